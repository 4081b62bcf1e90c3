"""Control of what the room sees: opens and closes its window, keeps the computer awake, and tells how it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QGuiApplication, QPixmap, QScreen
from PySide6.QtWidgets import QApplication

from rusdesk.commands.projection import PauseImage, ShowScene, StepAside, TurnPage, projection_of
from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.legibility import IMAGE_MM
from rusdesk.domain.projection import PROJECTION_ID, Projection, Scene
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Area
from rusdesk.domain.workshop import Workshop
from rusdesk.ui.projection.scenes import ScenePainter, themes
from rusdesk.ui.projection.screens import Arrangement, arrangement, chosen
from rusdesk.ui.projection.turning import beside_area, into_wall, shown_wall
from rusdesk.ui.projection.window import ProjectionWindow, title
from rusdesk.ui.room.remote import Remote
from rusdesk.ui.seat import Seat


class Hold(Protocol):
    """A promise that the computer stays awake."""

    def release(self) -> None: ...


KeepAwake = Callable[[str], Hold | None]


def _screens() -> Sequence[QScreen]:
    return QGuiApplication.screens()


class RoomControl(QObject):
    """What the desk can do with the room's screen. Everything shown goes through commands; only where it is shown,
    and freezing it, is kept here.

    `keep_awake` is `rusdesk.machine.awake.hold`; `wanted_screen` the name of the screen chosen before.
    """

    opened = Signal()
    closed = Signal()
    status_changed = Signal()

    def __init__(
        self,
        seat: Seat,
        painter: ScenePainter,
        keep_awake: KeepAwake,
        *,
        wanted_screen: str = "",
        screens: Callable[[], Sequence[QScreen]] = _screens,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        self._painter = painter
        self._keep_awake = keep_awake
        self._wanted = wanted_screen
        self._image_mm = IMAGE_MM
        self._keep_image: Callable[[int], None] = lambda _mm: None
        self._screens = screens
        self._window: ProjectionWindow | None = None
        self._hold: Hold | None = None
        self._keep_screen: Callable[[str], None] = lambda _name: None
        self._moves = False
        self._here: bool = False  # shown in the desk's own window, on the only screen
        self._frozen_here: tuple[State, int] | None = None
        self.remote = Remote(self, self)
        self._lost: str | None = None  # name of the screen that went away under the picture
        self._kept: tuple[object, QPixmap] | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._on_screen_removed)
            app.screenAdded.connect(self._on_screen_added)

    # where it is shown

    @property
    def is_open(self) -> bool:
        return self._window is not None or self._here

    @property
    def window(self) -> ProjectionWindow | None:
        return self._window

    @property
    def screen_name(self) -> str:
        """The screen chosen by name, to be remembered; empty when it was never chosen."""
        return self._wanted

    def let_move(self, moves: bool) -> None:
        """Whether the camera and a vote's bars take their time from the next opening on."""
        self._moves = moves

    def want_screen(self, name: str, keep: Callable[[str], None]) -> None:
        """The screen chosen another day, and who remembers the one chosen from now on."""
        self._wanted, self._keep_screen = name, keep

    @property
    def image_mm(self) -> int:
        """How high the picture is in this room."""
        return self._image_mm

    def want_image(self, image_mm: int, keep: Callable[[int], None]) -> None:
        """How high the picture was another day, and who remembers what is said from now on."""
        self._image_mm, self._keep_image = image_mm, keep

    def set_image(self, image_mm: int) -> None:
        self._image_mm = image_mm
        self._keep_image(image_mm)
        self.status_changed.emit()

    def arrangement(self) -> Arrangement:
        """How the screens stand, and which of them has the picture."""
        window = self._window
        on = window.screen().name() if window is not None and window.isFullScreen() else ""
        return arrangement(self._screens(), self._own_screen(), on)

    def show_here(self, is_here: bool) -> None:
        """Shown in the desk's own window, as when there is but one screen; a window of its own is closed."""
        if is_here == self._here:
            return
        if is_here:
            self.close()
            self._hold = self._keep_awake(self._seat.words("RusDesk visar en workshop"))
        self._here, self._frozen_here = is_here, None
        if not is_here:
            self._let_sleep()
        (self.opened if is_here else self.closed).emit()
        self.status_changed.emit()

    def _let_sleep(self) -> None:
        hold, self._hold = self._hold, None
        if hold is not None:
            hold.release()

    def screen_names(self) -> list[str]:
        return [s.name() for s in self._screens()]

    def open(self, screen: QScreen | str | None = None, *, as_window: bool = False) -> None:
        """Opens the room's picture: on `screen` (or the one so named), else on a second screen, else in a window.

        When it is open already it is brought forward, from behind the speaker's slides too, and moved if a screen is
        given.
        """
        if self._window is not None and projection_of(self._seat.desk.state).is_aside:
            self._seat.desk.do(StepAside(False))
        own = self._own_screen()
        if isinstance(screen, str):
            screen = next((s for s in self._screens() if s.name() == screen), None)
        if self._here:
            # it is before everybody's eyes already
            return
        if screen is not None and screen.name() != self._wanted:
            self._wanted = screen.name()
            self._keep_screen(self._wanted)
        is_new = self._window is None
        if self._window is None:
            self._window = ProjectionWindow(self._seat, self._painter, self, moves=self._moves)
            self._window.left.connect(self._on_left)
            self._hold = self._keep_awake(self._seat.words("RusDesk visar en workshop"))
        if is_new or screen is not None or as_window:
            # with nobody in a room there is a window to share, and no screen to fill
            to_share = as_window or (screen is None and self.is_online)
            place = None if to_share else screen or chosen(self._screens(), own, self._wanted)
            self._lost = None
            if place is None:
                self._window.show_as_window()
            else:
                self._window.show_on(place)
        if not self._window.is_aside:
            self._window.raise_()
        if is_new:
            self.opened.emit()
        self.status_changed.emit()

    def close(self) -> None:
        """Closes the room's window; nothing happens when it isn't open."""
        if self._window is not None:
            self._window.close()

    def _on_left(self) -> None:
        window, self._window = self._window, None
        if window is None:
            return
        window.retire()
        window.deleteLater()
        self._let_sleep()
        self._lost = None
        self.closed.emit()
        self.status_changed.emit()

    def _own_screen(self) -> str | None:
        """Where the facilitator sits: the name of the screen of the desk's window, else of the first screen."""
        # a name, and asked before the list: a QScreen that Python got from a window dies with the window's wrapper
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, ProjectionWindow)]
        active = QApplication.activeWindow()
        for widget in sorted(shown, key=lambda w: w is not active):
            return widget.screen().name()
        first = QGuiApplication.primaryScreen()
        return first.name() if first is not None else None

    def _on_screen_removed(self, screen: QScreen) -> None:
        if self._window is not None and self._window.isFullScreen():
            name = screen.name()
            here = self._window.screen()
            if here is None or here.name() == name:
                self._lose(name)

    def _lose(self, name: str) -> None:
        """The screen under the picture is gone: a window keeps the picture until it comes back."""
        if self._window is not None:
            self._lost = name
            self._window.show_as_window()
            self.status_changed.emit()

    def _on_screen_added(self, screen: QScreen) -> None:
        if self._window is not None and screen.name() == self._lost:
            self._lost = None
            self._window.show_on(screen)
            self.status_changed.emit()

    def use(self, painter: ScenePainter) -> None:
        """Show the room another look or language from now on; also while it is open."""
        self._painter = painter
        self._kept = None
        if self._window is not None:
            self._window.use(painter)
        self.status_changed.emit()

    def dress(self, seat: Seat) -> None:
        """Tell how it stands in the words of another seat at the same desk."""
        self._seat = seat
        if self._window is not None:
            self._window.setWindowTitle(title(seat.words))
        self.status_changed.emit()

    # how it stands

    @property
    def is_awake(self) -> bool:
        """Whether sleep and screen saver are held off."""
        return self._hold is not None

    @property
    def status_text(self) -> str:
        """One line on where the room's picture is, and what went wrong with it."""
        words = self._seat.words
        if self._window is None:
            if not self._here:
                return words("Rummet ser inget ännu")
            here = words("Visas på den enda skärmen")
            return f"{here} · {words('Bilden är fryst')}" if self._frozen_here else here
        said: list[str] = []
        if self._window.is_aside:
            said.append(words("Talarens bildspel visas, F5 tar tillbaka bilden"))
        elif self._lost is not None:
            said.append(words("Skärmen {name} saknas, bilden visas i ett fönster").format(name=self._lost))
        elif self.is_online and not self._window.isFullScreen():
            said.append(words("Visas nu, dela fönstret i mötet"))
        elif self._window.isFullScreen():
            said.append(words("Visas på {screen}").format(screen=self._window.screen().name()))
        else:
            said.append(words("Visas i ett fönster"))
        if self._window.is_frozen:
            said.append(words("Bilden är fryst"))
        if self._hold is None:
            said.append(words("Datorn kan somna, stäng av viloläget"))
        return " · ".join(said)

    @property
    def is_online(self) -> bool:
        """Whether everybody takes part from elsewhere: then a window is shared, and there is no room with a screen."""
        state = self._seat.desk.state
        workshop = state.find(Workshop, state.workshop)
        return workshop is not None and workshop.venue == "online"

    @property
    def missing_screen(self) -> str:
        """The name of the screen that went away under the picture, until it is back or another is chosen."""
        return self._lost or ""

    @property
    def shown(self) -> Projection:
        """What the room is shown, or would be: what a frozen picture shows as long as it is frozen."""
        return projection_of(self._shown()[0])

    def text(self) -> str:
        """What the room is shown, as plain text in the workshop's language."""
        return self._painter.text(*self._shown())

    def text_of(self, scene: Scene, target: str) -> str:
        """Another scene as plain text, without showing it."""
        state, now = self._seat.desk.state, self._seat.clock.now_ms()
        return self._painter.text(state, now, Projection(id=PROJECTION_ID, scene=scene, target=target))

    def pages(self) -> int:
        """How many pages what is shown has, at least 1."""
        return self._painter.pages(*self._shown())

    def smallest_px(self) -> int:
        """The smallest letters in what is shown, in pixels of a picture 1080 high; 0 when there are none."""
        state, now = self._shown()
        return self._painter.smallest_px(state, now)

    def preview(self, w: int, h: int, ratio: float = 1.0) -> QPixmap:
        """Exactly what the room sees, or would see, `w` × `h` px at a screen's pixel `ratio`."""
        state, now = self._shown()
        key = (state.workshop, state.seq, self._painter.time_key(state, now), w, h, ratio)
        if self._kept is None or self._kept[0] != key:
            picture = self._painter.picture(QSize(round(w * ratio), round(h * ratio)), state, now)
            pixmap = QPixmap.fromImage(picture)
            pixmap.setDevicePixelRatio(ratio)
            self._kept = (key, pixmap)
        return self._kept[1]

    def _shown(self) -> tuple[State, int]:
        if self._window is not None:
            return self._window.shown()
        if self._frozen_here is not None:
            return self._frozen_here
        return self._seat.desk.state, self._seat.clock.now_ms()

    # what is shown

    def show_scene(self, scene: Scene, target: str = "", camera: tuple[float, ...] = ()) -> None:
        self._seat.desk.do(ShowScene(scene, target, camera))

    def toggle_pause(self, back_at: int = 0) -> None:
        """The pause image on or off; `back_at` in UTC ms, 0 when no time is set."""
        is_paused = projection_of(self._seat.desk.state).is_paused
        self._seat.desk.do(PauseImage(not is_paused, back_at))

    def toggle_aside(self) -> None:
        """Give the screen to the speaker's slides, or come back."""
        self._seat.desk.do(StepAside(not projection_of(self._seat.desk.state).is_aside))
        self.status_changed.emit()

    def freeze(self, is_frozen: bool) -> None:
        """Hold the picture as it is, or let it follow again."""
        if self._window is not None:
            self._window.freeze(is_frozen)
        elif self._here:
            self._frozen_here = (self._seat.desk.state, self._seat.clock.now_ms()) if is_frozen else None
        if self.is_open:
            self.status_changed.emit()

    @property
    def is_frozen(self) -> bool:
        return self._frozen_here is not None or (self._window is not None and self._window.is_frozen)

    def turn(self, by: int) -> None:
        """A page on or back; from the whole wall into its areas, and from one to the next as the groups are heard."""
        state = visible_to(Audience.ROOM, self._seat.desk.state)
        shown = projection_of(state)
        pages = self._painter.pages(state, self._seat.clock.now_ms())
        page = shown.page
        area = state.find(Area, shown.target) if shown.scene == "wall" and not shown.is_paused else None
        if area is not None and not 0 <= min(page, pages - 1) + by < pages:
            if after := beside_area(state, area, by):
                self._seat.desk.do(ShowScene("wall", after))
            return
        if shown.scene == "wall" and not shown.is_paused and area is None:
            item = self._painter.moment(state, self._seat.clock.now_ms()).item
            wall = shown_wall(state, shown, item)
            if wall and (inside := into_wall(state, wall.id, shown.camera, by)):
                self._seat.desk.do(ShowScene("wall", inside))
            return
        theme = state.find(Theme, shown.target) if shown.scene == "themes" and not shown.is_paused else None
        if theme is not None and not 0 <= min(page, pages - 1) + by < pages:
            if after := themes.following(state, theme, 1 if by > 0 else -1):
                self._seat.desk.do(ShowScene("themes", after))
            return
        if shown.scene == "programme":
            # its pages go around, from the one with the item under way
            self._seat.desk.do(TurnPage((page + by) % pages - page))
        else:
            self._seat.desk.do(TurnPage(by, pages))
