"""What the mouse does on the wall: which gesture a press begins, and how the wall comes to meet it at its edge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from rusdesk.domain.geometry import Rect
from rusdesk.ui.wall.gestures import Banding, Carrying, Gesture, Outlining, Panning
from rusdesk.ui.wall.hit import Hit, edge_at, hit
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.placing import plot_at, target_of

if TYPE_CHECKING:
    from rusdesk.ui.wall.view import WallView

_EDGE = 20.0  # logical pixels from the view's edge where it begins to scroll while something is carried
_Shift = Qt.KeyboardModifier.ShiftModifier
_Control = Qt.KeyboardModifier.ControlModifier
# by whether a corner is held, and of which diagonal; by whether an edge goes sideways
_CURSORS = {
    (1, True): Qt.CursorShape.SizeFDiagCursor,
    (-1, True): Qt.CursorShape.SizeBDiagCursor,
    (0, True): Qt.CursorShape.SizeHorCursor,
    (0, False): Qt.CursorShape.SizeVerCursor,
}


class WallMouse(QObject):
    """Turns presses, moves and releases into gestures of the view."""

    def __init__(self, view: WallView) -> None:
        super().__init__(view)
        self._view = view
        self._gesture: Gesture | None = None
        self.holds_space = False  # while it is down the left button looks around
        self.target: Rect | None = None  # the area that carried notes would go to
        self.over = ""  # the note under the pointer while nothing is under way
        self._edge_at = QPointF()
        self._edge = QTimer(self)
        self._edge.setInterval(30)
        self._edge.timeout.connect(self._scroll_on)

    # what goes on

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    @property
    def carrying(self) -> Carrying | None:
        return self._gesture if isinstance(self._gesture, Carrying) else None

    @property
    def band(self) -> QRectF | None:
        return self._gesture.rect if isinstance(self._gesture, Banding) else None

    def forget(self) -> None:
        """Another wall: nothing is under way there."""
        self._gesture = None
        self.over = ""
        self._edge.stop()

    def cancel(self) -> bool:
        """End the gesture with everything as it was; whether there was one."""
        gesture, self._gesture = self._gesture, None
        self._edge.stop()
        if gesture is None:
            return False
        gesture.cancel()
        self._view.unsetCursor()
        self._view.update()
        return True

    # what is heard

    def press(self, event: QMouseEvent) -> None:
        view = self._view
        at, button = event.position(), event.button()
        if view.model is None or self._gesture:
            return
        if button in (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton) or (
            button is Qt.MouseButton.LeftButton and self.holds_space
        ):
            self.holds_space = False
            self._gesture = Panning(at, view.sight.lens, view.sight.look)
            if button is not Qt.MouseButton.RightButton:
                view.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif button is Qt.MouseButton.LeftButton:
            self._press(at, bool(event.modifiers() & (_Control | _Shift)))

    def move(self, event: QMouseEvent) -> None:
        gesture, view = self._gesture, self._view
        if gesture is None:
            self._hover(event.position())
            return
        if not event.buttons():
            # let go where nobody told: as if it had never been begun
            self.cancel()
            return
        dirty = self._carried_place(gesture)
        gesture.move(self._within(gesture, event.position()))
        self._edge_at = event.position()
        if not self._edge.isActive() and not QRectF(view.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE).contains(
            self._edge_at
        ):
            self._edge.start()
        target, self.target = self.target, self._target()
        there = self._carried_place(gesture)
        if dirty and there and target == self.target:
            view.update(dirty.united(there))
        else:
            view.update()

    def release(self, event: QMouseEvent) -> None:
        gesture, self._gesture = self._gesture, None
        self._edge.stop()
        self._view.unsetCursor()
        if gesture is None:
            return
        gesture.finish(self._within(gesture, event.position()))
        self._view.update()
        if isinstance(gesture, Panning) and not gesture.has_moved and event.button() is Qt.MouseButton.RightButton:
            self._view.acts.menu_by_mouse(event.position(), event.globalPosition().toPoint())

    def lift(self, note: str) -> None:
        """Lift this note and no other; none with an empty id."""
        view, model = self._view, self._view.model
        was, self.over = self.over, note
        if was == note:
            return
        reach = 12
        for one in (was, note):
            if one and model is not None and model.has(one):
                place = view.sight.lens.to_view(model.place(one)).toAlignedRect()
                view.update(place.adjusted(-reach, -reach, reach, reach))

    def leave(self) -> None:
        """The pointer is elsewhere."""
        self.lift("")
        if self._gesture is None and self._view.cursor().shape() is not Qt.CursorShape.ArrowCursor:
            self._view.unsetCursor()

    @property
    def outlines(self) -> tuple[QRectF, ...]:
        """Where areas or cards being moved or resized would come to lie, in the view."""
        return self._gesture.outlines if isinstance(self._gesture, Outlining) else ()

    # inside

    def _within(self, gesture: Gesture, at: QPointF) -> QPointF:
        """What is let go outside the view lands at its edge, where it can be seen."""
        if isinstance(gesture, Panning):
            return at
        view = self._view.rect()
        return QPointF(min(max(at.x(), 0.0), view.width() - 1.0), min(max(at.y(), 0.0), view.height() - 1.0))

    def _hover(self, at: QPointF) -> None:
        """The note under the pointer is lifted a little, and the pointer tells which edges can be dragged."""
        view = self._view
        over = view.model.note_at(*view.sight.lens.to_wall(at.x(), at.y())) if view.model else ""
        self.lift(over)
        found = edge_at(view.model, view.sight.lens, at.x(), at.y()) if view.model and not over else None
        shape = Qt.CursorShape.ArrowCursor
        if found:
            shape = _CURSORS[found.edges[0] * found.edges[1], bool(found.edges[0])]
        if view.cursor().shape() is not shape:
            view.setCursor(shape)

    def _press(self, at: QPointF, adds: bool) -> None:
        view, model = self._view, self._view.model
        if model is None:
            return
        point = view.sight.lens.to_wall(at.x(), at.y())
        found = hit(model, view.sight.lens, at.x(), at.y())
        # an edge may be held from outside
        plot = model.plot(found.id) if found.what in ("edge", "heading") else None
        plot = plot or plot_at(model, *point)
        if plot:
            view.make_current(plot.id)
        if found.what in ("note", "card"):
            self._press_thing(model, at, found.id, adds)
        elif found.what == "edge":
            self._press_edge(model, at, found)
        elif found.what == "heading":
            self._press_heading(model, at, found, adds)
        else:
            self._gesture = Banding(at, view.choice.things, adds, self._touched, view.select)

    def _press_thing(self, model: WallModel, at: QPointF, thing: str, adds: bool) -> None:
        view = self._view
        if adds:
            view.choice.toggle(thing)
            return
        was_selected = thing in view.choice.things
        if not was_selected:
            view.select([thing])
        view.choice.focus(thing)

        def click() -> None:
            if was_selected:
                view.select([thing])

        # what is pinned stays; when that is what one holds, so does all of it
        carried = [] if model.pinned(thing) else [i for i in view.choice.things if not model.pinned(i)]
        self._gesture = Carrying(at, carried, view.sight.lens.zoom, self._drop, click)

    def _press_edge(self, model: WallModel, at: QPointF, found: Hit) -> None:
        view, plot = self._view, model.plot(found.id)

        def resize(dw: float, dh: float) -> None:
            view.areas.size(found.id, dw, dh, from_right=found.edges[0] < 0, from_bottom=found.edges[1] < 0)

        def click() -> None:
            if plot:
                view.choice.select_areas([found.id])
            else:
                view.select([found.id])

        rect = plot.rect if plot else model.place(found.id)
        self._gesture = Outlining(at, [rect], lambda: view.sight.lens, resize, click, moves=False, edges=found.edges)

    def _press_heading(self, model: WallModel, at: QPointF, found: Hit, adds: bool) -> None:
        view = self._view

        def click() -> None:
            view.choice.select_areas([*(view.choice.areas if adds else ()), *found.areas])

        def move(dx: float, dy: float) -> None:
            view.areas.move(found.areas, dx, dy)

        frame = next((f for f in model.ground.frames if any(p.id == found.id for p in f.plots)), None)
        if frame is None or any(p.is_pinned for p in frame.plots):
            click()
            return
        self._gesture = Outlining(at, [frame.rect], lambda: view.sight.lens, move, click, moves=True)

    def _touched(self, rect: QRectF) -> Sequence[str]:
        model = self._view.model
        wall = self._view.sight.lens.rect_to_wall(rect)
        return [*model.ids_within(wall), *model.cards_within(wall)] if model else ()

    def _target(self) -> Rect | None:
        """The area that carried notes would go to."""
        carrying, model = self._gesture, self._view.model
        if not isinstance(carrying, Carrying) or carrying.offset is None or model is None:
            return None
        point = self._view.sight.lens.to_wall(carrying.at.x(), carrying.at.y())
        plot = target_of(model, carrying.notes, *point)
        return plot.rect if plot else None

    def _carried_place(self, gesture: Gesture) -> QRect | None:
        """Where what is carried is seen, if that is all that moves."""
        if not isinstance(gesture, Carrying) or gesture.offset is None:
            return None
        return self._view.canvas.carried_place(gesture.offset)

    def _drop(self, notes: Sequence[str], dx: float, dy: float, at: QPointF) -> None:
        if not notes:
            self._view.deeds.say_pinned()
            return
        view = self._view
        view.deeds.drop(notes, dx, dy, view.sight.lens.to_wall(at.x(), at.y()))
        if not QRectF(view.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE).contains(at):
            # let go at the edge or outside: all of it is seen where it came to lie
            view.reveal_note(view.choice.focused)

    def _scroll_on(self) -> None:
        """While something is carried or banded at the edge, the wall comes to meet it."""
        gesture, at, view = self._gesture, self._edge_at, self._view
        if gesture is None or isinstance(gesture, Panning):
            self._edge.stop()
            return
        dx = max(0.0, _EDGE - at.x()) - max(0.0, at.x() - (view.width() - _EDGE))
        dy = max(0.0, _EDGE - at.y()) - max(0.0, at.y() - (view.height() - _EDGE))
        dx, dy = self._not_beyond(max(-_EDGE, min(_EDGE, dx)), max(-_EDGE, min(_EDGE, dy)))
        if not (dx or dy):
            self._edge.stop()
            return
        before = view.sight.lens
        view.sight.look(before.moved(dx, dy))
        after = view.sight.lens
        gesture.scrolled(QPointF(after.dx - before.dx, after.dy - before.dy))
        gesture.move(self._within(gesture, at))
        self.target = self._target()
        view.update()

    def _not_beyond(self, dx: float, dy: float) -> tuple[float, float]:
        """As much of a scrolling (logical pixels) as leaves a quarter of the view to the wall."""
        view = self._view
        around, seen, zoom = view.model.bounds() if view.model else None, view.camera, view.zoom
        if around is None:
            return 0.0, 0.0
        # what is put beyond it must be found again
        wide, high = 0.75 * seen.w, 0.75 * seen.h

        def most(way: float, before: float, after: float) -> float:
            room = (before if way > 0 else after) * zoom
            return max(-room, min(room, way)) if room > 0 else 0.0

        across = most(dx, seen.x - around.x + wide, around.right + wide - seen.right)
        return across, most(dy, seen.y - around.y + high, around.bottom + high - seen.bottom)
