"""Asks which is meant when a workshop is begun on another day than it was planned for."""

from __future__ import annotations

from collections.abc import Callable

from rusdesk.domain.workshop import Workshop
from rusdesk.ui.agenda.asides import Asides
from rusdesk.ui.agenda.clock_deeds import ClockDeeds
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.seat import Seat

DATE = "date"


class AskDay:
    """The day's first item waits for the answer; with no date planned, or in a rehearsal, nothing is asked."""

    def __init__(self, seat: Seat, asides: Asides, deeds: ClockDeeds, rehearse: Callable[[], object]) -> None:
        self._seat, self._asides, self._deeds, self._rehearse = seat, asides, deeds, rehearse

    def may_start(self, item: str, ago: int) -> bool:
        """False when it asks instead; the item then begins with the answer."""
        state, _ = self._seat.desk.state, self._seat.words
        workshop = state.find(Workshop, state.workshop)
        if workshop is None or workshop.status != "plan" or workshop.sort != "workshop" or not workshop.days:
            return True
        today = LocalTime(self._seat.clock).today().isoformat()
        if any(today.startswith(day) for day in workshop.days):
            return True

        def begin() -> None:
            self._deeds.begin_at(item, self._seat.clock.now_ms() - ago * 60_000)

        text = _("Planerad {date}. Vilket menar du?").format(date=_.days(workshop.days))
        answers = [(_("Starta i dag"), begin), (_("Genrep"), self._rehearse), (_("Inget"), lambda: None)]
        aside = self._asides.ask(DATE, "calendar", text, answers)
        aside.buttons[1].setToolTip(_("På en kopia som tas bort efteråt"))
        # asked by a key or button: the answer is one Enter away, and Esc goes back
        aside.buttons[0].setFocus()
        return False
