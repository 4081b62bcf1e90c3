"""Keeps the pages up with the workshop: a moment after each Change the real file is made anew and drawn."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from rusdesk.domain.change import Change
from rusdesk.domain.state import State
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.minutes.drawer import Drawer, Pages
from rusdesk.ui.minutes.press import Order, Press
from rusdesk.ui.minutes.sheets import Sheets

WAIT_MS = 60  # after the last Change: pages are made as fast as they are looked at, and one at a time


class Preview(QObject):
    """Asks for the file when somebody looks, and only then. `unmade` is told when it couldn't be had."""

    working = Signal(bool)
    unmade = Signal(str)  # the maker's code, or "unreadable"

    def __init__(self, desk: DeskSignals, press: Press, drawer: Drawer, sheets: Sheets) -> None:
        super().__init__(sheets)
        self._desk, self._press, self._drawer, self._sheets = desk, press, drawer, sheets
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._made = 0
        self._is_stale = True
        self._is_watched = False
        self._waiting = 0  # the number the drawer gave what it is opening
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._make)
        desk.changed.connect(self._heard)
        drawer.opened.connect(self._opened)
        drawer.unreadable.connect(self._unreadable)

    def watch(self, is_watched: bool) -> None:
        """Whether somebody looks; what has gone stale meanwhile is made anew at once."""
        self._is_watched = is_watched
        if is_watched and self._is_stale and not self._timer.isActive():
            self._timer.start(0)
        elif not is_watched:
            self._timer.stop()
            self._press.forget_looks()

    def again(self) -> None:
        """Make it once more, as after a failure."""
        self._is_stale = True
        self._timer.start(0)

    def stop(self) -> None:
        self._is_watched = False
        self._timer.stop()
        self._press.forget_looks()
        if self._folder is not None:
            with contextlib.suppress(OSError):
                self._folder.cleanup()
            self._folder = None

    def _heard(self, change: Change, _state: State) -> None:
        # clock and projection don't show in the document before the item ends, but a count of edits is cheap to keep
        if all(edit.kind == "projection" for edit in change.edits):
            return
        self._is_stale = True
        if self._is_watched:
            self._timer.start(WAIT_MS)

    def _make(self) -> None:
        if not self._is_watched:
            return
        self._is_stale = False
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="rusdesk-", ignore_cleanup_errors=True)
        self._made += 1
        path = Path(self._folder.name) / f"pages-{self._made}.pdf"
        self.working.emit(True)
        self._press.look(
            Order(self._desk.state, path, done=lambda _n: self._open(path), failed=lambda code: self._fail(code))
        )

    def _open(self, path: Path) -> None:
        if self._folder is not None:
            self._waiting = self._drawer.open(path, self._sheets.wanted())

    def _opened(self, pages: Pages) -> None:
        if self._folder is not None:
            # all but the newest are of no more use, and the newest is in memory
            for old in Path(self._folder.name).glob("pages-*.pdf"):
                if old.name != f"pages-{self._made}.pdf":
                    with contextlib.suppress(OSError):
                        old.unlink()
        if pages.number == self._waiting and not self._press.is_busy:
            self.working.emit(False)

    def _unreadable(self, number: int) -> None:
        if number == self._waiting:
            self._fail("unreadable")

    def _fail(self, code: str) -> None:
        # asked for again when somebody looks next time
        self._is_stale = True
        self.working.emit(False)
        self.unmade.emit(code)
