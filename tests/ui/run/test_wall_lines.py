"""Lines typed on a wall: tags, who said it, who says it too, what isn't there, and the list of what may be meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rusdesk.commands.command import Place
from rusdesk.domain.people import Participant
from rusdesk.domain.saying import groups_saying
from rusdesk.domain.wall import Area, Note
from tests.ui.run.conftest import Table

Key = Qt.Key


@pytest.fixture
def table(new_table: Callable[..., Table]) -> Table:
    table = new_table()
    table.mode.show_item("board")
    return table


def chips(table: Table) -> list[str]:
    return table.mode.entry.tag_row.texts


def offered(table: Table) -> list[str]:
    return [o.label for o in table.mode.completion.offers]


def test_all_of_a_line_stands_in_chips_before_enter(table: Table) -> None:
    table.type("2,1: Fler bussar #kollektivtrafik #landsbygd !rosa @Norrbotten")
    assert chips(table) == ["Grupp 2", "Fråga 1", "Rosa", "Norrbotten", "#kollektivtrafik", "#landsbygd"]
    table.key(Key.Key_Return)
    (note,) = table.state.each(Note)
    assert (note.text, note.area, note.colour) == ("Fler bussar", "area2", "pink")
    assert (note.tags, note.unit, note.author) == (("kollektivtrafik", "landsbygd"), "25", "")


def test_a_group_that_is_not_there_is_told_and_its_number_stays(table: Table) -> None:
    table.type("9,9: Mer tid")
    assert chips(table)[:2] == ["Grupp 9 finns inte – skrivs här som text", "Grupp 1"]
    table.key(Key.Key_Return)
    assert table.texts(Note) == ["9,9: Mer tid"]


def test_another_group_says_what_was_written_last(table: Table) -> None:
    table.enter("Mer tid")
    table.type("+2")
    assert chips(table) == ["Även grupp 2", "Mer tid"]
    table.key(Key.Key_Return)
    first, second = table.state.each(Note)
    assert (second.text, second.area, second.merged_into) == ("Mer tid", "area2", first.id)
    assert groups_saying(table.state, first) == (1, 2)
    assert table.mode.entry.last == "Grupp 1: Mer tid – även grupp 2"
    table.type("+2")
    assert chips(table) == ["Grupp 2 har redan sagt det"]
    table.key(Key.Key_Return)
    assert "redan" in table.mode.entry.problem and table.mode.entry.text == "+2"
    table.line.selectAll()
    table.key(Key.Key_Delete)
    table.mode.undo()
    assert table.mode.entry.last == "", "it isn't so any more"
    assert table.texts(Note) == ["Mer tid"]


def test_a_group_may_say_it_in_words_of_its_own(table: Table) -> None:
    table.enter("Mer tid")
    table.enter("+2: Längre möten")
    first, second = table.state.each(Note)
    assert (second.text, second.merged_into) == ("Längre möten", first.id)


def test_a_note_selected_since_comes_before_the_one_written_last(table: Table) -> None:
    table.enter("Mer tid")
    (first,) = table.state.each(Note)
    table.mode.activity.wall.select([first.id])
    table.enter("Fler bussar")
    table.type("+2")
    assert chips(table)[1] == "Fler bussar", "what was selected before it was written is past"
    table.mode.activity.wall.select(())
    table.mode.activity.wall.select([first.id])
    table.key(Key.Key_Return)
    merged = [n for n in table.state.each(Note) if n.merged_into]
    assert [n.merged_into for n in merged] == [first.id]


def test_nothing_to_add_a_group_to_stays_in_the_line(table: Table) -> None:
    table.enter("+2")
    assert table.texts(Note) == [] and table.mode.entry.problem and table.mode.entry.text == "+2"


def test_backspace_on_a_chip_makes_it_text(table: Table) -> None:
    table.type("Fler bussar #tåg @Norrbotten")
    table.key(Key.Key_Home)
    table.key(Key.Key_Backspace)
    assert chips(table) == ["Grupp 1", "Fråga 1", "Gul"]
    table.key(Key.Key_Return)
    assert table.texts(Note) == ["Fler bussar #tåg @Norrbotten"]


def test_a_long_note_is_said_quietly_and_one_too_long_keeps_its_text(table: Table) -> None:
    table.line.insertPlainText("ord " * 130)
    assert any(c.startswith("Lång lapp: 519") for c in chips(table))
    table.line.insertPlainText("ord " * 500)
    assert "högst 2\u202f048" in chips(table)[0]
    table.key(Key.Key_Return)
    assert table.texts(Note) == [] and len(table.mode.entry.text) == 2520
    assert "2048" in table.mode.entry.problem


def test_regions_are_offered_and_chosen_with_arrows(table: Table) -> None:
    table.type("Fler bussar @j")
    assert offered(table) == ["Jämtland Härjedalen"]
    table.key(Key.Key_Down)
    table.key(Key.Key_Return)
    assert table.mode.entry.text == "Fler bussar @Jämtland Härjedalen "
    assert offered(table) == [] and table.texts(Note) == []
    table.key(Key.Key_Return)
    (note,) = table.state.each(Note)
    assert (note.text, note.unit) == ("Fler bussar", "23")


def test_enter_is_the_lines_own_when_nothing_was_chosen(table: Table) -> None:
    table.type("Fler bussar @norrb")
    assert offered(table) == ["Norrbotten"]
    table.key(Key.Key_Return)
    (note,) = table.state.each(Note)
    assert (note.text, note.unit) == ("Fler bussar", "25")
    assert offered(table) == []


def test_tags_in_use_and_colours_are_offered(table: Table) -> None:
    table.enter("Ett #tåg")
    table.enter("Två #Tid #tåg")
    table.type("Tre #t")
    assert offered(table) == ["#tåg", "#Tid"]
    table.type("i")
    assert offered(table) == ["#Tid"]
    table.key(Key.Key_Escape)
    assert offered(table) == [] and table.line.hasFocus()
    table.type("d !bl")
    assert offered(table) == ["Blå"]


def test_a_click_chooses(table: Table) -> None:
    table.type("Tre !r")
    pane = table.mode.completion
    place = pane.visualItemRect(pane.item(0)).center()
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.mode.entry.text == "Tre !rosa " and table.line.hasFocus()


def test_those_who_take_part_are_offered_by_name(table: Table) -> None:
    table.desk.do(Place((Participant(id="pt", organisation="Sveriges Kommuner och Regioner"),)))
    table.type("Fler bussar @kom")
    assert offered(table) == ["Sveriges Kommuner och Regioner"]
    table.key(Key.Key_Down)
    table.key(Key.Key_Return)
    table.key(Key.Key_Return)
    (note,) = table.state.each(Note)
    assert (note.text, note.author) == ("Fler bussar", "Sveriges Kommuner och Regioner")


@pytest.mark.parametrize("typed", ["info@exam", " Fler @norr", "http://a.se/#de", "C# och #", "pris 9.00", "Hej!"])
def test_ordinary_text_is_offered_nothing(table: Table, typed: str) -> None:
    table.enter("Ett #del")
    table.type(typed)
    assert [o for o in offered(table) if not typed.endswith(" #")] == []


def test_arrows_are_the_lines_own_without_a_list(table: Table) -> None:
    table.enter("Ett")
    table.key(Key.Key_Up)
    assert table.mode.entry.text == "Ett" and offered(table) == []


@pytest.mark.parametrize("text", ["x" * 80_000, "ord " * 50_000])
def test_a_line_that_is_far_too_long_is_refused_whole(table: Table, text: str) -> None:
    table.type("kvar")
    pasted = QMimeData()
    pasted.setText(text)
    table.line.insertFromMimeData(pasted)
    assert table.mode.entry.text == "kvar" and "får plats på en gång" in table.mode.entry.problem


def test_many_chips_leave_room_to_write(table: Table) -> None:
    table.mode.resize(1366, 768)
    table.type("2,1: Fler bussar " + " ".join(f"#ettlångtord{n}" for n in range(12)))
    QApplication.processEvents()
    assert len(chips(table)) == 15
    assert table.mode.entry.edit.width() > 200


def test_on_the_only_screen_no_list_lies_over_the_rooms_picture(table: Table) -> None:
    table.type("Fler @norr")
    assert offered(table)
    table.mode.one_screen.turn(True)
    assert offered(table) == [] and table.mode.completion.isHidden()
    table.type("b")
    assert offered(table) == []
    table.mode.one_screen.turn(False)
    table.type("o")
    assert offered(table) == ["Norrbotten"]


def test_who_writes_on_in_an_old_note_writes_before_its_tags(table: Table) -> None:
    table.enter("Slåtter med lie #skötsel @Norrbotten")
    edit = table.mode.entry.edit
    QTest.keyClick(edit, Qt.Key.Key_Up)
    QTest.keyClicks(edit, " och såg")
    assert edit.toPlainText() == "Slåtter med lie och såg #skötsel @Norrbotten"
    QTest.keyClick(edit, Qt.Key.Key_Return)
    (note,) = table.state.each(Note)
    assert (note.text, note.tags, note.unit) == ("Slåtter med lie och såg", ("skötsel",), "25")


def test_an_area_by_itself_is_not_unsorted_beside_boards_with_questions(table: Table) -> None:
    table.seat.desk.do(Place((Area(id="parked", wall="wall", title="Parkeringen"),)))
    table.mode.activity.wall.make_current("parked")
    table.type("Mer tid")
    assert chips(table) == ["Parkeringen", "Gul"]
