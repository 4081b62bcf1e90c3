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


def dropped(
    model: WallModel, notes: Sequence[str], dx: float, dy: float, *, keeps_area: bool = False
) -> tuple[Move, ...]:
    """The moves that carry `notes` (dx, dy) further, in wall units.

    Each note belongs to the area its middle comes to lie in, snaps to that area's grid where the place is free,
    and never covers the area's heading. Outside every area it lies loose on the wall; with `keeps_area` it stays
    in its own instead, which then grows.
    """
    moving = set(notes)
    landed: list[Rect] = []
    out: list[Move] = []
    for note in notes:
        rect = model.rect(note).moved(dx, dy)
        plot = plot_at(model, rect.x + rect.w / 2, rect.y + rect.h / 2)
        if plot is None and keeps_area:
            plot = _plot(model, model.area_of(note))
        if plot is None:
            there = Rect(round(rect.x), round(rect.y), rect.w, rect.h)
            out.append(Move(note, "", there.x, there.y))
        else:
            there = _within(plot, rect, [*_around(model, rect, moving), *landed])
            out.append(Move(note, plot.id, there.x - plot.rect.x, there.y - plot.rect.y))
        landed.append(there)
    return tuple(out)


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
    return [model.rect(i) for i in model.ids_within(near) if i not in but] + [c.rect for c in model.ground.cards]


def _plot(model: WallModel, area: str) -> Plot | None:
    return next((p for f in model.ground.frames for p in f.plots if p.id == area), None)


def _landing(model: WallModel, move: Move) -> Rect:
    plot = _plot(model, move.area)
    rect = model.rect(move.id)
    corner = (plot.rect.x, plot.rect.y) if plot else (0.0, 0.0)
    return Rect(move.x + corner[0], move.y + corner[1], rect.w, rect.h)


def _within(plot: Plot, rect: Rect, taken: Sequence[Rect]) -> Rect:
    """The free grid place nearest to `rect`, or `rect` itself pushed off the heading and in from the sides."""
    area = plot.rect
    widest = max(0, int((area.w - GAP - rect.w) // STEP))
    column = min(widest, max(0, round((rect.x - area.x - GAP) / STEP)))
    row = max(0, round((rect.y - area.y - AREA_HEAD) / STEP))
    spot = Rect(area.x + GAP + column * STEP, area.y + AREA_HEAD + row * STEP, rect.w, rect.h)
    if not any(spot.overlaps(r) for r in taken):
        return spot
    x = max(area.x, min(rect.x, area.right - rect.w))
    return Rect(round(x), round(max(rect.y, area.y + AREA_HEAD)), rect.w, rect.h)
