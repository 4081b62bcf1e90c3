"""A workshop as the beginning of another: nothing points back, nothing of the day comes along but what is meant to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rusdesk.commands.agenda import EndItem, StartItem
from rusdesk.commands.command import Place, Revise
from rusdesk.commands.workshop import BeginWorkshop
from rusdesk.desk.desk import Desk
from rusdesk.domain.again import next_time, rehearsal, template
from rusdesk.domain.agenda import Item, Part, Run, main_items, parts
from rusdesk.domain.chapters import Outcomes
from rusdesk.domain.ids import counted_ids
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.minutes import compose
from rusdesk.domain.minutes_settings import MINUTES_ID, MinutesSettings
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.people import Group, Participant, Question
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Answer, Round
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Map, Mark, layers_of, marks_of
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.domain.workshop import Link, Workshop
from rusdesk.exchange import sample
from rusdesk.machine.languages import load
from rusdesk.machine.resources import resource
from rusdesk.report.phrases import origin_said
from tests.support.desks import NINE, UNITS, MemoryJournal, MemoryWriter, given_clock, make_desk

TO = Workshop(id="nytt", title="Nästa gång", days=("2026-09-09",))


def played() -> Desk:
    desk = make_desk(
        Participant(id="per1", organisation="Region Skåne", rank="A"),
        Part(id="part1", title="Dagen", day="2026-05-22", invited=("per1",), rank="A"),
        Item(id="it1", part="part1", title="Karta", kind="map", minutes=10, start=540, rank="A"),
        Item(id="it2", part="part1", title="Samtal", minutes=20, is_struck=True, rank="B"),
        Item(id="it3", part="part1", parent="it2", title="Del", minutes=5, rank="A"),
        Question(id="q1", text="Hur går det?", item="it2", rank="A"),
        Group(id="gr1", number=1, members=("per1",), rank="A"),
        Wall(id="wa1", title="Vägg", item="it2", rank="A"),
        Area(id="ar1", wall="wa1", group="gr1", question="q1", x=0, y=0, w=8, h=8),
        Note(id="no1", wall="wa1", area="ar1", text="En lapp"),
        Round(id="ro1", title="In", item="it1", questions=("q1",)),
        Answer(id="an1", round="ro1", who="12", question="q1", text="Bra"),
        Map(id="ma1", title="Var är vi?", item="it1", rank="A"),
        Layer(id="la0", map="ma1", title="Förra", stages=("A", "B"), dated="2025-09", rank="A"),
        Layer(id="la1", map="ma1", title="Nu", stages=("A", "B"), rank="B"),
        Mark(id="mk0", layer="la0", unit="12", stage=1),
        Mark(id="mk1", layer="la1", unit="12", stage=2, comment="nästan"),
        Mark(id="mk2", layer="la1", unit="25", stage=0, comment="vet ej"),
        Outcome(id="ou1", kind="action", text="Skriv", owner="Region Skåne", due="2026-06-12", item="it2"),
        Outcome(id="ou2", kind="action", text="Klart", status="done"),
        Outcome(id="ou3", kind="decision", text="Så gör vi"),
        Outcome(id="ou4", kind="action", text="Hemligt", is_outside=True),
        Link(id="li1", title="Underlag", address="https://example.org", item="it2", rank="A"),
    )
    desk.do(Revise(Workshop, "w", {"days": ("2026-05-22",)}))
    desk.do(StartItem("it1", NINE, "ru1"))
    desk.do(EndItem(NINE + 60_000))
    return desk


def begun(records: tuple[Record, ...]) -> State:
    """The copy as a library would take it in: every tie must hold."""
    desk = Desk(State(TO.id), MemoryJournal(), MemoryWriter(), given_clock())
    desk.do(BeginWorkshop(TO, records))
    return desk.state


def test_the_next_time_has_the_plan_the_people_and_the_open_actions() -> None:
    state = begun(next_time(played().state, TO, counted_ids("ny"), "Prov, 22 maj 2026", "2026-05-22"))
    assert [i.title for i in main_items(state)] == ["Karta", "Samtal"]
    assert [p.day for p in parts(state)] == ["2026-09-09"]
    assert not any(i.is_struck for i in state.each(Item))
    part, person = next(state.each(Part)), next(state.each(Participant))
    assert part.invited == (person.id,) and person.organisation == "Region Skåne"
    assert next(state.each(Group)).members == (person.id,)
    assert [(a.wall, a.group) for a in state.each(Area)] == [(next(state.each(Wall)).id, next(state.each(Group)).id)]
    assert next(state.each(Round)).questions == (next(state.each(Question)).id,)
    assert next(state.each(Link)).item == main_items(state)[1].id
    assert [(o.text, o.owner, o.due, o.carried, o.item) for o in state.each(Outcome)] == [
        ("Skriv", "Region Skåne", "2026-06-12", "Prov, 22 maj 2026", "")
    ]
    for kind in (Run, Note, Answer):
        assert not list(state.each(kind)), kind


def test_the_map_as_it_was_left_is_what_the_next_one_is_compared_with() -> None:
    state = begun(next_time(played().state, TO, counted_ids("ny"), "Prov", "2026-05-22"))
    chart = next(state.each(Map))
    now, before = layers_of(state, chart.id)
    assert (now.title, now.dated, marks_of(state, now.id)) == ("Nu", "", {})
    assert (before.title, before.dated) == ("Nu", "2026-05-22")
    assert {u: (m.stage, m.comment) for u, m in marks_of(state, before.id).items()} == {"12": (2, "")}


def test_a_template_has_nobody_and_nothing_of_the_day() -> None:
    state = begun(template(played().state, TO, counted_ids("ny")))
    assert [i.title for i in main_items(state)] == ["Karta", "Samtal"]
    assert [x.title for x in state.each(Layer)] == ["Förra", "Nu"]
    assert next(state.each(Group)).members == () and next(state.each(Part)).invited == ()
    for kind in (Participant, Run, Note, Answer, Mark, Outcome):
        assert not list(state.each(kind)), kind


def test_a_rehearsal_is_everything_but_the_run_of_the_day() -> None:
    desk = played()
    state = begun(rehearsal(desk.state, TO, counted_ids("ny")))
    for name, kind in KINDS.items():
        was, now = len(list(desk.state.each(kind))), len(list(state.each(kind)))
        assert now == (0 if name in ("run", "projection") else was), name
    assert next(state.each(Answer)).question == next(state.each(Question)).id


@pytest.mark.parametrize("name", ["kommunikation", "nationell-strategi"])
@pytest.mark.parametrize("how", [
    lambda state: template(state, TO, counted_ids("ny")),
    lambda state: rehearsal(state, TO, counted_ids("ny")),
    lambda state: next_time(state, TO, counted_ids("ny"), "Förra gången", "2026-05"),
])  # fmt: skip
def test_no_copy_points_at_what_it_was_made_of(name: str, how: Callable[[State], tuple[Record, ...]]) -> None:
    desk = Desk(State("w"), MemoryJournal(), MemoryWriter(), given_clock())
    desk.do(sample.read(resource(f"samples/{name}.json").read_bytes(), "w", NINE))
    records = how(desk.state)
    state = begun(records)
    old = {i for table in desk.state.tables.values() for i in table} - {"minutes", "division"}
    for record in records:
        told = [record.id, *(getattr(record, n) for n in record.REFS)]
        flat = {v for value in told for v in (value if isinstance(value, tuple) else (value,))}
        assert not flat & old
    assert len(main_items(state)) == len(main_items(desk.state))


def test_a_copy_of_a_copy_still_says_where_an_action_came_from() -> None:
    desk = make_desk(Outcome(id="ou1", kind="action", text="Skriv", carried="Prov, maj 2025"))
    desk.do(Place((Participant(id="p", organisation="Region Skåne"),)))
    state = begun(next_time(desk.state, TO, counted_ids("ny"), "Prov, maj 2026", "2026-05"))
    assert next(state.each(Outcome)).carried == "Prov, maj 2025"


def test_minutes_say_where_an_action_was_carried_from() -> None:
    desk = make_desk(Outcome(id="ou1", kind="action", text="Skriv", carried="Prov, maj 2025"))
    desk.do(Place((MinutesSettings(id=MINUTES_ID, shows_origin=True),)))
    chapter = next(c for c in compose(desk.state, UNITS).chapters if isinstance(c, Outcomes) and c.kind == "actions")
    assert chapter.shows_origin and chapter.lines[0].carried == "Prov, maj 2025"
    assert origin_said(load("sv"), chapter.lines[0]) == "Från Prov, maj 2025"


def test_what_belonged_to_that_protocol_alone_stays_with_it() -> None:
    desk = make_desk()
    given = MinutesSettings(
        id=MINUTES_ID, kind="protocol", chair="Region Skåne", file_number="RUN", first_number=9, attachments=("A",)
    )
    desk.do(Place((given,)))
    state = begun(next_time(desk.state, TO, counted_ids("ny"), "Prov", "2026-05"))
    now = next(state.each(MinutesSettings))
    assert (now.kind, now.chair) == ("protocol", "Region Skåne")
    assert (now.file_number, now.first_number, now.attachments) == ("", 1, ())
