"""Widgets: user text is never markup, keys press buttons, errors at fields, the ring for those who use keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rusdesk.ui.chips import Chip
from rusdesk.ui.empty_state import EmptyState
from rusdesk.ui.field import Field
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button, IconButton, PlainLabel
from rusdesk.ui.window.focus_ring import FocusRing
from rusdesk.ui.window.toast import Toast


@pytest.fixture
def theme(qapp: object) -> Theme:
    return Theme(False)


@pytest.mark.parametrize("text", ["<b>fet</b>", "<img src=x>", "a & b", "<h1>Rubrik"])
def test_user_text_is_shown_as_it_is_written(theme: Theme, qtbot: QtBot, text: str) -> None:
    label = PlainLabel(theme, text)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == text
    assert label.sizeHint().height() < 40
    assert label.sizeHint().width() == pytest.approx(label.fontMetrics().horizontalAdvance(text), abs=12)


def test_tool_tips_show_markup_as_text(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel(theme, "<b>x</b>\nrad två", elides=True)
    qtbot.addWidget(label)
    assert "&lt;b&gt;x&lt;/b&gt;<br>rad två" in label.toolTip()
    label.setText("")
    assert label.toolTip() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_keys(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    button = Button(theme, "Nästa", "play", "primary")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)
    assert button.sizeHint().height() == 40


def test_icon_buttons_have_a_name_and_tell_the_key(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "search", "Sök", "Ctrl+F")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Sök"
    assert "Sök (Ctrl+F)" in button.toolTip()


def test_a_chip_takes_another_state(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "check", "I tid", "ok")
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    chip.set("clock", "14 min efter planen", "warn")
    assert (chip.text, chip.kind, chip.accessibleName()) == (
        "14 min efter planen",
        "warn",
        "14 min efter planen",
    )
    assert chip.sizeHint().width() > narrow


def test_a_field_says_what_is_wrong_and_takes_its_hint_back(theme: Theme, qtbot: QtBot) -> None:
    field = Field(theme, "Datum", QLineEdit("32 maj"), "22 maj 2026")
    qtbot.addWidget(field)
    field.show_error("Det datumet finns inte.")
    assert field.error == "Det datumet finns inte."
    assert field.edit.accessibleDescription() == "Det datumet finns inte."
    field.show_error("")
    assert field.error == ""
    assert field.edit.accessibleDescription() == "22 maj 2026"
    assert field.text == "32 maj"


def test_an_empty_state_tells_which_action_was_chosen(theme: Theme, qtbot: QtBot) -> None:
    state = EmptyState(theme, "calendar", "Inget än", "Gör en.", ["Ny", "Exempel"])
    qtbot.addWidget(state)
    with qtbot.waitSignal(state.chosen) as heard:
        state.buttons[1].click()
    assert heard.args == [1]


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(40, 40, 40, 40)
    window.resize(600, 400)
    return window


def shown(window: QWidget, qtbot: QtBot) -> None:
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_the_ring_is_for_keys_and_for_text_fields(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    button, field = Button(theme, "Knapp"), QLineEdit()
    for widget in (button, field):
        layout = window.layout()
        assert layout is not None
        layout.addWidget(widget)
    ring = FocusRing(theme, window)
    shown(window, qtbot)
    field.setFocus()
    assert ring.target is field
    assert ring.isVisible()
    assert ring.geometry() == field.geometry().adjusted(-5, -5, 5, 5)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.target is button
    field.setFocus()
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert button.hasFocus()
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_a_notice_lies_above_the_ring(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    field = QLineEdit(window)
    field.setGeometry(50, 50, 200, 40)
    ring, toast = FocusRing(theme, window), Toast(theme, window, "Stäng")
    shown(window, qtbot)
    toast.say("Tio lappar inklistrade")
    field.setFocus()
    assert ring.isVisible()
    children = window.children()
    assert children.index(toast) > children.index(ring)


def test_the_ring_follows_and_survives_what_it_was_around(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    field = QLineEdit(window)
    field.setGeometry(50, 50, 200, 40)
    ring = FocusRing(theme, window)
    shown(window, qtbot)
    field.setFocus()
    field.move(50, 120)
    assert ring.pos() == QPoint(45, 115)
    field.hide()
    assert not ring.isVisible()
    field.deleteLater()
    qtbot.waitUntil(lambda: ring.target is None)


def test_a_notice_goes_by_itself_and_an_error_stays(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(theme, window, "Stäng")
    shown(window, qtbot)
    toast.say("Sparad")
    assert toast.isVisible()
    assert toast._timer.isActive()
    toast._timer.timeout.emit()
    assert not toast.isVisible()
    toast.warn("Disken är full.")
    assert not toast._timer.isActive()
    assert toast.is_error
    assert toast.geometry().right() < window.width()
    assert toast.geometry().bottom() < window.height()


def test_the_toast_covers_neither_the_line_nor_what_stands_beside_and_above_it(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    foot = QWidget(window)
    foot.setGeometry(264, 692, 1044, 76)
    window.show()
    toast = Toast(theme, window, "Stäng")
    toast.keep_clear_of(foot)
    toast.say("3 lappar inklistrade. Ctrl+Z ångrar.", "Ångra", lambda: None)
    zoom_bar = QRect(1100, 636, 200, 44)
    column = QRect(1308, 0, 58, 768)
    assert not any(toast.geometry().intersects(other) for other in (foot.geometry(), zoom_bar, column))
    assert QRect(264, 0, 1044, 692).contains(toast.geometry())



def test_a_notices_action_is_done_once(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(theme, window, "Stäng")
    shown(window, qtbot)
    done: list[int] = []
    toast.say("Sparad i Dokument", "Visa", lambda: done.append(1))
    toast._action.click()
    assert done == [1]
    assert not toast.isVisible()
    toast.say("En annan")
    assert not toast._action.isVisible()


def test_the_latest_colour_of_a_label_outlives_a_new_style_sheet(theme: Theme, qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    around.setStyleSheet("QLabel { background: transparent; }")
    label = PlainLabel(theme, "40:28")
    column.addWidget(label)
    around.show()
    label.set_colour(theme.warn)
    around.setStyleSheet("QLabel { background: transparent; } QFrame { border: 0; }")
    assert label.palette().windowText().color() == theme.warn


def test_the_key_on_a_disabled_button_can_be_read(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Klar, nästa", None, "primary", "Ctrl+Enter")
    qtbot.addWidget(button)
    button.setEnabled(False)
    picture = button.grab().toImage()
    x = picture.width() - button.sizeHint().width() // 4
    inks = {picture.pixelColor(n, m).lightness() for n in range(x - 20, x + 20) for m in range(8, picture.height() - 8)}
    assert min(inks) < 140


def test_the_words_of_a_link_begin_where_the_text_above_does(qapp: QApplication) -> None:
    button = Button(Theme(False), "Lugn", kind="link")
    button.resize(button.sizeHint().width() + 60, 32)
    image = button.grab().toImage()
    ground = image.pixelColor(image.width() - 1, 0)
    inked = [x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in range(image.height()))]
    assert inked and inked[0] <= 3


def test_the_ring_goes_and_comes_with_what_its_target_says(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    board = QWidget(window)
    board.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    board.setProperty("ringInside", True)
    board.setGeometry(0, 0, 300, 200)
    ring = FocusRing(theme, window)
    shown(window, qtbot)
    board.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isVisible() and ring.geometry() == board.geometry(), "within what it is around"
    board.setProperty("ownRing", True)
    assert not ring.isVisible() and ring.target is None
    board.setProperty("ownRing", False)
    assert ring.isVisible()


def test_a_long_line_is_a_little_smaller_before_it_is_cut(theme: Theme, window: QWidget) -> None:
    label = PlainLabel(theme, "Strategisk planering och regionalt utvecklingsarbete", 16, elides=True, parent=window)
    whole = label.fontMetrics().horizontalAdvance(label.text())
    sizes = []
    for share in (1.1, 0.9, 0.5):
        label.setFixedWidth(round(share * whole))
        sizes.append(label.fitting_font.pixelSize())
    assert sizes[0] == 16 > sizes[1] >= 13
    assert sizes[2] == 16, "small letters that are cut all the same help nobody"
