"""Where a paste may land on a wall: its groups and questions found there by number or name, or to be made."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from rusdesk.commands.boards import Column
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Group, Question
from rusdesk.domain.plain import folded
from rusdesk.domain.state import State, ranked
from rusdesk.domain.wall import Area, areas_of, groups_of, questions_of
from rusdesk.machine.languages import Words
from rusdesk.ui.entry.deeds import Spot, area_for, group_name
from rusdesk.ui.wall.paste_rows import BoardDraft, BoardsDraft, Target

_AFTER_NUMBER = re.compile(r"(?:\d|\s[A-Z])\s*(?:[:.–—-]\s*(\S.*)|\(([^()]+)\)\s*:?)$")


@frozen
class Needed:
    """What the areas that something goes to need, and that isn't there yet."""

    groups: tuple[Group, ...]
    questions: tuple[Question, ...]
    areas: tuple[Area, ...]
    columns: tuple[Column, ...]


class Landing:
    """Finds an area for every board of a draft, and remembers what has to be made for it."""

    def __init__(self, state: State, words: Words, new_id: Callable[[], str], draft: BoardsDraft, spot: Spot) -> None:
        self._state, self._words, self._new_id, self._spot = state, words, new_id, spot
        self._groups: dict[tuple[int, str], Group] = {}  # by number or name, those to be made
        self._questions: dict[str, Question] = {}  # by their words, those to be made
        self._areas: list[Area] = []  # those to be made
        self._columns: dict[str, Column] = {}  # by question
        self._names = {b.number: b.title for b in draft.boards if b.number}
        self.targets: list[Target] = []
        headed = any(b.number or b.names or b.question for b in draft.boards)
        if headed:
            areas = {at: self._area(board) for at, board in enumerate(draft.boards)}
            self.targets.append(Target(self._headed_name(draft), areas))
        if spot.area:
            self.targets.append(Target(self._area_name(spot.area), {}, spot.area))
        self.targets.append(Target(words("Löst på väggen"), {}))

    def needed(self, area_ids: Collection[str]) -> Needed:
        """What must be made for these areas to be there; nothing for those that are.

        A new group has all the questions that its wall has by then.
        """
        columns = [c for c in self._columns.values() if set(c.area_ids) & set(area_ids)]
        areas = [a for a in self._areas if a.id in area_ids]
        asked = {a.question for a in areas} | {c.question for c in columns}
        said_by = {a.group for a in areas}
        return Needed(
            tuple(g for g in self._groups.values() if g.id in said_by),
            tuple(q for q in self._questions.values() if q.id in asked),
            tuple(self._alike(areas, [c.question for c in columns])),
            tuple(columns),
        )

    def _alike(self, areas: Iterable[Area], columns: Sequence[str]) -> Iterator[Area]:
        """The areas of the new groups with all the questions that the others have, in the same order."""
        mine: dict[str, list[Area]] = {}
        for area in areas:
            mine.setdefault(area.group or area.id, []).append(area)
        order = [q.id for q in questions_of(self._state, self._spot.wall)]
        order += [*columns, *(a.question for board in mine.values() for a in board if a.question)]
        for board in mine.values():
            if not (board[0].group and any(a.question for a in board)):
                yield from board
                continue
            by_question = {a.question: a for a in board}
            for question in dict.fromkeys(order):
                known = question in by_question
                new = replace(board[0], id=self._new_id(), question=question)
                yield by_question.pop(question) if known else new
            yield from by_question.values()

    # what the targets are called

    def _area_name(self, area_id: str) -> str:
        _, state = self._words, self._state
        area = state.get(Area, area_id)
        group, question = state.find(Group, area.group), state.find(Question, area.question)
        if group and question and sum(a.group == group.id for a in areas_of(state, area.wall)) > 1:
            asked = [q.id for q in questions_of(state, area.wall)]
            place = _("Fråga {n}").format(n=asked.index(question.id) + 1)
            return _("Bara {group}, {question}").format(group=group_name(_, group), question=place)
        if group:
            return _("Bara {group}").format(group=group_name(_, group))
        return area.title or (question.text if question else _("Rutan där skrivraden står"))

    def _headed_name(self, draft: BoardsDraft) -> str:
        _ = self._words
        by_number = all(b.number and not b.question for b in draft.boards)
        name = _("Grupperna efter nummer") if by_number else _("Efter rubrikerna")
        titled = sum(bool(a.title) for a in self._areas)
        new = [
            _.n("{n} ny grupp", "{n} nya grupper", len(self._groups)) if self._groups else "",
            _.n("{n} ny fråga", "{n} nya frågor", len(self._questions)) if self._questions else "",
            _.n("{n} ny ruta", "{n} nya rutor", titled) if titled else "",
        ]
        return f"{name} ({', '.join(part for part in new if part)})" if any(new) else name

    # a board's area

    def _area(self, board: BoardDraft) -> str:
        """The area a board's notes go to: one that is there or one to be made; empty for loose on the wall."""
        wall = self._spot.wall
        if board.names == "area":
            return self._titled(board.title)
        group, question = self._group(board), self._question(board.question)
        if group is None and question is not None:
            here = self._state.find(Area, self._spot.area)
            group = self._state.find(Group, here.group) if here else None
        if group is None and question is None:
            return self._spot.area
        mine = [a for a in (*areas_of(self._state, wall), *self._areas) if a.group == (group.id if group else "")]
        wanted = question.id if question else ""
        if found := next((a.id for a in mine if a.question == wanted and (a.question or not a.title)), ""):
            return found
        if group is not None and group in groups_of(self._state, wall):
            return self._beside(group, question, mine)
        area = Area(id=self._new_id(), wall=wall, group=group.id if group else "", question=wanted)
        self._areas.append(area)
        return area.id

    def _beside(self, group: Group, question: Question | None, mine: list[Area]) -> str:
        """In a group that is on the wall and has no such area yet."""
        wall = self._spot.wall
        if question is None:
            return area_for(self._state, self._spot, group.number, None)
        if question.id in {q.id for q in questions_of(self._state, wall)}:
            return mine[0].id
        column = self._columns.get(question.id)
        there = groups_of(self._state, wall)
        if column is None:
            column = Column(wall, question.id, tuple(self._new_id() for _ in there))
            self._columns[question.id] = column
        return column.area_ids[[g.id for g in there].index(group.id)]

    def _titled(self, title: str) -> str:
        """Under a heading that names neither: an area, a group or a question that is called so, or a new area."""
        state, wall = self._state, self._spot.wall
        same = _called(title)
        areas = areas_of(state, wall)
        for area in (*areas, *self._areas):
            if area.title and _called(area.title) == same:
                return area.id
        group = _named(groups_of(state, wall), same)
        if group is not None:
            return next((a.id for a in areas if a.group == group.id and not a.question), "") or area_for(
                state, self._spot, group.number, None
            )
        for number, question in enumerate(questions_of(state, wall), 1):
            if _called(question.text) == same:
                return area_for(state, self._spot, None, number)
        area = Area(id=self._new_id(), wall=wall, title=title)
        self._areas.append(area)
        return area.id

    def _group(self, board: BoardDraft) -> Group | None:
        state = self._state
        there = [*groups_of(state, self._spot.wall), *ranked(state.each(Group))]
        if board.number:
            known = _named(there, _called(board.title)) or next((g for g in there if g.number == board.number), None)
            if known:
                return known
            key = (board.number, "")
            said = _AFTER_NUMBER.search(board.title)
            # "Grupp B" says more than its number
            title = (said[1] or said[2]) if said else board.title if not re.search(r"\d", board.title) else ""
        elif board.names == "group":
            if known := _named(there, _called(board.title)):
                return known
            key = (0, _called(board.title))
            title = board.title
        else:
            return None
        if key not in self._groups:
            taken = {g.number for g in (*there, *self._groups.values())} | set(self._names)
            number = board.number or next(n for n in range(1, len(taken) + 2) if n not in taken)
            self._groups[key] = Group(id=self._new_id(), number=number, title=title)
        return self._groups[key]

    def _question(self, said: str) -> Question | None:
        """The question a board answers; None when none is told, or only a number that the wall doesn't have."""
        asked = questions_of(self._state, self._spot.wall)
        if said.isdigit():
            return asked[int(said) - 1] if 1 <= int(said) <= len(asked) else None
        same = _called(said)
        if not same:
            return None
        for question in (*asked, *ranked(self._state.each(Question))):
            if _called(question.text) == same:
                return question
        if same not in self._questions:
            self._questions[same] = Question(id=self._new_id(), text=said)
        return self._questions[same]


def _named(groups: Iterable[Group], same: str) -> Group | None:
    return next((g for g in groups if g.title and _called(g.title) == same), None)


def _called(text: str) -> str:
    """The same for the same words, whatever their case and marks."""
    return re.sub(r"[\W_]+", " ", folded(text)).strip()
