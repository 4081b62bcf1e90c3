"""A pasted programme: times, parts, items, presenters, and what isn't understood."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusdesk.commands.command import Place
from rusdesk.domain.agenda import Item, Part, in_order, parts, schedule
from rusdesk.domain.change import Change, applied
from rusdesk.domain.ids import counted_ids
from rusdesk.domain.people import Question
from rusdesk.domain.state import State
from rusdesk.exchange.agenda_days import date_of, day_in
from rusdesk.exchange.agenda_draft import Draft, Row, Said, records
from rusdesk.exchange.agenda_text import read
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


TWO_DAYS = "{}\n9.00 Välkommen\n16.00 Slut\n{}\n9.00 Incheckning\n12.00 Hemfärd"


def days_of(text: str, days: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Every section's title and date, when no line was left out and each has its two rows."""
    draft = read(text, days)
    assert draft.unplaced == ()
    assert [len(s.rows) for s in draft.sections] == [2] * len(draft.sections)
    assert all(s.rows[0].start == 540 and not r.text for s in draft.sections for r in s.rows)
    return [(s.title, s.day) for s in draft.sections]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Fredag 27 november", "Lördag 28 november"),
        ("27 november", "28 november:"),
        ("Dag 1 fredag 27 november", "Dag 2 lördag 28 november"),
        ("Dag 1: fredag 27 november", "Dag 2: lördag 28 november"),
        ("Dag 1 – 27/11", "Dag 2 – 28/11"),
        ("Dag 2 (fredag 27 november)", "Dag 3 (lördag 28 november)"),
        ("Fredag den 27 november: Nuläge", "Lördag den 28 november: Mål"),
        ("Fredag 27", "Lördag 28"),
        ("Friday, November 27", "Saturday 28th November"),
        ("**Fredag 27 november kl 9.00–16.00**", "Lördag 28 november 9–12"),
    ],
)
def test_days_without_a_year_in_a_workshop_with_a_month(first: str, second: str) -> None:
    draft = read(TWO_DAYS.format(first, second), ("2026-11",))
    assert [s.day for s in draft.sections] == ["2026-11-27", "2026-11-28"]
    assert [(s.rows[0].start, s.rows[0].title) for s in draft.sections] == [(540, "Välkommen"), (540, "Incheckning")]
    assert draft.unplaced == ()
    state = placed(draft)
    assert not any(s.conflict for s in schedule(state))


@pytest.mark.parametrize("days", [(), ("2026-11",), ("2027-03-01",)])
def test_a_written_year_is_enough(days: tuple[str, ...]) -> None:
    for first, second in (
        ("27 november 2026", "28 november 2026"),
        ("Dag 1 fredag 27 november 2026", "Dag 2 lördag 28 november 2026"),
        ("2026-11-27", "2026-11-28"),
    ):
        told = days_of(TWO_DAYS.format(first, second), days)
        assert told == [(first, "2026-11-27"), (second, "2026-11-28")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Fredag", "Lördag"),
        ("Fredag 27 november", "Lördag 28 november"),
        ("Dag 1", "Dag 2"),
        ("Dag 1 – Nuläge", "Dag 2 – Mål"),
        ("Dag 1 fredag", "Dag 2 lördag"),
    ],
)
def test_days_that_nothing_dates_are_parts_of_their_own(first: str, second: str) -> None:
    assert days_of(TWO_DAYS.format(first, second)) == [(first, ""), (second, "")]


def test_the_workshops_days_in_order_for_days_without_a_date() -> None:
    both = ("2026-11-27", "2026-11-28")
    for first, second in (("Fredag", "Lördag"), ("Dag 1", "Dag 2"), ("Förmiddag", "Förmiddag")):
        told = days_of(TWO_DAYS.format(first, second), both)
        assert told == [(first, both[0]), (second, both[1])]
    assert days_of(TWO_DAYS.format("Fredag", "Lördag"), both[:1]) == [("Fredag", both[0]), ("Lördag", both[1])]


def test_a_day_in_two_lines_and_a_day_of_parts() -> None:
    assert days_of(TWO_DAYS.format("Dag 1\nFredag 27 november", "Dag 2\nLördag 28 november"), ("2026-11",)) == [
        ("Dag 1 – Fredag 27 november", "2026-11-27"),
        ("Dag 2 – Lördag 28 november", "2026-11-28"),
    ]
    text = "Fredag\nFörmiddag\n9.00 A\nEftermiddag\n13.00 B\nLördag förmiddag\n9.00 C\nLördag eftermiddag\n13.00 D"
    draft = read(text, ("2026-11-27", "2026-11-28"))
    assert [(s.title, s.day[-2:]) for s in draft.sections] == [
        ("Fredag – Förmiddag", "27"),
        ("Eftermiddag", "27"),
        ("Lördag förmiddag", "28"),
        ("Lördag eftermiddag", "28"),
    ]


def test_a_span_of_days_above_them_dates_them() -> None:
    draft = read("9–10 september 2026\nDag 1\n9.00 A\nDag 2\n9.00 B")
    assert [(s.title, s.day) for s in draft.sections] == [("Dag 1", "2026-09-09"), ("Dag 2", "2026-09-10")]


def test_no_days_heading_vanishes() -> None:
    draft = read("Fredag\nLördag 28 november\n9.00 A\n9.30\nSöndag 29 november 2026", ("2026-11",))
    assert [s.title for s in draft.sections] == ["Lördag 28 november"]
    assert [u.text for u in draft.unplaced] == ["Fredag", "9.30", "Söndag 29 november 2026"]


@pytest.mark.parametrize(
    "line",
    ["Fredagsfika", "Dagordning", "Mars", "31 november", "2026-13-45", "27 november – sista dagen", "Fri tid", "3 mål"],
)
def test_what_is_no_days_heading(line: str) -> None:
    assert day_in(line) is None


def test_dates_near_what_is_known() -> None:
    january = day_in("Fredag 8 januari")
    assert january is not None
    assert date_of(january, ("2026-12",)) == "2027-01-08"
    assert date_of(january, ("2026-12-30",)) == "2027-01-08"
    assert date_of(january, ("2026-06",)) == ""
    assert date_of(january, (), "2027-01-07") == "2027-01-08"


def test_hours_without_minutes() -> None:
    assert rows("9.00 Dialog\n12-13 Lunch\n13 Ut\n14 Slut") == [
        (540, 180, "dialogue", "Dialog"),
        (720, 60, "meal", "Lunch"),
        (None, 60, "other", "Ut"),
        (840, 0, "closing", "Slut"),
    ]
    assert rows("Dag 1\n9.00 Dialog\n14 Slut\nDag 2\n9.00 Dialog\n12 Slut")[1::2] == [
        (840, 0, "closing", "Slut"),
        (720, 0, "closing", "Slut"),
    ]


def test_hours_alone_in_bullets_only_where_the_times_are() -> None:
    assert [r[0] for r in rows("- 9.00 Dialog\n- 12 Hemfärd")] == [540, 720]
    assert [r[1] for r in rows("- 9.00 Dialog\n- 12 Hemfärd")] == [180, 0]
    assert len(rows("9.00 Dialog\n- 10 Frågor\n12.00 Slut")) == 2


@pytest.mark.parametrize(
    "line", ["8 Frukost", "10 goda exempel", "10 regioner berättar", "11 September", "13 Lunch", "3 Grupper"]
)
def test_a_number_that_is_no_hour(line: str) -> None:
    draft = read(f"9.00 Start\n{line}\n12.00 Slut")
    assert [r.start for s in draft.sections for r in s.rows if r.start is not None] == [540, 720]


def test_the_time_around_an_hour_must_be_known() -> None:
    assert [r[0] for r in rows("1 Välkommen\n2 Dialog\n3 Avslut")] == [None, None, None]


def test_english_with_am_and_pm() -> None:
    text = "Morning\n9 am - 10 am Check-in\n10:00 Coffee break\n10:15\tKeynote\tThe Organisation\n11–1 pm Lunch"
    assert rows(text) == [
        (540, 60, "check_in", "Check-in"),
        (None, 15, "break", "Coffee break"),
        (None, 45, "talk", "Keynote"),
        (660, 120, "meal", "Lunch"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "9-10 september",
        "12 000 deltagare",
        "2025 års plan",
        "25.00 kr",
        "10.61 x",
        "3.50 kr",
        "10-12 deltagare",
        "5-10 min paus",
        "9-5 Arbete",
        "12-30 Lunch",
        "9–10 nov Möte",
        "9.10 september",
    ],
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
        ("1100-1145 Start", 660, 705, "Start"),
        ("kl 1330 Start", 810, None, "Start"),
        ("2025-2030 strategin", None, None, "2025-2030 strategin"),
        ("1200 deltagare", None, None, "1200 deltagare"),
        ("Efter lunch, kl 13.00-14.30:", 780, 870, "Efter lunch :"),
        ("9:00 – 10:30 Start", 540, 630, "Start"),
        ("23.00–24.00 Sent", 1380, 1440, "Sent"),
        ("12-13 Lunch", 720, 780, "Lunch"),
        ("9–12: Studiebesök", 540, 720, "Studiebesök"),
        ("12.00 Jullunch", 720, None, "Jullunch"),
        ("9:00 Uhr Begrüßung", 540, None, "Begrüßung"),
        ("9 Uhr Begrüßung", 540, None, "Begrüßung"),
        ("9:00 – 10:00 Uhr Kaffee", 540, 600, "Kaffee"),
        ("2 pm Talk", 840, None, "Talk"),
        ("2 p.m. Talk", 840, None, "Talk"),
        ("2-3 pm Talk", 840, 900, "Talk"),
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


def test_the_count_is_of_what_the_programme_counts() -> None:
    draft = read("10.00 Föredrag\n- Ett exempel\n- Ett till\n11.00 Slut")
    state = placed(draft)
    assert draft.count == sum(1 for i in state.each(Item) if not i.parent) == 2


def test_too_many_lines_are_told() -> None:
    draft = read("\n".join(f"Punkt {n}" for n in range(520)))
    assert draft.count == 500 and len(draft.unplaced) == 20


def every_row(draft: Draft) -> list[Row]:
    return [x for s in draft.sections for r in s.rows for x in (r, *r.rows)]


TOKENS = st.sampled_from(
    ["9.00", "kl 13", "-", "–", "9-10 september", "12 000", "Lunch", ":", "(", ")", "**", "\n", "\n- ", "\n1. ", "\t",
     "#", "24.00", "99.99", "Förmiddag", "Efter lunch", "?", ",", " ", "min", "30 min", "1 h", "pm", "å", "\u202e",
     "22 maj 2026", "Fredag", "\nDag 2", "27 november", "2026-13-45", "12-13", "\n14"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(TOKENS, max_size=40).map("".join)))
def test_any_text_is_read_and_can_be_placed(text: str) -> None:
    draft = read(text, ("2026-05-22",))
    for row in every_row(draft):
        assert 0 <= row.minutes <= 1440
        assert row.start is None or 0 <= row.start <= 1440
        assert row.title or row.mark
    for section in draft.sections:
        assert not section.day or datetime.date.fromisoformat(section.day)
    made = records(draft, State("w"), counted_ids("r"), SAID)
    if made:
        placed(draft)
