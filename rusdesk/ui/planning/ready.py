"""What is still missing before the workshop can start."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from rusdesk.domain.checks import Lack, Lacking, lacking, ticked
from rusdesk.domain.state import State
from rusdesk.machine.languages import Words
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.chips import Chip
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, PlainLabel

MOST_TOLD = 3


def section_of(what: Lack) -> str:
    """The section of Förbered where it is mended."""
    match what:
        case "programme" | "conflicts" | "doubts" | "presenters":
            return "programme"
        case "days" | "past":
            return "workshop"
        case "rounds" | "round_items":
            return "rounds"
        case "stages" | "maps":
            return "map"
        case "walls" | "groups" | "questions":
            return "groups"
        case "participants":
            return "participants"


def lack_words(words: Words, lack: Lacking) -> str:
    """One sentence for what isn't there."""
    n, _ = lack.count, words
    match lack.what:
        case "programme":
            return _("Programmet är tomt.")
        case "conflicts":
            return _.n("{n} krock i programmet.", "{n} krockar i programmet.", n)
        case "doubts":
            return _.n("{n} punkt går inte ihop.", "{n} punkter går inte ihop.", n)
        case "days":
            return _("Datum saknas.")
        case "past":
            return _("Datumet har varit.")
        case "rounds":
            return _.n("{n} runda saknar frågor.", "{n} rundor saknar frågor.", n)
        case "stages":
            return _.n("{n} lager saknar faser.", "{n} lager saknar faser.", n)
        case "maps":
            return _.n("{n} kartpunkt har ingen karta.", "{n} kartpunkter har ingen karta.", n)
        case "round_items":
            return _.n("{n} incheckning har ingen runda.", "{n} in- och utcheckningar har ingen runda.", n)
        case "walls":
            return _.n("{n} dialog har ingen vägg.", "{n} dialoger har ingen vägg.", n)
        case "questions":
            return _.n("{n} fråga har ingen plats på väggen.", "{n} frågor har ingen plats på väggen.", n)
        case "participants":
            return _("Inga deltagare är inlagda.")
        case "groups":
            return _("Ingen är placerad i en grupp.")
        case "presenters":
            return _.n("{n} punkt har ingen ansvarig.", "{n} punkter har ingen ansvarig.", n)


def missing(words: Words, state: State, today: str = "") -> list[tuple[str, str]]:
    """What the day would stumble over: the section's name and a sentence, the gravest first."""
    return [(section_of(x.what), lack_words(words, x)) for x in lacking(state, today) if x.is_grave]


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
        self.list_button = Button(theme, "", "list-checks", "link")
        self.list_button.clicked.connect(lambda: self.wanted.emit("checklist"))
        self._column.addWidget(self.list_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._told: Sequence[tuple[str, str]] = ()
        self._links: list[Button] = []

    @property
    def told(self) -> Sequence[tuple[str, str]]:
        return self._told

    def follow(self, state: State) -> None:
        told = missing(self._seat.words, state, LocalTime(self._seat.clock).today().isoformat())
        done, of = ticked(state)
        self.list_button.set_text(self._seat.words("Checklista: {n} av {of}").format(n=done, of=of))
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
            # above the way to the list
            self._column.insertWidget(self._column.count() - 1, link, 0, Qt.AlignmentFlag.AlignLeft)
            self._links.append(link)
