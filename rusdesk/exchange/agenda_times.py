"""Lengths, days and fixed starts of a pasted programme, from what its lines say and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.exchange.agenda_draft import Row, Section
from rusdesk.exchange.agenda_sections import FoundItem, FoundSection
from rusdesk.exchange.agenda_words import OTHERWISE_MINUTES, USUAL_MINUTES, is_part_name, speaks_of_lunch

_BACK = 180  # minutes that a part of the day begins before the one above it ends, from which it is another day


def give_lengths(here: FoundSection, after: FoundSection | None) -> None:
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
            inner = FoundSection(start=item.start, end=(item.start or 0) + (item.minutes or 0), items=item.inner)
            give_lengths(inner, None)


def _share(run: list[FoundItem], start: int | None, until: int | None) -> None:
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


def divide(made: list[FoundSection]) -> None:
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


def give_dates(made: list[FoundSection], days: Sequence[str]) -> None:
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


def section_of(here: FoundSection, after: FoundSection | None) -> Section:
    """The part to be; `after` is the one below it."""
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


def _first_start(section: FoundSection) -> int | None:
    if section.start is not None:
        return section.start
    return section.items[0].start if section.items else None


def _row(item: FoundItem, start: int | None, inner: tuple[Row, ...]) -> Row:
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
