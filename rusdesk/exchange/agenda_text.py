"""A pasted programme as text, read into parts and items."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.exchange.agenda_days import days_of_span
from rusdesk.exchange.agenda_draft import Draft, Unplaced
from rusdesk.exchange.agenda_lines import lines_of
from rusdesk.exchange.agenda_sections import (
    WHO,
    FoundSection,
    day_section,
    is_subtitle,
    opens_day,
    part_section,
    put,
)
from rusdesk.exchange.agenda_times import divide, give_dates, give_lengths, section_of
from rusdesk.exchange.agenda_words import bare, kind_of

_VAGUE = ("other", "talk", "dialogue")


def read(text: str, days: Sequence[str] = ()) -> Draft:
    """Parts and items of a programme written as text. Never raises: lines that fit nowhere come in `unplaced`.

    A span on a part's heading gives its first start and its end; the time of an item gives its length, and is a
    fixed start only where the part begins, for meals, and where it doesn't follow from the lengths before.
    `days` are the workshop's (ISO dates or months), for the headings of days that don't say the year, or only
    "Fredag" or "Dag 2". A day that nothing dates is a section of its own all the same.
    """
    lines, unplaced = lines_of(text)
    has_frame = any(x.is_heading or x.day or x.times.start is not None for x in lines)
    plain = [x for x in lines if not x.is_bullet and not x.is_heading]
    timed = [x for x in plain if x.times.start is not None]
    mostly_timed = bool(timed) and 2 * len(timed) >= len(plain)
    sections: list[FoundSection] = [FoundSection()]
    days = tuple(days)
    for n, line in enumerate(lines):
        here = sections[-1]
        if line.day and opens_day(line.day, lines[n + 1 : n + 2]):
            made_of = day_section(here, line, line.day, days)
            days += days_of_span(line.day, made_of.day)
            if made_of is not here:
                sections.append(made_of)
            continue
        if line.is_heading:
            sections.append(part_section(here, line, days))
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
        if is_subtitle(here, line, lines[n + 1 :]):
            words = bare(line.words)
            here.title = f"{here.title}: {words}" if here.title else words
            who = WHO.search(words)
            here.who = here.who or (who[1] if who else "")
            continue
        put(here, line, mostly_timed)
    unplaced += [Unplaced(s.line.number, s.line.raw) for s in sections if s.line and not s.items and not s.title]
    made = [s for s in sections if s.items or s.title]
    for n, section in enumerate(made):
        give_lengths(section, made[n + 1] if n + 1 < len(made) else None)
    divide(made)
    give_dates(made, days)
    out = [section_of(s, made[n + 1] if n + 1 < len(made) else None) for n, s in enumerate(made)]
    return Draft(tuple(s for s in out if s.rows or s.title), tuple(sorted(unplaced, key=lambda u: u.number)))
