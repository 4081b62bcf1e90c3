"""The room's picture on a second screen, in a program of its own that has two."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

PROGRAM = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
from rusdesk.ui.projection.room import RoomControl
from tests.support.desks import make_desk
from tests.ui.projection.rooms import make_scenes, make_seat
desk_window = QLabel("desk")
desk_window.setGeometry(100, 100, 400, 300)
desk_window.show()
app.processEvents()
control = RoomControl(make_seat(make_desk()), make_scenes(), lambda reason: None)
names = set(control.screen_names())
def tell():
    app.processEvents()
    window = control.window
    print(window.isFullScreen(), window.screen().name(), window.width(), window.height())
control.open()
tell()
control.open(as_window=True)
tell()
control.open("HDMI-1")
tell()
control.close()
control.open()
tell()
control.close()
desk_window.close()
print(sorted(names), control.screen_name)
"""


def test_a_second_screen_is_filled_and_left_again(tmp_path: Path) -> None:
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [
        {"name": "eDP-1", "x": 0, "y": 0, "width": 1366, "height": 768, **dots},
        {"name": "HDMI-1", "x": 1366, "y": 0, "width": 1920, "height": 1080, **dots},
    ]
    told = tmp_path / "screens.json"
    told.write_text(json.dumps({"screens": screens}))
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={told}"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=env, capture_output=True, text=True, timeout=50
    )
    assert done.returncode == 0, done.stderr
    full, window, again, third, last = done.stdout.strip().splitlines()
    assert full == "True HDMI-1 1920 1080"
    shown, _, width, height = window.split()
    assert shown == "False" and int(width) < 1920 and abs(int(width) * 9 - int(height) * 16) < 16
    assert again == third == full
    assert last == "['HDMI-1', 'eDP-1'] HDMI-1"
