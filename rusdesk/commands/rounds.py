"""What may be asked of a round: the turn given, put last, ended, and what was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rusdesk.commands.command import placed, tidied
from rusdesk.domain.change import Edit, is_empty, removed, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.people import Question
from rusdesk.domain.rounds import Answer, Round, Turn, TurnState, answers_of, turns_of
from rusdesk.domain.state import State


def _set(state: State, round_id: str, who: str, turn_id: str, to: TurnState, at: int) -> Edit:
    turn = turns_of(state, round_id).get(who)
    began = at if to == "speaking" else 0
    if turn is None:
        return placed(Turn(id=turn_id, round=round_id, who=who, state=to, began=began))
    spoke = turn.spoke
    if turn.state == "speaking" and to != "speaking" and turn.began:
        spoke += max(0, at - turn.began) // 1000
    return revised(turn, state=to, began=began, spoke=spoke)


@dataclass(frozen=True, slots=True)
class GiveTurn:
    """Let `who` speak from `at` (UTC ms); whoever had the floor is done."""

    round: str
    who: str
    at: int
    turn_id: str
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "give_turn"

    def decide(self, state: State) -> tuple[Edit, ...]:
        state.get(Round, self.round)
        edits = [
            _set(state, self.round, t.who, t.id, "done", self.at)
            for t in turns_of(state, self.round).values()
            if t.state == "speaking" and t.who != self.who
        ]
        edits.append(_set(state, self.round, self.who, self.turn_id, "speaking", self.at))
        return tuple(e for e in edits if not is_empty(e))


@dataclass(frozen=True, slots=True)
class SetTurn:
    """Mark somebody as done, waiting till last, not here, or waiting again, as of `at` (UTC ms)."""

    round: str
    who: str
    state: TurnState
    at: int
    turn_id: str
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "set_turn"

    def decide(self, state: State) -> tuple[Edit, ...]:
        state.get(Round, self.round)
        if self.state == "speaking":
            raise Refused(Code.BAD_VALUE, "state")
        return (_set(state, self.round, self.who, self.turn_id, self.state, self.at),)


@dataclass(frozen=True, slots=True)
class GiveAnswer:
    """Write down what somebody said under a question; a second answer replaces the first, an empty one removes it."""

    round: str
    who: str
    question: str
    text: str
    answer_id: str
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "give_answer"

    def decide(self, state: State) -> tuple[Edit, ...]:
        one = state.get(Round, self.round)
        state.get(Question, self.question)
        if self.question not in one.questions:
            raise Refused(Code.UNTIED, "answer.question")
        old = answers_of(state, self.round).get((self.who, self.question))
        if not self.text.strip():
            return (removed(old),) if old else ()
        if old is None:
            new = Answer(id=self.answer_id, round=self.round, who=self.who, question=self.question, text=self.text)
            return (placed(new),)
        return (revised(old, **tidied("answer", {"text": self.text})),)
