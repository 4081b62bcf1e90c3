"""*Prova salen*: how high the picture is says from how far it is read."""

import pytest
from PySide6.QtCore import Qt

from rusdesk.domain.legibility import far_m, least_px
from rusdesk.ui.room.try_room import read_height
from tests.ui.run.conftest import Table


@pytest.mark.parametrize(
    ("typed", "mm"),
    [
        ("135", 1350), ("180 cm", 1800), ("1,35 m", 1350), ("1.8", 1800), ("2m", 2000), ("1350 mm", 1350), ("", 0),
        ("hög", 0), ("5", 0), ("1e9", 0), ("-135", 0), ("nan", 0), ("inf", 0),
    ],
)  # fmt: skip
def test_the_height_as_it_is_said(typed: str, mm: int) -> None:
    assert read_height(typed) == mm


def test_a_higher_picture_is_read_from_farther_away() -> None:
    assert (least_px("on_site", 1000), least_px("on_site", 1350), least_px("on_site", 1800)) == (41, 30, 22)
    assert far_m(32, 1350) == 8 and far_m(32, 1800) == 11


def test_it_is_asked_once_and_kept(table: Table) -> None:
    pane = table.mode.right.try_room
    assert pane.link.isVisible() and not pane.edit.isVisible()
    pane.link.click()
    assert pane.edit.hasFocus() and pane.edit.text() == "135"
    table.type("tjugo", pane.edit)
    pane.edit.setText("hög")
    table.key(Qt.Key.Key_Return, widget=pane.edit)
    assert table.room.image_mm == 1350 and "Skriv höjden" in pane._says.text()
    pane.edit.setText("1,8 m")
    table.key(Qt.Key.Key_Return, widget=pane.edit)
    assert table.room.image_mm == 1800 and not pane.edit.isVisible() and "läses till 11 m" in table.said[-1]
    pane.link.click()
    table.key(Qt.Key.Key_Escape, widget=pane.edit)
    assert pane.link.isVisible() and table.mode.entry.text == ""
