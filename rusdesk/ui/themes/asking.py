"""One question at a time put to a process of its own, while the window goes on."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal


def think_command() -> list[str]:
    """How this very program is asked to be the thinking child, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "think"]
    # -P: the folder we happen to stand in must not lend the child its modules
    return [sys.executable, "-P", "-m", "rusdesk", "think"]


class Asker(QObject):
    """Asks, see rusdesk.domain.suggesting. A new question makes the one before it void.

    `answered` carries the question and its answer; `failed` the question, when nobody could answer it.
    """

    answered = Signal(object, object)
    failed = Signal(object)

    def __init__(self, command: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command) or think_command()
        self._process: QProcess | None = None
        self._question: dict[str, Any] = {}

    @property
    def is_busy(self) -> bool:
        return self._process is not None

    def ask(self, question: dict[str, Any]) -> None:
        """Put a question; comes back at once."""
        self.forget()
        process = QProcess(self)
        self._process, self._question = process, question
        process.started.connect(self._send)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._went_wrong)
        process.start(self._command[0], self._command[1:])

    def forget(self) -> None:
        """Let go of what was asked; its answer won't be told."""
        # without a process of now, what the old one signals while it ends means nothing
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        # a killed process is gone within milliseconds; one that is left running would be destroyed under Qt
        process.waitForFinished(2000)
        process.deleteLater()

    def _send(self) -> None:
        if self._process is not None:
            self._process.write(json.dumps(self._question).encode() + b"\n")
            self._process.closeWriteChannel()

    def _ended(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        said = bytes(process.readAllStandardOutput().data())
        process.deleteLater()
        try:
            answer = json.loads(said)
        except ValueError:
            answer = None
        if isinstance(answer, dict) and "answer" in answer:
            self.answered.emit(self._question, answer["answer"])
        else:
            self.failed.emit(self._question)

    def _went_wrong(self, error: QProcess.ProcessError) -> None:
        # anything else ends in `finished`
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            process, self._process = self._process, None
            process.deleteLater()
            self.failed.emit(self._question)
