"""What frames the pages of the main window: the top bar, the start page, notices, and what can be asked by key."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from rusdesk.machine.languages import Words
from rusdesk.ui.actions import Actions
from rusdesk.ui.theme import Theme
from rusdesk.ui.window.copy_bar import CopyBar
from rusdesk.ui.window.focus_ring import FocusRing
from rusdesk.ui.window.over_window import OverWindow
from rusdesk.ui.window.start import StartPage
from rusdesk.ui.window.surroundings import Surroundings
from rusdesk.ui.window.toast import Toast
from rusdesk.ui.window.top_bar import TopBar


class Shell:
    """Made of one theme and one language; when they change it is thrown away and made anew."""

    def __init__(self, window: QWidget, column: QVBoxLayout, theme: Theme, words: Words, around: Surroundings) -> None:
        self.window, self.theme, self.words = window, theme, words
        self.top = TopBar(theme, words, around.clock)
        self.pages = _Ground(theme)
        self.start = StartPage(theme, words, around.clock, around.samples, around.new_id)
        self.copy_bar = CopyBar(theme, words)
        self.pages.addWidget(self.start)
        column.addWidget(self.top)
        column.addWidget(self.copy_bar)
        column.addWidget(self.pages, 1)
        # in a window that is seen already they would wait for the next event
        self.top.show()
        self.pages.show()
        self.toast = Toast(theme, window, words("Stäng"))
        self._ring = FocusRing(theme, window)
        self.over = OverWindow(theme, words, window)
        self.actions = Actions(words, window)

    def throw_away(self) -> None:
        self.actions.unbind()
        self.over.throw_away()
        for widget in (self.top, self.copy_bar, self.pages, self.toast, self._ring):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self.actions.deleteLater()


class _Ground(QStackedWidget):
    """The window's ground shows where a page leaves it free; as a palette it would colour what lies above it too."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._colour = theme.canvas

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._colour)
        painter.end()
