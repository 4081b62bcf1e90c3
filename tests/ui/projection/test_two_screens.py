"""The room's picture on a second screen, in a program of its own that has two."""

from __future__ import annotations

from pathlib import Path

from tests.ui.projection.screens import LAPTOP, told_on

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
    told = told_on([LAPTOP, ("HDMI-1", 1366, 1920, 1080)], PROGRAM, tmp_path)
    full, window, again, third, last = told
    assert full == "True HDMI-1 1920 1080"
    shown, _, width, height = window.split()
    assert shown == "False" and int(width) < 1920 and abs(int(width) * 9 - int(height) * 16) < 16
    assert again == third == full
    assert last == "['HDMI-1', 'eDP-1'] HDMI-1"
