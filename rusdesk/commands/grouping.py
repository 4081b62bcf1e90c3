"""What may be asked of the groups of a dialogue: divide people, seat latecomers, move one, give a group questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rusdesk.commands.command import placed
from rusdesk.domain import ranks
from rusdesk.domain.change import Edit, removed, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.grouping import (
    DIVISION_ID,
    MOST_GROUPS,
    Division,
    Mixing,
    Person,
    divided,
    division_of,
    fitted_in,
    groups,
    seated,
)
from rusdesk.domain.people import Group, Question
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area


@frozen
class DivideGroups:
    """Divide `people` into `count` groups, anew. Groups that are there are used; those left over go, or stand empty
    when a wall has areas for them. `ids` are for new groups, `count` of them at most.
    """

    people: tuple[Person, ...]
    count: int
    ids: tuple[str, ...]
    seed: int = 0
    mixing: Mixing = "mixed"
    apart: bool = True
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "divide_groups"

    def decide(self, state: State) -> tuple[Edit, ...]:
        if not 1 <= self.count <= MOST_GROUPS:
            raise Refused(Code.BAD_VALUE, "count", {"most": MOST_GROUPS})
        if not self.people:
            raise Refused(Code.NOTHING_THERE, "people")
        seats = divided(self.people, self.count, seed=self.seed, mixing=self.mixing, apart=self.apart)
        there = groups(state)
        edits = [self._told(state)]
        edits += [revised(g, members=tuple(s)) for g, s in zip(there, seats, strict=False)]
        edits += _new_groups(state, seats[len(there) :], self.ids)
        on_walls = {a.group for a in state.each(Area)}
        for left in reversed(there[self.count :]):
            edits.append(revised(left, members=()) if left.id in on_walls or left.title else removed(left))
        return tuple(edits)

    def _told(self, state: State) -> Edit:
        fields: dict[str, object] = {
            "count": self.count, "seed": self.seed, "mixing": self.mixing, "apart": self.apart,
        }  # fmt: skip
        now = state.find(Division, DIVISION_ID)
        if now is not None:
            return revised(now, **fields)
        return placed(Division(id=DIVISION_ID, **fields))  # type: ignore[arg-type]


def _new_groups(state: State, seats: Sequence[Sequence[str]], ids: Sequence[str]) -> list[Edit]:
    if len(ids) < len(seats):
        raise Refused(Code.BAD_VALUE, "ids")
    number = max((g.number for g in state.each(Group)), default=0)
    rank = max((g.rank for g in state.each(Group)), default="")
    out = []
    for record_id, members in zip(ids, seats, strict=False):
        number, rank = number + 1, ranks.between(rank, "")
        out.append(placed(Group(id=record_id, number=number, members=tuple(members), rank=rank)))
    return out


@frozen
class SeatLatecomers:
    """Find a group for everybody of `people` who sits in none; those already seated stay where they are."""

    people: tuple[Person, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "seat_latecomers"

    def decide(self, state: State) -> tuple[Edit, ...]:
        told = division_of(state)
        there = groups(state)
        # a group kept for its wall only isn't opened for one who is late
        open_groups = [g for g in there if g.members] or there
        if not open_groups:
            raise Refused(Code.NOTHING_THERE, "groups")
        places = seated(state)
        late = [p for p in self.people if p.id not in places]
        found = fitted_in({g.id: g.members for g in open_groups}, late, self.people, apart=told.apart)
        new: dict[str, list[str]] = {}
        for who, group in found.items():
            new.setdefault(group, []).append(who)
        return tuple(revised(g, members=(*g.members, *new[g.id])) for g in open_groups if g.id in new)


@frozen
class MoveMember:
    """Give someone another group, or none. `group` is empty for none; `at` their place in it, at the end for -1."""

    who: str
    group: str
    at: int = -1
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "move_member"

    def decide(self, state: State) -> tuple[Edit, ...]:
        if not self.who:
            raise Refused(Code.EMPTY, "who")
        edits = []
        if self.group:
            state.get(Group, self.group)
        for group in groups(state):
            left = [m for m in group.members if m != self.who]
            if group.id == self.group:
                left.insert(len(left) if self.at < 0 else self.at, self.who)
            if tuple(left) != group.members:
                edits.append(revised(group, members=tuple(left)))
        return tuple(edits)


@frozen
class GiveQuestions:
    """The questions a group takes; none for all of them."""

    group: str
    questions: tuple[str, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "give_questions"

    def decide(self, state: State) -> tuple[Edit, ...]:
        for question in self.questions:
            state.get(Question, question)
        return (revised(state.get(Group, self.group), questions=tuple(dict.fromkeys(self.questions))),)
