"""What the window needs of the library: the workshops it holds, and opening and making them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

from rusdesk.domain.frozen import frozen
from rusdesk.ui.desk_signals import DeskSignals

if TYPE_CHECKING:
    from rusdesk.desk.library import LibraryCode
    from rusdesk.domain.state import State
    from rusdesk.domain.workshop import Workshop


How = Literal["template", "next_time", "rehearsal"]


@frozen
class Line:
    """One workshop as the list shows it. `days` as in Workshop; `colours` are its first notes' colour names."""

    id: str
    title: str
    organiser: str = ""
    place: str = ""
    days: tuple[str, ...] = ()
    status: str = "plan"
    is_sample: bool = False
    notes: int = 0
    items: int = 0
    colours: tuple[str, ...] = ()
    touched_at: int = 0
    made_at: int = 0
    sort: str = "workshop"
    origin: str = ""

    @property
    def shown_status(self) -> str:
        """Its status, or that it is a template or a rehearsal."""
        return self.status if self.sort == "workshop" else self.sort


@frozen
class Sample:
    """A workshop that comes with the program; opening it makes a copy in the library. `title` is its own words."""

    name: str
    title: str
    organiser: str
    days: tuple[str, ...] = ()


@frozen
class Recovered:
    """What the journal held that the library didn't, after a crash."""

    changes: int = 0
    drafts: int = 0


@frozen
class Opened:
    """An open workshop. `learn` builds undo from the log, after first paint; `close` ends the following."""

    desk: DeskSignals
    learn: Callable[[], None]
    close: Callable[[], None]


class Shelf(Protocol):
    """The open library."""

    @property
    def why_read_only(self) -> LibraryCode | None:
        """Why nothing can be written; None when it can."""
        ...

    @property
    def recovered(self) -> Recovered: ...

    def lines(self) -> Sequence[Line]: ...

    def open(self, workshop: str) -> Opened:
        """Raises Refused or LibraryError."""
        ...

    def look(self, workshop: str) -> State:
        """What a workshop holds, only to be read. Raises Refused or LibraryError."""
        ...

    def create(self, workshop: Workshop) -> str:
        """A new workshop with nothing but its facts; its id. Raises Refused, NotSaved or LibraryError."""
        ...

    def copy(self, origin: str, how: How, workshop: Workshop, told: str = "", dated: str = "") -> str:
        """A workshop made of another (see domain.again), with the title, days, organiser, place and sort of `workshop`;
        its id. `told` says where open actions come from, `dated` when the map was as it is. Raises as `create` does.
        """
        ...

    def remove(self, workshop: str) -> None:
        """Out of the list; not while it is open. Raises Refused, NotSaved or LibraryError."""
        ...

    def restore(self, workshop: str) -> None:
        """Back into it. Raises Refused, NotSaved or LibraryError."""
        ...

    def add_sample(self, name: str) -> str:
        """A copy of a sample; its id. Raises Refused, NotSaved or LibraryError."""
        ...
