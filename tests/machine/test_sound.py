"""The chime: its file, the player of each system, and that nothing waits or breaks without one."""

from __future__ import annotations

import wave
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from rusdesk.machine.resources import resource
from rusdesk.machine.sound import Player, Playing

SOUND = Path("end.wav")


@dataclass
class Child:
    ended: bool = False

    def has_ended(self) -> bool:
        return self.ended


@dataclass
class StandIn:
    platform: str = "linux"
    programs: tuple[str, ...] = ()
    broken: bool = False
    started: list[tuple[str, ...]] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)

    def has(self, program: str) -> bool:
        return program in self.programs

    def start(self, *words: str) -> Playing:
        if self.broken:
            raise PermissionError(words[0])
        self.started.append(words)
        self.children.append(Child())
        return self.children[-1]

    def win_play(self, path: str) -> bool:
        self.started.append(("winsound", path))
        return True


@pytest.mark.parametrize(("platform", "programs", "said"), [
    ("linux", ("aplay", "pw-play"), ("pw-play", "end.wav")),
    ("linux", ("aplay",), ("aplay", "-q", "end.wav")),
    ("darwin", ("afplay", "aplay"), ("afplay", "end.wav")),
    ("win32", (), ("winsound", "end.wav")),
])  # fmt: skip
def test_each_system_has_its_player(platform: str, programs: tuple[str, ...], said: tuple[str, ...]) -> None:
    system = StandIn(platform, programs)
    player = Player(system)
    assert player.is_there and player.play(SOUND)
    assert system.started == [said]


def test_without_a_player_nothing_happens() -> None:
    player = Player(StandIn())
    assert not player.is_there and not player.play(SOUND)


def test_a_player_that_cannot_start_breaks_nothing() -> None:
    assert not Player(StandIn(programs=("paplay",), broken=True)).play(SOUND)


def test_players_that_hang_do_not_gather() -> None:
    system = StandIn(programs=("paplay",))
    player = Player(system)
    assert [player.play(SOUND) for _ in range(5)] == [True, True, True, False, False]
    system.children[0].ended = True
    assert player.play(SOUND)


def test_the_chime_is_short_and_not_loud() -> None:
    with wave.open(str(resource("sounds/end.wav"))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        frames = file.readframes(file.getnframes())
        assert file.getnframes() / file.getframerate() < 2
    loudest = max(abs(int.from_bytes(frames[n : n + 2], "little", signed=True)) for n in range(0, len(frames), 2))
    assert 16_000 < loudest < 16_500, "six decibels below the most there is"
