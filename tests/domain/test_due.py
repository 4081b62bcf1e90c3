"""Dates as people say them, and words that are left as words."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusdesk.domain.due import is_no_day, read_due

FRIDAY = datetime.date(2026, 5, 22)
LATE = datetime.date(2026, 12, 28)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-06-12", "2026-06-12"),
        ("12/6", "2026-06-12"),
        ("12 juni", "2026-06-12"),
        ("12 Juni", "2026-06-12"),
        ("12 jun", "2026-06-12"),
        ("den 12 juni", "2026-06-12"),
        ("senast 12 juni", "2026-06-12"),
        ("12:e juni", "2026-06-12"),
        ("12 juni 2027", "2027-06-12"),
        ("12/6 2027", "2027-06-12"),
        ("12 June", "2026-06-12"),
        ("June 12", "2026-06-12"),
        ("12th June", "2026-06-12"),
        ("juni 2026", "2026-06"),
        ("i dag", "2026-05-22"),
        ("I morgon", "2026-05-23"),
        ("i övermorgon", "2026-05-24"),
        ("tomorrow", "2026-05-23"),
        ("lör", "2026-05-23"),
        ("mån", "2026-05-25"),
        ("tis", "2026-05-26"),
        ("torsdag", "2026-05-28"),
        # on a Friday the coming one is a week away
        ("fre", "2026-05-29"),
        ("fredag", "2026-05-29"),
        ("på fredag", "2026-05-29"),
        ("by Friday", "2026-05-29"),
        ("v 24", "2026-06-12"),
        ("v24", "2026-06-12"),
        ("v. 24", "2026-06-12"),
        ("vecka 24", "2026-06-12"),
        ("week 24", "2026-06-12"),
        ("v 1 2027", "2027-01-08"),
        ("v 53", "2027-01-01"),
        # a month back is the same year still, further back the next
        ("20/5", "2026-05-20"),
        ("v 20", "2026-05-15"),
        ("20/4", "2027-04-20"),
        ("20 april", "2027-04-20"),
        ("v 2", "2027-01-15"),
    ],
)
def test_a_date_becomes_a_day(typed: str, day: str) -> None:
    assert read_due(typed, FRIDAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2/1", "2027-01-02"),
        ("2 januari", "2027-01-02"),
        ("30/12", "2026-12-30"),
        ("fre", "2027-01-01"),
        ("v 53", "2027-01-01"),
        ("v 1", "2027-01-08"),
        ("v 2", "2027-01-15"),
    ],
)
def test_the_year_turns(typed: str, day: str) -> None:
    assert read_due(typed, LATE) == day
    # the Saturday after New Year still belongs to the old year's last week
    assert read_due("v 53", datetime.date(2027, 1, 2)) == "2027-01-01"
    assert read_due("v 2", datetime.date(2027, 1, 2)) == "2027-01-15"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "inför Regional kontakt i september",
        "i september",
        "31/2",
        "31 april",
        "0/6",
        "12/13",
        "v 54",
        "v 0",
        "v 53 2027",
        "2026-02-30",
        "30 februari 2026",
        "29/2",
        "12 marknader",
        "fredagen efter midsommar",
        "v 24–26",
        "9–10 september 2026",
        "snarast",
        "före sommaren",
    ],
)
def test_what_is_no_date_stays_as_it_was_said(typed: str) -> None:
    assert read_due(typed, FRIDAY) == typed


def test_a_leap_day_is_the_coming_one() -> None:
    assert read_due("29/2", datetime.date(2027, 6, 1)) == "2028-02-29"
    assert read_due("29/2", datetime.date(2028, 5, 1)) == "29/2"


def test_without_today_only_dates_with_a_year_are_read() -> None:
    assert [read_due(t, None) for t in ("12/6", "fre", "v 24", "12 juni 2026", "v 24 2026")] == [
        "12/6",
        "fre",
        "v 24",
        "2026-06-12",
        "2026-06-12",
    ]


@given(st.text(max_size=40), st.dates())
def test_nothing_typed_is_lost_or_refused(typed: str, today: datetime.date) -> None:
    read = read_due(typed, today)
    assert read == " ".join(typed.split()) or datetime.date.fromisoformat(read if len(read) > 7 else f"{read}-01")


@given(st.dates(max_value=datetime.date(9000, 1, 1)), st.integers(0, 333))
def test_a_day_said_without_its_year_comes_back(today: datetime.date, ahead: int) -> None:
    day = today + datetime.timedelta(days=ahead)
    assert read_due(f"{day.day}/{day.month}", today) in (day.isoformat(), f"{day.day}/{day.month}")


@pytest.mark.parametrize(
    "typed",
    ["31/2", "31 april", "den 31 juni", "april 31", "0/6", "12/13", "v 54", "v 0", "v 53 2027", "2026-02-30",
     "30 feb 2026"],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_told_apart(typed: str) -> None:
    assert is_no_day(typed, FRIDAY)


@pytest.mark.parametrize(
    "typed",
    ["", "12/6", "29/2", "i september", "12 marknader", "v 24", "v 24–26", "snarast", "fre", "2026-02-28", "inför 31/2",
     "fredagen efter midsommar", "9–10 september 2026", "3 av 4"],
)  # fmt: skip
def test_days_and_words_are_let_be(typed: str) -> None:
    assert not is_no_day(typed, FRIDAY)


@given(st.text(max_size=40), st.dates())
def test_whatever_is_typed_is_a_day_or_not(typed: str, today: datetime.date) -> None:
    if is_no_day(typed, today):
        assert read_due(typed, today) == " ".join(typed.split())
