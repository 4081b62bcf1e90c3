"""One decision, action, question or parked point, edited where it stands."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rusdesk.commands.command import Place, Remove, Revise
from rusdesk.commands.outcomes import PutOutside
from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item
from rusdesk.domain.due import is_no_day, read_due
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.outcomes import Outcome, OutcomeKind, outcomes
from rusdesk.domain.plain import shortened
from rusdesk.domain.state import State
from rusdesk.machine.languages import Words
from rusdesk.ui.chips import Chip
from rusdesk.ui.minutes.bound import Line, Paragraph
from rusdesk.ui.minutes.switch import Tick
from rusdesk.ui.outcomes.naming import ICONS, OUTSIDE_KEY, due_words, origin_words
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import IconButton, PlainLabel


def draft_of(outcome_id: str, name: str) -> str:
    return f"field:outcome:{outcome_id}:{name}"


def new_draft(kind: OutcomeKind) -> str:
    """The draft of one that isn't there yet; there is one such field for each kind."""
    return draft_of(f"new-{kind}", "text")


def text_name(words: Words, kind: OutcomeKind) -> str:
    """What its text is called, for screen readers."""
    names: dict[OutcomeKind, str] = {
        "decision": words("Beslutet"),
        "action": words("Åtgärden"),
        "question": words("Frågan"),
        "parked": words("Det parkerade"),
    }
    return names[kind]


def new_word(words: Words, kind: OutcomeKind) -> str:
    """On the button that adds one."""
    names: dict[OutcomeKind, str] = {
        "decision": words("Nytt beslut"),
        "action": words("Ny åtgärd"),
        "question": words("Ny fråga"),
        "parked": words("Parkera mer"),
    }
    return names[kind]


class _Box(QFrame):
    """The ground of a card, with a sentence below when something was refused."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.setObjectName("sunken")
        theme = seat.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(8), theme.px(8))
        column.setSpacing(theme.px(2))
        self.column = column
        self._error = PlainLabel(theme, "", 13, False, theme.over, wraps=True)
        self._error.setContentsMargins(theme.px(36), 0, 0, theme.px(4))
        self._error.hide()

    @property
    def error(self) -> str:
        return "" if self._error.isHidden() else self._error.text()

    def show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def close_column(self) -> None:
        self.column.addWidget(self._error)


class OutcomeCard(_Box):
    """`removed` after it has been asked away; `went_on` when Enter leads past its last field."""

    removed = Signal(str)
    went_on = Signal()
    left = Signal()

    def __init__(self, seat: Seat, outcome: Outcome, *, is_wide: bool = True) -> None:
        super().__init__(seat)
        self._seat, self.id, self.kind = seat, outcome.id, outcome.kind
        _, theme = seat.words, seat.theme
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        self.tick: Tick | None = None
        if outcome.kind == "action":
            self.tick = Tick(theme, _("Klar"))
            self.tick.clicked.connect(self._turn)
            top.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        else:
            sign = QLabel()
            sign.setPixmap(theme.pixmap(ICONS[outcome.kind], theme.accent, 20, 2.0))
            sign.setFixedSize(theme.px(28), theme.px(28))
            sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
            top.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.text = Paragraph(
            seat,
            draft_of(self.id, "text"),
            lambda text: Revise(Outcome, self.id, {"text": text}),
            lambda state: self._of(state, "text"),
        )
        self.text.setObjectName("quiet")
        if outcome.kind == "action":
            self.text.setFont(theme.font(15, True))
        top.addWidget(self.text, 1)
        self.remove = IconButton(theme, "trash-2", _("Ta bort"), side=32, colour=theme.ink3)
        self.remove.clicked.connect(self._remove)
        top.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        self.owner: Line | None = None
        self.due: Line | None = None
        if outcome.kind == "action":
            self._add_action_fields(is_wide)
        elif outcome.kind == "question":
            self.owner = self._line("owner", _("Ansvarig"))
            self.column.addLayout(self._with_icon("user", self.owner))
        self._source = PlainLabel(theme, "", 13, False, theme.ink2, elides=True)
        self._link = QLabel()
        self._link.setPixmap(theme.pixmap("link", theme.ink3, 14, 2.0))
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(theme.px(42), 0, 0, theme.px(2))
        below.setSpacing(theme.px(6))
        below.addWidget(self._link)
        below.addWidget(self._source, 1)
        self._outside = QLabel()
        self._outside.setPixmap(theme.pixmap("file-minus", theme.ink2, 16, 2.0))
        self._outside.setToolTip(f"{_('Utanför anteckningarna')} ({OUTSIDE_KEY})")
        self._outside.setAccessibleName(_("Utanför anteckningarna"))
        below.addWidget(self._outside)
        self._chip = Chip(theme, "check", _("Klar"), "ok")
        below.addWidget(self._chip)
        self.column.addWidget(self._below)
        self.close_column()
        self.text.error_shown.connect(self.show_error)
        self.text.entered.connect(self._on_from_text)
        self.text.left.connect(self.left)
        key = QShortcut(QKeySequence(OUTSIDE_KEY), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.setAutoRepeat(False)
        key.activated.connect(self._turn_outside)
        self.refresh(seat.desk.state)

    def _add_action_fields(self, is_wide: bool) -> None:
        _, theme = self._seat.words, self._seat.theme
        self.owner = self._line("owner", _("Ansvarig"))
        self.due = self._line("due", _("Klart senast"))
        if is_wide:
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            row.addLayout(self._with_icon("user", self.owner, 4), 1)
            row.addLayout(self._with_icon("calendar", self.due, 0), 1)
            self.column.addLayout(row)
        else:
            self.column.addLayout(self._with_icon("user", self.owner))
            self.column.addLayout(self._with_icon("calendar", self.due))
        self.owner.entered.connect(self.due.setFocus)
        self.due.entered.connect(self.went_on)

    def _with_icon(self, name: str, line: QWidget, indent: int = 36) -> QHBoxLayout:
        theme = self._seat.theme
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(indent) if indent else 0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        sign = QLabel()
        sign.setPixmap(theme.pixmap(name, theme.ink3, 16, 2.0))
        sign.setFixedWidth(theme.px(20))
        row.addWidget(sign)
        row.addWidget(line, 1)
        return row

    def _line(self, name: str, label: str) -> Line:
        line = Line(
            self._seat,
            draft_of(self.id, name),
            lambda text: Revise(Outcome, self.id, {name: self._read(name, text)}),
            lambda state: self._shown(state, name),
        )
        line.setObjectName("quiet")
        line.setFont(self._seat.theme.font(14))
        line.setPlaceholderText(label)
        line.setAccessibleName(label)
        line.error_shown.connect(self.show_error)
        line.left.connect(self.left)
        return line

    def _of(self, state: State, name: str) -> str:
        outcome = state.find(Outcome, self.id)
        return str(getattr(outcome, name)) if outcome is not None else ""

    def _shown(self, state: State, name: str) -> str:
        value = self._of(state, name)
        return due_words(self._seat.words, value, self._today()) if name == "due" else value

    def _read(self, name: str, text: str) -> str:
        if name != "due":
            return text
        if is_no_day(text, self._today()):
            raise Refused(Code.BAD_DATE, "due", {"is_missing": True})
        return read_due(text, self._today())

    def _today(self) -> datetime.date:
        clock = self._seat.clock
        return datetime.datetime.fromtimestamp(clock.now_ms() / 1000, clock.zone()).date()

    def refresh(self, state: State) -> None:
        """Shows it as it is; what is half typed stays."""
        outcome = state.find(Outcome, self.id)
        if outcome is None:
            return
        is_done = outcome.status == "done"
        self.text.refresh(state)
        for line in (self.owner, self.due):
            if line is not None:
                line.refresh(state)
        if self.tick is not None:
            self.tick.setChecked(is_done)
            self.tick.setAccessibleName(self._seat.words("Klar: {text}").format(text=shortened(outcome.text, 40)))
        self.remove.set_name(self._seat.words("Ta bort: {text}").format(text=shortened(outcome.text, 40)))
        self._chip.setVisible(is_done)
        item = state.find(Item, outcome.item)
        origin = origin_words(self._seat.words, state, outcome, self._seat.units)
        source = " · ".join(s for s in (item.title if item else "", origin) if s)
        self._link.setVisible(bool(source))
        if outcome.carried:
            carried = self._seat.words("Från {what}").format(what=outcome.carried)
            source = " · ".join(s for s in (source, carried) if s)
        self._source.setText(source)
        self._outside.setVisible(outcome.is_outside)
        name = text_name(self._seat.words, self.kind)
        outside = self._seat.words("Utanför anteckningarna")
        self.text.setAccessibleName(f"{name}, {outside.lower()}" if outcome.is_outside else name)
        self._below.setVisible(bool(source) or is_done or outcome.is_outside)

    def focus_after_making(self) -> None:
        """An action is asked for its owner next."""
        (self.owner or self.text).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_from_text(self) -> None:
        if self.owner is not None:
            self.owner.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.went_on.emit()

    def _turn(self) -> None:
        outcome = self._seat.desk.state.find(Outcome, self.id)
        if outcome is not None:
            status = "open" if outcome.status == "done" else "done"
            self._seat.desk.do(Revise(Outcome, self.id, {"status": status}))

    def _turn_outside(self) -> None:
        outcome = self._seat.desk.state.find(Outcome, self.id)
        if outcome is not None:
            self._seat.desk.do(PutOutside(Outcome, (self.id,), not outcome.is_outside))

    def _remove(self) -> None:
        if self._seat.desk.do(Remove(Outcome, (self.id,))) is not None:
            self.removed.emit(self.id)


class NewCard(_Box):
    """Where the next one is typed. `made` has the id of what Enter made of it."""

    made = Signal(str)
    closed = Signal()

    def __init__(self, seat: Seat, kind: OutcomeKind) -> None:
        super().__init__(seat)
        self._seat, self._kind = seat, kind
        self._made = ""
        _, theme = seat.words, seat.theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        sign = QLabel()
        sign.setPixmap(theme.pixmap(ICONS[kind], theme.accent, 20, 2.0))
        sign.setFixedSize(theme.px(28), theme.px(28))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.text = Paragraph(seat, new_draft(kind), self._ask, lambda _state: "")
        self.text.setObjectName("quiet")
        asks: dict[OutcomeKind, str] = {
            "decision": _("Vad beslutades?"),
            "action": _("Vad ska göras?"),
            "question": _("Vilken är frågan?"),
            "parked": _("Vad parkeras?"),
        }
        self.text.setPlaceholderText(asks[kind])
        self.text.setAccessibleName(asks[kind])
        row.addWidget(self.text, 1)
        self.column.addLayout(row)
        hint = PlainLabel(theme, _("Enter sparar · Esc stänger"), 13, False, theme.ink2)
        hint.setContentsMargins(theme.px(42), 0, 0, theme.px(2))
        self.column.addWidget(hint)
        self.close_column()
        self.text.error_shown.connect(self._tell)
        self.text.left.connect(self.closed)

    def _ask(self, text: str) -> Place:
        state = self._seat.desk.state
        last = max((o.rank for o in outcomes(state, self._kind)), default="")
        self._made = self._seat.new_id()
        return Place((Outcome(id=self._made, kind=self._kind, text=text, rank=ranks.between(last, "")),))

    def _tell(self, sentence: str) -> None:
        # an empty line that is left has nothing to complain of
        self.show_error(sentence if self.text.text.strip() else "")
        if self._made and not sentence:
            made, self._made = self._made, ""
            self.made.emit(made)


def quiet_sheet(seat: Seat) -> str:
    """Fields that look like text until they are pointed at or written in."""
    t, px = seat.theme, seat.theme.px
    return (
        f"QLineEdit#quiet, QPlainTextEdit#quiet {{ background: transparent; border: 1px solid transparent;"
        f" border-radius: 6px; padding: {px(3)}px {px(5)}px; }}"
        f"QLineEdit#quiet {{ min-height: {px(24)}px; }}"
        f"QLineEdit#quiet:hover, QPlainTextEdit#quiet:hover {{ background: {t.surface.name()};"
        f" border-color: {t.ctl.name()}; }}"
        f"QLineEdit#quiet:focus, QPlainTextEdit#quiet:focus {{ background: {t.surface.name()};"
        f" border-color: {t.accent.name()}; }}"
    )
