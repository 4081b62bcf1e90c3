"""Draft until final, draft again after a change; what a version says is new in it."""

from __future__ import annotations

import dataclasses

import pytest

from rusdesk.commands.command import Revise
from rusdesk.commands.minutes import ArrangeChapters, MakeFinal, SetChapter, SetMinutes
from rusdesk.domain.change import Change, applied, inverted
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.minutes import compose, outline
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.people import Participant
from rusdesk.domain.projection import Projection
from rusdesk.domain.state import State
from rusdesk.domain.versions import digests, versions
from tests.report.rich import regions, rich

UNITS = regions()


def change(state: State, command: object) -> Change:
    edits = command.decide(state)  # type: ignore[attr-defined]
    return Change(state.workshop, state.seq + 1, "x", "desk", 0, "s", edits)


def done(state: State, *commands: object) -> State:
    for command in commands:
        state = applied(state, change(state, command))
    return state


def status(state: State) -> tuple[bool, int]:
    minutes = compose(state, UNITS)
    return minutes.is_draft, minutes.version


def decision(state: State) -> str:
    return next(o.id for o in state.each(Outcome) if o.kind == "decision")


FINAL = MakeFinal("v1", 1_000, UNITS)
AGAIN = MakeFinal("v2", 2_000, UNITS)


def test_a_draft_until_made_final_and_again_after_a_change() -> None:
    state = rich()
    assert status(state) == (True, 1)
    state = done(state, FINAL)
    assert status(state) == (False, 1)
    state = done(state, Revise(Outcome, decision(state), {"text": "Något annat"}))
    assert status(state) == (True, 2)
    state = done(state, AGAIN)
    assert status(state) == (False, 2)
    assert versions(state)[-1].changed == ("decisions:",)
    assert [v.number for v in versions(state)] == [1, 2] and versions(state)[0].changed == ()


def test_a_change_undone_leaves_them_final() -> None:
    state = done(rich(), FINAL)
    edit = change(state, Revise(Outcome, decision(state), {"text": "Något annat"}))
    state = applied(state, edit)
    back = Change("w", state.seq + 1, "undo", "desk", 0, "t", inverted([edit], state))
    assert status(applied(state, back)) == (False, 1)


def test_what_no_reader_reads_changes_nothing() -> None:
    state = done(rich(), FINAL)
    person = next(iter(state.each(Participant)))
    state = done(state, Revise(Participant, person.id, {"contact": "kansliet@example.se"}))
    tables = {**state.tables, "projection": {"p": Projection(id="p")}}
    assert status(dataclasses.replace(state, tables=tables)) == (False, 1)
    assert "example.se" not in repr(compose(state, UNITS))


def test_what_is_new_is_named_the_order_and_what_went_too() -> None:
    state = done(rich(), FINAL)
    order = [s.key for s, _on in outline(state, UNITS)]
    state = done(
        state,
        ArrangeChapters((order[-1], *order[:-1]), order[-1]),
        SetChapter(("links", ""), {"is_off": True}),
        SetMinutes({"title": "Minnesanteckningar"}),
        AGAIN,
    )
    assert versions(state)[-1].changed == ("head", "links:", "order")


def test_final_minutes_are_not_made_final_again_nor_the_running_list() -> None:
    state = done(rich(), FINAL)
    with pytest.raises(Refused) as why:
        done(state, AGAIN)
    assert why.value.code is Code.CLASH
    with pytest.raises(Refused):
        done(rich(), SetMinutes({"kind": "running_list"}), FINAL)


def test_another_kind_or_part_has_the_status_of_the_whole() -> None:
    state = done(rich(), FINAL)
    part = next(iter(state.tables["part"]))
    for minutes in (compose(state, UNITS, "outcomes"), compose(state, UNITS, parts=[part])):
        assert (minutes.is_draft, minutes.version) == (False, 1)
    assert not compose(rich(), UNITS, "running_list").is_draft
    assert compose(rich(), UNITS, "outcomes").is_draft


def test_equal_minutes_have_equal_digests() -> None:
    assert digests(compose(rich(), UNITS)) == digests(compose(rich(), UNITS))
