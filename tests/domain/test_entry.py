"""The entry line's grammar: what it takes, and above all what it leaves alone."""

from __future__ import annotations

import datetime
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusdesk.domain.due import read_due
from rusdesk.domain.entry import Entry, Setting, read
from rusdesk.domain.people import Unit

TODAY = datetime.date(2026, 5, 22)
UNITS = (
    Unit("23", "Region Jämtland Härjedalen", "Jämtland Härjedalen", "Z"),
    Unit("06", "Region Jönköpings län", "Jönköping", "F"),
    Unit("25", "Region Norrbotten", "Norrbotten", "BD"),
    Unit("24", "Region Västerbotten", "Västerbotten", "AC"),
    Unit("14", "Västra Götalandsregionen", "Västra Götaland", "O"),
)
NAMES = ("Sveriges Kommuner och Regioner", "Kansliet")
WALL = Setting("wall", groups=frozenset(range(1, 8)), questions=2, units=UNITS, names=NAMES, today=TODAY)
ROUND = Setting("round", units=UNITS, today=TODAY)
MAP = Setting("map", units=UNITS, stages=6, today=TODAY)
TALK = Setting("jotting", today=TODAY)
EVERYWHERE = (WALL, ROUND, MAP, TALK)


@pytest.mark.parametrize("setting", EVERYWHERE)
@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("beslut: Vi ses i september", "decision", "Vi ses i september"),
        ("Beslut:Vi ses", "decision", "Vi ses"),
        ("fråga: Hur når vi lokala nivån?", "question", "Hur når vi lokala nivån?"),
        ("decision: Meet again", "decision", "Meet again"),
        ("question: 3:1 or 2:1?", "question", "3:1 or 2:1?"),
        ("beslut: A > B", "decision", "A > B"),
    ],
)
def test_outcomes_everywhere(setting: Setting, typed: str, kind: str, text: str) -> None:
    assert read(typed, setting) == Entry(text, aim="outcome", kind=kind)


@pytest.mark.parametrize(
    ("typed", "text", "owner", "due"),
    [
        ("åtgärd: Ta fram underlag > Sekretariatet > 12/6", "Ta fram underlag", "Sekretariatet", "2026-06-12"),
        ("åtgärd: Boka lokal > Region Dalarna", "Boka lokal", "Region Dalarna", ""),
        ("action: Book > Office > before September", "Book", "Office", "before September"),
        ("åtgärd: Höj från a>b", "Höj från a>b", "", ""),
        ("åtgärd: Skriv > > 2026-09-10", "Skriv", "", "2026-09-10"),
        ("åtgärd: Skriv > A > 12/1", "Skriv", "A", "2027-01-12"),
    ],
)
def test_actions(typed: str, text: str, owner: str, due: str) -> None:
    assert read(typed, TALK) == Entry(text, aim="outcome", kind="action", owner=owner, due=due)


def test_due_keeps_words_and_recent_days() -> None:
    assert read_due("inför mötet i september", TODAY) == "inför mötet i september"
    assert read_due("31/2", TODAY) == "31/2"
    assert read_due("20/5", TODAY) == "2026-05-20"
    assert read_due("september 2026", TODAY) == "2026-09"
    assert read_due("29/2", datetime.date(2028, 5, 1)) == "29/2"


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("3: Kollegialt utbyte", Entry("Kollegialt utbyte", group=3)),
        ("3,2: Kollegialt utbyte", Entry("Kollegialt utbyte", group=3, question=2)),
        ("3:", Entry("", aim="stick", group=3)),
        ("3,1:", Entry("", aim="stick", group=3, question=1)),
        ("1: a ratio 3:1 holds", Entry("a ratio 3:1 holds", group=1)),
        ("!gul Digital plattform", Entry("Digital plattform", colour="yellow")),
        ("Digital plattform !blå", Entry("Digital plattform", colour="blue")),
        ("2: !Grön Lära", Entry("Lära", group=2, colour="green")),
        ("!rosa", Entry("", aim="stick", colour="pink")),
        ("!1 Digital plattform", Entry("Digital plattform", colour="yellow")),
        ("Digital plattform !8", Entry("Digital plattform", colour="green")),
        (
            "3,2: Fler bussar #kollektivtrafik #landsbygd !rosa @Norrbotten",
            Entry(
                "Fler bussar",
                group=3,
                question=2,
                tags=("kollektivtrafik", "landsbygd"),
                colour="pink",
                unit="25",
            ),
        ),
        ("Fler bussar @Region Norrbotten #tåg", Entry("Fler bussar", unit="25", tags=("tåg",))),
        ("@norrb Fler bussar", Entry("Fler bussar", unit="25")),
        ("@Region Norrbotten: Fler bussar", Entry("Fler bussar", unit="25")),
        ("Fler bussar @BD", Entry("Fler bussar", unit="25")),
        ("@Sveriges Kommuner och Regioner: Fler", Entry("Fler", author="Sveriges Kommuner och Regioner")),
        ("Fler bussar @kansliet", Entry("Fler bussar", author="Kansliet")),
        ("Fler bussar @Trafikverket", Entry("Fler bussar", author="Trafikverket")),
        ("Vi behöver #tillit i alla led", Entry("Vi behöver #tillit i alla led", tags=("tillit",))),
        ("#tillit före kontroll #Tillit", Entry("#tillit före kontroll", tags=("Tillit",))),
        ("#tillit", Entry("#tillit", tags=("tillit",))),
        ("3: #tillit @Norrbotten", Entry("#tillit @Norrbotten", group=3, tags=("tillit",))),
        ("+5", Entry("", aim="also", group=5)),
        ("+5: ", Entry("", aim="also", group=5)),
        ("+5: Fler turer", Entry("Fler turer", aim="also", group=5)),
    ],
)
def test_wall_prefixes(typed: str, entry: Entry) -> None:
    assert read(typed, WALL) == entry


@pytest.mark.parametrize(
    "typed",
    [
        "Kl 9: start",
        "9:30 börjar vi",
        "3:1 är bättre",
        "OBS: detta",
        "besluten: många",
        "Nytt beslut: inget",
        "!viktigt Håll tiden",
        "Stopp!",
        "gul",
        "pris !gult",
        "norrb: på väggen räknas bara grupper",
        "+5 procent fler",
        "+5:30",
        "9.00 börjar vi",
        "Skriv till info@example.org",
        "info@example.org",
        "Träffas @kontoret",
        "@väst",
        "Bussar @Väst",
        "Bussar @Region",
        "@home är bra",
        "Vi är @ nu",
        "Rum #1",
        "#1 är tid",
        "C#",
        "Läs http://example.org/sida#del",
        "http://example.org/#del",
        "Två !9",
        "!!gul",
        "Se @ @@ ## !!",
        "BD: likaså",
        "http://example.org",
        "Vi sa: lyssna",
    ],
)
def test_ordinary_text_on_the_wall_is_left_alone(typed: str) -> None:
    assert read(typed, WALL) == Entry(typed)


@pytest.mark.parametrize(
    ("typed", "group", "question"),
    [
        ("9: start", 9, None),
        ("9,9: start", 9, None),
        ("0: ingen grupp", 0, None),
        ("3,3: en tredje fråga finns inte", None, 3),
        ("+9", 9, None),
        ("+9: text", 9, None),
    ],
)
def test_what_is_not_there_is_said_and_stays_in_the_text(typed: str, group: int | None, question: int | None) -> None:
    assert read(typed, WALL) == Entry(typed, missing_group=group, missing_question=question)
    assert read(typed, Setting("wall")) == Entry(typed), "without groups a number is a number"


@given(
    st.lists(
        st.sampled_from(
            [
                "ab",
                "åä",
                "3",
                "9",
                ":",
                ",",
                "+",
                "#",
                "@",
                "!",
                ".",
                "/",
                "x@y.se",
                "#1",
                "!x",
                "@q",
                "9.00",
                "+5",
                "http://a.b/#c",
                "\n",
            ]
        ),
        max_size=12,
    )
)
def test_what_is_not_known_stays_where_it_was(pieces: list[str]) -> None:
    """A wall that knows no groups, regions or names takes nothing but named tags and colours out of a line."""
    typed = " ".join(pieces).strip()
    assert read(typed, Setting("wall")).text == typed


@given(st.text(alphabet="ab #@!+:,35.\n", max_size=40))
def test_every_word_is_text_or_is_told(typed: str) -> None:
    """Each word is in the text, or is one that the chips show."""
    entry = read(typed, WALL)
    gone = Counter(typed.split()) - Counter(entry.text.split())
    for word in gone:
        told = {
            "#": word[1:].casefold() in {t.casefold() for t in entry.tags},
            "!": entry.colour is not None,
        }.get(word[0], entry.group is not None and word.endswith((":", "3", "5")) and typed.strip().startswith(word))
        assert told or (entry.question and word[:-1].isdigit()), (typed, word, entry)


@pytest.mark.parametrize("setting", EVERYWHERE)
@pytest.mark.parametrize(
    "typed",
    [
        " 3: text",
        " beslut: text",
        " jämt 3",
        " !gul",
        " text #tagg",
        " text @Norrbotten",
        " +5",
        " började för 3 min sedan",
        " 3",
    ],
)
def test_a_leading_space_switches_it_off(setting: Setting, typed: str) -> None:
    assert read(typed, setting) == Entry(typed.strip())


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("jämt 3", Entry("jämt 3", aim="mark", unit="23", stage=3)),
        ("Jämtland Härjedalen 6", Entry("Jämtland Härjedalen 6", aim="mark", unit="23", stage=6)),
        ("jämt 0", Entry("jämt 0", aim="mark", unit="23", stage=0)),
        ("jämt: 2", Entry("jämt: 2", aim="mark", unit="23", stage=2)),
        ("z 4", Entry("z 4", aim="mark", unit="23", stage=4)),
        ("BD 1", Entry("BD 1", aim="mark", unit="25", stage=1)),
        ("4", Entry("4", aim="mark", stage=4)),
        ("norrb", Entry("norrb", aim="mark", unit="25")),
        ("jämt 7", Entry("jämt 7", aim="mark", unit="23", stage=7, problem="no_such_stage")),
        ("9", Entry("9", aim="mark", stage=9, problem="no_such_stage")),
        ("jmt 3", Entry("jmt 3", aim="mark", stage=3, problem="unknown_unit")),
        ("väst 3", Entry("väst 3", aim="mark", stage=3, problem="several_units")),
        ("Vi började om under 2026", Entry("Vi började om under 2026")),
        ("Mycket har hänt", Entry("Mycket har hänt")),
    ],
)
def test_map(typed: str, entry: Entry) -> None:
    assert read(typed, MAP) == entry


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("norrb: Långa avstånd", Entry("Långa avstånd", unit="25")),
        ("BD: Långa avstånd", Entry("Långa avstånd", unit="25")),
        ("jö: för kort", Entry("jö: för kort")),
        ("väst: flera", Entry("väst: flera", problem="several_units")),
        ("Vi säger: mer tid", Entry("Vi säger: mer tid")),
        ("3: tre saker", Entry("3: tre saker")),
        ("Långa avstånd", Entry("Långa avstånd")),
    ],
)
def test_round(typed: str, entry: Entry) -> None:
    assert read(typed, ROUND) == entry


@pytest.mark.parametrize("typed", ["började för 3 min sedan", "Började för 3 minuter sedan", "started 3 min ago"])
def test_began(typed: str) -> None:
    assert read(typed, TALK) == Entry(typed, aim="began", ago=3)


@pytest.mark.parametrize("typed", ["Vi började för 3 min sedan", "började för 3 min sedan, sa någon", "började nyss"])
def test_began_only_alone(typed: str) -> None:
    assert read(typed, TALK) == Entry(typed)


def test_decomposed_letters_are_the_same_letters() -> None:
    assert read("a\u030atga\u0308rd: Boka", TALK).kind == "action"
    assert read("ja\u0308mt 3", MAP).unit == "23"


@given(st.text(max_size=60), st.sampled_from(EVERYWHERE))
def test_nothing_typed_is_ever_lost(typed: str, setting: Setting) -> None:
    """Whatever is typed, a leading space keeps every word of it."""
    assert read(" " + typed, setting).text == typed.strip()
    entry = read(typed, setting)
    if entry.is_plain:
        assert entry.text == unicodedata.normalize("NFC", typed.strip())
