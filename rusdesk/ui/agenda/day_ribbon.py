"""The day as a ribbon: every item as wide as it is long."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from rusdesk.domain.agenda import Part, Slot, schedule
from rusdesk.domain.state import State
from rusdesk.ui.agenda.looks import icon_of, tile_colour
from rusdesk.ui.aligning import LEFT
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import plain_tip
from rusdesk.ui.writing import elided


class DayRibbon(QWidget):
    """One day's items. Click chooses one; the table below says the same to keyboard and ear."""

    chosen = Signal(str)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._slots: list[Slot] = []
        self._current = ""
        self._shown: list[tuple[QRectF, Slot]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(seat.words("Dagen"))

    def sizeHint(self) -> QSize:
        return QSize(self._seat.theme.px(600), self._seat.theme.px(64))

    def follow(self, state: State, current: str) -> None:
        """Show the day that `current` (an item or part) belongs to, the first one for none."""
        slots = [s for s in schedule(state) if s.depth == 0 and s.start is not None]
        day_of = {p.id: p.day for p in state.each(Part)}
        part = next((s.item.part for s in schedule(state) if s.item.id == current), current)
        day = day_of.get(part, day_of.get(slots[0].item.part, "") if slots else "")
        self._slots = [s for s in slots if day_of.get(s.item.part, "") == day]
        nested = next((s.item.parent for s in schedule(state) if s.item.id == current), "")
        self._current = nested or current
        self.setVisible(len(self._slots) > 1)
        self._lay()
        self.update()

    def _lay(self) -> None:
        self._shown = []
        if not self._slots:
            return
        first = min(s.start or 0 for s in self._slots)
        last = max(s.end or 0 for s in self._slots)
        px = self._seat.theme.px
        left, wide = px(8), self.width() - px(16)
        scale = wide / max(1, last - first)
        for slot in self._slots:
            if slot.start is None or not slot.item.minutes:
                continue
            x = left + (slot.start - first) * scale
            width = slot.item.minutes * scale
            self._shown.append((QRectF(x + 1, px(8), max(px(3), width - 2), px(32)), slot))

    def resizeEvent(self, event: object) -> None:
        self._lay()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._seat.theme, self._seat.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.surface)
        painter.setPen(QPen(theme.line, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        told = -1.0
        self._paint_slack(painter)
        for rect, slot in self._shown:
            is_now = slot.item.id == self._current
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_fill if is_now else tile_colour(theme, slot.item.kind))
            painter.drawRoundedRect(rect, 4, 4)
            if slot.conflict:
                painter.setPen(QPen(theme.over, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
            ink = theme.on_accent if is_now else theme.ink
            side = px(18)
            if rect.width() > side + 6:
                has_room = rect.width() > px(110)
                x = rect.x() + px(8) if has_room else rect.center().x() - side / 2
                theme.draw_icon(
                    painter, icon_of(slot.item.kind), ink, QRectF(x, rect.center().y() - side / 2, side, side)
                )
                if has_room:
                    painter.setFont(theme.font(13, True))
                    painter.setPen(ink)
                    words = QRectF(x + side + px(6), rect.y(), rect.right() - x - side - px(12), rect.height())
                    painter.drawText(words, LEFT, elided(painter.fontMetrics(), slot.item.title, int(words.width())))
            time = self._seat.words.clock(slot.start or 0)
            wide = QFontMetricsF(theme.font(12, tnum=True)).horizontalAdvance(time)
            if rect.x() > told and rect.x() + wide < self.width() - 4:
                painter.setFont(theme.font(12, tnum=True))
                painter.setPen(theme.ink2)
                painter.drawText(QRectF(rect.x(), px(42), wide + 4, px(18)), Qt.AlignmentFlag.AlignLeft, time)
                told = rect.x() + wide + px(8)
        painter.end()

    def _paint_slack(self, painter: QPainter) -> None:
        """Free time before a fixed start, dashed; what collides is ringed on the item itself."""
        theme, px = self._seat.theme, self._seat.theme.px
        for (before, _slot), (after, slot) in pairwise(self._shown):
            if not slot.slack:
                continue
            gap = QRectF(before.right() + 2, after.y() + px(5), after.x() - before.right() - 4, after.height() - px(10))
            painter.setPen(QPen(theme.ctl, 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(gap, 4, 4)
            text = self._seat.words.n("{n} min luft", "{n} min luft", slot.slack)
            painter.setFont(theme.font(12))
            if QFontMetricsF(painter.font()).horizontalAdvance(text) < gap.width() - 4:
                painter.setPen(theme.ink2)
                painter.drawText(gap, int(Qt.AlignmentFlag.AlignCenter.value), text)

    def _at(self, x: float) -> Slot | None:
        return next((slot for rect, slot in self._shown if rect.left() <= x <= rect.right()), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        slot = self._at(event.position().x())
        if slot is not None:
            self.chosen.emit(slot.item.id)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            slot = self._at(event.pos().x())
            if slot is not None and slot.start is not None and slot.end is not None:
                words = self._seat.words
                tip = f"{words.span(slot.start, slot.end)} {slot.item.title}"
                QToolTip.showText(event.globalPos(), plain_tip(tip), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
