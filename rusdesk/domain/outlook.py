"""The run-of-show: what is done, what is under way, and when the rest will begin as things go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rusdesk.domain.agenda import Item, Part, Run, Slot, current_run, run_of, schedule
from rusdesk.domain.state import State

RowState = Literal["done", "now", "coming", "skipped"]
MinuteOf = Callable[[int], int]
"""UTC ms → minutes after local midnight."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Outlook:
    """Every row, and how late the programme is in minutes (negative when early), None when that can't be told."""

    rows: tuple[Row, ...]
    late: int | None


def outlook(state: State, now_ms: int, minute_of: MinuteOf) -> Outlook:
    """How the programme stands at `now_ms`. Fixed starts are held; what follows is pushed by what runs over."""
    slots = schedule(state)
    runs = {s.item.id: run_of(state, s.item.id) for s in slots}
    going = current_run(state)
    begun = [n for n, s in enumerate(slots) if not s.depth and (r := runs[s.item.id]) and r.started]
    last = max(begun, default=-1)
    at_now = next((n for n, s in enumerate(slots) if going and s.item.id == going.item), None)
    edge = at_now if at_now is not None else last
    rows: list[Row] = []
    clock: int | None = None
    late: int | None = None
    part: str | None = None
    awaited = False
    days = {s.item.part: _day_of(state, s.item.part) for s in slots}
    for n, slot in enumerate(slots):
        run = runs[slot.item.id]
        if part is not None and days[slot.item.part] != days[part]:
            clock = None
        part = slot.item.part
        if slot.depth:
            rows.append(_inner(slot, rows))
            continue
        if going and run is going:
            start = minute_of(run.started)
            end = max(start + slot.item.minutes + run.added + _paused(run, now_ms), minute_of(now_ms))
            rows.append(Row(slot.item, "now", start, end, _shift(start, slot.start)))
            if slot.end is not None:
                late = _shift(end, slot.end)
            clock = end
        elif run and run.ended:
            start, end = minute_of(run.started), minute_of(run.ended)
            used = round(run.spent_ms(now_ms) / 60_000)
            rows.append(Row(slot.item, "done", start, end, _shift(start, slot.start), used - slot.item.minutes))
            clock = end
        elif n < edge or slot.item.is_struck:
            rows.append(Row(slot.item, "skipped", slot.start, slot.end))
        else:
            start_ = _pushed(slot, clock, edge >= 0)
            if going is None and not awaited and edge >= 0 and start_ is not None:
                # nothing runs: what comes next begins now at the earliest
                start_ = max(start_, minute_of(now_ms))
                if slot.start is not None:
                    late = start_ - slot.start
            end_ = None if start_ is None else start_ + slot.item.minutes
            if end_ is not None and start_ is not None and slot.item.kind in ("break", "meal"):
                # a break gives way so that what has a fixed start can hold it
                fixed = _next_fixed(slots, n, days)
                least = slot.item.minimum or 0
                if fixed is not None and fixed < end_:
                    end_ = max(fixed, start_ + least)
            rows.append(Row(slot.item, "coming", start_, end_, _shift(start_, slot.start), is_next=not awaited))
            awaited = True
            clock = end_
    return Outlook(tuple(rows), late)


def _day_of(state: State, part: str) -> str:
    found = state.find(Part, part)
    return found.day if found else ""


def _next_fixed(slots: list[Slot], at: int, days: dict[str, str]) -> int | None:
    """The fixed start of the row right after, if it has one and stands on the same day."""
    here = slots[at].item
    after = next((s for s in slots[at + 1 :] if not s.depth), None)
    if after is None or days[after.item.part] != days[here.part]:
        return None
    return after.item.start


def _shift(start: int | None, planned: int | None) -> int:
    return start - planned if start is not None and planned is not None else 0


def _paused(run: Run, now_ms: int) -> int:
    """Whole minutes that the clock has stood still."""
    return sum(max(0, (b or now_ms) - a) for a, b in run.pauses) // 60_000


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
