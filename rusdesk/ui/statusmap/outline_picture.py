"""The regions of the map as a picture that is kept: drawn anew only when a stage or the size is another."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPaintEngine, QPainter, QTransform

from rusdesk.ui.statusmap.drawing import draw_outline
from rusdesk.ui.statusmap.geography import Geography
from rusdesk.ui.theme import Theme

_KEPT = 3  # the room's picture, the monitor's, and one more
_MOST_PX = 8_000_000  # larger ones are drawn straight away
_Key = tuple[object, ...]


class OutlinePicture:
    """What `draw_outline` draws, kept in the device's own pixels so that it is the same to the last of them."""

    def __init__(self, geography: Geography) -> None:
        self._geography = geography
        self._kept: dict[_Key, QImage] = {}

    def draw(self, painter: QPainter, box: QRectF, theme: Theme, stages: Mapping[str, int], width: float) -> None:
        """As `draw_outline`. Straight onto paper, and where the picture is turned."""
        at = painter.combinedTransform()
        place = at.mapRect(box).adjusted(-2 * width, -2 * width, 2 * width, 2 * width).toAlignedRect()
        engine = painter.paintEngine()
        is_raster = engine is not None and engine.type() == QPaintEngine.Type.Raster
        is_turned = at.type().value > QTransform.TransformationType.TxScale.value
        if not is_raster or is_turned or _is_too_large(place.width(), place.height()):
            draw_outline(painter, box, self._geography, theme, stages, width)
            return
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        local = QTransform(at) * QTransform.fromTranslate(-place.x(), -place.y())
        key = (
            theme.is_dark, width, tuple(sorted(stages.items())), box.getRect(), place.size().toTuple(), ratio,
            round(local.m11(), 9), round(local.m22(), 9), round(local.dx(), 6), round(local.dy(), 6),
        )  # fmt: skip
        image = self._kept.pop(key, None)
        if image is None:
            image = QImage(place.size(), QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
            inner = QPainter(image)
            try:
                inner.setRenderHints(painter.renderHints())
                inner.setTransform(local)
                draw_outline(inner, box, self._geography, theme, stages, width)
            finally:
                inner.end()
            image.setDevicePixelRatio(ratio)
        # the one used last is dropped last
        self._kept[key] = image
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        painter.save()
        # what is left is the screen's own scale, which the image has too
        painter.resetTransform()
        painter.drawImage(QPointF(place.x() / ratio, place.y() / ratio), image)
        painter.restore()


def _is_too_large(wide: int, high: int) -> bool:
    return wide < 1 or high < 1 or wide * high > _MOST_PX or not math.isfinite(wide * high)
