"""Small signs with words: the caps of keys, and chips with an icon that say how something stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QSizePolicy,
    QWidget,
)

from rusdesk.ui.aligning import LEFT
from rusdesk.ui.theme import Theme


class KeyCap(QWidget):
    """A key as it looks on the keyboard; `ink` and `ground` for caps on a coloured button."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self.setFixedSize(cap_size(theme, text))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_cap(painter, self._theme, self._text, QRectF(self.rect()))
        painter.end()


def cap_size(theme: Theme, text: str) -> QSize:
    width = QFontMetricsF(theme.font(12, True)).horizontalAdvance(text) + theme.px(12)
    height = theme.px(20)
    return QSize(max(height, round(width)), height)


def draw_cap(
    painter: QPainter, theme: Theme, text: str, rect: QRectF, ink: QColor | None = None, ground: QColor | None = None
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    if ground is None:
        painter.setBrush(theme.surface)
        painter.setPen(QPen(theme.line, 1))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QPen(theme.ctl, 1))
        painter.drawLine(box.bottomLeft() + QPoint(3, 0), box.bottomRight() - QPoint(3, 0))
    else:
        painter.setBrush(ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 4, 4)
    painter.setFont(theme.font(12, True))
    painter.setPen(ink or theme.ink2)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class Chip(QWidget):
    """A state by icon, word and colour. `kind`: ok, warn, over, live, accent, solid or plain."""

    def __init__(
        self, theme: Theme, icon: str | None, text: str, kind: str = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon or ""
        self._text = text
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        return self._text

    @property
    def kind(self) -> str:
        return self._kind

    def set(self, icon: str | None, text: str, kind: str) -> None:
        """Another state; nothing is repainted when it is the same."""
        if (icon or "", text, kind) == (self._icon, self._text, self._kind):
            return
        self._icon, self._text, self._kind = icon or "", text, kind
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = QFontMetricsF(theme.font(13, True, True)).horizontalAdvance(self._text) + theme.px(20)
        return QSize(round(width) + 1 + (theme.px(20) if self._icon else 0), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_chip(painter, self._theme, self._icon, self._text, self._kind, QRectF(self.rect()))
        painter.end()


def draw_chip(painter: QPainter, theme: Theme, icon: str, text: str, kind: str, rect: QRectF) -> None:
    """A chip drawn by hand, for rows that paint themselves."""
    ground, border, ink = {
        "ok": (theme.ok_soft, None, theme.ok),
        "warn": (theme.warn_soft, None, theme.warn),
        "over": (theme.over_soft, None, theme.over),
        "live": (theme.live, None, theme.on_live),
        "accent": (theme.accent_soft, theme.accent_line, theme.accent),
        "solid": (theme.accent_fill, None, theme.on_accent),
    }.get(kind, (theme.sunken, theme.line, theme.ink2))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground)
    painter.setPen(QPen(border, 1) if border is not None else Qt.PenStyle.NoPen)
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5) if border is not None else rect
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    x = rect.x() + theme.px(10)
    if icon:
        side = theme.px(15)
        theme.draw_icon(painter, icon, ink, QRectF(x - 1, rect.center().y() - side / 2, side, side))
        x += theme.px(20)
    painter.setFont(theme.font(13, True, True))
    painter.setPen(ink)
    painter.drawText(QRectF(x, rect.y(), rect.right() - x, rect.height()), LEFT, text)
    painter.restore()
