"""The sign of RusDesk: four notes on teal."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from rusdesk.ui.theme import Theme

_GROUND, _INK, _YELLOW, _WHITE = "#5CC3D6", "#06222A", "#FFF04A", "#FFFFFF"


def draw_logo(painter: QPainter, rect: QRectF) -> None:
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_GROUND))
    painter.drawRoundedRect(rect, side * 0.2, side * 0.2)
    note, first, step = side * 0.28, side * 0.19, side * 0.345
    for n, colour in enumerate((_INK, _YELLOW, _WHITE, _INK)):
        painter.setBrush(QColor(colour))
        x, y = rect.x() + first + (n % 2) * step, rect.y() + first + (n // 2) * step
        painter.drawRoundedRect(QRectF(x, y, note, note), side * 0.045, side * 0.045)
    painter.restore()


def window_icon() -> QIcon:
    """For the system's lists of windows."""
    icon = QIcon()
    for side in (16, 32, 64, 128, 256):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        draw_logo(painter, QRectF(0, 0, side, side))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


class Logo(QWidget):
    """The sign, 32 pixels."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(theme.size(32, 32))

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_logo(painter, QRectF(self.rect()))
        painter.end()
