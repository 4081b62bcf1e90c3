"""The wall for those who hear the screen: a list whose rows are the notes, area by area, as the outline has them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QApplication

from rusdesk.ui.spoken_row import SpokenLeaf
from rusdesk.ui.wall.telling import described
from rusdesk.ui.wall.view import WallView

_Text = QAccessible.Text
_Role = QAccessible.Role


class SpokenNote(SpokenLeaf):
    """One note as a row of the list. It knows its id alone; what it says is asked of the view each time."""

    def __init__(self, wall: SpokenWall, note: str) -> None:
        super().__init__()
        self._wall = wall
        self.note = note

    def isValid(self) -> bool:
        model = self._wall.view.model
        return model is not None and self.note in model

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._wall.window()

    def parent(self) -> QAccessibleInterface:
        return self._wall

    def text(self, kind: QAccessible.Text) -> str:
        view = self._wall.view
        if kind != _Text.Name or view.model is None or not self.isValid():
            return ""
        return described(view.seat.words, view.seat.desk.state, view.model, self.note, self.note in view.selection)

    def rect(self) -> QRect:
        view = self._wall.view
        if view.model is None or not self.isValid():
            return QRect()
        seen = view.sight.lens.to_view(view.model.rect(self.note)).toAlignedRect()
        return QRect(view.mapToGlobal(seen.topLeft()), seen.size())

    def role(self) -> QAccessible.Role:
        return _Role.ListItem

    def state(self) -> QAccessible.State:
        view, said = self._wall.view, QAccessible.State()
        if not self.isValid():
            said.invalid = True
            return said
        said.focusable = said.selectable = said.multiSelectable = True
        said.focused = view.hasFocus() and view.focused == self.note
        said.selected = self.note in view.selection
        return said

    def foregroundColor(self) -> QColor:
        return self._wall.view.seat.theme.note_ink

    def backgroundColor(self) -> QColor:
        model = self._wall.view.model
        if model is None or not self.isValid():
            return QColor()
        return self._wall.view.seat.theme.note_fill(model.colours[model.row(self.note)])


class SpokenWall(QAccessibleWidget):
    """The list. Rows are made when they are asked for and kept: others may still hold them."""

    def __init__(self, view: WallView) -> None:
        super().__init__(view, _Role.List, view.accessibleName())
        self.view = view
        self._rows: dict[str, SpokenNote] = {}
        self._order: list[str] = []
        self._order_of: tuple[str, int] = ("", -1)
        view.choice.moved.connect(self._tell_where)

    def childCount(self) -> int:
        return len(self._in_order())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        order = self._in_order()
        return self._row(order[index]) if 0 <= index < len(order) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        order = self._in_order()
        return order.index(child.note) if isinstance(child, SpokenNote) and child.note in order else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        at = QPointF(self.view.mapFromGlobal(QPoint(x, y)))
        model = self.view.model
        note = model.note_at(*self.view.sight.lens.to_wall(at.x(), at.y())) if model else ""
        return self._row(note) if note else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        view = self.view
        there = view.model is not None and view.focused in view.model
        return self._row(view.focused) if there and view.hasFocus() else None

    def _row(self, note: str) -> SpokenNote:
        if note not in self._rows:
            self._rows[note] = SpokenNote(self, note)
        return self._rows[note]

    def _in_order(self) -> list[str]:
        """Area by area, row by row; those in no area last. Sorted once for each Change: a list is read row by row."""
        view = self.view
        of = (view.wall_id, view.seat.desk.state.seq)
        if of != self._order_of and view.model is not None:
            areas = [p.id for f in view.model.ground.frames for p in f.plots]
            self._order = [note for area in [*areas, ""] for note in view.model.in_area(area)]
            self._order_of = of
        return self._order if view.model is not None else []

    def _tell_where(self) -> None:
        """Those who listen are told which note the keyboard has come to; nobody else pays for it."""
        if not QAccessible.isActive():
            return
        event = QAccessibleEvent(self.view, QAccessible.Event.Focus)
        order = self._in_order()
        if self.view.focused in order:
            event.setChild(order.index(self.view.focused))
        QAccessible.updateAccessibility(event)


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
