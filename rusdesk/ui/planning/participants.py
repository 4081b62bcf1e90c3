"""The section for participants: a table edited in place, and a pane for a pasted list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rusdesk.commands.command import Place
from rusdesk.commands.own_units import set_units
from rusdesk.domain.change import Change
from rusdesk.domain.own_units import read_units, shown_units
from rusdesk.domain.people import Participant
from rusdesk.domain.state import State
from rusdesk.domain.workshop import Workshop
from rusdesk.ui.empty_state import EmptyState
from rusdesk.ui.planning.cards import Section
from rusdesk.ui.planning.fields import TextField, asked
from rusdesk.ui.planning.participants_table import ParticipantsTable
from rusdesk.ui.planning.paste_pane import Line, PastePane, PastePlace, Preview
from rusdesk.ui.planning.pasting import Pasting
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Card, IconButton, PlainLabel

_DRAFT = "field:paste:people"


def own_units_field(seat: Seat) -> TextField:
    """The units that rounds go around and maps show, one to a line; none for the regions."""
    _ = seat.words
    return TextField(
        seat, Workshop, seat.desk.state.workshop, "units",
        _("Egna enheter, en per rad: namn; kort namn; förkortning. Tomt: regionerna"), lines=3,
        read=read_units, asks=lambda units: set_units(units, seat.new_id),
        takes=lambda _workshop: shown_units(seat.desk.state),
        placeholder=_("till exempel: Malmö stad; Malmö; MA"),
        wrong=_("Varje enhet får stå en gång."),
    )  # fmt: skip


class ParticipantsSection(Section):
    """Who takes part, by name or by organisation only."""

    icon = "user"

    def __init__(self, seat: Seat, pasting: Pasting | None) -> None:
        _, theme = seat.words, seat.theme
        super().__init__(seat, _("Deltagare"))
        self._pasting = pasting
        self._paste = PastePlace(self, self._new_pane, lambda: self.table.close_editor())
        self.remove_button = IconButton(theme, "trash-2", _("Ta bort deltagaren"), "Del")
        self.paste_button = Button(theme, _("Klistra in"), "clipboard-paste")
        self.add_button = Button(theme, _("Lägg till deltagare"), "plus", "primary")
        for button in (self.remove_button, self.paste_button, self.add_button):
            self.head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.paste_button.setVisible(pasting is not None)
        self.table = ParticipantsTable(seat)
        self._card = Card(theme, padding=0)
        self._card.layout_.setContentsMargins(1, 1, 1, 8)
        self._card.layout_.addWidget(self.table)
        actions = (_("Lägg till deltagare"), _("Klistra in en lista")) if pasting else (_("Lägg till deltagare"),)
        sentence = _("Namn behövs inte: det räcker med organisationen.")
        self._empty = EmptyState(theme, "user", _("Inga deltagare än"), sentence, actions)
        self._empty.chosen.connect(lambda n: self.open_paste() if n else self.table.add())
        lead = _("De som är med. En runda kan gå runt deltagarna i stället för regionerna.")
        self.whole.addWidget(PlainLabel(theme, lead, 15, False, theme.ink2, wraps=True))
        self.whole.addWidget(self._empty)
        self.whole.addWidget(self._card, 1)
        self._space = QWidget()
        self.whole.addWidget(self._space, 1)
        self.units_field = own_units_field(seat)
        self.units_button = Button(theme, _("Egna enheter i stället för regionerna"), "layout-grid", "link")
        self.units_button.clicked.connect(self._open_units)
        self.whole.addWidget(self.units_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.whole.addWidget(self.units_field)
        self.units_field.setVisible(bool(shown_units(seat.desk.state)))
        self.add_button.clicked.connect(self.table.add)
        self.paste_button.clicked.connect(self.open_paste)
        self.remove_button.clicked.connect(self.table.remove_current)

    @property
    def pane(self) -> PastePane | None:
        return self._paste.pane

    def summary(self, state: State) -> str:
        count = sum(1 for _ in state.each(Participant))
        words = self.seat.words
        if not count:
            return words("Inga än")
        said = words.n("{n} deltagare", "{n} deltagare", count)
        units = len({p.unit for p in state.each(Participant) if p.unit})
        return f"{said} · {words.n('{n} region', '{n} regioner', units)}" if units else said

    def is_filled(self, state: State) -> bool:
        return any(True for _ in state.each(Participant))

    def follow(self, change: Change | None, state: State) -> None:
        self.table.follow(state)
        has_rows = bool(self.table.people)
        is_left = self.table.hasFocus() and not has_rows
        self._empty.setVisible(not has_rows and not self._paste.is_open)
        if is_left:
            self.take_focus()
        self._card.setVisible(has_rows and not self._paste.is_open)
        self.units_field.refresh(state)
        has_units = self.units_field.isVisibleTo(self) or bool(shown_units(state))
        self.units_field.setVisible(has_units and not self._paste.is_open)
        self.units_button.setVisible(not has_units and not self._paste.is_open)
        self._space.setVisible(not has_rows and not self._paste.is_open)
        self.remove_button.setVisible(has_rows)
        for button in (self.remove_button, self.paste_button, self.add_button):
            button.setEnabled(not self._paste.is_open)
        self.says.setText(self.summary(state))

    def take_focus(self) -> None:
        if self._paste.pane is not None:
            self._paste.pane.take_focus()
        elif self.table.people:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_units(self) -> None:
        """The list of the workshop's own units, ready to be written or pasted."""
        self.units_field.show()
        self.units_button.hide()
        self.units_field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_paste(self) -> None:
        """Show the pane for a pasted list in place of the table."""
        if self._pasting is not None:
            self._paste.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pasting is None or not self._paste.takes(event):
            super().keyPressEvent(event)

    def _new_pane(self) -> PastePane:
        _ = self.seat.words
        hint = _("En per rad: Namn, Organisation. E-postadresser sparas inte.")
        title = _("Klistra in deltagare")
        return PastePane(self.seat, title, hint, _DRAFT, self._preview, self._add_pasted)

    def _preview(self, text: str) -> Preview:
        assert self._pasting is not None
        _ = self.seat.words
        draft = self._pasting.people(text, self.seat.units, self.seat.desk.state)
        letters = {u.code: u.letter or u.short for u in self.seat.units}
        lines: list[Line] = []
        for person in draft.people:
            bits = [b for b in (person.name, person.organisation) if b]
            if person.unit:
                # the letters tell that the region was recognised
                bits.append(letters.get(person.unit, ""))
            said = " · ".join(bits)
            if person.is_known:
                lines.append(Line(_("{who} – finns redan").format(who=said), "left"))
            else:
                lines.append(Line(said))
        if draft.unplaced:
            lines.append(Line(_("Kommer inte med"), "heading"))
            lines += [Line(text, "left") for text in draft.unplaced]
        count = sum(1 for p in draft.people if not p.is_known)
        says = _.n("Det blir {n} deltagare", "Det blir {n} deltagare", count) if count else _("Det blir ingen än")
        return Preview(lines, count, says)

    def _add_pasted(self, text: str) -> bool:
        assert self._pasting is not None
        state = self.seat.desk.state
        records = self._pasting.people(text, self.seat.units, state).records(state, self.seat.new_id)
        change, why = asked(self.seat, Place(tuple(records), name="paste_participants"), ends_draft=_DRAFT)
        return change is not None and why is None
