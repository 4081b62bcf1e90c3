"""What a pasted board is read into: boards with notes and cards, before anything is on a wall."""

from __future__ import annotations

import re
from typing import Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.wall import Colour

# how spreadsheet cells are read: by the headings of their first row, one note a row, or one note a cell
Way = Literal["headings", "rows", "cells"]

# "Grupp 3", "Bord nr 3: Norr", "Table A", "Grupp 3 (Skåne, Blekinge)"
_GROUP = re.compile(
    r"^(?:grupp|group|grupprum|bord|table|tavla|board|team|breakout(?: room)?|room|rum)"
    r"(?:\s*(?:nr\.?|no\.?|#)?\s*(?P<number>\d{1,3})|\s+(?P<letter>(?-i:[A-Z])))"
    r"(?:\s*\((?P<members>[^()\n]{1,80})\)\s*:?|\s*[:.–—-]\s*(?P<title>.*))?$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 3  # words after "Grupp 3:", more is something that the group says
_COUNT = re.compile(r"^\d+ (?:lapp(?:ar)?|notes?|post-?its?)$", re.IGNORECASE)


@frozen
class Note:
    """A note to be. `is_duplicate_of` is the place in `Draft.notes` of an earlier one that says the same.

    `who` is who said it as it was written, a name or an organisation.
    """

    text: str
    is_duplicate_of: int | None = None
    tags: tuple[str, ...] = ()
    who: str = ""
    colour: Colour | None = None


@frozen
class Card:
    """A heading with a list, its lines as bullets."""

    heading: str
    body: str


@frozen
class Board:
    """One group's board; number 0 and no title when nothing tells.

    `names` says what a title without a number is the name of. `question` is the one its notes answer, as it was
    written: its words, or its number on the wall.
    """

    number: int = 0
    title: str = ""
    notes: tuple[Note, ...] = ()
    cards: tuple[Card, ...] = ()
    names: Literal["", "group", "area"] = ""
    question: str = ""


@frozen
class Draft:
    """What a paste holds. `left_over` are texts that found no place: before the first board, or repeated.

    Of spreadsheet cells `way` is how they were read, `others` the same cells read in other ways, and `unread` the
    headings of columns that no note is made of.
    """

    boards: tuple[Board, ...]
    questions: tuple[str, ...] = ()
    prompt: str = ""
    left_over: tuple[str, ...] = ()
    way: Way | None = None
    unread: tuple[str, ...] = ()
    others: tuple[Draft, ...] = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """All boards' notes, in order."""
        return tuple(note for board in self.boards for note in board.notes)


def group_heading(text: str) -> tuple[int, str] | None:
    """Number and heading of "Grupp 3", "Group 3: North"; None for other text. "Grupp B" is the second."""
    told = _GROUP.match(text.strip())
    title = (told and told["title"]) or ""
    if told is None or len(title.split()) > _LONGEST_TITLE:
        return None
    number = int(told["number"]) if told["number"] else ord(told["letter"]) - ord("A") + 1
    # how many notes it had is no part of its name
    said = text.strip()[: told.start("title")].rstrip(" :.–—-") if _COUNT.match(title) else text.strip()
    return number, said
