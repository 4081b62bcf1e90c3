"""Texts edited where they stand: a draft at every key, home on Enter or when left, and a refusal keeps them."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from rusdesk.commands.command import Command
from rusdesk.domain.errors import Refused
from rusdesk.domain.state import State
from rusdesk.ui.planning.fields import asked
from rusdesk.ui.seat import Seat
from rusdesk.ui.words import refusal

Asks = Callable[[str], Command]
Shows = Callable[[State], str]

_WITHOUT_END = re.compile(r"\S{1000}")
_BETWEEN_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_MOST = 14  # lines; what is longer is scrolled

_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class _Draft:
    """What the two fields share: the text at the desk, the one half typed, and how it comes home."""

    def __init__(self, seat: Seat, key: str, ask: Asks, show: Shows, write: Callable[[str], None]) -> None:
        self._seat, self.key = seat, key
        self._ask, self._show, self._write = ask, show, write
        self.is_typed = False
        self.is_writing = False
        half = seat.desk.drafts.get(key, "")
        if half:
            self.put(half)
            self.is_typed = True
        else:
            self.put(show(seat.desk.state))

    def put(self, text: str) -> None:
        self.is_writing = True
        try:
            self._write(text)
        finally:
            self.is_writing = False

    def typed(self, text: str) -> None:
        if not self.is_writing:
            self.is_typed = True
            self._seat.desk.keep_draft(self.key, text)

    def refresh(self, state: State, now: str) -> None:
        if not self.is_typed and self._show(state) != now:
            self.put(self._show(state))

    def save(self, text: str) -> str:
        """Asks the desk; empty when it went well, else why not."""
        if not self.is_typed:
            return ""
        try:
            command = self._ask(text)
        except Refused as refused:
            return refusal(self._seat.words, refused)
        _, why = asked(self._seat, command, ends_draft=self.key, at_field=True)
        if why is not None:
            return refusal(self._seat.words, why)
        self.is_typed = False
        self.put(self._show(self._seat.desk.state))
        return ""

    def drop(self) -> None:
        """Back to what it was."""
        self.is_typed = False
        self._seat.desk.keep_draft(self.key, "")
        self.put(self._show(self._seat.desk.state))


class Line(QLineEdit):
    """One line. `entered` after Enter has brought it home; `error_shown` has a sentence, or nothing when it is gone."""

    entered = Signal()
    left = Signal()  # by Esc
    error_shown = Signal(str)

    def __init__(self, seat: Seat, key: str, ask: Asks, show: Shows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(seat.theme.font(15))
        self._draft = _Draft(seat, key, ask, show, self._write)
        self.textEdited.connect(self._draft.typed)

    def _write(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)

    @property
    def is_typed(self) -> bool:
        return self._draft.is_typed

    def refresh(self, state: State) -> None:
        self._draft.refresh(state, self.text())

    def save(self) -> bool:
        why = self._draft.save(self.text())
        self.error_shown.emit(why)
        return not why

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.save():
                    self.entered.emit()
            case Qt.Key.Key_Escape:
                # one step back loses no text: what says something is saved as the field is left
                if self.is_typed and not self.text().strip():
                    self._draft.drop()
                    self.error_shown.emit("")
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class Paragraph(QPlainTextEdit):
    """A text as high as what is in it. Enter brings it home, Shift+Enter is a new line."""

    entered = Signal()
    left = Signal()  # by Esc
    error_shown = Signal(str)

    def __init__(self, seat: Seat, key: str, ask: Asks, show: Shows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_free, self._least, self._theme = False, 1, seat.theme
        # the border and padding of a quiet field, above and below
        self._pad = 2 * (seat.theme.px(3) + 1)
        self.setFont(seat.theme.font(15))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self._draft = _Draft(seat, key, ask, show, self._write)
        self.textChanged.connect(self._changed)
        self.fit()

    @property
    def text(self) -> str:
        return self.toPlainText()

    @property
    def is_typed(self) -> bool:
        return self._draft.is_typed

    def refresh(self, state: State) -> None:
        self._draft.refresh(state, self.text)

    def save(self) -> bool:
        why = self._draft.save(self.text)
        self.error_shown.emit(why)
        return not why

    def write_freely(self, lines: int) -> None:
        """For longer texts: Enter is a new line, Ctrl+Enter brings it home, and it is never lower than `lines`."""
        self._is_free, self._least = True, lines
        # a field of its own has a wider frame than one on a card
        self._pad = self._theme.px(20)
        self.fit()

    def fit(self) -> None:
        lines = max(self._least, round(self.document().size().height()))
        needs = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > _MOST else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(needs)
        lines = min(lines, _MOST)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + self._pad)

    def _write(self, text: str) -> None:
        self._break_for(text)
        self.setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._break_for(self.text + source.text())
        super().insertFromMimeData(source)

    def _break_for(self, text: str) -> None:
        # between its words Qt takes seconds to lay out one of tens of thousands of letters
        wraps = QTextOption.WrapMode.WrapAnywhere if _WITHOUT_END.search(text) else _BETWEEN_WORDS
        if wraps != self.wordWrapMode():
            self.setWordWrapMode(wraps)

    def _changed(self) -> None:
        self._draft.typed(self.text)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._brings_home(event):
                if self.save():
                    self.entered.emit()
            case Qt.Key.Key_Escape:
                if self.is_typed and not self.text.strip():
                    self._draft.drop()
                    self.error_shown.emit("")
                self.left.emit()
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def _brings_home(self, event: QKeyEvent) -> bool:
        if self._is_free:
            return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
