"""What Ctrl+Z and Ctrl+Y would do: a fold over the log, so that undo survives a restart."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rusdesk.desk.ports import LogLine
from rusdesk.domain.change import Change
from rusdesk.domain.frozen import frozen


@frozen
class Step:
    """What is undone together: the numbers of its Changes, in order. `undone_by` is the undoing Change, once undone."""

    token: str
    what: str
    seqs: tuple[int, ...]
    undone_by: int = 0


def line_of(change: Change) -> LogLine:
    return LogLine(
        change.seq, change.what, change.by, change.step, change.is_undoable, change.undoes, change.redoes
    )


class History:
    """The steps one seat may undo and redo. Other seats' Changes, and those that aren't undoable, leave it alone."""

    def __init__(self, seat: str) -> None:
        self._seat = seat
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def fold(self, lines: Iterable[LogLine]) -> None:
        for line in lines:
            self.add(line)

    def add(self, line: LogLine) -> None:
        """Take in the next Change of the log."""
        if line.by != self._seat or not line.is_undoable:
            return
        if line.undoes is not None:
            step = self._take(self._done, lambda s: s.seqs[-1] == line.undoes)
            if step:
                self._undone.append(Step(step.token, step.what, step.seqs, line.seq))
        elif line.redoes is not None:
            step = self._take(self._undone, lambda s: s.undone_by == line.redoes)
            if step:
                self._done.append(Step(step.token, step.what, (line.seq,)))
        else:
            self._undone.clear()
            last = self._done[-1] if self._done else None
            if last and last.token == line.step:
                self._done[-1] = Step(last.token, last.what, (*last.seqs, line.seq))
            else:
                self._done.append(Step(line.step, line.what, (line.seq,)))

    @staticmethod
    def _take(stack: list[Step], fits: Callable[[Step], bool]) -> Step | None:
        for n in range(len(stack) - 1, -1, -1):
            if fits(stack[n]):
                return stack.pop(n)
        return None

    @property
    def to_undo(self) -> Step | None:
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> Step | None:
        return self._undone[-1] if self._undone else None
