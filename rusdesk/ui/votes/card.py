"""The card of a vote: what is given, by whom and how, and the button that shows the room what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from rusdesk.domain.rounds import RoundOf
from rusdesk.domain.votes import MOST_DOTS, Choice, Method, Tally, Vote
from rusdesk.ui.chips import Chip
from rusdesk.ui.seat import Seat
from rusdesk.ui.tabs import Tab
from rusdesk.ui.theme import Theme
from rusdesk.ui.votes.naming import METHOD_ICONS, method_name
from rusdesk.ui.widgets import Button, Card, PlainLabel, rule

T = TypeVar("T")
SHOW_KEY = "Ctrl+Shift+R"


class ShareBar(QWidget):
    """How much each option has been given, one after the other; the rest dashed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: list[tuple[str, float]] = []
        self.setFixedHeight(theme.px(14))

    def show_shares(self, choices: Sequence[Choice], budget: int) -> None:
        given = sum(c.dots or 0 for c in choices)
        whole = max(budget, given, 1)
        self._parts = [(c.colour, (c.dots or 0) / whole) for c in choices if c.dots]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        pen = QPen(theme.ctl, 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        x = box.x()
        for colour, share in self._parts:
            wide = box.width() * share
            painter.setPen(QPen(theme.note_border(colour), 1))
            painter.setBrush(theme.note_fill(colour))
            painter.drawRoundedRect(QRectF(x, box.y(), max(2.0, wide - 1), box.height()), 3, 3)
            x += wide
        painter.end()


class Pick(QWidget, Generic[T]):
    """A few values side by side, one of them chosen."""

    def __init__(self, theme: Theme, name: str, values: Sequence[tuple[T, str, str]], picked: Callable[[T], None]):
        super().__init__()
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self.tabs: dict[T, Tab] = {}
        for value, text, icon in values:
            tab = Tab(theme, text, icon, is_solid=True)
            tab.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            tab.setAccessibleName(f"{name}: {text}")
            tab.clicked.connect(lambda _c=False, v=value: picked(v))
            row.addWidget(tab)
            self.tabs[value] = tab

    def set(self, value: T) -> None:
        for one, tab in self.tabs.items():
            tab.setChecked(one == value)


class Amount(QWidget):
    """A number with what it counts before it; what is typed is asked for on Enter or when it is left."""

    asked = Signal(int)

    def __init__(self, theme: Theme, name: str, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self._name = PlainLabel(theme, name, 15, False, theme.ink2)
        row.addWidget(self._name, 1)
        self.edit = QLineEdit()
        self.edit.setFont(theme.font(15, True, True))
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setFixedWidth(theme.px(72))
        self.edit.setValidator(QIntValidator(0, 9999, self.edit))
        self.edit.setAccessibleName(name)
        self.edit.editingFinished.connect(self._ask)
        row.addWidget(self.edit)
        self._value = 0

    def set(self, value: int) -> None:
        self._value = value
        if not self.edit.hasFocus() or not self.edit.isModified():
            self.edit.setText(str(value))

    def _ask(self) -> None:
        text = self.edit.text()
        value = max(self._least, min(self._most, int(text))) if text else self._value
        self.edit.setModified(False)
        self.edit.setText(str(value))
        if value != self._value:
            self.asked.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # nothing typed here reaches the entry line
        event.accept()


class VoteCard(Card):
    """Everything about one vote but its options. Whoever holds it asks the desk."""

    show_wanted = Signal(bool)  # whether the question about what isn't counted has been answered
    hide_wanted = Signal()
    revised = Signal(object)  # field → value
    count_wanted = Signal()  # on with the counting

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(seat.theme, parent, padding=20, gap=10)
        self._seat = seat
        theme, _ = seat.theme, seat.words
        self._is_shown = False
        column = self.layout_
        head = QHBoxLayout()
        head.addWidget(PlainLabel(theme, _("Röster"), 16, True))
        head.addStretch(1)
        self.chip = Chip(theme, "eye-off", _("Dolt för rummet"))
        head.addWidget(self.chip)
        column.addLayout(head)
        figures = QHBoxLayout()
        figures.setSpacing(theme.px(12))
        self.given = PlainLabel(theme, "", 60, True, tnum=True)
        self.of = PlainLabel(theme, "", 15, False, theme.ink2, tnum=True)
        figures.addWidget(self.given)
        figures.addWidget(self.of, 1)
        column.addLayout(figures)
        self.bar = ShareBar(theme)
        column.addWidget(self.bar)
        self.rest = PlainLabel(theme, "", 14, False, theme.ink2, tnum=True, wraps=True)
        column.addWidget(self.rest)
        self.button = Button(theme, _("Visa resultatet"), "eye", "primary", SHOW_KEY)
        self.button.clicked.connect(self.turn)
        column.addWidget(self.button)
        self.uncounted = PlainLabel(theme, "", 14, False, theme.ink2, wraps=True)
        column.addWidget(self.uncounted)
        self.asking = QWidget()
        row = QHBoxLayout(self.asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.anyway = Button(theme, _("Visa ändå"), "eye", "secondary", is_compact=True)
        self.go_back = Button(theme, _("Räkna klart"), None, "quiet", is_compact=True)
        row.addWidget(self.anyway)
        row.addWidget(self.go_back)
        row.addStretch(1)
        self.anyway.clicked.connect(lambda: self._answered(True))
        self.go_back.clicked.connect(lambda: self._answered(False))
        column.addWidget(self.asking)
        self.asking.hide()
        column.addWidget(rule())
        self.of_pick: Pick[RoundOf] = Pick(
            theme,
            _("Vem röstar"),
            [("units", _("Per region"), ""), ("participants", _("Per deltagare"), "")],
            lambda v: self.revised.emit({"of": v, "present": 0}),
        )
        column.addWidget(self.of_pick)
        self.present = Amount(theme, _("Antal som röstar"), 0, 9999)
        self.present.asked.connect(lambda n: self.revised.emit({"present": n}))
        column.addWidget(self.present)
        self.dots = Amount(theme, _("Röster var"), 1, MOST_DOTS)
        self.dots.asked.connect(lambda n: self.revised.emit({"dots": n}))
        column.addWidget(self.dots)
        self.several = QCheckBox(_("Flera på samma"))
        self.several.setFont(theme.font(15))
        self.several.clicked.connect(lambda is_on: self.revised.emit({"takes_several": bool(is_on)}))
        column.addWidget(self.several)
        column.addWidget(rule())
        column.addWidget(PlainLabel(theme, _("Sätt att rösta"), 14, True, theme.ink2))
        methods: tuple[Method, ...] = ("hands", "dots")
        self.method: Pick[Method] = Pick(
            theme,
            _("Sätt att rösta"),
            [(m, method_name(_, m), METHOD_ICONS[m]) for m in methods],
            lambda v: self.revised.emit({"method": v}),
        )
        column.addWidget(self.method)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), self._seat.theme.px(320)), hint.height())

    def set_compact(self, is_compact: bool) -> None:
        self.given.setFont(self._seat.theme.font(36 if is_compact else 60, True, True))
        self.layout_.setSpacing(self._seat.theme.px(6 if is_compact else 10))

    def show_vote(self, vote: Vote, choices: Sequence[Choice], tally: Tally, is_seen: bool) -> None:
        """`is_seen`: whether it is what the room sees now; a result that was shown stays so when the room goes on."""
        theme, _ = self._seat.theme, self._seat.words
        self._is_shown = vote.state == "shown"
        if self._is_shown and is_seen:
            self.chip.set("radio", _("Visas för rummet"), "live")
        elif self._is_shown:
            self.chip.set("eye", _("Visat för rummet"), "plain")
        else:
            self.chip.set("eye-off", _("Dolt för rummet"), "plain")
        self.given.setText(str(tally.given))
        self.given.setAccessibleName(_.n("{n} röst avgiven", "{n} röster avgivna", tally.given))
        self.of.setText(_("av {n} avgivna").format(n=tally.budget) if tally.budget else _("avgivna"))
        self.bar.show_shares(choices, tally.budget)
        left = tally.budget - tally.given
        if tally.is_over:
            over = _("Fler röster än de närvarande har. Kontrollera räkningen eller antalet.")
            if tally.given <= tally.budget:
                over = _("Ett alternativ har fler röster än det kan få.")
            self.rest.setText(over)
        else:
            self.rest.setText(_.n("{n} röst kvar", "{n} röster kvar", left) if tally.budget else "")
        self.rest.set_colour(theme.warn if tally.is_over else theme.ink2)
        self.of_pick.set(vote.of)
        self.present.set(tally.voters)
        self.dots.set(vote.dots)
        self.several.setChecked(vote.takes_several)
        self.method.set(vote.method)
        self.button.set_text(_("Dölj resultatet") if self._is_shown else _("Visa resultatet"))
        self.button.set_icon_name("eye-off" if self._is_shown else "eye")
        self.button.set_kind("secondary" if self._is_shown else "primary")
        self.button.setEnabled(bool(choices))
        n = tally.uncounted
        said = _.n("{n} alternativ är inte räknat än.", "{n} alternativ är inte räknade än.", n) if n else ""
        if self.asking.isVisibleTo(self) and (self._is_shown or not n):
            self.asking.hide()
        if self.asking.isVisibleTo(self):
            said = f"{said} {_('Visa ändå?')}"
        self.uncounted.setText(said)
        self.uncounted.setVisible(bool(said))

    def turn(self) -> None:
        """Show or hide what came of it."""
        if self._is_shown:
            self.hide_wanted.emit()
        else:
            self.show_wanted.emit(False)

    def ask(self) -> None:
        """There are options that nobody counted: show all the same?"""
        self.asking.show()
        said = self.uncounted.text()
        question = self._seat.words("Visa ändå?")
        if question not in said:
            self.uncounted.setText(f"{said} {question}".strip())
        self.uncounted.show()
        self.anyway.setAccessibleDescription(self.uncounted.text())
        self.anyway.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answered(self, shows: bool) -> None:
        self.asking.hide()
        self.uncounted.setText(self.uncounted.text().replace(self._seat.words("Visa ändå?"), "").strip())
        if shows:
            self.show_wanted.emit(True)
        else:
            self.count_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.asking.isVisibleTo(self):
            self._answered(False)
            return
        super().keyPressEvent(event)
