"""The print set as data: who and what stands in each document, and what is kept out of all of them."""

from __future__ import annotations

import pytest

from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.attendance import Presence
from rusdesk.domain.people import Group, Participant, Question
from rusdesk.domain.print_set import (
    PRINT_KINDS,
    Door,
    GroupLists,
    PrintKind,
    PrintWish,
    SignIn,
    Signs,
    WallSheets,
    print_document,
    wishes,
)
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, TextCard, Wall
from tests.report.rich import regions, rich, small

UNITS = regions()
DAY = (
    Part(id="fm", title="Förmiddag", day="2026-05-22", rank="a"),
    Part(id="em", title="Eftermiddag", who="lilla gruppen", invited=("b",), day="2026-05-22", rank="b"),
    Item(id="1", part="fm", title="Välkommen", minutes=15, start=540, rank="a", notes="Fika åt Region Skåne"),
    Item(id="2", part="fm", title="Samtal", minutes=45, rank="b", presenters="Tillväxtverket"),
    Item(id="21", part="fm", parent="2", title="I par", minutes=10, rank="a"),
    Item(id="3", part="fm", title="Struken", minutes=30, is_struck=True, rank="c"),
    Item(id="4", part="fm", title="Lunch", kind="meal", minutes=60, rank="d"),
    Item(id="5", part="em", title="Vidare", minutes=30, rank="a"),
)
PEOPLE = (
    Participant(id="a", organisation="Örebro kommun", rank="a"),
    Participant(id="b", name="Ledningsstaben", organisation="Region Skåne", rank="b", contact="hemlig@example.se"),
    Participant(id="c", name="Enheten för analys", organisation="Region Skåne", rank="c"),
    Participant(id="d", name="Gäst", rank="d"),
)


def body(kind: PrintKind, *records: Record, wall: str = "", state: State | None = None) -> object:
    return print_document(state or small(*records), UNITS, PrintWish(kind, wall)).body


def test_the_door_has_main_items_breaks_and_the_end_but_nothing_internal() -> None:
    found = body("programme", *DAY)
    assert isinstance(found, Door) and len(found.days) == 1
    morning, afternoon = found.days[0]
    assert [(r.start, r.title, r.is_break) for r in morning.rows] == [
        (540, "Välkommen", False),
        (555, "Samtal", False),
        (600, "Lunch", True),
    ]
    assert (morning.end, afternoon.end) == (None, 690)
    assert "Fika" not in repr(found)


def test_each_day_has_a_sheet_for_the_door() -> None:
    other = Part(id="d2", title="Dag två", day="2026-05-23", rank="c")
    found = body("programme", *DAY, other, Item(id="6", part="d2", title="Åter", start=540, rank="a"))
    assert isinstance(found, Door)
    assert [[p.title for p in day] for day in found.days] == [["Förmiddag", "Eftermiddag"], ["Dag två"]]


def test_signing_in_goes_by_organisation_and_by_part_with_the_invited_alone() -> None:
    found = body("sign_in", *DAY, *PEOPLE)
    assert isinstance(found, SignIn)
    whole, few = found.parts
    assert [(s.organisation, s.name) for s in whole.signers] == [
        ("Region Skåne", "Enheten för analys"),
        ("Region Skåne", "Ledningsstaben"),
        ("Örebro kommun", ""),
        ("", "Gäst"),
    ]
    assert [s.name for s in few.signers] == ["Ledningsstaben"]
    assert whole.span == (540, 600)
    assert "hemlig" not in repr(found)


def test_without_a_list_of_people_the_regions_sign_in() -> None:
    found = body("sign_in")
    assert isinstance(found, SignIn) and len(found.parts) == 1
    assert len(found.parts[0].signers) == 21 and found.parts[0].signers[0].organisation == "Region Blekinge"


def test_who_has_said_no_may_still_come_and_sign() -> None:
    found = body("sign_in", *PEOPLE, Presence(id="p", who="b", state="absent"))
    assert isinstance(found, SignIn)
    assert "Ledningsstaben" in [s.name for s in found.parts[0].signers]


def test_groups_have_their_members_and_their_own_questions() -> None:
    found = body(
        "groups",
        *PEOPLE,
        Question(id="q1", text="Vad först?", rank="a"),
        Question(id="q2", text="Med vem?", rank="b"),
        Group(id="g2", number=2, members=("14", "gone")),
        Group(id="g1", number=1, title="Norr", members=("b", "a"), questions=("q2",)),
    )
    assert isinstance(found, GroupLists)
    one, two = found.groups
    assert one.members == (("Ledningsstaben", "Region Skåne"), ("Örebro kommun", ""))
    assert one.questions == ("Med vem?",) and one.title == "Norr"
    assert two.members == (("Västra Götaland", ""),)


def test_signs_are_of_the_groups_or_of_each_organisation_once() -> None:
    assert body("group_signs", Group(id="g", number=3)) == Signs((body_sign(3),))
    found = body("name_signs", *PEOPLE)
    assert isinstance(found, Signs)
    assert [s.text for s in found.lines] == ["Gäst", "Region Skåne", "Örebro kommun"]
    regions_ = body("name_signs")
    assert isinstance(regions_, Signs)
    assert len(regions_.lines) == 21 and "Region Jämtland Härjedalen" in [s.text for s in regions_.lines]


def body_sign(number: int) -> object:
    from rusdesk.domain.print_set import Sign

    return Sign(number, "")


WALL = (
    Wall(id="v", title="Vägg"),
    Group(id="g", number=1, title="Norr"),
    Question(id="q", text="Hur?", rank="a"),
    Area(id="a1", wall="v", group="g", question="q", rank="a"),
    Area(id="a2", wall="v", group="g", title="Övrigt", rank="b"),
    Area(id="a3", wall="v", title="Tom", rank="c"),
    Note(id="n1", wall="v", area="a1", text="nedre", y=300),
    Note(id="n2", wall="v", area="a1", text="höger", x=148),
    Note(id="n3", wall="v", area="a1", text="vänster"),
    Note(id="n4", wall="v", area="a2", text="Samma", y=0),
    Note(id="n5", wall="v", area="a1", text="Samma sak", merged_into="n4"),
    Note(id="n6", wall="v", area="a1", text="gömd", is_hidden=True),
    Note(id="n7", wall="v", area="a1", text="utanför", is_outside=True),
    Note(id="n8", wall="v", area="a1", text="väntar", awaits=True),
    TextCard(id="c", wall="v", area="a2", heading="Viktigt", body="- ett"),
)


def test_a_wall_is_told_area_by_area_in_reading_order_without_what_is_kept_back() -> None:
    found = body("wall", *WALL, wall="v")
    assert isinstance(found, WallSheets)
    first, second = found.sheets
    assert (first.number, first.group, first.question) == (1, "Norr", "Hur?")
    assert [n.text for n in first.notes] == ["vänster", "höger", "nedre"]
    assert [(n.text, n.count, n.groups, n.also) for n in second.notes] == [("Samma", 2, (1,), ("Samma sak",))]
    assert second.heading == "Övrigt" and [c.heading for c in second.cards] == ["Viktigt"]


def test_every_wall_can_be_chosen_and_the_rest_once() -> None:
    found = wishes(small(Wall(id="v", title="V", rank="a"), Wall(id="u", title="U", rank="b")))
    assert [(w.kind, w.wall) for w in found if w.kind == "wall"] == [("wall", "v"), ("wall", "u")]
    assert {w.kind for w in found} == set(PRINT_KINDS) and len(found) == len(PRINT_KINDS) + 1


@pytest.mark.parametrize("kind", ["programme", "wall", "groups", "group_signs"])
def test_what_is_not_there_is_empty(kind: PrintKind) -> None:
    empty = small(Wall(id="v", title="Vägg"), Area(id="a", wall="v", title="Tom"))
    assert print_document(empty, UNITS, PrintWish(kind, "v")).is_empty
    assert not print_document(rich(), UNITS, PrintWish(kind, next(iter(rich().table(Wall))))).is_empty


def test_a_private_walls_notes_are_kept_back() -> None:
    state = small(Wall(id="v", title="V", is_private=True), Note(id="n", wall="v", text="hemligt"))
    assert print_document(state, UNITS, PrintWish("wall", "v")).is_empty
