"""A round: who speaks now, the questions of the turn, the answers so far and the speaking order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QMenu, QSizePolicy, QVBoxLayout, QWidget

from rusdesk.commands.rounds import GiveTurn, SetTurn
from rusdesk.domain.change import Change
from rusdesk.domain.people import Question
from rusdesk.domain.rounds import (
    Place,
    Round,
    Turn,
    TurnState,
    all_answers,
    answers_of,
    coming,
    order,
    questions_in,
    speaking,
    turns_of,
)
from rusdesk.ui.emptying import emptied
from rusdesk.ui.match_pane import MatchPane
from rusdesk.ui.rounds.answers import AnswersList
from rusdesk.ui.rounds.chat_pasting import ChatPasting
from rusdesk.ui.rounds.naming import order_name
from rusdesk.ui.rounds.order_list import OrderList, OrderRow
from rusdesk.ui.rounds.ordering import Ordering
from rusdesk.ui.rounds.pacing import PaceLine
from rusdesk.ui.rounds.results_view import ResultsView
from rusdesk.ui.rounds.turn_parts import LetterTile, QuestionLine
from rusdesk.ui.seat import Seat
from rusdesk.ui.tabs import Tab
from rusdesk.ui.widgets import Button, Card, EmptyState, PlainLabel

_ANY = 16_777_215  # as high as a widget may be
_KINDS = frozenset({"round", "turn", "answer", "question", "participant", "presence", "layer", "run", "item", "unit"})


class RoundPanel(QWidget):
    """The stage of a round. `spot_changed` when another speaks or another question is to be answered."""

    spot_changed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._round = ""
        self._question = ""
        self._lines: dict[str, QuestionLine] = {}
        self._asked: list[tuple[str, str]] = []
        self._writer = ""  # whose answer is written where everyone writes at once
        self._shows_results = False
        self._is_low = False
        self._has_answers = False
        self._is_compact = False
        self.chat = ChatPasting(seat, self, lambda: self.order.setFocus(Qt.FocusReason.OtherFocusReason))
        self.ordering = Ordering(seat, lambda: self._round)
        theme, _ = seat.theme, seat.words
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(16))
        row.setSpacing(theme.px(24))
        self._whole = row
        left = QVBoxLayout()
        left.setSpacing(theme.px(12))
        row.addLayout(left, 62)
        self._card = Card(theme, padding=20, gap=10)
        self._build_card()
        left.addWidget(self._card)
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
        self.order.turn_wanted.connect(self.give)
        self.order.later_wanted.connect(lambda who: self._mark(who, "later"))
        self.order.waiting_wanted.connect(lambda who: self._mark(who, "waiting"))
        self.order.absent_wanted.connect(self._toggle_absent)
        self.order.back_wanted.connect(self.back)
        self.order.moved.connect(self.ordering.move_to)
        self.order.itemClicked.connect(self._picked)
        self.order.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.order.customContextMenuRequested.connect(lambda at: self._row_menu(self.order.itemAt(at)))

    def _build_card(self) -> None:
        theme, _ = self._seat.theme, self._seat.words
        card = self._card.layout_
        self._now = PlainLabel(theme, "", 15, True, theme.accent, tnum=True)
        card.addWidget(self._now)
        row = QHBoxLayout()
        row.setSpacing(theme.px(20))
        self._tile = LetterTile(theme)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._name = PlainLabel(theme, "", 40, True, elides=True)
        self._full = PlainLabel(theme, "", 15, False, theme.ink2, elides=True)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._full)
        names.addStretch(1)
        row.addWidget(self._tile)
        row.addLayout(names, 1)
        times = QVBoxLayout()
        times.setSpacing(0)
        self._spoke = PlainLabel(theme, "", 40, True, tnum=True)
        self._spoke.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._meant = PlainLabel(theme, "", 14, False, theme.ink2)
        self._meant.setAlignment(Qt.AlignmentFlag.AlignRight)
        times.addStretch(1)
        times.addWidget(self._spoke)
        times.addWidget(self._meant)
        times.addStretch(1)
        row.addLayout(times)
        card.addLayout(row)
        self._asks = QVBoxLayout()
        self._asks.setSpacing(2)
        card.addLayout(self._asks)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        self.next_button = Button(theme, _("Klar, nästa"), "arrow-right", "primary", "Ctrl+Enter")
        self.later_button = Button(theme, _("Vänta till sist"), "corner-up-left")
        self.absent_button = Button(theme, _("Inte här"), "user-x", "quiet")
        self.back_button = Button(theme, _("Backa"), "chevron-left", "quiet")
        for button in (self.next_button, self.later_button, self.absent_button, self.back_button):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button)
        buttons.addStretch(1)
        card.addLayout(buttons)
        self.pace = PaceLine(self._seat)
        card.addWidget(self.pace)
        self.next_button.clicked.connect(self.go_on)
        self.later_button.clicked.connect(lambda: self._mark_speaker("later"))
        self.absent_button.clicked.connect(lambda: self._mark_speaker("absent"))
        self.back_button.clicked.connect(self.back)

    def set_compact(self, is_compact: bool) -> None:
        """In a narrow window the lesser buttons show their icons only."""
        _ = self._seat.words
        for button, word in ((self.absent_button, _("Inte här")), (self.back_button, _("Backa"))):
            button.set_text("" if is_compact else word)
            button.setAccessibleName(word)
            button.setToolTip(word if is_compact else "")
        self._is_compact = is_compact
        if one := self._the_round():
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

    def _the_round(self) -> Round | None:
        return self._seat.desk.state.find(Round, self._round)

    def speaker(self) -> Place | None:
        one = self._the_round()
        return speaking(self._seat.desk.state, one, self._seat.units) if one else None

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
        one = self._the_round()
        state, units, _ = self._seat.desk.state, self._seat.units, self._seat.words
        if one is None:
            return
        places = order(state, one, units)
        waiting = coming(state, one, units)
        now = next((p for p in places if p.state == "speaking"), None)
        asked = questions_in(state, one)
        if self._question not in {q.id for q in asked}:
            self._question = asked[0].id if asked else ""
        self._show_questions(asked)
        answers = answers_of(state, self._round)
        for q in asked:
            is_answered = bool(now) and (now.who if now else "", q.id) in answers
            is_asked = bool(now) or one.mode == "writes"
            self._lines[q.id].set(q.id == self._question and is_asked, is_answered)
        first = waiting[0].who if waiting else ""
        is_writing = one.mode == "writes"
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
            self._show_writing(one, [p for p in places if p.state != "absent"], answered)
        else:
            self._show_speaker(now, waiting, present)
        for button in (self.later_button, self.absent_button, self.back_button):
            button.setVisible(not is_writing)
        self.tick()
        self.spot_changed.emit()

    def _show_questions(self, asked: list[Question]) -> None:
        key = [(q.id, q.text) for q in asked]
        if key == self._asked:
            return
        self._asked = key
        emptied(self._asks)
        self._lines = {}
        for n, q in enumerate(asked, 1):
            line = QuestionLine(self._seat.theme, q, n if len(asked) > 1 else 0)
            line.chosen.connect(self.choose_question)
            self._lines[q.id] = line
            self._asks.addWidget(line)

    def _show_speaker(self, now: Place | None, waiting: list[Place], present: list[Place]) -> None:
        _ = self._seat.words
        has_begun = any(p.state != "waiting" for p in present)
        if now:
            at = sum(1 for p in present if p.state == "done") + 1
            self._now.setText(_("Nu talar · {n} av {total}").format(n=at, total=len(present)))
            self._name.setText(now.name)
            self._full.setText(now.full if now.full != now.name else "")
            self._tile.set_letter(now.letter)
            ids = [i for i, _text in self._asked]
            has_more = self._question in ids[:-1]
            done = _("Klar, nästa") if waiting else _("Klar")
            self.next_button.set_text(_("Nästa fråga") if has_more else done)
        elif waiting:
            self._now.setText(_("Näst på tur") if has_begun else _("Först ut"))
            self._name.setText(waiting[0].name)
            self._full.setText(waiting[0].full if waiting[0].full != waiting[0].name else "")
            self._tile.set_letter(waiting[0].letter)
            self.next_button.set_text(_("Ge ordet") if has_begun else _("Börja rundan"))
        else:
            self._now.setText(_("Rundan är klar") if present else _("Ingen i rundan"))
            self._name.setText(_("Alla har talat") if present else "")
            self._full.setText("")
            self._tile.set_letter("")
        self._tile.setVisible(bool((now or waiting) and (now or waiting[0]).letter))
        self._full.setVisible(bool(self._full.text()))
        self.next_button.setEnabled(bool(now or waiting))
        self.later_button.setEnabled(now is not None)
        self.absent_button.setEnabled(now is not None or bool(waiting))
        self.back_button.setEnabled(self._before() is not None)

    def _show_writing(self, one: Round, present: list[Place], answered: set[str]) -> None:
        """Everyone writes at once: how many have answered, and whose answer is typed."""
        _ = self._seat.words
        here = [p.who for p in present]
        count = sum(1 for who in here if who in answered)
        self._now.setText(_("Alla skriver samtidigt"))
        self._name.setText(_("{n} av {total} har svarat").format(n=count, total=len(here)))
        writer = next((p for p in present if p.who == self._writer), None)
        said = _("Nu skrivs svaret från {name}").format(name=writer.name) if writer else one.form
        self._full.setText(said or _("Skriv till exempel skå: svaret, eller klistra in chatten"))
        self._full.setVisible(True)
        self._tile.set_letter(writer.letter if writer else "")
        self._tile.setVisible(bool(writer and writer.letter))
        ids = [i for i, _text in self._asked]
        self.next_button.set_text(_("Nästa fråga") if self._question in ids[:-1] else _("Nästa som saknas"))
        self.next_button.setEnabled(count < len(here) or self._question in ids[:-1])

    def tick(self) -> None:
        """How long the one who speaks has had: counted up, never down over a person."""
        self.pace.show_round(self._the_round())
        now, _ = self.speaker(), self._seat.words
        one = self._the_round()
        turn = turns_of(self._seat.desk.state, self._round).get(now.who) if now else None
        if turn is None or one is None or not turn.began:
            self._spoke.setText("")
            self._meant.setText("")
            return
        seconds = turn.spoke + max(0, self._seat.clock.now_ms() - turn.began) // 1000
        text = _.length(seconds)
        if text != self._spoke.text():
            self._spoke.setText(text)
            self._meant.setText(_("av {length}").format(length=_.length(one.seconds)) if one.seconds else "")
            theme = self._seat.theme
            self._spoke.set_colour(theme.warn if one.seconds and seconds > one.seconds else theme.ink)

    # what is done

    def _turn_id(self, who: str) -> str:
        turn = turns_of(self._seat.desk.state, self._round).get(who)
        return turn.id if turn else self._seat.new_id()

    def give(self, who: str, step: str = "") -> None:
        if who:
            self._question = self._asked[0][0] if self._asked else ""
            seat = self._seat
            command = GiveTurn(self._round, who, seat.clock.now_ms(), self._turn_id(who), seat.new_id())
            self._seat.desk.do(command, step=step)

    def _mark(self, who: str, to: TurnState, step: str = "") -> None:
        if who:
            command = SetTurn(self._round, who, to, self._seat.clock.now_ms(), self._turn_id(who))
            self._seat.desk.do(command, step=step)

    def _toggle_absent(self, who: str) -> None:
        turn = turns_of(self._seat.desk.state, self._round).get(who)
        self._mark(who, "waiting" if turn and turn.state == "absent" else "absent")

    def whose_answer(self) -> Place | None:
        """Whose answer is typed: the one who speaks, else the one whose turn it is to begin; where everyone writes,
        the one chosen in the list.
        """
        one = self._the_round()
        if one and one.mode == "writes":
            places = order(self._seat.desk.state, one, self._seat.units)
            return next((p for p in places if p.who == self._writer), None)
        return self.speaker() or self._next_waiting()

    @property
    def is_writing(self) -> bool:
        """Whether everyone writes at once, so that nobody has the floor."""
        one = self._the_round()
        return bool(one and one.mode == "writes")

    def _picked(self, item: QListWidgetItem) -> None:
        if self.is_writing:
            row: OrderRow = item.data(Qt.ItemDataRole.UserRole)
            self.write_for(row.place.who)

    def write_for(self, who: str) -> None:
        """What is typed next is theirs; nobody's when empty."""
        self._writer = who
        self.refresh()

    def _next_missing(self) -> str:
        """The next one who is here and hasn't answered the question."""
        one, state = self._the_round(), self._seat.desk.state
        if one is None:
            return ""
        places = [p for p in order(state, one, self._seat.units) if p.state != "absent"]
        answered = {who for who, q in answers_of(state, one.id) if q == self._question}
        at = next((n for n, p in enumerate(places) if p.who == self._writer), -1)
        rest = [*places[at + 1 :], *places[: at + 1]]
        return next((p.who for p in rest if p.who not in answered), "")

    def _next_waiting(self) -> Place | None:
        one = self._the_round()
        waiting = coming(self._seat.desk.state, one, self._seat.units) if one else []
        return waiting[0] if waiting else None

    def _mark_speaker(self, to: TurnState) -> None:
        """The one who has the floor (or is first) waits or isn't here; the next one gets it, in the same step."""
        now = self.speaker()
        who = now or self._next_waiting()
        if who is None:
            return
        step = f"turn-{self._seat.new_id()}"
        self._mark(who.who, to, step)
        following = self._next_waiting()
        if now and following and following.who != now.who:
            self.give(following.who, step)

    def go_on(self) -> None:
        """Next question of the turn; after the last one, the next speaker."""
        if self.is_writing:
            self._go_on_writing()
            return
        now = self.speaker()
        ids = [i for i, _ in self._asked]
        if now and self._question in ids and ids.index(self._question) + 1 < len(ids):
            self.choose_question(ids[ids.index(self._question) + 1])
            return
        self.next_speaker()

    def _go_on_writing(self) -> None:
        """The next who hasn't answered; when all have, the next question."""
        missing = self._next_missing()
        ids = [i for i, _ in self._asked]
        if not missing and self._question in ids[:-1]:
            self._writer = ""
            self.choose_question(ids[ids.index(self._question) + 1])
            return
        self.write_for(missing)

    def next_speaker(self) -> None:
        now = self.speaker()
        following = self._next_waiting()
        if following:
            self.give(following.who)
        elif now:
            self._mark(now.who, "done")

    def choose_question(self, question: str) -> None:
        self._question = question
        self.refresh()

    def step_question(self, step: int) -> None:
        ids = [i for i, _ in self._asked]
        if self._question in ids:
            self.choose_question(ids[max(0, min(len(ids) - 1, ids.index(self._question) + step))])

    def _before(self) -> Turn | None:
        """The one who had the floor last."""
        done = [t for t in turns_of(self._seat.desk.state, self._round).values() if t.state == "done"]
        return max(done, key=lambda t: t.seq) if done else None

    def back(self) -> None:
        """The one before gets the floor again; whoever has it waits as before."""
        before, now = self._before(), self.speaker()
        if before is None:
            return
        step = f"turn-{self._seat.new_id()}"
        if now:
            self._mark(now.who, "waiting", step)
        self.give(before.who, step)

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
            self._set_low(is_low)
        self.pace.setMaximumHeight(0 if self.height() < px(400) else _ANY)
        self._no_answers.setVisible(not is_low and not self._has_answers)
        is_tight = is_low or (self.results.isVisibleTo(self) and self.height() < px(720))
        for question, line in self._lines.items():
            line.setVisible(not is_tight or question == self._question)

    def _set_low(self, is_low: bool) -> None:
        theme = self._seat.theme
        side, pad = theme.px(24), theme.px(12 if is_low else 20)
        self._whole.setContentsMargins(side, theme.px(10 if is_low else 20), side, theme.px(8 if is_low else 16))
        self._card.layout_.setContentsMargins(pad, pad, pad, pad)
        self._card.layout_.setSpacing(theme.px(6 if is_low else 10))
        self._tile.set_small(is_low)
        for label in (self._name, self._spoke):
            label.setFont(theme.font(24 if is_low else 40, True, label is self._spoke))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        self.chat.place()

    def _row_menu(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        _ = self._seat.words
        row: OrderRow = item.data(Qt.ItemDataRole.UserRole)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Ge ordet (Enter)")).triggered.connect(lambda: self.give(row.place.who))
        menu.addAction(_("Vänta till sist (Alt+End)")).triggered.connect(lambda: self._mark(row.place.who, "later"))
        is_absent = row.place.state == "absent"
        word = _("Är här") if is_absent else _("Inte här (Delete)")
        menu.addAction(word).triggered.connect(lambda: self._toggle_absent(row.place.who))
        menu.addAction(_("Tillbaka i kön (Alt+Home)")).triggered.connect(
            lambda: self._mark(row.place.who, "waiting")
        )
        menu.popup(self.order.viewport().mapToGlobal(self.order.visualItemRect(item).center()))
