"""What the tests of the preparation share: a seat at a desk in memory, and the mode with its window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication

from rusdesk.desk.desk import Desk
from rusdesk.domain.ids import counted_ids
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.exchange import agenda_text, people_text
from rusdesk.machine import languages
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.planning.pasting import Pasting
from rusdesk.ui.prepare import PrepareMode
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme, load_fonts
from tests.support.desks import UNITS, MemoryJournal, given_clock, make_desk


@dataclass
class Bench:
    """A desk with someone at it."""

    desk: Desk
    journal: MemoryJournal
    seat: Seat
    said: list[str] = field(default_factory=list)
    mode: PrepareMode | None = None

    @property
    def state(self) -> State:
        return self.desk.state

    def open(self, width: int = 1800, height: int = 900) -> PrepareMode:
        mode = PrepareMode(self.seat, Pasting(agenda_text.read, people_text.read))
        mode.resize(width, height)
        mode.collapse(width, height)
        mode.show()
        mode.activateWindow()
        QApplication.processEvents()
        self.mode = mode
        return mode


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Callable[..., Bench]]:
    load_fonts()
    made: list[Bench] = []

    def make(*records: Record) -> Bench:
        journal = MemoryJournal()
        desk = make_desk(*records, journal=journal)
        said: list[str] = []
        signals = DeskSignals(desk)
        seat = Seat(
            desk=signals,
            words=languages.load("sv"),
            theme=Theme(False),
            clock=given_clock(),
            standard_units=UNITS,
            new_id=counted_ids("n"),
            say=said.append,
        )
        one = Bench(desk, journal, seat, said)
        made.append(one)
        return one

    yield make
    for one in made:
        one.seat.desk.close()
        if one.mode is not None:
            one.mode.close()
            one.mode.deleteLater()
    QApplication.processEvents()
