"""Rounds: check-in, check-out and others; whose turn it is, in which order, and what each said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from rusdesk.domain.people import Participant, Question, Unit
from rusdesk.domain.record import Record, Ref
from rusdesk.domain.state import State, ranked

RoundKind = Literal["check_in", "check_out", "other"]
RoundOf = Literal["units", "participants"]
TurnState = Literal["waiting", "speaking", "done", "later", "absent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Record):
    """A turn around the table under one or more questions. It goes round the units (regions) or the participants.

    `seconds` is the time each is meant to have; `form` says how it is answered in the room ("Skriv i chatten").
    """

    KIND: ClassVar[str] = "round"
    REFS: ClassVar[Mapping[str, Ref]] = {"item": Ref("item"), "questions": Ref("question")}
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200, "form": 500}

    kind: RoundKind = "check_in"
    title: str
    item: str = ""
    questions: tuple[str, ...] = ()
    of: RoundOf = "units"
    seconds: int = 60
    form: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Record):
    """Somebody's turn in a round; one that hasn't been touched has no record. `who` is a unit code or participant id.

    `began` is when they got the floor (UTC ms, 0 for never), `spoke` how many seconds they had in all.
    """

    KIND: ClassVar[str] = "turn"
    REFS: ClassVar[Mapping[str, Ref]] = {"round": Ref("round", owned=True)}

    round: str
    who: str
    state: TurnState = "waiting"
    began: int = 0
    spoke: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Record):
    """What somebody said under one question of a round; one per question and `who`.

    `is_outside`: never in minutes or exports.
    """

    KIND: ClassVar[str] = "answer"
    REFS: ClassVar[Mapping[str, Ref]] = {
        "round": Ref("round", owned=True),
        "question": Ref("question", owned=True),
    }
    LIMITS: ClassVar[Mapping[str, int]] = {"text": 5000}

    round: str
    who: str
    question: str
    text: str
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the speaking order. `name` is short, `full` as in the minutes."""

    who: str
    name: str
    full: str
    letter: str
    state: TurnState


def rounds(state: State) -> list[Round]:
    return ranked(state.each(Round))


def round_of_item(state: State, item: str) -> list[Round]:
    """The rounds an item opens, in order."""
    return [r for r in rounds(state) if r.item == item]


def turns_of(state: State, round_id: str) -> dict[str, Turn]:
    """who → turn."""
    return {t.who: t for t in state.each(Turn) if t.round == round_id}


def order(state: State, the_round: Round, units: Sequence[Unit]) -> list[Place]:
    """Everybody in the round in speaking order: as listed, those who wait till last at the end."""
    turns = turns_of(state, the_round.id)

    def turn_state(who: str) -> TurnState:
        turn = turns.get(who)
        return turn.state if turn else "waiting"

    if the_round.of == "units":
        listed = [Place(u.code, u.short, u.name, u.letter, turn_state(u.code)) for u in units]
    else:
        by_code = {u.code: u for u in units}
        listed = []
        for p in ranked(state.each(Participant)):
            unit = by_code.get(p.unit)
            listed.append(Place(p.id, p.shown, p.shown, unit.letter if unit else "", turn_state(p.id)))
    last = [turns[p.who] for p in listed if p.state == "later"]
    later = {t.who: n for n, t in enumerate(sorted(last, key=lambda t: t.seq))}
    return sorted(listed, key=lambda p: later.get(p.who, -1))


def speaking(state: State, the_round: Round, units: Sequence[Unit]) -> Place | None:
    return next((p for p in order(state, the_round, units) if p.state == "speaking"), None)


def coming(state: State, the_round: Round, units: Sequence[Unit]) -> list[Place]:
    """Those who remain, the next one first; those who wait till last come last."""
    return [p for p in order(state, the_round, units) if p.state in ("waiting", "later")]


def questions_in(state: State, the_round: Round) -> list[Question]:
    return [q for q in (state.find(Question, i) for i in the_round.questions) if q]


def answers_of(state: State, round_id: str) -> dict[tuple[str, str], Answer]:
    """(who, question id) → answer."""
    return {(a.who, a.question): a for a in state.each(Answer) if a.round == round_id}
