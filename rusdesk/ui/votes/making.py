"""How a vote is made: on a wall's notes, its themes, or on own options."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rusdesk.commands.votes import AddOptions, MakeVote
from rusdesk.domain.agenda import Item
from rusdesk.domain.people import Participant, Question
from rusdesk.domain.rounds import RoundOf
from rusdesk.domain.state import State
from rusdesk.domain.votes import Vote, VoteOn, VoteOption, sources
from rusdesk.domain.wall import Wall
from rusdesk.ui.seat import Seat


def usual_of(state: State, has_units: bool) -> RoundOf:
    """Who votes unless somebody says otherwise: the regions, or the participants when none speaks for a region."""
    people = list(state.each(Participant))
    return "participants" if not has_units or (people and not any(p.unit for p in people)) else "units"


def usual_title(seat: Seat, item: str) -> str:
    """The only question of the item, else what one mostly votes about; with a number when there is one like it."""
    state = seat.desk.state
    asked = [q.text for q in state.each(Question) if q.item == item]
    usual = asked[0][:190] if item and len(asked) == 1 else seat.words("Vad är viktigast?")
    taken = {v.title for v in state.each(Vote)}
    return next(t for n in range(1, len(taken) + 2) if (t := f"{usual} ({n})" if n > 1 else usual) not in taken)


class VoteMaker:
    """Makes votes and hands their ids to `made`; `item` gives the item in the middle."""

    def __init__(self, seat: Seat, item: Callable[[], str], made: Callable[[str], None]) -> None:
        self._seat = seat
        self._item = item
        self._made = made

    def on_notes(self, wall: str, notes: Sequence[str] = (), area: str = "") -> bool:
        """On the notes given, else on an area's, else on all of the wall's; False when there are none."""
        return self._make("notes", wall, area, notes)

    def on_themes(self, wall: str, themes: Sequence[str] = ()) -> bool:
        return self._make("themes", wall, "", themes)

    def on_options(self) -> bool:
        """On options of its own, none of them there yet."""
        return self._make("options", "", "", ())

    def _make(self, on: VoteOn, wall: str, area: str, chosen: Sequence[str]) -> bool:
        seat, state = self._seat, self._seat.desk.state
        found = sources(state, on, wall, area, chosen) if on != "options" else []
        if on != "options" and not found:
            word = seat.words("Det finns inga teman att rösta om än.")
            seat.say(word if on == "themes" else seat.words("Det finns inga lappar att rösta om än."))
            return False
        there = state.find(Wall, wall)
        item = self._item() or (there.item if there else "")
        vote = Vote(
            id=seat.new_id(),
            title=usual_title(seat, item),
            item=item if state.find(Item, item) else "",
            on=on,
            wall=wall,
            of=usual_of(state, bool(seat.units)),
        )
        if seat.desk.do(MakeVote(vote, options_of(seat, vote.id, found))) is None:
            return False
        self._made(vote.id)
        return True


def options_of(seat: Seat, vote: str, found: Sequence[tuple[str, str]]) -> tuple[VoteOption, ...]:
    return tuple(VoteOption(id=seat.new_id(), vote=vote, text=text, source=source) for source, text in found)


def take_in(seat: Seat, vote: Vote) -> None:
    """Everything on the vote's wall that isn't an option yet."""
    found = sources(seat.desk.state, vote.on, vote.wall)
    seat.desk.do(AddOptions(vote.id, options_of(seat, vote.id, found)))


def missing(state: State, vote: Vote) -> int:
    """How many of the wall's notes or themes are no options of the vote."""
    if vote.on == "options" or not vote.wall:
        return 0
    known = {o.source for o in state.each(VoteOption) if o.vote == vote.id}
    return sum(source not in known for source, _text in sources(state, vote.on, vote.wall))
