"""Nollställ genomförandet: one step, and all of it comes back."""

from __future__ import annotations

import pytest

from rusdesk.commands.command import Revise
from rusdesk.commands.projection import ShowScene, projection_of
from rusdesk.commands.reset import ResetRun, left
from rusdesk.domain.agenda import Item, Run
from rusdesk.domain.errors import Refused
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.rounds import Answer
from rusdesk.domain.statusmap import Mark
from rusdesk.domain.wall import Note
from rusdesk.domain.workshop import Workshop
from tests.domain.test_again import played
from tests.support.desks import make_desk


def test_times_and_what_the_room_saw_are_taken_back_in_one_step() -> None:
    desk = played()
    desk.do(ShowScene("clock"))
    before = desk.state
    desk.do(ResetRun())
    assert not list(desk.state.each(Run)) and projection_of(desk.state).scene == "welcome"
    assert desk.state.get(Workshop, "w").status == "plan" and not desk.state.get(Item, "it2").is_struck
    assert list(desk.state.each(Note)) and list(desk.state.each(Answer)), "what was written stays"
    desk.undo()
    assert {k: {i: (r.id, r.is_gone) for i, r in t.items()} for k, t in desk.state.tables.items()} == {
        k: {i: (r.id, r.is_gone) for i, r in t.items()} for k, t in before.tables.items()
    }
    assert desk.state.get(Workshop, "w").status == before.get(Workshop, "w").status


def test_what_was_written_goes_too_when_asked() -> None:
    desk = played()
    assert [len(left(desk.state, w)) for w in ("answers", "notes", "captured", "marks")] == [1, 1, 4, 2]
    desk.do(ResetRun(("answers", "notes", "captured", "marks", "ballots")))
    for kind in (Note, Answer, Outcome):
        assert not list(desk.state.each(kind)), kind
    assert [m.id for m in desk.state.each(Mark)] == ["mk0"], "the map of the time before is no part of the day"
    desk.undo()
    assert len(list(desk.state.each(Outcome))) == 4 and len(list(desk.state.each(Mark))) == 3


def test_nothing_to_take_back_is_said() -> None:
    with pytest.raises(Refused):
        make_desk().do(ResetRun())


def test_what_was_planned_anew_stays() -> None:
    desk = played()
    desk.do(Revise(Item, "it2", {"minutes": 7, "start": 615, "is_struck": True}))
    desk.do(ResetRun())
    item = desk.state.get(Item, "it2")
    assert (item.minutes, item.start, item.is_struck) == (7, 615, False)
