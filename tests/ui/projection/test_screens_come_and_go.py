"""With two real screens: the slides, the screen that is unplugged and comes back by name, and what is remembered."""

from __future__ import annotations

from pathlib import Path

from tests.ui.projection.screens import LAPTOP, told_on

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
    screens = [LAPTOP, ("HDMI-1", 1366, 1920, 1080), ("HDMI-2", 3286, 1280, 720)]
    assert told_on(screens, PROGRAM, tmp_path) == [
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
