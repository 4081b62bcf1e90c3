"""The desk's window when there is but one screen: whole screen, no top bar, no notices over the room's picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from rusdesk.ui.window.toast import Toast

if TYPE_CHECKING:
    from rusdesk.ui.room.one_screen import OneScreen


class Strip(Protocol):
    """The entry line, which tells what went wrong."""

    def show_problem(self, sentence: str) -> None: ...
    def take_focus(self) -> None: ...


@runtime_checkable
class OneScreened(Protocol):
    """A mode that can give the room its whole screen but for the entry line."""

    @property
    def one_screen(self) -> OneScreen: ...
    @property
    def entry(self) -> Strip: ...


class SingleScreen:
    """Turns it on and off; Esc twice, as in the room's own window, and Shift+F5 turn it off."""

    def __init__(self, window: QWidget, top: QWidget, toast: Toast, go_to_run: Callable[[], None]) -> None:
        self._window, self._top, self._toast, self._go = window, top, toast, go_to_run
        self._mode: OneScreened | None = None
        self._was_whole = False

    @property
    def is_on(self) -> bool:
        return self._mode is not None

    def turn(self, is_on: bool) -> None:
        if is_on == self.is_on:
            return
        if not is_on:
            mode, self._mode = self._mode, None
            self._toast.tell_instead(None)
            self._top.show()
            if not self._was_whole:
                self._window.showNormal()
            if mode is not None:
                mode.one_screen.leave_wanted.disconnect(self._leave)
                mode.one_screen.turn(False)
            return
        self._go()
        mode_widget = getattr(self._window, "mode_widget", None)
        if not isinstance(mode_widget, OneScreened):
            return
        self._mode = mode_widget
        self._was_whole = self._window.isFullScreen()
        self._top.hide()
        self._toast.tell_instead(lambda text, is_error: self._tell(text, is_error))
        self._window.showFullScreen()
        self._mode.one_screen.turn(True)
        self._mode.one_screen.leave_wanted.connect(self._leave)
        self._mode.entry.take_focus()

    def _leave(self) -> None:
        self.turn(False)

    def _tell(self, text: str, is_error: bool) -> None:
        """What went wrong is told in the strip; the rest waits, it is seen when the desk is."""
        if is_error and self._mode is not None:
            self._mode.entry.show_problem(text)
