"""The list of what there is to print: each document's name, and what it is for or why it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListWidgetItem, QWidget

from rusdesk.ui.minutes.print_choice import Choice
from rusdesk.ui.seat import Seat
from rusdesk.ui.writing import RowDelegate, WritingList, elided

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ChoiceList(WritingList):
    """The documents; the current one is the one whose pages are shown."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Painter(seat, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ownRing", True)
        self.setAccessibleName(seat.words("Dokument att skriva ut"))
        self.setStyleSheet("QListWidget { background: transparent; }")
        self.viewport().setAutoFillBackground(False)

    @property
    def choice(self) -> Choice | None:
        item = self.currentItem()
        found: Choice | None = item.data(Qt.ItemDataRole.UserRole) if item else None
        return found

    def show_choices(self, found: Sequence[Choice], kind: str) -> None:
        """Other documents, the first of a kind being the current one; nobody is told."""
        self.blockSignals(True)
        self.clear()
        for one in found:
            item = QListWidgetItem(self)
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.title}. {one.said}")
        self.setCurrentRow(next((n for n, one in enumerate(found) if kind in (one.key[0], one.kind)), 0))
        self.blockSignals(False)


class _Painter(RowDelegate):
    def __init__(self, seat: Seat, view: QWidget) -> None:
        super().__init__(view)
        self._seat = seat

    def sizeHint(self, option: object, index: object) -> QSize:
        return QSize(100, self._seat.theme.px(58))

    def draw(self, painter: QPainter, rect: QRect, row: object, has_focus: bool, is_hot: bool) -> None:
        assert isinstance(row, Choice)
        theme = self._seat.theme
        view = self.parent()
        item = view.currentItem() if isinstance(view, WritingList) else None
        is_current = item is not None and item.data(Qt.ItemDataRole.UserRole).key == row.key
        box = QRectF(rect).adjusted(1, 1, -1, -1)
        if is_current or is_hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_soft if is_current else theme.hover)
            painter.drawRoundedRect(box, 6, 6)
        if is_current:
            painter.setBrush(theme.accent)
            painter.drawRoundedRect(QRectF(box.x(), box.y(), theme.px(4), box.height()), 2, 2)
        if has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus_outer, 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        left, room = box.x() + theme.px(16), box.width() - theme.px(24)
        for said, font, ink, top, high in (
            (row.title, theme.font(15, True), theme.ink3 if row.is_empty else theme.ink, 8, 22),
            (row.said, theme.font(13), theme.ink2, 31, 18),
        ):
            painter.setFont(font)
            painter.setPen(ink)
            line = QRectF(left, box.y() + theme.px(top), room, theme.px(high))
            painter.drawText(line, _LEFT, elided(QFontMetrics(font), said, int(room)))
