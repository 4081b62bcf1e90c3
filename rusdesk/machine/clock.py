"""What time it is: the computer's clock, and a given one for tests and demos."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone, tzinfo


class _LocalZone(tzinfo):
    """The computer's own zone as it is at each moment, summer time and all."""

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return None if dt is None else dt.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, dt: datetime | None) -> timedelta | None:
        if dt is None:
            return None
        summer = time.localtime(dt.replace(tzinfo=None).timestamp()).tm_isdst > 0
        return timedelta(hours=1) if summer else timedelta(0)

    def tzname(self, dt: datetime | None) -> str | None:
        return None if dt is None else dt.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, dt: datetime) -> datetime:
        local = dt.replace(tzinfo=timezone.utc).astimezone()  # noqa: UP017
        return local.replace(tzinfo=self)


class SystemClock:
    """The computer's clock."""

    def now_ms(self) -> int:
        """Milliseconds since 1970 in UTC; may jump when the computer's clock is set."""
        return time.time_ns() // 1_000_000

    def monotonic(self) -> float:
        """Seconds that only go forward, for lengths."""
        return time.monotonic()

    def zone(self) -> tzinfo:
        """The computer's zone."""
        return _LocalZone()


class GivenClock:
    """Stands still until told to advance."""

    def __init__(self, start_ms: int, zone: tzinfo) -> None:
        self._now_ms = start_ms
        self._monotonic_ms = 0
        self._zone = zone

    def now_ms(self) -> int:
        """Milliseconds since 1970 in UTC."""
        return self._now_ms

    def monotonic(self) -> float:
        """Seconds since the start."""
        return self._monotonic_ms / 1000

    def zone(self) -> tzinfo:
        """The zone that was given."""
        return self._zone

    def advance(self, seconds: float) -> None:
        """Moves time on. Raises ValueError for going back."""
        if seconds < 0:
            raise ValueError("time goes forward")
        step = round(seconds * 1000)
        self._now_ms += step
        self._monotonic_ms += step
