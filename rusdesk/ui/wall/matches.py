"""What has been found on the wall: a ring around each, and the rest dimmed when it is sifted. For the desk alone."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from rusdesk.domain.geometry import Rect
from rusdesk.domain.wall import AREA_HEAD
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.lens import Lens
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.tints import faded

_DIM = 0.78


def paint_marks(painter: QPainter, theme: Theme, places: Iterable[tuple[QRectF, bool]], dims: bool) -> None:
    """Over what lies there (in pixels), each found or not. Rings come last: no veil may lie on one."""
    veil, rings = faded(theme.wall, _DIM), []
    for place, is_found in places:
        if is_found:
            rings.append(place)
        elif dims:
            painter.fillRect(place.adjusted(-2, -2, 2, 4), veil)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.accent, 3))
    for place in rings:
        painter.drawRoundedRect(place.adjusted(-3, -3, 3, 3), 6, 6)


def paint_matches(
    painter: QPainter, theme: Theme, model: WallModel, lens: Lens, exposed: QRectF, found: frozenset[str], dims: bool
) -> None:
    """Over the wall as it is, as far as it touches `exposed` (the view's pixels)."""
    if not found and not dims:
        return
    seen = lens.rect_to_wall(exposed.adjusted(-8, -8, 8, 8))
    notes = (model.ids[row] for row in model.notes_within(seen))
    things = ((i, model.place(i)) for i in (*notes, *model.cards_within(seen)))
    paint_marks(painter, theme, [(lens.to_view(rect), i in found) for i, rect in things], dims)
    plots = (p for f in model.ground.frames for p in f.plots if p.id in found)
    heads = (Rect(p.rect.x + 4, p.rect.y + 4, p.rect.w - 8, AREA_HEAD - 8) for p in plots)
    paint_marks(painter, theme, [(lens.to_view(r), True) for r in heads if r.overlaps(seen)], False)
