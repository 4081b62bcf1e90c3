"""Desks and workshops for tests: in memory, with a clock that stands still."""

from __future__ import annotations

from datetime import timezone

from rusdesk.commands.workshop import BeginWorkshop
from rusdesk.desk.desk import Desk
from rusdesk.desk.ports import NotSaved
from rusdesk.domain.change import Change
from rusdesk.domain.people import Unit
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.clock import GivenClock

NINE = 1_779_433_200_000  # 22 May 2026, 9.00 in Sweden, UTC ms

UNITS = (
    Unit("25", "Region Norrbotten", "Norrbotten", "BD"),
    Unit("12", "Region Skåne", "Skåne", "M"),
    Unit("05", "Region Östergötland", "Östergötland", "E"),
)


class MemoryJournal:
    """Keeps what it was given; `is_full` makes it refuse."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.drafts: list[tuple[str, str]] = []
        self.ended: list[str] = []
        self.is_full = False

    def put_change(self, change: Change, ends_draft: str) -> None:
        if self.is_full:
            raise NotSaved("No space left on device")
        self.changes.append(change)
        if ends_draft:
            self.ended.append(ends_draft)

    def put_draft(self, workshop: str, field: str, text: str) -> None:
        if self.is_full:
            raise NotSaved("No space left on device")
        self.drafts.append((field, text))


class MemoryWriter:
    def __init__(self) -> None:
        self.queued: list[Change] = []

    def queue(self, change: Change, ends_draft: str) -> None:
        self.queued.append(change)

    def queue_draft(self, workshop: str, field: str, text: str) -> None:
        pass


def given_clock(at: int = NINE) -> GivenClock:
    return GivenClock(at, timezone.utc)  # noqa: UP017


def make_desk(*records: Record, seat: str = "desk", journal: MemoryJournal | None = None) -> Desk:
    """A desk with a workshop called Prov that begins with `records`."""
    desk = Desk(State("w"), journal or MemoryJournal(), MemoryWriter(), given_clock(), seat)
    desk.do(BeginWorkshop(Workshop(id="w", title="Prov"), records))
    return desk


def state_of(*records: Record) -> State:
    """These records as they are, without a desk."""
    tables: dict[str, dict[str, Record]] = {}
    for record in records:
        tables.setdefault(record.KIND, {})[record.id] = record
    return State("w", 1, tables)
