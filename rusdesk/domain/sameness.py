"""Texts that are likely to say the same in nearly the same words."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice
from math import ceil

from rusdesk.domain.frozen import frozen
from rusdesk.domain.function_words import ENGLISH, KINDS, NEGATIONS, NUMBER_WORDS, OPPOSITES, SWEDISH, TURNING
from rusdesk.domain.wording import words

_ALIKE = 0.65
_SAME_WORD = 0.7
_MOST_COPIES = 20
_LONGEST_ENDING = 4  # letters that a weekday, a month or a region may end in: fredagarna, Hallands
_LONGEST = 300  # characters; of longer texts only copies are told
_MOST_COMPARED = 100_000  # pairs; real walls need a few hundred


@frozen
class _Text:
    words: Counter[str]
    joined: str
    pieces: frozenset[str]  # of the letters as written
    bare: frozenset[str]  # of the letters without å, ä, ö and accents
    is_bare: bool


def likely_duplicates(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indexes, the smaller first, of texts that differ in case, spelling, order or a dropped word.

    Never a pair where one denies, counts or opposes what the other says, or says it of another thing. Texts of more
    than 300 characters must be copies. Of more than 20 copies each is paired with the first alone.
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
    # what denies or counts otherwise never says the same, so it needn't be compared
    alike: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, said in enumerate(known):
        if sum(map(len, said)) <= _LONGEST:
            alike[tuple(sorted(w for w in said if _is_denial(w) or _is_number(w)))].append(at)
    for some in alike.values():
        for first, second in islice(_candidates([read[at].bare for at in some]), _MOST_COMPARED):
            one, two = some[first], some[second]
            if _alike(read[one], read[two]) and _say_the_same(read[one], read[two]):
                mine, theirs = copies[one], copies[two]
                if len(mine) + len(theirs) > _MOST_COPIES:
                    mine, theirs = mine[:1], theirs[:1]
                pairs += [(min(a, b), max(a, b)) for a in mine for b in theirs]
    return sorted(pairs)


def _read(said: tuple[str, ...]) -> _Text:
    text = " ".join(said)
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return _Text(Counter(said), text.replace(" ", ""), _pieces(text), _pieces(bare), bare == text)


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


def _say_the_same(one: _Text, two: _Text) -> bool:
    """Whether no opposites and no other thing set them apart."""
    only_one, only_two = list(one.words - two.words), list(two.words - one.words)
    for first, second in OPPOSITES:
        if (first in only_one and second in only_two) or (second in only_one and first in only_two):
            return False
    if any(_turned(a, b) or _turned(b, a) for a in only_one for b in only_two):
        return False
    if any(_other_of_its_kind(only_one, only_two, kind) for kind in KINDS):
        return False
    return not (_is_of_other(only_one, only_two, two) and _is_of_other(only_two, only_one, one))


def _is_denial(word: str) -> bool:
    return word in NEGATIONS or word.replace("'", "") in NEGATIONS


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in NUMBER_WORDS


def _other_of_its_kind(one: Iterable[str], two: Iterable[str], kind: Sequence[str]) -> bool:
    """Whether each names one of the kind, and not the same: Värmland and Västmanland, however bent."""
    first = {name for name in kind for word in one if _is_bent(word, name)}
    second = {name for name in kind for word in two if _is_bent(word, name)}
    return bool(first and second and not first & second)


def _is_bent(word: str, name: str) -> bool:
    return word.startswith(name) and len(word) <= len(name) + _LONGEST_ENDING


def _turned(word: str, other: str) -> bool:
    return any(word == before + other for before in TURNING)


def _is_of_other(only: Iterable[str], others: Sequence[str], other: _Text) -> bool:
    """Whether a subject word of one text has nothing like it in the other (a slip of the keys is alike)."""
    return any(
        w not in SWEDISH and w not in ENGLISH and w not in other.joined and not any(_is_slip(w, o) for o in others)
        for w in only
    )


def _is_slip(word: str, other: str) -> bool:
    if abs(len(word) - len(other)) > max(2, len(word) // 3):
        return False
    if sorted(word) == sorted(other):
        return True
    match = SequenceMatcher(None, word, other, autojunk=False)
    return match.quick_ratio() >= _SAME_WORD and match.ratio() >= _SAME_WORD
