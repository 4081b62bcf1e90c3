"""What a word speaks of: fields of Swedish and English words that belong together, from the table beside this file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from importlib.resources import files
from math import sqrt

Stem = Callable[[str], str]
Fields = Mapping[int, int]  # and in how many of its forms a word stands there
Meaning = Mapping[int, float]  # fields and how much of each, of length 1; empty for what isn't known

_AKIN = 0.15  # what a field takes from those named nearest to it
_HEAD = 0.4  # what the lesser part of a theme's compound says
_PART = 0.7  # a compound's part counts for less than a word that stands by itself
_OTHER_LANGUAGE = 0.8
_LESS = 0.85  # what each further field of a theme's word counts against the one before it
_LONGEST_ACRONYM = 4
_SHORTEST = 3  # letters of a compound's part, when the other is known too
_SHORTEST_ALONE = 4  # and when it isn't
# fmt: off
_ENDINGS = (
    "arnas", "ernas", "ornas", "arna", "erna", "orna", "ens", "ets", "nas", "en", "et", "na", "ar", "er",
    "or", "ade", "at", "ad", "ns", "ts", "n", "t", "r", "a", "s",
)
# fmt: on
_LIG = re.compile(r"lig(?:a|t|as|en|het|heten)?$")
_BARE = ("a", "e", "en")  # what the plain form may have that a compound's first part lacks: skol-a, arbet-e, vatt-en


def read_table() -> str:
    """The table as it is packaged.

    It lies in this folder and is read here, though reading files is machine's: a ranking must be the same whoever asks
    for it, and nobody can be asked to hand over a dictionary with two texts.
    """
    return files("rusdesk.domain").joinpath("word_fields.txt").read_text(encoding="utf-8")


class WordFields:
    """The fields of words, also of inflected ones and compounds. Each language is prepared when first asked for."""

    def __init__(self, table: str, swedish: Stem, english: Stem) -> None:
        self._stems = {False: swedish, True: english}
        self._listed: dict[bool, list[tuple[int, str]]] = {False: [], True: []}
        self._near: list[dict[int, float]] = []
        self._themes: dict[str, dict[int, float]] = {}
        self._read(table)
        self._forms: dict[bool, dict[str, Counter[int]]] = {}
        self._stemmed: dict[bool, dict[str, Counter[int]]] = {}
        self._starts: dict[bool, set[str]] = {}
        self._known: dict[tuple[str, bool], Meaning] = {}

    def of(self, word: str, is_english: bool) -> Meaning:
        """The meaning of a word as written; what its own language doesn't have may be a loan.

        Short words in capitals are acronyms, neither bent nor compounds: RUS isn't what rushes.
        """
        key = (word, is_english)
        if key not in self._known:
            low = word.lower()
            self._prepare(is_english)
            is_acronym = word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM
            is_known = not is_acronym or any(low in forms for forms in self._forms.values())
            self._known[key] = self._meaning(low, is_english) if is_known else {}
        return self._known[key]

    def of_theme(self, word: str, is_english: bool) -> Meaning:
        """The meaning of a word in a theme's name, which spans wider than the same word in a note.

        Not of length 1: the field nearest to it counts 1, the others less.
        """
        written, word = word, word.lower()
        self._prepare(is_english)
        for name in (word, self._stem(word, is_english)):
            if name in self._themes:
                return self._themes[name]
        if not is_english and not self._listed_fields(word, is_english):
            for at in range(_SHORTEST_ALONE, len(word) - _SHORTEST_ALONE + 1):
                first, last = word[:at].removesuffix("s"), self._themes.get(word[at:])
                if last is not None and self._first_part(word[:at], is_english):
                    # medlemsutveckling is of members, but kvällstrafik of traffic
                    more, less = self._themes.get(first, last), last if first in self._themes else self.of(first, False)
                    return {f: max(more.get(f, 0.0), _HEAD * less.get(f, 0.0)) for f in {*more, *less}}
        return self.of(written, is_english)

    def _read(self, table: str) -> None:
        names: dict[str, int] = {}
        akin: list[list[str]] = []
        themes: list[tuple[list[str], list[str]]] = []
        for line in table.splitlines():
            mark, _, rest = line.partition(":")
            if line.startswith("@"):
                name, _, near = line[1:].partition("~")
                names[name.strip()] = len(names)
                akin.append(near.split())
            elif line.startswith("="):
                said, _, spanned = line[1:].partition("~")
                themes.append((said.split(), spanned.split()))
            elif mark in ("sv", "en"):
                self._listed[mark == "en"] += [(len(names) - 1, word) for word in rest.split()]
        self._near = [{} for _ in akin]
        for one, others in enumerate(akin):
            for other in others:
                self._near[one][names[other]] = self._near[names[other]][one] = _AKIN
        for words, fields in themes:
            spans: dict[int, float] = {}
            for place, field in enumerate(fields):
                spans[names[field]] = _LESS**place
            for word in words:
                known = self._themes.setdefault(word, {})
                for at, share in spans.items():
                    known[at] = max(known.get(at, 0.0), share)

    def _prepare(self, is_english: bool) -> None:
        if is_english in self._forms:
            return
        by_form: dict[str, set[int]] = {}
        for field, word in self._listed[is_english]:
            by_form.setdefault(word, set()).add(field)
        # a form that stands in one odd field must not hide the fields of its other forms, so all of a stem are one
        by_stem: dict[str, Counter[int]] = {}
        forms: dict[str, Counter[int]] = {}
        for form, fields in by_form.items():
            of_stem = by_stem.setdefault(self._stem(form, is_english), Counter())
            of_stem.update(fields)
            forms[form] = of_stem
        self._forms[is_english], self._stemmed[is_english] = forms, by_stem
        self._starts[is_english] = {form[:_SHORTEST] for form in forms}

    def _stem(self, word: str, is_english: bool) -> str:
        stem = self._stems[is_english](word)
        # the stemmer takes -lig away, but what is hemlig isn't hem
        return stem + "lig" if not is_english and _LIG.search(word) and not stem.endswith("lig") else stem

    def _meaning(self, word: str, is_english: bool) -> Meaning:
        self._prepare(is_english)
        shares = _shares(self._listed_fields(word, is_english), 1.0) or self._compound(word, is_english)
        if not shares:
            self._prepare(not is_english)
            shares = _shares(self._listed_fields(word, not is_english), _OTHER_LANGUAGE)
        out: dict[int, float] = {}
        for field, share in shares.items():
            out[field] = max(out.get(field, 0.0), share)
            for near, akin in self._near[field].items():
                out[near] = max(out.get(near, 0.0), share * akin)
        length = sqrt(sum(share * share for share in out.values())) or 1.0
        return {field: share / length for field, share in out.items()}

    def _listed_fields(self, word: str, is_english: bool) -> Fields:
        """Of the word as it is listed, or else as it is inflected."""
        forms = self._forms[is_english]
        if word in forms:
            return forms[word]
        if word[:_SHORTEST] not in self._starts[is_english]:
            return {}
        found = self._stemmed[is_english].get(self._stem(word, is_english))
        if found or is_english:
            return found or {}
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                bare = word[: -len(ending)]
                if bare in forms:
                    return forms[bare]
        return {}

    def _first_part(self, part: str, is_english: bool) -> Fields:
        forms = self._forms[is_english]
        for form in (part, part[:-1] if part.endswith("s") else part, *(part + more for more in _BARE)):
            if form in forms and len(form) >= _SHORTEST:
                return forms[form]
        return {}

    def _compound(self, word: str, is_english: bool) -> dict[int, float]:
        """Of the parts that cover most of the word: erfarenhetsutbyte is both erfarenhet and utbyte."""
        most = 0
        of_parts: tuple[Fields, Fields] = {}, {}
        for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
            first, last = word[:at], word[at:]
            of_first, of_last = self._first_part(first, is_english), self._listed_fields(last, is_english)
            covered = (len(first) if of_first else 0) + (len(last) if of_last else 0)
            if covered > most and ((of_first and of_last) or covered >= _SHORTEST_ALONE):
                most, of_parts = covered, (of_first, of_last)
        shares: dict[int, float] = {}
        for part in of_parts:
            for field, share in _shares(part, _PART).items():
                shares[field] = shares.get(field, 0.0) + share
        return shares


def _shares(fields: Fields, whole: float) -> dict[int, float]:
    """A word of many fields says less of each, and most of those where most of its forms stand."""
    total = sum(fields.values())
    return {field: whole * sqrt(count / total) for field, count in fields.items()}
