"""Draft or final: what the document's head says of it, and making it final."""

from __future__ import annotations

from rusdesk.commands.minutes import MakeFinal
from rusdesk.domain.state import State
from rusdesk.ui.minutes.head import Head
from rusdesk.ui.minutes.reader import Reader
from rusdesk.ui.seat import Seat


class Finishing:
    """Asks the desk for a version, and shows in the head what the document is."""

    def __init__(self, seat: Seat, head: Head, reader: Reader) -> None:
        self._seat, self._head, self._reader = seat, head, reader

    def make_final(self) -> None:
        seat = self._seat
        minutes = self._reader.minutes(seat.desk.state)
        if minutes.kind == "running_list" or not minutes.is_draft:
            return
        if seat.desk.do(MakeFinal(seat.new_id(), seat.clock.now_ms(), seat.units)) is not None:
            said = seat.words("Version {n} är slutlig. Ändras något blir det ett utkast igen.")
            seat.say(said.format(n=minutes.version))

    def refresh(self, state: State) -> None:
        words = self._seat.words
        minutes = self._reader.minutes(state)
        if minutes.kind == "running_list":
            self._head.show_status("lock", words("Internt"), "plain", may_finish=False)
        elif not minutes.is_draft:
            said = words("Slutlig, version {n}").format(n=minutes.version)
            self._head.show_status("circle-check", said, "ok", may_finish=False)
        else:
            said = words("Utkast")
            if minutes.version > 1:
                said = words("Utkast till version {n}").format(n=minutes.version)
            self._head.show_status("pencil", said, "warn", may_finish=True)
