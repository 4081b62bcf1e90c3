"""What a round came to: answers counted as bars or words, and the check-out beside the check-in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rusdesk.domain.answering import Asked, asked_in, option_of
from rusdesk.domain.frozen import frozen
from rusdesk.domain.function_words import ENGLISH, SWEDISH
from rusdesk.domain.people import Question, Unit
from rusdesk.domain.plain import folded, sort_key
from rusdesk.domain.rounds import Answer, Place, Round, all_answers, order, questions_in, rounds
from rusdesk.domain.state import State

MOST_WORDS = 60
_FUNCTION = SWEDISH | ENGLISH
_WORD = re.compile(r"[^\W\d_][\w’'-]*", re.UNICODE)


@frozen
class Bar:
    """How many gave one answer. `number` counts from 1 among figures, options or stages, 0 for another answer."""

    number: int
    label: str
    count: int
    who: tuple[str, ...] = ()


@frozen
class Line:
    """One answer and who gave it."""

    who: str
    text: str


@frozen
class Result:
    """One question's answers. `bars` is empty for what can't be counted; `mean` only for a scale.

    `words` (word, how many said it), the most said first.
    """

    question: Question
    asked: Asked
    lines: tuple[Line, ...]
    bars: tuple[Bar, ...]
    words: tuple[tuple[str, int], ...]
    mean: float | None = None

    @property
    def answered(self) -> int:
        """How many figures or choices are counted; else how many answers there are."""
        return sum(b.count for b in self.bars) if self.bars else len(self.lines)


def results(state: State, the_round: Round, units: Sequence[Unit]) -> list[Result]:
    """Every question of the round. Give it the state as the audience may see it."""
    places = order(state, the_round, units)
    given = all_answers(state, the_round.id)
    return [_result(state, the_round, q, places, given) for q in questions_in(state, the_round)]


def _result(
    state: State,
    the_round: Round,
    question: Question,
    places: Sequence[Place],
    given: dict[tuple[str, str], list[Answer]],
) -> Result:
    asked = asked_in(state, the_round, question.id)
    pairs = [(p, a) for p in places for a in given.get((p.who, question.id), [])]
    lines = tuple(Line(p.full, a.text) for p, a in pairs)
    bars = _bars(asked, pairs) if asked.is_counted else ()
    figures = [option_of(a, asked) for _, a in pairs]
    figures = [n for n in figures if n]
    mean = sum(figures) / len(figures) if asked.last and figures else None
    return Result(question, asked, lines, bars, _words(asked, [a.text for _, a in pairs]), mean)


def _bars(asked: Asked, pairs: Sequence[tuple[Place, Answer]]) -> tuple[Bar, ...]:
    labels = [str(n) for n in range(1, asked.last + 1)] or list(asked.options)
    who: dict[int, list[str]] = {}
    others: dict[str, list[str]] = {}
    for place, answer in pairs:
        number = option_of(answer, asked)
        if number:
            who.setdefault(number, []).append(place.name)
        else:
            # said before the question was answered this way: not lost, but not among the bars
            others.setdefault(answer.text.split("\n", 1)[0], []).append(place.name)
    out = [Bar(n, label, len(who.get(n, ())), tuple(who.get(n, ()))) for n, label in enumerate(labels, 1)]
    return tuple(out) + tuple(Bar(0, text, len(names), tuple(names)) for text, names in others.items())


def _words(asked: Asked, texts: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """How many said each word; for one-word answers the answer, for text the words that carry meaning."""
    if asked.is_counted:
        return ()
    shown: dict[str, Counter[str]] = {}
    for text in texts:
        if asked.kind == "word":
            said = [w.strip(" .!?,;") for w in re.split(r"[,;\n]", text)]
        else:
            said = [w for w in _WORD.findall(text) if len(w) > 2 and folded(w) not in _FUNCTION]
        # once a text, however often it stands there
        for word in {folded(w): w for w in said if w}.items():
            shown.setdefault(word[0], Counter())[word[1]] += 1
    counted = [(_written(forms), sum(forms.values())) for forms in shown.values()]
    if asked.kind != "word":
        counted = [pair for pair in counted if pair[1] > 1]
    return tuple(sorted(counted, key=lambda pair: (-pair[1], sort_key(pair[0])))[:MOST_WORDS])


def _written(forms: Counter[str]) -> str:
    """As most wrote it; the plain form where it is even."""
    return max(sorted(forms, reverse=True), key=lambda w: forms[w])


def beside(state: State, the_round: Round, question: str) -> tuple[Round, str] | None:
    """The check-in's round and question that a check-out's question is to be compared with: the same words, or else
    the only one counted the same way."""
    if the_round.kind != "check_out":
        return None
    mine = asked_in(state, the_round, question)
    asks = next((q for q in questions_in(state, the_round) if q.id == question), None)
    alike: list[tuple[Round, str]] = []
    for other in rounds(state):
        if other.kind != "check_in":
            continue
        for q in questions_in(state, other):
            theirs = asked_in(state, other, q.id)
            if (theirs.kind, theirs.options, theirs.last) != (mine.kind, mine.options, mine.last):
                continue
            if asks and (q.id == question or folded(q.text) == folded(asks.text)):
                return other, q.id
            if mine.is_counted or mine.kind == "word":
                alike.append((other, q.id))
    return alike[0] if len(alike) == 1 else None


def result_of(state: State, the_round: Round, question: str, units: Sequence[Unit]) -> Result | None:
    return next((r for r in results(state, the_round, units) if r.question.id == question), None)
