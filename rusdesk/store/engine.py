"""Writing the library's file with SQLAlchemy: the one connection that writes, a new file, the tables made anew."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, insert, update
from sqlalchemy.pool import NullPool

from rusdesk.desk.library import LibraryError
from rusdesk.store.disk import sync_folder
from rusdesk.store.reading import connection, os_code, told, uri
from rusdesk.store.rows import last_seqs
from rusdesk.store.saving import raw, rows_anew
from rusdesk.store.shape import APPLICATION_ID, SCHEMA, shape
from rusdesk.store.tables import META, METADATA, RECORD_TABLES, every_table


def writer_pragmas() -> tuple[str, ...]:
    """What the one writing connection is set to."""
    apple = ("fullfsync=ON", "checkpoint_fullfsync=ON") if sys.platform == "darwin" else ()
    return (
        "journal_mode=WAL",
        "synchronous=FULL",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "mmap_size=0",
        f"journal_size_limit={64 * 2**20}",
        "wal_autocheckpoint=1000",
        *apple,
    )


def writer_engine(path: Path) -> Engine:
    """Every transaction is BEGIN IMMEDIATE. The caller keeps one connection, on one thread."""
    return _engine(uri(path, "mode=rw"), writer_pragmas, "BEGIN IMMEDIATE")


def _engine(where: str, pragmas: Callable[[], tuple[str, ...]], begin: str) -> Engine:
    def connect() -> sqlite3.Connection:
        return connection(where, pragmas())

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(conn: Connection) -> None:
        conn.exec_driver_sql(begin)

    return engine


def make(path: Path, library_id: str) -> None:
    """Make an empty library in one transaction. Raises LibraryError(READ_ONLY or FULL)."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as why:
        raise LibraryError(os_code(why), str(why)) from None
    where = uri(path, "mode=rw")
    # under EXTRA the removal of SQLite's rollback journal is on the disk too, before WAL takes over
    made = _engine(where, lambda: ("journal_mode=DELETE", "synchronous=EXTRA"), "BEGIN EXCLUSIVE")
    walled = _engine(where, lambda: ("synchronous=EXTRA", "journal_mode=WAL"), "BEGIN")
    with told():
        with made.begin() as conn:
            METADATA.create_all(conn, tables=every_table())
            rows = {"library": library_id, "shape": shape()}
            conn.execute(insert(META), [{"name": n, "value": v} for n, v in rows.items()])
            conn.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            conn.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
        sync_folder(path.parent)
        with walled.connect():
            pass
        sync_folder(path.parent)


def reshape(path: Path) -> None:
    """Make the record tables anew as the records are now, and their rows from the log. Raises LibraryError."""
    with told(), writer_engine(path).begin() as conn:
        tables = list(RECORD_TABLES.values())
        METADATA.drop_all(conn, tables=tables)
        METADATA.create_all(conn, tables=tables)
        for workshop in last_seqs(raw(conn)):
            rows_anew(conn, workshop)
        conn.execute(update(META).where(META.c.name == "shape").values(value=shape()))
