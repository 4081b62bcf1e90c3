"""Attendance: who is here, from when to when, and by whom they are represented; for the day or a part of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, Literal

from rusdesk.domain.agenda import Item, Run, current_run
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Participant
from rusdesk.domain.record import Record, Ref
from rusdesk.domain.state import State

PresenceState = Literal["present", "absent"]
PresenceSource = Literal["desk", "report", "turn"]


@frozen(kw_only=True)
class Presence(Record):
    """Whether somebody is here. `who` is a unit code or a participant's id, `part` empty for the whole day.

    `came` and `left` are UTC ms for those who came late or went early, 0 otherwise; `represented` names who stands in.
    One per `who` and `part`; what is said of a part goes before what is said of the day.
    """

    KIND: ClassVar[str] = "presence"
    REFS: ClassVar[Mapping[str, Ref]] = {"part": Ref("part", owned=True)}
    LIMITS: ClassVar[Mapping[str, int]] = {"represented": 200}

    who: str
    part: str = ""
    state: PresenceState = "present"
    came: int = 0
    left: int = 0
    represented: str = ""
    source: PresenceSource = "desk"


def presences(state: State, part: str = "") -> dict[str, Presence]:
    """who → what is known of them in a part of the day; what is said of the whole day where nothing else is.

    Who went before the part began is absent from it.
    """
    whole = {p.who: p for p in state.each(Presence) if not p.part}
    if not part:
        return whole
    own = {p.who: p for p in state.each(Presence) if p.part == part}
    began = part_began(state, part)
    for who, one in whole.items():
        if who in own:
            continue
        is_gone_before = one.state == "present" and one.left and began and one.left <= began
        own[who] = replace(one, state="absent", came=0, left=0) if is_gone_before else one
    return own


def own_presences(state: State, part: str) -> dict[str, Presence]:
    """who → what is said of just this part (or, for an empty one, of the day)."""
    return {p.who: p for p in state.each(Presence) if p.part == part}


def part_began(state: State, part: str) -> int:
    """When the first item of a part began, in UTC ms; 0 when none has."""
    items = {i.id for i in state.each(Item) if i.part == part}
    return min((r.started for r in state.each(Run) if r.item in items and r.started), default=0)


def current_part(state: State) -> str:
    """The part of the day that the clock is in, or an empty string."""
    run = current_run(state)
    item = state.find(Item, run.item) if run else None
    return item.part if item else ""


def is_taken(state: State) -> bool:
    """Whether any attendance is known at all."""
    return any(True for _ in state.each(Presence))


def away(state: State, part: str = "") -> set[str]:
    """Who is known not to be here, units and participants; a unit is away when all who speak for it are."""
    known = presences(state, part)
    out = {who for who, p in known.items() if p.state == "absent" or p.left}
    of_unit: dict[str, list[str]] = {}
    for p in state.each(Participant):
        if p.unit:
            of_unit.setdefault(p.unit, []).append(p.id)
    for unit, people in of_unit.items():
        if unit not in known and all(p in out for p in people):
            out.add(unit)
        elif any(p in known and p not in out for p in people) and unit in out:
            out.discard(unit)
    return out
