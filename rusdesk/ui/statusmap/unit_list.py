"""The regions in a list with their stages; it has the keyboard of the map."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Unit
from rusdesk.ui.aligning import LEFT
from rusdesk.ui.seat import Seat
from rusdesk.ui.shared_rows import SharedRows
from rusdesk.ui.statusmap.drawing import draw_box, draw_figure, figure_path, figure_width
from rusdesk.ui.widgets import plain_tip
from rusdesk.ui.writing import elided, typed_text

_HIGH, _LOW = 52, 31  # px from row to row, at most and at least


@frozen
class UnitRow:
    """A unit's stage (0 for none), the one of the earlier day compared with (0 for none), and what was said of it."""

    unit: Unit
    stage: int
    before: int = 0
    comment: str = ""


class UnitGrid(SharedRows):
    """The regions in columns, each with its stages to choose from; one of them has the keyboard.

    Arrows go between regions, digits set the stage and 0 clears it, F2 asks for a comment; letters go on to the entry
    line. Where there isn't room for every stage a row shows its own alone.
    """

    stage_wanted = Signal(str, int)
    current_changed = Signal(str)
    menu_wanted = Signal(str, QPoint)
    comment_wanted = Signal()
    pasted = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(seat, seat.words("Regioner"), parent)
        self._rows: list[UnitRow] = []
        self._stages = 0
        self._columns = 2
        self._current = -1
        self._hot: tuple[int, int] = (-1, -1)
        self._compares = False
        self._taken = 0.0  # px of a row that its letter and name need

    @property
    def rows(self) -> list[UnitRow]:
        return self._rows

    @property
    def current(self) -> str:
        return self._rows[self._current].unit.code if 0 <= self._current < len(self._rows) else ""

    def show_rows(self, rows: list[UnitRow], stages: int, compares: bool = False) -> None:
        """`compares`: each row tells where it was before."""
        is_same = (stages, compares, len(rows)) == (self._stages, self._compares, len(self._rows))
        old_rows, self._rows, self._stages, self._compares = self._rows, rows, stages, compares
        metrics = QFontMetricsF(self._seat.theme.font(15, True))
        names = max((metrics.horizontalAdvance(r.unit.short) for r in rows), default=0.0)
        # an unreasonably long name may be cut
        self._taken = self._seat.theme.px(62) + min(names, self._seat.theme.px(190))
        if is_same:
            for n, (old, new) in enumerate(zip(old_rows, rows, strict=True)):
                if old != new:
                    self.update_row(n)
        else:
            self._size()
            self.update()
        self._describe()

    def set_columns(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            self._size()
            self.update()

    def set_current(self, code: str) -> None:
        at = next((n for n, r in enumerate(self._rows) if r.unit.code == code), -1)
        if at != self._current:
            self._current = at
            self.update()
            self._describe()
            self.current_changed.emit(self.current)

    def _describe(self) -> None:
        if 0 <= self._current < len(self._rows):
            row, _ = self._rows[self._current], self._seat.words
            parts = [row.unit.short, str(row.stage) if row.stage else _("saknas")]
            if self._compares and row.before:
                parts.append(_("förra gången {stage}").format(stage=row.before))
            if row.comment:
                parts.append(row.comment)
            self.setAccessibleDescription(", ".join(parts))

    # where things are

    def _count(self) -> int:
        return len(self._rows)

    def _half(self) -> int:
        return max(1, -(-len(self._rows) // self._columns))

    def _pitch(self) -> int:
        theme = self._seat.theme
        wanted = self._room // self._half() if self._room else theme.px(_HIGH)
        return max(theme.px(_LOW), min(theme.px(_HIGH), wanted))

    def _size(self) -> None:
        self.setFixedHeight(self._half() * self._pitch())

    def sizeHint(self) -> QSize:
        return QSize(300 * self._columns, self._half() * self._pitch())

    def row_rect(self, n: int) -> QRectF:
        gap = self._seat.theme.px(16)
        wide = (self.width() - gap * (self._columns - 1)) / self._columns
        column, line = divmod(n, self._half())
        pitch = self._pitch()
        between = 10 if pitch > self._seat.theme.px(46) else 5
        return QRectF(column * (wide + gap) + 4, line * pitch + between / 2, wide - 8, pitch - between)

    def _shows_all(self) -> bool:
        """Whether there is room for every stage beside the longest name."""
        theme = self._seat.theme
        wide = self.row_rect(0).width() - theme.px(8)
        return wide - self._stages * theme.px(27) >= self._taken + (theme.px(70) if self._compares else 0)

    def _chip_rect(self, n: int, stage: int) -> QRectF:
        theme = self._seat.theme
        box = self.row_rect(n)
        side = min(theme.px(28), box.height() - 4)
        if not self._shows_all():
            # only its own stage, at the right edge
            at = box.right() - theme.px(6) - side
            return QRectF(at, box.center().y() - side / 2, side, side) if stage == self._rows[n].stage else QRectF()
        pitch = min(theme.px(34), (box.width() - theme.px(8) - self._taken) / max(1, self._stages))
        x = box.right() - theme.px(8) - pitch * (self._stages - stage + 1)
        return QRectF(x + (pitch - side) / 2, box.center().y() - side / 2, side, side)

    def _left_of_chips(self, n: int) -> float:
        if self._shows_all() and self._stages:
            return self._chip_rect(n, 1).x()
        row = self._rows[n]
        return self._chip_rect(n, row.stage).x() if row.stage else self.row_rect(n).right() - self._seat.theme.px(6)

    # painting

    def _draw_rest(self, painter: QPainter) -> None:
        """Which keys to use, in the place that is left over."""
        if not self._rows or len(self._rows) == self._columns * self._half() or not self._stages:
            return
        theme, _ = self._seat.theme, self._seat.words
        box = self.row_rect(len(self._rows))
        side = theme.px(16)
        ink = theme.ink3 if not self.hasFocus() else theme.ink2
        theme.draw_icon(painter, "info", ink, QRectF(box.x() + 8, box.center().y() - side / 2, side, side))
        painter.setFont(theme.font(13))
        painter.setPen(ink)
        last = min(9, self._stages)
        text = _("Pil och siffra 1–{last}. Noll tömmer.").format(last=last)
        room = box.adjusted(side + theme.px(18), 0, 0, 0)
        painter.drawText(room, LEFT, elided(painter.fontMetrics(), text, int(room.width())))

    def _draw_row(self, painter: QPainter, n: int) -> None:
        theme, row = self._seat.theme, self._rows[n]
        box = self.row_rect(n)
        is_current = n == self._current
        if is_current and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus_outer, 3))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 8, 8)
        painter.setBrush(theme.accent_soft if is_current else theme.surface)
        painter.setPen(QPen(theme.accent_line if is_current else theme.line, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        x = box.x() + theme.px(8)
        if row.unit.letter:
            side = min(theme.px(26), box.height() - 4)
            tile = QRectF(x, box.center().y() - side / 2, theme.px(30), side)
            painter.setPen(QPen(theme.line, 1))
            painter.setBrush(theme.sunken)
            painter.drawRoundedRect(tile, 5, 5)
            painter.setPen(theme.ink2)
            painter.setFont(theme.font(12, True))
            painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, row.unit.letter)
            x += theme.px(40)
        right = self._draw_state(painter, n, row, x)
        painter.setFont(theme.font(15, not row.stage))
        painter.setPen(theme.ink)
        name = elided(painter.fontMetrics(), row.unit.short, int(right - x))
        painter.drawText(QRectF(x, box.y(), right - x, box.height()), LEFT, name)
        if row.comment:
            x += painter.fontMetrics().horizontalAdvance(name) + theme.px(8)
            self._draw_comment(painter, row.comment, QRectF(x, box.y(), right - x, box.height()))
        self._draw_chips(painter, n, row)

    def _draw_comment(self, painter: QPainter, comment: str, room: QRectF) -> None:
        theme = self._seat.theme
        side = theme.px(14)
        if room.width() < side:
            return
        spot = QRectF(room.x(), room.center().y() - side / 2, side, side)
        theme.draw_icon(painter, "message-square", theme.ink2, spot)
        rest = room.adjusted(side + theme.px(6), 0, 0, 0)
        if rest.width() > theme.px(60):
            painter.setFont(theme.font(13))
            painter.setPen(theme.ink2)
            painter.drawText(rest, LEFT, elided(painter.fontMetrics(), comment, int(rest.width())))

    def _draw_state(self, painter: QPainter, n: int, row: UnitRow, left: float) -> float:
        """*Saknas*, or where it was before, to the left of the stages; where the name must end."""
        theme, _ = self._seat.theme, self._seat.words
        right = self._left_of_chips(n) - theme.px(8)
        box = self.row_rect(n)
        if self._compares and row.before:
            moved = row.stage - row.before if row.stage else 0
            colour = theme.ok if moved > 0 else theme.warn if moved < 0 else theme.ink2
            text = f"{row.before} → {row.stage}" if moved else f"{row.before} → –" if not row.stage else "="
            font = theme.font(14, True, True)
            wide = figure_width(text, font)
            painter.fillPath(figure_path(text, font).translated(right - wide / 2, box.center().y()), colour)
            right -= wide + theme.px(6)
            if moved:
                side = theme.px(14)
                icon = "arrow-up" if moved > 0 else "arrow-down"
                theme.draw_icon(painter, icon, colour, QRectF(right - side, box.center().y() - side / 2, side, side))
                right -= side + theme.px(4)
        elif not row.stage:
            word = _("Saknas")
            painter.setFont(theme.font(12, True))
            wide = painter.fontMetrics().horizontalAdvance(word)
            # the word gives way before the name does
            bold = QFontMetricsF(theme.font(15, True))
            if bold.horizontalAdvance(row.unit.short) + wide + theme.px(12) <= right - left:
                painter.setPen(theme.warn)
                painter.drawText(QRectF(right - wide, box.y(), wide + 1, box.height()), LEFT, word)
                right -= wide + theme.px(8)
        return right

    def _draw_chips(self, painter: QPainter, n: int, row: UnitRow) -> None:
        theme = self._seat.theme
        for stage in range(1, self._stages + 1):
            chip = self._chip_rect(n, stage)
            if chip.isEmpty():
                continue
            if stage == row.stage:
                draw_box(painter, chip, stage, theme)
                draw_figure(painter, chip.center(), str(stage), stage, theme.font(15, True, True), theme)
                continue
            if self._hot == (n, stage):
                painter.setPen(QPen(theme.ctl, 1))
                painter.setBrush(theme.hover)
                painter.drawRoundedRect(chip, 5, 5)
            if self._compares and stage == row.before:
                # a ring where it was
                painter.setPen(QPen(theme.ctl, 1.4, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(chip.adjusted(1, 1, -1, -1), 5, 5)
            painter.setPen(theme.ink2)
            painter.setFont(theme.font(14, False, True))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(stage))

    # the mouse

    def _at(self, point: QPointF) -> tuple[int, int]:
        """Row and stage (0 beside the stages) at a point; (-1, -1) outside."""
        n = self.row_at(point)
        if n < 0:
            return -1, -1
        stages = range(1, self._stages + 1)
        return n, next((stage for stage in stages if self._chip_rect(n, stage).contains(point)), 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hot = self._at(event.position())
        if hot != self._hot:
            self._hot = hot
            row = self._rows[hot[0]] if hot[0] >= 0 else None
            said = [row.unit.name, row.comment] if row and row.comment else []
            self.setToolTip(plain_tip("\n".join(said)))
            self.update()

    def leaveEvent(self, event: object) -> None:
        if self._hot != (-1, -1):
            self._hot = (-1, -1)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        n, stage = self._at(event.position())
        if n < 0:
            return
        code = self._rows[n].unit.code
        self.set_current(code)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        is_menu = event.button() == Qt.MouseButton.RightButton or (not self._shows_all() and bool(stage))
        if is_menu:
            self.menu_wanted.emit(code, event.globalPosition().toPoint())
        elif stage > 0 and event.button() == Qt.MouseButton.LeftButton:
            self.stage_wanted.emit(code, 0 if self._rows[n].stage == stage else stage)

    # the keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current < 0 and self._rows:
            self.set_current(self._rows[0].unit.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._rows:
            event.ignore()
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        moves = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -self._half(),
            Qt.Key.Key_Right: self._half(),
            Qt.Key.Key_Home: -len(self._rows),
            Qt.Key.Key_End: len(self._rows),
        }
        step = moves.get(Qt.Key(event.key())) if held == Qt.KeyboardModifier.NoModifier else None
        if step is not None:
            at = self._current + step
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not 0 <= at < len(self._rows):
                return
            self.set_current(self._rows[max(0, min(len(self._rows) - 1, at))].unit.code)
            return
        if event.key() == Qt.Key.Key_F2 and self.current:
            self.comment_wanted.emit()
            return
        if event.key() == Qt.Key.Key_Menu and self.current:
            spot = self.row_rect(self._current).center().toPoint()
            self.menu_wanted.emit(self.current, self.mapToGlobal(spot))
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
            return
        text = typed_text(event)
        # "²" is a digit too, but not one of the stages
        if len(text) == 1 and text in "0123456789" and self.current and int(text) <= self._stages:
            self.stage_wanted.emit(self.current, int(text))
            return
        event.ignore()
