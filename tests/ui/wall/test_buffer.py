"""The backing picture: after every gesture it equals the wall painted from nothing, pixel by pixel."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rusdesk.commands.command import Place
from rusdesk.commands.wall import AddNote, EditNote, HideNotes, MoveNotes, RemoveNotes
from rusdesk.domain.geometry import Rect
from rusdesk.domain.wall import COLOURS, Note, TextCard, areas_of
from rusdesk.ui.wall import buffer as module
from rusdesk.ui.wall import picture
from rusdesk.ui.wall.buffer import Pane, ViewBuffer, pane_of
from rusdesk.ui.wall.lens import Lens, snapped
from rusdesk.ui.wall.view import WallView

Control = Qt.KeyboardModifier.ControlModifier
No = Qt.KeyboardModifier.NoModifier
WORDS = ("strategi", "region", "nätverk", "dialog", "genomförande", "utbyte", "lärande", "hållbar", "omställning", "vi")


class Desk:
    """A view on a wall with frames, a card and notes of every kind."""

    def __init__(self, qtbot: QtBot, table: Any, count: int = 160) -> None:
        self.bot, self.table = qtbot, table
        dice = random.Random(7)
        areas = areas_of(table.state, "wall")
        self.ids: list[str] = []
        notes = []
        for n in range(count):
            text = " ".join(dice.choice(WORDS) for _ in range(dice.randint(1, 22)))
            area = areas[n % len(areas)] if n % 3 else None
            note_id = table.seat.new_id()
            self.ids.append(note_id)
            notes.append(
                Note(
                    id=note_id,
                    wall="wall",
                    area=area.id if area else "",
                    text=text,
                    colour=COLOURS[n % 8],
                    shape=table.fit.shape(text),
                    author="Norra" if n % 4 == 0 else "",
                    is_hidden=n % 9 == 0,
                    x=round(dice.uniform(0, 900)) / (1 if area else 0.25),
                    y=round(dice.uniform(50, 600)) / (1 if area else 0.25),
                    made_at=n,
                )
            )
        card = TextCard(id="card", wall="wall", heading="Att tänka på", body="- Ett\n- Två", x=-330, y=40)
        table.seat.desk.do(Place((card, *notes)))
        self.view = WallView(table.seat, table.fit)
        qtbot.addWidget(self.view)
        self.view.resize(1000, 700)
        self.view.show_wall("wall")
        with qtbot.waitExposed(self.view):
            self.view.show()

    def frame(self) -> None:
        self.view.repaint()

    def wheel(self, dx: int, dy: int, mods: Qt.KeyboardModifier = No) -> None:
        at = QPointF(431, 317)
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, self.view.mapToGlobal(at), QPoint(), QPoint(dx, dy), none, mods, phase, False)
        QApplication.sendEvent(self.view, event)
        self.frame()

    def mouse(self, kind: QEvent.Type, at: QPointF) -> None:
        left = Qt.MouseButton.LeftButton
        QApplication.sendEvent(self.view, QMouseEvent(kind, at, self.view.mapToGlobal(at), left, left, No))
        self.frame()

    def middle_of(self, note: str) -> QPointF:
        assert self.view.model is not None
        rect, camera, zoom = self.view.model.rect(note), self.view.camera, self.view.zoom
        return QPointF((rect.x - camera.x + rect.w / 2) * zoom, (rect.y - camera.y + rect.h / 2) * zoom)

    def picture(self) -> QImage:
        return self.view.grab().toImage()

    def colour_at(self, at: QPointF) -> str:
        """The colour seen at a point of the view."""
        picture = self.picture()
        ratio = picture.devicePixelRatio()
        return picture.pixelColor(round(at.x() * ratio), round(at.y() * ratio)).name()

    def must_be_exact(self) -> None:
        """What is seen at rest, and what is seen when nothing of it was kept."""
        self.bot.waitUntil(lambda: (self.frame(), self.view.is_sharp)[1])
        kept = self.picture()
        assert self.view.is_sharp
        self.view.canvas._buffer.forget()
        self.view.canvas._overlay.forget()
        fresh = self.picture()
        assert kept.size() == fresh.size()
        off = (
            [
                (x, y)
                for y in range(kept.height())
                for x in range(kept.width())
                if kept.constScanLine(y) != fresh.constScanLine(y) and kept.pixel(x, y) != fresh.pixel(x, y)
            ]
            if kept != fresh
            else []
        )
        assert not off, f"{len(off)} pixels differ, first at {off[0]}"


@pytest.fixture
def desk(qtbot: QtBot, table: Any) -> Desk:
    return Desk(qtbot, table)


ZOOMS = [1.0, 0.35, 0.5, 0.73, 0.2, 0.1, 2.0, 1.37]


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_pan_ends_exact(desk: Desk, zoom: float) -> None:
    desk.view.zoom_to(zoom, QPointF(300, 200))
    desk.view.select(desk.ids[::3])
    desk.view.room_camera = Rect(40, 40, 500, 300)
    desk.frame()
    for dx, dy in ((-25, -15), (-130, 7), (33, -220), (900, 3), (-7, 400), (-61, -59)) * 2:
        desk.wheel(dx, dy)
    desk.must_be_exact()


def test_the_picture_is_the_wall_as_everyone_paints_it(desk: Desk) -> None:
    view = desk.view
    if view.devicePixelRatioF() != 1.0:
        pytest.skip("the two round differently between pixels")
    view.zoom_to(0.73, QPointF(0, 0))
    for _ in range(5):
        desk.wheel(-70, -90)
    seen = desk.picture()
    image = QImage(seen.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.fillRect(image.rect(), desk.table.seat.theme.wall)
    lens = pane_of(view.sight.lens, view.width(), view.height(), 1.0).lens
    assert view.model is not None
    view.canvas.notes.paint_model(painter, view.model, lens, QRectF(image.rect()), view.current_area)
    painter.end()
    bar = view.fringe.zoom_bar.geometry()
    for part in ((0, 0, view.width(), bar.y() - 2), (0, bar.y() - 2, bar.x() - 2, view.height() - bar.y())):
        assert seen.copy(*part).convertToFormat(image.format()) == image.copy(*part)


def test_a_zoom_ends_exact_and_is_stretched_until_then(desk: Desk) -> None:
    desk.wheel(0, 120, Control)
    assert not desk.view.is_sharp
    for step in (120, 120, -240, 60, 300):
        desk.wheel(0, step, Control)
    before = desk.picture()
    desk.bot.waitUntil(lambda: desk.view.is_sharp)
    assert desk.picture() != before
    desk.must_be_exact()


@pytest.mark.parametrize("is_idle_before", [True, False])
def test_all_of_a_zoom_is_filled_by_the_overview(desk: Desk, is_idle_before: bool) -> None:
    desk.view.zoom_to(1.0, QPointF(0, 0))
    desk.frame()
    if is_idle_before:
        while desk.view.canvas.prepare(1.0):
            pass
    for _ in range(4):
        desk.wheel(0, -500, Control)
    assert not desk.view.is_sharp
    camera, zoom = desk.view.camera, desk.view.zoom
    wall = desk.table.seat.theme.wall.name()
    note = max(desk.ids, key=lambda i: desk.view.model.rect(i).x)  # type: ignore[union-attr]
    rect = desk.view.model.rect(note)  # type: ignore[union-attr]
    at = QPointF((rect.x + rect.w / 3 - camera.x) * zoom, (rect.y + rect.h / 3 - camera.y) * zoom)
    assert QRectF(0, 0, 1000, 700).contains(at)
    assert desk.colour_at(at) != wall


@pytest.mark.parametrize("zoom", [1.0, 0.5, 0.2])
@pytest.mark.parametrize("count", [1, 5, 80])
def test_carrying_ends_exact(desk: Desk, count: int, zoom: float) -> None:
    desk.view.zoom_to(zoom, QPointF(0, 0))
    desk.frame()
    held = desk.ids[1]
    desk.view.reveal_note(held)
    chosen = [held, *(i for i in desk.ids if i != held)][:count]
    desk.view.select(chosen)
    start = desk.middle_of(held)
    top = desk.view.model and desk.view.model.note_at(*desk.view.sight.lens.to_wall(start.x(), start.y()))
    if top not in chosen:
        desk.view.select([top, *chosen])
    desk.mouse(QEvent.Type.MouseButtonPress, start)
    for n in range(1, 9):
        desk.mouse(QEvent.Type.MouseMove, start + QPointF(13 * n, 9 * n))
    desk.must_be_exact()
    desk.mouse(QEvent.Type.MouseMove, start + QPointF(150, 90))
    desk.mouse(QEvent.Type.MouseButtonRelease, start + QPointF(150, 90))
    desk.must_be_exact()
    desk.table.seat.desk.undo()
    desk.must_be_exact()


def test_carried_notes_are_shown_once(desk: Desk) -> None:
    """Neither left behind in the backing picture nor gone from under the pointer."""
    desk.view.zoom_to(1.0, QPointF(0, 0))
    note = desk.ids[0]
    desk.table.seat.desk.do(MoveNotes((_move(note, -400, -400),)))
    desk.view.reveal_note(note)
    desk.frame()
    paper = desk.table.seat.theme
    desk.table.seat.desk.do(HideNotes((note,), False))
    start = desk.middle_of(note)
    fill = paper.note_fill(desk.table.note(note).colour).name()
    assert desk.colour_at(start + QPointF(0, 30)) == fill
    desk.mouse(QEvent.Type.MouseButtonPress, start)
    for n in range(1, 6):
        desk.mouse(QEvent.Type.MouseMove, start + QPointF(0, 60 * n))
    assert desk.colour_at(start + QPointF(0, 30)) == paper.wall.name()
    assert desk.colour_at(start + QPointF(0, 330)) == fill
    desk.mouse(QEvent.Type.MouseButtonRelease, start + QPointF(0, 300))


def _move(note: str, x: float, y: float) -> Any:
    from rusdesk.commands.wall import Move

    return Move(note, "", x, y)


def test_every_change_ends_exact(desk: Desk) -> None:
    door, table = desk.table.seat.desk, desk.table
    desk.view.zoom_to(0.5, QPointF(0, 0))
    desk.frame()
    area = areas_of(table.state, "wall")[1].id
    new = Note(id="ny", wall="wall", area=area, text="En ny lapp", x=30, y=90, made_at=900)
    for command in (
        AddNote(new, at=(30.0, 90.0)),
        EditNote("ny", "En ny lapp med andra ord", "2x1"),
        HideNotes((desk.ids[4], "ny"), True),
        MoveNotes((_move("ny", 260, 260),)),
        RemoveNotes((desk.ids[7], desk.ids[8])),
    ):
        assert door.do(command) is not None
        desk.must_be_exact()
    desk.view.set_current_area(areas_of(table.state, "wall")[-1].id)
    desk.must_be_exact()
    desk.view.choice.select_area("")
    desk.must_be_exact()
    desk.view.select(desk.ids[3:5])
    desk.must_be_exact()
    desk.view._hearing.forget_new()
    desk.must_be_exact()


def test_resizing_and_coming_back_to_a_wall_end_exact(desk: Desk) -> None:
    for size in ((1300, 900), (640, 480), (1000, 701)):
        desk.view.resize(*size)
        desk.must_be_exact()
    desk.view.fit_all()
    desk.must_be_exact()
    desk.view.show_wall("")
    desk.view.show_wall("wall")
    desk.must_be_exact()


def test_what_takes_long_is_painted_in_slices(
    qtbot: QtBot, new_table: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(qtbot, new_table(), 500)
    desk.view.fit_all()
    desk.frame()
    ticks = iter(range(1_000_000))
    monkeypatch.setattr(desk.view.canvas._buffer, "_clock", lambda: next(ticks) * 0.005)
    monkeypatch.setattr(module, "_QUICK", 0.1)
    monkeypatch.setattr(picture, "_AT_ONCE", 5)
    desk.view.zoom_to(0.5, desk.middle_of(desk.ids[1]))
    desk.view.repaint()
    assert not desk.view.is_sharp, "two chunks are all that the first frame has time for"
    stand_in = desk.view.canvas._buffer._sheet
    frames = 0
    while not desk.view.is_sharp:
        desk.view.sight.look(desk.view.sight.lens.moved(-3, -2))
        desk.frame()
        frames += 1
        assert frames < 50
    assert frames > 2 and desk.view.canvas._buffer._sheet is not stand_in
    desk.must_be_exact()


def test_many_are_carried_far_and_all_of_them_are_seen(desk: Desk) -> None:
    """More than the view holds: those that were outside it are seen when they come in."""
    view = desk.view
    view.sight.look(Lens(1.0, -1200.0, -900.0))
    desk.frame()
    assert view.model is not None
    here = view.model.ids_within(view.camera)
    held = min(here, key=lambda i: (desk.middle_of(i) - QPointF(150, 150)).manhattanLength())
    view.select(desk.ids)
    start = desk.middle_of(held)
    desk.mouse(QEvent.Type.MouseButtonPress, start)
    for n in range(1, 11):
        desk.mouse(QEvent.Type.MouseMove, start + QPointF(60 * n, 35 * n))
        view.mouse._edge.stop()
    desk.must_be_exact()
    view.step_back()
    desk.must_be_exact()


def test_what_was_let_go_stays_seen_until_the_wall_shows_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A drop that takes several frames to paint never leaves a gap where the notes were."""
    view = desk.view
    view.zoom_to(0.5, QPointF(0, 0))
    desk.frame()
    held = max(desk.ids, key=lambda i: view.model.rect(i).x)  # type: ignore[union-attr]
    view.reveal_note(held)
    view.select([held])
    start = desk.middle_of(held)
    desk.mouse(QEvent.Type.MouseButtonPress, start)
    desk.mouse(QEvent.Type.MouseMove, start + QPointF(-40, -30))
    desk.mouse(QEvent.Type.MouseMove, start + QPointF(-80, -60))
    monkeypatch.setattr(module, "_QUICK", -1.0)
    monkeypatch.setattr(module, "SLICE", -1.0)
    fill = desk.colour_at(start + QPointF(-80, -42))
    assert fill != desk.table.seat.theme.wall.name()
    desk.mouse(QEvent.Type.MouseButtonRelease, start + QPointF(-80, -60))
    assert not view.is_sharp
    assert desk.colour_at(start + QPointF(-80, -42)) == fill
    monkeypatch.undo()
    desk.must_be_exact()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_what_lies_between_two_pixels_goes_one_way_wherever_the_view_stands(qapp: QApplication, ratio: float) -> None:
    pixmap = QPixmap(10, 10)
    painter = QPainter(pixmap)
    painter.scale(ratio, ratio)
    for zoom in (0.35, 0.15, 0.5, 0.9, 1.0, 0.73):
        for wall in (10, 30, 50, 70, 90, 110.5, 150, 12.25):
            away = set()
            for pixels in (0, 1, 2, 333, 1000, 4096, -7, -50_000):
                lens = Lens(zoom, pixels / ratio, 0.0)
                away.add(round(snapped(painter, lens.to_view(Rect(wall, 0, 136, 136))).x() * ratio - pixels, 6))
            assert len(away) == 1 and away.pop().is_integer()
    painter.end()


class Squares:
    """A picture whose every part tells where it is."""

    def paint(self, painter: QPainter, lens: Lens, exposed: QRectF) -> Any:
        painter.fillRect(exposed, Qt.GlobalColor.white)
        for n in range(-25, 45):
            for m in range(-25, 45):
                rect = lens.to_view(Rect(n * 20, m * 20, 10 + n % 7, 10 + m % 5))
                if rect.intersects(exposed):
                    painter.fillRect(snapped(painter, rect), Qt.GlobalColor(2 + (n * 7 + m * 3) % 16))
        yield

    def cost(self, lens: Lens, exposed: QRectF) -> float:
        return 0.0

    def spread(self, zoom: float) -> float:
        return 1.0

    def bounds(self) -> Rect | None:
        return None


def _shown(buffer: ViewBuffer, pane: Pane) -> QImage:
    pixmap = QPixmap(pane.w, pane.h)
    painter = QPainter(pixmap)
    buffer.show(painter, pane, False)
    painter.end()
    return pixmap.toImage()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_scrolling_bares_what_is_painted_anew(qapp: QApplication, ratio: float) -> None:
    squares, white = Squares(), Qt.GlobalColor.white
    buffer = ViewBuffer(squares, squares, white)  # type: ignore[arg-type]
    pane = Pane(1.0, ratio, 0, 0, 300, 200)
    dice = random.Random(3)
    for _ in range(20):
        pane = pane.at(pane.x + dice.randint(-90, 90), pane.y + dice.randint(-90, 90))
        assert _shown(buffer, pane) == _shown(ViewBuffer(squares, squares, white), pane)  # type: ignore[arg-type]


def test_a_strip_that_is_forgotten_would_be_seen(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    squares, white = Squares(), Qt.GlobalColor.white
    buffer = ViewBuffer(squares, squares, white)  # type: ignore[arg-type]
    _shown(buffer, Pane(1.0, 1.0, 0, 0, 300, 200))
    monkeypatch.setattr(module.Sheet, "paint", lambda *_: None)
    moved = Pane(1.0, 1.0, 90, 80, 300, 200)
    scrolled = _shown(buffer, moved)
    monkeypatch.undo()
    assert scrolled != _shown(ViewBuffer(squares, squares, white), moved)  # type: ignore[arg-type]


class Endless(Squares):
    """A picture that is never ready within a slice."""

    def paint(self, painter: QPainter, lens: Lens, exposed: QRectF) -> Any:
        for _ in range(1000):
            painter.fillRect(exposed, Qt.GlobalColor.white)
            yield

    def cost(self, lens: Lens, exposed: QRectF) -> float:
        return 1e6

    def bounds(self) -> Rect | None:
        return Rect(0, 0, 900, 900)


def _held_painters() -> list[QPainter]:
    return [each for each in gc.get_objects() if type(each) is QPainter and each.isActive()]


@pytest.mark.parametrize("is_cycle", [False, True])
def test_a_view_that_goes_half_painted_closes_its_painters(qapp: QApplication, is_cycle: bool) -> None:
    """A pixmap that is freed under an open painter ends the program, now or at the next sweep."""
    gc.collect()
    assert _held_painters() == []
    endless, white = Endless(), Qt.GlobalColor.white
    ticks = iter(range(10**6))
    buffer = ViewBuffer(endless, endless, white, lambda: float(next(ticks)))  # type: ignore[arg-type]
    _shown(buffer, Pane(1.0, 1.0, 0, 0, 30, 20))
    _shown(buffer, Pane(0.5, 1.0, 0, 0, 30, 20))
    assert buffer.prepare_overview(1.0)
    coming, overview = buffer._coming, buffer._overview_coming
    assert coming and overview and not buffer.is_sharp
    held = _held_painters()
    assert len(held) == 2
    # kept past the buffer, so that this fails and doesn't end the tests
    pixmaps = [coming.sheet.pixmap, overview.sheet.pixmap]
    if is_cycle:
        buffer.itself = buffer  # type: ignore[attr-defined]
    del buffer, coming, overview
    gc.collect()
    assert [painter.isActive() for painter in held] == [False, False]
    assert not any(pixmap.paintingActive() for pixmap in pixmaps)
