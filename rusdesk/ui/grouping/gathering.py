"""Gathering what the groups have to say: the room and the wall of the desk go from group to group together."""

from __future__ import annotations

from collections.abc import Callable

from rusdesk.commands.projection import ShowScene, projection_of
from rusdesk.domain.change import Change
from rusdesk.domain.grouping import gathered
from rusdesk.domain.wall import Area
from rusdesk.ui.seat import Seat


class Gathering:
    """`bring` shows a wall in the middle with an area current. Ends when the room is shown something else."""

    def __init__(self, seat: Seat, bring: Callable[[str, str], None]) -> None:
        self._seat, self._bring = seat, bring
        self._wall = ""

    @property
    def is_on(self) -> bool:
        return bool(self._wall)

    def begin(self, wall: str) -> None:
        """The first group's area, in the room and at the desk."""
        heard = gathered(self._seat.desk.state, wall)
        if not heard:
            return
        self._wall = wall
        self._seat.desk.do(ShowScene("wall", heard[0].id))
        self._bring(wall, heard[0].id)

    def hear(self, change: Change) -> None:
        if not self._wall or not any(e.kind == "projection" for e in change.edits):
            return
        state = self._seat.desk.state
        shown = projection_of(state)
        area = state.find(Area, shown.target) if shown.scene == "wall" else None
        if area is None or area.wall != self._wall:
            self._wall = ""
        elif not shown.is_paused:
            self._bring(self._wall, area.id)
