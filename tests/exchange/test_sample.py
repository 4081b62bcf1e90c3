"""The two samples: faithful, as planned, and naming organisations only."""

from collections import Counter

import pytest

from rusdesk.domain.agenda import Item, Run, in_order, items_in, schedule, span_of
from rusdesk.domain.change import with_edits
from rusdesk.domain.errors import Refused
from rusdesk.domain.people import Group, Participant, Question
from rusdesk.domain.rounds import Answer, Round, Turn
from rusdesk.domain.state import State, ranked
from rusdesk.domain.statusmap import Layer, Mark
from rusdesk.domain.wall import Area, Note, TextCard, areas_of, place_of
from rusdesk.domain.workshop import ComingDate, Summary, Workshop
from rusdesk.exchange import sample, unit_set
from rusdesk.machine.resources import resource


def begun(name: str) -> State:
    command = sample.read(resource(f"samples/{name}.json").read_bytes(), "ws", 1000)
    return with_edits(State("ws"), command.decide(State("ws")), 1)


@pytest.fixture(scope="module")
def day() -> State:
    return begun("kommunikation")


@pytest.fixture(scope="module")
def dialogue() -> State:
    return begun("nationell-strategi")


def test_the_day_stands_in_the_order_of_the_slides(day: State) -> None:
    titles = [i.title for i in in_order(day)]
    expected = [
        "Välkommen och program",
        "Nuläge i RUS-processen och ungdomsperspektivet",
        "Incheckning – Lägesbild: RUS:en",
        "Incheckning – Kommunikation av regional utveckling",
        "Tema: Kommunikation av regional utveckling",
        "Inspiration från SKR",
        "Gruppdialog",
        "Lunch",
        "Strategisk planering och regionalt utvecklingsarbete 2025",
        "RUS-nätverket – nästa träff och framtid",
        "Utcheck",
    ]
    assert [t for t in titles if t in expected] == expected


def test_only_four_times_are_fixed_and_the_day_adds_up(day: State) -> None:
    assert sorted(i.start for i in day.each(Item) if i.start is not None) == [540, 695, 780, 870]
    slots = schedule(day)
    assert not any(s.conflict or s.slack for s in slots)
    assert span_of(slots) == (540, 870)
    for item in day.each(Item):
        inside = sum(i.minutes for i in items_in(day, item.part, item.id))
        assert inside <= item.minutes


def test_every_length_that_is_assumed_says_so(day: State) -> None:
    silent = [i.title for i in day.each(Item) if i.minutes and not i.assumed and i.start is None]
    assert silent == []
    assert all(layer.assumed for layer in day.each(Layer))
    assert "antaganden" in day.get(Workshop, "ws").remark


def test_the_theme_has_its_three_parts(day: State) -> None:
    theme = next(i for i in day.each(Item) if i.title.startswith("Tema:"))
    parts = [i.presenters for i in items_in(day, theme.part, theme.id)]
    assert parts == ["Region Norrbotten", "Region Östergötland", "SKR"]


def test_rounds_questions_map_and_dates(day: State) -> None:
    assert [r.kind for r in ranked(day.each(Round))] == ["check_in", "check_in", "check_out"]
    assert len([q for q in day.each(Question) if q.item == "dialog"]) == 3
    assert [(layer.title, layer.dated) for layer in ranked(day.each(Layer))] == [
        ("RUS-processen", ""),
        ("Ungdomsperspektivet", ""),
        ("RUS-processen", "2025-09"),
    ]
    dates = ranked(day.each(ComingDate))
    assert [d.is_preliminary for d in dates] == [False, True, True, True]
    assert (dates[0].start, dates[0].end, dates[0].hours) == ("2026-09-09", "2026-09-10", "lunch till lunch")
    assert dates[0].planners == ("Region Jönköpings län", "Region Blekinge")
    structure = next(s for s in day.each(Summary) if "Struktur" in s.title)
    assert structure.body.count("\n   - ") == 6 and structure.body.startswith("1. ")


def test_as_planned_nothing_has_happened(day: State, dialogue: State) -> None:
    for state in (day, dialogue):
        for kind in (Run, Answer, Turn, Mark):
            assert not list(state.each(kind))
        assert state.get(Workshop, "ws").status == "plan" and state.get(Workshop, "ws").is_sample


def test_participants_are_organisations(day: State) -> None:
    people = list(day.each(Participant))
    assert all(p.name == "" for p in people)
    assert {p.organisation for p in people} >= {"Reglab", "SKR", "Tillväxtverket", "Region Blekinge"}


def test_the_dialogue_has_its_47_notes_by_board(dialogue: State) -> None:
    areas = {a.id: a for a in dialogue.each(Area)}
    groups = {g.id: g.number for g in dialogue.each(Group)}
    boards = Counter(groups[areas[n.area].group] for n in dialogue.each(Note))
    assert [boards[n] for n in range(1, 8)] == [8, 7, 7, 6, 8, 8, 3]
    assert all(areas[n.area].question == "" for n in dialogue.each(Note))
    assert dialogue.get(Workshop, "ws").days == ()
    assert len(list(dialogue.each(Question))) == 2


def test_notes_and_cards_lie_apart_within_their_areas(dialogue: State) -> None:
    things = [*dialogue.each(Note), *dialogue.each(TextCard)]
    rects = [place_of(dialogue, t) for t in things]
    assert not any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[n + 1 :])
    for thing, rect in zip(things, rects, strict=True):
        area = dialogue.get(Area, thing.area).rect
        assert area.x <= rect.x and rect.right <= area.right and rect.bottom <= area.bottom
    boxes = [a.rect for a in areas_of(dialogue, "vagg")]
    assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])


@pytest.mark.parametrize("data", [b"", b"[]", b'{"format": "other"}', b'{"format": "rusdesk-sample-1"}', b"\xff\xfe"])
def test_what_is_no_sample_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        sample.read(data, "ws", 0)


def test_the_unit_set_is_21_regions_in_swedish_order() -> None:
    units = unit_set.read(resource("maps/sweden_regions.json").read_bytes())
    assert len(units) == 21
    assert [u.short for u in units][-3:] == ["Västra Götaland", "Örebro", "Östergötland"]
    with pytest.raises(Refused):
        unit_set.read(b"{}")
