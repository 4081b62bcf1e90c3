"""Dates as typed."""

import datetime

import pytest

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.workshop import read_days


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("", ()),
        ("2026-05-22", ("2026-05-22",)),
        ("22 maj 2026", ("2026-05-22",)),
        ("den 22 maj, 2026", ("2026-05-22",)),
        ("22 May 2026", ("2026-05-22",)),
        ("9–10 september 2026", ("2026-09-09", "2026-09-10")),
        ("maj 2026", ("2026-05",)),
        ("2026-05", ("2026-05",)),
        ("22/5", ("2026-05-22",)),
        ("2026-05-22, 2026-06-01", ("2026-05-22", "2026-06-01")),
    ],
)
def test_dates_as_typed(typed: str, days: tuple[str, ...]) -> None:
    assert read_days(typed, datetime.date(2026, 1, 1)) == days


@pytest.mark.parametrize(
    "typed", ["31 februari 2026", "2026-13-01", "nästa vecka", "10–9 maj 2026", "0 maj 2026", "22"]
)
def test_dates_that_do_not_exist_are_refused(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_days(typed)
    assert refusal.value.code is Code.BAD_DATE
