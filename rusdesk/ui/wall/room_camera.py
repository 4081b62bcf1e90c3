"""What of a wall the room sees, to be framed at the desk."""

from __future__ import annotations

from rusdesk.commands.projection import projection_of
from rusdesk.domain.geometry import Rect
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area


def seen_by_room(state: State, wall: str) -> Rect | None:
    """In wall units; None when the room is shown something else, or all of it."""
    shown = projection_of(state)
    if shown.scene != "wall" or shown.is_paused or shown.is_aside:
        return None
    area = state.find(Area, shown.target)
    is_here = area is not None and area.wall == wall
    if len(shown.camera) == 4 and (shown.target == wall or is_here):
        return Rect(*shown.camera)
    return area.rect if area is not None and is_here else None
