"""What the main window takes from outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from rusdesk.domain.frozen import frozen
from rusdesk.machine.languages import Words
from rusdesk.machine.settings import Settings
from rusdesk.ui.seat import Seat, ZonedClock
from rusdesk.ui.theme import Theme
from rusdesk.ui.window.shelf import Line, Sample

if TYPE_CHECKING:
    from rusdesk.domain.people import Unit
    from rusdesk.domain.state import State
    from rusdesk.ui.window.workplace import Workplace


class Sound(Protocol):
    """The computer's loudspeaker."""

    @property
    def is_there(self) -> bool:
        """Whether anything can be played on this computer."""
        ...

    def end(self) -> object:
        """The chime for a time that is out. Doesn't wait for it."""
        ...


@frozen
class Surroundings:
    """`look` makes theme and words of settings and dresses the application; `keep` remembers the settings;
    `workplace` makes what a workshop needs besides its desk.
    """

    clock: ZonedClock
    new_id: Callable[[], str]
    samples: Sequence[Sample]
    units: Callable[[], tuple[Unit, ...]]
    look: Callable[[Settings], tuple[Theme, Words]]
    keep: Callable[[Settings], None]
    workplace: Callable[
        [Seat, Callable[[str, str, Callable[[], object]], None], Callable[[], Sequence[Line]], Callable[[str], State]],
        Workplace,
    ]
    is_own_library: Callable[[], bool]  # it lies where it always does; nobody named another
    version: str
    attribution: Callable[[], str]
    sound: Sound
