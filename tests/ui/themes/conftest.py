"""A wall with notes seen in Teman, with an asker that is answered by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtTest import QTest

from rusdesk.commands.command import Place
from rusdesk.commands.themes import MakeTheme
from rusdesk.commands.wall import AddNote, LayOutWall
from rusdesk.desk.desk import Desk
from rusdesk.domain.ids import counted_ids
from rusdesk.domain.people import Group
from rusdesk.domain.state import State
from rusdesk.domain.suggesting import answered
from rusdesk.domain.themes import Theme as ThemeRecord
from rusdesk.domain.themes import notes_under, themes_of
from rusdesk.domain.wall import Note, Wall
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.languages import load
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from rusdesk.ui.themes.suggestions import Suggestions
from rusdesk.ui.themes.view import ThemesView
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.model import WallModel
from tests.support.desks import MemoryJournal, MemoryWriter, given_clock


class HandAsker(QObject):
    """Asks nobody; the test answers, late or not at all."""

    answered = Signal(object, object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[dict[str, Any]] = []
        self.is_busy = False

    def ask(self, question: dict[str, Any]) -> None:
        self.asked.append(question)
        self.is_busy = True

    def forget(self) -> None:
        self.is_busy = False

    def answer(self) -> None:
        """The last question, answered as the child would."""
        self.is_busy = False
        self.answered.emit(self.asked[-1], answered(self.asked[-1]))


@dataclass
class Table:
    seat: Seat
    desk: Desk
    view: ThemesView
    suggestions: Suggestions
    asker: HandAsker
    fit: Fit
    said: list[str] = field(default_factory=list)

    @property
    def state(self) -> State:
        return self.desk.state

    def add(self, note_id: str, text: str) -> str:
        note = Note(id=note_id, wall="wall", area="a1", text=text, shape=self.fit.shape(text), made_at=len(self.notes))
        assert self.seat.desk.do(AddNote(note)) is not None
        return note_id

    @property
    def notes(self) -> list[str]:
        return [n.id for n in self.state.each(Note)]

    def theme(self, theme_id: str, title: str, *notes: str) -> None:
        assert self.seat.desk.do(MakeTheme(ThemeRecord(id=theme_id, wall="wall", title=title), notes)) is not None

    @property
    def themes(self) -> dict[str, list[str]]:
        return {t.title: [n.id for n in notes_under(self.state, t.id)] for t in themes_of(self.state, "wall")}

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view, key, held)

    def at(self, name: str) -> QPoint:
        """A point on a note or head."""
        rect = self.view.sight.place_of(name)
        assert rect is not None
        return (rect.topLeft() + QPointF(min(30, rect.width() / 2), min(24, rect.height() / 2))).toPoint()

    def click(self, name: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self.view, Qt.MouseButton.LeftButton, held, self.at(name))

    def drag(self, name: str, to: QPoint) -> None:
        start = self.at(name)
        QTest.mousePress(self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        for part in (0.3, 0.7, 1.0):
            QTest.mouseMove(self.view, start + (to - start) * part)
        QTest.mouseRelease(self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, to)

    def frame(self, theme: str) -> QRectF:
        """Where a theme's frame is seen."""
        frame = self.view.board.frame(theme) if self.view.board else None
        head = self.view.sight.place_of(f"theme:{theme}")
        assert frame is not None and head is not None
        return QRectF(head.topLeft(), frame.rect.size())


@pytest.fixture
def new_table(put_up: Callable[..., None], fit: Fit) -> Callable[..., Table]:
    def new(size: tuple[int, int] = (1256, 700), is_dark: bool = False) -> Table:
        clock, said = given_clock(), list[str]()
        desk = Desk(State("w"), MemoryJournal(), MemoryWriter(), clock)
        desk.do(Place((Workshop(id="w", title="Dialog"), Group(id="g1", number=1), Group(id="g2", number=2))))
        desk.do(LayOutWall(Wall(id="wall", title="Vägg"), ("g1", "g2"), (), ("a1", "a2")))
        signals = DeskSignals(desk)
        seat = Seat(signals, load("sv"), Theme(is_dark), clock, (), counted_ids("new"), said.append)
        asker = HandAsker()
        suggestions = Suggestions(signals, asker)  # type: ignore[arg-type]
        model = WallModel(desk.state, "wall")
        signals.changed.connect(model.follow)
        view = ThemesView(seat, fit, suggestions, lambda: model)
        signals.changed.connect(lambda _c, _s: (view.refresh(), suggestions.hear()))
        view.show_wall("wall")
        put_up(view, signals, size)
        view.setFocus()
        return Table(seat, desk, view, suggestions, asker, fit, said)

    return new


@pytest.fixture
def table(new_table: Callable[..., Table]) -> Table:
    return new_table()
