"""A clock that is set, a computer that sleeps: lengths stay right to a tenth of a second."""

from __future__ import annotations

import random
from datetime import UTC

from rusdesk.commands.agenda import StartItem
from rusdesk.commands.running import ClockWasSet, LeaveOut
from rusdesk.domain.agenda import Item, Part, current_run
from rusdesk.domain.clockwork import Moment, Seen, Watch
from rusdesk.machine.clock import GivenClock
from tests.support.desks import NINE, make_desk


def test_time_that_merely_passes_is_nothing() -> None:
    watch = Watch.begun(Moment(1_000, 0, 0))
    assert watch.look(Moment(3_601_000, 3_600_000, 3_600_000)) == (watch, Seen())


def test_a_sleep_is_seen_once_and_when_it_began() -> None:
    watch = Watch.begun(Moment(0, 0, 0))
    watch, seen = watch.look(Moment(730_000, 730_000, 10_000))
    assert seen == Seen(0, 720_000, 10_000)
    assert watch.look(Moment(731_000, 731_000, 11_000))[1] == Seen()


def test_a_short_sleep_simply_counts() -> None:
    watch, seen = Watch.begun(Moment(0, 0, 0)).look(Moment(21_000, 21_000, 1_000))
    assert seen == Seen()
    assert watch.look(Moment(42_000, 42_000, 2_000))[1] == Seen(), "two short ones are no long one"


def test_a_clock_set_back_while_asleep_is_both() -> None:
    watch, seen = Watch.begun(Moment(0, 0, 0)).look(Moment(-3_000_000, 600_000, 0))
    assert (seen.set_by, seen.slept) == (-3_600_000, 600_000)
    assert watch.look(Moment(-2_999_000, 601_000, 1_000))[1] == Seen()


def test_a_clock_that_creeps_is_seen_when_it_is_a_twentieth_of_a_second_off() -> None:
    watch = Watch.begun(Moment(0, 0, 0))
    seen = []
    for n in range(1, 101):
        watch, one = watch.look(Moment(n * 1001, n * 1000, n * 1000))
        seen.append(one.set_by)
    assert [s for s in seen if s] == [50, 50]


def test_eight_hours_with_sleeps_and_clocks_set_are_off_by_a_tenth_of_a_second_at_most() -> None:
    rng = random.Random(20261122)
    clock = GivenClock(NINE, UTC)
    desk = make_desk(Part(id="p", title="Dagen", rank="A"), Item(id="a", part="p", title="Vaka", minutes=480, rank="A"))
    desk.do(StartItem("a", clock.now_ms(), "r"))
    watch = Watch.begun(Moment(*clock.reading()))
    left_out = worst = sleeps = settings = 0
    while clock.reading()[1] < 8 * 3_600_000:
        turn = rng.random()
        if turn < 0.001:
            seconds = rng.choice((5.0, 45.5, 720.25))
            clock.sleep(seconds)
            sleeps += 1
        elif turn < 0.002:
            clock.set_by(rng.choice((3600.0, -3600.0, 0.2, -17.5, 0.03)))
            settings += 1
        elif turn < 0.3:
            clock.set_by(rng.choice((0.001, -0.001)))
        clock.advance(1.0)
        watch, seen = watch.look(Moment(*clock.reading()))
        if seen.set_by:
            desk.do(ClockWasSet(seen.set_by, clock.now_ms()))
        if seen.slept and rng.random() < 0.5:
            desk.do(LeaveOut(clock.now_ms() - 1000 - seen.slept, clock.now_ms() - 1000))
            left_out += seen.slept
        run = current_run(desk.state)
        assert run is not None
        spent = run.spent_ms(clock.now_ms())
        worst = max(worst, abs(spent - (clock.reading()[1] - left_out)))
    assert sleeps > 10 and settings > 10 and left_out
    assert worst <= 100
