"""The options of a vote with their counts; it has the keyboard while hands are counted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rusdesk.domain.votes import Choice
from rusdesk.ui.aligning import LEFT
from rusdesk.ui.seat import Seat
from rusdesk.ui.shared_rows import SharedRows
from rusdesk.ui.writing import in_two_lines, typed_text

_HIGH, _LOW, _GAP = 96, 64, 8
_MOST_DIGITS = 4


class OptionList(SharedRows):
    """One row an option. Digits count, Enter and Down go on, Up goes back, plus and minus are one more or less.

    What is typed is the row's own till it is left; letters go on to the entry line.
    """

    counted = Signal(str, object)  # option, dots or None
    current_changed = Signal()
    typing = Signal(str, str)  # option and what stands in its field, kept as a draft
    menu_wanted = Signal(str, object)  # option, a point of the screen
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(seat, seat.words("Alternativ att räkna"), parent)
        self._rows: list[Choice] = []
        self._below: dict[str, str] = {}
        self._over: frozenset[str] = frozenset()
        self._word = ""
        self._current = 0
        self._typed = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    # what is shown

    @property
    def rows(self) -> list[Choice]:
        return self._rows

    @property
    def current(self) -> str:
        return self._rows[self._current].id if 0 <= self._current < len(self._rows) else ""

    @property
    def typed(self) -> str:
        """The digits in the current field that aren't counted yet."""
        return self._typed

    def show_rows(self, rows: list[Choice], below: dict[str, str], over: Sequence[str], word: str) -> None:
        """`below` is the small line under each option, `over` those with more than they could get; `word` what is
        counted ("Händer").
        """
        here = self.current
        ids = [r.id for r in rows]
        self._rows, self._below, self._over, self._word = rows, below, frozenset(over), word
        self._current = ids.index(here) if here in ids else max(0, min(self._current, len(rows) - 1))
        if here not in ids:
            self._typed = ""
        self._size()
        self._describe()
        self.update()

    def set_current(self, option: str, typed: str = "") -> None:
        ids = [r.id for r in self._rows]
        if option in ids:
            self._go_to(ids.index(option))
            self._typed = typed
            self.update()

    def settle(self) -> None:
        """Count what is typed."""
        if self._typed and self.current:
            dots, self._typed = int(self._typed), ""
            self.counted.emit(self.current, dots)
            self.typing.emit(self.current, "")
            self.update()

    def _describe(self) -> None:
        if not self.current:
            return
        _, row = self._seat.words, self._rows[self._current]
        count = self._typed or (str(row.dots) if row.dots is not None else _("inte räknat"))
        said = _("{word} för {option}, alternativ {n} av {total}: {count}")
        told = said.format(word=self._word, option=row.text, n=self._current + 1, total=len(self._rows), count=count)
        if told != self.accessibleName():
            self.setAccessibleName(told)

    # where things are

    def _count(self) -> int:
        return len(self._rows)

    def _pitch(self) -> int:
        theme = self._seat.theme
        most, least, gap = theme.px(_HIGH + _GAP), theme.px(_LOW + _GAP), len(self._rows) or 1
        return max(least, min(most, self._room // gap)) if self._room else most

    def _size(self) -> None:
        self.setFixedHeight(len(self._rows) * self._pitch() + 8)

    def sizeHint(self) -> QSize:
        return QSize(self._seat.theme.px(560), len(self._rows) * self._pitch() + 8)

    def row_rect(self, n: int) -> QRectF:
        pitch = self._pitch()
        return QRectF(4, 4 + n * pitch, self.width() - 8, pitch - self._seat.theme.px(_GAP))

    def field_rect(self, n: int) -> QRectF:
        theme, box = self._seat.theme, self.row_rect(n)
        wide, high = theme.px(88), min(theme.px(56), box.height() - theme.px(8))
        return QRectF(box.right() - theme.px(88) - wide, box.center().y() - high / 2, wide, high)

    def _step_rect(self, n: int, is_plus: bool) -> QRectF:
        theme, field = self._seat.theme, self.field_rect(n)
        side = theme.px(44)
        x = field.right() + theme.px(10) if is_plus else field.x() - theme.px(10) - side
        return QRectF(x, field.center().y() - side / 2, side, side)

    # painting

    def _draw_row(self, painter: QPainter, n: int) -> None:
        theme, row, box = self._seat.theme, self._rows[n], self.row_rect(n)
        is_current = n == self._current
        painter.setBrush(theme.surface)
        painter.setPen(QPen(theme.accent, 2) if is_current else QPen(theme.line, 1))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        side = min(theme.px(48), box.height() - theme.px(16))
        tile = QRectF(box.x() + theme.px(16), box.center().y() - side / 2, side, side)
        painter.setPen(QPen(theme.note_border(row.colour), 1))
        painter.setBrush(theme.note_fill(row.colour))
        painter.drawRoundedRect(tile, 4, 4)
        inset = side * 0.32
        theme.draw_mark(painter, row.colour, tile.adjusted(inset, inset, -inset, -inset))
        x = tile.right() + theme.px(16)
        right = self._step_rect(n, False).x() if is_current else self.field_rect(n).x()
        self._draw_words(painter, n, row, QRectF(x, box.y(), right - theme.px(12) - x, box.height()))
        self._draw_field(painter, n, row, is_current)
        if is_current:
            for is_plus in (False, True):
                self._draw_step(painter, self._step_rect(n, is_plus), "plus" if is_plus else "minus")
        elif row.dots is not None:
            at = self.field_rect(n)
            spot = QRectF(at.right() + theme.px(24), at.center().y() - theme.px(11), theme.px(22), theme.px(22))
            is_over = row.id in self._over
            theme.draw_icon(
                painter, "triangle-alert" if is_over else "circle-check", theme.warn if is_over else theme.ok, spot
            )

    def _draw_words(self, painter: QPainter, n: int, row: Choice, room: QRectF) -> None:
        theme, _ = self._seat.theme, self._seat.words
        is_current = n == self._current
        below = self._below.get(row.id, "")
        if is_current:
            below = " · ".join(s for s in (below, _("räknas nu")) if s)
        is_low = room.height() < theme.px(84)
        painter.setFont(theme.font(15 if is_low else 18, True))
        text = in_two_lines(painter.fontMetrics(), row.text, int(room.width()))
        high = painter.fontMetrics().lineSpacing() * (1 + text.count("\n"))
        under = theme.px(22) if below and (high + theme.px(26) <= room.height()) else 0
        top = room.center().y() - (high + under) / 2
        painter.setPen(theme.ink)
        painter.drawText(QRectF(room.x(), top, room.width(), high), LEFT, text)
        if under:
            painter.setFont(theme.font(14, is_current, True))
            painter.setPen(theme.accent if is_current else theme.ink2)
            painter.drawText(QRectF(room.x(), top + high, room.width(), under), LEFT, below)

    def _draw_field(self, painter: QPainter, n: int, row: Choice, is_current: bool) -> None:
        theme, field = self._seat.theme, self.field_rect(n)
        typed = self._typed if is_current else ""
        if is_current and self.hasFocus():
            painter.setBrush(theme.focus_inner)
            painter.setPen(QPen(theme.focus_outer, 3))
            painter.drawRoundedRect(field.adjusted(-4, -4, 4, 4), 10, 10)
        pen = QPen(theme.ctl, 1)
        if row.dots is None and not typed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme.surface if is_current else theme.sunken)
        painter.drawRoundedRect(field.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        text = typed or ("–" if row.dots is None else str(row.dots))
        painter.setFont(theme.font(28, bool(typed) or row.dots is not None, True))
        painter.setPen(theme.ink if typed or row.dots is not None else theme.ink3)
        painter.drawText(field, Qt.AlignmentFlag.AlignCenter, text)
        if is_current and self.hasFocus() and typed:
            wide = painter.fontMetrics().horizontalAdvance(text)
            x = field.center().x() + wide / 2 + theme.px(4)
            painter.setPen(QPen(theme.accent, 2))
            painter.drawLine(QPointF(x, field.y() + theme.px(12)), QPointF(x, field.bottom() - theme.px(12)))

    def _draw_step(self, painter: QPainter, box: QRectF, icon: str) -> None:
        theme = self._seat.theme
        painter.setBrush(theme.sunken)
        painter.setPen(QPen(theme.line, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        side = theme.px(20)
        spot = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        theme.draw_icon(painter, icon, theme.ink, spot)

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        n = self.row_at(at)
        if n < 0:
            return
        steps = {is_plus: n == self._current and self._step_rect(n, is_plus).contains(at) for is_plus in (False, True)}
        if n != self._current:
            self._leave_to(n)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton and (steps[True] or steps[False]):
            self._step(1 if steps[True] else -1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.mapToGlobal(self.row_rect(self._current).center().toPoint())
        else:
            at = event.globalPos()
        if self.current:
            self.menu_wanted.emit(self.current, at)

    # the keyboard

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        text = typed_text(event)
        if not self._rows or held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
            return
        if len(text) == 1 and text in "0123456789":
            self._type((self._typed + text)[:_MOST_DIGITS])
            return
        # a plus is Shift+= on some keyboards
        if text in ("+", "=", "-", "−"):
            self._step(-1 if text in ("-", "−") else 1)
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._go_on()
            case Qt.Key.Key_Down:
                self._leave_to(self._current + 1)
            case Qt.Key.Key_Up:
                self._leave_to(self._current - 1)
            case Qt.Key.Key_Home:
                self._leave_to(0)
            case Qt.Key.Key_End:
                self._leave_to(len(self._rows) - 1)
            case Qt.Key.Key_Backspace if self._typed:
                self._type(self._typed[:-1])
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._type("")
                self.counted.emit(self.current, None)
            case Qt.Key.Key_Escape if self._typed:
                self._type("")
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                event.ignore()

    def _type(self, text: str) -> None:
        self._typed = text
        self.typing.emit(self.current, text)
        self._describe()
        self.update()

    def _step(self, by: int) -> None:
        now = int(self._typed) if self._typed else self._rows[self._current].dots or 0
        if self._typed:
            self._type("")
        self.counted.emit(self.current, max(0, now + by))

    def _go_on(self) -> None:
        """To the next; from the last to the first that isn't counted, if any was passed over."""
        self.settle()
        left = next((n for n, row in enumerate(self._rows) if row.dots is None), self._current)
        self._go_to(self._current + 1 if self._current + 1 < len(self._rows) else left)

    def _leave_to(self, n: int) -> None:
        self.settle()
        self._go_to(max(0, min(len(self._rows) - 1, n)))

    def _go_to(self, n: int) -> None:
        if n != self._current:
            self._current = n
            self._typed = ""
            self._describe()
            self.update()
            self.current_changed.emit()
