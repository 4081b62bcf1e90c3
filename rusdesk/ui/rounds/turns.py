"""Who has the floor in a round, who comes next, and what is asked of their turns."""

from __future__ import annotations

from collections.abc import Callable

from rusdesk.commands.rounds import GiveTurn, SetTurn
from rusdesk.domain.rounds import Place, Round, Turn, TurnState, answers_of, coming, order, speaking, turns_of
from rusdesk.ui.seat import Seat


class Turns:
    """Of the round that `round_id` names. `began` is called before somebody is given the floor."""

    def __init__(self, seat: Seat, round_id: Callable[[], str], began: Callable[[], None]) -> None:
        self._seat, self._round_id, self._began = seat, round_id, began

    @property
    def round(self) -> Round | None:
        return self._seat.desk.state.find(Round, self._round_id())

    def speaker(self) -> Place | None:
        one = self.round
        return speaking(self._seat.desk.state, one, self._seat.units) if one else None

    def places(self) -> list[Place]:
        one = self.round
        return list(order(self._seat.desk.state, one, self._seat.units)) if one else []

    def next_waiting(self) -> Place | None:
        one = self.round
        waiting = coming(self._seat.desk.state, one, self._seat.units) if one else []
        return waiting[0] if waiting else None

    def next_missing(self, question: str, after: str) -> str:
        """The next one after somebody who is here and hasn't answered the question."""
        places = [p for p in self.places() if p.state != "absent"]
        answered = {who for who, q in answers_of(self._seat.desk.state, self._round_id()) if q == question}
        at = next((n for n, p in enumerate(places) if p.who == after), -1)
        rest = [*places[at + 1 :], *places[: at + 1]]
        return next((p.who for p in rest if p.who not in answered), "")

    def spoken(self) -> int | None:
        """Seconds that the one who has the floor has had it; None for nobody."""
        now = self.speaker()
        turn = self._turn(now.who) if now else None
        if turn is None or not turn.began:
            return None
        return turn.spoke + max(0, self._seat.clock.now_ms() - turn.began) // 1000

    def before(self) -> Turn | None:
        """The one who had the floor last."""
        done = [t for t in turns_of(self._seat.desk.state, self._round_id()).values() if t.state == "done"]
        return max(done, key=lambda t: t.seq) if done else None

    # what is done

    def give(self, who: str, step: str = "") -> None:
        """The floor."""
        if who:
            self._began()
            now, new = self._seat.clock.now_ms(), self._seat.new_id
            self._seat.desk.do(GiveTurn(self._round_id(), who, now, self._turn_id(who), new()), step=step)

    def mark(self, who: str, to: TurnState, step: str = "") -> None:
        if who:
            command = SetTurn(self._round_id(), who, to, self._seat.clock.now_ms(), self._turn_id(who))
            self._seat.desk.do(command, step=step)

    def toggle_absent(self, who: str) -> None:
        turn = self._turn(who)
        self.mark(who, "waiting" if turn and turn.state == "absent" else "absent")

    def mark_speaker(self, to: TurnState) -> None:
        """The one who has the floor (or is first) waits or isn't here; the next one gets it, in the same step."""
        now = self.speaker()
        who = now or self.next_waiting()
        if who is None:
            return
        step = f"turn-{self._seat.new_id()}"
        self.mark(who.who, to, step)
        following = self.next_waiting()
        if now and following and following.who != now.who:
            self.give(following.who, step)

    def next(self) -> None:
        """The floor to the next one; after the last the round is over."""
        now, following = self.speaker(), self.next_waiting()
        if following:
            self.give(following.who)
        elif now:
            self.mark(now.who, "done")

    def back(self) -> None:
        """The one before gets the floor again; whoever has it waits as before."""
        before, now = self.before(), self.speaker()
        if before is None:
            return
        step = f"turn-{self._seat.new_id()}"
        if now:
            self.mark(now.who, "waiting", step)
        self.give(before.who, step)

    def _turn(self, who: str) -> Turn | None:
        return turns_of(self._seat.desk.state, self._round_id()).get(who)

    def _turn_id(self, who: str) -> str:
        turn = self._turn(who)
        return turn.id if turn else self._seat.new_id()
