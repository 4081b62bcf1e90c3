"""Start: the CPU it takes until the window can be used, and until the list is filled, beside a bare Qt window."""

from __future__ import annotations

import gc
import os
import statistics
import sys
import tempfile
from pathlib import Path

from bench import Figure

ROUNDS = 7
WORKSHOPS = 20
LATE = ("reportlab", "numpy", "sqlalchemy")  # not needed before a workshop is opened, or written


def run() -> list[Figure]:
    """Fresh processes in turn, medians; wall-clock time is not looked at."""
    with tempfile.TemporaryDirectory(prefix="rusdesk-bench-") as home:
        _fill(Path(home))
        spent: dict[str, list[float]] = {"bare": [], "shell": [], "list": [], "open": []}
        for what in spent:
            # writes the byte code that an installed program has
            _cpu(what, home)
        for _ in range(ROUNDS):
            for what, times in spent.items():
                times.append(_cpu(what, home))
    bare, shell, listed, opened = (statistics.median(times) * 1000 for times in spent.values())
    return [
        Figure("bare PySide6 window", bare, "ms"),
        Figure("shell with working buttons", shell, "ms"),
        Figure("list of workshops filled", listed, "ms"),
        Figure("library open", opened, "ms"),
        Figure("shell, times a bare window", shell / bare, "×", 1.8),
        Figure("list filled, times a bare window", listed / bare, "×", 4.0),
        Figure("library open, times a bare window", opened / bare, "×"),
    ]


def _cpu(what: str, home: str) -> float:
    """Seconds of user and system time of one process from its start to what is waited for."""
    environ = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "RUSDESK_HOME": home,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(Path(home) / "bytecode"),
    }
    pid = os.posix_spawn(sys.executable, [sys.executable, "-m", "bench.start", what], environ)
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"bench.start {what} ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime


def _fill(home: Path) -> None:
    """A library with some workshops."""
    from rusdesk.commands.workshop import BeginWorkshop
    from rusdesk.desk.desk import Desk
    from rusdesk.domain.ids import counted_ids
    from rusdesk.domain.workshop import Workshop
    from rusdesk.machine.clock import SystemClock
    from rusdesk.machine.paths import places
    from rusdesk.store.library import Library

    ids, clock = counted_ids("w"), SystemClock()
    library = Library.open(places({"RUSDESK_HOME": str(home)}), create=True)
    for n in range(WORKSHOPS):
        workshop = Workshop(id=ids(), title=f"Workshop {n}", days=(f"2026-05-{n + 1:02}",), made_at=clock.now_ms())
        opened = library.new_workshop(workshop.id)
        Desk(opened.state, library.journal, library.writer, clock).do(BeginWorkshop(workshop))
    library.close()


def _bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            super().paintEvent(event)
            QTimer.singleShot(0, _leave)

    app = QApplication(["bench"])
    window = Window()
    window.resize(1440, 900)
    window.show()
    app.exec()


def _ours(until: str) -> None:
    # as the command line does before it reads the window in
    gc.disable()
    from rusdesk.app import Program
    from rusdesk.machine.paths import places

    program = Program(places(os.environ))
    window = program.window

    def shell_is_there() -> None:
        _check(LATE, "at the first picture")
        if not window.start.new_button.isEnabled():
            sys.exit("the buttons don't work yet")
        if until == "shell":
            _leave()

    def library_is_open() -> None:
        _check(LATE, "when the library is open")
        _leave()

    def list_is_there() -> None:
        _check(LATE, "when the list is filled")
        if window.start.list.model().rowCount() < WORKSHOPS:
            sys.exit("the list isn't filled")
        _leave()

    # before the opening of the library begins
    window.painted.disconnect()
    window.painted.connect(shell_is_there)
    window.painted.connect(program.open_library)
    if until == "list":
        window.listed.connect(list_is_there)
    # the list comes with the library at the latest
    window.shelf_set.connect(list_is_there if until == "list" else library_is_open)
    window.show()
    program.app.exec()


def _check(modules: tuple[str, ...], when: str) -> None:
    loaded = [name for name in modules if name in sys.modules]
    if loaded:
        print(f"{', '.join(loaded)} loaded {when}", file=sys.stderr)
        os._exit(1)


def _leave() -> None:
    # what the end costs isn't part of the start
    os._exit(0)


if __name__ == "__main__":
    match sys.argv[1]:
        case "bare":
            _bare()
        case until:
            _ours(until)
