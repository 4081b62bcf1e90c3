"""Where on a wall one looks, and how near; each wall is come back to as it was left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from rusdesk.domain.geometry import Rect
from rusdesk.ui.wall.lens import FARTHEST, NEAREST, Lens, lens_on

MARGIN = 24.0  # logical pixels around what is fitted
_KEPT = 80.0  # so much of the wall can't be moved out of the view
_READABLE = 0.75  # from here on a whole wall is read at a glance
_NEAR = 0.9
_STEPS = (0.1, 0.15, 0.2, 0.25, 0.35, 0.5, 0.6, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class Sight(QObject):
    """Holds the lens of a view. `view` gives the view's rectangle, `around` what there is to be seen.

    `covers` gives what lies over the view, low on it: nothing that is to be seen should be left under that.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QObject,
        view: Callable[[], QRectF],
        around: Callable[[], Rect | None],
        covers: Callable[[], Iterable[QRectF]] = tuple,
    ) -> None:
        super().__init__(parent)
        self._covers = covers
        self._view = view
        self._around = around
        self._lens = Lens()
        self._wall = ""
        self._left: dict[str, Lens] = {}
        self._is_placed = False
        self.usual = 1.0  # the zoom at which a note's letters are as large as the rest of the desk's

    @property
    def lens(self) -> Lens:
        return self._lens

    @property
    def camera(self) -> Rect:
        """What is seen, in wall units."""
        return self._lens.rect_to_wall(self._view())

    def turn_to(self, wall: str) -> None:
        """Look at a wall as it was left, or for the first time."""
        if self._wall and self._is_placed:
            self._left[self._wall] = self._lens
        self._wall = wall
        kept = self._left.get(wall)
        if kept and not self._sees_something(kept):
            kept = None
        self._is_placed = kept is not None
        self._lens = kept or Lens()
        self.settle()

    @property
    def looks(self) -> dict[str, Lens]:
        """Wall → where on it one last looked, for `take_up` in a view made anew."""
        return {**self._left, self._wall: self._lens} if self._wall and self._is_placed else dict(self._left)

    def take_up(self, looks: Mapping[str, Lens]) -> None:
        """Look where another view of the same walls did a moment ago."""
        self._left = dict(looks)
        if self._wall in looks:
            self._lens, self._is_placed = looks[self._wall], True
            self.changed.emit()

    def _sees_something(self, lens: Lens) -> bool:
        """Whether some of the wall, as it is now, lies where one looked."""
        around, view = self._around(), self._view()
        if around is None:
            return True
        shown = lens.to_view(around)
        return FARTHEST <= lens.zoom <= NEAREST and shown.adjusted(_KEPT, _KEPT, -_KEPT, -_KEPT).intersects(view)

    def settle(self) -> None:
        """Until one has looked around: all of the wall's width if it can be read so, else its first corner near."""
        view, around = self._view(), self._around()
        if self._is_placed or around is None or view.width() < 10:
            return
        room = max(1.0, view.width() - 2 * MARGIN)
        zoom, usual = room / max(around.w, 1.0), self.usual
        zoom = min(usual, zoom if zoom >= _READABLE * usual else _NEAR * usual)
        left = max(MARGIN, (view.width() - around.w * zoom) / 2)
        self._lens = Lens(zoom, left - around.x * zoom, MARGIN - around.y * zoom)
        self.changed.emit()

    def look(self, lens: Lens) -> None:
        """Look through another lens, moved if it must be so that some of the wall stays in the view."""
        lens = self._in_view(lens)
        if lens != self._lens:
            self._is_placed = True
            self._lens = lens
            self.changed.emit()

    def look_at(self, rect: Rect, nearest: float, margin: float = MARGIN, within: QRectF | None = None) -> None:
        """See all of `rect` (wall units), at most at `nearest`, in the view or a part of it."""
        self.look(lens_on(rect, within or self._view(), nearest, margin))

    def zoom_to(self, zoom: float, about: QPointF | None = None) -> None:
        """Another zoom, 1.0 being one pixel a unit, about a point of the view or its middle."""
        point = about or self._view().center()
        self.look(self._lens.zoomed(zoom, point.x(), point.y()))

    def step_zoom(self, steps: int) -> None:
        """One step nearer (1) or farther away (-1)."""
        now = self._lens.zoom
        if steps > 0:
            self.zoom_to(next((s for s in _STEPS if s > now * 1.01), _STEPS[-1]))
        else:
            self.zoom_to(next((s for s in reversed(_STEPS) if s < now * 0.99), _STEPS[0]))

    def reveal(self, rect: Rect) -> None:
        """Move just enough to bring `rect` (wall units) into sight; not at all when it is."""
        shown = self._lens.to_view(rect)
        room = self._view().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        dx = max(room.left() - shown.left(), min(0.0, room.right() - shown.right()))
        dy = max(room.top() - shown.top(), min(0.0, room.bottom() - shown.bottom()))
        if room.contains(shown):
            dx = dy = 0.0
        for cover in self._covers():
            there = shown.translated(dx, dy)
            up = there.bottom() - cover.top() + MARGIN / 3
            if there.intersects(cover) and there.top() - up >= room.top():
                dy -= up
        if dx or dy:
            self.look(self._lens.moved(dx, dy))

    def _in_view(self, lens: Lens) -> Lens:
        around, view = self._around(), self._view()
        if around is None:
            return lens
        shown = lens.to_view(around)
        dx = max(0.0, _KEPT - shown.right()) - max(0.0, shown.left() - (view.width() - _KEPT))
        dy = max(0.0, _KEPT - shown.bottom()) - max(0.0, shown.top() - (view.height() - _KEPT))
        return lens.moved(dx, dy) if dx or dy else lens
