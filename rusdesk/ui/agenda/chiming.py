"""A chime when the time of an item is out, for the items where it is on; also while another mode is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from rusdesk.domain.agenda import Item, current_run, is_heard, planned_ms
from rusdesk.domain.state import State
from rusdesk.ui.seat import Seat

LATE_MS = 5_000  # a chime later than this says nothing: the computer slept, or minutes were taken off
_LONGEST_MS = 24 * 3_600_000


class Chiming(QObject):
    """Rings once for each length that runs out."""

    def __init__(self, seat: Seat, ring: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._seat, self._ring = seat, ring
        self._over: tuple[str, int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        seat.desk.changed.connect(self._hear)
        # what was over when the window came up isn't news
        self._look(rings=False)

    def _hear(self, _change: object, _state: State) -> None:
        self.look()

    def look(self) -> None:
        """Ring if the time has just run out, and wait for the next time it does."""
        self._look(rings=True)

    def _look(self, *, rings: bool) -> None:
        state, now = self._seat.desk.state, self._seat.clock.now_ms()
        run = current_run(state)
        item = state.find(Item, run.item) if run else None
        self._timer.stop()
        if run is None or item is None or run.is_paused or planned_ms(state, item) <= 0:
            return
        left = planned_ms(state, item) - run.spent_ms(now)
        if left > 0:
            self._timer.start(min(left, _LONGEST_MS))
            return
        key = (run.id, run.started, run.added)
        if key == self._over:
            return
        self._over = key
        if rings and -left < LATE_MS and is_heard(item):
            self._ring()
