"""An open workshop: every record of it, frozen; a Change gives a new one and leaves the old as it was."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.record import Record

R = TypeVar("R", bound=Record)


class Ranked(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def rank(self) -> str: ...


K = TypeVar("K", bound=Ranked)


def ranked(records: Iterable[K]) -> list[K]:
    """Records in the order their ranks say."""
    return sorted(records, key=lambda r: (r.rank, r.id))


@frozen
class State:
    """Every record of one workshop by kind and id, the removed ones too, as of Change number `seq`."""

    workshop: str
    seq: int = 0
    tables: Mapping[str, Mapping[str, Record]] = dataclasses.field(default_factory=dict)

    def table(self, kind: type[R]) -> Mapping[str, R]:
        """id → record, removed ones included."""
        return self.tables.get(kind.KIND, {})  # type: ignore[return-value]

    def each(self, kind: type[R]) -> Iterator[R]:
        """The records of a kind that are there, in the order they came."""
        return (r for r in self.table(kind).values() if not r.is_gone)

    def find(self, kind: type[R], record_id: str) -> R | None:
        record = self.table(kind).get(record_id)
        return record if record is not None and not record.is_gone else None

    def get(self, kind: type[R], record_id: str) -> R:
        """The record; Refused(MISSING) when there is none or it has been removed."""
        record = self.find(kind, record_id)
        if record is None:
            raise Refused(Code.MISSING, kind.KIND, {"id": record_id})
        return record

    @property
    def is_empty(self) -> bool:
        return not any(self.tables.values())
