"""A desk with one wall on it, in memory, for the tests of the wall."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

import pytest

from rusdesk.commands.command import Place
from rusdesk.commands.wall import AddNote, LayOutWall
from rusdesk.desk.desk import Desk
from rusdesk.desk.ports import NotSaved
from rusdesk.domain.change import Change
from rusdesk.domain.ids import counted_ids
from rusdesk.domain.people import Group, Question
from rusdesk.domain.state import State
from rusdesk.domain.wall import Colour, Note, Wall, areas_of
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.languages import load
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.fit import Fit


@dataclass
class Paper:
    """A journal and writer that only remember."""

    changes: list[tuple[Change, str]] = field(default_factory=list)
    drafts: list[tuple[str, str]] = field(default_factory=list)
    is_full: bool = False

    def put_change(self, change: Change, ends_draft: str) -> None:
        if self.is_full:
            raise NotSaved("full")
        self.changes.append((change, ends_draft))

    def put_draft(self, workshop: str, field: str, text: str) -> None:
        if self.is_full:
            raise NotSaved("full")
        self.drafts.append((field, text))

    def queue(self, change: Change, ends_draft: str) -> None: ...

    def queue_draft(self, workshop: str, field: str, text: str) -> None: ...


@dataclass
class Clock:
    now: int = 1_000

    def now_ms(self) -> int:
        self.now += 1
        return self.now

    def reading(self) -> tuple[int, int, int]:
        return self.now_ms(), 0, 0

    def zone(self) -> tzinfo:
        return UTC


@dataclass
class Table:
    """A seat, what lies under it, and short ways to put notes on its wall."""

    seat: Seat
    paper: Paper
    fit: Fit
    said: list[str]

    @property
    def state(self) -> State:
        return self.seat.desk.state

    def add(self, text: str, area: int | None = 0, colour: Colour = "yellow", author: str = "") -> str:
        """A note in the nth area, or loose on the wall; its id."""
        note_id = self.seat.new_id()
        area_id = areas_of(self.state, "wall")[area].id if area is not None else ""
        note = Note(
            id=note_id,
            wall="wall",
            area=area_id,
            text=text,
            colour=colour,
            shape=self.fit.shape(text),
            author=author,
            made_at=self.seat.clock.now_ms(),
        )
        assert self.seat.desk.do(AddNote(note)) is not None
        return note_id

    def note(self, note_id: str) -> Note:
        return self.state.get(Note, note_id)


@pytest.fixture
def new_table(fit: Fit) -> Iterator[Callable[..., Table]]:
    """Makes a table with `groups` × `questions` areas; dark or light."""
    made: list[DeskSignals] = []

    def new(groups: int = 2, questions: int = 2, is_dark: bool = False) -> Table:
        paper, clock, said = Paper(), Clock(), list[str]()
        desk = Desk(State("w"), paper, paper, clock)
        desk.do(Place((Workshop(id="w", title="Dialog"),)))
        ids = counted_ids("area")
        told = [Group(id=f"g{n}", number=n, rank=str(n)) for n in range(1, groups + 1)]
        asked = [Question(id=f"q{n}", text=f"Fråga nummer {n}?", rank=str(n)) for n in range(1, questions + 1)]
        if told or asked:
            desk.do(Place((*told, *asked)))
        wall = Wall(id="wall", title="Vägg", rank="1")
        if told or asked:
            needed = LayOutWall.areas_needed(groups, questions)
            desk.do(
                LayOutWall(
                    wall,
                    tuple(g.id for g in told),
                    tuple(q.id for q in asked),
                    tuple(ids() for _ in range(needed)),
                )
            )
        else:
            desk.do(Place((wall,)))
        signals = DeskSignals(desk)
        made.append(signals)
        seat = Seat(signals, load("sv"), Theme(is_dark), clock, (), counted_ids("note"), said.append)
        return Table(seat, paper, fit, said)

    yield new
    for signals in made:
        signals.close()


@pytest.fixture
def table(new_table: Callable[..., Table]) -> Table:
    return new_table()
