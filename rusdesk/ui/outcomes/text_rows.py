"""A list of written things: each row its text, with a small head; Enter changes it, Delete removes it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListWidgetItem, QMenu, QWidget

from rusdesk.domain.frozen import frozen
from rusdesk.ui.aligning import LEFT
from rusdesk.ui.outcomes.naming import add_outcomes, add_outside
from rusdesk.ui.seat import Seat
from rusdesk.ui.writing import RowDelegate, WritingList, elided

_WRAPPED = int((Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft).value) | int(Qt.TextFlag.TextWordWrap.value)


@frozen
class TextRow:
    """A row: what it is (``kind:id``), its small head, icon, text, and one line below (who, when).

    `is_outside`: kept out of the minutes, which is shown. `outcome` is the kind it is already, if any.
    """

    id: str
    text: str
    head: str = ""
    icon: str = ""
    below: str = ""
    is_outside: bool = False
    outcome: str = ""


class _RowPainter(RowDelegate):
    """With `marks_current` the current row stands out also while the keyboard is elsewhere, for buttons act on it."""

    def __init__(self, seat: Seat, view: QWidget, marks_current: bool = False) -> None:
        super().__init__(view)
        self._seat = seat
        self._marks_current = marks_current

    def _text_left(self, row: TextRow) -> int:
        theme = self._seat.theme
        return theme.px(14) + (theme.px(58) if row.head else 0) + (theme.px(26) if row.icon else 0)

    def _is_current(self, row: TextRow) -> bool:
        view = self.parent()
        item = view.currentItem() if isinstance(view, WritingList) else None
        return item is not None and item.data(Qt.ItemDataRole.UserRole) == row

    def _mark_room(self, row: TextRow) -> int:
        return self._seat.theme.px(24) if row.is_outside else 0

    def sizeHint(self, option: object, index: object) -> QSize:
        theme = self._seat.theme
        row: TextRow = index.data(Qt.ItemDataRole.UserRole)  # type: ignore[attr-defined]
        view = self.parent()
        width = view.viewport().width() if isinstance(view, WritingList) else 400
        # as much as `draw` has for it, or a line that isn't there is reckoned with
        room = max(80, width - self._text_left(row) - theme.px(12) - 3 - self._mark_room(row))
        metrics = QFontMetrics(theme.font(15))
        high = metrics.boundingRect(QRect(0, 0, room, 8000), _WRAPPED, row.text).height()
        return QSize(80, high + theme.px(30) + (theme.px(20) if row.below else 0))

    def draw(self, painter: QPainter, rect: QRect, row: object, has_focus: bool, is_hot: bool) -> None:
        assert isinstance(row, TextRow)
        theme = self._seat.theme
        box = QRectF(rect).adjusted(0.5, 0.5, -1.5, -7.5)
        is_current = self._marks_current and self._is_current(row)
        painter.setBrush(theme.accent_soft if is_current else theme.hover if is_hot else theme.surface)
        quiet = QPen(theme.accent, 2) if is_current else QPen(theme.line, 1)
        painter.setPen(QPen(theme.focus_outer, 2) if has_focus else quiet)
        painter.drawRoundedRect(box, 8, 8)
        x, top = rect.x() + theme.px(14), box.y() + theme.px(10)
        if row.head:
            painter.setPen(theme.ink3)
            painter.setFont(theme.font(13, False, True))
            painter.drawText(QRectF(x, top, theme.px(54), theme.px(22)), LEFT, row.head)
            x += theme.px(58)
        if row.icon:
            side = theme.px(18)
            theme.draw_icon(painter, row.icon, theme.accent, QRectF(x, top + theme.px(1), side, side))
            x += theme.px(26)
        if row.is_outside:
            side = theme.px(16)
            spot = QRectF(box.right() - theme.px(12) - side, top + theme.px(2), side, side)
            theme.draw_icon(painter, "file-minus", theme.ink2, spot)
        room = box.right() - x - theme.px(12) - self._mark_room(row)
        painter.setPen(theme.ink)
        painter.setFont(theme.font(15))
        high = box.bottom() - top - theme.px(8) - (theme.px(20) if row.below else 0)
        painter.drawText(QRectF(x, top, room, high + 8), _WRAPPED, row.text)
        if row.below:
            painter.setPen(theme.ink2)
            painter.setFont(theme.font(13))
            text = elided(painter.fontMetrics(), row.below, int(room))
            painter.drawText(QRectF(x, box.bottom() - theme.px(28), room, theme.px(20)), LEFT, text)


class TextList(WritingList):
    edit_wanted = Signal(str)
    remove_wanted = Signal(str)
    outcome_wanted = Signal(str, str)  # row, kind
    outside_wanted = Signal(str)

    def __init__(self, seat: Seat, name: str, parent: QWidget | None = None, *, marks_current: bool = False) -> None:
        super().__init__(parent)
        self._seat = seat
        self.setItemDelegate(_RowPainter(seat, self, marks_current))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("background: transparent;")
        self.setProperty("ownRing", True)
        self.setAccessibleName(name)
        self.itemDoubleClicked.connect(lambda i: self.edit_wanted.emit(self._id(i)))

    def _id(self, item: QListWidgetItem) -> str:
        row: TextRow = item.data(Qt.ItemDataRole.UserRole)
        return row.id

    @property
    def current_id(self) -> str:
        """The row that has the keyboard, or nothing."""
        item = self.currentItem()
        return self._id(item) if item is not None and self.hasFocus() else ""

    @property
    def texts(self) -> list[str]:
        return [self.item(n).data(Qt.ItemDataRole.UserRole).text for n in range(self.count())]

    def show_rows(self, rows: list[TextRow], *, follows: bool = True) -> None:
        """The rows as they are now; with `follows` a new last one is brought into view."""
        grown = len(rows) > self.count()
        is_other = False
        for n, row in enumerate(rows):
            item = self.item(n) or QListWidgetItem(self)
            if item.data(Qt.ItemDataRole.UserRole) != row:
                is_other = True
                item.setData(Qt.ItemDataRole.UserRole, row)
                outside = self._seat.words("Utanför anteckningarna") if row.is_outside else ""
                told = ", ".join(s for s in (row.text, row.below, outside) if s)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
                item.setToolTip(outside)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        if is_other:
            self.scheduleDelayedItemsLayout()
        if grown and rows and follows:
            self.scrollToBottom()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
                self.edit_wanted.emit(self._id(item))
                return
            if event.key() == Qt.Key.Key_Delete:
                self.remove_wanted.emit(self._id(item))
                return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if is_keyed else self.itemAt(event.pos())
        if item is None:
            return
        _, row_id = self._seat.words, self._id(item)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Ändra (Enter)")).triggered.connect(lambda: self.edit_wanted.emit(row_id))
        row: TextRow = item.data(Qt.ItemDataRole.UserRole)
        theme = self._seat.theme
        add_outcomes(menu, theme, _, lambda kind: self.outcome_wanted.emit(row_id, kind), row.outcome)
        add_outside(menu, theme, _, row.is_outside, lambda _on: self.outside_wanted.emit(row_id))
        menu.addSeparator()
        menu.addAction(_("Ta bort (Delete)")).triggered.connect(lambda: self.remove_wanted.emit(row_id))
        menu.popup(self.viewport().mapToGlobal(self.visualItemRect(item).center()) if is_keyed else event.globalPos())
