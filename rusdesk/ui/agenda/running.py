"""The run-of-show: the rows of the day with what is done, under way and coming, and the clock above them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from rusdesk.domain.agenda import Item, Part, Run
from rusdesk.domain.change import Change
from rusdesk.domain.frozen import frozen
from rusdesk.domain.outlook import Outlook, Row, outlook
from rusdesk.ui.agenda.asides import Asides
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.agenda.timer import TimerCard
from rusdesk.ui.agenda.times import TimesEditor
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import PlainLabel, plain_tip, rule
from rusdesk.ui.writing import RowDelegate, WritingList, elided, in_two_lines

_DAY_HIGH = 28  # px of a day's name over its first row
_LEFT = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value)
_RIGHT = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight).value)


@frozen
class _Drawn:
    """A row with what its neighbours say: whether the spine is done above and below it. `day` stands over the first
    row of each day of several.
    """

    row: Row
    is_shown: bool
    done_above: bool
    done_below: bool
    is_first: bool
    is_last: bool
    day: str = ""


class _RowPainter(RowDelegate):
    def __init__(self, seat: Seat, view: RunningList) -> None:
        super().__init__(view)
        self._seat = seat
        self.is_compact = False

    def sizeHint(self, option: object, index: object) -> QSize:
        drawn: _Drawn = index.data(Qt.ItemDataRole.UserRole)  # type: ignore[attr-defined]
        if not self.is_compact:
            high = 32 if drawn.row.depth else 46
        else:
            # rows of one line are low, so that those of two have air between them
            is_long = self._is_long(drawn.row)
            high = (42 if is_long else 30) if drawn.row.depth else 50 if is_long else 40
        return QSize(100, self._seat.theme.px(high + (_DAY_HIGH if drawn.day else 0)))

    def _is_long(self, row: Row) -> bool:
        """Whether a title takes two lines in the compact list, where no minutes stand beside it."""
        theme, view = self._seat.theme, self.parent()
        wide = view.viewport().width() if isinstance(view, WritingList) else 0
        room = wide - theme.px(72 + 13 + 16)
        if row.item.start is not None and row.state in ("coming", "now") and not row.depth:
            room -= theme.px(16) + theme.px(6)
        # bold as it will be when its turn comes: a row keeps its height through the day
        font = theme.font(13 if row.depth else 15, not row.depth)
        return QFontMetrics(font).horizontalAdvance(row.item.title) > room - 2

    def draw(self, painter: QPainter, rect: QRect, row: object, has_focus: bool, is_hot: bool) -> None:
        assert isinstance(row, _Drawn)
        theme, words = self._seat.theme, self._seat.words
        one, item = row.row, row.row.item
        if row.day:
            day = theme.px(_DAY_HIGH)
            painter.setFont(theme.font(13, True))
            painter.setPen(theme.accent)
            left = rect.x() + theme.px(16 if self.is_compact else 24)
            words_of_day = elided(painter.fontMetrics(), row.day, rect.right() - left - theme.px(12))
            painter.drawText(QRectF(left, rect.y(), rect.right() - left, day), _LEFT, words_of_day)
            rect = rect.adjusted(0, day, 0, 0)
        is_now = one.state == "now" and not one.depth
        box = QRectF(rect).adjusted(12, 1, -12, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_now:
            painter.setBrush(theme.accent_soft)
            painter.drawRoundedRect(box, 6, 6)
            painter.setBrush(theme.accent_fill)
            painter.drawRoundedRect(QRectF(box.x(), box.y(), 3, box.height()), 1.5, 1.5)
        elif row.is_shown or is_hot:
            painter.setBrush(theme.sunken if row.is_shown else theme.hover)
            painter.drawRoundedRect(box, 6, 6)
        if row.is_shown and not is_now:
            painter.setBrush(theme.ctl)
            painter.drawRoundedRect(QRectF(box.x(), box.y(), 3, box.height()), 1.5, 1.5)
        if has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus_outer, 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        middle = rect.center().y() + 0.5
        spine = rect.x() + theme.px(72 if self.is_compact else 84)
        self._draw_spine(painter, row, rect, spine)
        is_old = one.state in ("done", "skipped")
        ink = theme.ink3 if is_old else theme.ink
        left = rect.x() + theme.px(16 if self.is_compact else 24)
        if one.start is not None and not one.depth:
            is_late = bool(one.shift) and not is_old
            painter.setFont(theme.font(15, is_late or is_now, True))
            painter.setPen(theme.warn if is_late and one.shift > 0 else ink)
            wide = painter.fontMetrics().horizontalAdvance("00.00")
            painter.drawText(QRectF(left, rect.y(), wide, rect.height()), _RIGHT, words.clock(one.start))
        right = rect.right() - theme.px(16 if self.is_compact or one.depth else 24)
        if not self.is_compact and not one.depth:
            box_of = QRectF(right - theme.px(52), rect.y(), theme.px(52), rect.height())
            # three figures and a sign need more than two
            right -= max(theme.px(34), self._draw_minutes(painter, one, box_of) + theme.px(10))
        if item.start is not None and one.state in ("coming", "now") and not one.depth:
            side = theme.px(16)
            ink_of_lock = theme.over if one.is_missed else theme.ink3
            theme.draw_icon(painter, "lock", ink_of_lock, QRectF(right - side, middle - side / 2, side, side))
            right -= side + theme.px(6)
        x = spine + theme.px(13 if self.is_compact else 16)
        bold = is_now or one.is_next
        font = theme.font(13 if one.depth else 15, bold)
        if one.state == "skipped":
            font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(theme.ink2 if one.depth and not is_old else ink)
        room = int(right - x)
        if painter.fontMetrics().horizontalAdvance(item.title) > room:
            # a nested row has two lines only in the compact list
            font.setPixelSize(theme.px(13.5 if not one.depth else 13 if self.is_compact else 12))
            painter.setFont(font)
        cut = elided if one.depth and not self.is_compact else in_two_lines
        text = cut(painter.fontMetrics(), item.title, room)
        painter.drawText(QRectF(x, rect.y(), right - x, rect.height()), _LEFT, text)

    def _draw_minutes(self, painter: QPainter, row: Row, box: QRectF) -> int:
        """How wide it became, in px."""
        theme = self._seat.theme
        if row.state == "done":
            over = row.over
            text = f"+{over}" if over > 0 else f"−{-over}" if over else "±0"
            painter.setFont(theme.font(14, over > 0, True))
            painter.setPen(theme.warn if over > 0 else theme.ink3)
        elif not row.item.minutes:
            return 0
        else:
            text = str(row.item.minutes)
            painter.setFont(theme.font(14, row.state == "now", True))
            painter.setPen(theme.ink if row.state == "now" else theme.ink3)
        painter.drawText(box, _RIGHT, text)
        return painter.fontMetrics().horizontalAdvance(text)

    def _draw_spine(self, painter: QPainter, drawn: _Drawn, rect: QRect, x: float) -> None:
        theme, row = self._seat.theme, drawn.row
        middle = rect.center().y() + 0.5
        for is_done, is_end, top, bottom in (
            (drawn.done_above, drawn.is_first, rect.top(), middle),
            (drawn.done_below, drawn.is_last, middle, rect.bottom() + 1),
        ):
            if not is_end:
                painter.setPen(QPen(theme.accent_fill if is_done else theme.line, 2))
                painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        if row.depth:
            return
        r = theme.px(7)
        ground = theme.surface
        if row.state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_fill)
            painter.drawEllipse(QPointF(x, middle), r + 1, r + 1)
            side = theme.px(11)
            theme.draw_icon(painter, "check", theme.on_accent, QRectF(x - side / 2, middle - side / 2, side, side))
        elif row.state == "now":
            painter.setPen(QPen(theme.accent_fill, 3))
            painter.setBrush(ground)
            painter.drawEllipse(QPointF(x, middle), r + 1, r + 1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_fill)
            painter.drawEllipse(QPointF(x, middle), r - 3, r - 3)
        else:
            painter.setPen(QPen(theme.ctl, 2))
            painter.setBrush(ground)
            painter.drawEllipse(QPointF(x, middle), r - 1, r - 1)


class RunningList(WritingList):
    """The rows. A click or Enter shows the item in the middle; F2 on a row that has been sets its times right."""

    item_wanted = Signal(str)
    start_wanted = Signal(str, int)
    times_wanted = Signal(str)
    skip_wanted = Signal(str)
    swap_wanted = Signal(str, str)
    swap_beside_wanted = Signal(str, int)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._time = LocalTime(seat.clock)
        self._painter = _RowPainter(seat, self)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # rows are as high as their titles need in the width there is
        self.setResizeMode(WritingList.ResizeMode.Adjust)
        self.setProperty("ownRing", True)
        self.setAccessibleName(seat.words("Körschema"))
        self._shown = ""
        self._minute = -1
        self.late: int | None = None
        self.look = Outlook((), None)
        self.rows: tuple[Row, ...] = ()
        self.itemClicked.connect(lambda i: self.item_wanted.emit(self._id(i)))

    def _id(self, item: QListWidgetItem) -> str:
        drawn: _Drawn = item.data(Qt.ItemDataRole.UserRole)
        return drawn.row.item.id

    @property
    def current_id(self) -> str:
        item = self.currentItem()
        return self._id(item) if item else ""

    def set_compact(self, is_compact: bool) -> None:
        self._painter.is_compact = is_compact
        self.scheduleDelayedItemsLayout()

    def show_item(self, item_id: str) -> None:
        """Mark the row whose item is shown in the middle, and bring it into view."""
        if item_id == self._shown:
            return
        self._shown = item_id
        self.refresh()
        for n, row in enumerate(self.rows):
            if row.item.id == item_id and self.item(n):
                self.setCurrentRow(n)
                seen = self.viewport().rect().contains(self.visualItemRect(self.item(n)))
                if seen and self.viewport().underMouse():
                    # just clicked: the next click must find the same row there
                    return
                # two rows of what has been stay above
                self.scrollToItem(self.item(max(0, n - 2)), WritingList.ScrollHint.PositionAtTop)

    def tick(self) -> None:
        """The rows move by whole minutes."""
        minute = self._seat.clock.now_ms() // 60_000
        if minute != self._minute:
            self.refresh()

    def refresh(self) -> None:
        now = self._seat.clock.now_ms()
        self._minute = now // 60_000
        look = self.look = outlook(self._seat.desk.state, now, self._time.minute_of)
        old = [r.item.id for r in self.rows]
        self.rows, self.late = look.rows, look.late
        last_done = max((n for n, r in enumerate(look.rows) if r.state in ("done", "now")), default=-1)
        days = self._days(look.rows)
        drawn = [
            _Drawn(
                row,
                row.item.id == self._shown,
                n <= last_done,
                n < last_done,
                n == 0 or bool(days[n]),
                n == len(look.rows) - 1 or bool(days[n + 1]),
                days[n],
            )
            for n, row in enumerate(look.rows)
        ]
        if old != [r.item.id for r in look.rows]:
            kept = self.current_id
            self.clear()
            for one in drawn:
                item = QListWidgetItem(self)
                self._fill(item, one)
                if one.row.item.id == kept:
                    self.setCurrentItem(item)
            return
        for n, one in enumerate(drawn):
            item = self.item(n)
            if (was := item.data(Qt.ItemDataRole.UserRole)) != one:
                self._fill(item, one)
                if was.day != one.day:
                    self.scheduleDelayedItemsLayout()

    def _days(self, rows: tuple[Row, ...]) -> list[str]:
        """For each row the day that it is the first of, in words; nothing when there is but one day."""
        state, _ = self._seat.desk.state, self._seat.words
        parts = [state.find(Part, row.item.part) for row in rows]
        days = [part.day if part else "" for part in parts]
        if len({day for day in days if day}) < 2:
            return [""] * len(days)
        before = ["", *days]
        return [
            _.weekday_date(day)[:1].upper() + _.weekday_date(day)[1:] if day and day != was else ""
            for day, was in zip(days, before, strict=False)
        ]

    def _fill(self, item: QListWidgetItem, drawn: _Drawn) -> None:
        _, row = self._seat.words, drawn.row
        item.setData(Qt.ItemDataRole.UserRole, drawn)
        word = {"done": _("klar"), "now": _("pågår"), "skipped": _("hoppades över")}.get(row.state, "")
        word = _("struken") if row.item.is_struck else word
        lock = _("fast tid") if row.item.start is not None else ""
        if row.is_missed:
            lock = _.n("fast tid, {n} min sent", "fast tid, {n} min sent", row.shift)
        item.setToolTip(plain_tip(self._tip(row)))
        time = _.clock(row.start) if row.start is not None else ""
        length = _.n("{n} minut", "{n} minuter", row.item.minutes) if row.item.minutes else ""
        said = ", ".join(s for s in (drawn.day, f"{time} {row.item.title}".strip(), word, lock, length) if s)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, "")

    def _tip(self, row: Row) -> str:
        """What a fixed start has to say, beside the title that may not have had room."""
        _ = self._seat.words
        if row.item.start is None or row.state != "coming":
            return row.item.title
        fixed = _.clock(row.item.start)
        if row.is_missed and row.start is not None:
            said = _("{title}: fast tid {fixed}, men som det går blir den {time}")
            return said.format(title=row.item.title, fixed=fixed, time=_.clock(row.start))
        return _("{title}: fast tid {fixed}, hålls").format(title=row.item.title, fixed=fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentItem()
        is_arrow = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if current is not None and is_arrow and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            moved = self._id(current)
            self.swap_beside_wanted.emit(moved, -1 if event.key() == Qt.Key.Key_Up else 1)
            self._stand_on(moved)
            return
        if current is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.item_wanted.emit(self._id(current))
                return
            if event.key() == Qt.Key.Key_F2:
                self.times_wanted.emit(self._id(current))
                return
            if event.key() == Qt.Key.Key_Delete:
                self.skip_wanted.emit(self._id(current))
                return
        super().keyPressEvent(event)

    def _stand_on(self, item_id: str) -> None:
        for n, row in enumerate(self.rows):
            if row.item.id == item_id:
                self.setCurrentRow(n)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            self.times_wanted.emit(self._id(item))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self.currentItem() if event.reason() == QContextMenuEvent.Reason.Keyboard else self.itemAt(event.pos())
        if item is None:
            return
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualItemRect(item).center())
        self.row_menu(self._id(item)).popup(at)

    def row_menu(self, item_id: str) -> QMenu:
        """What may be done with a row."""
        _ = self._seat.words
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = next(r for r in self.rows if r.item.id == item_id)
        is_main = not row.depth

        def add(text: str, icon: str, act: object, is_on: bool = True) -> None:
            action = QAction(self._seat.theme.icon(icon, self._seat.theme.ink2), text, menu)
            action.setEnabled(is_on)
            action.triggered.connect(lambda _checked=False: act())  # type: ignore[operator]
            menu.addAction(action)

        add(_("Visa punkten"), "eye", lambda: self.item_wanted.emit(item_id))
        add(_("Börja nu"), "play", lambda: self.start_wanted.emit(item_id, 0), is_main and row.state != "now")
        for ago in (3, 5, 10):
            text = _.n("Började för {n} min sedan", "Började för {n} min sedan", ago)
            add(text, "history", lambda ago=ago: self.start_wanted.emit(item_id, ago), is_main)
        can_edit = is_main and row.state in ("done", "now", "skipped")
        add(_("Ändra tider …"), "clock", lambda: self.times_wanted.emit(item_id), can_edit)
        menu.addSeparator()
        is_ahead = row.state == "coming" or row.item.is_struck
        skip = _("Ta med igen") if row.item.is_struck else _("Hoppa över")
        add(skip, "skip-forward", lambda: self.skip_wanted.emit(item_id), is_ahead)
        can_swap = is_ahead and row.item.start is None
        swap = menu.addMenu(self._seat.theme.icon("shuffle", self._seat.theme.ink2), _("Byt plats med"))
        for other in self.rows:
            ahead = other.state == "coming" and other.item.start is None and other.item.parent == row.item.parent
            if can_swap and ahead and other.item.id != item_id:
                action = swap.addAction(other.item.title.replace("&", "&&"))
                action.triggered.connect(
                    lambda _checked=False, other=other.item.id: self.swap_wanted.emit(item_id, other)
                )
        swap.setEnabled(not swap.isEmpty())
        return menu


class RunPanel(QFrame):
    """The left column: timer card and rows."""

    item_wanted = Signal(str)
    start_wanted = Signal(str, int)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._seat = seat
        theme = seat.theme
        self.setFixedWidth(theme.px(344))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.timer = TimerCard(seat)
        self.list = RunningList(seat)
        self.asides = Asides(theme)
        self.end = PlainLabel(theme, "", 13, False, theme.ink2, tnum=True, elides=True)
        self.end.setContentsMargins(theme.px(24), theme.px(6), theme.px(16), theme.px(10))
        said = seat.words("Programmet gör du i Förbered (Ctrl+1). Sedan följer du dagen här.")
        self.empty = PlainLabel(theme, said, 14, False, theme.ink2, wraps=True)
        self.empty.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        column.addWidget(self.timer)
        column.addWidget(self.asides)
        column.addWidget(rule(theme))
        column.addSpacing(theme.px(8))
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.end)
        self.editor: TimesEditor | None = None
        self.list.item_wanted.connect(self.item_wanted)
        self.list.start_wanted.connect(self.start_wanted)
        self.list.times_wanted.connect(self.edit_times)
        self.refresh()

    def refresh(self) -> None:
        self.list.refresh()
        self.timer.set_late(self.list.late)
        self.timer.tick()
        self._tell_end()

    def tick(self) -> None:
        self.timer.tick()
        self.list.tick()
        self.timer.set_late(self.list.late)
        self._tell_end()

    def _tell_end(self) -> None:
        """When the day ends as it goes, and when it was to."""
        _, look = self._seat.words, self.list.look
        self.empty.setVisible(not look.rows)
        has_begun = any(r.state in ("now", "done") for r in look.rows)
        self.end.setVisible(look.end is not None and has_begun)
        if look.end is None or look.planned_end is None:
            return
        text = _("Slutar {time} som planerat").format(time=_.clock(look.end))
        if look.end != look.planned_end:
            text = _("Slutar {time} som det går · plan {plan}").format(
                time=_.clock(look.end), plan=_.clock(look.planned_end)
            )
        if text != self.end.text():
            self.end.setText(text)
            self.end.set_colour(self._seat.theme.warn if look.end > look.planned_end else self._seat.theme.ink2)

    def hear(self, change: Change) -> None:
        if any(e.kind in (Item.KIND, Run.KIND, "part") for e in change.edits):
            self.refresh()

    def place_banner(self, banner: QWidget) -> None:
        """Put what the day is warned of right under the clock."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, banner)

    def collapse(self, width: int) -> None:
        """The column's width for a client `width` px wide, see looks §5."""
        theme = self._seat.theme
        is_narrow = width < 1500
        self.setFixedWidth(theme.px(264 if is_narrow else 304 if width < 1760 else 344))
        self.timer.set_compact(width < 1760)
        self.list.set_compact(is_narrow)
        self.end.setContentsMargins(theme.px(16 if is_narrow else 24), theme.px(6), theme.px(16), theme.px(10))

    def edit_times(self, item_id: str) -> None:
        """Open the small editor on a row that has been, or is under way."""
        row = next((r for r in self.list.rows if r.item.id == item_id), None)
        if row is None or row.depth or row.state == "coming":
            return
        self.close_editor()
        editor = TimesEditor(self._seat, item_id, self)
        at = next(n for n, r in enumerate(self.list.rows) if r.item.id == item_id)
        box = self.list.visualItemRect(self.list.item(at))
        corner = self.list.viewport().mapTo(self, QPoint(0, box.bottom()))
        editor.adjustSize()
        side = self._seat.theme.px(8)
        high = editor.sizeHint().height()
        top = min(corner.y(), self.height() - high - side)
        editor.setGeometry(side, max(side, top), self.width() - 2 * side, high)
        editor.done.connect(self._editor_done)
        self.editor = editor
        editor.show()
        editor.raise_()
        editor.begin()

    def close_editor(self) -> None:
        if self.editor is not None:
            self.editor.deleteLater()
            self.editor = None

    def _editor_done(self) -> None:
        self.close_editor()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
