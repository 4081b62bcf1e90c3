"""The wall on the desk: looking around, selecting, carrying and editing notes by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from rusdesk.domain.geometry import Rect
from rusdesk.domain.wall import Note, Wall
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.acts import Acts
from rusdesk.ui.wall.area_deeds import AreaDeeds
from rusdesk.ui.wall.arranging import Arranging
from rusdesk.ui.wall.canvas import Canvas, Showing
from rusdesk.ui.wall.choice import Choice
from rusdesk.ui.wall.deeds import Deeds
from rusdesk.ui.wall.editor import NoteEditor, noted_drafts
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.fringe import Fringe
from rusdesk.ui.wall.hearing import Hearing
from rusdesk.ui.wall.keys import WallKeys
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.mouse import WallMouse
from rusdesk.ui.wall.note_writing import NoteWriting
from rusdesk.ui.wall.picture_cache import Previews, may_hold_pictures
from rusdesk.ui.wall.picturing import Picturing
from rusdesk.ui.wall.sight import MARGIN, Sight
from rusdesk.ui.wall.tips import Tips
from rusdesk.ui.wall.writers import Writers

_REST_MS = 120  # after the last step of a zoom the wall is painted sharp again
_IDLE_MS = 400  # after the last painting what may be needed later is prepared
_Shift = Qt.KeyboardModifier.ShiftModifier
_Control = Qt.KeyboardModifier.ControlModifier


class WallView(QWidget):
    """One wall. It asks the desk and waits for the Change like everybody else."""

    area_changed = Signal(str)
    letters_typed = Signal(str)  # letters belong to the entry line
    selection_changed = Signal()
    camera_changed = Signal()
    area_asked = Signal(str)  # an area is to be chosen: to "go" to, or to "move" what is selected to

    def __init__(
        self, seat: Seat, fit: Fit, parent: QWidget | None = None, *, previews: Previews | None = None
    ) -> None:
        """`previews` are the pictures on notes."""
        super().__init__(parent)
        self._seat = seat
        self.choose_pictures: Callable[[], object] | None = None
        self.picturing = Picturing(self)
        self.take_drop: Callable[[QMimeData, str], bool] | None = None  # takes what is dropped on an area, or doesn't
        self.canvas = Canvas(seat.theme, fit, seat.words, previews)
        self._model: WallModel | None = None
        self._is_by_keys = False
        self._current_area = ""
        self._room_camera: Rect | None = None
        self._found: frozenset[str] = frozenset()
        self._dims = False
        self.choice = Choice(self, lambda: self._model)
        self.choice.changed.connect(self.selection_changed)
        self.choice.moved.connect(self._choice_moved)
        self.choice.went.connect(self._go)
        self.deeds = Deeds(seat, lambda: self._model, lambda: self.choice.ids, lambda: self.choice.things)
        self.arranging = Arranging(seat, fit, lambda: self._model, self.choice, lambda: self._current_area)
        self.sight = Sight(self, lambda: QRectF(self.rect()), self._bounds, lambda: self.fringe.covers())
        self.sight.usual = max(1.0, seat.theme.scale)
        self.sight.changed.connect(self._look_changed)
        self.writers = Writers(
            seat, lambda: self._model, lambda: self.sight.lens, self.canvas.notes.ground.card_height, self
        )
        self.writers.changed.connect(self.update)
        self.writers.made.connect(lambda card: self.select([card]))
        self.writing = NoteWriting(seat, fit, lambda: self._model, lambda: self.sight.lens, self)
        self.writing.left.connect(self.update)
        self.writing.moved.connect(lambda place: self.update(place))
        self.areas = AreaDeeds(
            seat,
            lambda: self._model,
            self.choice,
            lambda: self._current_area,
            self._go_area,
            self.writers.write_heading,
        )
        self.acts = Acts(self)
        self._keys = WallKeys(self, seat.words)
        self.mouse = WallMouse(self)
        self._tips = Tips(self, fit)
        self._hearing = Hearing(self)
        self._zooming = QTimer(self)
        self._zooming.setSingleShot(True)
        self._zooming.setInterval(_REST_MS)
        self._zooming.timeout.connect(self.update)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._prepare)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringInside", True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(seat.words("Vägg med lappar"))
        self.fringe = Fringe(self)
        seat.desk.changed.connect(self._hearing.hear)

    # what is shown

    @property
    def seat(self) -> Seat:
        return self._seat

    @property
    def wall_id(self) -> str:
        return self._model.wall if self._model else ""

    @property
    def model(self) -> WallModel | None:
        """What lies on the wall, for those who count or point; only the view changes it."""
        return self._model

    def show_wall(self, wall_id: str) -> None:
        """Show a wall as it was last looked at; nothing for an empty or unknown id."""
        if self._model and self._model.wall == wall_id:
            return
        self.stop_editing()
        state = self._seat.desk.state
        known = state.find(Wall, wall_id) is not None
        self._model = WallModel(state, wall_id, units={u.code: u.short for u in self._seat.units}) if known else None
        self.mouse.forget()
        self.choice.forget()
        self.fringe.show(known)
        self.sight.turn_to(wall_id if known else "")
        areas = self.area_ids()
        self.make_current(areas[0] if areas else "")
        self.update()

    @property
    def current_area(self) -> str:
        """The area that new notes go to; empty when the wall has none."""
        return self._current_area

    @property
    def is_sharp(self) -> bool:
        """Whether the wall was last painted as it is, rather than by something that stands in for it."""
        return self.canvas.is_sharp and not self._zooming.isActive()

    def set_current_area(self, area: str) -> None:
        """Make an area the current one and bring it into sight."""
        if area in self.area_ids():
            self.make_current(area)
            self.reveal_area(area)
            if self.choice.areas and area not in self.choice.areas:
                # the keys for areas are meant for where one has come
                self.choice.select_areas([area])

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of the selected notes, in the order they were selected."""
        return self.choice.ids

    @property
    def focused(self) -> str:
        """The note that keys act from, or nothing."""
        return self.choice.focused

    @property
    def single_letters(self) -> bool:
        """Whether letters are commands here (off: they write in the entry line)."""
        return self._keys.single_letters

    @single_letters.setter
    def single_letters(self, is_on: bool) -> None:
        self._keys.single_letters = is_on

    # looking around

    @property
    def camera(self) -> Rect:
        """What is seen of the wall, in wall units."""
        return self.sight.camera

    @property
    def zoom(self) -> float:
        return self.sight.lens.zoom

    @property
    def room_camera(self) -> Rect | None:
        return self._room_camera

    @room_camera.setter
    def room_camera(self, camera: Rect | None) -> None:
        """What the room sees of this wall, in wall units: framed on the desk. None for nothing."""
        if camera != self._room_camera:
            self._room_camera = camera
            self.update()

    def fit_all(self) -> None:
        """Look at everything on the wall."""
        if around := self._bounds():
            self.sight.look_at(around, 1.0)
            if self.fringe.is_covered():
                over = max(cover.height() for cover in self.fringe.covers())
                self.sight.look_at(around, 1.0, within=QRectF(self.rect()).adjusted(0, 0, 0, -over))

    def fit_selection(self) -> None:
        if self._model and (around := self._model.bounds(self.choice.things)):
            self.sight.look_at(around, 1.5, 2 * MARGIN)

    def zoom_to(self, zoom: float, about: QPointF | None = None) -> None:
        """Look at another zoom, 1.0 being one pixel a unit, about a point of the view or its middle."""
        self.sight.zoom_to(zoom, about)

    def step_zoom(self, steps: int) -> None:
        """One step nearer (1) or farther away (-1)."""
        self.sight.step_zoom(steps)

    @property
    def matches(self) -> tuple[str, ...]:
        """The notes that a search has found, in reading order."""
        if self._model is None or not self._found:
            return ()
        return tuple(i for i in (*self._model.all_ids(), *(c.id for c in self._model.ground.cards)) if i in self._found)

    def show_matches(self, found: frozenset[str], dims: bool) -> None:
        """Ring these notes; `dims` lets the others fade. Nothing of it is seen but at the desk."""
        if (found, dims) != (self._found, self._dims):
            self._found, self._dims = found, dims
            self.update()

    def go_to_match(self, thing: str) -> bool:
        """Select a note, text card or area and bring it into sight; False when it isn't on this wall."""
        model = self._model
        if model is None:
            return False
        if model.has(thing):
            self.select([thing])
            self.reveal_note(thing)
        elif model.plot(thing):
            self.choice.select_areas([thing])
            self.set_current_area(thing)
        else:
            return False
        return True

    def select_matches(self, things: Iterable[str]) -> None:
        self.select(things)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal_note(self, note: str) -> None:
        """Bring a note or text card into sight."""
        if self._model and self._model.has(note):
            self.sight.reveal(self._model.place(note))

    def reveal_area(self, area: str) -> None:
        """Bring an area into sight, its group's heading included when there is room."""
        for frame in self._model.ground.frames if self._model else ():
            for plot in frame.plots:
                if plot.id == area:
                    top = frame.rect.y if plot.rect.y - frame.rect.y < 200 else plot.rect.y
                    high = plot.rect.bottom - top
                    room = (self.height() - 2 * MARGIN) / self.zoom
                    self.sight.reveal(Rect(plot.rect.x, top, plot.rect.w, min(high, room)))

    # doing

    def select(self, notes: Iterable[str]) -> None:
        """Select these notes and no others; those not on the wall are left out."""
        self.choice.select(notes)

    def edit(self, note_id: str) -> None:
        """Open a note's text where it lies."""
        note = self._seat.desk.state.find(Note, note_id)
        if note is None or self._model is None or note_id not in self._model:
            return
        self.stop_editing()
        self.reveal_note(note_id)
        self.select([note_id])
        self.writing.open(note)
        self.update()

    @property
    def editor(self) -> NoteEditor | None:
        """The open editor, if any."""
        return self.writing.editor

    def step_area(self, steps: int) -> None:
        """Make the next (1) or previous (-1) area the current one; arrows then go from its first note."""
        areas = self.area_ids()
        if areas and self._model:
            at = areas.index(self._current_area) + steps if self._current_area in areas else 0
            self.set_current_area(areas[max(0, min(len(areas) - 1, at))])
            if not self.choice.areas and (ids := self._model.in_area(self._current_area)):
                self.choice.focus(ids[0])

    def row_of(self, event: QKeyEvent) -> str:
        """The id of the row in the wall's table that a key is of, or nothing."""
        return self._keys.row_of(event)

    def step_back(self) -> None:
        """Esc: end the gesture, else the selection."""
        if self.mouse.cancel():
            return
        if self.choice.things or self.choice.areas:
            self.select(())
        self.update()

    # Qt calls

    def paintEvent(self, event: QPaintEvent) -> None:
        carried = self.mouse.carrying
        showing = Showing(
            lens=self.sight.lens,
            selection=self.choice.things,
            focused=self.choice.focused if self._is_by_keys and self.hasFocus() else "",
            new=self._hearing.new,
            current_area=self._current_area,
            carried=carried.notes if carried and carried.offset is not None else (),
            carried_by=(carried.offset.x(), carried.offset.y()) if carried and carried.offset else (0.0, 0.0),
            target=self.mouse.target if carried else None,
            band=self.mouse.band,
            room_camera=self._room_camera,
            drafts=self._drafted(),
            edited=self.writing.note or self.writers.card,
            edited_at=self.writing.place,
            found=self._found,
            dims=self._dims,
            areas=self.choice.areas,
            outlines=self.mouse.outlines,
            covered=QRectF(self.fringe.zoom_bar.geometry()),
            lifted="" if self.mouse.is_busy else self.mouse.over,
        )
        is_zooming = self._zooming.isActive()
        is_all = self.canvas.paint(self, self._model, showing, event.rect(), is_zooming)
        if not is_all or not (is_zooming or self.canvas.is_sharp):
            # what is seen is to come, some at each frame
            self.update()
        elif not is_zooming:
            self._idle.start(_IDLE_MS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fringe.place()
        self.sight.settle()
        self.writing.follow()
        self.writers.follow()
        self.camera_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        angle, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & _Control:
            self._zooming.start()
            self.zoom_to(self.sight.lens.zoom * 1.0016 ** (angle.y() or angle.x()), event.position())
        else:
            way = QPointF(pixels) if not pixels.isNull() else QPointF(angle) * 0.6
            if event.modifiers() & _Shift and not way.x():
                way = QPointF(way.y(), 0.0)
            self.sight.look(self.sight.lens.moved(way.x(), way.y()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_by_keys = False
        self._end_pushing()
        self.mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and self.acts.under(event.position()).what in ("note", "card", "heading"):
            self.mouse.forget()
            self.acts.open_at(event.position())
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # the mouse's own comes at the release, when it is known not to have been a pan
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            self.acts.open_menu_by_key()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.mouse.holds_space = not event.isAutoRepeat() or self.mouse.holds_space
            return
        self._is_by_keys = True
        if not self._keys.press(event):
            super().keyPressEvent(event)
        self._tell_ring()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and self.mouse.holds_space:
            self.mouse.holds_space = False
            self._is_by_keys = True
            self.choice.toggle(self.choice.focused)
            return
        super().keyReleaseEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self.letters_typed.emit(event.commitString())
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._is_by_keys = True
        self._tell_ring()
        self._tips.tell_reader()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.mouse.holds_space = False
        self._end_pushing()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # a drag whose release will never come here
        self.mouse.cancel()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.mouse.leave()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._zooming.start()
                self.zoom_to(self.sight.lens.zoom * (1 + event.value()), event.position())
                return True
        elif event.type() is QEvent.Type.WindowDeactivate:
            self.mouse.cancel()
        elif isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._tips.show(event)
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.take_drop and self._model and may_hold_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        model = self._model
        if self.take_drop is None or model is None:
            return
        at = event.position()
        area = model.area_at(*self.sight.lens.to_wall(at.x(), at.y()))
        if self.take_drop(event.mimeData(), area):
            event.acceptProposedAction()

    # inside, and for those that a view is made of

    def area_ids(self) -> list[str]:
        """The wall's areas, in their order on it."""
        return [p.id for f in self._model.ground.frames for p in f.plots] if self._model else []

    def make_current(self, area: str) -> None:
        """Make an area the current one, wherever it is seen."""
        if area != self._current_area:
            self._current_area = area
            self.area_changed.emit(area)
            self.update()

    def _bounds(self) -> Rect | None:
        return self._model.bounds() if self._model else None

    def _tell_ring(self) -> None:
        """The window's ring is for when nothing seen on the wall shows that the keyboard is here."""
        focused = self.choice.focused
        is_told = bool(self.choice.areas or self.choice.things)
        if self._is_by_keys and self._model and focused and self._model.has(focused):
            is_told = self.sight.lens.to_view(self._model.place(focused)).intersects(QRectF(self.rect()))
        if self.property("ownRing") != is_told:
            self.setProperty("ownRing", is_told)

    def _look_changed(self) -> None:
        self.fringe.zoom_bar.show_zoom(self.zoom)
        self.mouse.lift("")
        self._tell_ring()
        self.writing.follow()
        self.writers.follow()
        self.camera_changed.emit()
        self.update()

    def _go_area(self, area: str) -> None:
        """Stand in an area that may just have come, and see it."""
        self.set_current_area(area)
        self.choice.select_areas([area])

    def _end_pushing(self) -> None:
        self.deeds.end_pushing()
        self.areas.end_pushing()

    def _go(self, note: str) -> None:
        self._end_pushing()
        if self._model and self._model.has(note):
            self.sight.reveal(self._model.place(note))
        if self._model and (area := self._model.area_of(note)):
            self.make_current(area)

    def _prepare(self) -> None:
        if self.isVisible() and self.canvas.prepare(self.devicePixelRatioF()):
            self._idle.start(_IDLE_MS // 10)

    def _choice_moved(self) -> None:
        self._tell_ring()
        self._tips.tell_reader()
        self.update()

    def _drafted(self) -> tuple[str, ...]:
        """Notes with a half-typed text that was left."""
        return noted_drafts(self._seat.desk.drafts)

    def stop_editing(self) -> None:
        """Close whatever is being written; what was typed stays a draft."""
        self.writing.leave()
        self.writers.leave()
