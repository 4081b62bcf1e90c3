"""The programme made ready by keyboard: rows added, written, moved, fixed, pasted and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rusdesk.commands.agenda import MoveItem
from rusdesk.commands.command import Place, Revise
from rusdesk.domain.agenda import Item, Part, in_order, parts
from rusdesk.domain.people import Participant, Question
from rusdesk.domain.workshop import Link, Workshop
from rusdesk.ui.agenda.programme_model import Column
from rusdesk.ui.agenda.programme_table import ProgrammeTable
from rusdesk.ui.planning.fields import TextField
from rusdesk.ui.words import step_name

DAY = (
    Part(id="am", title="Förmiddag", rank="1"),
    Item(id="a", part="am", title="Välkommen", kind="welcome", minutes=10, start=540, rank="1"),
    Item(id="b", part="am", title="Dialog", kind="dialogue", minutes=30, minimum=20, rank="2"),
    Item(id="c", part="am", title="Lunch", kind="meal", minutes=60, start=700, rank="3"),
)


def at(table: ProgrammeTable, record: str, column: Column) -> None:
    row = next(n for n, r in enumerate(table.rows) if r.id == record)
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))


def write(table: ProgrammeTable, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type as someone does: the first letter opens the field, the others go to it."""
    QTest.keyClicks(table, text[0])
    assert table.editor is not None
    QTest.keyClicks(table.editor.edit, text[1:])
    QTest.keyClick(table.editor.edit, key)


def titles(bench) -> list[str]:
    return [i.title for i in in_order(bench.state)]


def test_lengths_and_starts_as_people_type_them(bench) -> None:
    one = bench(*DAY)
    table = one.open().programme.table
    at(table, "b", Column.MINUTES)
    write(table, "1 h 30")
    assert one.state.get(Item, "b").minutes == 90
    at(table, "b", Column.START)
    write(table, "915")
    assert one.state.get(Item, "b").start == 555
    at(table, "b", Column.MINIMUM)
    write(table, "45 min")
    assert one.state.get(Item, "b").minimum == 45
    one.seat.desk.undo()
    one.seat.desk.undo()
    one.seat.desk.undo()
    b = one.state.get(Item, "b")
    assert (b.minutes, b.start, b.minimum) == (30, None, 20)


def test_what_is_no_length_stays_in_its_field_with_a_sentence(bench) -> None:
    one = bench(*DAY)
    table = one.open().programme.table
    at(table, "b", Column.MINUTES)
    write(table, "sju")
    assert table.editor is not None
    assert table.editor.edit.text() == "sju"
    assert "25 min" in table.editor.error
    assert one.desk.drafts["field:item:b:minutes"] == "sju"
    assert one.state.get(Item, "b").minutes == 30
    table.editor.edit.setText("25")
    QTest.keyClick(table.editor.edit, Qt.Key.Key_Return)
    assert table.editor is None
    assert one.state.get(Item, "b").minutes == 25
    assert "field:item:b:minutes" not in one.desk.drafts


def test_a_full_disk_keeps_the_text_in_its_field(bench) -> None:
    one = bench(*DAY)
    table = one.open().programme.table
    at(table, "b", Column.TITLE)
    one.journal.is_full = True
    write(table, "Samtal")
    assert table.editor is not None and table.editor.edit.text() == "Samtal" and table.editor.error
    assert one.state.get(Item, "b").title == "Dialog"
    one.journal.is_full = False
    QTest.keyClick(table.editor.edit, Qt.Key.Key_Return)
    assert one.state.get(Item, "b").title == "Samtal"


def test_escape_goes_one_step_back_and_loses_no_text(bench) -> None:
    one = bench(*DAY)
    table = one.open().programme.table
    at(table, "b", Column.TITLE)
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert table.editor is not None and table.editor.edit.text() == "Dialog"
    QTest.keyClicks(table.editor.edit, "xyz")
    QTest.keyClick(table.editor.edit, Qt.Key.Key_Escape)
    assert table.editor is None and one.state.get(Item, "b").title == "Dialog"
    assert table.has_draft(table.currentIndex())
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert table.editor.edit.text() == "xyz"
    QTest.keyClick(table.editor.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert table.editor.edit.text() == "Dialog"
    QTest.keyClick(table.editor.edit, Qt.Key.Key_Escape)
    assert not table.has_draft(table.currentIndex()) and not one.seat.desk.drafts


def test_ins_adds_a_row_below_ready_to_be_written_and_del_removes(bench) -> None:
    one = bench(*DAY)
    table = one.open().programme.table
    at(table, "a", Column.TITLE)
    QTest.keyClick(table, Qt.Key.Key_Insert)
    assert titles(one) == ["Välkommen", "Ny punkt", "Dialog", "Lunch"]
    assert table.editor is not None and table.editor.edit.selectedText() == "Ny punkt"
    QTest.keyClicks(table.editor.edit, "Incheckning")
    QTest.keyClick(table.editor.edit, Qt.Key.Key_Return)
    assert titles(one) == ["Välkommen", "Incheckning", "Dialog", "Lunch"]
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert titles(one) == ["Välkommen", "Dialog", "Lunch"]
    assert table.current_id == "b"
    one.seat.desk.undo()
    assert titles(one) == ["Välkommen", "Incheckning", "Dialog", "Lunch"]


def test_tab_goes_to_the_next_cell_with_the_field_open(bench) -> None:
    one = bench(*DAY)
    table = one.open().programme.table
    at(table, "b", Column.MINUTES)
    write(table, "40", Qt.Key.Key_Tab)
    assert one.state.get(Item, "b").minutes == 40
    assert table.editor is not None and table.currentIndex().column() == Column.MINIMUM


def test_rows_move_with_the_keyboard_on_them(bench) -> None:
    one = bench(*DAY)
    table = one.open().programme.table
    at(table, "b", Column.TITLE)
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(one) == ["Dialog", "Välkommen", "Lunch"]
    assert table.current_id == "b"
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert one.state.get(Item, "b").parent == "a"
    QTest.keyClick(table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert one.state.get(Item, "b").parent == ""


def test_the_lock_fixes_the_start_where_it_is(bench) -> None:
    one = bench(*DAY)
    table = one.open().programme.table
    at(table, "b", Column.TITLE)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(table, Qt.Key.Key_L, keys)
    assert one.state.get(Item, "b").start == 550
    QTest.keyClick(table, Qt.Key.Key_L, keys)
    assert one.state.get(Item, "b").start is None


def test_a_row_dragged_by_its_handle(bench) -> None:
    one = bench(*DAY)
    table = one.open().programme.table
    view = table.viewport()
    grip = table.visualRect(table.model().index(1, Column.GRIP)).center()
    below = table.visualRect(table.model().index(2, Column.TITLE)).bottomLeft() + QPoint(5, -2)

    def send(kind: QEvent.Type, where: QPoint, held: Qt.MouseButton) -> None:
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, where, view.mapToGlobal(where), left, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)

    send(QEvent.Type.MouseButtonPress, grip, Qt.MouseButton.LeftButton)
    assert table.is_dragging
    send(QEvent.Type.MouseMove, below, Qt.MouseButton.LeftButton)
    assert titles(one) == ["Välkommen", "Dialog", "Lunch"]
    send(QEvent.Type.MouseButtonRelease, below, Qt.MouseButton.NoButton)
    assert titles(one) == ["Dialog", "Välkommen", "Lunch"]
    assert not table.is_dragging


def send(table, kind: QEvent.Type, where: QPoint, held: Qt.MouseButton) -> None:
    view, left = table.viewport(), Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, where, view.mapToGlobal(where), left, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def drag(table, row: int, where: QPoint) -> None:
    grip = table.visualRect(table.model().index(row, Column.GRIP)).center()
    send(table, QEvent.Type.MouseButtonPress, grip, Qt.MouseButton.LeftButton)
    send(table, QEvent.Type.MouseMove, where, Qt.MouseButton.LeftButton)
    send(table, QEvent.Type.MouseButtonRelease, where, Qt.MouseButton.NoButton)


def test_a_row_dragged_out_over_the_titles_becomes_a_part_of_the_item_above(bench) -> None:
    one = bench(*DAY)
    table = one.open().programme.table
    below = table.visualRect(table.model().index(1, Column.TITLE)).bottomLeft()
    drag(table, 2, below + QPoint(80, -2))
    assert one.state.get(Item, "b").parent == "a"
    below = table.visualRect(table.model().index(3, Column.TITLE)).bottomLeft()
    drag(table, 2, below + QPoint(-60, -2))
    assert one.state.get(Item, "b").parent == "" and titles(one) == ["Välkommen", "Lunch", "Dialog"]


def test_a_part_of_the_day_is_dragged_with_its_items(bench) -> None:
    one = bench(*DAY, Part(id="q", title="Eftermiddag", rank="B"), Item(id="d", part="q", title="Utblick", rank="A"))
    table = one.open().programme.table
    last = table.visualRect(table.model().index(len(table.rows) - 1, Column.START)).bottomLeft()
    drag(table, 0, last + QPoint(5, -2))
    assert titles(one) == ["Utblick", "Välkommen", "Dialog", "Lunch"]
    one.seat.desk.undo()
    assert titles(one)[-1] == "Utblick"


@pytest.mark.parametrize(("column", "typed", "said"), [
    (Column.MINIMUM, "45", "Minst kan inte vara mer än längden, 30 min."),
    (Column.MINUTES, "10", "Punkten är satt till minst 20 min."),
    (Column.START, "25.00", "Skriv tiden som 9.00"),
    (Column.MINUTES, "länge", "Skriv längden som 25"),
])  # fmt: skip
def test_what_cannot_be_stays_in_the_field_with_a_sentence(bench, column: Column, typed: str, said: str) -> None:
    one = bench(*DAY)
    one.seat.desk.do(Revise(Item, "b", {"minutes": 30, "minimum": 20}))
    table = one.open().programme.table
    at(table, "b", column)
    QTest.keyClick(table, Qt.Key.Key_F2)
    table.editor.edit.selectAll()
    QTest.keyClicks(table.editor.edit, typed.replace("ä", "a"))
    QTest.keyClick(table.editor.edit, Qt.Key.Key_Return)
    assert table.editor.error.startswith(said) and table.editor.edit.text() == typed.replace("ä", "a")
    item = one.state.get(Item, "b")
    assert (item.minutes, item.minimum, item.start) == (30, 20, None)
    table.editor.cancel()


@pytest.mark.parametrize(("fields", "said"), [
    ({"start": 500}, "fast tid före punkten ovanför, som börjar 9.00"),
    ({"start": 540}, "krockar 10 min med punkten före"),
    ({"start": None, "minutes": 0, "minimum": None}, "ingen längd"),
    ({"start": None, "minutes": 5, "minimum": 20}, "minst är 15 min mer än längden"),
])  # fmt: skip
def test_what_does_not_add_up_is_said_at_the_row(bench, fields: dict[str, object], said: str) -> None:
    one = bench(*DAY)
    one.seat.desk.do(Revise(Item, "b", fields))
    table = one.open().programme.table
    assert table.model().trouble(2) == said


def test_parts_longer_than_their_item_are_said(bench) -> None:
    one = bench(*DAY, Item(id="b1", part="am", parent="b", title="Del", minutes=300, rank="A"))
    table = one.open().programme.table
    assert table.model().trouble(2) == f"delpunkterna är {300 - one.state.get(Item, 'b').minutes} min för långa"
    one.seat.desk.do(Place((Item(id="b2", part="am", parent="b", title="Del", minutes=300, rank="B"),)))
    one.seat.desk.do(Revise(Item, "b", {"is_parallel": True}))
    assert table.model().trouble(2) == f"delpunkterna är {300 - one.state.get(Item, 'b').minutes} min för långa"


def test_presenters_are_completed_by_those_who_take_part(bench) -> None:
    one = bench(*DAY, Participant(id="m", organisation="Region Skåne"), Participant(id="n", name="Kansliet"))
    table = one.open().programme.table
    at(table, "b", Column.PRESENTERS)
    QTest.keyClick(table, Qt.Key.Key_F2)
    edit = table.editor.edit
    QTest.keyClicks(edit, "Kansliet, sk")
    completer = edit.completer()
    assert completer is not None and completer.currentCompletion() == "Kansliet, Region Skåne"
    completer.popup().hide()
    table.editor.cancel()


def test_a_copy_has_the_parts_questions_and_links_of_its_own(bench) -> None:
    one = bench(
        *DAY, Item(id="b1", part="am", parent="b", title="Del", minutes=10, rank="A"),
        Question(id="q", text="Hur?", item="b", rank="A"), Question(id="q1", text="Vad?", item="b1", rank="B"),
        Link(id="li", title="Tavlan", item="b", rank="A"),
    )  # fmt: skip
    table = one.open().programme.table
    at(table, "b", Column.TITLE)
    QTest.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert titles(one) == ["Välkommen", "Dialog", "Del", "Dialog", "Del", "Lunch"]
    copy = one.state.get(Item, table.current_id)
    part = next(i for i in one.state.each(Item) if i.parent == copy.id)
    assert {(q.text, q.item) for q in one.state.each(Question)} == {
        ("Hur?", "b"), ("Vad?", "b1"), ("Hur?", copy.id), ("Vad?", part.id),
    }  # fmt: skip
    assert [x.item for x in one.state.each(Link)] == ["b", copy.id]
    one.seat.desk.undo()
    assert titles(one) == ["Välkommen", "Dialog", "Del", "Lunch"] and len(list(one.state.each(Question))) == 2


def test_an_item_has_links_and_a_part_its_own_people(bench) -> None:
    one = bench(*DAY, Participant(id="m", organisation="Region Skåne", rank="A"))
    mode = one.open()
    mode.programme.table.choose("b")
    one.seat.desk.do(Place((Link(id="li", title="Tavlan", item="b", rank="A"),)))
    assert "Tavlan" in [e.text() for e in mode.inspector.findChildren(QLineEdit)]
    mode.programme.table.choose("am")
    box = next(b for b in mode.inspector.findChildren(QCheckBox) if b.text() == "Region Skåne")
    box.click()
    assert one.state.get(Part, "am").invited == ("m",)


def test_a_day_that_does_not_exist_is_said_at_the_field(bench) -> None:
    one = bench(*DAY)
    mode = one.open()
    mode.programme.table.choose("am")
    field = next(f for f in mode.inspector.findChildren(TextField) if f.edit.accessibleName() == "Dag")
    field.edit.setFocus()
    QTest.keyClicks(field.edit, "31 april 2026")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.error == "Den dagen finns inte. Skriv datumet som 22 maj 2026."
    assert field.text == "31 april 2026" and one.state.get(Part, "am").day == ""


def test_conflicts_and_slack_are_said_and_never_solved(bench) -> None:
    one = bench(*DAY)
    section = one.open().programme
    assert section.says.text() == "9.00–12.40 · 3 h 40 min · inga krockar · 2 h luft"
    one.seat.desk.do(Revise(Item, "b", {"minutes": 160}))
    assert section.says.text() == "9.00–12.40 · 3 h 40 min · 1 krock"
    assert section.table.model().data(
        section.table.model().index(3, Column.TITLE), Qt.ItemDataRole.AccessibleTextRole
    ) == ("11.40, Lunch, måltid, fast tid, 60 min, krockar 10 min med punkten före")
    assert one.state.get(Item, "c").start == 700


def test_an_empty_programme_begins_with_one_row(bench) -> None:
    one = bench()
    section = one.open().programme
    section.take_focus()
    section.add_button.click()
    assert [p.title for p in parts(one.state)] == ["Program"] and titles(one) == ["Ny punkt"]
    one.seat.desk.undo()
    assert parts(one.state) == []


def test_a_pasted_programme_is_shown_first_and_added_in_one_step(bench) -> None:
    one = bench()
    section = one.open().programme
    section.paste_button.click()
    pane = section.pane
    assert pane is not None and not pane.add_button.isEnabled()
    pane.text.setPlainText("Inbjudan\n9.00 Välkommen\n9.10 Gruppdialog\n- Vad nu?\nLunch 11.35\n13.00 Slut")
    shown = [pane.preview.item(n).text().strip() for n in range(pane.preview.count())]
    assert shown[0] == "9.00 Välkommen · 10 min"
    assert "? Vad nu?" in shown
    assert shown[-2:] == ["Kommer inte med", "Rad 1: Inbjudan"]
    assert titles(one) == []
    QTest.keyClick(pane.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert titles(one) == ["Välkommen", "Gruppdialog", "Lunch", "Slut"]
    assert [q.text for q in one.state.each(Question)] == ["Vad nu?"]
    assert section.pane is None and "field:paste:programme" not in one.desk.drafts
    one.seat.desk.undo()
    assert titles(one) == [] and parts(one.state) == []


def paste(section, text: str) -> list[str]:
    """Paste and add as someone with a keyboard; what the preview said first, then every place the keyboard came."""
    section.paste_button.click()
    QApplication.processEvents()
    pane = section.pane
    pane.text.setPlainText(text)
    app = QApplication.instance()
    passed: list[str] = [pane.says]

    def note(_old: QWidget | None, now: QWidget | None) -> None:
        passed.append(now.accessibleName() if now is not None else "")

    app.focusChanged.connect(note)
    QTest.keyClick(pane.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    app.focusChanged.disconnect(note)
    return passed


def test_what_was_pasted_has_its_count_its_keyboard_and_its_name(bench) -> None:
    one = bench()
    mode = one.open()
    section = mode.programme
    text = "10.00 Föredrag\n- Ett exempel\n- Ett till\nMed tolk\n11.00 Fika\n11.15 Slut"
    assert paste(section, text) == ["Det blir 3 punkter", "Program"]
    assert section.summary(one.state) == "3 punkter"
    assert section.table.hasFocus() and section.table.current_id == parts(one.state)[0].id
    step = one.seat.desk.to_undo
    assert step is not None and step_name(one.seat.words, step.what) == "program inklistrat"
    one.seat.desk.undo()
    assert mode.focusWidget() is section._empty.buttons[0]
    mode.show_section("participants")
    people = mode.participants
    assert paste(people, "Reglab\nkim@example.org") == ["Det blir 1 deltagare", "Deltagare"]
    step = one.seat.desk.to_undo
    assert step is not None and step_name(one.seat.words, step.what) == "deltagare inklistrade"
    one.seat.desk.undo()
    assert mode.focusWidget() is people._empty.buttons[0]


def test_the_keyboard_passes_by_nothing_else_when_a_paste_is_added(bench, qtbot: QtBot) -> None:
    one = bench()
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("Tillbaka"))
    mode = one.open()
    column.addWidget(mode)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for section, text in ((mode.programme, "9.00 Start"), (mode.participants, "Reglab")):
        mode.show_section("participants" if section is mode.participants else "programme")
        assert paste(section, text)[1:] == [section.table.accessibleName()]
    mode.setParent(None)


def test_every_line_is_seen_in_the_preview(bench) -> None:
    one = bench()
    one.seat.desk.do(Revise(Workshop, "w", {"days": ("2026-11",)}))
    section = one.open().programme
    section.paste_button.click()
    assert section.pane is not None
    section.pane.text.setPlainText(
        "Dag 1 fredag 27 november\n9.00 Start\nSal A är bokad\n1:30 pm Fika\n2 pm Dialog\n15.00 Slut\n"
        "Dag 2 lördag 28 november\n9.00 Start\n12.00 Slut"
    )
    shown = [section.pane.preview.item(n).text().strip() for n in range(section.pane.preview.count())]
    assert shown == [
        "Dag 1 fredag 27 november · fredag 27 november 2026",
        "9.00 Start · 270 min",
        "Sal A är bokad",
        "13.30 Fika · 30 min",
        "14.00 Dialog · 60 min",
        "15.00 Slut",
        "Dag 2 lördag 28 november · lördag 28 november 2026",
        "9.00 Start · 180 min",
        "12.00 Slut",
    ]


def test_an_address_alone_is_seen_among_those_left_out(bench) -> None:
    one = bench()
    mode = one.open()
    mode.show_section("participants")
    mode.participants.open_paste()
    pane = mode.participants.pane
    assert pane is not None
    pane.text.setPlainText("Reglab\nkim@example.org")
    shown = [pane.preview.item(n).text() for n in range(pane.preview.count())]
    assert shown == ["Reglab", "Kommer inte med", "kim@example.org"]


def test_the_inspector_follows_the_row_and_saves(bench) -> None:
    one = bench(*DAY)
    mode = one.open()
    at(mode.programme.table, "b", Column.TITLE)
    mode.open_details()
    field = mode.focusWidget()
    assert field is not None and field.text() == "Dialog"  # type: ignore[attr-defined]
    QTest.keyClicks(field, "Samtal")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert one.state.get(Item, "b").title == "Samtal"
    one.seat.desk.undo()
    assert field.text() == "Dialog"  # type: ignore[attr-defined]


def test_the_inspector_lies_over_the_programme_when_there_is_no_room(bench) -> None:
    one = bench(*DAY)
    mode = one.open(1366, 700)
    assert not mode.inspector.isVisible() and mode.programme.details_button.isVisible()
    mode.open_details()
    assert mode.inspector.isVisible() and mode.inspector.geometry().right() == mode.width() - 1
    QTest.keyClick(mode.inspector, Qt.Key.Key_Escape)
    assert not mode.inspector.isVisible()


def test_a_row_that_moves_while_it_is_written_keeps_its_text(bench) -> None:
    one = bench(*DAY)
    table = one.open().programme.table
    at(table, "b", Column.TITLE)
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert table.editor is not None
    QTest.keyClicks(table.editor.edit, "Samtal")
    one.seat.desk.do(MoveItem("b", "am"))
    assert table.editor is not None
    QTest.keyClick(table.editor.edit, Qt.Key.Key_Return)
    assert titles(one) == ["Samtal", "Välkommen", "Lunch"]


def test_a_draft_brought_home_in_the_table_is_not_brought_back_by_the_inspector(bench) -> None:
    one = bench(*DAY)
    one.desk.keep_draft("field:item:b:title", "Halvskrivet")
    mode = one.open()
    table = mode.programme.table
    at(table, "b", Column.TITLE)
    assert mode.inspector.findChild(QLineEdit).text() == "Halvskrivet"
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert table.editor is not None and table.editor.edit.text() == "Halvskrivet"
    QTest.keyClicks(table.editor.edit, "Helt")
    QTest.keyClick(table.editor.edit, Qt.Key.Key_Return)
    assert one.state.get(Item, "b").title == "Helt"
    assert mode.inspector.findChild(QLineEdit).text() == "Helt"
    mode.open_details()
    mode.close_details()
    assert one.state.get(Item, "b").title == "Helt"


@pytest.mark.parametrize("filled", [False, True])
def test_ctrl_v_where_nothing_is_written_pastes_a_programme_or_a_list(bench, filled: bool) -> None:
    one = bench()
    mode = one.open()
    for section, text in ((mode.programme, "9.00 Start\n9.30 Slut"), (mode.participants, "Vattenverket")):
        mode.show_section("participants" if section is mode.participants else "programme")
        if filled:
            paste(section, text)
        QApplication.clipboard().setText(text)
        asked = section.table if filled else section._empty.buttons[0]
        QTest.keyClick(asked, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert section.pane is not None and section.pane.text.toPlainText() == text
