"""What time it is: the computer's clock, and a given one for tests and demos."""

from __future__ import annotations

import sys
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
        # the hour that comes twice when summer time ends: the second of the two says so by its fold
        first = local.replace(tzinfo=None, fold=0)
        fold = int(first.astimezone().utcoffset() != local.utcoffset())
        return local.replace(tzinfo=self, fold=fold)


def _steady_ns() -> int:
    """Goes on in sleep: CLOCK_BOOTTIME on Linux, CLOCK_MONOTONIC on macOS, GetTickCount64 on Windows."""
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetTickCount64()) * 1_000_000
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC if boot is None else boot)


def _awake_ns() -> int:
    """Stands still while the computer sleeps: CLOCK_MONOTONIC on Linux, CLOCK_UPTIME_RAW on macOS,
    QueryUnbiasedInterruptTime on Windows.
    """
    if sys.platform == "win32":
        import ctypes

        ticks = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value * 100
    if sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_UPTIME_RAW)
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC)


class SystemClock:
    """The computer's clock."""

    def now_ms(self) -> int:
        """Milliseconds since 1970 in UTC; may jump when the computer's clock is set."""
        return time.time_ns() // 1_000_000

    def monotonic(self) -> float:
        """Seconds that only go forward, for lengths."""
        return time.monotonic()

    def reading(self) -> tuple[int, int, int]:
        """UTC milliseconds, milliseconds that only go forward in sleep too, and such that stand still in sleep.

        Taken within 5 ms of each other where the system lets it.
        """
        for _ in range(3):
            before = time.monotonic_ns()
            wall, steady, awake = time.time_ns(), _steady_ns(), _awake_ns()
            if time.monotonic_ns() - before < 5_000_000:
                break
        return wall // 1_000_000, steady // 1_000_000, awake // 1_000_000

    def zone(self) -> tzinfo:
        """The computer's zone."""
        return _LocalZone()


class GivenClock:
    """Stands still until told to advance."""

    def __init__(self, start_ms: int, zone: tzinfo) -> None:
        self._now_ms = start_ms
        self._monotonic_ms = 0
        self._steady_ms = 0
        self._zone = zone

    def now_ms(self) -> int:
        """Milliseconds since 1970 in UTC."""
        return self._now_ms

    def monotonic(self) -> float:
        """Seconds since the start."""
        return self._monotonic_ms / 1000

    def reading(self) -> tuple[int, int, int]:
        """As SystemClock's."""
        return self._now_ms, self._steady_ms, self._monotonic_ms

    def sleep(self, seconds: float) -> None:
        """Time goes on while the computer sleeps."""
        step = round(seconds * 1000)
        self._now_ms += step
        self._steady_ms += step

    def set_by(self, seconds: float) -> None:
        """Somebody sets the clock, forward or (negative) back."""
        self._now_ms += round(seconds * 1000)

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
        self._steady_ms += step
