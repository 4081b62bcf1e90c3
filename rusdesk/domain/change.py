"""Edits and Changes: what happens to records, how it is applied, turned back, and written as JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.record import BOOKKEEPING, Json, Record, fitted_fields, plain_json, values_of
from rusdesk.domain.state import State
from rusdesk.domain.ties import check_ties


@frozen
class Edit:
    """What becomes of one record: only the fields that differ. `before` is None for a new record; `after` never is."""

    kind: str
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]


@frozen
class Change:
    """Accepted, numbered edits. `seq` counts from 1 within a workshop; `at` is UTC ms; `by` is the seat.

    Changes of one gesture share `step`. `undoes` is the seq of the last Change of the step this one turns back;
    `redoes` the seq of the undoing Change it turns back.
    """

    workshop: str
    seq: int
    what: str
    by: str
    at: int
    step: str
    edits: tuple[Edit, ...]
    is_undoable: bool = True
    undoes: int | None = None
    redoes: int | None = None


def added(record: Record) -> Edit:
    """The edit that brings a new record, with every field."""
    return Edit(record.KIND, record.id, None, values_of(record))


def revised(record: Record, **fields: Any) -> Edit:
    """The edit that gives a record other values; fields that already hold them are left out."""
    differing = {k: v for k, v in fields.items() if getattr(record, k) != v}
    return Edit(record.KIND, record.id, {k: getattr(record, k) for k in differing}, differing)


def removed(record: Record) -> Edit:
    return revised(record, is_gone=True)


def is_empty(edit: Edit) -> bool:
    return edit.before is not None and not edit.after


def applied(state: State, change: Change) -> State:
    """The state after `change`. Every `before` must hold and every tie between records be right, else Refused."""
    if change.seq != state.seq + 1 or change.workshop != state.workshop:
        raise Refused(Code.CLASH, "seq", {"expected": state.seq + 1, "seq": change.seq})
    return State(state.workshop, change.seq, with_edits(state, change.edits, change.seq).tables)


def with_edits(state: State, edits: Sequence[Edit], seq: int) -> State:
    """The state after the edits, in their order, with the number left as it was. Raises Refused as `applied` does."""
    tables = dict(state.tables)
    own: dict[str, dict[str, Record]] = {}
    for edit in edits:
        kind = KINDS.get(edit.kind)
        if kind is None:
            raise Refused(Code.BAD_VALUE, edit.kind)
        table = own.get(edit.kind)
        if table is None:
            # one copy per kind and Change; the old state keeps its own
            table = own[edit.kind] = dict(tables.get(edit.kind, {}))
            tables[edit.kind] = table
        old = table.get(edit.id)
        if BOOKKEEPING & edit.after.keys():
            raise Refused(Code.BAD_VALUE, edit.kind)
        fields = fitted_fields(kind, edit.after)
        if edit.before is None:
            if old is not None:
                raise Refused(Code.CLASH, edit.kind, {"id": edit.id})
            try:
                table[edit.id] = kind(id=edit.id, seq=seq, **fields)
            except TypeError:
                raise Refused(Code.BAD_VALUE, edit.kind, {"id": edit.id}) from None
        else:
            if old is None:
                raise Refused(Code.MISSING, edit.kind, {"id": edit.id})
            was = fitted_fields(kind, edit.before)
            if any(not _is_same(getattr(old, name), value) for name, value in was.items()):
                raise Refused(Code.CLASH, edit.kind, {"id": edit.id})
            table[edit.id] = dataclasses.replace(old, seq=seq, **fields)
    after = State(state.workshop, state.seq, tables)
    for edit in edits:
        check_ties(after, tables[edit.kind][edit.id], edit.after.keys())
    return after


def _is_same(one: Any, other: Any) -> bool:
    # what is no number doesn't equal itself, and must be possible to put right
    return bool(one == other or (one != one and other != other))


def inverted(changes: Sequence[Change], state: State) -> tuple[Edit, ...]:
    """The edits that take `changes` (one step, oldest first) back from the state as it is now.

    A field that holds something else by now is left as it is; a record that came is removed by its flag.
    """
    working: dict[tuple[str, str], dict[str, Any]] = {}
    result: dict[tuple[str, str], dict[str, Any]] = {}
    for change in reversed(changes):
        for edit in reversed(change.edits):
            key = (edit.kind, edit.id)
            record = state.tables.get(edit.kind, {}).get(edit.id)
            if record is None:
                continue
            now = working.setdefault(key, {})
            before: Mapping[str, Any] = {"is_gone": True} if edit.before is None else edit.before
            after: Mapping[str, Any] = {"is_gone": False} if edit.before is None else edit.after
            for name, back in before.items():
                here = now.get(name, getattr(record, name))
                if here == after[name]:
                    now[name] = back
                    result.setdefault(key, {})[name] = back
    out: list[Edit] = []
    for (kind, record_id), fields in result.items():
        edit = revised(state.tables[kind][record_id], **fields)
        if not is_empty(edit):
            out.append(edit)
    return tuple(out)


def change_to_json(change: Change) -> dict[str, Json]:
    """A Change as plain JSON; tuples become lists, fields without news are left out."""
    out: dict[str, Json] = {
        "workshop": change.workshop,
        "seq": change.seq,
        "what": change.what,
        "by": change.by,
        "at": change.at,
        "step": change.step,
        "edits": edits_to_json(change.edits),
    }
    if not change.is_undoable:
        out["is_undoable"] = False
    if change.undoes is not None:
        out["undoes"] = change.undoes
    if change.redoes is not None:
        out["redoes"] = change.redoes
    return out


def edits_to_json(edits: Sequence[Edit]) -> Json:
    """Edits as lists ``[kind, id, before, after]``."""
    return [[e.kind, e.id, None if e.before is None else plain_json(e.before), plain_json(e.after)] for e in edits]


def edits_from_json(data: Any) -> tuple[Edit, ...]:
    """Edits with every field as its declared type; Refused(BAD_VALUE) for anything else."""
    out: list[Edit] = []
    for entry in data:
        if not isinstance(entry, list) or len(entry) != 4 or entry[0] not in KINDS:
            raise Refused(Code.BAD_VALUE, "edits")
        kind, record_id, before, after = entry
        was = None if before is None else fitted_fields(KINDS[kind], before)
        out.append(Edit(kind, record_id, was, fitted_fields(KINDS[kind], after)))
    return tuple(out)


def change_from_json(data: Mapping[str, Any]) -> Change:
    """The Change that `change_to_json` wrote. Raises Refused(BAD_VALUE) when it isn't one."""
    try:
        return Change(
            workshop=str(data["workshop"]),
            seq=int(data["seq"]),
            what=str(data["what"]),
            by=str(data["by"]),
            at=int(data["at"]),
            step=str(data["step"]),
            edits=edits_from_json(data["edits"]),
            is_undoable=bool(data.get("is_undoable", True)),
            undoes=data.get("undoes"),
            redoes=data.get("redoes"),
        )
    except (KeyError, TypeError, ValueError):
        raise Refused(Code.BAD_VALUE, "change") from None
