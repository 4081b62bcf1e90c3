"""A whole State as plain JSON and back, for the process that makes documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.record import Json, Record, fitted_fields, plain_json, values_of
from rusdesk.domain.state import State


def state_to_json(state: State) -> dict[str, Json]:
    """Every record that is there, as ``{kind: [[id, seq, {field: value}], …]}``; the removed ones are left out."""
    tables: dict[str, Json] = {
        kind: records_to_json(r for r in table.values() if not r.is_gone) for kind, table in state.tables.items()
    }
    return {"workshop": state.workshop, "seq": state.seq, "tables": tables}


def records_to_json(records: Iterable[Record]) -> list[Json]:
    """Records of one kind, as a State's table has them in JSON."""
    return [[r.id, r.seq, plain_json(values_of(r))] for r in records]


def state_from_json(data: Mapping[str, Any]) -> State:
    """The State that `state_to_json` wrote. Raises Refused(BAD_VALUE) when it isn't one."""
    try:
        tables: dict[str, dict[str, Record]] = {}
        for name, rows in data["tables"].items():
            kind = KINDS[name]
            tables[name] = {
                str(row_id): kind(id=str(row_id), seq=int(seq), **fitted_fields(kind, fields))
                for row_id, seq, fields in rows
            }
        return State(str(data["workshop"]), int(data["seq"]), tables)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused(Code.BAD_VALUE, "state") from None
