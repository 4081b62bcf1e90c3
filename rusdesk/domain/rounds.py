"""Rounds: check-in, check-out and others; whose turn it is, in which order, and what each said."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from rusdesk.domain.agenda import Item
from rusdesk.domain.attendance import away
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Participant, Question, Unit
from rusdesk.domain.record import Record, Ref
from rusdesk.domain.state import State, ranked

RoundKind = Literal["check_in", "check_out", "other"]
RoundOrder = Literal["listed", "shuffled", "geographic", "arranged"]
RoundMode = Literal["speaks", "writes"]
AnswerKind = Literal["text", "word", "scale_5", "scale_10", "choice", "stage"]
RoundOf = Literal["units", "participants"]
TurnState = Literal["waiting", "speaking", "done", "later", "absent"]


@frozen(kw_only=True)
class Round(Record):
    """A turn around the table under one or more questions. It goes round the units (regions) or the participants.

    `seconds` is the time each is meant to have; `form` says how it is answered in the room ("Skriv i chatten").
    `mode`: one speaks at a time, or everyone writes at once. `order` is that of the list, drawn by `seed` (the same
    for all who look), from north to south, or as in `arranged` (unit codes or participant ids). `answer` is how it is
    answered where a question says nothing of its own; `options` are the words of a choice, `layer` whose stages.
    """

    KIND: ClassVar[str] = "round"
    REFS: ClassVar[Mapping[str, Ref]] = {"item": Ref("item"), "questions": Ref("question"), "layer": Ref("layer")}
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200, "form": 500}

    kind: RoundKind = "check_in"
    title: str
    item: str = ""
    questions: tuple[str, ...] = ()
    of: RoundOf = "units"
    seconds: int = 60
    form: str = ""
    rank: str = ""
    mode: RoundMode = "speaks"
    order: RoundOrder = "listed"
    seed: int = 0
    arranged: tuple[str, ...] = ()
    has_many: bool = False
    answer: AnswerKind = "text"
    options: tuple[str, ...] = ()
    layer: str = ""
    shows_time: bool = False  # each one's time in the room too
    compares: bool = False  # the results beside those of the check-in, also in the room and the minutes


@frozen(kw_only=True)
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


@frozen(kw_only=True)
class Answer(Record):
    """What somebody said under one question of a round; one per question and `who`, unless the round takes many.

    `value` is the figure of a scale, or the number of the option or stage (from 1), 0 for words alone; `text` always
    says it in words. `is_outside`: never in minutes or exports.
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
    value: int = 0


@frozen
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
    """Everybody in the round in speaking order, those who wait till last at the end.

    Who is away by the attendance, and hasn't had the floor, is absent.
    """
    turns = turns_of(state, the_round.id)
    item = state.find(Item, the_round.item)
    gone = away(state, item.part if item else "") - set(turns)

    def turn_state(who: str) -> TurnState:
        turn = turns.get(who)
        return turn.state if turn else "absent" if who in gone else "waiting"

    listed = [
        Place(who, name, full, letter, turn_state(who))
        for who, name, full, letter, _south in _in_order(the_round, _everybody(state, the_round, units))
    ]
    last = [turns[p.who] for p in listed if p.state == "later"]
    later = {t.who: n for n, t in enumerate(sorted(last, key=lambda t: t.seq))}
    return sorted(listed, key=lambda p: later.get(p.who, -1))


_One = tuple[str, str, str, str, float]  # who, name, full name, letter, how far south


def _everybody(state: State, the_round: Round, units: Sequence[Unit]) -> list[_One]:
    if the_round.of == "units":
        return [(u.code, u.short, u.name, u.letter, u.south) for u in units]
    by_code = {u.code: u for u in units}
    out: list[_One] = []
    for p in ranked(state.each(Participant)):
        unit = by_code.get(p.unit)
        out.append((p.id, p.shown, p.shown, unit.letter if unit else "", unit.south if unit else 0.0))
    return out


def _in_order(the_round: Round, everybody: list[_One]) -> list[_One]:
    match the_round.order:
        case "shuffled":
            # a draw that is the same on every computer and for whoever comes after
            return sorted(everybody, key=lambda one: _drawn(the_round.seed, one[0]))
        case "geographic":
            # those without a place on the map come last
            return sorted(everybody, key=lambda one: (not one[4], one[4]))
        case "arranged":
            at = {who: n for n, who in enumerate(the_round.arranged)}
            return sorted(everybody, key=lambda one: at.get(one[0], len(at)))
        case _:
            return everybody


def _drawn(seed: int, who: str) -> bytes:
    return hashlib.blake2b(f"{seed}:{who}".encode(), digest_size=8).digest()


def speaking(state: State, the_round: Round, units: Sequence[Unit]) -> Place | None:
    return next((p for p in order(state, the_round, units) if p.state == "speaking"), None)


def coming(state: State, the_round: Round, units: Sequence[Unit]) -> list[Place]:
    """Those who remain, the next one first; those who wait till last come last."""
    return [p for p in order(state, the_round, units) if p.state in ("waiting", "later")]


def questions_in(state: State, the_round: Round) -> list[Question]:
    return [q for q in (state.find(Question, i) for i in the_round.questions) if q]


def answers_of(state: State, round_id: str) -> dict[tuple[str, str], Answer]:
    """(who, question id) → answer, the last one where there are several."""
    return {key: found[-1] for key, found in all_answers(state, round_id).items()}


def all_answers(state: State, round_id: str) -> dict[tuple[str, str], list[Answer]]:
    """(who, question id) → every answer, in the order they came."""
    out: dict[tuple[str, str], list[Answer]] = {}
    for a in state.each(Answer):
        if a.round == round_id:
            out.setdefault((a.who, a.question), []).append(a)
    return out
