"""Where on a wall what is typed lands: by group, by question, by the marks of the entry line."""

from __future__ import annotations

from collections.abc import Callable

from rusdesk.domain.people import Group
from rusdesk.domain.wall import Area, areas_of, groups_of, questions_of
from rusdesk.ui.entry.deeds import Spot, area_for
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.view import WallView


class WallSteps:
    """`shown` is the wall in the middle, as it is, as a list or by its themes; empty when there is none. `spot` is
    where what is typed lands now.
    """

    def __init__(self, seat: Seat, wall: WallView, shown: Callable[[], str], spot: Callable[[], Spot]) -> None:
        self._seat, self._wall, self._shown, self._spot = seat, wall, shown, spot

    def set_group(self, number: int) -> None:
        """Alt+n: that group's area under the question of now; 0 shows the whole wall."""
        wall = self._shown()
        if not wall:
            return
        if number == 0:
            self._wall.fit_all()
            return
        state = self._seat.desk.state
        groups = groups_of(state, wall)
        areas = areas_of(state, wall)
        if number in {g.number for g in groups}:
            self._wall.set_current_area(area_for(state, self._spot(), number, None))
        elif not groups and number <= len(areas):
            self._wall.set_current_area(areas[number - 1].id)

    def step_group(self, step: int) -> None:
        """The group before or after; without groups the area."""
        wall, state = self._shown(), self._seat.desk.state
        if not wall:
            return
        numbers = [g.number for g in groups_of(state, wall)]
        area = state.find(Area, self._wall.current_area)
        group = state.find(Group, area.group) if area else None
        if not numbers:
            self._wall.step_area(step)
        else:
            at = numbers.index(group.number) + step if group and group.number in numbers else 0
            self.set_group(numbers[max(0, min(len(numbers) - 1, at))])

    def step_question(self, step: int) -> None:
        """The question before or after, within the group."""
        state = self._seat.desk.state
        here = state.find(Area, self._wall.current_area)
        asked = [q.id for q in questions_of(state, self._wall.wall_id)]
        mine = [a for a in areas_of(state, self._wall.wall_id) if here and a.group == here.group]
        mine.sort(key=lambda a: asked.index(a.question) if a.question in asked else len(asked))
        ids = [a.id for a in mine]
        if here and here.id in ids:
            at = max(0, min(len(ids) - 1, ids.index(here.id) + step))
            self._wall.set_current_area(ids[at])

    def go_to(self, group: int | None, question: int | None) -> None:
        """What follows lands there."""
        self._wall.set_current_area(area_for(self._seat.desk.state, self._spot(), group, question))
