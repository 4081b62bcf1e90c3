"""A round: who speaks now, the questions of the turn, the answers so far and the speaking order."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rusdesk.commands.rounds import GiveTurn, SetTurn
from rusdesk.domain.change import Change
from rusdesk.domain.people import Question
from rusdesk.domain.rounds import (
    Place,
    Round,
    Turn,
    TurnState,
    answers_of,
    coming,
    order,
    questions_in,
    speaking,
    turns_of,
)
from rusdesk.ui.emptying import emptied
from rusdesk.ui.rounds.answers import AnswersList
from rusdesk.ui.rounds.order_list import OrderList, OrderRow
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import Button, Card, EmptyState, PlainLabel

_KINDS = frozenset({"round", "turn", "answer", "question", "participant"})


class LetterTile(QWidget):
    """The large tile with the letter of the one who speaks."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letter = ""
        self.setFixedSize(theme.px(80), theme.px(80))

    def set_letter(self, letter: str) -> None:
        if letter != self._letter:
            self._letter = letter
            self.setVisible(bool(letter))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent_fill)
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        painter.setPen(theme.on_accent)
        painter.setFont(theme.font(34, True))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.end()


class QuestionLine(QWidget):
    """A question of the turn: its number (0 for the only one), its words, and whether it is the one being answered."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, question: Question, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._id = question.id
        self._is_current = False
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), theme.px(5), theme.px(10), theme.px(5))
        row.setSpacing(theme.px(10))
        self._number = PlainLabel(theme, str(number) if number else "", 14, True, theme.accent)
        self._number.setVisible(number > 0)
        self._text = PlainLabel(theme, question.text, 15, False, theme.ink, wraps=True)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self._done = QLabel()
        self._done.setPixmap(theme.pixmap("check", theme.ok, 16, 2.0))
        row.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)

    def set(self, is_current: bool, is_answered: bool) -> None:
        self._is_current = is_current
        self._text.setFont(self._theme.font(15, is_current))
        self._done.setVisible(is_answered)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_current:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent_soft)
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.end()

    def mousePressEvent(self, event: object) -> None:
        self.chosen.emit(self._id)


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
        theme, _ = seat.theme, seat.words
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(16))
        row.setSpacing(theme.px(24))
        left = QVBoxLayout()
        left.setSpacing(theme.px(12))
        row.addLayout(left, 62)
        self._card = Card(theme, padding=20, gap=10)
        self._build_card()
        left.addWidget(self._card)
        heads = QHBoxLayout()
        heads.addWidget(PlainLabel(theme, _("Svar hittills"), 16, True))
        heads.addStretch(1)
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
        self._below = QWidget()
        left.addWidget(self._below, 1)
        side = Card(theme, padding=0, gap=0)
        side.layout_.setContentsMargins(2, theme.px(14), 2, theme.px(8))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(18), 0, theme.px(18), theme.px(8))
        head.addWidget(PlainLabel(theme, _("Turordning"), 16, True))
        head.addStretch(1)
        self._left_count = PlainLabel(theme, "", 14, False, theme.ink2, tnum=True)
        head.addWidget(self._left_count)
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
            self._round = round_id
            self._question = ""
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
            answered = bool(now) and (now.who if now else "", q.id) in answers
            self._lines[q.id].set(q.id == self._question and bool(now), answered)
        first = waiting[0].who if waiting else ""
        rows = [OrderRow(n, p, p.who == first and p.state == "waiting") for n, p in enumerate(places, 1)]
        self.order.show_rows(rows)
        present = [p for p in places if p.state != "absent"]
        left = len(waiting)
        self._left_count.setText(_.n("{n} kvar", "{n} kvar", left) if left else _("alla klara"))
        self._count.setText(_.n("{n} svar", "{n} svar", len(answers)))
        self.answers.show_answers(one, places, asked, answers)
        for widget, is_shown in ((self.answers, answers), (self._no_answers, not answers), (self._below, not answers)):
            widget.setVisible(bool(is_shown))
        self._show_speaker(now, waiting, present)
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

    def tick(self) -> None:
        """How long the one who speaks has had: counted up, never down over a person."""
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
        """Whose answer is typed: the one who speaks, else the one whose turn it is to begin."""
        return self.speaker() or self._next_waiting()

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
        now = self.speaker()
        ids = [i for i, _ in self._asked]
        if now and self._question in ids and ids.index(self._question) + 1 < len(ids):
            self.choose_question(ids[ids.index(self._question) + 1])
            return
        self.next_speaker()

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

    def _row_menu(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        _ = self._seat.words
        row: OrderRow = item.data(Qt.ItemDataRole.UserRole)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Ge ordet (Enter)")).triggered.connect(lambda: self.give(row.place.who))
        menu.addAction(_("Vänta till sist (Alt+Pil ner)")).triggered.connect(lambda: self._mark(row.place.who, "later"))
        is_absent = row.place.state == "absent"
        word = _("Är här") if is_absent else _("Inte här (Delete)")
        menu.addAction(word).triggered.connect(lambda: self._toggle_absent(row.place.who))
        menu.addAction(_("Tillbaka i kön (Alt+Pil upp)")).triggered.connect(
            lambda: self._mark(row.place.who, "waiting")
        )
        menu.popup(self.order.viewport().mapToGlobal(self.order.visualItemRect(item).center()))
