"""The list of those who may be here, with what the attendance says of each, and how many are here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from rusdesk.domain.agenda import Part
from rusdesk.domain.attendance import Presence, own_presences, presences
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Participant, Unit
from rusdesk.domain.plain import folded
from rusdesk.domain.rounds import Round
from rusdesk.domain.state import State, ranked
from rusdesk.domain.statusmap import Map


@frozen
class Seated:
    """One line of the attendance. `name` is short, `full` as in the minutes; `presence` None when nothing is known."""

    who: str
    name: str
    full: str
    letter: str = ""
    unit: str = ""
    is_person: bool = False
    presence: Presence | None = None
    is_named: bool = False  # a participant of whom more than the organisation is known

    @property
    def is_here(self) -> bool:
        """Here now: known to have come, and not gone."""
        return self.presence is not None and self.presence.state == "present" and not self.presence.left

    @property
    def is_absent(self) -> bool:
        return self.presence is not None and self.presence.state == "absent"


def goes_by_units(state: State) -> bool:
    """Whether the workshop asks units: by a round, a map, or who is known to be here; so also when none is named."""
    people = list(state.each(Participant))
    if not people or any(p.unit for p in people):
        return True
    ids = {p.id for p in people}
    return (
        any(r.of == "units" for r in state.each(Round))
        or any(True for _ in state.each(Map))
        or any(p.who not in ids for p in state.each(Presence))
    )


def roster(state: State, units: Sequence[Unit], part: str = "") -> list[Seated]:
    """Everybody who may be here: the participants in their order, then the units, also those that a participant
    without a name stands for.

    To a part that says who is invited come only those, and whoever is there all the same.
    """
    told = state.find(Part, part)
    invited = set(told.invited) if told else set()
    known = presences(state, part)
    by_code = {u.code: u for u in units}
    out: list[Seated] = []
    named: set[str] = set()
    of_unit: dict[str, list[Seated]] = {}
    for p in ranked(state.each(Participant)):
        unit = by_code.get(p.unit)
        named.add(p.unit)
        if invited and p.id not in invited and p.id not in own_presences(state, part):
            continue
        full = ", ".join(dict.fromkeys(x for x in (p.name, p.organisation) if x))
        letter = unit.letter if unit else ""
        one = Seated(p.id, p.shown, full, letter, p.unit, True, known.get(p.id), is_named=bool(p.name))
        if unit is not None and not p.name and folded(p.organisation) in (folded(unit.name), folded(unit.short)):
            # in a list all regions are called in the same way
            of_unit.setdefault(unit.code, []).append(replace(one, name=unit.short))
        else:
            out.append(one)
    by_units = goes_by_units(state)
    there = own_presences(state, part) if invited else known
    for u in units:
        out += of_unit.get(u.code, ())
        # a unit somebody speaks for is here by them, unless it is ticked itself
        if by_units and ((u.code not in named and not invited) or u.code in there):
            out.append(Seated(u.code, u.short, u.name, u.letter, u.code, False, known.get(u.code)))
    return out


def units_here(seated: Iterable[Seated]) -> set[str]:
    """The codes of the units that are here, by themselves or by somebody who speaks for them."""
    return {s.unit for s in seated if s.is_here and s.unit}


def present_count(state: State, units: Sequence[Unit], part: str = "", of: Literal["all", "units"] = "all") -> int:
    """How many are here now: persons, with one for a unit that nobody is named for; or units alone.

    0 when no attendance is known.
    """
    rows = roster(state, units, part)
    if of == "units":
        return len(units_here(rows))
    people = {s.unit for s in rows if s.is_person and s.is_here and s.unit}
    return sum(1 for s in rows if s.is_here and (s.is_person or s.unit not in people))


def attended_count(state: State, units: Sequence[Unit]) -> int:
    """How many have been here at some time of the day, also those who left; 0 when no attendance is known."""
    came = {p.who for p in state.each(Presence) if p.state == "present"}
    rows = [s for s in roster(state, units) if s.who in came]
    people = {s.unit for s in rows if s.is_person and s.unit}
    return sum(1 for s in rows if s.is_person or s.unit not in people)


@frozen
class PartAttendance:
    """A part of the day (None for the whole of it) with those who had to stay away from it."""

    part: Part | None
    rows: tuple[Seated, ...]


def by_part(state: State, units: Sequence[Unit]) -> list[PartAttendance]:
    """The attendance of the day, and after it that of each part for which something of its own is said."""
    parts = [p for p in ranked(state.each(Part)) if own_presences(state, p.id)]
    out = [PartAttendance(None, tuple(roster(state, units)))]
    return out + [PartAttendance(p, tuple(roster(state, units, p.id))) for p in parts]
