"""What brings pasted boards to a wall: notes and cards, with the groups, questions and areas they need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from rusdesk.commands.areas import AddQuestionAreas
from rusdesk.commands.wall import AddNotes
from rusdesk.commands.working import Working
from rusdesk.domain import ranks
from rusdesk.domain.change import Edit
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Group, Question
from rusdesk.domain.state import State
from rusdesk.domain.wall import (
    AREA_COLUMNS,
    FRAME_GAP,
    GROUP_HEAD,
    Area,
    Note,
    TextCard,
    Wall,
    area_size,
    areas_of,
    bounds,
    frames_beside,
)


@frozen
class Column:
    """A question's areas in the frames of all groups that are on the wall; `area_ids` as AddQuestionAreas has them."""

    wall: str
    question: str
    area_ids: tuple[str, ...]


@frozen
class AddBoards:
    """Notes and cards in one step, with the groups, questions and areas they need and that aren't there yet.

    `columns` widen the groups that are there. `areas` come without places: they are laid below all that is on their
    wall, those of a group beside each other in its frame, one alone as wide as two. All or none.
    """

    groups: tuple[Group, ...]
    areas: tuple[Area, ...]
    notes: tuple[Note, ...]
    cards: tuple[TextCard, ...] = ()
    questions: tuple[Question, ...] = ()
    columns: tuple[Column, ...] = ()
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "paste_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        work = Working(state)
        last = max((g.rank for g in state.each(Group)), default="")
        for group, rank in zip(self.groups, ranks.spread(len(self.groups), last), strict=True):
            work.add(replace(group, rank=rank))
        last = max((q.rank for q in state.each(Question)), default="")
        for question, rank in zip(self.questions, ranks.spread(len(self.questions), last), strict=True):
            work.add(replace(question, rank=rank))
        for column in self.columns:
            asked = work.state.get(Question, column.question)
            work.take(AddQuestionAreas(column.wall, asked, column.area_ids).decide(work.state))
        for area in list(self._laid_out(work.state)):
            work.add(area)
        later = AddNotes(self.notes, self.cards).decide(work.state)
        # what is new is as it comes; only areas may change twice
        work.take([e for e in later if e.before is not None])
        return (*work.edits(), *(e for e in later if e.before is None))

    def _laid_out(self, state: State) -> Iterator[Area]:
        for wall in dict.fromkeys(a.wall for a in self.areas):
            state.get(Wall, wall)
            boards: dict[str, list[Area]] = {}
            for area in self.areas:
                if area.wall == wall:
                    boards.setdefault(area.group or area.id, []).append(area)
            narrow, high = area_size()
            wide = max(area_size(2 * AREA_COLUMNS)[0], narrow * max(map(len, boards.values())))
            across, down = wide + FRAME_GAP, GROUP_HEAD + high + FRAME_GAP
            there = bounds(state, wall)
            top = there.bottom + FRAME_GAP if there else 0.0
            last = max((a.rank for a in areas_of(state, wall)), default="")
            spread = iter(ranks.spread(sum(map(len, boards.values())), last))
            beside = frames_beside(len(boards), across, down)
            for n, mine in enumerate(boards.values()):
                left, y = (n % beside) * across, top + (n // beside) * down + (GROUP_HEAD if mine[0].group else 0.0)
                each = area_size(2 * AREA_COLUMNS)[0] if len(mine) == 1 else narrow
                for at, area in enumerate(mine):
                    yield replace(area, x=left + at * each, y=y, w=each, h=high, rank=next(spread))
