"""The section for participants: a table edited in place, and a pane for a pasted list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, get_args

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rusdesk.commands.command import Place, Remove, Revise
from rusdesk.commands.own_units import set_units
from rusdesk.domain import ranks
from rusdesk.domain.change import Change
from rusdesk.domain.own_units import read_units, shown_units
from rusdesk.domain.people import Participant, Role, unit_of
from rusdesk.domain.plain import folded
from rusdesk.domain.state import State, ranked
from rusdesk.domain.workshop import Workshop
from rusdesk.ui.agenda.edit_table import EditTable, Index, plain
from rusdesk.ui.agenda.paste import Line, PastePane, Preview
from rusdesk.ui.planning.cards import Section, new_rank
from rusdesk.ui.planning.fields import TextField, asked, draft_key
from rusdesk.ui.planning.pasting import Pasting
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Card, EmptyState, IconButton, PlainLabel
from rusdesk.ui.words import refusal, role_name
from rusdesk.ui.writing import elided

ROLES: tuple[Role, ...] = get_args(Role)
_DRAFT = "field:paste:people"


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


class _Model(QAbstractTableModel):
    def __init__(self, seat: Seat, parent: QObject) -> None:
        super().__init__(parent)
        self._seat = seat
        self._words = seat.words
        self.rows: list[Participant] = []

    def show(self, state: State) -> None:
        rows = ranked(state.each(Participant))
        if [r.id for r in rows] == [r.id for r in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        _ = self._words
        return (_("Namn"), _("Organisation"), _("Region"), _("Roll"), _("Kontakt"))[section]

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
                return [(r, role_name(_, r), r == person.role) for r in ROLES]
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
        px, width = self.theme.px, self.viewport().width()
        self.setColumnWidth(Column.UNIT, px(180))
        self.setColumnWidth(Column.ROLE, px(150))
        contact = px(220) if width >= px(900) else px(150)
        self.setColumnWidth(Column.CONTACT, contact)
        left = max(px(240), width - px(330) - contact)
        self.setColumnWidth(Column.NAME, left // 2)
        self.setColumnWidth(Column.ORGANISATION, left - left // 2)
        super().resizeEvent(event)


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
        flags = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
        painter.drawText(inner, flags, elided(painter.fontMetrics(), text, inner.width()))
        if is_current and self._table.hasFocus() and now.column() == index.column():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.focus_outer, 3))
            painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 3.5, -2.5, -4.5), 6, 6)
        painter.restore()


def own_units_field(seat: Seat) -> TextField:
    """The units that rounds go around and maps show, one to a line; none for the regions."""
    _ = seat.words
    return TextField(
        seat, Workshop, seat.desk.state.workshop, "units",
        _("Egna enheter, en per rad: namn; kort namn; förkortning. Tomt: regionerna"), lines=3,
        read=read_units, asks=lambda units: set_units(units, seat.new_id),
        takes=lambda _workshop: shown_units(seat.desk.state),
        placeholder=_("till exempel: Malmö stad; Malmö; MA"),
        wrong=_("Varje enhet får stå en gång."),
    )  # fmt: skip


class ParticipantsSection(Section):
    """Who takes part, by name or by organisation only."""

    icon = "user"

    def __init__(self, seat: Seat, pasting: Pasting | None) -> None:
        _, theme = seat.words, seat.theme
        super().__init__(seat, _("Deltagare"))
        self._pasting = pasting
        self._pane: PastePane | None = None
        self.remove_button = IconButton(theme, "trash-2", _("Ta bort deltagaren"), "Del")
        self.paste_button = Button(theme, _("Klistra in"), "clipboard-paste")
        self.add_button = Button(theme, _("Lägg till deltagare"), "plus", "primary")
        for button in (self.remove_button, self.paste_button, self.add_button):
            self.head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.paste_button.setVisible(pasting is not None)
        self.table = ParticipantsTable(seat)
        self._card = Card(theme, padding=0)
        self._card.layout_.setContentsMargins(1, 1, 1, 8)
        self._card.layout_.addWidget(self.table)
        actions = (_("Lägg till deltagare"), _("Klistra in en lista")) if pasting else (_("Lägg till deltagare"),)
        sentence = _("Namn behövs inte: det räcker med organisationen.")
        self._empty = EmptyState(theme, "user", _("Inga deltagare än"), sentence, actions)
        self._empty.chosen.connect(lambda n: self.open_paste() if n else self.table.add())
        lead = _("De som är med. En runda kan gå runt deltagarna i stället för regionerna.")
        self.whole.addWidget(PlainLabel(theme, lead, 15, False, theme.ink2, wraps=True))
        self.whole.addWidget(self._empty)
        self.whole.addWidget(self._card, 1)
        self._space = QWidget()
        self.whole.addWidget(self._space, 1)
        self.units_field = own_units_field(seat)
        self.units_button = Button(theme, _("Egna enheter i stället för regionerna"), "layout-grid", "link")
        self.units_button.clicked.connect(self._open_units)
        self.whole.addWidget(self.units_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.whole.addWidget(self.units_field)
        self.units_field.setVisible(bool(shown_units(seat.desk.state)))
        self.add_button.clicked.connect(self.table.add)
        self.paste_button.clicked.connect(self.open_paste)
        self.remove_button.clicked.connect(self.table.remove_current)

    @property
    def pane(self) -> PastePane | None:
        return self._pane

    def summary(self, state: State) -> str:
        count = sum(1 for _ in state.each(Participant))
        words = self.seat.words
        if not count:
            return words("Inga än")
        said = words.n("{n} deltagare", "{n} deltagare", count)
        units = len({p.unit for p in state.each(Participant) if p.unit})
        return f"{said} · {words.n('{n} region', '{n} regioner', units)}" if units else said

    def is_filled(self, state: State) -> bool:
        return any(True for _ in state.each(Participant))

    def follow(self, change: Change | None, state: State) -> None:
        self.table.follow(state)
        has_rows = bool(self.table.people)
        is_left = self.table.hasFocus() and not has_rows
        self._empty.setVisible(not has_rows and self._pane is None)
        if is_left:
            self.take_focus()
        self._card.setVisible(has_rows and self._pane is None)
        self.units_field.refresh(state)
        has_units = self.units_field.isVisibleTo(self) or bool(shown_units(state))
        self.units_field.setVisible(has_units and self._pane is None)
        self.units_button.setVisible(not has_units and self._pane is None)
        self._space.setVisible(not has_rows and self._pane is None)
        self.remove_button.setVisible(has_rows)
        for button in (self.remove_button, self.paste_button, self.add_button):
            button.setEnabled(self._pane is None)
        self.says.setText(self.summary(state))

    def take_focus(self) -> None:
        if self._pane is not None:
            self._pane.take_focus()
        elif self.table.people:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_units(self) -> None:
        """The list of the workshop's own units, ready to be written or pasted."""
        self.units_field.show()
        self.units_button.hide()
        self.units_field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_paste(self) -> None:
        """Show the pane for a pasted list in place of the table."""
        if self._pasting is None or self._pane is not None or not self.table.close_editor():
            return
        _ = self.seat.words
        hint = _("En per rad: Namn, Organisation. E-postadresser sparas inte.")
        title = _("Klistra in deltagare")
        self._pane = PastePane(self.seat, title, hint, _DRAFT, self._preview, self._add_pasted)
        self._pane.done.connect(self._close_paste)
        self.whole.addWidget(self._pane, 3)
        self.follow(None, self.seat.desk.state)
        self._pane.take_focus()

    def _close_paste(self) -> None:
        pane, self._pane = self._pane, None
        self.follow(None, self.seat.desk.state)
        # before the pane goes, or the keyboard would pass by whatever comes next in the window
        self.take_focus()
        if pane is not None:
            self.whole.removeWidget(pane)
            pane.hide()
            pane.deleteLater()

    def _preview(self, text: str) -> Preview:
        assert self._pasting is not None
        _ = self.seat.words
        draft = self._pasting.people(text, self.seat.units, self.seat.desk.state)
        letters = {u.code: u.letter or u.short for u in self.seat.units}
        lines: list[Line] = []
        for person in draft.people:
            bits = [b for b in (person.name, person.organisation) if b]
            if person.unit:
                # the letters tell that the region was recognised
                bits.append(letters.get(person.unit, ""))
            said = " · ".join(bits)
            if person.is_known:
                lines.append(Line(_("{who} – finns redan").format(who=said), "left"))
            else:
                lines.append(Line(said))
        if draft.unplaced:
            lines.append(Line(_("Kommer inte med"), "heading"))
            lines += [Line(text, "left") for text in draft.unplaced]
        count = sum(1 for p in draft.people if not p.is_known)
        says = _.n("Det blir {n} deltagare", "Det blir {n} deltagare", count) if count else _("Det blir ingen än")
        return Preview(lines, count, says)

    def _add_pasted(self, text: str) -> bool:
        assert self._pasting is not None
        state = self.seat.desk.state
        records = self._pasting.people(text, self.seat.units, state).records(state, self.seat.new_id)
        change, why = asked(self.seat, Place(tuple(records), name="paste_participants"), ends_draft=_DRAFT)
        return change is not None and why is None
