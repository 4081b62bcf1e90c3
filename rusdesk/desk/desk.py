"""The Desk: the one door through which an open workshop changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rusdesk.commands.command import Command
from rusdesk.desk.history import History, Step, line_of
from rusdesk.desk.ports import Clock, Journal, Log, Writer
from rusdesk.domain.change import Change, Edit, applied, inverted, is_empty
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.state import State

Follower = Callable[[Change, State], None]


class Desk:
    """Holds the state of one workshop and takes it from Change to Change, on the thread that made it.

    A Change that `do` returns is acknowledged: it is in the journal. Followers hear of every Change, also the
    one who asked.
    """

    def __init__(
        self,
        state: State,
        journal: Journal,
        writer: Writer,
        clock: Clock,
        seat: str = "desk",
        drafts: Mapping[str, str] | None = None,
    ) -> None:
        self._state = state
        self._journal = journal
        self._writer = writer
        self._clock = clock
        self._seat = seat
        self._drafts = dict(drafts or {})
        self._followers: list[Follower] = []
        self._history = History(seat)
        self._log: Log | None = None
        self._recent: dict[int, Change] = {}

    @property
    def state(self) -> State:
        return self._state

    @property
    def seat(self) -> str:
        return self._seat

    @property
    def drafts(self) -> Mapping[str, str]:
        """Half-typed text by field, as it stands in the journal."""
        return self._drafts

    def follow(self, follower: Follower) -> Callable[[], None]:
        """Tell `follower` of every Change, with the state after it. Returns what ends it."""
        self._followers.append(follower)

        def leave() -> None:
            if follower in self._followers:
                self._followers.remove(follower)

        return leave

    def do(self, command: Command, *, step: str = "", ends_draft: str = "") -> Change | None:
        """Carry out a command: decide, check, journal, swap, tell, queue.

        Commands with the same `step` are undone together; without one each is a step of its own. `ends_draft`
        names the half-typed field that this brings home. Returns the Change, or None when nothing differs.
        Raises Refused when it can't be done and NotSaved when the journal can't take it; then nothing happened.
        """
        edits = command.decide(self._state)
        return self._accept(command.what, edits, step, ends_draft, is_undoable=command.undoable)

    def keep_draft(self, field: str, text: str) -> None:
        """Write half-typed text to the journal, at every key; an empty text ends the draft. Raises NotSaved."""
        if self._drafts.get(field, "") == text:
            return
        self._journal.put_draft(self._state.workshop, field, text)
        self._hold_draft(field, text)
        self._writer.queue_draft(self._state.workshop, field, text)

    def learn_history(self, log: Log) -> None:
        """Build undo from the log; called after first paint. Changes made before that are in it already."""
        history = History(self._seat)
        history.fold(line for line in log.lines() if line.seq <= self._state.seq)
        seen = max((line.seq for line in log.lines()), default=0)
        history.fold(line_of(c) for seq, c in sorted(self._recent.items()) if seq > seen)
        self._history, self._log = history, log

    @property
    def to_undo(self) -> Step | None:
        """What undo would take back, or None."""
        return self._history.to_undo

    @property
    def to_redo(self) -> Step | None:
        return self._history.to_redo

    def undo(self) -> Change | None:
        """Take back this seat's last step. Fields that others have changed since stay as they are."""
        step = self._history.to_undo
        if step is None:
            return None
        edits = inverted(self._changes(step.seqs), self._state)
        return self._accept(step.what, edits, step.token, "", undoes=step.seqs[-1], keeps_empty=True)

    def redo(self) -> Change | None:
        step = self._history.to_redo
        if step is None:
            return None
        edits = inverted(self._changes((step.undone_by,)), self._state)
        return self._accept(step.what, edits, step.token, "", redoes=step.undone_by, keeps_empty=True)

    def _changes(self, seqs: tuple[int, ...]) -> list[Change]:
        missing = [s for s in seqs if s not in self._recent]
        found = {c.seq: c for c in self._log.changes(missing)} if missing and self._log else {}
        try:
            return [self._recent.get(s) or found[s] for s in seqs]
        except KeyError:
            raise Refused(Code.MISSING, "change") from None

    def _accept(
        self,
        what: str,
        edits: tuple[Edit, ...],
        step: str,
        ends_draft: str,
        *,
        is_undoable: bool = True,
        undoes: int | None = None,
        redoes: int | None = None,
        keeps_empty: bool = False,
    ) -> Change | None:
        edits = tuple(e for e in edits if not is_empty(e))
        if not edits and not keeps_empty:
            if ends_draft:
                self.keep_draft(ends_draft, "")
            return None
        seq = self._state.seq + 1
        change = Change(
            workshop=self._state.workshop,
            seq=seq,
            what=what,
            by=self._seat,
            at=self._clock.now_ms(),
            step=step or f"{self._seat}-{seq}",
            edits=edits,
            is_undoable=is_undoable,
            undoes=undoes,
            redoes=redoes,
        )
        after = applied(self._state, change)
        self._journal.put_change(change, ends_draft)
        self._state = after
        self._recent[seq] = change
        if ends_draft:
            self._hold_draft(ends_draft, "")
        self._history.add(line_of(change))
        self._writer.queue(change, ends_draft)
        for follower in list(self._followers):
            follower(change, after)
        return change

    def _hold_draft(self, field: str, text: str) -> None:
        if text:
            self._drafts[field] = text
        else:
            self._drafts.pop(field, None)
