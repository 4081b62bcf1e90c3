"""The chips before the text of the entry line: where it lands, before Enter."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rusdesk.ui.aligning import LEFT
from rusdesk.ui.chips import draw_chip
from rusdesk.ui.entry.deeds import Tag
from rusdesk.ui.theme import Theme


class TagRow(QWidget):
    """The chips before the text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags: list[Tag] = []
        self._shown: list[Tag] = []
        self._room = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def texts(self) -> list[str]:
        return [t.text for t in self._tags]

    def set(self, tags: list[Tag]) -> bool:
        """Whether they differ from those that were shown."""
        if tags == self._tags:
            return False
        self._tags = tags
        self._fold()
        return True

    def set_room(self, width: int) -> None:
        """How wide it may be; what doesn't fit is counted in a last chip."""
        if width != self._room:
            self._room = width
            self._fold()

    def _fold(self) -> None:
        self._shown = list(self._tags)
        for kept in range(len(self._tags) - 1, 0, -1):
            if not self._room or self.sizeHint().width() <= self._room:
                break
            self._shown = [*self._tags[:kept], Tag(f"+{len(self._tags) - kept}")]
        self.setFixedSize(self.sizeHint())
        self.update()

    def _width(self, tag: Tag) -> int:
        theme = self._theme
        width = QFontMetricsF(theme.font(13, True, True)).horizontalAdvance(tag.text) + theme.px(20)
        return round(width) + 1 + (theme.px(20) if tag.icon or tag.colour else 0)

    def sizeHint(self) -> QSize:
        theme = self._theme
        gap = theme.px(6)
        return QSize(sum(self._width(t) + gap for t in self._shown), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0.0
        for tag in self._shown:
            box = QRectF(x, 0, self._width(tag), self.height())
            if tag.colour:
                painter.setPen(QPen(theme.note_border(tag.colour), 1))
                painter.setBrush(theme.note_fill(tag.colour))
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2, box.height() / 2)
                side = theme.px(9)
                mark = QRectF(x + theme.px(12), box.center().y() - side / 2, side, side)
                theme.draw_mark(painter, tag.colour, mark)
                painter.setPen(theme.note_ink)
                painter.setFont(theme.font(13, True))
                painter.drawText(box.adjusted(theme.px(28), 0, 0, 0), LEFT, tag.text)
            else:
                draw_chip(painter, theme, tag.icon, tag.text, tag.kind, box)
            x = box.right() + theme.px(6)
        painter.end()
