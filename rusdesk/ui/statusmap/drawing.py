"""How stages look: colour, number and pattern, on outlines, tiles and boxes; on the desk and in the room."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from rusdesk.domain.people import Unit
from rusdesk.ui.statusmap.geography import Geography
from rusdesk.ui.theme import Theme

TILE_COLUMNS, TILE_ROWS = 5, 8
_STEP = 11.0  # px between the lines of a pattern


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def hatch(painter: QPainter, shape: QPainterPath, stage: int, theme: Theme, unit: float = 1.0) -> None:
    """The stage's pattern over a shape: who can't tell the colours apart sees it. `unit` is the length of a px."""
    # past the sixth the colours begin anew, and must get other patterns
    number = (stage - 1 + (stage - 1) // 6) % 6 if stage > 0 else 0
    if not number:
        return
    ink = QColor(theme.stage(stage).ink)
    ink.setAlphaF(0.17 if ink.lightnessF() < 0.5 else 0.26)
    # a tile in the screen's own pixels, so that it stays sharp; many times dearer drawn line by line
    side = max(6, round(_STEP * unit * abs(painter.combinedTransform().m11())))
    brush = QBrush(_tile(number, ink, side))
    brush.setTransform(QTransform.fromScale(_STEP * unit / side, _STEP * unit / side))
    painter.fillPath(shape, brush)


def _tile(number: int, ink: QColor, side: int) -> QImage:
    """One period of a pattern, `side` px."""
    tile = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    thick = 1.5 * side / _STEP
    if number == 2:
        painter.setPen(QPen(ink, 3.4 * side / _STEP, c=Qt.PenCapStyle.RoundCap))
        painter.drawPoints([QPointF(side * 0.25, side * 0.25), QPointF(side * 0.75, side * 0.75)])
    elif number == 3:
        painter.fillRect(QRectF(0, round(side / 2), side, max(1, round(thick))), ink)
    else:
        painter.setPen(QPen(ink, thick, c=Qt.PenCapStyle.FlatCap))
        # the neighbours' lines reach into the corners
        for shift in (-side, 0, side):
            if number in (1, 5):
                painter.drawLine(QLineF(shift - side, 2 * side, shift + 2 * side, -side))
            if number in (4, 5):
                painter.drawLine(QLineF(shift - side, -side, shift + 2 * side, 2 * side))
    painter.end()
    return tile


def draw_box(painter: QPainter, rect: QRectF, stage: int, theme: Theme, radius: float = 5, width: float = 1.6) -> None:
    """A box in a stage's colour and pattern."""
    look = theme.stage(stage)
    half = width / 2
    shape = rounded(rect.adjusted(half, half, -half, -half), radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.fill)
    painter.drawPath(shape)
    hatch(painter, shape, stage, theme)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.outline, width))
    painter.drawPath(shape)


def figure_path(text: str, font: QFont) -> QPainterPath:
    """Letters around (0, 0) as a path. An arrow, which the typeface lacks, is drawn."""
    metrics = QFontMetricsF(font)
    cap, x = metrics.capHeight(), 0.0
    path = QPainterPath()
    for n, piece in enumerate(text.split("→")):
        if n:
            x += cap * 0.15
            long, thick, head = cap * 1.0, cap * 0.13, cap * 0.36
            path.addPolygon(
                QPolygonF(
                    [
                        QPointF(x, -cap / 2 - thick / 2), QPointF(x + long - head, -cap / 2 - thick / 2),
                        QPointF(x + long - head, -cap / 2 - head), QPointF(x + long, -cap / 2),
                        QPointF(x + long - head, -cap / 2 + head), QPointF(x + long - head, -cap / 2 + thick / 2),
                        QPointF(x, -cap / 2 + thick / 2),
                    ]
                )
            )  # fmt: skip
            path.closeSubpath()
            x += long + cap * 0.15
        said = piece.strip()
        path.addText(QPointF(x, 0), font, said)
        x += metrics.horizontalAdvance(said)
    return path.translated(-x / 2, cap / 2)


def figure_width(text: str, font: QFont) -> float:
    metrics = QFontMetricsF(font)
    arrows = text.count("→")
    return sum(metrics.horizontalAdvance(x.strip()) for x in text.split("→")) + arrows * metrics.capHeight() * 1.3


def draw_figure(painter: QPainter, centre: QPointF, text: str, stage: int, font: QFont, theme: Theme) -> None:
    """A stage's number over its colour, free of the pattern under it."""
    look = theme.stage(stage)
    path = figure_path(text, font).translated(centre)
    if stage > 1:
        painter.strokePath(path, QPen(look.fill, font.pixelSize() * 0.32, c=Qt.PenCapStyle.RoundCap, j=_ROUND))
    painter.fillPath(path, look.ink)


_ROUND = Qt.PenJoinStyle.RoundJoin


def draw_outline(
    painter: QPainter, box: QRectF, geography: Geography, theme: Theme, stages: Mapping[str, int], width: float = 1.6
) -> None:
    """The regions of the map in their stages' colours, filling `box`; `width` is that of the borders, in px."""
    scale = box.width() / geography.size[0]
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    regions = geography.regions
    for code, region in regions.items():
        stage = stages.get(code, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.stage(stage).fill)
        painter.drawPath(region.path)
        hatch(painter, region.path, stage, theme, 1 / scale)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # pale outlines last, or the neighbours' would lie over them
    for code in sorted(regions, key=lambda c: theme.stage(stages.get(c, 0)).outline.lightness()):
        painter.setPen(QPen(theme.stage(stages.get(code, 0)).outline, width / scale, j=_ROUND))
        painter.drawPath(regions[code].path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.wall)
    painter.drawPath(geography.lakes)
    painter.restore()


def tile_places(units: Sequence[Unit], geography: Geography, rect: QRectF, gap: float) -> dict[str, QRectF]:
    """A tile for each unit in `rect`: where it lies in the country when the map knows, else in rows as they come."""
    regions = geography.regions
    where: dict[str, tuple[int, int]] = {}
    if geography.has(u.code for u in units):
        where = {u.code: tile for u in units if (tile := regions[u.code].tile)}
    columns, rows = TILE_COLUMNS, TILE_ROWS
    if len(where) != len(units):
        columns = best_columns(len(units), rect)
        rows = max(1, math.ceil(len(units) / columns))
        where = {u.code: (n % columns, n // columns) for n, u in enumerate(units)}
    wide = (rect.width() - gap * (columns - 1)) / columns
    high = (rect.height() - gap * (rows - 1)) / rows
    high = min(high, wide * 1.1)
    top = rect.y() + (rect.height() - rows * high - gap * (rows - 1)) / 2
    return {
        code: QRectF(rect.x() + column * (wide + gap), top + row * (high + gap), wide, high)
        for code, (column, row) in where.items()
    }


def best_columns(count: int, rect: QRectF, shape: float = 2.2) -> int:
    """How many columns bring `count` tiles nearest to `shape` (width by height)."""
    if count < 1 or rect.height() <= 0:
        return 1

    def away(columns: int) -> float:
        wide, high = rect.width() / columns, rect.height() / math.ceil(count / columns)
        return abs(math.log(max(wide, 1) / max(high, 1) / shape))

    return min(range(1, count + 1), key=away)
