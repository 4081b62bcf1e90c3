"""The journal: append-only files that take every Change and every key before anything else does."""

from __future__ import annotations

import math
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from rusdesk.desk.ports import NotSaved
from rusdesk.domain.change import Change, Edit, change_to_json
from rusdesk.domain.errors import Code, Refused
from rusdesk.store.disk import ends_a_line, sync_folder, to_disk, write_whole
from rusdesk.store.segments import (
    ENDING,
    FORMAT,
    Drafts,
    Older,
    line_of,
    mark_settled,
    segments,
)

SYNC_AFTER = 0.25  # seconds from a line to its fdatasync, at most twice this with the one under way
SEGMENT_BYTES = 8 * 2**20

_STAMP = "%Y%m%dT%H%M%S"


def check_storable(edits: Sequence[Edit]) -> None:
    """Refused(BAD_VALUE) for what no file takes: numbers without end, lone surrogates, integers past 64 bits."""
    for edit in edits:
        for name, value in edit.after.items():
            if not _is_storable(value):
                raise Refused(Code.BAD_VALUE, f"{edit.kind}.{name}")


def _is_storable(value: object) -> bool:
    match value:
        case str():
            return value.isascii() or not any("\ud800" <= c <= "\udfff" for c in value)
        case float():
            return math.isfinite(value)
        case int():
            return abs(value) < 2**63
        case tuple():
            return all(_is_storable(v) for v in value)
        case _:
            return True


class FileJournal:
    """The journal of one library, written by the thread that holds the desk.

    A segment is made when there is something to write. A thread of its own sees to it that lines are on the disk
    within half a second; a kill of the program loses nothing even before that.
    """

    def __init__(
        self,
        folder: Path,
        library: str,
        *,
        drafts: Drafts | None = None,
        older: Sequence[Older] = (),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        segment_bytes: int = SEGMENT_BYTES,
        on_trouble: Callable[[str], None] | None = None,
    ) -> None:
        """`drafts` and `older` are what recovery found: live texts, and segments that aren't settled."""
        self._folder = folder
        self._library = library
        self._drafts = dict(drafts or {})
        self._older = list(older)
        self._now = now
        self._segment_bytes = segment_bytes
        self._on_trouble = on_trouble
        self._lock = threading.Lock()
        self._fd = -1
        self._path: Path | None = None
        self._size = 0
        self._needs_glue = False
        self._reach: dict[str, int] = {}
        self._is_closed = False
        self._dirty = threading.Event()
        self._closing = threading.Event()
        self._syncer: threading.Thread | None = None

    @property
    def path(self) -> Path | None:
        """The segment being written, once there is one."""
        return self._path

    def drafts_of(self, workshop: str) -> dict[str, str]:
        """The live half-typed texts of a workshop, by field."""
        return {field: text for (owner, field), text in self._drafts.items() if owner == workshop}

    def put_change(self, change: Change, ends_draft: str) -> None:
        """Append a Change; raises NotSaved, or Refused(BAD_VALUE) for values that can't be kept."""
        check_storable(change.edits)
        entry: dict[str, Any] = {"t": "change", "change": change_to_json(change)}
        if ends_draft:
            entry["ends"] = ends_draft
        self._put(entry, lambda: self._reach.__setitem__(change.workshop, change.seq))
        self._drafts.pop((change.workshop, ends_draft), None)

    def put_draft(self, workshop: str, field: str, text: str) -> None:
        """Append half-typed text; an empty text ends the draft. Raises NotSaved."""
        self._put({"t": "draft", "workshop": workshop, "field": field, "text": text}, lambda: None)
        if text:
            self._drafts[workshop, field] = text
        else:
            self._drafts.pop((workshop, field), None)

    def sync(self) -> None:
        """See to it that every line is on the disk now. Raises OSError."""
        with self._lock:
            if self._fd >= 0:
                to_disk(self._fd)

    def settle(self, saved: Mapping[str, int]) -> None:
        """Mark the older segments that hold nothing past what the library has saved.

        Their live drafts stand in the segment being written. Never raises: a mark is only a help at start.
        """
        with self._lock:
            self._settle_older(saved)

    def close(self, saved: Mapping[str, int]) -> None:
        """End the segment; with the mark if all of it is saved and no half-typed text is left. Never raises."""
        with self._lock:
            if self._is_closed:
                return
            self._is_closed = True
            if self._path is not None:
                self._older.append(Older(self._path, self._reach))
            try:
                if self._fd >= 0:
                    try:
                        # says that the program came to its end, though there may be text left
                        self._append(line_of({"t": "closed"}))
                        to_disk(self._fd)
                    finally:
                        os.close(self._fd)
            except OSError:
                # then it isn't settled either: the next start reads it
                self._older.clear()
            self._fd = -1
            if not self._drafts:
                self._settle_older(saved)
        self._closing.set()
        self._dirty.set()
        if self._syncer is not None:
            self._syncer.join()
            self._syncer = None

    def _settle_older(self, saved: Mapping[str, int]) -> None:
        if self._drafts and self._path is None:
            # the live drafts stand in the older segments alone
            return
        done = 0
        for older in self._older:
            if any(saved.get(workshop, 0) < seq for workshop, seq in older.reach.items()):
                break
            done += 1
        if not done:
            return
        try:
            if self._fd >= 0:
                to_disk(self._fd)
            mark_settled(self._older[done - 1].path)
        except OSError:
            return
        del self._older[:done]

    def _put(self, entry: Mapping[str, Any], on_written: Callable[[], None]) -> None:
        data = line_of(entry)
        with self._lock:
            if self._is_closed:
                raise NotSaved("closed")
            try:
                if self._fd < 0 or self._size >= self._segment_bytes:
                    self._begin(data)
                else:
                    self._append(data)
            except OSError as why:
                raise NotSaved(str(why)) from why
            on_written()
        self._dirty.set()
        if self._syncer is None:
            self._syncer = threading.Thread(target=self._keep_synced, name="journal", daemon=True)
            self._syncer.start()

    def _append(self, data: bytes) -> None:
        if self._needs_glue:
            data = b"\n" + data
        try:
            write_whole(self._fd, data, self._size)
        except OSError:
            self._size = os.fstat(self._fd).st_size
            self._needs_glue = not ends_a_line(self._path)
            raise
        self._size += len(data)
        self._needs_glue = False

    def _begin(self, data: bytes) -> None:
        """A new segment: its head, the texts that live, and the first line, in one write."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        at = self._now().astimezone(UTC)
        existing = segments(self._folder)
        pid = os.getpid()
        while True:
            name = f"{at.strftime(_STAMP)}.{at.microsecond // 1000:03d}Z-{pid}{ENDING}"
            # names sort in the order they were made, even when the clock has been set back
            if not existing or name > existing[-1].name:
                break
            last = existing[-1].name
            try:
                newest = datetime.strptime(last[:19], f"{_STAMP}.%f").replace(tzinfo=UTC)
            except ValueError:
                break
            at = max(at, newest) + timedelta(milliseconds=1)
        head = {"t": "head", "format": FORMAT, "library": self._library}
        carried: list[Mapping[str, Any]] = [
            {"t": "draft", "workshop": workshop, "field": field, "text": text}
            for (workshop, field), text in self._drafts.items()
        ]
        whole = b"".join(line_of(e) for e in (head, *carried)) + data
        path = self._folder / name
        fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            write_whole(fd, whole, 0)
        except OSError:
            os.close(fd)
            path.unlink(missing_ok=True)
            raise
        before = self._fd
        if self._path is not None:
            self._older.append(Older(self._path, self._reach))
        self._fd, self._path, self._size, self._reach = fd, path, len(whole), {}
        self._needs_glue = False
        # the line is written: from here on nothing may say that it isn't
        try:
            if before >= 0:
                try:
                    to_disk(before)
                finally:
                    os.close(before)
            sync_folder(self._folder)
        except OSError as why:
            self._tell(why)

    def _keep_synced(self) -> None:
        while True:
            self._dirty.wait()
            if self._closing.wait(SYNC_AFTER):
                return
            self._dirty.clear()
            try:
                fd = self._own_fd()
                if fd < 0:
                    continue
                try:
                    # outside the lock: a slow disk must not make the next key wait
                    to_disk(fd)
                finally:
                    os.close(fd)
            except OSError as why:
                self._tell(why)

    def _tell(self, why: OSError) -> None:
        if self._on_trouble is not None:
            self._on_trouble(str(why))

    def _own_fd(self) -> int:
        with self._lock:
            return os.dup(self._fd) if self._fd >= 0 else -1
