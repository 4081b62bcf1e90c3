"""The programme as a table: edited in place, moved by keys and by its handles."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from rusdesk.commands.agenda import SetLength, SetMinimum
from rusdesk.commands.command import Command, Revise
from rusdesk.commands.projection import scene_of
from rusdesk.domain.agenda import Item, Part, parts, read_minutes, read_time
from rusdesk.domain.errors import Refused
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.ui.agenda.edit_table import EditTable, Index, plain
from rusdesk.ui.agenda.looks import KINDS, SCENES
from rusdesk.ui.agenda.names import known_names
from rusdesk.ui.agenda.programme_deeds import ProgrammeDeeds, row_menu
from rusdesk.ui.agenda.programme_model import Column, ProgrammeModel, Row
from rusdesk.ui.agenda.row_drag import RowDrag
from rusdesk.ui.agenda.row_painter import RowPainter
from rusdesk.ui.planning.fields import asked, draft_key
from rusdesk.ui.seat import Seat
from rusdesk.ui.words import item_kind_name, refusal, scene_name

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
        self.deeds = ProgrammeDeeds(seat, self._here, self.choose, self._write)
        self._drag = RowDrag(seat.theme, self, self.deeds.drop)
        self.setModel(self._model)
        self.setItemDelegate(RowPainter(seat, self))
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
        return self._drag.is_on

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
                _("Som vanligt: {scene}").format(scene=scene_name(_, scene_of(dataclasses.replace(item, scene=None)))),
                item.scene is None,
            )
            return [usual, *((s, scene_name(_, s), s == item.scene) for s in SCENES)]
        return ()

    def choose_at(self, index: Index, value: Any) -> None:
        if index.isValid():
            name = _FIELDS[Column(index.column())]
            self.deeds.ask(Revise(Item, self._row(index).id, {name: value}))

    def _here(self) -> Row | None:
        index = self.currentIndex()
        return self._row(index) if index.isValid() else None

    def _write(self, record_id: str) -> None:
        self.choose(record_id)
        at = self._model.row_of(record_id)
        if at >= 0:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            index = self._model.index(at, Column.TITLE)
            self.setCurrentIndex(index)
            self.edit_cell(self._model.index(at, Column.START) if self._model.rows[at].slot is None else index)

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        lock = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case Qt.Key.Key_Up if alt:
                self.deeds.move(-1)
            case Qt.Key.Key_Down if alt:
                self.deeds.move(1)
            case Qt.Key.Key_Right if alt:
                self.deeds.nest(True)
            case Qt.Key.Key_Left if alt:
                self.deeds.nest(False)
            case Qt.Key.Key_Insert:
                self.deeds.add_item()
            case Qt.Key.Key_Delete:
                self.deeds.remove()
            case Qt.Key.Key_L if event.modifiers() == lock:
                self.deeds.toggle_lock()
            case Qt.Key.Key_D if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.deeds.duplicate()
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
        return row_menu(self.deeds, self._seat, self, self.details_wanted.emit)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == Column.GRIP and event.button() is Qt.MouseButton.LeftButton:
            row = self._row(index)
            if row.item is not None or len(parts(self._seat.desk.state)) > 1:
                self.setCurrentIndex(self._model.index(index.row(), Column.TITLE))
                self._drag.begin(row.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        if self._drag.is_on:
            self._drag.move(where)
            return
        index = self.indexAt(where)
        over_grip = index.isValid() and index.column() == Column.GRIP
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if over_grip else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag.is_on:
            self._drag.end()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._drag.paint()

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
