"""How the day stands while it runs: the rows still to come, the fixed starts they must keep, and how late it is."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.domain.agenda import Item, Part, Run, current_run, minimum_of
from rusdesk.domain.frozen import frozen
from rusdesk.domain.outlook import MinuteOf
from rusdesk.domain.state import State, ranked

_MINUTE = 60_000
_DAY = 24 * 60
_STALE = 12 * 60  # minutes without anything under way after which the day is taken to be over


@frozen
class DayRow:
    """A main item ahead. `least` is what it can't be shorter than, `spent` what it has used already (minutes).

    `floors` has the least of each part within it, in their order.
    """

    item: Item
    before: int
    plan: int  # the same, less the parts struck
    least: int
    fixed: int | None = None
    spent: int = 0
    start: int | None = None  # of the one under way
    kids: tuple[Item, ...] = ()
    floors: tuple[int, ...] = ()
    struck: frozenset[str] = frozenset()


@frozen
class Standing:
    """What is left of the day as it stands: the rows ahead and the minute the first of them counts from."""

    rows: tuple[DayRow, ...]
    begin: int


def standing(state: State, now_ms: int, minute_of: MinuteOf) -> Standing | None:
    """What is left of the day; None when nothing has begun, nothing is left, or the day was left long ago."""
    going = current_run(state)
    runs = {r.item: r for r in state.each(Run)}
    day = _day(state, runs, going)
    if not day:
        return None
    started = [(n, r) for n, i in enumerate(day) if (r := runs.get(i.id)) and r.started]
    edge = next((n for n, r in started if r is going), max(n for n, _ in started))
    first = min(r.started for _, r in started)

    def minute(ms: int) -> int:
        """Minutes after the midnight before the day began; goes on past midnight, and by the clock on the wall."""
        raw = minute_of(ms)
        guess = minute_of(first) + (ms - first) / _MINUTE
        return raw + _DAY * round((guess - raw) / _DAY)

    now = minute(now_ms)
    kids = _kids(state)
    rows: list[DayRow] = []
    begin = now
    if going is not None:
        run_row, begin = _under_way(day[edge], going, now_ms, now, minute, kids)
        if run_row.spent - day[edge].minutes - going.added > _STALE:
            return None
        rows.append(run_row)
    elif now - minute(max(max(r.started, r.ended) for _, r in started)) > _STALE:
        return None
    clock = begin
    for item in day[edge + 1 :]:
        run = runs.get(item.id)
        if item.is_struck or (run and run.ended):
            continue
        rows.append(_coming(item, _absolute(item.start, clock), kids))
        clock = rows[-1].fixed if rows[-1].fixed is not None else clock
    return Standing(tuple(rows), begin) if rows else None


def _day(state: State, runs: dict[str, Run], going: Run | None) -> list[Item]:
    """The main items of the day that the clock is in: that of the item under way, else of the last one begun."""
    days: list[list[Item]] = []
    name: str | None = None
    of_part: dict[str, list[Item]] = {}
    for item in state.each(Item):
        if not item.parent:
            of_part.setdefault(item.part, []).append(item)
    for part in ranked(state.each(Part)):
        if name is None or part.day != name:
            days.append([])
            name = part.day
        days[-1].extend(ranked(of_part.get(part.id, ())))
    for day in reversed(days):
        if any(i.id == going.item if going else i.id in runs and runs[i.id].started for i in day):
            return day
    return []


def _kids(state: State) -> dict[str, tuple[Item, ...]]:
    """The parts of each item that has any, those struck left out."""
    found: dict[str, list[Item]] = {}
    for item in state.each(Item):
        if item.parent and not item.is_struck:
            found.setdefault(item.parent, []).append(item)
    return {parent: tuple(ranked(items)) for parent, items in found.items()}


def _absolute(start: int | None, clock: int) -> int | None:
    """A fixed start on the line that goes on past midnight: one far before what stands above it is tomorrow's."""
    if start is None:
        return None
    return start + _DAY * max(0, (clock - start + _DAY // 2) // _DAY)


def _coming(item: Item, fixed: int | None, kids: dict[str, tuple[Item, ...]]) -> DayRow:
    inner = kids.get(item.id, ())
    floors = tuple(_said_minimum(k) for k in inner)
    plan = max(0, item.minutes)
    least = min(plan, max(minimum_of(item), _together(item, floors)))
    return DayRow(item, plan, plan, least, fixed, kids=inner, floors=floors)


def _under_way(
    item: Item, run: Run, now_ms: int, now: int, minute: MinuteOf, kids: dict[str, tuple[Item, ...]]
) -> tuple[DayRow, int]:
    """The row under way and the minute its length counts from (its start with the pauses laid to it)."""
    start = minute(run.started)
    paused = sum(max(0, (b or now_ms) - a) for a, b in run.pauses) // _MINUTE
    # what is shown is whole minutes: it can end neither before now nor before what it has spent
    spent = max(-(-run.spent_ms(now_ms) // _MINUTE), now - start - paused, 0)
    planned = max(0, item.minutes + run.added)
    inner = kids.get(item.id, ())
    floors: list[int] = []
    at = 0
    for kid in inner:
        gone = min(kid.minutes, max(0, spent - at))
        floors.append(max(_said_minimum(kid), gone))
        at += 0 if item.is_parallel else kid.minutes
    plan = max(planned, spent)
    least = min(plan, max(minimum_of(item, planned), spent, _together(item, floors)))
    row = DayRow(item, plan, plan, least, None, spent, start, inner, tuple(floors))
    return row, start + paused


def _together(item: Item, minutes: Sequence[int]) -> int:
    """What the parts of an item take in all: one after another, or beside each other."""
    return max(minutes, default=0) if item.is_parallel else sum(minutes)


def _said_minimum(item: Item) -> int:
    return max(0, min(item.minimum or 0, item.minutes))
