"""A running day in memory: a programme with a wall, a check-in, a map and a talk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from rusdesk.commands.command import Place
from rusdesk.commands.projection import PauseImage, StepAside, projection_of
from rusdesk.commands.wall import LayOutWall
from rusdesk.desk.desk import Desk
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.ids import counted_ids
from rusdesk.domain.people import Group, Question, Unit
from rusdesk.domain.projection import Projection, Scene
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Round
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Map
from rusdesk.domain.wall import Wall
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.clock import GivenClock
from rusdesk.machine.languages import load
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.room.remote import Remote
from rusdesk.ui.run.mode import RunMode
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.fit import Fit
from tests.support.desks import MemoryJournal, MemoryWriter

DAY = 1_779_408_000_000  # 22 May 2026, 0.00 UTC
NINE = DAY + 9 * 3_600_000

UNITS = (
    Unit("10", "Region Blekinge", "Blekinge", "K"),
    Unit("23", "Region Jämtland Härjedalen", "Jämtland Härjedalen", "Z"),
    Unit("25", "Region Norrbotten", "Norrbotten", "BD"),
)

PROGRAMME: tuple[Record, ...] = (
    Part(id="p", title="Förmiddag", rank="A"),
    Item(id="hello", part="p", kind="welcome", title="Välkommen", minutes=10, start=9 * 60, rank="A"),
    Item(id="in", part="p", kind="check_in", title="Incheckning", minutes=20, rank="B"),
    Item(id="board", part="p", kind="dialogue", title="Samtal i grupper", minutes=40, rank="C"),
    Item(id="where", part="p", kind="map", title="Var är vi?", minutes=15, rank="D"),
    Item(id="talk", part="p", kind="talk", title="Inspiration", minutes=20, start=11 * 60, rank="E"),
    Group(id="g1", number=1, rank="A"),
    Group(id="g2", number=2, rank="B"),
    Question(id="q1", text="Vad gör vi nu?", rank="A"),
    Question(id="q2", text="Vad gör vi sedan?", rank="B"),
    Question(id="r1", text="Hur går det?", item="in", rank="C"),
    Question(id="r2", text="Vad behövs?", item="in", rank="D"),
    Round(id="round", title="Incheckning", item="in", questions=("r1", "r2")),
    Map(id="map", title="Karta", item="where"),
    Layer(id="layer", map="map", title="Nu", stages=("Start", "Mitt", "Slut")),
)


class FakeRoom(QObject):
    """The room's control without a window."""

    opened = Signal()
    closed = Signal()
    status_changed = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self.is_open = False
        self.status_text = "Visas i ett fönster"
        self.pictures = 0
        self.is_frozen = False
        self.turned = 0
        self.missing_screen = ""
        self.image_mm = 1350
        self.remote = Remote(self, self)

    def set_image(self, image_mm: int) -> None:
        self.image_mm = image_mm

    def screen_names(self) -> list[str]:
        return ["HDMI-1"]

    def open(self, screen: str | None = None, *, as_window: bool = False) -> None:
        self.is_open = True
        self.opened.emit()

    def close(self) -> None:
        self.is_open = False
        self.closed.emit()

    def freeze(self, is_frozen: bool) -> None:
        self.is_frozen = is_frozen

    def turn(self, by: int) -> None:
        self.turned += by

    @property
    def shown(self) -> Projection:
        return projection_of(self._seat.desk.state)

    def text(self) -> str:
        return f"Rummet ser {self.shown.scene}"

    def text_of(self, scene: Scene, target: str) -> str:
        return f"Rummet ser {scene} {target}"

    def pages(self) -> int:
        return 1

    def toggle_aside(self) -> None:
        self._seat.desk.do(StepAside(not self.shown.is_aside))

    def show_here(self, is_here: bool) -> None:
        self.is_open = is_here
        (self.opened if is_here else self.closed).emit()

    def smallest_px(self) -> int:
        return 32

    def toggle_pause(self, back_at: int = 0) -> None:
        self._seat.desk.do(PauseImage(not projection_of(self._seat.desk.state).is_paused, back_at))

    def preview(self, w: int, h: int, ratio: float = 1.0) -> QPixmap:
        self.pictures += 1
        picture = QPixmap(w, h)
        picture.fill(Qt.GlobalColor.white)
        return picture


@dataclass
class Table:
    """The mode with everything under it, and hands that type."""

    mode: RunMode
    seat: Seat
    desk: Desk
    clock: GivenClock
    journal: MemoryJournal
    room: FakeRoom
    said: list[str] = field(default_factory=list)

    @property
    def state(self) -> State:
        return self.desk.state

    @property
    def line(self) -> QWidget:
        return self.mode.entry.edit

    def type(self, text: str, widget: QWidget | None = None) -> None:
        """Each letter as a key press, Swedish ones too."""
        target = widget or self.line
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def key(
        self,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        widget: QWidget | None = None,
    ) -> None:
        QTest.keyClick(widget or self.line, key, held)

    def enter(self, text: str = "") -> None:
        self.type(text)
        self.key(Qt.Key.Key_Return)

    def go_on(self, text: str = "") -> None:
        self.type(text)
        self.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def texts(self, kind: type[Record]) -> list[str]:
        return [str(getattr(r, "text", "")) for r in self.state.each(kind)]


@pytest.fixture
def new_table(put_up: Callable[..., None], fit: Fit) -> Callable[..., Table]:
    def new(drafts: dict[str, str] | None = None, is_dark: bool = False, size: tuple[int, int] = (1920, 1000)) -> Table:
        clock, journal, said = GivenClock(NINE, UTC), MemoryJournal(), list[str]()
        desk = Desk(State("w"), journal, MemoryWriter(), clock, drafts=drafts)
        desk.do(Place((Workshop(id="w", title="Dialog"), *PROGRAMME), undoable=False))
        areas = tuple(f"area{n}" for n in range(4))
        lay_out = LayOutWall(Wall(id="wall", title="Vägg", item="board", rank="A"), ("g1", "g2"), ("q1", "q2"), areas)
        desk.do(lay_out)
        signals = DeskSignals(desk)
        seat = Seat(signals, load("sv"), Theme(is_dark), clock, UNITS, counted_ids("new"), said.append)
        room = FakeRoom(seat)
        mode = RunMode(seat, room, fit=fit)
        put_up(mode, signals, size)
        mode.enter()
        return Table(mode, seat, desk, clock, journal, room, said)

    return new


@pytest.fixture
def table(new_table: Callable[..., Table]) -> Table:
    return new_table()
