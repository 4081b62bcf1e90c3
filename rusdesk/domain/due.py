"""When something is to be done: a date as people say it becomes a day, anything else stays as it was said."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from rusdesk.domain.errors import Refused
from rusdesk.domain.workshop import read_days

_BACK = datetime.timedelta(days=31)
_DAY = datetime.timedelta(days=1)
_WEEKDAYS = (
    ("mån", "måndag", "mon", "monday"),
    ("tis", "tisdag", "tue", "tues", "tuesday"),
    ("ons", "onsdag", "wed", "wednesday"),
    ("tor", "tors", "torsdag", "thu", "thur", "thurs", "thursday"),
    ("fre", "fredag", "fri", "friday"),
    ("lör", "lördag", "sat", "saturday"),
    ("sön", "söndag", "sun", "sunday"),
)
_MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february"),
    ("mar", "mars", "march"),
    ("apr", "april"),
    ("maj", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "augusti", "august"),
    ("sep", "sept", "september"),
    ("okt", "oktober", "oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
_AHEAD = {
    "i dag": 0, "idag": 0, "today": 0,
    "i morgon": 1, "imorgon": 1, "tomorrow": 1,
    "i övermorgon": 2, "övermorgon": 2, "the day after tomorrow": 2,
}  # fmt: skip
_WEEKDAY = {name: n for n, names in enumerate(_WEEKDAYS) for name in names}
_MONTH = {name: n for n, names in enumerate(_MONTHS, 1) for name in names}
_BEFORE = re.compile(r"^(?:senast|på|den|by|on)\s+")
_WEEK = re.compile(r"^(?:v\.?|vecka|w|wk|week)\s?(\d{1,2})(?:,?\s+(\d{4}))?$")
_SLASHED = re.compile(r"^(\d{1,2})/(\d{1,2})$")
_DAY_MONTH = re.compile(r"^(\d{1,2})(?:st|nd|rd|th|:?[ae])?\.?\s+([a-zåäö]+)\.?$")
_MONTH_DAY = re.compile(r"^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?$")


def read_due(typed: str, today: datetime.date | None) -> str:
    """An ISO day or month when the words are a date, else the words as they stand.

    A weekday is the coming one, never today; a week is its Friday (ISO 8601). A day or a week without a year is the
    coming one too, but up to a month back it stays: minutes are often set right afterwards. Without `today` only
    dates with a year are read.
    """
    said = " ".join(typed.split())
    low = _BEFORE.sub("", said.casefold())
    try:
        found = _counted_from(low, today) if today else None
        if found is not None:
            return found.isoformat()
        if m := _WEEK.match(low):
            return datetime.date.fromisocalendar(int(m[2]), int(m[1]), 5).isoformat() if m[2] else said
        if _SLASHED.match(low):
            return said
        days = read_days(low, today)
    except (Refused, ValueError, OverflowError):
        return said
    return days[0] if len(days) == 1 else said


def is_no_day(typed: str, today: datetime.date | None) -> bool:
    """Whether it was meant as a day or a week, and there is none such: "31/2", "31 april", "v 54"."""
    low = _BEFORE.sub("", " ".join(typed.split()).casefold())
    if read_due(low, today) != low:
        return False
    if m := _WEEK.match(low):
        return not 1 <= int(m[1]) <= 53 or bool(m[2])
    day = month = 0
    if m := _SLASHED.match(low):
        day, month = int(m[1]), int(m[2])
    elif (m := _DAY_MONTH.match(low)) and m[2] in _MONTH:
        day, month = int(m[1]), _MONTH[m[2]]
    elif (m := _MONTH_DAY.match(low)) and m[1] in _MONTH:
        day, month = int(m[2]), _MONTH[m[1]]
    else:
        try:
            read_days(low, today)
        except Refused as why:
            return bool(why.facts.get("is_missing"))
        return False
    # in no year, leap years counted
    return _date(2024, month, day) is None


def _counted_from(low: str, today: datetime.date) -> datetime.date | None:
    """The day that needs `today` to be known, or None."""
    if low in _AHEAD:
        return today + _AHEAD[low] * _DAY
    if low in _WEEKDAY:
        return today + ((_WEEKDAY[low] - today.weekday() - 1) % 7 + 1) * _DAY
    if (m := _WEEK.match(low)) and not m[2]:
        week = int(m[1])
        return _coming(today, today.isocalendar().year, lambda year: _friday(year, week))
    day = month = 0
    if m := _SLASHED.match(low):
        day, month = int(m[1]), int(m[2])
    elif m := _DAY_MONTH.match(low):
        day, month = int(m[1]), _MONTH.get(m[2], 0)
    elif m := _MONTH_DAY.match(low):
        day, month = int(m[2]), _MONTH.get(m[1], 0)
    return _coming(today, today.year, lambda year: _date(year, month, day)) if day and month else None


def _coming(today: datetime.date, year: int, on: Callable[[int], datetime.date | None]) -> datetime.date | None:
    """This year's or the next's, the first that isn't more than a month back."""
    found = (on(y) for y in (year, year + 1))
    return next((d for d in found if d is not None and d >= today - _BACK), None)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _friday(year: int, week: int) -> datetime.date | None:
    try:
        return datetime.date.fromisocalendar(year, week, 5)
    except ValueError:
        return None
