"""The Desk heard and reached from Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal

# Only by name: the records take time to read in, and the window is shown before there are any
if TYPE_CHECKING:
    from rusdesk.commands.command import Command
    from rusdesk.desk.history import Step
    from rusdesk.desk.ports import Log, NotSaved
    from rusdesk.domain.change import Change
    from rusdesk.domain.errors import Refused
    from rusdesk.domain.state import State


class Door(Protocol):
    """What is used of the Desk."""

    @property
    def state(self) -> State: ...
    @property
    def drafts(self) -> Mapping[str, str]: ...
    @property
    def to_undo(self) -> Step | None: ...
    @property
    def to_redo(self) -> Step | None: ...
    def follow(self, follower: Callable[[Change, State], None]) -> Callable[[], None]: ...
    def do(self, command: Command, *, step: str = "", ends_draft: str = "") -> Change | None: ...
    def keep_draft(self, field: str, text: str) -> None: ...
    def learn_history(self, log: Log) -> None: ...
    def undo(self) -> Change | None: ...
    def redo(self) -> Change | None: ...


class DeskSignals(QObject):
    """The Desk of one open workshop, on the thread that made it; what can't be done comes as `refused`, not raised.

    `note_saved` may be called from any thread; `saved` is always heard on this object's own.
    """

    changed = Signal(object, object)  # Change, State after it
    saved = Signal(int)  # every Change up to this seq is in the library
    refused = Signal(object)  # a Refused or a NotSaved
    history_learned = Signal()
    _saved_elsewhere = Signal(int)

    def __init__(self, desk: Door, parent: QObject | None = None, *, saved_seq: int | None = None) -> None:
        """`saved_seq`: what the library holds already; by default all there is."""
        super().__init__(parent)
        self._desk = desk
        self._saved_seq = desk.state.seq if saved_seq is None else saved_seq
        self._leave = desk.follow(self._tell)
        self._saved_elsewhere.connect(self._hear_saved, Qt.ConnectionType.QueuedConnection)

    @property
    def state(self) -> State:
        return self._desk.state

    @property
    def drafts(self) -> Mapping[str, str]:
        """Half-typed text by field."""
        return self._desk.drafts

    @property
    def to_undo(self) -> Step | None:
        return self._desk.to_undo

    @property
    def to_redo(self) -> Step | None:
        return self._desk.to_redo

    @property
    def saved_seq(self) -> int:
        """The last Change known to be in the library."""
        return self._saved_seq

    @property
    def is_saved(self) -> bool:
        """Whether the library holds every Change there is; until then they are in the journal."""
        return self._saved_seq >= self._desk.state.seq

    def do(self, command: Command, *, step: str = "", ends_draft: str = "") -> Change | None:
        """As `Desk.do`; None also when it was refused, which `refused` tells."""
        return self._tried(lambda: self._desk.do(command, step=step, ends_draft=ends_draft))

    def put(self, command: Command, *, step: str = "", ends_draft: str = "") -> Change | Refused | NotSaved | None:
        """As `do`, for who tells itself why it was refused: the reason is given back instead of signalled."""
        from rusdesk.desk.ports import NotSaved
        from rusdesk.domain.errors import Refused

        try:
            return self._desk.do(command, step=step, ends_draft=ends_draft)
        except (Refused, NotSaved) as why:
            return why

    def undo(self) -> Change | None:
        return self._tried(self._desk.undo)

    def redo(self) -> Change | None:
        return self._tried(self._desk.redo)

    def keep_draft(self, field: str, text: str, *, tells: bool = True) -> bool:
        """Keeps half-typed text; False when the journal couldn't take it, which `refused` tells if it `tells`."""
        from rusdesk.desk.ports import NotSaved

        try:
            self._desk.keep_draft(field, text)
        except NotSaved as why:
            if tells:
                self.refused.emit(why)
            return False
        return True

    def learn_history(self, log: Log) -> None:
        """Builds undo from the log, after first paint."""
        self._desk.learn_history(log)
        self.history_learned.emit()

    def note_saved(self, seq: int) -> None:
        """The library holds everything up to `seq`. From any thread."""
        self._saved_elsewhere.emit(seq)

    def close(self) -> None:
        """Ends the following; no signal comes after this."""
        self._leave()
        self.blockSignals(True)

    def _tried(self, what: Callable[[], Change | None]) -> Change | None:
        from rusdesk.desk.ports import NotSaved
        from rusdesk.domain.errors import Refused

        try:
            return what()
        except (Refused, NotSaved) as why:
            self.refused.emit(why)
            return None

    def _tell(self, change: Change, state: State) -> None:
        self.changed.emit(change, state)

    def _hear_saved(self, seq: int) -> None:
        if seq > self._saved_seq:
            self._saved_seq = seq
            self.saved.emit(seq)
