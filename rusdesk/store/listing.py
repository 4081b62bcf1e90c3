"""The list of workshops, a line each, read from the tables; and a first look at it before the library is open."""

from __future__ import annotations

import functools
import json
import sqlite3
import typing
from pathlib import Path
from typing import Any

from rusdesk.desk.library import LINE_COLOURS, WorkshopLine
from rusdesk.domain.errors import Refused
from rusdesk.domain.record import fitted
from rusdesk.domain.wall import COLOURS
from rusdesk.store.reading import marks, uri
from rusdesk.store.shape import APPLICATION_ID, SCHEMA

_COUNT = "(SELECT count(*) FROM {table} t WHERE t.workshop = w.id AND t.is_gone = 0{more})"
_LINES = f"""
SELECT w.id, w.title, w.topic, w.days, w.organiser, w.place, w.language, w.status, w.is_sample, w.made_at,
  w.sort, w.origin,
  {_COUNT.format(table="item", more="")} AS items,
  {_COUNT.format(table="note", more=" AND t.merged_into = ''")} AS notes,
  {_COUNT.format(table="participant", more="")} AS participants,
  {_COUNT.format(table="outcome", more=" AND t.kind = 'decision'")} AS decisions,
  {_COUNT.format(table="outcome", more=" AND t.kind = 'action'")} AS actions,
  coalesce((SELECT max(seq) FROM change c WHERE c.workshop = w.id), w.seq) AS seq,
  coalesce((SELECT at FROM change c WHERE c.workshop = w.id ORDER BY seq DESC LIMIT 1), w.made_at) AS changed_at
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
        db = sqlite3.connect(uri(path, query), uri=True, timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error):
        return None
    try:
        if marks(db) != (APPLICATION_ID, SCHEMA):
            return None
        return sorted(lines_of(db), key=newest_first)
    except (sqlite3.Error, Refused, ValueError, TypeError):
        return None
    finally:
        db.close()


def lines_of(db: sqlite3.Connection) -> list[WorkshopLine]:
    """A line for every workshop that isn't removed, in no order.

    Raises Refused, ValueError or TypeError for a row that holds no workshop.
    """
    rows = db.execute(_LINES)
    names = [column[0] for column in rows.description]
    return [_line(db, dict(zip(names, row, strict=True))) for row in rows.fetchall()]


def newest_first(line: WorkshopLine) -> tuple[int, str]:
    """The order of the list."""
    return -line.changed_at, line.id


def _line(db: sqlite3.Connection, told: dict[str, Any]) -> WorkshopLine:
    told["days"] = json.loads(told["days"])
    told["is_sample"] = bool(told["is_sample"])
    told["colours"] = [colour for (colour,) in db.execute(_COLOURS, (told["id"], LINE_COLOURS)) if colour in COLOURS]
    return WorkshopLine(**{name: fitted(value, _hints()[name], name) for name, value in told.items()})


@functools.cache
def _hints() -> dict[str, Any]:
    return typing.get_type_hints(WorkshopLine)
