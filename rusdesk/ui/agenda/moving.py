"""Where a row of the programme goes when it is moved: pure answers to keys and drops."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from rusdesk.commands.agenda import MoveItem
from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item, items_in, parts
from rusdesk.domain.people import Question
from rusdesk.domain.record import Record
from rusdesk.domain.state import State, ranked
from rusdesk.domain.workshop import Link


def one_step(state: State, item_id: str, by: int) -> MoveItem | None:
    """One place up (-1) or down (1); at a part's edge into the next part, at an item's edge out of it."""
    item = state.get(Item, item_id)
    siblings = [i.id for i in items_in(state, item.part, item.parent)]
    to = siblings.index(item.id) + by
    if 0 <= to < len(siblings):
        others = [i for i in siblings if i != item.id]
        return MoveItem(item.id, item.part, others[to - 1] if to else "", item.parent)
    if item.parent:
        top = [i.id for i in items_in(state, item.part)]
        at = top.index(item.parent)
        after = item.parent if by > 0 else (top[at - 1] if at else "")
        return MoveItem(item.id, item.part, after)
    order = [p.id for p in parts(state)]
    part_at = order.index(item.part) + by
    if not 0 <= part_at < len(order):
        return None
    there = items_in(state, order[part_at])
    return MoveItem(item.id, order[part_at], there[-1].id if by < 0 and there else "")


def nested(state: State, item_id: str) -> MoveItem | None:
    """Into the item above, last of its parts; None when there is none, or the row has parts of its own."""
    item = state.get(Item, item_id)
    if item.parent or items_in(state, item.part, item.id):
        return None
    top = items_in(state, item.part)
    at = [i.id for i in top].index(item.id)
    if not at:
        return None
    above = top[at - 1]
    inner = items_in(state, item.part, above.id)
    return MoveItem(item.id, item.part, inner[-1].id if inner else "", above.id)


def lifted(state: State, item_id: str) -> MoveItem | None:
    """Out of the item it is a part of, right after it; None when it is a part of none."""
    item = state.get(Item, item_id)
    return MoveItem(item.id, item.part, item.parent) if item.parent else None


def dropped_into(state: State, item_id: str, above: str) -> MoveItem | None:
    """Below the row `above` as a part of the item it is, or belongs to; where it can't be one, as `dropped`."""
    item, target = state.get(Item, item_id), state.find(Item, above)
    parent = "" if target is None else target.parent or target.id
    if target is None or parent == item.id or items_in(state, item.part, item.id):
        return dropped(state, item_id, above)
    if above == item_id:
        return nested(state, item_id)
    return MoveItem(item.id, target.part, target.id if target.parent else "", parent)


def dropped(state: State, item_id: str, above: str) -> MoveItem | None:
    """Below the row `above`, an item's or a part's id. What is a part of an item stays one among its like."""
    item = state.get(Item, item_id)
    if above == item.id:
        return None
    if any(p.id == above for p in parts(state)):
        return MoveItem(item.id, above)
    target = state.get(Item, above)
    if target.parent:
        if items_in(state, item.part, item.id) or not item.parent:
            return None if target.parent == item.id else MoveItem(item.id, target.part, target.parent)
        return MoveItem(item.id, target.part, target.id, target.parent)
    if item.parent and items_in(state, target.part, target.id):
        return MoveItem(item.id, target.part, "", target.id)
    return MoveItem(item.id, target.part, target.id)


def belonging(state: State, new_of: Mapping[str, str], new_id: Callable[[], str]) -> list[Record]:
    """The questions and links of items, again for their copies (old id → new), after all others."""
    out: list[Record] = []
    asked = ranked(state.each(Question))
    rank = asked[-1].rank if asked else ""
    for question in [q for q in asked if q.item in new_of]:
        rank = ranks.between(rank, "")
        out.append(replace(question, id=new_id(), seq=0, item=new_of[question.item], rank=rank))
    there = ranked(state.each(Link))
    rank = there[-1].rank if there else ""
    for link in [x for x in there if x.item in new_of]:
        rank = ranks.between(rank, "")
        out.append(replace(link, id=new_id(), seq=0, item=new_of[link.item], rank=rank))
    return out
