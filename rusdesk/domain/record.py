"""What every record is: an id, the Change that last touched it, whether it is gone; and the rules its fields keep."""

from __future__ import annotations

import functools
import typing
from collections.abc import Hashable, Mapping
from dataclasses import fields
from types import UnionType
from typing import Any, ClassVar, Literal, cast

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@frozen
class Ref:
    """A field that names another record. `owned`: goes with it; else the field is emptied when the other goes."""

    kind: str
    owned: bool = False


@frozen(kw_only=True)
class Record:
    """The base of every record of a workshop. `KIND` is its table; `REFS` and `LIMITS` (characters) rule its fields."""

    KIND: ClassVar[str]
    REFS: ClassVar[Mapping[str, Ref]] = {}
    LIMITS: ClassVar[Mapping[str, int]] = {}

    id: str
    seq: int = 0
    is_gone: bool = False


BOOKKEEPING = frozenset({"id", "seq"})


def hints(kind: type[Record]) -> dict[str, Any]:
    """Field name → type, in the order of declaration, the class variables left out."""
    of: Hashable = cast("Hashable", kind)
    return _hints(of)


@functools.cache
def _hints(kind: Any) -> dict[str, Any]:
    resolved = typing.get_type_hints(kind)
    return {f.name: resolved[f.name] for f in fields(kind)}


def fitted(value: object, hint: Any, name: str) -> Any:
    """`value` as the type `hint` wants it (lists become tuples, as when read from JSON).

    Raises Refused(BAD_VALUE) when it is of another kind.
    """
    if hint is type(value) or hint is Any:
        return value
    origin = typing.get_origin(hint)
    if origin is Literal:
        if value in typing.get_args(hint) and isinstance(value, type(typing.get_args(hint)[0])):
            return value
    elif origin is tuple:
        args = typing.get_args(hint)
        if isinstance(value, (list, tuple)):
            if len(args) == 2 and args[1] is Ellipsis:
                return tuple(fitted(v, args[0], name) for v in value)
            if len(args) == len(value):
                return tuple(fitted(v, a, name) for v, a in zip(value, args, strict=True))
    elif origin is UnionType or origin is typing.Union:
        for part in typing.get_args(hint):
            if part is type(None):
                if value is None:
                    return None
                continue
            try:
                return fitted(value, part, name)
            except Refused:
                continue
    elif hint is float:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return float(value)
    elif hint is int:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
    elif isinstance(value, hint):
        return value
    raise Refused(Code.BAD_VALUE, name, {"value": repr(value)[:80]})


def fitted_fields(kind: type[Record], values: Mapping[str, object]) -> dict[str, Any]:
    """The given fields, each as its declared type; unknown fields and overlong texts are refused."""
    known = hints(kind)
    out: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise Refused(Code.BAD_VALUE, name)
        out[name] = fitted(value, known[name], name)
        limit = kind.LIMITS.get(name)
        if limit is not None and isinstance(value, str) and len(value) > limit:
            raise Refused(Code.TOO_LONG, name, {"length": len(value), "limit": limit})
    return out


def values_of(record: Record) -> dict[str, Any]:
    """Every field of a record but the bookkeeping ones, by name."""
    return {f.name: getattr(record, f.name) for f in fields(record) if f.name not in BOOKKEEPING}


def plain_json(value: Any) -> Any:
    """A field's value as JSON can hold it."""
    if isinstance(value, Mapping):
        return {k: plain_json(v) for k, v in value.items()}
    if isinstance(value, tuple):
        return [plain_json(v) for v in value]
    return value
