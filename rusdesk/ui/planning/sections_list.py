"""The list of sections to the left: what there is to make ready, and what is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListWidgetItem, QWidget

from rusdesk.domain.frozen import frozen
from rusdesk.ui.aligning import LEFT
from rusdesk.ui.seat import Seat
from rusdesk.ui.writing import RowDelegate, WritingList, elided, in_two_lines


@frozen
class Entry:
    """One section as it stands."""

    name: str
    title: str
    says: str
    icon: str
    is_filled: bool


class SectionsList(WritingList):
    """Sections as rows of 56; `picked` tells the name of the one to show."""

    picked = Signal(str)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.setItemDelegate(_EntryDelegate(seat, self))
        self.setAccessibleName(seat.words("Att förbereda"))
        self.setProperty("ownRing", True)
        self.currentRowChanged.connect(self._pick)
        self._names: list[str] = []
        self._high = 58

    def show_entries(self, entries: Sequence[Entry]) -> None:
        names = [e.name for e in entries]
        self.blockSignals(True)
        if names != self._names:
            self.clear()
            for _ in entries:
                row = QListWidgetItem()
                row.setSizeHint(QSize(0, self._seat.theme.px(self._high)))
                self.addItem(row)
            self._names = names
            self.setCurrentRow(0)
        for n, entry in enumerate(entries):
            row = self.item(n)
            row.setData(Qt.ItemDataRole.UserRole, entry)
            done = self._seat.words("ifyllt") if entry.is_filled else self._seat.words("inte ifyllt")
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}, {entry.says}, {done}")
        self.blockSignals(False)

    def set_room(self, height: int) -> None:
        """Rows as high as lets all of them be seen in so many unscaled pixels, from 50 to 58."""
        high = max(50, min(58, height // max(1, len(self._names))))
        if high != self._high:
            self._high = high
            for n in range(self.count()):
                self.item(n).setSizeHint(QSize(0, self._seat.theme.px(high)))

    def choose(self, name: str) -> None:
        if name in self._names:
            self.setCurrentRow(self._names.index(name))

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self._names):
            self.picked.emit(self._names[row])


class _EntryDelegate(RowDelegate):
    def __init__(self, seat: Seat, view: SectionsList) -> None:
        super().__init__(view)
        self._seat, self._view = seat, view

    def draw(self, painter: QPainter, rect: QRect, row: object, has_focus: bool, is_hot: bool) -> None:
        if not isinstance(row, Entry):
            return
        theme, px = self._seat.theme, self._seat.theme.px
        now = self._view.currentItem()
        is_now = now is not None and now.data(Qt.ItemDataRole.UserRole) == row
        box = QRectF(rect).adjusted(px(12), 2, -px(12), -2)
        if is_now or is_hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_soft if is_now else theme.hover)
            painter.drawRoundedRect(box, 6, 6)
        if is_now:
            painter.fillRect(QRectF(box.left(), box.top(), px(4), box.height()), theme.accent)
        side = px(20)
        ink = theme.accent if is_now else theme.ink2
        theme.draw_icon(painter, row.icon, ink, QRectF(box.left() + px(14), box.center().y() - side / 2, side, side))
        mark = QRectF(box.right() - side - px(10), box.center().y() - side / 2, side, side)
        theme.draw_icon(
            painter, "circle-check" if row.is_filled else "circle", theme.ok if row.is_filled else theme.ctl, mark
        )
        left = box.left() + px(46)
        width = mark.left() - px(4) - left
        painter.setFont(theme.font(15, is_now))
        painter.setPen(theme.ink)
        if painter.fontMetrics().horizontalAdvance(row.title) > width:
            painter.setFont(theme.font(14, is_now))
        if painter.fontMetrics().horizontalAdvance(row.title) > width:
            # in a narrow column the whole title goes before how it stands, which the page says too
            text = in_two_lines(painter.fontMetrics(), row.title, int(width))
            painter.drawText(QRectF(left, box.top(), width, box.height()), LEFT, text)
        else:
            title = QRectF(left, box.top() + px(5), width, px(22))
            painter.drawText(title, LEFT, row.title)
            painter.setFont(theme.font(13, tnum=True))
            painter.setPen(theme.ink2)
            says = QRectF(left, box.top() + px(27), width, px(20))
            painter.drawText(says, LEFT, elided(painter.fontMetrics(), row.says, int(width)))
        if has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus_outer, 3))
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
