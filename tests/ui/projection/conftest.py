"""What the tests of the room's picture share: fonts, a seat, and a painter that tells what it painted."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from rusdesk.machine.resources import resource
from rusdesk.ui.theme import load_fonts


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    load_fonts()
    QFontDatabase.addApplicationFont(str(resource("fonts/NotoEmoji-Regular.ttf")))
