"""From wall units to a view's pixels and back: how near one is, and what is seen."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import Rect

NEAREST = 4.0
FARTHEST = 0.05

NEAR = 0.6  # under this zoom a note's foot and a heading's second line go
FAR = 0.35  # under this zoom words give way to colours and marks

# a hair over one half: what lies between two pixels goes the same way wherever the view stands
HALF = 0.5 + 1e-6


@frozen
class Lens:
    """view = wall × zoom + (dx, dy), in logical pixels."""

    zoom: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def to_view(self, rect: Rect) -> QRectF:
        z = self.zoom
        return QRectF(rect.x * z + self.dx, rect.y * z + self.dy, rect.w * z, rect.h * z)

    def to_wall(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.dx) / self.zoom, (y - self.dy) / self.zoom

    def rect_to_wall(self, rect: QRectF) -> Rect:
        x, y = self.to_wall(rect.x(), rect.y())
        return Rect(x, y, rect.width() / self.zoom, rect.height() / self.zoom)

    def moved(self, dx: float, dy: float) -> Lens:
        return Lens(self.zoom, self.dx + dx, self.dy + dy)

    def zoomed(self, zoom: float, x: float, y: float) -> Lens:
        """At another zoom, with what lies under the view's point (x, y) kept there."""
        zoom = min(NEAREST, max(FARTHEST, zoom))
        wx, wy = self.to_wall(x, y)
        return Lens(zoom, x - wx * zoom, y - wy * zoom)


def lens_on(camera: Rect, target: QRectF, nearest: float = NEAREST, margin: float = 0.0) -> Lens:
    """The lens that shows `camera` as large as `target` allows, in its middle, at no more than `nearest`."""
    wide, high = max(1.0, target.width() - 2 * margin), max(1.0, target.height() - 2 * margin)
    zoom = min(wide / max(camera.w, 1.0), high / max(camera.h, 1.0), nearest)
    zoom = max(zoom, FARTHEST / 10)
    centre = target.center()
    return Lens(zoom, centre.x() - (camera.x + camera.w / 2) * zoom, centre.y() - (camera.y + camera.h / 2) * zoom)


def snapped(painter: QPainter, rect: QRectF) -> QRectF:
    """The rectangle on whole pixels of the device, so that what it holds is sharp and alike wherever it lies."""
    device = painter.deviceTransform()
    ratio = device.m11() or 1.0
    x = (floor(rect.x() * ratio + device.dx() + HALF) - device.dx()) / ratio
    y = (floor(rect.y() * ratio + device.dy() + HALF) - device.dy()) / ratio
    wide, high = max(1, floor(rect.width() * ratio + HALF)), max(1, floor(rect.height() * ratio + HALF))
    return QRectF(x, y, wide / ratio, high / ratio)
