"""The outline: which chapters the minutes have, what they are called, and how they are made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from rusdesk.commands.command import Remove
from rusdesk.commands.minutes import AddChapter, ArrangeChapters, SetChapter, SetMinutes
from rusdesk.domain.minutes_settings import ChapterChoice, ChapterKey, settings_of
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme
from rusdesk.ui.field import Field
from rusdesk.ui.minutes.bound import Line
from rusdesk.ui.minutes.chapter_list import ChapterList
from rusdesk.ui.minutes.names import Row, rows
from rusdesk.ui.minutes.reader import Reader
from rusdesk.ui.minutes.switch import Switch
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, PlainLabel, rule

TITLE_DRAFT = "field:minutes:minutes:title"


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
        below.addWidget(rule())
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
        self.by_theme = Switch(theme, _("Lappar efter tema"))
        below.addWidget(self.by_theme)
        column.addLayout(below)
        self.list.asked_switch.connect(self._switch)
        self.list.asked_page.connect(self.asked_page)
        self.list.asked_move.connect(self.move_chapter)
        self.list.asked_place.connect(self.place_chapter)
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
            self._put(key, at + by)

    def place_chapter(self, key: ChapterKey, gap: int) -> None:
        """Between the rows that were above and below `gap` (0 above the first); nothing where it stands already."""
        at = next((n for n, row in enumerate(self._rows) if row.key == key), -1)
        if at >= 0 and gap not in (at, at + 1):
            self._put(key, gap - 1 if gap > at else gap)

    def _put(self, key: ChapterKey, at: int) -> None:
        order = [row.key for row in self._rows if row.key != key]
        order.insert(at, key)
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
