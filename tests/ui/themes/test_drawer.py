"""The lists beside the themes, and the card of an open note that stands for others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rusdesk.commands.merging import MergeNotes
from rusdesk.commands.wall import EditNote, RemoveNotes
from rusdesk.domain.merging import absorbed
from rusdesk.domain.wall import notes_of
from rusdesk.ui.themes.drawer import Drawer
from rusdesk.ui.wall.editor import NoteEditor
from rusdesk.ui.widgets import Button
from tests.ui.themes.conftest import Table


@pytest.fixture
def drawer(table: Table, qtbot: QtBot) -> Iterator[Drawer]:
    for name, text in (("a", "Mer tid för dialog"), ("b", "Mer tid för dialog!"), ("c", "Mer tid till dialog")):
        table.add(name, text)
    table.add("d", "Något annat")
    made = Drawer(table.seat, table.view.deeds)
    qtbot.addWidget(made)
    table.seat.desk.changed.connect(lambda _c, _s: made.hear())
    yield made


def pressed(drawer: QWidget, text: str) -> None:
    button = next(b for b in drawer.findChildren(Button) if b.text() == text and not b.isHidden())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_pair_is_merged_and_what_no_longer_holds_falls_out(table: Table, drawer: Drawer, qtbot: QtBot) -> None:
    drawer.show_pairs([("a", "b"), ("a", "c"), ("b", "c")])
    pressed(drawer, "Slå ihop")
    qtbot.waitUntil(lambda: bool(absorbed(table.state, "a")), timeout=2000)
    assert drawer.pairs == [("a", "c")]
    assert [n.id for n in notes_of(table.state, "wall")] == ["a", "c", "d"]
    table.seat.desk.do(EditNote("c", "Helt andra ord", "1x1"))
    assert drawer.pairs == []


def test_a_pair_that_is_not_the_same_is_put_aside_and_nothing_is_changed(
    table: Table, drawer: Drawer, qtbot: QtBot
) -> None:
    seq = table.state.seq
    drawer.show_pairs([("a", "b"), ("a", "c")])
    pressed(drawer, "Inte samma")
    qtbot.waitUntil(lambda: drawer.pairs == [("a", "c")], timeout=2000)
    assert table.state.seq == seq


def test_similar_notes_are_gone_to_and_selected(table: Table, drawer: Drawer) -> None:
    drawer.show_similar("a", ["b", "c"])
    wanted: list[object] = []
    drawer.note_wanted.connect(wanted.append)
    drawer.notes_wanted.connect(wanted.append)
    row = next(w for w in drawer.findChildren(QWidget, "themeRow") if not w.isHidden())
    QTest.keyClick(row, Qt.Key.Key_Return)
    pressed(drawer, "Markera alla")
    assert wanted == ["b", ["a", "b", "c"]]
    table.seat.desk.do(RemoveNotes(("b",)))
    assert drawer.similar == ["c"]
    QTest.keyClick(drawer, Qt.Key.Key_Escape)
    assert drawer.isHidden()


def test_an_open_note_shows_every_text_it_stands_for(table: Table, drawer: Drawer, qtbot: QtBot) -> None:
    table.seat.desk.do(MergeNotes(("a", "b", "c")))
    table.view.edit("a")
    editor = table.view.editor
    assert isinstance(editor, NoteEditor) and editor.card is not None
    assert editor.card.texts == ["Mer tid för dialog!", "Mer tid till dialog"]
    assert table.view.rect().contains(editor.card.geometry())
    pressed(editor.card, "Ta isär")
    qtbot.waitUntil(lambda: editor.card is not None and editor.card.texts == ["Mer tid till dialog"], timeout=2000)
    assert table.view.editor is editor, "what is being written goes on"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.card.isHidden()
    table.view.edit("d")
    assert table.view.editor is not None and table.view.editor.card is None


def test_the_keyboard_goes_on_to_the_next_pair_and_letters_still_write(
    table: Table, drawer: Drawer, qtbot: QtBot
) -> None:
    drawer.resize(320, 600)
    drawer.show_pairs([("a", "b"), ("c", "d")])
    drawer.activateWindow()
    heard: list[str] = []
    drawer.letters_typed.connect(heard.append)
    drawer.take_focus()
    row = drawer.focusWidget()
    assert row is not None
    QTest.keyClicks(row, "n")
    assert heard == ["n"]
    for shown, left in (("a", [("c", "d")]), ("c", [])):
        merge = next(b for b in drawer.findChildren(Button) if b.text() == "Slå ihop" and not b.isHidden())
        merge.setFocus()
        QTest.keyClick(merge, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda shown=shown: bool(absorbed(table.state, shown)), timeout=2000)
        assert drawer.pairs == left
        on = drawer.focusWidget()
        assert isinstance(on, Button) and not on.isHidden() and on.text() == ("Slå ihop" if left else "")
