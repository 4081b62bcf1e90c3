"""A finished file put in place of the old one, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path


class CannotWrite(Exception):
    """The file can't be written there; what was there before is untouched. `why` is the system's own word for it."""

    code = "cannot_write"

    def __init__(self, path: Path, why: str = "") -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


def temporary_for(out: Path, owner: int) -> Path:
    """Where process number `owner` writes before `out` is replaced: hidden, in the same folder."""
    return out.with_name(f".rusdesk-{owner}.part")


def put_whole(data: bytes, out: Path) -> None:
    """Write `data` as `out`; folders above it are made. The old file stays until the new one is safe on the disk.

    Raises CannotWrite when the folder or the old file is read-only, the disk is full, or another program holds it.
    """
    temporary = temporary_for(out, os.getpid())
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        # os.replace would exchange a read-only file without asking
        if out.exists() and (out.is_dir() or not out.stat().st_mode & stat.S_IWUSR):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(out))
        with open(temporary, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, out)
    except OSError as why:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise CannotWrite(out, why.strerror or type(why).__name__) from why
    _settle(out.parent)


def _settle(folder: Path) -> None:
    """The new name on the disk too, where the system knows how."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
