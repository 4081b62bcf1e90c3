"""A document on a printer's paper: which pages, how large, which way up, and a window that never waits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRect, QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from rusdesk.ui.minutes.drawer import Drawer, Pages
from rusdesk.ui.minutes.printing import PrintRun, chosen_pages, printer_for, sides_for, target_on

UPRIGHT = QSizeF(*A4)


def document(path: Path, pages: int, size: tuple[float, float] = A4) -> Path:
    """Pages with a black square in each corner, the n-th with n more in a row."""
    canvas = Canvas(str(path), pagesize=size)
    for n in range(pages):
        for x in (0, size[0] - 30):
            for y in (0, size[1] - 30):
                canvas.rect(x, y, 30, 30, stroke=0, fill=1)
        for k in range(n + 1):
            canvas.rect(100 + 40 * k, size[1] / 2, 20, 20, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return path


def pdf_printer(path: Path, dots: int = 100) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(dots)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


@pytest.fixture
def drawer(qapp: object) -> Iterator[Drawer]:
    one = Drawer()
    yield one
    one.stop()


def opened(qtbot: QtBot, drawer: Drawer, path: Path) -> Pages:
    with qtbot.waitSignal(drawer.opened, timeout=5000) as heard:
        drawer.open(path)
    pages: Pages = heard.args[0]
    return pages


def printed(qtbot: QtBot, drawer: Drawer, pages: Pages, printer: QPrinter, current: int = 0) -> str:
    run = PrintRun(drawer, pages.number, pages.sizes, printer, current)
    with qtbot.waitSignal(run.finished, timeout=10_000) as heard:
        run.start()
    code: str = heard.args[0]
    return code


def marks_on(page: pypdfium2.PdfPage) -> tuple[list[bool], int]:
    """Which corners are black (top left, top right, bottom left, bottom right), and how many squares in the row."""
    image = page.render(scale=1).to_pil().convert("L")
    wide, high = image.size
    corners = [image.getpixel(p) < 60 for p in ((8, 8), (wide - 9, 8), (8, high - 9), (wide - 9, high - 9))]
    by = wide / A4[0] if wide < high else high / A4[0]
    row = [image.getpixel((round((110 + 40 * k) * by), round(high / 2 - 10 * by))) < 60 for k in range(10)]
    return corners, sum(row)


def test_every_page_is_printed_whole_on_the_paper(qtbot: QtBot, drawer: Drawer, tmp_path: Path) -> None:
    pages = opened(qtbot, drawer, document(tmp_path / "in.pdf", 3))
    assert printed(qtbot, drawer, pages, pdf_printer(tmp_path / "out.pdf")) == ""
    made = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert [marks_on(page) for page in made] == [([True] * 4, n + 1) for n in range(3)]
    assert made[0].get_size() == pytest.approx(A4, abs=1.5)


def test_a_page_for_a4_fills_the_a3_that_was_chosen(qtbot: QtBot, drawer: Drawer, tmp_path: Path) -> None:
    pages = opened(qtbot, drawer, document(tmp_path / "in.pdf", 1))
    printer = pdf_printer(tmp_path / "out.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    assert printed(qtbot, drawer, pages, printer) == ""
    made = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert made[0].get_size() == pytest.approx((842, 1191), abs=1.5)
    assert marks_on(made[0]) == ([True] * 4, 1)


def test_a_sign_lies_down_on_the_paper(qtbot: QtBot, drawer: Drawer, tmp_path: Path) -> None:
    pages = opened(qtbot, drawer, document(tmp_path / "in.pdf", 1, landscape(A4)))
    assert printed(qtbot, drawer, pages, pdf_printer(tmp_path / "out.pdf")) == ""
    wide, high = pypdfium2.PdfDocument(tmp_path / "out.pdf")[0].get_size()
    assert (wide, high) == pytest.approx(landscape(A4), abs=1.5)


def test_only_the_pages_asked_for(qtbot: QtBot, drawer: Drawer, tmp_path: Path) -> None:
    pages = opened(qtbot, drawer, document(tmp_path / "in.pdf", 5))
    printer = pdf_printer(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    wanted = QPageRanges()
    wanted.addRange(2, 3)
    wanted.addPage(5)
    printer.setPageRanges(wanted)
    assert printed(qtbot, drawer, pages, printer) == ""
    assert [marks_on(page)[1] for page in pypdfium2.PdfDocument(tmp_path / "out.pdf")] == [2, 3, 5]


def test_the_page_in_view_the_last_first_and_none_at_all(qapp: object, tmp_path: Path) -> None:
    printer = pdf_printer(tmp_path / "out.pdf")
    assert chosen_pages(printer, 3, 1) == [0, 1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 3, 1) == [2, 1, 0]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 3, 1) == [1]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    beyond = QPageRanges()
    beyond.addPage(9)
    printer.setPageRanges(beyond)
    assert chosen_pages(printer, 3, 1) == []


def test_a_range_beyond_the_end_prints_nothing_and_says_so(qtbot: QtBot, drawer: Drawer, tmp_path: Path) -> None:
    pages = opened(qtbot, drawer, document(tmp_path / "in.pdf", 1))
    printer = pdf_printer(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    beyond = QPageRanges()
    beyond.addPage(9)
    printer.setPageRanges(beyond)
    assert printed(qtbot, drawer, pages, printer) == "no_pages"
    assert not (tmp_path / "out.pdf").exists()


def test_a_printer_that_takes_nothing_is_told_of(qtbot: QtBot, drawer: Drawer, tmp_path: Path) -> None:
    pages = opened(qtbot, drawer, document(tmp_path / "in.pdf", 1))
    assert printed(qtbot, drawer, pages, pdf_printer(tmp_path / "no" / "such" / "folder" / "out.pdf")) == "printer"


def test_both_sides_only_where_there_is_more_than_one_page(qapp: object) -> None:
    one, large = printer_for([UPRIGHT], "x"), printer_for([QSizeF(842, 1191)], "x")
    assert sides_for([UPRIGHT]) == QPrinter.DuplexMode.DuplexNone
    assert sides_for([UPRIGHT, UPRIGHT]) == QPrinter.DuplexMode.DuplexAuto
    assert sides_for([QSizeF(*landscape(A4))] * 2) == QPrinter.DuplexMode.DuplexNone
    assert one.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
    assert large.pageLayout().pageSize().id() == QPageSize.PageSizeId.A3
    assert printer_for([QSizeF(*landscape(A4))], "x").pageLayout().orientation() == QPageLayout.Orientation.Landscape


def test_a_page_keeps_its_shape_in_the_middle_of_another_paper() -> None:
    assert target_on(QRect(0, 0, 850, 1100), UPRIGHT) == QRect(36, 0, 778, 1100)


def test_drawers_beside_each_other_share_a_thread_and_mix_nothing_up(
    qtbot: QtBot, drawer: Drawer, tmp_path: Path
) -> None:
    other = Drawer(beside=drawer)
    first = opened(qtbot, drawer, document(tmp_path / "a.pdf", 2))
    second = opened(qtbot, other, document(tmp_path / "b.pdf", 3))
    assert (len(first.sizes), len(second.sizes)) == (2, 3)
    other.stop()
    # the first has its document still
    with qtbot.waitSignal(drawer.drawn, timeout=5000) as heard:
        drawer.draw(first.number, 1, 200)
    assert heard.args[2].width() == 200


def test_bands_are_the_page(qtbot: QtBot, drawer: Drawer, tmp_path: Path) -> None:
    pages = opened(qtbot, drawer, document(tmp_path / "a.pdf", 1))
    with qtbot.waitSignal(drawer.drawn, timeout=5000) as heard:
        drawer.draw(pages.number, 0, 331)
    whole = heard.args[2]
    top = 0
    while top < whole.height():
        with qtbot.waitSignal(drawer.banded, timeout=5000) as heard:
            drawer.band(pages.number, 0, 331, top, 97)
        rows = heard.args[3]
        assert rows == whole.copy(0, top, 331, min(97, whole.height() - top))
        top += rows.height()
    assert top == whole.height()
    with qtbot.waitSignal(drawer.banded, timeout=5000) as heard:
        drawer.band(pages.number, 0, 331, top, 97)
    assert heard.args[3].isNull()


def test_a_page_that_cannot_be_drawn_ends_the_printing(qtbot: QtBot, drawer: Drawer, tmp_path: Path) -> None:
    pages = opened(qtbot, drawer, document(tmp_path / "in.pdf", 1))
    # the file promised a page more than it has
    more = (*pages.sizes, UPRIGHT)
    run = PrintRun(drawer, pages.number, more, pdf_printer(tmp_path / "out.pdf"))
    with qtbot.waitSignal(run.finished, timeout=10_000) as heard:
        run.start()
    assert heard.args == ["unreadable"]
