"""Units of a workshop's own: municipalities, departments or others, in place of the regions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Unit
from rusdesk.domain.plain import cleaned, folded
from rusdesk.domain.record import Record
from rusdesk.domain.state import State, ranked

MOST_UNITS = 400
_BULLET = re.compile(r"^\s*(?:[-–•*]|\d{1,3}[.)])\s+")


@frozen(kw_only=True)
class OwnUnit(Record):
    """One of a workshop's own units; its id is its code. `short` is what lists show, the name where it is empty."""

    KIND: ClassVar[str] = "own_unit"
    LIMITS: ClassVar[Mapping[str, int]] = {"name": 200, "short": 60, "letter": 20}

    name: str
    short: str = ""
    letter: str = ""
    rank: str = ""

    @property
    def unit(self) -> Unit:
        return Unit(self.id, self.name, self.short or self.name, self.letter)


def units_of(state: State, standard: Sequence[Unit]) -> tuple[Unit, ...]:
    """The workshop's own units in their order; without any, the standard ones."""
    own = ranked(state.each(OwnUnit))
    return tuple(one.unit for one in own) if own else tuple(standard)


def read_units(text: str) -> tuple[tuple[str, str, str], ...]:
    """(name, short name, letters) from lines such as "Malmö stad", "Malmö stad; Malmö" or "Malmö stad; Malmö; MA".

    Refused(CLASH) with the fact ``name`` when one stands twice, (TOO_LONG) for more than can be.
    """
    out: list[tuple[str, str, str]] = []
    seen: set[str] = set()
    for raw in cleaned(text).split("\n"):
        line = _BULLET.sub("", raw).strip()
        if not line:
            continue
        cells = [" ".join(c.split()) for c in re.split(r"[;\t]", line)]
        name, short, letter = (*cells, "", "")[:3]
        if not name:
            continue
        if folded(name) in seen:
            raise Refused(Code.CLASH, "units", {"name": name})
        seen.add(folded(name))
        out.append((name, short, letter[:4]))
    if len(out) > MOST_UNITS:
        raise Refused(Code.TOO_LONG, "units", {"length": len(out), "limit": MOST_UNITS})
    return tuple(out)


def shown_units(state: State) -> str:
    """The own units as lines that `read_units` reads back."""
    rows = []
    for one in ranked(state.each(OwnUnit)):
        cells = [one.name, one.short, one.letter]
        while cells and not cells[-1]:
            cells.pop()
        rows.append("; ".join(cells))
    return "\n".join(rows)
