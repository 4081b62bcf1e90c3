"""The journal's files: lines with a checksum, segments with a head and, once settled, a mark at their end."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rusdesk.domain.frozen import frozen
from rusdesk.store.disk import to_disk, write_whole

ENDING = ".jnl"

FORMAT = 1
_TAIL = 4096

Drafts = Mapping[tuple[str, str], str]  # (workshop, field) → half-typed text


@frozen
class Segment:
    """A segment as read. `entries` are its sound lines, the head left out; `bad` the numbers of those that aren't.

    An entry's "t" says what it is: "change", "draft", "closed" (the program came to its end) or "end" (settled).
    A last line without its end is torn, which is what a kill leaves, and not bad.
    """

    path: Path
    library: str
    entries: tuple[Mapping[str, Any], ...]
    bad: tuple[int, ...]
    is_torn: bool


@dataclass(slots=True)
class Older:
    """A segment that isn't settled yet: `reach` is workshop → the last Change in it."""

    path: Path
    reach: dict[str, int]


def line_of(entry: Mapping[str, Any]) -> bytes:
    """An entry as its line: CRC-32 in hex, space, JSON."""
    try:
        body = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except UnicodeEncodeError:
        # a lone surrogate, half-typed: JSON can spell it out
        body = json.dumps(entry, separators=(",", ":"), allow_nan=False).encode()
    return b"%08x %s\n" % (zlib.crc32(body), body)


def entry_of(line: bytes) -> Mapping[str, Any] | None:
    """The entry in a line without its end, or None for one that isn't sound."""
    try:
        if line[8:9] != b" " or int(line[:8], 16) != zlib.crc32(line[9:]):
            return None
        entry = json.loads(line[9:])
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def segments(folder: Path) -> list[Path]:
    """The segments in the folder, oldest first."""
    return sorted((p for p in folder.glob(f"*{ENDING}") if p.is_file()), key=lambda p: p.name)


def library_of(path: Path) -> str:
    """Whose the segment is; empty when its head can't be read."""
    with path.open("rb") as file:
        head = entry_of(file.readline(_TAIL).rstrip(b"\n")) or {}
    return str(head.get("library", "")) if head.get("format") == FORMAT else ""


def is_settled(path: Path) -> bool:
    """Whether the segment ends with the mark that nothing in it, or before it, is needed at start."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    lines = tail.split(b"\n")
    entry = entry_of(lines[-2]) if len(lines) > 1 and not lines[-1] else None
    return bool(entry and entry.get("t") == "end")


def read_segment(path: Path) -> Segment:
    """Every sound line of a segment. Raises OSError."""
    lines = path.read_bytes().split(b"\n")
    torn = bool(lines.pop())
    entries: list[Mapping[str, Any]] = []
    bad: list[int] = []
    library = ""
    for number, line in enumerate(lines, start=1):
        entry = entry_of(line)
        if entry is None:
            bad.append(number)
        elif entry.get("t") == "head":
            library = str(entry.get("library", ""))
        else:
            if entry.get("t") == "end" and bad and bad[-1] == number - 1:
                # the mark was put after a torn line
                torn = bool(bad.pop())
            entries.append(entry)
    return Segment(path, library, tuple(entries), tuple(bad), torn)


def mark_settled(path: Path) -> None:
    """End a segment with the mark. Raises OSError."""
    fd = os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))
    try:
        size = os.lseek(fd, 0, os.SEEK_END)
        os.lseek(fd, max(0, size - 1), os.SEEK_SET)
        glue = b"" if os.read(fd, 1) == b"\n" else b"\n"
        write_whole(fd, glue + line_of({"t": "end"}), size)
        to_disk(fd)
    finally:
        os.close(fd)
