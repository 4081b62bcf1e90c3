"""Which theme a note is likely to belong to, and which notes say about the same: suggestions, never decisions.

Two things are seen: what the texts share (words, their stems, parts of compounds, sequences of letters), and what their
words speak of (see `word_fields`). Notes in words that neither knows are found through their neighbours, or not at all;
then `is_sure` is False.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import snowballstemmer

from rusdesk.domain.about import evened, speaks_of
from rusdesk.domain.frozen import frozen
from rusdesk.domain.likeness import Rows, cosines, linked, nearest, spread
from rusdesk.domain.sameness import likely_duplicates
from rusdesk.domain.word_fields import WordFields, read_table
from rusdesk.domain.wording import Wording, letter_sequences, vectors

__all__ = ["Ranking", "likely_duplicates", "rank_themes", "similar_groups", "similar_to"]

_NEIGHBOURS = 10
_LEAST_ALIKE = 0.02
_SPREAD = 0.2
_TURNS = 8
_SHARED = 3.0  # what sharing words counts against meaning the same
# Sure is either a note that itself says much of one theme and hardly anything of the others, …
_SURE_SAID = 0.5
_SURE_ALONE = 0.7  # how far ahead of the next, of all it says
# … or one that shares words with a theme's name and, its neighbours heard, stands ahead by so much of the whole
_SURE_SHARED = 0.1
_SURE_AHEAD = 0.12
_TIGHT = 0.20
_KNOWN = 0.35  # what a sorted text counts for its theme, against what it would share with the theme's name
_LEAST_SIMILAR = 0.06


@frozen
class Ranking:
    """Theme indexes, likeliest first, each once. `is_sure` when hardly anything speaks for another."""

    order: tuple[int, ...]
    is_sure: bool


def rank_themes(
    texts: Sequence[str], theme_names: Sequence[str], known: Mapping[int, int] | None = None
) -> list[Ranking]:
    """Per text the themes, the likeliest first; what can't be told keeps the themes' own order and isn't sure.

    `known` (text → theme) are sorted already: what is like them is drawn the same way. 500 texts take half a
    second: ask outside the thread that draws.
    """
    count = len(texts)
    wording = _wording([*texts, *theme_names])
    rows = _rows(wording)
    words = wording.subjects
    meant = speaks_of(_word_fields(), words[:count], words[count:], wording.are_english)
    shared = [[row.get(count + theme, 0.0) for theme in range(len(theme_names))] for row in rows[:count]]
    said = evened([[_SHARED * s + m for s, m in zip(*both, strict=True)] for both in zip(shared, meant, strict=True)])
    for text, theme in (known or {}).items():
        said[text] = [_KNOWN if at == theme else 0.0 for at in range(len(theme_names))]
    near = [nearest({o: v for o, v in row.items() if o < count}, _NEIGHBOURS, _LEAST_ALIKE) for row in rows[:count]]
    values = spread(said, near, _SPREAD, _TURNS)
    return [_ranking(*note) for note in zip(said, shared, values, strict=True)]


def _ranking(own: Sequence[float], shared: Sequence[float], values: Sequence[float]) -> Ranking:
    order = tuple(sorted(range(len(values)), key=lambda t: (-values[t], t)))
    if not order:
        return Ranking((), False)
    first = order[0]
    says_one = own[first] > _SURE_SAID and _ahead(own, first) > _SURE_ALONE * sum(own)
    stands_ahead = min(own[first], 1.0) * _ahead(values, first) > _SURE_AHEAD * sum(values)
    return Ranking(order, says_one or (stands_ahead and shared[first] >= _SURE_SHARED))


def _ahead(values: Sequence[float], first: int) -> float:
    """How much more of one than of the next; below 0 when it isn't the first."""
    return values[first] - max((value for at, value in enumerate(values) if at != first), default=0.0)


def similar_groups(texts: Sequence[str], alike: float = _TIGHT) -> list[tuple[int, ...]]:
    """Tight groups of texts, each at least two; the rest are left loose. `alike` is the least mean likeness, 0-1."""
    return linked(_rows(_wording(texts)), alike)


def similar_to(texts: Sequence[str], at: int, most: int) -> list[int]:
    """The texts most like the one at `at`, the most alike first, at most so many; those hardly alike are left out."""
    return list(nearest(_rows(_wording(texts))[at], most, _LEAST_SIMILAR))


def _rows(wording: Wording) -> Rows:
    """How alike every text is to the others, 0-1; what shares nothing stays out."""
    rows: Rows = [{} for _ in wording.subjects]
    cosines(vectors(wording.terms), rows, 0.5)
    cosines(vectors([letter_sequences(found) for found in wording.subjects]), rows, 0.5)
    return rows


def _wording(texts: Sequence[str]) -> Wording:
    swedish, english = snowballstemmer.stemmer("swedish"), snowballstemmer.stemmer("english")
    return Wording(texts, swedish.stemWord, english.stemWord)


@cache
def _word_fields() -> WordFields:
    # a fixed table, read once a process and only where somebody asks: the thinking child
    swedish, english = snowballstemmer.stemmer("swedish"), snowballstemmer.stemmer("english")
    return WordFields(read_table(), swedish.stemWord, english.stemWord)
