"""What an item opens in Genomför: its walls, rounds and maps, and the ways to make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rusdesk.commands.command import Place, Remove
from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item
from rusdesk.domain.own_pictures import Picture, own_pictures
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Round, round_of_item
from rusdesk.domain.rounds import rounds as rounds_of
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Map, maps
from rusdesk.domain.wall import Wall, walls
from rusdesk.ui.emptying import emptied
from rusdesk.ui.planning.fields import asked, say_taken_along
from rusdesk.ui.planning.map_layers import new_map
from rusdesk.ui.planning.rounds import new_round
from rusdesk.ui.widgets import Button, IconButton, PlainLabel

if TYPE_CHECKING:
    from rusdesk.ui.agenda.item_form import ItemForm


class ItemOpens(QWidget):
    """The walls, rounds and maps of an item, and buttons for new ones."""

    def __init__(self, form: ItemForm) -> None:
        super().__init__(form)
        self._form = form
        seat = form.seat
        theme, _ = seat.theme, seat.words
        self._seat = seat
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        column.addLayout(self._rows)
        # two and two: four don't fit beside each other in the narrower inspector
        buttons = QGridLayout()
        buttons.setSpacing(theme.px(8))
        picture = [(_("Bild"), "image", form.want_picture)] if form.takes_pictures else []
        new = [
            (_("Vägg"), "layout-grid", form.want_wall),
            (_("Runda"), "users", self._new_round),
            (_("Karta"), "map", self._new_map),
            *picture,
        ]
        across = 2 if len(new) == 4 else 3
        for n, (words, icon, do) in enumerate(new):
            button = Button(theme, words, icon, "quiet", is_compact=True)
            button.setAccessibleName(_("Ny: {what}").format(what=words))
            button.clicked.connect(lambda _checked=False, do=do: do())
            buttons.addWidget(button, n // across, n % across)
        column.addLayout(buttons)
        self._shown: list[tuple[str, str]] = []
        self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        item = self._form.item_id
        found: list[tuple[type[Record], str, str, str]] = []
        _ = self._seat.words
        for wall in walls(state):
            if wall.item == item:
                found.append((Wall, wall.id, _("Vägg: {title}").format(title=wall.title), "groups"))
        for one in round_of_item(state, item):
            found.append((Round, one.id, _("Runda: {title}").format(title=one.title), "rounds"))
        for chart in maps(state):
            if chart.item == item:
                found.append((Map, chart.id, _("Karta: {title}").format(title=chart.title), "map"))
        for own in own_pictures(state):
            if own.item == item:
                found.append((Picture, own.id, _("Egen bild: {title}").format(title=own.title), ""))
        now = [(record_id, words) for _kind, record_id, words, _section in found]
        if now == self._shown:
            return
        self._shown = now
        emptied(self._rows)
        for kind, record_id, words, section in found:
            self._rows.addWidget(self._row(kind, record_id, words, section))

    def _row(self, kind: type[Record], record_id: str, words: str, section: str) -> QWidget:
        theme, _ = self._seat.theme, self._seat.words
        frame = QFrame()
        frame.setObjectName("sunken")
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.px(10), theme.px(2), theme.px(2), theme.px(2))
        row.setSpacing(theme.px(4))
        name = PlainLabel(theme, words, 15, elides=True)
        row.addWidget(name, 1)
        edit = IconButton(theme, "pencil", _("Ändra: {what}").format(what=words), side=36)
        edit.clicked.connect(lambda: self._form.want_section(section))
        remove = IconButton(theme, "trash-2", _("Ta bort: {what}").format(what=words), side=36)
        remove.clicked.connect(lambda: self._remove(kind, record_id))
        row.addWidget(edit)
        row.addWidget(remove)
        if not section:
            edit.hide()
        return frame

    def _remove(self, kind: type[Record], record_id: str) -> None:
        record = self._seat.desk.state.find(kind, record_id)
        if record is not None:
            say = say_taken_along(self._seat, record)
            change, _ = asked(self._seat, Remove(kind, (record_id,)))
            if change is not None:
                say()

    def _new_round(self) -> None:
        state = self._seat.desk.state
        item = state.find(Item, self._form.item_id)
        rank = ranks.between(max((r.rank for r in rounds_of(state)), default=""), "")
        asked(self._seat, Place(new_round(self._seat, state, item, rank)))

    def _new_map(self) -> None:
        state = self._seat.desk.state
        item = state.find(Item, self._form.item_id)
        rank = ranks.between(max((m.rank for m in maps(state)), default=""), "")
        asked(self._seat, Place(new_map(self._seat, state, item, rank)))
