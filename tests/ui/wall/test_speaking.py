"""What those who hear the screen are told of a wall, through the interface Qt hands to screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from rusdesk.commands.cards import AddCard
from rusdesk.commands.wall import RemoveNotes
from rusdesk.domain.wall import TextCard, areas_of
from rusdesk.ui.wall.speaking import spoken
from rusdesk.ui.wall.view import WallView

Name = QAccessible.Text.Name


@pytest.fixture
def listened() -> Iterator[None]:
    QAccessible.installFactory(spoken)
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def view_on(qtbot: QtBot, table: Any) -> WallView:
    view = WallView(table.seat, table.fit)
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.show_wall("wall")
    view.show()
    return view


def test_the_notes_are_the_rows_of_a_list_area_by_area(qtbot: QtBot, table: Any, listened: None) -> None:
    late = table.add("I andra rutan", 1)
    first = table.add("Först & störst", 0)
    loose = table.add("Lös", None)
    view = view_on(qtbot, table)
    heard = QAccessible.queryAccessibleInterface(view)
    assert heard.role() == QAccessible.Role.List
    rows = [heard.child(n) for n in range(heard.childCount())]
    areas = [a.id for a in areas_of(table.state, "wall")]
    assert [r.name for r in rows] == [areas[0], first, areas[1], late, areas[2], areas[3], loose]
    assert rows[0].text(Name) == "Ruta, Grupp 1, Fråga nummer 1?, 1 lapp"
    assert rows[1].text(Name).startswith("Lapp, Först & störst, ")
    assert [heard.indexOfChild(r) for r in rows] == list(range(7))
    assert heard.child(7) is None


def test_text_cards_and_headings_are_rows_too(qtbot: QtBot, table: Any, listened: None) -> None:
    area = areas_of(table.state, "wall")[0]
    table.seat.desk.do(AddCard(TextCard(id="c", wall="wall", area=area.id, heading="Mål", body="– mars\n– maj")))
    view = view_on(qtbot, table)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    heard = QAccessible.queryAccessibleInterface(view)
    head, card = heard.child(0), heard.child(1)
    assert card.text(Name) == "Textkort, Mål, – mars, – maj"
    view.select(["c"])
    assert card.state().selected and heard.focusChild().name == "c" and card.text(Name).endswith(", vald")
    view.choice.select_areas([area.id])
    assert head.state().selected and head.state().focused and heard.focusChild().name == area.id
    for row in (head, card):
        seen = row.rect()
        assert heard.childAt(seen.center().x(), seen.center().y()).name == row.name


def test_they_follow_what_is_done(qtbot: QtBot, table: Any, listened: None) -> None:
    first, second = table.add("ett"), table.add("två")
    view = view_on(qtbot, table)
    heard = QAccessible.queryAccessibleInterface(view)
    row = heard.child(1)
    table.seat.desk.do(RemoveNotes((first,)))
    assert not row.isValid() and row.text(Name) == ""
    assert [heard.child(n).name for n in range(2)][1] == second and heard.childCount() == 5
    table.seat.desk.undo()
    assert row.isValid() and heard.childCount() == 6


def test_where_the_keyboard_is_and_what_is_selected(qtbot: QtBot, table: Any, listened: None) -> None:
    order = [table.add("ett"), table.add("två")]
    view = view_on(qtbot, table)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    heard = QAccessible.queryAccessibleInterface(view)
    assert heard.focusChild() is None
    view.select([order[1]])
    view.choice.focus(order[1])
    assert heard.focusChild().name == order[1]
    assert [bool(heard.child(n).state().selected) for n in (1, 2)] == [False, True]
    seen = heard.child(2).rect()
    assert heard.childAt(seen.center().x(), seen.center().y()).name == order[1]
