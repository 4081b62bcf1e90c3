"""How strongly each note speaks of each theme, by what the words mean rather than by what letters they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from rusdesk.domain.word_fields import Meaning, WordFields

# A theme is named by its nearest word; its other words add so much each
_OTHER_WORDS = 0.15
# what speaks of all themes alike tells nothing: so much of the mean is taken away, and what is left is sharpened
_COMMON = 0.8
_SHARPER = 2.0
# a theme that all notes seem to speak of is named too broadly: it gives way, the more so the more notes say it
_GIVING_WAY = 0.6
_ROUNDS = 2
_AS_IF = 10.0  # notes, spread evenly, that are thought to stand there too: a few notes tell little of a theme
_USUAL = 0.3  # what a word that stands in every note still counts


def speaks_of(
    fields: WordFields, notes: Sequence[Sequence[str]], themes: Sequence[Sequence[str]], are_english: Sequence[bool]
) -> list[list[float]]:
    """Per note and theme, 0 and up: how much of the note's words belongs with the theme's words.

    `notes` and `themes` are their subject words as written; `are_english` tells the language of each note, then
    of each theme.
    """
    named = [
        [fields.of_theme(word, is_english) for word in words]
        for words, is_english in zip(themes, are_english[len(notes) :], strict=True)
    ]
    spread = Counter(word for words in notes for word in set(words))
    most = log(1 + len(notes)) or 1.0
    told: dict[tuple[str, bool], list[float]] = {}
    out: list[list[float]] = []
    for words, is_english in zip(notes, are_english[: len(notes)], strict=True):
        total = [0.0] * len(themes)
        for word in words:
            key = (word, is_english)
            if key not in told:
                told[key] = _told(fields.of(word, is_english), named)
            rare = _USUAL + (1 - _USUAL) * log((1 + len(notes)) / spread[word]) / most
            total = [t + rare * value for t, value in zip(total, told[key], strict=True)]
        out.append(total)
    return out


def _told(meaning: Meaning, named: Sequence[Sequence[Meaning]]) -> list[float]:
    """What one word says of each theme; together as much as it says of the nearest."""
    near = [_nearness(meaning, words) for words in named]
    nearest = max(near, default=0.0)
    if nearest <= 0:
        return [0.0] * len(named)
    common = _COMMON * sum(near) / len(near)
    ahead = [max(0.0, value - common) ** _SHARPER for value in near]
    whole = sum(ahead)
    return [nearest * value / whole for value in ahead] if whole else [0.0] * len(named)


def _nearness(meaning: Meaning, words: Sequence[Meaning]) -> float:
    likes = sorted(sum(share * word.get(field, 0.0) for field, share in meaning.items()) for word in words)
    return likes[-1] + _OTHER_WORDS * sum(likes[:-1]) if likes else 0.0


def evened(said: Sequence[Sequence[float]]) -> list[list[float]]:
    """`said` (per note and theme) where a theme named so broadly that it draws most notes draws less."""
    values = [list(row) for row in said]
    themes = len(values[0]) if values else 0
    for _ in range(_ROUNDS):
        drawn = [_AS_IF / themes for _ in range(themes)]
        speaking = [row for row in values if sum(row) > 0]
        for row in speaking:
            whole = sum(row)
            drawn = [d + value / whole for d, value in zip(drawn, row, strict=True)]
        fair = (len(speaking) + _AS_IF) / max(1, themes)
        values = [[v / (d / fair) ** _GIVING_WAY for v, d in zip(row, drawn, strict=True)] for row in values]
    return values
