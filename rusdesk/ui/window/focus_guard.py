"""Keeps the keyboard in the mode when what had it goes away: Qt would hand it to the top bar, where Enter leaves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class FocusGuard(QObject):
    """`bar()` is where the keyboard mustn't end up by itself; `home` puts it where it belongs."""

    def __init__(self, bar: Callable[[], QWidget], home: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._bar, self._home = bar, home
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._changed)

    def _changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or new is None or not self._bar().isAncestorOf(new) or self._bar().isAncestorOf(old):
            return
        # who hides the old one may be about to say where the keyboard goes
        QTimer.singleShot(0, self, lambda: self._look(old, new))

    def _look(self, old: QWidget, new: QWidget) -> None:
        if _is_gone(old) and QApplication.focusWidget() is new:
            self._home()


def _is_gone(widget: QWidget) -> bool:
    try:
        return not widget.isVisible()
    except RuntimeError:
        # deleted in between
        return True
