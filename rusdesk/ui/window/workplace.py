"""The three modes of an open workshop, with the room and the minutes they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import SignalInstance

from rusdesk.domain.frozen import frozen
from rusdesk.ui.mode import Mode
from rusdesk.ui.projection.screens import Arrangement
from rusdesk.ui.seat import Seat


class Room(Protocol):
    """What the window needs of the control of the room's picture."""

    @property
    def closed(self) -> SignalInstance: ...
    @property
    def status_text(self) -> str: ...
    def open(self, screen: str | None = None) -> None:
        """Opens it, or brings it forward when it is open; on the screen so named if one is."""
        ...

    def want_screen(self, name: str, keep: Callable[[str], None]) -> None:
        """The screen chosen another day, and who remembers the one chosen from now on."""
        ...

    def let_move(self, moves: bool) -> None:
        """Whether the camera and a vote's bars take their time from the next opening on."""
        ...

    def want_image(self, image_mm: int, keep: Callable[[int], None]) -> None:
        """How high the picture is in the room, and who remembers it."""
        ...

    @property
    def is_online(self) -> bool:
        """Whether everybody takes part from elsewhere."""
        ...

    def arrangement(self) -> Arrangement:
        """How the screens stand."""
        ...


@frozen
class Workplace:
    """`modes` makes each mode when it is first shown. `room` and `save_pdf` outlive a change of looks: `dress` gives
    them the seat with the new words and theme.
    """

    modes: Mapping[str, Callable[[Seat], Mode]]
    room: Room | None
    save_pdf: Callable[[], None] | None
    dress: Callable[[Seat], None]
    close: Callable[[], None]
