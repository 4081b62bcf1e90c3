"""The program with its window: puts the rooms together, opens the library behind the first picture, and ends tidily."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from rusdesk import __version__
from rusdesk.app.computer import surroundings
from rusdesk.app.opening import Opener, settle
from rusdesk.machine import settings
from rusdesk.machine.clock import SystemClock
from rusdesk.machine.languages import Lang
from rusdesk.machine.paths import Places
from rusdesk.machine.settings import Settings
from rusdesk.ui.seat import ZonedClock
from rusdesk.ui.theme import load_fonts
from rusdesk.ui.window.main_window import MainWindow

# What isn't needed for the first picture is read in where it is used, see bench/start.py
if TYPE_CHECKING:
    import threading
    from logging import Handler

    from rusdesk.store.library import Library

# Python gives the GUI thread back sooner while another thread works, see docs/performance.md
SWITCH_S = 0.0005


def run(places: Places) -> int:
    """The window, until it is closed; the exit status. Places as from `rusdesk.machine.paths.places`."""
    program = Program(places)
    # Python sees the signal at the next tick of the window's clock
    before = signal.signal(signal.SIGINT, lambda *_: program.window.close())
    program.window.show_fitting()
    try:
        return program.app.exec()
    finally:
        signal.signal(signal.SIGINT, before)
        program.close()


class Program:
    """The window, and the library that is opened behind it once it can be seen."""

    def __init__(self, places: Places) -> None:
        # The wall's arrays need no linear algebra: threads for it would cost a third of what numpy takes to read in
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        # The collector costs more than it gives while the program is being read in
        gc.disable()
        sys.setswitchinterval(SWITCH_S)
        self.app = application()
        self._places = places
        self._log: Handler | None = None
        self._uncatch: Callable[[], None] = lambda: None
        clock = SystemClock()
        self.window = MainWindow(surroundings(places, clock), settings.read(places.settings))
        self._opener = Opener(places, clock, self.window)
        self._opener.settled.connect(self.keep_log)
        self.window.painted.connect(self.open_library)
        self.window.closing.connect(self.app.quit)
        self.app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def is_ready(self) -> threading.Event:
        """Set when what is likely to be needed next has been read in."""
        return self._opener.is_ready

    def open_library(self) -> None:
        """Begin to; the window hears when it is done."""
        self._opener.start()

    def keep_log(self) -> None:
        """From here on what goes wrong is logged and told in a sentence."""
        from rusdesk.machine import logs
        from rusdesk.ui.window.logo import window_icon

        if self._log is None:
            self._log = logs.set_up(self._places)
            self._uncatch = logs.catch_all(_Stumbles(self.window).tell)
        self._opener.log_trouble()
        self.app.setWindowIcon(window_icon())
        settle()

    def close(self) -> None:
        """Wait for what is being saved, at most three seconds, and let go of everything."""
        from rusdesk.machine import logs

        self._opener.close()
        self._uncatch()
        logs.take_down(self._log)

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        if self.window.settings.theme == "system":
            self.window.dress_anew()


def application() -> QApplication:
    """The one QApplication, with fonts and style; made when there is none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # Named here, Fusion costs nothing; setStyle makes Python learn all of QStyle
        app = QApplication([sys.argv[0], "-style", "Fusion"])
    # no display name: Qt would hang it on every window's title
    app.setApplicationName("RusDesk")
    app.setDesktopFileName("rusdesk")
    app.setApplicationVersion(__version__)
    app.setQuitOnLastWindowClosed(False)
    load_fonts()
    return app


def build_window(
    library: Library,
    places: Places,
    *,
    workshop: str = "",
    mode: str = "",
    size: tuple[int, int] = (1920, 1080),
    is_dark: bool = False,
    lang: Lang = "sv",
    clock: ZonedClock | None = None,
    shows_read_only: bool = True,
) -> MainWindow:
    """A window on an open library, for pictures and tests: the start page, or `workshop` (an id) in a `mode`.

    It keeps no settings and is not shown; `show()` and `grab()` it. Close the window before the library. A picture
    is taken of a library opened for reading and needn't say so: `shows_read_only`.
    """
    from rusdesk.app.bookshelf import Bookshelf

    application()
    clock = clock or SystemClock()
    chosen = Settings(language=lang, theme="dark" if is_dark else "light")
    window = MainWindow(surroundings(places, clock, keep=lambda _settings: None), chosen)
    window.resize(*size)
    window.set_shelf(Bookshelf(library, clock, library.workshops(), shows_read_only))
    if workshop:
        window.open_workshop(workshop, mode or "prepare")
    return window


class _Stumbles(QObject):
    """Brings what nobody caught, in any thread, to the window as one sentence."""

    stumbled = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.stumbled.connect(window.stumble, Qt.ConnectionType.QueuedConnection)

    def tell(self, _error: BaseException) -> None:
        self.stumbled.emit()
