"""Whole programs for journeys: a library on disk, the real window, a clock that is turned by hand."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rusdesk.app import build_window
from rusdesk.machine.clock import GivenClock, SystemClock
from rusdesk.machine.paths import Places, places
from rusdesk.store.library import Library
from rusdesk.ui.projection.window import ProjectionWindow
from rusdesk.ui.window.main_window import MainWindow


def local_ms(text: str) -> int:
    """UTC ms of a local moment written ``2026-05-22 09:00``."""
    return round(datetime.datetime.fromisoformat(text).astimezone().timestamp() * 1000)


class Office:
    """One computer: opens the program, closes it, opens it again."""

    def __init__(self, qtbot: QtBot, where: Places) -> None:
        self._qtbot = qtbot
        self.places = where
        self.clock = GivenClock(local_ms("2026-05-22 09:00"), SystemClock().zone())
        self.library: Library | None = None
        self.window: MainWindow | None = None

    def open(self, workshop: str = "", mode: str = "", **more: object) -> MainWindow:
        self.library = Library.open(self.places, create=True)
        window = build_window(self.library, self.places, workshop=workshop, mode=mode, clock=self.clock, **more)  # type: ignore[arg-type]
        self._qtbot.addWidget(window)
        window.show()
        self._qtbot.waitExposed(window)
        self.window = window
        return window

    def close(self) -> None:
        if self.window is not None:
            self.window.close()
            self.window = None
        if self.library is not None:
            assert self.library.close()
            self.library = None


class _Windows(QObject):
    """Hears which windows open. A widget shown before it has a parent flashes as a window, on the projector too."""

    def __init__(self) -> None:
        super().__init__()
        self.strange: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            popups = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            if not isinstance(watched, (MainWindow, ProjectionWindow)) and watched.windowType() not in popups:
                self.strange.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


@pytest.fixture(autouse=True)
def no_strange_window(qapp: QApplication) -> Iterator[None]:
    """Only the program's own two windows ever open."""
    windows = _Windows()
    qapp.installEventFilter(windows)
    yield
    qapp.removeEventFilter(windows)
    assert windows.strange == []


@pytest.fixture
def office(qtbot: QtBot, home: Path) -> Iterator[Office]:
    one = Office(qtbot, places({"RUSDESK_HOME": str(home)}))
    yield one
    one.close()
