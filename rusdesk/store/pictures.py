"""Pictures beside the library: a file for each, named by its bytes' hash, on the disk before anything names it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from rusdesk.machine.picture_files import is_name, picture_file, preview_file, preview_name
from rusdesk.store.disk import sync_folder, to_disk


class PictureFolder:
    """Nothing in it is ever changed or removed: undo may want it back, and the same bytes are the same file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes, ending: str, preview: bytes) -> str:
        """Keep a picture and its preview (a JPEG); returns the name, when both are on the disk. Raises OSError.

        ValueError for an ending that no picture has.
        """
        name = f"{hashlib.sha256(data).hexdigest()}.{ending}"
        if not is_name(name):
            raise ValueError(f"no such ending: {ending}")
        self._folder.mkdir(parents=True, exist_ok=True)
        self._write(self._folder / preview_name(name), preview)
        self._write(self._folder / name, data)
        sync_folder(self._folder)
        sync_folder(self._folder.parent)
        return name

    def preview(self, name: str) -> Path | None:
        """The file that is shown and printed: the preview, else the picture itself, else None."""
        return preview_file(self._folder, name) or picture_file(self._folder, name)

    def _write(self, path: Path, data: bytes) -> None:
        if path.is_file() and path.read_bytes() == data:
            return
        fd, made = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=".part")
        try:
            try:
                with os.fdopen(os.dup(fd), "wb") as file:
                    file.write(data)
                to_disk(fd)
            finally:
                os.close(fd)
            os.replace(made, path)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise
