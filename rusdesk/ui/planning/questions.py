"""The section for questions: their words, their order, and the item they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.domain.people import Question
from rusdesk.domain.record import Record
from rusdesk.domain.state import State, ranked
from rusdesk.ui.planning.cards import CardList, CardSection, CardWords
from rusdesk.ui.planning.common import item_choices
from rusdesk.ui.planning.fields import ChoiceField, Form, TextField
from rusdesk.ui.seat import Seat


def questions_section(seat: Seat) -> CardSection:
    """Every question of the workshop."""
    _ = seat.words

    def form(question: Question) -> Form:
        out = Form(seat.theme)
        out.add(TextField(seat, Question, question.id, "text", _("Fråga"), lines=2, is_named_above=True))
        out.add(ChoiceField(seat, Question, question.id, "item", _("Hör till"), item_choices(_)))
        return out

    def new(state: State, rank: str) -> Sequence[Record]:
        return (Question(id=seat.new_id(), text=_("Ny fråga"), rank=rank),)

    words = CardWords(
        add=_("Lägg till fråga"),
        empty_title=_("Inga frågor än"),
        empty=_("Frågor används av väggar, dialoger och rundor."),
        one=lambda n: _("Fråga {number}").format(number=n),
    )
    cards = CardList(seat, Question, lambda s: ranked(s.each(Question)), form, new, words, "question")
    lead = _("Frågorna som väggar, dialoger och rundor handlar om.")
    return CardSection(seat, "question", _("Frågor"), lead, cards, lambda n: _.n("{n} fråga", "{n} frågor", n))
