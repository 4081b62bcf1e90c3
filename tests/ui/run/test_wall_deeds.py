"""The wall's deeds from the running day: pasting on it, areas by number from the command list, what is offered when."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from rusdesk.domain.wall import Note
from tests.ui.run.conftest import Table
from tests.ui.run.test_pasting import heard, with_pasting

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(new_table: Callable[..., Table]) -> Table:
    return with_pasting(new_table())


def pasted_on_wall(table: Table, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    wall = table.mode.activity.wall
    wall.setFocus()
    QTest.keyClick(wall, Qt.Key.Key_V, CTRL)
    heard(table)


def test_lines_pasted_on_the_wall_are_looked_at_first(table: Table) -> None:
    before = len(list(table.seat.desk.state.each(Note)))
    pasted_on_wall(table, "rad ett\nrad två")
    assert table.mode.pasting.pane is not None
    assert len(list(table.seat.desk.state.each(Note))) == before


def test_one_line_pasted_on_the_wall_stands_in_the_entry_line(table: Table) -> None:
    pasted_on_wall(table, "  en rad\n")
    assert table.mode.pasting.pane is None and table.mode.entry.text == "en rad"


def test_the_list_of_commands_is_asked_for_an_area(table: Table) -> None:
    asked: list[str] = []
    table.mode.commands_wanted.connect(asked.append)
    wall = table.mode.activity.wall
    wall.setFocus()
    QTest.keyClick(wall, Qt.Key.Key_F4)
    assert asked == ["gå till "]
    names = [e.name for e in table.mode.entries_for("gå till 2")]
    assert names and all(name.startswith("Gå till Grupp 2") for name in names)


def test_who_writes_looks_around_on_the_wall_without_leaving_the_line(table: Table) -> None:
    asked: list[str] = []
    table.mode.commands_wanted.connect(asked.append)
    wall = table.mode.activity.wall
    table.mode.entry.take_focus()
    table.key(Qt.Key.Key_F4)
    assert asked == ["gå till "] and table.mode.entry.text == ""
    table.key(Qt.Key.Key_0, CTRL)
    assert wall.zoom == 1.0
    table.key(Qt.Key.Key_Minus, CTRL)
    assert wall.zoom < 1.0
    table.key(Qt.Key.Key_9, CTRL)
    around = wall.model.bounds() if wall.model else None
    assert around is not None
    seen = wall.camera
    assert seen.x <= around.x and seen.right >= around.right
    assert table.line.hasFocus()


def test_the_walls_deeds_are_offered_while_it_shows(table: Table) -> None:
    assert {"area_free", "card_new", "tidy_place"} <= set(table.mode.named_deeds())
    other = next(a for a in table.mode.activity.all_shown if a.kind not in ("wall", "list"))
    table.mode.activity.choose(other)
    assert not table.mode.named_deeds() and not table.mode.entries_for("gå till 2")


def test_what_else_the_item_has_is_in_the_command_list(table: Table) -> None:
    activity = table.mode.activity
    entry = next(e for e in table.mode.offered() if e.name == "Lista")
    entry.do()
    assert activity.shown is not None and activity.shown.kind == "list"
    names = [e.name for e in table.mode.offered()]
    assert "Vägg" in names and "Lista" not in names


def test_what_cannot_be_done_yet_says_what_it_waits_for(table: Table) -> None:
    table.enter("Dela erfarenhet")
    wall = table.mode.activity.wall
    wall.select(())
    entry = next(e for e in table.mode.entries_for("läs upp") if e.name == "Läs upp lappen eller temat i rummet")
    assert entry.told == "markera först"
    entry.do()
    assert table.said[-1] == "Markera det som avses först."
    wall.choice.select_area("")
    assert "Läs upp lappen eller temat i rummet" not in {e.name for e in table.mode.entries_for("läs upp")}
