"""Times of day as they stand on the wall, and back."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from rusdesk.machine.clock import GivenClock, SystemClock
from rusdesk.ui.agenda.local import LocalTime

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the tests' zone can't be set here")


def utc(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(("near", "typed", "is_at"), [
    ("2026-05-22T07:20", 9 * 60 + 5, "2026-05-22T07:05"),
    ("2026-05-22T22:10", 23 * 60 + 50, "2026-05-22T21:50"),  # 0.10 after midnight, typed 23.50
    ("2026-05-22T21:50", 10, "2026-05-22T22:10"),
    ("2026-10-25T00:40", 150, "2026-10-25T00:30"),  # half past two, the first time
    ("2026-10-25T01:40", 150, "2026-10-25T01:30"),  # and the second
])  # fmt: skip
def test_a_time_typed_is_the_nearest_one(near: str, typed: int, is_at: str) -> None:
    local = LocalTime(GivenClock(utc(near), SystemClock().zone()))
    assert local.ms_of(typed, utc(near)) == utc(is_at)
    assert local.minute_of(utc(is_at)) == typed
