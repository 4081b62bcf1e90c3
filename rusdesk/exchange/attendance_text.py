"""A Teams attendance report, as a file or pasted, read into who was there and when."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Sequence

from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.name_match import Matched, match_name
from rusdesk.domain.people import Unit
from rusdesk.domain.plain import folded, one_line
from rusdesk.domain.roster import Seated

MOST_BYTES = 5_000_000
MOST_PEOPLE = 2000

_NAME = frozenset({"namn", "fullständigt namn", "name", "full name", "deltagare", "participant", "deltagarnamn"})
_JOIN = re.compile(r"join|anslut|ankom|gick med|start", re.IGNORECASE)
_LEAVE = re.compile(r"leav|left|lämn|utträd|(?<!an)slut", re.IGNORECASE)
_ACTION = re.compile(r"^(?:user )?action$|åtgärd", re.IGNORECASE)
_STAMP = re.compile(r"timestamp|tidsstämpel|tidpunkt|^tid$|^time$", re.IGNORECASE)
_ROLE = re.compile(r"^rol[el]", re.IGNORECASE)
_NOT_TIME = re.compile(r"duration|varaktighet|längd", re.IGNORECASE)
_CAME = re.compile(r"join|anslöt|ansluten|anslutit", re.IGNORECASE)
_MARKS = re.compile(r"\s*\((?:gäst|guest|external|extern|unverified|overifierad|ej verifierad)\)", re.IGNORECASE)


@frozen
class Attended:
    """One person of the report: the first time they came and the last time they left, in local time; None unknown, or
    still there.
    """

    name: str
    came: datetime.datetime | None = None
    left: datetime.datetime | None = None


@frozen
class Report:
    """Everybody once, in the order they are listed. `began` and `ended` are the meeting's own times when told."""

    people: tuple[Attended, ...]
    began: datetime.datetime | None = None
    ended: datetime.datetime | None = None


def decoded(data: bytes) -> str:
    """The text of a report file: UTF-16 with its mark (as Teams writes), UTF-8 with or without one, else Windows'.

    Raises Refused(TOO_LONG) for more than a report can be.
    """
    if len(data) > MOST_BYTES:
        raise Refused(Code.TOO_LONG, "attendance")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    # UTF-16 that lost its mark has a zero in every other place
    if len(data) > 3 and data[1:2] == b"\x00" and data[3:4] == b"\x00":
        return data.decode("utf-16-le", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_report(text: str) -> Report:
    """Reads a report with tabs, commas or semicolons and Swedish or English headings, older and newer forms.

    One who joined several times is one, here from the first to the last. Raises Refused(NOTHING_THERE) when nobody is
    in it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    people: dict[str, Attended] = {}
    began = ended = None
    for table in _tables(text):
        for row in table.rows:
            found = _person(table, row)
            if found is None or len(people) >= MOST_PEOPLE:
                continue
            key = folded(found.name)
            # the participants stand once more, by each time they joined, in a second table
            people[key] = _merged(people[key], found) if key in people else found
    for line in text.split("\n")[:30]:
        cells = [c.strip(' "') for c in re.split(r"[\t;]|,(?=\S)", line, maxsplit=1)]
        if len(cells) == 2 and re.match(r"(?:meeting )?start time|starttid|mötets starttid", cells[0], re.IGNORECASE):
            began = _moment(cells[1])
        elif len(cells) == 2 and re.match(r"(?:meeting )?end time|sluttid|mötets sluttid", cells[0], re.IGNORECASE):
            ended = _moment(cells[1])
    if not people:
        raise Refused(Code.NOTHING_THERE, "attendance")
    return Report(tuple(people.values()), began, ended)


def _merged(a: Attended, b: Attended) -> Attended:
    """The same one once more, further down."""
    came = min((t for t in (a.came, b.came) if t), default=None)
    is_back = b.left is None and b.came is not None and (a.left is None or b.came >= a.left)
    left = None if is_back else max((t for t in (a.left, b.left) if t), default=None)
    return Attended(a.name, came, left)


@frozen
class _Table:
    name: int
    join: int
    leave: int
    action: int
    stamp: int
    rows: list[list[str]]


def _tables(text: str) -> list[_Table]:
    """Every stretch under a line of headings that begins with a name."""
    out: list[_Table] = []
    cut = _cut(text)
    head: _Table | None = None
    for cells in csv.reader(io.StringIO(text), delimiter=cut):
        cells = [one_line(c) for c in cells]
        filled = [c for c in cells if c]
        if len(filled) < 2:
            # a lone name is a row of a table without times; a heading or an empty line ends one
            if not filled:
                head = None
            elif head is not None and head.join < 0 and cells[head.name : head.name + 1] == filled:
                head.rows.append(cells)
            continue
        found = _head(cells)
        if found is not None:
            head = found
            out.append(found)
        elif head is not None:
            head.rows.append(cells)
    return out


def _cut(text: str) -> str:
    """What stands between the cells, by the line of headings."""
    for line in text.split("\n"):
        for cut in ("\t", ";", ","):
            if folded(line.split(cut, 1)[0].strip('"')) in _NAME and cut in line:
                return cut
    return max("\t;,", key=text.count)


def _head(cells: Sequence[str]) -> _Table | None:
    """The columns, when the line is one of headings; the name stands first in all forms there are."""
    if folded(cells[0]) not in _NAME:
        return None

    def column(pattern: re.Pattern[str]) -> int:
        return next((n for n, c in enumerate(cells) if n and pattern.search(c) and not _NOT_TIME.search(c)), -1)

    return _Table(0, column(_JOIN), column(_LEAVE), column(_ACTION), column(_STAMP), [])


def _person(table: _Table, row: Sequence[str]) -> Attended | None:
    def cell(n: int) -> str:
        return row[n] if 0 <= n < len(row) else ""

    name = _MARKS.sub("", cell(table.name)).strip()
    if not any(c.isalpha() for c in name):
        return None
    if table.action >= 0 and table.stamp >= 0:
        at = _moment(cell(table.stamp))
        return Attended(name, at, None) if _CAME.search(cell(table.action)) else Attended(name, None, at)
    return Attended(name, _moment(cell(table.join)), _moment(cell(table.leave)))


_FORMS = (
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"), "ymd"),
    (re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{2,4})"), "dmy"),
    (re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2,4})"), "mdy"),
)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([ap]\.?\s?m\.?|[fe]m)?", re.IGNORECASE)


def _moment(said: str) -> datetime.datetime | None:
    """A time as "2026-05-22, 09.01.12", "5/22/26, 9:01:12 AM" or "22/05/2026 09:01:12"; None for anything else."""
    text = said.strip(' "').replace("\u202f", " ").replace("\u00a0", " ")
    for pattern, form in _FORMS:
        m = pattern.search(text)
        if not m:
            continue
        a, b, c = (int(x) for x in m.groups())
        clock = _CLOCK.search(text, m.end())
        year, month, day = (a, b, c) if form == "ymd" else (c, b, a) if form == "dmy" else (c, a, b)
        if form == "mdy" and month > 12:
            month, day = day, month
        hour, minute, second = (int(clock[n] or 0) for n in (1, 2, 3)) if clock else (0, 0, 0)
        half = (clock[4] or "").casefold()[:1] if clock else ""
        if half in ("p", "e") and hour < 12:
            hour += 12
        elif half in ("a", "f") and hour == 12:
            hour = 0
        try:
            return datetime.datetime(year + 2000 if year < 100 else year, month, day, hour, minute, second)
        except ValueError:
            return None
    return None


@frozen
class Placed:
    """Somebody of the report and who of the roster they are; `who` empty when nobody is, `several` when unsure."""

    attended: Attended
    match: Matched


def placed(report: Report, rows: Sequence[Seated], units: Sequence[Unit]) -> list[Placed]:
    """Everybody of the report with whom they match in the roster; nobody of the roster is matched twice by name."""
    return [Placed(p, match_name(p.name, rows, units)) for p in report.people]
