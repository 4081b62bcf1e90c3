"""The check of a library: sound pages, a log without gaps, rows that are what the log tells."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from rusdesk.desk.library import LibraryError
from rusdesk.domain.frozen import frozen
from rusdesk.domain.kinds import KINDS
from rusdesk.store.recovery import Recovered
from rusdesk.store.rows import last_seqs, state_from_log, state_from_rows
from rusdesk.store.tables import RECORD_TABLES


class FindingCode(StrEnum):
    PAGES = "pages"  # SQLite's own check of the file
    LOG = "log"  # a log that can't be followed
    ROWS = "rows"  # rows that aren't what the log tells
    JOURNAL = "journal"  # lines of the journal that can't be read, or that don't continue the library


@frozen
class Finding:
    """Something wrong. `workshop` is empty for what concerns the whole; `what` is for the log, never for people."""

    code: FindingCode
    workshop: str
    what: str


def findings(engine: Engine, recovered: Recovered, *, has_rows: bool = True) -> list[Finding]:
    """Everything that is wrong, in one look at one moment. `has_rows` is False when the tables have another shape."""
    out: list[Finding] = []
    if recovered.bad_lines:
        out.append(Finding(FindingCode.JOURNAL, "", f"{recovered.bad_lines} lines"))
    out += [Finding(FindingCode.JOURNAL, w, f"breaks at {seq}") for w, seq in recovered.astray]
    try:
        with engine.begin() as conn:
            told = conn.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            out += [Finding(FindingCode.PAGES, "", str(line)) for line in told if line != "ok"]
            logged = last_seqs(conn)
            for workshop in logged:
                out += _workshop(conn, workshop, has_rows)
            out += _orphans(conn, set(logged)) if has_rows else []
    except (DBAPIError, UnicodeDecodeError) as why:
        inner = why.orig if isinstance(why, DBAPIError) else why
        out.append(Finding(FindingCode.PAGES, "", type(inner).__name__))
    return out


def _workshop(conn: Connection, workshop: str, has_rows: bool) -> list[Finding]:
    try:
        told = state_from_log(conn, workshop)
    except LibraryError as why:
        return [Finding(FindingCode.LOG, workshop, why.why)]
    if not has_rows:
        return []
    try:
        kept = state_from_rows(conn, workshop)
    except LibraryError as why:
        return [Finding(FindingCode.ROWS, workshop, why.why)]
    return [
        Finding(FindingCode.ROWS, workshop, kind)
        for kind in KINDS
        if list(told.tables.get(kind, {}).items()) != list(kept.tables.get(kind, {}).items())
    ]


def _orphans(conn: Connection, logged: set[str]) -> list[Finding]:
    out = []
    for kind, table in RECORD_TABLES.items():
        for workshop in set(conn.execute(select(table.c.workshop).distinct()).scalars()) - logged:
            out.append(Finding(FindingCode.ROWS, workshop, kind))
    return out
