"""What may be asked of a wall's privacy and inbox: kept from the room till revealed, and notes that wait."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rusdesk.commands.command import placed
from rusdesk.commands.wall import AddNote
from rusdesk.commands.wall_room import free_places, room_for
from rusdesk.domain.change import Edit, revised, with_edits
from rusdesk.domain.frozen import frozen
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, Wall


@frozen
class SetPrivate:
    """Keep all of a wall's notes from room and minutes till they are revealed; or let all be seen at once.

    What has been put aside by itself stays so.
    """

    wall: str
    is_private: bool
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "set_private"

    def decide(self, state: State) -> tuple[Edit, ...]:
        wall = state.get(Wall, self.wall)
        edits = [revised(wall, is_private=self.is_private)]
        edits += [revised(n, is_revealed=False) for n in state.each(Note) if n.wall == wall.id and n.is_revealed]
        return tuple(e for e in edits if e.after)


@frozen
class SetInbox:
    """Whether notes that come in from others wait to be approved. Switching it off approves nothing by itself."""

    wall: str
    has_inbox: bool
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "edit_wall"

    def decide(self, state: State) -> tuple[Edit, ...]:
        edit = revised(state.get(Wall, self.wall), has_inbox=self.has_inbox)
        return (edit,) if edit.after else ()


@frozen
class ReceiveNote:
    """A note from somebody else than the desk, such as a phone. It waits where the wall has an inbox, else it goes to
    a free place; what waits has no place yet.
    """

    note: Note
    undoable: ClassVar[bool] = False
    what: ClassVar[str] = "receive_note"

    def decide(self, state: State) -> tuple[Edit, ...]:
        wall = state.get(Wall, self.note.wall)
        if wall.has_inbox:
            return (placed(replace(self.note, awaits=True)),)
        return AddNote(self.note).decide(state)


@frozen
class ApproveNotes:
    """Let notes out of the inbox, each to a free place of its area or wall, in the order they came."""

    ids: tuple[str, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "approve_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        edits: list[Edit] = []
        now = state
        for note in (state.get(Note, i) for i in self.ids):
            if not note.awaits:
                continue
            area = now.find(Area, note.area)
            x, y = free_places(now, note.wall, area, but=(note.id,)).place(note.shape)
            new = [revised(note, awaits=False, x=x, y=y)]
            if area:
                new += room_for(now, note.wall, {area.id: replace(note, x=x, y=y).rect.bottom})
            now = with_edits(now, new, now.seq)
            edits += new
        return tuple(edits)
