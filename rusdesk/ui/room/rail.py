"""The right column folded to a rail of icons: what the room sees, and how much has been caught."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import PressButton, plain_tip


class RailTile(PressButton):
    """An icon with a count in its corner; red when the room sees something."""

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._count = 0
        self._is_live = False
        self.setFixedSize(theme.px(40), theme.px(40))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def set(self, count: int, is_live: bool = False) -> None:
        self._count, self._is_live = count, is_live
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ink = theme.ink2
        if self._is_live:
            painter.setBrush(theme.live)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
            ink = theme.on_live
        elif self.underMouse():
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side = theme.px(20)
        where = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        theme.draw_icon(painter, self._icon_name, ink, where)
        if self._count:
            high = theme.px(17)
            pill = QRectF(self.width() - theme.px(20), 0, theme.px(20), high)
            painter.setBrush(theme.accent_fill)
            painter.drawRoundedRect(pill, high / 2, high / 2)
            painter.setPen(theme.on_accent)
            painter.setFont(theme.font(12, True, True))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(self._count))
        painter.end()


class RoomRail(QFrame):
    panel_wanted = Signal()
    inbox_wanted = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        theme, _ = seat.theme, seat.words
        self._words = _
        self.setFixedWidth(theme.px(56))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(12), theme.px(8), theme.px(12))
        column.setSpacing(theme.px(12))
        self.monitor = RailTile(theme, "monitor", _("Rummet ser"))
        self.caught = RailTile(theme, "gavel", _("Fångat i dag"))
        self.inbox = RailTile(theme, "inbox", _("Inkorg"))
        self.inbox.hide()
        self.unfold = RailTile(theme, "panel-right", _("Visa högerkolumnen"))
        column.addWidget(self.monitor)
        column.addWidget(self.inbox)
        column.addWidget(self.caught)
        column.addStretch(1)
        column.addWidget(self.unfold)
        for tile in (self.monitor, self.caught, self.unfold):
            tile.clicked.connect(self.panel_wanted)
        self.inbox.clicked.connect(self.inbox_wanted)

    def set(self, is_open: bool, caught: int) -> None:
        _ = self._words
        self.monitor.set(0, is_open)
        self.monitor.set_name(_("Rummet ser: visning öppen") if is_open else _("Rummet ser: visning stängd"))
        self.caught.set(caught)
        self.caught.set_name(_.n("Fångat i dag: {n}", "Fångat i dag: {n}", caught))

    def set_inbox(self, waiting: int, is_used: bool) -> None:
        """How many notes wait; the tile is there only where an inbox is used."""
        _ = self._words
        self.inbox.set(waiting)
        self.inbox.set_name(_.n("Inkorg: {n} lapp väntar", "Inkorg: {n} lappar väntar", waiting))
        self.inbox.setVisible(is_used)
