"""The field of the entry line: what its keys and pastes mean beyond writing, and the border around it."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from rusdesk.domain.plain import cleaned
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.picture_cache import may_hold_pictures

MOST_CHARACTERS = 10_000  # of one line pasted


_LETTER, _WORDLY = re.compile(r"[^\W\d]"), re.compile(r"\w")


def are_lines(text: str) -> bool:
    """Whether it is more than one line of text: lines, or a row of a spreadsheet's cells."""
    bare = text.strip()
    if "\n" in bare or "\r" in bare:
        return True
    # a list item is no row of cells: its mark has a tab after it, and no letter before
    letter = _LETTER.search(bare)
    tab = bare.find("\t", letter.end()) if letter else -1
    return tab >= 0 and _WORDLY.search(bare, tab) is not None


class EntryEdit(QPlainTextEdit):
    """The field itself; what its keys mean beyond writing goes out as signals."""

    enter = Signal(bool)  # whether it goes on (Ctrl+Enter)
    up_when_first = Signal()
    down_when_last = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    escape = Signal()
    group = Signal(int)
    group_step = Signal(int)
    question_step = Signal(int)
    backspace_at_start = Signal()
    lines_pasted = Signal(str)  # as they were copied
    too_long_pasted = Signal(int)  # how many characters

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entryEdit")
        self.setProperty("ownRing", True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("#entryEdit { border: none; background: transparent; padding: 0; }")
        self._is_composing = False
        self.pictures_first: Callable[[QMimeData], bool] | None = None  # takes a paste of pictures, or doesn't
        self.keys_first: Callable[[QKeyEvent], bool] | None = None  # who is asked of a key before it means anything

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def forget_steps(self) -> None:
        """What was taken away by hand from a line now empty is older than what the workshop just did: Ctrl+Z means
        that, as the notice says.
        """
        if not self.toPlainText():
            self.document().clearUndoRedoStacks()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        ):
            # also held down: the window's own undo must not take it
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_composing:
            super().keyPressEvent(event)
            return
        if self.keys_first is not None and self.keys_first(event):
            return
        if not self._is_taken(event):
            super().keyPressEvent(event)

    def _is_taken(self, event: QKeyEvent) -> bool:
        key = event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        none, control, alt = (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ControlModifier,
            Qt.KeyboardModifier.AltModifier,
        )
        is_empty = not self.toPlainText()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if held in (none, control):
                if not event.isAutoRepeat():
                    self.enter.emit(held == control)
                return True
            return False
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            is_undo = event.matches(QKeySequence.StandardKey.Undo)
            document = self.document()
            has_own = document.isUndoAvailable() if is_undo else document.isRedoAvailable()
            if not is_empty or has_own:
                return False
            # held down it stops here; a new press goes on in the workshop
            if not event.isAutoRepeat():
                # its own steps are older than the workshop's from now on
                document.clearUndoRedoStacks()
                (self.undo_wanted if is_undo else self.redo_wanted).emit()
            return True
        if key == Qt.Key.Key_Escape and held == none:
            self.escape.emit()
            return True
        if key == Qt.Key.Key_Backspace and held == none and not is_empty:
            cursor = self.textCursor()
            if cursor.position() == 0 and not cursor.hasSelection():
                self.backspace_at_start.emit()
                return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = -1 if key == Qt.Key.Key_Up else 1
            if held == alt:
                self.group_step.emit(step)
                return True
            if held == control:
                self.question_step.emit(step)
                return True
            if held == none and self._at_edge(step):
                (self.up_when_first if step < 0 else self.down_when_last).emit()
                return True
        if held == alt and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.group.emit(key - Qt.Key.Key_0)
            return True
        return False

    def _at_edge(self, step: int) -> bool:
        cursor = self.textCursor()
        at = QTextCursor(cursor)
        return not at.movePosition(QTextCursor.MoveOperation.Up if step < 0 else QTextCursor.MoveOperation.Down)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return super().canInsertFromMimeData(source) or (self.pictures_first is not None and may_hold_pictures(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.pictures_first is not None and may_hold_pictures(source) and self.pictures_first(source):
            return
        self.take_text(source.text())

    def take_text(self, text: str) -> None:
        """Put in what was copied, at the cursor; `lines_pasted` and `too_long_pasted` tell what wasn't."""
        # what is to be read as lines is read once, by whoever takes them
        if are_lines(text):
            self.lines_pasted.emit(text)
        elif len(text) > MOST_CHARACTERS:
            # no field holds it, and each key after it would be kept with it
            self.too_long_pasted.emit(len(text))
        else:
            self.insertPlainText(cleaned(text))

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        parent = self.parentWidget()
        if parent is not None:
            parent.update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        parent = self.parentWidget()
        if parent is not None:
            parent.update()


class EntryBox(QWidget):
    """The field's border, with the focus ring around it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.edit: EntryEdit | None = None
        self.is_wrong = False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(5.5, 5.5, -5.5, -5.5)
        if self.edit is not None and self.edit.hasFocus():
            painter.setBrush(theme.focus_inner)
            painter.setPen(QPen(theme.focus_outer, 3))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 9.5, 9.5)
        painter.setBrush(theme.surface)
        painter.setPen(QPen(theme.over, 2) if self.is_wrong else QPen(theme.ctl, 1))
        painter.drawRoundedRect(box, 6, 6)
        painter.end()
