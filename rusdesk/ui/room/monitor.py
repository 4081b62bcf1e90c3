"""The picture of the room's screen in the right column, and what the column uses of the room's control."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from rusdesk.domain.projection import Projection, Scene
from rusdesk.ui.seat import Seat


class Switch(Protocol):
    """Something on or off."""

    @property
    def is_on(self) -> bool: ...
    def turn(self, is_on: bool) -> None: ...


class RoomPort(Protocol):
    """What the panel uses of the room's control."""

    @property
    def opened(self) -> SignalInstance: ...
    @property
    def closed(self) -> SignalInstance: ...
    @property
    def status_changed(self) -> SignalInstance: ...
    @property
    def is_open(self) -> bool: ...
    @property
    def status_text(self) -> str: ...
    @property
    def is_frozen(self) -> bool: ...
    @property
    def shown(self) -> Projection:
        """What the room is shown: a frozen picture's own as long as it is frozen."""
        ...

    @property
    def missing_screen(self) -> str: ...
    def text(self) -> str:
        """What is shown, as plain text."""
        ...

    def text_of(self, scene: Scene, target: str) -> str:
        """Another scene as plain text, without showing it."""
        ...

    def pages(self) -> int:
        """How many pages what is shown has."""
        ...

    def toggle_aside(self) -> None: ...
    @property
    def remote(self) -> Switch:
        """Whether a presenter's remote is listened to."""
        ...

    def show_here(self, is_here: bool) -> None:
        """Shown in the desk's own window, on the only screen."""
        ...

    def freeze(self, is_frozen: bool) -> None: ...
    def turn(self, by: int) -> None: ...
    def screen_names(self) -> list[str]: ...
    def open(self, screen: str | None = None, *, as_window: bool = False) -> None: ...
    def close(self) -> None: ...
    def smallest_px(self) -> int: ...
    @property
    def image_mm(self) -> int: ...
    def set_image(self, image_mm: int) -> None: ...
    def toggle_pause(self, back_at: int = 0) -> None: ...
    def preview(self, w: int, h: int, ratio: float = 1.0) -> QPixmap: ...


class Monitor(QWidget):
    """The picture of the room's screen, framed."""

    def __init__(self, seat: Seat, room: RoomPort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._room = room
        self._picture = QPixmap()
        theme = seat.theme
        self.setFixedSize(theme.px(272), theme.px(153))

    def refresh(self) -> None:
        if not self.isVisible():
            return
        picture = self._room.preview(self.width() - 4, self.height() - 4, self.devicePixelRatioF())
        if picture.cacheKey() != self._picture.cacheKey():
            self._picture = picture
            self.update()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._seat.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._picture.isNull():
            painter.drawPixmap(2, 2, self._picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.live if self._room.is_open else theme.ctl, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def sizeHint(self) -> QSize:
        return self.size()
