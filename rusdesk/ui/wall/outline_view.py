"""The wall as a list (*Lista*) in the middle, or what to do when there is nothing on the wall."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rusdesk.ui.empty_state import EmptyState
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.outline_tree import OutlineTree
from rusdesk.ui.wall.view import WallView


class OutlineView(QWidget):
    """The tree, or what to do when there is nothing on the wall."""

    def __init__(self, seat: Seat, fit: Fit, wall: WallView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, _ = seat.theme, seat.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        self.tree = OutlineTree(seat, fit, wall)
        self._empty = EmptyState(
            theme,
            "list-tree",
            _("Inga lappar än"),
            _("Skriv en lapp i raden längst ner och tryck Enter. Den står här och på väggen."),
        )
        column.addWidget(self.tree, 1)
        column.addWidget(self._empty)
        column.addStretch(0)
        self.tree.empty_changed.connect(self._show_empty)

    def _show_empty(self, is_empty: bool) -> None:
        self.tree.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
