"""One screen only: the room's picture over the whole of it with the entry line below; the question about screens."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rusdesk.commands.command import Revise
from rusdesk.commands.projection import ShowScene, projection_of
from rusdesk.domain.outcomes import Jotting
from rusdesk.domain.wall import Wall
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.languages import load
from rusdesk.ui.dialogs.command_list import CommandList, Entry
from rusdesk.ui.dialogs.entries import entries
from rusdesk.ui.projection.room import RoomControl
from rusdesk.ui.projection.screens import Arrangement, arrangement
from rusdesk.ui.room.start_check import extend_words
from rusdesk.ui.run.mode import RunMode
from rusdesk.ui.window.main_window import MainWindow
from tests.ui.window.test_main_window import clock, library, open_sample, where, window  # noqa: F401

SHIFT = Qt.KeyboardModifier.ShiftModifier


def _mode(window: MainWindow) -> RunMode:  # noqa: F811
    assert isinstance(window.mode_widget, RunMode)
    return window.mode_widget


def _room(window: MainWindow) -> RoomControl:  # noqa: F811
    assert window.workplace is not None and isinstance(window.workplace.room, RoomControl)
    return window.workplace.room


def test_the_picture_takes_the_screen_and_the_entry_line_stays(window: MainWindow) -> None:  # noqa: F811
    open_sample(window)
    QTest.keyClick(window, Qt.Key.Key_F5, SHIFT)
    mode, room = _mode(window), _room(window)
    QApplication.processEvents()
    view = mode.one_screen.view
    assert window.isFullScreen() and not window.top_bar.isVisible() and room.is_open
    assert view.isVisible() and view.width() == mode.width()
    assert mode.entry.isVisible() and view.geometry().bottom() < mode.entry.geometry().top()
    assert mode.entry.width() >= mode.width() - 8 and mode.entry.height() < 90
    assert not mode.left.isVisible() and not mode.right.isVisible() and mode.entry.edit.hasFocus()
    assert room.status_text.startswith("Visas på den enda skärmen")
    QApplication.processEvents()
    picture = view.grab().toImage()
    for letter in "Hemligt":
        QTest.keyClicks(mode.entry.edit, letter)
    QApplication.processEvents()
    assert view.grab().toImage() == picture  # what is typed is seen in the strip and nowhere else
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_Return)
    assert window.opened is not None
    assert any(j.text == "Hemligt" for j in window.opened.desk.state.each(Jotting))
    window.say("Något hände")
    assert not window.toast.isVisible()
    window.warn("Det gick inte")
    assert not window.toast.isVisible() and mode.entry.problem == "Det gick inte"
    window.opened.desk.do(ShowScene("clock"))
    QApplication.processEvents()
    assert view.grab().toImage() != picture
    for _ in range(2):
        QTest.keyClick(mode.entry.edit, Qt.Key.Key_Escape)
    assert not window.isFullScreen() and window.top_bar.isVisible() and not view.isVisible()
    assert mode.right.isVisible() or mode.rail.isVisible()
    assert not room.is_open and not room.is_awake


def test_what_would_open_behind_the_picture_says_so_instead(window: MainWindow) -> None:  # noqa: F811
    open_sample(window)
    QTest.keyClick(window, Qt.Key.Key_F5, SHIFT)
    QApplication.processEvents()
    mode = _mode(window)
    assert window.opened is not None
    mode.show_item(next(w.item for w in window.opened.desk.state.each(Wall) if w.item))
    mode.entry.take_focus()
    mode.entry._pasted("En lapp\nOch en till")
    assert "Shift+F5" in mode.entry.problem and mode.entry.edit.hasFocus()
    mode.entry.show_problem("")
    mode.open_find()
    assert "Shift+F5" in mode.entry.problem and mode.entry.edit.hasFocus()


def searched(window: MainWindow, typed: str) -> list[Entry]:  # noqa: F811
    """What the command list finds in the workshop."""
    window.ask_commands(typed)
    shown = window.findChild(CommandList)
    assert shown is not None
    return shown._search(typed)


def test_the_room_finds_nothing_over_the_one_screen(window: MainWindow) -> None:  # noqa: F811
    open_sample(window)
    assert window.opened is not None
    word = next(iter(window.opened.desk.state.each(Wall))).title.split()[0]
    assert searched(window, word)
    window.single.turn(True)
    assert not searched(window, word), "what is hidden from the room would be read there"
    window.single.turn(False)


def test_another_mode_and_other_looks_end_it(window: MainWindow) -> None:  # noqa: F811
    open_sample(window, "run")
    QTest.keyClick(window, Qt.Key.Key_F5, SHIFT)
    window.show_mode("prepare")
    assert window.top_bar.isVisible() and not window.isFullScreen() and not _room(window).is_open
    QTest.keyClick(window, Qt.Key.Key_F5, SHIFT)
    assert not window.top_bar.isVisible()
    window.dress_anew()
    assert window.top_bar.isVisible() and not _room(window).is_open


def test_the_picture_can_be_frozen_there_too(window: MainWindow) -> None:  # noqa: F811
    open_sample(window, "run")
    QTest.keyClick(window, Qt.Key.Key_F5, SHIFT)
    mode, room = _mode(window), _room(window)
    view = mode.one_screen.view
    before = view.grab().toImage()
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | SHIFT)
    assert window.opened is not None
    window.opened.desk.do(ShowScene("clock"))
    assert room.is_frozen and view.grab().toImage() == before
    room.freeze(False)
    assert view.grab().toImage() != before


def test_the_start_check_asks_once_and_explains(window: MainWindow) -> None:  # noqa: F811
    open_sample(window, "run")
    QTest.keyClick(window, Qt.Key.Key_F5)
    check = window._shell.over.check
    assert check is not None and check.isVisible()
    assert "Ser rummet samma bild som du?" in check.text and "Bara en skärm" in check.text
    assert _room(window).window is not None
    check.buttons[0].click()
    assert "Utöka skärmen" in check.text
    check.buttons[0].click()
    assert not check.isVisible() and _mode(window).one_screen.is_on and _room(window).window is None
    window.single.turn(False)
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert not check.isVisible()  # answered
    _room(window).close()


@pytest.mark.parametrize("size", [(1366, 720), (1920, 1000)])
def test_the_start_check_leaves_tabs_and_groups_free(window: MainWindow, size: tuple[int, int]) -> None:  # noqa: F811
    open_sample(window, "run")
    window.resize(*size)
    QApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_F5)
    check, head = window._shell.over.check, _mode(window).activity.head
    assert check is not None and check.isVisible()
    below = QRect(head.mapTo(window, QPoint(0, 0)), head.size()).bottom()
    assert below < check.y() and check.geometry().bottom() < window.height()
    _room(window).close()


def test_online_nobody_is_asked_about_screens(window: MainWindow) -> None:  # noqa: F811
    open_sample(window, "run")
    assert window.opened is not None
    desk = window.opened.desk
    desk.do(Revise(Workshop, desk.state.workshop, {"venue": "online"}))
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert _room(window).is_open and window._shell.over.check is None
    _room(window).close()


def test_how_the_screens_are_told_to_differ() -> None:
    words = load("sv")
    assert "Windows+P" in extend_words(words, "win32") and "Utöka" in extend_words(words, "win32")
    assert "Systeminställningar" in extend_words(words, "darwin")
    assert "utöka" in extend_words(words, "linux")


@dataclass(frozen=True)
class Stood:
    called: str
    where: QRect

    def name(self) -> str:
        return self.called

    def geometry(self) -> QRect:
        return self.where


def test_how_the_screens_stand_is_told_by_their_places() -> None:
    own = Stood("eDP-1", QRect(0, 0, 1366, 768))
    same = Stood("HDMI-1", QRect(0, 0, 1920, 1080))
    beside = Stood("DP-2", QRect(1366, 0, 1920, 1080))
    assert arrangement([own], "eDP-1") == Arrangement("single")
    assert arrangement([own, same], "eDP-1") == Arrangement("mirrored", ("HDMI-1",))
    assert arrangement([own, beside], "eDP-1", "DP-2") == Arrangement("extended", ("DP-2",), "DP-2")
    assert arrangement([own, same, beside], "eDP-1") == Arrangement("extended", ("DP-2",))
    assert arrangement([], None) == Arrangement("single")


def test_the_screen_chosen_is_remembered(window: MainWindow) -> None:  # noqa: F811
    open_sample(window, "run")
    room = _room(window)
    name = room.screen_names()[0]
    room.open(name)
    assert window.settings.projection_screen == name and room.screen_name == name
    room.close()


def test_a_presenters_remote_reaches_the_room_from_anywhere(window: MainWindow) -> None:  # noqa: F811
    open_sample(window, "run")
    mode, room = _mode(window), _room(window)
    turned: list[int] = []
    room.turn = turned.append  # type: ignore[method-assign,assignment]
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_PageDown)
    assert turned == []
    mode.right.remote.click()
    assert room.remote.is_on
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_PageDown)
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_PageUp)
    assert turned == [1, -1]
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert turned == [1, -1]  # the programme's own key
    QTest.keyClicks(mode.entry.edit, "b.")
    assert mode.entry.text == "b."
    assert window.opened is not None
    assert not projection_of(window.opened.desk.state).is_paused
    mode.left.list.setFocus()
    QTest.keyClick(mode.left.list, Qt.Key.Key_B)
    assert projection_of(window.opened.desk.state).is_paused
    mode.right.remote.click()
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_PageDown)
    assert turned == [1, -1]


def test_every_scene_is_in_the_command_list(window: MainWindow) -> None:  # noqa: F811
    open_sample(window, "run")
    mode = _mode(window)
    found = [e for e in entries(window.actions_bound, mode, load("sv")) if e.name.startswith("Visa för rummet: ")]
    assert len(found) == len(mode.right.scenes())
    next(e for e in found if e.name.endswith("Klocka")).do()
    assert window.opened is not None and projection_of(window.opened.desk.state).scene == "clock"


@pytest.mark.parametrize("key", ["freeze", "slides", "copy_scene", "one_screen"])
def test_what_the_room_is_done_to_stands_in_the_sheet_of_keys(window: MainWindow, key: str) -> None:  # noqa: F811
    assert any(row.id == key and row.keys for row in window.actions_bound.rows)


def test_the_scene_is_copied_as_text(window: MainWindow) -> None:  # noqa: F811
    open_sample(window, "run")
    mode = _mode(window)
    QApplication.clipboard().clear()
    both = Qt.KeyboardModifier.ControlModifier | SHIFT
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_C, both)
    assert "Kommunikation av regional utveckling" in QApplication.clipboard().text()
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_S, both)
    assert window.opened is not None and projection_of(window.opened.desk.state).is_aside


def test_the_keyboard_stays_in_the_mode_when_what_had_it_goes_away(window: MainWindow) -> None:  # noqa: F811
    open_sample(window, "run")
    QTest.keyClick(window, Qt.Key.Key_F5)
    check = window._shell.over.check
    assert check is not None
    window.activateWindow()
    QApplication.processEvents()
    check.buttons[0].setFocus()
    check.buttons[0].click()
    QApplication.processEvents()
    assert check.buttons[0].hasFocus()  # the next question's first answer
    QTest.keyClick(check.buttons[0], Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.opened is not None and projection_of(window.opened.desk.state).is_paused
    check.buttons[1].click()
    QApplication.processEvents()
    assert not check.isVisible() and _mode(window).entry.edit.hasFocus()


def test_the_question_goes_when_the_picture_is_closed(window: MainWindow) -> None:  # noqa: F811
    open_sample(window, "run")
    QTest.keyClick(window, Qt.Key.Key_F5)
    check = window._shell.over.check
    assert check is not None and check.isVisible()
    _room(window).close()
    assert not check.isVisible()


def test_the_words_under_the_picture_are_those_of_what_is_shown(window: MainWindow) -> None:  # noqa: F811
    open_sample(window, "run")
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.opened is not None
    right = _mode(window).right
    for scene, name in (("clock", "Klocka"), ("programme", "Program")):
        window.opened.desk.do(ShowScene(scene))
        QTest.qWait(60)
        assert right._status.text().startswith(name), scene


def test_the_keyboard_writes_when_a_notice_that_had_it_is_closed(window: MainWindow) -> None:  # noqa: F811
    open_sample(window, "run")
    window.warn("Det gick inte")
    window.toast._close.setFocus()  # as a mouse that presses it does
    window.toast._close.click()
    QApplication.processEvents()
    assert not window.toast.isVisible() and _mode(window).entry.edit.hasFocus()
