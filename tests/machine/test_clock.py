"""The computer's clock and the given one."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from rusdesk.machine.clock import GivenClock, SystemClock


def test_the_system_clock_is_now() -> None:
    before = time.time()
    now = SystemClock().now_ms()
    assert before * 1000 - 1 <= now <= time.time() * 1000 + 1
    first = SystemClock().monotonic()
    assert SystemClock().monotonic() >= first


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the tests' zone can't be set here")
@pytest.mark.parametrize(
    ("utc", "local"), [("2026-05-22T07:00", "2026-05-22T09:00"), ("2026-01-15T07:00", "2026-01-15T08:00")]
)
def test_the_zone_knows_summer_time(utc: str, local: str) -> None:
    zone = SystemClock().zone()
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert moment.astimezone(zone).replace(tzinfo=None) == datetime.fromisoformat(local)
    there = datetime.fromisoformat(local).replace(tzinfo=zone)
    assert there.astimezone(UTC) == moment
    assert there.dst() == timedelta(hours=1 if "-05-" in utc else 0)
    assert there.tzname() in {"CET", "CEST"}


def test_a_given_clock_stands_until_told() -> None:
    clock = GivenClock(1_000, UTC)
    assert (clock.now_ms(), clock.monotonic(), clock.zone()) == (1_000, 0.0, UTC)
    for _ in range(10):
        clock.advance(0.1)
    assert (clock.now_ms(), clock.monotonic()) == (2_000, 1.0)
    with pytest.raises(ValueError, match="forward"):
        clock.advance(-1)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the tests' zone can't be set here")
def test_the_hour_that_comes_twice_is_two_hours() -> None:
    zone = SystemClock().zone()
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    for moment, fold in ((first, 0), (first + timedelta(hours=1), 1)):
        local = moment.astimezone(zone)
        assert (local.hour, local.minute, local.fold) == (2, 30, fold)
        assert local.astimezone(UTC) == moment


def test_three_clocks_go_together_until_one_sleeps_or_is_set() -> None:
    clock = GivenClock(1_000, UTC)
    clock.advance(2)
    clock.sleep(60)
    clock.set_by(-5)
    assert clock.reading() == (58_000, 62_000, 2_000)
    wall, steady, awake = SystemClock().reading()
    later = SystemClock().reading()
    assert abs(wall - time.time() * 1000) < 1000
    assert later[1] >= steady and later[2] >= awake
