"""What every panel of an open workshop is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import TYPE_CHECKING, Protocol

from rusdesk.domain.frozen import frozen
from rusdesk.machine.languages import Words
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.theme import Theme

if TYPE_CHECKING:
    from rusdesk.domain.people import Unit


class ZonedClock(Protocol):
    """What time it is, and in which zone it is shown."""

    def now_ms(self) -> int:
        """UTC milliseconds."""
        ...

    def reading(self) -> tuple[int, int, int]:
        """UTC milliseconds, milliseconds that only go forward in sleep too, and such that stand still in sleep."""
        ...

    def zone(self) -> tzinfo: ...


@frozen
class Seat:
    """One who sits at an open workshop: the door for changes, the language of the screen, the look and the clock."""

    desk: DeskSignals
    words: Words
    theme: Theme
    clock: ZonedClock
    standard_units: tuple[Unit, ...]
    new_id: Callable[[], str]
    say: Callable[[str], None]  # a passing notice in the corner

    @property
    def units(self) -> tuple[Unit, ...]:
        """The workshop's own units, else the standard ones."""
        # only by then: the records take time to read in
        from rusdesk.domain.own_units import units_of

        return units_of(self.desk.state, self.standard_units)
    chime: Callable[[], object] = lambda: None  # the time of an item is out
