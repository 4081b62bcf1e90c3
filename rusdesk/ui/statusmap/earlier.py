"""The port to earlier workshops: which there are, and what one of them holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rusdesk.domain.earlier import PastWorkshop
from rusdesk.domain.frozen import frozen
from rusdesk.domain.state import State


@frozen
class EarlierMaps:
    """`past` are the library's workshops; `look` reads one, and raises Refused or LibraryError."""

    past: Callable[[], Sequence[PastWorkshop]]
    look: Callable[[str], State]
