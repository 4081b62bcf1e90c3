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
