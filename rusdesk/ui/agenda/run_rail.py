"""The run-of-show folded to a rail: the figure of the clock and the two buttons that run the day."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rusdesk.ui.agenda.reading import Reading
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import IconButton, PlainLabel


class RunRail(QFrame):
    """For the narrowest windows; `panel_wanted` folds the run-of-show out."""

    panel_wanted = Signal()
    toggle_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._seat = seat
        theme, _ = seat.theme, seat.words
        self.setFixedWidth(theme.px(64))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(14), 0, theme.px(12))
        column.setSpacing(theme.px(10))
        self.figure = PlainLabel(theme, "", 17, True, tnum=True)
        self.figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.toggle = IconButton(theme, "play", _("Starta eller pausa"), "Ctrl+T")
        self.next = IconButton(theme, "skip-forward", _("Nästa punkt"), "Ctrl+PgDn")
        self.unfold = IconButton(theme, "list", _("Visa körschemat"))
        column.addWidget(self.figure)
        for button in (self.toggle, self.next, self.unfold):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.toggle.clicked.connect(self.toggle_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.unfold.clicked.connect(self.panel_wanted)

    def show_reading(self, reading: Reading, figure: str) -> None:
        """The same figure as the timer card's."""
        theme = self._seat.theme
        if figure != self.figure.text():
            self.figure.setText(figure)
            self.figure.setFont(theme.font(17 if len(figure) < 6 else 13, True, True))
        is_over = reading.phase in ("wrap", "over")
        self.figure.set_colour(theme.over if is_over else theme.warn if reading.phase == "soon" else theme.ink)
        self.toggle.set_icon_name("play" if reading.phase in ("idle", "paused") else "pause")
