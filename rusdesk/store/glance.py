"""A first look at the list of workshops, before SQLAlchemy has been read in: the start page is filled sooner."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from rusdesk.desk.library import LINE_COLOURS, WorkshopLine

_APPLICATION_ID, _SCHEMA = 0x52444B31, 1  # as in store.tables, tested to be the same
_COUNT = "(SELECT count(*) FROM {table} t WHERE t.workshop = w.id AND t.is_gone = 0{more})"
_LINES = f"""
SELECT w.id, w.title, w.topic, w.days, w.organiser, w.place, w.language, w.status, w.is_sample, w.made_at,
  w.sort, w.origin,
  {_COUNT.format(table="item", more="")}, {_COUNT.format(table="note", more="")},
  {_COUNT.format(table="participant", more="")},
  {_COUNT.format(table="outcome", more=" AND t.kind = 'decision'")},
  {_COUNT.format(table="outcome", more=" AND t.kind = 'action'")},
  (SELECT max(seq) FROM change c WHERE c.workshop = w.id),
  (SELECT at FROM change c WHERE c.workshop = w.id ORDER BY seq DESC LIMIT 1)
FROM workshop w WHERE w.is_gone = 0
"""
_COLOURS = "SELECT colour FROM note WHERE workshop = ? AND is_gone = 0 ORDER BY rowid LIMIT ?"


def glance(path: Path) -> list[WorkshopLine] | None:
    """The workshops as the tables have them, the one changed last first; None when they can't be told at once.

    Nothing is locked or written, and what only the journal holds isn't here: `Library.workshops` has the last word.
    """
    try:
        if not path.is_file():
            return None
        # without a log beside it the file is all there is; told so, SQLite makes no log of its own to read it
        query = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"
        db = sqlite3.connect(f"{path.absolute().as_uri()}?{query}", uri=True, timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error):
        return None
    try:
        application = db.execute("PRAGMA application_id").fetchone()[0]
        schema = db.execute("PRAGMA user_version").fetchone()[0]
        if (application, schema) != (_APPLICATION_ID, _SCHEMA):
            return None
        lines = [_line(db, row) for row in db.execute(_LINES).fetchall()]
    except (sqlite3.Error, ValueError, TypeError):
        return None
    finally:
        db.close()
    return sorted(lines, key=lambda line: (-line.changed_at, line.id))


def _line(db: sqlite3.Connection, row: tuple[object, ...]) -> WorkshopLine:
    names = (
        "id", "title", "topic", "days", "organiser", "place", "language", "status", "is_sample", "made_at", "sort",
        "origin", "items",
        "notes", "participants", "decisions", "actions", "seq", "changed_at",
    )  # fmt: skip
    told = dict(zip(names, row, strict=True))
    told["days"] = tuple(json.loads(str(told["days"])))
    told["is_sample"] = bool(told["is_sample"])
    told["colours"] = tuple(colour for (colour,) in db.execute(_COLOURS, (told["id"], LINE_COLOURS)))
    return WorkshopLine(**told)  # type: ignore[arg-type]
