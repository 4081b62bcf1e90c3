"""The room's window and its control: opened, moved, frozen, steered by keys, closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rusdesk.commands.projection import ShowScene, projection_of
from rusdesk.desk.desk import Desk
from rusdesk.domain.wall import Area
from rusdesk.ui.projection.room import RoomControl
from rusdesk.ui.projection.screens import chosen
from rusdesk.ui.seat import Seat
from tests.support.desks import make_desk
from tests.ui.projection.rooms import at, make_scenes, make_seat
from tests.ui.projection.test_scenes import DAY, _notes

pytestmark = pytest.mark.usefixtures("fonts")


class Promise:
    def __init__(self) -> None:
        self.is_held = True

    def release(self) -> None:
        self.is_held = False


@dataclass
class Room:
    desk: Desk
    seat: Seat
    control: RoomControl
    promises: list[Promise]


@pytest.fixture
def room(qapp: QApplication) -> Iterator[Room]:
    desk = make_desk(*DAY)
    seat = make_seat(desk)
    promises: list[Promise] = []

    def keep_awake(reason: str) -> Promise:
        promises.append(Promise())
        return promises[-1]

    control = RoomControl(seat, make_scenes(), keep_awake)
    yield Room(desk, seat, control, promises)
    control.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _press(widget: QWidget | None, key: Qt.Key, *, is_repeat: bool = False) -> None:
    assert widget is not None
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", is_repeat)
    QApplication.sendEvent(widget, event)


def test_it_opens_in_a_window_and_keeps_the_computer_awake_until_closed(room: Room, qtbot: QtBot) -> None:
    control = room.control
    assert not control.is_open and control.status_text == "Rummet ser inget ännu"
    with qtbot.waitSignal(control.opened, timeout=1000):
        control.open()
    window = control.window
    assert window is not None and window.isVisible() and not window.isFullScreen()
    assert window.windowTitle() == "RusDesk – Visning"
    assert window.parent() is None and not window.findChildren(QWidget)
    assert window.contextMenuPolicy() == Qt.ContextMenuPolicy.PreventContextMenu and not window.toolTip()
    assert control.status_text == "Visas i ett fönster"
    with qtbot.waitSignal(control.closed, timeout=1000):
        window.close()
    assert not control.is_open and [p.is_held for p in room.promises] == [False]
    room.desk.do(ShowScene("clock"))  # the closed window hears no more


def test_it_says_when_sleep_could_not_be_held_off(room: Room) -> None:
    control = RoomControl(room.seat, make_scenes(), lambda reason: None)
    control.open()
    assert "Datorn kan somna" in control.status_text and not control.is_awake
    control.close()


def test_a_change_is_in_the_window_and_in_the_preview(room: Room, qapp: QApplication) -> None:
    room.control.open()
    window = room.control.window
    assert window is not None
    before = window.grab().toImage()
    preview = room.control.preview(272, 153).toImage()
    assert room.control.preview(272, 153).toImage() == preview
    room.desk.do(ShowScene("question", "q1"))
    assert window.grab().toImage() != before
    assert room.control.preview(272, 153).toImage() != preview
    assert room.control.preview(272, 153, 2.0).width() == 544


def test_the_look_can_be_changed_while_the_room_watches(room: Room) -> None:
    room.control.open()
    window = room.control.window
    assert window is not None
    light, preview = window.grab().toImage(), room.control.preview(272, 153).toImage()
    room.control.use(make_scenes(is_dark=True))
    assert window.grab().toImage().pixelColor(1000, 5).lightness() < 60 < light.pixelColor(1000, 5).lightness()
    assert room.control.preview(272, 153).toImage() != preview


def test_a_frozen_picture_stays(room: Room) -> None:
    room.control.open()
    window = room.control.window
    assert window is not None
    before, preview = window.grab().toImage(), room.control.preview(272, 153).toImage()
    room.control.freeze(True)
    room.desk.do(ShowScene("question", "q1"))
    assert window.grab().toImage() == before and room.control.preview(272, 153).toImage() == preview
    assert "Bilden är fryst" in room.control.status_text
    room.control.freeze(False)
    assert window.grab().toImage() != before


def test_keys_turn_pages_pause_and_close(room: Room) -> None:
    room.desk.do(_notes(13))
    room.desk.do(ShowScene("wall", "area"))
    room.control.open()
    window = room.control.window
    _press(window, Qt.Key.Key_PageDown)
    _press(window, Qt.Key.Key_PageDown, is_repeat=True)
    assert projection_of(room.desk.state).page == 1
    _press(window, Qt.Key.Key_PageUp)
    _press(window, Qt.Key.Key_PageUp)
    assert projection_of(room.desk.state).page == 0
    _press(window, Qt.Key.Key_B)
    assert projection_of(room.desk.state).is_paused
    _press(window, Qt.Key.Key_B)
    assert not projection_of(room.desk.state).is_paused
    _press(window, Qt.Key.Key_A)
    _press(window, Qt.Key.Key_Escape)
    assert room.control.is_open
    _press(window, Qt.Key.Key_Escape)
    assert not room.control.is_open


def test_the_remote_goes_on_to_the_next_area_with_notes(room: Room) -> None:
    room.desk.do(_notes(7))
    room.desk.do(_notes(1, "other"))
    room.desk.do(ShowScene("wall", "area"))
    seen = []
    for by in (1, 1, 1, -1):
        room.control.turn(by)
        shown = projection_of(room.desk.state)
        seen.append((shown.target, shown.page))
    assert seen == [("area", 1), ("other", 0), ("other", 0), ("area", 0)]


def test_from_the_whole_wall_the_remote_goes_into_its_areas(room: Room) -> None:
    room.desk.do(_notes(1))
    room.desk.do(_notes(1, "other"))
    room.desk.do(ShowScene("wall", "w"))

    def turned(by: int) -> str:
        room.control.turn(by)
        return projection_of(room.desk.state).target

    assert [turned(by) for by in (1, 1, -1, -1)] == ["area", "other", "area", "area"]
    room.desk.do(ShowScene("wall", "w"))
    assert turned(-1) == "other"
    other = room.desk.state.get(Area, "other").rect
    room.desk.do(ShowScene("wall", "w", (other.x, other.y, other.w, other.h)))
    assert turned(1) == "other", "where the room looks"


def test_turning_pages_is_not_something_to_undo(room: Room) -> None:
    room.desk.do(_notes(7))
    room.desk.do(ShowScene("wall", "area"))
    room.control.turn(1)
    room.desk.undo()
    assert projection_of(room.desk.state).page == 1


def test_a_screen_that_goes_away_leaves_a_window_and_one_that_comes_back_is_used(room: Room) -> None:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    screen = app.primaryScreen()
    room.control.open(screen)
    window = room.control.window
    assert window is not None and window.isFullScreen()
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor
    assert room.control.screen_name == screen.name()
    app.screenRemoved.emit(screen)
    assert room.control.is_open and not window.isFullScreen()
    assert "saknas" in room.control.status_text
    assert window.cursor().shape() == Qt.CursorShape.ArrowCursor
    app.screenAdded.emit(screen)
    assert window.isFullScreen() and "saknas" not in room.control.status_text


def test_clocks_turn_only_when_they_say_something_new(room: Room) -> None:
    room.control.open()
    window = room.control.window
    assert window is not None
    window.grab()
    asked: list[int] = []
    window.update = lambda: asked.append(1)  # type: ignore[method-assign,assignment]
    window._on_tick()
    assert asked == []
    room.seat.clock.advance(60)  # type: ignore[attr-defined]
    window._on_tick()
    assert asked == [1]


@dataclass
class Named:
    called: str

    def name(self) -> str:
        return self.called


def test_the_screen_chosen() -> None:
    own, second, third = Named("eDP-1"), Named("HDMI-1"), Named("DP-2")
    assert chosen([own], "eDP-1") is None
    assert chosen([own, second], "eDP-1") is second
    assert chosen([second, own], "eDP-1") is second
    assert chosen([own, second, third], "eDP-1", "DP-2") is third
    assert chosen([own, second], "eDP-1", "DP-2") is second
    assert chosen([own, second], "eDP-1", "eDP-1") is second


def test_the_time_of_the_clock_is_that_of_the_seat(room: Room) -> None:
    room.desk.do(ShowScene("clock"))
    before = room.control.preview(272, 153).toImage()
    room.seat.clock.advance((at(9, 30) - at(9, 0)) / 1000)  # type: ignore[attr-defined]
    assert room.control.preview(272, 153).toImage() != before
