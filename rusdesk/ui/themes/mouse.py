"""What the mouse does in Teman: choosing, a rubber band, notes and heads carried to other frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from rusdesk.ui.themes.board import ON_HEAD as HEAD
from rusdesk.ui.themes.board import Board, Frame, Place
from rusdesk.ui.wall.gestures import Banding
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.tints import faded

if TYPE_CHECKING:
    from rusdesk.ui.themes.view import ThemesView

NEW = "+"  # where letting go makes a new theme
_EDGE = 36.0
_SHOWN = 4  # of the notes that are carried


class ThemesMouse:
    """Lives with its view. Nothing happens to what is carried before it is let go."""

    def __init__(self, view: ThemesView) -> None:
        self._view = view
        self._pressed: tuple[QPointF, str] | None = None
        self._band: Banding | None = None
        self._at = QPointF()
        self.carried: tuple[str, ...] = ()
        self.drop: str | None = None  # a theme's id, "" for the unsorted, NEW, or None for nowhere
        self._edge = QTimer(view)
        self._edge.setInterval(30)
        self._edge.timeout.connect(self._scroll_on)

    @property
    def is_busy(self) -> bool:
        return self._band is not None or self._pressed is not None

    def press(self, event: QMouseEvent) -> None:
        view, at = self._view, event.position()
        frame, place = view.sight.under(at)
        adds = bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier))
        if event.button() is Qt.MouseButton.RightButton:
            self._point(frame, place, at)
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if number := view.picture.row_at(at):
            view.taking.take(number)
        elif place is not None and adds:
            view.choosing.toggle(place.note)
        elif place is not None:
            self._choose(place.note)
            self._pressed = (at, place.note)
        elif frame is not None and frame.more is not None and frame.more.contains(at - view.sight.shift(False)):
            view.deeds.fold(frame.theme)
        elif view.sight.name_at(at).startswith(HEAD):
            name = view.sight.name_at(at)
            view.choosing.select((), focused=name)
            self._pressed = (at, name)
        else:
            self._band = Banding(at, view.selection, adds, self._touched, view.choosing.select)

    def _choose(self, note: str) -> None:
        if note in self._view.selection:
            self._view.choosing.focus(note)
        else:
            self._view.choosing.select([note])

    def _point(self, frame: Frame | None, place: Place | None, at: QPointF) -> None:
        """A press of the other button chooses what its menu is about."""
        if place is not None:
            self._choose(place.note)
        elif (name := self._view.sight.name_at(at)).startswith(HEAD):
            self._view.choosing.select((), focused=name)

    def _touched(self, rect: QRectF) -> list[str]:
        """The notes that a rectangle of the view touches, as far as they are seen."""
        view, found = self._view, list[str]()
        for is_loose in (True, False):
            spot = rect.intersected(view.sight.pane(is_loose)).translated(-view.sight.shift(is_loose))
            for frame in view.sight.frames(is_loose):
                if not spot.isEmpty() and frame.rect.intersects(spot):
                    found += [p.note for p in frame.within(spot.top(), spot.bottom()) if p.rect.intersects(spot)]
        return found

    def move(self, event: QMouseEvent) -> None:
        view = self._view
        if self._band is not None:
            self._band.move(event.position())
            view.update()
            return
        if self._pressed is None:
            return
        self._at = event.position()
        if not self.carried:
            if (self._at - self._pressed[0]).manhattanLength() < QApplication.startDragDistance():
                return
            what = self._pressed[1]
            self.carried = (what,) if what.startswith(HEAD) else view.selection
            if not self.carried:
                # what was pressed went meanwhile
                self.let_go()
                return
            view.setCursor(Qt.CursorShape.ClosedHandCursor)
        frame, _place = view.sight.under(self._at)
        is_head = bool(self.head)
        if not view.rect().contains(self._at.toPoint()):
            # carried out of it all: let go there, nothing is moved
            self.drop = None
        elif frame is not None:
            self.drop = frame.theme if frame.theme or not is_head else None
        else:
            self.drop = None if is_head or view.sight.pane(True).contains(self._at) else NEW
        if not (_EDGE < self._at.y() < view.height() - _EDGE):
            self._edge.start()
        view.update()

    def release(self, event: QMouseEvent) -> None:
        view, carried, drop, pressed, band = self._view, self.carried, self.drop, self._pressed, self._band
        self.let_go()
        if band is not None:
            band.finish(event.position())
        elif event.button() is not Qt.MouseButton.LeftButton or pressed is None:
            return
        elif not carried:
            if not pressed[1].startswith(HEAD):
                view.choosing.select([pressed[1]])
        elif carried[0].startswith(HEAD):
            if drop:
                view.deeds.move_to(carried[0].removeprefix(HEAD), drop)
        elif drop is not None:
            # those that went meanwhile are left out
            there = [i for i in carried if view.choosing.theme_of(i) is not None]
            if drop == NEW:
                view.new_theme(there)
            else:
                view.deeds.put([i for i in there if view.choosing.theme_of(i) != drop], drop)

    def let_go(self) -> None:
        """As before the press, but for what a band has selected."""
        self._pressed, self.carried, self.drop, self._band = None, (), None, None
        self._edge.stop()
        self._view.unsetCursor()
        self._view.update()

    def cancel(self) -> None:
        """Esc: leave everything as it was before the press."""
        if self._band is not None:
            self._band.cancel()
        self.let_go()

    def _scroll_on(self) -> None:
        """While something is carried at the upper or lower edge, the pane comes to meet it."""
        view = self._view
        over = min(0.0, self._at.y() - _EDGE) + max(0.0, self._at.y() - (view.height() - _EDGE))
        if not self.carried or not over:
            self._edge.stop()
            return
        view.sight.scroll(view.sight.pane(True).contains(self._at), max(-24.0, min(24.0, over)))

    def places(self, board: Board, model: WallModel) -> list[Place]:
        """The first few of what is carried, as it lies under the pointer."""
        places = []
        for n, note in enumerate(self.carried[:_SHOWN]):
            if note in model and (found := board.holding(note)):
                rect = QRectF(found[1].rect)
                rect.moveTopLeft(self._at + QPointF(-20 + 10 * n, -20 + 10 * n))
                places.append(Place(note, rect))
        return places

    @property
    def beside(self) -> tuple[str, bool] | None:
        """The theme that a carried head would stand before, or after when True."""
        if not (self.head and self.drop) or self.drop == self.head:
            return None
        order = [f.theme for f in self._view.sight.frames(False)]
        if self.head not in order or self.drop not in order:
            return None
        return self.drop, order.index(self.drop) > order.index(self.head)

    @property
    def head(self) -> str:
        """The theme whose head is carried, or nothing."""
        return self.carried[0].removeprefix(HEAD) if self.carried and self.carried[0].startswith(HEAD) else ""

    @property
    def at(self) -> QPointF:
        """Where the pointer is while something is carried."""
        return self._at

    def paint_band(self, painter: QPainter) -> None:
        if self._band is not None and self._band.rect is not None:
            theme = self._view.seat.theme
            painter.setBrush(faded(theme.accent, 0.1))
            painter.setPen(QPen(theme.accent, 1))
            painter.drawRect(self._band.rect)
