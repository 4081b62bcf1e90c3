"""When the pause is over: typed as a time or a number of minutes, or by a button; shown while the pause image is."""

from __future__ import annotations

import datetime
import math

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rusdesk.commands.projection import PauseImage
from rusdesk.domain.agenda import read_minutes, read_time
from rusdesk.domain.errors import Refused
from rusdesk.domain.projection import Projection
from rusdesk.ui.field import Field
from rusdesk.ui.seat import Seat, ZonedClock
from rusdesk.ui.widgets import Button

MINUTES = (5, 10, 15)
_MINUTE = 60_000


def back_in(now_ms: int, minutes: int) -> int:
    """The whole minute (UTC ms) at which so many minutes have gone."""
    return math.ceil(now_ms / _MINUTE + minutes) * _MINUTE


def read_back(text: str, clock: ZonedClock) -> int:
    """UTC ms from a time ("10.45", "1045") or a length ("15", "15 min", "1 h"); 0 for nothing.

    A time that has passed is tomorrow's. Raises Refused(BAD_TIME).
    """
    said = text.strip()
    if not said:
        return 0
    now = clock.now_ms()
    if said.isdigit() and len(said) <= 2:
        return back_in(now, int(said))
    try:
        minute = read_time(said)
    except Refused:
        return back_in(now, read_minutes(said))
    if minute is None:
        return 0
    here = datetime.datetime.fromtimestamp(now / 1000, clock.zone())
    at = here.replace(hour=minute // 60, minute=minute % 60, second=0, microsecond=0)
    if at < here:
        at += datetime.timedelta(days=1)
    return int(at.timestamp() * 1000)


class BackRow(QWidget):
    """Sets the time to be back of the pause image; hidden when there is none."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        theme, _ = seat.theme, seat.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(_("till exempel 10.45 eller 15 min"))
        self.field = Field(theme, _("Vi börjar igen"), self.edit)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        self.buttons: list[Button] = []
        for n in MINUTES:
            button = Button(theme, _.minutes(n), kind="quiet", is_compact=True)
            button.setAccessibleName(_("Paus i {time}").format(time=_.minutes(n)))
            button.clicked.connect(lambda _c=False, n=n: self.pause(n))
            row.addWidget(button)
            self.buttons.append(button)
        column.addLayout(row)
        self.edit.returnPressed.connect(self._typed)
        self.hide()

    def pause(self, minutes: int) -> None:
        """The pause image, and back in so many minutes."""
        self._seat.desk.do(PauseImage(True, back_in(self._seat.clock.now_ms(), minutes)))

    def _typed(self) -> None:
        try:
            at = read_back(self.edit.text(), self._seat.clock)
        except Refused:
            self.field.show_error(self._seat.words("Skriv tiden som 10.45, eller hur länge: 15 min."))
            return
        self.field.show_error("")
        self._seat.desk.do(PauseImage(True, at))

    def refresh(self, shown: Projection) -> None:
        self.setVisible(shown.is_paused)
        if not self.edit.hasFocus() or not shown.is_paused:
            self.field.show_error("")
        if shown.back_at:
            here = datetime.datetime.fromtimestamp(shown.back_at / 1000, self._seat.clock.zone())
            self.edit.setText(self._seat.words.clock(here.hour * 60 + here.minute))
        elif not self.edit.hasFocus():
            self.edit.clear()
