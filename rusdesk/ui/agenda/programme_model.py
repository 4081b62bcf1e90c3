"""The programme as rows: parts as headings, items below them, parts of items indented."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from rusdesk.commands.projection import scene_of
from rusdesk.domain.agenda import Item, Part, Slot, parts, schedule
from rusdesk.domain.doubts import Doubt, doubts
from rusdesk.domain.frozen import frozen
from rusdesk.domain.state import State
from rusdesk.machine.languages import Words
from rusdesk.ui.agenda.rows_model import RowsModel
from rusdesk.ui.widgets import plain_tip
from rusdesk.ui.words import item_kind_name, scene_name


class Column(IntEnum):
    GRIP = 0
    START = 1
    KIND = 2
    TITLE = 3
    PRESENTERS = 4
    MINUTES = 5
    MINIMUM = 6
    SCENE = 7


@frozen
class Row:
    """A part's heading (no slot) or an item with where it lands. `is_last` closes a part."""

    id: str
    part: Part
    slot: Slot | None = None

    @property
    def item(self) -> Item | None:
        return self.slot.item if self.slot else None


def programme_rows(state: State) -> list[Row]:
    by_part: dict[str, list[Slot]] = {}
    for slot in schedule(state):
        by_part.setdefault(slot.item.part, []).append(slot)
    out: list[Row] = []
    for part in parts(state):
        out.append(Row(part.id, part))
        out += [Row(slot.item.id, part, slot) for slot in by_part.get(part.id, [])]
    return out


def doubt_words(words: Words, doubt: Doubt) -> str:
    """In lower case, to stand after a title."""
    n = doubt.minutes
    match doubt.what:
        case "order":
            return words("fast tid före punkten ovanför, som börjar {time}").format(time=words.clock(doubt.at))
        case "conflict":
            return words.n("krockar {n} min med punkten före", "krockar {n} min med punkten före", n)
        case "parts":
            return words.n("delpunkterna är {n} min för långa", "delpunkterna är {n} min för långa", n)
        case "minimum":
            return words.n("minst är {n} min mer än längden", "minst är {n} min mer än längden", n)
        case "length":
            return words("ingen längd")


class ProgrammeModel(RowsModel):
    """Rows for the table, and their words for those who hear the screen."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        _ = words
        heads = ("", _("Start"), "", _("Punkt"), _("Ansvarig"), _("Längd"), _("Minst"), _("I rummet"))
        super().__init__(heads, parent)
        self._words = words
        self.rows: list[Row]
        self._doubts: dict[str, Doubt] = {}

    def show(self, state: State) -> bool:
        """Take in a state; True when the rows are others than before, so that places have to be found anew."""
        rows = programme_rows(state)
        self._doubts = doubts([r.slot for r in rows if r.slot is not None])
        return self.take(rows)

    def row_of(self, record_id: str) -> int:
        return next((n for n, r in enumerate(self.rows) if r.id == record_id), -1)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words_of(index.row(), Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row(), Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (Column.TITLE, Column.PRESENTERS):
            said = self.words_of(index.row(), Column(index.column()))
            return plain_tip(said) if said else None
        return None

    def words_of(self, row: int, column: Column) -> str:
        """What stands in a cell."""
        _, here = self._words, self.rows[row]
        item, slot = here.item, here.slot
        if item is None or slot is None:
            return here.part.title if column is Column.TITLE else ""
        match column:
            case Column.START:
                return _.clock(slot.start) if slot.start is not None else "–"
            case Column.KIND:
                return item_kind_name(_, item.kind)
            case Column.TITLE:
                return item.title
            case Column.PRESENTERS:
                return item.presenters
            case Column.MINUTES:
                return _.minutes(item.minutes) if item.minutes else ""
            case Column.MINIMUM:
                return str(item.minimum) if item.minimum is not None else ""
            case Column.SCENE:
                return scene_name(_, scene_of(item))
            case Column.GRIP:
                return ""

    def trouble(self, row: int) -> str:
        """What doesn't add up, or slack before a row, in words; empty when there is none."""
        slot = self.rows[row].slot
        if slot is None:
            return ""
        if doubt := self.doubt(row):
            return doubt_words(self._words, doubt)
        if slot.slack:
            return self._words.n("{n} min luft före", "{n} min luft före", slot.slack)
        return ""

    def doubt(self, row: int) -> Doubt | None:
        """What doesn't add up about a row."""
        return self._doubts.get(self.rows[row].id)

    def spoken(self, row: int, column: Column) -> str:
        """A cell for those who hear the screen; the title says the whole row."""
        _, here = self._words, self.rows[row]
        item, slot = here.item, here.slot
        if item is None or slot is None:
            return _("Del: {title}").format(title=here.part.title)
        said = self.words_of(row, column)
        if column is Column.TITLE:
            bits = [self.words_of(row, Column.START), item.title, item_kind_name(_, item.kind)]
            bits += [_("fast tid")] if item.start is not None else []
            bits += [_.minutes(item.minutes)] if item.minutes else []
            bits += [self.trouble(row)] if self.trouble(row) else []
            return ", ".join(bits)
        if column is Column.START and item.start is not None:
            return f"{said}, {_('fast tid')}"
        name = self.headerData(column, Qt.Orientation.Horizontal) or {
            Column.KIND: _("Slag"), Column.GRIP: _("Flytta"),
        }.get(column, "")  # fmt: skip
        return f"{name}: {said}" if said else str(name)
