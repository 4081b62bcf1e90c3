"""With one screen only: what the room sees over the whole of it, and the entry line as a strip at the bottom.

The room sees the strip too, so what is typed there is seen there, and nowhere else before it is saved. No notice, no
panel and no monitor lies over the picture; what went wrong is told in the strip.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from rusdesk.ui.room.monitor import RoomPort
from rusdesk.ui.seat import Seat

_TWICE_MS = 1500


class RoomView(QWidget):
    """Paints what the room sees, over everything of the mode but its entry line."""

    def __init__(self, seat: Seat, room: RoomPort, parent: QWidget) -> None:
        super().__init__(parent)
        self._seat, self._room = seat, room
        self._key = 0
        self.setObjectName("roomView")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(seat.words("Det rummet ser"))
        self.hide()

    def refresh(self) -> None:
        """Paint anew when the picture is another."""
        if self.isVisible() and self._picture().cacheKey() != self._key:
            self.update()

    def _picture(self) -> QPixmap:
        return self._room.preview(self.width(), self.height(), self.devicePixelRatioF())

    def paintEvent(self, event: QPaintEvent) -> None:
        picture = self._picture()
        self._key = picture.cacheKey()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, picture)
        painter.end()


class OneScreen(QObject):
    """Turns the one-screen picture on and off in a mode. `turned` when it has been."""

    turned = Signal(bool)
    leave_wanted = Signal()

    def __init__(self, seat: Seat, room: RoomPort, mode: QWidget, strip: QWidget) -> None:
        super().__init__(mode)
        self._room, self._mode, self._strip = room, mode, strip
        self.view = RoomView(seat, room, mode)
        self.is_on = False
        self._since_esc = QElapsedTimer()
        strip.installEventFilter(self)

    def turn(self, is_on: bool) -> None:
        if is_on == self.is_on:
            return
        self.is_on = is_on
        self._room.show_here(is_on)
        self.view.setVisible(is_on)
        self.turned.emit(is_on)

    def escape(self) -> None:
        """Twice in a row, and the desk is seen again: by the room too, so once isn't enough."""
        if self._since_esc.isValid() and self._since_esc.elapsed() <= _TWICE_MS:
            self._since_esc.invalidate()
            self.leave_wanted.emit()
        else:
            self._since_esc.start()

    def cover(self, *others: QWidget) -> None:
        """Lie over everything above the strip; `others` take room beside it and give way."""
        for widget in others:
            widget.hide()
        layout = self._mode.layout()
        if layout is not None:
            # what was shown and hidden within one resizing isn't laid out by itself
            layout.activate()
        self._fit()

    def _fit(self) -> None:
        self.view.setGeometry(0, 0, self._mode.width(), max(0, self._mode.height() - self._strip.height()))
        self.view.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # the strip grows with what is typed
        if self.is_on and watched is self._strip and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._fit()
        return False
