"""Decisions and actions beside the pages, with questions and parked points folded below, and the next meeting."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rusdesk.domain.outcomes import OutcomeKind, outcomes
from rusdesk.domain.state import State
from rusdesk.ui.minutes.next_meeting import NextMeeting
from rusdesk.ui.minutes.outcome_card import NewCard, OutcomeCard, new_draft, new_word, quiet_sheet
from rusdesk.ui.scrolling import scroll_down
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, PlainLabel


class OutcomeSection(QWidget):
    """One kind: a heading, the button that adds, and its cards. `is_folding`: closed until asked for."""

    def __init__(self, seat: Seat, kind: OutcomeKind, title: str, empty: str, key: str, *, is_folding: bool) -> None:
        super().__init__()
        self._seat, self.kind, self._title = seat, kind, title
        self._is_wide = True
        theme = seat.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        self._fold: Button | None = None
        if is_folding:
            self._fold = Button(theme, title, "chevron-right", "link")
            self._fold.clicked.connect(lambda: self.open(not self.is_open))
            head.addWidget(self._fold)
            head.addStretch(1)
        else:
            head.addWidget(PlainLabel(theme, title, 16, True), 1)
        self.add_button = Button(theme, new_word(seat.words, kind), "plus", is_compact=True)
        if key:
            self.add_button.setToolTip(key)
        self.add_button.clicked.connect(self.begin)
        head.addWidget(self.add_button)
        column.addLayout(head)
        self._body = QWidget()
        self._cards_column = QVBoxLayout(self._body)
        self._cards_column.setContentsMargins(0, 0, 0, 0)
        self._cards_column.setSpacing(theme.px(8))
        self._empty = PlainLabel(theme, empty, 14, False, theme.ink2, wraps=True)
        self._cards_column.addWidget(self._empty)
        column.addWidget(self._body)
        self.cards: dict[str, OutcomeCard] = {}
        self.new_card = NewCard(seat, kind)
        self.new_card.made.connect(self._made)
        self.new_card.closed.connect(self._close_new)
        self._cards_column.addWidget(self.new_card)
        # what was half typed when the program ended is still here
        has_draft = bool(seat.desk.drafts.get(new_draft(kind)))
        self.new_card.setVisible(has_draft)
        self._is_open = not is_folding
        self.open(self._is_open or has_draft)
        self.refresh(seat.desk.state)

    @property
    def is_open(self) -> bool:
        return self._is_open

    def open(self, is_open: bool) -> None:
        self._is_open = is_open
        self._body.setVisible(is_open)
        if self._fold is not None:
            self._fold.set_icon_name("chevron-down" if is_open else "chevron-right")
            self.add_button.setVisible(is_open)

    def set_wide(self, is_wide: bool) -> None:
        """Whether owner and date have room beside each other; the cards are built anew when that changes."""
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            for card in self.cards.values():
                self._drop(card)
            self.cards = {}
            self.refresh(self._seat.desk.state)

    def refresh(self, state: State) -> None:
        found = outcomes(state, self.kind)
        ids = [o.id for o in found]
        for gone in [i for i in self.cards if i not in ids]:
            self._drop(self.cards.pop(gone))
        for n, outcome in enumerate(found):
            card = self.cards.get(outcome.id)
            if card is None:
                card = self.cards[outcome.id] = OutcomeCard(self._seat, outcome, is_wide=self._is_wide)
                card.removed.connect(self._removed)
                card.went_on.connect(self._next_of(outcome.id))
                card.left.connect(self.add_button.setFocus)
            if self._cards_column.indexOf(card) != n + 1:
                self._cards_column.removeWidget(card)
                self._cards_column.insertWidget(n + 1, card)
                # a layout shows what it is given a moment later, and the keyboard may be wanted there at once
                card.show()
            card.refresh(state)
        self._order = ids
        self._empty.setVisible(not found and self.new_card.isHidden())
        if self._fold is not None:
            self._fold.set_text(f"{self._title} · {len(found)}")

    def begin(self) -> None:
        """A line for a new one, with the keyboard in it."""
        self.open(True)
        self.new_card.show()
        self._empty.hide()
        self.new_card.text.setFocus(Qt.FocusReason.OtherFocusReason)
        _bring_into_view(self.new_card)

    def _next_of(self, outcome_id: str) -> object:
        def go() -> None:
            at = self._order.index(outcome_id) + 1 if outcome_id in self._order else len(self._order)
            if at < len(self._order):
                self.cards[self._order[at]].text.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.begin()

        return go

    def _made(self, outcome_id: str) -> None:
        card = self.cards.get(outcome_id)
        if card is None or not self.new_card.text.hasFocus():
            # it was saved by being left: the keyboard is already elsewhere
            self._close_new(False)
            return
        if card.owner is not None:
            self._close_new(False)
            card.focus_after_making()
            _bring_into_view(card)
        else:
            _bring_into_view(self.new_card)

    def _close_new(self, takes_focus: bool = True) -> None:
        had = self.new_card.text.hasFocus()
        if takes_focus and had:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.new_card.text.text.strip():
            self.new_card.hide()
            self._empty.setVisible(not self.cards)

    def _removed(self, outcome_id: str) -> None:
        words = self._seat.words
        said = {
            "decision": words("Beslutet är borttaget. Ctrl+Z ångrar."),
            "action": words("Åtgärden är borttagen. Ctrl+Z ångrar."),
            "question": words("Frågan är borttagen. Ctrl+Z ångrar."),
            "parked": words("Det parkerade är borttaget. Ctrl+Z ångrar."),
        }
        self._seat.say(said[self.kind])
        left = [i for i in self._order if i in self.cards]
        (self.cards[left[-1]].remove if left else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, card: OutcomeCard) -> None:
        self._cards_column.removeWidget(card)
        card.hide()
        card.setParent(None)
        card.deleteLater()


class _Scroll(QScrollArea):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # the pages in the middle turn, also from here
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
            return
        super().keyPressEvent(event)


class OutcomePanel(QFrame):
    """The right side."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setStyleSheet(quiet_sheet(seat))
        _, theme = seat.words, seat.theme
        self._theme = theme
        nothing = _("Inga beslut än. Skriv ett här, eller ”beslut: …” på skrivraden.")
        self.decisions = OutcomeSection(seat, "decision", _("Beslut"), nothing, "Ctrl+Shift+B", is_folding=False)
        nothing = _("Inga åtgärder än. Skriv en här, eller ”åtgärd: vad > ansvarig > 12/6” på skrivraden.")
        self.actions_ = OutcomeSection(seat, "action", _("Åtgärder"), nothing, "Ctrl+Shift+A", is_folding=False)
        self.questions = OutcomeSection(seat, "question", _("Frågor"), _("Inga frågor."), "", is_folding=True)
        self.parked = OutcomeSection(seat, "parked", _("Parkerat"), _("Inget parkerat."), "", is_folding=True)
        self.sections = (self.decisions, self.actions_, self.questions, self.parked)
        self.next = NextMeeting(seat)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(24), theme.px(14), theme.px(16), theme.px(24))
        column.setSpacing(theme.px(20))
        for section in self.sections[:2]:
            column.addWidget(section)
        folded = QVBoxLayout()
        folded.setSpacing(theme.px(4))
        folded.addWidget(self.questions)
        folded.addWidget(self.parked)
        column.addLayout(folded)
        column.addWidget(self.next)
        column.addStretch(1)
        area = scroll_down(inner, _Scroll())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def refresh(self, state: State) -> None:
        for section in self.sections:
            section.refresh(state)
        self.next.refresh(state)

    def go_to(self, outcome_id: str, field: str) -> None:
        """The keyboard to the owner ("owner"), the date ("due") or else the text of one of them."""
        for section in self.sections:
            card = section.cards.get(outcome_id)
            if card is not None:
                section.open(True)
                edit = {"owner": card.owner, "due": card.due}.get(field) or card.text
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                _bring_into_view(card)

    def set_wide(self, is_wide: bool) -> None:
        for section in self.sections:
            section.set_wide(is_wide)


def _bring_into_view(widget: QWidget) -> None:
    step = widget.parentWidget()
    while step is not None and not isinstance(step, QScrollArea):
        step = step.parentWidget()
    if isinstance(step, QScrollArea):
        area = step

        def show() -> None:
            # the layout has to settle first
            inner = area.widget()
            layout = inner.layout() if inner is not None else None
            if layout is not None:
                layout.activate()
            area.ensureWidgetVisible(widget, 0, 40)

        QTimer.singleShot(0, widget, show)
