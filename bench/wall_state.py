"""A wall to measure: groups and questions with areas, notes with words, and a seat at it that saves nowhere."""

from __future__ import annotations

import random
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rusdesk.domain.record import Record
    from rusdesk.ui.seat import Seat

GROUPS, QUESTIONS = 8, 5
WORKSHOP, ITEM, WALL = "w", "item", "wall"

_WORDS = """strategi region nätverk dialog genomförande kollegialt utbyte lärande styra leda hållbar omställning att och
 det som är i på vi kan hur vem gör vad utvecklingsdirektörer handlingsplan mandat forum röst"""


def texts(count: int) -> list[str]:
    dice = random.Random(1)
    words = _WORDS.split()
    return [" ".join(dice.choice(words) for _ in range(dice.randint(2, 24))) for _ in range(count)]


def records(count: int) -> list[Record]:
    """A workshop with one item and one wall: so many notes in 40 areas, side by side in rows."""
    from rusdesk.domain.agenda import Item, Part
    from rusdesk.domain.people import Group, Question
    from rusdesk.domain.wall import COLOURS, Area, Note, Wall
    from rusdesk.domain.workshop import Workshop

    groups = [Group(id=f"g{n}", number=n + 1, rank=f"{n:02}") for n in range(GROUPS)]
    asked = [Question(id=f"q{n}", text=f"Vad är viktigast i fråga {n + 1}?", rank=f"{n:02}") for n in range(QUESTIONS)]
    each = -(-count // (GROUPS * QUESTIONS))
    columns = max(2, round(each**0.5))
    wide, high = columns * 148.0 + 12, -(-each // columns) * 148.0 + 64
    areas = [
        Area(
            id=f"a{g}-{q}",
            wall=WALL,
            group=groups[g].id,
            question=asked[q].id,
            x=g * (wide + 48),
            y=48 + q * high,
            w=wide,
            h=high,
            rank=f"{g:02}{q:02}",
        )
        for g in range(GROUPS)
        for q in range(QUESTIONS)
    ]
    words = texts(1000)
    notes = [
        Note(
            id=f"n{n}",
            wall=WALL,
            area=areas[n // each].id,
            text=words[n % 1000],
            colour=COLOURS[n % 8],
            x=12 + (n % each % columns) * 148.0,
            y=52 + (n % each // columns) * 148.0,
            made_at=n,
        )
        for n in range(count)
    ]
    return [
        Workshop(id=WORKSHOP, title="Mätning"),
        Part(id="part", title="Dagen"),
        Item(id=ITEM, part="part", kind="dialogue", title="Dialog", minutes=60),
        *groups,
        *asked,
        Wall(id=WALL, title="Vägg", item=ITEM),
        *areas,
        *notes,
    ]


class Nowhere:
    """A journal, writer and clock that keep nothing."""

    def put_change(self, *_: object) -> None: ...
    def put_draft(self, *_: object) -> None: ...
    def queue(self, *_: object) -> None: ...
    def queue_draft(self, *_: object) -> None: ...
    def now_ms(self) -> int:
        return 1

    def reading(self) -> tuple[int, int, int]:
        return self.now_ms(), 0, 0

    def zone(self) -> tzinfo:
        return UTC


def seat_at(count: int) -> Seat:
    """A seat at a wall with so many notes."""
    from rusdesk.desk.desk import Desk
    from rusdesk.domain.change import added, with_edits
    from rusdesk.domain.ids import counted_ids
    from rusdesk.domain.state import State
    from rusdesk.machine.languages import load
    from rusdesk.ui.desk_signals import DeskSignals
    from rusdesk.ui.seat import Seat
    from rusdesk.ui.theme import Theme

    state = with_edits(State(WORKSHOP), [added(r) for r in records(count)], 0)
    nowhere: Any = Nowhere()
    desk = DeskSignals(Desk(state, nowhere, nowhere, nowhere))
    return Seat(desk, load("sv"), Theme(False), nowhere, (), counted_ids("k"), lambda _: None)
