"""The decorator of every value and record: a frozen dataclass with slots whose methods aren't compiled until they run.

`dataclass(frozen=True)` compiles six methods for each class, 0.4 ms of every start for each of our three hundred;
here five are shared, and `__init__` is compiled when the first object is made. `fields`, `replace`, `asdict` and
match statements see an ordinary dataclass.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

_C = TypeVar("_C", bound=type)


@overload
def frozen(cls: _C, /) -> _C: ...
@overload
def frozen(*, kw_only: bool = False) -> Callable[[_C], _C]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: Any = None, /, *, kw_only: bool = False) -> Any:
    """Makes the class a value: equal to another with equal fields, hashable when they are, never changed."""
    if cls is None:
        return lambda decorated: _frozen(decorated, kw_only)
    return _frozen(cls, kw_only)


def _frozen(cls: Any, kw_only: bool) -> Any:
    if cls.__doc__ is None:
        cls.__doc__ = ""  # else dataclass() writes a signature there, which costs more than the class itself
    own = set(vars(cls))
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    shared: dict[str, Any] = {
        "__init__": _first_init(made),
        "__eq__": _eq,
        "__hash__": _hash,
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__setstate__": _set_state,
    }
    for name, method in shared.items():
        if name not in own:
            setattr(made, name, method)
    made._values = staticmethod(_first_values(made))
    return made


def _first_init(cls: Any) -> Callable[..., None]:
    """An `__init__` that compiles the real one, puts it in its own place and calls it."""

    def init(self: Any, *args: Any, **named: Any) -> None:
        cls.__init__ = real = _compiled_init(cls)
        real(self, *args, **named)

    return init


def _compiled_init(cls: Any) -> Callable[..., None]:
    known: dict[str, Any] = {}
    places: list[str] = []
    named: list[str] = []
    body: list[str] = []
    for f in fields(cls):
        known[f"_set_{f.name}"] = getattr(cls, f.name).__set__  # the slot itself: past the refusing __setattr__
        value = f.name
        if f.default is not MISSING:
            known[f"_default_{f.name}"] = f.default
            taken = f"{f.name}=_default_{f.name}"
        elif f.default_factory is not MISSING:
            known[f"_make_{f.name}"], known["_missing"] = f.default_factory, MISSING
            taken = f"{f.name}=_missing"
            value = f"_make_{f.name}() if {f.name} is _missing else {f.name}"
        else:
            taken = f.name
        (named if f.kw_only else places).append(taken)
        body.append(f" _set_{f.name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    head = ", ".join(["self", *places, *(["*", *named] if named else [])])
    exec(f"def __init__({head}):\n" + "\n".join(body or [" pass"]), known)  # field names are identifiers
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _first_values(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the compared fields of an object as a tuple; replaced by the standard library's when first used."""

    def values(of: Any) -> tuple[Any, ...]:
        names = [f.name for f in fields(cls) if f.compare]
        if len(names) > 1:
            cls._values = staticmethod(attrgetter(*names))
        return tuple(getattr(of, name) for name in names)

    return values


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._values(self) == other._values(other)


def _hash(self: Any) -> int:
    return hash(self._values(self))


def _repr(self: Any) -> str:
    inside = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
    return f"{self.__class__.__qualname__}({inside})"


def _refuse(self: object, name: str, value: object = None) -> None:
    raise FrozenInstanceError(f"{self.__class__.__qualname__}.{name} cannot be changed")


def _set_state(self: Any, state: tuple[dict[str, Any] | None, dict[str, Any]]) -> None:
    """For copy and pickle, which would set each field."""
    for name, value in state[1].items():
        object.__setattr__(self, name, value)
