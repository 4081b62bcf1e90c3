"""What the clock of an item says at a moment, and how the programme stands."""

from __future__ import annotations

from typing import Literal

from rusdesk.domain.agenda import Item, current_run, next_item, planned_ms
from rusdesk.domain.frozen import frozen
from rusdesk.domain.state import State
from rusdesk.machine.languages import Words

Phase = Literal["idle", "going", "soon", "wrap", "over", "paused"]


SOON, WRAP = 0.20, 0.05


@frozen
class Reading:
    """What the clock shows: seconds left (negative when over) and which phase that is."""

    phase: Phase
    item: Item | None
    left: int = 0
    total: int = 0
    started: int = 0


def read_clock(state: State, now_ms: int) -> Reading:
    """The clock of the item under way, or of the one that comes next."""
    run = current_run(state)
    item = state.find(Item, run.item) if run else None
    if run is None or item is None:
        coming = next_item(state, None)
        minutes = coming.minutes if coming else 0
        return Reading("idle", coming, minutes * 60, minutes * 60)
    total = planned_ms(state, item) // 1000
    # whole seconds spent, so that the first second shows the full length
    left = total - run.spent_ms(now_ms) // 1000
    if run.is_paused:
        phase: Phase = "paused"
    elif total <= 0:
        phase = "going"
    elif left < 0:
        phase = "over"
    elif left <= total * WRAP:
        phase = "wrap"
    elif left <= total * SOON:
        phase = "soon"
    else:
        phase = "going"
    return Reading(phase, item, left, total, run.started)


def late_words(words: Words, late: int | None) -> tuple[str, str, str] | None:
    """Icon, words and kind of the chip that says how the programme stands."""
    if late is None:
        return None
    if late > 0:
        return "clock", words.n("{n} min efter", "{n} min efter", late), "warn"
    if late < 0:
        return "clock", words.n("{n} min före", "{n} min före", -late), "ok"
    return "check", words("I tid"), "ok"
