"""How the files of notes' pictures are named, for those who keep them and those who read them."""

from __future__ import annotations

import re
from pathlib import Path

ENDINGS = ("png", "jpg", "gif", "webp", "bmp")
_NAME = re.compile(rf"^[0-9a-f]{{64}}\.(?:{'|'.join(ENDINGS)})$")


def is_name(name: str) -> bool:
    """Whether it names a picture by its bytes' hash; nothing else is ever looked for on the disk."""
    return _NAME.match(name) is not None


def preview_name(name: str) -> str:
    """The file that is shown and printed instead: a JPEG of at most 1600 px a side, on white."""
    return f"{name.rpartition('.')[0]}.preview.jpg"


def picture_file(folder: Path, name: str) -> Path | None:
    """The picture itself, or None when it is missing."""
    return _there(folder / name) if is_name(name) else None


def preview_file(folder: Path, name: str) -> Path | None:
    """The picture's preview, or None when it is missing."""
    return _there(folder / preview_name(name)) if is_name(name) else None


class Previews:
    """The previews of a folder, for whoever only reads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def preview(self, name: str) -> Path | None:
        return preview_file(self._folder, name)


def _there(path: Path) -> Path | None:
    return path if path.is_file() else None
