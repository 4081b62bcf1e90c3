"""Staying awake by each system's own way, told to a stand-in."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from rusdesk.machine import awake
from rusdesk.machine.awake import CONTINUOUS, DISPLAY_REQUIRED, SYSTEM_REQUIRED, Running, hold


@dataclass
class StandInChild:
    refused: bool = False
    ended: int = 0

    def ends_within(self, seconds: float) -> bool:
        return self.refused

    def end(self) -> None:
        self.ended += 1


@dataclass
class StandIn:
    platform: str = "linux"
    desktop: str = ""
    programs: tuple[str, ...] = ()
    refusing: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    windows_says: bool = True
    started: list[tuple[str, ...]] = field(default_factory=list)
    children: list[StandInChild] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)

    def has(self, program: str) -> bool:
        return program in self.programs

    def start(self, *words: str) -> Running:
        if words[0] in self.broken:
            raise PermissionError(words[0])
        self.started.append(words)
        self.children.append(StandInChild(refused=words[0] in self.refusing))
        return self.children[-1]

    def execution_state(self, flags: int) -> bool:
        self.flags.append(flags)
        return self.windows_says


def test_windows() -> None:
    system = StandIn("win32")
    held = hold("Workshop", system)
    assert held is not None
    assert system.flags == [CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED]
    held.release()
    held.release()
    assert system.flags[1:] == [CONTINUOUS]
    assert hold("Workshop", StandIn("win32", windows_says=False)) is None


def test_macos() -> None:
    system = StandIn("darwin", programs=("caffeinate", "systemd-inhibit"))
    assert hold("Workshop", system) is not None
    assert system.started == [("caffeinate", "-d", "-i", "cat")]


@pytest.mark.parametrize(
    ("desktop", "first"),
    [
        ("ubuntu:GNOME", "gnome-session-inhibit"),
        ("KDE", "kde-inhibit"),
        ("XFCE", "systemd-inhibit"),
        ("", "systemd-inhibit"),
    ],
)
def test_linux_asks_the_desktop_that_runs(desktop: str, first: str) -> None:
    system = StandIn(desktop=desktop, programs=("gnome-session-inhibit", "kde-inhibit", "systemd-inhibit"))
    held = hold("Workshop pågår", system)
    assert held is not None
    assert [words[0] for words in system.started] == [first]
    # Waits on our pipe, so it ends with us
    assert system.started[0][-1] == "cat"
    held.release()
    held.release()
    assert system.children[0].ended == 1


def test_linux_tries_the_next_when_one_refuses() -> None:
    both = ("gnome-session-inhibit", "systemd-inhibit")
    system = StandIn(desktop="GNOME", programs=both, refusing=both[:1])
    assert hold("Workshop", system) is not None
    assert [words[0] for words in system.started] == [*both]
    assert hold("Workshop", StandIn(desktop="GNOME", programs=both, broken=both[:1])) is not None
    assert hold("Workshop", StandIn(desktop="GNOME", programs=both, refusing=both)) is None


def test_nothing_to_ask() -> None:
    assert hold("Workshop", StandIn()) is None


class _Process:
    """As subprocess.Popen, deaf to a closed pipe if told so."""

    def __init__(self, words: tuple[str, ...], deaf: bool) -> None:
        self.words, self.deaf, self.closed, self.killed = words, deaf, False, False
        self.stdin = self

    def close(self) -> None:
        self.closed = True

    def kill(self) -> None:
        self.killed = True

    def wait(self, timeout: float | None = None) -> int:
        if self.killed or (self.closed and not self.deaf):
            return 0
        assert timeout is not None
        raise awake.subprocess.TimeoutExpired(self.words, timeout)


@pytest.mark.parametrize("deaf", [False, True])
def test_a_child_ends_when_its_pipe_closes_or_is_killed(monkeypatch: pytest.MonkeyPatch, deaf: bool) -> None:
    made: list[_Process] = []

    def start(words: tuple[str, ...], **_: object) -> _Process:
        made.append(_Process(words, deaf))
        return made[-1]

    monkeypatch.setattr(awake.subprocess, "Popen", start)
    child = awake.ThisSystem().start("systemd-inhibit", "cat")
    assert made[0].words == ("systemd-inhibit", "cat")
    assert not child.ends_within(0.01)
    child.end()
    assert made[0].closed
    assert made[0].killed is deaf
