"""A time zone as a calendar file tells it (VTIMEZONE): when clocks change, found by asking the zone itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_USUAL = "Europe/Stockholm"

Turn = tuple[datetime, timedelta, timedelta]  # local time before, offset before, offset after


def is_fixed(zone: tzinfo, years: Iterable[int]) -> bool:
    """Whether clocks never change in these years and those beside them: then times in UTC say as much."""
    told = set(years)
    return not any(_turns(zone, year) for year in range(min(told) - 1, max(told) + 2))


def name_of(zone: tzinfo, year: int) -> str:
    """The zone's own name; the computer's zone has none, but usually runs like Sweden's."""
    key = getattr(zone, "key", None)
    if key:
        return str(key)
    try:
        usual = ZoneInfo(_USUAL)
    except ZoneInfoNotFoundError:
        return "Local"
    return _USUAL if _turns(zone, year) == _turns(usual, year) else "Local"


def vtimezone(zone: tzinfo, years: Iterable[int]) -> list[str]:
    """The component's lines. Where the change comes by the same rule each year it is told as a rule."""
    told = sorted(set(years))
    out = ["BEGIN:VTIMEZONE", f"TZID:{name_of(zone, told[0])}"]
    span = range(told[0] - 1, told[-1] + 2)
    turns = [turn for year in span for turn in _turns(zone, year)]
    rules = {(_rule(at), at.time(), before, after) for at, before, after in turns}
    if len(rules) == 2 and len(turns) == 2 * len(span):
        # from the first year of the span on
        for at, before, after in turns[:2]:
            out += _observance(zone, at, before, after, _rule(at))
    else:
        for at, before, after in turns:
            out += _observance(zone, at, before, after, "")
    return [*out, "END:VTIMEZONE"]


def _observance(zone: tzinfo, at: datetime, before: timedelta, after: timedelta, rule: str) -> list[str]:
    kind = "DAYLIGHT" if after > before else "STANDARD"
    name = (at + timedelta(days=2)).replace(tzinfo=zone).tzname() or ""
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{at:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_offset(before)}",
        f"TZOFFSETTO:{_offset(after)}",
        *([f"TZNAME:{name}"] if name.isascii() and name.isalnum() else []),
        *([f"RRULE:FREQ=YEARLY;{rule}"] if rule else []),
        f"END:{kind}",
    ]


def _rule(at: datetime) -> str:
    """ "BYMONTH=3;BYDAY=-1SU": the last such day of the month, or the second."""
    is_last = (at + timedelta(days=7)).month != at.month
    return f"BYMONTH={at.month};BYDAY={-1 if is_last else (at.day - 1) // 7 + 1}{_DAYS[at.weekday()]}"


def _offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}{rest:02}"


def _turns(zone: tzinfo, year: int) -> list[Turn]:
    """The changes of a year, each to the minute."""

    def offset(moment: datetime) -> timedelta:
        # between the clocks, since the hour that comes twice has two offsets and not every zone knows which
        return moment.astimezone(zone).replace(tzinfo=None) - moment.replace(tzinfo=None)

    out: list[Turn] = []
    at = datetime(year, 1, 1, tzinfo=UTC)
    while at.year == year:
        then = at + timedelta(days=1)
        before, after = offset(at), offset(then)
        if before != after:
            low, high = 0, 24 * 60
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(at + timedelta(minutes=middle)) == before else (low, middle)
            turn = at + timedelta(minutes=high)
            out.append(((turn + before).replace(tzinfo=None), before, after))
        at = then
    return out
