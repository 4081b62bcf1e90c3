"""The wall: CPU of a frame while one looks around, zooms, carries and writes, beside one full blit."""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from bench import Figure

if TYPE_CHECKING:
    from rusdesk.ui.desk_signals import DeskSignals
    from rusdesk.ui.wall.view import WallView

NOTES = 1_000
MANY = 10_000
FRAMES = 40
FULL_RATE = 16.7  # ms that a frame has at 60 a second

_WORDS = """strategi region nätverk dialog genomförande kollegialt utbyte lärande styra leda hållbar omställning att och
 det som är i på vi kan hur vem gör vad utvecklingsdirektörer handlingsplan mandat forum röst"""


def run() -> list[Figure]:
    """Offscreen at 1920×1080. What is painted is checked for ink, so that nothing is fast by leaving it out."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from rusdesk.ui.theme import load_fonts

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    load_fonts()
    out = [*_fit_figures()]
    for count in (NOTES, MANY):
        out += _wall_figures(count, goal=FULL_RATE if count == NOTES else None)
    return out


def _texts(count: int) -> list[str]:
    dice = random.Random(1)
    words = _WORDS.split()
    return [" ".join(dice.choice(words) for _ in range(dice.randint(2, 24))) for _ in range(count)]


def _fit_figures() -> list[Figure]:
    from rusdesk.ui.wall.fit import Fit

    fit, texts = Fit(), _texts(NOTES)
    start = time.process_time()
    for text in texts:
        fit.px(text, fit.shape(text))
    return [Figure("fit, one new text", (time.process_time() - start) / len(texts) * 1e6, "µs")]


def _wall_figures(count: int, goal: float | None) -> list[Figure]:
    from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
    from PySide6.QtGui import QMouseEvent, QPainter, QPixmap, QWheelEvent
    from PySide6.QtWidgets import QApplication, QWidget

    from rusdesk.commands.wall import AddNote
    from rusdesk.domain.wall import Note

    view, desk = _view(count)
    blit = QPixmap(1920, 1080)
    blit.fill(Qt.GlobalColor.white)
    bare = type("Bare", (QWidget,), {"paintEvent": lambda self, _: QPainter(self).drawPixmap(0, 0, blit)})()
    bare.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    bare.resize(1920, 1080)
    bare.show()
    QApplication.processEvents()
    figures: list[Figure] = []

    def measure(name: str, step: Callable[[int], None]) -> None:
        times, floor = [], []
        for n in range(FRAMES):
            start = time.process_time()
            step(n)
            view.repaint()
            times.append((time.process_time() - start) * 1000)
            start = time.process_time()
            bare.repaint()
            floor.append((time.process_time() - start) * 1000)
        times.sort()
        spent = statistics.median(times)
        figures.append(Figure(f"{count}: {name}", spent, "ms", goal))
        figures.append(Figure(f"{count}: {name}, p95", times[int(0.95 * (FRAMES - 1))], "ms"))
        figures.append(Figure(f"{count}: {name}, times a blit", spent / statistics.median(floor), "×"))

    def wheel(delta: QPoint, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        at = QPointF(900, 500)
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(view, QWheelEvent(at, at, QPoint(), delta, none, mods, phase, False))

    def mouse(kind: QEvent.Type, at: QPointF) -> None:
        left = Qt.MouseButton.LeftButton
        QApplication.sendEvent(view, QMouseEvent(kind, at, at, left, left, Qt.KeyboardModifier.NoModifier))

    view.zoom_to(1.0)
    _must_have_ink(view)
    measure("pan at 100 %", lambda _: wheel(QPoint(-15, -12)))
    view.zoom_to(0.4)
    measure("pan at 40 %", lambda _: wheel(QPoint(-15, -12)))
    view.fit_all()
    measure("pan of the whole wall", lambda _: wheel(QPoint(-5, -3)))
    view.zoom_to(1.0)
    control = Qt.KeyboardModifier.ControlModifier
    measure("zoom", lambda n: wheel(QPoint(0, 24 if n < FRAMES / 2 else -24), control))
    for carried in (1, 200):
        view.fit_all()
        view.zoom_to(1.0, QPointF(0, 0))
        assert view.model is not None
        seen = view.model.ids_within(view.camera)
        view.select(seen[:1] if carried == 1 else [*seen, *view.model.all_ids()][:carried])
        rect, camera = view.model.rect(seen[0]), view.camera
        start = QPointF(rect.x - camera.x + 60, rect.y - camera.y + 60)
        mouse(QEvent.Type.MouseButtonPress, start)

        def carry(n: int, start: QPointF = start) -> None:
            mouse(QEvent.Type.MouseMove, start + QPointF(40 + n, 30 + n))

        measure(f"carry {carried}", carry)
        view.choice.select(())
        view.step_back()

    def add(n: int) -> None:
        note = Note(id=f"new{n}", wall="wall", text="En ny lapp", made_at=MANY + n)
        desk.do(AddNote(note, at=(40.0 + n, 40.0)))

    measure("add a note", add)
    view.close()
    bare.close()
    desk.close()
    return figures


def _must_have_ink(view: WallView) -> None:
    """Dark pixels among the notes, or the figures mean nothing."""
    image = view.grab().toImage()
    dark = sum(image.pixelColor(x, y).lightness() < 70 for x in range(0, 1900, 3) for y in range(0, 1000, 7))
    if dark < 1000:
        raise RuntimeError(f"only {dark} dark pixels: the notes have no words")


def _view(count: int) -> tuple[WallView, DeskSignals]:
    """A shown view of a wall with so many notes, and the desk under it."""
    from datetime import UTC

    from PySide6.QtWidgets import QApplication

    from rusdesk.desk.desk import Desk
    from rusdesk.domain.change import added, with_edits
    from rusdesk.domain.ids import counted_ids
    from rusdesk.domain.state import State
    from rusdesk.domain.wall import COLOURS, Note, Wall
    from rusdesk.domain.workshop import Workshop
    from rusdesk.machine.languages import load
    from rusdesk.ui.desk_signals import DeskSignals
    from rusdesk.ui.seat import Seat
    from rusdesk.ui.theme import Theme
    from rusdesk.ui.wall.fit import Fit
    from rusdesk.ui.wall.view import WallView

    class Nowhere:
        def put_change(self, *_: object) -> None: ...
        def put_draft(self, *_: object) -> None: ...
        def queue(self, *_: object) -> None: ...
        def queue_draft(self, *_: object) -> None: ...
        def now_ms(self) -> int:
            return 1

        def zone(self) -> object:
            return UTC

    texts = _texts(NOTES)
    columns = int((count / 0.56) ** 0.5)
    records = [Workshop(id="w", title="Mätning"), Wall(id="wall", title="Vägg")]
    notes = [
        Note(
            id=f"n{n}",
            wall="wall",
            text=texts[n % NOTES],
            colour=COLOURS[n % 8],
            x=(n % columns) * 148.0,
            y=(n // columns) * 148.0,
            made_at=n,
        )
        for n in range(count)
    ]
    state = with_edits(State("w"), [added(r) for r in [*records, *notes]], 0)
    nowhere = Nowhere()
    desk = DeskSignals(Desk(state, nowhere, nowhere, nowhere))
    seat = Seat(desk, load("sv"), Theme(False), nowhere, (), counted_ids("k"), print)  # type: ignore[arg-type]
    view = WallView(seat, Fit())
    view.resize(1920, 1080)
    view.show_wall("wall")
    view.show()
    QApplication.processEvents()
    return view, desk
