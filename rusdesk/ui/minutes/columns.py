"""Dokumentera's columns: contents, pages, and decisions beside them; in a narrow window two share a place by tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rusdesk.ui.empty_state import EmptyState
from rusdesk.ui.minutes.at_hand import ChapterAtHand
from rusdesk.ui.minutes.head import Head
from rusdesk.ui.minutes.outline import Outline
from rusdesk.ui.minutes.page_bar import PageBar
from rusdesk.ui.minutes.sheets import Sheets
from rusdesk.ui.minutes.side import PaneName, Side
from rusdesk.ui.seat import Seat
from rusdesk.ui.tabs import Tab
from rusdesk.ui.widgets import rule


class DocumentColumns(QWidget):
    """`again_wanted` when the pages that couldn't be drawn are to be tried once more."""

    again_wanted = Signal()

    def __init__(
        self,
        seat: Seat,
        outline: Outline,
        pages: tuple[Head, ChapterAtHand, Sheets, PageBar],
        side: Side,
    ) -> None:
        super().__init__()
        self._theme, self._is_narrow = seat.theme, False
        self._outline, self._side = outline, side
        self._head, at_hand, self._sheets, self._bar = pages
        theme, _ = seat.theme, seat.words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = QFrame()
        self._left.setObjectName("panel")
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        self._tabs = QWidget()
        tabs = QHBoxLayout(self._tabs)
        tabs.setContentsMargins(theme.px(12), theme.px(12), theme.px(4), 0)
        tabs.setSpacing(theme.px(4))
        self.tab_outline = Tab(theme, _("Innehåll"), "list")
        self.tab_outcomes = Tab(theme, _("Beslut m.m."), "gavel")
        self.tab_outcomes.setAccessibleName(_("Beslut och åtgärder"))
        for n, tab in enumerate((self.tab_outline, self.tab_outcomes)):
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tab.clicked.connect(lambda _checked=False, n=n: self.show_tab(n))
            tabs.addWidget(tab)
        tabs.addStretch(1)
        left.addWidget(self._tabs)
        self._stack = QStackedWidget()
        self._stack.addWidget(outline)
        left.addWidget(self._stack, 1)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        self._unmade = EmptyState(theme, "triangle-alert", _("Sidorna kunde inte ritas"), "", (_("Försök igen"),))
        self._unmade.chosen.connect(lambda _n: self.again_wanted.emit())
        framed = QWidget()
        frame = QVBoxLayout(framed)
        frame.setContentsMargins(theme.px(32), theme.px(32), theme.px(32), 0)
        frame.addWidget(self._unmade)
        frame.addStretch(1)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._sheets)
        self._middle.addWidget(framed)
        column.addWidget(at_hand)
        column.addWidget(self._middle, 1)
        column.addWidget(self._bar)
        self._right = QFrame()
        self._right.setObjectName("panel")
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(side)
        row.addWidget(self._left)
        row.addWidget(rule(is_upright=True))
        row.addWidget(middle, 1)
        self._right_line = rule(is_upright=True)
        row.addWidget(self._right_line)
        row.addWidget(self._right)
        self.show_tab(0)
        self.collapse(1920)

    @property
    def regions(self) -> list[QWidget]:
        """The parts that F6 goes round, in their order."""
        beside = [self._tabs, self._stack] if self._is_narrow else [self._stack]
        return [*beside, self._head, self._middle, self._bar, *([] if self._is_narrow else [self._side])]

    @property
    def tab(self) -> int:
        return self._stack.currentIndex()

    def show_pages(self, are_made: bool) -> None:
        """The pages, or that there are none."""
        self._middle.setCurrentIndex(0 if are_made else 1)

    def show_pane(self, name: PaneName) -> None:
        """Bring a pane of the right side into view, wherever that is."""
        if self._is_narrow:
            self.show_tab(1)
        self._side.show_pane(name)

    def show_tab(self, n: int) -> None:
        """Narrow: contents (0) or decisions (1)."""
        self._stack.setCurrentIndex(min(n, self._stack.count() - 1))
        for k, tab in enumerate((self.tab_outline, self.tab_outcomes)):
            tab.setChecked(k == self._stack.currentIndex())

    def collapse(self, width: int) -> int:
        """Fold to a window's width in pixels at the usual text size; how wide decisions have it then."""
        theme = self._theme
        self._is_narrow = width < 1500
        self._tabs.setVisible(self._is_narrow)
        self._outline.hide_heading(self._is_narrow)
        self._right.setVisible(not self._is_narrow)
        self._right_line.setVisible(not self._is_narrow)
        if self._is_narrow and self._stack.indexOf(self._side) < 0:
            self._stack.addWidget(self._side)
        elif not self._is_narrow and self._stack.indexOf(self._side) >= 0:
            self._stack.removeWidget(self._side)
            layout = self._right.layout()
            assert layout is not None
            layout.addWidget(self._side)
            self._side.show()
        if not self._is_narrow:
            self._stack.setCurrentWidget(self._outline)
        self.show_tab(self._stack.currentIndex())
        right = 408 if width >= 1760 else 320
        left = 296 if not self._is_narrow else (360 if width >= 1200 else 304)
        self._left.setFixedWidth(theme.px(left))
        self._right.setFixedWidth(theme.px(right))
        self._sheets.set_columns(2 if width >= 1600 else 1)
        return left if self._is_narrow else right
