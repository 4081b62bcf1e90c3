"""How a row of the run-of-show looks: the spine, the times, what is done and what is under way."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from rusdesk.domain.frozen import frozen
from rusdesk.domain.outlook import Row
from rusdesk.ui.aligning import LEFT, RIGHT
from rusdesk.ui.seat import Seat
from rusdesk.ui.writing import RowDelegate, WritingList, elided, in_two_lines

_DAY_HIGH = 28  # px of a day's name over its first row


@frozen
class Drawn:
    """A row with what its neighbours say: whether the spine is done above and below it. `day` stands over the first
    row of each day of several.
    """

    row: Row
    is_shown: bool
    done_above: bool
    done_below: bool
    is_first: bool
    is_last: bool
    day: str = ""


class RunningPainter(RowDelegate):
    def __init__(self, seat: Seat, view: WritingList) -> None:
        super().__init__(view)
        self._seat = seat
        self.is_compact = False

    def sizeHint(self, option: object, index: object) -> QSize:
        drawn: Drawn = index.data(Qt.ItemDataRole.UserRole)  # type: ignore[attr-defined]
        if not self.is_compact:
            high = 32 if drawn.row.depth else 46
        else:
            # rows of one line are low, so that those of two have air between them
            is_long = self._is_long(drawn.row)
            high = (42 if is_long else 30) if drawn.row.depth else 50 if is_long else 40
        return QSize(100, self._seat.theme.px(high + (_DAY_HIGH if drawn.day else 0)))

    def _is_long(self, row: Row) -> bool:
        """Whether a title takes two lines in the compact list, where no minutes stand beside it."""
        theme, view = self._seat.theme, self.parent()
        wide = view.viewport().width() if isinstance(view, WritingList) else 0
        room = wide - theme.px(74 + 12 + 14)
        if row.item.start is not None and row.state in ("coming", "now") and not row.depth:
            room -= theme.px(16) + theme.px(6)
        # bold as it will be when its turn comes: a row keeps its height through the day
        font = theme.font(13 if row.depth else 15, not row.depth)
        return QFontMetrics(font).horizontalAdvance(row.item.title) > room - 2

    def draw(self, painter: QPainter, rect: QRect, row: object, has_focus: bool, is_hot: bool) -> None:
        assert isinstance(row, Drawn)
        theme, words = self._seat.theme, self._seat.words
        one, item = row.row, row.row.item
        if row.day:
            day = theme.px(_DAY_HIGH)
            painter.setFont(theme.font(13, True))
            painter.setPen(theme.accent)
            left = rect.x() + theme.px(16 if self.is_compact else 24)
            words_of_day = elided(painter.fontMetrics(), row.day, rect.right() - left - theme.px(12))
            painter.drawText(QRectF(left, rect.y(), rect.right() - left, day), LEFT, words_of_day)
            rect = rect.adjusted(0, day, 0, 0)
        is_now = one.state == "now" and not one.depth
        box = QRectF(rect).adjusted(12, 1, -12, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_now:
            painter.setBrush(theme.accent_soft)
            painter.drawRoundedRect(box, 6, 6)
            painter.setBrush(theme.accent_fill)
            painter.drawRoundedRect(QRectF(box.x(), box.y(), 3, box.height()), 1.5, 1.5)
        elif row.is_shown or is_hot:
            painter.setBrush(theme.sunken if row.is_shown else theme.hover)
            painter.drawRoundedRect(box, 6, 6)
        if row.is_shown and not is_now:
            painter.setBrush(theme.ctl)
            painter.drawRoundedRect(QRectF(box.x(), box.y(), 3, box.height()), 1.5, 1.5)
        if has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus_outer, 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        middle = rect.center().y() + 0.5
        spine = rect.x() + theme.px(74 if self.is_compact else 84)
        self._draw_spine(painter, row, rect, spine)
        is_old = one.state in ("done", "skipped")
        ink = theme.ink3 if is_old else theme.ink
        left = rect.x() + theme.px(16 if self.is_compact else 24)
        if one.start is not None and not one.depth:
            is_late = bool(one.shift) and not is_old
            painter.setFont(theme.font(15, is_late or is_now, True))
            painter.setPen(theme.warn if is_late and one.shift > 0 else ink)
            wide = painter.fontMetrics().horizontalAdvance("00.00")
            painter.drawText(QRectF(left, rect.y(), wide, rect.height()), RIGHT, words.clock(one.start))
        right = rect.right() - theme.px(14 if self.is_compact else 16 if one.depth else 24)
        if not self.is_compact and not one.depth:
            box_of = QRectF(right - theme.px(52), rect.y(), theme.px(52), rect.height())
            # three figures and a sign need more than two
            right -= max(theme.px(34), self._draw_minutes(painter, one, box_of) + theme.px(10))
        if item.start is not None and one.state in ("coming", "now") and not one.depth:
            side = theme.px(16)
            ink_of_lock = theme.over if one.is_missed else theme.ink3
            theme.draw_icon(painter, "lock", ink_of_lock, QRectF(right - side, middle - side / 2, side, side))
            right -= side + theme.px(6)
        x = spine + theme.px(12 if self.is_compact else 16)
        bold = is_now or one.is_next
        font = theme.font(13 if one.depth else 15, bold)
        if one.state == "skipped":
            font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(theme.ink2 if one.depth and not is_old else ink)
        room = int(right - x)
        if painter.fontMetrics().horizontalAdvance(item.title) > room:
            # a nested row has two lines only in the compact list
            font.setPixelSize(theme.px(13.5 if not one.depth else 13 if self.is_compact else 12))
            painter.setFont(font)
        cut = elided if one.depth and not self.is_compact else in_two_lines
        text = cut(painter.fontMetrics(), item.title, room)
        painter.drawText(QRectF(x, rect.y(), right - x, rect.height()), LEFT, text)

    def _draw_minutes(self, painter: QPainter, row: Row, box: QRectF) -> int:
        """How wide it became, in px."""
        theme = self._seat.theme
        if row.state == "done":
            over = row.over
            text = f"+{over}" if over > 0 else f"−{-over}" if over else "±0"
            painter.setFont(theme.font(14, over > 0, True))
            painter.setPen(theme.warn if over > 0 else theme.ink3)
        elif not row.item.minutes:
            return 0
        else:
            text = str(row.item.minutes)
            painter.setFont(theme.font(14, row.state == "now", True))
            painter.setPen(theme.ink if row.state == "now" else theme.ink3)
        painter.drawText(box, RIGHT, text)
        return painter.fontMetrics().horizontalAdvance(text)

    def _draw_spine(self, painter: QPainter, drawn: Drawn, rect: QRect, x: float) -> None:
        theme, row = self._seat.theme, drawn.row
        middle = rect.center().y() + 0.5
        for is_done, is_end, top, bottom in (
            (drawn.done_above, drawn.is_first, rect.top(), middle),
            (drawn.done_below, drawn.is_last, middle, rect.bottom() + 1),
        ):
            if not is_end:
                painter.setPen(QPen(theme.accent_fill if is_done else theme.line, 2))
                painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        if row.depth:
            return
        r = theme.px(7)
        ground = theme.surface
        if row.state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_fill)
            painter.drawEllipse(QPointF(x, middle), r + 1, r + 1)
            side = theme.px(11)
            theme.draw_icon(painter, "check", theme.on_accent, QRectF(x - side / 2, middle - side / 2, side, side))
        elif row.state == "now":
            painter.setPen(QPen(theme.accent_fill, 3))
            painter.setBrush(ground)
            painter.drawEllipse(QPointF(x, middle), r + 1, r + 1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_fill)
            painter.drawEllipse(QPointF(x, middle), r - 3, r - 3)
        else:
            painter.setPen(QPen(theme.ctl, 2))
            painter.setBrush(ground)
            painter.drawEllipse(QPointF(x, middle), r - 1, r - 1)
