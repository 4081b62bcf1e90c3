"""What has been found on the wall: a ring around each, and the rest dimmed when it is sifted. For the desk alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.ground_painter import faded
from rusdesk.ui.wall.lens import Lens
from rusdesk.ui.wall.model import WallModel

_DIM = 0.78


def paint_matches(
    painter: QPainter, theme: Theme, model: WallModel, lens: Lens, exposed: QRectF, found: frozenset[str], dims: bool
) -> None:
    """Over the wall as it is, as far as it touches `exposed` (the view's pixels)."""
    if not found and not dims:
        return
    veil, ring = faded(theme.wall, _DIM), QPen(theme.accent, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for row in model.notes_within(lens.rect_to_wall(exposed.adjusted(-8, -8, 8, 8))):
        note = model.ids[row]
        is_found = note in found
        if not is_found and not dims:
            continue
        place = lens.to_view(model.rect(note))
        if is_found:
            painter.setPen(ring)
            painter.drawRoundedRect(place.adjusted(-3, -3, 3, 3), 6, 6)
        else:
            painter.fillRect(place.adjusted(-2, -2, 2, 4), veil)
