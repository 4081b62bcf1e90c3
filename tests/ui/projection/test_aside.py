"""The window steps aside for the speaker's slides and comes back; frozen pictures stay; groups are heard in order."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from rusdesk.commands.agenda import StartItem
from rusdesk.commands.command import Revise
from rusdesk.commands.projection import PauseImage, ShowScene, StepAside, projection_of
from rusdesk.domain.agenda import Item
from rusdesk.domain.people import Group
from rusdesk.domain.workshop import Workshop
from tests.ui.projection.test_room import Room, room  # noqa: F401
from tests.ui.projection.test_scenes import _notes

pytestmark = pytest.mark.usefixtures("fonts")


def test_over_a_whole_screen_it_hides_and_comes_back_over_it(room: Room) -> None:  # noqa: F811
    room.control.open(QGuiApplication.primaryScreen())
    window = room.control.window
    assert window is not None and window.isFullScreen()
    room.desk.do(StepAside(True))
    assert not window.isVisible() and room.control.is_open
    assert "Talarens bildspel visas" in room.control.status_text
    assert room.promises[-1].is_held
    room.control.open()
    assert window.isVisible() and window.isFullScreen() and not projection_of(room.desk.state).is_aside
    room.control.toggle_aside()
    assert not window.isVisible()
    room.desk.do(PauseImage(True))
    assert window.isVisible()
    room.desk.do(PauseImage(False))
    assert not window.isVisible()
    room.control.close()
    assert not room.control.is_open and not room.promises[-1].is_held


def test_a_window_stays_to_be_shared_and_says_whose_slides_are_shown(room: Room) -> None:  # noqa: F811
    room.control.open()
    window = room.control.window
    assert window is not None
    room.control.toggle_aside()
    assert window.isVisible()
    assert "Talarens bildspel" in room.control.text()


def test_the_next_item_brings_it_back(room: Room) -> None:  # noqa: F811
    room.desk.do(Revise(Item, "talk", {"scene": "slides"}))
    room.control.open(QGuiApplication.primaryScreen())
    window = room.control.window
    assert window is not None
    now = room.seat.clock.now_ms()
    room.desk.do(StartItem("talk", now, "r1"))
    assert not window.isVisible()
    room.desk.do(StartItem("lunch", now + 1000, "r2"))
    assert window.isVisible() and projection_of(room.desk.state).scene == "pause"


def test_a_frozen_picture_stays_over_the_next_item_and_the_slides(room: Room) -> None:  # noqa: F811
    room.control.open(QGuiApplication.primaryScreen())
    window = room.control.window
    assert window is not None
    before = window.grab().toImage()
    room.control.freeze(True)
    room.desk.do(StartItem("lunch", room.seat.clock.now_ms(), "r1"))
    assert window.grab().toImage() == before and room.control.shown.scene == "welcome"
    room.desk.do(StepAside(True))
    assert window.isVisible() and window.grab().toImage() == before
    room.control.freeze(False)
    assert not window.isVisible()
    room.control.freeze(True)
    room.desk.do(StepAside(False))
    assert not window.isVisible()
    room.control.freeze(False)
    assert window.isVisible() and window.grab().toImage() != before


def test_groups_are_heard_one_after_another(room: Room) -> None:  # noqa: F811
    from rusdesk.commands.command import Place
    from rusdesk.domain.wall import Area

    room.desk.do(
        Place(
            (
                Group(id="g1", number=1, members=("a",)),
                Group(id="g2", number=2, members=("b",)),
                Area(id="two", wall="w", group="g2", question="q1", w=456, h=400, rank="a"),
                Area(id="one", wall="w", group="g1", question="q1", w=456, h=400, rank="b"),
                Area(id="rest", wall="w", group="g1", w=456, h=400, rank="c"),
            )
        )
    )
    room.desk.do(_notes(1))
    room.desk.do(ShowScene("wall", "one"))
    seen = []
    for by in (1, 1, 1, -1, -1, -1):
        room.control.turn(by)
        seen.append(projection_of(room.desk.state).target)
    # the group without members is heard for its note, the place for the rest only when something is there
    assert seen == ["two", "area", "area", "two", "one", "one"]


def test_what_is_done_at_the_desk_is_painted_in_the_same_turn(room: Room, qapp: object) -> None:  # noqa: F811
    room.control.open()
    window = room.control.window
    assert window is not None
    QGuiApplication.processEvents()
    painted: list[int] = []
    paint = window.paintEvent
    window.paintEvent = lambda event: (painted.append(room.desk.state.seq), paint(event))[1]  # type: ignore[method-assign,assignment]
    for scene, target in (("question", "q1"), ("programme", ""), ("clock", "")):
        room.desk.do(ShowScene(scene, target))  # type: ignore[arg-type]
        QGuiApplication.processEvents()
        assert painted and painted[-1] == room.desk.state.seq
    room.desk.keep_draft("entry", "något halvskrivet")
    count = len(painted)
    QGuiApplication.processEvents()
    assert len(painted) == count


def test_online_the_words_are_others(room: Room) -> None:  # noqa: F811
    room.control.open()
    assert room.control.status_text == "Visas i ett fönster"
    room.desk.do(Revise(Workshop, "w", {"venue": "online", "place": "Teams"}))
    assert room.control.status_text == "Visas nu, dela fönstret i mötet"
    room.desk.do(ShowScene("welcome"))
    assert "Teams · Se länk i möteschatten" in room.control.text().replace("\u2068", "").replace("\u2069", "")
    room.desk.do(ShowScene("round", "r"))
    assert "Skriv i chatten" in room.control.text()


def test_a_scene_is_told_without_being_shown(room: Room) -> None:  # noqa: F811
    before = projection_of(room.desk.state)
    assert room.control.text_of("groups", "dialogue") == "Vilken grupp?\nGrupperna kommer"
    assert projection_of(room.desk.state) == before and room.control.pages() == 1
    room.desk.do(_notes(7))
    room.desk.do(ShowScene("wall", "area"))
    assert room.control.pages() == 2
