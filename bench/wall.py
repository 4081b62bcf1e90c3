"""The wall: CPU of a frame while one looks around, zooms, carries and writes, beside one full blit; opening; memory."""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import Figure

if TYPE_CHECKING:
    pass

FEW, MANY, MOST = 1_000, 10_000, 50_000
PROCESSES = 3
FRAMES = 60
STARTS = 5

# name: goals of the median and of the 95th of a hundred frames, in times a blit
_GOALS: dict[str, tuple[float, float | None]] = {
    "pan at 100 %": (8, 30),
    "pan of the whole wall": (6, None),
    "zoom": (10, None),
    "drag of 1": (1, None),
    "drag of 200": (6, None),
    "key to painted text": (3, 12),
}


def run() -> list[Figure]:
    """Fresh processes, medians of them; offscreen at 1920×1080 with selection, areas and the room's window open."""
    found = {count: [_gestures_of(count) for _ in range(PROCESSES)] for count in (MANY, FEW, MOST)}

    def middle(count: int, key: str) -> float:
        return statistics.median(one[key] for one in found[count])

    figures = [Figure("blit", middle(MANY, "blit"), "ms"), Figure("fit, one new text", middle(FEW, "fit"), "µs")]
    for name, (goal, p95) in _GOALS.items():
        figures.append(Figure(name, middle(MANY, name), "×blit", goal))
        figures.append(Figure(f"{name}, p95", middle(MANY, f"{name}, p95"), "×blit", p95))
        if name == "zoom":
            figures.append(Figure("zoom, dearest frame until sharp", middle(MANY, "zoom, max"), "×blit", 90))
        figures.append(Figure(f"{name}, ms", middle(MANY, f"{name}, ms"), "ms"))
    for name in ("pan at 40 %", "Change to painted note"):
        figures.append(Figure(name, middle(MANY, name), "×blit"))
    for name in _GOALS:
        growth = middle(MOST, name) / middle(FEW, name)
        figures.append(Figure(f"{name}, growth {FEW} → {MOST}", growth, "×", 2))
    for name in _GOALS:
        growth = middle(MOST, f"{name}, mean") / middle(FEW, f"{name}, mean")
        figures.append(Figure(f"{name}, growth of the mean", growth, "×"))
    return figures + _opening()


def _gestures_of(count: int) -> dict[str, float]:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "bench.wall", str(count)], env=environ, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"bench.wall {count}: {done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _opening() -> list[Figure]:
    from bench import wall_open

    times: dict[str, list[tuple[float, float, float]]] = {}
    with tempfile.TemporaryDirectory(prefix="rusdesk-bench-") as place:
        homes = {count: Path(place) / str(count) for count in (FEW, MANY, MOST)}
        for count, home in homes.items():
            home.mkdir()
            wall_open.fill(home, count)
        for n in range(STARTS + 1):
            for what, count in (("bare", MANY), ("wall", MANY), ("wall", FEW), ("wall", MOST)):
                one = wall_open.child(what, str(homes[count]))
                # the first writes the byte code that an installed program has
                if n:
                    times.setdefault(what if what == "bare" else str(count), []).append(one)

    def middle(key: str, part: int) -> float:
        return statistics.median(one[part] for one in times[key])

    bare, bare_mb = middle("bare", 0), middle("bare", 2)
    many, after, mb = (middle(str(MANY), part) for part in range(3))
    each = (middle(str(MOST), 2) - middle(str(FEW), 2)) * 1000 / (MOST - FEW)
    return [
        Figure("bare window", bare * 1000, "ms"),
        Figure("process start to painted wall", many * 1000, "ms"),
        Figure("process start to painted wall, times a bare window", many / bare, "×", 6),
        Figure("start page to painted wall, times a bare window", after / bare, "×", 1.5),
        Figure(f"start page to painted wall of {FEW}, times a bare window", middle(str(FEW), 1) / bare, "×"),
        Figure("memory of a bare window", bare_mb, "MB"),
        Figure("memory", mb, "MB"),
        Figure("memory, times a bare window", mb / bare_mb, "×", 4),
        Figure(f"memory a note, {FEW} → {MOST}", each, "KB", 3),
    ]


# one process with one wall


class Measured:
    """A view, a window that only blits, and the frames of both in turn."""

    def __init__(self, count: int) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
        from PySide6.QtWidgets import QApplication, QWidget

        from bench.wall_state import WALL, seat_at
        from rusdesk.commands.projection import ShowScene
        from rusdesk.domain.geometry import Rect
        from rusdesk.machine.languages import load
        from rusdesk.ui.projection.room import RoomControl
        from rusdesk.ui.projection.scenes import ScenePainter
        from rusdesk.ui.theme import Theme, load_fonts
        from rusdesk.ui.wall.fit import Fit
        from rusdesk.ui.wall.painter import NotePainter
        from rusdesk.ui.wall.view import WallView

        class View(WallView):
            painted = 0

            def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
                super().paintEvent(event)
                self.painted += 1

        blit = QPixmap(1920, 1080)
        blit.fill(Qt.GlobalColor.white)

        class Bare(QWidget):
            painted = 0

            def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
                painter = QPainter(self)
                painter.drawPixmap(0, 0, blit)
                painter.end()
                self.painted += 1

        load_fonts()
        self.seat, self.fit = seat_at(count), Fit()
        words, theme = load("sv"), Theme(False)
        scenes = ScenePainter(words, theme, NotePainter(theme, self.fit, words), (), self.seat.clock.zone)
        self.room = RoomControl(self.seat, scenes, lambda _: None)
        camera = (20.0, 20.0, 1300.0, 731.0)
        self.seat.desk.do(ShowScene("wall", WALL, camera))
        self.view, self.bare = View(self.seat, self.fit), Bare()
        self.bare.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for widget in (self.view, self.bare):
            widget.resize(1920, 1080)
        self.view.show_wall(WALL)
        self.view.room_camera = Rect(*camera)
        self.bare.show()
        self.view.show()
        self.room.open(as_window=True)
        self.process: Callable[[], None] = QApplication.processEvents
        self.process()
        self.view.select(self.view.model.all_ids()[:200] if self.view.model else ())
        # as the program does when it has opened
        gc.collect()
        gc.freeze()
        self.found: dict[str, float] = {}
        self.blits: list[float] = []

    def frame(self, step: Callable[[], None], painted: Callable[[], int]) -> float:
        """CPU ms until what the step changed is painted."""
        before, start = painted(), time.process_time()
        step()
        self.process()
        for _ in range(100):
            if painted() > before:
                return (time.process_time() - start) * 1000
            time.sleep(0.001)
            self.process()
        raise RuntimeError("nothing was painted")

    def rest(self) -> list[float]:
        """Wait until the wall is sharp and what may come later is prepared; CPU ms of each turn of the event loop."""
        spent = []
        for _ in range(3000):
            start = time.process_time()
            self.process()
            spent.append((time.process_time() - start) * 1000)
            if self.view.is_sharp:
                return spent
            time.sleep(0.002)
        raise RuntimeError("never sharp")

    def idle(self) -> None:
        """A moment's pause, as before anybody takes hold of the mouse."""
        end = time.monotonic() + 2.5
        while time.monotonic() < end:
            self.process()
            time.sleep(0.01)

    def measure(
        self, name: str, step: Callable[[int], None], painted: Callable[[], int] | None = None, frames: int = FRAMES
    ) -> None:
        counted = painted or (lambda: self.view.painted)
        times, floor = [], []
        for n in range(frames):
            times.append(self.frame(lambda n=n: step(n), counted))  # type: ignore[misc]
            floor.append(self.frame(self.bare.update, lambda: self.bare.painted))
        blit = statistics.median(floor)
        self.blits += floor
        ordered = sorted(times)
        self.found[name] = statistics.median(times) / blit
        self.found[f"{name}, ms"] = statistics.median(times)
        self.found[f"{name}, mean"] = statistics.fmean(times) / blit
        self.found[f"{name}, p95"] = ordered[round(0.95 * (frames - 1))] / blit
        dearest = max(times) if name != "zoom" else max(*times, *self.rest())
        self.found[f"{name}, max"] = dearest / blit
        self.must_be_exact(name)

    def must_be_exact(self, name: str) -> None:
        """At rest what was kept must equal what is painted from nothing, and have words."""
        self.rest()
        editor = self.view.editor
        if editor:
            editor.setCursorWidth(0)
        kept = self.view.grab().toImage()
        buffer = self.view.canvas._buffer
        overview = buffer._overview, buffer._overview_of
        self.view.canvas._overlay.forget()
        buffer.forget()
        if kept != self.view.grab().toImage():
            raise RuntimeError(f"{name}: what is seen at rest isn't what a full repaint gives")
        buffer._overview, buffer._overview_of = overview

    def must_have_ink(self) -> None:
        image = self.view.grab().toImage()
        dark = sum(image.pixelColor(x, y).lightness() < 70 for x in range(0, 1900, 3) for y in range(0, 1000, 7))
        if dark < 1000:
            raise RuntimeError(f"only {dark} dark pixels: the notes have no words")


def child(count: int, kind: type[Measured] = Measured) -> dict[str, float]:
    """Every gesture at a wall with so many notes, in this process; how a frame is measured is the kind's business."""
    from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QApplication

    from bench.wall_state import WALL, texts
    from rusdesk.commands.wall import AddNote
    from rusdesk.domain.geometry import Rect
    from rusdesk.domain.wall import Note
    from rusdesk.ui.wall.fit import Fit
    from rusdesk.ui.wall.lens import Lens

    app = QApplication(["bench"])
    one = kind(count)
    view = one.view

    def wheel(dx: int, dy: int, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        at = QPointF(900, 500)
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(view, QWheelEvent(at, at, QPoint(dx, dy), QPoint(dx, dy), none, mods, phase, False))

    def mouse(kind: QEvent.Type, at: QPointF) -> None:
        left = Qt.MouseButton.LeftButton
        QApplication.sendEvent(view, QMouseEvent(kind, at, at, left, left, Qt.KeyboardModifier.NoModifier))

    def near(x: float, y: float) -> None:
        """At 100 %, with this point of the wall in the upper left corner."""
        view.sight.look(Lens(1.0, -x, -y))
        one.rest()

    view.fit_all()
    one.rest()
    one.idle()
    # looking around; the whole way stays on the wall
    one.measure("pan of the whole wall", lambda n: wheel(-5 if n < FRAMES / 2 else 5, -3 if n < FRAMES / 2 else 3))
    near(-50, -50)
    view.zoom_to(0.4, QPointF(0, 0))
    one.rest()
    one.measure("pan at 40 %", lambda _: wheel(-15, -12))
    near(-50, -50)
    one.must_have_ink()
    one.measure("pan at 100 %", lambda _: wheel(-40, -25))
    one.idle()
    control = Qt.KeyboardModifier.ControlModifier
    # out and in again by a factor of four
    one.measure("zoom", lambda n: wheel(0, -30 if n < FRAMES / 2 else 30, control))
    assert view.model is not None
    for carried in (1, 200):
        near(-50, -50)
        seen = view.model.ids_within(view.camera)
        first = view.model.nearest_to(Rect(view.camera.x + 400, view.camera.y + 300, 1, 1))
        view.select([first] if carried == 1 else [*dict.fromkeys([first, *seen, *view.model.all_ids()])][:carried])
        rect, camera = view.model.rect(first), view.camera
        start = QPointF(rect.x - camera.x + 60, rect.y - camera.y + 60)
        one.rest()
        mouse(QEvent.Type.MouseButtonPress, start)
        mouse(QEvent.Type.MouseMove, start + QPointF(30, 20))
        one.rest()

        def carry(n: int, start: QPointF = start) -> None:
            mouse(QEvent.Type.MouseMove, start + QPointF(40 + 6 * n, 30 + 4 * n))

        one.measure(f"drag of {carried}", carry)
        view.step_back()
        view.select(())
        one.rest()

    def add(n: int) -> None:
        note = Note(id=f"new{n}", wall=WALL, text="En ny lapp", made_at=count + n)
        one.seat.desk.do(AddNote(note, at=(60.0 + n % 10 * 150, 80.0 + n // 10 * 150)))

    near(-50, -50)
    one.room.close()
    one.measure("Change to painted note", add)
    one.room.open(as_window=True)
    one.rest()

    class Counter(QObject):
        painted = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() is QEvent.Type.Paint:
                self.painted += 1
            return False

    view.edit("new3")
    assert view.editor is not None
    one.rest()
    counter = Counter()
    view.editor.viewport().installEventFilter(counter)
    typed = "Samverkan mellan regioner och kommuner är det som vi vill "

    def key(n: int) -> None:
        letter = typed[n % len(typed)]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(view.editor, event)

    one.measure("key to painted text", key, lambda: counter.painted)
    view.editor.viewport().removeEventFilter(counter)
    view.editor.leave()
    fit, new = Fit(), texts(1000)
    start = time.process_time()
    for text in new:
        fit.px(text, fit.shape(text))
    one.found["fit"] = (time.process_time() - start) / len(new) * 1e6
    if one.blits:
        one.found["blit"] = statistics.median(one.blits)
    one.room.close()
    one.seat.desk.close()
    del app
    return one.found


def _main() -> None:
    found: Any = child(int(sys.argv[1]))
    print(json.dumps(found), flush=True)
    os._exit(0)


if __name__ == "__main__":
    _main()
