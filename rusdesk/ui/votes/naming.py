"""What votes are called on the screen: who votes, how, and how a count stands."""

from __future__ import annotations

from rusdesk.domain.rounds import RoundOf
from rusdesk.domain.votes import Method
from rusdesk.machine.languages import Words


def voters_said(words: Words, of: RoundOf, count: int) -> str:
    """ "18 regioner"."""
    _ = words
    if of == "units":
        return _.n("{n} region", "{n} regioner", count)
    return _.n("{n} deltagare", "{n} deltagare", count)


def method_name(words: Words, method: Method) -> str:
    names: dict[Method, str] = {"hands": words("Händer"), "dots": words("Prickar"), "phone": words("Mobil")}
    return names[method]


METHOD_ICONS: dict[Method, str] = {"hands": "hand", "dots": "target", "phone": "smartphone"}


def counted_said(words: Words, method: Method, count: int) -> str:
    """ "14 händer", as many as an option was given."""
    match method:
        case "hands":
            return words.n("{n} hand", "{n} händer", count)
        case "dots":
            return words.n("{n} prick", "{n} prickar", count)
        case "phone":
            return words.n("{n} röst", "{n} röster", count)
