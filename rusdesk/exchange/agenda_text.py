"""A pasted programme as text, read into parts and items."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item, ItemKind, Part, items_in, parts
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Question
from rusdesk.domain.plain import cleaned
from rusdesk.domain.record import Record
from rusdesk.domain.state import State, ranked
from rusdesk.exchange.agenda_days import DayWords, date_of, day_in, days_of_span
from rusdesk.exchange.agenda_words import (
    OTHERWISE_MINUTES,
    USUAL_MINUTES,
    Times,
    after_part_name,
    bare,
    hour_first,
    is_part_name,
    is_the_end,
    kind_of,
    length_in,
    speaks_of_lunch,
    times_in,
    title_and_presenters,
)

MOST_LINES = 500
_LONGEST_TITLE = 300
_LONGEST_PRESENTERS = 500
_BACK = 180  # minutes that a part of the day begins before the one above it ends, from which it is another day

Mark = Literal["", "end", "lunch"]


@frozen
class Row:
    """An item to be. `start` only when it is fixed; `is_guessed` when nothing in the text gives its length.

    `mark` says that the text has no such line: the end of a part, or the lunch that a part's name speaks of.
    """

    title: str
    kind: ItemKind = "other"
    minutes: int = 0
    start: int | None = None
    presenters: str = ""
    text: str = ""
    questions: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    is_guessed: bool = False
    mark: Mark = ""


@frozen
class Section:
    """A part of the day to be; `title` is empty for lines without a heading. `day` is an ISO date or empty."""

    title: str
    who: str
    day: str
    rows: tuple[Row, ...]


@frozen
class Unplaced:
    """A line that became nothing. `number` counts from 1."""

    number: int
    text: str


@frozen
class Draft:
    sections: tuple[Section, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()

    @property
    def count(self) -> int:
        """How many items of the programme it makes; the parts of an item lie within it and aren't counted."""
        return sum(len(s.rows) for s in self.sections)

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
    ) -> tuple[Record, ...]:
        """As the function `records`, for those who only hold the draft."""
        return records(self, state, new_id, Said(end, lunch, untitled, guessed), part)


@frozen
class Said:
    """What a draft can't know: names for marks and for a part without a heading, and what `assumed` shall say."""

    end: str
    lunch: str
    part: str
    guessed: str


@dataclass(slots=True)
class _Line:
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


@dataclass(slots=True)
class _Item:
    line: _Line
    title: str
    presenters: str
    kind: ItemKind
    start: int | None
    end: int | None
    minutes: int | None
    text: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    inner: list[_Item] = field(default_factory=list)
    is_guessed: bool = False


@dataclass(slots=True)
class _Section:
    title: str = ""
    who: str = ""
    day: str = ""
    said: DayWords | None = None  # when a day's heading opened it
    name: str = ""  # that heading's own words, for a day without parts
    line: _Line | None = None
    group: int = 0  # the sections of one day have the same, dated or not
    start: int | None = None
    end: int | None = None
    items: list[_Item] = field(default_factory=list)


_BULLET = re.compile(r"^\s*(?:[-–•·◦▪*]\s+|\d{1,2}[.)]\s+(?!\d))")
_HASHES = re.compile(r"^\s*#{1,6}\s+")
_HOURS = re.compile(r",?\s+(\d{1,2}\s*[-–]\s*\d{1,2})\s*:?\s*$")
_VAGUE = ("other", "talk", "dialogue")
_THEME = re.compile(r"^(?:tema|theme)\b", re.IGNORECASE)
_WHO = re.compile(r"\(([^()]{2,200})\)\s*$")


def read(text: str, days: Sequence[str] = ()) -> Draft:
    """Parts and items of a programme written as text. Never raises: lines that fit nowhere come in `unplaced`.

    A span on a part's heading gives its first start and its end; the time of an item gives its length, and is a
    fixed start only where the part begins, for meals, and where it doesn't follow from the lengths before.
    `days` are the workshop's (ISO dates or months), for the headings of days that don't say the year, or only
    "Fredag" or "Dag 2". A day that nothing dates is a section of its own all the same.
    """
    lines, unplaced = _lines(text)
    has_frame = any(x.is_heading or x.day or x.times.start is not None for x in lines)
    plain = [x for x in lines if not x.is_bullet and not x.is_heading]
    timed = [x for x in plain if x.times.start is not None]
    mostly_timed = bool(timed) and 2 * len(timed) >= len(plain)
    sections: list[_Section] = [_Section()]
    days = tuple(days)
    for n, line in enumerate(lines):
        here = sections[-1]
        if line.day and _opens_day(line, line.day, lines[n + 1 : n + 2]):
            made_of = _day_section(here, line, line.day, days)
            days += days_of_span(line.day, made_of.day)
            if made_of is not here:
                sections.append(made_of)
            continue
        if line.is_heading:
            sections.append(_part_section(here, line, days))
            if not here.items and not here.title and (here.line is None or here.group == sections[-1].group):
                sections.remove(here)
            continue
        if not bare(line.words):
            if line.times.start is None:
                continue
            unplaced.append(Unplaced(line.number, line.raw))
            continue
        is_above = not here.items and not here.title and has_frame
        if is_above and not line.is_bullet and line.times.start is None and kind_of(line.words) in _VAGUE:
            # what stands above the programme: its name, its date
            unplaced.append(Unplaced(line.number, line.raw))
            continue
        if _is_subtitle(here, line, lines[n + 1 :]):
            words = bare(line.words)
            here.title = f"{here.title}: {words}" if here.title else words
            who = _WHO.search(words)
            here.who = here.who or (who[1] if who else "")
            continue
        _put(here, line, mostly_timed)
    unplaced += [Unplaced(s.line.number, s.line.raw) for s in sections if s.line and not s.items and not s.title]
    made = [s for s in sections if s.items or s.title]
    for n, section in enumerate(made):
        _lengths(section, made[n + 1] if n + 1 < len(made) else None)
    _divide(made)
    _date(made, days)
    out = [_section(s, made[n + 1] if n + 1 < len(made) else None) for n, s in enumerate(made)]
    return Draft(tuple(s for s in out if s.rows or s.title), tuple(sorted(unplaced, key=lambda u: u.number)))


def _lines(text: str) -> tuple[list[_Line], list[Unplaced]]:
    out: list[_Line] = []
    unplaced: list[Unplaced] = []
    waiting: _Line | None = None
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
        line = _Line(
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


def _hours_alone(lines: list[_Line]) -> None:
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


def _is_heading(line: _Line) -> bool:
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


def _opens_day(line: _Line, said: DayWords, following: list[_Line]) -> bool:
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


def _completes(here: _Section, said: DayWords) -> bool:
    """Whether a day's heading goes on with the one right above it: "Dag 1", then "fredag 27 november"."""
    a = here.said
    if a is None or here.items:
        return False
    both_date = a.day and said.day
    return not (both_date or (a.number and said.number) or (a.weekday is not None and said.weekday is not None))


def _day_section(here: _Section, line: _Line, said: DayWords, days: Sequence[str]) -> _Section:
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
    made = _Section(day=found, said=said, name=name, line=line, group=group)
    if group == here.group:
        made.said = _together(here.said, said)
    made.start, made.end = line.times.start, line.times.end
    return made


def _found_day(here: _Section, said: DayWords, days: Sequence[str]) -> tuple[str, int]:
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


def _part_section(here: _Section, line: _Line, days: Sequence[str]) -> _Section:
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


def _heading(line: _Line) -> _Section:
    words = bare(re.sub(r"\s*,\s*(?=[:(]|$)", " ", line.words)).replace(" :", ":")
    who = _WHO.search(words)
    return _Section(words, who[1] if who else "", start=line.times.start, end=line.times.end)


def _is_subtitle(here: _Section, line: _Line, following: list[_Line]) -> bool:
    """A line between a part's heading and its bullets says more of the part, unless it is the part's theme."""
    if here.items or not here.title or line.is_bullet or line.times.start is not None or line.minutes is not None:
        return False
    if _THEME.match(line.words) or not following or not following[0].is_bullet:
        return False
    return ":" not in here.title or line.words.strip().startswith("(")


def _put(here: _Section, line: _Line, mostly_timed: bool) -> None:
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


def _item(line: _Line) -> _Item:
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
    return _Item(line, title, presenters, kind, start, end, minutes, text)


def _lengths(here: _Section, after: _Section | None) -> None:
    """Give every item a length: from times and lengths, else an even share of what is left, else the usual one."""
    items = here.items
    if items and items[0].start is None and here.start is not None:
        items[0].start = here.start
    first = 0
    while first < len(items):
        last = first + 1
        while last < len(items) and items[last].start is None:
            last += 1
        if last < len(items):
            until = items[last].start
        else:
            until = here.end
            if until is None and after and after.group == here.group and not speaks_of_lunch(after.title):
                until = after.start if after.start is not None else (after.items[0].start if after.items else None)
        _share(items[first:last], items[first].start, until)
        first = last
    for item in items:
        if item.inner and not any(i.start is not None for i in item.inner):
            _share(item.inner, 0, item.minutes or 0)
        elif item.inner:
            inner = _Section(start=item.start, end=(item.start or 0) + (item.minutes or 0), items=item.inner)
            _lengths(inner, None)


def _share(run: list[_Item], start: int | None, until: int | None) -> None:
    open_ones = [i for i in run if i.minutes is None]
    if not open_ones:
        return
    if start is not None and until is not None and until > start:
        left = until - start - sum(i.minutes or 0 for i in run)
        if left >= len(open_ones):
            each = left // len(open_ones) // 5 * 5 or left // len(open_ones)
            for item in open_ones:
                item.minutes, item.is_guessed = each, len(open_ones) > 1
            open_ones[-1].minutes = left - each * (len(open_ones) - 1)
            return
    for item in open_ones:
        item.minutes, item.is_guessed = USUAL_MINUTES.get(item.kind, OTHERWISE_MINUTES), True


def _divide(made: list[_Section]) -> None:
    """A morning hours before the end of what stands above it is another day's."""
    clock: int | None = None
    more = 0
    for n, section in enumerate(made):
        if n and section.group + more != made[n - 1].group:
            clock = None
        first = _first_start(section)
        is_back = clock is not None and first is not None and clock - first > _BACK
        if is_back and not section.said and is_part_name(section.title):
            more, clock = more + 1, None
        section.group += more
        for item in section.items:
            start = item.start if item.start is not None else clock
            clock = None if start is None else start + (item.minutes or 0)
        clock = section.end if section.end is not None else clock


def _date(made: list[_Section], days: Sequence[str]) -> None:
    """Give the workshop's days, in order, to the days that nothing in the text dates."""
    if len({s.group for s in made}) < 2:
        return
    dated = {s.group: s.day for s in made if s.day}
    last = ""
    for group in sorted({s.group for s in made}):
        coming = min((d for g, d in dated.items() if g > group), default="9999")
        if group not in dated:
            fits = sorted(d for d in days if len(d) == 10 and last < d < coming)
            if not fits:
                continue
            dated[group] = fits[0]
        last = dated[group]
    for section in made:
        section.day = dated.get(section.group, "")


def _section(here: _Section, after: _Section | None) -> Section:
    rows: list[Row] = []
    clock: int | None = None
    for item in here.items:
        fixed = item.start is not None and (item.start != clock or item.kind == "meal" or item.minutes == 0)
        inner: list[Row] = []
        inner_clock = item.start if item.start is not None else clock
        for sub in item.inner:
            sub_fixed = sub.start is not None and sub.start != inner_clock
            inner.append(_row(sub, sub.start if sub_fixed else None, ()))
            begins = sub.start if sub.start is not None else inner_clock
            inner_clock = None if begins is None else begins + (sub.minutes or 0)
        rows.append(_row(item, item.start if fixed else None, tuple(inner)))
        begins = item.start if item.start is not None else clock
        clock = None if begins is None else begins + (item.minutes or 0)
    if here.end is not None and rows:
        next_start = _first_start(after) if after and after.group == here.group else None
        if after and next_start is not None and next_start > here.end and speaks_of_lunch(after.title):
            if rows[-1].kind != "meal":
                rows.append(Row("", "meal", next_start - here.end, here.end, mark="lunch"))
        elif next_start != here.end and not (rows[-1].minutes == 0 and rows[-1].start == here.end):
            rows.append(Row("", "closing" if after is None else "other", 0, here.end, mark="end"))
    return Section((here.title or here.name)[:200], here.who, here.day, tuple(rows))


def _first_start(section: _Section) -> int | None:
    if section.start is not None:
        return section.start
    return section.items[0].start if section.items else None


def _row(item: _Item, start: int | None, inner: tuple[Row, ...]) -> Row:
    kind = item.kind
    if kind == "other" and item.inner:
        kind = "talk"
    return Row(
        item.title,
        kind,
        min(item.minutes or 0, 24 * 60),
        start,
        item.presenters,
        "\n".join(item.text)[:5000],
        tuple(q[:1000] for q in item.questions),
        inner,
        item.is_guessed,
    )


def records(draft: Draft, state: State, new_id: Callable[[], str], said: Said, part: str = "") -> tuple[Record, ...]:
    """The records that bring a draft into the workshop, after what is there; for one Place.

    Rows without a heading go to `part` (its id) when there is one, else to a part of their own.
    """
    out: list[Record] = []
    last_part = max((p.rank for p in parts(state)), default="")
    last_question = max((q.rank for q in ranked(state.each(Question))), default="")
    into = state.find(Part, part) if part else None
    for section in draft.sections:
        last_item = ""
        if not section.title and into is not None and not section.day:
            home = into.id
            last_item = max((i.rank for i in items_in(state, home)), default="")
        else:
            last_part = ranks.between(last_part, "")
            home = new_id()
            out.append(
                Part(id=home, title=section.title or said.part, who=section.who, day=section.day, rank=last_part)
            )
        for row, rank in zip(section.rows, ranks.spread(len(section.rows), last_item), strict=True):
            item = _record(row, home, "", rank, new_id, said)
            out.append(item)
            children = zip(row.rows, ranks.spread(len(row.rows)), strict=True)
            subs = [(sub, _record(sub, home, item.id, sub_rank, new_id, said)) for sub, sub_rank in children]
            out.extend(record for _, record in subs)
            for asked, of in [(row, item), *subs]:
                for question in asked.questions:
                    last_question = ranks.between(last_question, "")
                    out.append(Question(id=new_id(), text=question, item=of.id, rank=last_question))
    return tuple(out)


def _record(row: Row, part: str, parent: str, rank: str, new_id: Callable[[], str], said: Said) -> Item:
    title = row.title or {"end": said.end, "lunch": said.lunch, "": said.part}[row.mark]
    return Item(
        id=new_id(),
        part=part,
        parent=parent,
        kind=row.kind,
        title=title,
        text=row.text,
        minutes=row.minutes,
        start=row.start,
        presenters=row.presenters,
        assumed=said.guessed if row.is_guessed else "",
        rank=rank,
    )
