"""Plays a short sound by the system's own player, where there is one; never waits for it."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Protocol

_UNIX = (("pw-play",), ("paplay",), ("aplay", "-q"))
_MOST_AT_ONCE = 3  # a player that hangs must not gather


class Playing(Protocol):
    """A started player."""

    def has_ended(self) -> bool: ...


class System(Protocol):
    """The computer's own ways; tests bring others."""

    @property
    def platform(self) -> str:
        """As sys.platform."""

    def has(self, program: str) -> bool:
        """Whether ``program`` can be started by name."""

    def start(self, *words: str) -> Playing:
        """Starts a quiet process. Raises OSError."""

    def win_play(self, path: str) -> bool:
        """Windows' PlaySound without waiting; false when it was refused."""


class Player:
    """Found once. `is_there` says whether there is anything to play with."""

    def __init__(self, system: System | None = None) -> None:
        self._system = system or ThisSystem()
        self._words = self._found()
        self._playing: list[Playing] = []

    @property
    def is_there(self) -> bool:
        return self._words is not None

    def _found(self) -> tuple[str, ...] | None:
        """The player's command, empty for Windows' own; None when there is none."""
        match self._system.platform:
            case "win32":
                return ()
            case "darwin":
                candidates: tuple[tuple[str, ...], ...] = (("afplay",),)
            case _:
                candidates = _UNIX
        return next((words for words in candidates if self._system.has(words[0])), None)

    def play(self, path: Path) -> bool:
        """Begin to play a WAV file; False when that can't be done. Whether it is heard nobody knows."""
        if self._words is None:
            return False
        if not self._words:
            return self._system.win_play(str(path))
        self._playing = [one for one in self._playing if not one.has_ended()]
        if len(self._playing) >= _MOST_AT_ONCE:
            return False
        try:
            self._playing.append(self._system.start(*self._words, str(path)))
        except OSError:
            return False
        return True


class _Child:
    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def has_ended(self) -> bool:
        return self._process.poll() is not None


class ThisSystem:
    """The real computer."""

    @property
    def platform(self) -> str:
        """As sys.platform."""
        return sys.platform

    def has(self, program: str) -> bool:
        """Whether ``program`` is on the path."""
        return shutil.which(program) is not None

    def start(self, *words: str) -> Playing:
        """Starts a process that hears and says nothing."""
        quiet = subprocess.DEVNULL
        return _Child(subprocess.Popen(words, stdin=quiet, stdout=quiet, stderr=quiet))

    def win_play(self, path: str) -> bool:
        """Windows only; false elsewhere."""
        try:
            sounds = importlib.import_module("winsound")
            sounds.PlaySound(path, sounds.SND_FILENAME | sounds.SND_ASYNC | sounds.SND_NODEFAULT)
        except (ImportError, RuntimeError):
            return False
        return True
