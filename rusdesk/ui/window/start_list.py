"""The list of workshops on the start page: grouped by when they are, drawn as cards."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rusdesk.machine.languages import Words
from rusdesk.ui.chips import draw_chip
from rusdesk.ui.theme import Theme
from rusdesk.ui.window.shelf import Line
from rusdesk.ui.words import status_name

When = Literal["today", "coming", "past", "undated", "templates"]
WHENS: tuple[When, ...] = ("today", "coming", "past", "undated", "templates")

_Index = QModelIndex | QPersistentModelIndex


def mode_for(line: Line) -> str:
    """Where one goes on with a workshop."""
    if line.sort == "template":
        return "prepare"
    return {"plan": "prepare", "running": "run", "done": "document"}.get(line.status, "prepare")


def when_of(days: Sequence[str], today: datetime.date) -> When:
    """Where a workshop stands beside `today`; a month counts as coming until it is over."""
    if not days:
        return "undated"
    now = today.isoformat()
    first, last = min(days), max(days)
    if len(first) < 10 or len(last) < 10:
        return "past" if last[:7] < now[: len(last[:7])] else "coming"
    if first <= now <= last:
        return "today"
    return "coming" if first > now else "past"


def grouped(
    lines: Iterable[Line], today: datetime.date, sought: str = "", only: When | None = None
) -> list[tuple[When, list[Line]]]:
    """The workshops that `sought` finds (every word, in title, organiser or place), by when they are.

    Coming ones soonest first, past ones latest first, undated ones as last touched.
    """
    found: dict[When, list[Line]] = {when: [] for when in WHENS}
    for line in lines:
        if not sought.strip() or _finds(sought, line):
            found["templates" if line.sort == "template" else when_of(line.days, today)].append(line)
    found["today"].sort(key=lambda x: (x.days, x.title))
    found["coming"].sort(key=lambda x: (min(x.days, default=""), x.title))
    found["past"].sort(key=lambda x: max(x.days, default=""), reverse=True)
    found["undated"].sort(key=lambda x: -x.touched_at)
    found["templates"].sort(key=lambda x: x.title)
    return [(when, rows) for when, rows in found.items() if rows and only in (None, when)]


def _finds(sought: str, line: Line) -> bool:
    from rusdesk.domain.plain import folded

    said = folded(f"{line.title} {line.organiser} {line.place}")
    return all(word in said for word in folded(sought).split())


def when_name(words: Words, when: When) -> str:
    match when:
        case "today":
            return words("I dag")
        case "coming":
            return words("Kommande")
        case "past":
            return words("Tidigare")
        case "undated":
            return words("Utan datum")
        case "templates":
            return words("Mallar")


def facts(words: Words, line: Line) -> str:
    """What stands below the title: who, how much there is, and where."""
    parts = [line.organiser] if line.organiser else []
    if line.is_sample:
        parts.append(words("Exempel"))
    if line.notes:
        parts.append(words.n("{n} lapp", "{n} lappar", line.notes))
    elif line.items:
        parts.append(words.n("{n} punkt i programmet", "{n} punkter i programmet", line.items))
    return " · ".join(parts)


class WorkshopModel(QAbstractListModel):
    """Headings and workshops in one list; headings can't be chosen."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._rows: list[str | Line] = []

    def show_groups(self, groups: Sequence[tuple[When, Sequence[Line]]]) -> None:
        self.beginResetModel()
        self._rows = []
        for when, lines in groups:
            self._rows.append(when_name(self._words, when))
            self._rows.extend(lines)
        self.endResetModel()

    def row(self, index: _Index) -> str | Line | None:
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def index_of(self, workshop: str) -> QModelIndex:
        for n, row in enumerate(self._rows):
            if isinstance(row, Line) and row.id == workshop:
                return self.index(n)
        return QModelIndex()

    @property
    def first(self) -> QModelIndex:
        return next((self.index(n) for n, row in enumerate(self._rows) if isinstance(row, Line)), QModelIndex())

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, Line):
            date = self._words.days(row.days) or self._words("Utan datum")
            return ", ".join((row.title, date, facts(self._words, row), status_name(self._words, row.shown_status)[1]))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.row(index), Line):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class WorkshopDelegate(QStyledItemDelegate):
    """Draws a heading or a workshop's card."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        model = index.model()
        row = model.row(index) if isinstance(model, WorkshopModel) else None
        return self._theme.size(200, 40 if isinstance(row, str) else 96)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        # its many lists of names cost milliseconds, and the first picture has no rows
        from PySide6.QtWidgets import QStyle

        model = index.model()
        row = model.row(index) if isinstance(model, WorkshopModel) else None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if isinstance(row, str):
            self._heading(painter, rect, row)
        elif row is not None:
            state = option.state
            is_chosen = bool(state & QStyle.StateFlag.State_Selected)
            has_keys = is_chosen and bool(state & QStyle.StateFlag.State_HasFocus)
            self._card(painter, rect, row, is_chosen, has_keys, bool(state & QStyle.StateFlag.State_MouseOver))
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRectF, text: str) -> None:
        painter.setFont(self._theme.font(14, True))
        painter.setPen(self._theme.ink2)
        flags = int((Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft).value)
        painter.drawText(rect.adjusted(6, 0, 0, -self._theme.px(10)), flags, text)

    def _card(self, painter: QPainter, rect: QRectF, line: Line, is_chosen: bool, has_keys: bool, is_hot: bool) -> None:
        theme, words = self._theme, self._words
        box = rect.adjusted(6, 0.5, -6, -theme.px(8) - 0.5)
        pen = QPen(theme.accent, 2) if is_chosen else QPen(theme.ctl if is_hot else theme.line, 1)
        painter.setPen(pen)
        painter.setBrush(theme.surface)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if has_keys:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus_outer, 3))
            painter.drawRoundedRect(box.adjusted(-3, -0, 3, 0), 10, 10)
        pad = theme.px(12)
        tile = QRectF(box.x() + pad, box.y() + pad, theme.px(96), box.height() - 2 * pad)
        draw_tile(painter, theme, line.colours, tile)
        icon, word, kind = status_name(words, line.shown_status)
        chip = theme.px(40) + QFontMetricsF(theme.font(13, True)).horizontalAdvance(word)
        right = box.right() - theme.px(20)
        half = box.height() / 2
        is_wide = box.width() >= theme.px(860)
        date_width = theme.px(200)
        chip_box = QRectF(right - chip, box.center().y() - theme.px(12), chip, theme.px(24))
        text_left = tile.right() + theme.px(20)
        date_left = right - theme.px(170) - date_width if is_wide else right - chip - theme.px(16)
        text_width = date_left - text_left - theme.px(16)
        upper = QRectF(text_left, box.y() + theme.px(8), text_width, half - theme.px(4))
        lower = QRectF(text_left, box.center().y(), text_width, half - theme.px(12))
        fonts = [theme.font(px, True) for px in (17, 16, 15)]
        fits = (f for f in fonts if QFontMetricsF(f).horizontalAdvance(line.title) <= text_width)
        self._text(painter, upper, line.title, next(fits, fonts[-1]), theme.ink)
        date = words.days(line.days) or words("Utan datum")
        below = facts(words, line)
        if is_wide:
            self._text(painter, lower, below, theme.font(14), theme.ink2)
            up = QRectF(date_left, upper.y(), date_width, upper.height())
            down = QRectF(date_left, lower.y(), date_width, lower.height())
            self._text(painter, up, date, theme.font(15, True, True), theme.ink)
            self._text(painter, down, line.place, theme.font(14), theme.ink2)
        else:
            self._text(painter, lower, " · ".join(x for x in (date, below) if x), theme.font(14), theme.ink2)
        draw_chip(painter, theme, icon, word, kind, chip_box)

    def _text(self, painter: QPainter, rect: QRectF, text: str, font: Any, colour: Any) -> None:
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(colour)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, int((flags).value) | int(Qt.TextFlag.TextSingleLine.value), shown)


def draw_tile(painter: QPainter, theme: Theme, colours: Sequence[str], rect: QRectF) -> None:
    """A small picture of a wall: up to ten of its notes' colours, or a page when there are none."""
    painter.setBrush(theme.wall)
    painter.setPen(QPen(theme.line, 1))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if not colours:
        side = theme.px(20)
        where = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
        theme.draw_icon(painter, "file-text", theme.ink3, where)
        return
    width, height, gap = theme.px(16), theme.px(12), theme.px(6)
    across = max(1, int((rect.width() - gap) // (width + gap)))
    down = max(1, int((rect.height() - gap) // (height + gap)))
    for n, colour in enumerate(colours[: across * down]):
        x = rect.x() + theme.px(8) + (n % across) * (width + gap - 1)
        y = rect.y() + theme.px(7) + (n // across) * (height + gap - 1)
        painter.setBrush(theme.note_fill(colour))
        painter.setPen(QPen(theme.note_border(colour), 1))
        painter.drawRoundedRect(QRectF(x + 0.5, y + 0.5, width - 1, height - 1), 2, 2)


def draw_wall(painter: QPainter, theme: Theme, colours: Sequence[str], rect: QRectF) -> None:
    """The same notes, drawn as they are on a wall: in one row of at most five, or two."""
    painter.setBrush(theme.wall)
    painter.setPen(QPen(theme.line, 1))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    rows = 1 if len(colours) <= 5 else 2
    across = -(-len(colours) // rows)
    gap = float(theme.px(8))
    room = rect.adjusted(2 * gap, 1.5 * gap, -2 * gap, -1.5 * gap)
    high = min((room.height() - (rows - 1) * gap) / rows, float(theme.px(72)))
    wide = min((room.width() - (across - 1) * gap) / across, 1.25 * high)
    left = rect.center().x() - (across * wide + (across - 1) * gap) / 2
    top = rect.center().y() - (rows * high + (rows - 1) * gap) / 2
    for n, colour in enumerate(colours):
        x, y = left + (n % across) * (wide + gap), top + (n // across) * (high + gap)
        note = QRectF(round(x), round(y), round(wide), round(high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.note_border(colour))
        painter.drawRoundedRect(note, 3, 3)
        painter.setBrush(theme.note_fill(colour))
        painter.drawRoundedRect(note.adjusted(1, 1, -1, -3), 2, 2)
        side = float(theme.px(9))
        theme.draw_mark(painter, colour, QRectF(note.x() + side, note.bottom() - 2 * side - 2, side, side))


class WorkshopList(QListView):
    """The cards. Enter or a double click asks to open; arrows move past the headings."""

    asked_open = Signal(str)
    chosen = Signal(str)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = WorkshopModel(words)
        self.setModel(self._model)
        self.setItemDelegate(WorkshopDelegate(theme, words, self))
        self.setProperty("ownRing", True)
        self.setAccessibleName(words("Workshoppar"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { background: transparent; }")
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def current(self) -> Line | None:
        row = self._model.row(self.currentIndex())
        return row if isinstance(row, Line) else None

    def show_groups(self, groups: Sequence[tuple[When, Sequence[Line]]]) -> None:
        """Another list; what was chosen stays chosen where it is still there."""
        was = self.current
        self._model.show_groups(groups)
        index = self._model.index_of(was.id) if was else QModelIndex()
        self.setCurrentIndex(index if index.isValid() else self._model.first)
        self._tell()

    def choose(self, workshop: str) -> None:
        index = self._model.index_of(workshop)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if isinstance(row, Line):
            self.asked_open.emit(row.id)

    def _tell(self) -> None:
        line = self.current
        self.chosen.emit(line.id if line else "")
