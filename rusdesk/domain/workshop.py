"""The workshop itself, its summaries, links and coming dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import ClassVar, Literal

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.record import Record, Ref

Language = Literal["sv", "en"]
WorkshopStatus = Literal["plan", "running", "done"]
WorkshopSort = Literal["workshop", "template", "rehearsal"]
Venue = Literal["on_site", "hybrid", "online"]


@frozen(kw_only=True)
class Workshop(Record):
    """One meeting. `days` holds ISO dates or months (``2026-05``), or nothing; `status` follows what is done.

    `remark` says what in the workshop is assumed or made up (the samples, the demo); it stands in the facts.
    `venue` is where people take part, `greeting` own lines for the welcome in the room. `origin` is the id of the
    workshop that a template or a rehearsal was made of.
    """

    KIND: ClassVar[str] = "workshop"
    LIMITS: ClassVar[Mapping[str, int]] = {
        "title": 200, "topic": 500, "closing": 2000, "greeting": 2000, "remark": 2000,
    }  # fmt: skip

    title: str
    topic: str = ""
    organiser: str = ""
    place: str = ""
    days: tuple[str, ...] = ()
    language: Language = "sv"
    status: WorkshopStatus = "plan"
    closing: str = ""
    greeting: str = ""
    venue: Venue = "on_site"
    remark: str = ""
    is_sample: bool = False
    sort: WorkshopSort = "workshop"
    origin: str = ""
    made_at: int = 0


@frozen(kw_only=True)
class Summary(Record):
    """A text with paragraphs, bullets and numbered points (see plain.blocks), under an item or on its own."""

    KIND: ClassVar[str] = "summary"
    REFS: ClassVar[Mapping[str, Ref]] = {"item": Ref("item")}
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200, "body": 20_000}

    title: str
    body: str = ""
    item: str = ""
    rank: str = ""


@frozen(kw_only=True)
class Link(Record):
    """Something to open: a board, a document, a meeting. `address` may be empty when only its name is known."""

    KIND: ClassVar[str] = "link"
    REFS: ClassVar[Mapping[str, Ref]] = {"item": Ref("item")}
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 200, "address": 2000}

    title: str
    address: str = ""
    item: str = ""
    rank: str = ""


DateKind = Literal["next_meeting", "other"]


@frozen(kw_only=True)
class ComingDate(Record):
    """The next meeting or another date to come. `start` and `end` are ISO dates or months; `hours` is free text.

    `planners` are organisations by name; `agenda` is a body as in Summary.
    """

    KIND: ClassVar[str] = "coming_date"
    LIMITS: ClassVar[Mapping[str, int]] = {"title": 300, "topic": 1000, "agenda": 20_000}

    kind: DateKind = "other"
    title: str
    topic: str = ""
    start: str = ""
    end: str = ""
    hours: str = ""
    place: str = ""
    second_place: str = ""
    planners: tuple[str, ...] = ()
    is_preliminary: bool = False
    agenda: str = ""
    rank: str = ""


_ISO_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_ISO_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_WORDED_DAY = re.compile(r"^(?:den\s+)?(\d{1,2})\.?\s+([a-zåäö]+)\.?,?\s+(\d{4})$")
_WORDED_MONTH = re.compile(r"^([a-zåäö]+)\.?\s+(\d{4})$")
_WORDED_SPAN = re.compile(r"^(?:den\s+)?(\d{1,2})\s*[-–]\s*(\d{1,2})\s+([a-zåäö]+)\.?,?\s+(\d{4})$")
_SLASHED = re.compile(r"^(\d{1,2})/(\d{1,2})(?:[ -/](\d{4}))?$")


def _month(word: str) -> int:
    return _MONTHS.get(word[:3], 0)


def _day(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        raise Refused(Code.BAD_DATE, "days", {"is_missing": True}) from None


def read_days(text: str, today: datetime.date | None = None) -> tuple[str, ...]:
    """Dates as typed: ``2026-05-22``, ``22 maj 2026``, ``9–10 september 2026``, ``22/5`` (with `today`), a month
    (``maj 2026``, ``2026-05``) or nothing. ISO days, or one ISO month.

    Raises Refused(BAD_DATE) for a date that doesn't exist or can't be read.
    """
    said = " ".join(text.strip().lower().split())
    if not said:
        return ()
    if m := _ISO_DAY.match(said):
        return (_day(int(m[1]), int(m[2]), int(m[3])),)
    if m := _ISO_MONTH.match(said):
        return (_day(int(m[1]), int(m[2]), 1)[:7],)
    if m := _WORDED_SPAN.match(said):
        first, last, month, year = int(m[1]), int(m[2]), _month(m[3]), int(m[4])
        if last < first or last - first > 13:
            raise Refused(Code.BAD_DATE, "days")
        return tuple(_day(year, month, d) for d in range(first, last + 1))
    if m := _WORDED_DAY.match(said):
        return (_day(int(m[3]), _month(m[2]), int(m[1])),)
    if m := _WORDED_MONTH.match(said):
        return (_day(int(m[2]), _month(m[1]), 1)[:7],)
    if (m := _SLASHED.match(said)) and (m[3] or today):
        year = int(m[3]) if m[3] else (today or datetime.date.min).year
        return (_day(year, int(m[2]), int(m[1])),)
    if "," in said:
        return tuple(d for part in said.split(",") for d in read_days(part, today))
    raise Refused(Code.BAD_DATE, "days")
