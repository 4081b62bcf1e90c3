"""The right column: what the room sees, the buttons that change it, and what has been caught during the day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rusdesk.commands.projection import FollowProgramme, ShowScene, is_aside, projection_of
from rusdesk.domain.change import Change
from rusdesk.domain.legibility import far_m, least_px
from rusdesk.domain.projection import Projection, Scene
from rusdesk.domain.wall import Area
from rusdesk.domain.workshop import Venue, Workshop
from rusdesk.ui.chips import Chip
from rusdesk.ui.outcomes.captured import CapturedPanel
from rusdesk.ui.room.back_row import BackRow
from rusdesk.ui.room.inbox import InboxPanel
from rusdesk.ui.room.monitor import Monitor, RoomPort
from rusdesk.ui.room.scene_list import Choice, scenes
from rusdesk.ui.room.try_room import TryRoom
from rusdesk.ui.scrolling import scroll_down
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, IconButton, PlainLabel, plain_tip, rule
from rusdesk.ui.words import scene_name


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
        self._is_retold = False  # the words about the picture wait for the room's window
        self.choose_picture: Callable[[str], None] | None = None  # asks for a file for an item
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(40)
        theme, _ = seat.theme, seat.words
        self.setFixedWidth(theme.px(320))
        # in the lowest windows the column scrolls; squeezed, its parts would lie on each other
        body = self._body = QWidget()
        area = self._scroll = scroll_down(body)
        whole = QVBoxLayout(self)
        # clear of the edge drawn around what floats
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(area)
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.px(24) - 1, theme.px(16) - 1, theme.px(24) - 1, theme.px(16) - 1)
        column.setSpacing(theme.px(10))
        head = QHBoxLayout()
        self.title = PlainLabel(theme, _("Rummet ser"), 16, True, elides=True)
        head.addWidget(self.title, 1)
        self.chip = Chip(theme, "monitor-off", _("Visning stängd"), "plain")
        head.addWidget(self.chip)
        column.addLayout(head)
        self.monitor = Monitor(seat, room)
        column.addWidget(self.monitor)
        self._status = PlainLabel(theme, "", 13, False, theme.ink2, wraps=True)
        told = QHBoxLayout()
        told.setSpacing(theme.px(4))
        told.addWidget(self._status, 1)
        self.back_button = IconButton(theme, "chevron-left", _("Föregående sida i rummet"), "Ctrl+Shift+PgUp", side=32)
        self.on_button = IconButton(theme, "chevron-right", _("Nästa sida i rummet"), "Ctrl+Shift+PgDn", side=32)
        self.back_button.clicked.connect(lambda: room.turn(-1))
        self.on_button.clicked.connect(lambda: room.turn(1))
        for arrow in (self.back_button, self.on_button):
            told.addWidget(arrow, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(told)
        self.small = Chip(theme, "triangle-alert", "", "warn")
        self.small.hide()
        column.addWidget(self.small, 0, Qt.AlignmentFlag.AlignLeft)
        self.try_room = TryRoom(seat, room)
        column.addWidget(self.try_room)
        self.open_button = Button(theme, _("Öppna visning"), "monitor-up", "primary", "F5")
        opening = QHBoxLayout()
        opening.setSpacing(theme.px(8))
        opening.addWidget(self.open_button, 1)
        self.screen_button = IconButton(theme, "monitor", _("Välj skärm"))
        self.screen_button.clicked.connect(self._open_screens)
        opening.addWidget(self.screen_button)
        column.addLayout(opening)
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        self.pause_button = Button(theme, _("Pausbild"), "coffee", "quiet")
        self.pause_button.setToolTip("Ctrl+B")
        self.freeze_button = Button(theme, _("Frys bild"), "snowflake", "quiet")
        self.freeze_button.setToolTip("Ctrl+Shift+F")
        for n, button in enumerate((self.freeze_button, self.pause_button)):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, 0, n)
        self.aside_button = Button(theme, _("Bildspel"), "cast", "quiet")
        self.aside_button.setToolTip(plain_tip(_("Talarens bildspel: visningen kliver undan") + " · Ctrl+Shift+S"))
        self.aside_button.setAccessibleName(_("Talarens bildspel"))
        self.copy_button = Button(theme, _("Kopiera"), "copy", "quiet")
        self.copy_button.setToolTip(plain_tip(_("Kopiera till chatten: bilden som text") + " · Ctrl+Shift+C"))
        self.copy_button.setAccessibleName(_("Kopiera till chatten"))
        for n, button in enumerate((self.aside_button, self.copy_button)):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, 1, n)
        column.addLayout(grid)
        self.back = BackRow(seat)
        column.addWidget(self.back)
        self.mine_button = Button(theme, _("Visa det jag ser"), "monitor-up", "secondary", "Ctrl+R")
        column.addWidget(self.mine_button)
        self.scene_button = Button(theme, _("Visa annat …"), "layout-grid", "quiet")
        column.addWidget(self.scene_button)
        self.follows = QCheckBox(_("Följ programmet"))
        self.follows.setFont(theme.font(15))
        self.follows.setToolTip(plain_tip(_("När nästa punkt börjar visas dess bild i rummet")))
        column.addWidget(self.follows)
        self.remote = QCheckBox(_("Fjärrkontroll"))
        self.remote.setFont(theme.font(15))
        self.remote.setToolTip(plain_tip(_("PgUp, PgDn och B styr rummets bild, var du än är i programmet")))
        self.remote.clicked.connect(lambda is_on: room.remote.turn(bool(is_on)))
        column.addWidget(self.remote)
        column.addWidget(rule())
        self.inbox = InboxPanel(seat, body)
        column.addWidget(self.inbox)
        self.captured = CapturedPanel(seat)
        column.addWidget(self.captured, 1)
        self.open_button.clicked.connect(self._toggle_open)
        self.pause_button.clicked.connect(lambda: room.toggle_pause())
        self.freeze_button.clicked.connect(self.toggle_freeze)
        self.aside_button.clicked.connect(lambda: room.toggle_aside())
        self.copy_button.clicked.connect(self.copy_text)
        self.scene_button.clicked.connect(self.open_scenes)
        self.mine_button.clicked.connect(self.show_mine_wanted)
        self.follows.clicked.connect(lambda is_on: seat.desk.do(FollowProgramme(bool(is_on))))
        for signal in (room.opened, room.closed, room.status_changed):
            signal.connect(self.refresh)
        self._soon.timeout.connect(self._catch_up)
        self.refresh()

    def set_width(self, width: int) -> None:
        """The column's width in px; the picture follows."""
        self.setFixedWidth(width)
        # whatever the words' length, and also when the bar is there: it stands in the margin
        self._body.setFixedWidth(width - 2)
        side = width - 2 * self._seat.theme.px(24)
        self.monitor.setFixedSize(side, round(side * 9 / 16))
        self.monitor.refresh()

    def to_inbox(self) -> bool:
        """The keyboard to the notes that wait, brought into sight; False where no wall has an inbox."""
        if self.inbox.isHidden():
            return False
        self.inbox.take_focus()
        # its buttons too, as far as there is room: the list above all
        self._scroll.ensureWidgetVisible(self.inbox, 0, 0)
        self._scroll.ensureWidgetVisible(self.inbox.list, 0, 0)
        return True

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
        self.inbox.hear(change)
        # several Changes in a row are one picture
        self._soon.start()
        if any(e.kind == "projection" for e in change.edits):
            self._is_retold = True
            self.refresh()

    def _catch_up(self) -> None:
        """The room's window, opened later than this, hears a Change after this; only now is its picture the new one."""
        if self._is_retold:
            self._is_retold = False
            self.refresh()
        else:
            self.monitor.refresh()

    def tick(self) -> None:
        """The preview moves with the room's clock; it is drawn anew only when the picture is another."""
        self.monitor.refresh()

    def copy_text(self) -> None:
        """What the room sees as text on the clipboard, to be pasted into the meeting's chat."""
        self._copy(self._room.text())

    def copy_scene(self, scene: Scene, target: str) -> None:
        """The same for something that needn't be shown."""
        self._copy(self._room.text_of(scene, target))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._seat.say(self._seat.words("Kopierat: klistra in det i chatten"))

    def refresh(self) -> None:
        _, room = self._seat.words, self._room
        shown, coming = room.shown, projection_of(self._seat.desk.state)
        self.freeze_button.setEnabled(room.is_open)
        is_paged = room.pages() > 1 or (shown.scene == "wall" and not shown.is_paused)
        for arrow in (self.back_button, self.on_button):
            arrow.setVisible(is_paged and not room.is_frozen)
        self.freeze_button.set_text(_("Släpp bilden") if room.is_frozen else _("Frys bild"))
        self.chip.set(*self._chip())
        name = self._name(shown)
        lines = [self._readable(name)]
        if room.is_frozen and self._name(coming) != name:
            lines.append(_("När du släpper visas: {scene}").format(scene=self._name(coming)))
        if room.is_open:
            lines.append(room.status_text)
        self._status.setText("\n".join(lines))
        self._warn()
        self.monitor.setAccessibleName(_("Rummet ser: {scene}").format(scene=name))
        self.open_button.set_text(_("Stäng visning") if room.is_open else _("Öppna visning"))
        # the key never closes: with the picture up it only brings it forward
        self.open_button.set_key_hint("" if room.is_open else "F5")
        self.open_button.set_icon_name("monitor-off" if room.is_open else "monitor-up")
        self.open_button.set_kind("secondary" if room.is_open else "primary")
        self.pause_button.set_text(_("Ta bort paus") if coming.is_paused else _("Pausbild"))
        self.aside_button.set_text(_("Ta tillbaka") if coming.is_aside else _("Bildspel"))
        self.back.refresh(coming)
        self.follows.setChecked(coming.follows)
        # a picture shared over a meeting has no height of its own
        self.try_room.setVisible(self._venue() != "online")
        self.remote.setChecked(room.remote.is_on)
        self.monitor.refresh()
        self.monitor.update()

    def _name(self, shown: Projection) -> str:
        _ = self._seat.words
        if shown.is_paused:
            return _("Pausbild")
        return _("Talarens bildspel") if shown.is_aside else scene_name(_, shown.scene)

    def _chip(self) -> tuple[str, str, str]:
        """How the room's picture stands, in an icon and a word; what went wrong comes first."""
        _, room = self._seat.words, self._room
        if not room.is_open:
            return "monitor-off", _("Visning stängd"), "plain"
        if room.missing_screen:
            return "triangle-alert", _("Skärm 2 saknas"), "warn"
        if room.is_frozen:
            return "snowflake", _("Fryst bild"), "live"
        if room.shown.is_paused:
            return "coffee", _("Pausbild visas"), "live"
        if is_aside(room.shown):
            return "cast", _("Bildspel"), "live"
        return "radio", _("Visas nu") if self._venue() == "online" else _("På skärm"), "live"

    def _venue(self) -> Venue:
        state = self._seat.desk.state
        workshop = state.find(Workshop, state.workshop)
        return workshop.venue if workshop else "on_site"

    def _readable(self, name: str) -> str:
        """The scene, its smallest letters, and from how far they are read."""
        _, px, venue = self._seat.words, self._room.smallest_px(), self._venue()
        if not px or is_aside(self._room.shown):
            return name
        said = [name, _("minsta text {n} px").format(n=px)]
        if px >= least_px(venue, self._room.image_mm) and venue != "online":
            said.append(_("läsbart till {n}\u00a0m").format(n=far_m(px, self._room.image_mm)))
        return " · ".join(said)

    def _warn(self) -> None:
        """Letters that the back row can't read, with what to do about them."""
        _, px, shown = self._seat.words, self._room.smallest_px(), self._room.shown
        is_small = 0 < px < least_px(self._venue(), self._room.image_mm) and not is_aside(shown)
        is_wall = shown.scene == "wall" and self._seat.desk.state.find(Area, shown.target) is None
        said = _("För litet, zooma in rummet") if is_wall else _("För litet för rummet")
        if is_small:
            self.small.set("triangle-alert", said, "warn")
        self.small.setVisible(is_small)

    def screen_menu(self) -> QMenu:
        """Where the room's picture may stand: a screen by name, or a window."""
        _, room = self._seat.words, self._room
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in room.screen_names():
            action = QAction(_("Hela skärmen {screen}").format(screen=name).replace("&", "&&"), menu)
            action.triggered.connect(lambda _c=False, name=name: room.open(name))
            menu.addAction(action)
        window = QAction(_("Ett fönster att dela i möte"), menu)
        window.triggered.connect(lambda _c=False: room.open(as_window=True))
        menu.addAction(window)
        return menu

    def _open_screens(self) -> None:
        self.screen_menu().popup(self.screen_button.mapToGlobal(self.screen_button.rect().bottomLeft()))

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
        if self.choose_picture is not None:
            menu.addSeparator()
            own = QAction(self._seat.words("Egen bild …"), menu)
            own.triggered.connect(self.ask_picture)
            menu.addAction(own)
        return menu

    def ask_picture(self) -> None:
        """A file to show the room, kept with the item in the middle."""
        if self.choose_picture is not None:
            self.choose_picture(self._current_item())

    def open_scenes(self) -> None:
        menu = self.scene_menu()
        menu.popup(self.scene_button.mapToGlobal(self.scene_button.rect().bottomLeft()))
