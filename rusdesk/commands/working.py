"""For commands that move many things at once: one edit a record, whatever it went through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rusdesk.commands.command import placed
from rusdesk.domain.change import Edit, revised, with_edits
from rusdesk.domain.people import Group, Question
from rusdesk.domain.record import Record, values_of
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, TextCard


class Working:
    """A state on its way: changed piece by piece, and told in the end as one edit a record."""

    def __init__(self, state: State) -> None:
        self._before = state
        self.state = state

    def add(self, record: Area | Group | Question) -> None:
        self.state = with_edits(self.state, [placed(record)], self.state.seq)

    def revise(self, fields: Mapping[str, Mapping[str, Any]]) -> None:
        """Other values for areas, cards and notes by id."""
        edits = []
        for one, values in fields.items():
            record = self.state.find(Area, one) or self.state.find(TextCard, one) or self.state.get(Note, one)
            edits.append(revised(record, **values))
        self.state = with_edits(self.state, [e for e in edits if e.after], self.state.seq)

    def place(self, spots: Mapping[str, tuple[float, float]]) -> None:
        """New corners by id."""
        self.revise({one: {"x": x, "y": y} for one, (x, y) in spots.items()})

    def take(self, edits: Sequence[Edit]) -> None:
        self.state = with_edits(self.state, edits, self.state.seq)

    def edits(self) -> tuple[Edit, ...]:
        """What differs from the beginning, what is pointed at first."""
        out: list[Edit] = []
        kinds: tuple[type[Record], ...] = (Group, Question, Area, TextCard, Note)
        for kind in kinds:
            was = self._before.table(kind)
            for one, now in self.state.table(kind).items():
                then = was.get(one)
                if then is None:
                    out.append(placed(now))
                elif then is not now:
                    edit = revised(then, **values_of(now))
                    if edit.after:
                        out.append(edit)
        return tuple(out)
