"""What an audience may see. Decided here, once: projection, minutes and exports pass through it."""

from __future__ import annotations

import dataclasses
from enum import Enum, auto

from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note


class Audience(Enum):
    """Who is looking: the facilitator's desk, the room's screen, or a reader of minutes and exports."""

    DESK = auto()
    ROOM = auto()
    READER = auto()


def may_see(audience: Audience, record: Record) -> bool:
    """Whether a record that isn't removed may be shown to the audience at all."""
    if audience is Audience.DESK:
        return True
    return not (isinstance(record, Note) and record.is_hidden)


def visible_to(audience: Audience, state: State) -> State:
    """The state as the audience may see it: what they may not see is gone from it, not merely marked."""
    if audience is Audience.DESK:
        return state
    notes = state.table(Note)
    if not any(n.is_hidden for n in notes.values()):
        return state
    seen = {i: n for i, n in notes.items() if may_see(audience, n)}
    return dataclasses.replace(state, tables={**state.tables, Note.KIND: seen})
