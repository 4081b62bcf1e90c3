"""Workshops made and taken away: new ones, samples, templates, the next time, and the rehearsal on a copy."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from rusdesk.ui.seat import ZonedClock
from rusdesk.ui.window.library_door import LibraryDoor
from rusdesk.ui.window.shelf import How, Line, Shelf

if TYPE_CHECKING:
    from rusdesk.domain.workshop import Workshop
    from rusdesk.ui.window.shell import Shell


class Between:
    """Does what the start page asks for, through the library's door; `open_workshop` shows one in a mode."""

    def __init__(
        self,
        shell: Shell,
        door: LibraryDoor,
        clock: ZonedClock,
        new_id: Callable[[], str],
        open_workshop: Callable[[str, str], None],
    ) -> None:
        self._shell, self._door, self._words = shell, door, shell.words
        self._clock, self._new_id, self._open = clock, new_id, open_workshop
        shell.start.asked_new.connect(self.begin)
        shell.start.asked_sample.connect(self.add_sample)
        shell.start.asked_template.connect(self.save_template)
        shell.start.asked_removal.connect(self.remove)

    def begin(self, workshop: Workshop, origin: str = "") -> None:
        """Make and open a workshop with these facts, like `origin` (a template or a workshop) when it is given."""
        from rusdesk.domain.errors import Refused

        def make(shelf: Shelf) -> str:
            try:
                return self._next_time(shelf, workshop, origin) if origin else shelf.create(workshop)
            except Refused as why:
                # what is wrong with the facts is told beside them
                self._shell.start.refuse_new(why)
                return ""

        def begin(_shelf: Shelf) -> None:
            made = self._tried(make)
            if made:
                self._shell.start.end_new()
                self._open(made, "prepare")

        self._door.when_open(begin)

    def add_sample(self, name: str) -> None:
        """Make and open a copy of a sample."""

        def add(_shelf: Shelf) -> None:
            made = self._tried(lambda shelf: shelf.add_sample(name))
            if made:
                self._open(made, "prepare")

        self._door.when_open(add)

    def save_template(self, origin: str) -> None:
        """A template of a workshop."""
        if self._copy(origin, "template"):
            self._shell.toast.say(self._words("Sparad som mall. Välj den när du gör en ny workshop."))
        self._door.list_anew()

    def rehearse(self, origin: str) -> None:
        """A copy to try the day on, opened in Genomför."""
        made = self._copy(origin, "rehearsal")
        if made:
            self._open(made, "run")

    def remove(self, workshop: str) -> None:
        """Take a template or a rehearsal away; can be had back."""
        line, words = self._line(workshop), self._words

        def take_away(shelf: Shelf) -> str:
            shelf.remove(workshop)
            return workshop

        def back(shelf: Shelf) -> str:
            shelf.restore(workshop)
            return workshop

        def undo() -> None:
            self._tried(back)
            self._door.list_anew()

        if line is not None and self._tried(take_away):
            is_rehearsal = line.sort == "rehearsal"
            told = words("Genrepet är borttaget.") if is_rehearsal else words("Mallen är borttagen.")
            self._shell.toast.say(told, words("Ångra"), undo)
        self._door.list_anew()

    def _tried(self, do: Callable[[Shelf], str]) -> str:
        """What `do` gives; empty when the library refused, which is told, or isn't open."""
        from rusdesk.desk.library import LibraryError
        from rusdesk.desk.ports import NotSaved
        from rusdesk.domain.errors import Refused

        shelf = self._door.shelf
        try:
            return do(shelf) if shelf is not None else ""
        except (Refused, NotSaved, LibraryError) as why:
            self._door.warn(why)
            return ""

    def _line(self, workshop: str) -> Line | None:
        return next((x for x in self._door.lines() if x.id == workshop), None)

    def _next_time(self, shelf: Shelf, workshop: Workshop, origin: str) -> str:
        line = self._line(origin)
        told = line.title if line else ""
        if line and line.days:
            told = f"{told}, {self._words.days(line.days)}"
        dated = max(line.days) if line and line.days else self._today().isoformat()
        return shelf.copy(origin, "next_time", workshop, told[:300], dated)

    def _copy(self, origin: str, how: How) -> str:
        """A copy with the facts of what it is made of."""
        from rusdesk.domain.workshop import Workshop

        line = self._line(origin)
        if line is None:
            return ""
        days = line.days if how == "rehearsal" else ()
        to = Workshop(
            id=self._new_id(), title=line.title, organiser=line.organiser, place=line.place, days=days,
            sort="rehearsal" if how == "rehearsal" else "template",
        )  # fmt: skip
        return self._tried(lambda shelf: shelf.copy(origin, how, to))

    def _today(self) -> datetime.date:
        return datetime.datetime.fromtimestamp(self._clock.now_ms() / 1000, self._clock.zone()).date()
