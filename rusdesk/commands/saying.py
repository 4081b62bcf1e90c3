"""What may be asked of who says what: another group says what a note says."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rusdesk.commands.command import placed
from rusdesk.commands.wall_room import free_places
from rusdesk.domain.change import Edit
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.saying import leading
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note


@frozen
class SayAlso:
    """Let others say what notes say: each of `notes` is kept in its own area, with the note in its `merged_into`
    standing for it. Its place is a free one there, should it be let out again; the area doesn't grow for it.
    """

    notes: tuple[Note, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "say_also"

    def decide(self, state: State) -> tuple[Edit, ...]:
        edits = []
        for note in self.notes:
            first = leading(state, state.get(Note, note.merged_into))
            if first.wall != note.wall:
                raise Refused(Code.UNTIED, "note.merged_into", {"id": note.merged_into})
            area = state.get(Area, note.area) if note.area else None
            x, y = free_places(state, note.wall, area).place(note.shape)
            edits.append(placed(replace(note, x=x, y=y, merged_into=first.id)))
        return tuple(edits)
