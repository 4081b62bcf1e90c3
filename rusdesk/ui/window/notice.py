"""A tinted line with an icon, for what a page must say."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import PlainLabel


class Notice(QFrame):
    """Hidden until it has something to `say`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = "over"
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        row.setSpacing(theme.px(12))
        self._icon = QLabel()
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        self._title = PlainLabel(theme, "", 15, True, wraps=True)
        self._sentence = PlainLabel(theme, "", 14, False, theme.ink, wraps=True)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        row.addLayout(column, 1)
        self.hide()

    @property
    def text(self) -> str:
        if self.isHidden():
            return ""
        return " ".join(x for x in (self._title.text(), self._sentence.text()) if x)

    def say(self, title: str, sentence: str, kind: str) -> None:
        theme = self._theme
        self._kind = kind
        ink = {"over": theme.over, "warn": theme.warn}.get(kind, theme.ink2)
        icon = "info" if kind == "plain" else "triangle-alert"
        self._icon.setPixmap(theme.pixmap(icon, ink, 20, 2.0))
        self._title.setText(title)
        self._title.set_colour(ink)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(" ".join(x for x in (title, sentence) if x))
        self.setVisible(bool(title))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        ground, line = {
            "over": (theme.over_soft, theme.over),
            "warn": (theme.warn_soft, theme.warn_soft),
        }.get(self._kind, (theme.sunken, theme.line))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ground)
        painter.setPen(QPen(line, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
