"""The right column: how the room's picture stands, pauses with a time, where it is shown, how far it is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rusdesk.commands.command import Revise
from rusdesk.commands.projection import ShowScene, projection_of
from rusdesk.domain.errors import Refused
from rusdesk.domain.legibility import far_m, least_px
from rusdesk.domain.workshop import Workshop
from rusdesk.ui.room.back_row import back_in, read_back
from rusdesk.ui.widgets import PlainLabel
from tests.ui.run.conftest import NINE, Table

MINUTE = 60_000


def test_a_time_to_be_back_is_read(table: Table) -> None:
    clock = table.clock
    assert read_back("9.45", clock) == read_back("945", clock) == NINE + 45 * MINUTE
    assert read_back("15", clock) == read_back("15 min", clock) == NINE + 15 * MINUTE
    assert read_back("1 h", clock) == NINE + 60 * MINUTE
    assert read_back("8.00", clock) == NINE + 23 * 60 * MINUTE
    assert read_back(" ", clock) == 0
    assert back_in(NINE + 1, 5) == NINE + 6 * MINUTE
    with pytest.raises(Refused):
        read_back("snart", clock)


def test_the_pause_has_a_time_to_be_back(table: Table) -> None:
    right = table.mode.right
    assert right.back.isHidden()
    right.pause_button.click()
    assert not right.back.isHidden()
    right.back.edit.setText("9.20")
    table.key(Qt.Key.Key_Return, widget=right.back.edit)
    assert projection_of(table.state).back_at == NINE + 20 * MINUTE
    right.back.buttons[0].click()
    assert projection_of(table.state).back_at == NINE + 5 * MINUTE and right.back.edit.text() == "9.05"
    right.back.edit.setText("förr eller senare")
    table.key(Qt.Key.Key_Return, widget=right.back.edit)
    assert "15 min" in right.back.field.error and projection_of(table.state).back_at == NINE + 5 * MINUTE
    right.pause_button.click()
    assert right.back.isHidden()


def test_the_chip_says_how_the_picture_stands(table: Table) -> None:
    right, room = table.mode.right, table.room
    assert right.chip.text == "Visning stängd"
    room.open()
    right.refresh()
    assert right.chip.text == "På skärm"
    room.toggle_aside()
    assert right.chip.text == "Bildspel" and right.aside_button.text() == "Ta tillbaka"
    right.pause_button.click()
    assert right.chip.text == "Pausbild visas"
    right.pause_button.click()
    room.is_frozen = True
    right.refresh()
    assert right.chip.text == "Fryst bild"
    room.missing_screen = "HDMI-1"
    right.refresh()
    assert right.chip.text == "Skärm 2 saknas"
    room.missing_screen, room.is_frozen = "", False
    room.toggle_aside()
    table.desk.do(Revise(Workshop, "w", {"venue": "online"}))
    right.refresh()
    assert right.chip.text == "Visas nu"


def test_it_is_said_from_how_far_it_can_be_read(table: Table) -> None:
    assert (far_m(32), far_m(44), far_m(32, 1000)) == (8, 11, 6)
    assert least_px("on_site") == 30 and least_px("online") == 24
    assert "läsbart till 8\u00a0m" in table.mode.right._status.text()
    table.room.smallest_px = lambda: 20  # type: ignore[method-assign]
    table.mode.right.refresh()
    right = table.mode.right
    assert "minsta text 20 px" in right._status.text() and "läsbart" not in right._status.text()
    assert right.small.isVisibleTo(right) and right.small.text == "För litet för rummet"
    table.desk.do(ShowScene("wall", "wall", (0.0, 0.0, 4000.0, 2000.0)))
    right.refresh()
    assert right.small.text == "För litet, zooma in rummet"
    table.room.smallest_px = lambda: 40  # type: ignore[method-assign]
    right.refresh()
    assert right.small.isHidden()


def test_where_the_picture_stands_is_chosen(table: Table) -> None:
    menu = table.mode.right.screen_menu()
    assert [a.text() for a in menu.actions()] == ["Hela skärmen HDMI-1", "Ett fönster att dela i möte"]
    menu.actions()[0].trigger()
    assert table.room.is_open
    menu.deleteLater()


def test_every_scene_of_the_list_can_be_shown(table: Table) -> None:
    for one in table.mode.right.scenes():
        table.desk.do(ShowScene(one.scene, one.target))
        shown = projection_of(table.state)
        assert shown.is_aside if one.scene == "slides" else (shown.scene, shown.target) == (one.scene, one.target)


def test_pages_are_turned_by_mouse_where_there_are_any(table: Table) -> None:
    right = table.mode.right
    assert right.on_button.isHidden()
    table.room.pages = lambda: 3  # type: ignore[method-assign]
    right.refresh()
    assert not right.on_button.isHidden()
    right.on_button.click()
    right.back_button.click()
    right.back_button.click()
    assert table.room.turned == -1


def test_the_head_is_read_in_full_where_there_is_room(new_table: Callable[..., Table]) -> None:
    table = new_table(size=(1920, 1000))
    QApplication.processEvents()
    head = next(x for x in table.mode.right.findChildren(PlainLabel) if x.text() == "Rummet ser")
    assert head.width() >= head.fontMetrics().horizontalAdvance("Rummet ser")


def test_the_key_stands_only_where_it_opens(table: Table) -> None:
    button = table.mode.right.open_button
    wide = button.sizeHint().width()
    button.click()
    button.set_text("Öppna visning")
    assert button.sizeHint().width() < wide
