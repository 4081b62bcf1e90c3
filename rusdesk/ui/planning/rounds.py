"""The section for rounds: check-in, check-out and others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from rusdesk.commands.command import Place, Revise
from rusdesk.domain.agenda import Item
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.people import Participant
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Round, RoundKind, RoundMode, RoundOrder, questions_in
from rusdesk.domain.rounds import rounds as rounds_of
from rusdesk.domain.state import State
from rusdesk.machine.languages import Words
from rusdesk.ui.planning.cards import CardList, CardSection, CardWords
from rusdesk.ui.planning.common import QuestionTicks, item_choices, next_question, questions_for
from rusdesk.ui.planning.fields import ChoiceField, Form, TextField, TickField, asked
from rusdesk.ui.planning.round_answers import RoundAnswers
from rusdesk.ui.rounds.naming import mode_name, order_name
from rusdesk.ui.seat import Seat
from rusdesk.ui.widgets import Button


def round_kind_name(words: Words, kind: RoundKind) -> str:
    match kind:
        case "check_in":
            return words("Incheckning")
        case "check_out":
            return words("Utcheckning")
        case "other":
            return words("Annan runda")


def read_seconds(text: str) -> int:
    """Seconds from "60", "60 s", "1:30" or "2 min"; Refused(BAD_TIME) for anything else, and for none at all."""
    said = text.strip().lower().removesuffix("sekunder").removesuffix("sek").removesuffix("s").strip()
    minutes, colon, rest = said.partition(":")
    if said.endswith(("min", "minuter", "m")):
        digits = said.removesuffix("uter").removesuffix("min").removesuffix("m").strip()
        seconds = int(digits) * 60 if digits.isdecimal() else 0
    elif colon and minutes.isdecimal() and rest.isdecimal():
        seconds = int(minutes) * 60 + int(rest)
    else:
        seconds = int(said) if said.isdecimal() else 0
    if not 0 < seconds <= 3600:
        raise Refused(Code.BAD_TIME, "seconds", {"typed": text[:40]})
    return seconds


class _RoundForm(Form):
    """One round's fields, with the questions it goes under."""

    def __init__(self, seat: Seat, the_round: Round) -> None:
        super().__init__(seat.theme)
        _ = seat.words
        self._seat, self._id = seat, the_round.id
        kinds: tuple[RoundKind, ...] = ("check_in", "check_out", "other")
        self.add(
            TextField(seat, Round, self._id, "title", _("Rubrik")),
            ChoiceField(seat, Round, self._id, "kind", _("Slag"), [(k, round_kind_name(_, k)) for k in kinds]),
            stretches=(2, 1),
        )
        around = [("units", _("Regionerna")), ("participants", _("Deltagarna"))]
        self.add(
            ChoiceField(seat, Round, self._id, "item", _("Punkt i programmet"), item_choices(_)),
            ChoiceField(seat, Round, self._id, "of", _("Går runt"), around),
            TextField(
                seat, Round, self._id, "seconds", _("Tid per deltagare"),
                read=read_seconds, show=_.length, wrong=_("Skriv tiden som 60, 1:30 eller 2 min."),
            ),
            stretches=(3, 2, 2),
        )  # fmt: skip
        orders: tuple[RoundOrder, ...] = ("listed", "shuffled", "geographic", "arranged")
        modes: tuple[RoundMode, ...] = ("speaks", "writes")
        self.add(
            ChoiceField(seat, Round, self._id, "mode", _("Så går det till"), [(m, mode_name(_, m)) for m in modes]),
            ChoiceField(seat, Round, self._id, "order", _("Turordning"), [(o, order_name(_, o)) for o in orders]),
        )
        self._ticks = QuestionTicks(seat, _("Frågor"), self._choose)
        self.add(self._ticks)
        new = Button(seat.theme, _("Ny fråga till rundan"), "plus", "link")
        new.clicked.connect(self._new_question)
        self.column.addWidget(new, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(
            TextField(
                seat, Round, self._id, "form", _("Så svarar rummet"), placeholder=_("till exempel: Skriv i chatten")
            )
        )
        self.add(RoundAnswers(seat, self._id))
        self.compares = TickField(
            seat, Round, self._id, "compares", _("Jämför med incheckningen i rummet och anteckningarna"),
            _("När frågan är densamma, eller besvaras på samma sätt."),
        )  # fmt: skip
        self.add(TickField(seat, Round, self._id, "shows_time", _("Visa tid per deltagare i rummet")), self.compares)
        self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        super().refresh(state)
        one = state.find(Round, self._id)
        if one is None:
            return
        # there is nothing to compare with before the day's end
        self.compares.setVisible(one.kind == "check_out")
        own = questions_in(state, one)
        offered = list(questions_for(state, one.item))
        # what is ticked is offered, also when it belongs elsewhere; those in use come first, in their order
        rest = [q for q in offered if q.id not in one.questions]
        self._ticks.offer([*own, *rest], one.questions)

    def _choose(self, ids: tuple[str, ...]) -> None:
        asked(self._seat, Revise(Round, self._id, {"questions": ids}))
        self.refresh(self._seat.desk.state)

    def _new_question(self) -> None:
        state = self._seat.desk.state
        one = state.find(Round, self._id)
        if one is None:
            return
        step = self._seat.new_id()
        question = next_question(state, self._seat.new_id, self._seat.words("Ny fråga"), one.item)
        change, _ = asked(self._seat, Place((question,)), step=step)
        if change is not None:
            asked(self._seat, Revise(Round, self._id, {"questions": (*one.questions, question.id)}), step=step)
            self._seat.say(self._seat.words("Frågan ligger under Frågor; skriv dess ord där."))


def new_round(seat: Seat, state: State, item: Item | None, rank: str) -> tuple[Record, ...]:
    """A round for an item, with the item's kind, words and questions; a question of its own when the item has none,
    since an answer always stands under one.

    It goes round the participants when there are some and none of them speaks for a region.
    """
    _ = seat.words
    kind: RoundKind = "check_in"
    if item is not None:
        kind = item.kind if item.kind in ("check_in", "check_out") else "other"
    item_id = item.id if item else ""
    title = item.title[:200] if item else round_kind_name(_, kind)
    questions = tuple(q.id for q in questions_for(state, item_id) if q.item == item_id) if item else ()
    new: tuple[Record, ...] = ()
    if not questions:
        question = next_question(state, seat.new_id, title, item_id)
        new, questions = (question,), (question.id,)
    people = list(state.each(Participant))
    by_people = not seat.units or (people and not any(p.unit for p in people))
    the_round = Round(
        id=seat.new_id(), kind=kind, title=title, item=item_id, questions=questions,
        of="participants" if by_people else "units", rank=rank,
    )  # fmt: skip
    return (*new, the_round)


def rounds_section(seat: Seat) -> CardSection:
    """Every round of the workshop."""
    _ = seat.words

    def new(state: State, rank: str) -> Sequence[Record]:
        taken = {r.item for r in rounds_of(state)}
        free = next((i for i in state.each(Item) if i.kind in ("check_in", "check_out") and i.id not in taken), None)
        return new_round(seat, state, free, rank)

    words = CardWords(
        add=_("Lägg till runda"),
        empty_title=_("Inga rundor än"),
        empty=_("En runda går laget runt: incheckning, utcheckning eller något annat."),
        one=lambda n: _("Runda {number}").format(number=n),
    )
    cards = CardList(seat, Round, rounds_of, lambda r: _RoundForm(seat, r), new, words, "users")
    lead = _("Vem som talar, i vilken ordning och om vad. Rundan öppnas när dess punkt börjar.")
    return CardSection(seat, "users", _("Rundor"), lead, cards, lambda n: _.n("{n} runda", "{n} rundor", n))
