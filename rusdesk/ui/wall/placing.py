"""Where notes land when they are dragged or pushed: their new area, and the grid place if it is free."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.commands.wall import Move
from rusdesk.domain.geometry import CELL, GAP, Rect
from rusdesk.domain.wall import AREA_HEAD
from rusdesk.ui.wall.ground import Plot
from rusdesk.ui.wall.model import WallModel

STEP = CELL + GAP
_FARTHEST_PUSH = 12  # grid places
_FARTHEST_ROW = 500


def dropped(
    model: WallModel, notes: Sequence[str], dx: float, dy: float, *, into: Plot | None = None, keeps_area: bool = False
) -> tuple[Move, ...]:
    """The moves that carry `notes` (dx, dy) further, in wall units.

    All of them come to the area `into`; without one, each to the area its middle comes to lie in. A note snaps to
    the area's grid where the place is free, and never covers the heading. Outside every area it lies loose on the
    wall; with `keeps_area` it stays in its own instead, which then grows. Several notes never end on each other.
    """
    moving = set(notes)
    landed: list[Rect] = []
    full: dict[tuple[str, float], tuple[int, int]] = {}
    out: list[Move] = []
    for note in _in_reading_order(model, notes):
        rect = model.place(note).moved(dx, dy)
        plot = into or plot_at(model, rect.x + rect.w / 2, rect.y + rect.h / 2)
        if plot is None and keeps_area:
            plot = model.plot(model.area_of(note))
        if plot is None:
            there = Rect(round(rect.x), round(rect.y), rect.w, rect.h)
            out.append(Move(note, "", there.x, there.y))
        else:
            there = _within(model, plot, rect, moving, landed, full)
            out.append(Move(note, plot.id, there.x - plot.rect.x, there.y - plot.rect.y))
        landed.append(there)
    return tuple(out)


def target_of(model: WallModel, notes: Sequence[str], x: float, y: float) -> Plot | None:
    """Where notes of one area go when they are let go with the pointer here; None when each finds its own."""
    if len({model.area_of(i) for i in notes if model.has(i)}) != 1:
        return None
    return plot_at(model, x, y)


def pushed(model: WallModel, notes: Sequence[str], dx: int, dy: int) -> tuple[Move, ...]:
    """The moves of one push by a key: (1, 0) is one grid place to the right; one note skips places that are taken."""
    moves = dropped(model, notes, dx * STEP, dy * STEP, keeps_area=True)
    if len(notes) != 1:
        return moves
    for far in range(2, _FARTHEST_PUSH):
        landing = _landing(model, moves[0])
        if not any(landing.overlaps(r) for r in _around(model, landing, set(notes))):
            break
        moves = dropped(model, notes, far * dx * STEP, far * dy * STEP, keeps_area=True)
    return moves


def plot_at(model: WallModel, x: float, y: float) -> Plot | None:
    """The area at a point; on a frame's own heading the one below it."""
    spot = Rect(x, y, 0.0, 0.0)
    for frame in model.ground.frames:
        if frame.rect.overlaps(spot):
            inside = [p for p in frame.plots if p.rect.overlaps(spot)]
            if inside:
                return inside[0]
            if y < min(p.rect.y for p in frame.plots):
                return min(frame.plots, key=lambda p: (p.rect.y, abs(p.rect.x + p.rect.w / 2 - x)))
            return None
    return None


def _around(model: WallModel, rect: Rect, but: set[str]) -> list[Rect]:
    """What else lies at a place or within one grid place of it."""
    near = rect.grown(2 * STEP)
    return [model.rect(i) for i in model.ids_within(near) if i not in but] + [
        c.rect for c in model.ground.cards if c.id not in but
    ]


def _landing(model: WallModel, move: Move) -> Rect:
    plot = model.plot(move.area)
    rect = model.place(move.id)
    corner = (plot.rect.x, plot.rect.y) if plot else (0.0, 0.0)
    return Rect(move.x + corner[0], move.y + corner[1], rect.w, rect.h)


def _in_reading_order(model: WallModel, notes: Sequence[str]) -> list[str]:
    return sorted(notes, key=lambda i: (model.place(i).y, model.place(i).x))


def _within(
    model: WallModel,
    plot: Plot,
    rect: Rect,
    moving: set[str],
    landed: Sequence[Rect],
    full: dict[tuple[str, float], tuple[int, int]],
) -> Rect:
    """The grid place nearest to `rect` when it is free; one note alone may else lie where it was put.

    For one of several, the next free place; `full` remembers by area and width how far there was none.
    """
    area = plot.rect
    widest = max(0, int((area.w - GAP - rect.w) // STEP))
    column = min(widest, max(0, round((rect.x - area.x - GAP) / STEP)))
    row = max(0, round((rect.y - area.y - AREA_HEAD) / STEP))

    def spot(column: int, row: int) -> Rect:
        return Rect(area.x + GAP + column * STEP, area.y + AREA_HEAD + row * STEP, rect.w, rect.h)

    def is_free(place: Rect) -> bool:
        others = _around(model, place, moving)
        return not any(place.overlaps(r) for r in others) and not any(place.overlaps(r) for r in landed)

    first = spot(column, row)
    if is_free(first):
        return first
    x = max(area.x, min(rect.x, area.right - rect.w))
    loose = Rect(round(x), round(max(rect.y, area.y + AREA_HEAD)), rect.w, rect.h)
    if len(moving) == 1:
        return loose
    key = (plot.id, rect.w)
    start = max((row, column), full.get(key, (0, 0)))
    for further in range(start[0], start[0] + _FARTHEST_ROW):
        for beside in range(start[1] if further == start[0] else 0, widest + 1):
            if is_free(place := spot(beside, further)):
                full[key] = (further, beside)
                return place
    return loose
