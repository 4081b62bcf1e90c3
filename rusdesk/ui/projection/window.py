"""The room's window: an ordinary one to share in a meeting, or the whole of a second screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QWidget

from rusdesk.commands.projection import is_aside, projection_of
from rusdesk.domain.change import Change
from rusdesk.domain.state import State
from rusdesk.machine.languages import Words
from rusdesk.ui.projection.motion import STILL, Motion
from rusdesk.ui.projection.scenes import ScenePainter
from rusdesk.ui.seat import Seat

_TICK_MS = 1000
_TWICE_MS = 1500  # two Esc within this time close the window
_FIRST_SIZE = QSize(1280, 720)


class Remote(Protocol):
    """What the keys of the window, and a presenter's remote, may do."""

    def turn(self, by: int) -> None: ...
    def toggle_pause(self) -> None: ...


def title(words: Words) -> str:
    """What the window is called where windows are chosen, also by those who share one in a meeting."""
    return words("RusDesk – Visning")


class ProjectionWindow(QWidget):
    """Paints what the room sees; nothing of the desk, no menu, no tip and no dialog ever belongs to it.

    Repainted on every Change, and when a clock in the picture turns.
    """

    left = Signal()  # closed, whoever closed it

    def __init__(self, seat: Seat, painter: ScenePainter, remote: Remote, *, moves: bool = False) -> None:
        """`moves`: the camera and bars take their time; else they are where they end at once."""
        super().__init__(None, Qt.WindowType.Window)
        self._seat = seat
        self._scenes = painter
        self._remote = remote
        self._state: State = seat.desk.state
        self._frozen: tuple[State, int] | None = None
        self._time_key: tuple[int, ...] = ()
        self._gave_way = False
        self._since_esc = QElapsedTimer()
        self.setWindowTitle(title(seat.words))
        self.setObjectName("projection")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # whoever types at the desk goes on typing there
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # the last window of the desk ends the program, this one never does
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMinimumSize(320, 180)
        self.resize(_FIRST_SIZE)
        self._tick = QTimer(self)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._on_tick)
        self._motion = Motion(moves, self)
        self._motion.moved.connect(self.update)
        seat.desk.changed.connect(self._on_change)

    def use(self, painter: ScenePainter) -> None:
        """Paint with another painter from now on (another theme or language)."""
        self._scenes = painter
        self.update()

    # what is shown

    @property
    def is_frozen(self) -> bool:
        return self._frozen is not None

    def freeze(self, is_frozen: bool) -> None:
        """Keep the picture as it is now, clocks and all, until let go."""
        self._frozen = (self._state, self._seat.clock.now_ms()) if is_frozen else None
        self.give_way()
        self.update()

    def shown(self) -> tuple[State, int]:
        """The state in the picture and its moment (UTC ms)."""
        return self._frozen or (self._state, self._seat.clock.now_ms())

    def _on_change(self, change: Change, state: State) -> None:
        before, self._state = self._state, state
        if not self._frozen:
            self._motion.follow(before, state)
            self.give_way()
            self.update()

    @property
    def is_aside(self) -> bool:
        """Whether the speaker's slides are to be seen instead; a frozen picture stays."""
        return is_aside(projection_of(self.shown()[0]))

    def give_way(self) -> None:
        """Step aside for the speaker's slides, or come back: over a whole screen by hiding, since what goes behind
        may be left in front; as a window by going behind, since a hidden one can't be shared in a meeting.
        """
        aside = self.is_aside
        if aside == self._gave_way:
            return
        self._gave_way = aside
        if aside and self.isFullScreen():
            self.hide()
        elif aside:
            self.lower()
        else:
            # the whole of it is painted at once, see WA_OpaquePaintEvent: nothing old flashes by
            if not self.isVisible():
                self.show()
            self.raise_()

    def _await_tick(self) -> None:
        # on the whole second, so that none is skipped
        self._tick.start(_TICK_MS - self._seat.clock.now_ms() % _TICK_MS + 1)

    def _on_tick(self) -> None:
        self._await_tick()
        if self._frozen:
            return
        if self._scenes.time_key(self._state, self._seat.clock.now_ms()) != self._time_key:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        state, now = self.shown()
        self._time_key = self._scenes.time_key(state, now)
        painter = QPainter(self)
        moving = STILL if self._frozen else self._motion.now
        self._scenes.paint(painter, QRectF(self.rect()), state, now, moving)
        painter.end()

    # where it stands

    def show_as_window(self) -> None:
        """An ordinary window that can be moved, resized and shared."""
        self.setCursor(Qt.CursorShape.ArrowCursor)
        was_whole = self.isFullScreen()
        self.showNormal()
        if was_whole:
            # else it would go on covering the screen, with a title bar outside it
            self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize() * 0.8))
        self._placed()

    def show_on(self, screen: QScreen) -> None:
        """The whole of `screen`, without a pointer."""
        if self.isFullScreen() and self.screen() is not screen:
            self.showNormal()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.showFullScreen()
        self._placed()

    def _placed(self) -> None:
        """Whoever places it shows it; the slides come before."""
        self._gave_way = False
        self.give_way()

    def toggle_full_screen(self) -> None:
        """The whole of the screen the window stands on, or back again."""
        if self.isFullScreen():
            self.show_as_window()
        else:
            self.setCursor(Qt.CursorShape.BlankCursor)
            self.showFullScreen()

    def sizeHint(self) -> QSize:
        return _FIRST_SIZE

    # keys and a presenter's remote

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_PageDown: lambda: self._remote.turn(1),
            Qt.Key.Key_PageUp: lambda: self._remote.turn(-1),
            Qt.Key.Key_B: self._remote.toggle_pause,
            Qt.Key.Key_Period: self._remote.toggle_pause,
            Qt.Key.Key_F11: self.toggle_full_screen,
            Qt.Key.Key_Escape: self._escape,
        }
        act = keys.get(event.key())
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if act is None or not plain:
            super().keyPressEvent(event)
            return
        # a remote's key held down turns one page, not twenty
        if not event.isAutoRepeat():
            act()
        event.accept()

    def _escape(self) -> None:
        if self._since_esc.isValid() and self._since_esc.elapsed() <= _TWICE_MS:
            self._since_esc.invalidate()
            self.close()
        else:
            self._since_esc.start()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.toggle_full_screen()

    def showEvent(self, event: QShowEvent) -> None:
        self._await_tick()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tick.stop()
        event.accept()
        self.left.emit()

    def retire(self) -> None:
        """Ends the following before the window goes."""
        self._tick.stop()
        self._seat.desk.changed.disconnect(self._on_change)
