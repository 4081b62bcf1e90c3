"""The doors to a wall's groups, questions or areas, above it, with how many notes each has."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rusdesk.domain.wall import Area, Note, areas_of, groups_of
from rusdesk.ui.emptying import emptied
from rusdesk.ui.seat import Seat
from rusdesk.ui.tabs import Tab
from rusdesk.ui.widgets import PlainLabel


class GroupRow(QWidget):
    """The wall's groups with how many notes each has, and *Alla*."""

    group_wanted = Signal(int)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._key: object = None
        self._buttons: dict[str, Tab] = {}
        self.has_groups = True
        self._counted_of: tuple[object, ...] | None = None
        self._counts: Counter[str] = Counter()
        theme = seat.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        # more groups than there is room for are cut, not allowed to widen the window
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row = row
        self._is_compact = False

    def texts(self) -> list[tuple[str, str]]:
        return [(b.text(), b.count) for b in self._buttons.values()]

    def show_wall(self, wall: str, current_area: str) -> bool:
        """Whether the buttons are others than before."""
        state, _ = self._seat.desk.state, self._seat.words
        groups = groups_of(state, wall)
        # without groups the questions stand beside each other, or whatever areas there are
        areas = [] if groups else areas_of(state, wall)
        doors = [(g.id, g.number) for g in groups] or [(a.id, n) for n, a in enumerate(areas, 1)]
        if len(doors) < 2:
            doors = []
        is_new = (wall, bool(groups), doors) != self._key
        if is_new:
            self._key = (wall, bool(groups), doors)
            asks = all(a.question for a in areas)
            self._build(_("Grupp") if groups else _("Fråga") if asks else _("Ruta"), doors)
        area = state.find(Area, current_area)
        counts = self._counted(wall)
        word = _("Grupp {n}") if groups else _("Ruta {n}")
        self.has_groups = bool(groups)
        for door, button in self._buttons.items():
            n = counts[door]
            button.set_count("" if self._is_compact or len(doors) > 9 else str(n))
            button.setChecked(bool(area and door in (area.group, area.id)))
            said = _.n("{n} lapp", "{n} lappar", n)
            button.setAccessibleName(f"{word.format(n=button.text())}, {said}")
        return is_new

    def _counted(self, wall: str) -> Counter[str]:
        """Notes by door; counted anew only when notes or areas have changed, for it is asked at every resize."""
        state = self._seat.desk.state
        key = (wall, state.table(Note), state.table(Area))
        if self._counted_of is None or any(a is not b for a, b in zip(key, self._counted_of, strict=True)):
            self._counted_of = key
            where = {a.id: a.group or a.id for a in areas_of(state, wall)}
            self._counts = Counter()
            mine = (n.area for n in state.each(Note) if n.wall == wall and not n.merged_into and not n.awaits)
            for area, count in Counter(mine).items():
                self._counts[where.get(area, "")] += count
        return self._counts

    @property
    def wanted_width(self) -> int:
        """How wide it is with every button whole."""
        # not the row's own hint: what was put in just now isn't reckoned with there until it can be seen
        parts = [item.widget() for n in range(self._row.count()) if (item := self._row.itemAt(n))]
        return sum(part.sizeHint().width() + self._row.spacing() for part in parts if part)

    def set_compact(self, is_compact: bool) -> None:
        """Narrow windows show no counts; they stay in the names."""
        self._is_compact = is_compact

    def _build(self, word: str, doors: list[tuple[str, int]]) -> None:
        theme, _ = self._seat.theme, self._seat.words
        emptied(self._row)
        self._buttons = {}
        if not doors:
            return
        self._row.addWidget(PlainLabel(theme, word, 14, False, theme.ink2))
        for door, number in doors:
            button = Tab(theme, str(number), is_solid=True)
            button.clicked.connect(lambda _c=False, n=number: self.group_wanted.emit(n))
            button.setToolTip(f"Alt+{number}" if number < 10 else "")
            self._buttons[door] = button
            self._row.addWidget(button)
        everything = Tab(theme, _("Alla"), is_solid=True)
        everything.clicked.connect(lambda: self.group_wanted.emit(0))
        everything.setToolTip("Alt+0")
        self._row.addWidget(everything)
