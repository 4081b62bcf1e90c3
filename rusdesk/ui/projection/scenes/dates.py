"""Every date to come, with title and place."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rusdesk.domain.state import ranked
from rusdesk.domain.workshop import ComingDate
from rusdesk.ui.projection.moment import Moment, joined
from rusdesk.ui.projection.scenes.next_meeting import when
from rusdesk.ui.projection.scenes.text import Entry, by_page, paint_entries
from rusdesk.ui.projection.stage import BODY_TOP, INNER, MARGIN, Stage

_TOP = 232.0


def _entries(moment: Moment) -> list[Entry]:
    out: list[Entry] = []
    for date in ranked(moment.state.each(ComingDate)):
        out.append(Entry(when(moment.words, date) or moment.words("Datum kommer"), is_heading=True))
        out.append(Entry(joined(date.title, date.place)))
    return out


def pages(stage: Stage, moment: Moment) -> int:
    return len(by_page(stage, _entries(moment))[1])


def paint(stage: Stage, moment: Moment) -> None:
    words = moment.words
    listed = _entries(moment)
    stage.head(moment.title, words("Datum framöver"))
    if not listed:
        said = QRectF(MARGIN, BODY_TOP, INNER, 700)
        stage.text(words("Datum kommer"), said, (76,), stage.theme.ink2, bold=True, middle=True)
        stage.foot("", moment.next_words())
        return
    px, paged = by_page(stage, listed)
    page = min(moment.shown.page, len(paged) - 1)
    paint_entries(stage, paged[page], px, _TOP)
    left = words("Sida {page} av {pages}").format(page=page + 1, pages=len(paged)) if len(paged) > 1 else ""
    stage.foot(left, moment.next_words())
