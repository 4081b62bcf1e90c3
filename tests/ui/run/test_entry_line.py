"""Type, Enter, next: what the entry line writes, keeps, refuses and takes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rusdesk.commands.projection import projection_of
from rusdesk.domain.agenda import Item, current_run
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.rounds import Answer
from rusdesk.domain.statusmap import Mark
from rusdesk.domain.wall import Note
from tests.ui.run.conftest import NINE, Table

Key = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def pressed(table: Table, key: Qt.Key, held: Qt.KeyboardModifier, is_repeat: bool) -> None:
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QApplication.sendEvent(table.line, QKeyEvent(kind, key, held, "", is_repeat))


def test_a_note_lands_in_the_current_area(table: Table) -> None:
    table.mode.show_item("board")
    table.enter("Lyssna på å, ä och ö")
    (note,) = table.state.each(Note)
    assert (note.text, note.area, note.colour, note.source) == ("Lyssna på å, ä och ö", "area0", "yellow", "desk")
    assert table.mode.entry.text == ""
    assert table.journal.ended[-1] == "entry"
    assert table.mode.activity.head.groups.texts() == [("1", "1"), ("2", "0")]


def test_every_key_is_kept_until_enter(table: Table) -> None:
    table.type("Hej")
    assert table.journal.drafts == [("entry", "H"), ("entry", "He"), ("entry", "Hej")]
    table.key(Key.Key_Return)
    assert table.desk.drafts == {}


def test_half_typed_text_comes_back(new_table: Callable[..., Table]) -> None:
    table = new_table(drafts={"entry": "beslut: Vi sk"})
    assert table.mode.entry.text == "beslut: Vi sk"
    assert table.mode.entry.tag_row.texts == ["Beslut"]
    assert table.journal.drafts == []


def test_prefixes_say_where_it_lands_before_enter(table: Table) -> None:
    table.mode.show_item("board")
    table.type("2,2: Mer tid !blå")
    assert table.mode.entry.tag_row.texts == ["Grupp 2", "Fråga 2", "Blå"]
    assert not table.texts(Note)
    table.key(Key.Key_Return)
    (note,) = table.state.each(Note)
    assert (note.text, note.area, note.colour) == ("Mer tid", "area3", "blue")
    assert table.mode.activity.wall.current_area == "area0", "the prefix is for one note"


def test_a_group_sticks(table: Table) -> None:
    table.mode.show_item("board")
    table.enter("2:")
    table.enter("!grön")
    table.enter("Ett")
    assert [(n.area, n.colour) for n in table.state.each(Note)] == [("area2", "green")]
    assert table.desk.drafts == {}


def test_alt_and_ctrl_move_between_groups_and_questions(table: Table) -> None:
    table.mode.show_item("board")
    table.key(Key.Key_2, ALT)
    assert table.mode.activity.wall.current_area == "area2"
    table.key(Key.Key_Down, CTRL)
    assert table.mode.activity.wall.current_area == "area3"
    table.key(Key.Key_Up, ALT)
    assert table.mode.activity.wall.current_area == "area1"
    table.key(Key.Key_9, ALT)
    assert table.mode.activity.wall.current_area == "area1", "there is no group 9"


def test_talk_without_wall_becomes_a_jotting(table: Table) -> None:
    table.mode.show_item("talk")
    table.enter("Kl 9: start")
    (jotting,) = table.state.each(Jotting)
    assert (jotting.item, jotting.text) == ("talk", "Kl 9: start")
    assert table.mode.activity.jottings.list.texts == ["Kl 9: start"]


def test_outcomes_are_tied_to_the_item(table: Table) -> None:
    table.mode.show_item("board")
    table.enter("åtgärd: Ta fram underlag > Sekretariatet > 12/6")
    table.enter("beslut: Vi ses i september")
    told = [(o.kind, o.text, o.owner, o.due, o.item) for o in table.state.each(Outcome)]
    assert told == [
        ("action", "Ta fram underlag", "Sekretariatet", "2026-06-12", "board"),
        ("decision", "Vi ses i september", "", "", "board"),
    ]
    assert table.mode.right.captured.tiles["action"].figure.text() == "1"
    assert not table.texts(Note)


def test_an_empty_outcome_stays_with_a_sentence(table: Table) -> None:
    table.enter("beslut: ")
    assert table.mode.entry.text == "beslut: "
    assert table.mode.entry.problem == "Skriv något först."


def test_too_long_stays_in_its_field(table: Table) -> None:
    table.mode.show_item("board")
    long = "å" * 2049
    table.mode.entry.edit.setPlainText(long)
    table.key(Key.Key_Return)
    assert table.mode.entry.text == long
    assert "2049" in table.mode.entry.problem and "2048" in table.mode.entry.problem
    assert table.desk.drafts["entry"] == long
    table.key(Key.Key_End, CTRL)
    table.key(Key.Key_Backspace)
    assert table.mode.entry.problem == ""
    table.key(Key.Key_Return)
    assert table.mode.entry.text == "" and len(table.texts(Note)) == 1


def test_a_full_disk_keeps_the_text(table: Table) -> None:
    table.mode.show_item("board")
    table.type("Kvar")
    table.journal.is_full = True
    table.key(Key.Key_Return)
    assert table.mode.entry.text == "Kvar"
    assert table.mode.entry.problem
    table.journal.is_full = False
    table.key(Key.Key_Return)
    assert table.texts(Note) == ["Kvar"]


def test_each_enter_is_its_own_step(table: Table) -> None:
    table.mode.show_item("board")
    table.enter("Ett")
    table.enter("Två")
    pressed(table, Key.Key_Z, CTRL, False)
    assert table.texts(Note) == ["Ett"]
    assert table.said == ["Ångrade: lapp tillagd"]


def test_ctrl_z_held_down_stops_at_the_empty_line(table: Table) -> None:
    table.mode.show_item("board")
    table.enter("Ett")
    table.type("ab")
    pressed(table, Key.Key_Z, CTRL, False)
    assert table.mode.entry.text != "ab", "text first"
    table.mode.entry.edit.setPlainText("")
    pressed(table, Key.Key_Z, CTRL, True)
    assert table.texts(Note) == ["Ett"], "held down, it goes no further"
    pressed(table, Key.Key_Z, CTRL, False)
    assert table.texts(Note) == []


def test_up_takes_up_the_last_one(table: Table) -> None:
    table.mode.show_item("board")
    table.enter("Ett")
    table.enter("Två")
    table.key(Key.Key_Up)
    assert table.mode.entry.text == "Två"
    table.key(Key.Key_Up)
    assert table.mode.entry.text == "Ett"
    table.key(Key.Key_Down)
    assert table.mode.entry.text == "Två"
    note_id = next(n.id for n in table.state.each(Note) if n.text == "Två")
    table.type(" till")
    assert table.desk.drafts == {f"entry:note:{note_id}": "Två till"}
    table.key(Key.Key_Return)
    assert table.texts(Note) == ["Ett", "Två till"]
    assert table.desk.drafts == {}
    assert table.mode.entry.text == ""


def test_an_edit_half_done_comes_back_as_an_edit(new_table: Callable[..., Table]) -> None:
    table = new_table(drafts={"entry:question:q1": "Vad gör vi i morgon?"})
    assert table.mode.entry.text == "Vad gör vi i morgon?"
    assert table.mode.entry.tag_row.texts == ["Ändrar"]


def test_an_edit_of_something_removed_comes_back_as_text(new_table: Callable[..., Table]) -> None:
    table = new_table(drafts={"entry:jotting:gone": "Halv"})
    assert table.mode.entry.text == "Halv"
    assert table.desk.drafts == {"entry": "Halv"}
    table.key(Key.Key_Return)
    assert table.texts(Jotting) == ["Halv"]
    assert table.desk.drafts == {}


def test_shift_enter_is_a_new_line(table: Table) -> None:
    table.type("Ett")
    table.key(Key.Key_Return, SHIFT)
    table.enter("Två")
    assert table.texts(Jotting) == ["Ett\nTvå"]


def test_composing_enter_does_not_submit(table: Table) -> None:
    QApplication.sendEvent(table.line, QInputMethodEvent("に", []))
    table.key(Key.Key_Return)
    assert not table.texts(Jotting)
    done = QInputMethodEvent("", [])
    done.setCommitString("日本")
    QApplication.sendEvent(table.line, done)
    table.key(Key.Key_Return)
    assert table.texts(Jotting) == ["日本"]


def test_several_lines_become_notes_in_one_step(table: Table) -> None:
    table.mode.show_item("board")
    pasted = QMimeData()
    pasted.setText("Ett\n\n  Två \r\nTre\n")
    table.mode.entry.edit.insertFromMimeData(pasted)
    assert table.texts(Note) == ["Ett", "Två", "Tre"]
    assert table.said == ["3 lappar inklistrade. Ctrl+Z ångrar."]
    pressed(table, Key.Key_Z, CTRL, False)
    assert table.texts(Note) == []


def test_a_paste_that_cannot_be_taken_stands_in_the_field(table: Table) -> None:
    table.mode.show_item("board")
    pasted = QMimeData()
    pasted.setText("Ett\n" + "x" * 2049)
    table.mode.entry.edit.insertFromMimeData(pasted)
    assert not table.texts(Note)
    assert table.mode.entry.text == "Ett\n" + "x" * 2049


def test_several_lines_elsewhere_stay_one_text(table: Table) -> None:
    table.mode.show_item("talk")
    pasted = QMimeData()
    pasted.setText("Ett\nTvå")
    table.mode.entry.edit.insertFromMimeData(pasted)
    table.key(Key.Key_Return)
    assert table.texts(Jotting) == ["Ett\nTvå"]


def test_backspace_in_front_turns_the_chip_to_text(table: Table) -> None:
    table.mode.show_item("board")
    table.type("2: är en siffra")
    table.key(Key.Key_Home)
    table.key(Key.Key_Backspace)
    assert table.mode.entry.tag_row.texts[0] == "Grupp 1"
    table.key(Key.Key_Return)
    assert table.texts(Note) == ["2: är en siffra"]


def test_marks_by_name(table: Table) -> None:
    table.mode.show_item("where")
    table.enter("jämt 3")
    table.enter("BD 1")
    table.enter("BD 2")
    assert {(m.unit, m.stage) for m in table.state.each(Mark)} == {("23", 3), ("25", 2)}
    table.enter("jämt 4")
    assert table.mode.entry.text == "jämt 4" and table.mode.entry.problem
    assert table.mode.activity.map.missing.text == "1 saknas"


def test_a_digit_marks_the_region_and_ctrl_enter_goes_to_the_next_missing(table: Table) -> None:
    table.mode.show_item("where")
    table.go_on()
    assert table.mode.activity.map.unit == "10"
    table.go_on("2")
    assert table.mode.activity.map.unit == "23"
    table.go_on("1")
    assert {(m.unit, m.stage) for m in table.state.each(Mark)} == {("10", 2), ("23", 1)}


def test_answers_round_the_table(table: Table) -> None:
    table.mode.show_item("in")
    table.go_on()
    table.go_on("Det går bra")
    table.go_on("Mer tid")
    table.go_on("Det går trögt")
    told = [(a.who, a.question, a.text) for a in table.state.each(Answer)]
    assert told == [("10", "r1", "Det går bra"), ("10", "r2", "Mer tid"), ("23", "r1", "Det går trögt")]
    assert table.mode.activity.round.question == "r2"


def test_the_first_answer_begins_the_round(table: Table) -> None:
    table.mode.show_item("in")
    table.enter("Det går bra")
    speaker = table.mode.activity.round.speaker()
    assert speaker and speaker.who == "10"
    pressed(table, Key.Key_Z, CTRL, False)
    assert not table.texts(Answer)
    assert table.mode.activity.round.speaker() is None, "one step"


def test_a_second_answer_adds_to_the_first(table: Table) -> None:
    table.mode.show_item("in")
    table.enter("Det går bra")
    table.enter("Men fort")
    table.enter("norrb: Långa avstånd")
    assert [(a.who, a.text) for a in table.state.each(Answer)] == [
        ("10", "Det går bra\nMen fort"),
        ("25", "Långa avstånd"),
    ]


def test_began_a_while_ago(table: Table) -> None:
    table.mode.deeds.start_pause()
    table.clock.advance(600)
    table.enter("började för 3 min sedan")
    run = current_run(table.state)
    assert run and run.item == "hello" and run.started == NINE + 600_000 - 180_000
    assert table.desk.drafts == {}


def test_letters_on_the_wall_a_list_and_a_button_write(table: Table) -> None:
    table.mode.show_item("board")
    table.mode.activity.wall.setFocus()
    table.type("a", table.mode.activity.wall)
    table.mode.left.list.setFocus()
    table.type("b", table.mode.left.list)
    table.mode.left.timer.toggle.setFocus()
    QTest.keyClick(table.mode.left.timer.toggle, Key.Key_C)
    assert table.mode.entry.text == "abc"
    assert table.mode.entry.edit.hasFocus()


@pytest.mark.parametrize("letter", list("bcdefghijklmnopqrstuvwxyz.,-+1"))
def test_no_letter_reaches_the_room(table: Table, letter: str) -> None:
    before = projection_of(table.state)
    for widget in (table.mode.activity.wall, table.mode.left.list, table.mode.activity.round.order):
        table.type(letter, widget)
    assert projection_of(table.state) == before


def test_escape_leaves_and_keeps(table: Table) -> None:
    table.mode.show_item("board")
    table.type("Halv")
    table.key(Key.Key_Escape)
    assert table.mode.activity.wall.hasFocus()
    assert table.mode.entry.text == "Halv" and table.desk.drafts == {"entry": "Halv"}


def test_ctrl_shift_b_makes_it_a_decision(table: Table) -> None:
    table.type("Vi ses i maj")
    table.mode.begin_outcome("decision")
    table.key(Key.Key_Return)
    assert [(o.kind, o.text) for o in table.state.each(Outcome)] == [("decision", "Vi ses i maj")]


def test_undo_gives_back_the_lines_own_text_first(table: Table) -> None:
    table.mode.show_item("board")
    table.enter("Första lappen")
    table.type("Andra")
    table.key(Key.Key_A, CTRL)
    table.key(Key.Key_Delete)
    assert table.mode.entry.text == ""
    table.key(Key.Key_Z, CTRL)
    assert table.mode.entry.text == "Andra"
    assert table.texts(Note) == ["Första lappen"]
    table.key(Key.Key_Z, CTRL)
    assert table.mode.entry.text == ""
    assert table.texts(Note) == ["Första lappen"]
    # held down it stops at the line's own beginning
    pressed(table, Key.Key_Z, CTRL, is_repeat=True)
    assert table.texts(Note) == ["Första lappen"]
    table.key(Key.Key_Z, CTRL)
    assert table.texts(Note) == []
    table.key(Key.Key_Y, CTRL)
    assert (table.texts(Note), table.mode.entry.text) == (["Första lappen"], "")


def test_undo_means_what_was_just_done_when_the_line_was_emptied_before_it(table: Table) -> None:
    table.mode.show_item("board")
    table.enter("Första lappen")
    table.type("norr 9")
    table.key(Key.Key_A, CTRL)
    table.key(Key.Key_Delete)
    # as a re-plan does, whose notice says that Ctrl+Z takes it back
    table.mode.deeds.skip_next()
    struck = [i.id for i in table.state.each(Item) if i.is_struck]
    assert len(struck) == 1
    table.key(Key.Key_Z, CTRL)
    assert table.mode.entry.text == ""
    assert not [i.id for i in table.state.each(Item) if i.is_struck]
