"""The room's picture as the main window opens it, and what it is remembered to be shown on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rusdesk.machine.settings import Settings
from rusdesk.ui.window.shell import Shell
from rusdesk.ui.window.single_screen import SingleScreen
from rusdesk.ui.window.workplace import Room


class Projecting:
    """`settings()` are the ones of now, and `keep` remembers others."""

    def __init__(
        self, shell: Shell, single: SingleScreen, settings: Callable[[], Settings], keep: Callable[[Settings], None]
    ) -> None:
        self._shell, self._single = shell, single
        self._settings, self._keep = settings, keep

    def meet(self, room: Room) -> None:
        """The room of a workshop that has been opened."""
        now = self._settings()
        room.want_screen(now.projection_screen, self._keep_screen)
        room.let_move(not now.reduced_motion)
        room.want_image(now.image_mm, self._keep_image)

    def open(self, room: Room) -> None:
        """Show it, say where, and ask whether the room sees what it should."""
        if self._single.is_on:
            return
        room.open()
        self._shell.toast.say(room.status_text)
        if not room.is_online:
            self._shell.over.ask_check(room, lambda: self._single.turn(True))

    def _keep_screen(self, name: str) -> None:
        self._keep(replace(self._settings(), projection_screen=name))

    def _keep_image(self, image_mm: int) -> None:
        self._keep(replace(self._settings(), image_mm=image_mm))
