"""What may be asked of a vote: made with its options, counted, shown and hidden again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from rusdesk.commands.command import placed, tidied
from rusdesk.domain import ranks
from rusdesk.domain.change import Edit, is_empty, removed, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.state import State, ranked
from rusdesk.domain.votes import HANDS, Ballot, Vote, VoteOption, VoteState, votes


@frozen
class MakeVote:
    """A new vote with its options, last among the votes; both get their ranks here."""

    vote: Vote
    options: tuple[VoteOption, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "add_vote"

    def decide(self, state: State) -> tuple[Edit, ...]:
        last = votes(state)
        rank = ranks.between(last[-1].rank if last else "", "")
        spread = ranks.spread(len(self.options))
        options = (replace(o, vote=self.vote.id, rank=r) for o, r in zip(self.options, spread, strict=True))
        return (placed(replace(self.vote, rank=rank)), *(placed(o) for o in options))


@frozen
class AddOptions:
    """More options for a vote, after those it has; one for a note or theme that is there already is left out."""

    vote: str
    options: tuple[VoteOption, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "add_vote_option"

    def decide(self, state: State) -> tuple[Edit, ...]:
        state.get(Vote, self.vote)
        there = ranked(o for o in state.each(VoteOption) if o.vote == self.vote)
        known = {o.source for o in there if o.source}
        new = [o for o in self.options if not o.source or o.source not in known]
        spread = ranks.spread(len(new), there[-1].rank if there else "")
        return tuple(placed(replace(o, vote=self.vote, rank=r)) for o, r in zip(new, spread, strict=True))


@frozen
class Count:
    """Write down how many an option got in the room; None takes the count away again."""

    option: str
    dots: int | None
    ballot_id: str
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "count_votes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        option = state.get(VoteOption, self.option)
        old = next((b for b in state.each(Ballot) if b.option == option.id and b.seat == HANDS), None)
        if self.dots is None:
            return (removed(old),) if old else ()
        if old is None:
            return (placed(Ballot(id=self.ballot_id, vote=option.vote, option=option.id, dots=self.dots)),)
        edit = revised(old, dots=self.dots)
        return () if is_empty(edit) else (edit,)


@frozen
class CastBallot:
    """All that one seat gives: option id → dots, absolute; what isn't named gets nothing.

    `ballot_ids` has one id per option named. Refused(NOT_ALLOWED) when the vote isn't open, Refused(BAD_VALUE) when
    it is more than the seat has or more than one on an option that takes one.
    """

    vote: str
    seat: str
    dots: Mapping[str, int]
    ballot_ids: tuple[str, ...]
    undoable: ClassVar[bool] = False
    what: ClassVar[str] = "cast_ballot"

    def decide(self, state: State) -> tuple[Edit, ...]:
        vote = state.get(Vote, self.vote)
        if vote.state != "open" or self.seat == HANDS:
            raise Refused(Code.NOT_ALLOWED, "vote")
        if sum(self.dots.values()) > vote.dots:
            raise Refused(Code.BAD_VALUE, "dots", {"limit": vote.dots})
        if any(n < 0 or (n > 1 and not vote.takes_several) for n in self.dots.values()):
            raise Refused(Code.BAD_VALUE, "dots")
        old = {b.option: b for b in state.each(Ballot) if b.vote == vote.id and b.seat == self.seat}
        edits = [removed(b) for option, b in old.items() if not self.dots.get(option)]
        for (option, n), ballot_id in zip(self.dots.items(), self.ballot_ids, strict=True):
            if n and option in old:
                edits.append(revised(old[option], dots=n))
            elif n:
                ballot = Ballot(id=ballot_id, vote=vote.id, option=option, seat=self.seat, dots=n)
                edits.append(placed(ballot))
        return tuple(e for e in edits if not is_empty(e))


@frozen
class SetVoteState:
    """Open a vote, close it, or let room and minutes see what came of it. Hiding it again closes it.

    `voters` were there: kept with the vote, unless a number has been given, since people come and go.
    """

    id: str
    state: VoteState
    voters: int = 0
    undoable: ClassVar[bool] = True

    @property
    def what(self) -> str:
        return "show_vote" if self.state == "shown" else "hide_vote" if self.state == "closed" else "open_vote"

    def decide(self, state: State) -> tuple[Edit, ...]:
        vote = state.get(Vote, self.id)
        edit = revised(vote, state=self.state, present=vote.present or self.voters)
        return () if is_empty(edit) else (edit,)


@frozen
class SetOptions:
    """A vote's own options are these texts, in this order. One that says the same as before keeps its count; else the
    text is another wording of what stood in its place. `option_ids` has an id for each text.
    """

    vote: str
    texts: tuple[str, ...]
    option_ids: tuple[str, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "edit_vote_option"

    def decide(self, state: State) -> tuple[Edit, ...]:
        state.get(Vote, self.vote)
        there = ranked(o for o in state.each(VoteOption) if o.vote == self.vote)
        own = [o for o in there if not o.source]
        by_text: dict[str, list[VoteOption]] = {}
        for option in own:
            by_text.setdefault(option.text, []).append(option)
        kept = [by_text[t].pop(0) if by_text.get(t) else None for t in self.texts]
        left = [o for o in own if o not in kept]
        last = max((o.rank for o in there if o.source), default="")
        edits: list[Edit] = []
        spread = ranks.spread(len(self.texts), last)
        for text, new_id, was, rank in zip(self.texts, self.option_ids, kept, spread, strict=True):
            meant = was or (left.pop(0) if left else None)
            if meant is None:
                edits.append(placed(VoteOption(id=new_id, vote=self.vote, text=text, rank=rank)))
            else:
                edits.append(revised(meant, **tidied("vote_option", {"text": text, "rank": rank})))
        for option in left:
            edits += [removed(b) for b in state.each(Ballot) if b.option == option.id]
            edits.append(removed(option))
        return tuple(e for e in edits if not is_empty(e))
