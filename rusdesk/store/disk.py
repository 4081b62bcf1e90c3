"""Bytes that must be on the disk: whole appends, syncs of files and of folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def to_disk(fd: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
    elif hasattr(os, "fdatasync"):
        os.fdatasync(fd)
    else:
        os.fsync(fd)


def write_whole(fd: int, data: bytes, size: int) -> None:
    """Append all of the data or none of it; `size` is where the file ends now. Raises OSError."""
    try:
        written = os.write(fd, data)
        while written < len(data):
            written += os.write(fd, data[written:])
    except OSError:
        # a full disk takes half a line: it goes, and a line that can't go is ended by the next one
        os.ftruncate(fd, size)
        raise


def ends_a_line(path: Path | None) -> bool:
    if path is None:
        return True
    with path.open("rb") as file:
        if not file.seek(0, os.SEEK_END):
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def sync_folder(folder: Path) -> None:
    """See to it that names made and removed in the folder are on the disk, where the system has a way."""
    if sys.platform == "win32":
        return
    try:
        fd = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(fd)
    except OSError:
        # some file systems have no such thing
        pass
    finally:
        os.close(fd)
