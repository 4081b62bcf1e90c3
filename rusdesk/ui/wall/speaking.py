"""The wall for those who hear the screen: a list of its areas' headings, each followed by its text cards and notes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QAccessibleInterface, QColor
from PySide6.QtWidgets import QApplication

from rusdesk.domain.geometry import Rect
from rusdesk.domain.wall import AREA_HEAD
from rusdesk.ui.seat import Seat
from rusdesk.ui.spoken_list import SpokenList, SpokenRow
from rusdesk.ui.wall.telling import described_thing
from rusdesk.ui.wall.view import WallView


class HeardWall:
    """The wall as a list hears it: areas selected by their heading are rows like the notes and cards."""

    def __init__(self, view: WallView) -> None:
        self._view = view

    @property
    def seat(self) -> Seat:
        return self._view.seat

    @property
    def focused(self) -> str:
        choice = self._view.choice
        return choice.areas[0] if choice.areas else choice.focused

    @property
    def selection(self) -> tuple[str, ...]:
        return (*self._view.choice.things, *self._view.choice.areas)

    def hasFocus(self) -> bool:
        return self._view.hasFocus()


class SpokenThing(SpokenRow):
    """One note, text card or heading."""

    def __init__(self, above: SpokenWall, thing: str) -> None:
        super().__init__(above, thing)
        self._view = above.view
        self._heard = above.heard

    def place(self) -> QRectF | None:
        model = self._view.model
        rect = None
        if model and model.has(self.name):
            rect = model.place(self.name)
        elif model and (plot := model.plot(self.name)):
            rect = Rect(plot.rect.x, plot.rect.y, plot.rect.w, AREA_HEAD)
        return self._view.sight.lens.to_view(rect) if rect else None

    def said(self) -> str:
        seat, model = self._view.seat, self._view.model
        is_selected = self.name in self._heard.selection
        return described_thing(seat.words, seat.desk.state, model, self.name, is_selected) if model else ""

    def backgroundColor(self) -> QColor:
        model, theme = self._view.model, self._view.seat.theme
        if model is None or not self.isValid():
            return QColor()
        return theme.note_fill(model.colours[model.row(self.name)]) if self.name in model else theme.frame

    def foregroundColor(self) -> QColor:
        model, theme = self._view.model, self._view.seat.theme
        return theme.note_ink if model is not None and self.name in model else theme.ink


class SpokenWall(SpokenList):
    """What lies on a wall."""

    def __init__(self, view: WallView) -> None:
        super().__init__(view, HeardWall(view), lambda thing: SpokenThing(self, thing))
        self.view = view
        self._order: list[str] = []
        self._order_of: tuple[str, int] = ("", -1)
        view.choice.moved.connect(self.tell_where)

    def in_order(self) -> list[str]:
        """Area by area: its heading, its cards, its notes row by row; what lies in no area last. Sorted once for each
        Change: a list is read row by row.
        """
        view = self.view
        of = (view.wall_id, view.seat.desk.state.seq)
        if of != self._order_of and view.model is not None:
            ground, order = view.model.ground, []
            for area in [*(p.id for f in ground.frames for p in f.plots), ""]:
                order += [area] if area else []
                order += [c.id for c in ground.cards if c.area == area]
                order += view.model.in_area(area)
            self._order = order
            self._order_of = of
        return self._order if view.model is not None else []

    def name_at(self, at: QPointF) -> str:
        model = self.view.model
        if model is None:
            return ""
        x, y = self.view.sight.lens.to_wall(at.x(), at.y())
        plots = (p for f in model.ground.frames for p in f.plots)
        heads = (p.id for p in plots if Rect(p.rect.x, p.rect.y, p.rect.w, AREA_HEAD).overlaps(Rect(x, y, 0, 0)))
        return model.note_at(x, y) or model.card_at(x, y) or next(heads, "")


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
