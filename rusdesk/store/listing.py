"""The list of workshops: one line each, from the tables or from a state."""

from __future__ import annotations

from itertools import islice

from sqlalchemy import Connection, func, select

from rusdesk.desk.library import LINE_COLOURS, LibraryCode, LibraryError, WorkshopLine
from rusdesk.domain.agenda import Item
from rusdesk.domain.errors import Refused
from rusdesk.domain.outcomes import Outcome, outcomes
from rusdesk.domain.people import Participant
from rusdesk.domain.state import State
from rusdesk.domain.wall import COLOURS, Colour, Note
from rusdesk.domain.workshop import Workshop
from rusdesk.store.rows import ROWID, columns_of, records_of
from rusdesk.store.tables import CHANGE, RECORD_TABLES


def lines_from_tables(conn: Connection) -> dict[str, WorkshopLine]:
    """Workshop id → line, for every workshop that isn't removed."""
    found = {}
    counted = {kind.KIND: _counts(conn, kind.KIND) for kind in (Item, Note, Participant)}
    outcome = RECORD_TABLES[Outcome.KIND].c
    colours = _colours(conn)
    by_kind = conn.execute(
        select(outcome.workshop, outcome.kind, func.count())
        .where(outcome.is_gone == 0)
        .group_by(outcome.workshop, outcome.kind)
    )
    came_out = {(workshop, kind): n for workshop, kind, n in by_kind}
    newest = select(CHANGE.c.workshop, func.max(CHANGE.c.seq).label("seq")).group_by(CHANGE.c.workshop).subquery()
    last = conn.execute(
        select(CHANGE.c.workshop, CHANGE.c.seq, CHANGE.c.at).join(
            newest, (CHANGE.c.workshop == newest.c.workshop) & (CHANGE.c.seq == newest.c.seq)
        )
    )
    changed = {workshop: (seq, at) for workshop, seq, at in last}
    table = RECORD_TABLES[Workshop.KIND]
    for row in conn.execute(select(*columns_of(Workshop.KIND)).where(table.c.is_gone == 0)):
        try:
            record = records_of(Workshop, [row])[0]
        except (Refused, ValueError, TypeError):
            raise LibraryError(LibraryCode.DAMAGED, f"the row of workshop {row.id}") from None
        assert isinstance(record, Workshop)
        seq, at = changed.get(record.id, (record.seq, record.made_at))
        found[record.id] = _line(
            record,
            items=counted[Item.KIND].get(record.id, 0),
            notes=counted[Note.KIND].get(record.id, 0),
            participants=counted[Participant.KIND].get(record.id, 0),
            decisions=came_out.get((record.id, "decision"), 0),
            actions=came_out.get((record.id, "action"), 0),
            changed_at=at,
            seq=seq,
            colours=colours.get(record.id, ()),
        )
    return found


def line_from_state(state: State, changed_at: int) -> WorkshopLine | None:
    """The line of a workshop as its state has it, or None when it isn't there or removed."""
    record = state.find(Workshop, state.workshop)
    if record is None:
        return None
    return _line(
        record,
        items=sum(1 for _ in state.each(Item)),
        notes=sum(1 for _ in state.each(Note)),
        participants=sum(1 for _ in state.each(Participant)),
        decisions=len(outcomes(state, "decision")),
        actions=len(outcomes(state, "action")),
        changed_at=changed_at,
        seq=state.seq,
        colours=tuple(n.colour for n in islice(state.each(Note), LINE_COLOURS)),
    )


def _counts(conn: Connection, kind: str) -> dict[str, int]:
    c = RECORD_TABLES[kind].c
    rows = conn.execute(select(c.workshop, func.count()).where(c.is_gone == 0).group_by(c.workshop))
    return {workshop: n for workshop, n in rows}


def _colours(conn: Connection) -> dict[str, tuple[Colour, ...]]:
    """Workshop → the colours of its first notes, in the order they came."""
    note = RECORD_TABLES[Note.KIND].c
    place = func.row_number().over(partition_by=note.workshop, order_by=ROWID).label("place")
    ranked = select(note.workshop, note.colour, place).where(note.is_gone == 0).subquery()
    first = select(ranked.c.workshop, ranked.c.colour).where(ranked.c.place <= LINE_COLOURS)
    out: dict[str, list[Colour]] = {}
    for workshop, colour in conn.execute(first.order_by(ranked.c.workshop, ranked.c.place)):
        if colour in COLOURS:
            out.setdefault(workshop, []).append(colour)
    return {workshop: tuple(found) for workshop, found in out.items()}


def _line(
    record: Workshop,
    *,
    items: int,
    notes: int,
    participants: int,
    decisions: int,
    actions: int,
    changed_at: int,
    seq: int,
    colours: tuple[Colour, ...],
) -> WorkshopLine:
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
        items=items,
        notes=notes,
        participants=participants,
        decisions=decisions,
        actions=actions,
        made_at=record.made_at,
        changed_at=changed_at,
        seq=seq,
        colours=colours,
        sort=record.sort,
        origin=record.origin,
    )
