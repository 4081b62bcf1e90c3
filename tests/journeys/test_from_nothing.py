"""A workshop made from nothing, unlike the samples: typed, run and printed in the real windows."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from rusdesk.cli import main
from rusdesk.domain.agenda import Item, in_order, run_of
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.people import Group, Participant, Question
from rusdesk.domain.rounds import Answer, Round
from rusdesk.domain.state import State, ranked
from rusdesk.domain.wall import Area, Note, areas_of, walls
from rusdesk.domain.workshop import ComingDate, Summary, Workshop
from rusdesk.ui.prepare import PrepareMode
from rusdesk.ui.run.mode import RunMode
from rusdesk.ui.window.main_window import MainWindow
from tests.journeys.conftest import Office
from tests.support.keys import type_text

PROGRAMME = """13.00 Välkomna
13.10-13.40 Incheckning
13.40-14.30 Dialog i grupper
14.30 Fika
14.45-15.00 Avslut"""
PROGRAMME_TITLES = ("Välkomna", "Incheckning", "Dialog i grupper", "Fika", "Avslut")
QUESTIONS = ("Vad stör båtarna?", "Vem äger frågan?")


def seen(parent: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """The visible widget of a kind that a screen reader would call `name`."""
    for widget in parent.findChildren(kind):
        said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        if widget.isVisible() and said.split("\n")[0].strip() == name:
            return widget
    names = sorted(
        {w.accessibleName() or getattr(w, "text", str)() for w in parent.findChildren(kind) if w.isVisible()}
    )
    raise AssertionError(f"no {kind.__name__} called {name!r} among {names}")


def press(parent: QWidget, name: str) -> None:
    button = seen(parent, QAbstractButton, name)
    assert isinstance(button, QAbstractButton) and button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def write(parent: QWidget, name: str, text: str) -> None:
    """Type into the field with this name, the one with the keyboard if there are several, and go on with Tab."""
    fields = [f for kind in (QLineEdit, QPlainTextEdit) for f in parent.findChildren(kind)]
    named = [f for f in fields if f.isVisible() and f.accessibleName() == name]
    assert named, f"no field {name!r} among {[f.accessibleName() for f in fields if f.isVisible()]}"
    field = next((f for f in named if f.hasFocus()), named[-1])
    field.setFocus()
    field.selectAll()
    for n, line in enumerate(text.split("\n")):
        if n:
            QTest.keyClick(field, Qt.Key.Key_Return)
        type_text(field, line)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QApplication.processEvents()


class Day:
    """The window with a workshop open, at the desk of the one who makes it."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def state(self) -> State:
        assert self.window.opened is not None
        return self.window.opened.desk.state

    @property
    def prepare(self) -> PrepareMode:
        mode = self.window.mode_widget
        assert isinstance(mode, PrepareMode)
        return mode

    @property
    def run(self) -> RunMode:
        mode = self.window.mode_widget
        assert isinstance(mode, RunMode)
        return mode

    def line(self, text: str, then: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Type into the entry line and press Enter, or Ctrl+Enter."""
        type_text(self.run.entry.edit, text)
        QTest.keyClick(self.run.entry.edit, Qt.Key.Key_Return, then)
        QApplication.processEvents()

    def item(self, title: str) -> Item:
        return next(i for i in in_order(self.state) if i.title == title)


@pytest.fixture
def day(office: Office, qtbot: QtBot) -> Day:
    window = office.open()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, "Ny workshop")
    write(window, "Titel", "Vatten i hamnen")
    write(window, "Datum", "oktober 2026")
    press(window, "Skapa workshop")
    return Day(window)


def test_made_run_and_printed(day: Day, office: Office, tmp_path: Path) -> None:
    workshop = day.state.get(Workshop, day.state.workshop)
    assert (workshop.title, workshop.days, workshop.is_sample) == ("Vatten i hamnen", ("2026-10",), False)
    plan(day)
    run_day(day, office)
    write_down(day)
    workshop_id = day.state.workshop
    office.close()
    out = tmp_path / "ut.pdf"
    assert main(["export", workshop_id, str(out)]) == 0
    text = printed(out)
    for said in (
        "Vatten i hamnen", "oktober 2026", *PROGRAMME_TITLES, *QUESTIONS, "Hamnkontoret", "Region Skåne", "Spolplatta",
        "Båtklubbarna ska höras", "Mät kvoten vid kajen", "inför våren", "Vi börjar med kajen", "Lugnt på vattnet",
        "Hur är läget vid vattnet?",
        "Lägesrapport om slussen", "Det vi kom fram till", "Först kajen", "Nästa gång i slussen", "3 februari 2027",
    ):  # fmt: skip
        assert "".join(said.split()) in text, said


def plan(day: Day) -> None:
    """Förbered: a pasted programme and participants, questions × groups, a round, a date and a summary."""
    prepare = day.prepare
    press(prepare, "Klistra in")
    write(prepare, "Texten", PROGRAMME)
    press(prepare, "Lägg till")
    assert [(i.title, i.minutes) for i in in_order(day.state)] == [
        ("Välkomna", 10),
        ("Incheckning", 30),
        ("Dialog i grupper", 50),
        ("Fika", 15),
        ("Avslut", 15),
    ]
    assert [i.kind for i in in_order(day.state)] == ["welcome", "check_in", "dialogue", "break", "closing"]
    prepare.show_section("questions")
    for question in QUESTIONS:
        press(prepare, "Lägg till fråga")
        write(prepare, "Fråga", question)
    assert [q.text for q in ranked(day.state.each(Question))] == list(QUESTIONS)
    prepare.show_section("groups")
    write(prepare, "Antal grupper", "3")
    for question in QUESTIONS:
        seen(prepare, QCheckBox, question).setFocus()
        QTest.keyClick(prepare.focusWidget(), Qt.Key.Key_Space)
    press(prepare, "Ställ upp väggen")
    state = day.state
    (wall,) = walls(state)
    assert wall.item == day.item("Dialog i grupper").id
    assert len(areas_of(state, wall.id)) == 6 and len(list(state.each(Group))) == 3
    prepare.show_section("participants")
    press(prepare, "Klistra in")
    write(prepare, "Texten", "Hamnkontoret\nKim Exempel, Region Skåne\nBåtklubbarna")
    press(prepare, "Lägg till")
    people = ranked(day.state.each(Participant))
    assert [(p.name, p.organisation, p.unit) for p in people] == [
        ("", "Hamnkontoret", ""),
        ("Kim Exempel", "Region Skåne", "12"),
        ("", "Båtklubbarna", ""),
    ]
    prepare.show_section("rounds")
    press(prepare, "Lägg till runda")
    (round_,) = day.state.each(Round)
    assert round_.item == day.item("Incheckning").id
    prepare.show_section("questions")
    write(prepare, "Fråga", "Hur är läget vid vattnet?")
    (round_,) = day.state.each(Round)
    assert [day.state.get(Question, q).text for q in round_.questions] == ["Hur är läget vid vattnet?"]


def run_day(day: Day, office: Office) -> None:
    """Genomför: the clock, answers, notes, a jotting, outcomes."""
    QTest.keyClick(day.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    day.run.deeds.next()
    aside = day.run.left.asides.open["date"]
    assert aside.text == "Planerad oktober 2026. Vilket menar du?"
    aside.buttons[0].click()
    office.clock.advance(9 * 60)
    QTest.keyClick(day.run.entry.edit, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    check_in = run_of(day.state, day.item("Incheckning").id)
    welcome = run_of(day.state, day.item("Välkomna").id)
    assert check_in and welcome and welcome.ended == check_in.started
    day.line("", Qt.KeyboardModifier.ControlModifier)
    day.line("Lugnt på vattnet", Qt.KeyboardModifier.ControlModifier)
    answers = list(day.state.each(Answer))
    assert [a.text for a in answers] == ["Lugnt på vattnet"]
    QTest.keyClick(day.run.entry.edit, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    day.line("2,1: Spolplatta vid norra kajen !grön")
    day.line("3,2: Båtklubbarna ska höras")
    day.line("beslut: Vi börjar med kajen")
    day.line("åtgärd: Mät kvoten vid kajen > Hamnkontoret > inför våren")
    notes = {n.text: day.state.get(Area, n.area) for n in day.state.each(Note)}
    assert set(notes) == {"Spolplatta vid norra kajen", "Båtklubbarna ska höras"}
    groups = {a.group: day.state.get(Group, a.group).number for a in notes.values()}
    assert sorted(groups.values()) == [2, 3]
    outcomes = {o.kind: o for o in day.state.each(Outcome)}
    assert outcomes["decision"].text == "Vi börjar med kajen"
    assert (outcomes["action"].owner, outcomes["action"].due) == ("Hamnkontoret", "inför våren")
    QTest.keyClick(day.run.entry.edit, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    day.line("Lägesrapport om slussen")
    assert [j.item for j in day.state.each(Jotting)] == [day.item("Fika").id]


def write_down(day: Day) -> None:
    """Back in Förbered: the next meeting and a summary."""
    QTest.keyClick(day.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    prepare = day.prepare
    prepare.show_section("dates")
    press(prepare, "Lägg till datum")
    write(prepare, "Rubrik", "Nästa gång i slussen")
    write(prepare, "Datum", "3 februari 2027")
    prepare.show_section("summaries")
    press(prepare, "Lägg till sammanfattning")
    write(prepare, "Rubrik", "Det vi kom fram till")
    write(prepare, "Text", "1. Först kajen\n- sedan slussen")
    (date,) = day.state.each(ComingDate)
    (summary,) = day.state.each(Summary)
    assert (date.title, date.start) == ("Nästa gång i slussen", "2027-02-03")
    assert (summary.title, summary.body) == ("Det vi kom fram till", "1. Först kajen\n- sedan slussen")


def printed(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "".join("".join(p.get_textpage().get_text_bounded().split()) for p in document)
    finally:
        document.close()
