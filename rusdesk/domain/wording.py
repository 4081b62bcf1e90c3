"""The words of short notes: stems, the parts of compounds, letter sequences, and vectors of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log, sqrt

from rusdesk.domain.function_words import ENGLISH, SWEDISH

Stem = Callable[[str], str]
Vector = Mapping[str, float]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,:]\d+)*")
_SHORTEST_PART = 4
_PART_WEIGHT = 0.6
_DEFINITE = re.compile(r"(?<=[aeéioy])[nt]s?$")
_MOST = 2048  # characters of a text that are looked at: what a note can hold


def words(text: str) -> list[str]:
    """Words and numbers as written, hyphened ones in their parts."""
    return _WORD.findall(unicodedata.normalize("NFC", text[:_MOST]))


def is_english(text: str) -> bool | None:
    """By its function words and letters; None when nothing tells."""
    found = [w.lower() for w in words(text)]
    swedish = sum(w in SWEDISH for w in found) + 2 * sum(bool(set(w) & set("åäö")) for w in found)
    english = sum(w in ENGLISH for w in found)
    return None if swedish == english else english > swedish


class Wording:
    """The subject words of several texts, with weights: stems, the compounds' parts, acronyms' words.

    A compound is split at words that stand by themselves in any of the texts, so no dictionary is needed. Texts that
    don't show their language are read in the one most others are in.
    """

    def __init__(self, texts: Sequence[str], swedish: Stem, english: Stem) -> None:
        told = [is_english(t) for t in texts]
        usual = sum(t is True for t in told) > sum(t is False for t in told)
        self._known: dict[tuple[bool, str], str] = {}
        self._stems = {True: english, False: swedish}
        self.are_english = [usual if t is None else t for t in told]
        self.subjects = [_subjects(t) for t in texts]
        stems = [[self._stem(w, e) for w in found] for found, e in zip(self.subjects, self.are_english, strict=True)]
        self._standing = {s for found in stems for s in found if len(s) >= _SHORTEST_PART}
        stems = [
            [self._definite(w, s, e) for w, s in zip(found, stemmed, strict=True)]
            for found, stemmed, e in zip(self.subjects, stems, self.are_english, strict=True)
        ]
        initials = _initials(self.subjects)
        self.terms: list[Counter[str]] = []
        for found, stemmed, is_eng in zip(self.subjects, stems, self.are_english, strict=True):
            terms: Counter[str] = Counter()
            for word, stem in zip(found, stemmed, strict=True):
                terms[stem] += 1.0  # type: ignore[assignment]
                for part in self._parts(word, stem, is_eng):
                    terms[part] += _PART_WEIGHT  # type: ignore[assignment]
                for meant in initials.get(word, ()):
                    terms[self._stem(meant, is_eng)] += _PART_WEIGHT  # type: ignore[assignment]
            self.terms.append(terms)

    def _stem(self, word: str, is_eng: bool) -> str:
        key = (is_eng, word)
        if key not in self._known:
            self._known[key] = self._stems[is_eng](word.lower())
        return self._known[key]

    def _definite(self, word: str, stem: str, is_eng: bool) -> str:
        """Skolan as skola, strategin as strategi: endings that the stemmer leaves, when the bare word stands."""
        bare = _DEFINITE.sub("", word.lower())
        if is_eng or len(bare) == len(word) or len(bare) < _SHORTEST_PART:
            return stem
        found = self._stem(bare, is_eng)
        return found if found in self._standing else stem

    def _parts(self, word: str, stem: str, is_eng: bool) -> list[str]:
        """The compound's parts that stand by themselves somewhere; the joint may be an s."""
        low = word.lower()
        if len(low) < 2 * _SHORTEST_PART:
            return []
        out: dict[str, None] = {}
        for at in range(_SHORTEST_PART, len(low) - _SHORTEST_PART + 1):
            head, tail = low[:at], low[at:]
            for part in (head, head.removesuffix("s"), tail):
                found = self._stem(part, is_eng)
                if len(part) >= _SHORTEST_PART and found != stem and found in self._standing:
                    out[found] = None
        return list(out)[:3]


def _subjects(text: str) -> list[str]:
    """Words that aren't function words; capitals kept, so that acronyms can be told."""
    return [
        w
        for w in words(text)
        if w.lower() not in SWEDISH and w.lower() not in ENGLISH and (len(w) > 2 or (w.isupper() and len(w) == 2))
    ]


def _initials(subjects: Iterable[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Acronyms that are the initials of words that follow each other in some text: NS, nationella strategin."""
    known: dict[str, tuple[str, ...]] = {}
    subjects = list(subjects)
    acronyms = {w for found in subjects for w in found if w.isupper() and 2 <= len(w) <= 4 and w.isalpha()}
    if not acronyms:
        return known
    for found in subjects:
        letters = "".join(w[0].upper() for w in found)
        for acronym in sorted(acronyms):
            at = letters.find(acronym)
            meant = tuple(found[at : at + len(acronym)]) if at >= 0 else ()
            if meant and acronym not in known and not any(w.isupper() for w in meant):
                known[acronym] = meant
    return known


def letter_sequences(subjects: Iterable[str], shortest: int = 3, longest: int = 5) -> dict[str, float]:
    """Sequences of letters within words, their ends marked; damped counts."""
    counts: Counter[str] = Counter()
    for word in subjects:
        marked = f" {word.lower()[:40]} "
        for size in range(shortest, longest + 1):
            counts.update(marked[at : at + size] for at in range(len(marked) - size + 1))
    return {piece: 1 + log(count) for piece, count in counts.items()}


def vectors(counted: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """Each of length 1, what is rare among them weighing more; an empty one stays empty."""
    spread: Counter[str] = Counter()
    for terms in counted:
        spread.update(terms.keys())
    out: list[dict[str, float]] = []
    for terms in counted:
        weighed = {t: n * (log((1 + len(counted)) / (1 + spread[t])) + 1) for t, n in terms.items()}
        length = sqrt(sum(x * x for x in weighed.values())) or 1.0
        out.append({t: x / length for t, x in weighed.items()})
    return out
