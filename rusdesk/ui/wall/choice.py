"""What is selected on the wall: notes and text cards, or areas by their headings; and the one that keys act from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from rusdesk.domain.geometry import Rect
from rusdesk.ui.wall.model import WallModel


class Choice(QObject):
    """Lives in the view and dies with it. `model` gives the wall of now.

    Either notes and cards are selected, or areas; never both.
    """

    changed = Signal()  # other notes are selected
    moved = Signal()  # the selection or what is focused may be another
    went = Signal(str)  # to this note or card, by a key

    def __init__(self, parent: QObject, model: Callable[[], WallModel | None]) -> None:
        super().__init__(parent)
        self._model = model
        self._ids: tuple[str, ...] = ()
        self._cards: tuple[str, ...] = ()
        self._areas: tuple[str, ...] = ()
        self._focused = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The selected notes, in the order they were selected."""
        return self._ids

    @property
    def cards(self) -> tuple[str, ...]:
        """The selected text cards."""
        return self._cards

    @property
    def things(self) -> tuple[str, ...]:
        """Notes and cards together."""
        return (*self._ids, *self._cards)

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas selected by their heading; all of a group's by the group's."""
        return self._areas

    @property
    def focused(self) -> str:
        """The note or card that keys act from, or nothing."""
        return self._focused

    def select(self, things: Iterable[str], focused: str = "") -> None:
        """Select these notes and cards and no others; those not on the wall are left out."""
        model = self._model()
        there = list(dict.fromkeys(things))
        notes = tuple(i for i in there if model and i in model)
        cards = tuple(i for i in there if model and model.card(i))
        last = next((i for i in reversed(there) if model and model.has(i)), "")
        self._focused = focused or last or self._focused
        self._areas = ()
        self._take(notes, cards)
        self.moved.emit()

    def select_areas(self, areas: Iterable[str]) -> None:
        """Select areas by their heading, and nothing else."""
        model = self._model()
        self._areas = tuple(a for a in dict.fromkeys(areas) if model and model.plot(a))
        self._focused = ""
        self._take((), ())
        self.moved.emit()

    def focus(self, thing: str) -> None:
        self._focused = thing
        self.moved.emit()

    def toggle(self, thing: str) -> None:
        if thing in self.things:
            self.select([i for i in self.things if i != thing], focused=thing)
        elif thing:
            self.select([*self.things, thing])

    def forget(self) -> None:
        """Another wall: nothing is selected there."""
        self._ids, self._cards, self._areas, self._focused = (), (), (), ""
        self.changed.emit()
        self.moved.emit()

    def walk(self, dx: int, dy: int, *, extends: bool = False) -> None:
        """Go to the nearest note or card in a direction; to the first when none is chosen."""
        model = self._model()
        if model is None:
            return
        if self._areas:
            self._go(next(iter(model.in_area(self._areas[0])), ""), False)
            return
        here = self._focused if model.has(self._focused) else ""
        first = model.first() or next((c.id for c in model.ground.cards), "")
        self._go(model.nearest(here, dx, dy) if here else first, extends)

    def walk_to_end(self, area: str, is_last: bool) -> None:
        """To the first or last note of an area."""
        model = self._model()
        ids = model.in_area(area) if model else []
        if ids:
            self._go(ids[-1 if is_last else 0], False)

    def select_area(self, area: str) -> None:
        """Every note and text card in an area; without one, everything."""
        if model := self._model():
            cards = [c.id for c in model.ground.cards if area in ("", c.area)]
            self.select([*(model.in_area(area) if area else model.all_ids()), *cards])

    def hear(self, before: Mapping[str, Rect], touched: Iterable[str]) -> None:
        """A Change has come: let go of what went. `before` says where notes lay."""
        model = self._model()
        if model is None:
            return
        left = tuple(i for i in self._ids if i in model)
        cards = tuple(c for c in self._cards if model.card(c))
        self._areas = tuple(a for a in self._areas if model.plot(a))
        had = self._focused
        if had and not model.has(had):
            was = before.get(had)
            self._focused = left[-1] if left else (model.nearest_to(was) if was else "")
        self._take(left, cards)
        if had != self._focused or had in touched:
            self.moved.emit()

    def _take(self, notes: tuple[str, ...], cards: tuple[str, ...]) -> None:
        if (notes, cards) != (self._ids, self._cards):
            self._ids, self._cards = notes, cards
            self.changed.emit()

    def _go(self, thing: str, extends: bool) -> None:
        if thing:
            self.select([*self.things, thing] if extends else [thing], focused=thing)
            self.went.emit(thing)
