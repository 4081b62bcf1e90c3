"""The speaking order: everybody in the round, with where each is in it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidgetItem, QWidget

from rusdesk.domain.frozen import frozen
from rusdesk.domain.rounds import Place
from rusdesk.ui.aligning import LEFT, RIGHT
from rusdesk.ui.seat import Seat
from rusdesk.ui.writing import RowDelegate, WritingList, elided


@frozen
class OrderRow:
    """A row: number in the order, who, and whether they come next. Where everyone writes (`answers`) it says whether
    they have answered.
    """

    number: int
    place: Place
    is_next: bool
    answers: bool = False
    has_answered: bool = False


class _RowPainter(RowDelegate):
    def __init__(self, seat: Seat, view: QWidget) -> None:
        super().__init__(view)
        self._seat = seat
        self.height = 33

    def sizeHint(self, option: object, index: object) -> QSize:
        return QSize(80, self._seat.theme.px(self.height))

    def draw(self, painter: QPainter, rect: QRect, row: object, has_focus: bool, is_hot: bool) -> None:
        assert isinstance(row, OrderRow)
        theme, _ = self._seat.theme, self._seat.words
        place = row.place
        box = QRectF(rect).adjusted(8, 1, -8, -1)
        is_now = place.state == "speaking"
        painter.setPen(Qt.PenStyle.NoPen)
        if is_now:
            painter.setBrush(theme.accent_soft)
            painter.drawRoundedRect(box, 6, 6)
            painter.setBrush(theme.accent_fill)
            painter.drawRoundedRect(QRectF(box.x(), box.y(), 3, box.height()), 1.5, 1.5)
        elif is_hot:
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(box, 6, 6)
        if has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus_outer, 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        is_off = place.state == "absent"
        x = rect.x() + theme.px(18)
        painter.setFont(theme.font(14, is_now, True))
        painter.setPen(theme.accent if is_now else theme.ink3)
        painter.drawText(QRectF(x, rect.y(), theme.px(24), rect.height()), LEFT, str(row.number))
        x += theme.px(30)
        if place.letter:
            self._draw_letter(painter, place, rect, x)
            x += theme.px(40)
        icon, word, ink = {
            "done": ("check", _("Klar"), theme.ok),
            "speaking": ("mic", _("Talar"), theme.accent),
            "later": ("corner-up-left", _("Väntar till sist"), theme.warn),
            "absent": ("user-x", _("Ej på plats"), theme.ink3),
        }.get(place.state, ("", "", theme.ink2))
        if row.answers and place.state != "absent":
            icon, word, ink = ("check", _("Har svarat"), theme.ok) if row.has_answered else ("", "", theme.ink2)
        if row.is_next:
            icon, word = "arrow-right", _("Näst") if place.state == "waiting" else word
        right = rect.right() - theme.px(18)
        if word:
            painter.setFont(theme.font(13, True))
            painter.setPen(ink)
            wide = painter.fontMetrics().horizontalAdvance(word)
            painter.drawText(QRectF(right - wide, rect.y(), wide + 1, rect.height()), RIGHT, word)
            side = theme.px(16)
            right -= wide + side + theme.px(6)
            theme.draw_icon(painter, icon, ink, QRectF(right, rect.center().y() + 0.5 - side / 2, side, side))
            right -= theme.px(8)
        painter.setFont(theme.font(15, is_now))
        painter.setPen(theme.ink3 if is_off else theme.ink)
        text = elided(painter.fontMetrics(), place.name, int(right - x))
        painter.drawText(QRectF(x, rect.y(), right - x, rect.height()), LEFT, text)

    def _draw_letter(self, painter: QPainter, place: Place, rect: QRect, x: float) -> None:
        theme = self._seat.theme
        ground, ink = {
            "done": (theme.ok_soft, theme.ok),
            "speaking": (theme.accent_fill, theme.on_accent),
            "later": (theme.warn_soft, theme.warn),
        }.get(place.state, (theme.sunken, theme.ink2))
        high = theme.px(26)
        box = QRectF(x, rect.center().y() + 0.5 - high / 2, theme.px(28), high)
        painter.setPen(QPen(theme.line, 1) if place.state in ("waiting", "absent") else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(ink)
        painter.setFont(theme.font(12, True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, place.letter)


class OrderList(WritingList):
    """Enter gives the turn, Delete says that somebody isn't here, Alt+End lets them wait till last.

    Alt+Home puts them back in their place; Alt+Up, Alt+Down and dragging move them in the order.
    """

    turn_wanted = Signal(str)
    later_wanted = Signal(str)
    waiting_wanted = Signal(str)
    absent_wanted = Signal(str)
    back_wanted = Signal()
    moved = Signal(str, int)  # who, and the place wanted, counted from 0

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._painter = _RowPainter(seat, self)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ownRing", True)
        self.setAccessibleName(seat.words("Turordning"))
        self.rows: list[OrderRow] = []
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.itemDoubleClicked.connect(lambda i: self.turn_wanted.emit(self._who(i)))

    def _who(self, item: QListWidgetItem) -> str:
        row: OrderRow = item.data(Qt.ItemDataRole.UserRole)
        return row.place.who

    def dropEvent(self, event: QDropEvent) -> None:
        """Says where somebody was dropped; the row itself moves when the round does."""
        item = self.currentItem()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if item is None:
            return
        target = self.itemAt(event.position().toPoint())
        at = self.row(target) if target else self.count() - 1
        where, places = self.dropIndicatorPosition(), QAbstractItemView.DropIndicatorPosition
        start = self.row(item)
        # dropped on somebody takes their place
        if target and where == places.BelowItem and at < start:
            at += 1
        elif target and where == places.AboveItem and at > start:
            at -= 1
        if at != start:
            self.moved.emit(self._who(item), at)

    def _keep(self, who: str) -> None:
        for n, row in enumerate(self.rows):
            if row.place.who == who:
                self.setCurrentRow(n)

    @property
    def current_who(self) -> str:
        item = self.currentItem()
        return self._who(item) if item else ""

    def show_rows(self, rows: list[OrderRow]) -> None:
        """The rows as they are now; only those that differ are drawn again. Who had the keyboard keeps it."""
        kept = self.current_who if self.rows and self.currentRow() >= 0 else ""
        for n, row in enumerate(rows):
            item = self.item(n) or QListWidgetItem(self)
            if item.data(Qt.ItemDataRole.UserRole) != row:
                item.setData(Qt.ItemDataRole.UserRole, row)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, self._said(row))
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        if self.rows != rows:
            at = next((n for n, r in enumerate(rows) if r.place.state == "speaking"), None)
            if at is not None:
                self.scrollToItem(self.item(at))
        self.rows = rows
        if kept and kept != self.current_who:
            self._keep(kept)

    def _said(self, row: OrderRow) -> str:
        _ = self._seat.words
        word = {
            "done": _("klar"),
            "speaking": _("talar"),
            "later": _("väntar till sist"),
            "absent": _("ej på plats"),
            "waiting": _("väntar"),
        }[row.place.state]
        return f"{row.number} {row.place.full}, {word}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        who = self.current_who
        held = event.modifiers()
        if who and held == Qt.KeyboardModifier.NoModifier:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.turn_wanted.emit(who)
                return
            if event.key() == Qt.Key.Key_Delete:
                self.absent_wanted.emit(who)
                return
            if event.key() == Qt.Key.Key_Backspace:
                self.back_wanted.emit()
                return
        if who and held == Qt.KeyboardModifier.AltModifier:
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    step = 1 if event.key() == Qt.Key.Key_Down else -1
                    at = self.currentRow() + step
                    if 0 <= at < self.count():
                        self.moved.emit(who, at)
                    return
                case Qt.Key.Key_End:
                    self.later_wanted.emit(who)
                    return
                case Qt.Key.Key_Home:
                    self.waiting_wanted.emit(who)
                    return
        super().keyPressEvent(event)
