"""Above the activity in the middle: the item's title, its tabs, the groups of a wall and what its colours mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.domain.plain import shortened
from rusdesk.ui.emptying import emptied
from rusdesk.ui.run.activities import ICONS, WALLS, Activity
from rusdesk.ui.run.group_row import GroupRow
from rusdesk.ui.seat import Seat
from rusdesk.ui.tabs import Tab
from rusdesk.ui.wall.legend import Legend, LegendBar
from rusdesk.ui.wall.privacy import RevealButton
from rusdesk.ui.widgets import PlainLabel

_GAP = 12  # between the groups and the tabs


class ActivityHead(QFrame):
    """`chosen` with an Activity when its tab is pressed."""

    chosen = Signal(object)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.setObjectName("activityHead")
        self._theme = theme = seat.theme
        self._all: list[Activity] = []
        self._wall = ""
        self._is_low = False
        self._keys_after: QWidget | None = None
        self._column = QVBoxLayout(self)
        self.title = PlainLabel(theme, "", 20, True, elides=True)
        self.title.setMinimumWidth(theme.px(120))
        self._tab_row = QHBoxLayout()
        self._tab_row.setSpacing(theme.px(8))
        self._tabs = QHBoxLayout()
        self._tabs.setSpacing(theme.px(6))
        self._title_slot = QHBoxLayout()
        self._title_slot.setSpacing(theme.px(24))
        self._title_slot.addWidget(self.title, 1)
        self.legend = LegendBar(seat, self, is_flat=True)
        self._title_slot.addWidget(self.legend)
        self._column.addLayout(self._title_slot)
        self._tab_row.addLayout(self._tabs)
        self._tab_row.addStretch(1)
        self.groups = GroupRow(seat)
        self.reveal = RevealButton(seat)
        self._tab_row.addWidget(self.reveal)
        self._tab_row.addWidget(self.groups)
        self._column.addLayout(self._tab_row)

    def show_tabs(self, all_there_are: Sequence[Activity]) -> None:
        """What the item has, each with a tab; those that stand there already stay."""
        if list(all_there_are) == self._all:
            return
        self._all = list(all_there_are)
        emptied(self._tabs)
        for one in self._all:
            title = shortened(one.title, 26)
            tab = Tab(self._theme, title, ICONS[one.kind])
            tab.setProperty("activity", f"{one.kind}:{one.id}")
            tab.clicked.connect(lambda _c=False, one=one: self.chosen.emit(one))
            self._tabs.addWidget(tab)
        self._order_keys()

    def check(self, one: Activity) -> None:
        """Whose tab is the one shown."""
        for tab in self._all_tabs():
            tab.setChecked(tab.property("activity") == f"{one.kind}:{one.id}")

    def show_wall(self, wall: str, area: str) -> None:
        """The groups of a wall and its area of now; hidden for none."""
        self._wall = wall
        self.groups.setVisible(bool(wall))
        self.reveal.show_wall(wall)
        if wall and self.groups.show_wall(wall, area):
            self._order_keys()
        self._fit_tabs()

    def order_keys_after(self, widget: QWidget) -> None:
        """What has the keyboard just before the tabs."""
        self._keys_after = widget
        self._order_keys()

    def collapse(self, width: int, height: int) -> None:
        """Title and tabs on one line when the window is low, see looks §5."""
        theme = self._theme
        is_low = self._is_low = height < 800
        self.groups.set_compact(width < 1500)
        self.title.setMinimumWidth(theme.px(120 if width >= 1000 else 56))
        self.reveal.set_compact(width < 1500)
        side = theme.px(24)
        self._title_slot.removeWidget(self.title)
        for one in (self.title, self.reveal, self.groups):
            self._tab_row.removeWidget(one)
        self.title.setFont(theme.font(18 if is_low else 20, True))
        if is_low:
            self._column.setContentsMargins(side, theme.px(8), side, theme.px(8))
            self._column.setSpacing(0)
            # the tabs end where the stage does, and stay there when the groups come and go
            self._tab_row.setStretch(1, 0)
            self._tab_row.insertWidget(0, self.title, 50)
            self._tab_row.insertWidget(1, self.reveal)
            self._tab_row.insertWidget(2, self.groups)
        else:
            self._column.setContentsMargins(side, theme.px(14), side, theme.px(10))
            self._column.setSpacing(theme.px(8))
            self._title_slot.insertWidget(0, self.title, 1)
            self._tab_row.setStretch(1, 1)
            self._tab_row.addWidget(self.reveal)
            self._tab_row.addWidget(self.groups)
        self.groups.setContentsMargins(0, 0, theme.px(_GAP) if is_low and width >= 1000 else 0, 0)
        self._order_keys()
        self._fit_tabs()

    def _all_tabs(self) -> list[Tab]:
        found = [self._tabs.itemAt(n) for n in range(self._tabs.count())]
        return [tab for item in found if item and isinstance(tab := item.widget(), Tab)]

    def _fit_tabs(self) -> None:
        """As many tabs with their words as there is room for beside the groups: the last are cut first, then go
        without.
        """
        tabs, theme = self._all_tabs(), self._theme
        room = self.width() - theme.px(2 * 24 + 16)
        if self._tab_row.indexOf(self.title) >= 0:
            room -= self.title.minimumWidth() + theme.px(8)
        if not self.groups.isHidden() or (self._is_low and any(one.kind in WALLS for one in self._all)):
            room -= self.groups.wanted_width + self.groups.contentsMargins().right()
        if not self.reveal.isHidden():
            room -= self.reveal.sizeHint().width() + theme.px(8)
        needed = sum(tab.full_width + theme.px(6) for tab in tabs)
        short = []
        for tab in reversed(tabs):
            short.append(needed > room)
            needed -= tab.full_width - tab.short_width if short[-1] else 0
        for tab, is_short in zip(reversed(tabs), short, strict=True):
            is_compact = needed > room
            wide = tab.short_width if is_short else tab.full_width
            needed -= wide - tab.compact_width if is_compact else 0
            tab.set_short(is_short)
            tab.set_compact(is_compact)
            tab.updateGeometry()
        if needed > room:
            for tab in tabs:
                tab.set_compact(True, is_bare=True)

    def _order_keys(self) -> None:
        """Tab goes through the head before the stage, though its buttons come and go."""
        before = self._keys_after
        if before is None:
            return
        rows = (self._tabs, self.groups.layout())
        for layout in reversed(rows) if self._is_low else rows:
            for n in range(layout.count() if layout else 0):
                item = layout.itemAt(n) if layout else None
                button = item.widget() if item else None
                if isinstance(button, Tab):
                    QWidget.setTabOrder(before, button)
                    before = button

    def hang_legend(self, legend: Legend) -> bool:
        """Take what the colours mean in beside the title, where it covers nothing; False without a line for it."""
        if not legend or self._is_low or not self._wall:
            self.legend.show_legend((), 0)
            return False
        theme = self._theme
        title = self.title.fontMetrics().horizontalAdvance(self.title.text())
        self.legend.show_legend(legend, self.width() - title - theme.px(3 * 24))
        if self.legend.rows > 1:
            self.legend.show_legend((), 0)
        return bool(self.legend.legend)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tabs()
