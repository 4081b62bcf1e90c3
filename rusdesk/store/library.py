"""The library: opening and making it, its list, its workshops, and its check."""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
from collections.abc import Mapping
from pathlib import Path

from rusdesk.commands.command import Remove
from rusdesk.desk.desk import Desk
from rusdesk.desk.library import LibraryCode, LibraryError, Opened, WorkshopLine
from rusdesk.desk.ports import Journal, NotSaved, Writer
from rusdesk.domain.change import Change, applied
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.ids import NewId, new_id
from rusdesk.domain.state import State
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.paths import Places
from rusdesk.store.check import Finding, findings
from rusdesk.store.disk import sync_folder
from rusdesk.store.journal import FileJournal
from rusdesk.store.listing import lines_of, newest_first
from rusdesk.store.lock import LibraryLock
from rusdesk.store.log import LibraryLog
from rusdesk.store.reading import Reader, look_at, os_code
from rusdesk.store.recovery import Recovered, recover, unsettled
from rusdesk.store.rows import is_logged, last_seq, last_seqs, state_from_log, state_from_rows
from rusdesk.store.segments import Drafts
from rusdesk.store.shape import shape
from rusdesk.store.state_line import line_from_state
from rusdesk.store.writer import LibraryWriter, OnRefused, OnSaved

_log = logging.getLogger(__name__)


@frozen
class _Given:
    """A clock that has stopped, for a Change made at a given moment."""

    at: int

    def now_ms(self) -> int:
        return self.at


class _NoJournal:
    """Takes nothing: the library is only read."""

    def put_change(self, change: Change, ends_draft: str) -> None:
        raise NotSaved(LibraryCode.READ_ONLY)

    def put_draft(self, workshop: str, field: str, text: str) -> None:
        raise NotSaved(LibraryCode.READ_ONLY)


class _NoWriter:
    def queue(self, change: Change, ends_draft: str) -> None:
        pass

    def queue_draft(self, workshop: str, field: str, text: str) -> None:
        pass


class Library:
    """An open library. Made by `open`; ended by `close`.

    `journal` and `writer` are what a Desk takes. Reading may be done on any thread; what writes belongs on the
    desk's. `recovered` tells what the start found in the journal.
    """

    def __init__(self, places: Places, library_id: str, reader: Reader, recovered: Recovered, is_shaped: bool) -> None:
        self._places = places
        self._id = library_id
        self._reader = reader
        self._recovered = recovered
        self._is_shaped = is_shaped
        self._why_read_only: LibraryCode | None = LibraryCode.READ_ONLY
        self._lock: LibraryLock | None = None
        self._journal: FileJournal | None = None
        self._writer: LibraryWriter | None = None
        self._on_saved: OnSaved = _nobody
        self._on_refused: OnRefused = _nobody
        self._ahead: State | None = None
        self._ahead_lock = threading.Lock()

    @classmethod
    def open(
        cls,
        places: Places,
        *,
        create: bool = False,
        reads_only: bool = False,
        on_saved: OnSaved | None = None,
        on_refused: OnRefused | None = None,
        make_id: NewId = new_id,
    ) -> Library:
        """Open the library at `places.library`, or make it when there is none and `create` is set.

        With `reads_only` nothing is locked or written. Without it, a library that another process has open, or
        that can't be written, is opened for reading all the same; see `why_read_only`. `on_saved(workshop, seq)`
        and `on_refused(LibraryError)` are called on threads of the library's own.

        Raises LibraryError: MISSING, NOT_A_LIBRARY, DAMAGED, NEWER; FULL when the disk has no room for what SQLite
        needs beside an open file; READ_ONLY, FULL or LOCKED when a new one can't be made.
        """
        path = places.library
        if not path.exists():
            if not create:
                raise LibraryError(LibraryCode.MISSING, str(path))
            _make_folder(path.parent)
        lock, why = (None, LibraryCode.READ_ONLY) if reads_only else _locked(path)
        try:
            if not path.exists() or not look_at(path):
                # an empty file is what a kill while making one leaves
                if lock is None or not create:
                    raise LibraryError(why if create and why else LibraryCode.MISSING, str(path))
                from rusdesk.store.engine import make  # writing takes SQLAlchemy, opening doesn't

                make(path, make_id())
            library, saved, drafts = cls._read(places)
            library._why_read_only = why
            if lock is not None:
                library._write(lock, saved, drafts, on_saved or _nobody, on_refused or _nobody)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return library

    @classmethod
    def _read(cls, places: Places) -> tuple[Library, dict[str, int], Drafts]:
        """The library as it can be read, and what the file itself holds: workshop → last Change, and the drafts."""
        reader = Reader(places.library)
        with reader.connect() as conn:
            meta = dict(conn.execute("SELECT name, value FROM meta"))
            if not meta.get("library"):
                raise LibraryError(LibraryCode.DAMAGED, "no id")
            drafts = _drafts(conn)
        try:
            segments = unsettled(places.journal, meta["library"])
        except OSError as why:
            raise LibraryError(LibraryCode.READ_ONLY, str(why)) from None
        with reader.connect() as conn:
            saved = last_seqs(conn)
            recovered = recover(segments, saved, drafts, lambda c: is_logged(conn, c))
            if not recovered.was_clean and conn.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise LibraryError(LibraryCode.DAMAGED, "quick_check")
        return cls(places, meta["library"], reader, recovered, meta.get("shape") == shape()), saved, drafts

    def _write(
        self, lock: LibraryLock, saved: Mapping[str, int], kept: Drafts, on_saved: OnSaved, on_refused: OnRefused
    ) -> None:
        """Begin to write. What `_read` found in the file is still so: nobody else writes while the lock is ours."""
        if not self._is_shaped:
            from rusdesk.store.engine import reshape

            reshape(self.path)
            self._is_shaped = True
        live = self._recovered.drafts
        self._lock, self._on_saved, self._on_refused = lock, on_saved, on_refused
        self._journal = FileJournal(
            self._places.journal,
            self._id,
            drafts=live,
            older=self._recovered.older,
            on_trouble=lambda why: on_refused(LibraryError(LibraryCode.FULL, why)),
        )
        self._writer = LibraryWriter(self.path, saved, self._note_saved, on_refused)
        for change in self._recovered.changes:
            self._writer.queue(change, "")
        for key in {**kept, **live}:
            if kept.get(key) != live.get(key):
                self._writer.queue_draft(*key, live.get(key, ""))

    def _note_saved(self, workshop: str, seq: int) -> None:
        if self._journal is not None and self._writer is not None:
            self._journal.settle(self._writer.saved)
        self._on_saved(workshop, seq)

    @property
    def path(self) -> Path:
        return self._places.library

    @property
    def id(self) -> str:
        """The library's own id, made with it."""
        return self._id

    @property
    def is_read_only(self) -> bool:
        return self._writer is None

    @property
    def why_read_only(self) -> LibraryCode | None:
        """LOCKED when another process has it, READ_ONLY when it can't be or isn't to be written; else None."""
        return self._why_read_only

    @property
    def recovered(self) -> Recovered:
        """What the start found in the journal that the library hadn't."""
        return self._recovered

    @property
    def journal(self) -> Journal:
        return self._journal or _NoJournal()

    @property
    def writer(self) -> Writer:
        return self._writer or _NoWriter()

    def workshops(self) -> list[WorkshopLine]:
        """The workshops that aren't removed, the one changed last first. Raises LibraryError."""
        if not self._is_shaped:
            return self._lines_from_logs()
        waiting = {c.workshop for c in self._recovered.changes} if self._writer is None else set()
        if self._writer is not None:
            waiting |= self._writer.waiting_workshops
        try:
            with self._reader.connect() as conn:
                found = {line.id: line for line in lines_of(conn)}
        except (Refused, ValueError, TypeError):
            return self._lines_from_logs()
        except LibraryError as why:
            if why.code is not LibraryCode.DAMAGED:
                raise
            return self._lines_from_logs()
        for workshop in waiting:
            line = self._line(workshop)
            found.pop(workshop, None)
            if line is not None:
                found[workshop] = line
        return sorted(found.values(), key=newest_first)

    def _lines_from_logs(self) -> list[WorkshopLine]:
        with self._reader.connect() as conn:
            ids = last_seqs(conn)
        lines = [self._line(workshop) for workshop in {**ids, **{c.workshop: 0 for c in self._recovered.changes}}]
        return sorted((line for line in lines if line is not None), key=newest_first)

    def _line(self, workshop: str) -> WorkshopLine | None:
        state, _ = self._state(workshop)
        at = max((c.at for c in self._waiting(workshop)), default=0)
        if not at and state.seq:
            at = self.log(workshop).changes([state.seq])[0].at
        return line_from_state(state, at)

    def open_workshop(self, workshop: str) -> Opened:
        """A workshop as it is, with what only the journal holds so far.

        Raises Refused(MISSING) when there is none or it has been removed, LibraryError when it can't be read.
        """
        state, saved = self._state(workshop)
        if state.find(Workshop, workshop) is None:
            raise Refused(Code.MISSING, Workshop.KIND, {"id": workshop})
        return Opened(state, self.drafts(workshop), self.log(workshop), saved)

    def new_workshop(self, workshop: str) -> Opened:
        """An empty state for a new workshop; it comes into being with its first Change (BeginWorkshop).

        Raises Refused(CLASH) when the id is taken.
        """
        state, _ = self._state(workshop)
        if state.seq:
            raise Refused(Code.CLASH, Workshop.KIND, {"id": workshop})
        return Opened(state, {}, self.log(workshop), 0)

    def remove_workshop(self, workshop: str, at: int, by: str = "desk") -> Change:
        """Take a workshop out of the list, at `at` in UTC ms. Its records and log stay. Not while it is open.

        Raises Refused(MISSING), NotSaved or LibraryError.
        """
        desk = self._desk(self.open_workshop(workshop), at, by)
        for field in list(desk.drafts):
            desk.keep_draft(field, "")
        change = desk.do(Remove(Workshop, (workshop,)))
        assert change is not None
        return change

    def restore_workshop(self, workshop: str, at: int, by: str = "desk") -> Change:
        """Put back a workshop that was removed. Raises Refused(MISSING), NotSaved or LibraryError."""
        state, saved = self._state(workshop)
        record = state.table(Workshop).get(workshop)
        if record is None or not record.is_gone:
            raise Refused(Code.MISSING, Workshop.KIND, {"id": workshop})
        desk = self._desk(Opened(state, {}, self.log(workshop), saved), at, by)
        desk.learn_history(self.log(workshop))
        step = desk.to_undo
        change = desk.undo() if step and step.what == f"remove_{Workshop.KIND}" else None
        if change is None:
            raise Refused(Code.NOT_ALLOWED, Workshop.KIND, {"id": workshop})
        return change

    def _desk(self, opened: Opened, at: int, by: str) -> Desk:
        return Desk(opened.state, self.journal, self.writer, _Given(at), by, opened.drafts)

    def log(self, workshop: str) -> LibraryLog:
        """The workshop's log, for undo."""
        return LibraryLog(self._reader, self._waiting, workshop)

    def drafts(self, workshop: str) -> dict[str, str]:
        """Half-typed texts of a workshop, by field."""
        if self._journal is not None:
            return self._journal.drafts_of(workshop)
        live = self._recovered.drafts
        return {field: text for (owner, field), text in live.items() if owner == workshop}

    def check(self) -> list[Finding]:
        """Look through the whole file: its pages, its logs, and that the rows are what the log tells. Empty is well.

        What the writer still holds isn't looked at; `flush` first for all of it.
        """
        return findings(self._reader, self._recovered, has_rows=self._is_shaped)

    def flush(self, timeout: float = 10.0) -> bool:
        """Wait until everything is in the library; False when it took longer than `timeout` seconds."""
        return self._writer is None or self._writer.flush(timeout)

    def get_ready_to_write(self) -> None:
        """Read in what writing takes, on the writer's thread, so that the first Change doesn't wait for it."""
        if self._writer is not None:
            self._writer.get_ready()

    def try_again(self) -> None:
        """Try now to save what the library has refused."""
        if self._writer is not None:
            self._writer.try_again()

    def close(self, timeout: float = 3.0) -> bool:
        """End the library: wait up to `timeout` seconds for the writer, then trust the journal.

        Whether everything was saved. What wasn't is saved at the next start.
        """
        if self._writer is None or self._journal is None:
            return True
        is_saved = self._writer.close(timeout)
        self._journal.close(self._writer.saved)
        if self._lock is not None and self._writer.has_ended:
            # a writer that hangs still writes: then the lock stays until the process ends
            self._lock.release()
        return is_saved

    def _waiting(self, workshop: str) -> tuple[Change, ...]:
        if self._writer is not None:
            return self._writer.waiting(workshop)
        return tuple(c for c in self._recovered.changes if c.workshop == workshop)

    def read_ahead(self, workshop: str) -> None:
        """Read a workshop that is likely to be opened next, on any thread; the opening takes it if it is still true."""
        with self._ahead_lock, self._reader.connect() as conn:
            self._ahead = self._kept_state(conn, workshop)

    def _state(self, workshop: str) -> tuple[State, int]:
        """The workshop with what waits on top, and the last Change that the library itself holds."""
        waiting = self._waiting(workshop)
        with self._ahead_lock, self._reader.connect() as conn:
            ahead, self._ahead = self._ahead, None
            if ahead is not None and ahead.workshop == workshop and ahead.seq == last_seq(conn, workshop):
                state = ahead
            else:
                state = self._kept_state(conn, workshop)
        saved = state.seq
        for change in waiting:
            if change.seq > state.seq:
                try:
                    state = applied(state, change)
                except Refused as why:
                    raise LibraryError(LibraryCode.DAMAGED, f"change {change.seq} of {workshop}: {why}") from None
        return state, saved

    def _kept_state(self, conn: sqlite3.Connection, workshop: str) -> State:
        if self._is_shaped:
            try:
                return state_from_rows(conn, workshop)
            except LibraryError as why:
                # the log is the truth, and the rows only its readable face
                _log.warning("read from the log instead: %s", why.why)
        return state_from_log(conn, workshop)


def _nobody(*_: object) -> None:
    pass


def _drafts(conn: sqlite3.Connection) -> Drafts:
    rows = conn.execute("SELECT workshop, field, text FROM draft")
    return {(workshop, field): text for workshop, field, text in rows}


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as why:
        raise LibraryError(os_code(why), str(why)) from None
    sync_folder(folder.parent)


def _locked(path: Path) -> tuple[LibraryLock | None, LibraryCode | None]:
    """The lock, or why the library can only be read."""
    try:
        lock = LibraryLock(path.with_name(path.name + ".lock"))
    except LibraryError as why:
        return None, why.code
    if path.exists() and not os.access(path, os.W_OK):
        lock.release()
        return None, LibraryCode.READ_ONLY
    return lock, None
