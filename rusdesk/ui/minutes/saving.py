"""What is saved from Dokumentera: which files, what they are called, one after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject

from rusdesk.domain.naming import minutes_name
from rusdesk.domain.state import State
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.languages import load
from rusdesk.ui.minutes.head import ALL, Head
from rusdesk.ui.minutes.press import Order, Press
from rusdesk.ui.seat import Seat

_TOGETHER = (".pdf", ".docx", ".ics")
_MOST = 80  # characters of a name that stands twice in a path, of which Windows takes 260


@dataclass
class _Batch:
    """Files of one state; `done` are those that stand, `replaced` the characters no font could write."""

    state: State
    form: str
    paths: tuple[Path, ...]
    done: list[Path] = field(default_factory=list)
    asked: int = 0
    replaced: int = 0


class Saving(QObject):
    """Saves among the documents, one thing at a time; what comes of it is told in the head."""

    def __init__(self, seat: Seat, press: Press, head: Head, documents: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat, self._press, self._head, self._documents = seat, press, head, documents
        self._batch: _Batch | None = None

    @property
    def is_saving(self) -> bool:
        return self._batch is not None

    def save(self, form: str) -> None:
        """Save as `form`, a file's ending, or `ALL`: PDF, Word and calendar in a folder of their own."""
        if self._batch is not None:
            return
        state = self._seat.desk.state
        self._batch = _Batch(state, form, self._paths(state, form))
        self._head.show_progress(0, form)
        self._next(self._batch)

    def _paths(self, state: State, form: str) -> tuple[Path, ...]:
        workshop = state.get(Workshop, state.workshop)
        if form == ALL:
            name = minutes_name(workshop).removesuffix(".pdf")[:_MOST].rstrip(" .")
            return tuple(self._documents / name / f"{name}{ending}" for ending in _TOGETHER)
        name = minutes_name(workshop, form[1:])
        if form == ".csv":
            # in the document's language, as the tables beside it are called by the child
            name = f"{name.removesuffix(form)} – {load(workshop.language)('lappar')}{form}"
        return (self._documents / name,)

    def _next(self, batch: _Batch) -> None:
        path = batch.paths[batch.asked]
        self._press.save(
            Order(
                batch.state,
                path,
                done=lambda replaced: self._made(batch, path, replaced),
                failed=lambda code: self._failed(batch, code),
                progress=lambda percent: self._head.show_progress(
                    (100 * batch.asked + percent) // len(batch.paths), batch.form
                ),
            )
        )

    def _made(self, batch: _Batch, path: Path, replaced: int) -> None:
        batch.done.append(path)
        batch.replaced += replaced
        self._go_on(batch)

    def _failed(self, batch: _Batch, code: str) -> None:
        # a folder without a calendar is whole when there is nothing to put in one
        if code == "no_dates" and batch.form == ALL:
            self._go_on(batch)
            return
        self._batch = None
        self._head.show_failure(code, batch.paths[batch.asked].parent)

    def _go_on(self, batch: _Batch) -> None:
        batch.asked += 1
        if batch.asked < len(batch.paths):
            self._next(batch)
            return
        self._batch = None
        self._head.show_saved(batch.done, batch.replaced, batch.form)
