"""Between UTC milliseconds and minutes after local midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from rusdesk.ui.seat import ZonedClock


class LocalTime:
    """Times of day as they stand on the wall of the room."""

    def __init__(self, clock: ZonedClock) -> None:
        self._clock = clock

    def _local(self, ms: int) -> datetime:
        return datetime.fromtimestamp(ms / 1000, UTC).astimezone(self._clock.zone())

    def minute_of(self, ms: int) -> int:
        """Minutes after midnight, seconds left out."""
        local = self._local(ms)
        return local.hour * 60 + local.minute

    def day_of(self, ms: int) -> date:
        return self._local(ms).date()

    def today(self) -> date:
        return self._local(self._clock.now_ms()).date()

    def ms_of(self, minute: int, near_ms: int) -> int:
        """UTC ms of a time of day: the one nearest `near_ms`, also past midnight and in the hour that comes twice."""
        midnight = self._local(near_ms).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
        found = []
        for day in (-1, 0, 1):
            then = midnight + timedelta(days=day, minutes=minute)
            found += [round(then.replace(fold=fold).timestamp() * 1000) for fold in (0, 1)]
        return min(found, key=lambda ms: abs(ms - near_ms))
