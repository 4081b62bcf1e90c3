"""The room there is on a wall: what is taken, where something new may lie, and areas grown to hold it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rusdesk.domain.boards import loose_after, tops_after
from rusdesk.domain.change import Edit, revised
from rusdesk.domain.geometry import GAP, Rect
from rusdesk.domain.state import State
from rusdesk.domain.wall import (
    AREA_HEAD,
    FRAME_GAP,
    Area,
    FreePlaces,
    Note,
    TextCard,
    areas_of,
    columns_in,
)

_LOOSE_COLUMNS = 8  # of notes in no area


def thing(state: State, thing_id: str) -> Note | TextCard:
    """The note or text card; Refused(MISSING) when there is none."""
    card = state.find(TextCard, thing_id)
    return card if card is not None else state.get(Note, thing_id)


def taken_in(state: State, area: str, wall: str, but: Iterable[str] = ()) -> list[Rect]:
    """Rectangles of notes and cards in an area (or loose on the wall), as they are counted there."""
    skipped = set(but)
    out = [
        n.rect
        for n in state.each(Note)
        if n.wall == wall and n.area == area and n.id not in skipped and not (n.is_absorbed or n.awaits)
    ]
    cards = (c for c in state.each(TextCard) if c.wall == wall and c.area == area)
    return out + [c.rect for c in cards if c.id not in skipped]


def room_for(state: State, wall: str, bottoms: Mapping[str, float], but: Iterable[str] = ()) -> list[Edit]:
    """Edits that let areas grow so that notes reach no lower than their edge, and push what is below down.

    `bottoms` gives area id → lowest point of its notes, counted from its corner; `but` are those moved already.
    """
    areas = areas_of(state, wall)
    heights = {a.id: max(a.h, bottoms[a.id] + GAP) for a in areas if a.id in bottoms}
    if all(heights[a.id] == a.h for a in areas if a.id in heights):
        return []
    moved = tops_after(state, wall, heights)
    edits = []
    for area in areas:
        edit = revised(area, y=moved.get(area.id, area.y), h=heights.get(area.id, area.h))
        if edit.after:
            edits.append(edit)
    for one, (x, y) in loose_after(state, wall, moved, heights, but).items():
        edits.append(revised(thing(state, one), x=x, y=y))
    return edits


def free_places(state: State, wall: str, area: Area | None, but: Iterable[str] = ()) -> FreePlaces:
    """Free places in an area, or for loose notes below the boards, so that they never lie on one."""
    taken = taken_in(state, area.id if area else "", wall, but)
    if area:
        return FreePlaces(taken, columns_in(area.rect.w), AREA_HEAD)
    lowest = max((a.rect.bottom for a in areas_of(state, wall)), default=0.0)
    return FreePlaces(taken, _LOOSE_COLUMNS, lowest + FRAME_GAP if lowest else GAP)
