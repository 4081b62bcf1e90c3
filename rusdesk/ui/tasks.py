"""Documents made in a process of their own while the window goes on."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import sys
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Unit
from rusdesk.domain.state import State
from rusdesk.ui.pouring import Pouring, in_pieces

if TYPE_CHECKING:
    from rusdesk.domain.print_set import PrintWish

def work_command() -> list[str]:
    """How this very program is asked to be the work child, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "work"]
    # -P: the folder we happen to stand in must not lend the child its modules
    return [sys.executable, "-P", "-m", "rusdesk", "work"]


@frozen
class _Job:
    state: State
    path: Path
    kind: str = "minutes"
    asked: Mapping[str, object] = dataclasses.field(default_factory=dict)


class MinutesMaker(QObject):
    """Makes minutes, one document at a time; what is asked meanwhile waits its turn.

    `done` carries the path and how many characters no font could write; `failed` a code: ``cannot_write``,
    ``cancelled``, ``cannot_start``, or one of the child's own. The old file stays until the new one is whole.
    """

    progress = Signal(int)
    done = Signal(str, int)
    failed = Signal(str)

    def __init__(
        self,
        units: Sequence[Unit] = (),
        command: Sequence[str] = (),
        parent: QObject | None = None,
        *,
        pictures: Path | None = None,
    ) -> None:
        """`pictures` is the folder of the notes' pictures."""
        super().__init__(parent)
        self._units = tuple(units)
        self._pictures = pictures
        self._command = list(command) or work_command()
        self._waiting: deque[_Job] = deque()
        self._process: QProcess | None = None
        self._job: _Job | None = None
        self._number = 0
        self._heard = b""
        self._verdict: dict[str, object] = {}
        self._pouring = Pouring(self)

    @property
    def is_busy(self) -> bool:
        return self._process is not None

    def make(self, state: State, path: Path, kind: str = "", parts: tuple[str, ...] = ()) -> None:
        """Ask for the minutes of `state` as the file `path`; comes back at once.

        `kind` and `parts` (ids) are instead of what the settings say.
        """
        asked: dict[str, object] = {"kind": kind} if kind else {}
        self._put(_Job(state, path, "minutes", {**asked, "parts": list(parts)} if parts else asked))

    def draw(self, state: State, path: Path, **asked: object) -> None:
        """Ask for a picture of a wall as the file `path`, see `ui.wall.print_out.picture`; comes back at once."""
        self._put(_Job(state, path, "picture", asked))

    def print_out(self, state: State, path: Path, wish: PrintWish) -> None:
        """Ask for a document of the print set as the file `path`; comes back at once."""
        self._put(_Job(state, path, "print", dataclasses.asdict(wish)))

    def _put(self, job: _Job) -> None:
        self._waiting.append(job)
        if self._process is None:
            self._next()

    def cancel(self) -> None:
        """End the document being made and forget those that wait; the old file is left as it was."""
        self._waiting.clear()
        process, job = self._forget()
        if process is None or job is None:
            return
        self._end(process, job)
        self.failed.emit("cancelled")

    def close(self) -> None:
        """End the child without a word, as when the program ends."""
        self._waiting.clear()
        process, job = self._forget()
        if process is not None and job is not None:
            self._end(process, job)

    def _next(self) -> None:
        if not self._waiting:
            return
        job = self._waiting.popleft()
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
        self._process, self._job, self._number, self._heard, self._verdict = process, job, 0, b"", {}
        process.started.connect(self._send)
        process.readyReadStandardOutput.connect(self._hear)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._went_wrong)
        process.start(self._command[0], self._command[1:])

    def _send(self) -> None:
        process, job = self._process, self._job
        if process is None or job is None:
            return
        # Qt forgets it when the process has ended
        self._number = process.processId()
        self._pouring.begin(process, _pieces(job, self._units, self._pictures), process.closeWriteChannel)

    def _hear(self) -> None:
        if self._process is None:
            return
        said_all, self._heard = answers_in(self._heard + self._process.readAllStandardOutput().data())
        for said in said_all:
            if isinstance(said.get("progress"), int):
                self.progress.emit(said["progress"])
            elif "done" in said or "failed" in said:
                self._verdict = said

    def _finished(self) -> None:
        self._hear()
        verdict = self._verdict
        process, job = self._forget()
        if process is None or job is None:
            return
        process.deleteLater()
        if "done" in verdict:
            replaced = verdict.get("replaced")
            self.done.emit(str(verdict["done"]), replaced if isinstance(replaced, int) else 0)
        else:
            # killed from outside it leaves no word, and perhaps a part of a file
            self._sweep(job)
            self.failed.emit(str(verdict.get("failed", "unexpected")))
        if self._process is None:
            self._next()

    def _went_wrong(self, error: QProcess.ProcessError) -> None:
        # anything else ends in `finished`
        if error != QProcess.ProcessError.FailedToStart or self._process is None:
            return
        process, _job = self._forget()
        if process is not None:
            process.deleteLater()
        self.failed.emit("cannot_start")
        if self._process is None:
            self._next()

    def _forget(self) -> tuple[QProcess | None, _Job | None]:
        process, job = self._process, self._job
        self._process = self._job = None
        self._pouring.stop()
        return process, job

    def _end(self, process: QProcess, job: _Job) -> None:
        process.kill()
        # A killed process is gone within milliseconds; one that is left running would be destroyed under Qt
        process.waitForFinished(2000)
        self._sweep(job)
        process.deleteLater()

    def _sweep(self, job: _Job) -> None:
        """Take away what the child had written of a new file."""
        if self._number:
            with contextlib.suppress(OSError):
                # the name report.files gives it
                job.path.with_name(f".rusdesk-{self._number}.part").unlink(missing_ok=True)


def _pieces(job: _Job, units: Sequence[Unit], pictures: Path | None = None) -> Iterator[bytes]:
    """The job's one line of JSON, a piece at a time."""
    asked: dict[str, object] = {"job": job.kind, "out": str(job.path), **job.asked}
    if pictures:
        asked["pictures"] = str(pictures)
    if units:
        asked["units"] = [dataclasses.asdict(unit) for unit in units]
    whole, state = json.dumps(asked), job.state
    head = {"workshop": state.workshop, "seq": state.seq}
    yield f'{whole[:-1]}, "state": {json.dumps(head)[:-1]}, "tables": {{'.encode()
    for n, (kind, table) in enumerate(state.tables.items()):
        yield f"{', ' if n else ''}{json.dumps(kind)}: [".encode()
        for first, rows in enumerate(in_pieces(table)):
            yield f"{', ' if first else ''}{json.dumps(rows)[1:-1]}".encode()
        yield b"]"
    yield b"}}}\n"


def answers_in(heard: bytes) -> tuple[list[dict[str, object]], bytes]:
    """What a child has said, a JSON object a line, and the beginning of a line that isn't whole yet."""
    *lines, rest = heard.split(b"\n")
    out: list[dict[str, object]] = []
    for line in lines:
        # libraries of its own may speak in between
        with contextlib.suppress(ValueError):
            said = json.loads(line)
            if isinstance(said, dict):
                out.append(said)
    return out, rest
