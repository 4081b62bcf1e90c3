"""The small map of Sweden beside a round: an ornament, the names carry the information."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from rusdesk.ui.theme import Theme


class SwedenMap:
    """The 21 regions as paths, read once from `file` (resources/maps/sweden_regions.json) when first needed."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._paths: dict[str, QPainterPath] | None = None
        self._size = (1.0, 1.0)

    def has(self, codes: Iterable[str]) -> bool:
        """Whether every code is a region of the map; then it may stand beside them."""
        wanted = set(codes)
        return bool(wanted) and wanted <= self._read().keys()

    def width_at(self, height: float) -> float:
        self._read()
        return height * self._size[0] / self._size[1]

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme, *, now: str, done: Collection[str]) -> None:
        """Fills `rect`'s height, at its right edge; `now` is the one who speaks, `done` those who have spoken."""
        paths = self._read()
        scale = rect.height() / self._size[1]
        rest = QColor("#26343C") if theme.is_dark else theme.line
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.right() - self._size[0] * scale, rect.y())
        painter.scale(scale, scale)
        painter.setPen(QPen(theme.wall, 2 / scale))
        for code, path in paths.items():
            if code != now:
                painter.setBrush(theme.accent_line if code in done else rest)
                painter.drawPath(path)
        if now in paths:
            painter.setBrush(theme.accent_fill)
            painter.drawPath(paths[now])
        painter.restore()

    def _read(self) -> dict[str, QPainterPath]:
        if self._paths is None:
            self._paths = {}
            try:
                told = json.loads(self._file.read_text(encoding="utf-8"))
                self._size = (float(told["width"]), float(told["height"]))
                self._paths = {region["code"]: _path(region["rings"]) for region in told["regions"]}
            except (OSError, ValueError, KeyError, TypeError):
                # without its map the round is as good
                self._paths = {}
        return self._paths


def _path(rings: list[list[float]]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in rings:
        points = [QPointF(x, y) for x, y in zip(ring[::2], ring[1::2], strict=True)]
        path.addPolygon(QPolygonF(points))
        path.closeSubpath()
    return path
