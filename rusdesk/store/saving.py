"""What a transaction of the writer puts into the library: Changes, the rows they touch, half-typed texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, delete, update
from sqlalchemy.dialects.sqlite import insert

from rusdesk.domain.change import Change, edits_to_json
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.record import Record, values_of
from rusdesk.store.rows import as_json, is_logged, last_seq, state_from_log
from rusdesk.store.tables import CHANGE, DRAFT, RECORD_TABLES
from rusdesk.store.waiting import DraftText


def raw(conn: Connection) -> sqlite3.Connection:
    """SQLite's own connection under SQLAlchemy's, in the same transaction, for what only reads."""
    return cast(sqlite3.Connection, conn.connection.driver_connection)


def save(conn: Connection, batch: Sequence[Change | DraftText]) -> tuple[dict[str, int], dict[str, str]]:
    """Put a batch into the library; what it holds already is passed over.

    Workshop → the last Change it has now; and workshop → why, for those whose Changes don't continue what the
    library holds. Of these nothing is written.
    """
    reached: dict[str, int] = {}
    drafts: dict[tuple[str, str], str] = {}
    incomplete: set[str] = set()
    astray: dict[str, str] = {}
    for item in batch:
        if isinstance(item, DraftText):
            drafts[item.workshop, item.field] = item.text
            continue
        if item.workshop in astray:
            continue
        last = reached.get(item.workshop)
        if last is None:
            last = last_seq(raw(conn), item.workshop)
        # a commit that reported an error may be there all the same
        is_there = item.seq <= last and is_logged(raw(conn), item)
        if item.seq != last + 1 and not is_there:
            astray[item.workshop] = f"change {item.seq} of {item.workshop} after {last}"
            continue
        reached[item.workshop] = max(last, item.seq)
        if not is_there:
            put_log(conn, item)
            if not put_edits(conn, item):
                incomplete.add(item.workshop)
    for workshop in incomplete:
        rows_anew(conn, workshop)
    for (workshop, field), text in drafts.items():
        if text:
            # the column takes no lone surrogates; the journal has them
            clean = text.encode(errors="replace").decode()
            row = insert(DRAFT).values(workshop=workshop, field=field, text=clean)
            conn.execute(row.on_conflict_do_update(index_elements=["workshop", "field"], set_={"text": clean}))
        else:
            conn.execute(delete(DRAFT).where(DRAFT.c.workshop == workshop, DRAFT.c.field == field))
    return reached, astray


def put_log(conn: Connection, change: Change) -> None:
    row = {
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
    conn.execute(insert(CHANGE), [row])


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


def rows_anew(conn: Connection, workshop: str) -> None:
    """Throw the workshop's rows away and make them from its log."""
    state = state_from_log(raw(conn), workshop)
    for name, table in RECORD_TABLES.items():
        conn.execute(delete(table).where(table.c.workshop == workshop))
        _insert(conn, name, [row_of(workshop, r) for r in state.tables.get(name, {}).values()])


def row_of(workshop: str, record: Record) -> dict[str, Any]:
    return {"workshop": workshop, "id": record.id, "seq": record.seq, **_encoded(values_of(record))}


def _encoded(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {n: as_json(v) if isinstance(v, tuple) else int(v) if isinstance(v, bool) else v for n, v in fields.items()}


def _insert(conn: Connection, kind: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        conn.execute(insert(RECORD_TABLES[kind]), rows)
