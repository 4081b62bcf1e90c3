"""The card for trying the day: a rehearsal on a copy, and the run of the day taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.commands.reset import LEFT, Left, ResetRun, left
from rusdesk.domain.agenda import Run
from rusdesk.domain.state import State
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.languages import Words
from rusdesk.ui.planning.fields import asked
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Card, PlainLabel


def _told(words: Words, what: Left, count: int) -> str:
    match what:
        case "answers":
            return words.n("{n} svar", "{n} svar", count)
        case "notes":
            return words.n("{n} lapp", "{n} lappar", count)
        case "captured":
            return words.n("{n} anteckning, beslut eller åtgärd", "{n} anteckningar, beslut och åtgärder", count)
        case "marks":
            return words.n("{n} markering på kartan", "{n} markeringar på kartan", count)
        case "ballots":
            return words.n("{n} avgiven röst", "{n} avgivna röster", count)


class ResetCard(Card):
    """Nothing happens before *Nollställ*, and then all of it is one step back."""

    rehearsal_wanted = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat.theme, padding=24)
        self._seat = seat
        theme, _ = seat.theme, seat.words
        self.layout_.addWidget(PlainLabel(theme, _("Prova dagen"), 16, True))
        says = _("Ett genrep är en kopia som tas bort efteråt. Har du provat i den riktiga kan du nollställa den.")
        self.layout_.addWidget(PlainLabel(theme, says, 14, False, theme.ink2, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.rehearse_button = Button(theme, _("Genrep"), "history")
        self.reset_button = Button(theme, _("Nollställ genomförandet …"), "undo-2", "quiet")
        self.rehearse_button.clicked.connect(self.rehearsal_wanted)
        self.reset_button.clicked.connect(self._open)
        row.addWidget(self.rehearse_button)
        row.addWidget(self.reset_button)
        row.addStretch(1)
        self.layout_.addLayout(row)
        self._pane = QWidget()
        pane = QVBoxLayout(self._pane)
        pane.setContentsMargins(0, theme.px(8), 0, 0)
        pane.setSpacing(theme.px(6))
        self._goes = PlainLabel(theme, "", 14, False, theme.ink, wraps=True)
        pane.addWidget(self._goes)
        self.ticks: dict[Left, QCheckBox] = {}
        for what in LEFT:
            tick = self.ticks[what] = QCheckBox()
            tick.setFont(theme.font(15))
            pane.addWidget(tick)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        self.do_button = Button(theme, _("Nollställ"), "undo-2", "danger")
        cancel = Button(theme, _("Avbryt"), None, "quiet", "Esc")
        self.do_button.clicked.connect(self._reset)
        cancel.clicked.connect(self._close)
        buttons.addWidget(self.do_button)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        pane.addLayout(buttons)
        self._pane.hide()
        self.layout_.addWidget(self._pane)
        self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        workshop = state.find(Workshop, state.workshop)
        self.rehearse_button.setEnabled(workshop is not None and workshop.sort == "workshop")
        has_left = False
        for what, tick in self.ticks.items():
            count = len(left(state, what))
            has_left = has_left or bool(count)
            tick.setText(_told(self._seat.words, what, count))
            tick.setVisible(bool(count))
            if not count:
                tick.setChecked(False)
        _ = self._seat.words
        goes = _("När allt började och slutade, turer, närvaro och det rummet såg tas bort.")
        back = _("Strukna punkter är med igen.")
        stays = _("Längder, fasta tider och ordning som ändrats i programmet står kvar.")
        self._goes.setText(" ".join([goes, back, stays, *([_("Ta också bort:")] if has_left else [])]))
        has_run = any(True for _ in state.each(Run)) or (workshop is not None and workshop.status != "plan")
        self.reset_button.setEnabled(has_run or has_left)
        if not (has_run or has_left):
            self._pane.hide()

    def _open(self) -> None:
        self._pane.show()
        first = next((t for t in self.ticks.values() if t.isVisibleTo(self)), self.do_button)
        first.setFocus()

    def _close(self) -> None:
        self._pane.hide()
        for tick in self.ticks.values():
            tick.setChecked(False)
        self.reset_button.setFocus()

    def _reset(self) -> None:
        also = tuple(what for what, tick in self.ticks.items() if tick.isChecked())
        change, _why = asked(self._seat, ResetRun(also))
        if change is not None:
            self._close()
            self._seat.say(self._seat.words("Genomförandet är nollställt. Ctrl+Z ångrar."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._pane.isHidden():
            self._close()
            return
        super().keyPressEvent(event)
