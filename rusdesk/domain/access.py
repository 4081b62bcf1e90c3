"""What an audience may see. Decided here, once: projection, minutes and exports pass through it."""

from __future__ import annotations

import dataclasses
from enum import Enum, auto

from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Answer
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note


class Audience(Enum):
    """Who is looking: the facilitator's desk, the room's screen, or a reader of minutes and exports."""

    DESK = auto()
    ROOM = auto()
    READER = auto()


_OUTSIDE: tuple[type[Note | Answer | Jotting | Outcome], ...] = (Note, Answer, Jotting, Outcome)


def is_outside(record: Record) -> bool:
    """Whether the record has been put outside the minutes: it stays at the desk and may stay in the room."""
    return isinstance(record, _OUTSIDE) and record.is_outside


def _is_kept_back(note: Note) -> bool:
    return note.is_hidden or note.awaits


def may_see(audience: Audience, record: Record) -> bool:
    """Whether a record that isn't removed may be shown to the audience at all."""
    if audience is Audience.DESK:
        return True
    if isinstance(record, Note) and _is_kept_back(record):
        return False
    return audience is Audience.ROOM or not is_outside(record)


def visible_to(audience: Audience, state: State) -> State:
    """The state as the audience may see it: what they may not see is gone from it, not merely marked."""
    if audience is Audience.DESK:
        return state
    if audience is Audience.ROOM and not any(_is_kept_back(n) for n in state.table(Note).values()):
        return state
    tables: dict[str, dict[str, Record]] = {}
    for kind in _OUTSIDE if audience is Audience.READER else (Note,):
        there = state.table(kind)
        seen: dict[str, Record] = {i: r for i, r in there.items() if may_see(audience, r)}
        if len(seen) < len(there):
            tables[kind.KIND] = seen
    return dataclasses.replace(state, tables={**state.tables, **tables}) if tables else state
