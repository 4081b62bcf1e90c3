"""The check of a library: sound pages, a log without gaps, rows that are what the log tells."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

from rusdesk.desk.library import LibraryError
from rusdesk.domain.frozen import frozen
from rusdesk.domain.kinds import KINDS
from rusdesk.store.reading import Reader
from rusdesk.store.recovery import Recovered
from rusdesk.store.rows import last_seqs, state_from_log, state_from_rows


class FindingCode(StrEnum):
    PAGES = "pages"  # SQLite's own check of the file
    LOG = "log"  # a log that can't be followed
    ROWS = "rows"  # rows that aren't what the log tells
    PICTURE = "picture"  # one that is named isn't in its folder, or has other bytes than its name says
    JOURNAL = "journal"  # lines of the journal that can't be read, or that don't continue the library


@frozen
class Finding:
    """Something wrong. `workshop` is empty for what concerns the whole; `what` is for the log, never for people."""

    code: FindingCode
    workshop: str
    what: str


def findings(reader: Reader, recovered: Recovered, *, has_rows: bool = True) -> list[Finding]:
    """Everything that is wrong, in one look at one moment. `has_rows` is False when the tables have another shape."""
    out: list[Finding] = []
    if recovered.bad_lines:
        out.append(Finding(FindingCode.JOURNAL, "", f"{recovered.bad_lines} lines"))
    out += [Finding(FindingCode.JOURNAL, w, f"breaks at {seq}") for w, seq in recovered.astray]
    try:
        with reader.connect() as conn:
            told = conn.execute("PRAGMA integrity_check").fetchall()
            out += [Finding(FindingCode.PAGES, "", str(line)) for (line,) in told if line != "ok"]
            logged = last_seqs(conn)
            for workshop in logged:
                out += _workshop(conn, workshop, has_rows)
            out += _orphans(conn, set(logged)) if has_rows else []
    except LibraryError as why:
        out.append(Finding(FindingCode.PAGES, "", type(why.__cause__).__name__))
    return out


def _workshop(conn: sqlite3.Connection, workshop: str, has_rows: bool) -> list[Finding]:
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


def _orphans(conn: sqlite3.Connection, logged: set[str]) -> list[Finding]:
    out = []
    for kind in KINDS:
        for workshop in {of for (of,) in conn.execute(f'SELECT DISTINCT workshop FROM "{kind}"')} - logged:
            out.append(Finding(FindingCode.ROWS, workshop, kind))
    return out
