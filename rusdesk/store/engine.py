"""Connections to the library's file: how they are set, how a new file is made, what their errors mean."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from rusdesk.desk.library import LibraryCode, LibraryError
from rusdesk.store.disk import sync_folder
from rusdesk.store.tables import APPLICATION_ID, META, METADATA, SCHEMA, every_table, shape

_HEADER = b"SQLite format 3\0"
_BUSY_S = 5.0


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


def reader_pragmas() -> tuple[str, ...]:
    # readers never checkpoint: only one connection may, see the decision on the library
    return ("query_only=ON", "wal_autocheckpoint=0", "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0")


def _uri(path: Path, query: str) -> str:
    return f"{path.absolute().as_uri()}?{query}"


def writer_engine(path: Path) -> Engine:
    """Every transaction is BEGIN IMMEDIATE. The caller keeps one connection, on one thread."""
    return _engine(_uri(path, "mode=rw"), writer_pragmas, "BEGIN IMMEDIATE")


def reader_engine(path: Path) -> Engine:
    """Reads only, from any thread, a connection at a time."""
    # rw lets SQLite see to its own files beside the library, and falls back when it may not
    query = "mode=rw"
    if not os.access(path.parent, os.W_OK):
        # WAL needs a file beside the library; where none can be made and none is there, it is read as it stands
        has_wal = path.with_name(path.name + "-wal").exists()
        query = "mode=ro" if has_wal else "mode=ro&immutable=1"
    return _engine(_uri(path, query), reader_pragmas, "BEGIN")


def _engine(uri: str, pragmas: Callable[[], tuple[str, ...]], begin: str) -> Engine:
    def connect() -> sqlite3.Connection:
        raw = sqlite3.connect(uri, uri=True, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)
        try:
            for pragma in pragmas():
                raw.execute(f"PRAGMA {pragma}")
        except BaseException:
            raw.close()
            raise
        return raw

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(conn: Connection) -> None:
        conn.exec_driver_sql(begin)

    return engine


def code_of(error: BaseException) -> LibraryCode:
    """What a database error means to the one who works."""
    inner = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(inner, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return LibraryCode.READ_ONLY
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_NOMEM")):
        # a quota shows as an I/O error: to be treated alike
        return LibraryCode.FULL
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryCode.LOCKED
    return LibraryCode.DAMAGED


@contextmanager
def told() -> Iterator[None]:
    """Database errors come out as LibraryError."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, UnicodeDecodeError) as error:
        raise LibraryError(code_of(error), str(error)) from error


def look_at(path: Path) -> bool:
    """Whether the file holds a library; False when it is empty, LibraryError for anything else.

    Raises with MISSING, NOT_A_LIBRARY, DAMAGED, NEWER or READ_ONLY. Nothing is written but what SQLite itself
    does to end what a kill left half done.
    """
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
    except FileNotFoundError:
        raise LibraryError(LibraryCode.MISSING, str(path)) from None
    except (IsADirectoryError, NotADirectoryError) as why:
        raise LibraryError(LibraryCode.NOT_A_LIBRARY, str(why)) from None
    except OSError as why:
        if path.is_dir():
            raise LibraryError(LibraryCode.NOT_A_LIBRARY, str(why)) from None
        raise LibraryError(LibraryCode.READ_ONLY, str(why)) from None
    has_rest = any(path.with_name(path.name + end).exists() for end in ("-wal", "-journal"))
    if head and head != _HEADER and not has_rest:
        raise LibraryError(LibraryCode.NOT_A_LIBRARY, "another kind of file")
    if not head and not has_rest:
        return False
    engine = reader_engine(path)
    with told(), engine.connect() as conn:
        tables = conn.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        application = conn.exec_driver_sql("PRAGMA application_id").scalar()
        schema = int(conn.exec_driver_sql("PRAGMA user_version").scalar() or 0)
    if not tables and not application:
        return False
    if application != APPLICATION_ID:
        raise LibraryError(LibraryCode.NOT_A_LIBRARY, f"application id {application}")
    if schema > SCHEMA:
        raise LibraryError(LibraryCode.NEWER, f"schema {schema}")
    if schema < 1:
        raise LibraryError(LibraryCode.DAMAGED, f"schema {schema}")
    return True


def make(path: Path, library_id: str) -> None:
    """Make an empty library in one transaction. Raises LibraryError(READ_ONLY or FULL)."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as why:
        raise LibraryError(os_code(why), str(why)) from None
    uri = _uri(path, "mode=rw")
    # under EXTRA the removal of SQLite's rollback journal is on the disk too, before WAL takes over
    made = _engine(uri, lambda: ("journal_mode=DELETE", "synchronous=EXTRA"), "BEGIN EXCLUSIVE")
    walled = _engine(uri, lambda: ("synchronous=EXTRA", "journal_mode=WAL"), "BEGIN")
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


def os_code(error: OSError) -> LibraryCode:
    """What an error of the file system means to the one who works."""
    full = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
    return LibraryCode.FULL if error.errno in full else LibraryCode.READ_ONLY
