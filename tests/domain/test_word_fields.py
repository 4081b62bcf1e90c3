"""The table of words that belong together, and how a word is looked up in it."""

from __future__ import annotations

import re

import snowballstemmer

from rusdesk.domain.word_fields import WordFields, read_table

SWEDISH, ENGLISH = snowballstemmer.stemmer("swedish").stemWord, snowballstemmer.stemmer("english").stemWord
SMALL = """
# a note
@ travel ~ energy
sv: resa buss tåg
en: bus train
@ energy
sv: el vind kraft tåg
en: power
@ school
sv: skola lärare rusa
en: school
= trafik traffic ~ travel energy
"""
TRAVEL, ENERGY, SCHOOL = range(3)


def fields() -> WordFields:
    return WordFields(SMALL, SWEDISH, ENGLISH)


def strongest(word: str, is_english: bool = False) -> int:
    meaning = fields().of(word, is_english)
    return max(meaning, key=lambda field: meaning[field])


def test_inflected_words_are_found() -> None:
    assert [strongest(w) for w in ("buss", "bussarna", "resor", "skolan", "lärarnas")] == [
        TRAVEL, TRAVEL, TRAVEL, SCHOOL, SCHOOL,
    ]  # fmt: skip
    assert strongest("trains", is_english=True) == TRAVEL


def test_a_compound_is_its_parts() -> None:
    assert strongest("vindkraftverk") == ENERGY
    assert strongest("skolbuss") in (TRAVEL, SCHOOL)
    meaning = fields().of("skolbussar", False)
    assert meaning[SCHOOL] > 0.5 and meaning[TRAVEL] > 0.5


def test_near_fields_lend_a_little_and_every_meaning_has_length_1() -> None:
    meaning = fields().of("buss", False)
    assert 0 < meaning[ENERGY] < 0.3 < meaning[TRAVEL] and SCHOOL not in meaning
    assert abs(sum(v * v for v in meaning.values()) - 1) < 1e-9
    both = fields().of("tåg", False)
    assert both[TRAVEL] == both[ENERGY]


def test_a_word_in_a_themes_name_spans_wider() -> None:
    assert fields().of("trafik", False) == {}
    traffic = fields().of_theme("Trafiken", False)
    assert traffic[TRAVEL] == 1 and 0.5 < traffic[ENERGY] < 1 and SCHOOL not in traffic
    assert fields().of_theme("buss", False) == fields().of("buss", False)
    # the last part leads
    assert fields().of_theme("vindtrafik", False)[TRAVEL] == 1


def test_what_ends_in_lig_isnt_what_it_is_made_of() -> None:
    table = "@ home\nsv: hem\n@ secret\nsv: hemlig\n"
    secret = WordFields(table, SWEDISH, ENGLISH).of("hemliga", False)
    assert secret == {1: 1.0}


def test_an_acronym_is_not_bent() -> None:
    assert strongest("rus") == SCHOOL
    assert fields().of("RUS", False) == {} and fields().of("EL", False) != {}


def test_a_loan_is_looked_up_in_the_other_language_and_the_unknown_has_no_meaning() -> None:
    assert strongest("train") == TRAVEL
    assert fields().of("frobnik", False) == {} and fields().of("", True) == {} and fields().of("xy", False) == {}


def test_the_table_as_packaged_is_whole() -> None:
    names, near, spanned = [], [], []
    for number, line in enumerate(read_table().splitlines(), 1):
        if line.startswith("@"):
            name, _, rest = line[1:].partition("~")
            names.append(name.strip())
            near += rest.split()
        elif line.startswith("="):
            words, _, rest = line[1:].partition("~")
            assert words.split() and rest.split(), number
            spanned += rest.split()
        else:
            assert not line or line.startswith(("#", "sv: ", "en: ")), f"line {number}"
            words = line.split()[1:] if line[:1] in "se" else []
            assert all(re.fullmatch(r"[^\W_]+(-[^\W_]*)*", word) and word == word.lower() for word in words), number
    assert len(names) == len(set(names)) > 150
    assert not set(near + spanned) - set(names)
    packaged = WordFields(read_table(), SWEDISH, ENGLISH)
    assert packaged.of("bussar", False) and packaged.of("buses", True)
