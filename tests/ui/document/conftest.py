"""A seat at a workshop in memory, and a maker of documents that answers when it is told to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from shiboken6 import isValid

from rusdesk.desk.desk import Desk
from rusdesk.domain.ids import counted_ids
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.machine.clock import GivenClock
from rusdesk.machine.languages import load
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.document import DocumentMode
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from tests.support.desks import NINE, UNITS, MemoryJournal, make_desk


class GivenMaker(QObject):
    """Keeps what it was asked for; `finish` and `fail` answer the oldest."""

    progress = Signal(int)
    done = Signal(str, int)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[State, Path]] = []
        self.wanted: list[tuple[str, tuple[str, ...]]] = []
        self.answered = 0
        self.was_closed = False

    def make(self, state: State, path: Path, kind: str = "", parts: tuple[str, ...] = ()) -> None:
        assert self.answered == len(self.asked), "asked before it had answered"
        self.asked.append((state, path))
        self.wanted.append((kind, parts))

    @property
    def is_waiting(self) -> bool:
        return self.answered < len(self.asked)

    def finish(self, pages: int = 3, replaced: int = 0, grey: float = 0.0) -> Path:
        """Write a document of `pages` pages, each with a bookmark and its upper half filled, and say so."""
        path = self.asked[self.answered][1]
        self.answered += 1
        path.parent.mkdir(parents=True, exist_ok=True)
        canvas = Canvas(str(path), pagesize=A4)
        for n in range(pages):
            canvas.bookmarkPage(f"p{n}")
            canvas.addOutlineEntry(f"Kapitel {n}", f"p{n}", 0)
            canvas.setFillGray(grey)
            canvas.rect(0, A4[1] / 2, A4[0], A4[1] / 2, stroke=0, fill=1)
            canvas.showPage()
        canvas.save()
        self.done.emit(str(path), replaced)
        return path

    def close(self) -> None:
        self.answered = len(self.asked)
        self.was_closed = True

    def fail(self, code: str) -> None:
        self.answered += 1
        self.failed.emit(code)


class Stand:
    """The mode with everything around it."""

    def __init__(self, desk: Desk, journal: MemoryJournal, documents: Path) -> None:
        self.desk, self.journal, self.documents = desk, journal, documents
        self.maker = GivenMaker()
        self.said: list[str] = []
        self.host: QWidget | None = None
        self.signals = DeskSignals(desk)
        clock = GivenClock(NINE, timezone.utc)  # noqa: UP017
        self.seat = Seat(
            self.signals, load("sv"), Theme(False), clock, UNITS, counted_ids("new"), self.said.append
        )
        self.mode = DocumentMode(self.seat, self.maker, documents)

    @property
    def state(self) -> State:
        return self.desk.state


MakeStand = Callable[..., Stand]


@pytest.fixture
def stand(qtbot: QtBot, tmp_path: Path) -> Iterator[MakeStand]:
    """Makes a stand of records, shown at a size."""
    made: list[Stand] = []

    def make(*records: Record, size: tuple[int, int] = (1920, 1000), drafts: dict[str, str] | None = None) -> Stand:
        journal = MemoryJournal()
        desk = make_desk(*records, journal=journal)
        for field, text in (drafts or {}).items():
            desk.keep_draft(field, text)
        one = Stand(desk, journal, tmp_path / "Documents")
        # a test may delete the mode, not what it stands in
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(one.mode)
        qtbot.addWidget(host)
        one.host = host
        host.resize(*size)
        one.mode.collapse(*size)
        with qtbot.waitActive(host):
            host.show()
            host.activateWindow()
        made.append(one)
        return one

    yield make
    for one in made:
        if isValid(one.mode):
            one.mode.stop()
        one.signals.close()
