"""The library's one writer: a thread that takes accepted Changes to the database in their order."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Connection, Engine, delete
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError

from rusdesk.desk.library import LibraryCode, LibraryError
from rusdesk.domain.change import Change
from rusdesk.domain.frozen import frozen
from rusdesk.store.engine import code_of
from rusdesk.store.rows import is_logged, last_seq, put_edits, put_log, rows_anew
from rusdesk.store.tables import DRAFT

CHANGES_AT_ONCE = 50
DRAFTS_AFTER = 2.0  # seconds that half-typed text may wait for company
WAITS = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)  # seconds between tries while the library refuses

OnSaved = Callable[[str, int], None]
OnRefused = Callable[[LibraryError], None]

_log = logging.getLogger(__name__)


@frozen
class _DraftText:
    workshop: str
    field: str
    text: str


class LibraryWriter:
    """Takes Changes and half-typed text from the desk's thread and never makes it wait.

    `on_saved(workshop, seq)` and `on_refused(why)` are called on the writer's own thread: after each transaction,
    and each time the library refuses. Nothing is lost by a refusal: it is tried again, and the journal has it.
    """

    def __init__(self, engine: Engine, saved: Mapping[str, int], on_saved: OnSaved, on_refused: OnRefused) -> None:
        """`saved` is workshop → the last Change that the library holds already."""
        self._engine = engine
        self._on_saved = on_saved
        self._on_refused = on_refused
        self._items: deque[Change | _DraftText] = deque()
        self._changed = threading.Condition()
        self._first_draft = 0.0
        self._waiting_changes = 0
        self._busy = 0  # items in the transaction under way
        self._is_closing = False
        self._is_flushing = False
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
                self._items.append(_DraftText(change.workshop, ends_draft, ""))
            self._changed.notify_all()

    def queue_draft(self, workshop: str, field: str, text: str) -> None:
        """Hand over half-typed text; only the last of each field within two seconds is written."""
        with self._changed:
            last = self._items[-1] if self._items else None
            if isinstance(last, _DraftText) and (last.workshop, last.field) == (workshop, field) and not self._busy:
                self._items[-1] = _DraftText(workshop, field, text)
                return
            if not self._items:
                self._first_draft = time.monotonic()
            self._items.append(_DraftText(workshop, field, text))
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
                if conn is None:
                    conn = self._engine.connect()
                with conn.begin():
                    reached, astray = _write(conn, batch)
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

    def _next_batch(self) -> Sequence[Change | _DraftText] | None:
        """What goes into the next transaction, once it is time; None when the writer is to end."""
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
                    pause = 0.0
                self._changed.wait(pause if pause > 0 else None)
            batch: list[Change | _DraftText] = []
            changes = 0
            for item in self._items:
                if isinstance(item, Change):
                    changes += 1
                    if changes > CHANGES_AT_ONCE:
                        break
                batch.append(item)
            self._busy = len(batch)
            return batch


def _write(conn: Connection, batch: Sequence[Change | _DraftText]) -> tuple[dict[str, int], dict[str, str]]:
    """Put a batch into the library; what it holds already is passed over.

    Workshop → the last Change it has now; and workshop → why, for those whose Changes don't continue what the
    library holds. Of these nothing is written.
    """
    reached: dict[str, int] = {}
    drafts: dict[tuple[str, str], str] = {}
    incomplete: set[str] = set()
    astray: dict[str, str] = {}
    for item in batch:
        if isinstance(item, _DraftText):
            drafts[item.workshop, item.field] = item.text
            continue
        if item.workshop in astray:
            continue
        last = reached.get(item.workshop)
        if last is None:
            last = last_seq(conn, item.workshop)
        # a commit that reported an error may be there all the same
        is_there = item.seq <= last and is_logged(conn, item)
        if item.seq != last + 1 and not is_there:
            astray[item.workshop] = f"change {item.seq} of {item.workshop} after {last}"
            continue
        reached[item.workshop] = max(last, item.seq)
        if not is_there:
            put_log(conn, item)
            if not put_edits(conn, item):
                incomplete.add(item.workshop)
    for workshop in incomplete:
        rows_anew(conn, workshop)
    for (workshop, field), text in drafts.items():
        if text:
            # the column takes no lone surrogates; the journal has them
            clean = text.encode(errors="replace").decode()
            row = insert(DRAFT).values(workshop=workshop, field=field, text=clean)
            conn.execute(row.on_conflict_do_update(index_elements=["workshop", "field"], set_={"text": clean}))
        else:
            conn.execute(delete(DRAFT).where(DRAFT.c.workshop == workshop, DRAFT.c.field == field))
    return reached, astray


def _drop(conn: Connection | None) -> None:
    """Close a connection that may be in any state; a new one is made for the next try."""
    if conn is not None:
        try:
            conn.close()
        except DBAPIError:
            conn.invalidate()


def _told(error: Exception) -> LibraryError:
    if isinstance(error, LibraryError):
        return error
    if not isinstance(error, DBAPIError):
        _log.error("the writer met the unexpected", exc_info=error)
    # str() of a DBAPIError would quote what people wrote
    inner = error.orig if isinstance(error, DBAPIError) else error
    return LibraryError(code_of(error), f"{type(inner).__name__} {getattr(inner, 'sqlite_errorname', '')}".strip())


def _tell(listener: Callable[..., None], *told: object) -> None:
    try:
        listener(*told)
    except Exception:
        _log.exception("a listener failed")
