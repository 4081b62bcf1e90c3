"""The library as the window sees it: opened workshops behind signals, and new ones made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rusdesk.domain.ids import new_id
from rusdesk.machine.resources import resource
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.seat import ZonedClock
from rusdesk.ui.window.shelf import How, Line, Opened, Recovered

if TYPE_CHECKING:
    from rusdesk.desk.desk import Desk
    from rusdesk.desk.library import LibraryCode, WorkshopLine
    from rusdesk.domain.state import State
    from rusdesk.domain.workshop import Workshop
    from rusdesk.store.library import Library


class Bookshelf:
    """A `rusdesk.ui.window.shelf.Shelf` on the library of this computer."""

    def __init__(
        self, library: Library, clock: ZonedClock, first: Sequence[WorkshopLine], shows_read_only: bool = True
    ) -> None:
        """`first` are the workshops as already read when the library was opened."""
        self._shows_read_only = shows_read_only
        self._library, self._clock = library, clock
        self._first: Sequence[WorkshopLine] | None = first
        self._open: dict[str, DeskSignals] = {}

    @property
    def why_read_only(self) -> LibraryCode | None:
        return self._library.why_read_only if self._shows_read_only else None

    @property
    def recovered(self) -> Recovered:
        found = self._library.recovered
        if found.was_clean:
            return Recovered(0, 0)
        from rusdesk.desk.ports import NO_TEXT

        typed = sum(1 for _workshop, field in found.drafts if not field.startswith(NO_TEXT))
        return Recovered(len(found.changes), typed)

    def lines(self) -> list[Line]:
        first, self._first = self._first, None
        return [shown(line) for line in (self._library.workshops() if first is None else first)]

    def open(self, workshop: str) -> Opened:
        from rusdesk.desk.desk import Desk

        found = self._library.open_workshop(workshop)
        desk = Desk(found.state, self._library.journal, self._library.writer, self._clock, drafts=found.drafts)
        signals = DeskSignals(desk, saved_seq=found.saved_seq)
        self._open[workshop] = signals

        def close() -> None:
            self._open.pop(workshop, None)
            signals.close()
            signals.deleteLater()

        return Opened(signals, lambda: signals.learn_history(found.log), close)

    def look(self, workshop: str) -> State:
        return self._library.open_workshop(workshop).state

    def create(self, workshop: Workshop) -> str:
        from rusdesk.commands.workshop import BeginWorkshop

        self._desk(workshop.id).do(BeginWorkshop(replace(workshop, made_at=self._clock.now_ms())))
        return workshop.id

    def add_sample(self, name: str) -> str:
        from rusdesk.exchange.sample import read

        workshop = new_id()
        command = read(resource(f"samples/{name}.json").read_bytes(), workshop, self._clock.now_ms())
        self._desk(workshop).do(command)
        return workshop

    def copy(self, origin: str, how: How, workshop: Workshop, told: str = "", dated: str = "") -> str:
        from rusdesk.commands.workshop import BeginWorkshop
        from rusdesk.domain import again
        from rusdesk.domain.workshop import Workshop as Kind

        state = self._library.open_workshop(origin).state
        to = replace(
            state.get(Kind, origin), id=workshop.id, seq=0, title=workshop.title, days=workshop.days,
            organiser=workshop.organiser, place=workshop.place, sort=workshop.sort, origin=origin, status="plan",
            is_sample=False, made_at=self._clock.now_ms(),
        )  # fmt: skip
        match how:
            case "template":
                records = again.template(state, to, new_id)
            case "rehearsal":
                records = again.rehearsal(state, to, new_id)
            case "next_time":
                to = replace(to, origin="", remark="")
                records = again.next_time(state, to, new_id, told, dated)
        self._desk(to.id).do(BeginWorkshop(to, records))
        return to.id

    def remove(self, workshop: str) -> None:
        self._library.remove_workshop(workshop, self._clock.now_ms())

    def restore(self, workshop: str) -> None:
        self._library.restore_workshop(workshop, self._clock.now_ms())

    def note_saved(self, workshop: str, seq: int) -> None:
        """The library holds a workshop up to `seq`."""
        desk = self._open.get(workshop)
        if desk is not None:
            desk.note_saved(seq)

    def _desk(self, workshop: str) -> Desk:
        from rusdesk.desk.desk import Desk

        found = self._library.new_workshop(workshop)
        return Desk(found.state, self._library.journal, self._library.writer, self._clock)


def shown(line: WorkshopLine) -> Line:
    """A workshop of the library as the list shows it."""
    return Line(
        id=line.id,
        title=line.title,
        organiser=line.organiser,
        place=line.place,
        days=line.days,
        status=line.status,
        is_sample=line.is_sample,
        notes=line.notes,
        items=line.items,
        colours=line.colours,
        touched_at=line.changed_at,
        sort=line.sort,
        origin=line.origin,
        made_at=line.made_at,
    )
