"""Texts that are likely to say the same in nearly the same words."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import ceil

from rusdesk.domain.function_words import ENGLISH, NEGATIONS, NUMBER_WORDS, OPPOSITES, SWEDISH, TURNING
from rusdesk.domain.wording import words

_ALIKE = 0.65
_SAME_WORD = 0.7
_MOST_COPIES = 20


@dataclass(frozen=True, slots=True)
class _Text:
    words: tuple[str, ...]
    pieces: frozenset[str]  # of the letters as written
    bare: frozenset[str]  # of the letters without å, ä, ö and accents
    is_bare: bool


def likely_duplicates(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indexes, the smaller first, of texts that differ in case, spelling, order or a dropped word.

    Never a pair where one denies, counts or opposes what the other says, or says it of another thing. Of more than
    20 copies of a text each is paired with the first alone.
    """
    known: dict[tuple[str, ...], list[int]] = {}
    for at, text in enumerate(texts):
        said = tuple(w.replace("’", "'") for w in words(text.casefold()))
        if said:
            known.setdefault(said, []).append(at)
    read = [_read(said) for said in known]
    copies = list(known.values())
    pairs: list[tuple[int, int]] = []
    for same in copies:
        firsts = same if len(same) <= _MOST_COPIES else same[:1]
        pairs += [(a, b) for n, a in enumerate(firsts) for b in same[n + 1 :]]
    for one, two in _candidates([t.bare for t in read]):
        if _alike(read[one], read[two]) and _say_the_same(read[one].words, read[two].words):
            mine, theirs = copies[one], copies[two]
            if len(mine) + len(theirs) > _MOST_COPIES:
                theirs = theirs[:1]
                mine = mine[:1]
            pairs += [(min(a, b), max(a, b)) for a in mine for b in theirs]
    return sorted(pairs)


def _read(said: tuple[str, ...]) -> _Text:
    text = " ".join(said)
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return _Text(said, _pieces(text), _pieces(bare), bare == text)


def _pieces(text: str) -> frozenset[str]:
    marked = f" {text} "
    return frozenset(marked[at : at + 3] for at in range(len(marked) - 2))


def _alike(one: _Text, two: _Text) -> bool:
    # å, ä, ö count, but for one who typed without those keys
    if one.is_bare != two.is_bare:
        return _share(one.bare, two.bare) >= _ALIKE
    return _share(one.pieces, two.pieces) >= _ALIKE


def _share(one: frozenset[str], two: frozenset[str]) -> float:
    both = len(one & two)
    return both / (len(one) + len(two) - both)


def _candidates(sets: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs that can share enough: sets so alike have one of their rarest pieces in common."""
    spread: Counter[str] = Counter()
    for pieces in sets:
        spread.update(pieces)
    index: defaultdict[str, list[int]] = defaultdict(list)
    for me, pieces in enumerate(sets):
        size = len(pieces)
        rarest = sorted(pieces, key=lambda p: (spread[p], p))[: size - ceil(_ALIKE * size) + 1]
        met: dict[int, None] = {}
        for piece in rarest:
            for other in index[piece]:
                if _ALIKE * size <= len(sets[other]) <= size / _ALIKE:
                    met[other] = None
            index[piece].append(me)
        for other in met:
            yield other, me


def _say_the_same(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether nothing in the wording sets them apart: denials, numbers, opposites, another thing."""
    mine, theirs = Counter(one), Counter(two)
    if _kept(mine, _is_denial) != _kept(theirs, _is_denial) or _kept(mine, _is_number) != _kept(theirs, _is_number):
        return False
    only_mine, only_theirs = list(mine - theirs), list(theirs - mine)
    for first, second in OPPOSITES:
        if (first in only_mine and second in only_theirs) or (second in only_mine and first in only_theirs):
            return False
    if any(_turned(a, b) or _turned(b, a) for a in only_mine for b in only_theirs):
        return False
    return not (_other_things(only_mine, two) and _other_things(only_theirs, one))


def _kept(counted: Counter[str], is_kept: Callable[[str], bool]) -> list[str]:
    return sorted(w for w in counted.elements() if is_kept(w))


def _is_denial(word: str) -> bool:
    return word in NEGATIONS or word.replace("'", "") in NEGATIONS


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in NUMBER_WORDS


def _turned(word: str, other: str) -> bool:
    return any(word == before + other for before in TURNING)


def _other_things(only: Iterable[str], others: Sequence[str]) -> bool:
    """Whether any subject word of one text has nothing like it in the other (a slip of the keys is alike)."""
    joined = "".join(others)
    return any(
        w not in SWEDISH and w not in ENGLISH and w not in joined and not any(_is_slip(w, o) for o in others)
        for w in only
    )


def _is_slip(word: str, other: str) -> bool:
    if abs(len(word) - len(other)) > max(2, len(word) // 3):
        return False
    if sorted(word) == sorted(other):
        return True
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= _SAME_WORD
