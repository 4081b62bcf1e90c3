"""A programme as read from text: parts and items to be, and the records they become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item, ItemKind, Part, items_in, parts
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Question
from rusdesk.domain.record import Record
from rusdesk.domain.state import State, ranked

Mark = Literal["", "end", "lunch"]


@frozen
class Row:
    """An item to be. `start` only when it is fixed; `is_guessed` when nothing in the text gives its length.

    `mark` says that the text has no such line: the end of a part, or the lunch that a part's name speaks of.
    """

    title: str
    kind: ItemKind = "other"
    minutes: int = 0
    start: int | None = None
    presenters: str = ""
    text: str = ""
    questions: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    is_guessed: bool = False
    mark: Mark = ""


@frozen
class Section:
    """A part of the day to be; `title` is empty for lines without a heading. `day` is an ISO date or empty."""

    title: str
    who: str
    day: str
    rows: tuple[Row, ...]


@frozen
class Unplaced:
    """A line that became nothing. `number` counts from 1."""

    number: int
    text: str


@frozen
class Draft:
    sections: tuple[Section, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()

    @property
    def count(self) -> int:
        """How many items of the programme it makes; the parts of an item lie within it and aren't counted."""
        return sum(len(s.rows) for s in self.sections)

    def records(
        self,
        state: State,
        new_id: Callable[[], str],
        *,
        end: str,
        lunch: str,
        untitled: str,
        guessed: str,
        part: str = "",
    ) -> tuple[Record, ...]:
        """As the function `records`, for those who only hold the draft."""
        return records(self, state, new_id, Said(end, lunch, untitled, guessed), part)


@frozen
class Said:
    """What a draft can't know: names for marks and for a part without a heading, and what `assumed` shall say."""

    end: str
    lunch: str
    part: str
    guessed: str


def records(draft: Draft, state: State, new_id: Callable[[], str], said: Said, part: str = "") -> tuple[Record, ...]:
    """The records that bring a draft into the workshop, after what is there; for one Place.

    Rows without a heading go to `part` (its id) when there is one, else to a part of their own.
    """
    out: list[Record] = []
    last_part = max((p.rank for p in parts(state)), default="")
    last_question = max((q.rank for q in ranked(state.each(Question))), default="")
    into = state.find(Part, part) if part else None
    for section in draft.sections:
        last_item = ""
        if not section.title and into is not None and not section.day:
            home = into.id
            last_item = max((i.rank for i in items_in(state, home)), default="")
        else:
            last_part = ranks.between(last_part, "")
            home = new_id()
            out.append(
                Part(id=home, title=section.title or said.part, who=section.who, day=section.day, rank=last_part)
            )
        for row, rank in zip(section.rows, ranks.spread(len(section.rows), last_item), strict=True):
            item = _record(row, home, "", rank, new_id, said)
            out.append(item)
            children = zip(row.rows, ranks.spread(len(row.rows)), strict=True)
            subs = [(sub, _record(sub, home, item.id, sub_rank, new_id, said)) for sub, sub_rank in children]
            out.extend(record for _, record in subs)
            for asked, of in [(row, item), *subs]:
                for question in asked.questions:
                    last_question = ranks.between(last_question, "")
                    out.append(Question(id=new_id(), text=question, item=of.id, rank=last_question))
    return tuple(out)


def _record(row: Row, part: str, parent: str, rank: str, new_id: Callable[[], str], said: Said) -> Item:
    title = row.title or {"end": said.end, "lunch": said.lunch, "": said.part}[row.mark]
    return Item(
        id=new_id(),
        part=part,
        parent=parent,
        kind=row.kind,
        title=title,
        text=row.text,
        minutes=row.minutes,
        start=row.start,
        presenters=row.presenters,
        assumed=said.guessed if row.is_guessed else "",
        rank=rank,
    )
