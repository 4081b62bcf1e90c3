"""On the start page: the chosen workshop, its state, facts and the ways in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.machine.languages import Words
from rusdesk.ui.chips import Chip
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button, PlainLabel, grounded
from rusdesk.ui.window.shelf import Line
from rusdesk.ui.window.start_between import BetweenButtons
from rusdesk.ui.window.start_list import draw_tile, draw_wall, facts, mode_for
from rusdesk.ui.words import status_name


class Preview(QWidget):
    """`asked` in a mode, or where it was left when that is empty; `between` has what else can be made of it."""

    asked = Signal(str)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        _ = words
        grounded(self, theme.surface)
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
        # a large empty page says nothing
        self._tile.setVisible(bool(line.colours))
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
    """The first notes of a workshop's walls, as large as there is room for, in two rows when they are many."""

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
        if self._colours:
            draw_wall(painter, self._theme, self._colours, QRectF(self.rect()))
        else:
            draw_tile(painter, self._theme, (), QRectF(self.rect()))
        painter.end()
