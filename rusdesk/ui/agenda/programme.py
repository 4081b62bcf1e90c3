"""The section for the programme: how the day fits together, the ribbon, the table and the paste."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.domain.agenda import Item, Slot, parts, schedule
from rusdesk.domain.change import Change
from rusdesk.domain.state import State
from rusdesk.machine.languages import Words
from rusdesk.ui.agenda.day_ribbon import DayRibbon
from rusdesk.ui.agenda.looks import long_words
from rusdesk.ui.agenda.programme_paste import ProgrammePaste
from rusdesk.ui.agenda.programme_table import ProgrammeTable
from rusdesk.ui.chips import Chip
from rusdesk.ui.empty_state import EmptyState
from rusdesk.ui.planning.cards import Section
from rusdesk.ui.planning.paste_pane import PastePane, PastePlace
from rusdesk.ui.planning.pasting import Pasting
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Card, IconButton


class ProgrammeSection(Section):
    """The day. `chosen` tells the part or item whose details are to be shown."""

    icon = "calendar-clock"
    chosen = Signal(str)
    details_wanted = Signal()

    def __init__(self, seat: Seat, pasting: Pasting | None) -> None:
        _, theme = seat.words, seat.theme
        super().__init__(seat, _("Program"))
        self._pasting = ProgrammePaste(seat, pasting) if pasting else None
        self._trouble = Chip(theme, "triangle-alert", "", "warn")
        line = QHBoxLayout()
        line.setSpacing(theme.px(10))
        first = self.head.itemAt(0)
        names = first.layout() if first else None
        assert isinstance(names, QVBoxLayout)
        names.removeWidget(self.says)
        line.addWidget(self.says, 1)
        line.addWidget(self._trouble)
        names.addLayout(line)
        self.add_button = Button(theme, _("Lägg till punkt"), "plus", "primary")
        self.add_button.setToolTip("Ins")
        self.paste_button = Button(theme, _("Klistra in"), "clipboard-paste")
        self.part_button = Button(theme, _("Ny del"), "plus")
        self.details_button = IconButton(theme, "panel-right", _("Visa uppgifter"), "Ctrl+I")
        self.details_button.hide()
        for button in (self.part_button, self.paste_button, self.add_button, self.details_button):
            self.head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.paste_button.setVisible(pasting is not None)
        self.ribbon = DayRibbon(seat)
        self.table = ProgrammeTable(seat)
        self._card = Card(theme, padding=0)
        self._card.layout_.setContentsMargins(1, 1, 1, 8)
        self._card.layout_.addWidget(self.table)
        actions = (_("Lägg till punkt"), _("Klistra in ett program")) if pasting else (_("Lägg till punkt"),)
        sentence = _("Lägg till punkter en och en, eller klistra in programmet som det står i inbjudan.")
        self._empty = EmptyState(theme, "calendar-clock", _("Inget program än"), sentence, actions)
        self._empty.chosen.connect(lambda n: self.open_paste() if n else self.table.deeds.add_item())
        self._paste = PastePlace(self, self._new_pane, lambda: self.table.close_editor())
        self.whole.addWidget(self.ribbon)
        self.whole.addWidget(self._empty)
        self.whole.addWidget(self._card, 1)
        self._space = QWidget()
        self.whole.addWidget(self._space, 1)
        self.add_button.clicked.connect(self.table.deeds.add_item)
        self.part_button.clicked.connect(self.table.deeds.add_part)
        self.paste_button.clicked.connect(self.open_paste)
        self.details_button.clicked.connect(self.details_wanted.emit)
        self.table.chosen.connect(self._chose)
        self.table.details_wanted.connect(self.details_wanted.emit)
        self.ribbon.chosen.connect(self._pick)

    @property
    def pane(self) -> PastePane | None:
        """The open paste, if any."""
        return self._paste.pane

    def summary(self, state: State) -> str:
        count = sum(1 for i in state.each(Item) if not i.parent)
        return self.seat.words.n("{n} punkt", "{n} punkter", count) if count else self.seat.words("Inget än")

    def is_filled(self, state: State) -> bool:
        slots = schedule(state)
        return bool(slots) and not any(s.conflict for s in slots)

    def follow(self, change: Change | None, state: State) -> None:
        self.table.follow(state)
        has_rows = bool(parts(state))
        is_left = self.table.hasFocus() and not has_rows
        self._empty.setVisible(not has_rows and not self._paste.is_open)
        if is_left:
            self.take_focus()
        self._card.setVisible(has_rows and not self._paste.is_open)
        self._space.setVisible(not has_rows and not self._paste.is_open)
        self.ribbon.follow(state, self.table.current_id)
        if self._paste.is_open:
            self.ribbon.hide()
        for button in (self.add_button, self.part_button, self.paste_button):
            button.setEnabled(not self._paste.is_open)
        slots = schedule(state)
        self.says.setText(day_says(self.seat.words, slots, len({p.day for p in parts(state)}) < 2))
        conflicts = [s for s in slots if s.conflict]
        if conflicts:
            first = conflicts[0]
            said = self.seat.words.n("{n} krock", "{n} krockar", len(conflicts))
            self._trouble.set("triangle-alert", f"{said}: {first.item.title[:40]}", "over")
        self._trouble.setVisible(bool(conflicts))

    def take_focus(self) -> None:
        if self._paste.pane is not None:
            self._paste.pane.take_focus()
        elif self._empty.isVisibleTo(self):
            self._empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_paste(self) -> None:
        """Show the pane for a pasted programme in place of the table."""
        if self._pasting is not None:
            self._paste.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pasting is None or not self._paste.takes(event):
            super().keyPressEvent(event)

    def _new_pane(self) -> PastePane:
        assert self._pasting is not None
        return self._pasting.pane(self.table.choose)

    def _chose(self, record_id: str) -> None:
        self.ribbon.follow(self.seat.desk.state, record_id)
        self.chosen.emit(record_id)

    def _pick(self, record_id: str) -> None:
        self.table.choose(record_id)
        self.table.setFocus(Qt.FocusReason.MouseFocusReason)


def day_says(words: Words, slots: list[Slot], is_one_day: bool) -> str:
    """ "9.00–14.30 · 5 h 30 min · inga krockar"; the planned lengths alone when nothing fixes the day."""
    if not slots:
        return ""
    top = [s for s in slots if s.depth == 0]
    starts = [s.start for s in top if s.start is not None]
    ends = [s.end for s in top if s.end is not None]
    total = sum(s.item.minutes for s in top)
    bits: list[str] = []
    if starts and ends and is_one_day:
        first, last = min(starts), max(ends)
        bits += [words.span(first, last), long_words(words, last - first)]
    elif total:
        bits.append(long_words(words, total))
    conflicts = sum(1 for s in slots if s.conflict)
    if not starts:
        bits.append(words("ingen starttid satt"))
    elif not conflicts:
        bits.append(words("inga krockar"))
    else:
        bits.append(words.n("{n} krock", "{n} krockar", conflicts))
    slack = sum(s.slack for s in top)
    if slack:
        bits.append(words("{length} luft").format(length=long_words(words, slack)))
    return " · ".join(bits)
