"""Coming dates as a calendar file (iCalendar, RFC 5545), to add to Outlook or any other calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from rusdesk.domain.chapters import DateLines
from rusdesk.domain.plain import cleaned, one_line
from rusdesk.exchange.time_zone import is_fixed, name_of, vtimezone

_LONGEST_LINE = 75  # octets, without the line end
_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?"
_HOURS = re.compile(rf"^(?:kl\.?\s*)?{_CLOCK}\s*(?:[-–—]|till|to)\s*(?:kl\.?\s*)?{_CLOCK}$", re.IGNORECASE)
_START = re.compile(r"^(?:kl\.?\s*)?(\d{1,2})[.:](\d{2})$", re.IGNORECASE)

Describe = Callable[[DateLines], str]


def write(
    lines: Sequence[DateLines], workshop: str, seq: int, zone: tzinfo, made: datetime, describe: Describe
) -> bytes:
    """The dates that have a day, as events; b"" when there is none, since an empty calendar isn't one.

    Hours such as "9.00–12.00" give a time in `zone`, anything else an event of whole days. `workshop` and the dates'
    ids make names that stay, so that a later file moves an event instead of adding one; `seq` says which is newer.
    `made` in UTC. `describe` puts what has no field of its own into words.
    """
    dated = [line for line in lines if _day(line.start)]
    if not dated:
        return b""
    times = [t for line in dated for t in _times(line, zone) if t is not None]
    has_zone = bool(times) and not is_fixed(zone, {t.year for t in times})
    out = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//RusDesk//RusDesk//SV", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    if has_zone:
        out += vtimezone(zone, {t.year for t in times})
    for line in dated:
        out += _event(line, f"{workshop}-{line.id}", seq, zone if has_zone else UTC, _times(line, zone), made, describe)
    out.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for said in out for folded in fold(said)).encode()


def _event(
    line: DateLines,
    name: str,
    seq: int,
    zone: tzinfo,
    times: tuple[datetime | None, datetime | None],
    made: datetime,
    describe: Describe,
) -> Iterable[str]:
    start, end = times
    yield "BEGIN:VEVENT"
    yield f"UID:{re.sub(r'[^A-Za-z0-9_-]', '-', name)}@rusdesk"
    yield f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{max(0, seq)}"
    if start is not None:
        yield _moment("DTSTART", start, zone)
        if end is not None:
            yield _moment("DTEND", end, zone)
    else:
        first = _day(line.start)
        last = _day(line.end)
        assert first is not None
        # the end is the day after the last
        after = max(first, last or first) + timedelta(days=1)
        yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{after:%Y%m%d}"
    yield f"SUMMARY:{text(one_line(line.title))}"
    if line.place:
        yield f"LOCATION:{text(', '.join(cleaned(line.place).split(chr(10))))}"
    said = cleaned(describe(line))
    if said:
        yield f"DESCRIPTION:{text(said)}"
    yield f"STATUS:{'TENTATIVE' if line.is_preliminary else 'CONFIRMED'}"
    yield "END:VEVENT"


def _day(iso: str) -> date | None:
    """The day; None for a month, which is no date to keep free."""
    try:
        return date.fromisoformat(iso) if iso.count("-") == 2 else None
    except ValueError:
        return None


def _times(line: DateLines, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
    """Start and end when the hours are times of the day; an end that isn't after the start counts for nothing."""
    first = _day(line.start)
    last = _day(line.end) or first
    said = one_line(line.hours)
    if first is None or last is None:
        return None, None
    if m := _HOURS.match(said):
        start, end = _clock(m[1], m[2]), _clock(m[3], m[4])
        if start is None or end is None:
            return None, None
        whole = datetime.combine(first, start, zone), datetime.combine(last, end, zone)
        return whole if whole[0].replace(tzinfo=None) < whole[1].replace(tzinfo=None) else (None, None)
    if (m := _START.match(said)) and last == first:
        start = _clock(m[1], m[2])
        return (datetime.combine(first, start, zone) if start else None), None
    return None, None


def _clock(hour: str, minute: str | None) -> time | None:
    h, m = int(hour), int(minute or 0)
    return time(h, m) if h < 24 and m < 60 else None


def _moment(name: str, when: datetime, zone: tzinfo) -> str:
    if zone is UTC:
        return f"{name}:{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{name};TZID={name_of(zone, when.year)}:{when:%Y%m%dT%H%M%S}"


def text(value: str) -> str:
    """A value with its signs escaped."""
    value = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return value.replace("\n", "\\n")


def fold(line: str) -> Iterable[str]:
    """The line in pieces of at most 75 octets, never within a character; all but the first begin with a space."""
    begins, room = "", _LONGEST_LINE
    piece: list[str] = []
    for char in line:
        size = len(char.encode())
        if size > room:
            yield begins + "".join(piece)
            begins, room, piece = " ", _LONGEST_LINE - 1, []
        piece.append(char)
        room -= size
    yield begins + "".join(piece)
