"""A presenter's remote: its keys reach the room's picture from anywhere in the program while it is on."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit


class Steered(Protocol):
    """What a remote steers."""

    def turn(self, by: int) -> None: ...
    def toggle_pause(self, back_at: int = 0) -> None: ...


class Remote(QObject):
    """PgDn and PgUp turn the room's page; B and full stop, where nothing is being written, put up the pause image.

    In a text field a letter is a letter: no text is ever eaten, see the principle that letters always write.
    """

    def __init__(self, room: Steered, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self._is_on = False

    @property
    def is_on(self) -> bool:
        return self._is_on

    def turn(self, is_on: bool) -> None:
        app = QCoreApplication.instance()
        if app is None or is_on == self._is_on:
            return
        self._is_on = is_on
        if is_on:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.NoModifier:
            return False
        by = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        pauses = event.key() in (Qt.Key.Key_B, Qt.Key.Key_Period) and not _writes()
        if by is None and not pauses:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # it comes again as a key press; no shortcut of the window may take it before
            event.accept()
            return True
        if watched is not QApplication.focusWidget() and QApplication.focusWidget() is not None:
            return False
        if not event.isAutoRepeat():
            if by is not None:
                self._room.turn(by)
            else:
                self._room.toggle_pause()
        return True


def _writes() -> bool:
    return isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit, QTextEdit))
