"""What may be asked of notes that say the same: merged under one of them, and parted again."""

from __future__ import annotations

from typing import ClassVar

from rusdesk.commands.wall import come_back
from rusdesk.domain.change import Edit, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.merging import absorbed
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note


@frozen
class MergeNotes:
    """Let the first note stand for the others, with those that they stood for. It keeps its own text and place.

    A leading note that lies in no theme takes that of the first of the others that has one.
    """

    ids: tuple[str, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "merge_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        notes = [state.get(Note, i) for i in dict.fromkeys(self.ids)]
        if len(notes) < 2:
            raise Refused(Code.NOT_ALLOWED, "merge")
        leading, *others = notes
        if leading.is_absorbed or any(n.wall != leading.wall for n in others):
            raise Refused(Code.UNTIED, "note.merged_into")
        theme = leading.theme or next((n.theme for n in others if n.theme), "")
        moved = {m.id: m for n in others for m in (n, *absorbed(state, n.id)) if m.id != leading.id}
        return (revised(leading, theme=theme), *(revised(m, merged_into=leading.id) for m in moved.values()))


@frozen
class PartNotes:
    """Let absorbed notes stand for themselves again; a leading note's id means all of those that it stands for."""

    ids: tuple[str, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "part_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        back: dict[str, Note] = {}
        for note_id in self.ids:
            note = state.get(Note, note_id)
            for one in [note] if note.is_absorbed else absorbed(state, note.id):
                back[one.id] = one
        return tuple(come_back(state, back.values()))
