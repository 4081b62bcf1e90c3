"""Keeps the screen from going dark while a workshop runs."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import Protocol


class Running(Protocol):
    """A child process that goes on until it is told to end, or until this program is gone."""

    def ends_within(self, seconds: float) -> bool:
        """Whether it has ended, waiting at most ``seconds`` for it."""

    def end(self) -> None:
        """Ends it; nothing happens if it already has."""


class System(Protocol):
    """The computer's own ways; tests bring others."""

    @property
    def platform(self) -> str:
        """As sys.platform."""

    @property
    def desktop(self) -> str:
        """As XDG_CURRENT_DESKTOP, which may name several with colons between."""

    def has(self, program: str) -> bool:
        """Whether ``program`` can be started by name."""

    def start(self, *words: str) -> Running:
        """Starts a process whose standard input closes when this program ends. Raises OSError."""

    def execution_state(self, flags: int) -> bool:
        """Windows' SetThreadExecutionState; false when it was refused."""


class Hold:
    """A promise of a lit screen, until released."""

    def __init__(self, let_go: Callable[[], object]) -> None:
        self._let_go: Callable[[], object] | None = let_go

    def release(self) -> None:
        """Lets the screen rest as it would have; a second call does nothing."""
        let_go, self._let_go = self._let_go, None
        if let_go is not None:
            let_go()


# Flags of SetThreadExecutionState in winbase.h
CONTINUOUS, SYSTEM_REQUIRED, DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2

# How long a refused child may take to say so; the window stands still meanwhile
_SETTLING_SECONDS = 0.1


def hold(reason: str, system: System | None = None) -> Hold | None:
    """Keeps screen and computer awake; None when this computer offers no way, which is worth saying.

    ``reason`` is shown by the system to whoever asks what keeps it awake. On Windows the promise belongs to
    the calling thread, so release it there.
    """
    system = system or ThisSystem()
    if system.platform == "win32":
        if not system.execution_state(CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED):
            return None
        return Hold(lambda: system.execution_state(CONTINUOUS))
    for words in _children(system, reason):
        if not system.has(words[0]):
            continue
        try:
            child = system.start(*words)
        except OSError:
            continue
        if not child.ends_within(_SETTLING_SECONDS):
            return Hold(child.end)
    return None


def _children(system: System, reason: str) -> list[list[str]]:
    """The commands worth trying, best first.

    Calling org.freedesktop.ScreenSaver by a short process won't do: the desktop drops the promise as soon
    as its asker leaves the bus. ``cat`` waits on a pipe of ours, so nothing is left behind after a crash.
    """
    if system.platform == "darwin":
        return [["caffeinate", "-d", "-i", "cat"]]
    desktops = {name.casefold() for name in system.desktop.split(":")}
    commands: list[list[str]] = []
    if desktops & {"gnome", "unity", "budgie", "x-cinnamon"}:
        named = ["--app-id", "RusDesk", "--reason", reason]
        commands.append(["gnome-session-inhibit", "--inhibit", "idle:suspend", *named, "cat"])
    if "kde" in desktops:
        commands.append(["kde-inhibit", "--power", "--screenSaver", "cat"])
    commands.append(
        ["systemd-inhibit", "--what=idle:sleep", "--who=RusDesk", f"--why={reason}", "--mode=block", "cat"]
    )
    return commands


class _Child:
    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def ends_within(self, seconds: float) -> bool:
        try:
            self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return False
        self._close()
        return True

    def end(self) -> None:
        self._close()
        try:
            self._process.wait(timeout=0.5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _close(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()


class ThisSystem:
    """The real computer."""

    @property
    def platform(self) -> str:
        """As sys.platform."""
        return sys.platform

    @property
    def desktop(self) -> str:
        """As XDG_CURRENT_DESKTOP."""
        return os.environ.get("XDG_CURRENT_DESKTOP", "")

    def has(self, program: str) -> bool:
        """Whether ``program`` is on the path."""
        return shutil.which(program) is not None

    def start(self, *words: str) -> Running:
        """Starts a quiet child whose standard input is a pipe of ours."""
        return _Child(
            subprocess.Popen(
                words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        )

    def execution_state(self, flags: int) -> bool:
        """Windows only; false elsewhere."""
        windows = getattr(ctypes, "windll", None)
        if windows is None:
            return False
        return bool(windows.kernel32.SetThreadExecutionState(ctypes.c_uint(flags)))
