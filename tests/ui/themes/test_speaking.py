"""What those who hear the screen are told of Teman."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from rusdesk.commands.merging import MergeNotes
from rusdesk.commands.wall import RemoveNotes
from rusdesk.ui.themes.spoken import spoken_themes
from tests.ui.themes.conftest import Table

Name = QAccessible.Text.Name


@pytest.fixture
def listened() -> Iterator[None]:
    QAccessible.installFactory(spoken_themes)
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_unsorted_notes_then_each_theme_with_its_notes_are_rows(table: Table, listened: None) -> None:
    for name, text in (("a", "Boka tidigare"), ("b", "Mer tid & ro"), ("c", "Längre möten")):
        table.add(name, text)
    table.theme("t", "Planering", "a")
    table.seat.desk.do(MergeNotes(("b", "c")))
    heard = QAccessible.queryAccessibleInterface(table.view)
    assert heard.role() == QAccessible.Role.List
    rows = [heard.child(n) for n in range(heard.childCount())]
    assert [r.text(Name) for r in rows] == [
        "Lapp, Mer tid & ro, Grupp 1, gul, står för 2 lappar, sagt av grupp 1, 2 av 2, osorterad",
        "Tema Planering, 1 lapp",
        "Lapp, Boka tidigare, Grupp 1, gul, 1 av 2, tema Planering",
    ]
    assert rows[1].role() == QAccessible.Role.Heading
    table.click("b")
    assert heard.focusChild().name == "b" and bool(rows[0].state().selected)
    table.key(Qt.Key.Key_Right)
    assert heard.focusChild().name in ("theme:t", "a")
    seen = rows[0].rect()
    assert heard.childAt(seen.center().x(), seen.center().y()).name == "b"
    table.seat.desk.do(RemoveNotes(("a",)))
    assert not rows[2].isValid() and rows[2].text(Name) == "" and heard.childCount() == 2


def test_other_widgets_speak_for_themselves(table: Table) -> None:
    assert spoken_themes("QWidget", QWidget(table.view)) is None
