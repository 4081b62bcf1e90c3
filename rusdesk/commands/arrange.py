"""What may be asked of notes and text cards together: lined up, tidied, sent to an area, pinned, copied, removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import ClassVar

from rusdesk.commands.shaping import shaped, widths
from rusdesk.commands.wall import AddNotes, Move, MoveNotes, RemoveNotes
from rusdesk.commands.wall_room import free_places, taken_in, thing
from rusdesk.domain.arranging import Line, Order, cleared, lined_up, tidied_places
from rusdesk.domain.change import Edit, removed, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import Rect
from rusdesk.domain.state import State
from rusdesk.domain.wall import AREA_HEAD, Area, Note, TextCard, frames, place_of


@frozen
class LineUp:
    """Bring notes and cards in line with each other, or spread them evenly. Each in its area; pinned ones stay."""

    ids: tuple[str, ...]
    line: Line
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "line_up_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        things = [thing(state, i) for i in self.ids]
        movable = {one.id: one for one in things if not one.is_pinned}
        if things and not movable:
            raise Refused(Code.PINNED)
        spots = lined_up({i: place_of(state, one) for i, one in movable.items()}, self.line)
        is_down = self.line in ("left", "centre", "right", "down")
        by_area: dict[str, dict[str, Rect]] = {}
        for i, (x, y) in spots.items():
            one = movable[i]
            area = state.find(Area, one.area)
            corner = (area.rect.x, area.rect.y) if area else (0.0, 0.0)
            by_area.setdefault(one.area, {})[i] = Rect(x - corner[0], y - corner[1], one.rect.w, one.rect.h)
        moves = []
        for area_id, wanted in by_area.items():
            area = state.find(Area, area_id)
            wall = movable[next(iter(wanted))].wall
            others = taken_in(state, area_id, wall, wanted)
            room = Rect(0.0, AREA_HEAD, area.rect.w, area.rect.h - AREA_HEAD) if area else None
            if area is None:
                others += [r for _, r in frames(state, wall)]
            found = cleared(wanted, others, room, is_down=is_down)
            moves += [Move(i, area_id, r.x, r.y) for i, r in found.items()]
        return MoveNotes(tuple(moves)).decide(state)


@frozen
class Tidy:
    """Put notes in the grid of their area by what they have in common; loose ones in a grid of their own.

    With one note or none in `ids`, every note of the wall; areas that have become much higher than wide are made wider
    then. `tally`: note id → votes, for `by="votes"`.
    """

    wall: str
    ids: tuple[str, ...]
    by: Order
    tally: Mapping[str, float] = field(default_factory=dict)
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "tidy_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        chosen = {i for i in self.ids if state.find(Note, i)}
        by_area: dict[str, list[Note]] = {}
        for note in state.each(Note):
            if note.wall == self.wall and not note.is_absorbed and (len(chosen) < 2 or note.id in chosen):
                by_area.setdefault(note.area, []).append(note)
        if len(chosen) < 2 and (wider := widths(state, self.wall)):
            return shaped(state, self.wall, wider, lambda now: self._places(now, by_area)).edits()
        spots = self._places(state, by_area)
        area_of = {note.id: area for area, notes in by_area.items() for note in notes}
        return MoveNotes(tuple(Move(i, area_of[i], x, y) for i, (x, y) in spots.items())).decide(state)

    def _places(self, state: State, by_area: Mapping[str, list[Note]]) -> dict[str, tuple[float, float]]:
        out: dict[str, tuple[float, float]] = {}
        for notes in by_area.values():
            out |= tidied_places(state, notes, self.by, self.tally)
        return out


@frozen
class SendTo:
    """Notes and cards to the next free places of an area (or loose, below the boards, when `area` is empty)."""

    ids: tuple[str, ...]
    area: str
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "move_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        things = [thing(state, i) for i in self.ids]
        area = state.get(Area, self.area) if self.area else None
        going = [one for one in things if one.area != self.area and not one.is_pinned]
        if not going:
            if any(one.is_pinned for one in things):
                raise Refused(Code.PINNED)
            return ()
        free = free_places(state, going[0].wall, area, but=[one.id for one in going])
        moves = []
        for one in going:
            x, y = free.place_for(one.rect.w, one.rect.h)
            free.take(Rect(x, y, one.rect.w, one.rect.h))
            moves.append(Move(one.id, self.area, x, y))
        return MoveNotes(tuple(moves)).decide(state)


@frozen
class Pin:
    """Keep notes, cards or areas where they lie, whatever is dragged, pushed or tidied; or let go of them again."""

    ids: tuple[str, ...]
    is_pinned: bool
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "pin_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        out = []
        for one in self.ids:
            area = state.find(Area, one)
            out.append(revised(area or thing(state, one), is_pinned=self.is_pinned))
        return tuple(out)


@frozen
class Duplicate:
    """Copies of notes and cards in the next free places of their areas; they come with their new ids."""

    notes: tuple[Note, ...]
    cards: tuple[TextCard, ...] = ()
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "duplicate_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        return AddNotes(self.notes, self.cards).decide(state)


def copy_of(note: Note, new_id: str, made_at: int, *, wall: str = "", area: str | None = None) -> Note:
    """The same words and marks in a new note, unpinned; hidden stays hidden. On another wall it leaves its theme."""
    to = wall or note.wall
    return replace(
        note,
        id=new_id,
        seq=0,
        wall=to,
        area=note.area if area is None else area,
        made_at=made_at,
        is_pinned=False,
        merged_into="",
        theme=note.theme if to == note.wall else "",
    )


@frozen
class RemoveThings:
    """Notes and text cards away in one step."""

    ids: tuple[str, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "remove_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        cards = [card for i in self.ids if (card := state.find(TextCard, i))]
        gone = {card.id for card in cards}
        notes = tuple(i for i in self.ids if i not in gone)
        return (*RemoveNotes(notes).decide(state), *(removed(card) for card in cards))
