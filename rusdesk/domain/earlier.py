"""Where the units stood in an earlier workshop of the same kind, as lines for a map of today."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.domain.frozen import frozen
from rusdesk.domain.own_units import units_of
from rusdesk.domain.people import Unit
from rusdesk.domain.plain import folded
from rusdesk.domain.state import State, ranked
from rusdesk.domain.statusmap import Layer, Map, counterparts, marks_of


@frozen
class PastWorkshop:
    """A workshop in the library. `day` is its first ISO date or month, empty when it has none."""

    id: str
    title: str
    day: str
    organiser: str = ""


def before(past: Sequence[PastWorkshop], this: PastWorkshop) -> list[PastWorkshop]:
    """Those held before, of the same organiser first, the latest first; those without a day aren't before."""
    found = [p for p in past if p.id != this.id and p.day and (not this.day or p.day < this.day)]
    found.sort(key=lambda p: p.day, reverse=True)
    found.sort(key=lambda p: folded(p.organiser) != folded(this.organiser))
    return found


def earlier_lines(other: State, standard: Sequence[Unit], like: Layer) -> tuple[str, ...]:
    """ "Region Norrbotten<tab>3" for each unit of the other workshop's layer that is most like this one, in this one's
    numbers; a stage that has no counterpart here by its own name. Nothing when there is no such layer.
    """
    layer = _most_like(other, like)
    if layer is None:
        return ()
    today = counterparts(layer.stages, like.stages)
    marks = marks_of(other, layer.id)
    lines = []
    for unit in units_of(other, standard):
        mark = marks.get(unit.code)
        if mark is not None and 0 < mark.stage <= len(layer.stages):
            number = today.get(mark.stage)
            lines.append(f"{unit.name}\t{number if number else layer.stages[mark.stage - 1]}")
    return tuple(lines)


def _most_like(other: State, like: Layer) -> Layer | None:
    """Today's layer over there with the same title or question; else the only one that has anything in it."""
    layers = [x for m in ranked(other.each(Map)) for x in ranked(other.each(Layer)) if x.map == m.id and not x.dated]
    filled = [x for x in layers if any(m.stage for m in marks_of(other, x.id).values())]
    asked = folded(like.question)
    for layer in filled:
        if folded(layer.title) == folded(like.title) or (asked and folded(layer.question) == asked):
            return layer
    return filled[0] if len(filled) == 1 else None
