"""The run-of-show: what is done, what is under way, and when the rest will begin as things go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from rusdesk.domain.agenda import Item, Part, Run, Slot, current_run, minimum_of, run_of, schedule
from rusdesk.domain.frozen import frozen
from rusdesk.domain.state import State

RowState = Literal["done", "now", "coming", "skipped"]
MinuteOf = Callable[[int], int]
"""UTC ms → minutes after local midnight."""

_MINUTE = 60_000
_DAY = 24 * 60
_FRESH_MS = 20 * 60 * _MINUTE  # a run begun later than this after the day's first one is of another day


@frozen
class Row:
    """One row of the run-of-show. `start` and `end` in minutes after midnight: real ones for what has been, else as
    it looks now; None when nothing says. `shift` is how much later (or earlier, negative) than planned it begins.

    `over` is minutes used beyond the plan, for a row that is done. `is_next` is the row that *Nästa* starts.
    """

    item: Item
    state: RowState
    start: int | None
    end: int | None
    shift: int = 0
    over: int = 0
    depth: int = 0
    is_next: bool = False

    @property
    def is_held(self) -> bool:
        """A fixed start ahead that holds as things go."""
        return self.state == "coming" and self.item.start is not None and self.shift <= 0

    @property
    def is_missed(self) -> bool:
        """A fixed start ahead that won't hold unless something is shortened."""
        return self.state == "coming" and self.item.start is not None and self.shift > 0


@frozen
class Outlook:
    """Every row, and how late the programme is in minutes (negative when early), None when that can't be told.

    `end` is when the day the clock is in will end as things go, `planned_end` when it was to; minutes after midnight.
    """

    rows: tuple[Row, ...]
    late: int | None
    end: int | None = None
    planned_end: int | None = None


def outlook(state: State, now_ms: int, minute_of: MinuteOf) -> Outlook:
    """How the programme stands at `now_ms`. Fixed starts are held; what follows is pushed by what runs over.

    A break gives way to a fixed start after it, as far as `minimum_of` lets it: the rule of re-planning.
    """
    slots = schedule(state)
    runs = {s.item.id: run_of(state, s.item.id) for s in slots}
    going = current_run(state)
    begun = [n for n, s in enumerate(slots) if not s.depth and (r := runs[s.item.id]) and r.started]
    last = max(begun, default=-1)
    at_now = next((n for n, s in enumerate(slots) if going and s.item.id == going.item), None)
    edge = at_now if at_now is not None else last
    days = {s.item.part: _day_of(state, s.item.part) for s in slots}
    lines = _lines(slots, runs, days, minute_of)
    rows: list[Row] = []
    clock: int | None = None
    late: int | None = None
    part: str | None = None
    awaited = False
    for n, slot in enumerate(slots):
        run = runs[slot.item.id]
        if part is not None and days[slot.item.part] != days[part]:
            clock = None
        part = slot.item.part
        minute = lines.get(days[part], minute_of)
        if slot.depth:
            rows.append(_inner(slot, rows))
            continue
        if going and run is going:
            start = minute(run.started)
            length = (slot.item.minutes + run.added) * _MINUTE + _paused(run, now_ms)
            end = max(minute(run.started + length), minute(now_ms))
            rows.append(Row(slot.item, "now", start, end, _shift(start, slot.start)))
            if slot.end is not None:
                late = _shift(end, slot.end)
            clock = end
        elif run and run.ended:
            start, end = minute(run.started), minute(run.ended)
            used = round(run.spent_ms(now_ms) / _MINUTE)
            rows.append(Row(slot.item, "done", start, end, _shift(start, slot.start), used - slot.item.minutes))
            clock = end
        elif n < edge or slot.item.is_struck:
            rows.append(Row(slot.item, "skipped", slot.start, slot.end))
        else:
            start_ = _pushed(slot, clock, edge >= 0)
            if going is None and not awaited and edge >= 0 and start_ is not None:
                # nothing runs: what comes next begins now at the earliest, on its own day
                if days[part] == days[slots[edge].item.part]:
                    start_ = max(start_, minute(now_ms))
                if slot.start is not None:
                    late = start_ - slot.start
            end_ = None if start_ is None else start_ + slot.item.minutes
            if end_ is not None and start_ is not None and slot.item.kind in ("break", "meal"):
                fixed = _next_fixed(slots, n, days)
                if fixed is not None and fixed < end_:
                    end_ = max(fixed, start_ + minimum_of(slot.item))
            rows.append(Row(slot.item, "coming", start_, end_, _shift(start_, slot.start), is_next=not awaited))
            awaited = True
            clock = end_
    here = days[slots[max(edge, 0)].item.part] if slots else ""
    ends = [r.end for r in rows if not r.depth and r.state != "skipped" and days[r.item.part] == here and r.end]
    plans = [s.end for s in slots if not s.depth and not s.item.is_struck and days[s.item.part] == here]
    return Outlook(tuple(rows), late, max(ends, default=None), plans[-1] if plans else None)


def _lines(
    slots: list[Slot], runs: dict[str, Run | None], days: dict[str, str], minute_of: MinuteOf
) -> dict[str, MinuteOf]:
    """For each day that has begun: UTC ms → minutes after the midnight before it, going on past the next one."""
    firsts: dict[str, int] = {}
    for slot in slots:
        run = runs[slot.item.id]
        if run and run.started:
            day = days[slot.item.part]
            firsts[day] = min(firsts.get(day, run.started), run.started)
    return {day: _line(first, minute_of) for day, first in firsts.items()}


def _line(first: int, minute_of: MinuteOf) -> MinuteOf:
    begin = minute_of(first)

    def minute(ms: int) -> int:
        raw = minute_of(ms)
        if not 0 <= ms - first <= _FRESH_MS:
            return raw
        guess = begin + (ms - first) / _MINUTE
        # by the clock on the wall, summer time and all
        return raw + _DAY * round((guess - raw) / _DAY)

    return minute


def _day_of(state: State, part: str) -> str:
    found = state.find(Part, part)
    return found.day if found else ""


def _next_fixed(slots: list[Slot], at: int, days: dict[str, str]) -> int | None:
    """The fixed start of the row right after, if it has one and stands on the same day."""
    here = slots[at].item
    after = next((s for s in slots[at + 1 :] if not s.depth and not s.item.is_struck), None)
    if after is None or days[after.item.part] != days[here.part]:
        return None
    return after.item.start


def _shift(start: int | None, planned: int | None) -> int:
    return start - planned if start is not None and planned is not None else 0


def _paused(run: Run, now_ms: int) -> int:
    """Milliseconds that the clock has stood still."""
    return sum(max(0, (b or now_ms) - a) for a, b in run.pauses)


def _pushed(slot: Slot, clock: int | None, has_begun: bool) -> int | None:
    if clock is None or not has_begun:
        return slot.start
    if slot.item.start is not None:
        return max(slot.item.start, clock)
    return clock


def _inner(slot: Slot, rows: list[Row]) -> Row:
    """A part of an item goes with it: shifted as much, and done when it is."""
    parent = next((r for r in reversed(rows) if r.item.id == slot.item.parent), None)
    shift = parent.shift if parent else 0
    start = None if slot.start is None else slot.start + shift
    end = None if slot.end is None else slot.end + shift
    state: RowState = "skipped" if slot.item.is_struck else parent.state if parent else "coming"
    return Row(slot.item, state, start, end, shift, depth=1)
