"""The words of rounds: orders, kinds of answers, what an answer lacks, and the pace."""

from __future__ import annotations

from collections.abc import Mapping

from rusdesk.domain.answering import Asked
from rusdesk.domain.pace import Pace
from rusdesk.domain.rounds import AnswerKind, RoundMode, RoundOrder
from rusdesk.machine.languages import Words


def order_name(words: Words, order: RoundOrder) -> str:
    match order:
        case "listed":
            return words("Som listan")
        case "shuffled":
            return words("Lottad")
        case "geographic":
            return words("Norr till söder")
        case "arranged":
            return words("Egen ordning")


def mode_name(words: Words, mode: RoundMode) -> str:
    return words("En i taget har ordet") if mode == "speaks" else words("Alla skriver samtidigt")


def answer_kind_name(words: Words, kind: AnswerKind) -> str:
    match kind:
        case "text":
            return words("Text")
        case "word":
            return words("Ett ord")
        case "scale_5":
            return words("Skala 1–5")
        case "scale_10":
            return words("Skala 1–10")
        case "choice":
            return words("Val")
        case "stage":
            return words("Fas på kartan")


def answer_refusal(words: Words, field: str, facts: Mapping[str, object]) -> str:
    """What an answer of another kind than asked for lacks."""
    options = facts.get("options")
    names = [str(o) for o in options] if isinstance(options, tuple) else []
    listed = ", ".join(f"{n} {name}" for n, name in enumerate(names[:6], 1)) + (" …" if len(names) > 6 else "")
    match field:
        case "answer.scale":
            return words("Svara med en hel siffra från 1 till {last}. Efter siffran får det stå mer.").format(
                last=facts.get("last", "")
            )
        case "answer.word":
            return words("Svara med ett ord, eller högst {words}.").format(words=facts.get("words", ""))
        case "answer.several":
            return words("Flera svar kan menas. Skriv fler bokstäver eller siffran: {options}").format(options=listed)
        case _:
            return words("Välj något av svaren: {options}").format(options=listed)


def asked_hint(words: Words, asked: Asked) -> str:
    """What kind of answer is waited for, in few words; empty for text."""
    if asked.last:
        return f"1–{asked.last}"
    if asked.kind == "word":
        return words("Ett ord")
    if asked.options:
        return f"1–{len(asked.options)}"
    return ""


def pace_words(words: Words, pace: Pace, until: str, ends: str) -> str:
    """ "45 s var för att hinna till 10.40 · slut 10.52 i den här takten"."""
    said = []
    if pace.each is not None and until:
        each = words.n("{n} s", "{n} s", pace.each) if pace.each < 100 else words.length(pace.each)
        if pace.each:
            said.append(words("{each} var för att hinna till {time}").format(each=each, time=until))
        else:
            said.append(words("Tiden till {time} är slut").format(time=until))
    said.append(words("rundan slutar {time} i den här takten").format(time=ends))
    text = " · ".join(said)
    return text[:1].upper() + text[1:]


def mean_words(words: Words, mean: float) -> str:
    """ "3,4" in Swedish, "3.4" in English."""
    return f"{mean:.1f}".replace(".", "," if words.lang == "sv" else ".")
