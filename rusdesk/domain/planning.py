"""Re-planning while the day runs: how the fixed starts can still be kept, and what it costs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from rusdesk.domain.agenda import Item, minimum_of
from rusdesk.domain.frozen import frozen
from rusdesk.domain.standing import DayRow, Standing

Way = Literal["squeeze", "drop", "slip"]


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


def _segments(rows: Sequence[DayRow]) -> list[tuple[int, int]]:
    """First and after-last of each run of rows up to the next fixed start."""
    cuts = [0, *(n for n, r in enumerate(rows) if n and r.fixed is not None), len(rows)]
    return list(pairwise(cuts))


def _begins(row: DayRow, clock: int) -> int:
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


def _inner(row: DayRow, line: Line) -> list[Line]:
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
    rows: list[DayRow] = []
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
