"""The right side of Dokumentera: decisions and actions, the chosen chapter, the document, and what is missing."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from rusdesk.domain.state import State
from rusdesk.ui.minutes.chapter_pane import ChapterPane
from rusdesk.ui.minutes.document_pane import DocumentPane
from rusdesk.ui.minutes.lacks_pane import LacksPane
from rusdesk.ui.minutes.outcome_list import OutcomePanel
from rusdesk.ui.scrolling import scroll_down
from rusdesk.ui.seat import Seat
from rusdesk.ui.tabs import Tab

PaneName = Literal["outcomes", "chapter", "document", "lacks"]
_ORDER: tuple[PaneName, ...] = ("outcomes", "chapter", "document", "lacks")


class Side(QFrame):
    """One pane at a time below a row of tabs."""

    def __init__(
        self, seat: Seat, outcomes: OutcomePanel, chapter: ChapterPane, document: DocumentPane, lacks: LacksPane
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        _, theme = seat.words, seat.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(12), theme.px(12), theme.px(4), 0)
        row.setSpacing(0)
        self.tabs: dict[PaneName, Tab] = {
            "outcomes": Tab(theme, _("Beslut")),
            "chapter": Tab(theme, _("Kapitel")),
            "document": Tab(theme, _("Dokument")),
            "lacks": Tab(theme, _("Saknas")),
        }
        self.tabs["outcomes"].setAccessibleName(_("Beslut och åtgärder"))
        self.tabs["lacks"].setAccessibleName(_("Vad saknas"))
        for name, tab in self.tabs.items():
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tab.clicked.connect(lambda _checked=False, name=name: self.show_pane(name))
            row.addWidget(tab)
        row.addStretch(1)
        column.addLayout(row)
        self._stack = QStackedWidget()
        self._lacks = lacks
        self._stack.addWidget(outcomes)
        for pane in (chapter, document, lacks):
            self._stack.addWidget(scroll_down(pane))
        column.addWidget(self._stack, 1)
        self._panes = (outcomes, chapter, document, lacks)
        self.show_pane("outcomes")
        self.refresh(seat.desk.state)

    @property
    def pane(self) -> PaneName:
        return _ORDER[self._stack.currentIndex()]

    def show_pane(self, name: PaneName) -> None:
        self._stack.setCurrentIndex(_ORDER.index(name))
        for other, tab in self.tabs.items():
            tab.setChecked(other == name)

    def refresh(self, state: State) -> None:
        """All of it; `refresh_soon` is the part that wants the whole document composed."""
        for pane in self._panes[:-1]:
            pane.refresh(state)
        self.refresh_soon(state)

    def refresh_quick(self, state: State) -> None:
        for pane in self._panes[:-1]:
            pane.refresh(state)

    def refresh_soon(self, state: State) -> None:
        self._lacks.refresh(state)
        self.tabs["lacks"].set_count(str(self._lacks.count) if self._lacks.count else "")
