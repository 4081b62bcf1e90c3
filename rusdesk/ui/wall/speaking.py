"""The wall for those who hear the screen: a list whose rows are the notes, area by area, as the outline has them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QAccessibleInterface, QColor
from PySide6.QtWidgets import QApplication

from rusdesk.ui.spoken_list import SpokenList, SpokenRow
from rusdesk.ui.wall.telling import described
from rusdesk.ui.wall.view import WallView


class SpokenNote(SpokenRow):
    """One note."""

    def __init__(self, above: SpokenWall, note: str) -> None:
        super().__init__(above, note)
        self._view = above.view

    @property
    def note(self) -> str:
        return self.name

    def place(self) -> QRectF | None:
        view = self._view
        there = view.model is not None and self.name in view.model
        return view.sight.lens.to_view(view.model.rect(self.name)) if there and view.model else None

    def said(self) -> str:
        view = self._view
        if view.model is None:
            return ""
        return described(view.seat.words, view.seat.desk.state, view.model, self.name, self.name in view.selection)

    def backgroundColor(self) -> QColor:
        model = self._view.model
        if model is None or not self.isValid():
            return QColor()
        return self._view.seat.theme.note_fill(model.colours[model.row(self.name)])


class SpokenWall(SpokenList):
    """The notes of a wall."""

    def __init__(self, view: WallView) -> None:
        super().__init__(view, view, lambda note: SpokenNote(self, note))
        self.view = view
        self._order: list[str] = []
        self._order_of: tuple[str, int] = ("", -1)
        view.choice.moved.connect(self.tell_where)

    def in_order(self) -> list[str]:
        """Area by area, row by row; those in no area last. Sorted once for each Change: a list is read row by row."""
        view = self.view
        of = (view.wall_id, view.seat.desk.state.seq)
        if of != self._order_of and view.model is not None:
            areas = [p.id for f in view.model.ground.frames for p in f.plots]
            self._order = [note for area in [*areas, ""] for note in view.model.in_area(area)]
            self._order_of = of
        return self._order if view.model is not None else []

    def name_at(self, at: QPointF) -> str:
        model = self.view.model
        return model.note_at(*self.view.sight.lens.to_wall(at.x(), at.y())) if model else ""


def spoken(_name: str, thing: QObject) -> QAccessibleInterface | None:
    """What QAccessible.installFactory is given: a wall has an interface of its own, all others Qt's.

    A function of the module, since Qt keeps no hold of what it is given. Interfaces are Qt's to delete once it has
    been told of them, so Python must not: the application holds them to its end.
    """
    app = QApplication.instance()
    if not isinstance(thing, WallView) or app is None:
        return None
    held: list[SpokenWall] = app.__dict__.setdefault("spoken_walls", [])
    held.append(SpokenWall(thing))
    return held[-1]
