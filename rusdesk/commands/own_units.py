"""What may be asked of a workshop's own units: another list of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rusdesk.commands.command import placed, tidied
from rusdesk.domain import ranks
from rusdesk.domain.change import Edit, is_empty, removed, revised
from rusdesk.domain.frozen import frozen
from rusdesk.domain.own_units import OwnUnit
from rusdesk.domain.plain import folded
from rusdesk.domain.state import State


@frozen
class SetUnits:
    """Give a workshop these units (name, short name, letters), none for the regions.

    One with the same name as before is the same unit, and keeps what is said of it. `ids` are for new ones.
    """

    units: tuple[tuple[str, str, str], ...]
    ids: tuple[str, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "set_units"

    def decide(self, state: State) -> tuple[Edit, ...]:
        there = {folded(u.name): u for u in state.each(OwnUnit)}
        edits: list[Edit] = []
        kept: set[str] = set()
        new = iter(self.ids)
        all_ranks = ranks.spread(len(self.units), "")
        for (name, short, letter), rank in zip(self.units, all_ranks, strict=True):
            fields = tidied("own_unit", {"name": name, "short": short, "letter": letter})
            old = there.get(folded(name))
            if old is None:
                edits.append(placed(OwnUnit(id=next(new), rank=rank, **fields)))
            else:
                kept.add(old.id)
                edits.append(revised(old, rank=rank, **fields))
        edits += [removed(u) for u in there.values() if u.id not in kept]
        return tuple(e for e in edits if not is_empty(e))


def set_units(units: tuple[tuple[str, str, str], ...], new_id: Callable[[], str]) -> SetUnits:
    return SetUnits(units, tuple(new_id() for _ in units))
