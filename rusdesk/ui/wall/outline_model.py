"""The outline of a wall as Qt wants a tree; kept in step with the state by what differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from rusdesk.domain.geometry import Shape
from rusdesk.domain.outline import Branch, outline
from rusdesk.domain.people import Group
from rusdesk.domain.plain import cleaned
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Note
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.menu import colour_icon
from rusdesk.ui.wall.outline_words import RowWords, Twig

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
NONE = QModelIndex()


class OutlineModel(QAbstractItemModel):
    """Rows point at records by id and hold no words; `measure`, `card_height` and `beside` are for RowWords."""

    def __init__(
        self,
        seat: Seat,
        measure: Callable[[str], Shape],
        parent: QObject | None = None,
        *,
        card_height: Callable[[str, str, float], float] = lambda _heading, _body, _width: 0.0,
        beside: Callable[[str], Sequence[str]] = lambda _note: (),
    ) -> None:
        super().__init__(parent)
        self.words = RowWords(seat, measure, card_height, beside)
        self._at: dict[str, Twig] = {}
        self._steps: dict[str, str] = {}
        self._found: frozenset[str] = frozenset()
        self._dims = False
        self._seat = seat
        self._wall = ""
        self._count = 0
        self._root = Twig(0, "area", "", None)
        self._twigs: dict[int, Twig] = {}
        self._icons: dict[str, QIcon] = {}

    # keeping in step

    def show_wall(self, wall: str) -> None:
        if wall == self._wall:
            self.refresh()
            return
        self.beginResetModel()
        self._wall = wall
        self._root.under.clear()
        self._twigs.clear()
        self._at.clear()
        for branch in outline(self._seat.desk.state, wall):
            self._root.under.append(self._grown(branch, self._root))
        self.endResetModel()

    def refresh(self) -> None:
        """Bring the rows up to the state: what is gone goes, what is new or elsewhere comes, all else stays."""
        self._match(self._root, outline(self._seat.desk.state, self._wall))

    def _match(self, above: Twig, wanted: tuple[Branch, ...]) -> None:
        keys = [(b.kind, b.id) for b in wanted]
        kept = set(keys)
        parent = self.index_of(above)
        for row in range(len(above.under) - 1, -1, -1):
            if (above.under[row].kind, above.under[row].id) not in kept:
                self.beginRemoveRows(parent, row, row)
                self._forget(above.under.pop(row))
                self.endRemoveRows()
        for row, branch in enumerate(wanted):
            there = above.under[row] if row < len(above.under) else None
            if there is None or (there.kind, there.id) != keys[row]:
                at = next((n for n, t in enumerate(above.under) if n > row and (t.kind, t.id) == keys[row]), None)
                if at is None:
                    self.beginInsertRows(parent, row, row)
                    above.under.insert(row, self._grown(branch, above))
                    self.endInsertRows()
                    continue
                self.beginMoveRows(parent, at, at, parent, row)
                above.under.insert(row, above.under.pop(at))
                self.endMoveRows()
            twig = above.under[row]
            self._match(twig, branch.under)
            if twig.notes != branch.notes:
                twig.notes = branch.notes
                self._tell(twig)

    def tell_changed(self, ids: frozenset[str]) -> None:
        """Rows of these records read otherwise now."""
        for twig in [t for t in self._twigs.values() if t.id in ids or self.words.heading_of(t) in ids]:
            self._tell(twig)

    def _tell(self, twig: Twig) -> None:
        index = self.index_of(twig)
        self.dataChanged.emit(index, index)

    def _grown(self, branch: Branch, above: Twig) -> Twig:
        self._count += 1
        twig = Twig(self._count, branch.kind, branch.id, above, notes=branch.notes)
        self._twigs[twig.number] = twig
        self._at[twig.id] = twig
        twig.under = [self._grown(b, twig) for b in branch.under]
        return twig

    def _forget(self, twig: Twig) -> None:
        self._twigs.pop(twig.number, None)
        if self._at.get(twig.id) is twig:
            del self._at[twig.id]
        for one in twig.under:
            self._forget(one)

    # finding

    def twig(self, index: Index) -> Twig | None:
        return self._twigs.get(index.internalId()) if index.isValid() else None

    def index_of(self, twig: Twig) -> QModelIndex:
        return self.createIndex(twig.row, 0, twig.number) if twig.above is not None else QModelIndex()

    def index_of_thing(self, thing: str) -> QModelIndex:
        """The row of a note, text card, area, group or theme, or none; of a theme in several areas one of them."""
        found = self._at.get(thing) if thing else None
        if found is None and (group := self._seat.desk.state.find(Group, thing)):
            found = next((t for t in self._root.under if self.words.group_of(t) == group.id), None)
        if found is None and thing:
            # one of a theme's rows may have gone
            found = next((t for t in self._twigs.values() if t.id == thing), None)
        return self.index_of(found) if found else QModelIndex()

    def area_ids(self) -> list[str]:
        """The wall's areas in the order of the rows."""
        rows = [t for top in self._root.under for t in (top.under if top.kind == "group" else (top,))]
        return [t.id for t in rows if t.id]

    def area_of(self, index: Index) -> str:
        """The area a row is of or lies in; of a group its first."""
        twig = self.twig(index)
        if twig and twig.kind == "group":
            return twig.under[0].id if twig.under else ""
        while twig and twig.kind != "area":
            twig = twig.above
        return twig.id if twig else ""

    # what a search found

    def mark(self, found: frozenset[str], dims: bool) -> None:
        """These are found; `dims` the rest."""
        self._found, self._dims = found, dims

    def is_found(self, twig: Twig) -> bool:
        return twig.id in self._found

    # what Qt asks

    def index(self, row: int, column: int, parent: Index = NONE) -> QModelIndex:
        above = self.twig(parent) or self._root
        if column or not 0 <= row < len(above.under):
            return QModelIndex()
        return self.createIndex(row, 0, above.under[row].number)

    def parent(self, child: Index = NONE) -> QModelIndex:  # type: ignore[override]
        twig = self.twig(child)
        return self.index_of(twig.above) if twig and twig.above else QModelIndex()

    def rowCount(self, parent: Index = NONE) -> int:
        return len((self.twig(parent) or self._root).under)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """For those who hear it; nothing is seen of a header."""
        is_name = role == _Role.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self._seat.words("Väggen som lista") if is_name else None

    def columnCount(self, parent: Index = NONE) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        twig = self.twig(index)
        if twig is None:
            return Qt.ItemFlag.NoItemFlags
        can = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return can | Qt.ItemFlag.ItemIsEditable if self.words.rewritten(twig, "x") is not None else can

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        twig = self.twig(index)
        if twig is None:
            return None
        match role:
            case _Role.DisplayRole | _Role.ToolTipRole:
                return self.words.shown(twig)
            case _Role.EditRole:
                return self.words.own_words(twig)
            case _Role.AccessibleTextRole:
                return self.words.spoken(twig)
            case _Role.DecorationRole:
                note = self._seat.desk.state.find(Note, twig.id) if twig.kind in ("note", "said") else None
                theme = self._seat.desk.state.find(Theme, twig.id) if twig.kind == "theme" else None
                colour = note.colour if note else theme.colour if theme else ""
                if twig.kind == "card":
                    return self._seat.theme.icon("file-text", self._seat.theme.ink2)
                return self._icon(colour) if colour else None
            case _Role.FontRole:
                is_group = twig.kind == "group" or bool(self.words.group_of(twig))
                heavy = is_group or twig.kind == "theme" or (twig.kind == "area" and twig.notes > 0)
                return self._seat.theme.font(16 if is_group else 15, heavy)
            case _Role.ForegroundRole:
                note = self._seat.desk.state.find(Note, twig.id) if twig.kind in ("note", "said") else None
                dim = twig.kind == "said" or (note is not None and note.is_hidden)
                dim = dim or (twig.kind == "area" and not twig.notes and not self.words.group_of(twig))
                if self._dims and not self.is_found(twig):
                    return self._seat.theme.ctl
                return self._seat.theme.ink2 if dim else self._seat.theme.ink
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """What was typed in a row, as a Change; False when it was refused or says the same."""
        twig = self.twig(index)
        text = cleaned(str(value))
        if twig is None or not text or text == self.words.own_words(twig):
            return False
        command, draft = self.words.rewritten(twig, text), self.words.draft_field(twig)
        step = self._steps.pop(draft, "")
        return command is not None and self._seat.desk.do(command, ends_draft=draft, step=step) is not None

    def set_step(self, index: Index, step: str) -> None:
        """What is written next in this row is undone together with the step that made it."""
        self._steps = {self.draft_field(index): step}

    def draft_field(self, index: Index) -> str:
        """Where a row's half-typed text is kept."""
        twig = self.twig(index)
        return self.words.draft_field(twig) if twig else ""

    def _icon(self, colour: str) -> QIcon:
        if colour not in self._icons:
            self._icons[colour] = colour_icon(self._seat.theme, colour, self._seat.theme.px(18))
        return self._icons[colour]
