"""What is done to the rows of the wall's list: moved, removed, written, and all that the wall can do too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from rusdesk.commands.arrange import RemoveThings, SendTo
from rusdesk.commands.cards import AddCard
from rusdesk.commands.command import Remove
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import TextCard
from rusdesk.ui.seat import Seat
from rusdesk.ui.themes.deeds import ThemeDeeds
from rusdesk.ui.wall.area_deeds import Named
from rusdesk.ui.wall.offer import ON_CANVAS, offered
from rusdesk.ui.wall.outline_words import Twig
from rusdesk.ui.wall.view import WallView

if TYPE_CHECKING:
    from rusdesk.ui.wall.outline_tree import OutlineTree


class OutlineDeeds:
    """Asks only; what comes of it is heard as a Change. Headings and cards of the wall are written in their rows here
    while the list is what is seen (see writers.Elsewhere).
    """

    def __init__(self, seat: Seat, wall: WallView, tree: OutlineTree) -> None:
        self._seat, self._wall, self._tree = seat, wall, tree
        self._outline = tree.outline
        self._themes = ThemeDeeds(seat, lambda: wall.wall_id, lambda: wall.selection)

    def remove(self) -> None:
        """Away with what is selected: areas with what is in them, themes without their notes, else notes and cards."""
        chosen = self._tree.chosen()
        areas = list(dict.fromkeys(a for t in chosen for a in self._areas_of(t)))
        themes = tuple(dict.fromkeys(t.id for t in chosen if t.kind == "theme"))
        lying = [t for t in chosen if t.kind in ("note", "card") or (t.kind == "area" and not t.id)]
        things = tuple(dict.fromkeys(t.id for t in self._tree.under(lying)))
        if areas:
            self._wall.areas.remove_areas(areas)
        elif things:
            self._seat.desk.do(RemoveThings(things))
        elif themes:
            self._seat.desk.do(Remove(Theme, themes))

    def shift_row(self, step: int) -> None:
        """Alt and an arrow: notes and cards to the area before or after, an area or theme one place in its order."""
        twig = self._outline.twig(self._tree.currentIndex())
        if twig and twig.kind == "area" and twig.id:
            self._wall.make_current(twig.id)
            self._wall.areas.swap(step)
        elif twig and twig.kind == "theme":
            self._themes.move(twig.id, step)
        elif twig and twig.kind != "group":
            self.send(step)

    def send(self, step: int) -> None:
        """The selected notes and cards to the area before or after, as the list has them."""
        areas = self._outline.area_ids()
        here, things = self._outline.area_of(self._tree.currentIndex()), self._tree.things()
        if not things or not areas:
            return
        at = areas.index(here) + step if here in areas else 0 if step > 0 else len(areas) - 1
        if 0 <= at < len(areas) and self._seat.desk.do(SendTo(things, areas[at])) is not None:
            self._wall.make_current(areas[at])

    def named(self) -> Mapping[str, Callable[[], object]]:
        """What of the wall's table can be done here now, by id."""
        own: dict[str, Callable[[], object]] = {}
        if self._outline.flags(self._tree.currentIndex()) & Qt.ItemFlag.ItemIsEditable:
            own["note_edit"] = self._tree.begin_edit
        if self._tree.chosen():
            own["note_remove"] = self.remove
        if theme := self._tree.theme:
            own["read_out"] = lambda: self._themes.read_out(theme)
        own["select_all"] = self._tree.selectAll
        own["area_heading"] = self._tree.to_area
        deeds = offered(self._wall)
        common = {n: d.do for n, d in deeds.items() if n not in ON_CANVAS and d.is_listed and d.can()}
        return {**common, **own}

    def write_heading(self, named: Named, step: str) -> bool:
        """A heading is to be written: in its row, while the list is what is seen."""
        index = self._outline.index_of_thing(named.id if named.kind == "group" else named.area)
        if not self._tree.isVisible() or not index.isValid():
            return False
        self._outline.set_step(index, step)
        self._tree.go(index)
        self._tree.begin_edit()
        return True

    def write_card(self, card: TextCard) -> bool:
        """The same of a text card; a new one is put up with a heading to type over."""
        if not self._tree.isVisible():
            return False
        step = self._seat.new_id()
        if self._seat.desk.state.find(TextCard, card.id) is None:
            new = TextCard(id=card.id, wall=card.wall, area=card.area, heading=self._seat.words("Nytt textkort"))
            if self._seat.desk.do(AddCard(new), step=step) is None:
                return True
        index = self._outline.index_of_thing(card.id)
        self._outline.set_step(index, step)
        self._tree.go(index)
        self._tree.begin_edit()
        return True

    def _areas_of(self, twig: Twig) -> list[str]:
        if twig.kind == "group":
            return [t.id for t in twig.under]
        return [twig.id] if twig.kind == "area" and twig.id else []
