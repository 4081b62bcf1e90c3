"""Skriv ut: the documents to choose among, the chosen one's pages, and the way to a printer or a file."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from rusdesk.domain.minutes_settings import settings_of
from rusdesk.domain.naming import file_name
from rusdesk.domain.print_set import Paper, PrintWish
from rusdesk.domain.state import State
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.languages import load
from rusdesk.ui.dialogs.sheet import Sheet
from rusdesk.ui.minutes.drawer import Drawer, Pages
from rusdesk.ui.minutes.head import failure
from rusdesk.ui.minutes.names import document_name
from rusdesk.ui.minutes.page_bar import PageBar
from rusdesk.ui.minutes.print_choice import Choice, choices, print_name
from rusdesk.ui.minutes.print_list import ChoiceList
from rusdesk.ui.minutes.printing import PrintRun, has_printer, printer_for
from rusdesk.ui.minutes.sheets import Sheets
from rusdesk.ui.seat import Seat
from rusdesk.ui.tabs import Tab
from rusdesk.ui.widgets import Button, PlainLabel

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
Ask = Callable[[QPrinter, int, QWidget, Callable[[], None]], None]


class PrintMaker(Protocol):
    """Makes files out of this process, one at a time; `close` forgets what it has been asked for."""

    @property
    def progress(self) -> SignalInstance: ...
    @property
    def done(self) -> SignalInstance: ...
    @property
    def failed(self) -> SignalInstance: ...
    def make(self, state: State, path: Path, kind: str = "", parts: tuple[str, ...] = ()) -> None: ...
    def print_out(self, state: State, path: Path, wish: PrintWish) -> None: ...
    def close(self) -> None: ...


def ask_system(printer: QPrinter, pages: int, window: QWidget, accepted: Callable[[], None]) -> None:
    """The system's own dialog for a document of so many pages; comes back at once."""
    dialog = QPrintDialog(printer, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    option = QAbstractPrintDialog.PrintDialogOption
    for one in (option.PrintPageRange, option.PrintCurrentPage, option.PrintCollateCopies, option.PrintShowPageSize):
        dialog.setOption(one, True)
    dialog.setOption(option.PrintSelection, False)
    dialog.accepted.connect(accepted)
    QDialog.open(dialog)


class PrintSheet(Sheet):
    """`maker` is this sheet's own. `drawer` is the one it draws beside. `ask` shows the printers, `any_printer` says
    whether there are any.
    """

    printed = Signal(str)  # "" or the code of what went wrong

    def __init__(
        self,
        seat: Seat,
        window: QWidget,
        maker: PrintMaker,
        drawer: Drawer,
        documents: Path,
        stem: Callable[[Workshop], str],
        *,
        ask: Ask = ask_system,
        any_printer: Callable[[], bool] = has_printer,
    ) -> None:
        _, theme = seat.words, seat.theme
        super().__init__(theme, window, _("Skriv ut"), _("Stäng"), width=1320)
        self._seat, self._maker, self._documents, self._stem = seat, maker, documents, stem
        self._ask, self._any_printer = ask, any_printer
        self._has_printer = False
        self._paper: Paper = "A4"
        self._state = seat.desk.state
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._made = 0
        self._wanted: Path | None = None  # the pages being made
        self._saving: Path | None = None
        self._saved: Path | None = None
        self._number = 0
        self._pages: Pages | None = None
        self._run: PrintRun | None = None
        self._drawer = Drawer(self, beside=drawer)
        self.sheets = Sheets(theme, _, self._drawer)
        self.sheets.show_whole_pages()
        self._build()
        self.list.currentRowChanged.connect(lambda _n: self._show())
        self._drawer.opened.connect(self._opened)
        self._drawer.unreadable.connect(self._lose)
        maker.done.connect(self._done)
        maker.failed.connect(self._fail)

    def _build(self) -> None:
        _, theme = self._seat.words, self._seat.theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        self.list = ChoiceList(self._seat)
        self.list.setFixedWidth(theme.px(330))
        row.addWidget(self.list)
        right = QVBoxLayout()
        right.setSpacing(0)
        self._empty = PlainLabel(theme, "", 16, True, theme.ink2, wraps=True)
        framed = QWidget()
        frame = QVBoxLayout(framed)
        frame.addWidget(self._empty)
        frame.addStretch(1)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.sheets)
        self._middle.addWidget(framed)
        self.bar = PageBar(self._seat, self.sheets)
        right.addWidget(self._middle, 1)
        right.addWidget(self.bar)
        row.addLayout(right, 1)
        self.card.layout_.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        self.papers: dict[Paper, Tab] = {}
        for paper in ("A4", "A3"):
            tab = Tab(theme, paper, is_solid=True)
            tab.setAccessibleName(_("Papper {name}").format(name=paper))
            tab.clicked.connect(lambda _checked=False, paper=paper: self.set_paper(paper))
            self.papers[paper] = tab
            foot.addWidget(tab)
        self._icon = QLabel()
        foot.addSpacing(theme.px(8))
        foot.addWidget(self._icon)
        self._said = PlainLabel(theme, "", 14, False, theme.ink2, wraps=True)
        foot.addWidget(self._said, 1)
        self.show_file = Button(theme, _("Visa"), kind="link")
        self.show_file.clicked.connect(self._open_file)
        self.save_button = Button(theme, _("Spara PDF"), "download")
        self.save_button.clicked.connect(self.save)
        self.print_button = Button(theme, _("Skriv ut …"), "printer", "primary")
        self.print_button.clicked.connect(self.print_out)
        for button in (self.show_file, self.save_button, self.print_button):
            foot.addWidget(button)
        self.card.layout_.addLayout(foot)
        self.show_file.hide()

    # choosing

    @property
    def choice(self) -> Choice | None:
        return self.list.choice

    @property
    def said(self) -> str:
        return self._said.text()

    def ask_for(self, kind: str = "minutes") -> None:
        """Open with a document chosen: "minutes", "running_list" or a PrintKind; the first of several walls."""
        self._state = self._seat.desk.state
        self._has_printer = self._any_printer()
        self.list.show_choices(choices(self._seat.words, self._state, self._seat.units), kind)
        self.open(self.list)
        self._show()

    def set_paper(self, paper: Paper) -> None:
        if paper != self._paper:
            self._paper = paper
            self._show()
        for name, tab in self.papers.items():
            tab.setChecked(name == paper)

    def _show(self) -> None:
        """Ask for the chosen document's pages."""
        choice = self.choice
        if choice is None:
            return
        self._forget()
        for name, tab in self.papers.items():
            tab.setVisible(choice.has_papers and not choice.is_empty)
            tab.setChecked(name == self._paper)
        self.show_file.hide()
        self._allow(False)
        self.bar.setVisible(not choice.is_empty)
        if choice.is_empty:
            self._empty.setText(choice.said)
            self._middle.setCurrentIndex(1)
            self._tell("")
            return
        self._middle.setCurrentIndex(0)
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="rusdesk-", ignore_cleanup_errors=True)
        self._made += 1
        self._wanted = Path(self._folder.name) / f"print-{self._made}.pdf"
        self._tell(self._seat.words("Sidorna görs …"))
        self._order(choice, self._wanted)

    def _order(self, choice: Choice, path: Path) -> None:
        if choice.wish is None:
            self._maker.make(self._state, path, choice.kind or "")
        else:
            paper: Paper = self._paper if choice.has_papers else "A4"
            self._maker.print_out(self._state, path, PrintWish(choice.wish.kind, choice.wish.wall, paper))

    def _forget(self) -> None:
        """What has been asked for is wanted no more, but for a file to keep."""
        if self._wanted is not None and self._saving is None:
            self._maker.close()
        self._wanted, self._pages, self._number = None, None, 0

    # what comes of it

    def _done(self, path: str, replaced: int) -> None:
        words = self._seat.words
        if self._saving is not None and Path(path) == self._saving:
            self._saved, self._saving = self._saving, None
            said = words("Sparad: {name}").format(name=self._saved.name)
            if replaced:
                lost = words.n("{n} tecken gick inte att skriva ut", "{n} tecken gick inte att skriva ut", replaced)
                said = f"{said} · {lost}"
            self.show_file.show()
            self._allow(self._pages is not None)
            self._tell(said, "circle-check")
        elif self._wanted is not None and Path(path) == self._wanted:
            self._wanted = None
            self._number = self._drawer.open(Path(path), self.sheets.wanted())

    def _opened(self, pages: Pages) -> None:
        if pages.number != self._number:
            return
        self._pages = pages
        self.sheets.go(0)
        self._allow(True)
        if self._has_printer:
            self._tell("")
        else:
            said = self._seat.words("Ingen skrivare är inställd på den här datorn. Spara PDF och skriv ut därifrån.")
            self._tell(said, "info")

    def _lose(self, number: int) -> None:
        if number == self._number and self._run is None:
            self._pages = None
            self._allow(False)
            said = failure(self._seat.words, "unexpected", self._documents)
            self._tell(said, "triangle-alert", fails=True)

    def _fail(self, code: str) -> None:
        if self._wanted is None and self._saving is None:
            return
        folder = self._documents if self._saving is not None else Path(tempfile.gettempdir())
        self._wanted = self._saving = None
        self._allow(self._pages is not None)
        self._tell(failure(self._seat.words, code, folder), "triangle-alert", fails=True)

    def _allow(self, may: bool) -> None:
        self.save_button.setEnabled(may)
        self.print_button.setEnabled(may and self._run is None and self._has_printer)

    def _tell(self, said: str, icon: str = "", *, fails: bool = False) -> None:
        theme = self._seat.theme
        ink = theme.over if fails else theme.ok if icon == "circle-check" else theme.ink2
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.setPixmap(theme.pixmap(icon, ink, 20, 2.0))
        self._said.setText(said)
        self._said.set_colour(theme.over if fails else theme.ink if icon else theme.ink2)
        self._said.setAccessibleName(said)

    # to a file, to a printer

    def save(self) -> None:
        """The chosen document as a file among the others."""
        choice = self.choice
        if choice is None or self._pages is None or self._saving is not None:
            return
        workshop = self._state.get(Workshop, self._state.workshop)
        self._saving = self._documents / f"{self._stem(workshop)}{self._ending(choice, workshop)}.pdf"
        self.show_file.hide()
        self._allow(False)
        self._tell(self._seat.words("Sparar …"))
        self._order(choice, self._saving)

    def _ending(self, choice: Choice, workshop: Workshop) -> str:
        """What stands after the workshop's name, in the document's language."""
        settings = settings_of(self._state)
        words = load(settings.language or workshop.language)
        if choice.wish is None:
            kind = choice.kind or settings.kind
            return f" – {document_name(words, kind).lower()}" if kind in ("outcomes", "running_list") else ""
        said = print_name(words, choice.wish.kind).lower()
        if choice.wish.kind == "wall" and choice.title != print_name(self._seat.words, "wall"):
            said = f"{said} {choice.title.partition(': ')[2][:60]}"
        return f" – {file_name(said, 'pdf').removesuffix('.pdf')}"

    def print_out(self) -> None:
        """Ask which printer, and print; the window goes on."""
        choice, pages = self.choice, self._pages
        if choice is None or pages is None or self._run is not None or not self._has_printer:
            return
        printer = printer_for(pages.sizes, self._stem(self._state.get(Workshop, self._state.workshop)))
        self._ask(printer, len(pages.sizes), self.window(), lambda: self._print(printer, pages))

    def _print(self, printer: QPrinter, pages: Pages) -> None:
        if self._run is not None or pages is not self._pages:
            return
        self._run = PrintRun(self._drawer, pages.number, pages.sizes, printer, self.sheets.current, self)
        self._run.progress.connect(self._tell_page)
        self._run.finished.connect(self._printed)
        # another document in the drawer would be printed instead
        self.list.setEnabled(False)
        self._allow(True)
        self._run.start()

    def _tell_page(self, page: int, pages: int) -> None:
        said = self._seat.words("Sida {page} av {pages} går till skrivaren …").format(page=page, pages=pages)
        self._tell(said, "printer")

    def _printed(self, code: str) -> None:
        words = self._seat.words
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
        self.list.setEnabled(True)
        self._allow(self._pages is not None)
        if not code:
            self._tell(words("Skickat till skrivaren."), "circle-check")
        elif code == "no_pages":
            self._tell(words("Inga av de valda sidorna finns i dokumentet."), "triangle-alert", fails=True)
        elif code != "cancelled":
            said = words("Skrivaren tog inte emot dokumentet. Välj en annan, eller spara PDF.")
            self._tell(said, "triangle-alert", fails=True)
        self.printed.emit(code)

    def _open_file(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    # keys and the end

    def dismiss(self) -> None:
        # what is on its way to a printer goes on; the pages only looked at aren't wanted
        if self._wanted is not None and self._saving is None:
            self._maker.close()
            self._wanted = None
        super().dismiss()

    def stop(self) -> None:
        """Print no more, and take the pages' files away."""
        if self._run is not None:
            self._run.cancel()
        if self._wanted is not None and self._saving is None:
            self._maker.close()
        self._wanted = None
        self._drawer.stop()
        if self._folder is not None:
            with contextlib.suppress(OSError):
                self._folder.cleanup()
            self._folder = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.print_out()
            return
        if not self.sheets.take_key(event):
            super().keyPressEvent(event)
