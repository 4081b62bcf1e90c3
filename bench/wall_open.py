"""What a wall costs to open: CPU from the start of the process, and memory, beside a bare window's."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

# what a day with a wall doesn't need before it is asked for
LATER = (
    "reportlab",
    "rusdesk.domain.chapters",
    "rusdesk.ui.attendance.panel",
    "rusdesk.ui.rounds.panel",
    "rusdesk.ui.statusmap.panel",
    "rusdesk.ui.themes.view",
    "rusdesk.ui.votes.panel",
    "rusdesk.ui.wall.paste_preview",
)


def fill(home: Path, count: int) -> None:
    """A library with one workshop, whose only wall has so many notes."""
    from bench.wall_state import records
    from rusdesk.commands.command import Place
    from rusdesk.commands.workshop import BeginWorkshop
    from rusdesk.desk.desk import Desk
    from rusdesk.domain.workshop import Workshop
    from rusdesk.machine.clock import SystemClock
    from rusdesk.machine.paths import places
    from rusdesk.store.library import Library

    library = Library.open(places({"RUSDESK_HOME": str(home)}), create=True)
    workshop, *rest = records(count)
    assert isinstance(workshop, Workshop)
    opened = library.new_workshop(workshop.id)
    desk = Desk(opened.state, library.journal, library.writer, SystemClock())
    desk.do(BeginWorkshop(workshop))
    for n in range(0, len(rest), 5000):
        desk.do(Place(tuple(rest[n : n + 5000])))
    library.close()


def child(what: str, home: str) -> tuple[float, float, float]:
    """CPU seconds of one process to its painted wall, of that what came after the start page, and its MB."""
    environ = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "RUSDESK_HOME": home,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(Path(home) / "bytecode"),
    }
    told = Path(home) / "told"
    command = [sys.executable, "-m", "bench.wall_open", what, str(told)]
    pid = os.posix_spawn(sys.executable, command, environ)
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"bench.wall_open {what} ended with {os.waitstatus_to_exitcode(status)}")
    after, memory = (float(word) for word in told.read_text("utf-8").split())
    return usage.ru_utime + usage.ru_stime, after, memory


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _leave(told: Path, after: float) -> None:
    told.write_text(f"{after} {_megabytes()}", encoding="utf-8")
    # what the end costs isn't part of the start
    os._exit(0)


def _bare(told: Path) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            super().paintEvent(event)
            QTimer.singleShot(0, lambda: _leave(told, 0.0))

    app = QApplication(["bench"])
    window = Window()
    window.resize(1920, 1080)
    window.show()
    app.exec()


def _ours(told: Path) -> None:
    # as the command line does before it reads the window in
    import gc

    gc.disable()
    from PySide6.QtCore import QTimer

    from bench.wall_state import WORKSHOP
    from rusdesk.app import Program
    from rusdesk.machine.paths import places

    program = Program(places(os.environ))
    window = program.window
    window.resize(1920, 1080)
    begun = 0.0

    def open_it() -> None:
        nonlocal begun
        begun = time.process_time()
        window.open_workshop(WORKSHOP, "run")
        QTimer.singleShot(0, look)

    def look() -> None:
        wall = window.mode_widget.activity.wall  # type: ignore[union-attr]
        if not (wall.isVisible() and wall.model and wall.is_sharp):
            QTimer.singleShot(5, look)
            return
        spent = time.process_time() - begun
        if loaded := [name for name in LATER if name in sys.modules]:
            print(f"{', '.join(loaded)} loaded with the wall", file=sys.stderr)
            os._exit(1)
        dark = wall.grab().toImage()
        ink = sum(dark.pixelColor(x, y).lightness() < 90 for x in range(20, 900, 3) for y in range(120, 700, 7))
        if ink < 200:
            sys.exit(f"only {ink} dark pixels: the notes have no words")
        _leave(told, spent)

    def wait() -> None:
        # nobody finds a workshop in the list and opens it before this; what it costs counts from the process's start
        if program.is_ready.is_set():
            open_it()
        else:
            QTimer.singleShot(5, wait)

    window.shelf_set.connect(wait)
    window.show()
    program.app.exec()


if __name__ == "__main__":
    {"bare": _bare, "wall": _ours}[sys.argv[1]](Path(sys.argv[2]))
