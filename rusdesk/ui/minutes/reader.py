"""What the minutes say of the state in view, composed once for all who ask."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.domain.chapters import Minutes, Section
from rusdesk.domain.lacks import Lack, lacks
from rusdesk.domain.minutes import compose, outline
from rusdesk.domain.people import Unit
from rusdesk.domain.state import State


class Reader:
    """Remembers what was composed of the last state it was asked about, and forgets it with the next."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._state: State | None = None
        self._outline: list[tuple[Section, bool]] = []
        self._minutes: Minutes | None = None

    def outline(self, state: State) -> list[tuple[Section, bool]]:
        """As `domain.minutes.outline`."""
        if state is not self._state:
            self._outline, self._minutes = outline(state, self._units), None
            self._state = state
        return self._outline

    def minutes(self, state: State) -> Minutes:
        """As `domain.minutes.compose`."""
        told = self.outline(state)
        if self._minutes is None:
            self._minutes = compose(state, self._units, told=told)
        return self._minutes

    def lacks(self, state: State) -> list[Lack]:
        """As `domain.lacks.lacks`."""
        return lacks(state, self._units, self.outline(state))
