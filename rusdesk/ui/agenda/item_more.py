"""What else an item or a part of the day has: its links, and who is invited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from rusdesk.commands.command import Revise
from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.people import Participant
from rusdesk.domain.record import Record
from rusdesk.domain.state import State, ranked
from rusdesk.domain.workshop import Link
from rusdesk.ui.planning.cards import CardList, CardWords
from rusdesk.ui.planning.fields import Form, TextField, asked
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import PlainLabel, plain_tip


def item_links(seat: Seat, item: Item) -> CardList[Link]:
    """What is opened during the item."""
    _ = seat.words

    def form(link: Link) -> Form:
        out = Form(seat.theme)
        out.add(TextField(seat, Link, link.id, "title", _("Namn")))
        out.add(TextField(seat, Link, link.id, "address", _("Adress"), placeholder="https://"))
        return out

    def new(state: State, _rank: str) -> Sequence[Record]:
        # the rank counts among all links of the workshop
        last = max((x.rank for x in state.each(Link)), default="")
        return (Link(id=seat.new_id(), title=_("Ny länk"), item=item.id, rank=ranks.between(last, "")),)

    words = CardWords(
        add=_("Lägg till länk"),
        empty_title=_("Inga länkar"),
        empty=_("Bildspel, tavla eller möte som hör till punkten."),
        one=lambda n: _("Länk {number}").format(number=n),
    )
    return CardList(
        seat, Link, lambda s: ranked(x for x in s.each(Link) if x.item == item.id), form, new, words, "link"
    )


class Invited(QWidget):
    """Who a part of the day is for, ticked among those who take part; nobody ticked is everybody."""

    def __init__(self, seat: Seat, part: str) -> None:
        super().__init__()
        self._seat, self._part = seat, part
        theme, _ = seat.theme, seat.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(PlainLabel(theme, _("Inbjudna"), 13, True, theme.ink2))
        self._says = PlainLabel(theme, "", 13, False, theme.ink2, wraps=True)
        column.addWidget(self._says)
        self._boxes: dict[str, QCheckBox] = {}
        self._column = column
        self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        _, part = self._seat.words, state.find(Part, self._part)
        people = ranked(state.each(Participant))
        if [p.id for p in people] != list(self._boxes):
            for box in self._boxes.values():
                self._column.removeWidget(box)
                box.hide()
                box.deleteLater()
            self._boxes = {}
            for person in people:
                box = QCheckBox()
                box.setFont(self._seat.theme.font(15))
                box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                box.clicked.connect(self._save)
                self._column.addWidget(box)
                self._boxes[person.id] = box
        for person in people:
            box = self._boxes[person.id]
            box.setText(person.shown.replace("&", "&&"))
            box.setToolTip(plain_tip(" · ".join(x for x in (person.name, person.organisation) if x)))
            box.setChecked(part is not None and person.id in part.invited)
        count = len(part.invited) if part else 0
        everybody = _("Alla. Kryssa för dem som delen är till för, till exempel lilla gruppen.")
        said = _.n("{n} av {all}", "{n} av {all}", count).format(all=len(people)) if count else everybody
        self._says.setText(said if people else _("Inga deltagare än."))

    def _save(self) -> None:
        chosen = tuple(i for i, box in self._boxes.items() if box.isChecked())
        asked(self._seat, Revise(Part, self._part, {"invited": chosen}))
        self.refresh(self._seat.desk.state)
