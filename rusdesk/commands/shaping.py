"""Areas that have grown down and down made wider as they are tidied, so that a wall keeps the shape of a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil, sqrt

from rusdesk.commands.wall_room import taken_in
from rusdesk.commands.working import Working
from rusdesk.domain.boards import NEAR, Board, boards
from rusdesk.domain.geometry import CELL, GAP, Rect
from rusdesk.domain.state import State
from rusdesk.domain.wall import (
    FRAME_GAP,
    Area,
    Note,
    TextCard,
    area_size,
    columns_in,
)

_ROWS = 6  # of notes in an area that may be taller than it is wide
_SHAPE = 1.5  # of all the notes: so many times as wide as high

Spots = dict[str, tuple[float, float]]


def widths(state: State, wall: str) -> dict[str, float]:
    """New widths (area id → wall units) for areas that are much higher than wide; none when something is pinned."""
    there = boards(state, wall)
    if any(a.is_pinned for b in there for a in b.areas):
        return {}
    lines = _lines(there)
    beside = max((len(line) for line in lines), default=1)
    down = sum(max(len(_rows(b.areas)) for b in line) for line in lines)
    out: dict[str, float] = {}
    for line in lines:
        for board in line:
            for row in _rows(board.areas):
                for area in row:
                    cells, columns = _cells(taken_in(state, area.id, wall)), columns_in(area.rect.w)
                    wanted = ceil(sqrt(_SHAPE * down * cells / (beside * len(row))))
                    if ceil(cells / columns) > _ROWS and wanted > columns:
                        out[area.id] = area_size(wanted)[0]
    return out


def shaped(state: State, wall: str, wider: dict[str, float], tidied: Callable[[State], Spots]) -> Working:
    """The wall with these areas wider, the notes as `tidied` says, no area higher than it needs among those, and the
    frames close to each other in their rows again.
    """
    work = Working(state)
    there = boards(state, wall)
    for board in there:
        if any(a.id in wider for a in board.areas):
            _widen(work, board, wider)
    work.place(tidied(work.state))
    for line in _lines(there):
        # those beside it were drawn out so that their rows stayed alike
        for board in line if any(a.id in wider for b in line for a in b.areas) else ():
            _lower(work, board)
    _close_up(work, wall, there)
    _free(work, wall, max(b.rect.bottom for b in there))
    return work


def _rows(areas: Iterable[Area]) -> list[list[Area]]:
    """The areas of a frame by rows from the top, each from the left."""
    rows: list[list[Area]] = []
    for area in sorted(areas, key=lambda a: (a.rect.y, a.rect.x)):
        if rows and area.rect.y - rows[-1][0].rect.y < NEAR:
            rows[-1].append(area)
        else:
            rows.append([area])
    return [sorted(row, key=lambda a: a.rect.x) for row in rows]


def _lines(there: list[Board]) -> list[list[Board]]:
    """Frames by the rows that they are read in."""
    lines: list[list[Board]] = []
    for board in there:
        if lines and board.rect.y < lines[-1][0].rect.y + lines[-1][0].rect.h / 2:
            lines[-1].append(board)
        else:
            lines.append([board])
    return lines


def _cells(rects: Iterable[Rect]) -> int:
    step = CELL + GAP
    return sum(ceil((r.w + GAP) / step) * ceil((r.h + GAP) / step) for r in rects)


def _widen(work: Working, board: Board, wider: dict[str, float]) -> None:
    rows = _rows(board.areas)
    wide = [{a.id: wider.get(a.id, a.rect.w) for a in row} for row in rows]
    whole = max(sum(row.values()) for row in wide)
    for row, mine in zip(rows, wide, strict=True):
        # what lies under all of the frame goes on doing so
        if len(row) == 1 and abs(row[0].rect.right - (board.rect.x + board.rect.w)) < NEAR:
            mine[row[0].id] = whole
        x = row[0].rect.x
        for area in row:
            # beside each other they fill a frame that is wider for what lies under them
            wide_enough = max(mine[area.id], mine[area.id] * whole / sum(mine.values()))
            work.revise({area.id: {"x": x, "w": wide_enough}})
            x += wide_enough


def _lower(work: Working, board: Board) -> None:
    """Each row as high as its fullest area, one below the other; none lower than an empty one is made."""
    y, usual = min(a.rect.y for a in board.areas), area_size()[1]
    for row in _rows(board.areas):
        lows = [r.bottom + GAP for a in row for r in taken_in(work.state, a.id, a.wall)]
        high = max([min(usual, *(a.rect.h for a in row)), *lows])
        work.revise({a.id: {"y": y, "h": high} for a in row})
        y += high


def _close_up(work: Working, wall: str, before: list[Board]) -> None:
    """Frames in the rows that they stood in, with the usual space between them."""
    now = {frozenset(a.id for a in b.areas): b for b in boards(work.state, wall)}
    left = min((b.rect.x for b in before), default=0.0)
    y = min((b.rect.y for b in before), default=0.0)
    for row in _lines(before):
        x, high = left, 0.0
        for board in row:
            mine = now[frozenset(a.id for a in board.areas)]
            dx, dy = x - mine.rect.x, y - mine.rect.y
            work.place({a.id: (a.rect.x + dx, a.rect.y + dy) for a in mine.areas})
            x += mine.rect.w + FRAME_GAP
            high = max(high, mine.rect.h)
        y += high + FRAME_GAP


def _free(work: Working, wall: str, was_lowest: float) -> None:
    """What lies loose below all the frames follows them; what lies where a frame is now goes there too."""
    there = [b.rect for b in boards(work.state, wall)]
    lowest = max(r.bottom for r in there)
    loose: list[Note | TextCard] = [
        n for n in work.state.each(Note) if n.wall == wall and not (n.area or n.is_absorbed or n.awaits)
    ]
    loose += [c for c in work.state.each(TextCard) if c.wall == wall and not c.area]
    below = {o.id: o.rect.moved(0.0, lowest - was_lowest) for o in loose if o.rect.y >= was_lowest - NEAR}
    under = [o for o in loose if o.id not in below and any(o.rect.overlaps(r) for r in there)]
    if under:
        down = max([lowest, *(r.bottom for r in below.values())]) + FRAME_GAP - min(o.rect.y for o in under)
        below |= {o.id: o.rect.moved(0.0, down) for o in under}
    work.place({i: (r.x, r.y) for i, r in below.items()})
