"""The line that says how long each may take, and when the round ends as it goes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rusdesk.domain.agenda import current_run
from rusdesk.domain.pace import pace
from rusdesk.domain.rounds import Round
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.agenda.reading import read_clock
from rusdesk.ui.rounds.naming import pace_words
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import PlainLabel


class PaceLine(PlainLabel):
    """Shown while the round goes on; in another colour when it won't end in time. The desk's own."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(seat.theme, "", 14, False, seat.theme.ink2, tnum=True, elides=True, parent=parent)
        self._seat = seat
        self._time = LocalTime(seat.clock)
        self.hide()

    def show_round(self, the_round: Round | None) -> None:
        """The words of this second; the deadline is the end of the round's item, when that is under way."""
        state, now = self._seat.desk.state, self._seat.clock.now_ms()
        run = current_run(state)
        is_on = bool(the_round and the_round.item and run and run.item == the_round.item)
        # whole minutes are shown, so the end is reckoned to the minute it stands for
        deadline = now + read_clock(state, now).left * 1000 if is_on else 0
        found = pace(state, the_round, self._seat.units, now, deadline) if the_round else None
        self.setVisible(found is not None)
        if found is None:
            return
        _ = self._seat.words
        until = _.clock(self._time.minute_of(deadline)) if deadline else ""
        text = pace_words(_, found, until, _.clock(self._time.minute_of(found.ends)))
        if text != self.text():
            self.setText(text)
            self.set_colour(self._seat.theme.warn if found.is_late else self._seat.theme.ink2)
