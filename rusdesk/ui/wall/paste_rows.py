"""The rows of a paste that is looked at: headings, notes and cards, what each is ticked for and where it would go."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, Protocol

from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import shortened
from rusdesk.domain.wall import NOTE_LIMIT, Colour
from rusdesk.machine.languages import Words
from rusdesk.ui.words import colour_name

LEFT_OVER = -1  # the board of what stands under none
_SENTENCE = re.compile(r"(?<=[.!?…;])\s+")


class NoteDraft(Protocol):
    """A note to be; `is_duplicate_of` is an earlier one's place among all notes."""

    @property
    def text(self) -> str: ...
    @property
    def is_duplicate_of(self) -> int | None: ...
    @property
    def tags(self) -> tuple[str, ...]: ...
    @property
    def who(self) -> str: ...
    @property
    def colour(self) -> Colour | None: ...


class CardDraft(Protocol):
    """A text card to be."""

    @property
    def heading(self) -> str: ...
    @property
    def body(self) -> str: ...


class BoardDraft(Protocol):
    """One group's board; number 0 when nothing tells. `names`: what a title without a number is the name of."""

    @property
    def number(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def names(self) -> Literal["", "group", "area"]: ...
    @property
    def question(self) -> str: ...
    @property
    def notes(self) -> Sequence[NoteDraft]: ...
    @property
    def cards(self) -> Sequence[CardDraft]: ...


class BoardsDraft(Protocol):
    """A text read as boards; `left_over` found no place in them. `others`: the same cells read in other ways."""

    @property
    def boards(self) -> Sequence[BoardDraft]: ...
    @property
    def questions(self) -> Sequence[str]: ...
    @property
    def prompt(self) -> str: ...
    @property
    def left_over(self) -> Sequence[str]: ...
    @property
    def way(self) -> Literal["headings", "rows", "cells"] | None: ...
    @property
    def unread(self) -> Sequence[str]: ...
    @property
    def others(self) -> Sequence[BoardsDraft]: ...


@frozen
class Target:
    """A place for what is pasted: its name, the area for each board by its place, and `other` for all else."""

    name: str
    areas: Mapping[int, str]
    other: str = ""

    def area(self, board: int) -> str:
        return self.areas.get(board, self.other)


@frozen
class Reading:
    """A paste as it is read, and where it may go, the likeliest first.

    `known`: by a note's place among all, the text of one on the wall that says the same.
    """

    draft: BoardsDraft
    targets: Sequence[Target]
    known: Mapping[int, str]


@frozen
class Chosen:
    """A ticked note (no heading) or text card, the area it goes to and what goes with it."""

    text: str
    area: str
    heading: str = ""
    tags: tuple[str, ...] = ()
    who: str = ""
    colour: Colour | None = None


@frozen
class Row:
    """`board` is the board's place in the draft; a head has its notes below it.

    `says` tells why a row isn't ticked.
    """

    kind: Literal["head", "note", "card", "spare"]
    text: str
    board: int = LEFT_OVER
    is_ticked: bool = True
    says: str = ""
    icon: str = ""
    heading: str = ""
    tags: tuple[str, ...] = ()
    who: str = ""
    colour: Colour | None = None

    @property
    def is_head(self) -> bool:
        return self.kind in ("head", "spare")

    def told(self, words: Words) -> str:
        """The row as it is shown: what goes with a note and why it isn't ticked stand below its text."""
        colour = colour_name(words, self.colour) if self.colour else ""
        along = " · ".join(part for part in (*(f"#{tag}" for tag in self.tags), self.who, colour) if part)
        return "\n".join(part for part in (self.heading, self.text, along, self.says) if part)

    @property
    def parts(self) -> list[str]:
        """A note's lines, or its sentences when it has one line."""
        if self.kind != "note":
            return []
        parts = self.text.split("\n") if "\n" in self.text else _SENTENCE.split(self.text)
        return [part.strip() for part in parts if part.strip()]

    def split(self) -> list[Row]:
        """A row for each part; what goes with the note goes with them all."""
        return [replace(self, text=part, says="", is_ticked=True) for part in self.parts]

    def with_below(self, below: Row) -> Row | None:
        """The note and the one below as one; None when they can't be."""
        if {self.kind, below.kind} != {"note"}:
            return None
        text = f"{self.text}{' ' if below.text[:1].islower() else chr(10)}{below.text}"
        tags = tuple(dict.fromkeys((*self.tags, *below.tags)))
        who, colour = self.who or below.who, self.colour or below.colour
        one = replace(self, text=text, says="", is_ticked=True, tags=tags, who=who, colour=colour)
        return one if len(text) <= NOTE_LIMIT else None


def rows_of(words: Words, reading: Reading) -> list[Row]:
    """A reading's rows in order; likely duplicates and what stands under no board aren't ticked."""
    _, draft = words, reading.draft
    out: list[Row] = []
    said = [note for board in draft.boards for note in board.notes]
    at = 0
    for place, board in enumerate(draft.boards):
        if board.number or board.title or board.question or len(draft.boards) > 1:
            out.append(Row("head", _head(_, board), place))
        for note in board.notes:
            first = note.is_duplicate_of
            same = ""
            if at in reading.known:
                same = _("Finns troligen på väggen: {text}").format(text=shortened(reading.known[at], 60))
            elif first is not None:
                same = _("Trolig dubblett av: {text}").format(text=shortened(said[first].text, 60))
            at += 1
            row = Row("note", note.text, place, not same, same, "copy")
            out.append(replace(row, tags=note.tags, who=note.who, colour=note.colour))
        out += [Row("card", card.body, place, heading=card.heading) for card in board.cards]
    headed = {board.question for board in draft.boards}
    spare = [(q, _("fråga")) for q in draft.questions if q not in headed]
    spare += [(draft.prompt, _("uppmaning"))] if draft.prompt else []
    spare += [(text, _("utanför grupperna")) for text in draft.left_over]
    if spare:
        out.append(Row("spare", _("Tas inte med om du inte kryssar")))
        out += [Row("note", text, LEFT_OVER, False, why, "info") for text, why in spare]
    return out


def _head(words: Words, board: BoardDraft) -> str:
    """The group, and the question when one is told."""
    title = board.title or (words("Grupp {n}").format(n=board.number) if board.number else "")
    question = words("Fråga {n}").format(n=board.question) if board.question.isdigit() else board.question
    return " · ".join(part for part in (title, question) if part) or words("Utan grupp")


def summary(words: Words, reading: Reading) -> str:
    """How much there is of what."""
    _, draft = words, reading.draft
    notes = [n for b in draft.boards for n in b.notes]
    parts = []
    if groups := len({(b.number, b.title) for b in draft.boards if b.number or b.names == "group"}):
        parts.append(_.n("{n} grupp", "{n} grupper", groups))
    if questions := len({b.question for b in draft.boards if b.question}):
        parts.append(_.n("{n} fråga", "{n} frågor", questions))
    parts.append(_.n("{n} lapp", "{n} lappar", len(notes)))
    if cards := sum(len(b.cards) for b in draft.boards):
        parts.append(_.n("{n} textkort", "{n} textkort", cards))
    if same := sum(n.is_duplicate_of is not None or at in reading.known for at, n in enumerate(notes)):
        parts.append(_.n("{n} trolig dubblett, inte ikryssad", "{n} troliga dubbletter, inte ikryssade", same))
    if draft.unread:
        parts.append(_("tas inte med: {columns}").format(columns=_.join(list(draft.unread))))
    return " · ".join(parts)
