"""Rows drawn by hand that share the height there is, where one of them has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rusdesk.ui.seat import Seat

_RING = 4  # px around a row for the ring of the keyboard


class SharedRows(QWidget):
    """Who inherits says how many rows there are, where each lies and how it is drawn."""

    def __init__(self, seat: Seat, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._room = 0  # px that the rows share; 0 for as much as they like
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownRing", True)
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    def _count(self) -> int:
        raise NotImplementedError

    def row_rect(self, n: int) -> QRectF:
        raise NotImplementedError

    def _draw_row(self, painter: QPainter, n: int) -> None:
        raise NotImplementedError

    def _size(self) -> None:
        """Take the height that the rows need."""
        raise NotImplementedError

    def fit_height(self, high: int) -> None:
        """The rows share `high` px as far as they can be read."""
        if high != self._room:
            self._room = high
            self._size()
            self.update()

    def row_at(self, point: QPointF) -> int:
        """The row at a point; -1 beside them."""
        return next((n for n in range(self._count()) if self.row_rect(n).contains(point)), -1)

    def update_row(self, n: int) -> None:
        self.update(self._with_ring(n).toAlignedRect())

    def _with_ring(self, n: int) -> QRectF:
        return self.row_rect(n).adjusted(-_RING, -_RING, _RING, _RING)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for n in range(self._count()):
            if self._with_ring(n).intersects(QRectF(event.rect())):
                self._draw_row(painter, n)
        self._draw_rest(painter)
        painter.end()

    def _draw_rest(self, painter: QPainter) -> None:
        """What stands where there is no row."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
