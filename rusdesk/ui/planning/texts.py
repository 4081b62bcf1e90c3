"""The sections for summaries and links."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rusdesk.domain.record import Record
from rusdesk.domain.state import State, ranked
from rusdesk.domain.workshop import Link, Summary
from rusdesk.ui.planning.cards import CardList, CardSection, CardWords
from rusdesk.ui.planning.common import item_choices
from rusdesk.ui.planning.fields import ChoiceField, Form, TextField
from rusdesk.ui.seat import Seat


def summaries_section(seat: Seat) -> CardSection:
    """Texts with paragraphs, bullets and numbered points."""
    _ = seat.words
    lead = _("Texter att visa för rummet och ta med i mötesanteckningarna.")
    title = _("Sammanfattningar")
    cards = summary_cards(seat)
    return CardSection(seat, "file-text", title, lead, cards, lambda n: _.n("{n} text", "{n} texter", n))


def summary_cards(seat: Seat, item: Callable[[], str] | None = None) -> CardList[Summary]:
    """The summaries, or those of one item, to which new ones then belong."""
    _ = seat.words

    def form(summary: Summary) -> Form:
        out = Form(seat.theme)
        out.add(
            TextField(seat, Summary, summary.id, "title", _("Rubrik")),
            ChoiceField(seat, Summary, summary.id, "item", _("Hör till"), item_choices(_)),
            stretches=(3, 2),
        )
        hint = _("En rad som börjar med - blir en punkt, en som börjar med 1. blir numrerad.")
        out.add(TextField(seat, Summary, summary.id, "body", _("Text"), lines=5, hint=hint))
        return out

    def new(state: State, rank: str) -> Sequence[Record]:
        return (Summary(id=seat.new_id(), title=_("Ny sammanfattning"), item=item() if item else "", rank=rank),)

    def listed(state: State) -> list[Summary]:
        mine = item() if item else None
        return ranked(s for s in state.each(Summary) if mine in (None, s.item))

    words = CardWords(
        add=_("Lägg till sammanfattning"),
        empty_title=_("Inga sammanfattningar än"),
        empty=_("En sammanfattning kan visas för rummet och kommer med i mötesanteckningarna."),
        one=lambda n: _("Sammanfattning {number}").format(number=n),
    )
    return CardList(seat, Summary, listed, form, new, words, "file-text")


def links_section(seat: Seat) -> CardSection:
    """Things to open: boards, documents, meetings."""
    _ = seat.words
    lead = _("Det som öppnas under dagen, och som står i mötesanteckningarna.")
    cards = link_cards(seat)
    return CardSection(seat, "link", _("Länkar"), lead, cards, lambda n: _.n("{n} länk", "{n} länkar", n))


def link_cards(seat: Seat, item: Callable[[], str] | None = None) -> CardList[Link]:
    """The links, or those of one item, to which new ones then belong."""
    _ = seat.words

    def form(link: Link) -> Form:
        out = Form(seat.theme)
        out.add(
            TextField(seat, Link, link.id, "title", _("Namn")),
            ChoiceField(seat, Link, link.id, "item", _("Hör till"), item_choices(_)),
        )
        out.add(TextField(seat, Link, link.id, "address", _("Adress"), placeholder="https://"))
        return out

    def new(state: State, rank: str) -> Sequence[Record]:
        return (Link(id=seat.new_id(), title=_("Ny länk"), item=item() if item else "", rank=rank),)

    def listed(state: State) -> list[Link]:
        mine = item() if item else None
        return ranked(x for x in state.each(Link) if mine in (None, x.item))

    words = CardWords(
        add=_("Lägg till länk"),
        empty_title=_("Inga länkar än"),
        empty=_("Tavlor, dokument och möten som hör till dagen."),
        one=lambda n: _("Länk {number}").format(number=n),
    )
    return CardList(seat, Link, listed, form, new, words, "link")
