"""Pages to look at: how soon they follow a change, and whether the window's frames notice that a document is made."""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from bench import Figure

if TYPE_CHECKING:
    from rusdesk.domain.state import State
    from rusdesk.ui.desk_signals import DeskSignals

ROUNDS = 3
CHANGES = 9
FRAMES = 300
FRAME_MS = 16
EXPORTED = 10_000  # notes in the document that is made while a wall is panned
PANNED = 1_000  # notes on that wall


def run() -> list[Figure]:
    """Fresh processes; medians. The gaps are paired: the same pan with a document being made and without."""
    pages = [_child("pages") for _ in range(ROUNDS)]
    gaps = [_child("gaps") for _ in range(ROUNDS)]
    more = [g["busy"] - g["calm"] for g in gaps]
    return [
        Figure("pages of the document", pages[0]["pages"], ""),
        Figure("first pages after the workshop is opened", statistics.median(p["first"] for p in pages), "ms"),
        Figure("pages seen after a change", statistics.median(p["after"] for p in pages), "ms", 300.0),
        Figure("p99 of the gap between frames, nothing made", statistics.median(g["calm"] for g in gaps), "ms"),
        Figure("and 10 000 notes being made", statistics.median(g["busy"] for g in gaps), "ms"),
        Figure("longer by", statistics.median(more), "ms", 6.0),
        Figure("longest gap meanwhile", statistics.median(g["longest"] for g in gaps), "ms"),
    ]


def _child(what: str) -> dict[str, float]:
    told = Path(tempfile.mkdtemp(prefix="rusdesk-bench-")) / "told"
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    pid = os.posix_spawn(sys.executable, [sys.executable, "-m", "bench.preview", what, str(told)], environ)
    _, status = os.waitpid(pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"bench.preview {what} ended with {os.waitstatus_to_exitcode(status)}")
    said: dict[str, float] = json.loads(told.read_text("utf-8"))
    return said


def _desk(state: State) -> DeskSignals:
    from rusdesk.desk.desk import Desk
    from rusdesk.ui.desk_signals import DeskSignals

    class Nothing:
        def put_change(self, *_: object) -> None: ...
        def put_draft(self, *_: object) -> None: ...
        def queue(self, *_: object) -> None: ...
        def queue_draft(self, *_: object) -> None: ...
        def now_ms(self) -> int:
            return 1_000

    nothing = Nothing()
    return DeskSignals(Desk(state, nothing, nothing, nothing))  # type: ignore[arg-type]


def _pages(told: Path) -> None:
    """Wall-clock time: what somebody waits for at the screen."""
    from bench.minutes import ORDINARY, _notes
    from rusdesk.app import application
    from rusdesk.commands.command import Place
    from rusdesk.domain.outcomes import Outcome
    from rusdesk.machine.clock import SystemClock
    from rusdesk.machine.languages import load
    from rusdesk.ui.document import DocumentMode
    from rusdesk.ui.minutes.warm import WarmMaker
    from rusdesk.ui.seat import Seat
    from rusdesk.ui.tasks import MinutesMaker
    from rusdesk.ui.theme import Theme

    app = application()
    desk = _desk(_notes(ORDINARY))
    seat = Seat(desk, load("sv"), Theme(False), SystemClock(), (), lambda: "o", lambda _said: None)
    mode = DocumentMode(seat, MinutesMaker(()), told.parent, looker=WarmMaker(desk, ()))
    seen: list[tuple[float, int]] = []
    mode._drawer.opened.connect(lambda pages: seen.append((time.perf_counter(), len(pages.sizes))))
    mode.resize(1600, 1000)

    def wait(begun: float) -> float:
        while not seen:
            app.processEvents()
            time.sleep(0.0005)
        return (seen.pop()[0] - begun) * 1000

    begun = time.perf_counter()
    mode.show()
    mode.enter()
    first = wait(begun)
    after, count = [], 0
    for n in range(CHANGES):
        begun = time.perf_counter()
        desk.do(Place((Outcome(id=f"o{n}", kind="decision", text=f"Beslut nummer {n}"),)))
        while not seen:
            app.processEvents()
            time.sleep(0.0005)
        count = seen[-1][1]
        after.append(wait(begun))
    mode.stop()
    desk.close()
    told.write_text(json.dumps({"first": first, "after": statistics.median(after), "pages": count}), "utf-8")


def _gaps(told: Path) -> None:
    """A wall panned at sixty frames a second; the gap from one frame's end to the next one's."""
    import gc

    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent

    from bench.minutes import _notes
    from rusdesk.app import SWITCH_S, application
    from rusdesk.machine.clock import SystemClock
    from rusdesk.machine.languages import load
    from rusdesk.ui.seat import Seat
    from rusdesk.ui.tasks import MinutesMaker
    from rusdesk.ui.theme import Theme
    from rusdesk.ui.wall.fit import Fit
    from rusdesk.ui.wall.view import WallView

    sys.setswitchinterval(SWITCH_S)
    app = application()
    state = _notes(EXPORTED)
    desk = _desk(_notes(PANNED))
    seat = Seat(desk, load("sv"), Theme(False), SystemClock(), (), lambda: "n", lambda _said: None)
    wall = WallView(seat, Fit())
    wall.resize(1920, 1080)
    wall.show_wall("v")
    wall.show()
    wall.zoom_to(1.0)
    maker = MinutesMaker(())
    failed: list[str] = []
    maker.failed.connect(failed.append)
    gc.collect()
    gc.freeze()

    def pan() -> list[float]:
        ends, way = [], QPoint(0, -40)
        due = time.perf_counter()
        for n in range(FRAMES):
            if n % 60 == 0:
                way = -way
            at = QPointF(900, 500)
            event = QWheelEvent(
                at, at, way, way * 3, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            app.sendEvent(wall, event)
            app.processEvents()
            ends.append(time.perf_counter())
            due = max(due + FRAME_MS / 1000, ends[-1])
            while (left := due - time.perf_counter()) > 0:
                # as an event loop does between two frames
                app.processEvents()
                time.sleep(min(left, 0.001))
        return sorted((b - a) * 1000 for a, b in pairwise(ends))

    def p99(gaps: list[float]) -> float:
        return gaps[int(len(gaps) * 0.99)]

    pan()
    calm = pan()
    maker.make(state, told.parent / "ut.pdf")
    busy = pan()
    maker.close()
    desk.close()
    if failed:
        sys.exit(f"the document wasn't made: {failed}")
    said = {"calm": p99(calm), "busy": p99(busy), "longest": busy[-1]}
    told.write_text(json.dumps(said), "utf-8")


if __name__ == "__main__":
    {"pages": _pages, "gaps": _gaps}[sys.argv[1]](Path(sys.argv[2]))
    # what Qt holds at the end isn't measured
    os._exit(0)
