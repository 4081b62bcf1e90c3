"""A workshop's line in the list, told from its state: what the tables don't hold yet."""

from __future__ import annotations

from itertools import islice

from rusdesk.desk.library import LINE_COLOURS, WorkshopLine
from rusdesk.domain.agenda import Item
from rusdesk.domain.outcomes import outcomes
from rusdesk.domain.people import Participant
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note
from rusdesk.domain.workshop import Workshop


def line_from_state(state: State, changed_at: int) -> WorkshopLine | None:
    """The line of a workshop as its state has it, or None when it isn't there or removed."""
    record = state.find(Workshop, state.workshop)
    if record is None:
        return None
    return WorkshopLine(
        id=record.id,
        title=record.title,
        topic=record.topic,
        days=record.days,
        organiser=record.organiser,
        place=record.place,
        language=record.language,
        status=record.status,
        is_sample=record.is_sample,
        items=sum(1 for _ in state.each(Item)),
        notes=sum(not n.is_absorbed for n in state.each(Note)),
        participants=sum(1 for _ in state.each(Participant)),
        decisions=len(outcomes(state, "decision")),
        actions=len(outcomes(state, "action")),
        made_at=record.made_at,
        changed_at=changed_at,
        seq=state.seq,
        colours=tuple(n.colour for n in islice(state.each(Note), LINE_COLOURS)),
        sort=record.sort,
        origin=record.origin,
    )
