"""A round: who speaks now, the questions of the turn, the answers so far and the speaking order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QMenu, QSizePolicy, QVBoxLayout, QWidget

from rusdesk.domain.change import Change
from rusdesk.domain.rounds import (
    Place,
    Round,
    all_answers,
    answers_of,
    coming,
    order,
    questions_in,
)
from rusdesk.ui.empty_state import EmptyState
from rusdesk.ui.match_pane import MatchPane
from rusdesk.ui.rounds.answers import AnswersList
from rusdesk.ui.rounds.chat_pasting import ChatPasting
from rusdesk.ui.rounds.naming import order_name
from rusdesk.ui.rounds.order_list import OrderList, OrderRow
from rusdesk.ui.rounds.ordering import Ordering
from rusdesk.ui.rounds.results_view import ResultsView
from rusdesk.ui.rounds.turn_card import TurnCard
from rusdesk.ui.rounds.turns import Turns
from rusdesk.ui.seat import Seat
from rusdesk.ui.tabs import Tab
from rusdesk.ui.widgets import Button, Card, PlainLabel

_KINDS = frozenset({"round", "turn", "answer", "question", "participant", "presence", "layer", "run", "item", "unit"})


class RoundPanel(QWidget):
    """The stage of a round. `spot_changed` when another speaks or another question is to be answered."""

    spot_changed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._round = ""
        self._question = ""
        self._writer = ""  # whose answer is written where everyone writes at once
        self._shows_results = False
        self._is_low = False
        self._has_answers = False
        self._is_compact = False
        self.chat = ChatPasting(seat, self, lambda: self.order.setFocus(Qt.FocusReason.OtherFocusReason))
        self.turns = Turns(seat, lambda: self._round, self._begin_turn)
        self.ordering = Ordering(seat, lambda: self._round)
        theme, _ = seat.theme, seat.words
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(16))
        row.setSpacing(theme.px(24))
        self._whole = row
        left = QVBoxLayout()
        left.setSpacing(theme.px(12))
        row.addLayout(left, 62)
        self.card = TurnCard(seat)
        self.card.question_wanted.connect(self.choose_question)
        self.card.next_button.clicked.connect(self.go_on)
        self.card.later_button.clicked.connect(lambda: self.turns.mark_speaker("later"))
        self.card.absent_button.clicked.connect(lambda: self.turns.mark_speaker("absent"))
        self.card.back_button.clicked.connect(self.turns.back)
        left.addWidget(self.card)
        heads = QHBoxLayout()
        heads.setSpacing(theme.px(6))
        self.answers_tab = Tab(theme, _("Svar"), "message-square")
        self.results_tab = Tab(theme, _("Resultat"), "list-checks")
        for tab, is_results in ((self.answers_tab, False), (self.results_tab, True)):
            tab.clicked.connect(lambda _c=False, is_results=is_results: self.show_results(is_results))
            heads.addWidget(tab)
        heads.addStretch(1)
        self.chat_button = Button(theme, _("Teams-chatt"), "clipboard-paste", "quiet", is_compact=True)
        self.chat_button.setToolTip("Ctrl+Shift+V")
        self.chat_button.clicked.connect(lambda: self.open_chat())
        heads.addWidget(self.chat_button)
        self._count = PlainLabel(theme, "", 14, False, theme.ink2)
        heads.addWidget(self._count)
        left.addLayout(heads)
        self.answers = AnswersList(seat)
        left.addWidget(self.answers, 1)
        self._no_answers = EmptyState(
            theme,
            "message-square",
            _("Inga svar än"),
            _("Skriv det som sägs i raden längst ner och tryck Enter. Svaret hamnar hos den som har ordet."),
        )
        left.addWidget(self._no_answers)
        self.results = ResultsView(seat)
        left.addWidget(self.results, 1)
        self._below = QWidget()
        left.addWidget(self._below, 1)
        side = Card(theme, padding=0, gap=0)
        side.layout_.setContentsMargins(2, theme.px(14), 2, theme.px(8))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(18), 0, theme.px(18), theme.px(8))
        head.addWidget(PlainLabel(theme, _("Turordning"), 16, True, elides=True), 1)
        head.addSpacing(theme.px(8))
        self._left_count = PlainLabel(theme, "", 14, False, theme.ink2, tnum=True)
        head.addWidget(self._left_count)
        head.addSpacing(theme.px(8))
        self.order_button = Button(theme, "", "shuffle", "quiet", is_compact=True)
        self.order_button.clicked.connect(lambda: self.ordering.open_menu(self.order_button))
        head.addWidget(self.order_button)
        side.layout_.addLayout(head)
        self.order = OrderList(seat)
        side.layout_.addWidget(self.order, 1)
        side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        side.setMinimumWidth(theme.px(210))
        row.addWidget(side, 36)
        self.order.turn_wanted.connect(self.turns.give)
        self.order.later_wanted.connect(lambda who: self.turns.mark(who, "later"))
        self.order.waiting_wanted.connect(lambda who: self.turns.mark(who, "waiting"))
        self.order.absent_wanted.connect(self.turns.toggle_absent)
        self.order.back_wanted.connect(self.turns.back)
        self.order.moved.connect(self.ordering.move_to)
        self.order.itemClicked.connect(self._picked)
        self.order.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.order.customContextMenuRequested.connect(lambda at: self._row_menu(self.order.itemAt(at)))

    def set_compact(self, is_compact: bool) -> None:
        """In a narrow window the lesser buttons show their icons only."""
        self.card.set_compact(is_compact)
        self._is_compact = is_compact
        if one := self.turns.round:
            self._show_order(one)

    def _show_order(self, one: Round) -> None:
        _ = self._seat.words
        name = order_name(_, one.order)
        self.order_button.set_text("" if self._is_compact else name)
        self.order_button.setAccessibleName(name)
        self.order_button.setToolTip(_("Turordning: {order}").format(order=name))

    # where it stands

    @property
    def round_id(self) -> str:
        return self._round

    @property
    def question(self) -> str:
        return self._question

    def show_round(self, round_id: str) -> None:
        if round_id != self._round:
            self.chat.close()
            self._round = round_id
            self._question = ""
            self._writer = ""
            self._shows_results = False
            self.order.show_rows([])
            if self.order.count() == 0:
                self.refresh()
                return
        self.refresh()

    def hear(self, change: Change) -> None:
        if any(e.kind in _KINDS for e in change.edits):
            self.refresh()

    def refresh(self) -> None:
        """Everything the round's records say; rows that are the same aren't drawn again."""
        one = self.turns.round
        state, units, _ = self._seat.desk.state, self._seat.units, self._seat.words
        if one is None:
            return
        places = order(state, one, units)
        waiting = coming(state, one, units)
        now = next((p for p in places if p.state == "speaking"), None)
        asked = questions_in(state, one)
        if self._question not in {q.id for q in asked}:
            self._question = asked[0].id if asked else ""
        self.card.show_questions(asked)
        answers = answers_of(state, self._round)
        is_writing = one.mode == "writes"
        said = {q for who, q in answers if now and who == now.who}
        self.card.mark_questions(self._question if now or is_writing else "", said)
        first = waiting[0].who if waiting else ""
        answered = {who for who, q in answers if q == self._question}
        rows = [
            OrderRow(
                n, p, not is_writing and p.who == first and p.state == "waiting",
                answers=is_writing, has_answered=p.who in answered,
            )
            for n, p in enumerate(places, 1)
        ]  # fmt: skip
        self.order.show_rows(rows)
        self._show_order(one)
        present = [p for p in places if p.state != "absent"]
        left = len(waiting)
        self._left_count.setText(_.n("{n} kvar", "{n} kvar", left) if left else _("alla klara"))
        given = all_answers(state, self._round)
        self._count.setText(_.n("{n} svar", "{n} svar", sum(len(x) for x in given.values())))
        self.answers.show_answers(one, places, asked, given)
        has_any, lists = bool(answers), not self._shows_results
        self._has_answers = has_any
        self.answers_tab.setChecked(lists)
        self.results_tab.setChecked(not lists)
        for widget, is_shown in (
            (self.answers, has_any and lists),
            (self.results, has_any and not lists),
            (self._below, not has_any),
        ):
            widget.setVisible(is_shown)
        if has_any and not lists:
            self.results.show_round(one)
        self._make_room()
        self.chat_button.setVisible(self.chat.read is not None)
        if is_writing:
            self.card.show_writing(one, present, answered, self._writer, self._question)
        else:
            has_before = self.turns.before() is not None
            self.card.show_speaker(now, waiting, present, self._question, has_before)
        self.card.allow_turns(not is_writing)
        self.tick()
        self.spot_changed.emit()

    def tick(self) -> None:
        one = self.turns.round
        self.card.pace.show_round(one)
        self.card.show_time(self.turns.spoken() if one else None, one.seconds if one else 0)

    # what is done

    def _begin_turn(self) -> None:
        self._question = self.card.asked[0] if self.card.asked else ""

    def speaker(self) -> Place | None:
        return self.turns.speaker()

    def whose_answer(self) -> Place | None:
        """Whose answer is typed: the one who speaks, else the one whose turn it is to begin; where everyone writes,
        the one chosen in the list.
        """
        if self.is_writing:
            return next((p for p in self.turns.places() if p.who == self._writer), None)
        return self.turns.speaker() or self.turns.next_waiting()

    @property
    def is_writing(self) -> bool:
        """Whether everyone writes at once, so that nobody has the floor."""
        one = self.turns.round
        return bool(one and one.mode == "writes")

    def _picked(self, item: QListWidgetItem) -> None:
        if self.is_writing:
            row: OrderRow = item.data(Qt.ItemDataRole.UserRole)
            self.write_for(row.place.who)

    def write_for(self, who: str) -> None:
        """What is typed next is theirs; nobody's when empty."""
        self._writer = who
        self.refresh()

    def go_on(self) -> None:
        """Next question of the turn; after the last one, the next speaker."""
        if self.is_writing:
            self._go_on_writing()
            return
        if self.turns.speaker() and self._question in self.card.asked[:-1]:
            self.step_question(1)
        else:
            self.turns.next()

    def _go_on_writing(self) -> None:
        """The next who hasn't answered; when all have, the next question."""
        missing = self.turns.next_missing(self._question, self._writer)
        if not missing and self._question in self.card.asked[:-1]:
            self._writer = ""
            self.step_question(1)
            return
        self.write_for(missing)

    def choose_question(self, question: str) -> None:
        self._question = question
        self.refresh()

    def step_question(self, step: int) -> None:
        ids = self.card.asked
        if self._question in ids:
            self.choose_question(ids[max(0, min(len(ids) - 1, ids.index(self._question) + step))])

    # results and chat

    @property
    def shows_results(self) -> bool:
        return self._shows_results

    def show_results(self, is_shown: bool) -> None:
        """What it came to in place of the answers."""
        self._shows_results = is_shown
        self.refresh()

    @property
    def pane(self) -> MatchPane | None:
        """The pane for a chat, while it is open."""
        return self.chat.pane

    def open_chat(self, text: str = "") -> None:
        """The pane for a chat copied in Teams."""
        self.chat.open(self._round, lambda: self._question, text)

    def paste(self, text: str) -> bool:
        """A pasted chat of several messages is looked at; False for a text that is somebody's answer."""
        if not self.chat.is_chat(text):
            return False
        self.open_chat(text)
        return True

    def _make_room(self) -> None:
        """In a low window the results take the room of the questions that aren't the one of now; in the lowest the
        turn is small, and what is said has the rest.
        """
        px = self._seat.theme.px
        is_low = self.height() < px(520)
        if is_low != self._is_low:
            self._is_low = is_low
            side = px(24)
            self._whole.setContentsMargins(side, px(10 if is_low else 20), side, px(8 if is_low else 16))
            self.card.set_low(is_low)
        self._no_answers.setVisible(not is_low and not self._has_answers)
        is_tight = is_low or (self.results.isVisibleTo(self) and self.height() < px(720))
        self.card.make_room(self._question if is_tight else "", self.height() >= px(400))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        self.chat.place()

    def _row_menu(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        _ = self._seat.words
        row: OrderRow = item.data(Qt.ItemDataRole.UserRole)
        who, turns, menu = row.place.who, self.turns, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Ge ordet (Enter)")).triggered.connect(lambda: turns.give(who))
        menu.addAction(_("Vänta till sist (Alt+End)")).triggered.connect(lambda: turns.mark(who, "later"))
        word = _("Är här") if row.place.state == "absent" else _("Inte här (Delete)")
        menu.addAction(word).triggered.connect(lambda: turns.toggle_absent(who))
        menu.addAction(_("Tillbaka i kön (Alt+Home)")).triggered.connect(lambda: turns.mark(who, "waiting"))
        menu.popup(self.order.viewport().mapToGlobal(self.order.visualItemRect(item).center()))
