"""What is carried over the wall: painted once into a picture of its own, then only copied."""

from __future__ import annotations

from collections.abc import Callable
from math import floor

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from rusdesk.domain.geometry import Rect
from rusdesk.ui.wall.buffer import Pane
from rusdesk.ui.wall.lens import Lens

_AHEAD = 256  # device pixels painted beyond what is seen of what is carried


class Overlay:
    """One picture of the notes under the pointer, however many; no larger than the view and some way around it.

    `paint` paints notes (ids) through a lens, as far as they touch a rectangle of the wall; `bounds` gives the
    rectangle around them.
    """

    def __init__(
        self,
        paint: Callable[[QPainter, Lens, tuple[str, ...], Rect], None],
        bounds: Callable[[tuple[str, ...]], Rect | None],
    ) -> None:
        self._paint = paint
        self._bounds = bounds
        self._key: tuple[tuple[str, ...], float, float] | None = None
        self._around = QRect()  # all that is carried, in device pixels from (0, 0)
        self._covered = QRect()
        self._pixmap: QPixmap | None = None
        self._shown: tuple[Pane, QPoint] | None = None

    def forget(self) -> None:
        """Nothing is carried, or what is looks otherwise."""
        self._key = self._pixmap = self._shown = None

    def show(self, painter: QPainter, pane: Pane, notes: tuple[str, ...], by: QPointF) -> None:
        """Paint notes moved `by` logical pixels; the painter counts in device pixels."""
        key = (notes, pane.zoom, pane.ratio)
        if self._key != key:
            self.forget()
            around = self._bounds(notes)
            if around is None:
                return
            self._key = key
            everything = Pane(pane.zoom, pane.ratio, -(1 << 28), -(1 << 28), 1 << 29, 1 << 29)
            place = everything.of_wall(around, _reach(pane.zoom))
            self._around = place.translated(everything.x, everything.y)
        off = QPoint(floor(by.x() * pane.ratio + 0.5), floor(by.y() * pane.ratio + 0.5))
        self._shown = (pane, off)
        seen = QRect(pane.x, pane.y, pane.w, pane.h).translated(-off)
        if self._pixmap is None or not self._covered.contains(seen.intersected(self._around)):
            self._cover(pane, seen.adjusted(-_AHEAD, -_AHEAD, _AHEAD, _AHEAD).intersected(self._around))
        self._copy(painter, pane, off)

    def linger(self, painter: QPainter, pane: Pane) -> None:
        """Paint what was carried where it was let go, until the wall shows it."""
        if self._shown and self._shown[0].is_near_as(pane):
            self._copy(painter, pane, self._shown[1])

    def place(self, pane: Pane, by: QPointF) -> QRect | None:
        """Where it lies in the view when moved `by`, in logical pixels; None when it isn't known yet."""
        if self._pixmap is None or not self._shown or not self._shown[0].is_near_as(pane):
            return None
        ratio = pane.ratio
        around = self._around.translated(-pane.x, -pane.y)
        left, top = around.x() / ratio + by.x(), around.y() / ratio + by.y()
        return QRect(
            floor(left) - 1, floor(top) - 1, round(around.width() / ratio) + 4, round(around.height() / ratio) + 4
        )

    def _cover(self, pane: Pane, place: QRect) -> None:
        self._covered = place
        if place.isEmpty():
            self._pixmap = QPixmap(1, 1)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            return
        pixmap = self._pixmap = QPixmap(place.size())
        pixmap.fill(Qt.GlobalColor.transparent)
        own = Pane(pane.zoom, pane.ratio, place.x(), place.y(), place.width(), place.height())
        painter = QPainter(pixmap)
        painter.setTransform(own.transform)
        scale, reach = pane.zoom * pane.ratio, _reach(pane.zoom) / pane.zoom
        seen = Rect(own.x / scale, own.y / scale, own.w / scale, own.h / scale)
        assert self._key is not None
        self._paint(painter, Lens(pane.zoom), self._key[0], seen.grown(reach))
        painter.end()

    def _copy(self, painter: QPainter, pane: Pane, off: QPoint) -> None:
        if self._pixmap:
            painter.drawPixmap(self._covered.topLeft() - QPoint(pane.x, pane.y) + off, self._pixmap)


def _reach(zoom: float) -> float:
    """Logical pixels that shadow and ring reach outside a note."""
    return 20.0 + 3 * zoom
