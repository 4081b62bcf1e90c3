"""A wall's boards: the areas that share a frame, and what makes room when one of them grows or moves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import GAP, Rect
from rusdesk.domain.state import State
from rusdesk.domain.wall import FRAME_GAP, GROUP_HEAD, Area, Note, TextCard, areas_of, frames, place_of, stacked

NEAR = 1.0  # wall units within which edges are the same
Spots = dict[str, tuple[float, float]]  # id → new x and y, counted as the record's are


@frozen
class Board:
    """The areas that share a frame (one group's), or one area without a group; `rect` counts the heading in."""

    areas: tuple[Area, ...]
    rect: Rect


def boards(state: State, wall: str) -> list[Board]:
    """In the order they are read: by their rows, from the left."""
    grouped: dict[str, list[Area]] = {}
    for area in areas_of(state, wall):
        grouped.setdefault(area.group or area.id, []).append(area)
    out = []
    for mine in grouped.values():
        rect = mine[0].rect
        for area in mine[1:]:
            rect = rect.united(area.rect)
        if mine[0].group:
            rect = Rect(rect.x, rect.y - GROUP_HEAD, rect.w, rect.h + GROUP_HEAD)
        out.append(Board(tuple(mine), rect))
    rows: list[list[Board]] = []
    for board in sorted(out, key=lambda b: (b.rect.y, b.rect.x)):
        # those that begin within the upper half of the first one of a row are in it
        if rows and board.rect.y < rows[-1][0].rect.y + rows[-1][0].rect.h / 2:
            rows[-1].append(board)
        else:
            rows.append([board])
    return [board for row in rows for board in sorted(row, key=lambda b: (b.rect.x, b.rect.y))]


def board_of(state: State, area: Area) -> Board:
    return next(b for b in boards(state, area.wall) if area.id in {a.id for a in b.areas})


def taken_on(state: State, wall: str) -> list[Rect]:
    """The rectangles of all that lies on the wall itself, in wall units."""
    loose: list[Note | TextCard] = [n for n in state.each(Note) if n.wall == wall and not n.area]
    loose += [c for c in state.each(TextCard) if c.wall == wall and not c.area]
    return [r for _, r in frames(state, wall)] + [place_of(state, one) for one in loose]


def made_room(state: State, wall: str, mine: Iterable[str], old: Rect, new: Rect, *, is_before: bool = False) -> Spots:
    """New corners for what must make room when a board goes from `old` to `new`: all to its right, all below it.

    With `is_before` it is all to its left and all above it. What is pinned stays. Rows and columns stay such, since
    everything beyond the edge moves as far.
    """
    own = set(mine)

    def seen(r: Rect) -> Rect:
        # before is as beyond in a mirror
        return Rect(-r.right, -r.bottom, r.w, r.h) if is_before else r

    old, new = seen(old), seen(new)
    movable: list[tuple[tuple[Area | Note | TextCard, ...], Rect]] = []
    for board in boards(state, wall):
        if not own & {a.id for a in board.areas} and not any(a.is_pinned for a in board.areas):
            movable.append((board.areas, seen(board.rect)))
    loose: list[Note | TextCard] = [n for n in state.each(Note) if n.wall == wall and not n.area and not n.is_pinned]
    loose += [c for c in state.each(TextCard) if c.wall == wall and not c.area and not c.is_pinned]
    movable += [((one,), seen(one.rect)) for one in loose if one.id not in own]

    def push(is_across: bool) -> tuple[float, list[tuple[tuple[Area | Note | TextCard, ...], Rect]]]:
        edge, reach = (old.right, new.right) if is_across else (old.bottom, new.bottom)
        beyond = [m for m in movable if (m[1].x if is_across else m[1].y) >= edge - NEAR]
        facing = [
            r
            for _, r in beyond
            if (r.y < new.bottom and r.bottom > new.y if is_across else r.x < new.right and r.right > new.x)
        ]
        nearest = min(((r.x if is_across else r.y) for r in facing), default=reach + FRAME_GAP)
        return max(0.0, reach + min(FRAME_GAP, max(0.0, nearest - edge)) - nearest), beyond

    out: Spots = {}
    for is_across in (True, False):
        far, beyond = push(is_across)
        way = -far if is_before else far
        for records, _ in beyond if far > 0 else ():
            for record in records:
                x, y = out.get(record.id, (record.x, record.y))
                out[record.id] = (x + way, y) if is_across else (x, y + way)
    return out


def tops_after(state: State, wall: str, heights: Mapping[str, float]) -> dict[str, float]:
    """New tops (area id → y) for areas that must move when some get these heights, in wall units.

    In a frame what is below goes down; in frames beside it with the same rows too, so that rows stay rows. Then
    everything below those frames goes as far as it must. What lies beside them stays, and so does what is pinned.
    """
    there = boards(state, wall)
    top = {a.id: a.rect.y for b in there for a in b.areas}
    pinned = {id(b) for b in there if any(a.is_pinned for a in b.areas)}
    kinds = {id(b): _rows_of(b) for b in there}
    grown = [b for b in there if any(a.id in heights for a in b.areas)]
    # from the top, since each may push those below it
    for rows in {kinds[id(b)]: None for b in sorted(grown, key=lambda b: b.rect.y)}:
        alike = [b for b in there if kinds[id(b)] == rows and (b in grown or id(b) not in pinned)]
        top |= stacked((replace(a, y=top[a.id]) for b in alike for a in b.areas), heights)
        others = [b for b in there if b not in alike and id(b) not in pinned]
        for board in alike:
            down = min(top[a.id] - a.rect.y for a in board.areas)
            old = board.rect.moved(0.0, down)
            lowest = max(top[a.id] + heights.get(a.id, a.rect.h) for a in board.areas)
            below = {id(b): r for b in others if (r := _moved_down(b, top)).y >= old.bottom - NEAR}
            facing = [r.y for r in below.values() if r.x < old.right and r.right > old.x]
            nearest = min(facing, default=lowest + FRAME_GAP)
            far = lowest + min(FRAME_GAP, max(0.0, nearest - old.bottom)) - nearest
            for other in others if far > 0 else ():
                if id(other) in below:
                    top |= {a.id: top[a.id] + far for a in other.areas}
    return {a.id: top[a.id] for b in there for a in b.areas if top[a.id] != a.rect.y}


def loose_after(
    state: State, wall: str, tops: Mapping[str, float], heights: Mapping[str, float], but: Iterable[str]
) -> Spots:
    """New corners for notes and cards in no area that areas with these tops and heights would come to lie on."""
    changed, now = [], []
    for board in boards(state, wall):
        top = min(tops.get(a.id, a.rect.y) - a.rect.y for a in board.areas) + board.rect.y
        bottom = max(tops.get(a.id, a.rect.y) + heights.get(a.id, a.rect.h) for a in board.areas)
        now.append(Rect(board.rect.x, top, board.rect.w, bottom - top))
        if now[-1] != board.rect:
            changed.append((board.rect, now[-1]))
    skipped = set(but)
    loose: list[Note | TextCard] = [
        n for n in state.each(Note) if n.wall == wall and not (n.area or n.is_absorbed or n.awaits or n.is_pinned)
    ]
    loose += [c for c in state.each(TextCard) if c.wall == wall and not c.area and not c.is_pinned]
    out: Spots = {}
    taken = list(now)
    hidden = [t for t in loose if t.id not in skipped and any(_is_new(t.rect, old, new) for old, new in changed)]
    if hidden:
        taken += [t.rect for t in loose if t not in hidden]
    for one in sorted(hidden, key=lambda t: (t.rect.y, t.rect.x)):
        rect = one.rect
        while hit := next((r for r in taken if r.overlaps(rect)), None):
            rect = Rect(rect.x, hit.bottom + GAP, rect.w, rect.h)
        taken.append(rect)
        out[one.id] = (rect.x, rect.y)
    return out


def _is_new(rect: Rect, old: Rect, new: Rect) -> bool:
    """Whether a board comes to lie on what it didn't lie on before."""
    return rect.overlaps(new) and not rect.overlaps(old)


def _moved_down(board: Board, top: Mapping[str, float]) -> Rect:
    """Where a board is whose areas have these tops."""
    return board.rect.moved(0.0, min(top[a.id] - a.rect.y for a in board.areas))


def _rows_of(board: Board) -> tuple[float, ...]:
    """Where a frame's rows begin; an area without a group is like no other."""
    if not board.areas[0].group:
        return (board.rect.x, board.rect.y)
    return (board.rect.y, *sorted({a.rect.y for a in board.areas}))


def settled(state: State, wall: str, first: set[str]) -> Spots:
    """New tops for boards that lie on others: pinned ones stay, those of `first` give way to them only."""
    out: Spots = {}
    there = boards(state, wall)

    def order(board: Board) -> tuple[int, float, float]:
        turn = 0 if any(a.is_pinned for a in board.areas) else 1 if any(a.id in first for a in board.areas) else 2
        return turn, board.rect.y, board.rect.x

    placed: list[Rect] = []
    for board in sorted(there, key=order):
        rect = board.rect
        if order(board)[0]:
            while hit := next((r for r in placed if r.overlaps(rect)), None):
                rect = Rect(rect.x, hit.bottom + FRAME_GAP, rect.w, rect.h)
            if rect.y != board.rect.y:
                for area in board.areas:
                    out[area.id] = (area.x, area.y + rect.y - board.rect.y)
        placed.append(rect)
    return out
