"""Lines like "Norrbotten 3", typed or pasted, read as stages of a map."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Unit, matching_units
from rusdesk.domain.plain import cleaned, folded

LineProblem = Literal["unknown_unit", "several_units", "no_stage", "no_such_stage", "twice"]

_BETWEEN = " \t:;=–—|,-"
_UNIT_FIRST = re.compile(r"^(?P<unit>[^\W\d_].*?)[\s:;=–—|,-]+(?P<stage>\d{1,2})(?:[\s:;=–—|,.]+(?P<rest>.*))?$")
_STAGE_FIRST = re.compile(r"^(?P<stage>\d{1,2})[\s.:)–—|;-]+(?P<rest>\S.*)$")
_LISTED = re.compile(r"\s*(?:,|;|\boch\b|\band\b)\s*")
_BULLET = re.compile(r"^\s*[-–•*]\s+")


@frozen
class LineMark:
    """A unit's code, its stage (0 clears) and what was said after it."""

    unit: str
    stage: int
    comment: str = ""


@frozen
class BadLine:
    """A line (counted from 1) that couldn't be read, and why."""

    number: int
    text: str
    problem: LineProblem


@frozen
class MapLines:
    """What a text says. A unit named twice counts as it stands last, and is a problem when the two differ."""

    marks: tuple[LineMark, ...]
    problems: tuple[BadLine, ...]


def read_lines(text: str, units: Sequence[Unit], stages: Sequence[str]) -> MapLines:
    """Reads "Norrbotten 3", "BD: 3", "Norrbotten<tab>3<tab>a comment", "Norrbotten – Remiss", and lists as the minutes
    have them: "4 Remiss: Norrbotten, Örebro". Empty lines are passed by; so is a heading without any digit above
    the first line that is understood.
    """
    marks: dict[str, LineMark] = {}
    problems: list[BadLine] = []
    for number, raw in enumerate(cleaned(text).split("\n"), 1):
        line = _BULLET.sub("", raw).strip()
        if not line:
            continue
        for found in _read_line(line, units, stages):
            if isinstance(found, LineMark):
                before = marks.get(found.unit)
                if before and before.stage != found.stage:
                    problems.append(BadLine(number, line, "twice"))
                marks[found.unit] = found
            elif marks or problems or any(c.isdigit() for c in line):
                problems.append(BadLine(number, line, found))
            else:
                # "Region<tab>Fas" above the rows of a table
                continue
    return MapLines(tuple(marks.values()), tuple(problems))


def _read_line(line: str, units: Sequence[Unit], stages: Sequence[str]) -> Iterator[LineMark | LineProblem]:
    if m := _UNIT_FIRST.match(line):
        yield _one(m["unit"], int(m["stage"]), (m["rest"] or "").strip(), units, stages)
        return
    if m := _STAGE_FIRST.match(line):
        yield from _several(int(m["stage"]), m["rest"], units, stages)
        return
    # by the stage's name, the longest first: "Dialog" may begin "Dialog och framtagande"
    said = folded(line)
    for stage, name in sorted(enumerate(stages, 1), key=lambda pair: -len(pair[1])):
        known = folded(name)
        if known and said.endswith(known) and said[: -len(known)].strip(_BETWEEN):
            before = said[: -len(known)]
            if before[-1] in _BETWEEN:
                yield _one(before, stage, "", units, stages)
                return
    yield "no_stage" if matching_units(line.strip(_BETWEEN), units) else "unknown_unit"


def _several(stage: int, rest: str, units: Sequence[Unit], stages: Sequence[str]) -> Iterator[LineMark | LineProblem]:
    """ "Remiss: Norrbotten, Örebro" after the stage's number; the name may be left out, or stand alone."""
    _, colon, listed = rest.partition(":")
    if not colon:
        listed = rest
    if not listed.strip() or (not colon and 0 < stage <= len(stages) and folded(rest) == folded(stages[stage - 1])):
        return
    for piece in _LISTED.split(listed.strip().rstrip(".")):
        if piece:
            yield _one(piece, stage, "", units, stages)


def _one(name: str, stage: int, comment: str, units: Sequence[Unit], stages: Sequence[str]) -> LineMark | LineProblem:
    said = name.strip(_BETWEEN)
    found = matching_units(said, units) if len(said) > 2 or _is_letter(said, units) else []
    if len(found) != 1:
        return "several_units" if found else "unknown_unit"
    if stage > len(stages):
        return "no_such_stage"
    if stage > 0 and folded(comment) == folded(stages[stage - 1]):
        comment = ""
    return LineMark(found[0].code, stage, comment)


def _is_letter(said: str, units: Sequence[Unit]) -> bool:
    return folded(said) in {folded(u.letter) for u in units if u.letter}
