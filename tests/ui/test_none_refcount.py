"""The Qt in use doesn't lose references to None, as PySide6 6.12.0 does until Python 3.11 dies of it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QLabel

BATCHES, ROUNDS = 20, 100


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Whatever other tests left is swept before; swept meanwhile, its references would be counted as lost."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None can't be used up since Python 3.12")
def test_thousands_of_paint_calls_cost_none_nothing(qapp: QApplication) -> None:
    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    path = QPainterPath()
    path.addRect(QRectF(1, 1, 20, 20))
    font, pen, colour = QFont(), QPen(QColor("#1a1a1a")), QColor("#f3f4f6")
    label, timer = QLabel(), QTimer()
    timer.setInterval(3_600_000)
    painter = QPainter(image)
    lost = 0
    for _ in range(BATCHES):
        before = sys.getrefcount(None)
        for _ in range(ROUNDS):
            painter.save()
            painter.setPen(pen)
            painter.setFont(font)
            painter.fillRect(QRectF(0, 0, 64, 64), colour)
            painter.drawRect(QRectF(2, 2, 30, 30))
            painter.drawLine(QPointF(0, 0), QPointF(9, 9))
            painter.drawPath(path)
            painter.drawText(QRectF(0, 0, 64, 64), Qt.AlignmentFlag.AlignCenter, "a")
            painter.restore()
            font.setBold(True)
            label.setText("a")
            label.update()
            timer.start()
            timer.stop()
        lost = max(lost, before - sys.getrefcount(None))
        # Stopping at the first loss leaves Python enough of them to tell of it
        if lost >= ROUNDS:
            break
    painter.end()
    # A call that loses one does so every time; a few come and go by themselves
    assert lost < ROUNDS // 2
