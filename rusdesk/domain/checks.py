"""The list for the day before: what the program sees by itself, and what someone must see to and tick off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal, Protocol

from rusdesk.domain.agenda import Item, schedule
from rusdesk.domain.doubts import doubts
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Group, Participant, Question
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Round
from rusdesk.domain.state import State, ranked
from rusdesk.domain.statusmap import Layer, Map
from rusdesk.domain.wall import Area, Wall
from rusdesk.domain.workshop import Workshop

Standing = Literal["screen", "image", "power", "link", "sound", "printed", "rehearsed"]
_BY_VENUE: Mapping[str, tuple[Standing, ...]] = {
    "on_site": ("screen", "image", "power", "printed", "rehearsed"),
    "hybrid": ("screen", "image", "power", "link", "sound", "printed", "rehearsed"),
    "online": ("link", "sound", "power", "rehearsed"),
}

Lack = Literal[
    "programme", "conflicts", "doubts", "days", "past", "rounds", "stages", "maps", "round_items", "walls", "questions",
    "participants", "groups", "presenters",
]  # fmt: skip


@frozen(kw_only=True)
class Check(Record):
    """Something to tick off. `standing` names one that every workshop has; else `text` is one's own."""

    KIND: ClassVar[str] = "check"
    LIMITS: ClassVar[Mapping[str, int]] = {"text": 300}

    text: str = ""
    standing: str = ""
    is_done: bool = False
    rank: str = ""


@frozen
class Lacking:
    """`is_grave`: the day would stumble over it. `count` is how many, `title` the first of them."""

    what: Lack
    is_grave: bool
    count: int = 1
    title: str = ""


def standing_of(state: State) -> tuple[Standing, ...]:
    """What every workshop held where this one is has to tick off."""
    workshop = state.find(Workshop, state.workshop)
    return _BY_VENUE[workshop.venue if workshop else "on_site"]


def check_id(standing: Standing) -> str:
    """The id it has once it has been ticked."""
    return f"check-{standing}"


def own_checks(state: State) -> list[Check]:
    return ranked(c for c in state.each(Check) if not c.standing)


def ticked(state: State) -> tuple[int, int]:
    """How many are done, of how many."""
    every = [state.find(Check, check_id(s)) for s in standing_of(state)] + own_checks(state)
    return sum(1 for c in every if c and c.is_done), len(every)


def lacking(state: State, today: str = "") -> list[Lacking]:
    """What isn't there, the gravest first. `today` is an ISO date, empty for unknown."""
    items = [i for i in state.each(Item) if not i.is_struck]
    workshop = state.find(Workshop, state.workshop)
    out: list[Lacking] = []

    def add(what: Lack, titles: list[str], is_grave: bool = False) -> None:
        if titles:
            out.append(Lacking(what, is_grave, len(titles), titles[0]))

    if not items:
        out.append(Lacking("programme", True))
    found = doubts(schedule(state))
    named = {i.id: i.title for i in items}
    clashing = [named.get(i, "") for i, d in found.items() if d.what in ("conflict", "order")]
    add("conflicts", clashing, True)
    if workshop is not None and not workshop.days:
        out.append(Lacking("days", True))
    elif workshop is not None and today and workshop.status == "plan":
        last = max(workshop.days)
        if today[: len(last)] > last:
            out.append(Lacking("past", True))
    add("rounds", [r.title for r in state.each(Round) if not r.questions], True)
    add("stages", [x.title for x in state.each(Layer) if len(x.stages) < 2], True)
    add("doubts", [named.get(i, "") for i, d in found.items() if d.what not in ("conflict", "order")])
    _things(state, items, add)
    return sorted(out, key=lambda x: not x.is_grave)


class _Add(Protocol):
    def __call__(self, what: Lack, titles: list[str], is_grave: bool = False) -> None: ...


def _things(state: State, items: list[Item], add: _Add) -> None:
    """Items whose wall, map or round isn't there, and what nobody has been given."""
    maps, walls = {m.item for m in state.each(Map)}, {w.item for w in state.each(Wall)}
    asked = {r.item for r in state.each(Round)}
    add("maps", [i.title for i in items if i.kind == "map" and i.id not in maps])
    add("round_items", [i.title for i in items if i.kind in ("check_in", "check_out") and i.id not in asked])
    add("walls", [i.title for i in items if i.kind == "dialogue" and not i.parent and i.id not in walls])
    housed = {a.question for a in state.each(Area)} | {q for r in state.each(Round) for q in r.questions}
    # only where the wall is laid out by question can one be without a place
    by_question = {w.item for w in state.each(Wall) if any(a.wall == w.id and a.question for a in state.each(Area))}
    add("questions", [q.text for q in state.each(Question) if q.item in by_question and q.id not in housed])
    people = list(state.each(Participant))
    if items and not people:
        add("participants", [""])
    groups = list(state.each(Group))
    if people and groups and not any(g.members for g in groups):
        add("groups", [""])
    parents = {i.parent for i in items if i.parent}
    add("presenters", [i.title for i in items if i.kind == "talk" and not i.presenters and i.id not in parents])
