"""Where the regions are: their outlines, a spot inside each, and their place among the tiles."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from rusdesk.domain.frozen import frozen


@frozen
class Region:
    """A region in map units (100 m, y down): its outline, a spot well inside it, the radius of the circle around that
    spot that lies within, and its tile (column, row) or nothing.
    """

    path: QPainterPath
    rings: tuple[tuple[tuple[float, float], ...], ...]
    anchor: QPointF
    radius: float
    tile: tuple[int, int] | None


class Geography:
    """The map of `file` (resources/maps/sweden_regions.json), read when first needed. A file that can't be read is an
    empty map, and units are shown as tiles in rows instead.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._regions: dict[str, Region] | None = None
        self._lakes = QPainterPath()
        self._size = (1.0, 1.0)

    @property
    def regions(self) -> Mapping[str, Region]:
        """By code."""
        if self._regions is None:
            self._regions = self._read()
        return self._regions

    @property
    def lakes(self) -> QPainterPath:
        return self._lakes if self.regions else QPainterPath()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in map units."""
        return self._size if self.regions else (1.0, 1.0)

    def has(self, codes: Iterable[str]) -> bool:
        """Whether every code is a region of the map."""
        wanted = set(codes)
        return bool(wanted) and wanted <= self.regions.keys()

    def fitted(self, rect: QRectF) -> tuple[QRectF, float]:
        """The largest map in the middle of `rect`, and its scale (px per map unit)."""
        wide, high = self.size
        scale = min(rect.width() / wide, rect.height() / high)
        size = (wide * scale, high * scale)
        return QRectF(rect.center().x() - size[0] / 2, rect.center().y() - size[1] / 2, *size), scale

    def at(self, x: float, y: float, reach: float) -> str:
        """The region at a point (map units), else the nearest within `reach`; empty for none.

        The coast is drawn simpler than it is, so that towns may lie in the water.
        """
        here = QPointF(x, y)
        near, best = "", reach
        for code, region in self.regions.items():
            box = region.path.boundingRect().adjusted(-reach, -reach, reach, reach)
            if not box.contains(here):
                continue
            if region.path.contains(here):
                return code
            away = min(_distance(x, y, ring) for ring in region.rings)
            if away <= best:
                near, best = code, away
        return near

    def _read(self) -> dict[str, Region]:
        try:
            told = json.loads(self._file.read_text(encoding="utf-8"))
            out = {r["code"]: _region(r) for r in told["regions"]}
            lakes = QPainterPath()
            for lake in told.get("lakes", ()):
                _add_ring(lakes, _points(lake["ring"]))
            self._size = (float(told["width"]), float(told["height"]))
            self._lakes = lakes
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        return out


def _region(told: Mapping[str, object]) -> Region:
    rings = told["rings"]
    anchor, tile = told["anchor"], told.get("tile")
    assert isinstance(rings, list) and isinstance(anchor, list)
    points = tuple(_points(ring) for ring in rings)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in points:
        _add_ring(path, ring)
    place = (int(tile[0]), int(tile[1])) if isinstance(tile, list) else None
    return Region(path, points, QPointF(float(anchor[0]), float(anchor[1])), float(str(told["inradius"])), place)


def _points(ring: list[float]) -> tuple[tuple[float, float], ...]:
    return tuple(zip(ring[::2], ring[1::2], strict=True))


def _add_ring(path: QPainterPath, ring: tuple[tuple[float, float], ...]) -> None:
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
    path.closeSubpath()


def _distance(x: float, y: float, ring: tuple[tuple[float, float], ...]) -> float:
    """From a point to the nearest edge of a closed ring."""
    best = math.inf
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        dx, dy = x2 - x1, y2 - y1
        long = dx * dx + dy * dy
        t = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / long)) if long else 0.0
        best = min(best, math.hypot(x - x1 - t * dx, y - y1 - t * dy))
        x1, y1 = x2, y2
    return best
