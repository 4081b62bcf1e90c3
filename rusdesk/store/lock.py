"""One writing process per library: a lock of the operating system on a file beside it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from rusdesk.desk.library import LibraryCode, LibraryError


class LibraryLock:
    """Held until `release`, or until the process ends in whatever way: a lock left by a kill is free."""

    def __init__(self, path: Path) -> None:
        """Raises LibraryError(LOCKED) when another has it, (READ_ONLY) when the file can't be made."""
        try:
            self._fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as why:
            raise LibraryError(LibraryCode.READ_ONLY, str(why)) from None
        try:
            _take(self._fd)
        except OSError as why:
            os.close(self._fd)
            raise LibraryError(LibraryCode.LOCKED, str(why)) from None

    def release(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


if sys.platform == "win32":
    import msvcrt

    def _take(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(fd: int) -> None:
        # flock belongs to this opening of the file, so no other close in the process can drop it
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
