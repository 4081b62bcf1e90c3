"""A pasted programme as text, read into parts and items."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from rusdesk.domain import ranks
from rusdesk.domain.agenda import Item, ItemKind, Part, items_in, parts
from rusdesk.domain.people import Question
from rusdesk.domain.plain import cleaned
from rusdesk.domain.record import Record
from rusdesk.domain.state import State, ranked
from rusdesk.exchange.agenda_words import (
    OTHERWISE_MINUTES,
    USUAL_MINUTES,
    Times,
    after_part_name,
    bare,
    date_in,
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

Mark = Literal["", "end", "lunch"]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the day to be; `title` is empty for lines without a heading. `day` is an ISO date or empty."""

    title: str
    who: str
    day: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A line that became nothing. `number` counts from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    sections: tuple[Section, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()

    @property
    def count(self) -> int:
        """How many items it makes, parts of items counted too."""
        return sum(1 + len(r.rows) for s in self.sections for r in s.rows)

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


@dataclass(frozen=True, slots=True)
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
    name: str = ""  # the date's own words, for a day without parts
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
    `days` are the workshop's, for headings with a date but no year.
    """
    lines, unplaced = _lines(text)
    has_frame = any(x.is_heading or x.times.start is not None for x in lines)
    plain = [x for x in lines if not x.is_bullet and not x.is_heading]
    timed = [x for x in plain if x.times.start is not None]
    mostly_timed = bool(timed) and 2 * len(timed) >= len(plain)
    sections: list[_Section] = [_Section()]
    day = ""
    for n, line in enumerate(lines):
        here = sections[-1]
        is_date, found = date_in(line.words, tuple(days)) if line.times.start is None else (False, "")
        if is_date:
            day = found
            if found:
                sections.append(_Section(day=day, name=bare(line.words)))
            else:
                unplaced.append(Unplaced(line.number, line.raw))
            continue
        if line.is_heading:
            if not here.items and not here.title:
                sections.pop()
            sections.append(_heading(line, day))
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
    made = [s for s in sections if s.items or s.title]
    for n, section in enumerate(made):
        _lengths(section, made[n + 1] if n + 1 < len(made) else None)
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
        if times.start is None and (hours := _HOURS.search(words)) and is_part_name(words):
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
        if waiting is not None:
            if line.times.start is None and bare(line.words):
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
    return out, unplaced


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


def _heading(line: _Line, day: str) -> _Section:
    words = bare(re.sub(r"\s*,\s*(?=[:(]|$)", " ", line.words)).replace(" :", ":")
    who = _WHO.search(words)
    return _Section(words, who[1] if who else "", day, start=line.times.start, end=line.times.end)


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
            if until is None and after and after.day == here.day and not speaks_of_lunch(after.title):
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
        next_start = _first_start(after) if after and after.day == here.day else None
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
