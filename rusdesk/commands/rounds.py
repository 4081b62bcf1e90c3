"""What may be asked of a round: the turn given, put last, ended, the order of all, and what was said."""

from __future__ import annotations

from typing import ClassVar, Literal

from rusdesk.commands.attendance import Attends, attending
from rusdesk.commands.command import placed
from rusdesk.commands.statusmap import mark_edit
from rusdesk.domain.answering import Said, asked_in, read_answer, unit_asked
from rusdesk.domain.attendance import away, presences
from rusdesk.domain.change import Edit, is_empty, removed, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Participant, Question
from rusdesk.domain.rounds import Answer, Round, RoundOrder, Turn, TurnState, all_answers, turns_of
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, marks_of


def _set(state: State, round_id: str, who: str, turn_id: str, to: TurnState, at: int) -> Edit:
    turn = turns_of(state, round_id).get(who)
    began = at if to == "speaking" else 0
    if turn is None:
        return placed(Turn(id=turn_id, round=round_id, who=who, state=to, began=began))
    spoke = turn.spoke
    if turn.state == "speaking" and to != "speaking" and turn.began:
        spoke += max(0, at - turn.began) // 1000
    return revised(turn, state=to, began=began, spoke=spoke)


def _came(state: State, who: str, at: int, presence_id: str) -> tuple[Edit, ...]:
    """Who speaks or answers is here: said of the day when nothing is known, or when they were thought away."""
    if not presence_id:
        return ()
    there = presences(state)
    people = [p.id for p in state.each(Participant) if p.unit == who]
    if any(p in there and there[p].state == "present" and not there[p].left for p in people):
        # a region is here by those who speak for it
        return ()
    if len(people) == 1 and who not in there:
        who = people[0]
    known = there.get(who)
    if known is None:
        # when all who speak for it were thought away, it has come now
        came = at if who in away(state) else 0
        edit = attending(state, "", Attends(who, presence_id, came=came), "turn")
    elif known.state == "absent":
        edit = attending(state, "", Attends(who, presence_id, came=at), "turn")
    elif known.left:
        edit = attending(state, "", Attends(who, presence_id, left=0), "turn")
    else:
        return ()
    return (edit,) if edit else ()


@frozen
class GiveTurn:
    """Let `who` speak from `at` (UTC ms); whoever had the floor is done. With a `presence_id` they are here by it."""

    round: str
    who: str
    at: int
    turn_id: str
    presence_id: str = ""
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
        edits += _came(state, self.who, self.at, self.presence_id)
        return tuple(e for e in edits if not is_empty(e))


@frozen
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


@frozen
class OrderRound:
    """Give a round another order. `seed` draws a shuffled one, `arranged` is everybody in the order wanted."""

    round: str
    order: RoundOrder
    seed: int = 0
    arranged: tuple[str, ...] = ()
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "order_round"

    def decide(self, state: State) -> tuple[Edit, ...]:
        one = state.get(Round, self.round)
        if len(set(self.arranged)) < len(self.arranged):
            raise Refused(Code.CLASH, "round.arranged")
        fields = {"order": self.order}
        if self.order == "shuffled":
            return (revised(one, **fields, seed=self.seed),)
        if self.order == "arranged":
            return (revised(one, **fields, arranged=self.arranged),)
        return (revised(one, **fields),)


def _answered(
    state: State, one: Round, old: Answer | None, who: str, question: str, said: Said, answer_id: str, mark_id: str
) -> list[Edit]:
    """The edits that write an answer down; a stage sets the map's mark along with it."""
    if old is None:
        text = said.text
        new = Answer(id=answer_id, round=one.id, who=who, question=question, text=text, value=said.value)
        edits = [placed(new)]
    else:
        edits = [revised(old, text=said.text, value=said.value)]
    asked = asked_in(state, one, question)
    unit = unit_asked(state, one, who)
    if asked.layer and said.value and unit:
        mark = marks_of(state, asked.layer).get(unit)
        layer = state.get(Layer, asked.layer)
        edit = mark_edit(layer, mark, unit, said.value, mark.id if mark else mark_id, said.comment or None)
        edits += [edit] if edit else []
    return [e for e in edits if not is_empty(e)]


@frozen
class GiveAnswer:
    """Write down what somebody said under a question; an empty text removes it.

    A second answer replaces the first unless the round takes several: then `answer_id` tells which one is meant.
    `mark_id` is for the mark that a stage sets, `presence_id` for who is here by answering.
    """

    round: str
    who: str
    question: str
    text: str
    answer_id: str
    mark_id: str = ""
    presence_id: str = ""
    at: int = 0
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "give_answer"

    def decide(self, state: State) -> tuple[Edit, ...]:
        one = state.get(Round, self.round)
        state.get(Question, self.question)
        if self.question not in one.questions:
            raise Refused(Code.UNTIED, "answer.question")
        given = all_answers(state, self.round).get((self.who, self.question), [])
        old = next((a for a in given if a.id == self.answer_id), None)
        if old is None and given and not one.has_many:
            old = given[-1]
        if not self.text.strip():
            return (removed(old),) if old else ()
        said = read_answer(self.text, asked_in(state, one, self.question))
        edits = _answered(state, one, old, self.who, self.question, said, self.answer_id, self.mark_id)
        return (*edits, *_came(state, self.who, self.at, self.presence_id))


@frozen
class ChangeAnswer:
    """Put another text in an answer's place; read by the question's kind as when it was given."""

    answer: str
    text: str
    mark_id: str = ""
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "edit_answer"

    def decide(self, state: State) -> tuple[Edit, ...]:
        old = state.get(Answer, self.answer)
        one = state.get(Round, old.round)
        if not self.text.strip():
            raise Refused(Code.EMPTY, "text")
        said = read_answer(self.text, asked_in(state, one, old.question))
        return tuple(_answered(state, one, old, old.who, old.question, said, old.id, self.mark_id))


@frozen
class GivenAnswer:
    """One of many answers. The ids are for new records."""

    who: str
    text: str
    answer_id: str
    mark_id: str = ""
    presence_id: str = ""


@frozen
class GiveAnswers:
    """Write down what many said under one question, all or nothing, in one step.

    `onto` says what becomes of one who has answered already: more is added to it, or it is replaced. A round that
    takes several gets another answer. Refused(NOTHING_THERE) without answers; Refused(BAD_VALUE) names the first
    that isn't an answer of its kind in the fact ``who``.
    """

    round: str
    question: str
    answers: tuple[GivenAnswer, ...]
    at: int
    onto: Literal["add", "replace"] = "add"
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "give_answers"

    def decide(self, state: State) -> tuple[Edit, ...]:
        if not self.answers:
            raise Refused(Code.NOTHING_THERE, "answers")
        one = state.get(Round, self.round)
        if self.question not in one.questions:
            raise Refused(Code.UNTIED, "answer.question")
        asked = asked_in(state, one, self.question)
        there = all_answers(state, self.round)
        edits: list[Edit] = []
        for who in dict.fromkeys(a.who for a in self.answers):
            mine = [a for a in self.answers if a.who == who]
            given = there.get((who, self.question), [])
            if one.has_many:
                pieces: list[tuple[Answer | None, str]] = [(None, a.text) for a in mine]
            else:
                old = given[-1] if given else None
                texts = [a.text for a in mine]
                if asked.is_counted:
                    # the last word counts
                    texts = texts[-1:]
                elif old and self.onto == "add":
                    texts = [old.text, *(t for t in texts if t.strip() != old.text)]
                pieces = [(old, "\n".join(texts))]
            for piece, (old, text) in zip(mine, pieces, strict=False):
                try:
                    said = read_answer(text, asked)
                except Refused as why:
                    raise Refused(why.code, why.field, {**why.facts, "who": who}) from None
                edits += _answered(state, one, old, who, self.question, said, piece.answer_id, piece.mark_id)
            edits += _came(state, who, self.at, mine[0].presence_id)
        return tuple(edits)
