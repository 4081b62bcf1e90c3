"""The outline of a wall as Qt wants a tree; kept in step with the state by what differs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from rusdesk.commands.cards import EditCard
from rusdesk.commands.command import Command, Revise
from rusdesk.commands.wall import EditNote
from rusdesk.domain.geometry import Shape
from rusdesk.domain.outline import Branch, BranchKind, outline
from rusdesk.domain.people import Group, Question
from rusdesk.domain.plain import cleaned, one_line
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Area, Note, TextCard, questions_of
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.menu import colour_icon
from rusdesk.ui.words import colour_name

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
NONE = QModelIndex()


@dataclass(eq=False)
class Twig:
    """A row as Qt keeps hold of it. `number` is its internal id; `notes` how many are under it."""

    number: int
    kind: BranchKind
    id: str
    above: Twig | None
    under: list[Twig] = field(default_factory=list)
    notes: int = 0

    @property
    def row(self) -> int:
        return self.above.under.index(self) if self.above else 0

    @property
    def path(self) -> tuple[int, ...]:
        """The rows down to it, to put rows in the order they are read."""
        return (*self.above.path, self.row) if self.above else ()


class OutlineModel(QAbstractItemModel):
    """Rows point at records by id and hold no words of theirs. `measure` gives a note's shape for its text,
    `card_height` how high a text card is with heading, body and width.
    """

    def __init__(
        self,
        seat: Seat,
        measure: Callable[[str], Shape],
        parent: QObject | None = None,
        *,
        card_height: Callable[[str, str, float], float] = lambda _heading, _body, _width: 0.0,
    ) -> None:
        super().__init__(parent)
        self._card_height = card_height
        self._at: dict[str, Twig] = {}
        self._steps: dict[str, str] = {}
        self._found: frozenset[str] = frozenset()
        self._dims = False
        self._seat = seat
        self._measure = measure
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
        for twig in [t for t in self._twigs.values() if t.id in ids or self._heading_of(t) in ids]:
            self._tell(twig)

    def _heading_of(self, twig: Twig) -> str:
        """The record an area's heading is the words of, when that isn't the area itself: its question or group."""
        area = self._seat.desk.state.find(Area, twig.id) if twig.kind == "area" else None
        return area.question or self._group_of(twig) if area and not area.title else ""

    def _group_of(self, twig: Twig) -> str:
        """The group that an area's row is the row of."""
        area = self._seat.desk.state.find(Area, twig.id) if twig.kind == "area" else None
        return area.group if area and twig.above is self._root else ""

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
            found = next((t for t in self._root.under if self._group_of(t) == group.id), None)
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

    def columnCount(self, parent: Index = NONE) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        twig = self.twig(index)
        if twig is None:
            return Qt.ItemFlag.NoItemFlags
        can = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return can | Qt.ItemFlag.ItemIsEditable if self._rewritten(twig, "x") is not None else can

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        twig = self.twig(index)
        if twig is None:
            return None
        match role:
            case _Role.DisplayRole | _Role.ToolTipRole:
                return self.words_of(twig)
            case _Role.EditRole:
                return self.own_words(twig)
            case _Role.AccessibleTextRole:
                return self._spoken(twig)
            case _Role.DecorationRole:
                note = self._seat.desk.state.find(Note, twig.id) if twig.kind in ("note", "said") else None
                theme = self._seat.desk.state.find(Theme, twig.id) if twig.kind == "theme" else None
                colour = note.colour if note else theme.colour if theme else ""
                if twig.kind == "card":
                    return self._seat.theme.icon("file-text", self._seat.theme.ink2)
                return self._icon(colour) if colour else None
            case _Role.FontRole:
                is_group = twig.kind == "group" or bool(self._group_of(twig))
                heavy = is_group or twig.kind == "theme" or (twig.kind == "area" and twig.notes > 0)
                return self._seat.theme.font(16 if is_group else 15, heavy)
            case _Role.ForegroundRole:
                note = self._seat.desk.state.find(Note, twig.id) if twig.kind in ("note", "said") else None
                dim = twig.kind == "said" or (note is not None and note.is_hidden)
                dim = dim or (twig.kind == "area" and not twig.notes and not self._group_of(twig))
                if self._dims and not self.is_found(twig):
                    return self._seat.theme.ctl
                return self._seat.theme.ink2 if dim else self._seat.theme.ink
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """What was typed in a row, as a Change; False when it was refused or says the same."""
        twig = self.twig(index)
        text = cleaned(str(value))
        if twig is None or not text or text == self.own_words(twig):
            return False
        command, draft = self._rewritten(twig, text), self.draft_field(index)
        step = self._steps.pop(draft, "")
        return command is not None and self._seat.desk.do(command, ends_draft=draft, step=step) is not None

    def set_step(self, index: Index, step: str) -> None:
        """What is written next in this row is undone together with the step that made it."""
        self._steps = {self.draft_field(index): step}

    def draft_field(self, index: Index) -> str:
        """Where a row's half-typed text is kept; a note's is where the wall keeps it."""
        twig = self.twig(index)
        if twig is None:
            return ""
        if heading := self._heading_of(twig):
            return f"heading:{'group' if self._group_of(twig) else 'question'}:{heading}"
        kinds = {"note": "note", "said": "note", "group": "heading:group", "area": "heading:area", "card": "card"}
        return f"{kinds.get(twig.kind, f'outline:{twig.kind}')}:{twig.id}"

    # words

    def words_of(self, twig: Twig) -> str:
        """What a row says."""
        state, _ = self._seat.desk.state, self._seat.words
        match twig.kind:
            case "note" | "said":
                note = state.find(Note, twig.id)
                return note.text if note else ""
            case "theme":
                theme = state.find(Theme, twig.id)
                return (theme.title or _("Tema utan namn")) if theme else ""
            case "card":
                card = state.find(TextCard, twig.id)
                return "\n".join(t for t in (card.heading, card.body) if t) if card else ""
            case "group":
                return self._group_name(twig.id)
        area = state.find(Area, twig.id)
        if area is None:
            return _("Utan ruta")
        question = state.find(Question, area.question)
        if area.title or question is None:
            if self._group_of(twig):
                return area.title or self._group_name(area.group)
            return area.title or (_("Ej sorterat på fråga") if area.group else _("Ruta"))
        asked = [q.id for q in questions_of(state, self._wall)]
        return f"{asked.index(question.id) + 1}. {question.text}" if question.id in asked else question.text

    def _group_name(self, group_id: str) -> str:
        group = self._seat.desk.state.find(Group, group_id)
        return (group.title or self._seat.words("Grupp {n}").format(n=group.number)) if group else ""

    def own_words(self, twig: Twig) -> str:
        """What can be written over: a row's words without what only stands in for them."""
        state = self._seat.desk.state
        match twig.kind:
            case "theme":
                theme = state.find(Theme, twig.id)
                return theme.title if theme else ""
            case "group":
                group = state.find(Group, twig.id)
                return group.title if group else ""
            case "area":
                area = state.find(Area, twig.id)
                question = state.find(Question, area.question) if area else None
                group = state.find(Group, self._group_of(twig))
                return next(
                    (t for t in (area.title if area else "", question.text if question else "") if t),
                    group.title if group else "",
                )
        return self.words_of(twig)

    def _spoken(self, twig: Twig) -> str:
        """The row for those who hear it: what it is, what it says, and how many are under it."""
        state, _ = self._seat.desk.state, self._seat.words
        said = self.words_of(twig).replace("\n", " ")
        count = _.n("{n} lapp", "{n} lappar", twig.notes)
        match twig.kind:
            case "group" | "area":
                return f"{said}, {count}"
            case "theme":
                return ", ".join((_("Tema"), said, count))
            case "card":
                card = state.find(TextCard, twig.id)
                pinned = [_("fäst")] if card and card.is_pinned else []
                return ", ".join((_("Textkort"), self.words_of(twig).replace("\n", ", "), *pinned))
        note = state.find(Note, twig.id)
        parts = [_("Lapp") if twig.kind == "note" else _("Säger samma"), said]
        if note:
            parts.append(colour_name(_, note.colour).lower())
            if note.is_hidden:
                parts.append(_("dold för rummet"))
            if note.is_outside:
                parts.append(_("utanför anteckningarna"))
        return ", ".join(parts)

    def _icon(self, colour: str) -> QIcon:
        if colour not in self._icons:
            self._icons[colour] = colour_icon(self._seat.theme, colour, self._seat.theme.px(18))
        return self._icons[colour]

    def _rewritten(self, twig: Twig, text: str) -> Command | None:
        """The command that gives a row other words; None for what has none of its own."""
        state = self._seat.desk.state
        match twig.kind:
            case "note" | "said":
                return EditNote(twig.id, text, self._measure(text))
            case "theme":
                return Revise(Theme, twig.id, {"title": one_line(text)})
            case "card":
                card = state.find(TextCard, twig.id)
                if card is None:
                    return None
                heading, _nl, body = text.partition("\n") if card.heading else ("", "", text)
                needed = self._card_height(heading, body, card.w)
                return EditCard(card.id, heading, body, max(card.h, needed))
            case "group":
                return Revise(Group, twig.id, {"title": one_line(text)})
        text = one_line(text)
        area = state.find(Area, twig.id)
        if area and self._group_of(twig) and not area.title:
            return Revise(Group, area.group, {"title": text})
        if area is None or (area.group and not area.question and not area.title):
            return None
        if area.question and not area.title:
            return Revise(Question, area.question, {"text": text})
        return Revise(Area, twig.id, {"title": text})
