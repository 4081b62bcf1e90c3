"""The rounds of the minutes: what was answered, and what it came to."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.domain.attendance import Presence
from rusdesk.domain.chapters import AnswerLine, ResultLines, RoundChapter
from rusdesk.domain.minutes_settings import MinutesSettings
from rusdesk.domain.people import Unit
from rusdesk.domain.results import Result, beside, result_of, results
from rusdesk.domain.rounds import Round, RoundKind, all_answers, order, rounds
from rusdesk.domain.state import State


def rounds_told(state: State, settings: MinutesSettings, units: Sequence[Unit], kind: RoundKind) -> list[RoundChapter]:
    out = []
    for one in rounds(state):
        if one.kind != kind:
            continue
        said = all_answers(state, one.id)
        places = order(state, one, units)
        # who had to stay away stands among the participants
        away = {p.who for p in state.each(Presence) if p.state == "absent" and not p.part}
        questions, came_to = [], []
        for result in results(state, one, units):
            asked = result.asked
            given = [(p, a) for p in places for a in said.get((p.who, result.question.id), [])]
            # what is counted needn't be said once more, but for what was added to it
            told = [
                (p, a) for p, a in given
                if settings.shows_names or asked.kind == "text" or (asked.is_counted and _is_more(a.text, a.value))
            ]  # fmt: skip
            lines = tuple(AnswerLine(p.full if settings.shows_names else "", a.text) for p, a in told)
            questions.append((result.question.text, lines))
            came_to.append(_result_lines(state, one, result, units))
        out.append(
            RoundChapter(
                kind="round" if kind == "other" else kind,
                title=one.title,
                form=one.form,
                questions=tuple(questions),
                absent=tuple(p.full for p in places if p.state == "absent" and p.who not in away),
                target=one.id,
                results=tuple(came_to),
            )
        )
    return out


def _is_more(text: str, value: int) -> bool:
    """Whether an answer says more than its figure or choice."""
    return not value or ": " in text


def _result_lines(state: State, one: Round, result: Result, units: Sequence[Unit]) -> ResultLines:
    found = beside(state, one, result.question.id) if one.compares else None
    before = result_of(state, found[0], found[1], units) if found else None
    was = {b.number: b.count for b in before.bars if b.number} if before else {}
    names = [f"{b.number} {b.label}" if b.number and result.asked.kind == "stage" else b.label for b in result.bars]
    return ResultLines(
        counts=tuple(
            (name, b.count, was.get(b.number) if before else None)
            for name, b in zip(names, result.bars, strict=True)
        ),
        mean=result.mean,
        words=result.words if result.asked.kind == "word" else (),
        before=found[0].title if found else "",
        before_mean=before.mean if before else None,
    )
