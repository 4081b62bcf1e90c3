"""The participants of the minutes, and what is known of how each attended."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.domain import agenda
from rusdesk.domain.attendance import Presence, own_presences
from rusdesk.domain.chapters import Participants, PersonLine, PresenceLine
from rusdesk.domain.minutes_settings import MinutesSettings
from rusdesk.domain.people import Participant, Unit
from rusdesk.domain.roster import attended_count, by_part, roster
from rusdesk.domain.state import State, ranked


def participants_told(state: State, settings: MinutesSettings, units: Sequence[Unit]) -> Participants:
    """All of them, or those invited to the chosen parts when each of these says who is.

    Who had to stay away isn't among them; a region that was here without anybody named is.
    """
    people = ranked(state.each(Participant))
    invited = [p.invited for p in agenda.parts(state)] if settings.parts else []
    if invited and all(invited):
        people = [p for p in people if any(p.id in ids for ids in invited)]
    shown = {p.id for p in people}
    came = {p.who for p in state.each(Presence) if p.state == "present"}
    away = {p.who for p in state.each(Presence) if p.state == "absent" and not p.part} - came
    lines = [PersonLine(p.name, p.organisation, p.role) for p in people if p.id not in away]
    rows = roster(state, units)
    named = {r.unit for r in rows if r.is_person and r.who in came}
    lines += [
        PersonLine("", r.full, "participant") for r in rows if not r.is_person and r.who in came and r.unit not in named
    ]
    return Participants(tuple(lines), _attendance(state, units, shown))


def counted_participants(state: State, settings: MinutesSettings, units: Sequence[Unit]) -> int:
    """Those who were there, when attendance has been taken; else those listed. Who merely got a turn in a round says
    nothing of the others.
    """
    if is_attended(state, settings):
        return attended_count(state, units)
    return len(participants_told(state, settings, units).lines)


def is_attended(state: State, settings: MinutesSettings) -> bool:
    """Whether those counted are those noted present."""
    return not settings.parts and any(p.source != "turn" and p.state == "present" for p in state.each(Presence))


def _attendance(state: State, units: Sequence[Unit], shown: set[str]) -> tuple[PresenceLine, ...]:
    """What is known of each, by the day and by the parts for which something else is said."""
    out = []
    for one in by_part(state, units):
        part = one.part.id if one.part else ""
        own = own_presences(state, part)
        for row in one.rows:
            known = own.get(row.who)
            if known is None or (row.is_person and row.who not in shown):
                continue
            person = state.find(Participant, row.who)
            name, organisation = (person.name, person.organisation) if person else ("", row.full)
            out.append(
                PresenceLine(
                    name, organisation, one.part.title if one.part else "", known.state == "present",
                    known.came, known.left, known.represented,
                )
            )  # fmt: skip
    return tuple(out)
