"""What the projection uses of the wall's painter."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from rusdesk.domain.access import Audience
from rusdesk.domain.geometry import Rect
from rusdesk.domain.state import State


class NotePaint(Protocol):
    def paint_wall(
        self, painter: QPainter, state: State, wall_id: str, camera: Rect, target: QRectF, audience: Audience
    ) -> None: ...

    def paint_picture(self, painter: QPainter, name: str, box: QRectF, opacity: float = 1.0) -> None: ...

    def has_picture(self, name: str) -> bool: ...

    def smallest_px(self, state: State, wall_id: str, camera: Rect, zoom: float, audience: Audience) -> float: ...


class WallPainter:
    """The wall's painter and the size of its letters."""

    def __init__(self, paint: NotePaint) -> None:
        self._paint = paint

    def paint_wall(
        self, painter: QPainter, state: State, wall_id: str, camera: Rect, target: QRectF, audience: Audience
    ) -> None:
        self._paint.paint_wall(painter, state, wall_id, camera, target, audience)

    def paint_picture(self, painter: QPainter, name: str, box: QRectF) -> None:
        """A note's picture in the middle of `box`; a sign that it is missing when its file is."""
        self._paint.paint_picture(painter, name, box)

    def has_picture(self, name: str) -> bool:
        """Whether the picture can be read here."""
        return self._paint.has_picture(name)

    def smallest_px(self, state: State, wall_id: str, camera: Rect, zoom: float, audience: Audience) -> float:
        """The smallest letters of what `camera` covers when it is painted at `zoom`; 0 for none."""
        return self._paint.smallest_px(state, wall_id, camera, zoom, audience)
