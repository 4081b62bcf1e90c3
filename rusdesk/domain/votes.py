"""Votes: what is voted on and by whom, what each option was given, and the ranking that comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from rusdesk.domain.agenda import Item
from rusdesk.domain.attendance import away
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Participant, Unit
from rusdesk.domain.record import Record, Ref
from rusdesk.domain.rounds import RoundOf
from rusdesk.domain.state import State, ranked
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import COLOURS, Colour, Note, notes_of

VoteOn = Literal["notes", "themes", "options"]
Method = Literal["hands", "dots", "phone"]
VoteState = Literal["open", "closed", "shown"]

MOST_DOTS = 20
HANDS = "hands"  # the seat of what the note-taker counts


@frozen(kw_only=True)
class Vote(Record):
    """A question with options and `dots` for each who votes: every region (`of` units) or every participant.

    `takes_several`: more than one dot may go to the same option. `present` is how many vote, 0 for as many as are
    known to be there. `state`: open while it is counted, closed when counted but not shown, shown once the room has
    seen what came of it. `wall` is where the notes or themes voted on stand.
    """

    KIND: ClassVar[str] = "vote"
    REFS: ClassVar[Mapping[str, Ref]] = {"item": Ref("item"), "wall": Ref("wall")}
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200}

    title: str
    item: str = ""
    on: VoteOn = "options"
    wall: str = ""
    of: RoundOf = "units"
    dots: int = 3
    takes_several: bool = False
    may_vote_own: bool = True
    method: Method = "hands"
    state: VoteState = "open"
    present: int = 0
    rank: str = ""


@frozen(kw_only=True)
class VoteOption(Record):
    """Something to vote for. `source` is the id of the note or theme it stands for, empty for an own option.

    `text` is what that said when the vote was made; while it is there, its own words are used. `source` stays when
    it is removed, so that what hid a note goes on hiding its option.
    """

    KIND: ClassVar[str] = "vote_option"
    REFS: ClassVar[Mapping[str, Ref]] = {"vote": Ref("vote", owned=True)}
    LIMITS: ClassVar[Mapping[str, int]] = {"text": 2048}

    vote: str
    text: str
    source: str = ""
    rank: str = ""


@frozen(kw_only=True)
class Ballot(Record):
    """How many dots (absolute) a seat gives an option; `seat` is `HANDS` for all that is counted in the room."""

    KIND: ClassVar[str] = "ballot"
    REFS: ClassVar[Mapping[str, Ref]] = {
        "vote": Ref("vote", owned=True),
        "option": Ref("vote_option", owned=True),
    }

    vote: str
    option: str
    seat: str = HANDS
    dots: int = 0


@frozen
class Choice:
    """An option as it is shown. `dots` is None until it has been counted; `notes` how many lie in a theme."""

    id: str
    text: str
    colour: Colour
    source: str
    dots: int | None = None
    notes: int = 0


@frozen
class Placing:
    """An option in the ranking. `place` counts from 1 and is shared by equals; 0 for what wasn't counted."""

    place: int
    choice: Choice
    is_shared: bool = False

    @property
    def dots(self) -> int:
        return self.choice.dots or 0


def place_told(place: int, dots: int | None, is_shared: bool) -> int:
    """The place as it is told: 0 for what wasn't counted, and for several that nobody gave a vote."""
    return 0 if not dots and (place == 1 or is_shared) else place


@frozen
class Tally:
    """How far a count has come: dots given of `budget` (0 when nobody knows how many vote), options left to count.

    `over` are ids of options with more than those present could give one option.
    """

    given: int
    voters: int
    budget: int
    uncounted: int
    over: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether more was counted than could be given: warned of at the desk, never refused."""
        return bool(self.budget and self.given > self.budget) or bool(self.over)

    @property
    def is_within(self) -> bool:
        """Whether "12 of 60" can be said: it is known how many there are, and no more were counted."""
        return 0 < self.budget >= self.given


def votes(state: State) -> list[Vote]:
    return ranked(state.each(Vote))


def votes_of_item(state: State, item: str) -> list[Vote]:
    return [v for v in votes(state) if v.item == item]


def votes_on_wall(state: State, wall: str) -> list[Vote]:
    """The votes on a wall's notes and themes, in order."""
    return [v for v in votes(state) if v.wall == wall and v.on != "options"]


def dots_by_option(state: State, vote: str) -> dict[str, int]:
    """Option id → dots from every seat; only options that have been counted."""
    out: dict[str, int] = {}
    for ballot in state.each(Ballot):
        if ballot.vote == vote and ballot.option:
            out[ballot.option] = out.get(ballot.option, 0) + ballot.dots
    return out


def choices(state: State, vote: Vote) -> list[Choice]:
    """The options in their order. One whose note or theme has been removed stays only if it had been counted."""
    dots = dots_by_option(state, vote.id)
    in_theme: dict[str, int] = {}
    if vote.on == "themes":
        for note in state.each(Note):
            if note.theme and not note.merged_into:
                in_theme[note.theme] = in_theme.get(note.theme, 0) + 1
    out = []
    options = ranked(o for o in state.each(VoteOption) if o.vote == vote.id)
    for n, option in enumerate(options):
        text, colour = option.text, COLOURS[n % len(COLOURS)]
        kind: type[Note] | type[Theme] = Theme if vote.on == "themes" else Note
        meant = state.table(kind).get(option.source) if option.source else None
        if meant is not None:
            # also when it has been removed: a bar in the room doesn't change its colour for that
            colour = meant.colour
        if meant is not None and not meant.is_gone:
            text = meant.title if isinstance(meant, Theme) else meant.text
        elif option.source and option.id not in dots:
            continue
        out.append(Choice(option.id, text, colour, option.source, dots.get(option.id), in_theme.get(option.source, 0)))
    return out


def ranking(state: State, vote: Vote) -> list[Placing]:
    """The options by dots, most first; equals share a place and the next one skips (1, 2, 2, 4).

    Equals stand in the order they were voted on. What wasn't counted comes last, without a place.
    """
    rows = choices(state, vote)
    counted = sorted((c for c in rows if c.dots is not None), key=lambda c: -(c.dots or 0))
    alike: dict[int, int] = {}
    for choice in counted:
        alike[choice.dots or 0] = alike.get(choice.dots or 0, 0) + 1
    out: list[Placing] = []
    for n, choice in enumerate(counted, 1):
        place = out[-1].place if out and out[-1].dots == choice.dots else n
        out.append(Placing(place, choice, alike[choice.dots or 0] > 1))
    return out + [Placing(0, c) for c in rows if c.dots is None]


def voters_known(state: State, of: RoundOf, units: Sequence[Unit], part: str = "") -> int:
    """How many could vote as far as the workshop knows: its regions or participants, those left out who aren't there
    in this part of the day.
    """
    people = list(state.each(Participant))
    gone = away(state, part)
    if of == "participants":
        return sum(p.id not in gone for p in people)
    codes = {u.code for u in units}
    there = {p.unit for p in people if p.unit in codes} or codes
    return len(there - gone)


def voters(state: State, vote: Vote, units: Sequence[Unit]) -> int:
    """How many vote: as many as was said, else those known to be there."""
    item = state.find(Item, vote.item)
    return vote.present or voters_known(state, vote.of, units, item.part if item else "")


def tally(state: State, vote: Vote, units: Sequence[Unit]) -> Tally:
    there = choices(state, vote)
    number = voters(state, vote, units)
    most = number * (vote.dots if vote.takes_several else 1)
    return Tally(
        given=sum(b.dots for b in state.each(Ballot) if b.vote == vote.id),
        voters=number,
        budget=number * vote.dots,
        uncounted=sum(c.dots is None for c in there),
        over=tuple(c.id for c in there if most and (c.dots or 0) > most),
    )


@frozen
class Badge:
    """What stands on a note or theme that has been voted on; a secret one shows a lock and no figure."""

    dots: int
    is_secret: bool = False


def badges(state: State, wall: str) -> dict[str, Badge]:
    """Note or theme id → badge, from the last vote on the wall's notes that has begun and the last on its themes.

    To be asked of the state as the audience sees it: the room has no ballots of a vote that it hasn't been shown.
    """
    out: dict[str, Badge] = {}
    for vote, dots in _last_begun(state, wall):
        is_secret = vote.state != "shown"
        out |= {source: Badge(0 if is_secret else n, is_secret) for source, n in dots.items()}
    return out


def _last_begun(state: State, wall: str) -> Iterator[tuple[Vote, dict[str, int]]]:
    """The last vote on the wall's notes that has begun, and the last on its themes, with dots by note or theme."""
    found: set[VoteOn] = set()
    for vote in reversed(votes_on_wall(state, wall)):
        dots = {c.source: c.dots for c in choices(state, vote) if c.dots is not None} if vote.on not in found else {}
        if dots:
            found.add(vote.on)
            yield vote, dots


def sources(state: State, on: VoteOn, wall: str, area: str = "", chosen: Iterable[str] = ()) -> list[tuple[str, str]]:
    """(id, text) of what can be voted on: a wall's notes (those of one area, or those chosen) or its themes."""
    wanted = set(chosen)
    if on == "themes":
        themes = ranked(t for t in state.each(Theme) if t.wall == wall)
        return [(t.id, t.title) for t in themes if not wanted or t.id in wanted]
    notes = [n for n in notes_of(state, wall) if not n.merged_into and not n.awaits]
    if area:
        notes = [n for n in notes if n.area == area]
    return [(n.id, n.text) for n in notes if not wanted or n.id in wanted]
