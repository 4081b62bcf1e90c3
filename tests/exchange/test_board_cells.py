"""Spreadsheet cells: headings that name groups, questions and columns; a row or a cell as a note; nothing lost."""

from __future__ import annotations

import pytest

from rusdesk.exchange.board_draft import Draft, group_heading
from rusdesk.exchange.board_text import read

Under = tuple[int, str, str]


def told(draft: Draft) -> list[tuple[Under, list[str]]]:
    return [((b.number, b.title, b.question), [n.text for n in b.notes]) for b in draft.boards]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_table_with_a_group_a_question_and_a_tag_a_row(ending: str) -> None:
    draft = read(
        ending.join(
            (
                "Grupp\tFråga\tText\tKategori",
                "1\tVad hindrar?\tFör få bussar\tresor, landsbygd",
                '2\t2\t"Ingen tar ansvar\nför helheten"\tStyrning och ledning',
                "\t\tMöten utan beslut\t",
                "3\t1\t\tTom rad",
                "",
            )
        )
    )
    assert draft.way == "headings" and draft.left_over == () and draft.unread == ()
    assert told(draft) == [
        ((1, "", "Vad hindrar?"), ["För få bussar"]),
        ((2, "", "2"), ["Ingen tar ansvar\nför helheten", "Möten utan beslut"]),
    ]
    assert [n.tags for n in draft.notes] == [("resor", "landsbygd"), ("Styrning-och-ledning",), ()]


def test_names_colours_and_columns_of_no_use() -> None:
    draft = read("Nr\tRegion\tIdé\tFärg\tRöster\tRum\n1\tVäxjö\tTåg varje timme\trosa\t4\tA\n2\t\tCykelväg\t?\t1\tB")
    (one, two) = draft.notes
    assert (one.text, one.who, one.colour) == ("Tåg varje timme", "Växjö", "pink")
    assert (two.text, two.who, two.colour) == ("Cykelväg", "", None)
    assert draft.unread == ("Nr", "Röster") and draft.left_over == ("A", "B")


def test_answers_of_a_form_are_notes_under_their_questions() -> None:
    draft = read(
        "ID\tStarttid\tNamn\tVad fungerar?\tVad ska bort?\tRoll i dag\n"
        "1\t2026-05-01\tKommunen\tKorta möten\tMejl\tChef\n2\t2026-05-02\tRegionen\t\tDubbla system\tHandläggare"
    )
    assert told(draft) == [
        ((0, "", "Vad fungerar?"), ["Korta möten"]),
        ((0, "", "Vad ska bort?"), ["Mejl", "Dubbla system"]),
    ]
    assert [n.who for n in draft.notes] == ["Kommunen", "Kommunen", "Regionen"]
    assert draft.unread == ("ID", "Starttid") and draft.left_over == ("Chef", "Handläggare")


def test_groups_beside_each_other_keep_their_empty_cells() -> None:
    draft = read("Bord 1\tBord 2: Norr\tBord 3\n\tSnö\tRegn\nSol\t\t\n\t\tDis")
    assert told(draft) == [
        ((1, "Bord 1", ""), ["Sol"]),
        ((2, "Bord 2: Norr", ""), ["Snö"]),
        ((3, "Bord 3", ""), ["Regn", "Dis"]),
    ]


@pytest.mark.parametrize("corner", ["", "Grupp", "Bordsvis"])
def test_groups_down_and_questions_across(corner: str) -> None:
    draft = read(f"{corner}\tStyrkor\tHinder\r\nGrupp 4\tSamsyn\tTid\r\n\t\tPengar\r\nGrupp 2\tVilja\t\r\n")
    assert told(draft) == [
        ((4, "Grupp 4", "Styrkor"), ["Samsyn"]),
        ((4, "Grupp 4", "Hinder"), ["Tid", "Pengar"]),
        ((2, "Grupp 2", "Styrkor"), ["Vilja"]),
    ]


def test_headings_alone_name_areas_when_sentences_stand_below() -> None:
    rows = "Styrkor\tSvagheter\nVi känner varandra väl sedan länge\tIngen äger frågan just nu\n"
    draft = read(rows + "Stort förtroende från våra kommuner\tDet saknas en gemensam plan")
    assert draft.way == "headings"
    assert [(b.names, b.title, len(b.notes)) for b in draft.boards] == [
        ("area", "Styrkor", 2),
        ("area", "Svagheter", 2),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mer tid\tFler bussar\nBättre skola\tHögre tak",
        "Hur gör vi?\tVem betalar?\nNär då?\tVarför inte?",
        "Mer tid\tFler bussar",
        "Varför så?\tMer tid\nFler bussar\tHögre tak",
    ],
)
def test_cells_without_headings_are_a_note_each_and_may_be_read_otherwise(text: str) -> None:
    draft = read(text)
    assert draft.way == "cells"
    assert sorted(n.text for n in draft.notes) == sorted(text.replace("\n", "\t").split("\t"))
    ways = {one.way: one for one in draft.others}
    assert [n.text for n in ways["rows"].notes] == [line.replace("\t", "\n") for line in text.split("\n")]
    assert ("headings" in ways) == ("\n" in text)


def test_a_row_a_note_when_a_cell_a_note_would_be_too_many() -> None:
    draft = read("\n".join("\t".join(f"ord {n} {m} här" for m in range(4)) for n in range(300)))
    assert draft.way == "rows" and len(draft.notes) == 300


def test_a_list_with_tabs_after_its_marks_is_no_sheet() -> None:
    draft = read("1.\tMer tid\n2.\tFler bussar\n\t- och tåg")
    assert draft.way is None and draft.others == ()


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Grupp 3", (3, "Grupp 3")),
        ("BORD NR 12: Norra delen", (12, "BORD NR 12: Norra delen")),
        ("Grupp B", (2, "Grupp B")),
        ("Table A: North", (1, "Table A: North")),
        ("Grupp 4 (Skåne, Blekinge och Kalmar)", (4, "Grupp 4 (Skåne, Blekinge och Kalmar)")),
        ("Grupp 4 – 12 lappar", (4, "Grupp 4")),
        ("Breakout room 2", (2, "Breakout room 2")),
        ("Grupp 3: vi vill ha mycket mer tid", None),
        ("Grupp i norr", None),
        ("grupp b", None),
        ("Grupper", None),
        ("Bordet 3", None),
    ],
)
def test_what_is_a_groups_heading(heading: str, told: tuple[int, str] | None) -> None:
    assert group_heading(heading) == told


def test_a_column_that_counts_the_rows_is_no_note() -> None:
    assert [n.text for n in read("1\tMer tid\n2\tFler bussar\n3\tHögre tak").notes] == [
        "Mer tid",
        "Fler bussar",
        "Högre tak",
    ]
    assert [n.text for n in read("1\tMer tid\n4\tFler bussar").notes] == ["1", "Mer tid", "4", "Fler bussar"]
