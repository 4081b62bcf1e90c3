"""Reading the library's file: connections that only read, what the file is, and what the database's errors mean.

The standard library's sqlite3 alone: a workshop can be opened before SQLAlchemy, which writes, has been read in.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rusdesk.desk.library import LibraryCode, LibraryError
from rusdesk.store.shape import APPLICATION_ID, SCHEMA

_HEADER = b"SQLite format 3\0"
_BUSY_S = 5.0


class Reader:
    """Reads the file at `path`, from any thread; each connection sees one moment of it."""

    def __init__(self, path: Path) -> None:
        # rw lets SQLite see to its own files beside the library, and falls back when it may not
        query = "mode=rw"
        if not os.access(path.parent, os.W_OK):
            # WAL needs a file beside the library; where none can be made and none is there, it is read as it stands
            has_wal = path.with_name(path.name + "-wal").exists()
            query = "mode=ro" if has_wal else "mode=ro&immutable=1"
        self._uri = uri(path, query)

    @contextmanager
    def connect(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction of its own. Raises LibraryError for whatever the database has against it."""
        with told():
            conn = connection(self._uri, reader_pragmas())
            try:
                conn.execute("BEGIN")
                yield conn
            finally:
                conn.close()


def uri(path: Path, query: str) -> str:
    return f"{path.absolute().as_uri()}?{query}"


def reader_pragmas() -> tuple[str, ...]:
    # readers never checkpoint: only one connection may, see the decision on the library
    return ("query_only=ON", "wal_autocheckpoint=0", "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0")


def connection(where: str, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    """A connection set as told; begins no transaction by itself."""
    raw = sqlite3.connect(where, uri=True, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)
    try:
        for pragma in pragmas:
            raw.execute(f"PRAGMA {pragma}")
    except BaseException:
        raw.close()
        raise
    return raw


def inner(error: BaseException) -> BaseException:
    """The database's own error: SQLAlchemy keeps it in `orig`."""
    found = getattr(error, "orig", None)
    return found if isinstance(found, BaseException) else error


def code_of(error: BaseException) -> LibraryCode:
    """What a database error means to the one who works."""
    name = getattr(inner(error), "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return LibraryCode.READ_ONLY
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_NOMEM")):
        # a quota shows as an I/O error: to be treated alike
        return LibraryCode.FULL
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryCode.LOCKED
    return LibraryCode.DAMAGED


def os_code(error: OSError) -> LibraryCode:
    """What an error of the file system means to the one who works."""
    full = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
    return LibraryCode.FULL if error.errno in full else LibraryCode.READ_ONLY


@contextmanager
def told() -> Iterator[None]:
    """Database errors come out as LibraryError."""
    try:
        yield
    except Exception as error:
        if not isinstance(inner(error), (sqlite3.Error, UnicodeDecodeError)):
            raise
        raise LibraryError(code_of(error), str(error)) from error


def marks(conn: sqlite3.Connection) -> tuple[int, int]:
    """What the file says it is: its application id and its schema."""
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    (schema,) = conn.execute("PRAGMA user_version").fetchone()
    return application, schema


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
    with Reader(path).connect() as conn:
        (tables,) = conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        application, schema = marks(conn)
    if not tables and not application:
        return False
    if application != APPLICATION_ID:
        raise LibraryError(LibraryCode.NOT_A_LIBRARY, f"application id {application}")
    if schema > SCHEMA:
        raise LibraryError(LibraryCode.NEWER, f"schema {schema}")
    if schema < 1:
        raise LibraryError(LibraryCode.DAMAGED, f"schema {schema}")
    return True
