"""What lies under the pointer: a note, a text card, an edge that can be dragged, or a heading."""

from __future__ import annotations

from typing import Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import Rect
from rusdesk.domain.wall import AREA_HEAD, GROUP_HEAD
from rusdesk.ui.wall.lens import Lens
from rusdesk.ui.wall.model import WallModel

_HEADING = AREA_HEAD - 16.0  # below it one may begin a rubber band
_GRIP = 6.0  # logical pixels to each side of an edge


@frozen
class Hit:
    """`id` is the note's, card's or area's; for a group's heading `group` is set and `areas` are all of its areas.

    `edges`: whether the right and the bottom edge are held.
    """

    what: Literal["note", "card", "edge", "heading", ""]
    id: str = ""
    areas: tuple[str, ...] = ()
    group: str = ""
    edges: tuple[bool, bool] = (False, False)


def hit(model: WallModel, lens: Lens, x: float, y: float) -> Hit:
    """What is at a point of the view (logical pixels); what lies uppermost comes first."""
    wall_x, wall_y = lens.to_wall(x, y)
    if note := model.note_at(wall_x, wall_y):
        return Hit("note", note)
    if found := edge_at(model, lens, x, y):
        return found
    if card := model.card_at(wall_x, wall_y):
        return Hit("card", card)
    spot = Rect(wall_x, wall_y, 0.0, 0.0)
    for frame in model.ground.frames:
        if not frame.rect.overlaps(spot):
            continue
        ids = tuple(p.id for p in frame.plots)
        if frame.group and wall_y < frame.rect.y + GROUP_HEAD:
            return Hit("heading", ids[0], ids, frame.group)
        for plot in frame.plots:
            if plot.rect.overlaps(spot) and wall_y < plot.rect.y + _HEADING:
                return Hit("heading", plot.id, (plot.id,))
    return Hit("")


def edge_at(model: WallModel, lens: Lens, x: float, y: float) -> Hit | None:
    """The right or bottom edge of an area or card at a point of the view, if it can be dragged."""
    if lens.zoom < 0.2:
        return None
    for card in model.ground.cards:
        if not card.is_pinned and any(edges := _held(card.rect, lens, x, y)):
            return Hit("edge", card.id, (), "", edges)
    for frame in model.ground.frames:
        for plot in frame.plots:
            if not plot.is_pinned and any(edges := _held(plot.rect, lens, x, y)):
                return Hit("edge", plot.id, (plot.id,), "", edges)
    return None


def _held(rect: Rect, lens: Lens, x: float, y: float) -> tuple[bool, bool]:
    shown = lens.to_view(rect)
    if not shown.adjusted(-_GRIP, -_GRIP, _GRIP, _GRIP).contains(x, y):
        return False, False
    # the corner is a little larger than the edges
    right, bottom = abs(x - shown.right()), abs(y - shown.bottom())
    if right < 2 * _GRIP and bottom < 2 * _GRIP:
        return True, True
    return right < _GRIP, bottom < _GRIP
