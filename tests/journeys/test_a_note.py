"""One post-it: from the keyboard to the database, the wall, the room and the printed minutes."""

import sqlite3
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rusdesk.app.bookshelf import Bookshelf
from rusdesk.cli import main
from rusdesk.domain.wall import Area, Note, place_of
from rusdesk.store.library import Library
from rusdesk.ui.projection.room import RoomControl
from rusdesk.ui.run.mode import RunMode
from tests.journeys.conftest import Office
from tests.support.keys import type_text

TEXT = "Kajen ska vara öppen för alla"


def with_sample(office: Office, name: str) -> str:
    library = Library.open(office.places, create=True)
    workshop = Bookshelf(library, office.clock, []).add_sample(name)
    library.close()
    return workshop


def run_mode(office: Office) -> RunMode:
    assert office.window is not None
    mode = office.window.mode_widget
    assert isinstance(mode, RunMode)
    return mode


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_typed_note_reaches_database_wall_room_and_paper(office: Office, tmp_path: Path) -> None:
    workshop = with_sample(office, "nationell-strategi")
    window = office.open(workshop, "run")
    mode = run_mode(office)
    seen_before = mode.activity.grab().toImage()
    type_text(mode.entry.edit, f"2,1: {TEXT} !blå")
    assert window.opened is not None
    desk = window.opened.desk
    assert desk.drafts["entry"] == f"2,1: {TEXT} !blå"
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_Return)
    note = next(n for n in desk.state.each(Note) if n.text == TEXT)
    area = desk.state.get(Area, note.area)
    assert (note.colour, area.group, area.question) == ("blue", "grupp-2", "q-1")
    assert "entry" not in desk.drafts and mode.entry.edit.toPlainText() == ""
    # the wall
    assert mode.activity.grab().toImage() != seen_before
    # the room, once it is shown that area
    assert window.workplace is not None
    room = window.workplace.room
    assert isinstance(room, RoomControl)
    before = room.preview(960, 540).toImage()
    room.show_scene("wall", area.id)
    shown = room.preview(960, 540).toImage()
    assert shown != before
    blue = sum(
        shown.pixelColor(x, y).blue() > 230 and shown.pixelColor(x, y).red() < 160
        for x in range(0, 960, 4)
        for y in range(0, 540, 4)
    )
    assert blue > 200
    # the database, when it says saved
    assert office.library is not None and office.library.flush()
    with sqlite3.connect(f"file:{office.places.library}?mode=ro", uri=True) as rows:
        found = rows.execute("SELECT text, colour, area FROM note WHERE id = ?", (note.id,)).fetchall()
        logged = rows.execute("SELECT count(*) FROM change WHERE workshop = ? AND what = 'add_note'", (workshop,))
        assert found == [(TEXT, "blue", area.id)] and logged.fetchone() == (1,)
    rows.close()
    assert place_of(desk.state, note).y >= area.y
    office.close()
    # the paper, from the command line
    out = tmp_path / "minutes.pdf"
    assert main(["export", workshop, str(out)]) == 0
    assert TEXT in " ".join(pdf_text(out).split())


def test_half_a_word_survives_the_program_and_enter_ends_it(office: Office) -> None:
    workshop = with_sample(office, "nationell-strategi")
    office.open(workshop, "run")
    type_text(run_mode(office).entry.edit, "En halv tan")
    # no closing, no saving: what a pulled plug leaves is what the journal has
    assert office.library is not None
    office.close()
    window = office.open(workshop, "run")
    mode = run_mode(office)
    assert mode.entry.edit.toPlainText() == "En halv tan"
    type_text(mode.entry.edit, "ke")
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_Return)
    assert window.opened is not None
    assert [n.text for n in window.opened.desk.state.each(Note)][-1] == "En halv tanke"
    office.close()
    office.open(workshop, "run")
    assert run_mode(office).entry.edit.toPlainText() == ""


def test_undo_reaches_back_over_a_restart(office: Office, qtbot: QtBot) -> None:
    workshop = with_sample(office, "nationell-strategi")
    office.open(workshop, "run")
    mode = run_mode(office)
    for text in ("Första", "Andra"):
        type_text(mode.entry.edit, text)
        QTest.keyClick(mode.entry.edit, Qt.Key.Key_Return)
    office.close()
    window = office.open(workshop, "run")
    assert window.opened is not None
    desk = window.opened.desk
    qtbot.waitUntil(lambda: desk.to_undo is not None)
    mode = run_mode(office)
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    texts = [n.text for n in desk.state.each(Note)]
    assert "Första" in texts and "Andra" not in texts
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(list(desk.state.each(Note))) == 47
    assert desk.to_undo is None


def test_a_note_too_long_stays_in_its_field(office: Office) -> None:
    workshop = with_sample(office, "nationell-strategi")
    window = office.open(workshop, "run")
    mode = run_mode(office)
    mode.entry.edit.setPlainText("x" * 2049)
    QTest.keyClick(mode.entry.edit, Qt.Key.Key_Return)
    assert window.opened is not None
    assert len(list(window.opened.desk.state.each(Note))) == 47
    assert len(mode.entry.edit.toPlainText()) == 2049
