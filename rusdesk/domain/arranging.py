"""Where things come to lie when they are lined up, spread out, or put in a grid by what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from rusdesk.domain.geometry import CELL, GAP, Rect
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import AREA_HEAD, COLOURS, FRAME_GAP, Area, FreePlaces, Note, TextCard, columns_in, frames

Line = Literal["left", "centre", "right", "top", "middle", "bottom", "across", "down"]
LINES: tuple[Line, ...] = ("left", "centre", "right", "top", "middle", "bottom", "across", "down")
Order = Literal["place", "colour", "theme", "votes", "time"]
ORDERS: tuple[Order, ...] = ("place", "colour", "theme", "votes", "time")

Spots = dict[str, tuple[float, float]]
_STEP = CELL + GAP


def lined_up(rects: Mapping[str, Rect], line: Line) -> Spots:
    """New corners (id → x, y) for rectangles brought in line; those that would lie on each other move apart.

    `across` and `down` make the spaces between them equal; the outermost stay.
    """
    if not rects:
        return {}
    if line in ("across", "down"):
        return _spread(rects, line == "across")
    left, right = min(r.x for r in rects.values()), max(r.right for r in rects.values())
    top, bottom = min(r.y for r in rects.values()), max(r.bottom for r in rects.values())
    out: Spots = {}
    stacks = line in ("left", "centre", "right")
    last = -float("inf")
    for one, r in sorted(rects.items(), key=lambda e: (e[1].y, e[1].x) if stacks else (e[1].x, e[1].y)):
        x, y = r.x, r.y
        match line:
            case "left":
                x = left
            case "right":
                x = right - r.w
            case "centre":
                x = (left + right - r.w) / 2
            case "top":
                y = top
            case "bottom":
                y = bottom - r.h
            case "middle":
                y = (top + bottom - r.h) / 2
        if stacks:
            y = max(y, last)
            last = y + r.h + GAP
        else:
            x = max(x, last)
            last = x + r.w + GAP
        out[one] = (x, y)
    return out


def _spread(rects: Mapping[str, Rect], is_across: bool) -> Spots:
    order = sorted(rects.items(), key=lambda e: e[1].x if is_across else e[1].y)

    def size(r: Rect) -> float:
        return r.w if is_across else r.h

    first, last = order[0][1], order[-1][1]
    start = first.x if is_across else first.y
    end = last.right if is_across else last.bottom
    gap = (end - start - sum(size(r) for _, r in order)) / max(1, len(order) - 1)
    # where there is too little room they lie beside each other and reach farther
    gap = max(gap, GAP)
    out: Spots = {}
    at = start
    for one, r in order:
        out[one] = (at, r.y) if is_across else (r.x, at)
        at += size(r) + gap
    return out


def cleared(wanted: Mapping[str, Rect], others: Sequence[Rect], room: Rect | None, *, is_down: bool) -> dict[str, Rect]:
    """Places near the wanted ones, in their order, on nothing of `others` nor on each other.

    What is taken is gone past downwards, or else to the right and then a row further down. `room` is what they may
    leave at no side but the bottom.
    """
    out: dict[str, Rect] = {}
    for one, rect in wanted.items():
        if room:
            rect = Rect(max(room.x, min(rect.x, room.right - rect.w)), max(room.y, rect.y), rect.w, rect.h)
        start = rect.x
        while True:
            near = next((r for r in out.values() if rect.overlaps(r.grown(GAP - 0.5))), None)
            hit = near or next((r for r in others if rect.overlaps(r)), None)
            if hit is None:
                break
            x = hit.right + GAP
            if is_down:
                rect = Rect(rect.x, hit.bottom + GAP, rect.w, rect.h)
            elif room and x > max(start, room.right - rect.w):
                rect = Rect(start, rect.y + _STEP, rect.w, rect.h)
            else:
                rect = Rect(x, rect.y, rect.w, rect.h)
        out[one] = rect
    return out


def sort_key(state: State, by: Order, tally: Mapping[str, float] | None = None) -> Callable[[Note], tuple[object, ...]]:
    """What notes are put in order by; ties go by time. The first part is what begins a row of its own.

    `tally` gives note id → votes, the most first; notes without votes come last.
    """
    themes = {t.id: (t.rank, t.id) for t in state.each(Theme)}
    votes = tally or {}

    def key(note: Note) -> tuple[object, ...]:
        rest = (note.made_at, note.id)
        match by:
            case "colour":
                return (COLOURS.index(note.colour), *rest)
            case "theme":
                # what has no theme comes last
                return ((note.theme not in themes, themes.get(note.theme, ("", ""))), *rest)
            case "votes":
                return (0, -votes.get(note.id, 0.0), *rest)
            case "time":
                return (0, *rest)
            case "place":
                return (0, note.rect.y // (_STEP / 2), note.rect.x, *rest)

    return key


def packed(notes: Sequence[Note], obstacles: Iterable[Rect], columns: int, top: float, left: float = 0.0) -> Spots:
    """Places in a grid for notes in this order; obstacles are counted from the same corner, `left` to its right."""
    free = FreePlaces((r.moved(-left, 0.0) for r in obstacles), columns, top)
    out: Spots = {}
    for note in notes:
        x, y = free.place(note.shape)
        free.take(Rect(x, y, note.rect.w, note.rect.h))
        out[note.id] = (x + left, y)
    return out


def in_rows(
    runs: Sequence[Sequence[Note]], obstacles: Iterable[Rect], columns: int, top: float, left: float = 0.0
) -> Spots:
    """As `packed`, but each run of notes begins below the last one."""
    free = FreePlaces((r.moved(-left, 0.0) for r in obstacles), columns, top)
    out: Spots = {}
    row = 0
    for run in runs:
        lowest = row
        for note in run:
            x, y = free.place(note.shape, row)
            free.take(Rect(x, y, note.rect.w, note.rect.h))
            out[note.id] = (x + left, y)
            lowest = max(lowest, round((y + note.rect.h + GAP - top) / _STEP))
        row = lowest
    return out


def tidied_places(
    state: State, notes: Sequence[Note], by: Order, tally: Mapping[str, float] | None = None
) -> dict[str, tuple[float, float]]:
    """Where notes of one area (or loose ones of one wall) lie in a grid, counted as their x and y are.

    What else lies there stays and is gone around: pinned notes, text cards, notes that aren't among `notes`.
    """
    moving = {n.id: n for n in notes if not n.is_pinned}
    if not moving:
        return {}
    one = next(iter(moving.values()))
    key = sort_key(state, by, tally)
    order = sorted(moving.values(), key=key)
    obstacles = [
        n.rect
        for n in state.each(Note)
        if n.wall == one.wall and n.area == one.area and n.id not in moving and not n.is_absorbed
    ]
    obstacles += [c.rect for c in state.each(TextCard) if c.wall == one.wall and c.area == one.area]
    area = state.find(Area, one.area)
    if area:
        columns, top, left = columns_in(area.rect.w), AREA_HEAD, 0.0
    else:
        around = order[0].rect
        for note in order[1:]:
            around = around.united(note.rect)
        left, top = around.x - GAP, around.y
        columns = max(2, min(8, columns_in(around.w + 2 * GAP)))
        # never onto a board
        obstacles += [r for _, r in frames(state, one.wall)]
    if by in ("colour", "theme"):
        runs: dict[object, list[Note]] = {}
        for note in order:
            runs.setdefault(key(note)[0], []).append(note)
        return in_rows(list(runs.values()), obstacles, columns, top, left)
    return packed(order, obstacles, columns, top, left)


def free_spot(taken: Sequence[Rect], w: float, h: float, gap: float = FRAME_GAP) -> tuple[float, float]:
    """The highest place, then the leftmost, where a rectangle touches none of `taken` within their outer width."""
    if not taken:
        return 0.0, 0.0
    left, top = min(r.x for r in taken), min(r.y for r in taken)
    right = max(max(r.right for r in taken), left + w)
    xs = sorted({left, *(r.right + gap for r in taken)})
    ys = sorted({top, *(r.y for r in taken), *(r.bottom + gap for r in taken)})
    near = [r.grown(gap - 0.5) for r in taken]
    for y in ys:
        for x in xs:
            if x + w <= right + 0.5 and not any(Rect(x, y, w, h).overlaps(r) for r in near):
                return x, y
    return left, max(r.bottom for r in taken) + gap
