"""What in a programme doesn't add up: told, and never set right by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rusdesk.domain.agenda import Slot
from rusdesk.domain.frozen import frozen

Trouble = Literal["order", "conflict", "parts", "minimum", "length"]


@frozen
class Doubt:
    """`order`: a fixed start before that of what stands above it (`at` is that one, minutes after midnight);
    `conflict`: the items before run `minutes` past it; `parts`: its parts are so much longer than it; `minimum`: it
    is said to be at least so much longer than it is; `length`: it has none, and is no mark such as the end.
    """

    what: Trouble
    minutes: int = 0
    at: int = 0


def doubts(slots: Sequence[Slot]) -> dict[str, Doubt]:
    """Item id → the gravest that is to be said of it. What is struck is left alone."""
    out: dict[str, Doubt] = {}
    above: Slot | None = None
    for n, slot in enumerate(slots):
        item = slot.item
        if item.is_struck:
            continue
        found = _of_minutes(slots, n)
        if not slot.depth:
            if slot.conflict and above is not None and above.start is not None and item.start is not None:
                is_before = item.start < above.start
                found = Doubt("order", slot.conflict, above.start) if is_before else Doubt("conflict", slot.conflict)
            above = slot
        if found is not None:
            out[item.id] = found
    return out


def _of_minutes(slots: Sequence[Slot], at: int) -> Doubt | None:
    slot = slots[at]
    item = slot.item
    inner = [s.item.minutes for s in slots[at + 1 :] if s.item.parent == item.id and not s.item.is_struck]
    needed = (max(inner, default=0) if item.is_parallel else sum(inner)) - item.minutes
    if needed > 0:
        return Doubt("parts", needed)
    if item.minimum is not None and item.minimum > item.minutes:
        return Doubt("minimum", item.minimum - item.minutes)
    is_mark = item.kind == "closing" or at == len(slots) - 1 or slot.depth or item.start is not None
    if not item.minutes and not is_mark:
        return Doubt("length")
    return None
