"""Fields bound to one value of one record: drafts at every key, saved on Enter or when left, refusals told below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from rusdesk.commands.command import Command, Revise
from rusdesk.desk.ports import NotSaved
from rusdesk.domain.change import Change
from rusdesk.domain.errors import Refused
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.ties import owned_by
from rusdesk.ui.field import Field
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import PlainLabel, plain_tip
from rusdesk.ui.words import refusal

Read = Callable[[str], Any]
Show = Callable[[Any], str]


def asked(
    seat: Seat, command: Command, *, step: str = "", ends_draft: str = "", at_field: bool = False
) -> tuple[Change | None, Refused | NotSaved | None]:
    """Ask the desk for something; the Change (None when nothing differed) and why not, if it was refused.

    `at_field`: who asks says why where it was typed, so that no notice is needed, which would outlive the field.
    """
    if at_field:
        done = seat.desk.put(command, step=step, ends_draft=ends_draft)
        return (done, None) if done is None or isinstance(done, Change) else (None, done)
    heard: list[Refused | NotSaved] = []
    hear = heard.append
    seat.desk.refused.connect(hear)
    try:
        change = seat.desk.do(command, step=step, ends_draft=ends_draft)
    finally:
        seat.desk.refused.disconnect(hear)
    return change, heard[0] if heard else None


def say_taken_along(seat: Seat, record: Record) -> Callable[[], None]:
    """Ask before a record is removed; what is given then says what went along with it, if anything did."""
    count = len(owned_by(seat.desk.state, record))

    def say() -> None:
        if count:
            seat.say(
                seat.words.n(
                    "{n} sak som hörde dit följde med. Ctrl+Z ångrar.",
                    "{n} saker som hörde dit följde med. Ctrl+Z ångrar.",
                    count,
                )
            )

    return say


def draft_key(kind: type[Record], record_id: str, name: str) -> str:
    return f"field:{kind.KIND}:{record_id}:{name}"


class Refreshed(Protocol):
    """What follows its record."""

    def refresh(self, state: State) -> None: ...


class LongText(QPlainTextEdit):
    """A text of some lines, that grows with what is in it. `left` when the keyboard leaves it, or on Ctrl+Enter."""

    left = Signal()

    def __init__(self, theme: Theme, lines: int, most: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least, self._most = lines, most
        self.setTabChangesFocus(True)
        self.setFont(theme.font(15))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        rows = max(self._least, min(self._most, round(self.document().size().height())))
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + self._theme.px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # another width breaks the lines elsewhere
        self.fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.left.emit()
            return
        super().keyPressEvent(event)


class TextField(Field):
    """One text of a record. `read` turns what is typed into the value, raising Refused; `show` the value into text."""

    def __init__(
        self,
        seat: Seat,
        kind: type[Record],
        record_id: str,
        name: str,
        label: str,
        *,
        lines: int = 1,
        read: Read | None = None,
        show: Show | None = None,
        wrong: str = "",
        hint: str = "",
        placeholder: str = "",
        takes: Callable[[Any], str] | None = None,
        gives: Callable[[Any], Mapping[str, Any]] | None = None,
        asks: Callable[[Any], Command] | None = None,
        is_named_above: bool = False,
    ) -> None:
        """`takes` and `gives` are for a text that stands for more than one field of the record.

        `asks` makes the command of the value where there is more to it than giving the record the value.
        `is_named_above`: the card's own name says what it is, so that the label is only heard.
        """
        edit = QLineEdit() if lines == 1 else LongText(seat.theme, lines)
        super().__init__(seat.theme, label, edit, hint)
        self._seat = seat
        self._kind, self._id, self._name = kind, record_id, name
        self._read: Read = read or (lambda text: text)
        self._show: Show = show or str
        self._takes = takes or (lambda record: self._show(getattr(record, name)))
        self._gives = gives or (lambda value: {name: value})
        self._asks = asks or (lambda value: Revise(kind, record_id, self._gives(value)))
        self._wrong = wrong
        name_label = self.findChild(PlainLabel)
        if is_named_above and name_label is not None:
            name_label.hide()
        self._key = draft_key(kind, record_id, name)
        edit.setPlaceholderText(placeholder)
        if isinstance(edit, QLineEdit):
            edit.textEdited.connect(self._typed)
            edit.editingFinished.connect(self.save)
        else:
            edit.textChanged.connect(self._typed)
            edit.left.connect(self.save)
        self._is_typed = False
        self._is_setting = False
        draft = seat.desk.drafts.get(self._key)
        if draft:
            self._set(draft)
            self._is_typed = True
        else:
            self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        """Show the value as it is; what is half typed stays."""
        record = state.find(self._kind, self._id)
        if self._is_typed and not self.error and not self.edit.hasFocus() and self._key not in self._seat.desk.drafts:
            # the same draft was brought home from elsewhere, the table's own cell
            self._is_typed = False
        if record is None or self._is_typed:
            return
        shown = self._takes(record)
        if shown != self.text:
            self._set(shown)

    def save(self) -> bool:
        """Bring what is typed home; False when it was refused, and then it stays with a sentence below."""
        record = self._seat.desk.state.find(self._kind, self._id)
        if not self._is_typed or record is None:
            return True
        try:
            value = self._read(self.text)
        except Refused as why:
            self.show_error(self._wrong or refusal(self._seat.words, why))
            return False
        _, why_not = asked(self._seat, self._asks(value), ends_draft=self._key, at_field=True)
        if why_not is not None:
            self.show_error(refusal(self._seat.words, why_not))
            return False
        self._is_typed = False
        self.show_error("")
        self.refresh(self._seat.desk.state)
        return True

    def _typed(self) -> None:
        if self._is_setting:
            return
        self._is_typed = True
        if self.error:
            self.show_error("")
        self._seat.desk.keep_draft(self._key, self.text)

    def _set(self, text: str) -> None:
        self._is_setting = True
        try:
            edit = self.edit
            if isinstance(edit, QPlainTextEdit):
                edit.setPlainText(text)
            elif isinstance(edit, QLineEdit):
                edit.setText(text)
                edit.setCursorPosition(0)
        finally:
            self._is_setting = False


class Choice(QComboBox):
    """A list to choose from; the wheel scrolls the page and not the choice."""

    def __init__(self, choices: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._choices: list[tuple[Any, str]] = []
        self._values: list[Any] = []
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        if list(choices) == self._choices:
            return
        now = self.value
        self._choices = list(choices)
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in choices]
        for _, text in choices:
            self.addItem(text)
        self.show_value(now)
        self.blockSignals(False)

    @property
    def value(self) -> Any:
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def show_value(self, value: Any) -> None:
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        # the style cuts a long choice in the middle of a letter
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        edit = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, self).width() - 4
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(Field):
    """One of a few values of a record."""

    def __init__(
        self,
        seat: Seat,
        kind: type[Record],
        record_id: str,
        name: str,
        label: str,
        choices: Callable[[State], Sequence[tuple[Any, str]]] | Sequence[tuple[Any, str]],
        hint: str = "",
    ) -> None:
        self._choices = choices if callable(choices) else (lambda _state: choices)
        self._choice = Choice(self._choices(seat.desk.state))
        super().__init__(seat.theme, label, self._choice, hint)
        self._seat = seat
        self._kind, self._id, self._name = kind, record_id, name
        self._choice.activated.connect(self._save)
        self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        record = state.find(self._kind, self._id)
        if record is not None:
            self._choice.set_choices(self._choices(state))
            self._choice.show_value(getattr(record, self._name))

    def _save(self) -> None:
        _, why = asked(self._seat, Revise(self._kind, self._id, {self._name: self._choice.value}))
        self.show_error(refusal(self._seat.words, why) if why else "")
        self.refresh(self._seat.desk.state)


class TickField(QWidget):
    """A yes or no of a record. `asks` gives the command for it, when it takes more than the record's own field."""

    def __init__(
        self,
        seat: Seat,
        kind: type[Record],
        record_id: str,
        name: str,
        label: str,
        tip: str = "",
        *,
        asks: Callable[[bool], Command] | None = None,
    ) -> None:
        super().__init__()
        self._asks = asks
        self._seat = seat
        self._kind, self._id, self._name = kind, record_id, name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.box = QCheckBox(label)
        self.box.setFont(seat.theme.font(15))
        self.box.setAccessibleName(label)
        if tip:
            self.box.setToolTip(plain_tip(tip))
        self.box.clicked.connect(self._save)
        row.addWidget(self.box)
        row.addStretch(1)
        self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        record = state.find(self._kind, self._id)
        if record is not None:
            self.box.setChecked(bool(getattr(record, self._name)))

    def _save(self, is_on: bool) -> None:
        command = self._asks(is_on) if self._asks else Revise(self._kind, self._id, {self._name: is_on})
        asked(self._seat, command)
        self.refresh(self._seat.desk.state)


class Form(QWidget):
    """Fields below and beside each other, that follow the state together."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, gap: float = 12) -> None:
        super().__init__(parent)
        self._theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(gap))
        self._followers: list[Refreshed] = []

    def add(self, *fields: QWidget, stretches: Sequence[int] = ()) -> None:
        """Fields in one row, sharing its width (by `stretches`)."""
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(12))
        for n, one in enumerate(fields):
            row.addWidget(one, stretches[n] if n < len(stretches) else 1, Qt.AlignmentFlag.AlignTop)
            self.follow(one)
        self.column.addLayout(row)

    def follow(self, one: object) -> None:
        if hasattr(one, "refresh"):
            self._followers.append(one)

    def refresh(self, state: State) -> None:
        for one in self._followers:
            one.refresh(state)
