"""The preview's maker: a child that stays, gets the workshop once and then every Change, and is never waited for."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from rusdesk.domain.change import Change, change_to_json
from rusdesk.domain.minutes_settings import ChapterKey
from rusdesk.domain.people import Unit
from rusdesk.domain.state import State
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.pouring import Pouring, in_pieces
from rusdesk.ui.tasks import answers_in, work_command


class WarmMaker(QObject):
    """A Maker, see `press.Maker`, whose `make` is for pages to look at. Of a long document only `chapter` is made, and
    then `is_part` says so.
    """

    progress = Signal(int)
    done = Signal(str, int)
    failed = Signal(str)

    def __init__(
        self,
        desk: DeskSignals,
        units: Sequence[Unit],
        command: Sequence[str] = (),
        parent: QObject | None = None,
        *,
        pictures: Path | None = None,
    ) -> None:
        """`pictures` is the folder of the notes' pictures."""
        super().__init__(parent)
        self._pictures = pictures
        self._units = tuple(units)
        self._command = list(command) or [*work_command(), "--stay"]
        self.chapter: ChapterKey | None = None
        self.is_part = False
        self._process: QProcess | None = None
        self._number = 0
        self._told = -1  # the seq that the child holds, or will when it has read all it was sent
        self._changes: deque[Change] = deque()
        self._pouring = Pouring(self)
        self._order: tuple[State, Path] | None = None
        self._is_asked = False
        self._is_second_try = False
        self._heard = b""
        desk.changed.connect(self._note)

    def make(self, state: State, path: Path, kind: str = "", parts: tuple[str, ...] = ()) -> None:
        """Ask for the pages of `state` as the file `path`; comes back at once.

        They are what the settings say: other kinds and parts are only ever saved.
        """
        self._order, self._is_asked, self._is_second_try = (state, path), False, False
        if self._process is None:
            self._start()
        self._go_on()

    def close(self) -> None:
        """End the child without a word. It is started anew when it is asked again."""
        process, order = self._process, self._order
        self._forget()
        if process is not None:
            process.kill()
            process.waitForFinished(2000)
            process.deleteLater()
        if order is not None and self._number:
            with contextlib.suppress(OSError):
                # the name report.files gives it
                order[1].with_name(f".rusdesk-{self._number}.part").unlink(missing_ok=True)

    # what the child is told

    def _note(self, change: Change, _state: State) -> None:
        if self._told >= 0:
            self._changes.append(change)

    def _start(self) -> None:
        process = QProcess(self)
        self._process, self._heard, self._told = process, b"", -1
        process.started.connect(self._started)
        process.readyReadStandardOutput.connect(self._hear)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._went_wrong)
        process.start(self._command[0], self._command[1:])

    def _started(self) -> None:
        if self._process is not None:
            # Qt forgets it when the process has ended
            self._number = self._process.processId()

    def _go_on(self) -> None:
        """The Changes up to what is asked for and then the question; the whole workshop where they don't lead there."""
        process = self._process
        if process is None or self._order is None or self._is_asked or self._pouring.is_pouring:
            return
        state, path = self._order
        lines = []
        while self._changes and self._changes[0].seq <= state.seq:
            change = self._changes.popleft()
            if change.seq == self._told + 1:
                lines.append(_line(change=change_to_json(change)))
                self._told = change.seq
        if self._told != state.seq:
            self._changes.clear()
            self._told = state.seq
            self._pouring.begin(process, pieces(state, self._units, self._pictures), self._go_on)
            return
        process.write(b"".join((*lines, _line(make=str(path), chapter=self.chapter))))
        self._is_asked = True

    # what it answers

    def _hear(self) -> None:
        if self._process is None:
            return
        said_all, self._heard = answers_in(self._heard + self._process.readAllStandardOutput().data())
        for said in said_all:
            if self._is_asked:
                self._answered(said)

    def _answered(self, said: dict[str, object]) -> None:
        if said.get("failed") == "behind" and not self._is_second_try:
            # from the beginning once more
            self._is_asked, self._is_second_try, self._told = False, True, -1
            self._go_on()
            return
        self._order, self._is_asked = None, False
        if "done" in said:
            replaced = said.get("replaced")
            self.is_part = said.get("is_part") is True
            self.done.emit(str(said["done"]), replaced if isinstance(replaced, int) else 0)
        else:
            self.failed.emit(str(said.get("failed", "unexpected")))

    def _ended(self) -> None:
        self._hear()
        self._lose("unexpected")

    def _went_wrong(self, error: QProcess.ProcessError) -> None:
        # anything else ends in `finished`
        if error == QProcess.ProcessError.FailedToStart:
            self._lose("cannot_start")

    def _lose(self, code: str) -> None:
        process, order = self._process, self._order
        self._forget()
        if process is not None:
            process.deleteLater()
        if order is not None:
            self.failed.emit(code)

    def _forget(self) -> None:
        self._process = self._order = None
        self._told, self._is_asked = -1, False
        self._changes.clear()
        self._pouring.stop()


def pieces(state: State, units: Sequence[Unit], pictures: Path | None = None) -> Iterator[bytes]:
    """The lines that tell a child of a whole workshop, each made when it is asked for."""
    begin = {"workshop": state.workshop, "seq": state.seq}
    told = {"pictures": str(pictures)} if pictures else {}
    yield _line(begin=begin, units=[dataclasses.asdict(unit) for unit in units], **told)
    for kind, table in state.tables.items():
        for rows in in_pieces(table):
            yield _line(records={kind: rows})


def _line(**said: object) -> bytes:
    return json.dumps(said).encode() + b"\n"
