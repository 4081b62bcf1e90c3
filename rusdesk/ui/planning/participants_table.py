"""The participants as a table that is edited in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, get_args

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rusdesk.commands.command import Place, Remove, Revise
from rusdesk.domain import ranks
from rusdesk.domain.people import Participant, Role, unit_of
from rusdesk.domain.plain import folded
from rusdesk.domain.state import State, ranked
from rusdesk.ui.agenda.edit_table import EditTable, Index, plain
from rusdesk.ui.agenda.rows_model import RowsModel
from rusdesk.ui.aligning import LEFT
from rusdesk.ui.planning.cards import new_rank
from rusdesk.ui.planning.fields import asked, draft_key
from rusdesk.ui.seat import Seat
from rusdesk.ui.words import refusal, role_name
from rusdesk.ui.writing import elided


class Column(IntEnum):
    NAME = 0
    ORGANISATION = 1
    UNIT = 2
    ROLE = 3
    CONTACT = 4


_FIELDS = {
    Column.NAME: "name", Column.ORGANISATION: "organisation", Column.UNIT: "unit", Column.ROLE: "role",
    Column.CONTACT: "contact",
}  # fmt: skip


class _Model(RowsModel):
    def __init__(self, seat: Seat, parent: QObject) -> None:
        _ = self._words = seat.words
        super().__init__((_("Namn"), _("Organisation"), _("Region"), _("Roll"), _("Kontakt")), parent)
        self._seat = seat
        self.rows: list[Participant]

    def show(self, state: State) -> None:
        self.take(ranked(state.each(Participant)))

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        person = self.rows[index.row()]
        match Column(index.column()):
            case Column.NAME:
                said = person.name
            case Column.ORGANISATION:
                said = person.organisation
            case Column.UNIT:
                said = next((u.short for u in self._seat.units if u.code == person.unit), "")
            case Column.ROLE:
                said = role_name(self._words, person.role)
            case Column.CONTACT:
                said = person.contact
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{name}: {said or self._words('tomt')}"
        return said


class ParticipantsTable(EditTable):
    """Name, organisation, region, role and contact. An organisation that is a region's name sets the region too."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(seat.theme, parent)
        self._seat = seat
        self._model = _Model(seat, self)
        self._current = ""
        self.setModel(self._model)
        self.setItemDelegate(_Painter(seat, self))
        self.setAccessibleName(seat.words("Deltagare"))
        self.verticalHeader().setDefaultSectionSize(seat.theme.px(46))

    @property
    def people(self) -> list[Participant]:
        return self._model.rows

    def follow(self, state: State) -> None:
        row, column = self.currentIndex().row(), max(0, self.currentIndex().column())
        self._model.show(state)
        ids = [p.id for p in self._model.rows]
        at = ids.index(self._current) if self._current in ids else min(max(row, 0), len(ids) - 1)
        if at >= 0 and self.currentIndex().row() != at:
            self.setCurrentIndex(self._model.index(at, column))
        if self.state() is not QAbstractItemView.State.EditingState:
            self._share()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(plain(current), plain(previous))
        if current.isValid():
            self._current = self._model.rows[current.row()].id
        self.viewport().update()

    def text_at(self, index: Index) -> str | None:
        person = self._model.rows[index.row()]
        match Column(index.column()):
            case Column.NAME:
                return person.name
            case Column.ORGANISATION:
                return person.organisation
            case Column.CONTACT:
                return person.contact
            case _:
                return None

    def draft_at(self, index: Index) -> str:
        return draft_key(Participant, self._model.rows[index.row()].id, _FIELDS[Column(index.column())])

    def keep_draft(self, key: str, text: str) -> None:
        self._seat.desk.keep_draft(key, text)

    def draft(self, key: str) -> str:
        return self._seat.desk.drafts.get(key, "")

    def saver_at(self, index: Index) -> Callable[[str], str]:
        person, name = self._model.rows[index.row()], _FIELDS[Column(index.column())]
        return lambda text: self._save(person, name, text)

    def _save(self, person: Participant, name: str, text: str) -> str:
        key = draft_key(Participant, person.id, name)
        if self._is_there(person, name, text):
            return self._seat.words("Samma namn och organisation finns redan på listan.")
        fields: dict[str, Any] = {name: text}
        if name == "organisation":
            unit = unit_of(text, self._seat.units)
            # a region chosen by hand stays when the organisation is none
            if unit or unit_of(person.organisation, self._seat.units) == person.unit:
                fields["unit"] = unit
        _, why = asked(self._seat, Revise(Participant, person.id, fields), ends_draft=key, at_field=True)
        return refusal(self._seat.words, why) if why else ""

    def _is_there(self, person: Participant, name: str, text: str) -> bool:
        """Whether it would be somebody who stands in the list already; organisations alone may stand several times."""
        would = {"name": person.name, "organisation": person.organisation, name: text}
        told = folded(would["name"]), folded(would["organisation"])
        return bool(told[0]) and any(
            (folded(p.name), folded(p.organisation)) == told for p in self._model.rows if p.id != person.id
        )

    def choices_at(self, index: Index) -> Sequence[tuple[Any, str, bool]]:
        person, _ = self._model.rows[index.row()], self._seat.words
        match Column(index.column()):
            case Column.UNIT:
                none = ("", _("Ingen region"), person.unit == "")
                return [none, *((u.code, u.short, u.code == person.unit) for u in self._seat.units)]
            case Column.ROLE:
                return [(r, role_name(_, r), r == person.role) for r in get_args(Role)]
            case _:
                return ()

    def choose_at(self, index: Index, value: Any) -> None:
        if index.isValid():
            name = _FIELDS[Column(index.column())]
            asked(self._seat, Revise(Participant, self._model.rows[index.row()].id, {name: value}))

    def add(self) -> None:
        """A new participant at the end; the name is ready to be written."""
        last = max((p.rank for p in self._model.rows), default="")
        new = Participant(id=self._seat.new_id(), rank=ranks.between(last, ""))
        change, _ = asked(self._seat, Place((new,)))
        if change is not None:
            index = self._model.index(len(self._model.rows) - 1, Column.NAME)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCurrentIndex(index)
            self.edit_cell(index)

    def remove_current(self) -> None:
        at = self.currentIndex().row()
        if at >= 0:
            asked(self._seat, Remove(Participant, (self._model.rows[at].id,)))

    def move_current(self, by: int) -> None:
        at = self.currentIndex().row()
        if at < 0:
            return
        person = self._model.rows[at]
        rank = new_rank([(p.id, p.rank) for p in self._model.rows], person.id, by)
        if rank is not None:
            asked(self._seat, Revise(Participant, person.id, {"rank": rank}))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Up if alt:
                self.move_current(-1)
            case Qt.Key.Key_Down if alt:
                self.move_current(1)
            case Qt.Key.Key_Insert:
                self.add()
            case Qt.Key.Key_Delete:
                self.remove_current()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share()
        super().resizeEvent(event)

    def _share(self) -> None:
        """The columns' share of the width; where nobody is named the organisation has the room."""
        px, width = self.theme.px, self.viewport().width()
        self.setColumnWidth(Column.UNIT, px(180))
        self.setColumnWidth(Column.ROLE, px(150))
        contact = px(220) if width >= px(900) else px(150)
        self.setColumnWidth(Column.CONTACT, contact)
        left = max(px(240), width - px(330) - contact)
        is_named = any(p.name for p in self._model.rows)
        name = left // 2 if is_named else min(left // 3, px(140))
        self.setColumnWidth(Column.NAME, name)
        self.setColumnWidth(Column.ORGANISATION, left - name)


class _Painter(QStyledItemDelegate):
    def __init__(self, seat: Seat, table: ParticipantsTable) -> None:
        super().__init__(table)
        self._seat, self._table = seat, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._seat.theme
        rect: QRect = option.rect
        now = self._table.currentIndex()
        is_current = now.row() == index.row()
        painter.save()
        painter.fillRect(rect, theme.accent_soft if is_current else theme.surface)
        painter.setPen(QPen(theme.line, 1))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        text = str(index.data() or "")
        painter.setFont(theme.font(15, index.column() == Column.NAME))
        painter.setPen(theme.ink if index.column() < Column.UNIT else theme.ink2)
        if not text:
            text = "–"
            painter.setPen(theme.ink3)
        inner = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        painter.drawText(inner, LEFT, elided(painter.fontMetrics(), text, inner.width()))
        if is_current and self._table.hasFocus() and now.column() == index.column():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.focus_outer, 3))
            painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 3.5, -2.5, -4.5), 6, 6)
        painter.restore()
