"""What may be asked of which areas a wall has: added for a group, a question or freely, removed with their notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from rusdesk.commands.command import Remove, placed
from rusdesk.commands.wall import RemoveNotes
from rusdesk.commands.working import Working
from rusdesk.domain import ranks
from rusdesk.domain.arranging import free_spot
from rusdesk.domain.boards import NEAR, board_of, boards, made_room, taken_on
from rusdesk.domain.change import Edit, with_edits
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import Rect
from rusdesk.domain.people import Group, Question
from rusdesk.domain.state import State
from rusdesk.domain.wall import (
    GROUP_HEAD,
    Area,
    Note,
    TextCard,
    Wall,
    area_size,
    areas_of,
    groups_of,
    questions_of,
)


def _last_rank(state: State, wall: str) -> str:
    return max((a.rank for a in areas_of(state, wall)), default="")


@frozen
class AddFreeArea:
    """An area with its own title, where there is room. `area` comes without a place, or with one when `at` is set."""

    area: Area
    at: tuple[float, float] | None = None
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "add_areas"

    def decide(self, state: State) -> tuple[Edit, ...]:
        state.get(Wall, self.area.wall)
        w, h = area_size()
        x, y = self.at or free_spot(taken_on(state, self.area.wall), w, h)
        rank = ranks.between(_last_rank(state, self.area.wall), "")
        return (placed(replace(self.area, x=x, y=y, w=w, h=h, rank=rank)),)


@frozen
class AddGroupAreas:
    """A group's areas, made like the first group's: one per question, one alone when there are none.

    `group` is a new record, or one that is there and has no area yet. `area_ids`: as many as `areas_needed`.
    """

    wall: str
    group: Group
    area_ids: tuple[str, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "add_areas"

    @staticmethod
    def areas_needed(state: State, wall: str) -> int:
        """How many area ids the command needs."""
        return len(_pattern(state, wall))

    def decide(self, state: State) -> tuple[Edit, ...]:
        state.get(Wall, self.wall)
        pattern = _pattern(state, self.wall)
        if len(self.area_ids) != len(pattern):
            raise Refused(Code.BAD_VALUE, "area_ids", {"needed": len(pattern)})
        edits: list[Edit] = []
        if state.find(Group, self.group.id) is None:
            last = max((g.rank for g in state.each(Group)), default="")
            edits.append(placed(replace(self.group, rank=ranks.between(last, ""))))
        elif any(a.group == self.group.id for a in areas_of(state, self.wall)):
            raise Refused(Code.CLASH, "group", {"id": self.group.id})
        w, h = max(r.right for _, r in pattern), max(r.bottom for _, r in pattern)
        x, y = free_spot(taken_on(state, self.wall), w, h + GROUP_HEAD)
        spread = ranks.spread(len(pattern), _last_rank(state, self.wall))
        for area_id, (question, r), rank in zip(self.area_ids, pattern, spread, strict=True):
            edits.append(
                placed(
                    Area(
                        id=area_id,
                        wall=self.wall,
                        group=self.group.id,
                        question=question,
                        x=x + r.x,
                        y=y + GROUP_HEAD + r.y,
                        w=r.w,
                        h=r.h,
                        rank=rank,
                    )
                )
            )
        return tuple(edits)


def _pattern(state: State, wall: str) -> list[tuple[str, Rect]]:
    """Question and place (from the frame's corner below its heading) of a new group's areas."""
    groups = groups_of(state, wall)
    mine = [a for a in areas_of(state, wall) if groups and a.group == groups[0].id]
    w, h = area_size()
    if not mine:
        return [("", Rect(0, 0, w, h))]
    left = min(a.rect.x for a in mine)
    out: list[tuple[str, Rect]] = []
    # as empty areas are: what has grown with its notes is as low as it began
    at = 0.0
    for y in sorted({a.rect.y for a in mine}):
        row = [a for a in mine if a.rect.y == y]
        high = min([h, *(a.rect.h for a in row)])
        out += [(a.question, Rect(a.rect.x - left, at, a.rect.w, high)) for a in row]
        at += high
    return out


@frozen
class AddQuestionAreas:
    """A question's areas: a column more in every group's frame, or one area beside the others without groups.

    `question` is a new record or one that is there. What lies to the right makes room. `area_ids`: as many as
    `areas_needed`.
    """

    wall: str
    question: Question
    area_ids: tuple[str, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "add_areas"

    @staticmethod
    def areas_needed(state: State, wall: str) -> int:
        """How many area ids the command needs."""
        return max(1, len(groups_of(state, wall)))

    def decide(self, state: State) -> tuple[Edit, ...]:
        state.get(Wall, self.wall)
        groups = groups_of(state, self.wall)
        if len(self.area_ids) != max(1, len(groups)):
            raise Refused(Code.BAD_VALUE, "area_ids", {"needed": max(1, len(groups))})
        work = Working(state)
        if state.find(Question, self.question.id) is None:
            last = max((q.rank for q in questions_of(state, self.wall)), default="")
            work.add(replace(self.question, rank=ranks.between(last, "")))
        elif any(a.question == self.question.id for a in areas_of(state, self.wall)):
            raise Refused(Code.CLASH, "question", {"id": self.question.id})
        new = zip(self.area_ids, ranks.spread(len(self.area_ids), _last_rank(state, self.wall)), strict=True)
        if not groups:
            (area_id, rank), (w, h) = next(new), area_size()
            x, y = free_spot(taken_on(state, self.wall), w, h)
            work.add(Area(id=area_id, wall=self.wall, question=self.question.id, x=x, y=y, w=w, h=h, rank=rank))
        for group, (area_id, rank) in zip(groups, new, strict=False):
            self._widen(work, group, area_id, rank)
        return work.edits()

    def _widen(self, work: Working, group: Group, area_id: str, rank: str) -> None:
        board = next(b for b in boards(work.state, self.wall) if b.areas[0].group == group.id)
        row = [a for a in board.areas if a.question] or [board.areas[0]]
        top, high = row[0].rect.y, row[0].rect.h
        row = [a for a in row if abs(a.rect.y - top) < NEAR]
        x, w = max(a.rect.right for a in row), area_size()[0]
        under = [a for a in board.areas if a.rect.y > top + NEAR and a.rect.right >= x - NEAR]
        # what lies under all the questions goes on doing so
        work.revise({a.id: {"w": x + w - a.rect.x} for a in under})
        work.add(
            Area(
                id=area_id,
                wall=self.wall,
                group=group.id,
                question=self.question.id,
                x=x,
                y=top,
                w=w,
                h=high,
                rank=rank,
            )
        )
        now = board_of(work.state, work.state.get(Area, area_id))
        work.place(made_room(work.state, self.wall, {a.id for a in now.areas}, board.rect, now.rect))


@frozen
class RemoveAreas:
    """Areas away with the notes and text cards in them. Groups and questions stay in the workshop."""

    ids: tuple[str, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "remove_areas"

    @staticmethod
    def along(state: State, ids: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The notes and the text cards that go along."""
        going = set(ids)
        inside = {n.id: n for n in state.each(Note) if n.area in going}
        # what a note elsewhere stands for keeps its text there
        notes = tuple(n.id for n in inside.values() if not n.is_absorbed or n.merged_into in inside)
        return notes, tuple(c.id for c in state.each(TextCard) if c.area in going)

    def decide(self, state: State) -> tuple[Edit, ...]:
        notes, cards = self.along(state, self.ids)
        edits = list(RemoveNotes(notes).decide(state))
        edits += Remove(TextCard, cards).decide(state)
        after = with_edits(state, edits, state.seq)
        return (*edits, *Remove(Area, self.ids).decide(after))
