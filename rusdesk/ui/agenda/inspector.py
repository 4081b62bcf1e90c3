"""Everything about one item, or one part of the day, beside the programme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from rusdesk.commands.agenda import SetLength, SetMinimum
from rusdesk.commands.command import Place, Remove
from rusdesk.commands.projection import scene_of
from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item, Part, read_minutes, read_time
from rusdesk.domain.change import Change
from rusdesk.domain.own_pictures import Picture, own_pictures
from rusdesk.domain.people import Question
from rusdesk.domain.projection import Scene
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Round, round_of_item
from rusdesk.domain.rounds import rounds as rounds_of
from rusdesk.domain.state import State, ranked
from rusdesk.domain.statusmap import Map, maps
from rusdesk.domain.wall import Wall, walls
from rusdesk.ui.agenda.item_more import Invited, item_links
from rusdesk.ui.agenda.looks import KINDS, SCENES
from rusdesk.ui.agenda.names import complete_names, known_names
from rusdesk.ui.planning.cards import RING_ROOM, CardList, CardWords
from rusdesk.ui.planning.common import last_rank, shown_days, typed_days
from rusdesk.ui.planning.fields import ChoiceField, Form, TextField, TickField, asked, say_taken_along
from rusdesk.ui.planning.map_layers import new_map
from rusdesk.ui.planning.rounds import new_round
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button, IconButton, PlainLabel, rule
from rusdesk.ui.words import item_kind_name, scene_name


class Inspector(QWidget):
    """The fields of what is chosen. `wall_wanted` asks for a wall for an item; `closed` puts the overlay away."""

    wall_wanted = Signal(str)
    section_wanted = Signal(str)
    picture_wanted = Signal(str)
    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.takes_pictures = False
        theme, _ = seat.theme, seat.words
        self.setAccessibleName(_("Uppgifter om punkten"))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(rule(theme, is_upright=True))
        frame = QFrame()
        frame.setObjectName("panel")
        whole.addWidget(frame)
        column = QVBoxLayout(frame)
        # the fields below have room for their rings; the names stand in line with them
        ring = theme.px(RING_ROOM)
        column.setContentsMargins(theme.px(24) - ring, theme.px(20), theme.px(12), 0)
        column.setSpacing(theme.px(10))
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.setContentsMargins(ring, 0, 0, 0)
        names.setSpacing(theme.px(2))
        self._sort = PlainLabel(theme, "", 13, True, theme.accent)
        self._title = PlainLabel(theme, "", 20, True, wraps=True)
        names.addWidget(self._sort)
        names.addWidget(self._title)
        head.addLayout(names, 1)
        self.close_button = IconButton(theme, "x", _("Stäng"), "Esc")
        self.close_button.clicked.connect(self.closed.emit)
        self.close_button.hide()
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._area, 1)
        self._form: Form | None = None
        self._shown = ""
        self.show_record("")

    def show_record(self, record_id: str) -> None:
        """Show an item or a part; nothing for an id that is neither."""
        if record_id == self._shown and self._form is not None:
            return
        self._shown = record_id
        state = self._seat.desk.state
        item, part = state.find(Item, record_id), state.find(Part, record_id)
        if item is not None:
            form: Form = _ItemForm(
                self._seat,
                item,
                self.wall_wanted.emit,
                self.section_wanted.emit,
                self.picture_wanted.emit if self.takes_pictures else None,
            )
        elif part is not None:
            form = _part_form(self._seat, part)
        else:
            form = Form(self._seat.theme)
            hint = self._seat.words("Välj en punkt i programmet, så står dess uppgifter här.")
            form.column.addWidget(PlainLabel(self._seat.theme, hint, 15, False, self._seat.theme.ink2, wraps=True))
        margin = self._seat.theme.px(RING_ROOM)
        form.column.setContentsMargins(margin, margin, self._seat.theme.px(14), self._seat.theme.px(24))
        form.column.addStretch(1)
        form.refresh(state)
        self._form = form
        self._area.setWidget(form)
        form.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        self._name(state)

    def follow(self, change: Change | None, state: State) -> None:
        if self._shown and state.find(Item, self._shown) is None and state.find(Part, self._shown) is None:
            self.show_record("")
            return
        if self._form is not None:
            self._form.refresh(state)
        self._name(state)

    def take_focus(self) -> None:
        first = self._form.findChild(QLineEdit) if self._form is not None else None
        if isinstance(first, QLineEdit):
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            first.selectAll()

    def _name(self, state: State) -> None:
        _ = self._seat.words
        item, part = state.find(Item, self._shown), state.find(Part, self._shown)
        if item is not None:
            kind = item_kind_name(_, item.kind)
            self._sort.setText(kind[:1].upper() + kind[1:])
            self._title.setText(item.title)
        else:
            self._sort.setText(_("Del av dagen") if part is not None else "")
            self._title.setText(part.title if part is not None else "")


def _part_form(seat: Seat, part: Part) -> Form:
    _ = seat.words
    days, shown = typed_days(seat.clock), shown_days(_)
    form = Form(seat.theme)
    form.add(TextField(seat, Part, part.id, "title", _("Rubrik")))
    form.add(TextField(seat, Part, part.id, "who", _("För vem"), placeholder=_("alla")))
    form.add(
        TextField(
            seat, Part, part.id, "day", _("Dag"),
            read=lambda text: next(iter(days(text)), ""), show=lambda iso: shown([iso] if iso else []),
        )
    )  # fmt: skip
    form.add(Invited(seat, part.id))
    return form


class _ItemForm(Form):
    """An item's fields, its questions and what it opens."""

    def __init__(
        self,
        seat: Seat,
        item: Item,
        wall_wanted: Callable[[str], None],
        section_wanted: Callable[[str], None],
        picture_wanted: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(seat.theme)
        self._seat, self._id = seat, item.id
        self._wall_wanted, self._section_wanted = wall_wanted, section_wanted
        self._picture_wanted = picture_wanted
        theme, _ = seat.theme, seat.words
        wrong = _("Skriv längden som 25, 25 min eller 1 h 30.")

        def text(name: str, label: str, **more: object) -> TextField:
            return TextField(seat, Item, item.id, name, label, **more)  # type: ignore[arg-type]

        def length(typed: str) -> int:
            return read_minutes(typed) if typed.strip() else 0

        def least(typed: str) -> int | None:
            return read_minutes(typed) if typed.strip() else None

        self.add(text("title", _("Punkt")))
        self.add(
            text(
                "minutes", _("Längd"), read=length, show=_.minutes, wrong=wrong,
                asks=lambda value: SetLength(item.id, value),
            ),
            text(
                "minimum", _("Minst"), read=least, show=lambda m: "" if m is None else _.minutes(m),
                wrong=wrong, placeholder=_("som längden"), asks=lambda value: SetMinimum(item.id, value),
            ),
        )  # fmt: skip
        kinds = []
        for kind in KINDS:
            name = item_kind_name(_, kind)
            kinds.append((kind, name[:1].upper() + name[1:]))
        self.add(
            text(
                "start", _("Fast start"), read=read_time, show=lambda at: "" if at is None else _.clock(at),
                wrong=_("Skriv tiden som 9.00, eller lämna tomt."), placeholder=_("flyter"),
            ),
            ChoiceField(seat, Item, item.id, "kind", _("Slag"), kinds),
        )  # fmt: skip
        presenters = text("presenters", _("Ansvarig"), placeholder=_("namn eller organisationer"))
        assert isinstance(presenters.edit, QLineEdit)
        complete_names(presenters.edit, lambda: known_names(seat.desk.state))
        self.add(presenters)
        tip = _("Får strykas när tiden inte räcker.")
        self.add(TickField(seat, Item, item.id, "is_optional", _("Kan strykas om det drar över"), tip))

        def scenes(state: State) -> list[tuple[Scene | None, str]]:
            now = state.find(Item, item.id) or item
            usual = scene_name(_, scene_of(replace(now, scene=None)))
            return [(None, _("Som brukligt: {scene}").format(scene=usual)), *((s, scene_name(_, s)) for s in SCENES)]

        self.add(ChoiceField(seat, Item, item.id, "scene", _("Visas för rummet"), scenes))
        sounds = [("usual", _("Som brukligt för slaget")), ("on", _("Ja")), ("off", _("Nej"))]
        self.add(ChoiceField(seat, Item, item.id, "sound", _("Ljud när tiden är slut"), sounds))
        beside = _("Till exempel grupper i var sitt rum: alla börjar när punkten börjar.")
        self._beside = TickField(seat, Item, item.id, "is_parallel", _("Delpunkterna går samtidigt"), beside)
        self.add(self._beside)
        self._questions = self._question_list(item)
        self.column.addWidget(PlainLabel(theme, _("Frågor"), 15, True))
        self.add(self._questions)
        self.column.addWidget(PlainLabel(theme, _("Punkten öppnar"), 15, True))
        self._opens = _Opens(self)
        self.add(self._opens)
        self.column.addWidget(PlainLabel(theme, _("Länkar"), 15, True))
        self.add(item_links(seat, item))
        self.add(text("text", _("Text"), lines=2, hint=_("Står i programmet.")))
        self.add(text("notes", _("Interna anteckningar"), lines=2, hint=_("Visas aldrig för rummet.")))
        self.add(text("assumed", _("Antaget"), placeholder=_("vad som är vårt antagande")))
        self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        super().refresh(state)
        self._beside.setVisible(any(i.parent == self._id for i in state.each(Item)))

    @property
    def seat(self) -> Seat:
        return self._seat

    @property
    def item_id(self) -> str:
        return self._id

    def want_wall(self) -> None:
        self._wall_wanted(self._id)

    @property
    def takes_pictures(self) -> bool:
        return self._picture_wanted is not None

    def want_picture(self) -> None:
        if self._picture_wanted is not None:
            self._picture_wanted(self._id)

    def want_section(self, name: str) -> None:
        self._section_wanted(name)

    def _question_list(self, item: Item) -> CardList[Question]:
        seat, _ = self._seat, self._seat.words

        def form(question: Question) -> Form:
            out = Form(seat.theme)
            name = _("Fråga")
            out.add(TextField(seat, Question, question.id, "text", name, lines=2, is_named_above=True))
            return out

        def new(state: State, rank: str) -> list[Record]:
            # the rank counts among all questions of the workshop
            return [
                Question(id=seat.new_id(), text=_("Ny fråga"), item=item.id, rank=ranks.between(last_rank(state), ""))
            ]

        words = CardWords(
            add=_("Lägg till fråga"),
            empty_title=_("Inga frågor"),
            empty=_("Det punkten handlar om, till väggen eller rundan."),
            one=lambda n: _("Fråga {number}").format(number=n),
        )
        return CardList(
            seat,
            Question,
            lambda s: ranked(q for q in s.each(Question) if q.item == item.id),
            form,
            new,
            words,
            "question",
        )


class _Opens(QWidget):
    """The walls, rounds and maps of an item, and buttons for new ones."""

    def __init__(self, form: _ItemForm) -> None:
        super().__init__(form)
        self._form = form
        seat = form.seat
        theme, _ = seat.theme, seat.words
        self._seat = seat
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        column.addLayout(self._rows)
        # two and two: four don't fit beside each other in the narrower inspector
        buttons = QGridLayout()
        buttons.setSpacing(theme.px(8))
        picture = [(_("Bild"), "image", form.want_picture)] if form.takes_pictures else []
        new = [
            (_("Vägg"), "layout-grid", form.want_wall),
            (_("Runda"), "users", self._new_round),
            (_("Karta"), "map", self._new_map),
            *picture,
        ]
        across = 2 if len(new) == 4 else 3
        for n, (words, icon, do) in enumerate(new):
            button = Button(theme, words, icon, "quiet", is_compact=True)
            button.setAccessibleName(_("Ny: {what}").format(what=words))
            button.clicked.connect(lambda _checked=False, do=do: do())
            buttons.addWidget(button, n // across, n % across)
        column.addLayout(buttons)
        self._shown: list[tuple[str, str]] = []
        self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        item = self._form.item_id
        found: list[tuple[type[Record], str, str, str, str]] = []
        _ = self._seat.words
        for wall in walls(state):
            if wall.item == item:
                found.append((Wall, wall.id, _("Vägg: {title}").format(title=wall.title), "layout-grid", "groups"))
        for one in round_of_item(state, item):
            found.append((Round, one.id, _("Runda: {title}").format(title=one.title), "users", "rounds"))
        for chart in maps(state):
            if chart.item == item:
                found.append((Map, chart.id, _("Karta: {title}").format(title=chart.title), "map", "map"))
        for own in own_pictures(state):
            if own.item == item:
                found.append((Picture, own.id, _("Egen bild: {title}").format(title=own.title), "image", ""))
        now = [(record_id, words) for _kind, record_id, words, _icon, _section in found]
        if now == self._shown:
            return
        self._shown = now
        while self._rows.count():
            old = self._rows.takeAt(0)
            widget = old.widget() if old is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for kind, record_id, words, icon, section in found:
            self._rows.addWidget(self._row(kind, record_id, words, icon, section))

    def _row(self, kind: type[Record], record_id: str, words: str, icon: str, section: str) -> QWidget:
        theme, _ = self._seat.theme, self._seat.words
        frame = QFrame()
        frame.setObjectName("sunken")
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.px(10), theme.px(2), theme.px(2), theme.px(2))
        row.setSpacing(theme.px(4))
        name = PlainLabel(theme, words, 15, elides=True)
        row.addWidget(name, 1)
        edit = IconButton(theme, "pencil", _("Ändra: {what}").format(what=words), side=36)
        edit.clicked.connect(lambda: self._form.want_section(section))
        remove = IconButton(theme, "trash-2", _("Ta bort: {what}").format(what=words), side=36)
        remove.clicked.connect(lambda: self._remove(kind, record_id))
        row.addWidget(edit)
        row.addWidget(remove)
        if not section:
            edit.hide()
        return frame

    def _remove(self, kind: type[Record], record_id: str) -> None:
        record = self._seat.desk.state.find(kind, record_id)
        if record is not None:
            say = say_taken_along(self._seat, record)
            change, _ = asked(self._seat, Remove(kind, (record_id,)))
            if change is not None:
                say()

    def _new_round(self) -> None:
        state = self._seat.desk.state
        item = state.find(Item, self._form.item_id)
        rank = ranks.between(max((r.rank for r in rounds_of(state)), default=""), "")
        asked(self._seat, Place(new_round(self._seat, state, item, rank)))

    def _new_map(self) -> None:
        state = self._seat.desk.state
        item = state.find(Item, self._form.item_id)
        rank = ranks.between(max((m.rank for m in maps(state)), default=""), "")
        asked(self._seat, Place(new_map(self._seat, state, item, rank)))
