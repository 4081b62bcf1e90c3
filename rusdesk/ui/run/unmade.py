"""What stands in the middle for an item whose kind is about a map, a round or a vote that isn't made yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rusdesk.commands.command import Command, Place
from rusdesk.commands.votes import MakeVote
from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item
from rusdesk.domain.change import Change
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import rounds
from rusdesk.domain.statusmap import maps
from rusdesk.domain.votes import sources, votes
from rusdesk.machine.languages import Words
from rusdesk.ui.empty_state import EmptyState
from rusdesk.ui.planning.fields import asked
from rusdesk.ui.planning.map_layers import new_map
from rusdesk.ui.planning.rounds import new_round
from rusdesk.ui.planning.votes import new_vote
from rusdesk.ui.run.activities import ICONS, Kind, made_for
from rusdesk.ui.run.stages import Shown, Stage
from rusdesk.ui.seat import Seat
from rusdesk.ui.votes.making import options_of


def _said(words: Words, kind: Kind) -> tuple[str, str, str]:
    """Title, sentence and what the button is called."""
    match kind:
        case "map":
            title, does = words("Ingen karta än"), words("Gör en karta")
            return title, words("Kartan visar var regionerna är i en process, fas för fas."), does
        case "vote":
            sentence = words("Rösta om lapparna på väggen, eller om egna alternativ.")
            return words("Ingen omröstning än"), sentence, words("Gör en omröstning")
        case _:
            sentence = words("En runda går laget runt, med tur och svar. Frågorna tas från punkten.")
            return words("Ingen runda än"), sentence, words("Gör en runda")


class UnmadePanel(QWidget):
    """Says what is missing, with one button that makes it. `made` once it is there."""

    made = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._item = ""
        self._kind: Kind | None = None
        self.empty: EmptyState | None = None
        side = seat.theme.px(24)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(side, side, side, side)
        self._column.addStretch(1)

    def show_item(self, item_id: str) -> None:
        item = self._seat.desk.state.find(Item, item_id)
        kind = made_for(item.kind) if item else None
        self._item = item_id
        if kind is None or kind == self._kind:
            return
        self._kind = kind
        if self.empty is not None:
            self._column.removeWidget(self.empty)
            self.empty.hide()
            self.empty.deleteLater()
        title, sentence, does = _said(self._seat.words, kind)
        self.empty = EmptyState(self._seat.theme, ICONS[kind], title, sentence, (does,))
        self.empty.chosen.connect(lambda _n: self.make())
        self._column.insertWidget(0, self.empty)

    def button(self) -> QWidget:
        return self.empty.buttons[0] if self.empty else self

    def make(self) -> None:
        item = self._seat.desk.state.find(Item, self._item)
        if item is None or self._kind is None:
            return
        change, _ = asked(self._seat, _COMMANDS[self._kind](self._seat, item))
        if change is not None:
            self.made.emit()


def _last(records: Sequence[Record]) -> str:
    return ranks.between(max((getattr(r, "rank", "") for r in records), default=""), "")


def _a_map(seat: Seat, item: Item) -> Command:
    state = seat.desk.state
    return Place(new_map(seat, state, item, _last(maps(state))))


def _a_round(seat: Seat, item: Item) -> Command:
    state = seat.desk.state
    return Place(new_round(seat, state, item, _last(rounds(state))))


def _a_vote(seat: Seat, item: Item) -> Command:
    """On the notes that are there; on own options while there are none."""
    state = seat.desk.state
    vote = new_vote(seat, state, _last(votes(state)), item)
    found = sources(state, vote.on, vote.wall) if vote.on != "options" else []
    if not found:
        vote = replace(vote, on="options", wall="")
    return MakeVote(vote, options_of(seat, vote.id, found))


_COMMANDS: dict[Kind, Callable[[Seat, Item], Command]] = {"map": _a_map, "round": _a_round, "vote": _a_vote}


class UnmadeStage(Stage):
    """What is typed meanwhile is written under the item."""

    def __init__(self, panel: UnmadePanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._item = ""

    def bring(self, record_id: str) -> None:
        self._item = record_id
        self._panel.show_item(record_id)

    def hear(self, change: Change) -> None:
        self._panel.show_item(self._item)

    def keyboard(self) -> QWidget:
        return self._panel.button()

    def scene(self) -> Shown | None:
        return "programme", self._item, ()
