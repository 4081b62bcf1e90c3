"""Pasted boards, lists and cells as notes; what can't be notes is refused as a whole."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusdesk.domain.errors import Code, Refused
from rusdesk.exchange.board_text import MOST_NOTES, Draft, read

DATA = Path(__file__).parents[1] / "data"
BOARDS = (DATA / "seven_boards.txt").read_text(encoding="utf-8")
LABELLED = json.loads((DATA / "seed_notes_labelled.json").read_text(encoding="utf-8"))


def told(text: str) -> list[tuple[int, list[str]]]:
    return [(b.number, [n.text for n in b.notes]) for b in read(text).boards]


def texts(text: str) -> list[str]:
    return [n.text for n in read(text).notes]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_seven_boards_word_for_word(ending: str) -> None:
    draft = read(BOARDS.replace("\n", ending))
    expected = [(n["board"], n["text"]) for n in LABELLED["notes"]]
    assert [(b.number, n.text) for b in draft.boards for n in b.notes] == expected
    assert [len(b.notes) for b in draft.boards] == [8, 7, 7, 6, 8, 8, 3]
    assert draft.questions == tuple(LABELLED["questions"])
    assert draft.prompt == "Skriv på postit"
    assert draft.left_over == ()
    assert not any(n.is_duplicate_of is not None for n in draft.notes)
    (card,) = draft.boards[0].cards
    assert card.heading == "Prioriterade områden"
    assert card.body.split("\n") == [
        "- Styra och leda för hållbar omställning",
        "- En ny nationell strategi – vad betyder det för regionerna?",
        "- Omställning och hållbarhet",
        "- Nya arbetssätt/Utmaningsdrivna arbetssätt",
        "- Regional planering",
    ]
    assert not any(b.cards for b in draft.boards[1:])


def test_other_boards_in_english() -> None:
    board = "**What works\nwell?**\n\nWrite on\nstickies\n\n{}\n\n\n"
    draft = read("".join(board.format(n) for n in ("Short\nmeetings\n\nNo e-\nmail", "Friday\ncoffee", "Quiet\nroom")))
    assert [(b.number, [n.text for n in b.notes]) for b in draft.boards] == [
        (1, ["Short meetings", "No e-mail"]),
        (2, ["Friday coffee"]),
        (3, ["Quiet room"]),
    ]
    assert draft.questions == ("What works well?",) and draft.prompt == "Write on stickies"


def test_a_single_board_has_its_question_and_prompt_too() -> None:
    draft = read("*Hur gör vi\nnu?*\n\nEn lapp som\nbryts här\n\nSkriv på\npostit\n\nVem betalar?")
    assert draft.questions == ("Hur gör vi nu?",) and draft.prompt == "Skriv på postit"
    assert [n.text for n in draft.notes] == ["En lapp som bryts här", "Vem betalar?"]


@pytest.mark.parametrize(
    "text",
    [
        "Grupp 3\nMer tid\nFler bussar\n\nGrupp 1\nBättre skola",
        "Grupp 3\n\n- Mer tid\n- Fler bussar\n\nGrupp 1\n\n- Bättre skola",
        "## Group 3\n1. Mer tid\n2. Fler bussar\n## Group 1\n1. Bättre skola",
        "**Grupp 3:**\n\nMer\ntid\n\nFler\nbussar\n\n**Grupp 1:**\n\nBättre\nskola",
        "Grupp 3\tGrupp 1\r\nMer tid\tBättre skola\r\nFler bussar\t\r\n",
        "Grupp 3\tMer tid\n\tFler bussar\nGrupp 1\tBättre skola",
        "Grupp\tLapp\nGrupp 3\tMer tid\nGrupp 3\tFler bussar\nGrupp 1\tBättre skola",
    ],
)
def test_headings_begin_the_groups_boards(text: str) -> None:
    assert told(text) == [(3, ["Mer tid", "Fler bussar"]), (1, ["Bättre skola"])]


def test_what_a_group_says_is_no_heading() -> None:
    assert told("Grupp 3: vi vill ha mycket mer tid\nGrupp 3 hann inte klart") == [
        (0, ["Grupp 3: vi vill ha mycket mer tid", "Grupp 3 hann inte klart"])
    ]
    assert read("Grupp 3: Norra Sverige\nMer tid").boards[0].title == "Grupp 3: Norra Sverige"


@pytest.mark.parametrize(
    "text",
    [
        "Mer tid\nFler bussar\nBättre skola",
        "- Mer tid\n- Fler bussar\n- Bättre skola\n",
        "•\tMer tid\n•\tFler bussar\n•\tBättre skola",
        "1. Mer tid\n2. Fler bussar\n3) Bättre skola",
        "- [ ] Mer tid\n- [x] Fler bussar\n- Bättre\n  skola",
        "Mer tid\n\nFler bussar\n\n\nBättre skola",
        "Mer tid\tFler bussar\nBättre skola\t",
        "Mer tid\n-----\nFler bussar\n*****\nBättre skola",
    ],
)
def test_lists_and_cells_are_one_note_each(text: str) -> None:
    found = [t.removeprefix("[ ] ").removeprefix("[x] ") for t in texts(text)]
    assert found == ["Mer tid", "Fler bussar", "Bättre skola"]


def test_cells_with_quotes_and_breaks() -> None:
    assert texts('"Två\nrader"\n"Ett ""ord"" till\noch mer"\nEn rad') == [
        "Två\nrader",
        'Ett "ord" till\noch mer',
        "En rad",
    ]
    assert texts('Hon sa "nej"\n"Ja" sa han') == ['Hon sa "nej"', '"Ja" sa han']


def test_a_list_under_a_heading_is_a_card_beside_notes_and_notes_without() -> None:
    draft = read("En lapp\nsom bryts\n\nViktigast\n\n- Tid\n- Pengar")
    assert [n.text for n in draft.notes] == ["En lapp som bryts"]
    assert [(c.heading, c.body) for c in draft.boards[0].cards] == [("Viktigast", "- Tid\n- Pengar")]
    alone = read("Viktigast\n\n- Tid\n- Pengar")
    assert [n.text for n in alone.notes] == ["Tid", "Pengar"] and alone.boards[0].title == "Viktigast"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("RUS-\nnätverket är\nbra", "RUS-nätverket är bra"),
        ("regionala utvecklings-\ndirektörer", "regionala utvecklingsdirektörer"),
        ("tjänstemanna-\noch politikerforum", "tjänstemanna- och politikerforum"),
        ("Mer praktiskt -\nTesta idéer", "Mer praktiskt - Testa idéer"),
        ("Fler myndigheter än\nTillväxtverket", "Fler myndigheter än Tillväxtverket"),
        ("Metoder i arbetet:\nEnkät\nIntervju\netc", "Metoder i arbetet:\nEnkät\nIntervju\netc"),
        ("Att göra\n- enkät\n- intervju", "Att göra\n- enkät\n- intervju"),
    ],
)
def test_soft_breaks_are_joined_and_real_ones_kept(lines: str, joined: str) -> None:
    assert texts(f"En annan\nlapp\n\n{lines}") == ["En annan lapp", joined]


def test_what_stands_before_the_first_board_is_left_over_and_told() -> None:
    draft = read("Dialog 22 maj\n\nGrupp 1\n\nMer\ntid\n\nFler\nbussar")
    assert draft.left_over == ("Dialog 22 maj",) and len(draft.notes) == 2


def test_a_note_said_twice_is_no_template_but_a_duplicate() -> None:
    draft = read("Mer tid\nFler bussar\nmer  tid!\nBra\nBra\nBra")
    assert [n.is_duplicate_of for n in draft.notes] == [None, None, 0, None, 3, 3]
    draft = read("Grupp 1\nMer tid\nGrupp 2\nMer tid\nFler bussar")
    assert [n.is_duplicate_of for n in draft.notes] == [None, 0, None]


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("", Code.NOTHING_THERE, "text"),
        (" \n\t\n -- \n***", Code.NOTHING_THERE, "text"),
        ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Code.NOTHING_THERE, "bytes"),
        ("\ufffd\x01\x02 a b \x7f\x80" * 50, Code.NOTHING_THERE, "bytes"),
        ("a" * 80_000, Code.TOO_LONG, "note"),
        ("Kort\n" + "ord " * 600, Code.TOO_LONG, "note"),
        ("x" * 1_048_576, Code.TOO_LONG, "text"),
        ("\n".join(f"lapp {n}" for n in range(5001)), Code.TOO_LONG, "lines"),
        ("\n".join(f"lapp {n}" for n in range(MOST_NOTES + 1)), Code.TOO_LONG, "notes"),
    ],
)
def test_what_cant_be_notes_is_refused_as_a_whole(text: str, code: Code, field: str) -> None:
    with pytest.raises(Refused) as refused:
        read(text)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_all_scripts_are_kept() -> None:
    said = ["שלום עולם", "مرحبا", "e\u0301te\u0301", "👍🏽", "👨‍👩‍👧"]
    assert texts("\n".join(said)) == ["שלום עולם", "مرحبا", "été", "👍🏽", "👨‍👩‍👧"]


def test_the_largest_paste_is_read_at_once() -> None:
    # 5 000 lines in 1 000 notes, near a million characters
    long = "\n\n".join(f"lapp {n} " + "\n".join(["om hur mycket vi vill ha av det " * 7] * 4) for n in range(1000))
    began = time.process_time()
    draft = read(long[:990_000])
    assert len(draft.notes) > 900
    assert time.process_time() - began < 6


@given(st.text(alphabet=st.sampled_from('ab Å-*•1.?:"\t\n\r\0_|👍'), max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        draft = read(text)
    except Refused as refused:
        assert refused.code is Code.NOTHING_THERE
        return
    assert isinstance(draft, Draft)
    assert all(n.text.strip() == n.text and n.text for n in draft.notes)
    for at, note in enumerate(draft.notes):
        assert note.is_duplicate_of is None or 0 <= note.is_duplicate_of < at


@pytest.mark.parametrize(
    "text",
    [
        "Grupp 1\nVad är bra?\n- Fikat\n- Lokalen\nVad ska bort?\n- Mejlen\n"
        "Grupp 2\nVad ska bort?\n- Köerna\nVad är bra?\n- Vi",
        "Grupp 1\n\n**Vad är bra?**\n\nFikat\n\nLokalen\n\n**Vad ska bort?**\n\nMejlen\n\n"
        "Grupp 2\n\n**Vad ska bort?**\n\nKöerna\n\n**Vad är bra?**\n\nVi",
    ],
)
def test_notes_under_several_questions_are_told_by_question(text: str) -> None:
    draft = read(text)
    assert [(b.number, b.question, [n.text for n in b.notes]) for b in draft.boards] == [
        (1, "Vad är bra?", ["Fikat", "Lokalen"]),
        (1, "Vad ska bort?", ["Mejlen"]),
        (2, "Vad ska bort?", ["Köerna"]),
        (2, "Vad är bra?", ["Vi"]),
    ]
    assert draft.questions == ("Vad är bra?", "Vad ska bort?")


def test_questions_over_lists_are_told_without_groups_too() -> None:
    draft = read("Vad är bra?\n- Fikat\n- Lokalen\n\nVad ska bort?\n- Mejlen")
    assert [(b.question, [n.text for n in b.notes]) for b in draft.boards] == [
        ("Vad är bra?", ["Fikat", "Lokalen"]),
        ("Vad ska bort?", ["Mejlen"]),
    ]
    assert [b.question for b in read("Vem betalar?\nVem gör vad?\nMer tid").boards] == [""]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_stands_under_a_known_question_answers_it(gap: str) -> None:
    text = (
        f"Grupp 2\nVad läcker?\n- Rören\n- Kopplingar{gap}vad behöver vi lära oss\n- Läsa tryckdata{gap}"
        "Grupp 4\nVad läcker?\n- Pumpen"
    )
    draft = read(text, ["Vad läcker?", "Vad behöver vi lära oss?", "Vem gör det?"])
    assert [(b.number, b.question, [n.text for n in b.notes]) for b in draft.boards] == [
        (2, "Vad läcker?", ["Rören", "Kopplingar"]),
        (2, "vad behöver vi lära oss", ["Läsa tryckdata"]),
        (4, "Vad läcker?", ["Pumpen"]),
    ]
    assert not draft.left_over


def test_a_known_question_heads_a_list_without_groups() -> None:
    draft = read("Vad läcker?\nRören\nKopplingar", ["Vad läcker?"])
    assert [(b.question, [n.text for n in b.notes]) for b in draft.boards] == [("Vad läcker?", ["Rören", "Kopplingar"])]
    alone = read("Vad läcker?\nRören är gamla\nVem betalar?", ["Vem gör det?"])
    assert [n.text for n in alone.notes] == ["Vad läcker?", "Rören är gamla", "Vem betalar?"]
