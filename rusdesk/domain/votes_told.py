"""The votes of the minutes as data: how each was held, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Unit
from rusdesk.domain.rounds import RoundOf
from rusdesk.domain.state import State
from rusdesk.domain.votes import Method, ranking, tally, votes


@frozen
class VoteLine:
    """An option in the ranking; equals share a `place`, and what wasn't counted has place 0 and no dots."""

    place: int
    text: str
    dots: int | None
    is_shared: bool


@frozen
class VoteChapter:
    """One vote: `voters` were there with `dots` each, `given` of the `budget` were given."""

    title: str
    method: Method
    of: RoundOf
    voters: int
    dots: int
    takes_several: bool
    given: int
    budget: int
    lines: tuple[VoteLine, ...]
    kind: Literal["votes"] = "votes"
    target: str = ""


def vote_chapters(state: State, units: Sequence[Unit]) -> list[VoteChapter]:
    """The votes that have been counted and shown, in order; `state` as a reader may see it."""
    out = []
    for vote in votes(state):
        if vote.state != "shown":
            continue
        count = tally(state, vote, units)
        if not any(p.place for p in ranking(state, vote)):
            continue
        lines = tuple(VoteLine(p.place, p.choice.text, p.choice.dots, p.is_shared) for p in ranking(state, vote))
        out.append(
            VoteChapter(
                title=vote.title,
                method=vote.method,
                of=vote.of,
                voters=count.voters,
                dots=vote.dots,
                takes_several=vote.takes_several,
                given=count.given,
                budget=count.budget,
                lines=lines,
                target=vote.id,
            )
        )
    return out
