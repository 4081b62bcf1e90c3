"""Outcomes made of notes, answers and jottings, and what is put outside the minutes."""

from __future__ import annotations

import pytest

from rusdesk.commands.command import Place, Remove
from rusdesk.commands.outcomes import MakeOutcome, PutOutside
from rusdesk.commands.wall import RemoveNotes
from rusdesk.desk.desk import Desk
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.outcomes import Jotting, Outcome, outcomes
from rusdesk.domain.people import Question
from rusdesk.domain.rounds import Answer, Round
from rusdesk.domain.wall import Note, Wall
from tests.support.desks import make_desk

RECORDS = (
    Part(id="p", title="Dag"),
    Item(id="in", part="p", title="Incheckning"),
    Item(id="talk", part="p", title="Samtal"),
    Wall(id="v", title="Vägg", item="talk"),
    Wall(id="loose", title="Lös"),
    Note(id="a", wall="v", text="Ta fram en plan"),
    Note(id="b", wall="v", text="Ses igen", is_outside=True),
    Note(id="c", wall="loose", text="En tanke"),
    Note(id="d", wall="v", text="Dold", is_hidden=True),
    Question(id="q", text="Hur går det?", item="in"),
    Round(id="r", title="Runda", item="in", questions=("q",)),
    Answer(id="s", round="r", who="10", question="q", text="Vi gör en lista"),
    Jotting(id="j", item="talk", text="Någon bör ringa"),
)


@pytest.fixture
def desk() -> Desk:
    return make_desk(*RECORDS)


def test_a_note_an_answer_and_a_jotting_become_outcomes_tied_to_where_they_came_from(desk: Desk) -> None:
    desk.do(MakeOutcome("action", Note, ("a",), ("o1",)))
    desk.do(MakeOutcome("decision", Answer, ("s",), ("o2",)))
    desk.do(MakeOutcome("parked", Jotting, ("j",), ("o3",)))
    desk.do(MakeOutcome("question", Note, ("c",), ("o4",), "talk"))
    told = {i: desk.state.get(Outcome, i) for i in ("o1", "o2", "o3", "o4")}
    assert [(o.kind, o.text, o.item) for o in told.values()] == [
        ("action", "Ta fram en plan", "talk"),
        ("decision", "Vi gör en lista", "in"),
        ("parked", "Någon bör ringa", "talk"),
        ("question", "En tanke", "talk"),
    ]
    assert [(o.note, o.answer, o.jotting) for o in told.values()] == [
        ("a", "", ""),
        ("", "s", ""),
        ("", "", "j"),
        ("c", "", ""),
    ]
    assert desk.state.get(Note, "a").text == "Ta fram en plan"


def test_several_notes_are_one_step_and_come_last_in_their_order(desk: Desk) -> None:
    desk.do(MakeOutcome("action", Note, ("c",), ("o0",)))
    desk.do(MakeOutcome("action", Note, ("b", "a"), ("o1", "o2")))
    assert [o.id for o in outcomes(desk.state, "action")] == ["o0", "o1", "o2"]
    desk.undo()
    assert [o.id for o in outcomes(desk.state, "action")] == ["o0"]


def test_the_same_one_is_not_made_twice_but_may_be_of_another_kind(desk: Desk) -> None:
    desk.do(MakeOutcome("action", Note, ("a",), ("o1",)))
    assert desk.do(MakeOutcome("action", Note, ("a",), ("o2",))) is None
    desk.do(MakeOutcome("decision", Note, ("a",), ("o3",)))
    assert [o.id for o in desk.state.each(Outcome)] == ["o1", "o3"]


def test_an_outcome_becomes_one_of_another_kind_with_all_it_says(desk: Desk) -> None:
    desk.do(Place((Outcome(id="o", kind="action", text="Ring", owner="SKR", due="2026-06-12", note="a", rank="A"),)))
    desk.do(MakeOutcome("parked", Outcome, ("o",), ("unused",)))
    one = desk.state.get(Outcome, "o")
    assert (one.kind, one.owner, one.due, one.note) == ("parked", "SKR", "2026-06-12", "a")
    assert len(list(desk.state.each(Outcome))) == 1
    desk.undo()
    assert desk.state.get(Outcome, "o").kind == "action"


@pytest.mark.parametrize("note", ["b", "d"])
def test_what_is_kept_from_the_minutes_stays_so_when_something_is_made_of_it(desk: Desk, note: str) -> None:
    desk.do(MakeOutcome("decision", Note, (note,), ("o",)))
    assert desk.state.get(Outcome, "o").is_outside


def test_an_outcome_outlives_what_it_came_from(desk: Desk) -> None:
    desk.do(MakeOutcome("action", Note, ("a",), ("o1",)))
    desk.do(MakeOutcome("action", Jotting, ("j",), ("o2",)))
    desk.do(RemoveNotes(("a",)))
    desk.do(Remove(Jotting, ("j",)))
    assert desk.state.get(Outcome, "o1").text == "Ta fram en plan"
    assert desk.state.get(Outcome, "o2").jotting == ""
    desk.undo()
    assert desk.state.get(Outcome, "o2").jotting == "j"


def test_a_source_that_is_gone_or_too_long_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused) as why:
        desk.do(MakeOutcome("action", Note, ("nobody",), ("o",)))
    assert why.value.code is Code.MISSING
    desk.do(Place((Jotting(id="long", item="talk", text="o" * 2001),)))
    with pytest.raises(Refused) as why:
        desk.do(MakeOutcome("action", Jotting, ("long",), ("o",)))
    assert why.value.code is Code.TOO_LONG
    with pytest.raises(Refused):
        desk.do(MakeOutcome("action", Note, ("a", "b"), ("o",)))


@pytest.mark.parametrize(("kind", "record"), [(Note, "a"), (Answer, "s"), (Jotting, "j")])
def test_putting_outside_is_undone(desk: Desk, kind: type[Note | Answer | Jotting], record: str) -> None:
    desk.do(PutOutside(kind, (record,), True))
    assert desk.state.get(kind, record).is_outside
    assert desk.do(PutOutside(kind, (record,), True)) is None
    desk.undo()
    assert not desk.state.get(kind, record).is_outside
