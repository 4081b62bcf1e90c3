"""What the minutes say of the state in view, composed once for all who ask."""

from __future__ import annotations

import operator
from collections.abc import Sequence

from rusdesk.domain.chapters import Minutes, Section
from rusdesk.domain.lacks import Lack, lacks
from rusdesk.domain.minutes import MakeWalls, compose, outline, tells_of_walls
from rusdesk.domain.people import Unit
from rusdesk.domain.state import State
from rusdesk.domain.wall_chapter import WallChapter


class Reader:
    """Remembers what was composed of the last state it was asked about, and forgets it with the next."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._state: State | None = None
        self._outline: list[tuple[Section, bool]] = []
        self._minutes: Minutes | None = None
        self._walls: list[WallChapter] = []
        self._walls_of: tuple[tuple[object, ...], tuple[object, ...]] | None = None  # what they were made of

    def outline(self, state: State) -> list[tuple[Section, bool]]:
        """As `domain.minutes.outline`."""
        if state is not self._state:
            told = outline(state, self._units, lambda make: self._kept_walls(state, make))
            self._outline, self._minutes, self._state = told, None, state
        return self._outline

    def knows_walls(self, state: State) -> bool:
        """Whether the state's walls are told of already. Nearly all the time goes to them, and little of what is done
        in Dokumentera changes them.
        """
        if self._walls_of is None:
            return False
        (tables, said), (old_tables, old_said) = tells_of_walls(state), self._walls_of
        return said == old_said and all(map(operator.is_, tables, old_tables))

    def _kept_walls(self, state: State, make: MakeWalls) -> list[WallChapter]:
        if not self.knows_walls(state):
            self._walls, self._walls_of = make(), tells_of_walls(state)
        return self._walls

    def minutes(self, state: State) -> Minutes:
        """As `domain.minutes.compose`."""
        told = self.outline(state)
        if self._minutes is None:
            self._minutes = compose(state, self._units, told=told)
        return self._minutes

    def lacks(self, state: State) -> list[Lack]:
        """As `domain.lacks.lacks`."""
        return lacks(state, self._units, self.outline(state))
