"""What the sections share: choices of items, dates as typed, lists as lines, questions ticked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from rusdesk.domain import ranks
from rusdesk.domain.agenda import in_order
from rusdesk.domain.errors import Refused
from rusdesk.domain.people import Question
from rusdesk.domain.plain import shortened
from rusdesk.domain.state import State, ranked
from rusdesk.domain.workshop import read_days
from rusdesk.machine.languages import Words
from rusdesk.ui.seat import Seat, ZonedClock
from rusdesk.ui.widgets import PlainLabel, SectionTitle, plain_tip


def item_choices(words: Words) -> Callable[[State], list[tuple[str, str]]]:
    """Every item of the programme by id, with none first."""

    def choices(state: State) -> list[tuple[str, str]]:
        rows = [(i.id, shortened(i.title, 70)) for i in in_order(state)]
        return [("", words("Ingen punkt")), *rows]

    return choices


def typed_days(clock: ZonedClock) -> Callable[[str], tuple[str, ...]]:
    """Reads days as typed; a date without a year is this year's. Raises Refused(BAD_DATE)."""

    def read(text: str) -> tuple[str, ...]:
        today = datetime.datetime.fromtimestamp(clock.now_ms() / 1000, clock.zone()).date()
        return read_days(text, today)

    return read


def shown_days(words: Words) -> Callable[[Sequence[str]], str]:
    """Days as words where the words can be read back, else as ISO dates."""

    def show(days: Sequence[str]) -> str:
        said = words.days(days)
        try:
            reads_back = read_days(said) == tuple(days)
        except Refused:
            reads_back = False
        return said if reads_back else ", ".join(days)

    return show


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(" ".join(line.split()) for line in text.split("\n") if line.strip())


def last_rank(state: State) -> str:
    """The rank of the last question of the workshop."""
    return max((q.rank for q in state.each(Question)), default="")


def next_question(state: State, new_id: Callable[[], str], text: str, item: str) -> Question:
    return Question(id=new_id(), text=text, item=item, rank=ranks.between(last_rank(state), ""))


class QuestionTicks(QWidget):
    """The questions of an item (all of them for none) to be ticked. `changed` is told the ids, in order."""

    def __init__(self, seat: Seat, label: str, changed: Callable[[tuple[str, ...]], None] | None = None) -> None:
        super().__init__()
        self._seat = seat
        self._changed = changed
        self._boxes: dict[str, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(seat.theme.px(2))
        self._column.addWidget(SectionTitle(seat.theme, label))
        self._none = PlainLabel(seat.theme, seat.words("Inga frågor än."), 14, False, seat.theme.ink2)
        self._column.addWidget(self._none)

    @property
    def ticked(self) -> tuple[str, ...]:
        return tuple(i for i, box in self._boxes.items() if box.isChecked())

    def offer(self, questions: Sequence[Question], ticked: Sequence[str]) -> None:
        """Show these questions; boxes that are the same stay, so that the keyboard does."""
        if list(self._boxes) != [q.id for q in questions]:
            for box in self._boxes.values():
                self._column.removeWidget(box)
                box.hide()
                box.deleteLater()
            self._boxes = {}
            for question in questions:
                box = QCheckBox()
                box.setFont(self._seat.theme.font(15))
                box.clicked.connect(self._tell)
                # a long question may be cut off, but never makes the page wider than it is
                box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                self._column.addWidget(box)
                self._boxes[question.id] = box
        for question in questions:
            box = self._boxes[question.id]
            # an ampersand would become an underline
            box.setText(shortened(question.text, 120).replace("&", "&&"))
            box.setAccessibleName(question.text)
            box.setToolTip(plain_tip(question.text))
            box.setChecked(question.id in ticked)
        self._none.setVisible(not questions)

    def _tell(self) -> None:
        if self._changed is not None:
            self._changed(self.ticked)


def questions_for(state: State, item: str) -> list[Question]:
    """The item's questions, or all when it has none."""
    every = ranked(state.each(Question))
    own = [q for q in every if item and q.item == item]
    return own or every
