"""Everything that is planned of one item, as fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from rusdesk.commands.agenda import SetLength, SetMinimum
from rusdesk.commands.projection import scene_of
from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item, read_minutes, read_time
from rusdesk.domain.people import Question
from rusdesk.domain.projection import Scene
from rusdesk.domain.record import Record
from rusdesk.domain.state import State, ranked
from rusdesk.ui.agenda.item_more import item_links
from rusdesk.ui.agenda.item_opens import ItemOpens
from rusdesk.ui.agenda.looks import KINDS, SCENES
from rusdesk.ui.agenda.names import complete_names, known_names
from rusdesk.ui.planning.cards import CardList, CardWords
from rusdesk.ui.planning.common import last_rank
from rusdesk.ui.planning.fields import ChoiceField, Form, TextField, TickField
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import PlainLabel
from rusdesk.ui.words import item_kind_name, scene_name


class ItemForm(Form):
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
            return [(None, _("Som vanligt: {scene}").format(scene=usual)), *((s, scene_name(_, s)) for s in SCENES)]

        self.add(ChoiceField(seat, Item, item.id, "scene", _("Visas för rummet"), scenes))
        sounds = [("usual", _("Som vanligt för slaget")), ("on", _("Ja")), ("off", _("Nej"))]
        self.add(ChoiceField(seat, Item, item.id, "sound", _("Ljud när tiden är slut"), sounds))
        beside = _("Till exempel grupper i var sitt rum: alla börjar när punkten börjar.")
        self._beside = TickField(seat, Item, item.id, "is_parallel", _("Delpunkterna går samtidigt"), beside)
        self.add(self._beside)
        self._questions = self._question_list(item)
        self.column.addWidget(PlainLabel(theme, _("Frågor"), 15, True))
        self.add(self._questions)
        self.column.addWidget(PlainLabel(theme, _("Punkten öppnar"), 15, True))
        self._opens = ItemOpens(self)
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
