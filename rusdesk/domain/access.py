"""What an audience may see. Decided here, once: projection, minutes and exports pass through it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from enum import Enum, auto

from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Answer
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme
from rusdesk.domain.votes import Ballot, Vote, VoteOption
from rusdesk.domain.wall import Note, Wall


class Audience(Enum):
    """Who is looking: the facilitator's desk, the room's screen, or a reader of minutes and exports."""

    DESK = auto()
    ROOM = auto()
    READER = auto()


_OUTSIDE: tuple[type[Note | Answer | Jotting | Outcome], ...] = (Note, Answer, Jotting, Outcome)
_GIVEN = "given-"  # before a vote's id: the one ballot that stands for all of them till the vote is shown


def is_outside(record: Record) -> bool:
    """Whether the record has been put outside the minutes: it stays at the desk and may stay in the room."""
    return isinstance(record, _OUTSIDE) and record.is_outside


def is_kept_back(state: State, note: Note) -> bool:
    """Whether a note is kept from everybody but the desk: hidden, in the inbox, or not revealed on a private wall."""
    if note.is_hidden or note.awaits:
        return True
    wall = state.table(Wall).get(note.wall)
    return wall is not None and wall.is_private and not note.is_revealed


def may_see(audience: Audience, state: State, record: Record) -> bool:
    """Whether a record that isn't removed may be shown to the audience at all."""
    if audience is Audience.DESK:
        return True
    if isinstance(record, Note) and is_kept_back(state, record):
        return False
    return audience is Audience.ROOM or not is_outside(record)


def visible_to(audience: Audience, state: State) -> State:
    """The state as the audience may see it: what they may not see is gone from it, not merely marked.

    The room hears how many dots have been given in a vote it hasn't been shown, and which options have been counted,
    but never what each got; a reader nothing of it.
    """
    if audience is Audience.DESK:
        return state
    tables: dict[str, Mapping[str, Record]] = {}
    private = {w.id for w in state.table(Wall).values() if w.is_private}
    kinds = _OUTSIDE if audience is Audience.READER else (Note,)
    if audience is Audience.ROOM and not _any_kept_back(state, private):
        # asked at every picture of the room: mostly nothing is, and then nothing is copied
        kinds = ()
    for kind in kinds:
        there = state.table(kind)
        seen: dict[str, Record] = {i: r for i, r in there.items() if may_see(audience, state, r)}
        if kind is Note:
            # what says the same as a note that isn't seen isn't seen either
            seen = {
                i: r for i, r in seen.items() if not isinstance(r, Note) or not r.merged_into or r.merged_into in seen
            }
        if len(seen) < len(there):
            tables[kind.KIND] = seen
    if private and state.table(Theme):
        revealed = _revealed_themes(state, private)
        tables[Theme.KIND] = {i: t for i, t in state.table(Theme).items() if i in revealed}
    tables |= dict(_votes(audience, state, tables))
    return dataclasses.replace(state, tables={**state.tables, **tables}) if tables else state


def _any_kept_back(state: State, private: set[str]) -> bool:
    notes = state.table(Note).values()
    return any(n.is_hidden or n.awaits or (n.wall in private and not n.is_revealed) for n in notes)


def _revealed_themes(state: State, private: set[str]) -> set[str]:
    """Themes of walls that aren't private, and of private ones those with a note that may be seen."""
    shown = {n.theme for n in state.each(Note) if n.theme and not is_kept_back(state, n)}
    return {t.id for t in state.table(Theme).values() if t.wall not in private or t.id in shown}


def _votes(
    audience: Audience, state: State, seen: Mapping[str, Mapping[str, Record]]
) -> Iterator[tuple[str, Mapping[str, Record]]]:
    """Options of what is kept back are gone with their ballots, also when it has been removed since."""
    options, ballots = state.table(VoteOption), state.table(Ballot)
    if not options:
        return
    gone = {i for kind in (Note, Theme) if kind.KIND in seen for i in state.table(kind) if i not in seen[kind.KIND]}
    kept = {i for i, o in options.items() if o.source in gone}
    secret = {v.id for v in state.each(Vote) if v.state != "shown"}
    if kept:
        yield VoteOption.KIND, {i: o for i, o in options.items() if i not in kept}
    given: dict[str, int] = {}
    shown: dict[str, Record] = {}
    for ballot in ballots.values():
        if ballot.vote not in secret:
            if ballot.option not in kept:
                shown[ballot.id] = ballot
        elif audience is Audience.ROOM and not ballot.is_gone:
            given[ballot.vote] = given.get(ballot.vote, 0) + ballot.dots
            if ballot.option not in kept:
                shown[ballot.id] = dataclasses.replace(ballot, dots=0)
    for vote, dots in given.items():
        shown[_GIVEN + vote] = Ballot(id=_GIVEN + vote, vote=vote, option="", seat="", dots=dots)
    if kept or secret & {b.vote for b in ballots.values()}:
        yield Ballot.KIND, shown
