"""The library opened on a thread of its own once the window can be seen, what is likely next read in, and the end."""

from __future__ import annotations

import gc
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from rusdesk.machine.paths import Places
from rusdesk.ui.seat import ZonedClock
from rusdesk.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from rusdesk.app.bookshelf import Bookshelf
    from rusdesk.desk.library import LibraryError, WorkshopLine
    from rusdesk.store.library import Library

CLOSE_S = 3.0
_WRITING_S = 1.0  # after that, before what writing takes is read in, unless a Change comes first
_CALM_MS = 250  # after the library has come, before what is likely to be needed next is read in
# what the running day is made of, see docs/performance.md
_LIKELY = (
    "rusdesk.desk.desk",
    "rusdesk.machine.awake",
    "rusdesk.ui.projection.room",
    "rusdesk.ui.projection.scenes",
    "rusdesk.ui.tasks",
    "rusdesk.ui.run.mode",
    "numpy",  # which ui.wall reads in with its first wall
)


class Opener(QObject):
    """Tells the window what comes of it; waits at the end for what is being saved."""

    seen = Signal(object)  # the workshops at a first look
    opened = Signal(object, object)  # Library, its workshops
    failed = Signal(object)  # LibraryError
    settled = Signal()  # the window has the library, or knows that it can't have it
    saved = Signal(str, int)
    refused = Signal(object)

    def __init__(self, places: Places, clock: ZonedClock, window: MainWindow) -> None:
        super().__init__()
        self._places, self._clock, self._window = places, clock, window
        self._library: Library | None = None
        self._trouble: BaseException | None = None
        self._shelf: Bookshelf | None = None
        self._thread = threading.Thread(target=self._open, name="library-opener")
        self._is_started = False
        self._is_calm = threading.Event()
        self._is_closing = threading.Event()
        self.is_ready = threading.Event()  # nothing more is read ahead
        queued = Qt.ConnectionType.QueuedConnection
        self.seen.connect(self._show, queued)
        self.opened.connect(self._bring, queued)
        self.failed.connect(self._tell, queued)
        self.saved.connect(self._hear_saved, queued)
        self.refused.connect(window.warn_of_library, queued)

    def start(self) -> None:
        self._is_started = True
        self._thread.start()

    def close(self) -> None:
        """Wait for the opening, then for the writer at most three seconds; the journal has the rest."""
        self._is_closing.set()
        self._is_calm.set()
        if self._is_started:
            self._thread.join()
        if self._library is not None and not self._library.close(CLOSE_S):
            import logging

            logging.getLogger(__name__).warning("closed before everything was in the library; the journal has it")

    def log_trouble(self) -> None:
        """Why the library couldn't be opened, if it couldn't."""
        if self._trouble is not None:
            import logging

            logging.getLogger(__name__).error("library not opened", exc_info=self._trouble)

    def _open(self) -> None:
        from rusdesk.desk.library import LibraryCode, LibraryError

        try:
            from rusdesk.store.listing import glance

            found = glance(self._places.library)
            if found:
                self.seen.emit(found)
            from rusdesk.store.library import Library

            library = Library.open(
                self._places,
                create=True,
                on_saved=self.saved.emit,
                on_refused=self.refused.emit,
            )
            self._library = library
            lines = library.workshops()
            self.opened.emit(library, lines)
        except LibraryError as error:
            self._trouble = error
            self.failed.emit(error)
        except Exception as error:
            self._trouble = error
            self.failed.emit(LibraryError(LibraryCode.DAMAGED))
        else:
            self._read_ahead(library, lines[0].id if lines else "")
            if not self._is_closing.wait(_WRITING_S):
                library.get_ready_to_write()

    def _read_ahead(self, library: Library, workshop: str) -> None:
        """While the start page stands still: the modules of the running day, and the workshop touched last."""
        import contextlib
        import importlib

        from rusdesk.desk.library import LibraryError

        self._is_calm.wait()
        # all of it is made to stay: the collector would look at every note time and again while they are read
        gc.disable()
        try:
            for name in _LIKELY:
                if self._is_closing.is_set():
                    return
                importlib.import_module(name)
            if workshop:
                # whoever opens it is told what is wrong with it
                with contextlib.suppress(LibraryError):
                    library.read_ahead(workshop)
        finally:
            settle()
            # whoever waits for it goes on whatever happened
            self.is_ready.set()

    def _show(self, lines: Sequence[WorkshopLine]) -> None:
        from rusdesk.app.bookshelf import shown

        if self._library is None:
            self._window.show_lines([shown(line) for line in lines])

    def _bring(self, library: Library, lines: Sequence[WorkshopLine]) -> None:
        from rusdesk.app.bookshelf import Bookshelf

        self._shelf = Bookshelf(library, self._clock, lines)
        self._window.set_shelf(self._shelf)
        QTimer.singleShot(0, self, self.settled.emit)
        QTimer.singleShot(_CALM_MS, self, self._is_calm.set)

    def _tell(self, error: LibraryError) -> None:
        self._window.set_trouble(error.code)
        self.settled.emit()

    def _hear_saved(self, workshop: str, seq: int) -> None:
        if self._shelf is not None:
            self._shelf.note_saved(workshop, seq)


def settle() -> None:
    """All that is loaded now stays for good: the collector needn't look at it again, nor now at what it would free."""
    gc.freeze()
    gc.enable()
