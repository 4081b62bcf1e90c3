"""With two real screens: the slides, the screen that is unplugged and comes back by name, and what is remembered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

PROGRAM = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
from rusdesk.commands.command import Revise
from rusdesk.commands.projection import StepAside
from rusdesk.domain.workshop import Workshop
from rusdesk.ui.projection.room import RoomControl
from tests.support.desks import make_desk
from tests.ui.projection.rooms import make_scenes, make_seat
desk_window = QLabel("desk")
desk_window.setGeometry(100, 100, 400, 300)
desk_window.show()
app.processEvents()
kept = []
desk = make_desk()
control = RoomControl(make_seat(desk), make_scenes(), lambda reason: None)
control.want_screen("HDMI-2", kept.append)
def tell():
    app.processEvents()
    window = control.window
    print(window.isVisible(), window.isFullScreen(), window.screen().name(), control.arrangement().kind)
control.open()
tell()  # the one chosen another day
desk.do(StepAside(True))
tell()
control.open()
tell()  # back on the same screen
control.open("HDMI-1")
tell()
gone = next(s for s in QGuiApplication.screens() if s.name() == "HDMI-1")
app.screenRemoved.emit(gone)
print(control.window.isFullScreen(), control.missing_screen, "saknas" in control.status_text)
app.screenAdded.emit(next(s for s in QGuiApplication.screens() if s.name() == "HDMI-2"))
print(control.window.isFullScreen(), control.missing_screen)
app.screenAdded.emit(gone)
tell()
control.close()
desk.do(Revise(Workshop, "w", {"venue": "online"}))
control.open()
tell()
control.close()
desk_window.close()
print(kept)
"""


def test_screens_come_and_go(tmp_path: Path) -> None:
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [
        {"name": "eDP-1", "x": 0, "y": 0, "width": 1366, "height": 768, **dots},
        {"name": "HDMI-1", "x": 1366, "y": 0, "width": 1920, "height": 1080, **dots},
        {"name": "HDMI-2", "x": 3286, "y": 0, "width": 1280, "height": 720, **dots},
    ]
    told = tmp_path / "screens.json"
    told.write_text(json.dumps({"screens": screens}))
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={told}"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=env, capture_output=True, text=True, timeout=50
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().splitlines() == [
        "True True HDMI-2 extended",
        "False True HDMI-2 extended",
        "True True HDMI-2 extended",
        "True True HDMI-1 extended",
        "False HDMI-1 True",
        "False HDMI-1",
        "True True HDMI-1 extended",
        "True False eDP-1 extended",
        "['HDMI-1']",
    ]
