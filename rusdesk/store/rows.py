"""What the library holds, read: records from rows, Changes from the log, a whole workshop from either."""

from __future__ import annotations

import functools
import json
import sqlite3
import typing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rusdesk.desk.library import LibraryCode, LibraryError
from rusdesk.desk.ports import LogLine
from rusdesk.domain.change import Change, applied, change_from_json, change_to_json, edits_from_json
from rusdesk.domain.errors import Refused
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.record import Record, fitted, hints
from rusdesk.domain.state import State
from rusdesk.store.shape import is_optional, plain_type

_AT_ONCE = 500
_CHANGE = "SELECT workshop, seq, what, by, at, step, is_undoable, undoes, redoes, edits FROM change WHERE workshop = ?"


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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


def records_of(kind: type[Record], rows: Sequence[Sequence[Any]]) -> list[Record]:
    """The records in rows that hold the kind's fields in order. Raises Refused or ValueError when one holds none."""
    records: list[Any] = [object.__new__(kind) for _ in rows]
    # a whole column at once into its slot: every field is given, so there is nothing that __init__ would add
    for column, (name, decode) in zip(zip(*rows, strict=True), _decoders(kind.KIND), strict=False):
        deque(map(getattr(kind, name).__set__, records, _column(column, decode)), maxlen=0)
    return records


def is_logged(conn: sqlite3.Connection, change: Change) -> bool:
    """Whether the log holds this very Change under its number."""
    row = conn.execute(f"{_CHANGE} AND seq = ?", (change.workshop, change.seq)).fetchone()
    # both as read back: a whole number in a field for fractions is written otherwise the second time
    return row is not None and _change_of(row) == change_from_json(change_to_json(change))


def last_seq(conn: sqlite3.Connection, workshop: str) -> int:
    (seq,) = conn.execute("SELECT max(seq) FROM change WHERE workshop = ?", (workshop,)).fetchone()
    return seq or 0


def last_seqs(conn: sqlite3.Connection) -> dict[str, int]:
    """Workshop → the number of its last Change, for all that have one."""
    return dict(conn.execute("SELECT workshop, max(seq) FROM change GROUP BY workshop"))


def log_lines(conn: sqlite3.Connection, workshop: str) -> list[LogLine]:
    """The log's columns, without the edits."""
    wanted = "SELECT seq, what, by, step, is_undoable, undoes, redoes FROM change WHERE workshop = ? ORDER BY seq"
    return [
        LogLine(seq, what, by, step, bool(is_undoable), undoes, redoes)
        for seq, what, by, step, is_undoable, undoes, redoes in conn.execute(wanted, (workshop,))
    ]


def changes_of(conn: sqlite3.Connection, workshop: str, seqs: Sequence[int] | None = None) -> Iterator[Change]:
    """The workshop's Changes in order, all or those numbered; LibraryError(DAMAGED) for one that can't be read."""
    if seqs is None:
        yield from map(_change_of, conn.execute(f"{_CHANGE} ORDER BY seq", (workshop,)))
        return
    wanted = sorted(set(seqs))
    for n in range(0, len(wanted), _AT_ONCE):
        some = wanted[n : n + _AT_ONCE]
        numbered = f"{_CHANGE} AND seq IN ({', '.join('?' * len(some))}) ORDER BY seq"
        yield from map(_change_of, conn.execute(numbered, (workshop, *some)))


def _change_of(row: tuple[Any, ...]) -> Change:
    workshop, seq, what, by, at, step, is_undoable, undoes, redoes, told = row
    try:
        edits = edits_from_json(json.loads(told))
    except (Refused, ValueError, TypeError):
        raise LibraryError(LibraryCode.DAMAGED, f"change {seq} of {workshop}") from None
    return Change(workshop, seq, what, by, at, step, edits, bool(is_undoable), undoes, redoes)


@functools.cache
def columns_of(kind: str) -> str:
    """A table's columns as `records_of` wants them, for a SELECT."""
    return ", ".join(f'"{name}"' for name, _ in _decoders(kind))


def state_from_rows(conn: sqlite3.Connection, workshop: str) -> State:
    """The workshop as its rows have it; LibraryError(DAMAGED) for a row that holds no record."""
    tables: dict[str, dict[str, Record]] = {}
    for name, kind in KINDS.items():
        # rows are put in as the records come, so that this is their order
        wanted = f'SELECT {columns_of(name)} FROM "{name}" WHERE workshop = ? ORDER BY rowid'
        try:
            records = records_of(kind, conn.execute(wanted, (workshop,)).fetchall())
        except (Refused, ValueError, TypeError):
            raise LibraryError(LibraryCode.DAMAGED, f"a row of {name} in {workshop}") from None
        if records:
            tables[name] = {r.id: r for r in records}
    return State(workshop, last_seq(conn, workshop), tables)


def state_from_log(conn: sqlite3.Connection, workshop: str) -> State:
    """The workshop as its log tells it; LibraryError(DAMAGED) where the log contradicts itself."""
    state = State(workshop)
    for change in changes_of(conn, workshop):
        try:
            state = applied(state, change)
        except Refused as why:
            raise LibraryError(LibraryCode.DAMAGED, f"change {change.seq} of {workshop}: {why}") from None
    return state
