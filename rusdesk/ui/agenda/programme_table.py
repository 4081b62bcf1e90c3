"""The programme as a table: edited in place, moved by keys and by its handles."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rusdesk.commands.agenda import MovePart, SetLength, SetMinimum
from rusdesk.commands.command import Command, Place, Remove, Revise
from rusdesk.commands.projection import scene_of
from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item, Part, items_in, parts, read_minutes, read_time
from rusdesk.domain.errors import Refused
from rusdesk.domain.projection import Scene
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.ui.agenda.edit_table import EditTable, Index, plain
from rusdesk.ui.agenda.looks import KINDS, draw_tile
from rusdesk.ui.agenda.moving import belonging, dropped, dropped_into, lifted, nested, one_step
from rusdesk.ui.agenda.names import known_names
from rusdesk.ui.agenda.programme_model import Column, ProgrammeModel, Row
from rusdesk.ui.planning.cards import new_rank
from rusdesk.ui.planning.fields import asked, draft_key, say_taken_along
from rusdesk.ui.seat import Seat
from rusdesk.ui.words import item_kind_name, refusal, scene_name
from rusdesk.ui.writing import elided, fitted

SCENES: tuple[Scene, ...] = (
    "welcome",
    "programme",
    "question",
    "wall",
    "clock",
    "round",
    "map",
    "pause",
    "text",
    "next_meeting",
    "thanks",
    "groups",
    "today",
    "dates",
    "slides",
    "picture",
)

_FIELDS = {
    Column.START: "start", Column.KIND: "kind", Column.TITLE: "title", Column.PRESENTERS: "presenters",
    Column.MINUTES: "minutes", Column.MINIMUM: "minimum", Column.SCENE: "scene",
}  # fmt: skip


class ProgrammeTable(EditTable):
    """Rows of the programme. `chosen` tells the id of the part or item that the keyboard is on, or ""."""

    chosen = Signal(str)
    details_wanted = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(seat.theme, parent)
        self._seat = seat
        self._model = ProgrammeModel(seat.words, self)
        self._current = ""
        self._dragged = ""
        self._line = -1
        self._is_deep = False
        self.setModel(self._model)
        self.setItemDelegate(_RowPainter(seat, self))
        self.setAccessibleName(seat.words("Program"))
        self.verticalHeader().setDefaultSectionSize(seat.theme.px(54))
        self.follow(seat.desk.state)

    @property
    def current_id(self) -> str:
        return self._current

    @property
    def rows(self) -> list[Row]:
        return self._model.rows

    @property
    def is_dragging(self) -> bool:
        return bool(self._dragged)

    def follow(self, state: State) -> None:
        """Show the programme as it is; the keyboard stays on its record, or goes to the row in its place."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if not self._model.show(state):
            self._tell()
            return
        self.clearSpans()
        small = self.theme.px(44)
        for n, one in enumerate(self._model.rows):
            nested = one.item is not None and bool(one.item.parent)
            high = small if one.slot is None or nested else self.theme.px(54)
            self.setRowHeight(n, high)
            if one.slot is None:
                self.setSpan(n, Column.START, 1, len(Column) - Column.START)
        at = self._model.row_of(self._current)
        if at < 0 and self._model.rows:
            first = next((n for n, r in enumerate(self._model.rows) if r.slot), 0)
            at = min(max(row, 0), len(self._model.rows) - 1) if self._current else first
        if at >= 0:
            self.setCurrentIndex(self._model.index(at, column if column > 0 else Column.TITLE))
        self._tell()

    def choose(self, record_id: str) -> None:
        """Put the keyboard's place on a record."""
        at = self._model.row_of(record_id)
        if at >= 0:
            column = self.currentIndex().column()
            self.setCurrentIndex(self._model.index(at, column if column > 0 else Column.TITLE))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(plain(current), plain(previous))
        self.viewport().update()
        self._tell()

    def _tell(self) -> None:
        at = self.currentIndex().row()
        now = self._model.rows[at].id if 0 <= at < len(self._model.rows) else ""
        if now != self._current:
            self._current = now
            self.chosen.emit(now)

    # cells

    def _row(self, index: Index) -> Row:
        return self._model.rows[index.row()]

    def text_at(self, index: Index) -> str | None:
        row, column = self._row(index), Column(index.column())
        item = row.item
        if item is None:
            return row.part.title
        match column:
            case Column.START:
                return self._seat.words.clock(item.start) if item.start is not None else ""
            case Column.TITLE:
                return item.title
            case Column.PRESENTERS:
                return item.presenters
            case Column.MINUTES:
                return self._seat.words.minutes(item.minutes)
            case Column.MINIMUM:
                return "" if item.minimum is None else str(item.minimum)
            case _:
                return None

    def draft_at(self, index: Index) -> str:
        row = self._row(index)
        if row.item is None:
            return draft_key(Part, row.id, "title")
        return draft_key(Item, row.id, _FIELDS.get(Column(index.column()), "title"))

    def has_draft(self, index: Index) -> bool:
        """Whether something is half typed in the cell, and the cell is closed."""
        return (
            self.editor is None and self.text_at(index) is not None and bool(self.draft(self.draft_at(index)))
            and (self._row(index).item is not None or index.column() == Column.START)
        )  # fmt: skip

    def keep_draft(self, key: str, text: str) -> None:
        self._seat.desk.keep_draft(key, text)

    def draft(self, key: str) -> str:
        return self._seat.desk.drafts.get(key, "")

    def saver_at(self, index: Index) -> Callable[[str], str]:
        row = self._row(index)
        kind: type[Record] = Part if row.item is None else Item
        name = "title" if row.item is None else _FIELDS[Column(index.column())]
        return lambda text: self._save(kind, row.id, name, text)

    def _save(self, kind: type[Record], record_id: str, name: str, text: str) -> str:
        _, key = self._seat.words, draft_key(kind, record_id, name)
        command: Command | None = None
        try:
            value: Any = text
            if name == "start":
                value = read_time(text)
            elif name == "minutes":
                command = SetLength(record_id, minutes=read_minutes(text) if text.strip() else 0)
            elif name == "minimum":
                command = SetMinimum(record_id, read_minutes(text) if text.strip() else None)
        except Refused:
            if name == "start":
                return _("Skriv tiden som 9.00, eller lämna tomt så flyter punkten med programmet.")
            return _("Skriv längden som 25, 25 min eller 1 h 30.")
        command = command or Revise(kind, record_id, {name: value})
        _change, why = asked(self._seat, command, ends_draft=key, at_field=True)
        return refusal(_, why) if why else ""

    def names_at(self, index: Index) -> Sequence[str]:
        return known_names(self._seat.desk.state) if index.column() == Column.PRESENTERS else ()

    def choices_at(self, index: Index) -> Sequence[tuple[Any, str, bool]]:
        item, _ = self._row(index).item, self._seat.words
        if item is None:
            return ()
        if index.column() == Column.KIND:
            return [(k, item_kind_name(_, k), k == item.kind) for k in KINDS]
        if index.column() == Column.SCENE:
            usual = (
                None,
                _("Som brukligt: {scene}").format(scene=scene_name(_, scene_of(dataclasses.replace(item, scene=None)))),
                item.scene is None,
            )
            return [usual, *((s, scene_name(_, s), s == item.scene) for s in SCENES)]
        return ()

    def choose_at(self, index: Index, value: Any) -> None:
        if index.isValid():
            name = _FIELDS[Column(index.column())]
            self._ask(Revise(Item, self._row(index).id, {name: value}))

    # deeds

    def _ask(self, command: Command | None) -> bool:
        if command is None:
            return False
        change, why = asked(self._seat, command)
        return change is not None and why is None

    def add_item(self) -> None:
        """A new row after the one the keyboard is on; its title is ready to be written."""
        seat, state = self._seat, self._seat.desk.state
        here = self._row(self.currentIndex()) if self.currentIndex().isValid() else None
        there = parts(state)
        records: list[Record] = []
        if here is not None:
            part = here.part.id
        elif there:
            part = there[-1].id
        else:
            part = seat.new_id()
            records.append(Part(id=part, title=seat.words("Program"), rank=ranks.between("", "")))
        item = here.item if here else None
        parent = item.parent if item else ""
        siblings = items_in(state, part, parent) if state.find(Part, part) else []
        at = [s.id for s in siblings].index(item.id) + 1 if item else (0 if here else len(siblings))
        low = siblings[at - 1].rank if at else ""
        high = siblings[at].rank if at < len(siblings) else ""
        new = Item(
            id=seat.new_id(), part=part, parent=parent, title=seat.words("Ny punkt"), minutes=15,
            rank=ranks.between(low, high),
        )  # fmt: skip
        records.append(new)
        if self._ask(Place(tuple(records))):
            self._write_title(new.id)

    def add_part(self) -> None:
        """A new part of the day at the end."""
        state = self._seat.desk.state
        last = max((p.rank for p in parts(state)), default="")
        day = parts(state)[-1].day if parts(state) else ""
        new = Part(id=self._seat.new_id(), title=self._seat.words("Ny del"), day=day, rank=ranks.between(last, ""))
        if self._ask(Place((new,))):
            self._write_title(new.id)

    def _write_title(self, record_id: str) -> None:
        self.choose(record_id)
        at = self._model.row_of(record_id)
        if at >= 0:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            index = self._model.index(at, Column.TITLE)
            self.setCurrentIndex(index)
            self.edit_cell(self._model.index(at, Column.START) if self._model.rows[at].slot is None else index)

    def remove_current(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            row = self._row(index)
            say = say_taken_along(self._seat, row.item or row.part)
            if self._ask(Remove(Item if row.item else Part, (row.id,))):
                say()

    def duplicate(self) -> None:
        """The same item again, right after it, with its parts, questions and links; without a fixed start."""
        row = self._row(self.currentIndex()) if self.currentIndex().isValid() else None
        if row is None or row.item is None:
            return
        state, item = self._seat.desk.state, row.item
        siblings = items_in(state, item.part, item.parent)
        at = [s.id for s in siblings].index(item.id)
        high = siblings[at + 1].rank if at + 1 < len(siblings) else ""
        rank = ranks.between(item.rank, high)
        copy = dataclasses.replace(item, id=self._seat.new_id(), seq=0, start=None, rank=rank)
        old = items_in(state, item.part, item.id)
        inner = [dataclasses.replace(i, id=self._seat.new_id(), seq=0, parent=copy.id, start=None) for i in old]
        new_of = {item.id: copy.id, **{o.id: n.id for o, n in zip(old, inner, strict=True)}}
        if self._ask(Place((copy, *inner, *belonging(state, new_of, self._seat.new_id)))):
            self.choose(copy.id)

    def move_current(self, by: int) -> None:
        """The row with the keyboard one place up or down; a heading takes its part along."""
        index = self.currentIndex()
        if not index.isValid():
            return
        state, row = self._seat.desk.state, self._row(index)
        if row.item is not None:
            self._ask(one_step(state, row.id, by))
            return
        rank = new_rank([(p.id, p.rank) for p in parts(state)], row.id, by)
        if rank is not None:
            self._ask(Revise(Part, row.id, {"rank": rank}))

    def nest(self, is_in: bool) -> None:
        row = self._row(self.currentIndex()) if self.currentIndex().isValid() else None
        if row is not None and row.item is not None:
            state = self._seat.desk.state
            self._ask(nested(state, row.id) if is_in else lifted(state, row.id))

    def toggle_lock(self) -> None:
        """Fix the start where it is now, or let it follow the programme again."""
        row = self._row(self.currentIndex()) if self.currentIndex().isValid() else None
        if row is None or row.item is None or row.slot is None:
            return
        if row.item.start is not None:
            self._ask(Revise(Item, row.id, {"start": None}))
        elif row.slot.start is not None:
            self._ask(Revise(Item, row.id, {"start": row.slot.start % 1440}))
        else:
            self._seat.say(self._seat.words("Skriv en starttid först: inget i programmet ger punkten en."))

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        lock = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case Qt.Key.Key_Up if alt:
                self.move_current(-1)
            case Qt.Key.Key_Down if alt:
                self.move_current(1)
            case Qt.Key.Key_Right if alt:
                self.nest(True)
            case Qt.Key.Key_Left if alt:
                self.nest(False)
            case Qt.Key.Key_Insert:
                self.add_item()
            case Qt.Key.Key_Delete:
                self.remove_current()
            case Qt.Key.Key_L if event.modifiers() == lock:
                self.toggle_lock()
            case Qt.Key.Key_D if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.duplicate()
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(at)
            if index.isValid():
                self.setCurrentIndex(index)
        else:
            at = self.visualRect(self.currentIndex()).center()
        self.popup_menu(self.row_menu(), at)

    def row_menu(self) -> QMenu:
        """Everything that can be done with the row, with its keys."""
        _, menu = self._seat.words, QMenu(self)
        row = self._row(self.currentIndex()) if self.currentIndex().isValid() else None

        def add(words: str, icon: str, do: Any, keys: str = "", *, on: bool = True) -> None:
            action = menu.addAction(self.theme.icon(icon, self.theme.ink2), words)
            if keys:
                action.setShortcut(QKeySequence(keys))
            action.setEnabled(on)
            action.triggered.connect(lambda _on=False: do())

        is_item = row is not None and row.item is not None
        fixed = row is not None and row.item is not None and row.item.start is not None
        add(_("Ny punkt"), "plus", self.add_item, "Ins")
        add(_("Ny del av dagen"), "plus", self.add_part)
        menu.addSeparator()
        add(_("Flytta upp"), "arrow-up", lambda: self.move_current(-1), "Alt+Up", on=row is not None)
        add(_("Flytta ned"), "arrow-down", lambda: self.move_current(1), "Alt+Down", on=row is not None)
        add(_("Gör till del av punkten ovanför"), "arrow-right", lambda: self.nest(True), "Alt+Right", on=is_item)
        add(_("Lyft ut till egen punkt"), "arrow-left", lambda: self.nest(False), "Alt+Left",
            on=row is not None and row.item is not None and bool(row.item.parent))  # fmt: skip
        menu.addSeparator()
        name = _("Låt starten flyta med programmet") if fixed else _("Gör starten till fast tid")
        add(name, "lock-open" if fixed else "lock", self.toggle_lock, "Ctrl+Shift+L", on=is_item)
        add(_("Kopiera punkten"), "copy", self.duplicate, "Ctrl+D", on=is_item)
        add(_("Visa uppgifter"), "panel-right", self.details_wanted.emit, on=row is not None)
        menu.addSeparator()
        add(_("Ta bort"), "trash-2", self.remove_current, "Del", on=row is not None)
        return menu

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == Column.GRIP and event.button() is Qt.MouseButton.LeftButton:
            row = self._row(index)
            if row.item is not None or len(parts(self._seat.desk.state)) > 1:
                self._dragged = row.id
                self.setCurrentIndex(self._model.index(index.row(), Column.TITLE))
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        if self._dragged:
            self._line = self._insertion(where)
            # out over the titles: it becomes a part of the item above
            self._is_deep = where.x() > self._deep_from()
            self._roll(where.y())
            self.viewport().update()
            return
        index = self.indexAt(where)
        over_grip = index.isValid() and index.column() == Column.GRIP
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if over_grip else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            dragged, line, is_deep = self._dragged, self._line, self._is_deep
            self._end_drag()
            if line > 0:
                self._drop(dragged, self._model.rows[line - 1], is_deep)
            return
        super().mouseReleaseEvent(event)

    def _drop(self, dragged: str, above: Row, is_deep: bool) -> None:
        state = self._seat.desk.state
        if state.find(Part, dragged) is not None:
            if above.part.id != dragged:
                self._ask(MovePart(dragged, above.part.id))
            return
        self._ask((dropped_into if is_deep else dropped)(state, dragged, above.id))

    def _deep_from(self) -> int:
        return self.columnViewportPosition(Column.TITLE) + self.theme.px(24)

    def _roll(self, y: int) -> None:
        """A row held at an edge brings more of the programme into view."""
        edge, step = self.theme.px(28), self.theme.px(12)
        by = -step if y < edge else step if y > self.viewport().height() - edge else 0
        if by:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + by)

    def _end_drag(self) -> None:
        self._dragged, self._line, self._is_deep = "", -1, False
        self.viewport().unsetCursor()
        self.viewport().update()

    def _insertion(self, where: QPoint) -> int:
        """The row that the dragged one would stand before; never above the first heading."""
        at = self.rowAt(where.y())
        if at < 0:
            return len(self._model.rows) if where.y() > 0 else 1
        middle = self.rowViewportPosition(at) + self.rowHeight(at) // 2
        return max(1, at + (1 if where.y() > middle else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dragged and self._line > 0:
            above = self._line - 1
            y = self.rowViewportPosition(above) + self.rowHeight(above)
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self.theme.accent, 3))
            left = self._deep_from() if self._is_deep else 8
            painter.drawLine(left, y, self.viewport().width() - 8, y)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        px, width = self.theme.px, self.viewport().width()
        is_narrow = width < px(1060)
        fixed = {
            Column.GRIP: px(40), Column.START: px(100), Column.KIND: px(46), Column.MINUTES: px(84),
            Column.MINIMUM: px(82), Column.SCENE: px(126 if is_narrow else 158),
            Column.PRESENTERS: px(150 if is_narrow else 236),
        }  # fmt: skip
        self.setColumnHidden(Column.MINIMUM, is_narrow and width < px(940))
        self.setColumnHidden(Column.PRESENTERS, width < px(780))
        for column, wide in fixed.items():
            self.setColumnWidth(column, wide)
        taken = sum(wide for column, wide in fixed.items() if not self.isColumnHidden(column))
        self.setColumnWidth(Column.TITLE, max(px(160), width - taken))
        super().resizeEvent(event)


class _RowPainter(QStyledItemDelegate):
    """Draws cells: handle, start with lock, tile, title with what is wrong below, and the row's own ground."""

    def __init__(self, seat: Seat, table: ProgrammeTable) -> None:
        super().__init__(table)
        self._seat, self._table = seat, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, table = self._seat.theme, self._table
        rect: QRect = option.rect
        row = table.rows[index.row()]
        now = table.currentIndex()
        is_current = now.row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        if row.item is None:
            self._heading(painter, rect, row, is_current, index.column())
        else:
            quiet = row.item.kind in ("break", "meal") or bool(row.item.parent)
            painter.fillRect(rect, theme.accent_soft if is_current else (theme.sunken if quiet else theme.surface))
            self._cell(painter, rect, row, Column(index.column()), index.row(), is_current)
        if table.has_draft(index):
            side = theme.px(14)
            spot = QRectF(rect.right() - side - theme.px(4), rect.y() + theme.px(6), side, side)
            theme.draw_icon(painter, "pencil", theme.warn, spot)
        painter.setPen(QPen(theme.line, 1))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if is_current:
            self._frame(painter, rect, index)
        if is_current and table.hasFocus() and now.column() == index.column():
            painter.setPen(QPen(theme.focus_outer, 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 3.5, -2.5, -4.5), 6, 6)
        painter.restore()

    def _frame(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The line around the whole current row, this cell's share of it."""
        painter.setPen(QPen(self._seat.theme.accent, 2))
        painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
        painter.drawLine(rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)
        if index.column() == Column.GRIP:
            painter.drawLine(rect.left() + 1, rect.top(), rect.left() + 1, rect.bottom())
        if rect.right() >= self._table.viewport().width() - 3:
            painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())

    def _heading(self, painter: QPainter, rect: QRect, row: Row, is_current: bool, column: int) -> None:
        theme, _ = self._seat.theme, self._seat.words
        painter.fillRect(rect, theme.accent_soft if is_current else theme.surface)
        if column == Column.GRIP:
            if len(parts(self._seat.desk.state)) > 1:
                side = theme.px(20)
                # in line with the title, which stands a little lower
                spot = QRectF(rect.center().x() - side / 2, rect.center().y() + theme.px(3) - side / 2, side, side)
                theme.draw_icon(painter, "grip-vertical", theme.ink3, spot)
            return
        painter.setFont(theme.font(14, True))
        painter.setPen(theme.accent)
        title = row.part.title
        bits = []
        if row.part.who and row.part.who.casefold() not in title.casefold():
            bits.append(row.part.who)
        if row.part.invited:
            bits.append(_.n("{n} inbjuden", "{n} inbjudna", len(row.part.invited)))
        if row.part.day and len({p.day for p in parts(self._seat.desk.state)}) > 1:
            bits.append(_.weekday_date(row.part.day))
        inner = rect.adjusted(theme.px(10), theme.px(6), -theme.px(10), 0)
        flags = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
        painter.drawText(inner, flags, elided(painter.fontMetrics(), title, inner.width()))
        if bits:
            used = painter.fontMetrics().horizontalAdvance(title) + theme.px(12)
            painter.setFont(theme.font(14))
            painter.setPen(theme.ink2)
            rest = inner.adjusted(used, 0, 0, 0)
            painter.drawText(rest, flags, elided(painter.fontMetrics(), " · ".join(bits), rest.width()))

    def _cell(self, painter: QPainter, rect: QRect, row: Row, column: Column, at: int, is_current: bool) -> None:
        theme, px = self._seat.theme, self._seat.theme.px
        item, slot = row.item, row.slot
        assert item is not None and slot is not None
        model = cast(ProgrammeModel, self._table.model())
        inner = rect.adjusted(px(10), 0, -px(6), 0)
        left = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
        words = model.words_of(at, column)
        is_part = bool(item.parent)
        match column:
            case Column.GRIP:
                side = px(20)
                spot = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
                theme.draw_icon(painter, "grip-vertical", theme.ink3, spot)
            case Column.START:
                painter.setFont(theme.font(16 if not is_part else 14, not is_part, True))
                painter.setPen(theme.over if slot.conflict else (theme.ink2 if is_part else theme.ink))
                wide = painter.fontMetrics().horizontalAdvance("00.00")
                figures = QRect(inner.left(), inner.top(), wide, inner.height())
                painter.drawText(
                    figures, int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value), words
                )
                if item.start is not None:
                    side = px(16)
                    lock = QRectF(inner.left() + wide + px(8), rect.center().y() - side / 2, side, side)
                    theme.draw_icon(painter, "lock", theme.ink2, lock)
            case Column.KIND:
                side = px(30 if not is_part else 24)
                spot = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
                draw_tile(painter, theme, item.kind, spot, is_current)
            case Column.TITLE:
                if is_part:
                    inner.adjust(px(24), 0, 0, 0)
                is_quiet = item.kind in ("break", "meal") or is_part
                font = theme.font(16 if not is_part else 15, not is_quiet)
                font.setStrikeOut(item.is_struck)
                painter.setFont(font)
                painter.setPen(theme.ink3 if item.is_struck else theme.ink)
                trouble = model.trouble(at)
                extra = [trouble] if trouble else []
                if item.is_struck:
                    extra.append(self._seat.words("struken"))
                elif item.is_optional:
                    extra.append(self._seat.words("kan strykas"))
                if extra and is_part:
                    words = f"{words} · {' · '.join(extra)}"
                    extra = []
                if extra:
                    upper = QRect(inner.left(), rect.top() + px(6), inner.width(), px(22))
                    painter.drawText(upper, left, elided(painter.fontMetrics(), words, inner.width()))
                    painter.setFont(theme.font(13, bool(slot.conflict)))
                    painter.setPen(theme.over if slot.conflict else theme.warn if model.doubt(at) else theme.ink2)
                    lower = QRect(inner.left(), rect.top() + px(28), inner.width(), px(18))
                    said = " · ".join(extra)
                    said = said[:1].upper() + said[1:]
                    painter.drawText(lower, left, elided(painter.fontMetrics(), said, inner.width()))
                else:
                    shown = fitted(painter, words, inner.width(), px(13 if is_part else 14.5))
                    painter.drawText(inner, left, shown)
            case _:
                is_length = column is Column.MINUTES
                painter.setFont(theme.font(15, is_length and not is_part, is_length or column is Column.MINIMUM))
                painter.setPen(theme.ink if is_length and not is_part else theme.ink2)
                painter.drawText(inner, left, fitted(painter, words, inner.width(), px(13)))
