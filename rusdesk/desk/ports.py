"""What the desk needs from outside: a journal, a writer to hand on to, a clock, and the log to undo from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rusdesk.domain.change import Change
from rusdesk.domain.frozen import frozen

NO_TEXT = "note:"
"""Begins the name of a draft that nobody typed: what the program leaves for itself until the next start."""


class NotSaved(Exception):
    """The journal could not take a Change or a draft; nothing has happened. ``why`` is the system's own words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Journal(Protocol):
    """An append-only file on this computer. Returning means that the line is with the system; raises NotSaved."""

    def put_change(self, change: Change, ends_draft: str) -> None:
        """Append a Change. `ends_draft` names the draft field that this very line ends, or is empty."""
        ...

    def put_draft(self, workshop: str, field: str, text: str) -> None:
        """Append half-typed text; an empty text ends the draft."""
        ...


class Writer(Protocol):
    """Takes accepted Changes to the library in their order; never blocks and never raises."""

    def queue(self, change: Change, ends_draft: str) -> None: ...

    def queue_draft(self, workshop: str, field: str, text: str) -> None: ...


class Clock(Protocol):
    def now_ms(self) -> int:
        """UTC milliseconds."""
        ...


@frozen
class LogLine:
    """A Change without its edits: what history needs to know of it."""

    seq: int
    what: str
    by: str
    step: str
    is_undoable: bool
    undoes: int | None
    redoes: int | None


class Log(Protocol):
    """The Changes of one workshop, as kept."""

    def lines(self) -> Sequence[LogLine]:
        """Every Change in order, without edits."""
        ...

    def changes(self, seqs: Sequence[int]) -> list[Change]:
        """The Changes with these numbers, in rising order."""
        ...
