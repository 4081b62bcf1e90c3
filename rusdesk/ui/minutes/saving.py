"""What is saved from Dokumentera: which files, what they are called, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject

from rusdesk.domain import agenda
from rusdesk.domain.frozen import frozen
from rusdesk.domain.minutes_settings import MinutesKind, settings_of
from rusdesk.domain.naming import file_name
from rusdesk.domain.state import State
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.languages import Words, load
from rusdesk.ui.minutes.head import ALL, OUTCOMES, Head
from rusdesk.ui.minutes.names import document_name
from rusdesk.ui.minutes.press import Order, Press
from rusdesk.ui.minutes.reader import Reader
from rusdesk.ui.seat import Seat

_TOGETHER = (".pdf", ".docx", ".ics")
_PER_PART = (".pdf", ".docx")
_MOST = 80  # characters of a name that stands twice in a path, of which Windows takes 260


@frozen
class _File:
    """`kind` and `parts` are instead of what the settings say."""

    path: Path
    kind: MinutesKind | None = None
    parts: tuple[str, ...] = ()


@dataclass
class _Batch:
    """Files of one state; `done` are those that stand, `replaced` the characters no font could write."""

    state: State
    form: str
    files: tuple[_File, ...]
    done: list[Path] = field(default_factory=list)
    asked: int = 0
    replaced: int = 0


class Saving(QObject):
    """Saves among the documents, one thing at a time; what comes of it is told in the head."""

    def __init__(
        self,
        seat: Seat,
        press: Press,
        head: Head,
        documents: Path,
        stem: Callable[[Workshop], str],
        parent: QObject | None = None,
        *,
        reader: Reader,
    ) -> None:
        """`stem` names a workshop's files, apart from those of another with the same day and title."""
        super().__init__(parent)
        self._stem, self._reader = stem, reader
        self._seat, self._press, self._head, self._documents = seat, press, head, documents
        self._batch: _Batch | None = None

    @property
    def is_saving(self) -> bool:
        return self._batch is not None

    def save(self, form: str) -> None:
        """Save as `form`, a file's ending, or one of the head's names: several files go in a folder of their own."""
        if self._batch is not None:
            return
        state = self._seat.desk.state
        self._batch = _Batch(state, form, tuple(self._files(state, form)))
        self._head.show_progress(0, form)
        self._next(self._batch)

    def cancel(self) -> None:
        """Save no more of it; files that stand already stay."""
        if self._batch is not None:
            self._press.give_up()

    def _files(self, state: State, form: str) -> Iterator[_File]:
        workshop = state.get(Workshop, state.workshop)
        settings = settings_of(state)
        words = load(settings.language or workshop.language)
        stem = self._stem(workshop)
        # what isn't to be published never takes the place of what is
        own = f" – {_kind_said(words, settings.kind)}" if settings.kind in ("outcomes", "running_list") else ""
        own += self._version_said(state, words)
        match form:
            case "all" | "parts":
                folder = stem[:_MOST].rstrip(" .")
                if form == ALL:
                    for ending in _TOGETHER:
                        if ending == ".ics":
                            # the dates to come are in the minutes alone
                            kind: MinutesKind | None = (
                                "minutes" if settings.kind in ("outcomes", "running_list") else None
                            )
                            yield _File(self._documents / folder / f"{folder}{ending}", kind)
                        else:
                            yield _File(self._documents / folder / f"{folder}{own}{ending}")
                    return
                for part in agenda.parts(state):
                    name = file_name(f"{folder}{own} – {part.title}"[: _MOST + 40], "pdf").removesuffix(".pdf")
                    for ending in _PER_PART:
                        yield _File(self._documents / folder / f"{name}{ending}", None, (part.id,))
            case "outcomes" | "running_list":
                version = self._version_said(state, words) if form == OUTCOMES else ""
                yield _File(self._documents / f"{stem} – {_kind_said(words, form)}{version}.pdf", form)
            case ".csv":
                # in the document's language, as the tables beside it are called by the child
                yield _File(self._documents / f"{stem}{own} – {words('lappar')}{form}")
            case _:
                yield _File(self._documents / f"{stem}{own}{form}")

    def _version_said(self, state: State, words: Words) -> str:
        """What tells a file from those of versions made final before it: they stay as they were sent."""
        minutes = self._reader.minutes(state)
        if minutes.version < 2:
            return ""
        said = words("Utkast till version {n}") if minutes.is_draft else words("Version {n}")
        return f" – {said.format(n=minutes.version).lower()}"

    def _next(self, batch: _Batch) -> None:
        if not batch.files:
            self._batch = None
            self._head.show_failure("no_parts", self._documents)
            return
        file = batch.files[batch.asked]
        path = file.path
        self._press.save(
            Order(
                batch.state,
                path,
                done=lambda replaced: self._made(batch, path, replaced),
                failed=lambda code: self._failed(batch, code),
                progress=lambda percent: self._head.show_progress(
                    (100 * batch.asked + percent) // len(batch.files), batch.form
                ),
                kind=file.kind or "",
                parts=file.parts,
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
        self._head.show_failure(code, batch.files[batch.asked].path.parent)

    def _go_on(self, batch: _Batch) -> None:
        batch.asked += 1
        if batch.asked < len(batch.files):
            self._next(batch)
            return
        self._batch = None
        self._head.show_saved(batch.done, batch.replaced, batch.form)


def _kind_said(words: Words, kind: MinutesKind) -> str:
    return document_name(words, kind).lower()
