"""Which notes are selected, and the one that keys act from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from rusdesk.domain.geometry import Rect
from rusdesk.ui.wall.model import WallModel


class Choice(QObject):
    """Lives in the view and dies with it. `model` gives the wall of now."""

    changed = Signal()  # other notes are selected
    moved = Signal()  # the selection or the focused note may be another
    went = Signal(str)  # to this note, by a key

    def __init__(self, parent: QObject, model: Callable[[], WallModel | None]) -> None:
        super().__init__(parent)
        self._model = model
        self._ids: tuple[str, ...] = ()
        self._focused = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The selected notes, in the order they were selected."""
        return self._ids

    @property
    def focused(self) -> str:
        """The note that keys act from, or nothing."""
        return self._focused

    def select(self, notes: Iterable[str], focused: str = "") -> None:
        """Select these notes and no others; those not on the wall are left out."""
        model = self._model()
        there = tuple(dict.fromkeys(i for i in notes if model and i in model))
        self._focused = focused or (there[-1] if there else self._focused)
        if there != self._ids:
            self._ids = there
            self.changed.emit()
        self.moved.emit()

    def focus(self, note: str) -> None:
        self._focused = note
        self.moved.emit()

    def toggle(self, note: str) -> None:
        if note in self._ids:
            self.select([i for i in self._ids if i != note], focused=note)
        elif note:
            self.select([*self._ids, note])

    def forget(self) -> None:
        """Another wall: nothing is selected there."""
        self._ids, self._focused = (), ""
        self.changed.emit()
        self.moved.emit()

    def walk(self, dx: int, dy: int, *, extends: bool = False) -> None:
        """Go to the nearest note in a direction; to the first when none is chosen."""
        model = self._model()
        if model is None:
            return
        here = self._focused if self._focused in model else ""
        self._go(model.nearest(here, dx, dy) if here else model.first(), extends)

    def walk_to_end(self, area: str, is_last: bool) -> None:
        """To the first or last note of an area."""
        model = self._model()
        ids = model.in_area(area) if model else []
        if ids:
            self._go(ids[-1 if is_last else 0], False)

    def select_area(self, area: str) -> None:
        """Every note in an area; without one, every note."""
        if model := self._model():
            self.select(model.in_area(area) if area else model.all_ids())

    def hear(self, before: Mapping[str, Rect], touched: Iterable[str]) -> None:
        """A Change has come: let go of notes that went. `before` says where they lay."""
        model = self._model()
        if model is None:
            return
        left = tuple(i for i in self._ids if i in model)
        had = self._focused
        if had and had not in model:
            was = before.get(had)
            self._focused = left[-1] if left else (model.nearest_to(was) if was else "")
        if left != self._ids:
            self._ids = left
            self.changed.emit()
        if had != self._focused or had in touched:
            self.moved.emit()

    def _go(self, note: str, extends: bool) -> None:
        if note:
            self.select([*self._ids, note] if extends else [note], focused=note)
            self.went.emit(note)
