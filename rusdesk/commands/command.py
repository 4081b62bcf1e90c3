"""The shape of a command, and the three plain ones: Place, Revise and Remove."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, ClassVar, Protocol

from rusdesk.domain.change import Edit, added, removed, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import cleaned, one_line
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.ties import loosely_tied, owned_by


class Command(Protocol):
    """Something asked for. Pure: ids, times and measured shapes arrive in it; `decide` raises Refused or gives edits.

    `undoable` is False for what Ctrl+Z leaves alone (clock, projection).
    """

    @property
    def undoable(self) -> bool: ...

    @property
    def what(self) -> str:
        """A stable name for the log and the words of undo, such as ``add_note``."""
        ...

    def decide(self, state: State) -> tuple[Edit, ...]: ...


_ONE_LINE = frozenset(
    {
        "title", "name", "organisation", "owner", "due", "place", "second_place", "hours", "heading", "who", "form",
        "contact",
    }
)
_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "workshop": ("title",),
    "part": ("title",),
    "item": ("title",),
    "question": ("text",),
    "note": ("text",),
    "jotting": ("text",),
    "outcome": ("text",),
    "answer": ("text",),
    "summary": ("title",),
    "link": ("title",),
    "coming_date": ("title",),
    "wall": ("title",),
    "theme": ("title",),
    "round": ("title",),
    "layer": ("title",),
    "map": ("title",),
    "vote": ("title",),
    "vote_option": ("text",),
}


def tidied(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with their texts cleaned; Refused(EMPTY) when one that must say something says nothing."""
    out: dict[str, Any] = {}
    for name, value in fields.items():
        if isinstance(value, str) and name not in ("id", "rank"):
            value = one_line(value) if name in _ONE_LINE else cleaned(value)
            if not value and name in _REQUIRED.get(kind, ()):
                raise Refused(Code.EMPTY, name)
        out[name] = value
    return out


def placed(record: Record) -> Edit:
    """The edit that brings a new record with its texts cleaned."""
    edit = added(record)
    return Edit(edit.kind, edit.id, None, tidied(edit.kind, edit.after))


@frozen
class Place:
    """Bring new records, those pointed at before those that point. For records without rules of their own.

    `name` is what it is called in the log and the words of undo when the first record's kind says too little.
    """

    records: tuple[Record, ...]
    undoable: bool = True
    name: str = ""

    @property
    def what(self) -> str:
        if self.name:
            return self.name
        return f"add_{self.records[0].KIND}" if self.records else "add"

    def decide(self, state: State) -> tuple[Edit, ...]:
        return tuple(placed(r) for r in self.records)


@frozen
class Revise:
    """Give one record other values."""

    kind: type[Record]
    id: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    undoable: bool = True

    @property
    def what(self) -> str:
        return f"edit_{self.kind.KIND}"

    def decide(self, state: State) -> tuple[Edit, ...]:
        record = state.get(self.kind, self.id)
        return (revised(record, **tidied(self.kind.KIND, self.fields)),)


@frozen
class Remove:
    """Take records away with everything that belongs to them; what merely points at them is left, emptied."""

    kind: type[Record]
    ids: tuple[str, ...]
    undoable: ClassVar[bool] = True

    @property
    def what(self) -> str:
        return f"remove_{self.kind.KIND}"

    def decide(self, state: State) -> tuple[Edit, ...]:
        return removal(state, [state.get(self.kind, record_id) for record_id in self.ids])


def removal(state: State, records: Iterable[Record]) -> tuple[Edit, ...]:
    """The edits that take records away with everything that belongs to them, each once."""
    going: dict[tuple[str, str], Record] = {}
    for record in records:
        for one in (record, *owned_by(state, record)):
            going[one.KIND, one.id] = one
    emptied: dict[tuple[str, str], dict[str, Any]] = {}
    for record in going.values():
        for other, name in loosely_tied(state, record):
            key = (other.KIND, other.id)
            if key in going:
                continue
            now = emptied.setdefault(key, {}).get(name, getattr(other, name))
            left = tuple(i for i in now if i != record.id) if isinstance(now, tuple) else ""
            emptied[key][name] = left
    edits = [revised(state.tables[kind][i], **fields) for (kind, i), fields in emptied.items()]
    # what belongs goes first, so that no record ever points at one that is gone
    return tuple(edits) + tuple(removed(r) for r in reversed(going.values()))
