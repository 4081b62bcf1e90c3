"""The inbox: notes from others that wait to be let onto a wall."""

from __future__ import annotations

from rusdesk.domain.state import State
from rusdesk.domain.wall import Note, Wall


def waiting(state: State) -> list[Note]:
    """The notes that wait, on every wall there is, in the order they came."""
    there = {w.id for w in state.each(Wall)}
    return sorted((n for n in state.each(Note) if n.awaits and n.wall in there), key=lambda n: (n.made_at, n.id))


def walls_with_inbox(state: State) -> list[Wall]:
    return [w for w in state.each(Wall) if w.has_inbox]
