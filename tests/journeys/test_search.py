"""Ctrl+K finds what was written and leads there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rusdesk.domain.agenda import main_items
from rusdesk.domain.wall import Area, Note
from rusdesk.ui.dialogs.command_list import CommandList
from rusdesk.ui.document import DocumentMode
from rusdesk.ui.run.mode import RunMode
from rusdesk.ui.window.main_window import MainWindow
from tests.journeys.conftest import Office
from tests.journeys.test_a_note import with_sample
from tests.support.keys import type_text


@pytest.fixture
def window(office: Office) -> MainWindow:
    return office.open(with_sample(office, "nationell-strategi"), "run")


def asked(window: MainWindow, typed: str) -> CommandList:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    found = window.findChild(CommandList)
    assert found is not None
    type_text(found.field, typed)
    return found


def test_a_note_is_found_from_another_mode_and_selected(window: MainWindow) -> None:
    assert window.opened is not None
    state = window.opened.desk.state
    note = next(n for n in state.each(Note) if state.get(Area, n.area).group == "grupp-2")
    last = main_items(state)[-1].id
    run = window.mode_widget
    assert isinstance(run, RunMode)
    run.show_item(last)
    window.show_mode("prepare")
    found = asked(window, note.text.upper())
    row = next(n for n in range(found.list.count()) if found.list.item(n).text().endswith("Lapp · Grupp 2"))
    found.list.setCurrentRow(row)
    QTest.keyClick(found.field, Qt.Key.Key_Return)
    assert (window.mode, window.mode_widget) == ("run", run)
    assert run.activity.shown is not None and run.activity.shown.kind == "wall"
    assert run.activity.wall.selection == (note.id,)
    assert run.activity.wall.current_area == note.area


def test_a_jotting_and_a_decision_are_found_where_they_stand(window: MainWindow) -> None:
    run = window.mode_widget
    assert isinstance(run, RunMode) and window.opened is not None
    item = main_items(window.opened.desk.state)[0].id
    run.show_item(item)
    jottings = next(a for a in run.activity.all_shown if a.kind == "jottings")
    run.activity.choose(jottings)
    for text in ("Kranbilen kommer klockan tre", "beslut: Kranbilen hyrs"):
        type_text(run.entry.edit, text)
        QTest.keyClick(run.entry.edit, Qt.Key.Key_Return)
    run.show_item(main_items(window.opened.desk.state)[-1].id)
    found = asked(window, "kranbilen tre")
    assert found.list.count() == 1
    QTest.keyClick(found.field, Qt.Key.Key_Return)
    assert (run.activity.item, run.activity.shown) == (item, jottings)
    asked(window, "kranbilen hyrs")
    QTest.keyClick(found.field, Qt.Key.Key_Return)
    assert isinstance(window.mode_widget, DocumentMode)


def test_nothing_found_says_so(window: MainWindow) -> None:
    found = asked(window, "qqxyz")
    QApplication.processEvents()
    assert found.list.count() == 0
    assert found.list.isHidden()
