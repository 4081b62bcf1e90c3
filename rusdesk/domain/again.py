"""A workshop as the beginning of another: a template, the next time, a rehearsal. New ids, and only what is to come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.checks import Check
from rusdesk.domain.ids import NewId
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.minutes_settings import ChapterChoice, MinutesSettings, choice_id
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.people import Group, Participant
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Mark
from rusdesk.domain.votes import Vote, VoteOption
from rusdesk.domain.workshop import Workshop

PLANNED = frozenset(
    {
        "part", "item", "group", "question", "wall", "area", "text_card", "vote", "vote_option", "round", "map",
        "layer", "link", "picture", "minutes", "chapter", "check",
    }
)  # fmt: skip
PEOPLE = frozenset({"participant", "own_unit"})
# what a day leaves behind; a rehearsal and a reset begin without it
CLOCKED = frozenset({"run", "turn", "presence", "projection"})
# kinds of which there is one, with an id of its own
SINGLE = frozenset({"projection", "minutes", "division"})
# fields that name other records without being ties
_LOOSE = frozenset({"members", "who", "source", "target", "unit", "arranged"})


def template(state: State, to: Workshop, new_id: NewId) -> tuple[Record, ...]:
    """What a template holds: the programme, questions, walls without notes, rounds, stages. Nobody and no dates."""
    return _tidied(_copied(state, to, PLANNED, new_id), state, to)


def next_time(state: State, to: Workshop, new_id: NewId, told: str, dated: str) -> tuple[Record, ...]:
    """*Som förra gången*: the plan and those who take part; open actions with where they came from, `told`; and the
    map as it was left, as a layer `dated` (an ISO date or month). A template gives what it holds.
    """
    records = _tidied(_copied(state, to, PLANNED | PEOPLE, new_id, keeps=_is_current), state, to)
    new_of = _pairs(state, records)
    carried = [
        Outcome(
            id=new_id(), kind="action", text=o.text, owner=o.owner, due=o.due, rank=o.rank,
            carried=o.carried or told,
        )
        for o in state.each(Outcome)
        if o.kind == "action" and o.status == "open" and not o.is_outside
    ]  # fmt: skip
    return (*records, *_baselines(state, new_of, new_id, dated), *carried)


def rehearsal(state: State, to: Workshop, new_id: NewId) -> tuple[Record, ...]:
    """Everything there is but what a run of the day has left: a copy to try the day on."""
    kinds = frozenset(KINDS) - CLOCKED - {"workshop"}
    records = _copied(state, to, kinds, new_id)
    return tuple(replace(r, is_struck=False) if isinstance(r, Item) else r for r in records)


def _is_current(record: Record) -> bool:
    """Not the map as it was the time before last."""
    return not (isinstance(record, Layer) and record.dated)


Keeps = Callable[[Record], bool]


def _copied(
    state: State, to: Workshop, kinds: Iterable[str], new_id: NewId, keeps: Keeps = lambda _record: True
) -> tuple[Record, ...]:
    """The records of these kinds with new ids, those pointed at first; what belongs to one left out is left out."""
    wanted = frozenset(kinds)
    new_ids: dict[tuple[str, str], str] = {(Workshop.KIND, state.workshop): to.id}
    kept: list[Record] = []
    for name, kind in KINDS.items():
        for record in state.each(kind):
            if name not in wanted or not keeps(record) or not _has_owners(record, new_ids):
                continue
            new_ids[name, record.id] = record.id if name in SINGLE else new_id()
            kept.append(record)
    # an item may stand before the one it is a part of
    kept = [r for r in kept if _has_owners(r, new_ids)]
    kept.sort(key=lambda r: isinstance(r, Item) and bool(r.parent))
    kept.sort(key=lambda r: _PLACE[r.KIND])
    any_of = {old: new for (_, old), new in new_ids.items()}
    return tuple(_with_ids(r, new_ids, any_of) for r in kept)


_PLACE: Mapping[str, int] = {name: n for n, name in enumerate(KINDS)}


def _has_owners(record: Record, new_ids: Mapping[tuple[str, str], str]) -> bool:
    for name, ref in record.REFS.items():
        value = getattr(record, name)
        if ref.owned and value and ref.kind != record.KIND and (ref.kind, value) not in new_ids:
            return False
    return True


def _with_ids(record: Record, new_ids: Mapping[tuple[str, str], str], any_of: Mapping[str, str]) -> Record:
    own: dict[str, Any] = {"id": new_ids[record.KIND, record.id], "seq": 0}
    for name, ref in record.REFS.items():
        value = getattr(record, name)
        if isinstance(value, tuple):
            own[name] = tuple(new_ids[ref.kind, v] for v in value if (ref.kind, v) in new_ids)
        else:
            own[name] = new_ids.get((ref.kind, value), "")
    for field in fields(record):
        if field.name in _LOOSE and field.name not in record.REFS:
            value = getattr(record, field.name)
            if isinstance(value, tuple):
                own[field.name] = tuple(any_of.get(v, v) for v in value)
            else:
                own[field.name] = any_of.get(value, value)
    copy = replace(record, **own)
    if isinstance(copy, ChapterChoice):
        if copy.kind == "own":
            return replace(copy, target=copy.id)
        return replace(copy, id=choice_id(copy.key))
    return copy


def _pairs(state: State, records: Iterable[Record]) -> dict[str, Layer]:
    """The old layer's id → the new one: by place, since a copy keeps the order."""
    old = [x.id for x in state.each(Layer) if _is_current(x)]
    return dict(zip(old, [r for r in records if isinstance(r, Layer)], strict=False))


def _tidied(records: tuple[Record, ...], state: State, to: Workshop) -> tuple[Record, ...]:
    """Nothing struck, on the new days, votes not begun, groups without those who don't come along."""
    was = state.find(Workshop, state.workshop)
    days = dict(zip(was.days if was else (), to.days, strict=False))
    people = {r.id for r in records if isinstance(r, Participant)}
    out: list[Record] = []
    for record in records:
        match record:
            case Item():
                record = replace(record, is_struck=False)
            case Part():
                record = replace(record, day=days.get(record.day, ""))
            case Check():
                if record.standing:
                    continue
                record = replace(record, is_done=False)
            case Vote():
                record = replace(record, state="open", present=0)
            case VoteOption() if record.source:
                continue
            case MinutesSettings():
                # what the registry and the protocol of that meeting were given
                record = replace(record, file_number="", first_number=1, attachments=())
            case Group():
                record = replace(record, members=tuple(m for m in record.members if m in people))
        out.append(record)
    return tuple(out)


def _baselines(state: State, new_of: Mapping[str, Layer], new_id: NewId, dated: str) -> list[Record]:
    """The map as it was left, a dated layer for each that has anything in it."""
    layers: list[Record] = []
    marks: list[Record] = []
    for layer in state.each(Layer):
        there = [m for m in state.each(Mark) if m.layer == layer.id and m.stage > 0]
        new = new_of.get(layer.id)
        if not there or new is None:
            continue
        # right after the one it is compared with
        base = replace(new, id=new_id(), dated=dated, rank=f"{new.rank}V")
        layers.append(base)
        marks += [replace(m, id=new_id(), seq=0, layer=base.id, comment="") for m in there]
    return [*layers, *marks]
