"""What the preparation needs of those who read pasted text; the app hands them in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from rusdesk.domain.agenda import ItemKind
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Unit
from rusdesk.domain.record import Record
from rusdesk.domain.state import State


class RowDraft(Protocol):
    """An item to be; `mark` is "end" or "lunch" for one that no line of the text speaks of."""

    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> ItemKind: ...
    @property
    def minutes(self) -> int: ...
    @property
    def start(self) -> int | None: ...
    @property
    def presenters(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def questions(self) -> Sequence[str]: ...
    @property
    def rows(self) -> Sequence[RowDraft]: ...
    @property
    def is_guessed(self) -> bool: ...
    @property
    def mark(self) -> str: ...


class SectionDraft(Protocol):
    """A part of the day to be."""

    @property
    def title(self) -> str: ...
    @property
    def day(self) -> str: ...
    @property
    def rows(self) -> Sequence[RowDraft]: ...


class UnplacedLine(Protocol):
    @property
    def number(self) -> int: ...
    @property
    def text(self) -> str: ...


class ProgrammeDraft(Protocol):
    """A text read as a programme."""

    @property
    def sections(self) -> Sequence[SectionDraft]: ...
    @property
    def unplaced(self) -> Sequence[UnplacedLine]: ...
    @property
    def count(self) -> int: ...
    def records(
        self,
        state: State,
        new_id: Callable[[], str],
        *,
        end: str,
        lunch: str,
        untitled: str,
        guessed: str,
        part: str = "",
    ) -> Sequence[Record]: ...


class PersonDraft(Protocol):
    """A participant to be; `is_known` when there is one already."""

    @property
    def name(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def is_known(self) -> bool: ...


class PeopleDraft(Protocol):
    """A text read as a list of participants."""

    @property
    def people(self) -> Sequence[PersonDraft]: ...
    @property
    def unplaced(self) -> Sequence[str]: ...
    def records(self, state: State, new_id: Callable[[], str]) -> Sequence[Record]: ...


@frozen
class Pasting:
    """The readers: a programme (text, the workshop's days) and participants (text, units, what is there)."""

    programme: Callable[[str, Sequence[str]], ProgrammeDraft]
    people: Callable[[str, Sequence[Unit], State], PeopleDraft]
