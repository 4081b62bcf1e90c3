"""What may be asked of a day that runs: an item skipped, two swapped, and what the computer's clock did set right."""

from __future__ import annotations

from typing import ClassVar

from rusdesk.domain.agenda import Item, Run, current_run, items_in, run_of
from rusdesk.domain.change import Edit, is_empty, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.state import State

SPANS_MS = 18 * 3_600_000  # what began this long before the clock was set is of another day and stays
FELT_MS = 2_000  # less than this is a clock that creeps: only what is under way feels it


@frozen
class SkipItem:
    """Leave out an item ahead, or take it in again. What has begun is refused."""

    item: str
    is_skipped: bool = True
    undoable: ClassVar[bool] = True

    @property
    def what(self) -> str:
        return "skip_item" if self.is_skipped else "unskip_item"

    def decide(self, state: State) -> tuple[Edit, ...]:
        item = state.get(Item, self.item)
        run = run_of(state, item.id)
        if run and run.started:
            raise Refused(Code.NOT_ALLOWED, "item.begun", {"title": item.title})
        return _told(revised(item, is_struck=self.is_skipped))


@frozen
class SwapItems:
    """Two items change places, each with its parts. What has begun is refused, and what has a fixed start."""

    first: str
    second: str
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "swap_items"

    def decide(self, state: State) -> tuple[Edit, ...]:
        one, other = state.get(Item, self.first), state.get(Item, self.second)
        if one.id == other.id or bool(one.parent) != bool(other.parent):
            raise Refused(Code.NOT_ALLOWED, "item")
        for item in (one, other):
            run = run_of(state, item.id)
            if run and run.started:
                raise Refused(Code.NOT_ALLOWED, "item.begun", {"title": item.title})
            if item.start is not None:
                raise Refused(Code.NOT_ALLOWED, "item.start", {"title": item.title})
        edits: list[Edit] = []
        for item, place in ((one, other), (other, one)):
            edits.append(revised(item, part=place.part, parent=place.parent, rank=place.rank))
            if not item.parent:
                edits += [revised(kid, part=place.part) for kid in items_in(state, item.part, item.id)]
        return _told(*edits)


@frozen
class LeaveOut:
    """A stretch of time (UTC ms) that doesn't count for the item under way, such as while the computer slept."""

    since: int
    until: int
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "leave_out"

    def decide(self, state: State) -> tuple[Edit, ...]:
        run = current_run(state)
        if run is None:
            raise Refused(Code.NOT_RUNNING)
        if run.is_paused and run.pauses[-1][0] <= self.since:
            return ()
        since = max(self.since, run.started)
        if since >= self.until:
            return ()
        return _told(revised(run, pauses=merged((*run.pauses, (since, self.until)))))


@frozen
class ClockWasSet:
    """The computer's clock was set by `by` ms: what has been measured with it moves along, so no length changes."""

    by: int
    at: int
    undoable: ClassVar[bool] = False
    what: ClassVar[str] = "clock_set"

    def decide(self, state: State) -> tuple[Edit, ...]:
        edits: list[Edit] = []
        before = self.at - self.by
        for run in state.each(Run):
            is_felt = run.is_running or abs(self.by) >= FELT_MS
            if run.started and is_felt and -SPANS_MS < before - run.started < SPANS_MS:
                pauses = tuple((a + self.by, b and b + self.by) for a, b in run.pauses)
                ended = run.ended and run.ended + self.by
                edits.append(revised(run, started=run.started + self.by, ended=ended, pauses=pauses))
        return _told(*edits)


def merged(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Stretches in order, those that touch made one; an end of 0 is open and lasts."""
    out: list[tuple[int, int]] = []
    for since, until in sorted(spans):
        if out and (out[-1][1] == 0 or since <= out[-1][1]):
            last = out[-1]
            out[-1] = (last[0], 0 if 0 in (last[1], until) else max(last[1], until))
        else:
            out.append((since, until))
    return tuple(out)


def _told(*edits: Edit) -> tuple[Edit, ...]:
    return tuple(e for e in edits if not is_empty(e))
