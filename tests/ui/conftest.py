"""What the tests of the screens share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.theme import load_fonts
from rusdesk.ui.wall.fit import Fit


@pytest.fixture(scope="session")
def fit(qapp: object) -> Fit:
    load_fonts()
    return Fit()


@pytest.fixture
def put_up(qtbot: QtBot) -> Iterator[Callable[[QWidget, DeskSignals, tuple[int, int]], None]]:
    """Shows what follows a desk at a size, with the keyboard; at the end it hides before the desk falls silent."""
    made: list[tuple[QWidget, DeskSignals]] = []

    def put(widget: QWidget, signals: DeskSignals, size: tuple[int, int]) -> None:
        qtbot.addWidget(widget)
        widget.resize(*size)
        widget.show()
        widget.activateWindow()
        made.append((widget, signals))

    yield put
    for widget, signals in made:
        widget.hide()
        signals.close()
