"""How a row of the programme looks in the table that plans it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from rusdesk.domain.agenda import parts
from rusdesk.ui.agenda.edit_table import Index
from rusdesk.ui.agenda.looks import draw_tile
from rusdesk.ui.agenda.programme_model import Column, ProgrammeModel, Row
from rusdesk.ui.aligning import LEFT, RIGHT
from rusdesk.ui.seat import Seat
from rusdesk.ui.writing import elided, fitted

if TYPE_CHECKING:
    from rusdesk.ui.agenda.programme_table import ProgrammeTable


class RowPainter(QStyledItemDelegate):
    """Draws cells: handle, start with lock, tile, title with what is wrong below, and the row's own ground."""

    def __init__(self, seat: Seat, table: ProgrammeTable) -> None:
        super().__init__(table)
        self._seat, self._table = seat, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, table = self._seat.theme, self._table
        rect: QRect = option.rect
        row = table.rows[index.row()]
        now = table.currentIndex()
        is_current = now.row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        if row.item is None:
            self._heading(painter, rect, row, is_current, index.column())
        else:
            quiet = row.item.kind in ("break", "meal") or bool(row.item.parent)
            painter.fillRect(rect, theme.accent_soft if is_current else (theme.sunken if quiet else theme.surface))
            self._cell(painter, rect, row, Column(index.column()), index.row(), is_current)
        if table.has_draft(index):
            side = theme.px(14)
            spot = QRectF(rect.right() - side - theme.px(4), rect.y() + theme.px(6), side, side)
            theme.draw_icon(painter, "pencil", theme.warn, spot)
        painter.setPen(QPen(theme.line, 1))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if is_current:
            self._frame(painter, rect, index)
        if is_current and table.hasFocus() and now.column() == index.column():
            painter.setPen(QPen(theme.focus_outer, 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 3.5, -2.5, -4.5), 6, 6)
        painter.restore()

    def _frame(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The line around the whole current row, this cell's share of it."""
        painter.setPen(QPen(self._seat.theme.accent, 2))
        painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
        painter.drawLine(rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)
        if index.column() == Column.GRIP:
            painter.drawLine(rect.left() + 1, rect.top(), rect.left() + 1, rect.bottom())
        if rect.right() >= self._table.viewport().width() - 3:
            painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())

    def _heading(self, painter: QPainter, rect: QRect, row: Row, is_current: bool, column: int) -> None:
        theme, _ = self._seat.theme, self._seat.words
        painter.fillRect(rect, theme.accent_soft if is_current else theme.surface)
        if column == Column.GRIP:
            if len(parts(self._seat.desk.state)) > 1:
                side = theme.px(20)
                # in line with the title, which stands a little lower
                spot = QRectF(rect.center().x() - side / 2, rect.center().y() + theme.px(3) - side / 2, side, side)
                theme.draw_icon(painter, "grip-vertical", theme.ink3, spot)
            return
        painter.setFont(theme.font(14, True))
        painter.setPen(theme.accent)
        title = row.part.title
        bits = []
        if row.part.who and row.part.who.casefold() not in title.casefold():
            bits.append(row.part.who)
        if row.part.invited:
            bits.append(_.n("{n} inbjuden", "{n} inbjudna", len(row.part.invited)))
        if row.part.day and len({p.day for p in parts(self._seat.desk.state)}) > 1:
            bits.append(_.weekday_date(row.part.day))
        inner = rect.adjusted(theme.px(10), theme.px(6), -theme.px(10), 0)
        painter.drawText(inner, LEFT, elided(painter.fontMetrics(), title, inner.width()))
        if bits:
            used = painter.fontMetrics().horizontalAdvance(title) + theme.px(12)
            painter.setFont(theme.font(14))
            painter.setPen(theme.ink2)
            rest = inner.adjusted(used, 0, 0, 0)
            painter.drawText(rest, LEFT, elided(painter.fontMetrics(), " · ".join(bits), rest.width()))

    def _cell(self, painter: QPainter, rect: QRect, row: Row, column: Column, at: int, is_current: bool) -> None:
        theme, px = self._seat.theme, self._seat.theme.px
        item, slot = row.item, row.slot
        assert item is not None and slot is not None
        model = cast(ProgrammeModel, self._table.model())
        inner = rect.adjusted(px(10), 0, -px(6), 0)
        words = model.words_of(at, column)
        is_part = bool(item.parent)
        match column:
            case Column.GRIP:
                side = px(20)
                spot = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
                theme.draw_icon(painter, "grip-vertical", theme.ink3, spot)
            case Column.START:
                painter.setFont(theme.font(16 if not is_part else 14, not is_part, True))
                painter.setPen(theme.over if slot.conflict else (theme.ink2 if is_part else theme.ink))
                wide = painter.fontMetrics().horizontalAdvance("00.00")
                figures = QRect(inner.left(), inner.top(), wide, inner.height())
                painter.drawText(figures, RIGHT, words)
                if item.start is not None:
                    side = px(16)
                    lock = QRectF(inner.left() + wide + px(8), rect.center().y() - side / 2, side, side)
                    theme.draw_icon(painter, "lock", theme.ink2, lock)
            case Column.KIND:
                side = px(30 if not is_part else 24)
                spot = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
                draw_tile(painter, theme, item.kind, spot, is_current)
            case Column.TITLE:
                if is_part:
                    inner.adjust(px(24), 0, 0, 0)
                is_quiet = item.kind in ("break", "meal") or is_part
                font = theme.font(16 if not is_part else 15, not is_quiet)
                font.setStrikeOut(item.is_struck)
                painter.setFont(font)
                painter.setPen(theme.ink3 if item.is_struck else theme.ink)
                trouble = model.trouble(at)
                extra = [trouble] if trouble else []
                if item.is_struck:
                    extra.append(self._seat.words("struken"))
                elif item.is_optional:
                    extra.append(self._seat.words("kan strykas"))
                if extra and is_part:
                    words = f"{words} · {' · '.join(extra)}"
                    extra = []
                if extra:
                    upper = QRect(inner.left(), rect.top() + px(6), inner.width(), px(22))
                    painter.drawText(upper, LEFT, elided(painter.fontMetrics(), words, inner.width()))
                    painter.setFont(theme.font(13, bool(slot.conflict)))
                    painter.setPen(theme.over if slot.conflict else theme.warn if model.doubt(at) else theme.ink2)
                    lower = QRect(inner.left(), rect.top() + px(28), inner.width(), px(18))
                    said = " · ".join(extra)
                    said = said[:1].upper() + said[1:]
                    painter.drawText(lower, LEFT, elided(painter.fontMetrics(), said, inner.width()))
                else:
                    shown = fitted(painter, words, inner.width(), px(13 if is_part else 14.5))
                    painter.drawText(inner, LEFT, shown)
            case _:
                is_length = column is Column.MINUTES
                painter.setFont(theme.font(15, is_length and not is_part, is_length or column is Column.MINIMUM))
                painter.setPen(theme.ink if is_length and not is_part else theme.ink2)
                painter.drawText(inner, LEFT, fitted(painter, words, inner.width(), px(13)))
