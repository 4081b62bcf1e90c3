"""Teman by mouse and keys: every gesture one step, letters always write."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtTest import QTest

from rusdesk.commands.merging import MergeNotes
from rusdesk.commands.wall import AddNotes
from rusdesk.domain.themes import Theme, themes_of
from rusdesk.domain.wall import Note
from rusdesk.ui.themes.board import Packing
from rusdesk.ui.wall.model import WallModel
from tests.ui.themes.conftest import Table

Key, Mod = Qt.Key, Qt.KeyboardModifier


def sorted_table(table: Table) -> Table:
    """Five notes: a and b in "Ett", c in "Två", d and e unsorted."""
    for name in "abcde":
        table.add(name, f"Lapp {name}")
    table.theme("t1", "Ett", "a", "b")
    table.theme("t2", "Två", "c")
    return table


def test_everything_lies_in_its_frame_and_nothing_on_anything(table: Table) -> None:
    sorted_table(table)
    board = table.view.board
    assert board is not None
    assert [p.note for p in board.loose.places] == ["d", "e"]
    assert [[p.note for p in f.places] for f in board.frames] == [["a", "b"], ["c"]]
    for frame in (board.loose, *board.frames):
        for place in frame.places:
            assert frame.rect.contains(place.rect) and not place.rect.intersects(frame.head)
        rects = [p.rect for p in frame.places]
        assert not any(a.intersects(b) for n, a in enumerate(rects) for b in rects[n + 1 :])


def test_a_theme_of_the_selected_notes_is_named_at_once(table: Table) -> None:
    for name in "abc":
        table.add(name, f"Lapp {name}")
    table.click("a")
    table.click("b", Mod.ControlModifier)
    table.view.new_theme()
    namer = table.view.namer
    assert namer is not None and namer.text() == "Nytt tema" and namer.selectedText() == "Nytt tema"
    QTest.keyClicks(namer, "Mer tid")
    assert table.desk.drafts[f"theme:{namer.theme_id}"] == "Mer tid"
    QTest.keyClick(namer, Key.Key_Return)
    assert table.themes == {"Mer tid": ["a", "b"]} and not table.desk.drafts
    assert table.view.namer is None and table.view.hasFocus()
    # another gets a name and a colour of its own
    table.view.new_theme(["c"])
    QTest.keyClick(table.view.namer, Key.Key_Escape)
    assert list(table.themes) == ["Mer tid", "Nytt tema"]
    colours = [t.colour for t in themes_of(table.state, "wall")]
    assert colours[0] == "yellow" and colours[1] != "yellow"
    table.desk.undo()
    table.desk.undo()
    table.desk.undo()
    assert table.themes == {}


def test_notes_are_carried_in_out_and_between_and_to_a_new_theme(table: Table) -> None:
    sorted_table(table)
    table.drag("d", table.frame("t2").center().toPoint())
    assert table.themes == {"Ett": ["a", "b"], "Två": ["c", "d"]}
    table.click("a")
    table.click("b", Mod.ControlModifier)
    table.drag("a", table.frame("t2").center().toPoint())
    assert table.themes == {"Ett": [], "Två": ["a", "b", "c", "d"]}
    table.desk.undo()
    assert table.themes["Ett"] == ["a", "b"]
    table.drag("c", table.at("e"))
    assert table.themes == {"Ett": ["a", "b"], "Två": ["d"]}
    table.drag("c", QPoint(table.view.width() - 40, table.view.height() - 30))
    assert table.themes == {"Ett": ["a", "b"], "Två": ["d"], "Nytt tema": ["c"]}


def test_dropped_where_it_lay_or_let_go_with_escape_it_stays(table: Table) -> None:
    sorted_table(table)
    seq = table.state.seq
    table.drag("a", table.frame("t1").center().toPoint())
    start = table.at("a")
    QTest.mousePress(table.view, Qt.MouseButton.LeftButton, Mod.NoModifier, start)
    QTest.mouseMove(table.view, start + QPoint(60, 60))
    QTest.mouseMove(table.view, table.frame("t2").center().toPoint())
    table.key(Key.Key_Escape)
    QTest.mouseRelease(table.view, Qt.MouseButton.LeftButton, Mod.NoModifier, table.frame("t2").center().toPoint())
    assert table.state.seq == seq


def test_a_head_carried_onto_another_takes_its_place(table: Table) -> None:
    sorted_table(table)
    table.theme("t3", "Tre")
    table.drag("theme:t3", table.at("theme:t1"))
    assert list(table.themes) == ["Tre", "Ett", "Två"]
    table.key(Key.Key_Down, Mod.AltModifier)
    assert list(table.themes) == ["Ett", "Tre", "Två"]


@pytest.mark.parametrize("beyond", [QPoint(5000, 300), QPoint(-300, 200), QPoint(600, -200), QPoint(600, 3000)])
def test_carried_out_of_the_view_and_let_go_nothing_happens(table: Table, beyond: QPoint) -> None:
    sorted_table(table)
    seq = table.state.seq
    for name in ("d", "a", "theme:t2"):
        table.drag(name, beyond)
    assert table.state.seq == seq and list(table.themes) == ["Ett", "Två"]


def test_what_is_kept_of_a_laying_out_gives_the_same_board_as_a_new_one(table: Table) -> None:
    sorted_table(table)
    table.add("wide", "En lapp som är bred och säger mycket " * 4)
    for deed in (
        lambda: table.view.deeds.put(("wide",), "t1"),
        lambda: table.view.deeds.put(("a", "d"), "t2"),
        lambda: table.view.deeds.fold("t1"),
        lambda: table.desk.undo(),
        lambda: table.view.notes.hide(True),
    ):
        deed()
        kept = table.view.board
        table.view._packing = Packing()
        table.view.refresh()
        assert kept == table.view.board and kept is not table.view.board


def test_a_name_half_written_when_the_program_ended_stands_there_again(table: Table) -> None:
    sorted_table(table)
    table.view.show_wall("")
    table.desk.keep_draft("theme:t2", "Halvvägs")
    table.view.setFocus()
    table.view.show_wall("wall")
    namer = table.view.namer
    assert namer is not None and namer.isVisible() and namer.text() == "Halvvägs"
    assert table.view.hasFocus() and list(table.themes) == ["Ett", "Två"]
    QTest.keyClick(namer, Key.Key_Return)
    assert list(table.themes) == ["Ett", "Halvvägs"] and not table.desk.drafts


def test_a_carried_head_tells_where_it_would_stand(table: Table) -> None:
    sorted_table(table)
    view, left = table.view, Qt.MouseButton.LeftButton
    still = view.grab().toImage()
    for start, end, told in (("t1", "t2", ("t2", True)), ("t2", "t1", ("t1", False)), ("t1", "t1", None)):
        at, to = table.at(f"theme:{start}"), table.at(f"theme:{end}")
        QTest.mousePress(view, left, Mod.NoModifier, at)
        QTest.mouseMove(view, at + QPoint(30, 20))
        QTest.mouseMove(view, to)
        assert view._mouse.beside == told
        assert view.grab().toImage() != still
        table.key(Key.Key_Escape)
        QTest.mouseRelease(view, left, Mod.NoModifier, to)
    assert list(table.themes) == ["Ett", "Två"]


def test_copying_in_teman_takes_the_texts(table: Table) -> None:
    sorted_table(table)
    table.click("a")
    table.click("d", Mod.ControlModifier)
    table.key(Key.Key_C, Mod.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Lapp a\nLapp d"


def test_arrows_walk_between_notes_heads_and_panes(table: Table) -> None:
    sorted_table(table)
    view = table.view
    table.key(Key.Key_Right)
    assert view.focused == "d" and view.selection == ("d",)
    table.key(Key.Key_Right)
    assert view.focused == "e"
    table.key(Key.Key_Right)
    assert view.focused in ("a", "theme:t1")
    table.click("a")
    table.key(Key.Key_Up)
    assert view.focused == "theme:t1" and view.selection == ()
    table.key(Key.Key_Space)
    assert view.selection == ("a", "b")
    table.click("a")
    table.key(Key.Key_Right, Mod.ShiftModifier)
    assert view.selection == ("a", "b")
    table.key(Key.Key_PageDown)
    assert view.focused == "c"
    table.key(Key.Key_PageUp)
    table.key(Key.Key_PageUp)
    assert view.focused == "d"
    table.key(Key.Key_End)
    assert view.focused == "e"


def test_alt_and_a_digit_moves_the_selected_notes(table: Table) -> None:
    sorted_table(table)
    table.click("d")
    table.key(Key.Key_2, Mod.AltModifier)
    assert table.themes["Två"] == ["c", "d"] and table.said == ["Lappen flyttad till Två"]
    table.key(Key.Key_9, Mod.AltModifier)
    assert table.themes["Två"] == ["c", "d"]
    table.key(Key.Key_0, Mod.AltModifier)
    assert table.themes["Två"] == ["c"]


def test_letters_and_digits_go_to_the_entry_line(table: Table) -> None:
    sorted_table(table)
    heard: list[str] = []
    table.view.letters_typed.connect(heard.append)
    table.click("a")
    QTest.keyClicks(table.view, "T1m")
    assert heard == ["T", "1", "m"] and table.themes == {"Ett": ["a", "b"], "Två": ["c"]}


def test_enter_folds_a_theme_to_a_pile_and_the_link_lays_it_out(table: Table) -> None:
    sorted_table(table)
    table.click("theme:t1")
    table.key(Key.Key_Return)
    frame = table.view.board.frame("t1") if table.view.board else None
    assert frame is not None and frame.folded_away == 1 and [p.note for p in frame.places] == ["a"]
    assert frame.more is not None
    spot = table.frame("t1").topLeft() + (frame.more.center() - frame.rect.topLeft())
    QTest.mouseClick(table.view, Qt.MouseButton.LeftButton, Mod.NoModifier, spot.toPoint())
    assert not table.state.get(Theme, "t1").is_folded


def test_delete_takes_a_theme_and_leaves_its_notes(table: Table) -> None:
    sorted_table(table)
    table.click("theme:t1")
    table.key(Key.Key_Delete)
    assert table.themes == {"Två": ["c"]}
    assert table.view.board and [p.note for p in table.view.board.loose.places] == ["a", "b", "d", "e"]
    table.click("a")
    table.key(Key.Key_Delete)
    assert table.notes == ["b", "c", "d", "e"]


def test_after_delete_the_keyboard_is_at_the_next_note_of_the_frame(table: Table) -> None:
    sorted_table(table)
    assert table.view.board is not None
    frame = table.view.board.frame("t1")
    assert frame is not None
    names = [place.note for place in frame.places]
    for name, left in pairwise([*names, "theme:t1"]):
        table.click(name)
        table.key(Key.Key_Delete)
        assert table.view.focused == left
    table.key(Key.Key_Delete)
    assert table.view.focused == "theme:t2"


def test_f2_edits_a_note_where_it_lies_and_names_a_theme(table: Table) -> None:
    sorted_table(table)
    table.click("a")
    table.key(Key.Key_F2)
    editor = table.view.editor
    assert editor is not None
    editor.setPlainText("Något annat")
    QTest.keyClick(editor, Key.Key_Return)
    assert table.state.get(Note, "a").text == "Något annat"
    table.key(Key.Key_F2, Mod.ShiftModifier)
    assert table.view.namer is not None
    QTest.keyClicks(table.view.namer, "Annat")
    QTest.keyClick(table.view.namer, Key.Key_Return)
    assert list(table.themes) == ["Annat", "Två"]


def test_merged_notes_are_drawn_once_and_their_texts_are_told(table: Table) -> None:
    sorted_table(table)
    table.seat.desk.do(MergeNotes(("a", "d")))
    board = table.view.board
    assert board and board.holding("d") is None and board.loose.count == 1
    assert table.view.deeds.part(("a",))
    assert table.view.board and table.view.board.holding("d") is not None


def test_a_removed_or_hidden_wall_leaves_nothing_behind(table: Table) -> None:
    sorted_table(table)
    table.click("a")
    table.view.show_wall("")
    assert table.view.selection == () and table.view.focused == ""
    table.view.grab()


@pytest.mark.parametrize("width", [420, 900, 2400])
def test_every_width_has_room(new_table: Callable[..., Table], width: int) -> None:
    table = sorted_table(new_table((width, 500)))
    board = table.view.board
    assert board and board.zoom > 0.5
    rects = [f.rect for f in board.frames]
    assert not any(a.intersects(b) for n, a in enumerate(rects) for b in rects[n + 1 :])
    table.view.grab()


def test_only_what_shows_is_painted(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    table.seat.desk.do(
        AddNotes(tuple(Note(id=f"n{n}", wall="wall", area="a1", text=f"Lapp {n}", made_at=n) for n in range(500)))
    )
    painted: list[str] = []
    notes = table.view.picture._painter._notes
    paint = notes.paint_row

    def counted(painter: QPainter, model: WallModel, row: int, *more: Any, **named: Any) -> None:
        painted.append(model.ids[row])
        paint(painter, model, row, *more, **named)

    monkeypatch.setattr(notes, "paint_row", counted)
    table.view.grab()
    assert 8 <= len(painted) <= 20
    table.key(Key.Key_End)
    painted.clear()
    table.view.grab()
    assert "n499" in painted and len(painted) <= 20


def test_a_rubber_band_selects_what_it_touches_in_both_panes_and_escape_takes_it_back(table: Table) -> None:
    sorted_table(table)
    view = table.view
    low = QPoint(4, view.height() - 6)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Mod.NoModifier, low)
    QTest.mouseMove(view, low - QPoint(-40, 40))
    QTest.mouseMove(view, table.at("a") + QPoint(4, 4))
    assert set(view.selection) == {"a", "d", "e"}
    table.key(Key.Key_Escape)
    assert view.selection == ()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Mod.NoModifier, table.at("a"))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Mod.NoModifier, low)
    QTest.mouseMove(view, low - QPoint(-40, 40))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Mod.NoModifier, table.at("d"))
    assert set(view.selection) == {"d"}
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Mod.NoModifier, low)
    assert view.selection == ()
