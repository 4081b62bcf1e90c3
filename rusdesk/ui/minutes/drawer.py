"""Pages of a PDF drawn as pictures on a thread of their own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QImage


@dataclass(frozen=True)
class Spot:
    """A place in a document: the page from 0, and points from its top."""

    page: int
    y: float = 0.0


@dataclass(frozen=True)
class Pages:
    """A document that has been opened: its pages' sizes in points, where first-level bookmarks lead.

    `images` holds the pages that were asked for at once, by number from 0.
    """

    number: int
    sizes: tuple[QSizeF, ...]
    bookmarks: tuple[Spot, ...]
    images: Mapping[int, QImage] = field(default_factory=dict)


@dataclass(frozen=True)
class _Open:
    number: int
    path: Path
    wanted: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class _Draw:
    number: int
    page: int
    width: int


class Drawer(QObject):
    """Opens documents and draws their pages; what it has done is told on the thread that owns it.

    The library that reads PDFs is not safe for threads, so nobody else in the process may use it meanwhile.
    """

    opened = Signal(object)  # Pages
    drawn = Signal(int, int, QImage)  # the document's number, the page from 0, its picture
    unreadable = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        # Emitting a signal from the thread queues it to this object's own thread
        self._thread = _Thread(self.opened.emit, self.drawn.emit, self.unreadable.emit)
        self.destroyed.connect(self._thread.stop)

    def open(self, path: Path, wanted: Sequence[tuple[int, int]] = ()) -> int:
        """Open a file, and draw pages of it before it is told: (page, width in device pixels). Its number."""
        self._number += 1
        self._thread.ask(_Open(self._number, path, tuple(wanted)))
        return self._number

    def draw(self, number: int, page: int, width: int) -> None:
        """Draw a page of document `number`, `width` device pixels wide; nothing when another has been opened."""
        self._thread.ask(_Draw(number, page, width))

    def stop(self) -> None:
        """Ends and joins the thread."""
        self._thread.stop()


class _Thread:
    """The thread, its queue, and the document it has open. Knows no QObject, so it can outlive one."""

    def __init__(
        self,
        opened: Callable[[Pages], None],
        drawn: Callable[[int, int, QImage], None],
        unreadable: Callable[[int], None],
    ) -> None:
        self._opened, self._drawn, self._unreadable = opened, drawn, unreadable
        self._asked: queue.SimpleQueue[_Open | _Draw | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._document: Any = None
        self._number = 0

    def ask(self, what: _Open | _Draw) -> None:
        self._asked.put(what)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="pages", daemon=True)
            self._thread.start()

    def stop(self, *_: object) -> None:
        if self._thread is not None:
            self._asked.put(None)
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        try:
            while (what := self._asked.get()) is not None:
                match what:
                    case _Open():
                        self._open(what)
                    case _Draw() if what.number == self._number and self._document is not None:
                        self._drawn(what.number, what.page, _picture(self._document, what.page, what.width))
        except RuntimeError:
            # who asked is gone
            pass
        finally:
            self._close()

    def _open(self, what: _Open) -> None:
        # imported here: it costs more than a frame
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(what.path.read_bytes())
        except (OSError, pypdfium2.PdfiumError):
            self._unreadable(what.number)
            return
        self._close()
        self._document, self._number = document, what.number
        sizes = tuple(QSizeF(*document.get_page_size(n)) for n in range(len(document)))
        images = {page: _picture(document, page, width) for page, width in what.wanted if page < len(sizes)}
        self._opened(Pages(what.number, sizes, _bookmarks(document, sizes), images))

    def _close(self) -> None:
        if self._document is not None:
            self._document.close()
            self._document = None


def _bookmarks(document: Any, sizes: Sequence[QSizeF]) -> tuple[Spot, ...]:
    from pypdfium2.raw import PDFDEST_VIEW_XYZ

    found = []
    for mark in document.get_toc():
        target = mark.get_dest()
        index = target.get_index() if target is not None else None
        if mark.level != 0 or target is None or index is None:
            continue
        view, place = target.get_view()
        is_placed = view == PDFDEST_VIEW_XYZ and len(place) > 1
        found.append(Spot(int(index), max(0.0, sizes[index].height() - place[1]) if is_placed else 0.0))
    return tuple(found)


def _picture(document: Any, number: int, width: int) -> QImage:
    """The page `width` pixels wide, on white."""
    page = document[number]
    try:
        bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
        stride, height = bitmap.stride, bitmap.height
        return QImage(bytes(bitmap.buffer), bitmap.width, height, stride, QImage.Format.Format_RGB32).copy()
    finally:
        page.close()
