"""The pace of a round: how long each may take for it to be done in time, and when it ends as it goes."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Unit
from rusdesk.domain.rounds import Round, order, turns_of
from rusdesk.domain.state import State

_LEAST_SEEN = 3  # turns before their average says anything


@frozen
class Pace:
    """`left` are those who remain, whoever speaks among them. `each` is the seconds there are for each of them before
    the deadline (None without one; 0 when it has passed), `takes` what each takes as it goes, `ends` UTC ms.
    """

    left: int
    takes: int
    ends: int
    each: int | None = None

    @property
    def is_late(self) -> bool:
        return self.each is not None and self.each < self.takes


def pace(state: State, the_round: Round, units: Sequence[Unit], now: int, deadline: int = 0) -> Pace | None:
    """How it stands at `now`; times in UTC ms, `deadline` 0 for none. None when nobody is left, or all write at once.

    Each takes what those who have spoken took, once some have; before that, what was planned.
    """
    if the_round.mode == "writes":
        return None
    places = order(state, the_round, units)
    turns = turns_of(state, the_round.id)
    waiting = sum(1 for p in places if p.state in ("waiting", "later"))
    speaking = next((turns[p.who] for p in places if p.state == "speaking"), None)
    left = waiting + (1 if speaking else 0)
    if not left:
        return None
    spoken = [turns[p.who].spoke for p in places if p.state == "done" and turns[p.who].spoke]
    takes = round(sum(spoken) / len(spoken)) if len(spoken) >= _LEAST_SEEN else the_round.seconds
    takes = takes or the_round.seconds
    gone = speaking.spoke + max(0, now - speaking.began) // 1000 if speaking and speaking.began else 0
    ends = now + 1000 * (waiting * takes + (max(0, takes - gone) if speaking else 0))
    each = None
    if deadline:
        # what whoever speaks has had already belongs to the time there is
        each = max(0, (deadline - now) // 1000 + gone) // left
        each = 0 if deadline <= now else each
    return Pace(left, takes, ends, each)
