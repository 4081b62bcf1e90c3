"""The members of one group as rows that are dragged, or moved with Alt and the arrows."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from rusdesk.domain.frozen import frozen
from rusdesk.ui.aligning import LEFT
from rusdesk.ui.seat import Seat
from rusdesk.ui.writing import RowDelegate, WritingList, elided

_MIME = "application/x-rusdesk-member"


@frozen
class Member:
    """A row: who, what tells namesakes apart, and whether a colleague sits in the same group."""

    id: str
    name: str
    detail: str = ""
    has_colleague: bool = False


class _Painter(RowDelegate):
    def __init__(self, seat: Seat, view: MemberList) -> None:
        super().__init__(view)
        self._seat, self._view = seat, view

    def sizeHint(self, option: object, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, self._seat.theme.px(34))

    def draw(self, painter: QPainter, rect: QRect, row: object, has_focus: bool, is_hot: bool) -> None:
        assert isinstance(row, Member)
        theme, px = self._seat.theme, self._seat.theme.px
        box = QRectF(rect).adjusted(4, 1, -4, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if has_focus or is_hot:
            painter.setBrush(theme.accent_soft if has_focus else theme.hover)
            painter.drawRoundedRect(box, 6, 6)
        if has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus_outer, 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        x, right = rect.x() + px(14), rect.right() - px(12)
        if row.has_colleague:
            side = px(16)
            right -= side
            where = QRectF(right, rect.center().y() + 0.5 - side / 2, side, side)
            theme.draw_icon(painter, "users", theme.warn, where)
            right -= px(6)
        painter.setFont(theme.font(15))
        painter.setPen(theme.ink)
        name = elided(painter.fontMetrics(), row.name, int(right - x))
        painter.drawText(QRectF(x, rect.y(), right - x, rect.height()), LEFT, name)
        x += painter.fontMetrics().horizontalAdvance(name) + px(8)
        if row.detail and right - x > px(40):
            painter.setFont(theme.font(13))
            painter.setPen(theme.ink3)
            said = elided(painter.fontMetrics(), row.detail, int(right - x))
            painter.drawText(QRectF(x, rect.y(), right - x, rect.height()), LEFT, said)


class MemberList(WritingList):
    """One group's members; `group` is empty for those without one.

    `moved` asks for a member to be put in this group at a place (-1 for last), `stepped` for the current one to go
    to the group before or after, `left` for the keyboard to go there, `dropped_out` for no group.
    """

    moved = Signal(str, str, int)
    stepped = Signal(str, int)
    left = Signal(int)
    dropped_out = Signal(str)

    def __init__(self, seat: Seat, group: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.group = group
        self.setItemDelegate(_Painter(seat, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ownRing", True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QListWidget.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.rows: list[Member] = []
        self.fit(0)

    def show_rows(self, rows: list[Member]) -> None:
        if rows == self.rows:
            return
        self.rows = rows
        now = self.current_id
        self.clear()
        for row in rows:
            item = QListWidgetItem(self)
            item.setData(Qt.ItemDataRole.UserRole, row)
            said = f"{row.name}, {row.detail}" if row.detail else row.name
            if row.has_colleague:
                said += f", {self._seat.words('har en kollega i gruppen')}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.choose(now)

    def fit(self, rows: int) -> None:
        """As high as its rows, at least two."""
        self.setFixedHeight(self._seat.theme.px(34) * max(2, rows) + self._seat.theme.px(6))

    @property
    def current_id(self) -> str:
        item = self.currentItem()
        row = item.data(Qt.ItemDataRole.UserRole) if item else None
        return row.id if isinstance(row, Member) else ""

    def choose(self, member: str) -> None:
        """Make this member current; the first one when it isn't here."""
        at = next((n for n, r in enumerate(self.rows) if r.id == member), 0)
        if self.rows:
            self.setCurrentRow(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step and held == Qt.KeyboardModifier.AltModifier:
            if self.current_id:
                self.stepped.emit(self.current_id, step)
            return
        if step and held == Qt.KeyboardModifier.NoModifier:
            self.left.emit(step)
            return
        if event.key() == Qt.Key.Key_Delete and self.current_id and self.group:
            self.dropped_out.emit(self.current_id)
            return
        super().keyPressEvent(event)

    # dragging: the rows follow the state, so nothing is moved here

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, items: object) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, self.current_id.encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._take(event)

    def _take(self, event: QDragMoveEvent | QDropEvent) -> None:
        if event.mimeData().hasFormat(_MIME):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take(event)
        if not event.mimeData().hasFormat(_MIME):
            return
        who = bytes(event.mimeData().data(_MIME).data()).decode()
        under = self.itemAt(event.position().toPoint())
        at = self.row(under) if under else -1
        if under and event.position().y() > self.visualItemRect(under).center().y():
            at += 1
        here = next((n for n, r in enumerate(self.rows) if r.id == who), -1)
        if 0 <= here < at:
            at -= 1
        self.setState(QListWidget.State.NoState)
        self.moved.emit(who, self.group, at)
