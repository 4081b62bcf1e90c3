"""The tables of a library: one per kind of record, made from the records themselves, and the log of Changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import REAL, CheckConstraint, Column, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from rusdesk.domain.kinds import KINDS
from rusdesk.domain.record import Record, hints
from rusdesk.store.shape import is_optional, plain_type

METADATA = MetaData()


def _column(name: str, hint: Any) -> Column[Any]:
    kind = plain_type(hint)
    # STRICT tables know neither booleans nor VARCHAR; tuples are JSON
    sql: type[TypeEngine[Any]] = Integer if kind in (bool, int) else REAL if kind is float else Text
    checks = [CheckConstraint(f'"{name}" IN (0, 1)')] if kind is bool else []
    return Column(name, sql, *checks, nullable=is_optional(hint), primary_key=name == "id")


def _record_table(kind: type[Record]) -> Table:
    columns = [_column(name, hint) for name, hint in hints(kind).items()]
    return Table(kind.KIND, METADATA, Column("workshop", Text, primary_key=True), *columns, sqlite_strict=True)


class _RecordTables(Mapping[str, Table]):
    """A kind's table, made when it is first asked for: to read a library takes few of them, to make one all."""

    def __init__(self) -> None:
        self._made: dict[str, Table] = {}
        self._lock = threading.Lock()  # the writer asks on a thread of its own

    def __getitem__(self, name: str) -> Table:
        with self._lock:
            if name not in self._made:
                self._made[name] = _record_table(KINDS[name])
            return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(KINDS)

    def __len__(self) -> int:
        return len(KINDS)


RECORD_TABLES: Mapping[str, Table] = _RecordTables()

CHANGE = Table(
    "change",
    METADATA,
    Column("workshop", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("what", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("step", Text, nullable=False),
    Column("is_undoable", Integer, CheckConstraint("is_undoable IN (0, 1)"), nullable=False),
    Column("undoes", Integer),
    Column("redoes", Integer),
    # last, so that reading the others never touches it
    Column("edits", Text, nullable=False),
    sqlite_strict=True,
)

DRAFT = Table(
    "draft",
    METADATA,
    Column("workshop", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("text", Text, nullable=False),
    sqlite_strict=True,
)

META = Table(
    "meta",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)


def every_table() -> list[Table]:
    """Those of the records, and the library's own."""
    return [*RECORD_TABLES.values(), CHANGE, DRAFT, META]
