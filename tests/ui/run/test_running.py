"""The clock, the run-of-show, times set right, the round and the room's panel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rusdesk.commands.command import Place, Remove, Revise
from rusdesk.commands.projection import projection_of
from rusdesk.domain.agenda import Item, Part, current_run, run_of
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.rounds import Answer, Round, turns_of
from rusdesk.domain.statusmap import Map, Mark
from rusdesk.domain.wall import Note, Wall
from rusdesk.ui.rounds.order_list import OrderRow
from tests.ui.run.conftest import DAY, NINE, Table

Key = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def after(table: Table, minutes: float) -> None:
    table.clock.advance(minutes * 60)
    table.mode.tick()


def test_the_clock_goes_through_its_states(table: Table) -> None:
    timer = table.mode.left.timer
    assert (timer.word, timer.clock_text, timer.late_text) == ("Ej startat", "10:00", "")
    table.key(Key.Key_T, CTRL)
    after(table, 1)
    assert (timer.word, timer.clock_text, timer.late_text) == ("Pågår", "9:00", "I tid")
    after(table, 7)
    assert (timer.word, timer.clock_text) == ("Snart slut", "2:00")
    after(table, 1.5)
    assert (timer.word, timer.clock_text) == ("Runda av", "0:30")
    after(table, 2.5)
    assert (timer.word, timer.clock_text, timer.late_text) == ("Över tiden", "+2:00", "2 min efter")
    table.key(Key.Key_M, CTRL)
    table.key(Key.Key_M, CTRL)
    table.key(Key.Key_M, CTRL)
    assert (timer.word, timer.clock_text) == ("Snart slut", "1:00")
    table.key(Key.Key_M, CTRL | SHIFT)
    assert (timer.word, timer.clock_text) == ("Runda av", "0:00")


def test_a_pause_stops_the_clock(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    after(table, 1)
    table.key(Key.Key_T, CTRL)
    after(table, 5)
    assert (table.mode.left.timer.word, table.mode.left.timer.clock_text) == ("Pausat", "9:00")
    table.key(Key.Key_T, CTRL)
    after(table, 1)
    assert table.mode.left.timer.clock_text == "8:00"


def test_next_brings_the_item_and_its_scene(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    after(table, 10)
    table.key(Key.Key_PageDown, CTRL)
    run = current_run(table.state)
    assert run and run.item == "in"
    assert table.mode.activity.item == "in"
    assert table.mode.activity.shown and table.mode.activity.shown.kind == "round"
    assert projection_of(table.state).scene == "round"
    assert [r.state for r in table.mode.left.list.rows][:3] == ["done", "now", "coming"]
    assert table.mode.entry.edit.hasFocus()


def test_back_from_a_slip_leaves_no_trace(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    after(table, 5)
    table.key(Key.Key_PageDown, CTRL)
    after(table, 0.5)
    table.key(Key.Key_PageUp, CTRL)
    run = current_run(table.state)
    assert run and run.item == "hello"
    assert [r.state for r in table.mode.left.list.rows][:2] == ["now", "coming"]
    table.key(Key.Key_PageDown, CTRL)
    run = current_run(table.state)
    assert run and run.item == "in"


def test_after_the_last_item_the_day_is_over(table: Table) -> None:
    for _ in range(6):
        table.key(Key.Key_PageDown, CTRL)
        after(table, 5)
    assert current_run(table.state) is None
    assert (table.mode.left.timer.word, table.mode.left.timer.toggle.isEnabled()) == ("Färdigt", False)


def test_the_clock_is_not_in_undo(table: Table) -> None:
    table.mode.show_item("talk")
    table.enter("Kvar")
    table.key(Key.Key_T, CTRL)
    table.mode.undo()
    assert current_run(table.state) is not None


def test_began_earlier_from_the_menu_ends_the_one_before(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    after(table, 15)
    menu = table.mode.left.timer.menu()
    texts = [a.text() for a in menu.actions() if not a.isSeparator()]
    assert "för 3 min sedan" in texts
    table.mode.deeds.next(3)
    hello, entered = run_of(table.state, "hello"), run_of(table.state, "in")
    assert hello and entered
    assert hello.ended == entered.started == NINE + 12 * 60_000


def test_setting_back_the_current_item_moves_the_one_before(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    after(table, 15)
    table.key(Key.Key_PageDown, CTRL)
    table.mode.deeds.set_back(5)
    hello, entered = run_of(table.state, "hello"), run_of(table.state, "in")
    assert hello and entered
    assert hello.ended == entered.started == NINE + 10 * 60_000
    table.mode.undo()
    hello = run_of(table.state, "hello")
    assert hello and hello.ended == NINE + 15 * 60_000, "one step"


def test_times_are_set_right_on_a_done_row(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    after(table, 15)
    table.key(Key.Key_PageDown, CTRL)
    rows = table.mode.left.list
    rows.setCurrentRow(0)
    table.key(Key.Key_F2, widget=rows)
    editor = table.mode.left.editor
    assert editor and (editor.start.text(), editor.end.text()) == ("9.00", "9.15")
    editor.end.setText("9.7x")
    table.key(Key.Key_Return, widget=editor.end)
    assert editor._end_field.error == "Skriv som 9.05"
    editor.end.setText("8.00")
    table.key(Key.Key_Return, widget=editor.end)
    assert editor._end_field.error == "Slutet är före starten"
    editor.start.setText("9.02")
    editor.end.setText("912")
    table.key(Key.Key_Return, widget=editor.end)
    run = run_of(table.state, "hello")
    assert run and (run.started, run.ended) == (DAY + 542 * 60_000, DAY + 552 * 60_000)
    assert table.mode.left.editor is None


def test_what_is_late_is_pushed_and_the_fixed_start_held(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    after(table, 14)
    table.key(Key.Key_PageDown, CTRL)
    told = {r.item.id: (r.start, r.shift) for r in table.mode.left.list.rows}
    assert told["board"] == (9 * 60 + 34, 4)
    assert told["talk"] == (11 * 60, 0)
    assert table.mode.left.timer.late_text == "4 min efter"


def test_turns_by_keys(table: Table) -> None:
    table.mode.show_item("in")
    panel = table.mode.activity.round
    table.go_on()
    panel.order.setFocus()
    panel.order.setCurrentRow(2)
    table.key(Key.Key_Return, widget=panel.order)
    speaker = panel.speaker()
    assert speaker and speaker.who == "25"
    panel.order.setCurrentRow(1)
    table.key(Key.Key_Delete, widget=panel.order)
    turns = {t.who: t.state for t in turns_of(table.state, "round").values()}
    assert turns == {"10": "done", "25": "speaking", "23": "absent"}
    table.key(Key.Key_Backspace, widget=panel.order)
    speaker = panel.speaker()
    assert speaker and speaker.who == "10"


def test_wait_till_last_gives_the_turn_on(table: Table) -> None:
    table.mode.show_item("in")
    panel = table.mode.activity.round
    table.go_on()
    panel.card.later_button.click()
    speaker = panel.speaker()
    assert speaker and speaker.who == "23"
    row = panel.order.item(2).data(Qt.ItemDataRole.UserRole)
    assert isinstance(row, OrderRow) and (row.place.who, row.place.state) == ("10", "later")
    table.mode.undo()
    speaker = panel.speaker()
    assert speaker and speaker.who == "10", "one step"


def test_an_answer_is_taken_up_again(table: Table) -> None:
    table.mode.show_item("in")
    table.enter("Bra")
    answers = table.mode.activity.round.answers
    answers.setFocus()
    answers.setCurrentRow(0)
    table.key(Key.Key_Return, widget=answers)
    assert table.mode.entry.text == "Bra"
    table.enter("t")
    assert table.texts(Answer) == ["Brat"]


def test_digits_set_stages_on_the_map(table: Table) -> None:
    table.mode.show_item("where")
    grid = table.mode.activity.map.grid
    grid.setFocus()
    table.key(Key.Key_Down, widget=grid)
    table.type("2", grid)
    assert [(m.unit, m.stage) for m in table.state.each(Mark)] == [("23", 2)]
    table.type("0", grid)
    assert not list(table.state.each(Mark))
    table.type("9", grid)
    assert table.mode.entry.text == "9", "there is no stage 9, so it is text"


def test_jottings_are_changed_and_removed(table: Table) -> None:
    table.mode.show_item("talk")
    table.enter("Ett")
    table.enter("Två")
    rows = table.mode.activity.jottings.list
    rows.setFocus()
    rows.setCurrentRow(0)
    table.key(Key.Key_Delete, widget=rows)
    assert rows.texts == ["Två"]
    rows.setCurrentRow(0)
    table.key(Key.Key_F2, widget=rows)
    table.enter(" till")
    assert rows.texts == ["Två till"]


def test_an_outcome_is_given_owner_and_day(table: Table) -> None:
    table.enter("åtgärd: Boka lokal")
    captured = table.mode.right.captured
    captured.list.setFocus()
    captured.list.setCurrentRow(0)
    table.key(Key.Key_Return, widget=captured.list)
    editor = captured.editor
    assert editor is not None
    QTest.keyClicks(editor.owner, "Region Dalarna")
    assert "Region Dalarna" in table.desk.drafts.values()
    QTest.keyClicks(editor.due, "1/9")
    table.key(Key.Key_Return, widget=editor.due)
    assert [(o.owner, o.due) for o in table.state.each(Outcome)] == [("Region Dalarna", "2026-09-01")]
    assert table.desk.drafts == {}
    assert table.mode.entry.text == "", "what is typed in a form stays there"


def test_the_room_by_keys_and_buttons(table: Table) -> None:
    table.key(Key.Key_B, CTRL)
    assert projection_of(table.state).is_paused
    table.key(Key.Key_B, CTRL)
    assert not projection_of(table.state).is_paused
    table.mode.show_item("board")
    table.key(Key.Key_R, CTRL)
    shown = projection_of(table.state)
    assert (shown.scene, shown.target, len(shown.camera)) == ("wall", "wall", 4)
    assert table.mode.activity.wall.room_camera is None, "nobody sees it while it is closed"
    table.mode.right.open_button.click()
    assert table.room.is_open and table.mode.right.chip.text == "På skärm"
    assert table.mode.activity.wall.room_camera is not None
    table.key(Key.Key_F, CTRL | SHIFT)
    assert table.room.is_frozen and table.mode.right.chip.text == "Fryst bild"
    table.key(Key.Key_PageDown, CTRL | SHIFT)
    assert table.room.turned == 1
    table.mode.right.follows.click()
    assert not projection_of(table.state).follows


def test_scenes_name_everything_there_is(table: Table) -> None:
    told = {(scene, target) for _, scene, target in table.mode.right.scenes()}
    assert {("question", "q1"), ("round", "round"), ("wall", "wall"), ("wall", "area3"), ("clock", "hello")} <= told


def test_one_letter_redraws_no_panel(table: Table) -> None:
    """Typing touches the line alone."""
    heard: list[int] = []
    table.seat.desk.changed.connect(lambda *_: heard.append(1))
    rows = table.mode.left.list.rows
    table.type("abc")
    assert not heard
    assert table.mode.left.list.rows is rows


def test_small_windows_fold(new_table: Callable[..., Table], qtbot: QtBot) -> None:
    table = new_table(size=(1366, 656))
    assert table.mode.rail.isVisible() and not table.mode.right.isVisible()
    qtbot.waitUntil(lambda: table.mode.entry.height() <= 76)
    table.mode.rail.monitor.click()
    assert table.mode.right.isVisible()
    table.key(Key.Key_Escape, widget=table.mode.right.open_button)
    assert not table.mode.right.isVisible()
    tiny = new_table(size=(1024, 584))
    assert tiny.mode.width() == 1024
    assert tiny.mode.run_rail.isVisible() and not tiny.mode.left.isVisible()
    tiny.mode.run_rail.toggle.click()
    assert tiny.mode.run_rail.figure.text() == "10:00" and current_run(tiny.state) is not None
    tiny.mode.run_rail.unfold.click()
    assert tiny.mode.left.isVisible()
    wide = new_table()
    assert wide.mode.right.isVisible() and not wide.mode.rail.isVisible()
    qtbot.waitUntil(lambda: 100 <= wide.mode.entry.height() <= 116)
    assert wide.mode.left.width() == 344


def test_an_empty_workshop_can_be_run(table: Table) -> None:
    table.seat.desk.do(Remove(Part, ("p",)))
    table.key(Key.Key_T, CTRL)
    table.enter("Väggen är kvar")
    assert table.texts(Note) == ["Väggen är kvar"], "without a programme the wall is still at hand"
    for kind, record in ((Wall, "wall"), (Round, "round"), (Map, "map")):
        table.seat.desk.do(Remove(kind, (record,)))
    table.enter("Vart tog det vägen?")
    assert table.mode.entry.text == "Vart tog det vägen?", "there is no item to write under, so the text stays"
    assert table.mode.entry.problem


def test_a_wall_of_no_item_is_at_hand_though_no_item_is_a_dialogue(table: Table) -> None:
    table.seat.desk.do(Revise(Wall, "wall", {"item": ""}))
    table.mode.show_item("talk")
    assert not table.mode.activity.wall.isVisible(), "there is a dialogue, that is where it belongs"
    table.seat.desk.do(Revise(Item, "board", {"kind": "other"}))
    table.mode.show_item("where")
    table.mode.show_item("talk")
    assert not table.mode.activity.wall.isVisible(), "what is typed there goes where it went"
    activity = table.mode.activity
    activity.choose(next(a for a in activity.all_shown if a.kind == "wall"))
    assert table.mode.activity.wall.isVisible()
    table.enter("Skrivs på väggen")
    assert table.texts(Note) == ["Skrivs på väggen"]


def test_markup_is_text(table: Table) -> None:
    item = Item(id="x", part="p", title="<b>&amp; fet</b>", minutes=5, rank="Z")
    table.seat.desk.do(Place((item,)))
    table.mode.show_item("x")
    assert table.mode.activity.head.title.text() == "<b>&amp; fet</b>"
    assert table.mode.activity.head.title.textFormat() == Qt.TextFormat.PlainText


def test_tab_goes_as_one_reads(table: Table) -> None:
    table.mode.show_item("board")
    QApplication.processEvents()  # new buttons are shown on the next turn
    order: list[str] = []
    # from the mode itself, not from within it: a chain is a ring, and the bar above stands before all of it
    first: QWidget = table.mode
    widget = first.nextInFocusChain()
    while widget is not first:
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes and widget.isVisible() and widget.isEnabled():
            order.append(widget.accessibleName().split(",")[0])
        widget = widget.nextInFocusChain()
    wanted = ["Körschema", "Vägg", "Grupp 1", "Vägg med lappar", "Skrivrad", "Öppna visning"]
    assert [n for n in order if n in wanted] == wanted


def test_screen_readers_hear_of_phases_not_seconds(table: Table) -> None:
    heard: list[str] = []
    table.mode.left.timer.turned.connect(heard.append)
    table.key(Key.Key_T, CTRL)
    for _ in range(11 * 60):
        table.clock.advance(1)
        table.mode.left.timer.tick()
    assert [h.split(",")[0] for h in heard] == ["Pågår", "Snart slut", "Runda av", "Över tiden", "Över tiden"]


def test_menus_open_and_do(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    after(table, 5)
    menus = (
        table.mode.left.timer.menu(),
        table.mode.left.list.row_menu("board"),
        table.mode.right.scene_menu(),
    )
    for menu in menus:
        menu.popup(table.mode.mapToGlobal(table.mode.rect().center()))
        assert menu.isVisible()
        menu.close()
    scenes = table.mode.right.scene_menu()
    next(a for a in scenes.actions() if a.text() == "Fråga: Vad gör vi sedan?").trigger()
    assert (projection_of(table.state).scene, projection_of(table.state).target) == ("question", "q2")
    row = table.mode.left.list.row_menu("board")
    next(a for a in row.actions() if a.text() == "Började för 3 min sedan").trigger()
    run = current_run(table.state)
    assert run and (run.item, run.started) == ("board", NINE + 2 * 60_000)


def test_typed_text_in_the_small_editors_stays_there(table: Table) -> None:
    table.key(Key.Key_T, CTRL)
    table.mode.left.edit_times("hello")
    editor = table.mode.left.editor
    assert editor is not None
    editor.start.selectAll()
    table.type("8.55", editor.start)
    assert table.desk.drafts == {"field:run:hello:started": "8.55"}
    table.key(Key.Key_Escape, widget=editor.start)
    assert table.mode.entry.text == "" and table.mode.left.editor is None
    run = current_run(table.state)
    assert run and run.started == NINE
    table.mode.left.edit_times("hello")
    again = table.mode.left.editor
    assert again is not None and again.start.text() == "8.55", "Esc loses no text"
    again.leave()
    assert table.desk.drafts == {}


def test_an_item_taken_away_while_it_shows(table: Table) -> None:
    table.mode.show_item("board")
    table.type("Halv")
    table.seat.desk.do(Remove(Item, ("board",)))
    assert table.mode.activity.item == "hello"
    assert table.mode.entry.text == "Halv"
    table.key(Key.Key_Return)
    assert table.texts(Jotting) == ["Halv"]
    table.mode.undo()
    table.mode.undo()
    assert table.state.find(Item, "board") is not None


def test_a_stage_is_made_when_its_kind_is_first_shown(table: Table) -> None:
    activity = table.mode.activity
    assert not activity.is_made("vote")
    met: list[object] = []
    activity.when_made("vote", met.append)
    assert not met
    panel = activity.vote
    assert met == [panel]
    assert activity.vote is panel
    activity.when_made("vote", met.append)
    assert met == [panel, panel]


def test_tab_goes_from_the_wall_to_a_stage_made_later(table: Table) -> None:
    wall, panel = table.mode.activity.wall, table.mode.activity.round
    at = wall.nextInFocusChain()
    while at is not None and at.focusPolicy() == Qt.FocusPolicy.NoFocus:
        at = at.nextInFocusChain()
    assert at is not None
    assert panel.isAncestorOf(at)


def test_each_day_of_several_has_its_name_in_the_list(table: Table) -> None:
    painted = table.mode.left.list
    heights = [painted.sizeHintForRow(n) for n in range(painted.count())]
    table.desk.do(Revise(Part, "p", {"day": "2026-05-22"}))
    assert [painted.sizeHintForRow(n) for n in range(painted.count())] == heights  # one day needs no name
    table.desk.do(Place((Part(id="p2", title="Dag 2", day="2026-05-23", rank="B"),)))
    table.desk.do(Place((Item(id="more", part="p2", title="Fortsättning", minutes=30, start=540, rank="A"),)))
    assert [painted.sizeHintForRow(n) > heights[1] for n in range(painted.count())] == [
        True, *[False] * (painted.count() - 2), True,
    ]  # fmt: skip
    said = painted.item(painted.count() - 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Lördag 23 maj 2026, 9.00 Fortsättning")


def test_a_row_that_was_clicked_stays_under_the_mouse(new_table: Callable[..., Table]) -> None:
    table = new_table(size=(1200, 520))
    more = [Item(id=f"x{n}", part="p", title=f"Punkt {n}", minutes=5, rank=f"F{n}") for n in range(9)]
    table.desk.do(Place(tuple(more)))
    QApplication.processEvents()
    rows = table.mode.left.list
    rows.scrollToTop()
    box = rows.visualItemRect(rows.item(4))
    QTest.mouseMove(rows.viewport(), box.center())
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    QApplication.processEvents()
    assert table.mode.activity.item == rows.rows[4].item.id
    assert rows.visualItemRect(rows.item(4)) == box


def test_in_a_narrow_list_two_lines_have_air_between_rows(new_table: Callable[..., Table]) -> None:
    table = new_table(size=(1366, 700))
    long = "Nuläge i processen och ungdomsperspektivet i hela landet"
    table.desk.do(Place((Item(id="long", part="p", title=long, minutes=5, rank="F1"),)))
    table.desk.do(Place((Item(id="short", part="p", title="Rast", minutes=5, rank="F2"),)))
    QApplication.processEvents()
    rows = table.mode.left.list
    high = {r.item.id: rows.visualItemRect(rows.item(n)).height() for n, r in enumerate(rows.rows)}
    assert high["long"] >= high["short"] + 8


def test_a_day_without_a_programme_says_where_it_is_made(table: Table) -> None:
    left = table.mode.left
    assert left.empty.isHidden()
    table.desk.do(Remove(Item, tuple(one.id for one in table.desk.state.each(Item))))
    left.refresh()
    assert not left.empty.isHidden() and "Förbered" in left.empty.text()
