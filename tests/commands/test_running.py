"""Skipping, swapping, time left out and clocks set right while the day runs."""

from __future__ import annotations

import pytest

from rusdesk.commands.agenda import StartItem
from rusdesk.commands.running import ClockWasSet, LeaveOut, SkipItem, SwapItems, merged
from rusdesk.domain.agenda import Item, Part, Run, in_order, next_item, run_of, schedule
from rusdesk.domain.errors import Code, Refused
from tests.support.desks import NINE, make_desk

MINUTE = 60_000
DAY = (
    Part(id="p", title="Förmiddag", rank="A"),
    Part(id="q", title="Eftermiddag", rank="B"),
    Item(id="a", part="p", title="Välkommen", minutes=10, start=540, rank="A"),
    Item(id="b", part="p", title="Tema", minutes=30, rank="B"),
    Item(id="b1", part="p", parent="b", title="Ett exempel", minutes=15, rank="A"),
    Item(id="c", part="p", title="Samtal", minutes=20, rank="C"),
    Item(id="lunch", part="p", title="Lunch", kind="meal", minutes=60, start=600, rank="D"),
    Item(id="d", part="q", title="Utblick", minutes=25, rank="A"),
)


def order(desk: object) -> list[str]:
    return [i.id for i in in_order(desk.state)]  # type: ignore[attr-defined]


def test_two_items_change_places_with_their_parts_in_one_step() -> None:
    desk = make_desk(*DAY)
    desk.do(SwapItems("b", "d"))
    assert order(desk) == ["a", "d", "c", "lunch", "b", "b1"]
    assert desk.state.get(Item, "b1").part == "q"
    desk.undo()
    assert order(desk) == ["a", "b", "b1", "c", "lunch", "d"]


@pytest.mark.parametrize(("one", "other", "why"), [
    ("b", "lunch", "item.start"), ("b", "b", "item"), ("b1", "c", "item"), ("a", "c", "item.begun"),
])  # fmt: skip
def test_what_has_begun_or_is_fixed_does_not_change_places(one: str, other: str, why: str) -> None:
    desk = make_desk(*DAY)
    desk.do(StartItem("a", NINE, "r"))
    with pytest.raises(Refused) as refused:
        desk.do(SwapItems(one, other))
    assert (refused.value.code, refused.value.field) == (Code.NOT_ALLOWED, why)


def test_a_skipped_item_takes_no_time_and_can_be_taken_in_again() -> None:
    desk = make_desk(*DAY)
    desk.do(StartItem("a", NINE, "r"))
    desk.do(SkipItem("b"))
    after = next_item(desk.state, "a")
    assert after is not None and after.id == "c"
    assert {s.item.id: s.start for s in schedule(desk.state)}["c"] == 550
    desk.do(SkipItem("b", is_skipped=False))
    assert {s.item.id: s.start for s in schedule(desk.state)}["c"] == 580
    with pytest.raises(Refused):
        desk.do(SkipItem("a"))


def test_time_left_out_is_counted_once_however_often_it_is_told() -> None:
    desk = make_desk(*DAY)
    desk.do(StartItem("a", NINE, "r"))
    for _ in range(2):
        desk.do(LeaveOut(NINE + 2 * MINUTE, NINE + 5 * MINUTE))
    desk.do(LeaveOut(NINE - MINUTE, NINE + MINUTE))
    run = run_of(desk.state, "a")
    assert run is not None
    assert run.pauses == ((NINE, NINE + MINUTE), (NINE + 2 * MINUTE, NINE + 5 * MINUTE))
    assert run.spent_ms(NINE + 10 * MINUTE) == 6 * MINUTE
    desk.undo()
    assert desk.state.get(Run, "r").spent_ms(NINE + 10 * MINUTE) == 7 * MINUTE


def test_spans_that_touch_are_one_and_an_open_one_lasts() -> None:
    assert merged(((5, 9), (1, 3), (3, 4))) == ((1, 4), (5, 9))
    assert merged(((1, 0), (2, 3))) == ((1, 0),)
    assert merged(((1, 5), (2, 0))) == ((1, 0),)


def test_a_clock_that_was_set_changes_no_length() -> None:
    desk = make_desk(*DAY)
    desk.do(StartItem("a", NINE, "r1"))
    desk.do(StartItem("b", NINE + 12 * MINUTE, "r2"))
    hour = 60 * MINUTE
    desk.do(ClockWasSet(hour, NINE + 20 * MINUTE + hour))
    assert desk.state.get(Run, "r1").spent_ms(0) == 12 * MINUTE
    assert desk.state.get(Run, "r2").spent_ms(NINE + 20 * MINUTE + hour) == 8 * MINUTE
    assert desk.to_undo is None or desk.to_undo.what != "clock_set"


def test_a_clock_that_creeps_leaves_what_is_over_alone() -> None:
    desk = make_desk(*DAY)
    desk.do(StartItem("a", NINE, "r1"))
    desk.do(StartItem("b", NINE + 12 * MINUTE, "r2"))
    desk.do(ClockWasSet(60, NINE + 20 * MINUTE))
    assert desk.state.get(Run, "r1").started == NINE
    assert desk.state.get(Run, "r2").started == NINE + 12 * MINUTE + 60
