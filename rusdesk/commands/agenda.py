"""What may be asked of the programme: rows moved, the clock started, paused, put on, and times set right."""

from __future__ import annotations

from typing import ClassVar

from rusdesk.commands.command import placed
from rusdesk.commands.projection import scene_edits
from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item, Part, Run, current_run, items_in, main_items, parts, run_of
from rusdesk.domain.change import Edit, is_empty, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.state import State
from rusdesk.domain.workshop import Workshop

_DAY = 24 * 60


def _told(*edits: Edit) -> tuple[Edit, ...]:
    return tuple(e for e in edits if not is_empty(e))


@frozen
class MoveItem:
    """Put an item after another in a part, or first with an empty `after`. `parent` nests it; its parts come along."""

    id: str
    part: str
    after: str = ""
    parent: str = ""
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "move_item"

    def decide(self, state: State) -> tuple[Edit, ...]:
        item = state.get(Item, self.id)
        state.get(Part, self.part)
        others = [i for i in items_in(state, self.part, self.parent) if i.id != self.id]
        ids = [i.id for i in others]
        if self.after and self.after not in ids:
            raise Refused(Code.MISSING, "item", {"id": self.after})
        at = ids.index(self.after) + 1 if self.after else 0
        low = others[at - 1].rank if at else ""
        high = others[at].rank if at < len(others) else ""
        edits = [revised(item, part=self.part, parent=self.parent, rank=ranks.between(low, high))]
        children = [i for i in state.each(Item) if i.parent == item.id]
        if children and self.parent:
            raise Refused(Code.NOT_ALLOWED, "item.parent")
        edits += [revised(c, part=self.part) for c in children]
        return _told(*edits)


@frozen
class MovePart:
    """Put a part of the day right after another; its items come along."""

    id: str
    after: str
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "move_part"

    def decide(self, state: State) -> tuple[Edit, ...]:
        part = state.get(Part, self.id)
        others = [p for p in parts(state) if p.id != self.id]
        at = [p.id for p in others].index(state.get(Part, self.after).id) + 1
        high = others[at].rank if at < len(others) else ""
        return _told(revised(part, rank=ranks.between(others[at - 1].rank, high)))


@frozen
class SetLength:
    """How long an item is to be, in minutes; not shorter than it is said to be at least."""

    item: str
    minutes: int
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "edit_item"

    def decide(self, state: State) -> tuple[Edit, ...]:
        item = state.get(Item, self.item)
        if not 0 <= self.minutes <= _DAY:
            raise Refused(Code.BAD_TIME, "minutes")
        if item.minimum is not None and item.minutes >= item.minimum > self.minutes:
            raise Refused(Code.BAD_VALUE, "item.minutes", {"minimum": item.minimum})
        return _told(revised(item, minutes=self.minutes))


@frozen
class SetMinimum:
    """How short an item may get, in minutes, or None for unsaid; not longer than it is planned to be."""

    item: str
    minimum: int | None
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "edit_item"

    def decide(self, state: State) -> tuple[Edit, ...]:
        item = state.get(Item, self.item)
        if self.minimum is not None and self.minimum > item.minutes:
            raise Refused(Code.BAD_VALUE, "item.minimum", {"minutes": item.minutes})
        return _told(revised(item, minimum=self.minimum))


@frozen
class StartItem:
    """Begin an item at `at` (UTC ms), which may lie in the past ("började för 3 min sedan").

    What was under way ends at the same moment. The room follows when it is set to. `run_id` is used if the item
    has no run yet.
    """

    item: str
    at: int
    run_id: str
    undoable: ClassVar[bool] = False
    what: ClassVar[str] = "start_item"

    def decide(self, state: State) -> tuple[Edit, ...]:
        item = state.get(Item, self.item)
        edits: list[Edit] = []
        going = current_run(state)
        if going and going.item != item.id:
            edits.append(_ended(going, max(self.at, going.started)))
        run = run_of(state, item.id)
        if run is None:
            edits.append(placed(Run(id=self.run_id, item=item.id, started=self.at)))
        elif run.ended:
            # taken up again: the time between is a pause
            edits.append(revised(run, ended=0, pauses=(*run.pauses, (run.ended, max(self.at, run.ended)))))
        elif not run.is_running:
            edits.append(revised(run, started=self.at))
        if item.is_struck:
            edits.append(revised(item, is_struck=False))
        workshop = state.get(Workshop, state.workshop)
        if workshop.status == "plan":
            edits.append(revised(workshop, status="running"))
        return _told(*edits, *scene_edits(state, item))


def _ended(run: Run, at: int) -> Edit:
    pauses = tuple((a, b or at) for a, b in run.pauses)
    return revised(run, ended=at, pauses=pauses)


@frozen
class PauseItem:
    """Stop the clock of the item under way at `at`, or let it go on when it stands."""

    at: int
    undoable: ClassVar[bool] = False
    what: ClassVar[str] = "pause_item"

    def decide(self, state: State) -> tuple[Edit, ...]:
        run = current_run(state)
        if run is None:
            raise Refused(Code.NOT_RUNNING)
        if run.is_paused:
            since = run.pauses[-1][0]
            return (revised(run, pauses=(*run.pauses[:-1], (since, max(self.at, since + 1)))),)
        return (revised(run, pauses=(*run.pauses, (self.at, 0))),)


@frozen
class AddMinutes:
    """Put minutes on the item under way, or take some off; its length never gets below nothing."""

    minutes: int
    undoable: ClassVar[bool] = False
    what: ClassVar[str] = "add_minutes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        run = current_run(state)
        if run is None:
            raise Refused(Code.NOT_RUNNING)
        item = state.get(Item, run.item)
        return (revised(run, added=max(run.added + self.minutes, -item.minutes)),)


@frozen
class EndItem:
    """End the item under way at `at`; nothing else begins. After the last item the workshop is done."""

    at: int
    undoable: ClassVar[bool] = False
    what: ClassVar[str] = "end_item"

    def decide(self, state: State) -> tuple[Edit, ...]:
        run = current_run(state)
        if run is None:
            raise Refused(Code.NOT_RUNNING)
        edits = [_ended(run, max(self.at, run.started))]
        rows = [i for i in main_items(state) if not i.is_struck]
        if rows and rows[-1].id == run.item:
            edits.append(revised(state.get(Workshop, state.workshop), status="done"))
        return _told(*edits)


@frozen
class SetTimes:
    """Set right when an item really began and ended (UTC ms; `ended` 0 while it goes on). Undone by Ctrl+Z."""

    item: str
    started: int
    ended: int
    run_id: str
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "set_times"

    def decide(self, state: State) -> tuple[Edit, ...]:
        state.get(Item, self.item)
        if self.ended and self.ended < self.started:
            raise Refused(Code.BAD_TIME, "ended")
        run = run_of(state, self.item)
        if run is None:
            return (placed(Run(id=self.run_id, item=self.item, started=self.started, ended=self.ended)),)
        # pauses outside the new times would count against it
        end = self.ended or None
        kept = tuple(
            (max(a, self.started), b)
            for a, b in run.pauses
            if (b == 0 and not end) or (b > self.started and (end is None or a < end))
        )
        return _told(revised(run, started=self.started, ended=self.ended, pauses=kept))
