"""The whole sample day in the real window with a clock turned by hand: check-in to check-out, and what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rusdesk.cli import main
from rusdesk.commands.projection import projection_of
from rusdesk.domain.agenda import Item, current_run, main_items, run_of
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.outlook import Row
from rusdesk.domain.rounds import Answer
from rusdesk.domain.statusmap import Mark
from rusdesk.domain.wall import Note
from rusdesk.domain.workshop import Workshop
from tests.journeys.conftest import Office, local_ms
from tests.journeys.test_from_nothing import Day, printed

CTRL = Qt.KeyboardModifier.ControlModifier
PRINTED = (
    "Kommunikation av regional utveckling", "Vi bygger kampanjen med kommunerna", "Hur mäts effekten?",
    "Gemensam bildbank", "Alla frågar sina kommuner", "Nätverket tar fram en mall", "Region Skåne",
    "Nära och tydligt", "Tid och pengar", "En bra dag",
)  # fmt: skip


class SampleDay(Day):
    """With the clock in hand."""

    def __init__(self, office: Office) -> None:
        super().__init__(office.open())
        self.office = office

    def at(self, clock: str) -> None:
        """Let the clock go to a time of the day, such as 10.15, minute by minute as the window sees it."""
        hour, minute = (int(x) for x in clock.split("."))
        then = local_ms(f"2026-05-22 {hour:02}:{minute:02}")
        while (left := then - self.office.clock.now_ms()) > 0:
            self.office.clock.advance(min(left / 1000, 60))
            self.run.tick()
        QApplication.processEvents()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
        QTest.keyClick(self.run.entry.edit, key, held)
        QApplication.processEvents()

    def on(self) -> str:
        """Ctrl+PgDn; the id of what is under way then."""
        self.key(Qt.Key.Key_PageDown)
        run = current_run(self.state)
        return run.item if run else ""

    def row(self, item: str) -> Row:
        self.run.left.refresh()
        return next(r for r in self.run.left.list.rows if r.item.id == item)

    def by_title(self, begins: str) -> str:
        return next(i.id for i in main_items(self.state) if i.title.startswith(begins))

    def go_round(self, said: str, answers: int) -> None:
        """The round, with an answer from the first regions; the others pass."""
        before = len(list(self.state.each(Answer)))
        self.line("", CTRL)
        for n in range(21):
            self.line(f"{said} {n + 1}" if n < answers else "", CTRL)
            self.office.clock.advance(20)
            self.run.tick()
        assert len(list(self.state.each(Answer))) == before + answers


@pytest.fixture
def day(office: Office, qtbot: QtBot) -> SampleDay:
    one = SampleDay(office)
    one.window.activateWindow()
    qtbot.waitUntil(one.window.isActiveWindow)
    one.window.start.sample_buttons["kommunikation"].click()
    QTest.keyClick(one.window, Qt.Key.Key_2, CTRL)
    QApplication.processEvents()
    return one


def test_from_nine_to_half_past_two(day: SampleDay, office: Office, tmp_path: Path) -> None:
    morning(day)
    lunch(day)
    afternoon(day)
    assert office.library is not None and office.library.flush() and office.library.check() == []
    workshop = day.state.workshop
    office.close()
    out = tmp_path / "dagen.pdf"
    assert main(["export", workshop, str(out)]) == 0
    text = printed(out)
    for said in PRINTED:
        assert "".join(said.split()) in text, said


def morning(day: SampleDay) -> None:
    assert day.run.left.timer.word == "Ej startat"
    day.key(Qt.Key.Key_T)
    assert projection_of(day.state).scene == "welcome" and not day.run.left.asides.open
    day.at("9.06")
    assert day.on() == day.by_title("Nuläge")
    assert projection_of(day.state).scene == "map"
    for line in ("jämt 3", "skå 2", "norrb 5"):
        day.line(line)
    assert sorted(m.stage for m in day.state.each(Mark) if m.seq > 1) == [2, 3, 5]
    day.at("9.15")
    assert day.on() == day.by_title("Incheckning – Läges")
    day.go_round("Nära och tydligt", 5)
    day.at("9.34")
    assert day.on() == day.by_title("Incheckning – Kommun")
    day.go_round("Tid och pengar", 4)
    # five minutes over, and nobody has touched anything: they had moved on at a quarter past
    day.at("10.04")
    aside = day.run.left.asides.open["moved"]
    assert aside.field is not None and aside.field.text() == "9.59"
    assert day.run.left.timer.word == "Över tiden"
    aside.field.setText("10.02")
    aside.buttons[0].click()
    rest = run_of(day.state, day.by_title("Rast"))
    assert rest and rest.started == local_ms("2026-05-22 10:02")
    day.at("10.17")
    assert day.on() == day.by_title("Tema")
    day.line("Vi bygger kampanjen med kommunerna")
    day.line("fråga: Hur mäts effekten?")
    day.at("10.40")
    replan(day)
    day.at("11.05")
    assert day.on() == day.by_title("Gruppdialog")
    day.line("1: Gemensam bildbank !grön")
    day.line("2: Alla frågar sina kommuner")
    day.line("beslut: Nätverket tar fram en mall")
    day.line("åtgärd: Skicka underlaget > Region Skåne > inför september")
    assert len(list(day.state.each(Note))) == 2
    assert {o.kind for o in day.state.each(Outcome)} == {"decision", "action", "question"}
    assert [j.item for j in day.state.each(Jotting)] == [day.by_title("Tema")]


def replan(day: SampleDay) -> None:
    """Lunch can't be held as it goes; one key and Enter, and it can."""
    lunch = day.by_title("Lunch")
    assert day.row(lunch).is_missed and day.row(lunch).shift == 7
    day.key(Qt.Key.Key_J)
    popover = day.run.replan.popover
    assert popover.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    row = day.row(lunch)
    assert row.is_held and row.start == 11 * 60 + 35
    assert day.state.get(Item, lunch).start == 11 * 60 + 35, "never moved"


def lunch(day: SampleDay) -> None:
    day.at("11.33")
    assert day.on() == day.by_title("Lunch")
    assert projection_of(day.state).scene == "pause"
    day.at("11.45")
    # the lid is shut over lunch
    day.office.clock.sleep(70 * 60)
    day.run.tick()
    aside = day.run.left.asides.open["slept"]
    assert aside.text == "Datorn sov 1 h 10 min. Räknas tiden med?"
    aside.buttons[1].click()
    assert not day.run.left.asides.open
    day.at("13.00")


def afternoon(day: SampleDay) -> None:
    assert day.on() == day.by_title("Strategisk")
    assert day.run.left.timer.late_text == "I tid"
    day.at("13.30")
    assert day.on() == day.by_title("RUS-nätverket")
    day.at("14.20")
    assert day.on() == day.by_title("Utcheck")
    day.go_round("En bra dag", 3)
    day.at("14.30")
    assert day.on() == day.by_title("Tack för i dag")
    assert projection_of(day.state).scene == "thanks"
    day.at("14.32")
    assert day.on() == ""
    assert day.state.get(Workshop, day.state.workshop).status == "done"
    assert day.run.left.timer.word == "Färdigt"
    for item in main_items(day.state):
        run = run_of(day.state, item.id)
        assert run and run.started <= run.ended, item.title
