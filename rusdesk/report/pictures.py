"""Pictures on notes, as documents take them: a JPEG with its size, or nothing when the file is missing or broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rusdesk.domain.frozen import frozen
from rusdesk.machine.picture_files import preview_file

MOST_BYTES = 20 * 2**20
Find = Callable[[str], Path | None]


@frozen
class Shown:
    """A JPEG and its size in pixels."""

    data: bytes
    wide: int
    high: int

    def within(self, wide: float, high: float) -> tuple[float, float]:
        """Its size as large as the space allows, its proportions kept."""
        by = min(wide / self.wide, high / self.high)
        return self.wide * by, self.high * by


def no_picture(_name: str) -> Path | None:
    return None


def finder(folder: Path | None) -> Find:
    """Finds previews in a folder; nothing without one."""
    return (lambda name: preview_file(folder, name)) if folder else no_picture


def shown(find: Find, name: str) -> Shown | None:
    """The picture of that name; None for one that can't be shown, and then the document says so."""
    path = find(name)
    if path is None:
        return None
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    size = _size(data)
    return Shown(data, *size) if size and data.rstrip(b"\0").endswith(b"\xff\xd9") else None


def _size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG in RGB or grey, from its frame header."""
    if data[:2] != b"\xff\xd8":
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        mark, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            high, wide = int.from_bytes(data[at + 5 : at + 7], "big"), int.from_bytes(data[at + 7 : at + 9], "big")
            return (wide, high) if wide and high and data[at + 9] in (1, 3) else None
        at += 2 + length
    return None
