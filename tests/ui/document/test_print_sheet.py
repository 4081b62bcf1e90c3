"""Skriv ut: what there is to choose among, the chosen one's pages, to a printer of one's choice or to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A3, A4

from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.people import Group, Participant
from rusdesk.domain.print_set import PrintWish
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note, Wall
from rusdesk.ui.document import DocumentMode
from rusdesk.ui.minutes.print_choice import choices
from rusdesk.ui.minutes.print_sheet import PrintSheet, ask_system
from rusdesk.work import write_file, write_print
from tests.support.desks import UNITS, MemoryJournal, make_desk
from tests.ui.document.conftest import GivenMaker, Stand
from tests.ui.document.test_printing import pdf_printer

DAY = (
    Part(id="p", title="Dag"),
    Item(id="i", part="p", title="Välkommen", minutes=15, start=540),
    Participant(id="a", organisation="Region Skåne"),
)


class GivenPrinter(GivenMaker):
    """Makes what it is asked for when it is told to, for real."""

    def __init__(self) -> None:
        super().__init__()
        self.wishes: list[PrintWish | str] = []
        self.closed = 0

    def make(self, state: State, path: Path, kind: str = "", parts: tuple[str, ...] = ()) -> None:
        self.asked.append((state, path))
        self.wishes.append(kind)

    def print_out(self, state: State, path: Path, wish: PrintWish) -> None:
        self.asked.append((state, path))
        self.wishes.append(wish)

    def close(self) -> None:
        self.closed += 1
        self.answered = len(self.asked)

    def work(self) -> Path:
        state, path = self.asked[self.answered]
        wish = self.wishes[self.answered]
        self.answered += 1
        if isinstance(wish, PrintWish):
            write_print(state, UNITS, wish, path)
        else:
            write_file(state, UNITS, path, kind=wish or None)  # type: ignore[arg-type]
        self.done.emit(str(path), 0)
        return path


class Print:
    """The sheet above a mode, with printers of our own."""

    def __init__(self, tmp_path: Path, records: tuple[Record, ...], has_printer: bool) -> None:
        self.stand = Stand(make_desk(*records), MemoryJournal(), tmp_path / "Documents")
        self.window = QWidget()
        self.window.resize(1366, 768)
        QVBoxLayout(self.window).addWidget(self.stand.mode)
        self.maker = GivenPrinter()
        self.asked: list[tuple[QPrinter, int]] = []
        self.accept: Callable[[], None] = lambda: None
        self.sheet = PrintSheet(
            self.stand.seat, self.window, self.maker, self.stand.mode._drawer, tmp_path / "Documents",
            lambda workshop: workshop.title, ask=self._ask, any_printer=lambda: has_printer,
        )  # fmt: skip

    def _ask(self, printer: QPrinter, pages: int, _window: QWidget, accepted: Callable[[], None]) -> None:
        self.asked.append((printer, pages))
        self.accept = accepted

    def show(self, qtbot: QtBot, kind: str) -> None:
        self.sheet.ask_for(kind)
        with qtbot.waitSignal(self.sheet._drawer.opened, timeout=5000):
            self.maker.work()

    def choose(self, kind: str) -> None:
        rows = [self.sheet.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(self.sheet.list.count())]
        self.sheet.list.setCurrentRow(next(n for n, row in enumerate(rows) if kind in (row.key[0], row.kind)))


MakePrint = Callable[..., Print]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[MakePrint]:
    made: list[Print] = []

    def new(*records: Record, has_printer: bool = True) -> Print:
        one = Print(tmp_path, records or DAY, has_printer)
        qtbot.addWidget(one.window)
        one.window.show()
        made.append(one)
        return one

    yield new
    for one in made:
        one.sheet.stop()
        one.stand.mode.stop()
        one.stand.signals.close()


def test_everything_is_listed_and_what_is_empty_says_so(make: MakePrint) -> None:
    seat = make().stand.seat
    found = {one.key: one for one in choices(seat.words, seat.desk.state, seat.units)}
    assert found["minutes", ""].title == "Mötesanteckningar"
    assert found["minutes", "running_list"].title == "Internt körschema"
    assert not found["programme", ""].is_empty
    assert found["groups", ""].is_empty and found["groups", ""].said == "Inga grupper än"
    assert [one.title for one in found.values() if one.is_empty] == ["Grupplistor", "Bordsskyltar, grupper"]


def test_walls_are_told_apart_when_there_are_several(make: MakePrint) -> None:
    one = make(
        Wall(id="u", title="Dialog", rank="a"), Wall(id="v", title="Idéer", rank="b"), Note(id="n", wall="v", text="x")
    )
    seat = one.stand.seat
    walls = [c for c in choices(seat.words, seat.desk.state, seat.units) if c.key[0] == "wall"]
    assert [(c.title, c.said == "Inga lappar än") for c in walls] == [("Vägg: Dialog", True), ("Vägg: Idéer", False)]


def test_the_chosen_ones_pages_are_shown_and_another_paper_makes_them_anew(qtbot: QtBot, make: MakePrint) -> None:
    one = make()
    one.show(qtbot, "programme")
    assert one.maker.wishes == [PrintWish("programme")]
    assert one.sheet.sheets.count == 1 and one.sheet.print_button.isEnabled()
    one.sheet.papers["A3"].click()
    assert one.maker.wishes[-1] == PrintWish("programme", paper="A3") and not one.sheet.print_button.isEnabled()
    with qtbot.waitSignal(one.sheet._drawer.opened, timeout=5000) as heard:
        one.maker.work()
    assert heard.args[0].sizes[0].width() == pytest.approx(A3[0], abs=0.1)


def test_what_is_empty_is_said_and_not_made(make: MakePrint) -> None:
    one = make()
    one.sheet.ask_for("groups")
    assert one.maker.asked == []
    assert one.sheet._empty.text() == "Inga grupper än" and not one.sheet.print_button.isEnabled()


def test_another_choice_forgets_the_one_being_made(qtbot: QtBot, make: MakePrint) -> None:
    one = make()
    one.sheet.ask_for("minutes")
    one.choose("sign_in")
    assert one.maker.closed == 1
    with qtbot.waitSignal(one.sheet._drawer.opened, timeout=5000):
        one.maker.work()
    assert one.maker.wishes == ["", PrintWish("sign_in")] and one.sheet.sheets.count == 1


def test_it_is_printed_on_the_printer_that_was_chosen(qtbot: QtBot, make: MakePrint, tmp_path: Path) -> None:
    groups = tuple(Group(id=f"g{n}", number=n + 1, members=("a",)) for n in range(3))
    one = make(*DAY, *groups)
    one.show(qtbot, "groups")
    one.sheet.print_out()
    printer, pages = one.asked[0]
    assert pages == 4 and printer.docName() == "Prov"
    given = pdf_printer(tmp_path / "out.pdf", 72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(given.outputFileName())
    printer.setResolution(72)
    with qtbot.waitSignal(one.sheet.printed, timeout=10_000) as heard:
        one.accept()
    assert heard.args == [""] and one.sheet.said == "Skickat till skrivaren."
    made = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert len(made) == 4 and made[0].get_size() == pytest.approx(A4, abs=1.5)


def test_without_a_printer_it_says_so_and_saves(qtbot: QtBot, make: MakePrint) -> None:
    one = make(has_printer=False)
    one.show(qtbot, "programme")
    assert one.sheet.said == "Ingen skrivare är inställd på den här datorn. Spara PDF och skriv ut därifrån."
    assert not one.sheet.print_button.isEnabled()
    one.sheet.print_out()
    assert one.asked == []
    one.sheet.save_button.click()
    saved = one.maker.work()
    assert saved.name == "Prov – program till dörren.pdf" and saved.exists()
    assert one.sheet.said == f"Sparad: {saved.name}" and not one.sheet.show_file.isHidden()


def test_a_failure_is_a_sentence(make: MakePrint) -> None:
    one = make()
    one.sheet.ask_for("minutes")
    one.maker.fail("unexpected")
    assert one.sheet.said.startswith("Filen kunde inte göras.")


def test_dokumentera_opens_it_by_key_by_name_and_by_button(qtbot: QtBot, tmp_path: Path) -> None:
    stand = Stand(make_desk(*DAY), MemoryJournal(), tmp_path)
    maker = GivenPrinter()
    mode = DocumentMode(stand.seat, stand.maker, tmp_path, printer=lambda: maker)
    window = QWidget()
    QVBoxLayout(window).addWidget(mode)
    qtbot.addWidget(window)
    window.resize(1600, 900)
    window.show()
    mode.head.print_button.click()
    assert mode.print_sheet is not None and mode.print_sheet.isVisible()
    assert maker.wishes == [""]
    mode.print_sheet.dismiss()
    mode.do_named("print_sign_in")
    assert maker.wishes[-1] == PrintWish("sign_in") and mode.print_sheet.isVisible()
    mode.stop()
    assert mode.print_sheet is None
    stand.mode.stop()
    stand.signals.close()


def test_the_systems_dialog_comes_back_at_once_and_knows_the_pages(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    printer = QPrinter()
    told: list[int] = []
    ask_system(printer, 7, window, lambda: told.append(1))
    (dialog,) = window.findChildren(QPrintDialog)
    assert (dialog.minPage(), dialog.maxPage(), dialog.fromPage(), dialog.toPage()) == (1, 7, 1, 7)
    assert dialog.isVisible() and told == []
    dialog.accepted.emit(printer)
    assert told == [1]
    dialog.reject()
