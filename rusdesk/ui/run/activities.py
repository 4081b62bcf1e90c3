"""What an item has that can stand in the middle of the running day: its walls, rounds, maps, votes, texts …"""

from __future__ import annotations

from typing import Literal

from rusdesk.domain.agenda import Item
from rusdesk.domain.frozen import frozen
from rusdesk.domain.rounds import round_of_item
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import maps
from rusdesk.domain.votes import votes
from rusdesk.domain.wall import Note, walls

Kind = Literal["wall", "themes", "list", "round", "map", "vote", "text", "groups", "attendance", "jottings", "unmade"]
ICONS: dict[Kind, str] = {
    "wall": "sticky-note",
    "themes": "layout-grid",
    "list": "list-tree",
    "round": "users",
    "map": "map",
    "vote": "vote",
    "text": "file-text",
    "groups": "group",
    "attendance": "list-checks",
    "jottings": "pencil",
    "unmade": "plus",
}
WALLS: frozenset[str] = frozenset({"wall", "list"})  # views of a wall: notes are written there
_FIRST: dict[str, Kind] = {"check_in": "round", "check_out": "round", "map": "map", "dialogue": "wall", "vote": "vote"}
_MADE: frozenset[str] = frozenset({"round", "map", "vote"})  # what such an item is about can be made where it stands
_ATTENDED = frozenset({"welcome", "check_in"})  # kinds of items where attendance is taken


@frozen
class Activity:
    """Something an item has: a wall, a round, a map, texts, or its jottings. `id` is the record's, or the item's.

    `unmade` stands for what its kind is about while that isn't there.
    """

    kind: Kind
    id: str
    title: str


def made_for(item_kind: str) -> Kind | None:
    """What an item of this kind is about, when that can be made at one press: a round, a map, a vote."""
    kind = _FIRST.get(item_kind)
    return kind if kind in _MADE else None


def activities(
    state: State, item_id: str, names: dict[Kind, str], has_text: bool, *, has_attendance: bool = False
) -> list[Activity]:
    """What an item has, what its kind is about first; jottings always, last.

    Attendance stands under welcome and check-in, and where it has been asked for.
    """
    item = state.find(Item, item_id)
    out: list[Activity] = []
    # what belongs to no item is at hand in every dialogue, and last everywhere in a day that has none
    is_talked = item is None or item.kind == "dialogue"
    is_everywhere = is_talked or all(i.kind != "dialogue" for i in state.each(Item))
    apart = {w.id for w in walls(state) if not w.item and not is_talked}
    for wall in walls(state):
        if wall.item == item_id or (not wall.item and is_everywhere):
            out.append(Activity("wall", wall.id, wall.title))
            if any(n.wall == wall.id for n in state.each(Note)):
                out.append(Activity("themes", wall.id, wall.title))
            out.append(Activity("list", wall.id, f"{names['list']}: {wall.title}"))
    out += [Activity("round", r.id, r.title) for r in round_of_item(state, item_id)]
    out += [Activity("map", m.id, m.title) for m in maps(state) if m.item == item_id]
    at_hand = item is not None and item.kind in ("vote", "dialogue")
    out += [Activity("vote", v.id, v.title) for v in votes(state) if v.item == item_id or (not v.item and at_hand)]
    if has_text:
        out.append(Activity("text", item_id, names["text"]))
    if item is not None and item.kind == "dialogue":
        out.append(Activity("groups", item_id, names["groups"]))
    if has_attendance or (item is not None and item.kind in _ATTENDED):
        out.append(Activity("attendance", item_id, names["attendance"]))
    out.append(Activity("jottings", item_id, names["jottings"]))
    wanted = _FIRST.get(item.kind) if item else None
    out.sort(key=lambda a: (a.id in apart, a.kind != wanted and not (wanted == "wall" and a.kind == "themes")))
    to_make = made_for(item.kind) if item else None
    if to_make is not None and all(a.kind != to_make for a in out):
        out.insert(0, Activity("unmade", item_id, names[to_make]))
    kinds = [a.kind for a in out]
    return [a if a.kind == "unmade" or kinds.count(a.kind) > 1 else Activity(a.kind, a.id, names[a.kind]) for a in out]
