"""What scrolls down when there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scroll_down(inner: QWidget | None = None, area: QScrollArea | None = None) -> QScrollArea:
    """`inner` in an area that scrolls down only, takes no keyboard of its own and shows the ground behind it."""
    area = area or QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    if inner is not None:
        area.setWidget(inner)
        # setWidget fills it
        inner.setAutoFillBackground(False)
    return area
