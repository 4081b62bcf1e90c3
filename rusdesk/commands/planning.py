"""What may be asked when the day is planned anew: lengths, items struck and fixed starts moved, in one step."""

from __future__ import annotations

from typing import ClassVar

from rusdesk.domain.agenda import Item, minimum_of, run_of
from rusdesk.domain.change import Edit, is_empty, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.planning import Proposal
from rusdesk.domain.state import State

_DAY = 24 * 60


@frozen
class ApplyPlan:
    """Give items other lengths (id, minutes with those put on), strike items, and move fixed starts (id, minutes
    after midnight). What is over is refused, and so is striking what is under way.
    """

    lengths: tuple[tuple[str, int], ...] = ()
    struck: tuple[str, ...] = ()
    starts: tuple[tuple[str, int], ...] = ()
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "apply_plan"

    @classmethod
    def of(cls, proposal: Proposal) -> ApplyPlan:
        """What makes a proposal so."""
        changed = proposal.changed
        return cls(
            tuple((c.item.id, c.after) for c in changed if not c.is_struck and c.after != c.before),
            tuple(c.item.id for c in changed if c.is_struck),
            tuple((c.item.id, c.fixed % _DAY) for c in changed if c.is_moved and c.fixed is not None),
        )

    def decide(self, state: State) -> tuple[Edit, ...]:
        fields: dict[str, dict[str, object]] = {}
        edits: list[Edit] = []
        for item_id, minutes in self.lengths:
            if minutes < 0:
                raise Refused(Code.BAD_TIME, "minutes")
            item = self._ahead(state, item_id)
            run = run_of(state, item_id)
            added = run.added if run else 0
            own = fields.setdefault(item_id, {})
            own["minutes"] = max(0, minutes - added)
            if run and minutes < added:
                edits.append(revised(run, added=minutes))
            if item.minimum is None and not item.parent:
                # said from now on, else sixty percent of what is left would be let go the next time too
                own["minimum"] = min(minimum_of(item, item.minutes + added), minutes)
        for item_id in self.struck:
            self._ahead(state, item_id)
            run = run_of(state, item_id)
            if run and run.is_running:
                raise Refused(Code.NOT_ALLOWED, "item", {"id": item_id})
            fields.setdefault(item_id, {})["is_struck"] = True
        for item_id, start in self.starts:
            if not 0 <= start < _DAY:
                raise Refused(Code.BAD_TIME, "start")
            self._ahead(state, item_id)
            fields.setdefault(item_id, {})["start"] = start
        edits += [revised(state.get(Item, item_id), **own) for item_id, own in fields.items()]
        told = tuple(e for e in edits if not is_empty(e))
        if not told:
            raise Refused(Code.NOTHING_THERE, "plan")
        return told

    @staticmethod
    def _ahead(state: State, item_id: str) -> Item:
        item = state.get(Item, item_id)
        run = run_of(state, item_id)
        if run and run.ended:
            raise Refused(Code.NOT_ALLOWED, "item", {"id": item_id})
        return item
