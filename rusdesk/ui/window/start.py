"""The start page: the library's workshops, a new one, and the samples."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rusdesk.domain.errors import Refused
from rusdesk.machine.languages import Words
from rusdesk.ui.empty_state import EmptyState
from rusdesk.ui.seat import ZonedClock
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button, PlainLabel, grounded, rule
from rusdesk.ui.window.notice import Notice
from rusdesk.ui.window.search_field import SearchField
from rusdesk.ui.window.shelf import Line, Sample
from rusdesk.ui.window.start_list import When, WorkshopList, grouped, mode_for
from rusdesk.ui.window.start_nav import StartNav

if TYPE_CHECKING:
    from rusdesk.ui.window.new_workshop import NewWorkshop
    from rusdesk.ui.window.start_preview import Preview

LIST_WIDTH = 1100


class StartPage(QWidget):
    """Three columns: what can be begun, the list, and the chosen workshop."""

    asked_open = Signal(str, str)  # workshop, mode
    asked_new = Signal(object, str)  # a Workshop, and the id of what it is to be like
    asked_template = Signal(str)
    asked_removal = Signal(str)  # of a template or a rehearsal
    asked_sample = Signal(str)

    def __init__(
        self,
        theme: Theme,
        words: Words,
        clock: ZonedClock,
        samples: Sequence[Sample],
        new_id: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._clock = theme, words, clock
        self._lines: tuple[Line, ...] = ()
        self._is_ready = False
        self._day: datetime.date | None = None  # the list is grouped by where it stands beside this
        self._is_read_only = False
        self._only: When | None = None
        self._why_empty: tuple[bool, str, bool] | None = None
        grounded(self, theme.canvas)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._nav = StartNav(theme, words, samples)
        self._nav.new_wanted.connect(self.begin_new)
        self._nav.chosen.connect(self._filter)
        self._nav.sample_wanted.connect(self.asked_sample)
        self._preview: Preview | None = None
        self._new_panel: NewWorkshop | None = None
        self._new_id = new_id
        row.addWidget(self._nav)
        row.addWidget(rule(is_upright=True))
        row.addWidget(self._build_middle(), 1)
        self._row = row
        self._refresh()

    # building

    def _build_middle(self) -> QWidget:
        theme, _ = self._theme, self._words
        middle = QWidget()
        outer = QHBoxLayout(middle)
        outer.setContentsMargins(theme.px(42), theme.px(24), theme.px(42), 0)
        inside = QWidget()
        inside.setMaximumWidth(theme.px(LIST_WIDTH))
        outer.addWidget(inside, 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        self._heading = PlainLabel(theme, "", 32, True, elides=True)
        self._heading.setContentsMargins(theme.px(6), 0, 0, 0)
        column.addWidget(self._heading)
        self._notice = Notice(theme)
        column.addWidget(self._notice)
        self.search = SearchField(theme, _("Sök i titlar, organisationer och platser"), "Ctrl+F")
        self.search.textChanged.connect(self._refresh)
        self.search.installEventFilter(self)
        box = QHBoxLayout()
        box.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        box.addWidget(self.search)
        column.addLayout(box)
        self._panel_place = QVBoxLayout()
        self._panel_place.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        column.addLayout(self._panel_place)
        self._empty = QWidget()
        self._empty_column = QVBoxLayout(self._empty)
        self._empty_column.setContentsMargins(theme.px(6), theme.px(16), theme.px(6), 0)
        column.addWidget(self._empty)
        self.list = WorkshopList(theme, _)
        self.list.chosen.connect(self._show_preview)
        self.list.asked_open.connect(lambda _workshop: self._open_current(""))
        column.addWidget(self.list, 1)
        self._filler = QWidget()
        self._filler.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column.addWidget(self._filler)
        return middle

    # what it shows

    def show_lines(self, lines: Sequence[Line], *, is_read_only: bool = False) -> None:
        """The library is open and holds these."""
        shown = (self._is_ready, self._lines, self._is_read_only, self._day)
        if shown == (True, tuple(lines), is_read_only, self._today()):
            return  # as at the first look, before the library was open
        self._lines = tuple(lines)
        self._is_ready = True
        self._is_read_only = is_read_only
        self._nav.allow(not is_read_only)
        self._refresh()

    def show_notice(self, title: str, sentence: str = "", kind: str = "over") -> None:
        """One clear line above the list; `kind` over for what went wrong, plain for what is good to know."""
        self._notice.say(title, sentence, kind)

    def show_trouble(self, title: str, sentence: str) -> None:
        """The library couldn't be opened: nothing can be begun, and the page says why and what to do."""
        self._is_ready = False
        self._nav.allow(False)
        self._nav.kept.hide()
        self.end_new()
        self._heading.setText(self._words("Biblioteket öppnades inte"))
        self._notice.say(title, sentence, "over")
        self.search.setEnabled(False)

    @property
    def new_button(self) -> Button:
        return self._nav.new_button

    @property
    def sample_buttons(self) -> dict[str, QAbstractButton]:
        """By the samples' names."""
        return self._nav.sample_buttons

    @property
    def notice(self) -> str:
        return self._notice.text

    @property
    def heading(self) -> str:
        return self._heading.text()

    # These two are made when they are first needed: the page is shown sooner

    @property
    def new_panel(self) -> NewWorkshop:
        if self._new_panel is None:
            from rusdesk.ui.window.new_workshop import NewWorkshop

            panel = self._new_panel = NewWorkshop(self._theme, self._words, self._today, self._new_id)
            panel.made.connect(self.asked_new)
            panel.set_origins(self._origins())
            panel.left.connect(self.end_new)
            panel.hide()
            self._panel_place.addWidget(panel)
        return self._new_panel

    @property
    def preview(self) -> Preview:
        if self._preview is None:
            from rusdesk.ui.window.start_preview import Preview

            preview = self._preview = Preview(self._theme, self._words)
            preview.asked.connect(self._open_current)
            preview.between.like_wanted.connect(self.begin_new)
            preview.between.template_wanted.connect(self.asked_template)
            preview.between.removal_wanted.connect(self.asked_removal)
            self._row.addWidget(rule(is_upright=True))
            self._row.addWidget(preview)
            self._fold()
        return self._preview

    @property
    def is_new_open(self) -> bool:
        return self._new_panel is not None and not self._new_panel.isHidden()

    def begin_new(self, origin: str = "") -> None:
        """Open the panel for a new workshop, like `origin` when it is given, or go to it when it is open."""
        if not self.new_button.isEnabled():
            return
        if not self.is_new_open:
            self.new_panel.show()
            self._show_parts()
            self.new_panel.set_origins(self._origins())
            self.new_panel.begin(origin)
        else:
            self.new_panel.title.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _origins(self) -> list[Line]:
        """What a new workshop may be like: templates first, then those there have been, the latest first."""
        like = [x for x in self._lines if x.sort == "workshop"]
        like.sort(key=lambda x: (max(x.days, default=""), x.touched_at), reverse=True)
        return [*sorted((x for x in self._lines if x.sort == "template"), key=lambda x: x.title), *like]

    def end_new(self) -> None:
        if self._new_panel is not None:
            self._new_panel.hide()
        self._show_parts()
        self.enter()

    def refuse_new(self, why: Refused) -> None:
        self.new_panel.refuse(why)

    def enter(self) -> None:
        """Called when the page is shown."""
        if self.list.isVisibleTo(self) and self.list.current:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def seek(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def open_in(self, mode: str) -> None:
        """Open the chosen workshop in a mode; where it was left when none is given."""
        self._open_current(mode)

    def _today(self) -> datetime.date:
        return self._now().date()

    def _now(self) -> datetime.datetime:
        return datetime.datetime.fromtimestamp(self._clock.now_ms() / 1000, self._clock.zone())

    def _filter(self, when: When | None) -> None:
        self._only = when
        self._refresh()

    def _refresh(self) -> None:
        today = self._day = self._today()
        counts = {when: len(rows) for when, rows in grouped(self._lines, today)}
        self._nav.show_counts(len(self._lines), counts)
        self.list.show_groups(grouped(self._lines, today, self.search.text(), self._only))
        # an undated one that has begun is today's too
        begun = sum(line.status == "running" and not line.days and line.sort != "template" for line in self._lines)
        self._heading.setText(self._greeting(counts.get("today", 0) + begun))
        self._show_parts()

    def _show_parts(self) -> None:
        has_lines = bool(self._lines)
        found = self.list.current is not None
        is_new = self.is_new_open
        if self._preview is not None:
            self._preview.setVisible(found and not is_new and self.width() >= self._theme.px(1100))
        self.search.setVisible(has_lines and not is_new)
        self.list.setVisible(found and not is_new)
        shows_empty = self._is_ready and not found and not is_new
        self._empty.setVisible(shows_empty)
        self._filler.setVisible(not self.list.isVisibleTo(self))
        why_empty = (has_lines, self.search.text(), self._is_read_only) if shows_empty else None
        if why_empty != self._why_empty:
            self._why_empty = why_empty
            self._fill_empty(has_lines)

    def _fill_empty(self, has_lines: bool) -> None:
        _ = self._words
        while (item := self._empty_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if not has_lines:
            state = EmptyState(
                self._theme,
                "calendar",
                _("Inga workshoppar än"),
                _("Gör en ny med titel och datum, eller öppna ett av exemplen till vänster och titta runt."),
                [] if self._is_read_only else [_("Ny workshop")],
            )
            state.chosen.connect(lambda _n: self.begin_new())
        elif self.search.text():
            state = EmptyState(
                self._theme,
                "search",
                _("Inget hittades"),
                _("Ingen workshop har de orden i titel, organisation eller plats."),
                [_("Visa alla")],
            )
            state.chosen.connect(lambda _n: self._show_all())
        else:
            state = EmptyState(
                self._theme,
                "calendar",
                _("Inga workshoppar här"),
                _("Välj en annan rad till vänster."),
                [_("Visa alla")],
            )
            state.chosen.connect(lambda _n: self._show_all())
        self._empty_column.addWidget(state)

    def _show_all(self) -> None:
        self._nav.choose_all()
        self._only = None
        self.search.clear()
        self._refresh()

    def _greeting(self, today: int) -> str:
        _ = self._words
        hour = self._now().hour
        if hour < 10:
            hello = _("God morgon.")
        elif hour < 18:
            hello = _("Hej.")
        else:
            hello = _("God kväll.")
        if not self._is_ready or not self._lines:
            return hello
        if not today:
            return f"{hello} {_('Ingen workshop i dag.')}"
        return f"{hello} {_.n('En workshop i dag.', '{n} workshoppar i dag.', today)}"

    def _open_current(self, mode: str) -> None:
        line = self.list.current
        if line is not None:
            self.asked_open.emit(line.id, mode or mode_for(line))

    def _show_preview(self, workshop: str) -> None:
        line = next((x for x in self._lines if x.id == workshop), None)
        if line is not None:
            self.preview.show_line(line)
            self.preview.between.setEnabled(not self._is_read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # From the search field straight into the list
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open_current("")
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
        self._show_parts()

    def _fold(self) -> None:
        width, height = self.width() / self._theme.scale, self.height() / self._theme.scale
        if self._preview is not None:
            self._preview.setFixedWidth(self._theme.px(472 if width >= 1760 else 360 if width >= 1300 else 300))
        self._nav.fold(width, height)
