"""What is kept from the room on a wall: the button that shows all of a private wall, and switching it on and off."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from rusdesk.commands.privacy import SetInbox, SetPrivate
from rusdesk.domain.wall import Note, Wall
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button

_ARMED = 5000  # ms


class RevealButton(Button):
    """Stands by a private wall: how many notes nobody else sees, and *Visa alla*.

    It stands among the tabs, and what the room has seen can't be unseen: the first press asks, the second shows.
    """

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(seat.theme, "", "eye-off", "secondary", parent=parent, is_compact=True)
        self._seat = seat
        self._wall = ""
        self._is_compact = False
        self._breath = QApplication.doubleClickInterval()
        self._asks = QTimer(self)
        self._asks.setSingleShot(True)
        self._asks.setTimerType(Qt.TimerType.PreciseTimer)
        self._asks.setInterval(_ARMED)
        self._asks.timeout.connect(self._let_be)
        self.clicked.connect(self._press)
        self.hide()

    def show_wall(self, wall_id: str) -> None:
        """The wall in the middle, or nothing."""
        state, _ = self._seat.desk.state, self._seat.words
        if wall_id != self._wall:
            self._asks.stop()
        self._wall = wall_id
        wall = state.find(Wall, wall_id)
        is_private = wall is not None and wall.is_private
        if is_private:
            mine = (n for n in state.each(Note) if n.wall == wall_id and not n.awaits and not n.merged_into)
            hidden = sum(not n.is_revealed and not n.is_hidden for n in mine)
            said = _.n("Visa {n} dold lapp", "Visa {n} dolda lappar", hidden) if hidden else _("Privat vägg")
            if self._asks.isActive():
                said = _("Visa för rummet?")
            self.set_kind("primary" if self._asks.isActive() else "secondary")
            is_short = self._is_compact and hidden and not self._asks.isActive()
            self.set_text(_("Visa {n}").format(n=hidden) if is_short else said)
            self.set_icon_name("eye" if hidden else "eye-off")
            self.setAccessibleName(said)
            why = _("Väggen är privat: rummet ser inga lappar förrän de visas")
            self.setToolTip(f"{said}. {why}" if self._is_compact else why)
            self.setEnabled(bool(hidden))
        self.setVisible(is_private)

    def set_compact(self, is_compact: bool) -> None:
        """Little width: only how many there are."""
        self._is_compact = is_compact
        self.show_wall(self._wall)

    def _press(self) -> None:
        if self._asks.isActive():
            # two presses in a breath are one that slipped
            if self._asks.remainingTime() < _ARMED - self._breath:
                self._asks.stop()
                self._reveal()
        else:
            self._asks.start()
            self.show_wall(self._wall)
            self._seat.say(self._seat.words("Tryck en gång till, så ser rummet alla lappar på väggen."))

    def _let_be(self) -> None:
        self.show_wall(self._wall)

    def _reveal(self) -> None:
        if self._wall and self._seat.desk.do(SetPrivate(self._wall, False)):
            self._seat.say(self._seat.words("Rummet ser alla lappar på väggen. Ctrl+Z ångrar."))


def turn_private(seat: Seat, wall_id: str) -> None:
    """Make the wall private, or show all of it."""
    wall, _ = seat.desk.state.find(Wall, wall_id), seat.words
    if wall is not None and seat.desk.do(SetPrivate(wall.id, not wall.is_private)):
        said = _("Rummet ser alla lappar på väggen. Ctrl+Z ångrar.")
        seat.say(said if wall.is_private else _("Väggen är privat: rummet ser inga lappar förrän de visas"))


def turn_inbox(seat: Seat, wall_id: str) -> None:
    """Let notes from others wait for approval on this wall, or go straight to it."""
    wall, _ = seat.desk.state.find(Wall, wall_id), seat.words
    if wall is not None and seat.desk.do(SetInbox(wall.id, not wall.has_inbox)):
        off = _("Lappar från andra går direkt till väggen")
        seat.say(off if wall.has_inbox else _("Lappar från andra väntar i inkorgen tills de godkänns"))
