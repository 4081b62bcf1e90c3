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

    def today(self) -> date:
        return self._local(self._clock.now_ms()).date()

    def ms_of(self, minute: int, near_ms: int) -> int:
        """UTC ms of a time of day on the local day of `near_ms`."""
        day = self._local(near_ms)
        then = day.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(minutes=minute)
        return round(then.timestamp() * 1000)
