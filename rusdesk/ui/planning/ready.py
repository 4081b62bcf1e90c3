"""What is still missing before the workshop can start."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from rusdesk.domain.agenda import Item, schedule
from rusdesk.domain.rounds import Round
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.languages import Words
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Chip, PlainLabel

MOST_TOLD = 3


def missing(words: Words, state: State) -> list[tuple[str, str]]:
    """What the day would stumble over: the section's name and a sentence, the gravest first."""
    out: list[tuple[str, str]] = []
    conflicts = sum(1 for s in schedule(state) if s.conflict)
    if not any(True for _ in state.each(Item)):
        out.append(("programme", words("Programmet är tomt.")))
    elif conflicts:
        out.append(("programme", words.n("{n} krock i programmet.", "{n} krockar i programmet.", conflicts)))
    workshop = state.find(Workshop, state.workshop)
    if workshop is not None and not workshop.days:
        out.append(("workshop", words("Datum saknas.")))
    bare = sum(1 for r in state.each(Round) if not r.questions)
    if bare:
        out.append(("rounds", words.n("{n} runda saknar frågor.", "{n} rundor saknar frågor.", bare)))
    unstaged = sum(1 for x in state.each(Layer) if len(x.stages) < 2)
    if unstaged:
        out.append(("map", words.n("{n} lager saknar faser.", "{n} lager saknar faser.", unstaged)))
    return out


class ReadyCard(QFrame):
    """Says whether all is ready; each thing missing leads to its section by `wanted`."""

    wanted = Signal(str)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        theme, _ = seat.theme, seat.words
        self.setObjectName("sunken")
        self._column = QVBoxLayout(self)
        edge = theme.px(12)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(PlainLabel(theme, _("Inför start"), 14, True))
        self._chip = Chip(theme, "check", _("Redo att starta"), "ok")
        self._column.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._told: Sequence[tuple[str, str]] = ()
        self._links: list[Button] = []

    @property
    def told(self) -> Sequence[tuple[str, str]]:
        return self._told

    def follow(self, state: State) -> None:
        told = missing(self._seat.words, state)
        if told == self._told:
            return
        self._told = told
        for link in self._links:
            self._column.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
        self._chip.setVisible(not told)
        for section, sentence in told[:MOST_TOLD]:
            link = Button(self._seat.theme, sentence, "triangle-alert", "link")
            link.clicked.connect(lambda _checked=False, name=section: self.wanted.emit(name))
            self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            self._links.append(link)
