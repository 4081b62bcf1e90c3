"""One key puts what is in the middle before the room, and says whether the room sees it."""

from __future__ import annotations

from rusdesk.commands.projection import ShowScene, projection_of
from rusdesk.ui.room.monitor import RoomPort
from rusdesk.ui.run.activity import ActivityView
from rusdesk.ui.seat import Seat


class Showing:
    def __init__(self, seat: Seat, room: RoomPort, activity: ActivityView) -> None:
        self._seat, self._room, self._activity = seat, room, activity

    def show_mine(self) -> None:
        """Put what is in the middle before the room."""
        scene = self._activity.scene()
        if scene is None:
            self._seat.say(self._seat.words("Här finns inget att visa för rummet än."))
            return
        is_shown = self._seat.desk.do(ShowScene(*scene, self._activity.view(), self._activity.page())) is not None
        shown = projection_of(self._seat.desk.state)
        was_there = (shown.scene, shown.target) == scene[:2]
        if scene[0] == "map" and self._activity.map.compares and was_there:
            # what is changed since last time is the page after, also when the map was there already
            self._room.turn(1)
        # what stood there already is told too: a key that answers nothing is pressed again
        if is_shown or was_there:
            self._seat.say(self._seen())

    def _seen(self) -> str:
        """Whether the room sees what it was just given."""
        _ = self._seat.words
        if not self._room.is_open:
            return _("Visas för rummet när visningen öppnas (F5)")
        if self._room.is_frozen:
            return _("Bilden är fryst. Rummet ser det här när du släpper den.")
        return _("Visas för rummet")
