"""The outline: which chapters the minutes have, what they are called, and how they are made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from rusdesk.commands.command import Remove
from rusdesk.commands.minutes import AddChapter, ArrangeChapters, SetChapter, SetMinutes
from rusdesk.domain.minutes_settings import ChapterChoice, ChapterKey, settings_of
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme
from rusdesk.ui.minutes.bound import Line
from rusdesk.ui.minutes.names import Row, count_said, rows
from rusdesk.ui.minutes.reader import Reader
from rusdesk.ui.minutes.switch import Switch, draw_tick
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Field, PlainLabel, plain_tip, rule
from rusdesk.ui.writing import RowDelegate, WritingList, elided

TITLE_DRAFT = "field:minutes:minutes:title"
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class _RowPainter(RowDelegate):
    def __init__(self, seat: Seat, view: QWidget) -> None:
        super().__init__(view)
        self._seat = seat

    def sizeHint(self, option: object, index: object) -> QSize:
        return QSize(100, self._seat.theme.px(44))

    def draw(self, painter: QPainter, rect: QRect, row: object, has_focus: bool, is_hot: bool) -> None:
        assert isinstance(row, Row)
        theme = self._seat.theme
        view = self.parent()
        item = view.currentItem() if isinstance(view, WritingList) else None
        is_current = item is not None and item.data(Qt.ItemDataRole.UserRole).key == row.key
        box = QRectF(rect)
        if is_current or is_hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_soft if is_current else theme.hover)
            painter.drawRoundedRect(box.adjusted(theme.px(12), 1, -theme.px(8), -1), 6, 6)
        if is_current:
            painter.setBrush(theme.accent)
            painter.drawRoundedRect(QRectF(theme.px(12), box.y() + 1, theme.px(4), box.height() - 2), 2, 2)
        if has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus_outer, 2))
            painter.drawRoundedRect(box.adjusted(theme.px(12) + 1, 2, -theme.px(8) - 1, -2), 6, 6)
        side = theme.px(20)
        tick = QRectF(box.x() + theme.px(26), box.center().y() - side / 2, side, side)
        draw_tick(painter, theme, tick, row.is_on, is_hot)
        count = str(row.count) if row.count else ""
        painter.setFont(theme.font(14, False, True))
        right = box.right() - theme.px(22)
        painter.setPen(theme.ink2 if row.is_on else theme.ink3)
        painter.drawText(QRectF(right - theme.px(60), box.y(), theme.px(60), box.height()), _RIGHT, count)
        font = theme.font(15, is_current)
        left = tick.right() + theme.px(14)
        room = right - left - (theme.px(44) if count else 0)
        painter.setFont(font)
        painter.setPen(theme.ink if row.is_on else theme.ink3)
        if row.number:
            painter.setFont(theme.font(15, True, True))
            painter.setPen(theme.accent if row.is_on else theme.ink3)
            painter.drawText(QRectF(left, box.y(), room, box.height()), _LEFT, f"§ {row.number}")
            left += theme.px(52)
            room -= theme.px(52)
            painter.setFont(font)
            painter.setPen(theme.ink if row.is_on else theme.ink3)
        shown = elided(QFontMetrics(font), row.title, int(room))
        painter.drawText(QRectF(left, box.y(), room, box.height()), _LEFT, shown)


class ChapterList(WritingList):
    """Chapters by kind. Space asks to switch one, Enter to see where it begins."""

    asked_switch = Signal(object)  # a chapter's key
    asked_page = Signal(object)
    asked_move = Signal(object, int)
    asked_heading = Signal(object)
    asked_removal = Signal(object)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.setItemDelegate(_RowPainter(seat, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ownRing", True)
        self.setAccessibleName(seat.words("Innehåll"))
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListWidget { background: transparent; }")

    @property
    def kinds(self) -> list[str]:
        return [self._row(n).kind for n in range(self.count())]

    def _row(self, n: int) -> Row:
        found: Row = self.item(n).data(Qt.ItemDataRole.UserRole)
        return found

    @property
    def current(self) -> Row | None:
        n = self.currentRow()
        return self._row(n) if n >= 0 else None

    def show_rows(self, found: list[Row]) -> None:
        """The rows as they are now; the current one stays current."""
        words = self._seat.words
        was = self.current
        for n, row in enumerate(found):
            item = self.item(n) or QListWidgetItem(self)
            if item.data(Qt.ItemDataRole.UserRole) == row:
                continue
            item.setData(Qt.ItemDataRole.UserRole, row)
            state = words("med") if row.is_on else words("utelämnat")
            number = f"§ {row.number}" if row.number else ""
            said = ", ".join(x for x in (number, row.title, count_said(words, row) if row.count else "", state) if x)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(plain_tip(said))
        while self.count() > len(found):
            self.takeItem(self.count() - 1)
        if found:
            at = next((n for n, row in enumerate(found) if was and row.key == was.key), max(0, self.currentRow()))
            self.setCurrentRow(min(at, len(found) - 1))
        self.viewport().update()

    def choose(self, key: ChapterKey) -> None:
        """Make the chapter the current one, if it is there."""
        at = next((n for n in range(self.count()) if self._row(n).key == key), None)
        if at is not None:
            self.setCurrentRow(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down if row and is_alt:
                self.asked_move.emit(row.key, -1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_F2 if row:
                self.asked_heading.emit(row.key)
            case Qt.Key.Key_Delete if row and row.kind == "own":
                self.asked_removal.emit(row.key)
            case Qt.Key.Key_Space if row and not event.isAutoRepeat():
                self.asked_switch.emit(row.key)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if row:
                self.asked_page.emit(row.key)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                # turns the pages in the middle
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return
        key = item.data(Qt.ItemDataRole.UserRole).key
        if event.position().x() < self._seat.theme.px(56):
            self.asked_switch.emit(key)
        else:
            self.asked_page.emit(key)


class Outline(QFrame):
    """Chapters, the document's name, and the choices of how it is made."""

    asked_page = Signal(object)  # a chapter's key
    asked_heading = Signal(object)
    chosen = Signal(object)  # the Row, or None

    def __init__(
        self, seat: Seat, usual_title: str, reader: Reader | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reader = reader or Reader(seat.units)
        self.setObjectName("panel")
        self._seat = seat
        _, theme = seat.words, seat.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(12))
        column.setSpacing(0)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(8))
        head.addWidget(PlainLabel(theme, _("Innehåll"), 16, True), 1)
        self._count = PlainLabel(theme, "", 14, False, theme.ink2, tnum=True)
        head.addWidget(self._count)
        column.addWidget(self._head)
        self.list = ChapterList(seat)
        column.addWidget(self.list, 1)
        self._empty = PlainLabel(
            theme, _("Inget att berätta än. Kapitlen kommer när programmet fylls."), 14, False, theme.ink2, wraps=True
        )
        self._empty.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        below = QVBoxLayout()
        below.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), 0)
        below.setSpacing(theme.px(4))
        self.new_button = Button(theme, _("Nytt kapitel"), "plus", "link")
        self.new_button.clicked.connect(self.add_chapter)
        below.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(rule(theme))
        below.addSpacing(theme.px(8))
        self.title = Line(seat, TITLE_DRAFT, self._set_title, lambda s: settings_of(s).title)
        self.title.setPlaceholderText(usual_title)
        below.addWidget(Field(theme, _("Dokumentets namn"), self.title))
        self.title.error_shown.connect(self._show_error)
        self._field_error = PlainLabel(theme, "", 13, False, theme.over, wraps=True)
        self._field_error.hide()
        below.addWidget(self._field_error)
        below.addSpacing(theme.px(4))
        self.names = Switch(theme, _("Visa vem som sagt vad"))
        self.actual = Switch(theme, _("Planerad och verklig tid"))
        below.addWidget(self.names)
        below.addWidget(self.actual)
        self.by_theme = Switch(theme, _("Lappar efter tema, inte grupp"))
        below.addWidget(self.by_theme)
        column.addLayout(below)
        self.list.asked_switch.connect(self._switch)
        self.list.asked_page.connect(self.asked_page)
        self.list.asked_move.connect(self.move_chapter)
        self.list.asked_heading.connect(self.asked_heading)
        self.list.asked_removal.connect(self.remove_chapter)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._pop_menu)
        self.list.currentRowChanged.connect(lambda _n: self.chosen.emit(self.list.current))
        self.names.clicked.connect(lambda: self._turn("shows_names"))
        self.actual.clicked.connect(lambda: self._turn("shows_actual"))
        self.by_theme.clicked.connect(lambda: self._turn("by_theme"))
        self.refresh(seat.desk.state)

    @property
    def rows(self) -> list[Row]:
        return self._rows

    def refresh(self, state: State) -> None:
        settings = settings_of(state)
        self._rows = rows(self._seat.words, state, self._seat.units, self._reader.outline(state))
        self.list.show_rows(self._rows)
        self.list.setVisible(bool(self._rows))
        self._empty.setVisible(not self._rows)
        self.chosen.emit(self.list.current)
        self.title.refresh(state)
        self.names.setChecked(settings.shows_names)
        self.actual.setChecked(settings.shows_actual)
        self.by_theme.setChecked(settings.by_theme)
        # a wall without themes is told by group whatever is chosen
        self.by_theme.setVisible(any(True for _ in state.each(Theme)))

    def show_pages(self, count: int) -> None:
        self._count.setText(self._seat.words.n("{n} sida", "{n} sidor", count) if count else "")

    def hide_heading(self, is_hidden: bool) -> None:
        """Without its heading, where a tab says the same."""
        self._head.setVisible(not is_hidden)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, self._seat.theme.px(8) if is_hidden else 0, 0, self._seat.theme.px(12))

    def _switch(self, key: ChapterKey) -> None:
        row = next((r for r in self._rows if r.key == key), None)
        if row is not None:
            self._seat.desk.do(SetChapter(key, {"is_off": row.is_on}))

    def menu(self) -> QMenu | None:
        """What may be done with the chosen chapter."""
        row, words = self.list.current, self._seat.words
        if row is None:
            return None
        menu = QMenu(self)
        deeds: list[tuple[str, str, Callable[[], object]]] = [
            (words("Utelämna") if row.is_on else words("Ta med"), words("Mellanslag"), self.switch_current),
            (words("Egen rubrik och text"), "F2", lambda: self.asked_heading.emit(row.key)),
            (words("Flytta upp"), "Alt+↑", lambda: self.move_chapter(row.key, -1)),
            (words("Flytta ner"), "Alt+↓", lambda: self.move_chapter(row.key, 1)),
        ]
        if row.kind == "own":
            deeds.append((words("Ta bort kapitlet"), "Del", lambda: self.remove_chapter(row.key)))
        for text, key, do in deeds:
            action = QAction(f"{text}\t{key}", menu)
            action.triggered.connect(lambda _checked=False, do=do: do())
            menu.addAction(action)
        return menu

    def _pop_menu(self, place: QPoint) -> None:
        menu = self.menu()
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.list.viewport().mapToGlobal(place))

    def switch_current(self) -> None:
        if self.list.current is not None:
            self._switch(self.list.current.key)

    def move_chapter(self, key: ChapterKey, by: int) -> None:
        """One place up (−1) or down (1)."""
        order = [row.key for row in self._rows]
        at = order.index(key) if key in order else -1
        if at >= 0 and 0 <= at + by < len(order):
            order[at], order[at + by] = order[at + by], order[at]
            self._seat.desk.do(ArrangeChapters(tuple(order), key))

    def add_chapter(self) -> None:
        """A chapter of one's own below the current one, its heading ready to be written."""
        new: ChapterKey = ("own", self._seat.new_id())
        order = [row.key for row in self._rows]
        order.insert(self.list.currentRow() + 1 if order else 0, new)
        words = self._seat.words
        if self._seat.desk.do(AddChapter(new[1], words("Nytt kapitel"), tuple(order))) is not None:
            self.list.choose(new)
            self.asked_heading.emit(new)

    def remove_chapter(self, key: ChapterKey) -> None:
        """Take an own chapter away; what was told in it goes along, and Ctrl+Z brings it back."""
        if key[0] == "own" and self._seat.desk.do(Remove(ChapterChoice, (key[1],))) is not None:
            self._seat.say(self._seat.words("Kapitlet är borttaget. Ctrl+Z ångrar."))

    def _turn(self, name: str) -> None:
        now = bool(getattr(settings_of(self._seat.desk.state), name))
        self._seat.desk.do(SetMinutes({name: not now}))

    def _set_title(self, text: str) -> SetMinutes:
        return SetMinutes({"title": text})

    def _show_error(self, sentence: str) -> None:
        self._field_error.setText(sentence)
        self._field_error.setVisible(bool(sentence))
