"""The grammar of the entry line: what a typed line asks for, and where it lands. Never eats ordinary text."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from rusdesk.domain.attendance_line import AttendanceLine, read_line
from rusdesk.domain.due import is_no_day, read_due
from rusdesk.domain.frozen import frozen
from rusdesk.domain.outcomes import OutcomeKind
from rusdesk.domain.people import Unit, matching_units
from rusdesk.domain.plain import folded
from rusdesk.domain.roster import Seated
from rusdesk.domain.vote_line import read_vote_line
from rusdesk.domain.wall import Colour
from rusdesk.domain.wall_line import read_wall_line

Ground = Literal["wall", "round", "map", "vote", "attendance", "jotting"]
Aim = Literal["here", "outcome", "stick", "also", "mark", "count", "attend", "began"]
Problem = Literal[
    "", "unknown_unit", "several_units", "no_such_stage", "no_unit", "several_options", "unknown_one", "several_ones",
    "bad_time", "no_day",
]  # fmt: skip


@frozen
class Setting:
    """Where a line is typed: what stands on the ground, so that only what exists is read as a prefix.

    `groups` are the numbers of the wall's groups, `questions` how many questions it has. `units` are those who
    can be named in a round, on a map, or on a wall after an @ (short name, full name, letter), `names` who else can
    be on a wall; `stages` is how many stages the map's layer has, `options` what is voted on, `seated` those whose
    attendance is taken. `today` reads dates without a year.
    """

    ground: Ground = "jotting"
    groups: frozenset[int] = frozenset()
    questions: int = 0
    units: tuple[Unit, ...] = ()
    names: tuple[str, ...] = ()
    stages: int = 0
    options: tuple[str, ...] = ()
    seated: tuple[Seated, ...] = ()
    today: datetime.date | None = None


@frozen
class Entry:
    """A line as read. `text` is what is written down; the rest says where and how.

    `question` counts from 1. `unit` is a code, `stage` 0 clears. `ago` is minutes, for "började för 3 min sedan".
    "count" gives `option` (from 1) of a vote its `dots`.
    "also" lets `group` say what another group has said; with a text, in words of its own. `missing_group` and
    `missing_question` were named and aren't there, so the text has them.
    `problem` says why the line can't be carried out as it looks; then `text` is the whole line.
    """

    text: str
    aim: Aim = "here"
    kind: OutcomeKind | None = None
    owner: str = ""
    due: str = ""
    group: int | None = None
    question: int | None = None
    colour: Colour | None = None
    tags: tuple[str, ...] = ()
    author: str = ""
    missing_group: int | None = None
    missing_question: int | None = None
    unit: str = ""
    stage: int | None = None
    ago: int = 0
    option: int = 0
    dots: int = 0
    attends: AttendanceLine | None = None
    problem: Problem = ""

    @property
    def is_plain(self) -> bool:
        """Whether the grammar found nothing in it."""
        return replace(self, text="") == Entry("")


_OUTCOMES: Mapping[str, OutcomeKind] = {
    "beslut": "decision",
    "decision": "decision",
    "åtgärd": "action",
    "action": "action",
    "fråga": "question",
    "question": "question",
    "parkerat": "parked",
    "parked": "parked",
}
_WORD_PREFIX = re.compile(r"^([^\W\d_]+):\s*", re.UNICODE)
_UNIT_PREFIX = re.compile(r"^([^\W\d_][^:\n>]{0,40}):\s+", re.UNICODE)
_ARROW = re.compile(r"(?<=\s)>(?=\s|$)")
_MARK = re.compile(r"^([^\W\d_][^\d\n:]{0,40}?)\s*:?\s+(\d{1,2})$", re.UNICODE)
_DIGITS = re.compile(r"^\d{1,2}$")
_BEGAN = re.compile(
    r"^(?:började för (\d{1,3}) ?(?:m|min|minut|minuter) ?\.? sedan|started (\d{1,3}) ?(?:m|min|minutes?) ago)$"
)


def read(typed: str, setting: Setting) -> Entry:
    """What a typed line means on its ground. A leading space switches the grammar off; what isn't known is text."""
    if typed[:1].isspace():
        return Entry(typed.strip())
    # some keyboards send ä as a and two dots
    line = unicodedata.normalize("NFC", typed.strip())
    if m := _BEGAN.match(folded(line)):
        return Entry(line, aim="began", ago=int(m[1] or m[2]))
    if m := _WORD_PREFIX.match(line):
        kind = _OUTCOMES.get(folded(m[1]))
        if kind:
            return _outcome(kind, line[m.end() :], setting.today)
    match setting.ground:
        case "wall":
            return _on_wall(line, setting)
        case "map":
            return _on_map(line, setting)
        case "round":
            return _in_round(line, setting)
        case "vote":
            return _in_vote(line, setting)
        case "attendance":
            return _on_roster(line, setting)
        case _:
            return Entry(line)


def _outcome(kind: OutcomeKind, said: str, today: datetime.date | None) -> Entry:
    """Only an action has somebody answering for it and a day; elsewhere ">" is what it looks like."""
    if kind != "action":
        return Entry(said.strip(), aim="outcome", kind=kind)
    what, *rest = (piece.strip() for piece in _ARROW.split(said, maxsplit=2))
    owner = rest[0] if rest else ""
    if len(rest) > 1 and is_no_day(rest[1], today):
        return Entry(said.strip(), aim="outcome", kind=kind, problem="no_day")
    due = read_due(rest[1], today) if len(rest) > 1 else ""
    return Entry(what, aim="outcome", kind=kind, owner=owner, due=due)


def _on_wall(line: str, setting: Setting) -> Entry:
    said = read_wall_line(line, setting.groups, setting.questions, setting.units, setting.names)
    sticks = not said.text and (said.group is not None or said.colour is not None)
    aim: Aim = "also" if said.also is not None else "stick" if sticks else "here"
    return Entry(
        said.text,
        aim=aim,
        group=said.group if said.also is None else said.also,
        question=said.question,
        colour=said.colour,
        tags=said.tags,
        author=said.author,
        unit=said.unit,
        missing_group=said.missing,
        missing_question=said.missing_question,
    )


def _on_map(line: str, setting: Setting) -> Entry:
    problem: Problem
    if _DIGITS.match(line):
        stage = int(line)
        problem = "" if stage <= setting.stages else "no_such_stage"
        return Entry(line, aim="mark", stage=stage, problem=problem)
    m = _MARK.match(line)
    if not m:
        found = matching_units(line, setting.units) if _may_name(line, setting.units) else []
        return Entry(line, aim="mark", unit=found[0].code) if len(found) == 1 else Entry(line)
    found = matching_units(m[1], setting.units) if _may_name(m[1], setting.units) else []
    stage = int(m[2])
    if len(found) == 1:
        problem = "" if stage <= setting.stages else "no_such_stage"
        return Entry(line, aim="mark", unit=found[0].code, stage=stage, problem=problem)
    if len(m[1].split()) <= 2 and len(m[2]) == 1:
        # too like a mark to become a jotting unseen
        return Entry(line, aim="mark", stage=stage, problem="several_units" if found else "unknown_unit")
    return Entry(line)


def _in_vote(line: str, setting: Setting) -> Entry:
    said = read_vote_line(line, setting.options)
    if said is None:
        return Entry(line)
    problem: Problem = "" if said.option else "several_options"
    return Entry(line, aim="count", option=said.option, dots=said.dots, problem=problem)


def _in_round(line: str, setting: Setting) -> Entry:
    if m := _UNIT_PREFIX.match(line):
        found = matching_units(m[1], setting.units) if _may_name(m[1], setting.units) else []
        if len(found) == 1:
            return Entry(line[m.end() :].strip(), unit=found[0].code)
        if 1 < len(found) <= _MOST_MEANT:
            # whose answer it is must not be guessed
            return Entry(line, problem="several_units")
    return Entry(line)


_FAULTS: Mapping[str, Problem] = {"unknown": "unknown_one", "several": "several_ones", "bad_time": "bad_time"}
_MOST_MEANT = 5  # more than so many are what "Region:" begins, and that is text
_LONG_FOR_A_NAME = 6  # words that make a line a jotting rather than a name nobody has


def _on_roster(line: str, setting: Setting) -> Entry:
    if not line:
        return Entry(line)
    said = read_line(line, setting.seated, setting.units)
    if said.fault == "unknown" and len(line.split()) >= _LONG_FOR_A_NAME:
        return Entry(line)
    return Entry(line, aim="attend", attends=said, unit=said.who, problem=_FAULTS.get(said.fault, ""))


def _may_name(said: str, units: tuple[Unit, ...]) -> bool:
    """At least three letters, or a letter code as it stands: "jämt", "BD", "Z"."""
    word = said.strip()
    return len(word) >= 3 or word.casefold() in {u.letter.casefold() for u in units if u.letter}
