"""What may be asked of the list for the day before: something ticked off, or not yet."""

from __future__ import annotations

from typing import ClassVar

from rusdesk.commands.command import placed
from rusdesk.domain.change import Edit, is_empty, revised
from rusdesk.domain.checks import Check, Standing, check_id
from rusdesk.domain.frozen import frozen
from rusdesk.domain.state import State


@frozen
class TickStanding:
    """One that every workshop has; it has no record before it is first ticked."""

    standing: Standing
    is_done: bool
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "edit_check"

    def decide(self, state: State) -> tuple[Edit, ...]:
        check = state.table(Check).get(check_id(self.standing))
        if check is None:
            return (placed(Check(id=check_id(self.standing), standing=self.standing, is_done=self.is_done)),)
        # one whose first tick was undone is there, but gone
        edit = revised(check, is_gone=False, is_done=self.is_done)
        return () if is_empty(edit) else (edit,)
