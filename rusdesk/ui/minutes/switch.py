"""Switches and ticks that show what is so: pressed, they ask, and turn when the Change has come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import PressButton, plain_tip


class _Asking(PressButton):
    """A check box that never turns by itself."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def nextCheckState(self) -> None:
        # the Change turns it
        return


class Switch(_Asking):
    """A line of words with a switch to the right."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self._theme.font(15)).horizontalAdvance(self.text())
        return QSize(round(wide) + self._theme.px(60), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # what is cut is told when pointed at
        self.setToolTip(plain_tip(self.text()) if self.sizeHint().width() > self.width() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(15)
        wide, high = theme.px(44), theme.px(24)
        room = self.width() - wide - theme.px(12)
        painter.setFont(font)
        painter.setPen(theme.ink)
        shown = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(0, 0, room, self.height()), middle, shown)
        track = QRectF(self.width() - wide, (self.height() - high) / 2, wide, high)
        is_on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        ground = theme.accent_fill if is_on else theme.ctl
        painter.setBrush(ground.darker(108) if self.underMouse() else ground)
        painter.drawRoundedRect(track, high / 2, high / 2)
        gap = theme.px(3)
        side = high - 2 * gap
        knob = QRectF(track.right() - gap - side if is_on else track.left() + gap, track.top() + gap, side, side)
        painter.setBrush(theme.surface if is_on else QColor("#FFFFFF"))
        painter.drawEllipse(knob)
        if is_on:
            # word, place and sign; never colour alone
            tick = theme.px(14)
            where = QRectF(track.left() + theme.px(6), track.center().y() - tick / 2, tick, tick)
            theme.draw_icon(painter, "check", theme.on_accent, where)
        painter.end()


class Tick(_Asking):
    """A box to tick, without words of its own."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setFixedSize(theme.px(28), theme.px(28))

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._theme.px(20)
        where = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_tick(painter, self._theme, where, self.isChecked(), self.underMouse())
        painter.end()


def draw_tick(painter: QPainter, theme: Theme, rect: QRectF, is_on: bool, is_hot: bool = False) -> None:
    """A box, filled and ticked when it is on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent_fill)
        painter.drawRoundedRect(rect, 4, 4)
        inside = rect.width() * 0.15
        theme.draw_icon(painter, "check", theme.on_accent, rect.adjusted(inside, inside, -inside, -inside))
    else:
        painter.setPen(QPen(theme.ctl, 1.5))
        painter.setBrush(theme.hover if is_hot else theme.surface)
        painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
    painter.restore()
