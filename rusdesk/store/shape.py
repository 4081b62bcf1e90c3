"""The form of a library's file, told without SQLAlchemy: its marks, and what kind of column a field becomes."""

from __future__ import annotations

import typing
import zlib
from types import UnionType
from typing import Any

from rusdesk.domain.kinds import KINDS
from rusdesk.domain.record import hints

APPLICATION_ID = 0x52444B31  # "RDK1"
SCHEMA = 1  # raised when old files need more than their rows made anew from the log


def is_optional(hint: Any) -> bool:
    return typing.get_origin(hint) in (UnionType, typing.Union) and type(None) in typing.get_args(hint)


def plain_type(hint: Any) -> type:
    """The type a field's values have: bool, int, float, str or tuple."""
    if is_optional(hint):
        return plain_type(next(a for a in typing.get_args(hint) if a is not type(None)))
    origin = typing.get_origin(hint)
    if origin is typing.Literal:
        return type(typing.get_args(hint)[0])
    found = origin or hint
    if found not in (bool, int, float, str, tuple):
        raise TypeError(f"no column for {hint!r}")
    return typing.cast(type, found)


def shape() -> str:
    """A fingerprint of the record tables: when a file's differs, its rows are made anew from its log."""
    told = [(name, str(hint)) for table in KINDS.values() for name, hint in (("", table.KIND), *hints(table).items())]
    return f"{zlib.crc32(repr(told).encode()):08x}"
