"""The section for groups and walls: boards laid out by groups and questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from rusdesk.commands.command import Place
from rusdesk.commands.privacy import SetPrivate
from rusdesk.commands.wall import LayOutWall
from rusdesk.desk.ports import NotSaved
from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item, in_order
from rusdesk.domain.change import Change
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.people import Group
from rusdesk.domain.record import Record
from rusdesk.domain.state import State, ranked
from rusdesk.domain.wall import Wall, groups_of, notes_of, questions_of, questions_under, walls
from rusdesk.ui.field import Field
from rusdesk.ui.grouping.board import GroupBoard
from rusdesk.ui.planning.cards import CardList, CardWords, Section, scrolled
from rusdesk.ui.planning.common import QuestionTicks, item_choices, questions_for
from rusdesk.ui.planning.fields import Choice, ChoiceField, Form, TextField, TickField, asked
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, Card, PlainLabel
from rusdesk.ui.words import refusal

MOST_GROUPS = 40


def lay_out(
    seat: Seat, title: str, item: str, count: int, questions: Sequence[str], with_unsorted: bool, prompt: str = ""
) -> str:
    """A wall for `count` groups in one step to undo; groups that are there already are used again.

    Returns the wall's id. Raises Refused or NotSaved as it was refused; then nothing has happened.
    """
    state = seat.desk.state
    step = seat.new_id()
    there = sorted(state.each(Group), key=lambda g: (g.number, g.rank, g.id))[:count]
    number = max((g.number for g in there), default=0)
    rank = max((g.rank for g in state.each(Group)), default="")
    new = []
    for _ in range(count - len(there)):
        number, rank = number + 1, ranks.between(rank, "")
        new.append(Group(id=seat.new_id(), number=number, rank=rank))
    if new:
        _, why = asked(seat, Place(tuple(new)), step=step)
        if why is not None:
            raise why
    groups = tuple(g.id for g in (*there, *new))
    needed = LayOutWall.areas_needed(len(groups), len(questions), with_unsorted)
    last = max((w.rank for w in walls(state)), default="")
    wall = Wall(id=seat.new_id(), title=title, item=item, prompt=prompt, rank=ranks.between(last, ""))
    ids = tuple(seat.new_id() for _ in range(needed))
    _, why = asked(seat, LayOutWall(wall, groups, tuple(questions), ids, with_unsorted), step=step)
    if why is not None:
        if new:
            seat.desk.undo()
        raise why
    return wall.id


def read_count(text: str) -> int:
    """How many groups; Refused(BAD_VALUE) for what is no number from 0 to MOST_GROUPS."""
    said = text.strip()
    if not said.isdecimal() or int(said) > MOST_GROUPS:
        raise Refused(Code.BAD_VALUE, "groups", {"typed": text[:20]})
    return int(said)


class _NewWall(Card):
    """What a wall is made from: item, number of groups, questions."""

    def __init__(self, seat: Seat, done: Callable[[str], None]) -> None:
        super().__init__(seat.theme, padding=24, gap=12)
        self._seat, self._done = seat, done
        theme, _ = seat.theme, seat.words
        self.layout_.addWidget(PlainLabel(theme, _("Ny vägg"), 18, True))
        form = Form(theme)
        self._item = Choice([])
        self.item_field = Field(theme, _("Punkt i programmet"), self._item)
        self._item.currentIndexChanged.connect(self._item_chosen)
        self._was_chosen = False
        self._item.activated.connect(self._keep_choice)
        self._count = QLineEdit("4")
        self.count_field = Field(theme, _("Antal grupper"), self._count, _("0 för en gemensam vägg"))
        self._count.returnPressed.connect(self.make)
        form.add(self.item_field, self.count_field, stretches=(2, 1))
        self._title = QLineEdit()
        self._title.returnPressed.connect(self.make)
        self.title_field = Field(theme, _("Väggens rubrik"), self._title)
        self._prompt = QLineEdit()
        self._prompt.setPlaceholderText(_("till exempel: Skriv på postit"))
        form.add(self.title_field, Field(theme, _("Uppmaning"), self._prompt))
        self._ticks = QuestionTicks(seat, _("Frågor, en ruta för varje"))
        form.add(self._ticks)
        self._unsorted = QCheckBox(_("Med plats för det som inte är sorterat på fråga"))
        self._unsorted.setFont(theme.font(15))
        form.add(self._unsorted)
        self.layout_.addWidget(form)
        self.button = Button(theme, _("Ställ upp väggen"), "layout-grid", "primary")
        self.button.clicked.connect(self.make)
        self.layout_.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._for_item = "?"
        self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        self._item.set_choices(item_choices(self._seat.words)(state))
        if not self._item.value and not self._was_chosen:
            free = next((i for i in in_order(state) if i.kind == "dialogue" and not _has_wall(state, i)), None)
            self._item.show_value(free.id if free else "")
        self._offer(state)

    def _keep_choice(self) -> None:
        """What has been chosen by hand is no longer offered anew."""
        self._was_chosen = True

    def choose(self, item: str) -> None:
        """Begin a wall for this item."""
        self._item.show_value(item)
        self._count.setFocus(Qt.FocusReason.OtherFocusReason)
        self._count.selectAll()

    def make(self) -> None:
        _ = self._seat.words
        try:
            count = read_count(self._count.text())
        except Refused:
            self.count_field.show_error(_("Skriv ett antal från 0 till {most}.").format(most=MOST_GROUPS))
            self._count.setFocus()
            return
        self.count_field.show_error("")
        title = self._title.text().strip() or self._title.placeholderText()
        try:
            wall = lay_out(
                self._seat, title, self._item.value or "", count, self._ticks.ticked,
                self._unsorted.isChecked() and bool(self._ticks.ticked), self._prompt.text(),
            )  # fmt: skip
        except (Refused, NotSaved) as why:
            self.title_field.show_error(refusal(self._seat.words, why))
            return
        self.title_field.show_error("")
        self._title.clear()
        self._prompt.clear()
        self._was_chosen = False
        self._item.show_value("")
        self._done(wall)

    def _item_chosen(self) -> None:
        self._offer(self._seat.desk.state)

    def _offer(self, state: State) -> None:
        item = self._item.value or ""
        questions = questions_for(state, item)
        fresh = item != self._for_item
        self._for_item = item
        own = [q.id for q in questions if item and q.item == item]
        self._ticks.offer(questions, own if fresh else self._ticks.ticked)
        found = state.find(Item, item)
        self._title.setPlaceholderText(found.title[:200] if found else self._seat.words("Vägg"))


def _dialogue(state: State) -> str:
    """The dialogue whose questions groups may share: the first that has any."""
    found = [i.id for i in in_order(state) if i.kind == "dialogue"]
    return next((i for i in found if questions_under(state, i)), next(iter(found), ""))


def _has_wall(state: State, item: Item) -> bool:
    return any(w.item == item.id for w in walls(state))


class GroupsSection(Section):
    """Walls, what a new one is made from, and the groups with their names."""

    icon = "layout-grid"

    def __init__(self, seat: Seat) -> None:
        _ = seat.words
        super().__init__(seat, _("Grupper och vägg"))
        theme = seat.theme

        def wall_form(wall: Wall) -> Form:
            out = Form(theme)
            out.add(
                TextField(seat, Wall, wall.id, "title", _("Rubrik")),
                ChoiceField(seat, Wall, wall.id, "item", _("Punkt i programmet"), item_choices(_)),
            )
            out.add(TextField(seat, Wall, wall.id, "prompt", _("Uppmaning")), _WallFacts(seat, wall.id))
            out.add(
                TickField(
                    seat, Wall, wall.id, "is_private", _("Dölj lapparna för rummet tills de visas"),
                    asks=lambda is_on: SetPrivate(wall.id, is_on),
                ),
                TickField(seat, Wall, wall.id, "has_inbox", _("Lappar från andra väntar i inkorgen")),
            )  # fmt: skip
            return out

        def no_wall(state: State, rank: str) -> Sequence[Record]:
            return (Wall(id=seat.new_id(), title=_("Vägg"), rank=rank),)

        wall_words = CardWords(
            add=_("Tom vägg"),
            empty_title=_("Ingen vägg än"),
            empty=_("Ställ upp en vägg här nedanför, eller börja med en tom."),
            one=lambda n: _("Vägg {number}").format(number=n),
        )
        self.walls = CardList(seat, Wall, walls, wall_form, no_wall, wall_words, "layout-grid")
        self.new_wall = _NewWall(seat, self.walls.focus_card)

        def group_form(group: Group) -> Form:
            out = Form(theme)
            name = _("Grupp {number}").format(number=group.number)
            out.add(TextField(seat, Group, group.id, "title", _("Namn"), placeholder=name, is_named_above=True))
            return out

        def new_group(state: State, rank: str) -> Sequence[Record]:
            number = max((g.number for g in state.each(Group)), default=0) + 1
            return (Group(id=seat.new_id(), number=number, rank=rank),)

        group_words = CardWords(
            add=_("Lägg till grupp"),
            empty_title=_("Inga grupper än"),
            empty=_("Grupper kommer till när en vägg ställs upp."),
            one=lambda n: _("Grupp {number}").format(number=n),
        )
        self._groups = CardList(
            seat, Group, lambda s: ranked(s.each(Group)), group_form, new_group, group_words, "users"
        )
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(PlainLabel(theme, _("Väggar"), 18, True))
        column.addWidget(self.walls)
        column.addWidget(self.new_wall)
        column.addSpacing(theme.px(8))
        column.addWidget(PlainLabel(theme, _("Vem i vilken grupp"), 18, True))
        self.board = GroupBoard(seat, lambda: _dialogue(seat.desk.state))
        column.addWidget(self.board)
        column.addSpacing(theme.px(8))
        column.addWidget(PlainLabel(theme, _("Grupper"), 18, True))
        column.addWidget(self._groups)
        column.addStretch(1)
        self.fill(scrolled(theme, inner))

    def summary(self, state: State) -> str:
        words = self.seat.words
        boards = sum(1 for _ in state.each(Wall))
        groups = sum(1 for _ in state.each(Group))
        if not boards and not groups:
            return words("Inget än")
        said = [words.n("{n} vägg", "{n} väggar", boards)]
        if groups:
            said.append(words.n("{n} grupp", "{n} grupper", groups))
        return " · ".join(said)

    def is_filled(self, state: State) -> bool:
        return any(True for _ in state.each(Wall))

    def follow(self, change: Change | None, state: State) -> None:
        self.walls.refresh(state)
        self._groups.refresh(state)
        self.board.show_item()
        self.new_wall.refresh(state)
        self.says.setText(self.summary(state))

    def take_focus(self) -> None:
        self.walls.take_focus()


class _WallFacts(QWidget):
    """What is on a wall, in a line."""

    def __init__(self, seat: Seat, wall: str) -> None:
        super().__init__()
        self._seat, self._wall = seat, wall
        column = QVBoxLayout(self)
        column.setContentsMargins(0, seat.theme.px(28), 0, 0)
        self._label = PlainLabel(seat.theme, "", 14, False, seat.theme.ink2, wraps=True)
        column.addWidget(self._label)
        self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        n = self._seat.words.n
        said = [
            n("{n} grupp", "{n} grupper", len(groups_of(state, self._wall))),
            n("{n} fråga", "{n} frågor", len(questions_of(state, self._wall))),
            n("{n} lapp", "{n} lappar", len(notes_of(state, self._wall))),
        ]
        self._label.setText(" · ".join(said))
