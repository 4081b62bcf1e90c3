"""The right column: what the room sees, the buttons that change it, and what has been caught during the day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rusdesk.commands.projection import FollowProgramme, ShowScene, projection_of
from rusdesk.domain.change import Change
from rusdesk.ui.outcomes.captured import CapturedPanel
from rusdesk.ui.room.scene_list import Choice, scenes
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Chip, PlainLabel, plain_tip, rule
from rusdesk.ui.words import scene_name


class RoomPort(Protocol):
    """What the panel uses of the room's control."""

    @property
    def is_open(self) -> bool: ...
    @property
    def status_text(self) -> str: ...
    @property
    def is_frozen(self) -> bool: ...
    def freeze(self, is_frozen: bool) -> None: ...
    def turn(self, by: int) -> None: ...
    def open(self) -> None: ...
    def close(self) -> None: ...
    def smallest_px(self) -> int: ...
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


class RoomPanel(QFrame):
    """`show_mine` is what *Visa det jag ser* shows: the scene, target and camera of the middle, or nothing."""

    show_mine_wanted = Signal()

    def __init__(
        self, seat: Seat, room: RoomPort, current_item: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._seat = seat
        self._room = room
        self._current_item = current_item
        self._floats = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(40)
        theme, _ = seat.theme, seat.words
        self.setFixedWidth(theme.px(320))
        # in the lowest windows the column scrolls; squeezed, its parts would lie on each other
        body = self._body = QWidget()
        body.setAutoFillBackground(False)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(body)
        whole = QVBoxLayout(self)
        # clear of the edge drawn around what floats
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(area)
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.px(24) - 1, theme.px(16) - 1, theme.px(24) - 1, theme.px(16) - 1)
        column.setSpacing(theme.px(10))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(theme, _("Rummet ser"), 16, True))
        head.addStretch(1)
        self.chip = Chip(theme, "monitor-off", _("Visning stängd"), "plain")
        head.addWidget(self.chip)
        column.addLayout(head)
        self.monitor = Monitor(seat, room)
        column.addWidget(self.monitor)
        self._status = PlainLabel(theme, "", 13, False, theme.ink2, wraps=True)
        column.addWidget(self._status)
        self.open_button = Button(theme, _("Öppna visning"), "monitor-up", "primary", "F5")
        column.addWidget(self.open_button)
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        self.pause_button = Button(theme, _("Pausbild"), "coffee", "quiet")
        self.pause_button.setToolTip("Ctrl+B")
        self.freeze_button = Button(theme, _("Frys bild"), "snowflake", "quiet")
        self.freeze_button.setToolTip("Ctrl+Shift+F")
        for n, button in enumerate((self.freeze_button, self.pause_button)):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, 0, n)
        column.addLayout(grid)
        self.mine_button = Button(theme, _("Visa det jag ser"), "monitor-up", "secondary", "Ctrl+R")
        column.addWidget(self.mine_button)
        self.scene_button = Button(theme, _("Visa annat …"), "cast", "quiet")
        column.addWidget(self.scene_button)
        self.follows = QCheckBox(_("Följ programmet"))
        self.follows.setFont(theme.font(15))
        self.follows.setToolTip(plain_tip(_("När nästa punkt börjar visas dess bild i rummet")))
        column.addWidget(self.follows)
        column.addWidget(rule(theme))
        self.captured = CapturedPanel(seat)
        column.addWidget(self.captured, 1)
        self.open_button.clicked.connect(self._toggle_open)
        self.pause_button.clicked.connect(lambda: room.toggle_pause())
        self.freeze_button.clicked.connect(self.toggle_freeze)
        self.scene_button.clicked.connect(self.open_scenes)
        self.mine_button.clicked.connect(self.show_mine_wanted)
        self.follows.clicked.connect(lambda is_on: seat.desk.do(FollowProgramme(bool(is_on))))
        for signal in ("opened", "closed", "status_changed"):
            if hasattr(room, signal):
                getattr(room, signal).connect(self.refresh)
        self._soon.timeout.connect(self.monitor.refresh)
        self.refresh()

    def set_width(self, width: int) -> None:
        """The column's width in px; the picture follows."""
        self.setFixedWidth(width)
        # whatever the words' length, and also when the bar is there: it stands in the margin
        self._body.setFixedWidth(width - 2)
        side = width - 2 * self._seat.theme.px(24)
        self.monitor.setFixedSize(side, round(side * 9 / 16))
        self.monitor.refresh()

    def set_floating(self, floats: bool) -> None:
        """With an edge around it when it lies over the middle."""
        self._floats = floats
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._floats:
            painter = QPainter(self)
            painter.setPen(QPen(self._seat.theme.ctl, 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
            painter.end()

    def toggle_freeze(self) -> None:
        """Hold the room's picture as it is, or let it follow again."""
        self._room.freeze(not self._room.is_frozen)
        self.refresh()

    def _toggle_open(self) -> None:
        if self._room.is_open:
            self._room.close()
        else:
            self._room.open()

    def hear(self, change: Change) -> None:
        self.captured.hear(change)
        # several Changes in a row are one picture
        self._soon.start()
        if any(e.kind == "projection" for e in change.edits):
            self.refresh()

    def tick(self) -> None:
        """The preview moves with the room's clock; it is drawn anew only when the picture is another."""
        self.monitor.refresh()

    def refresh(self) -> None:
        _, room = self._seat.words, self._room
        shown = projection_of(self._seat.desk.state)
        self.freeze_button.setEnabled(room.is_open)
        self.freeze_button.set_text(_("Släpp bilden") if room.is_frozen else _("Frys bild"))
        if room.is_frozen:
            self.chip.set("snowflake", _("Fryst bild"), "live")
        elif room.is_open and shown.is_paused:
            self.chip.set("coffee", _("Pausbild visas"), "live")
        elif room.is_open:
            self.chip.set("radio", _("På skärm"), "live")
        else:
            self.chip.set("monitor-off", _("Visning stängd"), "plain")
        name = _("Pausbild") if shown.is_paused else scene_name(_, shown.scene)
        smallest = room.smallest_px()
        size = _("minsta text {n} px").format(n=smallest) if smallest else ""
        lines = [" · ".join(s for s in (name, size) if s)]
        if room.is_open:
            lines.append(room.status_text)
        self._status.setText("\n".join(lines))
        self.monitor.setAccessibleName(_("Rummet ser: {scene}").format(scene=name))
        self.open_button.set_text(_("Stäng visning") if room.is_open else _("Öppna visning"))
        self.open_button.set_icon_name("monitor-off" if room.is_open else "monitor-up")
        self.open_button.set_kind("secondary" if room.is_open else "primary")
        self.pause_button.set_text(_("Ta bort paus") if shown.is_paused else _("Pausbild"))
        self.follows.setChecked(shown.follows)
        self.monitor.refresh()
        self.monitor.update()

    def scenes(self) -> list[Choice]:
        """What may be shown now."""
        return scenes(self._seat, self._current_item())

    def scene_menu(self) -> QMenu:
        """Everything that may be put before the room."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = projection_of(self._seat.desk.state)
        for one in self.scenes():
            action = QAction(one.text.replace("&", "&&"), menu)
            action.setCheckable(True)
            is_shown = (one.scene, one.target) == (shown.scene, shown.target) and not shown.is_aside
            action.setChecked(is_shown or (one.scene == "slides" and shown.is_aside))
            action.triggered.connect(lambda _c=False, o=one: self._seat.desk.do(ShowScene(o.scene, o.target)))
            menu.addAction(action)
        return menu

    def open_scenes(self) -> None:
        menu = self.scene_menu()
        menu.popup(self.scene_button.mapToGlobal(self.scene_button.rect().bottomLeft()))
