"""The badge on a note that has been voted on: a hand and how many, or a lock and a question mark till it is shown."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from rusdesk.domain.votes import Badge
from rusdesk.ui.aligning import LEFT
from rusdesk.ui.theme import Theme

HIGH = 22.0  # wall units
_ICON = 14.0
_KEPT = 60
_PAPER = QColor("#FFFFFF")


class BadgePainter:
    """Pills painted once for each figure and zoom, and then copied."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[Badge, float, float], QPixmap] = {}

    def width(self, badge: Badge) -> float:
        """In wall units."""
        text = QFontMetricsF(self._font(1.0)).horizontalAdvance(self._text(badge))
        return _ICON + text + 18

    def paint(self, painter: QPainter, badge: Badge, place: QRectF, zoom: float, right: float = 8.0) -> None:
        """In the lower right corner of a note at `place`, `right` wall units from its edge."""
        ratio = painter.deviceTransform().m11() or 1.0
        pill = self._pill(badge, zoom, ratio)
        w, h = pill.width() / ratio, pill.height() / ratio
        painter.drawPixmap(QPointF(place.right() - right * zoom - w, place.bottom() - 8 * zoom - h), pill)

    def _font(self, zoom: float) -> QFont:
        """As large as the note is shown, whatever the user's text size."""
        font = QFont(self._theme.font(13, True, True))
        font.setPixelSize(max(1, round(13 * zoom)))
        return font

    def _text(self, badge: Badge) -> str:
        return "?" if badge.is_secret else str(badge.dots)

    def _pill(self, badge: Badge, zoom: float, ratio: float) -> QPixmap:
        key = (badge, zoom, ratio)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[key] = self._made(*key)
        return found

    def _made(self, badge: Badge, zoom: float, ratio: float) -> QPixmap:
        theme = self._theme
        wide, high = self.width(badge) * zoom, HIGH * zoom
        pixmap = QPixmap(max(1, round(wide * ratio)), max(1, round(high * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.note_ink)
        painter.drawRoundedRect(QRectF(0, 0, wide, high), high / 2, high / 2)
        side = _ICON * zoom
        spot = QRectF(7 * zoom, (high - side) / 2, side, side)
        theme.draw_icon(painter, "lock" if badge.is_secret else "hand", _PAPER, spot)
        painter.setFont(self._font(zoom))
        painter.setPen(_PAPER)
        rest = QRectF(spot.right() + 3 * zoom, 0, wide - spot.right() - 3 * zoom, high)
        painter.drawText(rest, LEFT, self._text(badge))
        painter.end()
        return pixmap
