"""Prints what a drawer has open: its pages on the printer's own paper, at its resolution, a band at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QObject, QRect, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from rusdesk.domain.frozen import frozen
from rusdesk.ui.minutes.drawer import Drawer

_MOST_DOTS = 600  # an inch; more isn't seen
_BAND = 6_000_000  # bytes that are drawn at once, and those handed to the printer at once: milliseconds
_STRIP = 300_000
_A3 = 1_000  # points: a page with a longer side is for larger paper than A4


def has_printer() -> bool:
    """Whether this computer has any printer to print on."""
    return bool(QPrinterInfo.availablePrinterNames())


def printer_for(sizes: Sequence[QSizeF], name: str) -> QPrinter:
    """The usual printer, set to the document's paper and to both sides where there is more than one page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    first = sizes[0]
    is_large = max(first.width(), first.height()) > _A3
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3 if is_large else QPageSize.PageSizeId.A4))
    printer.setPageOrientation(_orientation(first))
    printer.setDuplex(sides_for(sizes))
    return printer


def sides_for(sizes: Sequence[QSizeF]) -> QPrinter.DuplexMode:
    """Both sides for what is read page by page; one for a single page, and for signs, that stand or hang."""
    is_read = len(sizes) > 1 and all(size.height() >= size.width() for size in sizes)
    return QPrinter.DuplexMode.DuplexAuto if is_read else QPrinter.DuplexMode.DuplexNone


def chosen_pages(printer: QPrinter, count: int, current: int) -> list[int]:
    """The pages from 0 that were asked for in the dialog, in the order they are printed, copies counted in."""
    pages = [*range(count)]
    asked = printer.pageRanges()
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage:
            pages = [min(current, count - 1)]
        case QPrinter.PrintRange.PageRange if not asked.isEmpty():
            pages = [n for n in pages if asked.contains(n + 1)]
        case _:
            pass
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return pages * copies
    return [n for n in pages for _ in range(copies)]


def target_on(paper: QRect, page: QSizeF) -> QRect:
    """Where a page lies on the paper, in the same pixels: as large as it goes, in the middle."""
    by = min(paper.width() / page.width(), paper.height() / page.height())
    wide, high = round(page.width() * by), round(page.height() * by)
    return QRect(paper.x() + (paper.width() - wide) // 2, paper.y() + (paper.height() - high) // 2, wide, high)


@frozen
class _Page:
    """A page being printed: where it lies in the printer's pixels, and how it is drawn."""

    number: int
    target: QRect
    width: int
    height: int


class PrintRun(QObject):
    """One document on its way to a printer. The window goes on meanwhile."""

    progress = Signal(int, int)  # pages begun, of how many
    finished = Signal(str)  # "" when all is printed, else "no_pages", "printer", "unreadable" or "cancelled"

    def __init__(
        self,
        drawer: Drawer,
        number: int,
        sizes: Sequence[QSizeF],
        printer: QPrinter,
        current: int = 0,
        parent: QObject | None = None,
    ) -> None:
        """`number` is the drawer's of the document, whose pages have `sizes` in points; `current` is in view."""
        super().__init__(parent)
        self._drawer, self._number, self._sizes, self._printer = drawer, number, tuple(sizes), printer
        self._pages = chosen_pages(printer, len(self._sizes), current)
        self._begun = 0
        self._page: _Page | None = None
        self._painter = QPainter()
        self._rows: QImage | None = None  # what has come and isn't painted, from row `_top` of the page
        self._top = self._painted = 0
        self._pump = QTimer(self, singleShot=True, interval=0)
        self._pump.timeout.connect(self._paint_some)
        drawer.banded.connect(self._take)
        drawer.unreadable.connect(self._lose)

    def start(self) -> None:
        if not self._pages:
            self._end("no_pages")
            return
        # the document has its own margins, which are wider than any printer's
        self._printer.setFullPage(True)
        self._printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._printer.setPageOrientation(_orientation(self._sizes[self._pages[0]]))
        if not self._painter.begin(self._printer):
            self._end("printer")
            return
        self._next()

    def cancel(self) -> None:
        """Print no more; what has gone to the printer is taken back where it can be."""
        if self._painter.isActive():
            self._printer.abort()
            self._end("cancelled")

    def _next(self) -> None:
        if self._begun == len(self._pages):
            self._end("")
            return
        number = self._pages[self._begun]
        if self._begun:
            self._printer.setPageOrientation(_orientation(self._sizes[number]))
            if not self._printer.newPage():
                self._end("printer")
                return
        self._begun += 1
        self.progress.emit(self._begun, len(self._pages))
        dots = self._printer.resolution()
        target = target_on(self._printer.pageLayout().fullRectPixels(dots), self._sizes[number])
        width = max(1, round(target.width() * min(1.0, _MOST_DOTS / dots)))
        height = max(1, round(width * self._sizes[number].height() / self._sizes[number].width()))
        self._page = _Page(number, target, width, height)
        self._ask(0)

    def _ask(self, top: int) -> None:
        if self._page is not None:
            high = max(16, _BAND // (4 * self._page.width))
            self._drawer.band(self._number, self._page.number, self._page.width, top, high)

    def _take(self, number: int, page: int, top: int, rows: QImage) -> None:
        now = self._page
        if number != self._number or now is None or page != now.number or not self._painter.isActive():
            return
        if rows.isNull():
            self._page = None
            self._next()
            return
        self._rows, self._top, self._painted = rows, top, 0
        self._pump.start()

    def _paint_some(self) -> None:
        """A strip of the rows that have come: the printer's own way of keeping them takes its time."""
        now, rows = self._page, self._rows
        if now is None or rows is None or not self._painter.isActive():
            return
        high = min(rows.height() - self._painted, max(1, _STRIP // (4 * rows.width())))
        top = self._top + self._painted
        first, last = (now.target.height() * min(n, now.height) // now.height for n in (top, top + high))
        place = QRect(now.target.x(), now.target.y() + first, now.target.width(), last - first)
        self._painter.drawImage(place, rows.copy(0, self._painted, rows.width(), high))
        self._painted += high
        if self._painted < rows.height():
            self._pump.start()
            return
        self._rows = None
        if self._top + self._painted >= now.height:
            self._page = None
            self._next()
        else:
            self._ask(self._top + self._painted)

    def _lose(self, number: int) -> None:
        if number == self._number and self._painter.isActive():
            self._printer.abort()
            self._end("unreadable")

    def _end(self, code: str) -> None:
        self._page = self._rows = None
        self._pump.stop()
        if self._painter.isActive():
            self._painter.end()
        self.finished.emit(code)


def _orientation(page: QSizeF) -> QPageLayout.Orientation:
    upright = page.height() >= page.width()
    return QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
