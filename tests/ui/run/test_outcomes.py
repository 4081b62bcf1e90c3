"""One key makes an outcome of what is selected, asks for owner and day in the list, and puts outside the minutes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from rusdesk.commands.command import Place
from rusdesk.domain.outcomes import Jotting, Outcome, OutcomeKind
from rusdesk.domain.rounds import Answer
from rusdesk.domain.wall import Note
from tests.ui.run.conftest import Table

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
KEYS: tuple[tuple[Key, OutcomeKind], ...] = (
    (Key.Key_B, "decision"),
    (Key.Key_Q, "question"),
    (Key.Key_K, "parked"),
)


def on_wall(table: Table, *texts: str) -> list[str]:
    """Notes on the wall, selected, with the keyboard on the wall."""
    table.mode.show_item("board")
    for text in texts:
        table.enter(text)
    notes = [n.id for n in table.state.each(Note)]
    table.mode.activity.wall.select(notes)
    table.mode.activity.wall.setFocus()
    return notes


def made(table: Table) -> list[Outcome]:
    return list(table.state.each(Outcome))


@pytest.mark.parametrize(("key", "kind"), KEYS)
def test_a_selected_note_becomes_one_in_one_step(table: Table, key: Key, kind: OutcomeKind) -> None:
    (note,) = on_wall(table, "Gemensam plan")
    table.key(key, CTRL_SHIFT, table.mode.activity.wall)
    assert [(o.kind, o.text, o.note, o.item) for o in made(table)] == [(kind, "Gemensam plan", note, "board")]
    assert table.mode.entry.text == "" and table.mode.activity.wall.hasFocus()
    assert "Gemensam plan. Ctrl+Z ångrar." in table.said[-1]
    table.seat.desk.undo()
    assert made(table) == [] and table.texts(Note) == ["Gemensam plan"]


def test_a_day_that_does_not_exist_is_told_and_nothing_is_lost(table: Table) -> None:
    table.mode.show_item("talk")
    typed = "åtgärd: Skicka mallen > Reglab > 31/2"
    table.enter(typed)
    assert made(table) == [] and table.mode.entry.text == typed
    assert table.mode.entry.problem.startswith("Den dagen finns inte.")
    table.line.setPlainText("")  # type: ignore[attr-defined]
    table.enter("åtgärd: Skicka mallen")
    table.mode.right.captured.ask(next(o.id for o in made(table)), lambda: None)
    editor = table.mode.right.captured.editor
    assert editor is not None
    editor.due.setText("31 april")
    editor.save()
    assert table.mode.right.captured.editor is editor and editor._due_field.error.startswith("Den dagen finns inte.")
    editor.due.setText("inför 31 april")
    editor.save()
    assert [o.due for o in made(table)] == ["inför 31 april"]


def test_an_action_is_asked_for_owner_and_day_in_the_list(table: Table) -> None:
    (note,) = on_wall(table, "Gemensam plan")
    wall, captured = table.mode.activity.wall, table.mode.right.captured
    table.key(Key.Key_A, CTRL_SHIFT, wall)
    editor = captured.editor
    assert editor is not None and QApplication.focusWidget() is editor.owner
    QTest.keyClicks(editor.owner, "Region Blekinge")
    assert "Region Blekinge" in table.desk.drafts.values()
    table.key(Key.Key_Return, widget=editor.owner)
    assert QApplication.focusWidget() is editor.due
    QTest.keyClicks(editor.due, "fre")
    table.key(Key.Key_Return, widget=editor.due)
    # 22 May 2026 is a Friday
    assert [(o.owner, o.due, o.note) for o in made(table)] == [("Region Blekinge", "2026-05-29", note)]
    assert captured.editor is None and wall.hasFocus() and table.desk.drafts == {}
    assert captured.list.item(0).data(Qt.ItemDataRole.UserRole).below == "Region Blekinge · senast 29 maj"


def test_escape_leaves_the_action_without_owner(table: Table) -> None:
    on_wall(table, "Gemensam plan")
    table.key(Key.Key_A, CTRL_SHIFT, table.mode.activity.wall)
    table.key(Key.Key_Escape, widget=table.mode.right.captured.editor.owner)  # type: ignore[union-attr]
    assert [(o.kind, o.owner) for o in made(table)] == [("action", "")]
    assert table.mode.activity.wall.hasFocus()


def test_undoing_the_action_while_it_is_asked_closes_the_fields(table: Table) -> None:
    on_wall(table, "Gemensam plan")
    captured = table.mode.right.captured
    table.key(Key.Key_A, CTRL_SHIFT, table.mode.activity.wall)
    QTest.keyClicks(captured.editor.owner, "SKR")  # type: ignore[union-attr]
    table.seat.desk.undo()
    assert captured.editor is None and made(table) == [] and table.desk.drafts == {}
    assert table.mode.activity.wall.hasFocus()


def test_a_narrow_window_folds_the_list_out_and_in(table: Table, qtbot: QtBot) -> None:
    table.mode.resize(1366, 700)
    on_wall(table, "Gemensam plan")
    table.key(Key.Key_A, CTRL_SHIFT, table.mode.activity.wall)
    editor = table.mode.right.captured.editor
    assert editor is not None and table.mode.right.isVisible() and editor.owner.hasFocus()
    qtbot.waitUntil(lambda: editor.due.visibleRegion().boundingRect() == editor.due.rect())
    assert editor.text.height() >= 80
    table.key(Key.Key_Return, widget=editor.owner)
    table.key(Key.Key_Return, widget=editor.due)
    assert not table.mode.right.isVisible() and table.mode.activity.wall.hasFocus()


def test_several_notes_become_one_each(table: Table) -> None:
    notes = on_wall(table, "Ett", "Två")
    table.key(Key.Key_A, CTRL_SHIFT, table.mode.activity.wall)
    assert [o.note for o in made(table)] == notes
    assert table.mode.right.captured.editor is None
    assert table.said[-1] == "Åtgärd: 2 nya. Ctrl+Z ångrar."
    table.seat.desk.undo()
    assert made(table) == []


def test_the_same_note_is_not_made_twice(table: Table) -> None:
    on_wall(table, "Ett")
    for _ in range(2):
        table.key(Key.Key_B, CTRL_SHIFT, table.mode.activity.wall)
    assert len(made(table)) == 1
    assert table.said[-1] == "Beslut finns redan av det här."


def test_a_line_being_written_comes_before_the_selection(table: Table) -> None:
    on_wall(table, "Ett")
    table.mode.entry.take_focus()
    table.type("Vi ses i september")
    for key, prefix in ((Key.Key_K, "parkerat: "), (Key.Key_Q, "fråga: ")):
        table.key(key, CTRL_SHIFT)
        assert table.mode.entry.text.startswith(prefix)
    assert made(table) == []


@pytest.mark.parametrize(("key", "kind"), KEYS)
def test_with_nothing_selected_the_key_begins_a_line(table: Table, key: Key, kind: OutcomeKind) -> None:
    table.mode.show_item("talk")
    table.key(key, CTRL_SHIFT)
    table.enter("Boka lokal")
    assert [(o.kind, o.text, o.item) for o in made(table)] == [(kind, "Boka lokal", "talk")]


def test_a_jotting_becomes_a_decision_and_then_a_parked_point(table: Table) -> None:
    table.mode.show_item("talk")
    table.enter("Någon bör ringa")
    rows = table.mode.activity.jottings.list
    rows.setFocus()
    rows.setCurrentRow(0)
    table.key(Key.Key_B, CTRL_SHIFT, rows)
    (jotting,) = table.state.each(Jotting)
    assert [(o.kind, o.jotting, o.item) for o in made(table)] == [("decision", jotting.id, "talk")]
    rows.setCurrentRow(1)
    table.key(Key.Key_K, CTRL_SHIFT, rows)
    assert [(o.kind, o.jotting) for o in made(table)] == [("parked", jotting.id)]


def test_an_answer_becomes_an_action_by_its_menu_and_goes_outside(table: Table) -> None:
    table.mode.show_item("in")
    table.enter("Vi behöver mallar")
    (answer,) = table.state.each(Answer)
    answers = table.mode.activity.round.answers
    answers.setFocus()
    answers.setCurrentRow(0)
    QApplication.sendEvent(answers, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1)))
    menu = answers.findChild(QMenu)
    assert menu is not None
    acts = {a.text(): a for a in menu.actions()}
    acts["Utanför anteckningarna"].trigger()
    kinds = acts["Gör till"].menu()
    assert isinstance(kinds, QMenu)
    {a.text(): a for a in kinds.actions()}["Åtgärd"].trigger()
    menu.close()
    assert [(o.kind, o.answer, o.item, o.is_outside) for o in made(table)] == [("action", answer.id, "in", True)]
    assert "utanför anteckningarna" in table.said[-1]
    told = answers.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.endswith("Vi behöver mallar, Utanför anteckningarna")
    assert answers.item(0).toolTip() == "Utanför anteckningarna"


def test_one_key_puts_what_is_selected_outside_and_in_again(table: Table) -> None:
    on_wall(table, "Ett", "Två")
    wall = table.mode.activity.wall
    table.key(Key.Key_X, CTRL_SHIFT, wall)
    assert [n.is_outside for n in table.state.each(Note)] == [True, True]
    assert table.said[-1] == "Utanför anteckningarna"
    table.key(Key.Key_X, CTRL_SHIFT, wall)
    assert [n.is_outside for n in table.state.each(Note)] == [False, False]
    table.seat.desk.undo()
    assert [n.is_outside for n in table.state.each(Note)] == [True, True]


def test_a_jotting_and_an_outcome_are_put_outside_and_say_so(table: Table) -> None:
    table.mode.show_item("talk")
    table.enter("Mellan oss")
    table.enter("beslut: Vi väntar")
    rows = table.mode.activity.jottings.list
    rows.setFocus()
    for n in range(2):
        rows.setCurrentRow(n)
        table.key(Key.Key_X, CTRL_SHIFT, rows)
        assert rows.item(n).toolTip() == "Utanför anteckningarna"
        assert "Utanför anteckningarna" in rows.item(n).data(Qt.ItemDataRole.AccessibleTextRole)
    assert [j.is_outside for j in table.state.each(Jotting)] + [o.is_outside for o in made(table)] == [True, True]


def test_with_nothing_selected_nothing_is_put_outside(table: Table) -> None:
    table.mode.show_item("talk")
    table.enter("Ett")
    table.key(Key.Key_X, CTRL_SHIFT)
    assert [j.is_outside for j in table.state.each(Jotting)] == [False]
    assert table.said[-1] == "Markera det som ska hållas utanför anteckningarna först."


def test_a_text_too_long_is_refused_and_nothing_is_lost(table: Table) -> None:
    table.desk.do(Place((Jotting(id="long", item="talk", text="o" * 2001),)))
    table.mode.show_item("talk")
    rows = table.mode.activity.jottings.list
    rows.setFocus()
    rows.setCurrentRow(0)
    refused: list[object] = []
    table.seat.desk.refused.connect(refused.append)
    table.key(Key.Key_B, CTRL_SHIFT, rows)
    assert made(table) == [] and len(refused) == 1 and table.texts(Jotting) == ["o" * 2001]
