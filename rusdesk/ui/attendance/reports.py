"""The port to attendance reports: what a reader of them gives."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Protocol

from rusdesk.domain.frozen import frozen


class AttendedDraft(Protocol):
    """One person of a report, in local time."""

    @property
    def name(self) -> str: ...
    @property
    def came(self) -> datetime.datetime | None: ...
    @property
    def left(self) -> datetime.datetime | None: ...


class ReportDraft(Protocol):
    @property
    def people(self) -> Sequence[AttendedDraft]: ...
    @property
    def began(self) -> datetime.datetime | None: ...
    @property
    def ended(self) -> datetime.datetime | None: ...


@frozen
class ReadReport:
    """The readers of a report: a file's text, and who a text says was there."""

    text: Callable[[bytes], str]
    people: Callable[[str], ReportDraft]
