"""What may be asked of the workshop as a whole: that it begins."""

from __future__ import annotations

from typing import ClassVar

from rusdesk.commands.command import placed
from rusdesk.domain.change import Edit
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.workshop import Workshop


@frozen
class BeginWorkshop:
    """The first command of every workshop: its own record, and whatever it begins with (a sample, a template).

    The workshop record's id is the workshop's. Not undoable: an empty workshop is removed, not undone.
    """

    workshop: Workshop
    records: tuple[Record, ...] = ()
    undoable: ClassVar[bool] = False
    what: ClassVar[str] = "begin_workshop"

    def decide(self, state: State) -> tuple[Edit, ...]:
        if not state.is_empty or self.workshop.id != state.workshop:
            raise Refused(Code.CLASH, "workshop")
        return (placed(self.workshop), *(placed(r) for r in self.records))
