"""What the view of a wall says in words: to the pointer that rests, and to a screen reader."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.telling import Whereat, described_choice, told_at

if TYPE_CHECKING:
    from rusdesk.ui.wall.view import WallView


class Tips:
    """Asks the view what lies where each time; keeps nothing."""

    def __init__(self, view: WallView, fit: Fit) -> None:
        self._view = view
        self._fit = fit

    def show(self, event: QHelpEvent) -> None:
        """Tell what can't be read as it stands under the pointer."""
        told = self._told_at(QPointF(event.pos()))
        if told:
            # a tool tip would take the text for markup
            QToolTip.showText(event.globalPos(), f"<p style='white-space:pre-wrap'>{escape(told)}</p>", self._view)
        else:
            QToolTip.hideText()
            event.ignore()

    def tell_reader(self) -> None:
        """What a screen reader says of where one is."""
        view, told = self._view, ""
        if view.model:
            told = described_choice(view.seat.words, view.seat.desk.state, view.model, view.choice)
        view.setAccessibleDescription(told)

    def _told_at(self, at: QPointF) -> str:
        view = self._view
        if view.model is None:
            return ""
        lens = view.sight.lens
        place = Whereat(view.model, lens, *lens.to_wall(at.x(), at.y()))
        return told_at(view.seat.words, view.seat.desk.state, place, self._fit, view.canvas.notes.ground)
