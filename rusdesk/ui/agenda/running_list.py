"""The rows of the day in Genomför: chosen by keys, started, skipped and swapped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListWidgetItem, QMenu, QWidget

from rusdesk.domain.agenda import Part
from rusdesk.domain.outlook import Outlook, Row, outlook
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.agenda.running_painter import Drawn, RunningPainter
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import plain_tip
from rusdesk.ui.writing import WritingList


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
        self._painter = RunningPainter(seat, self)
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
        drawn: Drawn = item.data(Qt.ItemDataRole.UserRole)
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
            Drawn(
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

    def _fill(self, item: QListWidgetItem, drawn: Drawn) -> None:
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
