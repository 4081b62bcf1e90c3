"""What is written under an item: its questions on top, the jottings below, each to be changed or removed."""

from __future__ import annotations

import datetime
from typing import get_args

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from rusdesk.commands.command import Remove
from rusdesk.domain.agenda import Item
from rusdesk.domain.change import Change
from rusdesk.domain.outcomes import Jotting, Outcome, OutcomeKind, jottings_of, outcomes
from rusdesk.domain.people import Question
from rusdesk.domain.plain import Block, Paragraph, blocks
from rusdesk.domain.state import State, ranked
from rusdesk.domain.workshop import ComingDate, Summary, Workshop
from rusdesk.ui.agenda.local import LocalTime
from rusdesk.ui.empty_state import EmptyState
from rusdesk.ui.emptying import emptied
from rusdesk.ui.outcomes.naming import ICONS, due_words
from rusdesk.ui.outcomes.text_rows import TextList, TextRow
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import PlainLabel

_KINDS = frozenset({"jotting", "question", "item", "outcome", "summary", "coming_date", "workshop"})


def questions_of_item(state: State, item: str) -> list[Question]:
    return ranked(q for q in state.each(Question) if q.item == item)


class Questions(QWidget):
    """The item's questions with their numbers, on a soft ground."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._asked: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(14))
        self._column.setSpacing(theme.px(8))
        self.hide()

    def set(self, asked: list[str]) -> None:
        if asked == self._asked:
            return
        self._asked = asked
        emptied(self._column)
        for n, text in enumerate(asked, 1):
            said = f"{n}  {text}" if len(asked) > 1 else text
            self._column.addWidget(PlainLabel(self._theme, said, 18, True, wraps=True))
        self.setVisible(bool(asked))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent_soft)
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.end()


class JottingsPanel(QWidget):
    """The stage of an item without wall, round or map."""

    edit_wanted = Signal(str, str)  # kind, id

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._item = ""
        self._time = LocalTime(seat.clock)
        theme, _ = seat.theme, seat.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(12))
        column.setSpacing(theme.px(14))
        self._text = PlainLabel(theme, "", 15, False, theme.ink2, wraps=True)
        column.addWidget(self._text)
        self.questions = Questions(theme)
        column.addWidget(self.questions)
        self.list = TextList(seat, _("Anteckningar"))
        column.addWidget(self.list, 1)
        self._empty = EmptyState(
            theme,
            "pencil",
            _("Inga anteckningar än"),
            _("Skriv i raden längst ner och tryck Enter. Det du skriver hamnar under den här punkten."),
        )
        column.addWidget(self._empty)
        column.addStretch(0)
        self.list.edit_wanted.connect(self._edit)
        self.list.remove_wanted.connect(self._remove)

    def show_item(self, item: str) -> None:
        if item != self._item:
            self._item = item
            self.list.clear()
        self.refresh()

    def hear(self, change: Change) -> None:
        if any(e.kind in _KINDS for e in change.edits):
            self.refresh()

    def refresh(self) -> None:
        state, words = self._seat.desk.state, self._seat.words
        item = state.find(Item, self._item)
        said = item.text if item else ""
        self._text.setText(said)
        self._text.setVisible(bool(said))
        self.questions.set([q.text for q in questions_of_item(state, self._item)])
        shown: list[TextRow] = []
        for j in jottings_of(state, self._item):
            head = words.clock(self._time.minute_of(j.made_at)) if j.made_at else ""
            shown.append(TextRow(f"jotting:{j.id}", j.text, head, is_outside=j.is_outside))
        for kind in get_args(OutcomeKind):
            shown += [outcome_row(self._seat, o) for o in outcomes(state, kind) if o.item == self._item]
        self.list.show_rows(shown)
        self.list.setVisible(bool(shown))
        self._empty.setVisible(not shown)

    def _edit(self, row: str) -> None:
        kind, record = row.split(":", 1)
        self.edit_wanted.emit(kind, record)

    def _remove(self, row: str) -> None:
        kind, record = row.split(":", 1)
        if self._seat.desk.do(Remove(Jotting if kind == "jotting" else Outcome, (record,))):
            self._seat.say(self._seat.words("Borttaget. Ctrl+Z ångrar."))


def outcome_row(seat: Seat, outcome: Outcome) -> TextRow:
    """A decision, action or question as a row: who and when below it."""
    words = seat.words
    day = due_words(words, outcome.due, LocalTime(seat.clock).today())
    # "inför mötet i september" says it all; a date needs its preposition
    due = words("senast {day}").format(day=day) if day != outcome.due else day
    below = " · ".join(s for s in (outcome.owner, due) if s)
    icon = ICONS[outcome.kind]
    return TextRow(f"outcome:{outcome.id}", outcome.text, "", icon, below, outcome.is_outside, outcome.kind)


class TextPanel(QScrollArea):
    """What there is to read under an item: summaries, the next meeting, closing words."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._item = ""
        self._key: object = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_item(self, item: str) -> None:
        self._item = item
        self.refresh()

    def hear(self, change: Change) -> None:
        if any(e.kind in _KINDS for e in change.edits):
            self.refresh()

    def refresh(self) -> None:
        texts = readings(self._seat, self._item)
        if texts == self._key:
            return
        self._key = texts
        theme = self._seat.theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(8))
        for title, body in texts:
            column.addWidget(PlainLabel(theme, title, 18, True, wraps=True))
            for block in blocks(body):
                for text, depth in lines_of(block):
                    label = PlainLabel(theme, text, 16, False, theme.ink, wraps=True)
                    label.setContentsMargins(theme.px(20 * depth), 0, 0, 0)
                    column.addWidget(label)
            column.addSpacing(theme.px(14))
        column.addStretch(1)
        self.setWidget(holder)
        self.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)


def lines_of(block: Block) -> list[tuple[str, int]]:
    """A block as lines of text with how far in each stands."""
    if isinstance(block, Paragraph):
        return [(block.text, 0)]
    mark = f"{block.number}." if block.number else "•"
    inner = [(f"• {point.text}", 2) for point in block.points]
    return [(f"{mark} {block.text}", 1), *inner]


def readings(seat: Seat, item_id: str) -> tuple[tuple[str, str], ...]:
    """Titles and bodies of what there is to read under an item."""
    state, words = seat.desk.state, seat.words
    item = state.find(Item, item_id)
    out = [(s.title, s.body) for s in ranked(s for s in state.each(Summary) if s.item == item_id)]
    if item and item.scene == "next_meeting":
        out += [_date_reading(seat, d) for d in ranked(state.each(ComingDate))]
    if item and item.kind == "closing":
        workshop = state.find(Workshop, state.workshop)
        if workshop and workshop.closing:
            out.append((words("Avslutning"), workshop.closing))
    return tuple(out)


def _date_reading(seat: Seat, date: ComingDate) -> tuple[str, str]:
    words = seat.words
    days = [d for d in (date.start, date.end) if d]
    when = words.days(_between(date.start, date.end)) if days else ""
    if date.is_preliminary and when:
        when = words("{when} (preliminärt)").format(when=when)
    facts = [
        " ".join(s for s in (when, date.hours) if s),
        date.topic,
        date.place,
        date.second_place,
        words.join(date.planners) if date.planners else "",
        date.agenda,
    ]
    return date.title, "\n".join(f for f in facts if f)


def _between(start: str, end: str) -> list[str]:
    """The days from start to end, or the months named."""
    if start.count("-") != 2 or end.count("-") != 2:
        return [s for s in dict.fromkeys((start, end)) if s]
    first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    count = max(0, min(31, (last - first).days))
    return [(first + datetime.timedelta(days=n)).isoformat() for n in range(count + 1)]


def holds_text(seat: Seat, item_id: str) -> bool:
    """Whether there is something to read under the item."""
    return bool(readings(seat, item_id))
