"""What may be asked of a wall: boards laid out, notes written, moved, coloured, hidden, removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from rusdesk.commands.command import placed, tidied
from rusdesk.commands.wall_room import free_places, room_for, taken_in, thing
from rusdesk.domain import ranks
from rusdesk.domain.change import Edit, removed, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import Rect, Shape, sane
from rusdesk.domain.people import Group, Question
from rusdesk.domain.plain import one_line
from rusdesk.domain.state import State
from rusdesk.domain.wall import (
    AREA_COLUMNS,
    AREA_ROWS,
    FRAME_GAP,
    GROUP_HEAD,
    Area,
    Colour,
    FreePlaces,
    Note,
    TextCard,
    Wall,
    area_size,
    frames_beside,
)


@frozen
class LayOutWall:
    """Make a wall with an area for every group and question.

    `groups` and `questions` are ids of records that are there; `area_ids` one id per area, groups first. With no
    groups there is one area per question; with no questions one area per group; `with_unsorted` adds one area per
    group, below its questions, for what isn't sorted by question. Together the frames come near a screen's shape.
    """

    wall: Wall
    groups: tuple[str, ...]
    questions: tuple[str, ...]
    area_ids: tuple[str, ...]
    with_unsorted: bool = False
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "lay_out_wall"

    @staticmethod
    def areas_needed(groups: int, questions: int, with_unsorted: bool = False) -> int:
        """How many area ids the command needs."""
        return max(groups, 1) * (max(questions, 1) + (with_unsorted and questions > 0))

    def decide(self, state: State) -> tuple[Edit, ...]:
        needed = self.areas_needed(len(self.groups), len(self.questions), self.with_unsorted)
        if len(self.area_ids) != needed:
            raise Refused(Code.BAD_VALUE, "area_ids", {"needed": needed})
        for group in self.groups:
            state.get(Group, group)
        for question in self.questions:
            state.get(Question, question)
        columns = list(self.questions) or [""]
        unsorted = self.with_unsorted and bool(self.questions)
        width, height = area_size(rows=1 if unsorted else AREA_ROWS)
        under = area_size(AREA_COLUMNS * len(columns))[1] if unsorted else 0.0
        # questions of one group share a frame; without groups each stands by itself
        step = width if self.groups else width + FRAME_GAP
        frame_width = width * len(columns) + FRAME_GAP
        frame_height = GROUP_HEAD + height + under + FRAME_GAP
        ids = iter(self.area_ids)
        area_ranks = iter(ranks.spread(needed))
        edits = [placed(self.wall)]
        beside = frames_beside(len(self.groups), frame_width, frame_height)
        for n, group in enumerate(self.groups or ("",)):
            left = (n % beside) * frame_width
            top = (n // beside) * frame_height + (GROUP_HEAD if group else 0.0)
            places = [(q, Rect(left + c * step, top, width, height)) for c, q in enumerate(columns)]
            if unsorted:
                below = Rect(left, top + height, step * (len(columns) - 1) + width, under)
                places.append(("", below))
            for question, rect in places:
                area = Area(
                    id=next(ids),
                    wall=self.wall.id,
                    group=group,
                    question=question,
                    x=rect.x,
                    y=rect.y,
                    w=rect.w,
                    h=rect.h,
                    rank=next(area_ranks),
                )
                edits.append(placed(area))
        return tuple(edits)


@frozen
class AddNote:
    """Put a note on a wall. Its x and y are found when `note.area` has room to choose: pass `at` to say where.

    `at` is (x, y) as Note counts it, or None for the next free place in the area (or on the wall).
    """

    note: Note
    at: tuple[float, float] | None = None
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "add_note"

    def decide(self, state: State) -> tuple[Edit, ...]:
        note = self.note
        state.get(Wall, note.wall)
        area = state.get(Area, note.area) if note.area else None
        if self.at is not None:
            x, y = self.at
        else:
            x, y = free_places(state, note.wall, area).place(note.shape)
        note = replace(note, x=x, y=y)
        edits = [placed(note)]
        if area:
            edits += room_for(state, note.wall, {area.id: note.rect.bottom})
        return tuple(edits)


@frozen
class AddNotes:
    """Several notes in one step (a paste), text cards first: each goes to the next free place. All or none."""

    notes: tuple[Note, ...]
    cards: tuple[TextCard, ...] = ()
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "paste_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        free: dict[tuple[str, str], FreePlaces] = {}
        bottoms: dict[str, float] = {}
        edits: list[Edit] = []
        things: tuple[Note | TextCard, ...] = (*self.cards, *self.notes)
        last = max((c.rank for c in state.each(TextCard)), default="") if self.cards else ""
        for one in things:
            state.get(Wall, one.wall)
            area = state.get(Area, one.area) if one.area else None
            here = free.get((one.wall, one.area))
            if here is None:
                here = free[one.wall, one.area] = free_places(state, one.wall, area)
            x, y = here.place_for(one.rect.w, one.rect.h)
            rect = Rect(x, y, one.rect.w, one.rect.h)
            here.take(rect)
            if area:
                bottoms[area.id] = max(bottoms.get(area.id, 0.0), rect.bottom)
            there = replace(one, x=x, y=y)
            if isinstance(there, TextCard) and not there.rank:
                there = replace(there, rank=ranks.between(last, ""))
                last = there.rank
            edits.append(placed(there))
        for wall in {one.wall for one in things}:
            edits += room_for(state, wall, bottoms)
        return tuple(edits)


@frozen
class Said:
    """What goes with a note's text: its tags, and the unit (a code) and the name it comes from."""

    tags: tuple[str, ...] = ()
    unit: str = ""
    author: str = ""


@frozen
class EditNote:
    """Give a note another text, with the shape it needs, and `said` if that is to be otherwise too.

    If it grows onto a neighbour it moves to a free place.
    """

    id: str
    text: str
    shape: Shape
    said: Said | None = None
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "edit_note"

    def decide(self, state: State) -> tuple[Edit, ...]:
        note = state.get(Note, self.id)
        # a picture keeps its size whatever is said of it
        shape = note.shape if note.picture else self.shape
        fields = tidied("note", {"text": self.text, "shape": shape})
        if self.said:
            fields |= {"tags": self.said.tags, "unit": self.said.unit, "author": one_line(self.said.author)}
        area = state.find(Area, note.area)
        there = replace(note, shape=shape)
        if shape != note.shape:
            taken = taken_in(state, note.area, note.wall, but=(note.id,))
            edge = area.rect.w if area else float("inf")
            if there.rect.right > edge or any(there.rect.overlaps(r) for r in taken):
                x, y = free_places(state, note.wall, area, but=(note.id,)).place(shape)
                fields |= {"x": x, "y": y}
                there = replace(there, x=x, y=y)
        edits = [revised(note, **fields)]
        if area:
            edits += room_for(state, note.wall, {area.id: there.rect.bottom})
        return tuple(edits)


@frozen
class Move:
    """One note's or card's new place: x and y counted from `area`'s corner, or from the wall's when `area` is empty."""

    id: str
    area: str
    x: float
    y: float


@frozen
class MoveNotes:
    """Move notes and text cards, also from one area to another of the same wall. Areas grow with what is put in them.

    Pinned ones stay; Refused(PINNED) when all of them are.
    """

    moves: tuple[Move, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "move_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        edits: list[Edit] = []
        bottoms: dict[str, dict[str, float]] = {}
        moving = [(m, one) for m in self.moves if not (one := thing(state, m.id)).is_pinned]
        if self.moves and not moving:
            raise Refused(Code.PINNED)
        for move, note in moving:
            if (sane(move.x), sane(move.y)) != (move.x, move.y):
                raise Refused(Code.BAD_VALUE, f"{note.KIND}.x")
            edits.append(revised(note, area=move.area, x=move.x, y=move.y))
            if move.area:
                there = move.y + note.rect.h
                lowest = bottoms.setdefault(note.wall, {})
                lowest[move.area] = max(lowest.get(move.area, 0.0), there)
        for wall, by_area in bottoms.items():
            edits += room_for(state, wall, by_area, but=[m.id for m, _ in moving])
        return tuple(edits)


@frozen
class ColourNotes:
    ids: tuple[str, ...]
    colour: Colour
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "colour_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        return tuple(revised(state.get(Note, i), colour=self.colour) for i in self.ids)


@frozen
class HideNotes:
    """Keep notes from room and minutes, or let them be seen again; on a private wall that reveals them."""

    ids: tuple[str, ...]
    is_hidden: bool
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "hide_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        edits = []
        for note in (state.get(Note, i) for i in self.ids):
            wall = state.get(Wall, note.wall)
            is_revealed = not self.is_hidden if wall.is_private else note.is_revealed
            edits.append(revised(note, is_hidden=self.is_hidden, is_revealed=is_revealed))
        return tuple(edits)


def come_back(state: State, notes: Iterable[Note], gone: Iterable[str] = ()) -> list[Edit]:
    """Edits that let absorbed notes stand for themselves again, each where it lay, or in a free place if that is taken.

    `gone` are notes that are about to leave their places.
    """
    leaving, edits = tuple(gone), list[Edit]()
    free: dict[tuple[str, str], FreePlaces] = {}
    taken: dict[tuple[str, str], list[Rect]] = {}
    bottoms: dict[str, dict[str, float]] = {}
    for note in notes:
        key = (note.wall, note.area)
        area = state.find(Area, note.area) if note.area else None
        if key not in taken:
            taken[key] = taken_in(state, note.area, note.wall, but=leaving)
        there = note
        if any(note.rect.overlaps(r) for r in taken[key]):
            if key not in free:
                free[key] = free_places(state, note.wall, area, but=leaving)
                for rect in taken[key]:
                    free[key].take(rect)
            x, y = free[key].place(note.shape)
            there = replace(note, x=x, y=y)
        taken[key].append(there.rect)
        if key in free:
            free[key].take(there.rect)
        edits.append(revised(note, merged_into="", x=there.x, y=there.y))
        if area:
            lowest = bottoms.setdefault(note.wall, {})
            lowest[area.id] = max(lowest.get(area.id, 0.0), there.rect.bottom)
    for wall, by_area in bottoms.items():
        edits += room_for(state, wall, by_area)
    return edits


@frozen
class RemoveNotes:
    """Take notes away. Those that they stood for come back."""

    ids: tuple[str, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "remove_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        going = [state.get(Note, i) for i in self.ids]
        left = [n for n in state.each(Note) if n.merged_into in self.ids and n.id not in self.ids]
        back = come_back(state, left, self.ids) if left else []
        return (*back, *(removed(note) for note in going))
