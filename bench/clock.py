"""The clock of an item over eight simulated hours with sleeps and clocks set: its worst error; a reading's cost."""

from __future__ import annotations

import random
import time
from datetime import UTC

from bench import Figure
from rusdesk.commands.agenda import StartItem
from rusdesk.commands.running import ClockWasSet, LeaveOut
from rusdesk.commands.workshop import BeginWorkshop
from rusdesk.domain.agenda import Item, Part, current_run
from rusdesk.domain.change import with_edits
from rusdesk.domain.clockwork import Moment, Watch
from rusdesk.domain.state import State
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.clock import GivenClock, SystemClock

DAYS = 20
HOURS = 8
GOAL_MS = 100


def run() -> list[Figure]:
    """Twenty days, a look each second; some sleeps are left out and some counted."""
    worst = max(_day(seed) for seed in range(DAYS))
    clock = SystemClock()
    begun = time.perf_counter()
    for _ in range(10_000):
        clock.reading()
    return [
        Figure("worst clock error over 8 h", worst, "ms", GOAL_MS),
        Figure("one reading of the clocks", (time.perf_counter() - begun) / 10_000 * 1e6, "µs"),
    ]


def _day(seed: int) -> float:
    rng = random.Random(seed)
    clock = GivenClock(1_779_433_200_000, UTC)
    state = State("w")
    records = (Part(id="p", title="P"), Item(id="a", part="p", title="A", minutes=HOURS * 60))
    state = with_edits(state, BeginWorkshop(Workshop(id="w", title="W"), records).decide(state), 1)
    state = with_edits(state, StartItem("a", clock.now_ms(), "r").decide(state), 2)
    watch = Watch.begun(Moment(*clock.reading()))
    left_out = worst = 0
    while clock.reading()[1] < HOURS * 3_600_000:
        turn = rng.random()
        if turn < 0.001:
            clock.sleep(rng.uniform(1, 900))
        elif turn < 0.002:
            clock.set_by(rng.choice((3600, -3600, rng.uniform(-30, 30))))
        elif turn < 0.3:
            clock.set_by(rng.choice((0.001, -0.001)))
        clock.advance(1.0)
        watch, seen = watch.look(Moment(*clock.reading()))
        now = clock.now_ms()
        if seen.set_by:
            state = with_edits(state, ClockWasSet(seen.set_by, now).decide(state), 3)
        if seen.slept and rng.random() < 0.5:
            state = with_edits(state, LeaveOut(seen.since, seen.since + seen.slept).decide(state), 3)
            left_out += seen.slept
        going = current_run(state)
        assert going is not None
        worst = max(worst, abs(going.spent_ms(now) - (clock.reading()[1] - left_out)))
    return worst
