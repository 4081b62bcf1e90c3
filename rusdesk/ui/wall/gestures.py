"""The mouse's gestures on the wall, a class each: looking elsewhere, a rubber band, carrying, moving an outline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication

from rusdesk.domain.geometry import Rect
from rusdesk.ui.wall.lens import Lens

_SNAP = 4.0  # wall units that areas and cards are moved and resized by


class Gesture(Protocol):
    """Lives from press to release. Points are in the view's logical pixels."""

    def move(self, at: QPointF) -> None: ...

    def scrolled(self, by: QPointF) -> None:
        """The wall has moved under the pointer by so many pixels."""
        ...

    def finish(self, at: QPointF) -> None: ...

    def cancel(self) -> None:
        """Leave everything as it was before the gesture."""
        ...


class Panning:
    """The wall follows the pointer."""

    def __init__(self, at: QPointF, lens: Lens, look: Callable[[Lens], None]) -> None:
        self._from = at
        self._lens = lens
        self._look = look
        self.has_moved = False

    def move(self, at: QPointF) -> None:
        way = at - self._from
        if not self.has_moved and way.manhattanLength() < 4:
            return
        self.has_moved = True
        self._look(self._lens.moved(way.x(), way.y()))

    def scrolled(self, by: QPointF) -> None:
        """It was this that moved it."""

    def finish(self, at: QPointF) -> None:
        self.move(at)

    def cancel(self) -> None:
        self._look(self._lens)


class Banding:
    """A rubber band; what it touches is selected, beside what was before when `adds`."""

    def __init__(
        self,
        at: QPointF,
        before: Sequence[str],
        adds: bool,
        touched: Callable[[QRectF], Sequence[str]],
        select: Callable[[Sequence[str]], None],
    ) -> None:
        self._from = at
        self._before = tuple(before)
        self._kept = self._before if adds else ()
        self._touched = touched
        self._select = select
        self.rect: QRectF | None = None

    def move(self, at: QPointF) -> None:
        if self.rect is None and (at - self._from).manhattanLength() < QApplication.startDragDistance():
            return
        self.rect = QRectF(self._from, at).normalized()
        kept = set(self._kept)
        self._select([*self._kept, *(i for i in self._touched(self.rect) if i not in kept)])

    def scrolled(self, by: QPointF) -> None:
        self._from = self._from + by

    def finish(self, at: QPointF) -> None:
        self.move(at)
        if self.rect is None and not self._kept:
            self._select(())

    def cancel(self) -> None:
        self.rect = None
        self._select(self._before)


class Carrying:
    """Notes under the pointer; nothing happens to them before the release."""

    def __init__(
        self,
        at: QPointF,
        notes: Sequence[str],
        zoom: float,
        drop: Callable[[Sequence[str], float, float, QPointF], None],
        click: Callable[[], None],
    ) -> None:
        self._from = at
        self.notes = tuple(notes)
        self._zoom = zoom
        self._drop = drop
        self._click = click
        self.at = at
        self.offset: QPointF | None = None

    def move(self, at: QPointF) -> None:
        self.at = at
        way = at - self._from
        if self.offset is None and way.manhattanLength() < QApplication.startDragDistance():
            return
        self.offset = way

    def scrolled(self, by: QPointF) -> None:
        self._from = self._from + by

    def finish(self, at: QPointF) -> None:
        self.move(at)
        if self.offset is None:
            self._click()
            return
        way, self.offset = self.offset, None
        self._drop(self.notes, way.x() / self._zoom, way.y() / self._zoom, at)

    def cancel(self) -> None:
        self.offset = None


class Outlining:
    """An area or card moved or resized: only its outline follows the pointer, until the release.

    `moves` says whether all of it goes along; else the `edges` do, as Hit has them. `done` is told how far in wall
    units (how much wider and higher when it is resized), `click` when the pointer never left.
    """

    def __init__(
        self,
        at: QPointF,
        rects: Sequence[Rect],
        lens: Callable[[], Lens],
        done: Callable[[float, float], None],
        click: Callable[[], None],
        *,
        moves: bool,
        edges: tuple[int, int] = (0, 0),
    ) -> None:
        self._from = at
        self._at = at
        self._rects = tuple(rects)
        self._lens = lens
        self._done = done
        self._click = click
        self._moves = moves
        self._edges = edges
        self._has_left = False

    @property
    def outlines(self) -> tuple[QRectF, ...]:
        """Where they would come to lie, in the view."""
        if not self._has_left:
            return ()
        dx, dy = self._way()
        lens = self._lens()
        if self._moves:
            return tuple(lens.to_view(r.moved(dx, dy)) for r in self._rects)
        return tuple(lens.to_view(self._resized(r, dx, dy)) for r in self._rects)

    def move(self, at: QPointF) -> None:
        self._at = at
        if (at - self._from).manhattanLength() >= QApplication.startDragDistance():
            self._has_left = True

    def scrolled(self, by: QPointF) -> None:
        self._from = self._from + by

    def finish(self, at: QPointF) -> None:
        self.move(at)
        if not self._has_left:
            self._click()
            return
        way = self._way()
        self._has_left = False
        if way != (0.0, 0.0):
            self._done(*way)

    def cancel(self) -> None:
        self._has_left = False

    def _way(self) -> tuple[float, float]:
        zoom = self._lens().zoom
        way = self._at - self._from
        dx, dy = round(way.x() / zoom / _SNAP) * _SNAP, round(way.y() / zoom / _SNAP) * _SNAP
        if self._moves:
            return dx, dy
        return dx * self._edges[0], dy * self._edges[1]

    def _resized(self, rect: Rect, wider: float, higher: float) -> Rect:
        w, h = max(48.0, rect.w + wider), max(48.0, rect.h + higher)
        return Rect(
            rect.right - w if self._edges[0] < 0 else rect.x, rect.bottom - h if self._edges[1] < 0 else rect.y, w, h
        )
