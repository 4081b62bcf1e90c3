"""What the desk and the start page need of a library: its list, an opened workshop, and why it can't be opened."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from rusdesk.desk.ports import Log
from rusdesk.domain.frozen import frozen
from rusdesk.domain.state import State
from rusdesk.domain.wall import Colour
from rusdesk.domain.workshop import Language, WorkshopSort, WorkshopStatus

LINE_COLOURS = 10


class LibraryCode(StrEnum):
    """What is the matter with a library. One sentence per code and language at the edges."""

    MISSING = "missing"  # there is no such file
    NOT_A_LIBRARY = "not_a_library"  # a file of another kind
    DAMAGED = "damaged"
    NEWER = "newer"  # written by a newer program
    LOCKED = "locked"  # another process has it open
    READ_ONLY = "read_only"  # the file or its folder can't be written
    FULL = "full"  # the disk takes no more


class LibraryError(Exception):
    """The library can't do what was asked. ``why`` is the system's own words, for the log."""

    def __init__(self, code: LibraryCode, why: str = "") -> None:
        super().__init__(f"{code.value}: {why}" if why else code.value)
        self.code = code
        self.why = why


@frozen
class WorkshopLine:
    """One workshop in the list. `days` as in Workshop; `changed_at` is the last Change's time in UTC ms.

    `colours` are those of the first `LINE_COLOURS` notes, for a small picture of the wall.
    """

    id: str
    title: str
    topic: str
    days: tuple[str, ...]
    organiser: str
    place: str
    language: Language
    status: WorkshopStatus
    is_sample: bool
    items: int
    notes: int
    participants: int
    decisions: int
    actions: int
    made_at: int
    changed_at: int
    seq: int
    colours: tuple[Colour, ...] = ()
    sort: WorkshopSort = "workshop"
    origin: str = ""


@frozen
class Opened:
    """A workshop taken from the library: its state, its half-typed texts by field, and its log.

    `saved_seq` is the last Change that the library itself holds; those after it are in the journal so far.
    """

    state: State
    drafts: Mapping[str, str]
    log: Log
    saved_seq: int
