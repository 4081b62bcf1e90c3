"""When the chime rings, and when it doesn't."""

from __future__ import annotations

from rusdesk.commands.command import Revise
from rusdesk.domain.agenda import Item, is_heard
from rusdesk.ui.agenda.chiming import Chiming
from tests.ui.run.conftest import Table
from tests.ui.run.test_running import CTRL, Key


def heard(table: Table) -> list[int]:
    rung: list[int] = []
    table.mode.chiming._ring = lambda: rung.append(table.clock.now_ms())
    return rung


def pass_(table: Table, minutes: float) -> None:
    table.clock.advance(minutes * 60)
    table.mode.chiming.look()


def test_dialogue_and_breaks_are_heard_and_talks_are_not() -> None:
    kinds = ("dialogue", "break", "meal", "talk", "check_in")
    items = [Item(id="x", part="p", title="X", kind=kind) for kind in kinds]  # type: ignore[arg-type]
    assert [is_heard(i) for i in items] == [True, True, True, False, False]
    assert is_heard(Item(id="x", part="p", title="X", kind="talk", sound="on"))
    assert not is_heard(Item(id="x", part="p", title="X", kind="break", sound="off"))


def test_it_rings_once_when_the_time_of_a_dialogue_is_out(table: Table) -> None:
    rung = heard(table)
    table.mode.deeds.start("board")
    assert abs(table.mode.chiming._timer.remainingTime() - 40 * 60_000) < 5_000
    pass_(table, 39.99)
    assert not rung
    pass_(table, 0.02)
    pass_(table, 0.02)
    assert len(rung) == 1
    table.mode.deeds.add_minutes(1)
    pass_(table, 1)
    assert len(rung) == 2, "the minute that was put on runs out too"


def test_a_talk_ends_in_silence_unless_it_is_chosen(table: Table) -> None:
    rung = heard(table)
    table.key(Key.Key_T, CTRL)
    pass_(table, 10)
    assert not rung
    table.desk.do(Revise(Item, "in", {"sound": "on"}))
    table.key(Key.Key_PageDown, CTRL)
    pass_(table, 20)
    assert len(rung) == 1


def test_a_pause_and_a_sleep_do_not_ring(table: Table) -> None:
    rung = heard(table)
    table.mode.deeds.start("board")
    table.mode.deeds.start_pause()
    pass_(table, 60)
    table.mode.deeds.start_pause()
    table.clock.sleep(3600)
    table.mode.chiming.look()
    assert not rung


def test_what_was_over_when_the_window_came_up_is_no_news(table: Table) -> None:
    table.mode.deeds.start("board")
    table.clock.advance(40 * 60)
    rung: list[int] = []
    late = Chiming(table.seat, lambda: rung.append(1), table.mode)
    late.look()
    assert not rung
