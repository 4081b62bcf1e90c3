"""Genomför's columns: run-of-show, middle and room side by side, folded to rails in windows that are narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.ui.agenda.run_rail import RunRail
from rusdesk.ui.agenda.running import RunPanel
from rusdesk.ui.entry.line import EntryLine
from rusdesk.ui.finding.bar import FindBar
from rusdesk.ui.room.panel import RoomPanel
from rusdesk.ui.room.rail import RoomRail
from rusdesk.ui.run.activity import ActivityView
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import rule


class Columns:
    """Lays them out in `mode`. What is folded away may be folded out over the middle."""

    def __init__(
        self,
        theme: Theme,
        mode: QWidget,
        left: tuple[RunPanel, RunRail],
        middle: tuple[ActivityView, FindBar, EntryLine],
        right: tuple[RoomPanel, RoomRail],
    ) -> None:
        self._theme, self._mode = theme, mode
        self.left, self._run_rail = left
        self._activity, finding, self._entry = middle
        self.right, self._rail = right
        self._is_narrow = False
        self._is_tiny = False
        self._left_open = False
        self._right_open = False
        self._left_space, self._right_space = QWidget(), QWidget()
        row = QHBoxLayout(mode)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        # what is folded away must not hold the window open, see RunMode.minimumSizeHint
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._activity, 1)
        column.addWidget(finding)
        column.addWidget(rule())
        column.addWidget(self._entry)
        self.left.setParent(mode)
        row.addWidget(self._left_space)
        row.addWidget(self._run_rail)
        row.addWidget(rule(is_upright=True))
        row.addLayout(column, 1)
        row.addWidget(rule(is_upright=True))
        row.addWidget(self._rail)
        # last: Tab goes from the entry line to the room
        self.right.setParent(mode)
        row.addWidget(self._right_space)

    @property
    def folds_right(self) -> bool:
        """Whether the right column is folded away."""
        return self._is_narrow and not self._right_open

    @property
    def is_right_out(self) -> bool:
        """Whether it lies over the middle."""
        return self._right_open

    @property
    def sides(self) -> tuple[QWidget, ...]:
        """All that takes room beside the middle."""
        return (self.left, self.right, self._rail, self._run_rail, self._right_space, self._left_space)

    def collapse(self, width: int, height: int) -> None:
        """The rules of looks §5 for a client `width` × `height` px, text size reckoned out."""
        self._is_narrow, self._is_tiny = width < 1500, width < 1100
        self.left.collapse(width)
        self._activity.collapse(width, height)
        self._entry.set_compact(self._is_narrow)
        wide = self._theme.px(320 if width >= 1760 or self._is_narrow else 280)
        self.right.set_width(wide)
        self._rail.setVisible(self._is_narrow)
        self._right_space.setVisible(not self._is_narrow)
        self._right_space.setFixedWidth(wide)
        self._right_open = self._right_open and self._is_narrow
        self._run_rail.setVisible(self._is_tiny)
        self._left_space.setVisible(not self._is_tiny)
        self._left_space.setFixedWidth(self.left.width())
        self._left_open = self._left_open and self._is_tiny
        self._place_left()
        self._place_right()

    def toggle_right(self) -> None:
        """Fold the right column out over the middle, or in again (narrow windows)."""
        self._right_open = not self._right_open
        self._place_right()
        if self._right_open:
            self.right.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_right(self) -> None:
        """The right column out, where it is folded away."""
        if self.folds_right:
            self.toggle_right()

    def toggle_left(self) -> None:
        """Fold the run-of-show out over the middle, or in again (the narrowest windows)."""
        self._left_open = not self._left_open
        self._place_left()
        if self._left_open:
            self.left.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold_in(self) -> bool:
        """Take in what lies over the middle; False when nothing does."""
        was_out = self._right_open or self._left_open
        if self._right_open:
            self.toggle_right()
        if self._left_open:
            self.toggle_left()
        return was_out

    def _place_left(self) -> None:
        x = self._run_rail.width() if self._is_tiny else 0
        self.left.setGeometry(x, 0, self.left.width(), self._height(self._is_tiny))
        self.left.setVisible(not self._is_tiny or self._left_open)
        self.left.raise_()

    def _place_right(self) -> None:
        end = self._mode.width() - (self._rail.width() if self._is_narrow else 0)
        self.right.setGeometry(end - self.right.width(), 0, self.right.width(), self._height(self._is_narrow))
        self.right.set_floating(self._is_narrow)
        self.right.setVisible(not self._is_narrow or self._right_open)
        self.right.raise_()

    def _height(self, folds: bool) -> int:
        # folded out it leaves the entry line free
        return self._mode.height() - (self._entry.height() if folds else 0)
