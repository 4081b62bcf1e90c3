"""What lies under the pointer: a note, a text card, an edge that can be dragged, or a heading."""

from __future__ import annotations

from typing import Literal

from rusdesk.domain.boards import NEAR
from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import Rect
from rusdesk.domain.wall import AREA_HEAD, GROUP_HEAD
from rusdesk.ui.wall.ground import Frame
from rusdesk.ui.wall.headings import ON_DESK, is_far
from rusdesk.ui.wall.lens import Lens
from rusdesk.ui.wall.model import WallModel

_HEADING = AREA_HEAD - 16.0  # below it one may begin a rubber band
_GRIP = 6.0  # logical pixels to each side of an edge
_INNER = 3.0  # of a left or top one, beside which the notes lie


@frozen
class Hit:
    """`id` is the note's, card's or area's; for a group's heading `group` is set and `areas` are all of its areas.

    `edges`: which are held, across and down: -1 the left or the top one, 1 the right or the bottom one, 0 none.
    """

    what: Literal["note", "card", "edge", "heading", ""]
    id: str = ""
    areas: tuple[str, ...] = ()
    group: str = ""
    edges: tuple[int, int] = (0, 0)


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
        # from afar the frame's name has all of its head
        head = GROUP_HEAD + (_HEADING if is_far(lens.zoom, ON_DESK) else 0.0)
        if frame.group and wall_y < frame.rect.y + head:
            return Hit("heading", ids[0], ids, frame.group)
        for plot in frame.plots:
            if plot.rect.overlaps(spot) and wall_y < plot.rect.y + _HEADING:
                return Hit("heading", plot.id, (plot.id,))
    return Hit("")


def edge_at(model: WallModel, lens: Lens, x: float, y: float) -> Hit | None:
    """The edge or corner of an area or card at a point of the view, if it can be dragged."""
    if lens.zoom < 0.2:
        return None
    for card in model.ground.cards:
        if not card.is_pinned and any(edges := _held(card.rect, lens, x, y)):
            return Hit("edge", card.id, (), "", edges)
    for frame in model.ground.frames:
        if found := _frame_edge(frame, lens, x, y):
            return found
        for plot in frame.plots:
            across, down = _held(plot.rect, lens, x, y)
            # the left and the top one are the frame's, or its neighbour's right and bottom one
            edges = (max(0, across), max(0, down))
            if not plot.is_pinned and any(edges):
                return Hit("edge", plot.id, (plot.id,), "", edges)
    return None


def _frame_edge(frame: Frame, lens: Lens, x: float, y: float) -> Hit | None:
    """The left or top edge of a frame, held for the area that it would make larger."""
    across, down = _held(frame.rect, lens, x, y)
    if across >= 0 and down >= 0:
        return None
    top = min(p.rect.y for p in frame.plots)
    row = sorted((p for p in frame.plots if p.rect.y < top + NEAR), key=lambda p: p.rect.x)
    if across < 0:
        plot = row[0]
        if down > 0 and len(frame.plots) > len(row):
            # the lowest row is another's
            down = 0
    else:
        at = lens.to_wall(x, y)[0]
        plot = next((p for p in row if at <= p.rect.right), row[-1])
        if across > 0:
            plot = row[-1]
    return None if plot.is_pinned else Hit("edge", plot.id, (plot.id,), "", (across, down))


def _held(rect: Rect, lens: Lens, x: float, y: float) -> tuple[int, int]:
    shown = lens.to_view(rect)
    if not shown.adjusted(-_GRIP, -_GRIP, _GRIP, _GRIP).contains(x, y):
        return 0, 0
    left, right, top, bottom = x - shown.left(), shown.right() - x, y - shown.top(), shown.bottom() - y
    across, down = (1 if abs(right) <= abs(left) else -1), (1 if abs(bottom) <= abs(top) else -1)
    beside, under = min(abs(left), abs(right)), min(abs(top), abs(bottom))
    # a corner is a little larger than the edges
    if beside < 2 * _GRIP and under < 2 * _GRIP and (min(across, down) > 0 or max(beside, under) < _GRIP):
        return across, down
    wide, high = (_INNER if across < 0 and left > 0 else _GRIP), (_INNER if down < 0 and top > 0 else _GRIP)
    return across if beside < wide else 0, down if under < high else 0
