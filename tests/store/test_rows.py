"""Records as rows: every field of every kind comes back, and bad rows are told."""

from __future__ import annotations

import dataclasses
import sqlite3
import typing
from pathlib import Path
from types import UnionType
from typing import Any

import pytest

from rusdesk.commands.command import Place
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.record import Record, hints
from rusdesk.store.library import Library
from rusdesk.store.shape import plain_type
from rusdesk.store.tables import RECORD_TABLES
from tests.store.support import desk_on, home


def other_value(hint: Any, name: str) -> Any:
    """A value of the type that is no default."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return args[-1]
    if origin in (UnionType, typing.Union):
        return other_value(next(a for a in args if a is not type(None)), name)
    if origin is tuple:
        inner = args[:1] if args[1:] == (Ellipsis,) else args
        return tuple(other_value(a, name) for a in inner)
    return {bool: True, int: 7, float: 1.25, str: f"å “{name}” 🎉"}[hint]


def full(kind: type[Record]) -> Record:
    """A record with every field set to something, pointing at nothing but what a tie demands."""
    values = {n: other_value(h, n) for n, h in hints(kind).items() if n not in ("id", "seq", "is_gone")}
    for name, ref in kind.REFS.items():
        values[name] = () if isinstance(values[name], tuple) else f"{ref.kind}-1" if ref.owned else ""
    return kind(id=f"{kind.KIND}-1", **values)


@pytest.mark.parametrize("kind", [k for k in KINDS.values() if k.KIND != "workshop"], ids=lambda k: k.KIND)
def test_every_field_of_every_kind_comes_back(tmp_path: Path, kind: type[Record]) -> None:
    needed: list[Record] = []

    def need(wanted: type[Record]) -> None:
        for ref in wanted.REFS.values():
            if ref.owned and ref.kind != wanted.KIND and all(ref.kind != r.KIND for r in needed):
                need(KINDS[ref.kind])
        needed.append(full(wanted))

    need(kind)
    needed = [dataclasses.replace(r, parent="") if r.KIND == "item" else r for r in needed]
    if kind.KIND == "mark":
        needed[-1] = dataclasses.replace(needed[-1], stage=1)
    library = Library.open(home(tmp_path), create=True)
    try:
        desk = desk_on(library)
        wished = tuple(r for r in needed if r.id not in desk.state.tables.get(r.KIND, {}))
        desk.do(Place(wished))
        assert library.flush()
        opened = library.open_workshop("w")
        assert opened.saved_seq == desk.state.seq
        mine = desk.state.tables[kind.KIND]
        assert dict(opened.state.tables[kind.KIND]) == dict(mine)
        for kept in opened.state.tables[kind.KIND].values():
            for name in hints(kind):
                # equal is not enough: True == 1
                assert type(getattr(kept, name)) is type(getattr(mine[kept.id], name)), name
    finally:
        library.close()


def test_the_tables_are_strict_and_keyed_by_workshop_and_id(tmp_path: Path) -> None:
    Library.open(home(tmp_path), create=True).close()
    with sqlite3.connect(home(tmp_path).library) as raw:
        strict = {name: s for _, name, _, _, _, s in raw.execute("PRAGMA table_list") if not name.startswith("sqlite")}
        assert set(strict) == {*KINDS, "change", "draft", "meta"}
        assert all(strict.values())
        for name in KINDS:
            info = raw.execute(f'PRAGMA table_info("{name}")').fetchall()
            assert info[0][1] == "workshop"
            assert [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]] == ["workshop", "id"]
        assert raw.execute("PRAGMA application_id").fetchone() == (0x52444B31,)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_every_field_has_a_column_of_its_type() -> None:
    for name, kind in KINDS.items():
        columns = {c.name: str(c.type) for c in RECORD_TABLES[name].columns}
        wanted = {bool: "INTEGER", int: "INTEGER", float: "REAL", str: "TEXT", tuple: "TEXT"}
        assert columns == {"workshop": "TEXT"} | {n: wanted[plain_type(h)] for n, h in hints(kind).items()}


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE wall SET legend = 'no json'",
        "UPDATE item SET kind = 'dinner' WHERE id = 'item-1'",
        "UPDATE workshop SET days = '[3]'",
    ],
)
def test_a_row_that_holds_no_record_is_read_from_the_log_and_found_by_the_check(tmp_path: Path, spoil: str) -> None:
    library = Library.open(home(tmp_path), create=True)
    state = desk_on(library).state
    library.close()
    with sqlite3.connect(home(tmp_path).library) as raw:
        raw.execute(spoil)
    raw.close()
    library = Library.open(home(tmp_path))
    try:
        assert library.open_workshop("w").state == state
        assert [line.title for line in library.workshops()] == ["Prov"]
        assert [f.code for f in library.check()] == ["rows"]
    finally:
        library.close()
