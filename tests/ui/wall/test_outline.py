"""The wall as a list: in step with the state, under real keys, sharing its selection with the canvas."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from rusdesk.commands.cards import AddCard
from rusdesk.commands.command import Place, Revise
from rusdesk.commands.merging import MergeNotes
from rusdesk.commands.themes import MakeTheme
from rusdesk.commands.wall import EditNote, HideNotes, RemoveNotes
from rusdesk.domain.people import Group
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Area, Note, TextCard, areas_of
from rusdesk.ui.wall.outline_lines import LineEditor
from rusdesk.ui.wall.outline_model import OutlineModel
from rusdesk.ui.wall.outline_tree import OutlineTree
from rusdesk.ui.wall.view import WallView

Key, Alt, Ctrl = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Listed:
    """A tree beside the canvas of one table's wall."""

    def __init__(self, qtbot: QtBot, table: Any) -> None:
        self.table = table
        self.is_away = False
        self.wall = WallView(table.seat, table.fit)
        qtbot.addWidget(self.wall)
        self.tree = OutlineTree(table.seat, table.fit, self.wall)
        qtbot.addWidget(self.tree)
        self.tree.resize(700, 600)
        self.tree.show_wall("wall")
        table.seat.desk.changed.connect(lambda change, _state: self.is_away or self.tree.hear(change))
        self.tree.show()

    def lines(self) -> list[str]:
        """Every row with two blanks a level."""
        model = self.tree.outline

        def under(parent: QModelIndex, depth: int) -> list[str]:
            out = []
            for row in range(model.rowCount(parent)):
                index = model.index(row, 0, parent)
                out += [f"{'  ' * depth}{index.data()}", *under(index, depth + 1)]
            return out

        return under(QModelIndex(), 0)

    def choose(self, note: str) -> None:
        self.tree.setCurrentIndex(self.tree.outline.index_of_thing(note))

    @property
    def editor(self) -> LineEditor:
        return next(e for e in self.tree.findChildren(LineEditor) if e.isVisible())


@pytest.fixture
def listed(qtbot: QtBot, table: Any) -> Listed:
    return Listed(qtbot, table)


def test_it_is_a_tree_in_qts_eyes_whatever_is_done(qtbot: QtBot, table: Any) -> None:
    model = OutlineModel(table.seat, table.fit.shape)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.seat.desk.changed.connect(lambda *_: model.refresh())
    model.show_wall("wall")
    notes = [table.add(f"lapp {n}", n % 3) for n in range(6)]
    table.seat.desk.do(MakeTheme(Theme(id="t", wall="wall", title="Roll"), (notes[0], notes[3], notes[1])))
    table.seat.desk.do(RemoveNotes((notes[3],)))
    for _ in range(4):
        table.seat.desk.undo()
    for _ in range(3):
        table.seat.desk.redo()
    assert tester.model() is model
    fresh = OutlineModel(table.seat, table.fit.shape)
    fresh.show_wall("wall")

    def told(one: OutlineModel, parent: QModelIndex) -> list[object]:
        rows = [one.index(r, 0, parent) for r in range(one.rowCount(parent))]
        return [(i.data(), told(one, i)) for i in rows]

    assert told(model, QModelIndex()) == told(fresh, QModelIndex())


def test_rows_follow_the_desk(listed: Listed) -> None:
    one = listed.table.add("Kollegialt utbyte", 0)
    listed.table.add("Öppen dialog", 3)
    assert listed.lines() == [
        "Grupp 1",
        "  1. Fråga nummer 1?",
        "    Kollegialt utbyte",
        "  2. Fråga nummer 2?",
        "Grupp 2",
        "  1. Fråga nummer 1?",
        "  2. Fråga nummer 2?",
        "    Öppen dialog",
    ]
    listed.table.seat.desk.do(EditNote(one, "Utbyte", "1x1"))
    assert "    Utbyte" in listed.lines()


def test_enter_edits_each_key_is_a_draft_and_enter_saves(listed: Listed) -> None:
    note = listed.table.add("Utbyte", 0)
    listed.choose(note)
    QTest.keyClick(listed.tree, Key.Key_Return)
    QTest.keyClicks(listed.editor, "Nytt")
    assert dict(listed.table.seat.desk.drafts) == {f"note:{note}": "Nytt"}
    QTest.keyClick(listed.editor, Key.Key_Return)
    assert listed.table.note(note).text == "Nytt"
    assert dict(listed.table.seat.desk.drafts) == {}


def test_esc_leaves_and_the_draft_is_there_again(listed: Listed) -> None:
    note = listed.table.add("Utbyte", 0)
    listed.choose(note)
    QTest.keyClick(listed.tree, Key.Key_F2)
    QTest.keyClicks(listed.editor, "Halv")
    QTest.keyClick(listed.editor, Key.Key_Escape)
    assert listed.table.note(note).text == "Utbyte"
    listed.tree.begin_edit()
    assert listed.editor.toPlainText() == "Halv"


def test_a_refused_text_is_kept(listed: Listed) -> None:
    note = listed.table.add("Utbyte", 0)
    listed.choose(note)
    listed.tree.begin_edit()
    listed.editor.setPlainText("x" * 3000)
    QTest.keyClick(listed.editor, Key.Key_Return)
    assert listed.table.note(note).text == "Utbyte"
    assert dict(listed.table.seat.desk.drafts) == {f"note:{note}": "x" * 3000}


def test_the_selection_is_the_walls(listed: Listed) -> None:
    first, second = listed.table.add("ett", 0), listed.table.add("två", 0)
    listed.choose(second)
    assert listed.wall.selection == (second,)
    model = listed.tree.outline
    area = model.index(0, 0, model.index(0, 0))
    listed.tree.setCurrentIndex(area)
    assert listed.wall.selection == (first, second), "an area means all its notes"
    QTest.keyClick(listed.tree, Key.Key_Delete)
    assert "    ett" not in listed.lines() and "    två" not in listed.lines()


def test_alt_and_arrows_send_notes_to_the_next_area(listed: Listed) -> None:
    note = listed.table.add("ett", 0)
    areas = [a.id for a in areas_of(listed.table.state, "wall")]
    listed.choose(note)
    QTest.keyClick(listed.tree, Key.Key_Down, Alt)
    assert listed.table.note(note).area == areas[1]
    assert listed.tree.notes() == (note,), "it is still the one selected"
    QTest.keyClick(listed.tree, Key.Key_Up, Alt)
    QTest.keyClick(listed.tree, Key.Key_Up, Alt)
    assert listed.table.note(note).area == areas[0], "there is none before the first"


def test_a_theme_is_renamed_in_its_row(listed: Listed) -> None:
    note = listed.table.add("ett", 0)
    listed.table.seat.desk.do(MakeTheme(Theme(id="t", wall="wall", title="Roll"), (note,)))
    theme = listed.tree.outline.index_of_thing(note).parent()
    assert theme.data() == "Roll"
    listed.tree.setCurrentIndex(theme)
    listed.tree.begin_edit()
    QTest.keyClicks(listed.editor, "Vår roll")
    QTest.keyClick(listed.editor, Key.Key_Return)
    assert listed.table.state.get(Theme, "t").title == "Vår roll"


def test_letters_go_to_the_entry_line(listed: Listed, qtbot: QtBot) -> None:
    listed.table.add("ett", 0)
    with qtbot.waitSignal(listed.tree.letters_typed) as typed:
        QTest.keyClicks(listed.tree, "k")
    assert typed.args == ["k"]


def test_a_question_is_written_over_and_reads_so_in_every_group(listed: Listed) -> None:
    model = listed.tree.outline
    listed.tree.setCurrentIndex(model.index(0, 0, model.index(0, 0)))
    QTest.keyClick(listed.tree, Key.Key_Return)
    assert listed.editor.toPlainText() == "Fråga nummer 1?", "without the number that stands before it"
    QTest.keyClicks(listed.editor, "Vad hindrar?")
    QTest.keyClick(listed.editor, Key.Key_Return)
    assert [line for line in listed.lines() if "hindrar" in line] == ["  1. Vad hindrar?"] * 2


def test_a_text_card_is_a_row_like_a_note(listed: Listed) -> None:
    area = areas_of(listed.table.state, "wall")[0].id
    listed.table.seat.desk.do(AddCard(TextCard(id="c", wall="wall", area=area, heading="Bussplan", body="– mars")))
    listed.choose("c")
    assert listed.wall.choice.cards == ("c",)
    QTest.keyClick(listed.tree, Key.Key_F2)
    listed.editor.setPlainText("Bussplan 2027\n– april")
    QTest.keyClick(listed.editor, Key.Key_Return)
    card = listed.table.state.get(TextCard, "c")
    assert (card.heading, card.body) == ("Bussplan 2027", "– april")
    QTest.keyClick(listed.tree, Key.Key_Down, Alt)
    assert listed.table.state.get(TextCard, "c").area == areas_of(listed.table.state, "wall")[1].id
    QTest.keyClick(listed.tree, Key.Key_Delete)
    assert listed.table.state.find(TextCard, "c") is None


def test_what_goes_is_what_is_selected_and_no_more(listed: Listed) -> None:
    state = listed.table
    notes = (listed.table.add("ett", 0), listed.table.add("två", 0))
    state.seat.desk.do(MakeTheme(Theme(id="t", wall="wall", title="Roll"), notes))
    listed.choose("t")
    QTest.keyClick(listed.tree, Key.Key_Delete)
    assert state.state.find(Theme, "t") is None and "    ett" in listed.lines(), "a theme's notes stay"
    areas = len(areas_of(state.state, "wall"))
    listed.tree.setCurrentIndex(listed.tree.outline.index_of_thing(notes[0]).parent())
    QTest.keyClick(listed.tree, Key.Key_Delete)
    assert len(areas_of(state.state, "wall")) == areas - 1 and "    ett" not in listed.lines()


def test_the_keys_of_the_wall_mean_the_same_here(listed: Listed) -> None:
    note = listed.table.add("ett", 0)
    listed.choose(note)
    QTest.keyClick(listed.tree, Key.Key_D, Ctrl)
    assert [line.strip() for line in listed.lines()].count("ett") == 2
    QTest.keyClick(listed.tree, Key.Key_H, Ctrl | Qt.KeyboardModifier.ShiftModifier)
    assert sum(n.is_hidden for n in listed.table.state.each(Note)) == 1


def test_what_is_selected_on_the_wall_is_selected_here_at_once(listed: Listed) -> None:
    pink = [listed.table.add(f"rosa {n}", n % 2, colour="pink") for n in range(3)]
    listed.table.add("gul", 0)
    listed.choose(pink[0])
    listed.wall.arranging.select_colour()
    assert set(listed.tree.notes()) == set(pink)


def test_a_heading_made_while_the_list_shows_is_written_in_its_row(listed: Listed) -> None:
    before = listed.lines()
    listed.wall.areas.add_free()
    QTest.keyClicks(listed.editor, "Mer")
    QTest.keyClick(listed.editor, Key.Key_Return)
    assert "Mer" in listed.lines()
    listed.wall.acts.new_card()
    QTest.keyClicks(listed.editor, "Att minnas")
    QTest.keyClick(listed.editor, Key.Key_Return)
    assert "  Att minnas" in listed.lines()
    listed.table.seat.desk.undo()
    listed.table.seat.desk.undo()
    assert listed.lines() == before, "made and named are one step"


def test_matches_are_marked_and_gone_to(listed: Listed) -> None:
    notes = [listed.table.add(text, 0) for text in ("buss", "tåg")]
    tree, model = listed.tree, listed.tree.outline
    tree.collapseAll()
    tree.show_matches(frozenset(notes[:1]), dims=True)
    inks = [model.index_of_thing(n).data(Qt.ItemDataRole.ForegroundRole) for n in notes]
    assert inks[0] == listed.table.seat.theme.ink and inks[1] == listed.table.seat.theme.ctl
    assert tree.go_to_match(notes[0]) and listed.wall.selection == (notes[0],)
    assert tree.isExpanded(model.index_of_thing(notes[0]).parent())
    assert not tree.go_to_match("elsewhere")
    tree.show_matches(frozenset(), dims=False)
    assert model.index_of_thing(notes[1]).data(Qt.ItemDataRole.ForegroundRole) == listed.table.seat.theme.ink


def test_rows_say_what_they_are(listed: Listed) -> None:
    note = listed.table.add("ett", 0, colour="green")
    listed.table.seat.desk.do(HideNotes((note,), True))
    model = listed.tree.outline
    index = model.index_of_thing(note)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Lapp, ett, grön, dold för rummet"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Grupp 1, 1 lapp"


def test_a_group_without_questions_is_named_in_its_one_row(listed: Listed) -> None:
    desk = listed.table.seat.desk
    desk.do(Place((Group(id="g9", number=9, rank="Z"), Area(id="a9", wall="wall", group="g9", rank="z"))))
    assert listed.lines()[-1] == "Grupp 9"
    listed.choose("a9")
    QTest.keyClick(listed.tree, Key.Key_F2)
    QTest.keyClicks(listed.editor, "Sydost")
    QTest.keyClick(listed.editor, Key.Key_Return)
    assert listed.lines()[-1] == "Sydost" and listed.table.state.get(Group, "g9").title == "Sydost"


def test_rows_tell_what_the_notes_feet_do(listed: Listed) -> None:
    desk, note = listed.table.seat.desk, listed.table.add("ett", 0)
    twin = listed.table.add("ett till", 1)
    desk.do(Revise(Note, note, {"tags": ("buss",)}))
    listed.choose(note)
    assert "    ett · #buss" in listed.lines()
    QTest.keyClick(listed.tree, Key.Key_F2)
    assert listed.editor.toPlainText() == "ett", "only the text is written over"
    QTest.keyClick(listed.editor, Key.Key_Escape)
    desk.do(MergeNotes((note, twin)))
    desk.do(HideNotes((note,), True))
    spoken = listed.tree.outline.index_of_thing(note).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Lapp, ett, gul, står för 2 lappar, sagt av grupp 1, #buss, dold för rummet"


def test_a_far_too_long_paste_is_refused_in_a_row_too(listed: Listed) -> None:
    note = listed.table.add("ett", 0)
    listed.choose(note)
    listed.tree.begin_edit()
    pasted = QMimeData()
    pasted.setText("x" * 80_000)
    listed.editor.insertFromMimeData(pasted)
    assert listed.editor.toPlainText() == "ett" and listed.table.said


def test_what_moved_while_the_list_was_away_is_still_selected(listed: Listed) -> None:
    note = listed.table.add("ett", 0)
    listed.choose(note)
    listed.is_away = True
    listed.tree.hide()
    listed.table.seat.desk.do(MakeTheme(Theme(id="t", wall="wall", title="Roll"), (note,)))
    listed.tree.show_wall("wall")
    listed.tree.show()
    assert listed.wall.selection == (note,) and listed.tree.notes() == (note,)


def test_the_keyboard_comes_to_a_row(listed: Listed, qtbot: QtBot) -> None:
    listed.table.add("ett", 0)
    listed.tree.activateWindow()
    qtbot.waitUntil(listed.tree.hasFocus)
    listed.wall.select(())
    listed.tree.clearSelection()
    listed.tree.clearFocus()
    listed.tree.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(listed.tree.hasFocus)
    assert listed.tree.selectedIndexes()


def test_the_row_that_comes_to_stand_for_others_is_told_anew(listed: Listed, qtbot: QtBot) -> None:
    one, two = listed.table.add("ett", 0), listed.table.add("ett till", 1)
    told: list[str] = []
    listed.tree.outline.dataChanged.connect(lambda first, _last: told.append(first.data()))
    listed.table.seat.desk.do(MergeNotes((one, two)))
    assert any(text.startswith("ett · står för 2 lappar") for text in told)
