"""Unit sets: the regions (or others) that a round goes round and a map shows."""

from __future__ import annotations

import json

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.people import Unit
from rusdesk.domain.plain import sort_key


def read(data: bytes) -> tuple[Unit, ...]:
    """The units of a map file (resources/maps), by Swedish alphabet. Raises Refused(BAD_VALUE) for another file."""
    try:
        regions = json.loads(data)["regions"]
        units = [
            Unit(r["code"], r["region"], r["short"], r["letter"], float(r.get("anchor", (0, 0))[1])) for r in regions
        ]
    except (KeyError, IndexError, TypeError, ValueError):
        raise Refused(Code.BAD_VALUE, "unit_set") from None
    return tuple(sorted(units, key=lambda u: sort_key(u.short)))
