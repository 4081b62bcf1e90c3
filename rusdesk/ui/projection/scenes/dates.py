"""Every date to come, with title and place."""

from __future__ import annotations

from rusdesk.domain.state import ranked
from rusdesk.domain.workshop import ComingDate
from rusdesk.ui.projection.moment import Moment, joined
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.scenes.next_meeting import when
from rusdesk.ui.projection.scenes.text import Entry, by_page, paint_listed
from rusdesk.ui.projection.stage import Stage


def _entries(moment: Moment) -> list[Entry]:
    out: list[Entry] = []
    for date in ranked(moment.state.each(ComingDate)):
        out.append(Entry(when(moment.words, date) or moment.words("Datum kommer"), is_heading=True))
        out.append(Entry(joined(date.title, date.place)))
    return out


def pages(stage: Stage, moment: Moment, kit: Kit) -> int:
    return len(by_page(stage, _entries(moment))[1])


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    words = moment.words
    paint_listed(stage, moment, words("Datum framöver"), _entries(moment), words("Datum kommer"), (76,))
