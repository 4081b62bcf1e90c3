"""Applying a plan: one step, taken back whole."""

from __future__ import annotations

import pytest

from rusdesk.commands.agenda import AddMinutes, EndItem, StartItem
from rusdesk.commands.command import Place
from rusdesk.commands.planning import ApplyPlan
from rusdesk.desk.desk import Desk
from rusdesk.domain.agenda import Item, Part, current_run, main_items, next_item, run_of, schedule
from rusdesk.domain.chapters import Programme
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.minutes import compose
from rusdesk.domain.outcomes import Jotting
from rusdesk.domain.outlook import outlook
from rusdesk.domain.planning import drops, slip, squeeze
from rusdesk.domain.record import Record
from rusdesk.domain.standing import standing
from rusdesk.domain.state import State
from rusdesk.domain.workshop import Workshop
from tests.support.desks import NINE, UNITS, make_desk

MINUTE = 60_000


def minute_of(ms: int) -> int:
    return (ms // MINUTE + 120) % 1440  # Swedish summer time


def late_day() -> Desk:
    """Twelve minutes late into the talk, with 30 + 20 planned and 38 minutes to lunch."""
    desk = make_desk(
        Part(id="p", title="Dagen", rank="A"),
        Item(id="a", part="p", title="Välkommen", minutes=10, start=540, rank="A"),
        Item(id="b", part="p", title="Föredrag", kind="talk", minutes=30, rank="B"),
        Item(id="c", part="p", title="Samtal", minutes=20, minimum=15, is_optional=True, rank="C"),
        Item(id="c1", part="p", parent="c", title="Del", minutes=20, rank="A"),
        Item(id="lunch", part="p", title="Lunch", kind="meal", minutes=60, start=600, rank="D"),
    )
    desk.do(StartItem("a", NINE, "ra"))
    desk.do(StartItem("b", NINE + 22 * MINUTE, "rb"))
    return desk


def items(state: State) -> dict[str, Item]:
    return dict(state.table(Item))


def test_squeezing_is_one_step_and_is_undone() -> None:
    desk = late_day()
    before = items(desk.state)
    now = standing(desk.state, NINE + 23 * MINUTE, minute_of)
    assert now is not None
    seq = desk.state.seq
    desk.do(ApplyPlan.of(squeeze(now)))
    assert desk.state.seq == seq + 1
    after = items(desk.state)
    assert (after["b"].minutes, after["c"].minutes, after["c1"].minutes) == (22, 16, 16)
    assert after["b"].minimum == 18, "what was unsaid is said, so that the next time takes no more"
    assert after["c"].minimum == 15
    rows = {r.item.id: r for r in outlook(desk.state, NINE + 23 * MINUTE, minute_of).rows}
    assert rows["lunch"].shift == 0
    assert desk.to_undo is not None and desk.to_undo.what == "apply_plan"
    desk.undo()
    assert {i: (r.minutes, r.minimum) for i, r in items(desk.state).items()} == {
        i: (r.minutes, r.minimum) for i, r in before.items()
    }
    desk.redo()
    assert items(desk.state)["b"].minutes == 22


def test_what_was_put_on_counts() -> None:
    desk = late_day()
    desk.do(AddMinutes(6))
    desk.do(ApplyPlan(lengths=(("b", 24),)))
    assert items(desk.state)["b"].minutes == 18
    desk.do(ApplyPlan(lengths=(("b", 4),)))
    run = run_of(desk.state, "b")
    assert run is not None and (items(desk.state)["b"].minutes, run.added) == (0, 4)
    desk.undo()
    run = run_of(desk.state, "b")
    assert run is not None and (items(desk.state)["b"].minutes, run.added) == (18, 6)


def test_a_struck_item_stands_and_is_passed_by() -> None:
    desk = late_day()
    now = standing(desk.state, NINE + 23 * MINUTE, minute_of)
    assert now is not None
    desk.do(ApplyPlan.of(drops(now)[0]))
    assert items(desk.state)["c"].is_struck
    assert [i.id for i in main_items(desk.state)] == ["a", "b", "c", "lunch"]
    coming = next_item(desk.state, "b")
    assert coming is not None and coming.id == "lunch"
    assert [(s.start, s.end) for s in schedule(desk.state)][2:4] == [(580, 580), (580, 580)]
    states = [r.state for r in outlook(desk.state, NINE + 23 * MINUTE, minute_of).rows]
    assert states == ["done", "now", "skipped", "skipped", "coming"]
    desk.undo()
    assert not items(desk.state)["c"].is_struck
    desk.redo()
    desk.do(StartItem("c", NINE + 40 * MINUTE, "rc"))
    run = current_run(desk.state)
    assert run is not None and run.item == "c"
    assert not items(desk.state)["c"].is_struck, "what is begun all the same is no longer struck"


def test_the_day_is_done_after_the_last_that_stands() -> None:
    desk = late_day()
    desk.do(ApplyPlan(struck=("c", "lunch")))
    desk.do(EndItem(NINE + 60 * MINUTE))
    assert desk.state.get(Workshop, "w").status == "done"


def test_what_was_struck_is_not_in_the_minutes_unless_something_was_written() -> None:
    desk = late_day()

    def titles() -> list[str]:
        (chapter,) = [c for c in compose(desk.state, UNITS).chapters if isinstance(c, Programme)]
        return [line.title for part in chapter.parts for line in part.lines]

    desk.do(ApplyPlan(struck=("c",)))
    assert titles() == ["Välkommen", "Föredrag", "Lunch"]
    desk.do(Place((Jotting(id="j", item="c", text="Tas nästa gång", rank="A"),)))
    assert titles() == ["Välkommen", "Föredrag", "Samtal", "Lunch"]


def test_a_fixed_start_moves_only_when_asked() -> None:
    desk = late_day()
    now = standing(desk.state, NINE + 23 * MINUTE, minute_of)
    assert now is not None
    moved = slip(now)
    assert moved is not None
    desk.do(ApplyPlan.of(moved))
    assert items(desk.state)["lunch"].start == 612
    assert (items(desk.state)["b"].minutes, items(desk.state)["c"].minutes) == (30, 20)
    desk.undo()
    assert items(desk.state)["lunch"].start == 600


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (ApplyPlan(lengths=(("a", 5),)), Code.NOT_ALLOWED),  # over
        (ApplyPlan(struck=("b",)), Code.NOT_ALLOWED),  # under way
        (ApplyPlan(lengths=(("gone", 5),)), Code.MISSING),
        (ApplyPlan(lengths=(("b", -1),)), Code.BAD_TIME),
        (ApplyPlan(starts=(("lunch", 1440),)), Code.BAD_TIME),
        (ApplyPlan(), Code.NOTHING_THERE),
    ],
)
def test_what_cannot_be(command: ApplyPlan, code: Code) -> None:
    desk = late_day()
    was: tuple[Record, ...] = tuple(items(desk.state).values())
    with pytest.raises(Refused) as why:
        desk.do(command)
    assert why.value.code is code
    assert tuple(items(desk.state).values()) == was
