"""What lies over a wall at its lower edge: the bar of zooms, and what the colours mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from rusdesk.domain.wall import Wall
from rusdesk.ui.wall.legend import Legend, LegendBar
from rusdesk.ui.wall.zoom_bar import ZoomBar

if TYPE_CHECKING:
    from rusdesk.ui.wall.view import WallView

_MARGIN = 16  # logical pixels from the view's edges


class Fringe:
    """Two children of the view, placed anew when it changes size or says otherwise."""

    def __init__(self, view: WallView) -> None:
        self._view = view
        self.zoom_bar = ZoomBar(view.seat, view)
        self.zoom_bar.nearer.connect(lambda: view.step_zoom(1))
        self.zoom_bar.farther.connect(lambda: view.step_zoom(-1))
        self.zoom_bar.at_full.connect(lambda: view.zoom_to(1.0))
        self.zoom_bar.all_wanted.connect(view.fit_all)
        self.legend = LegendBar(view.seat, view)
        self.legend.pressed.connect(view.acts.edit_legend)
        self.hang: Callable[[Legend], bool] | None = None  # takes the legend where it covers nothing, or doesn't

    def show(self, is_wall: bool) -> None:
        """There is a wall to look at, or none."""
        self.zoom_bar.setVisible(is_wall)
        self.show_legend()

    def place(self) -> None:
        """Lie at the lower edge of the view as it is now."""
        view, bar = self._view, self.zoom_bar
        bar.adjustSize()
        bar.move(view.width() - bar.width() - _MARGIN, view.height() - bar.height() - _MARGIN)
        self.show_legend()

    def show_legend(self) -> None:
        """Say what the colours mean now: above the wall if somebody has room for it there, else low on it."""
        view = self._view
        wall = view.seat.desk.state.find(Wall, view.wall_id)
        legend = wall.legend if wall else ()
        if self.hang is not None and self.hang(legend):
            legend = ()
        self.legend.show_legend(legend, view.width() - self.zoom_bar.width() - 3 * _MARGIN)
        self.legend.move(_MARGIN, view.height() - self.legend.height() - _MARGIN)

    def covers(self) -> list[QRectF]:
        """Where something lies over the wall."""
        return [QRectF(w.geometry()) for w in (self.zoom_bar, self.legend) if not w.isHidden()]

    def is_covered(self) -> bool:
        """Whether something of the wall lies under what lies over it."""
        model, lens = self._view.model, self._view.sight.lens
        if model is None:
            return False
        boards = [lens.to_view(frame.rect) for frame in model.ground.frames]
        return any(
            any(board.intersects(cover) for board in boards) or model.count_within(lens.rect_to_wall(cover))
            for cover in self.covers()
        )
