"""What every test stands on: no display, a home of its own, no dialog that waits, no thread left behind."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

# Qt reads these when it is first imported, so they come before anything else
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_SESSION_HOME = tempfile.TemporaryDirectory(prefix="rusdesk-tests-")
os.environ["RUSDESK_HOME"] = _SESSION_HOME.name
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
if hasattr(time, "tzset"):
    # Swedish time in the form that needs no zone files
    os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
    time.tzset()

import pytest
from hypothesis import settings

settings.register_profile("rusdesk", derandomize=True, deadline=None, database=None)
settings.load_profile("rusdesk")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This test's own RUSDESK_HOME."""
    place = tmp_path / "home"
    monkeypatch.setenv("RUSDESK_HOME", str(place))
    return place


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Every thread has an owner that joins it."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in left:
        # One on its way out is no leak
        thread.join(timeout=0.5)
    still = [thread.name for thread in left if thread.is_alive()]
    if still:
        pytest.fail(f"threads left behind: {', '.join(still)}")


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """What was to be deleted later is deleted now, and so is a window that nobody has closed.

    No event loop runs between tests, so Qt would keep each test's windows, and every new style sheet, font and focus
    would go through tens of thousands of dead widgets.
    """
    yield
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QCoreApplication.instance() is None:
        return
    for widget in QApplication.topLevelWidgets():
        if widget.parent() is None:
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def no_waiting_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that waits for an answer would stop the test for ever, and the room with it."""
    from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox

    waiting: dict[type, tuple[str, ...]] = {
        QDialog: ("exec",),
        QMessageBox: ("about", "critical", "information", "question", "warning"),
        QFileDialog: (
            "getExistingDirectory",
            "getExistingDirectoryUrl",
            "getOpenFileName",
            "getOpenFileNames",
            "getOpenFileUrl",
            "getSaveFileName",
            "getSaveFileUrl",
        ),
        QInputDialog: ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    }
    for kind, names in waiting.items():
        for name in names:
            monkeypatch.setattr(kind, name, _refusal(f"{kind.__name__}.{name}"))


def _refusal(name: str) -> staticmethod[..., NoReturn]:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError(f"{name} waits for an answer; use open() and a signal")

    return staticmethod(refuse)
