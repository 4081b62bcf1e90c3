"""The day as it really goes: skipped, swapped, run over, slept through."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from rusdesk.commands.command import Revise
from rusdesk.domain.agenda import Item, Run, current_run, main_items, run_of
from rusdesk.ui.agenda.day_watch import BEAT, DayWatch
from tests.ui.run.conftest import NINE, Table
from tests.ui.run.test_running import ALT, CTRL, SHIFT, Key, after

MINUTE = 60_000


def go_over(table: Table, minutes: float = 5) -> None:
    table.key(Key.Key_T, CTRL)
    after(table, 10 + minutes)


def test_five_minutes_over_asks_quietly_whether_they_have_moved_on(table: Table) -> None:
    asides = table.mode.left.asides
    go_over(table, 4.9)
    assert not asides.open and asides.isHidden()
    after(table, 0.1)
    aside = asides.open["moved"]
    assert aside.text == "Välkommen skulle ha slutat 9.10. Har ni gått vidare?"
    assert aside.isVisible() and table.line.hasFocus(), "who writes isn't disturbed"
    assert aside.field is not None and aside.field.text() == "9.10"
    aside.field.setText("9.12")
    aside.buttons[0].click()
    first, second = run_of(table.state, "hello"), run_of(table.state, "in")
    assert first and second and first.ended == second.started == NINE + 12 * MINUTE
    assert not asides.open


def test_no_is_an_answer_until_minutes_are_put_on(table: Table) -> None:
    asides = table.mode.left.asides
    go_over(table)
    asides.open["moved"].buttons[-1].click()
    after(table, 3)
    assert not asides.open
    table.mode.deeds.add_minutes(5)
    after(table, 1)
    assert not asides.open, "they gave it more time"
    after(table, 2)
    assert "9.15" in asides.open["moved"].text


def test_a_time_that_cannot_be_says_so_and_stays(table: Table) -> None:
    go_over(table)
    aside = table.mode.left.asides.open["moved"]
    assert aside.field is not None
    for typed, said in (("25.00", "Skriv tiden"), ("9.40", "inte varit än"), ("8.50", "började 9.00"), ("", "Skriv")):
        aside.field.setText(typed)
        aside.buttons[0].click()
        assert said in aside.label.text() and aside.field.text() == typed
    assert run_of(table.state, "in") is None


def test_the_question_goes_when_they_have_moved_on_by_themselves(table: Table) -> None:
    go_over(table)
    table.key(Key.Key_PageDown, CTRL)
    table.mode.tick()
    assert not table.mode.left.asides.open


def test_after_the_last_item_it_asks_whether_they_are_done(table: Table) -> None:
    table.mode.deeds.start("talk")
    after(table, 25)
    aside = table.mode.left.asides.open["moved"]
    assert aside.text.endswith("Är ni klara?")
    aside.buttons[0].click()
    assert current_run(table.state) is None


def test_a_sleeping_computer_is_told_and_may_be_left_out(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    after(table, 2)
    table.clock.sleep(6 * 60)
    after(table, 1)
    aside = table.mode.left.asides.open["slept"]
    assert aside.text == "Datorn sov 6 min. Räknas tiden med?"
    assert table.mode.left.timer.clock_text == "1:00", "it counts until somebody says otherwise"
    aside.buttons[0].click()
    assert table.mode.left.timer.clock_text == "7:00"
    assert not table.mode.left.asides.open


def test_a_sleep_between_items_is_nobodys(table: Table) -> None:
    table.clock.sleep(600)
    after(table, 1)
    assert not table.mode.left.asides.open


def test_a_clock_that_is_set_changes_no_length_and_says_so(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    after(table, 3)
    table.clock.set_by(-3600)
    after(table, 1)
    assert table.mode.left.timer.clock_text == "6:00"
    aside = table.mode.left.asides.open["set"]
    assert aside.text == "Datorns klocka ställdes tillbaka 1 h. Punkternas tider flyttades med."
    table.key(Key.Key_Escape, widget=aside.buttons[0])
    assert not table.mode.left.asides.open


def test_five_minutes_by_one_key(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    table.key(Key.Key_5, CTRL)
    run = current_run(table.state)
    assert run and run.added == 5


def test_what_comes_next_is_skipped_and_taken_in_again(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    table.key(Key.Key_N, CTRL | SHIFT)
    assert table.state.get(Item, "in").is_struck and table.said[-1].startswith("Incheckning hoppas över")
    table.key(Key.Key_PageDown, CTRL)
    run = current_run(table.state)
    assert run and run.item == "board"
    rows = table.mode.left.list
    rows.setCurrentRow(1)
    table.key(Key.Key_Delete, widget=rows)
    assert not table.state.get(Item, "in").is_struck


def test_two_items_change_places_by_key_and_by_menu(table: Table) -> None:
    rows = table.mode.left.list
    rows.setCurrentRow(1)
    table.key(Key.Key_Down, ALT, rows)
    assert [i.id for i in main_items(table.state)] == ["hello", "board", "in", "where", "talk"]
    assert rows.current_id == "in"
    menu = rows.row_menu("board")
    swap = next(a.menu() for a in menu.actions() if a.text() == "Byt plats med")
    assert [a.text() for a in swap.actions()] == ["Incheckning", "Var är vi?"], "a fixed start stays"
    swap.actions()[1].trigger()
    menu.deleteLater()
    assert [i.id for i in main_items(table.state)] == ["hello", "where", "in", "board", "talk"]
    table.mode.undo()
    assert [i.id for i in main_items(table.state)] == ["hello", "board", "in", "where", "talk"]


def test_jumping_to_what_is_shown(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    table.mode.show_item("where")
    table.key(Key.Key_T, CTRL | SHIFT)
    run = current_run(table.state)
    assert run and run.item == "where"
    assert [r.state for r in table.mode.left.list.rows] == ["done", "skipped", "skipped", "now", "coming"]


def test_the_end_of_the_day_is_told(table: Table) -> None:
    end = table.mode.left.end
    assert end.isHidden()
    table.mode.deeds.start("talk")
    table.clock.advance(60)
    table.desk.do(Revise(Run, current_run(table.state).id, {"started": NINE + 125 * MINUTE}))  # type: ignore[union-attr]
    table.mode.left.refresh()
    assert end.text() == "Slutar 11.25 som det går · plan 11.20"


def test_a_start_in_the_middle_of_an_item_asks_about_the_time_nobody_watched(
    table: Table, new_table: Callable[..., Table]
) -> None:
    table.key(Key.Key_T, CTRL)
    after(table, 2)
    table.mode.watch.beat()
    assert table.desk.drafts == {BEAT: str(NINE + 2 * MINUTE)}
    table.clock.advance(4 * 60)
    again = DayWatch(table.seat, table.mode.left.asides, table.mode.deeds, table.mode)
    aside = table.mode.left.asides.open["away"]
    assert aside.text == "Klockan gick 4 min medan RusDesk inte följde med. Räknas tiden med?"
    aside.buttons[0].click()
    run = current_run(table.state)
    assert run and run.spent_ms(table.clock.now_ms()) == 2 * MINUTE
    table.key(Key.Key_T, CTRL)
    again.beat()
    assert table.desk.drafts == {}, "nothing to watch in a pause"


def test_word_that_cannot_be_kept_bothers_nobody(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    table.journal.is_full = True
    refused: list[object] = []
    table.seat.desk.refused.connect(refused.append)
    table.mode.watch.beat()
    assert not refused and table.desk.drafts == {}


def test_a_short_while_unwatched_is_nothing_to_ask_about(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    table.mode.watch.beat()
    table.clock.advance(60)
    DayWatch(table.seat, table.mode.left.asides, table.mode.deeds, table.mode)
    assert not table.mode.left.asides.open


def test_the_menu_of_the_clock_sets_times_right(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    menu = table.mode.left.timer.menu()
    action = next(a for a in menu.actions() if a.text() == "Ändra tider …")
    action.trigger()
    menu.deleteLater()
    assert table.mode.left.editor is not None and table.mode.left.editor.start.text() == "9.00"


def test_a_fixed_start_that_cannot_be_held_says_so(table: Table) -> None:
    rows = table.mode.left.list
    assert rows.item(4).toolTip().find("hålls") > 0
    table.mode.deeds.start("where")
    table.clock.advance(125 * 60)
    rows.refresh()
    assert "men som det går blir den 11.05" in rows.item(4).toolTip()
    assert "fast tid, 5 min sent" in str(rows.item(4).data(Qt.ItemDataRole.AccessibleTextRole))
