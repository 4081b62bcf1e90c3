"""What moves before the room: the wall's camera from place to place, and a vote's bars when they are shown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from rusdesk.commands.projection import projection_of
from rusdesk.domain.frozen import frozen
from rusdesk.domain.projection import Projection
from rusdesk.domain.state import State
from rusdesk.domain.votes import Vote

_CAMERA_MS, _BARS_MS = 400, 500  # looks.md §7


@frozen
class Moving:
    """Where a movement stands. `share` 0–1 of the way; `camera` is where the camera comes from, empty for bars."""

    share: float
    camera: tuple[float, ...] = ()

    def seen(self, shown: Projection) -> Projection:
        """What is shown while the camera is on its way."""
        if not self.camera:
            return shown
        way = zip(self.camera, shown.camera, strict=True)
        return replace(shown, camera=tuple(a + (b - a) * self.share for a, b in way))

    @property
    def bars(self) -> float:
        """How long bars are, of what they will be."""
        return 1.0 if self.camera else self.share


STILL = Moving(1.0)


class Motion(QObject):
    """One movement at a time. Off, everything is where it ends at once."""

    moved = Signal()

    def __init__(self, is_on: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.is_on = is_on
        self._from: tuple[float, ...] = ()
        self._way = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._way.valueChanged.connect(lambda _value: self.moved.emit())

    @property
    def now(self) -> Moving:
        if self._way.state() != QVariantAnimation.State.Running:
            return STILL
        return Moving(float(self._way.currentValue()), self._from)

    def follow(self, before: State, after: State) -> None:
        """Begin what a Change sets going; anything else ends what was under way."""
        was, shown = projection_of(before), projection_of(after)
        here = self.now.seen(was).camera
        self._way.stop()
        if not self.is_on or shown.is_paused or (was.scene, was.target) != (shown.scene, shown.target):
            return
        if shown.scene == "wall" and len(here) == len(shown.camera) == 4 and here != shown.camera:
            self._begin(_CAMERA_MS, QEasingCurve.Type.InOutCubic, here)
        elif shown.scene == "vote" and _is_shown(after, shown.target) and not _is_shown(before, shown.target):
            self._begin(_BARS_MS, QEasingCurve.Type.OutCubic, ())

    def _begin(self, long: int, curve: QEasingCurve.Type, camera: tuple[float, ...]) -> None:
        self._from = camera
        self._way.setDuration(long)
        self._way.setEasingCurve(curve)
        self._way.start()


def _is_shown(state: State, vote: str) -> bool:
    found = state.find(Vote, vote)
    return found is not None and found.state == "shown"
