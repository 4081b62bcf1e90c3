"""Notes that say the same: one stands for the others, which keep their texts and where they came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rusdesk.domain.people import Group
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note


def absorbed(state: State, note: str) -> list[Note]:
    """The notes that this one stands for, oldest first."""
    return sorted((n for n in state.each(Note) if n.merged_into == note), key=lambda n: (n.made_at, n.id))


def all_absorbed(state: State, wall: str = "") -> dict[str, list[Note]]:
    """Every absorbed note of a wall (or of all) by the note that stands for it, oldest first."""
    out: dict[str, list[Note]] = {}
    for note in state.each(Note):
        if note.merged_into and wall in ("", note.wall):
            out.setdefault(note.merged_into, []).append(note)
    for found in out.values():
        found.sort(key=lambda n: (n.made_at, n.id))
    return out


def said_by(state: State, notes: Iterable[Note]) -> tuple[int, ...]:
    """The numbers of the groups the notes came from, each once, in order."""
    numbers = set()
    for note in notes:
        area = state.find(Area, note.area)
        group = state.find(Group, area.group) if area else None
        if group:
            numbers.add(group.number)
    return tuple(sorted(numbers))


def told_of(state: State, note: Note, others: Mapping[str, list[Note]]) -> tuple[int, tuple[int, ...]]:
    """How many say what the note says, itself counted, and which groups; (1, ()) for one that stands for itself."""
    mine = others.get(note.id)
    return (len(mine) + 1, said_by(state, (note, *mine))) if mine else (1, ())
