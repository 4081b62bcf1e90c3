"""Pages of a PDF drawn as pictures on a thread of their own."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QImage

from rusdesk.domain.frozen import frozen


@frozen
class Spot:
    """A place in a document: the page from 0, and points from its top."""

    page: int
    y: float = 0.0


@frozen
class Pages:
    """A document that has been opened: its pages' sizes in points, where first-level bookmarks lead.

    `images` holds the pages that were asked for at once, by number from 0.
    """

    number: int
    sizes: tuple[QSizeF, ...]
    bookmarks: tuple[Spot, ...]
    images: Mapping[int, QImage] = field(default_factory=dict)


@frozen
class _Open:
    number: int
    path: Path
    wanted: tuple[tuple[int, int], ...]


@frozen
class _Draw:
    number: int
    page: int
    width: int


@frozen
class _Band:
    """Rows of a page, for a printer: `high` of them from `top`, all of the page being `width` pixels wide."""

    number: int
    page: int
    width: int
    top: int
    high: int


@frozen
class _Shut:
    """Its document is of no more use."""


_Asked = _Open | _Draw | _Band | _Shut


@dataclass
class _Reader:
    """One who asks, with the document it has open; seen by the thread alone, but for what it tells."""

    opened: Callable[[Pages], None]
    drawn: Callable[[int, int, QImage], None]
    banded: Callable[[int, int, int, QImage], None]
    unreadable: Callable[[int], None]
    document: Any = None
    number: int = 0


class Drawer(QObject):
    """Opens documents and draws their pages; what it has done is told on the thread that owns it.

    The library that reads PDFs is not safe for threads, so all drawers of the process share one: a second is made
    `beside` the first, has a document of its own, and lives no longer than the first.
    """

    opened = Signal(object)  # Pages
    drawn = Signal(int, int, QImage)  # the document's number, the page from 0, its picture
    banded = Signal(int, int, int, QImage)  # the document's number, the page from 0, the first row, the rows
    unreadable = Signal(int)

    def __init__(self, parent: QObject | None = None, *, beside: Drawer | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        # Emitting a signal from the thread queues it to this object's own thread
        self._reader = _Reader(self.opened.emit, self.drawn.emit, self.banded.emit, self.unreadable.emit)
        self._is_guest = beside is not None
        self._thread: _Thread = beside._thread if beside is not None else _Thread()
        if not self._is_guest:
            self.destroyed.connect(self._thread.stop)

    def open(self, path: Path, wanted: Sequence[tuple[int, int]] = ()) -> int:
        """Open a file, and draw pages of it before it is told: (page, width in device pixels). Its number."""
        self._number += 1
        self._thread.ask(self._reader, _Open(self._number, path, tuple(wanted)))
        return self._number

    def draw(self, number: int, page: int, width: int) -> None:
        """Draw a page of document `number`, `width` device pixels wide; nothing when another has been opened."""
        self._thread.ask(self._reader, _Draw(number, page, width))

    def band(self, number: int, page: int, width: int, top: int, high: int) -> None:
        """Draw `high` rows of a page from `top`, or as many as there are; the whole page is `width` pixels wide."""
        self._thread.ask(self._reader, _Band(number, page, width, top, high))

    def stop(self) -> None:
        """Ends and joins the thread; one beside another only closes its document."""
        if self._is_guest:
            self._thread.ask(self._reader, _Shut())
        else:
            self._thread.stop()


class _Thread:
    """The thread, its queue, and the readers with a document open. Knows no QObject, so it can outlive one."""

    def __init__(self) -> None:
        self._asked: queue.SimpleQueue[tuple[_Reader, _Asked] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._reading: list[_Reader] = []

    def ask(self, reader: _Reader, what: _Asked) -> None:
        if self._thread is None and isinstance(what, _Shut):
            return
        self._asked.put((reader, what))
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
            while (asked := self._asked.get()) is not None:
                reader, what = asked
                try:
                    self._do(reader, what)
                except RuntimeError:
                    # the page can't be drawn, or who asked is gone
                    self._close(reader)
                    if not isinstance(what, _Shut):
                        with contextlib.suppress(RuntimeError):
                            reader.unreadable(what.number)
        finally:
            for reader in [*self._reading]:
                self._close(reader)

    def _do(self, reader: _Reader, what: _Asked) -> None:
        match what:
            case _Open():
                self._open(reader, what)
            case _Shut():
                self._close(reader)
            case _ if what.number != reader.number or reader.document is None:
                pass
            case _Draw():
                reader.drawn(what.number, what.page, _picture(reader.document, what.page, what.width))
            case _Band():
                rows = _rows(reader.document, what.page, what.width, what.top, what.high)
                reader.banded(what.number, what.page, what.top, rows)

    def _open(self, reader: _Reader, what: _Open) -> None:
        # imported here: it costs more than a frame
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(what.path.read_bytes())
        except (OSError, pypdfium2.PdfiumError):
            reader.unreadable(what.number)
            return
        self._close(reader)
        self._reading.append(reader)
        reader.document, reader.number = document, what.number
        sizes = tuple(QSizeF(*document.get_page_size(n)) for n in range(len(document)))
        images = {page: _picture(document, page, width) for page, width in what.wanted if page < len(sizes)}
        reader.opened(Pages(what.number, sizes, _bookmarks(document, sizes), images))

    def _close(self, reader: _Reader) -> None:
        if reader.document is not None:
            reader.document.close()
            reader.document = None
            self._reading.remove(reader)


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
        return _image(page.render(scale=width / page.get_width(), prefer_bgrx=True))
    finally:
        page.close()


def _rows(document: Any, number: int, width: int, top: int, high: int) -> QImage:
    """Some rows of the page as `_picture` would draw them; none below its end."""
    page = document[number]
    try:
        scale = width / page.get_width()
        below = ceil(page.get_height() * scale) - top - high
        if below <= -high:
            return QImage()
        # in points, which are made pixels again and rounded up
        crop = (0, max(0.0, (below - 0.5) / scale), 0, max(0.0, (top - 0.5) / scale))
        return _image(page.render(scale=scale, crop=crop, prefer_bgrx=True))
    finally:
        page.close()


def _image(bitmap: Any) -> QImage:
    stride, height = bitmap.stride, bitmap.height
    return QImage(bytes(bitmap.buffer), bitmap.width, height, stride, QImage.Format.Format_RGB32).copy()
