"""Coming dates as a calendar file, read back by the rules of RFC 5545."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from rusdesk.domain.chapters import DateLines
from rusdesk.exchange import calendar
from rusdesk.exchange.time_zone import is_fixed, name_of, vtimezone
from rusdesk.machine.clock import SystemClock

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MADE = datetime(2026, 5, 22, 12, 30, tzinfo=UTC)


def line(start: str, end: str = "", hours: str = "", **more: object) -> DateLines:
    fields = {
        "is_next_meeting": False, "title": "Träff", "topic": "", "place": "", "second_place": "", "planners": (),
        "is_preliminary": False, "agenda": (), "id": "d1",
    }  # fmt: skip
    return DateLines(**{**fields, "start": start, "end": end, "hours": hours, **more})  # type: ignore[arg-type]


def made(*lines: DateLines, zone: object = STOCKHOLM, said: str = "", seq: int = 4) -> str:
    return calendar.write(lines, "w1", seq, zone, MADE, lambda _line: said).decode()  # type: ignore[arg-type]


def unfolded(data: str) -> list[str]:
    return data.replace("\r\n ", "").split("\r\n")


def events(data: str) -> list[dict[str, str]]:
    out: list[dict[str, str]] = []
    for said in unfolded(data):
        if said == "BEGIN:VEVENT":
            out.append({})
        elif out and ":" in said:
            name, _, value = said.partition(":")
            out[-1].setdefault(name, value)
    return out


def test_days_are_whole_and_end_the_day_after() -> None:
    data = made(line("2026-09-09", "2026-09-10", "lunch till lunch", place="Storgatan 1, Örebro"), said="a\nb; c\\d")
    (event,) = events(data)
    assert event["DTSTART;VALUE=DATE"] == "20260909"
    assert event["DTEND;VALUE=DATE"] == "20260911"
    assert event["LOCATION"] == "Storgatan 1\\, Örebro"
    assert event["DESCRIPTION"] == "a\\nb\\; c\\\\d"
    assert (event["STATUS"], event["SEQUENCE"], event["DTSTAMP"]) == ("CONFIRMED", "4", "20260522T123000Z")
    assert event["UID"] == "w1-d1@rusdesk"
    assert "VTIMEZONE" not in data, "nothing has a time"
    assert data.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:") and data.endswith("END:VCALENDAR\r\n")


@pytest.mark.parametrize(
    ("hours", "start", "end"),
    [
        ("9.00–12.00", "20261014T090000", "20261014T120000"),
        ("kl. 9-12", "20261014T090000", "20261014T120000"),
        ("09:30 – 14:05", "20261014T093000", "20261014T140500"),
        ("13.00 till 16.30", "20261014T130000", "20261014T163000"),
        ("kl. 13.15", "20261014T131500", None),
    ],
)
def test_hours_give_a_time_in_the_zone(hours: str, start: str, end: str | None) -> None:
    data = made(line("2026-10-14", "", hours))
    (event,) = events(data)
    assert event["DTSTART;TZID=Europe/Stockholm"] == start
    assert event.get("DTEND;TZID=Europe/Stockholm") == end
    assert "BEGIN:VTIMEZONE\r\nTZID:Europe/Stockholm\r\n" in data


@pytest.mark.parametrize(
    "hours", ["12.00–9.00", "25.00–26.00", "9.00–9.00", "eftermiddag", "9.60–10.00", "lunch till lunch"]
)
def test_hours_that_are_no_time_give_a_whole_day(hours: str) -> None:
    (event,) = events(made(line("2026-10-14", "", hours)))
    assert event["DTSTART;VALUE=DATE"] == "20261014" and event["DTEND;VALUE=DATE"] == "20261015"


def test_times_over_two_days_end_on_the_last() -> None:
    (event,) = events(made(line("2026-09-09", "2026-09-10", "12.00–11.00")))
    assert event["DTSTART;TZID=Europe/Stockholm"] == "20260909T120000"
    assert event["DTEND;TZID=Europe/Stockholm"] == "20260910T110000"


def test_an_end_before_the_start_counts_for_nothing() -> None:
    (event,) = events(made(line("2026-09-09", "2026-09-01")))
    assert event["DTEND;VALUE=DATE"] == "20260910"


def test_the_zone_of_sweden_is_told_by_its_rules() -> None:
    assert vtimezone(STOCKHOLM, {2026}) == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Stockholm",
        "BEGIN:DAYLIGHT",
        "DTSTART:20250330T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20251026T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_a_zone_with_other_rules_and_one_without_any() -> None:
    york = vtimezone(ZoneInfo("America/New_York"), {2026})
    assert "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU" in york and "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU" in york
    assert "TZOFFSETTO:-0400" in york
    casablanca = vtimezone(ZoneInfo("Africa/Casablanca"), {2026})
    assert not any(said.startswith("RRULE") for said in casablanca) and "BEGIN:DAYLIGHT" in casablanca
    assert is_fixed(timezone(timedelta(hours=2)), {2026}) and not is_fixed(STOCKHOLM, {2026})


def test_a_zone_without_changes_is_told_in_utc() -> None:
    (event,) = events(made(line("2026-10-14", "", "9.00–12.00"), zone=timezone(timedelta(hours=2))))
    assert (event["DTSTART"], event["DTEND"]) == ("20261014T070000Z", "20261014T100000Z")


def test_a_nameless_zone_that_runs_like_swedens_gets_its_name() -> None:
    class Local(ZoneInfo):
        key = ""  # type: ignore[assignment]

    assert name_of(Local("Europe/Stockholm"), 2026) == "Europe/Stockholm"
    assert name_of(Local("America/New_York"), 2026) == "Local"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system's zone can't be set for a test")
@pytest.mark.parametrize(("place", "name"), [("Europe/Stockholm", "Europe/Stockholm"), ("America/New_York", "Local")])
def test_the_computers_own_zone_changes_at_the_right_hours(
    monkeypatch: pytest.MonkeyPatch, place: str, name: str
) -> None:
    monkeypatch.setenv("TZ", place)
    time.tzset()
    try:
        told = vtimezone(SystemClock().zone(), {2026})
    finally:
        monkeypatch.undo()
        time.tzset()
    wanted = vtimezone(ZoneInfo(place), {2026})
    assert told == [said.replace(f"TZID:{place}", f"TZID:{name}") for said in wanted]


def test_a_month_is_no_event_and_no_date_is_no_calendar() -> None:
    data = made(line("2026-11", is_preliminary=True, id="m"), line("2026-10-14", is_preliminary=True))
    (event,) = events(data)
    assert event["STATUS"] == "TENTATIVE"
    assert made(line("2026-11"), line("")) == ""
    assert made() == ""


def test_names_stay_when_a_date_moves_and_are_different_in_a_calendar() -> None:
    first = events(made(line("2026-10-14"), line("2026-10-15", id="d2")))
    moved = events(made(line("2026-10-21"), line("2026-10-15", id="d2"), seq=9))
    assert [e["UID"] for e in first] == [e["UID"] for e in moved]
    assert len({e["UID"] for e in first}) == 2
    assert moved[0]["SEQUENCE"] == "9"


def test_long_lines_are_folded_between_characters() -> None:
    title = "Nätverksträff 👩‍👩‍👧 åäö; " * 12
    data = made(line("2026-10-14", title=title))
    for said in data.encode().split(b"\r\n"):
        assert len(said) <= 75
        said.decode()
    assert events(data)[0]["SUMMARY"] == title.strip().replace(";", "\\;")


def test_a_line_end_in_a_title_begins_no_line_of_its_own() -> None:
    data = made(line("2026-10-14", title="Träff\r\nBEGIN:VALARM", place="a\nb"), said="x\r\nEND:VEVENT")
    assert not any(said.startswith(("BEGIN:VALARM", "b")) for said in unfolded(data))
    assert sum(said == "END:VEVENT" for said in unfolded(data)) == 1
