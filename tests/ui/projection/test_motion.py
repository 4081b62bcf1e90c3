"""What moves before the room, and that nothing does when it isn't to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QVariantAnimation
from pytestqt.qtbot import QtBot

from rusdesk.domain.projection import PROJECTION_ID, Projection
from rusdesk.domain.state import State
from rusdesk.domain.votes import Vote
from rusdesk.ui.projection.motion import STILL, Motion, Moving

HERE, THERE = (0.0, 0.0, 100.0, 100.0), (200.0, 0.0, 300.0, 100.0)


def shown(scene: str, target: str, camera: tuple[float, ...] = (), vote: str = "open") -> State:
    at = Projection(id=PROJECTION_ID, scene=scene, target=target, camera=camera)  # type: ignore[arg-type]
    asked = Vote(id="v", title="Vad först?", state=vote)  # type: ignore[arg-type]
    return State("w", 1, {"projection": {PROJECTION_ID: at}, "vote": {"v": asked}})


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def way(motion: Motion) -> QVariantAnimation:
    return motion.findChild(QVariantAnimation)  # type: ignore[return-value]


def test_the_camera_goes_from_where_it_is(owner: QObject) -> None:
    motion = Motion(True, owner)
    motion.follow(shown("wall", "x", HERE), shown("wall", "x", THERE))
    assert motion.now.camera == HERE and motion.now.share == 0.0
    way(motion).setCurrentTime(200)
    halfway = motion.now.seen(Projection(id=PROJECTION_ID, scene="wall", target="x", camera=THERE))
    assert halfway.camera == pytest.approx((100.0, 0.0, 200.0, 100.0))
    motion.follow(shown("wall", "x", THERE), shown("wall", "x", HERE))
    assert motion.now.camera == pytest.approx((100.0, 0.0, 200.0, 100.0)), "turned about on its way"


def test_bars_grow_together_when_the_result_is_shown(owner: QObject, qtbot: QtBot) -> None:
    motion = Motion(True, owner)
    motion.follow(shown("vote", "v"), shown("vote", "v", vote="shown"))
    assert motion.now.bars == 0.0
    with qtbot.waitSignal(way(motion).finished):
        way(motion).setCurrentTime(499)
    assert motion.now == STILL and motion.now.bars == 1.0


@pytest.mark.parametrize(
    "after", [shown("wall", "y", THERE), shown("clock", "x", THERE), shown("wall", "x", ()), shown("wall", "x", HERE)]
)
def test_another_scene_or_wall_is_there_at_once(owner: QObject, after: State) -> None:
    motion = Motion(True, owner)
    motion.follow(shown("wall", "x", HERE), after)
    assert motion.now == STILL


def test_nothing_moves_when_it_isnt_to(owner: QObject) -> None:
    motion = Motion(False, owner)
    motion.follow(shown("wall", "x", HERE), shown("wall", "x", THERE))
    motion.follow(shown("vote", "v"), shown("vote", "v", vote="shown"))
    assert motion.now == STILL


def test_a_pause_ends_it(owner: QObject) -> None:
    motion = Motion(True, owner)
    motion.follow(shown("wall", "x", HERE), shown("wall", "x", THERE))
    paused = shown("wall", "x", THERE)
    at = replace(paused.tables["projection"][PROJECTION_ID], is_paused=True)  # type: ignore[call-arg]
    motion.follow(shown("wall", "x", THERE), replace(paused, tables={**paused.tables, "projection": {at.id: at}}))
    assert motion.now == STILL
    assert Moving(0.5).bars == 0.5 and Moving(0.5, HERE).bars == 1.0
