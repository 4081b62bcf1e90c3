"""A tall field with a magnifying glass and the key that leads to it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rusdesk.ui.chips import cap_size, draw_cap
from rusdesk.ui.theme import Theme


class SearchField(QLineEdit):
    def __init__(self, theme: Theme, hint: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._key = theme, key
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setFont(theme.font(17))
        # the application's style sheet has a say in the height, so it is told there
        self.setStyleSheet(f"QLineEdit {{ min-height: {theme.px(54)}px; }}")
        cap = cap_size(theme, key).width() + theme.px(16)
        self.setTextMargins(theme.px(38), 0, cap, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._theme
        painter = QPainter(self)
        side = theme.px(22)
        where = QRectF(theme.px(16), (self.height() - side) / 2, side, side)
        theme.draw_icon(painter, "search", theme.ink2, where)
        cap = cap_size(theme, self._key)
        left = self.width() - cap.width() - theme.px(14)
        draw_cap(
            painter,
            theme,
            self._key,
            QRectF(left, (self.height() - cap.height()) / 2, cap.width(), cap.height()),
        )
        painter.end()
