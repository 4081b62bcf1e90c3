"""A pasted programme: times, parts, items, presenters, and what isn't understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusdesk.commands.command import Place
from rusdesk.domain.agenda import Item, Part, in_order, parts, schedule
from rusdesk.domain.change import Change, applied
from rusdesk.domain.ids import counted_ids
from rusdesk.domain.people import Question
from rusdesk.domain.state import State
from rusdesk.exchange.agenda_text import Draft, Row, Said, read, records
from rusdesk.exchange.agenda_words import kind_of, length_in, times_in, title_and_presenters

SAID = Said(end="Slut", lunch="Lunch", part="Program", guessed="Längden är ett antagande.")

SLIDE = """På programmet

Förmiddag, kl 9.00-11.35:

Tema: Kommunikation av regional utveckling

- **Regionala exempel samt dialog** Region Norrbotten, Region Östergötland, inspiration från SKR

\u00a0
Efter lunch, kl 13.00-14.30:

RUS-nätverket (lilla gruppen)

- **Strategisk planering och regionalt utvecklingsarbete 2025**, Tillväxtverket
- **RUS-nätverket – nästa träff och framtid**, Reglab, Region Jönköpings län och Region Blekinge
"""


def placed(draft: Draft, state: State | None = None, part: str = "") -> State:
    state = state or State("w")
    made = records(draft, state, counted_ids(f"r{state.seq}"), SAID, part)
    edits = Place(made).decide(state)
    return applied(state, Change("w", state.seq + 1, "add", "desk", 0, "s", edits))


def rows(text: str) -> list[tuple[int | None, int, str, str]]:
    return [(r.start, r.minutes, r.kind, r.title) for s in read(text).sections for r in s.rows]


def test_the_programme_slide() -> None:
    draft = read(SLIDE)
    assert [(s.title, s.who) for s in draft.sections] == [
        ("Förmiddag", ""),
        ("Efter lunch: RUS-nätverket (lilla gruppen)", "lilla gruppen"),
    ]
    morning, afternoon = draft.sections
    assert [(r.start, r.minutes, r.title, r.mark) for r in morning.rows] == [
        (540, 155, "Tema: Kommunikation av regional utveckling", ""),
        (695, 85, "", "lunch"),
    ]
    (example,) = morning.rows[0].rows
    assert example.title == "Regionala exempel samt dialog"
    assert example.presenters == "Region Norrbotten, Region Östergötland, inspiration från SKR"
    assert [(r.start, r.minutes, r.title, r.presenters) for r in afternoon.rows] == [
        (780, 45, "Strategisk planering och regionalt utvecklingsarbete 2025", "Tillväxtverket"),
        (None, 45, "RUS-nätverket – nästa träff och framtid", "Reglab, Region Jönköpings län och Region Blekinge"),
        (870, 0, "", ""),
    ]
    assert afternoon.rows[-1].mark == "end"
    assert [(u.number, u.text) for u in draft.unplaced] == [(1, "På programmet")]


def test_the_slide_becomes_records_without_conflicts() -> None:
    state = placed(read(SLIDE))
    assert [p.title for p in parts(state)] == ["Förmiddag", "Efter lunch: RUS-nätverket (lilla gruppen)"]
    slots = schedule(state)
    assert [(s.item.title, s.start, s.depth) for s in slots][:3] == [
        ("Tema: Kommunikation av regional utveckling", 540, 0),
        ("Regionala exempel samt dialog", 540, 1),
        ("Lunch", 695, 0),
    ]
    assert (slots[-1].item.title, slots[-1].start) == ("Slut", 870)
    assert all(s.conflict == 0 and s.slack == 0 for s in slots)
    assert {s.item.title: s.item.assumed for s in slots}["Lunch"] == ""
    assert {s.item.title: s.item.assumed for s in slots}["RUS-nätverket – nästa träff och framtid"] == SAID.guessed


def test_times_give_lengths_and_only_some_are_fixed() -> None:
    assert rows(
        "9.00 Välkommen\n09:05-09:30 Incheckning\nkl 9.30 Föredrag, Region Skåne\n"
        "Lunch 11.35\nkl. 13 Omröstning\n14.00 Slut"
    ) == [
        (540, 5, "welcome", "Välkommen"),
        (None, 25, "check_in", "Incheckning"),
        (None, 125, "talk", "Föredrag"),
        (695, 85, "meal", "Lunch"),
        (None, 60, "vote", "Omröstning"),
        (840, 0, "closing", "Slut"),
    ]


def test_cells_of_a_table_line_by_line() -> None:
    text = "09.00\nVälkommen\n09.10–09.30\nIncheckning\n09.30\n10.00\nRast"
    assert rows(text) == [
        (540, 10, "welcome", "Välkommen"),
        (None, 20, "check_in", "Incheckning"),
        (600, 15, "break", "Rast"),
    ]
    assert [u.text for u in read(text).unplaced] == ["09.30"]


def test_a_gap_makes_the_next_start_fixed() -> None:
    assert rows("9.00–9.30 Välkommen\n9.45–10.00 Dialog\n10.00–10.10 Rast")[1:] == [
        (585, 15, "dialogue", "Dialog"),
        (None, 10, "break", "Rast"),
    ]


def test_what_is_left_is_shared_and_marked() -> None:
    (section,) = read("kl 9.00–11.00 Förmiddag: Samling\nVälkommen\nIncheckning (20 min)\nDialog").sections
    assert section.title == "Förmiddag: Samling"
    assert [(r.minutes, r.is_guessed) for r in section.rows] == [(50, True), (20, False), (50, True), (0, False)]
    assert section.rows[0].start == 540 and section.rows[-1].start == 660


def test_questions_under_a_dialogue_become_questions() -> None:
    state = placed(read("10.00 Gruppdialog\n1. Hur gör vi?\n2. Vad behövs?\n10.40 Avslut"))
    dialogue = next(i for i in state.each(Item) if i.kind == "dialogue")
    assert [q.text for q in state.each(Question) if q.item == dialogue.id] == ["Hur gör vi?", "Vad behövs?"]


def test_days_of_the_workshop() -> None:
    draft = read("Onsdag 9 september\nkl 12-13 Lunch\nTorsdag 10 september\n9.00 Dialog", ("2026-09-09", "2026-09-10"))
    assert [(s.title, s.day) for s in draft.sections] == [
        ("Onsdag 9 september", "2026-09-09"),
        ("Torsdag 10 september", "2026-09-10"),
    ]


def test_english_with_am_and_pm() -> None:
    text = "Morning\n9 am - 10 am Check-in\n10:00 Coffee break\n10:15\tKeynote\tThe Organisation\n11–1 pm Lunch"
    assert rows(text) == [
        (540, 60, "check_in", "Check-in"),
        (None, 15, "break", "Coffee break"),
        (None, 45, "talk", "Keynote"),
        (660, 120, "meal", "Lunch"),
    ]


@pytest.mark.parametrize(
    "line", ["9-10 september", "12 000 deltagare", "2025 års plan", "25.00 kr", "10.61 x", "3.50 kr"]
)
def test_what_is_no_time(line: str) -> None:
    assert times_in(line).start is None


@pytest.mark.parametrize(
    ("line", "start", "end", "rest"),
    [
        ("9.00 Start", 540, None, "Start"),
        ("kl 13 Start", 780, None, "Start"),
        ("kl. 13-14 Start", 780, 840, "Start"),
        ("0900-0930 Start", 540, 570, "Start"),
        ("Efter lunch, kl 13.00-14.30:", 780, 870, "Efter lunch :"),
        ("9:00 – 10:30 Start", 540, 630, "Start"),
        ("23.00–24.00 Sent", 1380, 1440, "Sent"),
    ],
)
def test_times(line: str, start: int, end: int | None, rest: str) -> None:
    found = times_in(line)
    assert (found.start, found.end, found.rest) == (start, end, rest)


def test_lengths() -> None:
    assert length_in("Incheckning (20 min)") == ("Incheckning", 20)
    assert length_in("Dialog, 1 h 30 min") == ("Dialog", 90)
    assert length_in("Vi har 20 min till allt detta") == ("Vi har 20 min till allt detta", None)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Välkommen och incheckning", "welcome"),
        ("Utcheckning", "check_out"),
        ("Incheckning – Lägesbild: RUS:en", "check_in"),
        ("Fika", "break"),
        ("Kaffepaus", "break"),
        ("Gemensam lunch", "meal"),
        ("Efter lunch samlas vi", "other"),
        ("Eftermiddag", "other"),
        ("Gruppdialog", "dialogue"),
        ("Lägesbild", "map"),
        ("Sammanfattning och avslut", "closing"),
        ("Övriga frågor", "other"),
    ],
)
def test_kinds(title: str, kind: str) -> None:
    assert kind_of(title) == kind


def test_presenters_and_commas_in_titles() -> None:
    assert title_and_presenters("Inledning, Region Skåne, Reglab", "welcome") == ("Inledning", "Region Skåne, Reglab")
    assert title_and_presenters("Mål, medel och metoder", "other") == ("Mål, medel och metoder", "")


def test_rows_without_a_heading_go_to_the_part_that_is_there() -> None:
    state = placed(read("Förmiddag\n9.00 Välkommen"))
    (morning,) = parts(state)
    state = placed(read("Dialog (30 min)\nAvslut"), state, morning.id)
    assert [p.title for p in parts(state)] == ["Förmiddag"]
    assert [i.title for i in in_order(state)] == ["Välkommen", "Dialog", "Avslut"]


def test_a_programme_without_a_heading_makes_a_part() -> None:
    state = placed(read("9.00 Välkommen"))
    assert [p.title for p in state.each(Part)] == ["Program"]


def test_overlong_lines_are_kept_whole() -> None:
    (row,) = read("9.00 " + "x" * 900).sections[0].rows
    assert len(row.title) == 300 and len(row.text) == 900


def test_too_many_lines_are_told() -> None:
    draft = read("\n".join(f"Punkt {n}" for n in range(520)))
    assert draft.count == 500 and len(draft.unplaced) == 20


def every_row(draft: Draft) -> list[Row]:
    return [x for s in draft.sections for r in s.rows for x in (r, *r.rows)]


TOKENS = st.sampled_from(
    ["9.00", "kl 13", "-", "–", "9-10 september", "12 000", "Lunch", ":", "(", ")", "**", "\n", "\n- ", "\n1. ", "\t",
     "#", "24.00", "99.99", "Förmiddag", "Efter lunch", "?", ",", " ", "min", "30 min", "1 h", "pm", "å", "\u202e",
     "22 maj 2026"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(TOKENS, max_size=40).map("".join)))
def test_any_text_is_read_and_can_be_placed(text: str) -> None:
    draft = read(text, ("2026-05-22",))
    for row in every_row(draft):
        assert 0 <= row.minutes <= 1440
        assert row.start is None or 0 <= row.start <= 1440
        assert row.title or row.mark
    made = records(draft, State("w"), counted_ids("r"), SAID)
    if made:
        placed(draft)
