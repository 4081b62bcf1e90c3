"""How a question of a round is answered: as text, a word, on a scale, by choice, or by a stage of a map."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Participant, Question
from rusdesk.domain.plain import cleaned, folded
from rusdesk.domain.rounds import Answer, AnswerKind, Round
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer

LONGEST_WORD = 40
MOST_WORDS = 3

_SCALES: dict[AnswerKind, int] = {"scale_5": 5, "scale_10": 10}
_NUMBER_FIRST = re.compile(r"^(\d{1,4})(?:\s*(?:/|av|of)\s*\d{1,2})?(?!\w)[\s:;,.)–—-]*(.*)$", re.DOTALL)
# "3,5" and "3–4" are no figures on a scale of whole numbers
_PART_OF_ONE = re.compile(r"^\d+\s*[.,–—-]\s*\d")
_BETWEEN = " \t:;,.–—-"


@frozen
class Asked:
    """How one question is answered. `options` are the words of a choice or the names of the stages, number 1 first;
    `last` is the end of a scale, 0 for what isn't one; `layer` is the map's layer that an answer sets."""

    kind: AnswerKind = "text"
    options: tuple[str, ...] = ()
    last: int = 0
    layer: str = ""

    @property
    def is_counted(self) -> bool:
        """Whether answers can be laid side by side as figures."""
        return bool(self.last or self.options)


@frozen
class Said:
    """An answer as understood: `text` says it in words, with what was added; `value` as in Answer."""

    text: str
    value: int = 0
    comment: str = ""


def asked_in(state: State, the_round: Round, question: str) -> Asked:
    """How a question is answered in a round. A choice without options, or stages without a layer, is text."""
    one = state.find(Question, question)
    kind: AnswerKind = (one.answer or the_round.answer) if one else the_round.answer
    if kind in _SCALES:
        return Asked(kind, last=_SCALES[kind])
    if kind == "choice":
        options = (one.options if one and one.answer == "choice" else ()) or the_round.options
        return Asked(kind, options) if options else Asked()
    if kind == "stage":
        layer = state.find(Layer, the_round.layer)
        return Asked(kind, layer.stages, 0, layer.id) if layer and layer.stages else Asked()
    return Asked(kind)


def unit_asked(state: State, the_round: Round, who: str) -> str:
    """The code of the unit that somebody in the round answers for, or an empty string."""
    if the_round.of == "units":
        return who
    person = state.find(Participant, who)
    return person.unit if person else ""


def read_answer(typed: str, asked: Asked) -> Said:
    """What was typed as an answer of its kind; "4 för att vi …" is the figure with a comment.

    Refused(BAD_VALUE) with the field ``answer.word``, ``answer.scale``, ``answer.choice`` or ``answer.several`` when it
    isn't one.
    """
    text = cleaned(typed)
    if asked.kind == "word":
        if len(text) > LONGEST_WORD or len(text.split()) > MOST_WORDS:
            raise Refused(Code.BAD_VALUE, "answer.word", {"words": MOST_WORDS, "length": LONGEST_WORD})
        return Said(" ".join(text.split()))
    if asked.last:
        m = _NUMBER_FIRST.match(text)
        if not m or _PART_OF_ONE.match(text) or not 1 <= int(m[1]) <= asked.last:
            raise Refused(Code.BAD_VALUE, "answer.scale", {"last": asked.last})
        return _said(m[1].lstrip("0"), int(m[1]), m[2])
    if asked.options:
        return _chosen(text, asked)
    return Said(text)


def _chosen(text: str, asked: Asked) -> Said:
    facts = {"options": asked.options, "kind": asked.kind}
    if (m := _NUMBER_FIRST.match(text)) and not _named(text, asked.options):
        number = int(m[1])
        if not 1 <= number <= len(asked.options):
            raise Refused(Code.BAD_VALUE, "answer.choice", facts)
        rest = m[2]
        name = asked.options[number - 1]
        # "3 Remiss" says the same thing twice
        if folded(rest).startswith(folded(name)):
            rest = rest[len(name) :]
        return _option(asked, number, rest)
    found = _named(text, asked.options)
    if len(found) != 1:
        raise Refused(Code.BAD_VALUE, "answer.several" if found else "answer.choice", facts)
    number, rest = found[0]
    return _option(asked, number, rest)


def _option(asked: Asked, number: int, rest: str) -> Said:
    name = asked.options[number - 1]
    return _said(f"{number} {name}" if asked.kind == "stage" else name, number, rest)


def _said(head: str, value: int, rest: str) -> Said:
    comment = rest.strip(_BETWEEN + "\n)")
    return Said(f"{head}: {comment}" if comment else head, value, comment)


def _named(text: str, options: Sequence[str]) -> list[tuple[int, str]]:
    """(number, what follows) of the options that the text begins with, the longest alone; else of those that begin
    as the text does."""
    said = folded(text)
    whole = [
        (n, name)
        for n, name in enumerate(options, 1)
        if folded(name) and said.startswith(folded(name)) and not said[len(folded(name)) :][:1].isalnum()
    ]
    if whole:
        number, name = max(whole, key=lambda pair: len(pair[1]))
        return [(number, text[len(name) :])]
    return [(n, "") for n, name in enumerate(options, 1) if said and folded(name).startswith(said)]


def option_of(answer: Answer, asked: Asked) -> int:
    """The number (from 1) of the figure, option or stage that an answer stands for today; 0 when it is none of them.

    An option keeps its answers wherever it is moved: its name counts before its number.
    """
    if asked.last and answer.value:
        return answer.value if answer.value <= asked.last else 0
    said = answer.text.split(": ", 1)[0]
    if asked.kind == "stage" and answer.value:
        said = said.split(" ", 1)[-1]
    found = next((n for n, name in enumerate(asked.options, 1) if folded(name) == folded(said)), 0)
    return found or (0 if answer.value else _value_of(answer.text, asked))


def _value_of(text: str, asked: Asked) -> int:
    """What an answer from before it was asked this way stands for, when it can be read so."""
    try:
        return read_answer(text, asked).value
    except Refused:
        return 0


def used_options(answers: Sequence[Answer], asked: Asked, options: Sequence[str]) -> tuple[str, ...]:
    """The options somebody has answered with that aren't among `options`."""
    kept = {folded(o) for o in options}
    used = {option_of(a, asked) for a in answers}
    return tuple(name for n, name in enumerate(asked.options, 1) if n in used and folded(name) not in kept)
