"""One document at a time: what is saved goes before what is only looked at, and old requests give way to new."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from rusdesk.domain.frozen import frozen
from rusdesk.domain.state import State


class Maker(Protocol):
    """Makes one file at a time out of this process; after `done` or `failed` it can be asked again."""

    @property
    def progress(self) -> SignalInstance: ...
    @property
    def done(self) -> SignalInstance: ...
    @property
    def failed(self) -> SignalInstance: ...
    def make(self, state: State, path: Path, kind: str = "", parts: tuple[str, ...] = ()) -> None: ...
    def close(self) -> None:
        """Ends what is being made without a word."""
        ...


@frozen
class Order:
    """A file to be made of a state. `done` is told how many characters were replaced, `failed` a code.

    `kind` and `parts` (ids) are instead of what the settings say.
    """

    state: State
    path: Path
    done: Callable[[int], None]
    failed: Callable[[str], None]
    progress: Callable[[int], None] = lambda _percent: None
    kind: str = ""
    parts: tuple[str, ...] = ()


class Press(QObject):
    """Asks the maker for one order at a time."""

    def __init__(self, maker: Maker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._maker = maker
        self._now: Order | None = None
        self._look: Order | None = None
        self._save: Order | None = None
        self._now_is_kept = False
        maker.progress.connect(self._hear_progress)
        maker.done.connect(self._hear_done)
        maker.failed.connect(self._hear_failed)

    @property
    def is_busy(self) -> bool:
        return self._now is not None

    def look(self, order: Order) -> None:
        """Make a file to look at, instead of one that waits."""
        self._look = order
        self._next()

    def save(self, order: Order) -> None:
        """Make a file to keep, next of all."""
        self._save = order
        self._next()

    def forget_looks(self) -> None:
        self._look = None

    def give_up(self) -> None:
        """Make no file to keep after all: its order fails with "cancelled", and the old file is as it was."""
        order, self._save = self._save, None
        if self._now is not None and self._now_is_kept:
            order, self._now = self._now, None
            self._maker.close()
        if order is not None:
            order.failed("cancelled")
        self._next()

    def stop(self) -> None:
        """Ask for nothing more; a file to be kept is finished all the same, though nobody hears of it."""
        self._look = None
        order, self._now = self._now, None
        if order is not None and not self._now_is_kept:
            self._maker.close()
        if self._save is not None:
            order, self._save = self._save, None
            self._maker.make(order.state, order.path, order.kind, order.parts)

    def _next(self) -> None:
        if self._now is not None:
            return
        if self._save is not None:
            self._now, self._save = self._save, None
            self._now_is_kept = True
        elif self._look is not None:
            self._now, self._look = self._look, None
            self._now_is_kept = False
        else:
            return
        self._maker.make(self._now.state, self._now.path, self._now.kind, self._now.parts)

    def _hear_progress(self, percent: int) -> None:
        if self._now is not None:
            self._now.progress(percent)

    def _hear_done(self, path: str, replaced: int) -> None:
        order = self._now
        # a file that was asked for before this press was here is no answer to it
        if order is None or Path(path) != order.path:
            return
        self._now = None
        order.done(replaced)
        self._next()

    def _hear_failed(self, code: str) -> None:
        order, self._now = self._now, None
        if order is not None:
            order.failed(code)
        self._next()
