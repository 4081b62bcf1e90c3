"""Themes: named clusters of a wall's notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rusdesk.domain.frozen import frozen
from rusdesk.domain.record import Record, Ref
from rusdesk.domain.state import State, ranked
from rusdesk.domain.wall import Colour, Note, as_written


@frozen(kw_only=True)
class Theme(Record):
    """A named cluster of notes. The notes point at it; `x` and `y` place it in wall units, `is_folded` piles it up."""

    KIND: ClassVar[str] = "theme"
    REFS: ClassVar[Mapping[str, Ref]] = {"wall": Ref("wall", owned=True)}
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200}

    wall: str
    title: str = ""
    colour: Colour = "yellow"
    x: float = 0.0
    y: float = 0.0
    is_folded: bool = False
    rank: str = ""


def themes_of(state: State, wall: str) -> list[Theme]:
    return ranked(t for t in state.each(Theme) if t.wall == wall)


def notes_under(state: State, theme: str) -> list[Note]:
    """A theme's notes, oldest first; those that another note stands for are left out."""
    mine = [n for n in state.each(Note) if n.theme == theme and not n.merged_into]
    return as_written(state, mine[0].wall, mine) if mine else []
