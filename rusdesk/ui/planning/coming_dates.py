"""The section for the next meeting and other dates to come."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from rusdesk.domain.record import Record
from rusdesk.domain.state import State, ranked
from rusdesk.domain.workshop import ComingDate
from rusdesk.ui.planning.cards import CardList, CardSection, CardWords
from rusdesk.ui.planning.common import shown_days, typed_days
from rusdesk.ui.planning.fields import ChoiceField, Form, TextField, TickField
from rusdesk.ui.seat import Seat


def first_and_last(days: Sequence[str]) -> Mapping[str, str]:
    """The two fields that a date to come keeps its days in; `end` is empty for a single day."""
    return {"start": days[0] if days else "", "end": days[-1] if len(days) > 1 else ""}


def split_names(text: str) -> tuple[str, ...]:
    """Names with commas, semicolons or lines between."""
    return tuple(" ".join(n.split()) for n in text.replace(";", ",").replace("\n", ",").split(",") if n.strip())


def dates_section(seat: Seat) -> CardSection:
    """The next meeting first, then other dates, as they are ordered."""
    _ = seat.words
    lead = _("Nästa träff och andra datum att komma ihåg.")
    title, cards = _("Nästa träff och datum"), date_cards(seat)
    return CardSection(seat, "calendar", title, lead, cards, lambda n: _.n("{n} datum", "{n} datum", n))


def date_cards(seat: Seat) -> CardList[ComingDate]:
    """The coming dates as cards."""
    _ = seat.words
    shown = shown_days(_)

    def said(date: Any) -> str:
        between = _between(date.start, date.end)
        return shown(between)

    def form(date: ComingDate) -> Form:
        def text(name: str, label: str, **more: Any) -> TextField:
            return TextField(seat, ComingDate, date.id, name, label, **more)

        out = Form(seat.theme)
        kinds = [("next_meeting", _("Nästa träff")), ("other", _("Annat datum"))]
        out.add(
            text("title", _("Rubrik")),
            ChoiceField(seat, ComingDate, date.id, "kind", _("Slag"), kinds),
            stretches=(2, 1),
        )
        out.add(
            text(
                "start", _("Datum"), read=typed_days(seat.clock), takes=said, gives=first_and_last,
                placeholder=_("till exempel: 9–10 september 2026"),
            ),
            text("hours", _("Tider"), placeholder=_("till exempel: lunch till lunch")),
        )  # fmt: skip
        out.add(text("topic", _("Tema"), lines=2))
        out.add(text("place", _("Plats")), text("second_place", _("Andra plats, till exempel middag")))
        out.add(
            text(
                "planners", _("Planeringsgrupp"), read=split_names, show=", ".join,
                placeholder=_("organisationer med komma emellan"),
            )
        )  # fmt: skip
        out.add(text("agenda", _("Program"), lines=3))
        out.add(TickField(seat, ComingDate, date.id, "is_preliminary", _("Preliminärt")))
        return out

    def new(state: State, rank: str) -> Sequence[Record]:
        has_next = any(d.kind == "next_meeting" for d in state.each(ComingDate))
        if has_next:
            return (ComingDate(id=seat.new_id(), kind="other", title=_("Nytt datum"), rank=rank),)
        return (ComingDate(id=seat.new_id(), kind="next_meeting", title=_("Nästa träff"), rank=rank),)

    words = CardWords(
        add=_("Lägg till datum"),
        empty_title=_("Inga datum än"),
        empty=_("Nästa träff och andra datum visas för rummet och i mötesanteckningarna."),
        one=lambda n: _("Datum {number}").format(number=n),
    )
    return CardList(seat, ComingDate, lambda s: ranked(s.each(ComingDate)), form, new, words, "calendar")


def _between(start: str, end: str) -> list[str]:
    """The days that two fields stand for; the two themselves where they are months or lie far apart."""
    if not end:
        return [start] if start else []
    try:
        first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    except ValueError:
        return [start, end]
    span = (last - first).days
    if not 0 <= span <= 31:
        return [start, end]
    return [(first + datetime.timedelta(days=n)).isoformat() for n in range(span + 1)]
