"""The list of those who may be here, in columns: ticked with a click, Enter or the space bar."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QListWidgetItem, QWidget

from rusdesk.domain.frozen import frozen
from rusdesk.domain.roster import Seated
from rusdesk.ui.aligning import LEFT, RIGHT
from rusdesk.ui.seat import Seat
from rusdesk.ui.writing import RowDelegate, WritingList, elided

_HIGH, _WIDE = 44, 400


@frozen
class AttendanceRow:
    """One who may be here, with the words and icon for it; `kind` is ok, warn or plain."""

    seated: Seated
    icon: str
    said: str
    kind: str


class _RowPainter(RowDelegate):
    def __init__(self, seat: Seat, view: RosterList) -> None:
        super().__init__(view)
        self._seat = seat

    def sizeHint(self, option: object, index: object) -> QSize:
        view = self.parent()
        return QSize(view.cell if isinstance(view, RosterList) else 300, self._seat.theme.px(_HIGH))

    def draw(self, painter: QPainter, rect: QRect, row: object, has_focus: bool, is_hot: bool) -> None:
        assert isinstance(row, AttendanceRow)
        theme, one = self._seat.theme, row.seated
        box = QRectF(rect).adjusted(1.5, 1.5, -theme.px(10), -4.5)
        is_in = one.is_here
        painter.setBrush(theme.hover if is_hot else theme.surface)
        painter.setPen(QPen(theme.focus_outer, 3) if has_focus else QPen(theme.line, 1))
        painter.drawRoundedRect(box, 7, 7)
        side = theme.px(20)
        x = box.x() + theme.px(10)
        tick = QRectF(x, box.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen if is_in else QPen(theme.ctl, 1.5))
        painter.setBrush(theme.accent_fill if is_in else theme.surface)
        painter.drawRoundedRect(tick, 5, 5)
        if is_in:
            theme.draw_icon(painter, "check", theme.on_accent, tick.adjusted(3, 3, -3, -3))
        elif one.is_absent:
            painter.setPen(QPen(theme.ink3, 2))
            painter.drawLine(tick.center() - QPoint(4, 0), tick.center() + QPoint(4, 0))
        x += side + theme.px(10)
        if one.letter:
            high = theme.px(24)
            tile = QRectF(x, box.center().y() - high / 2, theme.px(30), high)
            painter.setPen(QPen(theme.line, 1))
            painter.setBrush(theme.ok_soft if is_in else theme.sunken)
            painter.drawRoundedRect(tile, 5, 5)
            painter.setPen(theme.ok if is_in else theme.ink2)
            painter.setFont(theme.font(12, True))
            painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, one.letter)
            x += theme.px(40)
        right = box.right() - theme.px(10)
        if row.said:
            ink = {"ok": theme.ok, "warn": theme.warn}.get(row.kind, theme.ink3)
            painter.setFont(theme.font(13, True, True))
            painter.setPen(ink)
            # where somebody is gives way to their name
            said = elided(painter.fontMetrics(), row.said, int(box.width() * 0.5))
            wide = painter.fontMetrics().horizontalAdvance(said) + 2
            painter.drawText(QRectF(right - wide, box.y(), wide, box.height()), RIGHT, said)
            right -= wide + theme.px(20)
            spot = QRectF(right, box.center().y() - theme.px(8), theme.px(16), theme.px(16))
            theme.draw_icon(painter, row.icon, ink, spot)
            right -= theme.px(8)
        painter.setFont(theme.font(15, is_in))
        painter.setPen(theme.ink3 if one.is_absent else theme.ink)
        name = elided(painter.fontMetrics(), one.name, int(right - x))
        painter.drawText(QRectF(x, box.y(), right - x, box.height()), LEFT, name)
        x += painter.fontMetrics().horizontalAdvance(name) + theme.px(10)
        rest = one.full.removeprefix(one.name).lstrip(", ") if one.is_named else ""
        if rest and right - x > theme.px(60):
            painter.setFont(theme.font(13))
            painter.setPen(theme.ink2)
            painter.drawText(
                QRectF(x, box.y(), right - x, box.height()), LEFT, elided(painter.fontMetrics(), rest, int(right - x))
            )


class RosterList(WritingList):
    """Enter, space or a click ticks somebody; Delete says that they had to stay away, Backspace takes it back."""

    ticked = Signal(str)
    away_wanted = Signal(str)
    forget_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.cell = 300
        self.setItemDelegate(_RowPainter(seat, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("background: transparent;")
        self.setProperty("ownRing", True)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(seat.words("Närvaro"))
        self.itemClicked.connect(lambda item: self.ticked.emit(self._row(item).seated.who))

    @staticmethod
    def _row(item: QListWidgetItem) -> AttendanceRow:
        row: AttendanceRow = item.data(Qt.ItemDataRole.UserRole)
        return row

    @property
    def rows(self) -> list[AttendanceRow]:
        return [self._row(self.item(n)) for n in range(self.count())]

    @property
    def current(self) -> str:
        item = self.currentItem()
        return self._row(item).seated.who if item else ""

    def choose(self, who: str) -> None:
        for n in range(self.count()):
            if self._row(self.item(n)).seated.who == who:
                self.setCurrentRow(n)
                self.scrollToItem(self.item(n))

    def show_rows(self, rows: list[AttendanceRow]) -> None:
        """Only the rows that differ are drawn again."""
        for n, row in enumerate(rows):
            item = self.item(n) or QListWidgetItem(self)
            if item.data(Qt.ItemDataRole.UserRole) != row:
                item.setData(Qt.ItemDataRole.UserRole, row)
                said = row.said or self._seat.words("inget noterat")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.seated.full}, {said}")
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # the scroll bar's room is left whether it shows or not
        wide = self.viewport().width() - self._seat.theme.px(18)
        self.cell = wide // max(1, wide // self._seat.theme.px(_WIDE))
        self.scheduleDelayedItemsLayout()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if is_keyed else self.itemAt(event.pos())
        if item is not None:
            at = self.viewport().mapToGlobal(self.visualItemRect(item).center()) if is_keyed else event.globalPos()
            self.menu_wanted.emit(self._row(item).seated.who, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        who = self.current
        if who and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                    self.ticked.emit(who)
                    return
                case Qt.Key.Key_Delete:
                    self.away_wanted.emit(who)
                    return
                case Qt.Key.Key_Backspace:
                    self.forget_wanted.emit(who)
                    return
        super().keyPressEvent(event)
