"""Headings for the days of a programme: "Dag 2 lördag 28 november", "Fredag", and which dates they tell of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from rusdesk.domain.frozen import frozen

_SEPARATORS = " \t,:–—-"
_NUMBER = re.compile(r"(?:dag|day)\s+(\d{1,2})(?!\w)", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?:på\s+|on\s+)?(?:(mån|tis|ons|tors?|fre|lör|sön)(?:dag(?:en)?)?"
    r"|(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)(?!\w)\.?",
    re.IGNORECASE,
)
_WEEKDAYS = {
    "mån": 0, "tis": 1, "ons": 2, "tor": 3, "fre": 4, "lör": 5, "sön": 6,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:s|ch)?|apr(?:il)?|maj|may|jun[ie]?|jul[iy]?|aug(?:usti|ust)?"
    r"|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\w)\.?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})(?!\d)",
        r"(?P<day>\d{1,2})/(?P<number>\d{1,2})(?:[\s,/-]+(?P<year>\d{4}))?(?!\d)",
        rf"(?:den\s+|the\s+)?(?P<day>\d{{1,2}})(?:\s*[-–]\s*(?P<last>\d{{1,2}}))?(?::?[ae]|\.|st|nd|rd|th)?\s+"
        rf"(?:of\s+)?(?P<month>{MONTH})(?:[\s,]+(?P<year>\d{{4}})(?!\d))?",
        rf"(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.:])(?:[\s,]+(?P<year>\d{{4}})(?!\d))?",
    )
)
_DAY_ALONE = re.compile(r"(?:den\s+|the\s+)?(\d{1,2})(?::?[ae]|\.|st|nd|rd|th)?\s*:?\s*$", re.IGNORECASE)
_PART_OF_DAY = re.compile(
    r"(?:förmiddag|eftermiddag|kväll|morgon|morning|afternoon|evening)(?:en)?\W*$|(?:fm|em)\b\.?\W*$|\([^()]*\)\W*$",
    re.IGNORECASE,
)
_NEAR = 45  # days from what is known within which a date without a year must lie


@frozen
class DayWords:
    """What a heading says of its day. `weekday` 0–6 from Monday, or None; zeros for what isn't said.

    `last` is the last day of a span (9–10 september). `theme` is what the line says besides.
    """

    number: int = 0
    weekday: int | None = None
    year: int = 0
    month: int = 0
    day: int = 0
    last: int = 0
    theme: str = ""

    @property
    def is_number_alone(self) -> bool:
        """Whether only "Dag 2" tells the day, as a part's name does."""
        return self.number > 0 and self.weekday is None and not self.day


def day_in(line: str) -> DayWords | None:
    """The day that a line is a heading for; None for any other line. A theme must stand after a mark or a "Dag N"."""
    rest = line.replace("**", "").replace("__", "").strip().strip("|").strip()
    number, weekday = 0, None
    if m := _NUMBER.match(rest):
        number, rest = int(m[1]), rest[m.end() :]
        after = rest.lstrip(_SEPARATORS + "(")
        if _WEEKDAY.match(after) or any(p.match(after) for p in _DATES):
            rest = after
    if m := _WEEKDAY.match(rest):
        weekday = _WEEKDAYS[(m[1] or m[2]).lower()[:3]]
        rest = rest[m.end() :]
        after = rest.lstrip(" \t,(")
        if after[:1].isdigit() or re.match(rf"den\s+\d|the\s+\d|{MONTH}", after, re.IGNORECASE):
            rest = after
    date = next((m for p in _DATES if (m := p.match(rest))), None)
    day = month = year = last = 0
    if date is not None:
        said = date.groupdict()
        word = (said.get("month") or "").lower()[:3].replace("may", "maj").replace("oct", "okt")
        month = _MONTHS.index(word) + 1 if word else int(said["number"])
        day, year, last = int(said["day"]), int(said.get("year") or 0), int(said.get("last") or 0)
        # a leap year when none is said, so that 29 februari stands
        if not 1 <= month <= 12 or not _iso(year or 2024, month, day):
            return None
        rest = rest[date.end() :]
    elif weekday is not None and (m := _DAY_ALONE.match(rest)) and 1 <= int(m[1]) <= 31:
        day, rest = int(m[1]), ""
    if not number and weekday is None and not day:
        return None
    theme = rest.strip(_SEPARATORS + ".)")
    if theme and not _PART_OF_DAY.match(rest.strip(_SEPARATORS)):
        is_marked = rest.lstrip()[:1] in (":", "–", "—", "-", ")") or (weekday is not None and rest[:1] == ",")
        is_told = number > 0 and (weekday is not None or day > 0)
        if not is_told and not (is_marked and (number or weekday is not None or year)):
            return None
        if theme[:1].isdigit():
            return None
    return DayWords(number, weekday, year, month, day, last, theme)


def date_of(said: DayWords, days: Sequence[str], before: str = "") -> str:
    """The ISO date of a heading; empty when nothing gives it.

    A written year is always enough. Else `days` (the workshop's: ISO dates or months) and `before` (the date of the
    day above) tell the year, the month, and which date a weekday or "Dag 2" is.
    """
    known = sorted(d for d in days if _read(d))
    months = sorted(d for d in days if re.fullmatch(r"\d{4}-\d{2}", d))
    if said.year:
        return _iso(said.year, said.month, said.day)
    if said.month:
        return _nearest(said, [*known, *months, *([before] if before else [])])
    if said.day:
        return next((d for d in known if d.endswith(f"-{said.day:02}")), "") or _in_month(said, months, before)
    if said.weekday is not None:
        same = [d for d in known if datetime.date.fromisoformat(d).weekday() == said.weekday]
        if same:
            return next((d for d in same if d > before), same[-1])
        if before:
            start = datetime.date.fromisoformat(before)
            return (start + datetime.timedelta(days=(said.weekday - start.weekday()) % 7 or 7)).isoformat()
    if 1 <= said.number <= len(known):
        return known[said.number - 1]
    return ""


def days_of_span(said: DayWords, first: str) -> tuple[str, ...]:
    """Every ISO date of a span such as 9–10 september, whose first is known; nothing for a single day."""
    if not first or not said.day < said.last <= said.day + 13:
        return ()
    return tuple(d for n in range(said.day, said.last + 1) if (d := _iso(int(first[:4]), said.month, n)))


def _nearest(said: DayWords, anchors: Sequence[str]) -> str:
    best: tuple[int, str] | None = None
    for anchor in anchors:
        first = _read(anchor if len(anchor) == 10 else f"{anchor}-01")
        if first is None:
            continue
        last = first if len(anchor) == 10 else first + datetime.timedelta(days=30)
        for year in (first.year - 1, first.year, first.year + 1):
            day = _read(_iso(year, said.month, said.day))
            if day is None:
                continue
            apart = max((first - day).days, (day - last).days, 0)
            if apart <= _NEAR and (best is None or apart < best[0]):
                best = apart, day.isoformat()
    return best[1] if best else ""


def _in_month(said: DayWords, months: Sequence[str], before: str) -> str:
    """A day without its month, in the month that the workshop or the day above is in."""
    for month in [*months, *([before[:7]] if before else [])]:
        found = _read(_iso(int(month[:4]), int(month[5:]), said.day))
        if found and (said.weekday is None or found.weekday() == said.weekday):
            return found.isoformat()
    return ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _read(iso: str) -> datetime.date | None:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso):
        return None
    try:
        return datetime.date.fromisoformat(iso)
    except ValueError:
        return None
