"""The section for votes: what is asked, who votes with how many dots, and the options that are known beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.commands.command import Command
from rusdesk.commands.votes import SetOptions
from rusdesk.domain.agenda import Item
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.plain import shortened
from rusdesk.domain.record import Record
from rusdesk.domain.state import State, ranked
from rusdesk.domain.votes import MOST_DOTS, Method, Vote, VoteOn, VoteOption, votes
from rusdesk.domain.wall import walls
from rusdesk.machine.languages import Words
from rusdesk.ui.planning.cards import CardList, CardSection, CardWords
from rusdesk.ui.planning.common import item_choices, lines_of
from rusdesk.ui.planning.fields import ChoiceField, Form, TextField, TickField
from rusdesk.ui.seat import Seat
from rusdesk.ui.votes.making import usual_of, usual_title
from rusdesk.ui.votes.naming import method_name


def on_name(words: Words, on: VoteOn) -> str:
    names: dict[VoteOn, str] = {
        "notes": words("Lappar på en vägg"),
        "themes": words("Teman på en vägg"),
        "options": words("Egna alternativ"),
    }
    return names[on]


def read_dots(text: str) -> int:
    """How many dots each has; Refused(BAD_VALUE) outside 1 to 20."""
    said = text.strip()
    if not said.isdecimal() or not 1 <= int(said) <= MOST_DOTS:
        raise Refused(Code.BAD_VALUE, "dots")
    return int(said)


def read_present(text: str) -> int:
    """How many vote; 0, or nothing, for as many as are known to be there."""
    said = text.strip() or "0"
    if not said.isdecimal() or int(said) > 9999:
        raise Refused(Code.BAD_VALUE, "present")
    return int(said)


class _VoteForm(Form):
    """One vote's fields; what doesn't concern the kind of vote is hidden."""

    def __init__(self, seat: Seat, vote: Vote) -> None:
        super().__init__(seat.theme)
        _ = seat.words
        self._seat, self._id = seat, vote.id
        kinds: tuple[VoteOn, ...] = ("notes", "themes", "options")
        methods: tuple[Method, ...] = ("hands", "dots")
        self.add(
            TextField(seat, Vote, vote.id, "title", _("Fråga att rösta om")),
            ChoiceField(seat, Vote, vote.id, "item", _("Punkt i programmet"), item_choices(_)),
            stretches=(3, 2),
        )
        self.wall = ChoiceField(seat, Vote, vote.id, "wall", _("Vägg"), self._walls)
        self.add(
            ChoiceField(seat, Vote, vote.id, "on", _("Rösta om"), [(k, on_name(_, k)) for k in kinds]),
            self.wall,
            stretches=(1, 1),
        )
        self.add(
            ChoiceField(
                seat, Vote, vote.id, "of", _("Vem röstar"),
                [("units", _("Per region")), ("participants", _("Per deltagare"))],
            ),
            TextField(
                seat, Vote, vote.id, "present", _("Antal som röstar"), read=read_present,
                show=lambda n: str(n) if n else "", placeholder=_("alla på plats"), wrong=_("Skriv ett antal."),
            ),
            TextField(
                seat, Vote, vote.id, "dots", _("Röster var"), read=read_dots, wrong=_("Skriv ett tal från 1 till 20.")
            ),
            ChoiceField(seat, Vote, vote.id, "method", _("Sätt att rösta"), [(m, method_name(_, m)) for m in methods]),
            stretches=(2, 2, 1, 2),
        )  # fmt: skip
        self.add(TickField(seat, Vote, vote.id, "takes_several", _("Flera röster får läggas på samma alternativ")))
        self.options = TextField(
            seat, Vote, vote.id, "options", _("Alternativ, ett på varje rad"), lines=3, read=lines_of,
            takes=lambda _record: "\n".join(self._texts()), asks=self._set_options,
        )  # fmt: skip
        self.add(self.options)
        self.refresh(seat.desk.state)

    def refresh(self, state: State) -> None:
        super().refresh(state)
        vote = state.find(Vote, self._id)
        if vote is not None and hasattr(self, "options"):
            self.wall.setVisible(vote.on != "options")
            self.options.setVisible(vote.on == "options")

    def _walls(self, state: State) -> list[tuple[str, str]]:
        return [("", self._seat.words("Ingen vägg")), *((w.id, shortened(w.title, 70)) for w in walls(state))]

    def _texts(self) -> list[str]:
        state = self._seat.desk.state
        return [o.text for o in ranked(o for o in state.each(VoteOption) if o.vote == self._id and not o.source)]

    def _set_options(self, texts: tuple[str, ...]) -> Command:
        return SetOptions(self._id, texts, tuple(self._seat.new_id() for _ in texts))


def new_vote(seat: Seat, state: State, rank: str, item: Item | None = None) -> Vote:
    """A vote for `item`, else the first of that kind that has none; on own options when there is no wall to vote on."""
    if item is None:
        taken = {v.item for v in votes(state)}
        item = next((i for i in state.each(Item) if i.kind == "vote" and i.id not in taken), None)
    there = walls(state)
    wall = there[0].id if len(there) == 1 else ""
    return Vote(
        id=seat.new_id(),
        title=usual_title(seat, item.id if item else ""),
        item=item.id if item else "",
        on="notes" if wall else "options",
        wall=wall,
        of=usual_of(state, bool(seat.units)),
        rank=rank,
    )


def votes_section(seat: Seat) -> CardSection:
    """Every vote of the workshop."""
    _ = seat.words

    def new(state: State, rank: str) -> Sequence[Record]:
        return (new_vote(seat, state, rank),)

    words = CardWords(
        add=_("Lägg till omröstning"),
        empty_title=_("Inga omröstningar än"),
        empty=_("Rösta om lappar, teman eller egna alternativ. Det går också att börja direkt på väggen."),
        one=lambda n: _("Omröstning {number}").format(number=n),
    )
    cards = CardList(seat, Vote, votes, lambda v: _VoteForm(seat, v), new, words, "vote")
    lead = _("Resultatet är dolt för rummet tills det visas. Händer eller prickar räknas av den som antecknar.")
    return CardSection(
        seat, "vote", _("Omröstningar"), lead, cards, lambda n: _.n("{n} omröstning", "{n} omröstningar", n)
    )
