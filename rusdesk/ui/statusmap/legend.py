"""How many units there are in each stage, as one bar of boxes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rusdesk.ui.aligning import LEFT
from rusdesk.ui.statusmap.drawing import draw_box, draw_figure
from rusdesk.ui.theme import Theme
from rusdesk.ui.writing import elided


class Legend(QWidget):
    """Each stage's number, name and count; the widest box is the one with most units."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stages: tuple[tuple[int, str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(60))

    def set(self, stages: tuple[tuple[int, str, int], ...]) -> None:
        """Number (0 for not marked), name and count of each."""
        if stages != self._stages:
            self._stages = stages
            said = ", ".join(f"{name}: {count}" for _, name, count in stages)
            self.setAccessibleName(said)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._stages:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = theme.px(4)
        least = min(theme.px(140), (self.width() - gap * len(self._stages)) * 0.8 / len(self._stages))
        room = self.width() - gap * (len(self._stages) - 1) - least * len(self._stages)
        total = max(1, sum(c for _, _, c in self._stages))
        figures = theme.font(15, True, True)
        x = 0.0
        for number, name, count in self._stages:
            wide = least + max(0, room) * count / total
            box = QRectF(x + 1, 1, wide - 2, theme.px(34))
            draw_box(painter, box, number, theme)
            inner = box.adjusted(theme.px(10), 0, -theme.px(10), 0)
            for text, is_left in ((str(number) if number else "–", True), (str(count), False)):
                half = QFontMetricsF(figures).horizontalAdvance(text) / 2
                at = inner.left() + half if is_left else inner.right() - half
                draw_figure(painter, QPointF(at, box.center().y()), text, number, figures, theme)
            painter.setPen(theme.ink2)
            painter.setFont(theme.font(13))
            text = elided(painter.fontMetrics(), name, int(wide))
            painter.drawText(QRectF(x + 1, theme.px(37), wide, theme.px(22)), LEFT, text)
            x += wide + gap
        painter.end()
