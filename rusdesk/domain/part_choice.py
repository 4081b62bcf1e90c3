"""Some parts of the day alone: a State with only what belongs to them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from rusdesk.domain.agenda import Part
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.record import Record
from rusdesk.domain.state import State

# What is told of by itself, with what says where it belongs, the first that says anything. A question is only ever
# told of within these
_PLACED_BY: Mapping[str, tuple[str, ...]] = {
    "wall": ("item",),
    "vote": ("item", "wall"),
    "round": ("item",),
    "map": ("item",),
    "outcome": ("item", "note", "answer", "jotting"),
    "summary": ("item",),
    "link": ("item",),
}


def only_parts(state: State, parts: Sequence[str]) -> State:
    """The state with what belongs to those parts; all of it when none is named.

    What belongs to the whole meeting stays: participants, coming dates, closing words. What is told of and belongs
    to no item is gone: nobody has said that it may be told to those who were there for some of the day.
    """
    if not parts:
        return state
    tables: dict[str, Mapping[str, Record]] = {Part.KIND: {i: p for i, p in state.table(Part).items() if i in parts}}
    gone: dict[str, set[str]] = {Part.KIND: {i for i in state.table(Part) if i not in parts}}
    for name, kind in KINDS.items():
        there = state.tables.get(name, {})
        if name in (Part.KIND, "question") or not there:
            continue
        away = {i for i, record in there.items() if _is_elsewhere(kind, record, gone)}
        if away:
            gone[name] = away
            tables[name] = {i: r for i, r in there.items() if i not in away}
    return dataclasses.replace(state, tables={**state.tables, **tables})


def unplaced(state: State) -> list[Record]:
    """What is told of and belongs to no item: it is nowhere when only some parts are."""
    return [
        record
        for name in _PLACED_BY
        for record in state.tables.get(name, {}).values()
        if not record.is_gone and not _place(name, record)
    ]


def _place(name: str, record: Record) -> tuple[str, str] | None:
    """(kind, id) of what says where the record belongs, or None."""
    for field in _PLACED_BY[name]:
        said = getattr(record, field)
        if said:
            return record.REFS[field].kind, said
    return None


def _is_elsewhere(kind: type[Record], record: Record, gone: Mapping[str, set[str]]) -> bool:
    if kind.KIND in _PLACED_BY:
        place = _place(kind.KIND, record)
        return place is None or place[1] in gone.get(place[0], ())
    return any(
        getattr(record, field) in gone.get(ref.kind, ())
        for field, ref in kind.REFS.items()
        if (ref.owned or ref.kind in ("item", "part")) and isinstance(getattr(record, field), str)
    )
