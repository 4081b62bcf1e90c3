"""The bar at the top: where you are, the three modes, the command list, whether it is saved, and the time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rusdesk.machine.languages import Words
from rusdesk.ui.aligning import LEFT
from rusdesk.ui.seat import ZonedClock
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import IconButton, PlainLabel, grounded, plain_tip
from rusdesk.ui.window.logo import Logo

HEIGHT = 56
MODES = ("prepare", "run", "document")
_ICONS = {"prepare": "pencil", "run": "play", "document": "file-text"}


class TopBar(QWidget):
    """Fifty-six pixels on every screen. Without a workshop: only the sign, where things are kept, and the menu."""

    painted = Signal()
    back = Signal()
    mode_chosen = Signal(str)
    commands = Signal()
    menu = Signal(QPoint)

    def __init__(self, theme: Theme, words: Words, clock: ZonedClock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words, self._clock = theme, words, clock
        _ = words
        self.setFixedHeight(theme.px(HEIGHT))
        grounded(self, theme.top)
        self.setAccessibleName(_("Överst i fönstret"))

        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(12), 0)
        row.setSpacing(theme.px(8))
        self._logo = Logo(theme)
        row.addWidget(self._logo)
        # zero wide in layouts that centre: both sides share what is left over
        self._left = QWidget()
        left = QHBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.px(4))
        hot = theme.top_sel
        self._back = IconButton(
            theme, "chevron-left", _("Tillbaka till start"), "Ctrl+W", colour=theme.top_ink2, hot_ground=hot, side=32
        )
        self._back.clicked.connect(self.back)
        left.addWidget(self._back)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._title = PlainLabel(theme, "RusDesk", 17, True, theme.top_ink, elides=True)
        self._below = PlainLabel(theme, "", 13, False, theme.top_ink2, elides=True, tnum=True)
        names.addStretch(1)
        names.addWidget(self._title)
        names.addWidget(self._below)
        names.addStretch(1)
        left.addLayout(names, 1)
        row.addWidget(self._left, 1)

        self._switch = ModeSwitch(theme, words)
        self._switch.chosen.connect(self.mode_chosen)
        row.addWidget(self._switch)

        right_side = QWidget()
        right = QHBoxLayout(right_side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.px(12))
        right.addStretch(1)
        self._kept = _State(theme)
        self._search = _Search(theme, _("Sök och kommandon"), "Ctrl+K")
        self._search.clicked.connect(self.commands)
        self._saved = _State(theme)
        self._line = _Line(theme)
        self._time = PlainLabel(theme, "", 20, True, theme.top_ink, tnum=True)
        self._more = IconButton(
            theme, "ellipsis", _("Meny"), "", colour=theme.top_ink, hot_ground=hot
        )  # fmt: skip
        self._more.clicked.connect(self._ask_menu)
        for widget in (self._kept, self._search, self._saved, self._line, self._time, self._more):
            right.addWidget(widget)
        row.addWidget(right_side, 1)

        self._is_open = False
        self._full_saved = ""
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.show_time)
        self._tick.start()
        self.show_start()
        self.show_time()

    # what it shows

    def show_start(self, kept: str = "") -> None:
        """The start page: no modes, no saved state; `kept` says where things are kept."""
        self._is_open = False
        self._title.setText("RusDesk")
        self._below.hide()
        for widget in (self._back, self._switch, self._saved, self._line, self._time):
            widget.hide()
        self._search.hide()
        self._kept.set("hard-drive", kept, self._theme.top_ink2)
        self._kept.setVisible(bool(kept))

    def show_workshop(self, title: str, below: str) -> None:
        self._is_open = True
        self._title.setText(title)
        self._below.setText(below)
        self._below.setVisible(bool(below))
        self._kept.hide()
        for widget in (self._back, self._switch, self._saved, self._line, self._time, self._search):
            widget.show()
        self._fold()

    def show_mode(self, mode: str) -> None:
        self._switch.show_mode(mode)

    def show_saved(self, is_saved: bool, is_read_only: bool = False) -> None:
        """*Sparat* when the library holds everything, *Journalfört* until then; both survive a crash."""
        _ = self._words
        if is_read_only:
            self._full_saved = _("Bara läsning")
            self._saved.set("lock", self._full_saved, self._theme.top_ink)
        elif is_saved:
            self._full_saved = _("Sparat")
            self._saved.set("circle-check", self._full_saved, QColor("#7FD6A4"))
        else:
            self._full_saved = _("Journalfört")
            self._saved.set("save", self._full_saved, self._theme.top_ink2)
        self._saved.setToolTip(plain_tip(self._full_saved))

    @property
    def saved_text(self) -> str:
        return self._full_saved

    @property
    def time_text(self) -> str:
        return self._time.text()

    @property
    def title_text(self) -> str:
        return self._title.text()

    def show_time(self) -> None:
        """The time of day, without seconds; nothing is redrawn while it is the same."""
        now = datetime.fromtimestamp(self._clock.now_ms() / 1000, self._clock.zone())
        text = self._words.clock(now.hour * 60 + now.minute)
        if self._time.text() != text:
            self._time.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()

    # folding

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        width = self.width() / self._theme.scale
        self._search.fold(width < 1500)
        self._saved.fold(width < 1500)
        self._switch.fold(with_keys=width >= 1500, with_words=width >= 900)
        self._line.setVisible(self._is_open and width >= 1024)

    def _ask_menu(self) -> None:
        self.menu.emit(self._more.mapToGlobal(QPoint(self._more.width(), self._more.height() + self._theme.px(4))))

    def open_menu(self) -> None:
        self._ask_menu()


class ModeSwitch(QWidget):
    """Förbered, Genomför, Dokumentera in one frame; the digits stand for Ctrl and the digit."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4))
        row.setSpacing(0)
        self._buttons: dict[str, _Mode] = {}
        group = QButtonGroup(self)
        group.setExclusive(True)
        names = {"prepare": words("Förbered"), "run": words("Genomför"), "document": words("Dokumentera")}
        for n, mode in enumerate(MODES, 1):
            button = _Mode(theme, _ICONS[mode], names[mode], str(n))
            button.clicked.connect(lambda _checked=False, mode=mode: self.chosen.emit(mode))
            group.addButton(button)
            row.addWidget(button)
            self._buttons[mode] = button
        self.setFixedHeight(theme.px(40))

    def show_mode(self, mode: str) -> None:
        self._buttons[mode].setChecked(True)

    def fold(self, *, with_keys: bool, with_words: bool) -> None:
        for button in self._buttons.values():
            button.fold(with_keys, with_words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.top_line, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


class _Mode(QAbstractButton):
    def __init__(self, theme: Theme, icon: str, name: str, digit: str) -> None:
        super().__init__()
        self._theme, self._icon, self._digit = theme, icon, digit
        self._with_key = self._with_word = True
        self.setText(name)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(f"{name} (Ctrl+{digit})"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def fold(self, with_key: bool, with_word: bool) -> None:
        if (with_key, with_word) != (self._with_key, self._with_word):
            self._with_key, self._with_word = with_key, with_word
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = theme.px(20 + 24)
        if self._with_word:
            width += theme.px(8) + round(QFontMetricsF(theme.font(15, True)).horizontalAdvance(self.text()))
        if self._with_key:
            width += theme.px(18)
        return QSize(width, theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        on = self.isChecked()
        if on or self.underMouse():
            painter.setBrush(QColor("#FFFFFF") if on else theme.top_sel)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        ink = QColor("#16242E") if on else theme.top_ink
        side = theme.px(18)
        x = float(theme.px(12))
        theme.draw_icon(painter, self._icon, ink, QRectF(x, (self.height() - side) / 2, side, side))
        x += side + theme.px(8)
        painter.setPen(ink)
        if self._with_word:
            painter.setFont(theme.font(15, True))
            painter.drawText(QRectF(x, 0, self.width(), self.height()), LEFT, self.text())
            x += QFontMetricsF(theme.font(15, True)).horizontalAdvance(self.text()) + theme.px(10)
        if self._with_key:
            painter.setFont(theme.font(12, True, True))
            painter.setPen(QColor("#465863") if on else theme.top_ink2)
            painter.drawText(QRectF(x, 0, theme.px(20), self.height()), LEFT, self._digit)
        painter.end()


class _Search(QAbstractButton):
    """Looks like a field and opens the command list."""

    def __init__(self, theme: Theme, text: str, key: str) -> None:
        super().__init__()
        self._theme, self._key = theme, key
        self._is_folded = False
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(f"{text} ({key})"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fold(False)

    def fold(self, is_folded: bool) -> None:
        self._is_folded = is_folded
        self.setFixedSize(self._theme.size(40, 40) if is_folded else self._theme.size(228, 32))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if not self._is_folded or self.underMouse():
            painter.setBrush(theme.top_sel if not self.underMouse() else theme.top_line)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side = theme.px(18)
        x = (self.width() - side) / 2 if self._is_folded else float(theme.px(10))
        where = QRectF(x, (self.height() - side) / 2, side, side)
        theme.draw_icon(painter, "search", theme.top_ink2, where)
        if not self._is_folded:
            flags = Qt.AlignmentFlag.AlignVCenter
            painter.setPen(theme.top_ink2)
            painter.setFont(theme.font(14))
            left = QRectF(self.rect()).adjusted(theme.px(36), 0, -theme.px(10), 0)
            painter.drawText(left, int((flags | Qt.AlignmentFlag.AlignLeft).value), self.text())
            painter.setFont(theme.font(12, True))
            painter.drawText(left, int((flags | Qt.AlignmentFlag.AlignRight).value), self._key)
        painter.end()


class _State(QWidget):
    """An icon and a word on the bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon, self._text, self._colour = "", "", theme.top_ink2
        self._is_folded = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, icon: str, text: str, colour: QColor) -> None:
        if (icon, text) == (self._icon, self._text):
            return
        self._icon, self._text, self._colour = icon, text, colour
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def fold(self, is_folded: bool) -> None:
        if is_folded != self._is_folded:
            self._is_folded = is_folded
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        side = theme.px(20)
        if self._is_folded:
            return QSize(side, side)
        return QSize(side + theme.px(8) + round(QFontMetricsF(theme.font(14)).horizontalAdvance(self._text)) + 1, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(18)
        theme.draw_icon(painter, self._icon, self._colour, QRectF(0, (self.height() - side) / 2, side, side))
        if not self._is_folded:
            painter.setFont(theme.font(14))
            painter.setPen(theme.top_ink2)
            painter.drawText(QRectF(self.rect()).adjusted(side + theme.px(8), 0, 0, 0), LEFT, self._text)
        painter.end()


class _Line(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.size(1, 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.top_line)
        painter.end()
