"""What the colours mean, below a picture of a wall: those that are in it and have a caption."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from rusdesk.domain.wall import Wall
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.fit import Fit

# wall units
_ROW, _TILE, _BESIDE, _BETWEEN, _EDGE = 26.0, 16.0, 7.0, 20.0, 12.0
_PX = 14


class PrintLegend:
    """Laid out in rows as wide as the picture, in wall units."""

    def __init__(self, wall: Wall | None, colours: Collection[str], width: float, fit: Fit, theme: Theme) -> None:
        self._theme = theme
        self._font = fit.font(_PX)
        metrics = QFontMetricsF(self._font)
        self._lift = metrics.capHeight() / 2
        self._places: list[tuple[QRectF, str, str]] = []
        room = max(width - 2 * _EDGE, _TILE + _BESIDE + 20)
        x = y = 0.0
        for colour, caption in wall.legend if wall else ():
            if not caption or colour not in colours:
                continue
            said = metrics.elidedText(caption, Qt.TextElideMode.ElideRight, room - _TILE - _BESIDE)
            wide = _TILE + _BESIDE + metrics.horizontalAdvance(said)
            if x and x + wide > room:
                x, y = 0.0, y + _ROW
            self._places.append((QRectF(_EDGE + x, y + (_ROW - _TILE) / 2, _TILE, _TILE), colour, said))
            x += wide + _BETWEEN
        self.height = y + _ROW + _EDGE if self._places else 0.0

    def paint(self, painter: QPainter, width: float) -> None:
        """From the painter's origin down, on ground of the wall's colour."""
        if not self._places:
            return
        theme = self._theme
        painter.fillRect(QRectF(0, 0, width, self.height), theme.wall)
        painter.setFont(self._font)
        for tile, colour, said in self._places:
            painter.setPen(QPen(theme.note_border(colour), 1))
            painter.setBrush(theme.note_fill(colour))
            painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            inset = _TILE * 0.28
            theme.draw_mark(painter, colour, tile.adjusted(inset, inset, -inset, -inset))
            painter.setPen(theme.ink)
            painter.drawText(QPointF(tile.right() + _BESIDE, tile.center().y() + self._lift), said)
