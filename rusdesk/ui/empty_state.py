"""What stands where there is nothing yet, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button, PlainLabel


class EmptyState(QWidget):
    """What to do where there is nothing yet: icon, title, one sentence, at most two actions (word, what it does)."""

    chosen = Signal(int)

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        sentence: str,
        actions: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        outer = QHBoxLayout(self)
        pad = theme.px(24)
        outer.setContentsMargins(pad, pad, pad, pad)
        outer.setSpacing(theme.px(24))
        picture = QLabel()
        picture.setPixmap(theme.pixmap(icon, theme.accent, 32, 2.0))
        outer.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        column.addWidget(PlainLabel(theme, title, 16, True))
        column.addWidget(PlainLabel(theme, sentence, 14, False, theme.ink2, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        self.buttons: list[Button] = []
        for n, word in enumerate(actions):
            button = Button(theme, word, kind="link")
            button.clicked.connect(lambda _checked=False, n=n: self.chosen.emit(n))
            row.addWidget(button)
            self.buttons.append(button)
        if actions:
            row.addStretch(1)
            column.addSpacing(theme.px(4))
            column.addLayout(row)
        outer.addLayout(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.ctl, 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
