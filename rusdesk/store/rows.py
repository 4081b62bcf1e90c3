"""Records as rows and back; the rows of a Change; a whole workshop from its rows or from its log."""

from __future__ import annotations

import functools
import json
import typing
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, delete, func, insert, literal_column, select, update

from rusdesk.desk.library import LibraryCode, LibraryError
from rusdesk.desk.ports import LogLine
from rusdesk.domain.change import Change, applied, change_from_json, change_to_json, edits_from_json, edits_to_json
from rusdesk.domain.errors import Refused
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.record import Record, fitted, hints, values_of
from rusdesk.domain.state import State
from rusdesk.store.tables import CHANGE, RECORD_TABLES, is_optional, plain_type

_AT_ONCE = 500
# rows are put in as the records come, so that this is their order
ROWID: ColumnElement[int] = literal_column("rowid")


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _encoded(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {n: as_json(v) if isinstance(v, tuple) else int(v) if isinstance(v, bool) else v for n, v in fields.items()}


def row_of(workshop: str, record: Record) -> dict[str, Any]:
    return {"workshop": workshop, "id": record.id, "seq": record.seq, **_encoded(values_of(record))}


@functools.cache
def _decoders(kind: str) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    return tuple((name, _decoder(hint, name)) for name, hint in hints(KINDS[kind]).items())


def _decoder(hint: Any, name: str) -> Callable[[Any], Any] | None:
    plain = plain_type(hint)
    if plain is tuple:
        return lambda value: fitted(json.loads(value), hint, name)
    if plain is bool:
        return bool
    if typing.get_origin(hint) is typing.Literal or is_optional(hint):
        return lambda value: fitted(value, hint, name)
    return None


def _column(values: Sequence[Any], decode: Callable[[Any], Any] | None) -> Sequence[Any]:
    """A column decoded; what stands in many rows, as an empty list or a colour, is read once."""
    if decode is None:
        return values
    read = {value: decode(value) for value in set(values)}
    return [read[value] for value in values]


def columns_of(kind: str) -> list[Column[Any]]:
    """A table's columns as `records_of` wants them."""
    return [RECORD_TABLES[kind].c[name] for name, _ in _decoders(kind)]


def records_of(kind: type[Record], rows: Sequence[Sequence[Any]]) -> list[Record]:
    """The records in rows that hold the kind's fields in order. Raises Refused or ValueError when one holds none."""
    records: list[Any] = [object.__new__(kind) for _ in rows]
    # a whole column at once into its slot: every field is given, so there is nothing that __init__ would add
    for column, (name, decode) in zip(zip(*rows, strict=True), _decoders(kind.KIND), strict=False):
        deque(map(getattr(kind, name).__set__, records, _column(column, decode)), maxlen=0)
    return records


def put_edits(conn: Connection, change: Change) -> bool:
    """Bring the rows that a Change's edits name up to it; False when a row to be changed wasn't there."""
    is_whole = True
    fresh: list[dict[str, Any]] = []
    fresh_kind = ""
    for edit in change.edits:
        if edit.kind != fresh_kind or edit.before is not None:
            _insert(conn, fresh_kind, fresh)
            fresh, fresh_kind = [], edit.kind
        if edit.before is None:
            # through the record, so that fields younger than the Change get their defaults
            fresh.append(row_of(change.workshop, KINDS[edit.kind](id=edit.id, seq=change.seq, **edit.after)))
            continue
        table = RECORD_TABLES[edit.kind]
        done = conn.execute(
            update(table)
            .where(table.c.workshop == change.workshop, table.c.id == edit.id)
            .values(seq=change.seq, **_encoded(edit.after))
        )
        is_whole = is_whole and done.rowcount == 1
    _insert(conn, fresh_kind, fresh)
    return is_whole


def _insert(conn: Connection, kind: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        conn.execute(insert(RECORD_TABLES[kind]), rows)


def put_log(conn: Connection, change: Change) -> None:
    conn.execute(insert(CHANGE), [_log_row(change)])


def _log_row(change: Change) -> dict[str, Any]:
    return {
        "workshop": change.workshop,
        "seq": change.seq,
        "what": change.what,
        "by": change.by,
        "at": change.at,
        "step": change.step,
        "is_undoable": int(change.is_undoable),
        "undoes": change.undoes,
        "redoes": change.redoes,
        "edits": as_json(edits_to_json(change.edits)),
    }


def is_logged(conn: Connection, change: Change) -> bool:
    """Whether the log holds this very Change under its number."""
    where = (CHANGE.c.workshop == change.workshop, CHANGE.c.seq == change.seq)
    row = conn.execute(select(CHANGE).where(*where)).one_or_none()
    # both as read back: a whole number in a field for fractions is written otherwise the second time
    return row is not None and _change_of(row) == change_from_json(change_to_json(change))


def last_seq(conn: Connection, workshop: str) -> int:
    return conn.execute(select(func.max(CHANGE.c.seq)).where(CHANGE.c.workshop == workshop)).scalar() or 0


def last_seqs(conn: Connection) -> dict[str, int]:
    """Workshop → the number of its last Change, for all that have one."""
    rows = conn.execute(select(CHANGE.c.workshop, func.max(CHANGE.c.seq)).group_by(CHANGE.c.workshop))
    return {workshop: seq for workshop, seq in rows}


def log_lines(conn: Connection, workshop: str) -> list[LogLine]:
    """The log's columns, without the edits."""
    c = CHANGE.c
    wanted = select(c.seq, c.what, c.by, c.step, c.is_undoable, c.undoes, c.redoes)
    rows = conn.execute(wanted.where(c.workshop == workshop).order_by(c.seq))
    return [LogLine(r.seq, r.what, r.by, r.step, bool(r.is_undoable), r.undoes, r.redoes) for r in rows]


def changes_of(conn: Connection, workshop: str, seqs: Sequence[int] | None = None) -> Iterator[Change]:
    """The workshop's Changes in order, all or those numbered; LibraryError(DAMAGED) for one that can't be read."""
    found = select(CHANGE).where(CHANGE.c.workshop == workshop).order_by(CHANGE.c.seq)
    if seqs is None:
        yield from map(_change_of, conn.execute(found))
        return
    wanted = sorted(set(seqs))
    for n in range(0, len(wanted), _AT_ONCE):
        yield from map(_change_of, conn.execute(found.where(CHANGE.c.seq.in_(wanted[n : n + _AT_ONCE]))))


def _change_of(row: Row[Any]) -> Change:
    try:
        edits = edits_from_json(json.loads(row.edits))
    except (Refused, ValueError, TypeError):
        raise LibraryError(LibraryCode.DAMAGED, f"change {row.seq} of {row.workshop}") from None
    return Change(
        row.workshop, row.seq, row.what, row.by, row.at, row.step, edits, bool(row.is_undoable), row.undoes, row.redoes
    )


@functools.cache
def _all_of(kind: str) -> str:
    """As written out it costs a fraction of what SQLAlchemy takes to compile it, for each of forty kinds."""
    names = ", ".join(f'"{name}"' for name, _ in _decoders(kind))
    return f'SELECT {names} FROM "{kind}" WHERE workshop = ? ORDER BY rowid'


def state_from_rows(conn: Connection, workshop: str) -> State:
    """The workshop as its rows have it; LibraryError(DAMAGED) for a row that holds no record."""
    tables: dict[str, dict[str, Record]] = {}
    for name in KINDS:
        try:
            records = records_of(KINDS[name], conn.exec_driver_sql(_all_of(name), (workshop,)).all())
        except (Refused, ValueError, TypeError):
            raise LibraryError(LibraryCode.DAMAGED, f"a row of {name} in {workshop}") from None
        if records:
            tables[name] = {r.id: r for r in records}
    return State(workshop, last_seq(conn, workshop), tables)


def state_from_log(conn: Connection, workshop: str) -> State:
    """The workshop as its log tells it; LibraryError(DAMAGED) where the log contradicts itself."""
    state = State(workshop)
    for change in changes_of(conn, workshop):
        try:
            state = applied(state, change)
        except Refused as why:
            raise LibraryError(LibraryCode.DAMAGED, f"change {change.seq} of {workshop}: {why}") from None
    return state


def rows_anew(conn: Connection, workshop: str) -> None:
    """Throw the workshop's rows away and make them from its log."""
    state = state_from_log(conn, workshop)
    for name, table in RECORD_TABLES.items():
        conn.execute(delete(table).where(table.c.workshop == workshop))
        _insert(conn, name, [row_of(workshop, r) for r in state.tables.get(name, {}).values()])
