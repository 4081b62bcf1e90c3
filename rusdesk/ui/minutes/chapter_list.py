"""The list of the chapters: switched, moved with keys or the mouse, and where each begins asked for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QListWidgetItem, QWidget

from rusdesk.domain.minutes_settings import ChapterKey
from rusdesk.ui.minutes.names import Row, count_said
from rusdesk.ui.minutes.switch import draw_tick
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import plain_tip
from rusdesk.ui.writing import RowDelegate, WritingList, fitted

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class _RowPainter(RowDelegate):
    def __init__(self, seat: Seat, view: QWidget) -> None:
        super().__init__(view)
        self._seat = seat

    def sizeHint(self, option: object, index: object) -> QSize:
        return QSize(100, self._seat.theme.px(44))

    def draw(self, painter: QPainter, rect: QRect, row: object, has_focus: bool, is_hot: bool) -> None:
        assert isinstance(row, Row)
        theme = self._seat.theme
        view = self.parent()
        item = view.currentItem() if isinstance(view, WritingList) else None
        is_current = item is not None and item.data(Qt.ItemDataRole.UserRole).key == row.key
        box = QRectF(rect)
        if is_current or is_hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_soft if is_current else theme.hover)
            painter.drawRoundedRect(box.adjusted(theme.px(12), 1, -theme.px(8), -1), 6, 6)
        if is_current:
            painter.setBrush(theme.accent)
            painter.drawRoundedRect(QRectF(theme.px(12), box.y() + 1, theme.px(4), box.height() - 2), 2, 2)
        if has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus_outer, 2))
            painter.drawRoundedRect(box.adjusted(theme.px(12) + 1, 2, -theme.px(8) - 1, -2), 6, 6)
        side = theme.px(20)
        tick = QRectF(box.x() + theme.px(26), box.center().y() - side / 2, side, side)
        draw_tick(painter, theme, tick, row.is_on, is_hot)
        count = str(row.count) if row.count else ""
        painter.setFont(theme.font(14, False, True))
        right = box.right() - theme.px(22)
        painter.setPen(theme.ink2 if row.is_on else theme.ink3)
        painter.drawText(QRectF(right - theme.px(60), box.y(), theme.px(60), box.height()), _RIGHT, count)
        font = theme.font(15, is_current)
        left = tick.right() + theme.px(14)
        room = right - left - (theme.px(44) if count else 0)
        painter.setFont(font)
        painter.setPen(theme.ink if row.is_on else theme.ink3)
        if row.number:
            painter.setFont(theme.font(15, True, True))
            painter.setPen(theme.accent if row.is_on else theme.ink3)
            painter.drawText(QRectF(left, box.y(), room, box.height()), _LEFT, f"§ {row.number}")
            left += theme.px(52)
            room -= theme.px(52)
            painter.setFont(font)
            painter.setPen(theme.ink if row.is_on else theme.ink3)
        shown = fitted(painter, row.title, int(room), theme.px(13.5))
        painter.drawText(QRectF(left, box.y(), room, box.height()), _LEFT, shown)


class ChapterList(WritingList):
    """Chapters by kind. Space asks to switch one, Enter to see where it begins; dragged they change places."""

    asked_switch = Signal(object)  # a chapter's key
    asked_page = Signal(object)
    asked_move = Signal(object, int)
    asked_heading = Signal(object)
    asked_removal = Signal(object)
    asked_place = Signal(object, int)  # a chapter's key, and how many rows are to stay above it

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._pressed: tuple[ChapterKey, QPoint] | None = None  # what may be dragged, and from where
        self._gap: int | None = None  # where what is dragged would land
        self._scrolling = QTimer(self, interval=30)
        self._scrolling.timeout.connect(self._scroll)
        self.setItemDelegate(_RowPainter(seat, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ownRing", True)
        self.setAccessibleName(seat.words("Innehåll"))
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListWidget { background: transparent; }")

    @property
    def kinds(self) -> list[str]:
        return [self._row(n).kind for n in range(self.count())]

    def _row(self, n: int) -> Row:
        found: Row = self.item(n).data(Qt.ItemDataRole.UserRole)
        return found

    @property
    def current(self) -> Row | None:
        n = self.currentRow()
        return self._row(n) if n >= 0 else None

    def show_rows(self, found: list[Row]) -> None:
        """The rows as they are now; the current one stays current."""
        words = self._seat.words
        was = self.current
        for n, row in enumerate(found):
            item = self.item(n) or QListWidgetItem(self)
            if item.data(Qt.ItemDataRole.UserRole) == row:
                continue
            item.setData(Qt.ItemDataRole.UserRole, row)
            state = words("med") if row.is_on else words("utelämnat")
            number = f"§ {row.number}" if row.number else ""
            said = ", ".join(x for x in (number, row.title, count_said(words, row) if row.count else "", state) if x)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(plain_tip(said))
        while self.count() > len(found):
            self.takeItem(self.count() - 1)
        if found:
            at = next((n for n, row in enumerate(found) if was and row.key == was.key), max(0, self.currentRow()))
            self.setCurrentRow(min(at, len(found) - 1))
        self.viewport().update()

    def choose(self, key: ChapterKey) -> None:
        """Make the chapter the current one, if it is there."""
        at = next((n for n in range(self.count()) if self._row(n).key == key), None)
        if at is not None:
            self.setCurrentRow(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Escape if self.is_dragging:
                self._let_go()
            case Qt.Key.Key_Up | Qt.Key.Key_Down if row and is_alt:
                self.asked_move.emit(row.key, -1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_F2 if row:
                self.asked_heading.emit(row.key)
            case Qt.Key.Key_Delete if row and row.kind == "own":
                self.asked_removal.emit(row.key)
            case Qt.Key.Key_Space if row and not event.isAutoRepeat():
                self.asked_switch.emit(row.key)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if row:
                self.asked_page.emit(row.key)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                # turns the pages in the middle
                event.ignore()
            case _:
                super().keyPressEvent(event)

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        item = self.itemAt(place)
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return
        key = item.data(Qt.ItemDataRole.UserRole).key
        if place.x() < self._seat.theme.px(56):
            self.asked_switch.emit(key)
        else:
            self._pressed = key, place
            self.asked_page.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        # the list of its own would choose whatever row the mouse is dragged over
        place = event.position().toPoint()
        if self._pressed is None:
            return
        if self.is_dragging or (place - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance():
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._show_gap(self._gap_at(place.y()))
            self._scrolling.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, gap = self._pressed, self._gap
        self._let_go()
        if pressed is not None and gap is not None:
            self.asked_place.emit(pressed[0], gap)
        else:
            super().mouseReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._let_go()
        super().focusOutEvent(event)

    @property
    def is_dragging(self) -> bool:
        return self._gap is not None

    def _gap_at(self, y: int) -> int:
        return sum(1 for n in range(self.count()) if self.visualItemRect(self.item(n)).center().y() < y)

    def _show_gap(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def _let_go(self) -> None:
        """Nothing is dragged any more, and nothing has come of it."""
        self._pressed = None
        self._scrolling.stop()
        self.viewport().unsetCursor()
        self._show_gap(None)

    def _scroll(self) -> None:
        """On, while the mouse is held above or below what is in sight."""
        y = self.viewport().mapFromGlobal(QCursor.pos()).y()
        edge = self._seat.theme.px(20)
        beyond = min(0, y - edge) + max(0, y - (self.viewport().height() - edge))
        if beyond:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + max(-edge, min(edge, beyond)))
            self._show_gap(self._gap_at(y))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is None or not self.count():
            return
        row = self.visualItemRect(self.item(min(self._gap, self.count() - 1)))
        y = row.top() if self._gap < self.count() else row.bottom()
        px = self._seat.theme.px
        painter = QPainter(self.viewport())
        thick = px(4)
        line = QRectF(px(20), min(max(y - thick / 2, 0), self.viewport().height() - thick), row.width() - px(34), thick)
        painter.fillRect(line, self._seat.theme.accent)
