"""A section of the preparation, and lists of records as cards: add, edit, move, remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from rusdesk.commands.command import Place, Remove, Revise
from rusdesk.domain import ranks
from rusdesk.domain.change import Change
from rusdesk.domain.frozen import frozen
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.ui.empty_state import EmptyState
from rusdesk.ui.planning.fields import Form, asked, say_taken_along
from rusdesk.ui.scrolling import scroll_down
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button, Card, IconButton, PlainLabel

R = TypeVar("R", bound=Record)
RING_ROOM = 6  # what the focus ring needs around what scrolls, in pixels


class Section(QWidget):
    """One page of the preparation: a heading, a line that says how it stands, and what is on the page."""

    icon = "list"

    def __init__(self, seat: Seat, title: str) -> None:
        super().__init__()
        self.seat = seat
        self.title = title
        theme = seat.theme
        self.setAccessibleName(title)
        whole = QVBoxLayout(self)
        edge = theme.px(32)
        whole.setContentsMargins(edge, theme.px(24), edge, theme.px(16))
        whole.setSpacing(theme.px(16))
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        names = QVBoxLayout()
        names.setSpacing(theme.px(2))
        names.addWidget(PlainLabel(theme, title, 24, True))
        self.says = PlainLabel(theme, "", 14, False, theme.ink2, tnum=True, elides=True)
        names.addWidget(self.says)
        head.addLayout(names, 1)
        self.head = head
        whole.addLayout(head)
        self.whole = whole

    def fill(self, page: QScrollArea) -> None:
        """Put what `scrolled` made under the head, its cards in line with the title."""
        ring = self.seat.theme.px(RING_ROOM)
        edges = self.whole.contentsMargins()
        self.whole.setContentsMargins(edges.left() - ring, edges.top(), edges.right(), edges.bottom())
        self.head.setContentsMargins(ring, 0, 0, 0)
        self.whole.addWidget(page, 1)

    def summary(self, state: State) -> str:
        """How it stands, in a few words; shown under the title and in the list of sections."""
        return ""

    def is_filled(self, state: State) -> bool:
        return False

    def follow(self, change: Change | None, state: State) -> None:
        """Redraw what the Change names (all of it for None)."""

    def take_focus(self) -> None:
        """Give the keyboard to the first thing on the page."""
        self.setFocus()


def scrolled(theme: Theme, inner: QWidget, most: float = 1040) -> QScrollArea:
    """A page that scrolls down; its contents no wider than can be read."""
    inner.setMaximumWidth(theme.px(most))
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.setContentsMargins(theme.px(RING_ROOM), theme.px(RING_ROOM), theme.px(12), theme.px(24))
    row.addWidget(inner, 1)
    row.addStretch(0)
    return scroll_down(frame)


@frozen
class CardWords:
    """What a list of cards says: on the button that adds, when it is empty, and of one card."""

    add: str
    empty_title: str
    empty: str
    one: Callable[[int], str]  # number from 1 → "Fråga 1"


class CardList(QWidget, Generic[R]):
    """Records as cards in their order; empty until the first `refresh`.

    Follows the state only: whoever adds waits for the Change like all others.
    """

    def __init__(
        self,
        seat: Seat,
        kind: type[R],
        listed: Callable[[State], Sequence[R]],
        build: Callable[[R], Form],
        make: Callable[[State, str], Sequence[Record]],
        words: CardWords,
        icon: str,
    ) -> None:
        """`make` gives the records of a new card for a rank (the last is the card's own)."""
        super().__init__()
        self._seat, self._kind, self._listed = seat, kind, listed
        self._build, self._make, self._words = build, make, words
        theme = seat.theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self._cards: dict[str, _RecordCard] = {}
        self._empty = EmptyState(theme, icon, words.empty_title, words.empty, (words.add,))
        self._empty.chosen.connect(lambda _n: self.add())
        self._column.addWidget(self._empty)
        self.add_button = Button(theme, words.add, "plus")
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        self.add_button.clicked.connect(lambda: self.add())
        self._column.addLayout(row)
        self._column.addStretch(1)

    def count(self, state: State) -> int:
        return len(self._listed(state))

    def refresh(self, state: State) -> None:
        records = list(self._listed(state))
        ids = [r.id for r in records]
        for gone in [i for i in self._cards if i not in ids]:
            card = self._cards.pop(gone)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for n, record in enumerate(records):
            card = self._cards.get(record.id) or self._new_card(record)
            if self._column.indexOf(card) != n + 1:
                had = _holds_focus(card)
                self._column.removeWidget(card)
                self._column.insertWidget(n + 1, card)
                if had is not None:
                    had.setFocus()
            card.set_place(self._words.one(n + 1), n > 0, n + 1 < len(records))
            card.form.refresh(state)
        self._empty.setVisible(not records)
        self.add_button.setVisible(bool(records))

    def add(self) -> None:
        state = self._seat.desk.state
        last = max((getattr(r, "rank", "") for r in self._listed(state)), default="")
        made = self._make(state, ranks.between(last, ""))
        change, _ = asked(self._seat, Place(tuple(made)))
        if change is not None:
            self.focus_card(made[-1].id)

    def focus_card(self, record_id: str) -> None:
        card = self._cards.get(record_id)
        if card is None:
            return
        field = card.first_field()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(field, QLineEdit | QPlainTextEdit):
                field.selectAll()
            _show(field)

    def take_focus(self) -> None:
        first = next(iter(self._ordered()), None)
        field = first.first_field() if first else None
        target: QWidget = field or (self._empty.buttons[0] if not self._cards else self.add_button)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ordered(self) -> list[_RecordCard]:
        return sorted(self._cards.values(), key=self._column.indexOf)

    def _new_card(self, record: R) -> _RecordCard:
        card = _RecordCard(self._seat, self._build(record))
        card.up.clicked.connect(lambda: self.move_card(record.id, -1))
        card.down.clicked.connect(lambda: self.move_card(record.id, 1))
        card.remove.clicked.connect(lambda: self.remove(record.id))
        card.moved = lambda by: self.move_card(record.id, by)
        self._cards[record.id] = card
        return card

    def move_card(self, record_id: str, by: int) -> None:
        records = list(self._listed(self._seat.desk.state))
        rank = new_rank([(r.id, getattr(r, "rank", "")) for r in records], record_id, by)
        if rank is not None:
            asked(self._seat, Revise(self._kind, record_id, {"rank": rank}))
            card = self._cards.get(record_id)
            if card is not None:
                _show(card)

    def remove(self, record_id: str) -> None:
        ids = [r.id for r in self._listed(self._seat.desk.state)]
        at = ids.index(record_id) if record_id in ids else 0
        record = self._seat.desk.state.find(self._kind, record_id)
        if record is None:
            return
        say = say_taken_along(self._seat, record)
        change, _ = asked(self._seat, Remove(self._kind, (record_id,)))
        if change is None:
            return
        say()
        left = [i for i in ids if i != record_id]
        if left:
            self._cards[left[min(at, len(left) - 1)]].remove.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_focus()


def new_rank(order: Sequence[tuple[str, str]], record_id: str, by: int) -> str | None:
    """The rank that puts one of (id, rank) `by` places further down; None when there is nowhere to go."""
    ids = [i for i, _ in order]
    at = ids.index(record_id) if record_id in ids else -1
    to = at + by
    if at < 0 or not 0 <= to < len(ids):
        return None
    others = [rank for i, rank in order if i != record_id]
    low = others[to - 1] if to else ""
    high = others[to] if to < len(others) else ""
    return ranks.between(low, high)


def _holds_focus(card: QWidget) -> QWidget | None:
    now = card.window().focusWidget()
    return now if now is not None and card.isAncestorOf(now) else None


def _show(widget: QWidget) -> None:
    """Scroll it into sight once the layout has settled."""
    step = widget.parentWidget()
    while step is not None and not isinstance(step, QScrollArea):
        step = step.parentWidget()
    if isinstance(step, QScrollArea):
        area = step
        QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget, 0, 60))


class _RecordCard(Card):
    """One record: its name and place above, its fields below."""

    def __init__(self, seat: Seat, form: Form) -> None:
        super().__init__(seat.theme)
        theme, _ = seat.theme, seat.words
        self.form = form
        self.moved: Callable[[int], None] = lambda _by: None
        head = QHBoxLayout()
        head.setSpacing(theme.px(2))
        self._name = PlainLabel(theme, "", 13, True, theme.accent)
        head.addWidget(self._name, 1)
        self._up, self._down, self._remove = _("Flytta upp"), _("Flytta ned"), _("Ta bort")
        self.up = IconButton(theme, "arrow-up", self._up, "Alt+↑", side=32)
        self.down = IconButton(theme, "arrow-down", self._down, "Alt+↓", side=32)
        self.remove = IconButton(theme, "trash-2", self._remove, side=32)
        for button in (self.up, self.down, self.remove):
            head.addWidget(button)
        self.layout_.addLayout(head)
        self.layout_.addWidget(form)

    def set_place(self, name: str, may_rise: bool, may_sink: bool) -> None:
        self._name.setText(name)
        self.setAccessibleName(name)
        for button, does in ((self.up, self._up), (self.down, self._down), (self.remove, self._remove)):
            button.set_name(f"{does}: {name}")
        self.up.setEnabled(may_rise)
        self.down.setEnabled(may_sink)

    def first_field(self) -> QWidget | None:
        for kind in (QLineEdit, QPlainTextEdit):
            found: QWidget | None = self.form.findChild(kind)
            if found is not None:
                return found
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.AltModifier:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if by is not None:
                self.moved(by)
                return
        super().keyPressEvent(event)


class CardSection(Section):
    """A page that is one list of cards, with a sentence above that says what they are for."""

    def __init__(
        self,
        seat: Seat,
        icon: str,
        title: str,
        lead: str,
        cards: CardList[R],
        count: Callable[[int], str],
        below: QWidget | None = None,
    ) -> None:
        """`count` says how many there are."""
        super().__init__(seat, title)
        self.icon = icon
        self.cards = cards
        self._count = count
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(seat.theme.px(16))
        column.addWidget(PlainLabel(seat.theme, lead, 15, False, seat.theme.ink2, wraps=True))
        column.addWidget(cards, 1)
        if below is not None:
            column.addWidget(below)
        self.fill(scrolled(seat.theme, inner))

    def summary(self, state: State) -> str:
        count = self.cards.count(state)
        return self._count(count) if count else self.seat.words("Inga än")

    def is_filled(self, state: State) -> bool:
        return self.cards.count(state) > 0

    def follow(self, change: Change | None, state: State) -> None:
        self.cards.refresh(state)
        self.says.setText(self.summary(state))

    def take_focus(self) -> None:
        self.cards.take_focus()
