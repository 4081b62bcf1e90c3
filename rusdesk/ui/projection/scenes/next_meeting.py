"""The next meeting: when, where, about what and who plans it; and the other dates to come."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rusdesk.domain.plain import blocks
from rusdesk.domain.state import ranked
from rusdesk.domain.workshop import ComingDate
from rusdesk.machine.languages import Words
from rusdesk.ui.projection.moment import Moment
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.scenes.text import Entry, by_page, entries, paint_entries
from rusdesk.ui.projection.stage import BODY_BOTTOM, INNER, MARGIN, Stage

_DATE_TOP = 216.0
_LIST_TOP = 352.0
_LIST_ROOM = BODY_BOTTOM + 8 - _LIST_TOP
_FULL_ROOM = BODY_BOTTOM + 8 - 232.0


def when(words: Words, date: ComingDate) -> str:
    """ "9–10 september 2026, lunch till lunch (preliminärt)"."""
    isos = [i for i in (date.start, date.end) if i]
    try:
        said = words.days(_span(date.start, date.end)) if isos else ""
    except ValueError:
        said = "–".join(isos)
    told = ", ".join(t for t in (said, date.hours) if t)
    if date.is_preliminary and told:
        told = words("{date} (preliminärt)").format(date=told)
    return told


def _span(start: str, end: str) -> list[str]:
    """Every day from start to end; both as they are when one is only a month or they lie far apart."""
    from datetime import date, timedelta

    if start.count("-") != 2 or end.count("-") != 2:
        return [i for i in (start, end) if i]
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if not 0 <= (last - first).days <= 31:
        return [start, end]
    return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]


def _shown(moment: Moment) -> tuple[ComingDate | None, list[Entry]]:
    words, state = moment.words, moment.state
    dates = ranked(state.each(ComingDate))
    main = state.find(ComingDate, moment.shown.target) or next((d for d in dates if d.kind == "next_meeting"), None)
    out: list[Entry] = []
    if main is not None:
        if main.topic:
            out.append(Entry(main.topic))
        if main.place:
            out.append(Entry(words("Plats: {place}").format(place=main.place)))
        if main.second_place:
            out.append(Entry(main.second_place))
        if main.planners:
            out.append(Entry(words("Planeras av {planners}").format(planners=words.join(main.planners))))
        out += entries(blocks(main.agenda))
    others = [d for d in dates if main is None or d.id != main.id]
    if others:
        out.append(Entry(words("Fler datum") if main else words("Datum framöver"), is_heading=True))
        for date in others:
            told = when(words, date)
            out.append(Entry(f"{told} · {date.title}" if told else date.title, "•", 1))
    return main, out


def pages(stage: Stage, moment: Moment, kit: Kit) -> int:
    main, listed = _shown(moment)
    return len(by_page(stage, listed, INNER, _LIST_ROOM if main else _FULL_ROOM)[1])


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    theme, words = stage.theme, moment.words
    main, listed = _shown(moment)
    top, room = (_LIST_TOP, _LIST_ROOM) if main else (232.0, _FULL_ROOM)
    px, paged = by_page(stage, listed, INNER, room)
    page = min(moment.shown.page, len(paged) - 1)
    heading = words("Nästa träff")
    if main is None:
        stage.head(moment.title, heading)
        if not listed:
            said = QRectF(MARGIN, 232, INNER, 700)
            stage.text(words("Datum kommer"), said, (76,), theme.ink2, bold=True, middle=True)
    else:
        title = main.title if main.title.strip().casefold() != heading.casefold() else ""
        stage.head(heading if title else moment.title, title or heading)
        date = QRectF(MARGIN, _DATE_TOP, INNER, 104)
        told = when(words, main) or words("Datum kommer")
        sizes = (84, 76, 72, 64, 60, 52, 48, 44)
        stage.text(told, date, sizes, theme.accent, bold=True, tnum=True, most_lines=1, middle=True)
    paint_entries(stage, paged[page], px, top, INNER, room)
    left = moment.title if main else ""
    if len(paged) > 1:
        left = words("Sida {page} av {pages}").format(page=page + 1, pages=len(paged))
    stage.foot(left, moment.next_words())
