"""The lines of a pasted programme: what each begins with, its times, and whether it is a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rusdesk.domain.plain import cleaned
from rusdesk.exchange.agenda_days import DayWords, day_in
from rusdesk.exchange.agenda_draft import Unplaced
from rusdesk.exchange.agenda_words import Times, after_part_name, bare, hour_first, is_part_name, length_in, times_in

MOST_LINES = 500
_BULLET = re.compile(r"^\s*(?:[-–•·◦▪*]\s+|\d{1,2}[.)]\s+(?!\d))")
_HASHES = re.compile(r"^\s*#{1,6}\s+")
_HOURS = re.compile(r",?\s+(\d{1,2}\s*[-–]\s*\d{1,2})\s*:?\s*$")


@dataclass(slots=True)
class Line:
    number: int
    raw: str
    words: str
    times: Times
    minutes: int | None
    is_bullet: bool
    is_indented: bool
    is_hashed: bool
    is_heading: bool = False
    day: DayWords | None = None


def lines_of(text: str) -> tuple[list[Line], list[Unplaced]]:
    """What there is to read, and what there is not."""
    out: list[Line] = []
    unplaced: list[Unplaced] = []
    waiting: Line | None = None
    for number, raw in enumerate(cleaned(text).split("\n"), start=1):
        if not raw.strip(" \t-–—_=*#|.·•"):
            continue
        if len(out) >= MOST_LINES:
            unplaced.append(Unplaced(number, raw.strip()))
            continue
        words = raw
        hashes = _HASHES.match(words)
        if hashes:
            words = words[hashes.end() :]
        times = times_in(words)
        bullet = _BULLET.match(words)
        if bullet and not (times.is_first and not words.lstrip().startswith(("-", "–", "•", "·", "◦", "▪", "*"))):
            words = words[bullet.end() :]
            times = times_in(words)
        else:
            bullet = None
        if (
            times.start is None
            and (hours := _HOURS.search(words))
            and (is_part_name(words) or day_in(words[: hours.start()]))
        ):
            times = times_in(f"{words[: hours.start()]} kl {hours[1]}")
        rest, minutes = length_in(times.rest)
        line = Line(
            number,
            raw.strip(),
            rest,
            times,
            minutes,
            bullet is not None,
            raw[:1] in " \t",
            hashes is not None,
        )
        if line.minutes is None and not line.times.is_first:
            line.day = day_in(line.words)
        if waiting is not None:
            if line.times.start is None and bare(line.words) and line.day is None:
                # cells of a table come line by line: the time, then what it is the time of
                line.times = replace(waiting.times, rest=line.words)
            else:
                unplaced.append(Unplaced(waiting.number, waiting.raw))
            waiting = None
        if line.times.start is not None and not bare(line.words) and line.minutes is None:
            waiting = line
            continue
        line.is_heading = _is_heading(line)
        out.append(line)
    if waiting is not None:
        unplaced.append(Unplaced(waiting.number, waiting.raw))
    _hours_alone(out)
    return out, unplaced


def _hours_alone(lines: list[Line]) -> None:
    """ "13 Ut" and "14 Slut" get their times where these lie between the times around them on the same day."""
    before: int | None = None
    in_bullets = False
    for n, line in enumerate(lines):
        if line.day is not None:
            before = None
        if line.times.start is not None:
            ends = None if line.is_heading or line.day else line.times.end
            before = ends if ends is not None else line.times.start
            in_bullets = line.is_bullet
            continue
        # a bullet below a row with a time is a part of it, unless the times stand in bullets too
        if (
            line.is_bullet is not in_bullets
            or line.is_heading
            or line.minutes is not None
            or not (found := hour_first(line.words))
        ):
            continue
        after: int | None = None
        is_below = False
        for later in lines[n + 1 :]:
            is_below = is_below or later.is_heading
            if later.day is not None or later.times.start is not None:
                after = None if later.day is not None else later.times.start
                break
        if is_below and after is not None and before is not None and after < before:
            after = None  # the morning after
        at, rest = found
        fits = (before is None or at >= before) and (after is None or at < after)
        if fits and (before is not None or after is not None):
            line.times, line.words, before = Times(rest, at, None, True), rest, at


def _is_heading(line: Line) -> bool:
    if line.is_bullet:
        return False
    if line.is_hashed and line.times.start is None:
        return True
    words = line.words.replace("**", "").strip()
    has_span = line.times.end is not None
    if is_part_name(words):
        tail = after_part_name(words).strip()
        return not tail or tail[0] in ":(–-—" or (has_span and tail[0] in ",.")
    return has_span and not line.times.is_first and words.endswith(":")
