"""Re-planning while the day runs: how the fixed starts can still be kept, and what it costs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from rusdesk.domain.agenda import Item, Part, Run, current_run, minimum_of
from rusdesk.domain.frozen import frozen
from rusdesk.domain.outlook import MinuteOf
from rusdesk.domain.state import State, ranked

Way = Literal["squeeze", "drop", "slip"]

_MINUTE = 60_000
_DAY = 24 * 60
_STALE = 12 * 60  # minutes without anything under way after which the day is taken to be over


@frozen
class Line:
    """An item before and after: lengths in minutes with those put on, `start` in minutes after midnight (past 1440
    on the next day). `fixed` is the fixed start it has by the proposal; `depth` is 1 for a part of an item.
    """

    item: Item
    before: int
    after: int
    start: int
    fixed: int | None = None
    is_struck: bool = False
    is_moved: bool = False
    depth: int = 0

    @property
    def is_changed(self) -> bool:
        return self.after != self.before or self.is_struck or self.is_moved


@frozen
class Shortage:
    """Minutes that lack before a fixed start even with everything at its shortest, and what could be struck."""

    before: Item
    fixed: int
    minutes: int
    could_go: tuple[Item, ...] = ()


@frozen
class Hold:
    """A fixed start ahead that is kept, with the free minutes before it; they are shown, never handed out."""

    item: Item
    fixed: int
    slack: int = 0


@frozen
class Proposal:
    """What could be done: every row still ahead today, the fixed starts kept, and what lacks before the others."""

    way: Way
    lines: tuple[Line, ...]
    kept: tuple[Hold, ...]
    shortages: tuple[Shortage, ...]

    @property
    def fits(self) -> bool:
        return not self.shortages

    @property
    def changed(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.is_changed)

    @property
    def saved(self) -> tuple[Hold, ...]:
        """The fixed starts kept by what is changed before them."""
        out: list[Hold] = []
        holds = {h.item.id: h for h in self.kept}
        is_mended = False
        for line in self.lines:
            if line.fixed is not None and not line.depth:
                if is_mended and line.item.id in holds:
                    out.append(holds[line.item.id])
                is_mended = False
            is_mended = is_mended or line.is_changed
        return tuple(out)

    @property
    def missing(self) -> int:
        """Minutes that lack in all."""
        return sum(s.minutes for s in self.shortages)


@frozen
class _Row:
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

    rows: tuple[_Row, ...]
    begin: int


def squeezed(plans: Sequence[int], leasts: Sequence[int], room: int) -> tuple[list[int], int, int]:
    """Whole-minute lengths that fill `room` exactly, minutes that lack, and minutes left over.

    What must go is shared in proportion to plan − least, so nothing gets below its least; the odd minutes go by the
    largest remainder, the earlier row first. Source of the method: apportionment after Hamilton.
    """
    total, floor = sum(plans), sum(leasts)
    if room >= total:
        return list(plans), 0, room - total
    if room <= floor:
        return list(leasts), floor - room, 0
    cut, give = total - room, total - floor
    shares = [divmod(cut * (plan - least), give) for plan, least in zip(plans, leasts, strict=True)]
    lengths = [plan - whole for plan, (whole, _) in zip(plans, shares, strict=True)]
    odd = cut - sum(whole for whole, _ in shares)
    for n in sorted(range(len(shares)), key=lambda n: -shares[n][1])[:odd]:
        lengths[n] -= 1
    return lengths, 0, 0


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
    rows: list[_Row] = []
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


def squeeze(today: Standing) -> Proposal:
    """Every item ahead a little shorter, none below its minimum, so that each fixed start is kept."""
    return _solved(today, "squeeze")


def drops(today: Standing) -> tuple[Proposal, ...]:
    """What striking an optional item would give, the best first: least lacking, then least struck.

    When no single one is enough, the first proposal strikes several.
    """
    could = _optional(today)
    at_risk = _risked(today)
    wanted = [i for n, i in could if at_risk[n]]
    found = [(sum(i.minutes for i in wanted if i.id == one.id), _without(today, {one.id})) for one in wanted]
    found.sort(key=lambda pair: (pair[1].missing, pair[0]))
    singles = [p for _, p in found]
    if len(singles) > 1 and not singles[0].fits:
        gone: set[str] = set()
        best = singles[0]
        for one in singles:
            gone |= {line.item.id for line in one.lines if line.is_struck}
            more = _without(today, gone)
            if more.missing < best.missing:
                best = more
            if best.fits:
                break
        if best is not singles[0]:
            singles.insert(0, best)
    return tuple(singles)


def slip(today: Standing) -> Proposal | None:
    """The first fixed start at risk moved to when it would come with nothing shortened; the others are kept."""
    at_risk = _risked(today)
    clock = today.begin
    for first, after in _segments(today.rows):
        if after >= len(today.rows):
            return None
        clock = _begins(today.rows[first], clock)
        if at_risk[first]:
            natural = clock + sum(r.plan for r in today.rows[first:after])
            rows = list(today.rows)
            rows[after] = replace(rows[after], fixed=natural)
            return _solved(Standing(tuple(rows), today.begin), "slip", moved=rows[after].item.id)
        clock += sum(r.plan for r in today.rows[first:after])
    return None


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


def _coming(item: Item, fixed: int | None, kids: dict[str, tuple[Item, ...]]) -> _Row:
    inner = kids.get(item.id, ())
    floors = tuple(_said_minimum(k) for k in inner)
    plan = max(0, item.minutes)
    least = min(plan, max(minimum_of(item), _together(item, floors)))
    return _Row(item, plan, plan, least, fixed, kids=inner, floors=floors)


def _under_way(
    item: Item, run: Run, now_ms: int, now: int, minute: MinuteOf, kids: dict[str, tuple[Item, ...]]
) -> tuple[_Row, int]:
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
    row = _Row(item, plan, plan, least, None, spent, start, inner, tuple(floors))
    return row, start + paused


def _together(item: Item, minutes: Sequence[int]) -> int:
    """What the parts of an item take in all: one after another, or beside each other."""
    return max(minutes, default=0) if item.is_parallel else sum(minutes)


def _said_minimum(item: Item) -> int:
    return max(0, min(item.minimum or 0, item.minutes))


def _segments(rows: Sequence[_Row]) -> list[tuple[int, int]]:
    """First and after-last of each run of rows up to the next fixed start."""
    cuts = [0, *(n for n, r in enumerate(rows) if n and r.fixed is not None), len(rows)]
    return list(pairwise(cuts))


def _begins(row: _Row, clock: int) -> int:
    return clock if row.fixed is None else max(clock, row.fixed)


def _risked(today: Standing) -> list[bool]:
    """For each row, whether the fixed start after it is missed unless something is shortened."""
    out: list[bool] = []
    clock = today.begin
    for first, after in _segments(today.rows):
        rows = today.rows[first:after]
        clock = _begins(rows[0], clock)
        fixed = today.rows[after].fixed if after < len(today.rows) else None
        total = sum(r.plan for r in rows)
        is_missed = fixed is not None and clock + total > fixed
        out += [is_missed] * len(rows)
        # each stretch is judged as if the one before it were mended as far as it can be
        clock += max(sum(r.least for r in rows), min(total, fixed - clock)) if fixed is not None else total
    return out


def _solved(today: Standing, way: Way, moved: str = "", gone: Collection[str] = ()) -> Proposal:
    lines: list[Line] = []
    kept: list[Hold] = []
    short: list[Shortage] = []
    clock = today.begin
    could = _optional(today)
    for first, after in _segments(today.rows):
        rows = [r for r in today.rows[first:after] if r.item.id not in gone]
        all_rows = today.rows[first:after]
        clock = _begins(all_rows[0], clock)
        anchor = today.rows[after] if after < len(today.rows) else None
        plans, leasts = [r.plan for r in rows], [r.least for r in rows]
        lengths = plans
        if anchor is not None and anchor.fixed is not None:
            lengths, lacking, slack = squeezed(plans, leasts, anchor.fixed - clock)
            if lacking:
                left = tuple(i for n, i in could if first <= n < after and i.id not in gone)
                short.append(Shortage(anchor.item, anchor.fixed, lacking, left))
            elif anchor.item.id != moved:
                kept.append(Hold(anchor.item, anchor.fixed, slack))
        by_id = {r.item.id: length for r, length in zip(rows, lengths, strict=True)}
        for row in all_rows:
            after_minutes = by_id.get(row.item.id)
            is_struck = after_minutes is None
            start = row.start if row.start is not None else clock
            is_moved = row.item.id == moved
            line = Line(row.item, row.before, after_minutes or 0, start, row.fixed, is_struck, is_moved)
            lines.append(line)
            lines += _inner(row, line)
            clock += after_minutes or 0
    return Proposal(way, tuple(lines), tuple(kept), tuple(short))


def _inner(row: _Row, line: Line) -> list[Line]:
    """The parts of an item, shorter in proportion as it is; what has been of one under way stays."""
    stay = [(k, f) for k, f in zip(row.kids, row.floors, strict=True) if k.id not in row.struck]
    plans, floors = [max(0, k.minutes) for k, _ in stay], [f for _, f in stay]
    whole, lengths = sum(plans), plans
    if row.item.is_parallel:
        # side by side: each no longer than the item
        lengths = [max(floor, min(plan, line.after)) for plan, floor in zip(plans, floors, strict=True)]
    elif line.after < row.plan:
        # rounded to the nearest minute, exact when the parts fill the item
        room = (2 * whole * line.after + row.plan) // (2 * row.plan)
        lengths, _lacking, _slack = squeezed(plans, floors, room)
    by_id = {k.id: length for (k, _), length in zip(stay, lengths, strict=True)}
    out: list[Line] = []
    at = line.start
    for kid in row.kids:
        length = 0 if line.is_struck else by_id.get(kid.id, 0)
        # the parts of a struck item go with it and say nothing of their own
        before = length if line.is_struck else kid.minutes
        out.append(Line(kid, before, length, at, kid.start, kid.id in row.struck, depth=1))
        at += 0 if row.item.is_parallel else length
    return out


def _optional(today: Standing) -> list[tuple[int, Item]]:
    """What may be struck, by row: optional items ahead without a fixed start, and optional parts not begun."""
    out: list[tuple[int, Item]] = []
    for n, row in enumerate(today.rows):
        if row.start is None and row.item.is_optional and row.fixed is None and row.plan:
            out.append((n, row.item))
        at = 0
        # striking one of several that go at the same time saves nothing
        for kid in () if row.item.is_parallel else row.kids:
            if kid.is_optional and kid.start is None and kid.minutes and (row.start is None or at >= row.spent):
                out.append((n, kid))
            at += kid.minutes
    return out


def _without(today: Standing, gone: set[str]) -> Proposal:
    rows: list[_Row] = []
    for row in today.rows:
        kids = [(k, f) for k, f in zip(row.kids, row.floors, strict=True) if k.id in gone]
        if kids and row.item.id not in gone:
            plan = max(row.spent, row.plan - sum(k.minutes for k, _ in kids))
            # the item may be as much shorter as the part at its shortest
            least = row.least - sum(minimum_of(k) for k, _ in kids)
            left = sum(f for k, f in zip(row.kids, row.floors, strict=True) if k.id not in gone)
            least = min(plan, max(least, row.spent, left, 0))
            row = replace(row, plan=plan, least=least, struck=frozenset(k.id for k, _ in kids))
        rows.append(row)
    return _solved(Standing(tuple(rows), today.begin), "drop", gone=gone)
