"""The start page: the library's workshops, a new one, and the samples."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rusdesk.domain.errors import Refused
from rusdesk.machine.languages import Words
from rusdesk.ui.seat import ZonedClock
from rusdesk.ui.shelf import Line, Sample
from rusdesk.ui.start_list import WHENS, When, WorkshopList, draw_tile, facts, grouped, when_name
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button, Chip, EmptyState, PlainLabel, SectionTitle, cap_size, draw_cap, rule
from rusdesk.ui.words import status_name

if TYPE_CHECKING:
    from rusdesk.ui.new_workshop import NewWorkshop

LIST_WIDTH = 1100


def mode_for(line: Line) -> str:
    """Where one goes on with a workshop."""
    if line.sort == "template":
        return "prepare"
    return {"plan": "prepare", "running": "run", "done": "document"}.get(line.status, "prepare")


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
        self._samples = tuple(samples)
        self._lines: tuple[Line, ...] = ()
        self._is_ready = False
        self._told: tuple[tuple[Line, ...], bool, datetime.date] | None = None
        self._is_read_only = False
        self._only: When | None = None
        self._why_empty: tuple[bool, str, bool] | None = None
        self._paint_ground(self, theme.canvas)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._nav = self._build_nav()
        self._preview: Preview | None = None
        self._new_panel: NewWorkshop | None = None
        self._new_id = new_id
        row.addWidget(self._nav)
        row.addWidget(rule(theme, is_upright=True))
        row.addWidget(self._build_middle(), 1)
        self._row = row
        self._refresh()

    # building

    def _paint_ground(self, widget: QWidget, colour: QColor) -> None:
        widget.setAutoFillBackground(True)
        palette = widget.palette()
        palette.setColor(QPalette.ColorRole.Window, colour)
        widget.setPalette(palette)

    def _build_nav(self) -> QWidget:
        theme, _ = self._theme, self._words
        nav = QScrollArea()
        nav.setWidgetResizable(True)
        nav.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        nav.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._paint_ground(inside, theme.surface)
        nav.setWidget(inside)
        self._nav_inside = inside
        nav.setFixedWidth(theme.px(264))
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(8))
        self.new_button = Button(theme, _("Ny workshop"), "plus", "primary", "Ctrl+N")
        self.new_button.setFixedHeight(theme.px(48))
        self.new_button.clicked.connect(lambda: self.begin_new())
        column.addWidget(self.new_button)
        column.addSpacing(theme.px(16))
        self._filters: dict[When | None, _Filter] = {}
        group = QButtonGroup(self)
        icons: dict[When | None, str] = {
            None: "archive",
            "today": "calendar",
            "coming": "calendar-clock",
            "past": "history",
            "undated": "circle",
            "templates": "copy",
        }
        whens: tuple[When | None, ...] = (None, *WHENS)
        for when in whens:
            name = _("Alla workshoppar") if when is None else when_name(_, when)
            button = _Filter(theme, icons[when], name)
            button.clicked.connect(lambda _checked=False, when=when: self._filter(when))
            group.addButton(button)
            column.addWidget(button)
            self._filters[when] = button
        self._filters[None].setChecked(True)
        column.addSpacing(theme.px(24))
        column.addWidget(SectionTitle(theme, _("Exempel")))
        column.addSpacing(theme.px(4))
        self.sample_buttons: dict[str, QAbstractButton] = {}
        for sample in self._samples:
            offer = _SampleButton(theme, sample.title, sample.organiser)
            offer.clicked.connect(lambda _checked=False, name=sample.name: self._ask_sample(name))
            column.addWidget(offer)
            self.sample_buttons[sample.name] = offer
        hint = _("Öppnas som en kopia i ditt bibliotek.")
        self._sample_hint = PlainLabel(theme, hint, 13, False, theme.ink3, wraps=True)
        column.addWidget(self._sample_hint)
        column.addStretch(1)
        self._kept = QWidget()
        kept = QHBoxLayout(self._kept)
        kept.setContentsMargins(0, 0, 0, 0)
        kept.setSpacing(theme.px(8))
        disk = QLabel()
        disk.setPixmap(theme.pixmap("hard-drive", theme.ink3, 16, 2.0))
        kept.addWidget(disk)
        kept.addWidget(PlainLabel(theme, _("Sparas på den här datorn"), 13, False, theme.ink2), 1)
        column.addWidget(self._kept)
        return nav

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
        told = (tuple(lines), is_read_only, self._today())
        if self._told == told:
            return  # as at the first look, before the library was open
        self._told = told
        self._lines = tuple(lines)
        self._is_ready = True
        self._is_read_only = is_read_only
        for button in (self.new_button, *self.sample_buttons.values()):
            button.setEnabled(not is_read_only)
        self._refresh()

    def show_notice(self, title: str, sentence: str = "", kind: str = "over") -> None:
        """One clear line above the list; `kind` over for what went wrong, plain for what is good to know."""
        self._notice.say(title, sentence, kind)

    def show_trouble(self, title: str, sentence: str) -> None:
        """The library couldn't be opened: nothing can be begun, and the page says why and what to do."""
        self._is_ready, self._told = False, None
        for button in (self.new_button, *self.sample_buttons.values()):
            button.setEnabled(False)
        self._kept.hide()
        self.end_new()
        self._heading.setText(self._words("Biblioteket öppnades inte"))
        self._notice.say(title, sentence, "over")
        self.search.setEnabled(False)

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
            from rusdesk.ui.new_workshop import NewWorkshop

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
            preview = self._preview = Preview(self._theme, self._words)
            preview.asked.connect(self._open_current)
            preview.between.like_wanted.connect(self.begin_new)
            preview.between.template_wanted.connect(self.asked_template)
            preview.between.removal_wanted.connect(self.asked_removal)
            self._row.addWidget(rule(self._theme, is_upright=True))
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
        today = self._today()
        everything = grouped(self._lines, today)
        counts = {when: len(rows) for when, rows in everything}
        for when, button in self._filters.items():
            button.set_count(len(self._lines) if when is None else counts.get(when, 0))
        # no row for templates before there is one
        self._filters["templates"].setVisible(bool(counts.get("templates")))
        self.list.show_groups(grouped(self._lines, today, self.search.text(), self._only))
        self._heading.setText(self._greeting(counts.get("today", 0)))
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
        self._filters[None].setChecked(True)
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

    def _ask_sample(self, name: str) -> None:
        self.asked_sample.emit(name)

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
        width = self.width() / self._theme.scale
        if self._preview is not None:
            self._preview.setFixedWidth(
                self._theme.px(472 if width >= 1760 else 360 if width >= 1300 else 300)
            )
        self._nav.setFixedWidth(self._theme.px(264 if width >= 1200 else 252))
        # on a low screen the rows move together, so that the samples stay whole
        is_low = self.height() / self._theme.scale < 690
        for button in self._filters.values():
            button.setFixedHeight(self._theme.px(34 if is_low else 44))
        self._sample_hint.setVisible(not is_low)
        column = self._nav_inside.layout()
        if column is not None:
            column.setSpacing(self._theme.px(4 if is_low else 8))


class Preview(QWidget):
    """The chosen workshop: its state, facts and the three ways in."""

    asked = Signal(str)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        _ = words
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.surface)
        self.setPalette(palette)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(32), theme.px(32), theme.px(32), theme.px(32))
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        self._chip = Chip(theme, None, "")
        self._date = PlainLabel(theme, "", 14, True, theme.ink2, tnum=True)
        head.addWidget(self._chip)
        head.addStretch(1)
        head.addWidget(self._date)
        column.addLayout(head)
        column.addSpacing(theme.px(8))
        self._title = PlainLabel(theme, "", 22, True, wraps=True)
        column.addWidget(self._title)
        self._facts = PlainLabel(theme, "", 14, False, theme.ink2, wraps=True)
        column.addWidget(self._facts)
        column.addSpacing(theme.px(8))
        self._tile = _BigTile(theme)
        column.addWidget(self._tile)
        column.addSpacing(theme.px(16))
        self.main = Button(theme, "", "play", "primary", "Enter")
        self.main.setFixedHeight(theme.px(48))
        self.main.clicked.connect(lambda: self.asked.emit(""))
        column.addWidget(self.main)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.others: dict[str, Button] = {}
        for mode, icon, name in (
            ("prepare", "pencil", _("Förbered")),
            ("run", "play", _("Genomför")),
            ("document", "file-text", _("Dokumentera")),
        ):
            button = Button(theme, name, icon, "quiet")
            button.clicked.connect(lambda _checked=False, mode=mode: self.asked.emit(mode))
            row.addWidget(button, 1)
            self.others[mode] = button
        column.addLayout(row)
        from rusdesk.ui.start_between import BetweenButtons

        self.between = BetweenButtons(theme, words)
        column.addWidget(self.between)
        column.addStretch(1)

    def show_line(self, line: Line) -> None:
        _ = self._words
        self._chip.set(*status_name(_, line.shown_status))
        self.between.show_line(line)
        self._date.setText(_.days(line.days) or _("Utan datum"))
        self._title.setText(line.title)
        self._facts.setText(" · ".join(x for x in (facts(_, line), line.place) if x))
        self._facts.setVisible(bool(self._facts.text()))
        self._tile.show_colours(line.colours)
        mode = mode_for(line)
        names = {
            "prepare": (_("Fortsätt förbereda"), "pencil"),
            "run": (_("Fortsätt genomföra"), "play"),
            "document": (_("Dokumentera"), "file-text"),
        }
        is_template = line.sort == "template"
        self.main.set_text(_("Ändra mallen") if is_template else names[mode][0])
        self.main.set_icon_name(names[mode][1])
        for name, button in self.others.items():
            button.setVisible(name != mode and not is_template)


class _BigTile(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colours: tuple[str, ...] = ()
        self.setFixedHeight(theme.px(120))

    def show_colours(self, colours: Sequence[str]) -> None:
        self._colours = tuple(colours)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_tile(painter, self._theme, self._colours, QRectF(self.rect()))
        painter.end()


class Notice(QFrame):
    """A tinted line with an icon, for what the page must say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = "over"
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        row.setSpacing(theme.px(12))
        self._icon = QLabel()
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        self._title = PlainLabel(theme, "", 15, True, wraps=True)
        self._sentence = PlainLabel(theme, "", 14, False, theme.ink, wraps=True)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        row.addLayout(column, 1)
        self.hide()

    @property
    def text(self) -> str:
        if self.isHidden():
            return ""
        return " ".join(x for x in (self._title.text(), self._sentence.text()) if x)

    def say(self, title: str, sentence: str, kind: str) -> None:
        theme = self._theme
        self._kind = kind
        ink = {"over": theme.over, "warn": theme.warn}.get(kind, theme.ink2)
        icon = "info" if kind == "plain" else "triangle-alert"
        self._icon.setPixmap(theme.pixmap(icon, ink, 20, 2.0))
        self._title.setText(title)
        self._title.set_colour(ink)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(" ".join(x for x in (title, sentence) if x))
        self.setVisible(bool(title))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        ground, line = {
            "over": (theme.over_soft, theme.over),
            "warn": (theme.warn_soft, theme.warn_soft),
        }.get(self._kind, (theme.sunken, theme.line))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ground)
        painter.setPen(QPen(line, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


class SearchField(QLineEdit):
    """A tall field with a magnifying glass and the key that leads to it."""

    def __init__(self, theme: Theme, hint: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._key = theme, key
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setFont(theme.font(17))
        # the application's style sheet has a say in the height, so it is told there
        self.setStyleSheet(f"QLineEdit {{ min-height: {theme.px(54)}px; }}")
        cap = cap_size(theme, key).width() + theme.px(16)
        self.setTextMargins(theme.px(38), 0, cap, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._theme
        painter = QPainter(self)
        side = theme.px(22)
        where = QRectF(theme.px(16), (self.height() - side) / 2, side, side)
        theme.draw_icon(painter, "search", theme.ink2, where)
        cap = cap_size(theme, self._key)
        left = self.width() - cap.width() - theme.px(14)
        draw_cap(
            painter,
            theme,
            self._key,
            QRectF(left, (self.height() - cap.height()) / 2, cap.width(), cap.height()),
        )
        painter.end()


class _Filter(QAbstractButton):
    """A row of the left column: icon, name, how many."""

    def __init__(self, theme: Theme, icon: str, name: str) -> None:
        super().__init__()
        self._theme, self._icon, self._count = theme, icon, 0
        self.setText(name)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(theme.px(44))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        box = QRectF(self.rect())
        if on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_soft if on else theme.hover)
            painter.drawRoundedRect(box, 4, 4)
        if on:
            painter.fillRect(QRectF(0, 0, 3, box.height()), theme.accent)
        side = theme.px(18)
        left = theme.px(14)
        ink = theme.accent if on else theme.ink2
        theme.draw_icon(painter, self._icon, ink, QRectF(left, (box.height() - side) / 2, side, side))
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(15, on))
        painter.setPen(theme.ink)
        text = box.adjusted(left + side + theme.px(12), 0, -theme.px(12), 0)
        painter.drawText(text, int((flags | Qt.AlignmentFlag.AlignLeft).value), self.text())
        painter.setFont(theme.font(14, False, True))
        painter.setPen(theme.ink2)
        painter.drawText(text, int((flags | Qt.AlignmentFlag.AlignRight).value), str(self._count))
        painter.end()


class _SampleButton(QAbstractButton):
    """A sample: its title on up to two lines and when it was."""

    def __init__(self, theme: Theme, title: str, below: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        row.setSpacing(theme.px(12))
        picture = QLabel()
        picture.setPixmap(theme.pixmap("copy", theme.ink2, 18, 2.0))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        column.addWidget(PlainLabel(theme, title, 14, True, wraps=True))
        if below:
            column.addWidget(PlainLabel(theme, below, 13, False, theme.ink2, wraps=True))
        row.addLayout(column, 1)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # a low window would press its lines together
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setPen(QPen(self._theme.line, 1))
        painter.setBrush(self._theme.hover if hot else self._theme.sunken)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()
