"""Where a page on or back leads in the room: through an area's pages, from area to area, and from the whole wall in."""

from __future__ import annotations

from rusdesk.domain.agenda import Item
from rusdesk.domain.geometry import Rect
from rusdesk.domain.grouping import gathered
from rusdesk.domain.projection import Projection
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Wall, walls


def shown_wall(state: State, shown: Projection, item: Item | None) -> Wall | None:
    """The wall that a wall's scene shows: the target, or that of the item, or the first there is."""
    if found := state.find(Wall, shown.target):
        return found
    there = walls(state)
    return next((w for w in there if item and w.item == item.id), next(iter(there), None))


def beside_area(state: State, area: Area, by: int) -> str:
    """What comes past the pages of an area: the next one as the groups are heard; nothing past the last or first."""
    heard = [a.id for a in gathered(state, area.wall)]
    at = heard.index(area.id) + (1 if by > 0 else -1) if area.id in heard else 0
    return heard[at] if 0 <= at < len(heard) else ""


def into_wall(state: State, wall: str, camera: tuple[float, ...], by: int) -> str:
    """The area that a wall is gone into at: the one in the middle of what is seen of it, else the first that has
    something to say (the last, going back); nothing when none has.
    """
    heard = gathered(state, wall)
    if not heard:
        return ""
    if len(camera) == 4:
        x, y, w, h = camera
        middle = Rect(x + w / 2, y + h / 2, 0, 0)
        inside = next((a for a in heard if a.rect.overlaps(middle)), None)
        if inside:
            return inside.id
    return (heard[0] if by > 0 else heard[-1]).id
