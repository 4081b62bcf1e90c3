"""The log of one workshop, read from the library, with what the writer still holds at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rusdesk.desk.history import line_of
from rusdesk.desk.ports import LogLine
from rusdesk.domain.change import Change
from rusdesk.store.reading import Reader
from rusdesk.store.rows import changes_of, log_lines


class LibraryLog:
    """`lines` reads columns alone; `changes` parses the edits of those asked for. Raises LibraryError."""

    def __init__(self, reader: Reader, waiting: Callable[[str], Sequence[Change]], workshop: str) -> None:
        self._reader = reader
        self._waiting = waiting
        self._workshop = workshop

    def lines(self) -> Sequence[LogLine]:
        # first what waits, then what is there: what is saved in between is seen twice, never missed
        waiting = self._waiting(self._workshop)
        with self._reader.connect() as conn:
            lines = log_lines(conn, self._workshop)
        last = lines[-1].seq if lines else 0
        return lines + [line_of(c) for c in waiting if c.seq > last]

    def changes(self, seqs: Sequence[int]) -> list[Change]:
        waiting = {c.seq: c for c in self._waiting(self._workshop) if c.seq in set(seqs)}
        with self._reader.connect() as conn:
            kept = {c.seq: c for c in changes_of(conn, self._workshop, [s for s in seqs if s not in waiting])}
        return [c for _, c in sorted((waiting | kept).items())]
