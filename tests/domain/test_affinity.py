"""Suggested themes, tight groups and likely duplicates."""

from __future__ import annotations

import json
import random
import time
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusdesk.domain.affinity import Ranking, likely_duplicates, rank_themes, similar_groups

LABELLED = json.loads((Path(__file__).parents[1] / "data" / "seed_notes_labelled.json").read_text(encoding="utf-8"))
TEXTS = [n["text"] for n in LABELLED["notes"]]
LETTERS = list(LABELLED["themes"])
NAMES = list(LABELLED["themes"].values())
# `also` names a second theme that a note was labelled with
RIGHT = [{LETTERS.index(letter) for letter in (n["theme"], n["also"]) if letter} for n in LABELLED["notes"]]

# Written for this, a file for each meeting: a line is a note, the headings above are its theme
MEETINGS = sorted((Path(__file__).parents[1] / "data" / "labelled").glob("*.txt"))

SWEDISH_THEMES = ["Kollektivtrafik och resor", "Skola och utbildning", "Trygghet i centrum", "Energi och klimat"]
SWEDISH = {
    "Skolan behöver fler behöriga lärare": 1,
    "Vuxenutbildning på distans": 1,
    "Trygga gångvägar till centrum": 2,
    "Otryggt vid torget på kvällarna": 2,
    "Energirådgivning för småhus": 3,
    "Klimatmålen måste följas upp varje år": 3,
    "Kortare resor med tåg": 0,
}
ENGLISH_THEMES = ["Meetings and calendars", "Tools and IT support", "Office space and noise"]
ENGLISH = {
    "Too many recurring meetings without an agenda": 0,
    "Calendar is double booked all the time": 0,
    "Ticket system is slow, support never answers": 1,
    "We need one tool for chat instead of three": 1,
    "The open plan office is too loud": 2,
    "Noisy corridor": 2,
}


def test_notes_find_their_themes_by_the_names_alone() -> None:
    rankings = rank_themes(TEXTS, NAMES)
    first = [r.order[0] in right for r, right in zip(rankings, RIGHT, strict=True)]
    among = [bool(set(r.order[:3]) & right) for r, right in zip(rankings, RIGHT, strict=True)]
    sure = [hit for r, hit in zip(rankings, first, strict=True) if r.is_sure]
    assert sum(first) / len(TEXTS) >= 0.70
    assert sum(among) / len(TEXTS) >= 0.80
    assert len(sure) / len(TEXTS) >= 0.60
    assert sum(sure) / len(sure) >= 0.85


def labelled_notes(meeting: Path) -> tuple[list[str], list[tuple[str, int]]]:
    themes: list[str] = []
    notes: list[tuple[str, int]] = []
    for line in filter(None, meeting.read_text(encoding="utf-8").splitlines()):
        if line.startswith("# "):
            themes.append(line[2:])
        else:
            notes.append((line, len(themes) - 1))
    return themes, notes


def measured(rounds: str) -> tuple[float, float, float, float]:
    """Of all notes of some rounds: right first, right among three, told sure, and right of those."""
    first = among = sure = right = count = 0
    for meeting in MEETINGS:
        if meeting.name[0] not in rounds:
            continue
        themes, notes = labelled_notes(meeting)
        rankings = rank_themes([text for text, _theme in notes], themes)
        for ranking, (_text, theme) in zip(rankings, notes, strict=True):
            hit = ranking.order[0] == theme
            count += 1
            first += hit
            among += theme in ranking.order[:3]
            sure += ranking.is_sure
            right += hit and ranking.is_sure
    return first / count, among / count, sure / count, right / sure


def test_notes_that_share_hardly_a_word_with_their_theme_find_it() -> None:
    first, among, sure, right = measured("0abcdfghij")
    assert first >= 0.78 and among >= 0.93 and sure >= 0.35 and right >= 0.90


def test_so_do_notes_that_the_table_was_never_fitted_to() -> None:
    first, among, sure, right = measured("k")
    assert first >= 0.65 and among >= 0.87 and sure >= 0.25 and right >= 0.83
    first, among, sure, right = measured("e")
    assert first >= 0.54 and among >= 0.76 and sure >= 0.25 and right >= 0.70


@pytest.mark.parametrize(("labelled", "names"), [(SWEDISH, SWEDISH_THEMES), (ENGLISH, ENGLISH_THEMES)])
def test_both_languages_bend_and_join_their_words(labelled: dict[str, int], names: list[str]) -> None:
    rankings = rank_themes(list(labelled), names)
    assert [r.order[0] for r in rankings] == list(labelled.values())


def test_a_note_without_words_of_its_own_follows_its_neighbours() -> None:
    texts = ["Fler frobbar i kollektivtrafiken", "Frobbar oftare", "Läxhjälp i skolan"]
    rankings = rank_themes(texts, ["Skola", "Kollektivtrafik"])
    assert rankings[1].order[0] == 1
    # Nobody knows that word, and it shares nothing with the theme's name, so nobody should lean on it
    assert not rankings[1].is_sure and rankings[0].is_sure


def test_no_word_need_be_shared() -> None:
    texts = ["Bussar oftare på kvällarna", "Rektor saknar behöriga lärare"]
    rankings = rank_themes(texts, ["Skola", "Kollektivtrafik"])
    assert [r.order[0] for r in rankings] == [1, 0] and all(r.is_sure for r in rankings)
    # and the theme may be named in the other language
    assert [r.order[0] for r in rank_themes(texts, ["Trains", "School"])] == [0, 1]


def test_what_cant_be_told_is_not_sure() -> None:
    assert rank_themes(["xyz", "", "…"], ["Skola", "Energi"]) == [Ranking((0, 1), False)] * 3
    assert rank_themes([], ["Skola"]) == []
    assert rank_themes(["Skolan"], []) == [Ranking((), False)]
    assert rank_themes(["Skolan", "Energi"], ["Skola"]) == [Ranking((0,), True), Ranking((0,), False)]
    assert rank_themes(["Skolan"], ["", "Skola", "Skola"]) == [Ranking((1, 2, 0), False)]


def test_similar_notes_make_tight_groups() -> None:
    groups = similar_groups(TEXTS)
    themes = [n["theme"] for n in LABELLED["notes"]]
    pairs = [themes[a] == themes[b] for group in groups for a, b in combinations(group, 2)]
    assert sum(pairs) / len(pairs) >= 0.75
    assert sum(map(len, groups)) / len(TEXTS) >= 0.60
    assert similar_groups([]) == [] and similar_groups(["", ""]) == []
    assert similar_groups(["Dela erfarenheter", "Bussar", "dela erfarenheten"]) == [(0, 2)]


SAME = [
    ("Kollegialt utbyte", "kollegialt  utbyte!"),
    ("Lära känna strategin", "Lara kanna strategin"),
    ("Hur kan vi jobba med genomförandet?", "Hur vi kan jobba med genomförandet"),
    ("Involvera fler myndigheter i nätverket", "Involvera fler myndigheter i nätvreket"),
    ("Vi vill prata om lokala nivån i nätverket", "Vi vill prata om lokala nivån"),
    ("Erfarenhetsutbyte i grupp", "Erfarenhets-utbyte i grupp"),
    ("More quiet rooms for calls", "more quiet room for calls"),
    ("Möten på måndagar i höst", "Möten på måndagarna i höst"),
]
OTHERWISE = [
    ("Vi når inte ungdomarna", "Vi når ungdomarna"),
    ("Budget för 2026 antas i juni", "Budget för 2027 antas i juni"),
    ("Två träffar om året", "Tre träffar om året"),
    ("Mer resurser till skolan", "Mindre resurser till skolan"),
    ("Möjligt att delta på distans", "Omöjligt att delta på distans"),
    ("Fler möten före sommaren", "Fler möten efter sommaren"),
    ("Region Skåne leder arbetet i gruppen", "Region Halland leder arbetet i gruppen"),
    ("Workshop i Lund den 3 maj", "Workshop i Luleå den 3 maj"),
    ("Öka samverkan med kommunerna", "Minska samverkan med kommunerna"),
    ("We can deliver the report on time", "We can’t deliver the report on time"),
    ("We need more time for the report", "We need less time for the report"),
    ("Region Värmland tar fram planen", "Region Västmanland tar fram planen"),
    ("Kortare möten på förmiddagen", "Kortare möten på eftermiddagen"),
    ("Bussen går var tionde minut", "Bussen går var tjugonde minut"),
    ("Möten på måndagarna", "Möten på torsdagarna"),
    ("Ja till vindkraft", "Nej till vindkraft"),
    ("Legal advice is needed", "Illegal advice is needed"),
    ("Close the library at six", "Close the library at nine"),
    ("Mål", "Mal"),
    ("", ""),
]


@pytest.mark.parametrize("pair", SAME)
def test_the_same_said_twice_is_found(pair: tuple[str, str]) -> None:
    assert likely_duplicates(["Något helt annat", *pair]) == [(1, 2)]


@pytest.mark.parametrize("pair", OTHERWISE)
def test_what_only_looks_the_same_is_left_alone(pair: tuple[str, str]) -> None:
    assert likely_duplicates(pair) == []


def test_no_false_duplicates_among_real_notes() -> None:
    assert likely_duplicates([*TEXTS, *SWEDISH, *ENGLISH, *NAMES]) == []
    for meeting in MEETINGS:
        assert likely_duplicates([text for text, _theme in labelled_notes(meeting)[1]]) == [], meeting.name


def test_every_copy_is_paired_and_many_copies_with_the_first() -> None:
    assert likely_duplicates(["Hej då", "hej då", "HEJ DÅ"]) == [(0, 1), (0, 2), (1, 2)]
    assert likely_duplicates(["Hej då"] * 5000) == [(0, n) for n in range(1, 5000)]


def test_candidates_miss_no_pair_that_is_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    # The short cut by rare letters must find what comparing all with all finds
    from rusdesk.domain import sameness

    chance = random.Random(5)
    texts = []
    for _ in range(120):
        words = chance.choice(TEXTS).split()
        del words[chance.randrange(len(words))]
        texts.append(" ".join(words))
    quick = likely_duplicates(texts)
    monkeypatch.setattr(sameness, "_candidates", lambda sets: combinations(range(len(sets)), 2))
    assert quick == likely_duplicates(texts) and quick


def test_500_notes_take_less_than_a_second() -> None:
    chance = random.Random(7)
    texts = [" ".join(chance.choice(TEXTS).split()[:9] + chance.choice(TEXTS).split()[:4]) for _ in range(500)]
    began = time.process_time()
    rank_themes(texts, NAMES)
    assert time.process_time() - began < 1.0
    began = time.process_time()
    likely_duplicates(texts)
    assert time.process_time() - began < 1.0


def test_the_answer_is_the_same_every_time() -> None:
    assert rank_themes(TEXTS, NAMES) == rank_themes(TEXTS, NAMES)
    assert similar_groups(TEXTS) == similar_groups(TEXTS)


@given(st.lists(st.text(max_size=40), max_size=6), st.lists(st.text(max_size=20), max_size=4))
def test_any_texts_are_ranked(texts: list[str], names: list[str]) -> None:
    rankings = rank_themes(texts, names)
    assert len(rankings) == len(texts)
    assert all(sorted(r.order) == list(range(len(names))) for r in rankings)
    assert all(0 <= a < b < len(texts) for a, b in likely_duplicates(texts))
    members = [m for group in similar_groups(texts) for m in group]
    assert len(members) == len(set(members))
