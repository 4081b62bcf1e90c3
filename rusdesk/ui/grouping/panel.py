"""Groups while the day runs: the board, and what puts it before the room, in the chat, and gathers what was said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.commands.projection import ShowScene
from rusdesk.domain import grouping
from rusdesk.domain.change import Change
from rusdesk.domain.state import State
from rusdesk.domain.wall import Wall, walls
from rusdesk.ui.empty_state import EmptyState
from rusdesk.ui.grouping.board import GroupBoard
from rusdesk.ui.run.stages import PanelStage, Shown
from rusdesk.ui.scrolling import scroll_down
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, plain_tip


def wall_for(state: State, item: str) -> Wall | None:
    """The wall that the groups of an item write on: its own, else one that belongs to no item."""
    found = [w for w in walls(state) if w.item == item] or [w for w in walls(state) if not w.item]
    return found[0] if found else None


class GroupsPanel(QWidget):
    """`gather_wanted` tells the wall whose groups are to be heard, `copy_wanted` the item whose groups are copied."""

    gather_wanted = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.item = ""
        theme, _ = seat.theme, seat.words
        self.setAccessibleName(_("Grupper"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), 0)
        row.setSpacing(theme.px(8))
        self.show_button = Button(theme, _("Visa grupperna för rummet"), "monitor-up", "secondary")
        self.gather_button = Button(theme, _("Samla in"), "megaphone", "secondary")
        tip = _("Grupperna hörs en i taget. Nästa grupp: Ctrl+Shift+PgDn eller fjärrkontrollen.")
        self.gather_button.setToolTip(plain_tip(tip))
        self.copy_button = Button(theme, _("Kopiera till chatten"), "copy", "secondary")
        self.copy_button.clicked.connect(lambda: self.copy_wanted.emit(self.item))
        row.addWidget(self.show_button)
        row.addWidget(self.copy_button)
        row.addWidget(self.gather_button)
        row.addStretch(1)
        column.addLayout(row)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(24))
        self.board = GroupBoard(seat, lambda: self.item)
        inside.addWidget(self.board)
        _ = seat.words
        said = _("Tryck på Dela in, så fördelas alla som är med. Rummet ser vem som sitter var när du visar det.")
        self._empty = EmptyState(theme, "users", _("Inga grupper än"), said)
        inside.addSpacing(theme.px(8))
        inside.addWidget(self._empty)
        inside.addStretch(1)
        area = scroll_down(inner)
        column.addWidget(area, 1)
        self._area = area
        self.board.focus_moved.connect(self._reveal)
        self.show_button.clicked.connect(self._show_groups)
        self.gather_button.clicked.connect(self._gather)

    def show_item(self, item: str) -> None:
        self.item = item
        self.board.show_item()
        self._follow()

    def hear(self, change: Change) -> None:
        kinds = {e.kind for e in change.edits}
        self.board.hear(kinds)
        if kinds & {"group", "wall", "area", "division"}:
            self._follow()

    def _follow(self) -> None:
        state = self._seat.desk.state
        wall = wall_for(state, self.item)
        is_divided = any(g.members for g in grouping.groups(state))
        self._empty.setVisible(not grouping.groups(state))
        self.show_button.setEnabled(is_divided)
        self.copy_button.setEnabled(is_divided)
        self.gather_button.setEnabled(bool(wall and grouping.gathered(state, wall.id)))

    def _show_groups(self) -> None:
        self._seat.desk.do(ShowScene("groups", self.item))

    def _gather(self) -> None:
        wall = wall_for(self._seat.desk.state, self.item)
        if wall is not None:
            self.gather_wanted.emit(wall.id)

    def _reveal(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self.board.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused)


class GroupsStage(PanelStage):
    """Who sits where in a dialogue."""

    _panel: GroupsPanel

    def bring(self, record_id: str) -> None:
        self._panel.show_item(record_id)

    def keyboard(self) -> QWidget:
        return self._panel.board.keyboard()

    def scene(self) -> Shown | None:
        return "groups", self._panel.item, ()
