"""The groups beside each other with their members, and what divides people into them."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from rusdesk.commands.grouping import DivideGroups, GiveQuestions, MoveMember, SeatLatecomers
from rusdesk.domain import grouping
from rusdesk.domain.grouping import MOST_GROUPS, Person, division_of
from rusdesk.domain.people import Group
from rusdesk.domain.plain import shortened
from rusdesk.domain.state import State
from rusdesk.domain.wall import questions_under
from rusdesk.ui.emptying import emptied
from rusdesk.ui.entry.deeds import group_name
from rusdesk.ui.grouping.member_list import Member, MemberList
from rusdesk.ui.planning.fields import Choice, asked
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Card, PlainLabel, plain_tip
from rusdesk.ui.words import refusal

_LEAST_WIDE = 236


class GroupBoard(QWidget):
    """`item` says for which item of the programme groups may be given questions of their own."""

    focus_moved = Signal()

    def __init__(self, seat: Seat, item: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat, self._item = seat, item
        self._lists: list[MemberList] = []
        self._cards: list[_GroupCard] = []
        self._columns = 0
        theme, _ = seat.theme, seat.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self.count = Choice([(n, _.n("{n} grupp", "{n} grupper", n)) for n in range(1, 21)])
        self.count.setAccessibleName(_("Antal grupper"))
        self.mixing = Choice([("mixed", _("Blandade")), ("drawn", _("Lottade")), ("listed", _("Som listan"))])
        self.mixing.setToolTip(plain_tip(_("Blandade: roller och regioner sprids på grupperna")))
        self.mixing.setAccessibleName(_("Hur grupperna blandas"))
        self.apart = QCheckBox(_("Kollegor isär"))
        for widget in (self.count, self.mixing, self.apart):
            widget.setFont(theme.font(15))
            row.addWidget(widget)
        self.divide_button = Button(theme, _("Dela in"), "shuffle", "primary")
        row.addWidget(self.divide_button)
        self.late_button = Button(theme, "", "users", "secondary")
        row.addWidget(self.late_button)
        row.addStretch(1)
        column.addLayout(row)
        self.says = PlainLabel(theme, "", 14, False, theme.ink2, wraps=True)
        column.addWidget(self.says)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(12))
        column.addLayout(self._grid)
        self.divide_button.clicked.connect(self.divide)
        self.late_button.clicked.connect(self.seat_late)
        self._offer(seat.desk.state)
        self.refresh()

    def _offer(self, state: State) -> None:
        told = division_of(state)
        count = told.count or len(grouping.groups(state)) or 4
        self.count.show_value(min(20, count))
        self.mixing.show_value(told.mixing)
        self.apart.setChecked(told.apart)

    @property
    def lists(self) -> list[MemberList]:
        """Those without a group first when there are any, then every group's."""
        return self._lists

    def people(self) -> list[Person]:
        """Those who are here, or everybody who takes part as long as no attendance is kept."""
        return grouping.people_here(self._seat.desk.state, self._seat.units)

    def divide(self) -> None:
        """Divide everybody who is here, anew each time; Ctrl+Z gives back what was."""
        seat, _ = self._seat, self._seat.words
        count = int(self.count.value or 1)
        ids = tuple(seat.new_id() for _n in range(min(count, MOST_GROUPS)))
        seed = random.SystemRandom().randrange(1, 1_000_000)
        wish = DivideGroups(tuple(self.people()), count, ids, seed, self.mixing.value, self.apart.isChecked())
        _change, why = asked(seat, wish)
        if why is not None:
            seat.say(refusal(_, why))

    def seat_late(self) -> None:
        """Everybody without a group gets one."""
        _change, why = asked(self._seat, SeatLatecomers(tuple(self.people())))
        if why is not None:
            self._seat.say(refusal(self._seat.words, why))

    # shown

    def refresh(self) -> None:
        """As the state has it; a member that was current stays so."""
        state, _ = self._seat.desk.state, self._seat.words
        known = {p.id: p for p in grouping.people(state, self._seat.units)}
        names = grouping.names(state, self._seat.units)
        groups = grouping.groups(state)
        places = grouping.seated(state)
        without = [p for p in self.people() if p.id not in places]
        wanted = ["", *(g.id for g in groups)] if groups and without else [g.id for g in groups]
        if [c.group for c in self._cards] != wanted:
            self._build(wanted)
        pairs = 0
        for card in self._cards:
            group = state.find(Group, card.group)
            ids = [p.id for p in without] if group is None else [m for m in group.members if m in names]
            here = [known.get(i) or Person(i, names[i]) for i in ids]
            if group is not None:
                pairs += grouping.clashes(here)
            rows = [
                Member(p.id, p.name, p.detail, group is not None and any(p.ties & q.ties for q in here if q != p))
                for p in here
            ]
            card.show_members(group, rows, self._seat)
        self._even()
        self.late_button.setVisible(bool(groups and without))
        self.late_button.set_text(_.n("Passa in {n} till", "Passa in {n} till", len(without)))
        self.divide_button.set_text(_("Dela in på nytt") if places else _("Dela in"))
        self.says.setText(self._summary(len(places), len(without), pairs))

    def _summary(self, seated: int, without: int, pairs: int) -> str:
        words = self._seat.words
        people = len(self.people())
        if not seated:
            return words.n("{n} att dela in", "{n} att dela in", people)
        said = [words.n("{n} i grupper", "{n} i grupper", seated)]
        if without:
            said.append(words.n("{n} utan grupp", "{n} utan grupp", without))
        if pairs:
            said.append(words.n("{n} par kollegor i samma grupp", "{n} par kollegor i samma grupp", pairs))
        said.append(words("Dra, eller flytta med Alt+← och Alt+→"))
        return " · ".join(said)

    def _build(self, wanted: list[str]) -> None:
        emptied(self._grid)
        self._lists, self._cards = [], []
        for group in wanted:
            card = _GroupCard(self._seat, group, self._ask_questions)
            self._cards.append(card)
            self._lists.append(card.list)
            card.list.moved.connect(self.move_to)
            card.list.stepped.connect(self._step)
            card.list.left.connect(self._leave)
            card.list.dropped_out.connect(lambda who: self.move_to(who, "", -1))
        self._columns = 0
        self._lay()

    def _lay(self) -> None:
        columns = max(1, self.width() // self._seat.theme.px(_LEAST_WIDE))
        if columns == self._columns:
            return
        self._columns = columns
        for card in self._cards:
            self._grid.removeWidget(card)
        for n in range(self._grid.columnCount()):
            self._grid.setColumnStretch(n, 0)
        for n, card in enumerate(self._cards):
            self._grid.addWidget(card, n // columns, n % columns)
        for n in range(min(columns, max(1, len(self._cards)))):
            self._grid.setColumnStretch(n, 1)
        self._even()

    def _even(self) -> None:
        """Cards beside each other are as high as the fullest of them."""
        columns = max(1, self._columns)
        for first in range(0, len(self._lists), columns):
            row = self._lists[first : first + columns]
            most = max(len(one.rows) for one in row)
            for one in row:
                one.fit(most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    # moved

    def move_to(self, who: str, group: str, at: int = -1) -> None:
        asked(self._seat, MoveMember(who, group, at))
        self._focus(who)

    def _step(self, who: str, step: int) -> None:
        groups = [g.id for g in grouping.groups(self._seat.desk.state)]
        here = grouping.seated(self._seat.desk.state).get(who, "")
        at = (groups.index(here) if here in groups else -1) + step
        # left of the first group is no group
        if -1 <= at < len(groups):
            self.move_to(who, groups[at] if at >= 0 else "")

    def _focus(self, who: str) -> None:
        for one in self._lists:
            if any(r.id == who for r in one.rows):
                one.choose(who)
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                self.focus_moved.emit()

    def _leave(self, step: int) -> None:
        """The keyboard to the next list with somebody in it."""
        now = next((n for n, one in enumerate(self._lists) if one.hasFocus()), None)
        if now is None:
            return
        row = self._lists[now].currentRow()
        at = now + step
        while 0 <= at < len(self._lists) and not self._lists[at].rows:
            at += step
        if 0 <= at < len(self._lists):
            self._lists[at].setCurrentRow(min(max(0, row), len(self._lists[at].rows) - 1))
            self._lists[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyboard(self) -> QWidget:
        """Who takes the keyboard."""
        return next((one for one in self._lists if one.rows), self.divide_button)

    # questions of their own

    def question_menu(self, group: str) -> QMenu:
        """The item's questions, ticked where this group takes them; none ticked for all of them."""
        state = self._seat.desk.state
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        here = state.get(Group, group)
        for n, question in enumerate(questions_under(state, self._item()), 1):
            action = QAction(f"{n}  {shortened(question.text, 70)}".replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(question.id in here.questions)
            action.triggered.connect(lambda on, q=question.id: self._turn_question(group, q, on))
            menu.addAction(action)
        return menu

    def _turn_question(self, group: str, question: str, is_on: bool) -> None:
        here = self._seat.desk.state.get(Group, group)
        left = [q for q in here.questions if q != question]
        asked(self._seat, GiveQuestions(group, tuple([*left, question] if is_on else left)))

    def _ask_questions(self, group: str, button: QWidget) -> None:
        self.question_menu(group).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def questions(self) -> list[str]:
        """Ids of the questions that groups may take some of."""
        return [q.id for q in questions_under(self._seat.desk.state, self._item())]

    def hear(self, kinds: set[str]) -> None:
        """Redrawn when something it shows has changed."""
        if kinds & {"group", "participant", "division", "question", "presence", "item"}:
            if "division" in kinds:
                self._offer(self._seat.desk.state)
            self.refresh()
            self._show_questions()

    def _show_questions(self) -> None:
        asked_here = self.questions()
        for card in self._cards:
            group = self._seat.desk.state.find(Group, card.group)
            card.show_questions(asked_here, group, self._seat)

    def show_item(self) -> None:
        """Another item: its questions."""
        self.refresh()
        self._show_questions()


class _GroupCard(Card):
    """One group: name, how many, its questions, its members."""

    def __init__(self, seat: Seat, group: str, ask: Callable[[str, QWidget], None]) -> None:
        super().__init__(seat.theme, padding=8, gap=4)
        theme = seat.theme
        self.group = group
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(6), 0, theme.px(2), 0)
        self._title = PlainLabel(theme, "", 15, True, elides=True)
        head.addWidget(self._title, 1)
        self._count = PlainLabel(theme, "", 14, False, theme.ink2, tnum=True)
        head.addWidget(self._count)
        self.layout_.addLayout(head)
        self.button = Button(theme, "", "question", "link")
        self.button.clicked.connect(lambda: ask(group, self.button))
        self.button.hide()
        self.layout_.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.list = MemberList(seat, group)
        self.layout_.addWidget(self.list)
        self.layout_.addStretch(1)

    def show_members(self, group: Group | None, rows: list[Member], seat: Seat) -> None:
        _ = seat.words
        name = group_name(_, group) if group else _("Utan grupp")
        self._title.setText(name)
        self._count.setText(str(len(rows)))
        self.list.setAccessibleName(f"{name}, {_.n('{n} person', '{n} personer', len(rows))}")
        self.list.show_rows(rows)

    def show_questions(self, asked_here: list[str], group: Group | None, seat: Seat) -> None:
        """Which of the questions it takes, when there are several."""
        _ = seat.words
        self.button.setVisible(group is not None and len(asked_here) > 1)
        if group is None:
            return
        numbers = [str(asked_here.index(q) + 1) for q in group.questions if q in asked_here]
        text = _("Fråga {numbers}").format(numbers=_.join(numbers)) if numbers else _("Alla frågor")
        self.button.set_text(text)
        self.button.setAccessibleName(f"{group_name(_, group)}: {text}")
