"""The library's one writer: a thread that takes accepted Changes to the database in their order."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rusdesk.desk.library import LibraryCode, LibraryError
from rusdesk.domain.change import Change
from rusdesk.store.reading import code_of, inner
from rusdesk.store.waiting import DraftText

if TYPE_CHECKING:
    from sqlalchemy import Connection

CHANGES_AT_ONCE = 50
DRAFTS_AFTER = 2.0  # seconds that half-typed text may wait for company
WAITS = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)  # seconds between tries while the library refuses

OnSaved = Callable[[str, int], None]
OnRefused = Callable[[LibraryError], None]

_log = logging.getLogger(__name__)


class LibraryWriter:
    """Takes Changes and half-typed text from the desk's thread and never makes it wait.

    `on_saved(workshop, seq)` and `on_refused(why)` are called on the writer's own thread: after each transaction,
    and each time the library refuses. Nothing is lost by a refusal: it is tried again, and the journal has it.
    """

    def __init__(self, path: Path, saved: Mapping[str, int], on_saved: OnSaved, on_refused: OnRefused) -> None:
        """`saved` is workshop → the last Change that the library holds already."""
        self._path = path
        self._on_saved = on_saved
        self._on_refused = on_refused
        self._items: deque[Change | DraftText] = deque()
        self._changed = threading.Condition()
        self._first_draft = 0.0
        self._waiting_changes = 0
        self._busy = 0  # items in the transaction under way
        self._is_closing = False
        self._is_flushing = False
        self._is_to_get_ready = False
        self._tries_at = 0.0
        self._saved = dict(saved)
        self._aside: list[Change] = []
        self._thread = threading.Thread(target=self._run, name="library-writer", daemon=True)
        self._thread.start()

    def queue(self, change: Change, ends_draft: str) -> None:
        """Hand over a Change; `ends_draft` goes with it."""
        with self._changed:
            self._items.append(change)
            self._waiting_changes += 1
            if ends_draft:
                self._items.append(DraftText(change.workshop, ends_draft, ""))
            self._changed.notify_all()

    def queue_draft(self, workshop: str, field: str, text: str) -> None:
        """Hand over half-typed text; only the last of each field within two seconds is written."""
        with self._changed:
            last = self._items[-1] if self._items else None
            if isinstance(last, DraftText) and (last.workshop, last.field) == (workshop, field) and not self._busy:
                self._items[-1] = DraftText(workshop, field, text)
                return
            if not self._items:
                self._first_draft = time.monotonic()
            self._items.append(DraftText(workshop, field, text))
            self._changed.notify_all()

    def waiting(self, workshop: str) -> tuple[Change, ...]:
        """The Changes of a workshop that aren't known to be in the library yet, in order."""
        with self._changed:
            held = (*self._aside, *self._items)
            return tuple(i for i in held if isinstance(i, Change) and i.workshop == workshop)

    @property
    def waiting_workshops(self) -> frozenset[str]:
        with self._changed:
            return frozenset(i.workshop for i in (*self._aside, *self._items) if isinstance(i, Change))

    @property
    def saved(self) -> dict[str, int]:
        """Workshop → the last Change that the library holds."""
        with self._changed:
            return dict(self._saved)

    def try_again(self) -> None:
        """Try now, without waiting out the pause after a refusal."""
        with self._changed:
            self._tries_at = 0.0
            self._changed.notify_all()

    def get_ready(self) -> None:
        """Read SQLAlchemy in now, on the writer's thread, and not with the first Change."""
        with self._changed:
            self._is_to_get_ready = True
            self._changed.notify_all()

    def flush(self, timeout: float = 10.0) -> bool:
        """Wait until everything handed over so far is saved; False when it took too long."""
        with self._changed:
            self._is_flushing = True
            self._changed.notify_all()
            return self._changed.wait_for(lambda: not self._items, timeout) and not self._aside

    def close(self, timeout: float = 3.0) -> bool:
        """Try once more what is left, then end. Whether everything was saved; what wasn't is in the journal."""
        with self._changed:
            self._is_closing = True
            self._tries_at = 0.0
            self._changed.notify_all()
        self._thread.join(timeout)
        with self._changed:
            return not self._items and not self._aside and not self._thread.is_alive()

    @property
    def has_ended(self) -> bool:
        return not self._thread.is_alive()

    def _run(self) -> None:
        conn: Connection | None = None
        tries = 0
        while True:
            batch = self._next_batch()
            if batch is None:
                break
            try:
                # here, so that a library is opened and read without SQLAlchemy
                from rusdesk.store import engine, saving

                if not batch:
                    continue
                if conn is None:
                    conn = engine.writer_engine(self._path).connect()
                with conn.begin():
                    reached, astray = saving.save(conn, batch)
            except Exception as error:
                _drop(conn)
                conn = None
                refusal = _told(error)
                with self._changed:
                    self._busy = 0
                    self._tries_at = time.monotonic() + WAITS[min(tries, len(WAITS) - 1)]
                    is_over = self._is_closing
                tries += 1
                _tell(self._on_refused, refusal)
                if is_over:
                    break
                continue
            tries = 0
            with self._changed:
                for item in batch:
                    self._items.popleft()
                    if isinstance(item, Change) and item.workshop in astray:
                        self._aside.append(item)
                self._busy = 0
                self._waiting_changes -= sum(isinstance(i, Change) for i in batch)
                self._saved.update(reached)
                self._first_draft = time.monotonic()
                self._is_flushing = self._is_flushing and bool(self._items)
            for workshop, seq in reached.items():
                _tell(self._on_saved, workshop, seq)
            for why in astray.values():
                _tell(self._on_refused, LibraryError(LibraryCode.DAMAGED, why))
            with self._changed:
                self._changed.notify_all()
        _drop(conn)

    def _next_batch(self) -> Sequence[Change | DraftText] | None:
        """What goes into the next transaction, once it is time; empty to get ready, None when the writer is to end."""
        with self._changed:
            while True:
                now = time.monotonic()
                pause = self._tries_at - now
                if self._items and pause <= 0:
                    pause = 0.0
                    if not (self._waiting_changes or self._is_closing or self._is_flushing):
                        pause = self._first_draft + DRAFTS_AFTER - now
                    if pause <= 0:
                        break
                elif not self._items:
                    if self._is_closing:
                        return None
                    if self._is_to_get_ready:
                        self._is_to_get_ready = False
                        return []
                    pause = 0.0
                self._changed.wait(pause if pause > 0 else None)
            batch: list[Change | DraftText] = []
            changes = 0
            for item in self._items:
                if isinstance(item, Change):
                    changes += 1
                    if changes > CHANGES_AT_ONCE:
                        break
                batch.append(item)
            self._busy = len(batch)
            return batch


def _drop(conn: Connection | None) -> None:
    """Close a connection that may be in any state; a new one is made for the next try."""
    if conn is not None:
        try:
            conn.close()
        except Exception:
            conn.invalidate()


def _told(error: Exception) -> LibraryError:
    if isinstance(error, LibraryError):
        return error
    found = inner(error)
    if found is error and not isinstance(error, sqlite3.Error):
        _log.error("the writer met the unexpected", exc_info=error)
    # str() of SQLAlchemy's error would quote what people wrote
    return LibraryError(code_of(error), f"{type(found).__name__} {getattr(found, 'sqlite_errorname', '')}".strip())


def _tell(listener: Callable[..., None], *told: object) -> None:
    try:
        listener(*told)
    except Exception:
        _log.exception("a listener failed")
