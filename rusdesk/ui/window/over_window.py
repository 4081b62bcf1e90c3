"""What opens over the main window: the command list, the sheet of keys, about, and the question about the screens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from rusdesk.machine.languages import Words
from rusdesk.ui.theme import Theme

# Each is read in and made when it is first asked for: the window is shown sooner
if TYPE_CHECKING:
    from rusdesk.domain.search import Found
    from rusdesk.domain.state import State
    from rusdesk.ui.actions import Action, Actions
    from rusdesk.ui.dialogs.command_list import CommandList, Entry
    from rusdesk.ui.dialogs.keys import KeySheet
    from rusdesk.ui.mode import Mode
    from rusdesk.ui.room.start_check import StartCheck
    from rusdesk.ui.window.workplace import Room


class OverWindow:
    """Opens them, and throws them away with the looks they were made in."""

    def __init__(self, theme: Theme, words: Words, window: QWidget) -> None:
        self._theme, self._words, self._window = theme, words, window
        self._commands: CommandList | None = None
        self._keys: KeySheet | None = None
        self.check: StartCheck | None = None

    def ask_commands(
        self, actions: Actions, mode: Mode | None, state: State | None, go: Callable[[Found], object], typed: str
    ) -> None:
        """The command list with `typed` in it: what the window and its mode can do, and what an open workshop holds
        of what is typed, to which `go` leads.
        """
        from rusdesk.domain.plain import folded
        from rusdesk.ui.dialogs.command_list import CommandList
        from rusdesk.ui.dialogs.entries import entries

        if self._commands is None:
            self._commands = CommandList(self._theme, self._words, self._window)

        def found(typed: str) -> list[Entry]:
            if state is None or mode is None or not typed.strip():
                return []
            from rusdesk.ui.dialogs.found import found_entries

            return [*mode.entries_for(typed), *found_entries(state, self._words, typed, go)]

        offered = entries(actions, mode, self._words)
        if wanted := folded(typed).strip():
            # asked for with words of its own, the row that asks isn't what is looked for
            offered = [entry for entry in offered if not folded(entry.name).startswith(wanted)]
        self._commands.ask(offered, found, typed)

    def ask_keys(self, rows: Sequence[Action]) -> None:
        from rusdesk.ui.dialogs.keys import KeySheet

        if self._keys is None:
            self._keys = KeySheet(self._theme, self._words, self._window, rows)
        self._keys.ask()

    def ask_about(self, version: str, attribution: str) -> None:
        from rusdesk.ui.dialogs.about import About

        about = About(self._theme, self._words, self._window, version, attribution)
        about.closed.connect(about.deleteLater)
        about.ask()

    def ask_check(self, room: Room, want_one_screen: Callable[[], object]) -> None:
        """Whether the room sees what it should."""
        from rusdesk.ui.room.start_check import StartCheck

        if self.check is None:
            self.check = StartCheck(self._theme, self._words, self._window)
            self.check.one_screen_wanted.connect(want_one_screen)
        self.check.ask(room)

    def end_check(self) -> None:
        if self.check is not None:
            self.check.hide()

    def place(self) -> None:
        """The window has another size."""
        if self.check is not None:
            self.check.place()

    def throw_away(self) -> None:
        for widget in (self.check, self._commands, self._keys):
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
