"""What a search found in Teman: ringed notes and heads, and the way to each. For the desk alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from rusdesk.ui.theme import Theme
from rusdesk.ui.themes.board import ON_HEAD as HEAD
from rusdesk.ui.themes.board import Frame
from rusdesk.ui.themes.choosing import Choosing
from rusdesk.ui.themes.sight import Sight
from rusdesk.ui.wall.matches import paint_marks


class BoardMatches:
    """A surface of the find bar. A note in a folded theme is found by the theme's head."""

    def __init__(self, theme: Theme, sight: Sight, choosing: Choosing, view: QWidget) -> None:
        self._theme = theme
        self._sight = sight
        self._choosing = choosing
        self._view = view
        self._found: frozenset[str] = frozenset()
        self._dims = False

    def show_matches(self, found: frozenset[str], dims: bool) -> None:
        self._found, self._dims = found, dims
        self._view.update()

    def go_to_match(self, thing: str) -> bool:
        theme = self._choosing.theme_of(thing)
        name = thing if theme is not None and self._sight.place_of(thing) else HEAD + (theme or thing)
        if self._sight.place_of(name) is None:
            return False
        self._choosing.go(name)
        return True

    def select_matches(self, things: Sequence[str]) -> None:
        self._choosing.select(things)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def paint(self, painter: QPainter, frames: Sequence[Frame], by: QPointF, seen: QRectF) -> None:
        """Over the frames of one pane, moved `by`, as far as they touch `seen` (the view's pixels)."""
        if not self._found and not self._dims:
            return
        # by theme: those found and not laid out lie in its pile
        piled: dict[str, set[str]] = {}
        for thing in self._found:
            piled.setdefault(self._choosing.theme_of(thing) or "", set()).add(thing)
        marks: list[tuple[QRectF, bool]] = []
        for frame in frames:
            places = frame.within(seen.top() - by.y(), seen.bottom() - by.y())
            marks += [(place.rect.translated(by), place.note in self._found) for place in places]
            hidden = frame.theme and piled.get(frame.theme, set()) - {place.note for place in frame.places}
            if frame.theme in self._found or hidden:
                marks.append((frame.head.translated(by).adjusted(7, 7, -7, -7), True))
        paint_marks(painter, self._theme, marks, self._dims)
