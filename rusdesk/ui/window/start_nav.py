"""The start page's left column: a new workshop, which ones the list shows, and the samples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rusdesk.machine.languages import Words
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button, PlainLabel, PressButton, SectionTitle, grounded
from rusdesk.ui.window.shelf import Sample
from rusdesk.ui.window.start_list import WHENS, When, when_name

_ICONS: dict[When | None, str] = {
    None: "archive",
    "today": "calendar",
    "coming": "calendar-clock",
    "past": "history",
    "undated": "circle",
    "templates": "copy",
}


class StartNav(QScrollArea):
    """`chosen` with a When, None for all workshops."""

    new_wanted = Signal()
    chosen = Signal(object)
    sample_wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words, samples: Sequence[Sample]) -> None:
        super().__init__()
        self._theme = theme
        _ = words
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        grounded(inside, theme.surface)
        self.setWidget(inside)
        self.setFixedWidth(theme.px(264))
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(8))
        self.new_button = Button(theme, _("Ny workshop"), "plus", "primary", "Ctrl+N")
        self.new_button.setFixedHeight(theme.px(48))
        self.new_button.clicked.connect(lambda: self.new_wanted.emit())
        column.addWidget(self.new_button)
        column.addSpacing(theme.px(16))
        self._filters: dict[When | None, _Filter] = {}
        group = QButtonGroup(self)
        whens: tuple[When | None, ...] = (None, *WHENS)
        for when in whens:
            name = _("Alla workshoppar") if when is None else when_name(_, when)
            button = _Filter(theme, _ICONS[when], name)
            button.clicked.connect(lambda _checked=False, when=when: self.chosen.emit(when))
            group.addButton(button)
            column.addWidget(button)
            self._filters[when] = button
        self.choose_all()
        column.addSpacing(theme.px(24))
        column.addWidget(SectionTitle(theme, _("Exempel")))
        column.addSpacing(theme.px(4))
        self.sample_buttons: dict[str, QAbstractButton] = {}
        for sample in samples:
            offer = _SampleButton(theme, sample.title, sample.organiser)
            offer.clicked.connect(lambda _checked=False, name=sample.name: self.sample_wanted.emit(name))
            column.addWidget(offer)
            self.sample_buttons[sample.name] = offer
        hint = _("Öppnas som en kopia i ditt bibliotek.")
        self._sample_hint = PlainLabel(theme, hint, 13, False, theme.ink3, wraps=True)
        column.addWidget(self._sample_hint)
        column.addStretch(1)
        self.kept = QWidget()
        kept = QHBoxLayout(self.kept)
        kept.setContentsMargins(0, 0, 0, 0)
        kept.setSpacing(theme.px(8))
        disk = QLabel()
        disk.setPixmap(theme.pixmap("hard-drive", theme.ink2, 16, 2.0))
        kept.addWidget(disk)
        kept.addWidget(PlainLabel(theme, _("Sparas på den här datorn"), 13, False, theme.ink2), 1)
        column.addWidget(self.kept)

    def allow(self, may_make: bool) -> None:
        """Whether anything can be begun."""
        for button in (self.new_button, *self.sample_buttons.values()):
            button.setEnabled(may_make)

    def choose_all(self) -> None:
        self._filters[None].setChecked(True)

    def show_counts(self, all_there_are: int, counts: Mapping[When, int]) -> None:
        """How many each row would show."""
        for when, button in self._filters.items():
            button.set_count(all_there_are if when is None else counts.get(when, 0))
        # no row for templates before there is one
        self._filters["templates"].setVisible(bool(counts.get("templates")))

    def fold(self, width: float, height: float) -> None:
        """For a page of this size in pixels, text size reckoned out."""
        px = self._theme.px
        self.setFixedWidth(px(264 if width >= 1200 else 252))
        # on a low screen the rows move together, so that the samples stay whole
        is_low = height < 690
        for button in self._filters.values():
            button.setFixedHeight(px(34 if is_low else 44))
        self._sample_hint.setVisible(not is_low)
        self._column.setSpacing(px(4 if is_low else 8))


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


class _SampleButton(PressButton):
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
