"""The timer card: the clock of the item under way, how the day stands, and the buttons that run it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from rusdesk.domain.agenda import current_run, main_items, next_item, schedule
from rusdesk.domain.plain import shortened
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.agenda.reading import SOON, WRAP, Phase, Reading, late_words, read_clock
from rusdesk.ui.chips import Chip
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button, IconButton, PlainLabel

MINUTES_AGO = (1, 2, 3, 5, 10)


class TimeBar(QWidget):
    """How much of the time is used, with ticks where it is nearly out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._part = 0.0
        self._colour = theme.accent_fill
        self.setFixedHeight(theme.px(16))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, part: float, colour: QColor) -> None:
        """`part` 0–1 of the time is used."""
        part = max(0.0, min(1.0, part))
        if abs(part - self._part) * self.width() >= 0.5 or colour != self._colour:
            self._part, self._colour = part, colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high = theme.px(8)
        box = QRectF(0, (self.height() - high) / 2, self.width(), high)
        painter.setBrush(theme.line)
        painter.drawRoundedRect(box, high / 2, high / 2)
        if self._part > 0:
            painter.setBrush(self._colour)
            painter.drawRoundedRect(QRectF(0, box.y(), max(high, box.width() * self._part), high), high / 2, high / 2)
        painter.setBrush(theme.ink2)
        for at in (1 - SOON, 1 - WRAP):
            painter.drawRect(QRectF(round(box.width() * at) - 1, 0, 2, self.height()))
        painter.end()


class TimerCard(QWidget):
    """The clock and its buttons. It asks for nothing itself; the signals say what was wanted."""

    toggle_wanted = Signal()
    minutes_wanted = Signal(int)
    next_wanted = Signal(int)  # began so many minutes ago
    start_wanted = Signal(int)
    began_wanted = Signal(int)  # the item under way
    skip_wanted = Signal()
    times_wanted = Signal(str)  # those of this item are to be set right
    turned = Signal(str)  # a new phase or another minute over, in words

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._time = LocalTime(seat.clock)
        self._phase: Phase | None = None
        self._said_over = -1
        self._is_compact = False
        self._clock_px = 68
        self._key: object = None
        theme, _ = seat.theme, seat.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(12))
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        self._word = Chip(theme, "play", _("Pågår"), "accent")
        self._late = Chip(theme, "check", _("I tid"), "ok")
        head.addWidget(self._word)
        head.addStretch(1)
        head.addWidget(self._late)
        column.addLayout(head)
        column.addSpacing(theme.px(6))
        self._title = PlainLabel(theme, "", 16, True, elides=True)
        self._title.setFixedHeight(theme.px(24))
        column.addWidget(self._title)
        figures = QHBoxLayout()
        figures.setSpacing(theme.px(12))
        self._clock = PlainLabel(theme, "0:00", 68, True, tnum=True)
        # the clock keeps its height when the figures grow or shrink
        self._clock.setFixedHeight(theme.px(80))
        self._clock.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._clock.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._of = PlainLabel(theme, "", 14, False, theme.ink2, wraps=False)
        figures.addWidget(self._clock)
        figures.addWidget(self._of)
        figures.addStretch(1)
        self.earlier = IconButton(theme, "history", _("Började tidigare"), side=40)
        figures.addWidget(self.earlier)
        column.addLayout(figures)
        self._bar = TimeBar(theme)
        column.addWidget(self._bar)
        ends = QHBoxLayout()
        self._from = PlainLabel(theme, "", 13, False, theme.ink2, tnum=True)
        self._to = PlainLabel(theme, "", 13, False, theme.ink2, tnum=True)
        ends.addWidget(self._from)
        ends.addStretch(1)
        ends.addWidget(self._to)
        column.addLayout(ends)
        column.addSpacing(theme.px(8))
        grid = self._grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        self.toggle = Button(theme, _("Starta"), "play", "primary")
        self.toggle.setToolTip("Ctrl+T")
        self.add = Button(theme, _("1 min"), "plus", "quiet")
        self.add.setAccessibleName(_("En minut till"))
        self.add.setToolTip("Ctrl+M")
        self.next = Button(theme, _("Nästa"), "skip-forward", "primary")
        self.next.setToolTip("Ctrl+PgDn")
        for n, button in enumerate((self.toggle, self.add, self.next)):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, 0, n)
            grid.setColumnStretch(n, 5 if n == 2 else 4)
        column.addLayout(grid)
        self.toggle.clicked.connect(self._toggled)
        self.add.clicked.connect(lambda: self.minutes_wanted.emit(1))
        self.next.clicked.connect(lambda: self.next_wanted.emit(0))
        self.earlier.clicked.connect(self.open_menu)
        self._reading = Reading("idle", None)
        self._menu: QMenu | None = None
        for button in (self.toggle, self.next):
            button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            button.customContextMenuRequested.connect(self.open_menu)

    @property
    def reading(self) -> Reading:
        return self._reading

    @property
    def clock_text(self) -> str:
        return self._clock.text()

    @property
    def word(self) -> str:
        return self._word.text

    @property
    def late_text(self) -> str:
        return self._late.text if not self._late.isHidden() else ""

    def _toggled(self) -> None:
        if self._reading.phase == "idle":
            self.start_wanted.emit(0)
        else:
            self.toggle_wanted.emit()

    def menu(self) -> QMenu:
        """What may have begun a while ago, and when."""
        _ = self._seat.words
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        state = self._seat.desk.state
        run = current_run(state)
        now = self._reading.item
        coming = next_item(state, run.item if run else None)
        if run and now:
            self._add_heading(menu, _("{title} började").format(title=shortened(now.title, 40)))
            for ago in MINUTES_AGO:
                self._add(menu, _.n("för {n} min sedan", "för {n} min sedan", ago), self.began_wanted, ago)
        if coming:
            self._add_heading(menu, _("Nästa, {title}, började").format(title=shortened(coming.title, 40)))
            wanted = self.next_wanted if run else self.start_wanted
            for ago in MINUTES_AGO:
                self._add(menu, _.n("för {n} min sedan", "för {n} min sedan", ago), wanted, ago)
        menu.addSeparator()
        if run and now:
            self._do(menu, _("Fem minuter till"), lambda: self.minutes_wanted.emit(5), "Ctrl+5")
            self._do(menu, _("En minut mindre"), lambda: self.minutes_wanted.emit(-1), "Ctrl+Shift+M")
            self._do(menu, _("Ändra tider …"), lambda: self.times_wanted.emit(now.id))
        if coming:
            self._do(menu, _("Hoppa över {title}").format(title=shortened(coming.title, 40)), self.skip_wanted.emit,
                     "Ctrl+Shift+N")  # fmt: skip
        return menu

    def _do(self, menu: QMenu, text: str, do: Callable[[], object], key: str = "") -> None:
        action = QAction(text.replace("&", "&&"), menu)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False: do())
        menu.addAction(action)

    def _add_heading(self, menu: QMenu, text: str) -> None:
        """What the rows below are about; a section's own words aren't drawn by every style."""
        if not menu.isEmpty():
            menu.addSeparator()
        heading = QAction(text.replace("&", "&&"), menu)
        heading.setEnabled(False)
        menu.addAction(heading)

    def _add(self, menu: QMenu, text: str, wanted: object, ago: int) -> None:
        action = QAction(text, menu)
        action.triggered.connect(lambda _checked=False: wanted.emit(ago))  # type: ignore[attr-defined]
        menu.addAction(action)

    def open_menu(self) -> None:
        menu = self.menu()
        menu.popup(self.earlier.mapToGlobal(self.earlier.rect().bottomLeft()))

    def set_compact(self, is_compact: bool) -> None:
        """The narrow column of a small window: smaller figures, the pause button as an icon."""
        theme = self._seat.theme
        side = theme.px(16 if is_compact else 24)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(side, theme.px(10 if is_compact else 14), side, theme.px(8 if is_compact else 12))
        self._clock_px = 0
        self._clock.setFixedHeight(theme.px(66 if is_compact else 80))
        self._is_compact = is_compact
        self.earlier.setVisible(True)
        self._key = None
        self.tick()

    def _fit_clock(self) -> None:
        """The largest figures that leave room for the words beside them."""
        theme = self._seat.theme
        layout = self.layout()
        side = layout.contentsMargins().left() if layout is not None else 0
        beside = max(self._of.sizeHint().width(), theme.px(54)) + theme.px(40 + 24)
        room = (self.width() - 2 * side - beside) / theme.scale
        sizes = (56, 48, 40, 34, 30, 26) if self._is_compact else (68, 60, 52, 44, 36)
        for px in sizes:
            if QFontMetricsF(theme.font(px, True, True)).horizontalAdvance(self._clock.text()) / theme.scale <= room:
                break
        if px != self._clock_px:
            self._clock_px = px
            self._clock.setFont(theme.font(px, True, True))

    def _fit_title(self) -> None:
        """A long title in smaller letters before it is cut: a second line would make all below it jump."""
        layout = self.layout()
        room = self.width() - 2 * (layout.contentsMargins().left() if layout is not None else 0)
        fonts = [self._seat.theme.font(px, True) for px in (16, 15, 14)]
        text = self._title.text()
        fits = (f for f in fonts if QFontMetricsF(f).horizontalAdvance(text) <= room)
        self._title.setFont(next(fits, fonts[-1]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_clock()
        self._fit_title()

    def set_late(self, late: int | None) -> None:
        said = late_words(self._seat.words, late)
        self._late.setVisible(said is not None)
        if said:
            self._late.set(*said)

    def tick(self) -> None:
        """Show the time now; only what differs is drawn again."""
        _, theme = self._seat.words, self._seat.theme
        now = self._seat.clock.now_ms()
        reading = read_clock(self._seat.desk.state, now)
        self._reading = reading
        text = _.length(reading.left) if reading.left >= 0 else f"+{_.length(-reading.left)}"
        if text != self._clock.text():
            self._clock.setText(text)
            self._fit_clock()
        colour = {
            "soon": theme.warn,
            "wrap": theme.over,
            "over": theme.over,
        }.get(reading.phase, theme.accent_fill)
        has_programme = reading.item is not None or bool(main_items(self._seat.desk.state))
        part = 1.0 if reading.left < 0 else 1 - reading.left / reading.total if reading.total else 0.0
        self._bar.set(0.0 if reading.phase == "idle" else part, colour)
        key = (reading.phase, reading.item, reading.started, reading.total, reading.left < 0, has_programme)
        if key != self._key:
            self._key = key
            self._settle(reading)
        elif reading.phase in ("paused", "over"):
            self._show_ends(reading)
        self._announce(reading)

    def _settle(self, reading: Reading) -> None:
        _, theme = self._seat.words, self._seat.theme
        icon, word, kind = {
            "idle": ("circle", _("Ej startat"), "plain"),
            "going": ("play", _("Pågår"), "accent"),
            "soon": ("clock", _("Snart slut"), "warn"),
            "wrap": ("triangle-alert", _("Runda av"), "over"),
            "over": ("triangle-alert", _("Över tiden"), "over"),
            "paused": ("pause", _("Pausat"), "warn"),
        }[reading.phase]
        has_programme = reading.item is not None or bool(main_items(self._seat.desk.state))
        if reading.item is None and has_programme:
            icon, word, kind = "check", _("Färdigt"), "ok"
        self._word.set(icon, word, kind)
        none = _("Programmet är slut") if has_programme else _("Inget program än")
        self._title.setText(reading.item.title if reading.item else none)
        self._fit_title()
        is_over = reading.phase in ("wrap", "over")
        self._clock.set_colour(theme.over if is_over else theme.ink)
        minutes = _.minutes(reading.total // 60)
        if reading.left < 0:
            self._of.setText(f"{_('över')}\n{minutes}")
        elif reading.phase == "idle":
            self._of.setText(_("planerat") if reading.item else "")
        else:
            self._of.setText(f"{_('kvar av')}\n{minutes}")
        is_idle = reading.phase == "idle"
        self.toggle.set_icon_name("play" if is_idle or reading.phase == "paused" else "pause")
        word = _("Starta") if is_idle else _("Fortsätt") if reading.phase == "paused" else _("Pausa")
        self.toggle.set_text("" if self._is_compact and not is_idle else word)
        self.toggle.setAccessibleName(word)
        self.toggle.set_kind("primary" if is_idle else "quiet")
        self.toggle.setEnabled(reading.item is not None)
        self.add.setEnabled(not is_idle)
        self.next.setVisible(not is_idle)
        self._grid.setColumnStretch(1, 0 if is_idle else 4)
        self._grid.setColumnStretch(2, 0 if is_idle else 5)
        self._grid.setHorizontalSpacing(0 if is_idle else theme.px(8))
        self.add.setVisible(not is_idle)
        run = current_run(self._seat.desk.state)
        coming = next_item(self._seat.desk.state, run.item) if run else None
        self.next.set_text(_("Nästa") if coming else _("Avsluta"))
        self.next.set_icon_name("skip-forward" if coming else "flag")
        self.earlier.setEnabled(reading.item is not None)
        self._show_ends(reading)
        # the words beside the figures have their width only now
        self._fit_clock()
        self.update()

    def _show_ends(self, reading: Reading) -> None:
        _ = self._seat.words
        if reading.started:
            now = self._seat.clock.now_ms()
            end = now + reading.left * 1000
            self._from.setText(_("Start {time}").format(time=_.clock(self._time.minute_of(reading.started))))
            self._to.setText(_("Slut {time}").format(time=_.clock(self._time.minute_of(end))))
            return
        slot = next((s for s in schedule(self._seat.desk.state) if reading.item and s.item.id == reading.item.id), None)
        start = slot.start if slot else None
        self._from.setText(_("Planerad start {time}").format(time=_.clock(start)) if start is not None else "")
        self._to.setText("")

    def _announce(self, reading: Reading) -> None:
        """Screen readers hear of a new phase and of each minute over, never of each second."""
        over = -reading.left // 60 if reading.left < 0 else -1
        if reading.phase == self._phase and over == self._said_over:
            return
        is_first = self._phase is None
        self._phase, self._said_over = reading.phase, over
        said = f"{self._word.text}, {self._title.text()}, {self._clock.text()}"
        self.setAccessibleName(said)
        if not is_first:
            self.turned.emit(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._reading.phase != "over":
            return
        theme = self._seat.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.over)
        painter.setBrush(theme.over_soft)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(6.5, 6.5, -6.5, -4.5), 8, 8)
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(self._seat.theme.px(344), super().sizeHint().height())
