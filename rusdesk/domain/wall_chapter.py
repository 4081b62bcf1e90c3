"""The chapter of a wall: its groups and areas, cards, themes and notes, as they are told."""

from __future__ import annotations

from typing import Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import Block
from rusdesk.domain.wall import Colour


@frozen
class NoteLine:
    """A note. `theme` is its theme's title and `groups` the numbers of those who said it.

    It stands for `count` notes, itself counted; `also` are the others' texts where they differ from its own.
    """

    text: str
    colour: Colour
    author: str
    theme: str = ""
    groups: tuple[int, ...] = ()
    count: int = 1
    also: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    picture: str = ""


@frozen
class AreaLines:
    """The notes under one question in a group; `question` is empty for those not sorted by question.

    `heading` is an own area title, used when there is no question.
    """

    question: str
    heading: str
    notes: tuple[NoteLine, ...]


@frozen
class CardLines:
    heading: str
    blocks: tuple[Block, ...]


@frozen
class GroupLines:
    """One group on a wall; `number` is None for what belongs to no group."""

    number: int | None
    title: str
    areas: tuple[AreaLines, ...]
    cards: tuple[CardLines, ...]

    @property
    def note_count(self) -> int:
        return sum(len(a.notes) for a in self.areas)


@frozen
class ThemeLines:
    """The notes of one theme; the title is empty for those that lie in none."""

    title: str
    colour: Colour
    notes: tuple[NoteLine, ...]


@frozen
class WallChapter:
    """A wall: the same notes by group and by theme, unsorted ones last; `by_theme` says how they are told.

    `themes` is empty when the wall has none.
    """

    title: str
    prompt: str
    questions: tuple[str, ...]
    groups: tuple[GroupLines, ...]
    legend: tuple[tuple[str, str], ...]
    themes: tuple[ThemeLines, ...] = ()
    by_theme: bool = False
    kind: Literal["dialogue"] = "dialogue"
    target: str = ""
