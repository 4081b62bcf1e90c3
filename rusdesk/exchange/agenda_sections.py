"""The parts of a pasted programme and what lies in them, found line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rusdesk.domain.agenda import ItemKind
from rusdesk.exchange.agenda_days import DayWords, date_of
from rusdesk.exchange.agenda_lines import Line
from rusdesk.exchange.agenda_words import bare, is_part_name, is_the_end, kind_of, title_and_presenters

_LONGEST_TITLE = 300
_LONGEST_PRESENTERS = 500
_THEME = re.compile(r"^(?:tema|theme)\b", re.IGNORECASE)
WHO = re.compile(r"\(([^()]{2,200})\)\s*$")


@dataclass(slots=True)
class FoundItem:
    line: Line
    title: str
    presenters: str
    kind: ItemKind
    start: int | None
    end: int | None
    minutes: int | None
    text: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    inner: list[FoundItem] = field(default_factory=list)
    is_guessed: bool = False


@dataclass(slots=True)
class FoundSection:
    title: str = ""
    who: str = ""
    day: str = ""
    said: DayWords | None = None  # when a day's heading opened it
    name: str = ""  # that heading's own words, for a day without parts
    line: Line | None = None
    group: int = 0  # the sections of one day have the same, dated or not
    start: int | None = None
    end: int | None = None
    items: list[FoundItem] = field(default_factory=list)


def opens_day(said: DayWords, following: list[Line]) -> bool:
    """Whether the line opens a day of its own; "Dag 2" alone is a part's name, and opens one as such."""
    if said.is_number_alone:
        return False
    if not said.theme or said.number or is_part_name(said.theme) or said.theme.startswith("("):
        return True
    # "fredag 27 november: sista dag för anmälan" is no heading; one stands above what happens that day
    return any(x.times.start is not None or x.is_bullet or x.is_heading or x.day for x in following)


def _is_same_day(a: DayWords | None, b: DayWords, day: str, found: str) -> bool:
    if a is None:
        return False
    if day and day == found:
        return True
    if b.day:
        return not found and (a.month, a.day) == (b.month, b.day)
    return (a.weekday == b.weekday if b.weekday is not None else True) and b.number in (0, a.number)


def _completes(here: FoundSection, said: DayWords) -> bool:
    """Whether a day's heading goes on with the one right above it: "Dag 1", then "fredag 27 november"."""
    a = here.said
    if a is None or here.items:
        return False
    both_date = a.day and said.day
    return not (both_date or (a.number and said.number) or (a.weekday is not None and said.weekday is not None))


def day_section(here: FoundSection, line: Line, said: DayWords, days: Sequence[str]) -> FoundSection:
    """The section of a day's heading; `here` itself when the heading says more of the day that it opened."""
    name = bare(line.words)
    if _completes(here, said):
        here.day = date_of(said, days, "") or here.day
        here.said = _together(here.said, said)
        if here.title:
            here.title = f"{here.title} – {name}"
        else:
            here.name = f"{here.name} – {name}"
        here.start = line.times.start if line.times.start is not None else here.start
        here.end = line.times.end if line.times.end is not None else here.end
        return here
    found, group = _found_day(here, said, days)
    made = FoundSection(day=found, said=said, name=name, line=line, group=group)
    if group == here.group:
        made.said = _together(here.said, said)
    made.start, made.end = line.times.start, line.times.end
    return made


def _found_day(here: FoundSection, said: DayWords, days: Sequence[str]) -> tuple[str, int]:
    """The date of a day's heading and its group: those of `here` when it is the same day."""
    found = date_of(said, days, here.day)
    if _is_same_day(here.said, said, here.day, found if said.day else ""):
        return here.day, here.group
    return found, here.group + 1


def _together(a: DayWords | None, b: DayWords) -> DayWords:
    if a is None:
        return b
    weekday = b.weekday if b.weekday is not None else a.weekday
    dated = b if b.day else a
    return DayWords(b.number or a.number, weekday, dated.year, dated.month, dated.day, 0, "")


def part_section(here: FoundSection, line: Line, days: Sequence[str]) -> FoundSection:
    """The section of a part's heading, of the same day as the one above unless it is a "Dag 2"."""
    made = _heading(line)
    made.day, made.said, made.group = here.day, here.said, here.group
    is_bare_day = here.line is not None and not here.items and not here.title
    if line.day and line.day.is_number_alone:
        if is_bare_day and _completes(here, line.day):
            made.day = here.day if here.said and not here.said.last else date_of(line.day, days) or here.day
            made.said = _together(here.said, line.day)
        else:
            made.day, made.group = _found_day(here, line.day, days)
            made.said = _together(here.said, line.day) if made.group == here.group else line.day
    if is_bare_day and made.group == here.group:
        made.start = made.start if made.start is not None else here.start
        is_date_alone = here.said and here.said.day and not here.said.number and not here.said.theme
        if not (here.day and is_date_alone):
            # nothing else would show those words
            made.title = f"{here.name} – {made.title}"
    return made


def _heading(line: Line) -> FoundSection:
    words = bare(re.sub(r"\s*,\s*(?=[:(]|$)", " ", line.words)).replace(" :", ":")
    who = WHO.search(words)
    return FoundSection(words, who[1] if who else "", start=line.times.start, end=line.times.end)


def is_subtitle(here: FoundSection, line: Line, following: list[Line]) -> bool:
    """A line between a part's heading and its bullets says more of the part, unless it is the part's theme."""
    if here.items or not here.title or line.is_bullet or line.times.start is not None or line.minutes is not None:
        return False
    if _THEME.match(line.words) or not following or not following[0].is_bullet:
        return False
    return ":" not in here.title or line.words.strip().startswith("(")


def put(here: FoundSection, line: Line, mostly_timed: bool) -> None:
    last = here.items[-1] if here.items else None
    words = line.words.strip()
    has_time = line.times.start is not None
    if last and not has_time and words.rstrip("*_ ").endswith("?") and (line.is_bullet or line.is_indented):
        last.questions.append(bare(words))
        return
    if last and line.is_bullet and not has_time and not last.line.is_bullet:
        last.inner.append(_item(line))
        return
    if last and last.line.is_bullet and line.is_bullet and line.is_indented and not last.line.is_indented:
        last.inner.append(_item(line))
        return
    known = kind_of(words) not in ("other", "talk")
    if last and not has_time and not line.is_bullet and (line.is_indented or (mostly_timed and not known)):
        (last.inner[-1] if last.inner else last).text.append(bare(words) if line.is_bullet else words)
        return
    here.items.append(_item(line))


def _item(line: Line) -> FoundItem:
    kind = kind_of(line.words)
    title, presenters = title_and_presenters(line.words.strip(), kind)
    if not title:
        title, presenters = presenters or bare(line.raw), ""
    text: list[str] = []
    if len(title) > _LONGEST_TITLE:
        text.append(title)
        title = title[: _LONGEST_TITLE - 1].rstrip() + "…"
    if len(presenters) > _LONGEST_PRESENTERS:
        text.append(presenters)
        presenters = presenters[: _LONGEST_PRESENTERS - 1].rstrip() + "…"
    kind = kind_of(title)
    if kind == "other" and presenters:
        kind = "talk"
    start, end, minutes = line.times.start, line.times.end, line.minutes
    if minutes is None and start is not None and end is not None:
        minutes = end - start
    if minutes is None and is_the_end(title):
        minutes = 0
    return FoundItem(line, title, presenters, kind, start, end, minutes, text)
