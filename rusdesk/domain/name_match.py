"""Names as Teams writes them, matched to those who take part: "Efternamn Förnamn (Region Skåne)", "Namn | Reglab"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Unit, matching_units
from rusdesk.domain.plain import folded
from rusdesk.domain.roster import Seated

_ROLES = re.compile(
    r"\s*[\[(](?:gäst|guest|external|extern|unverified|overifierad|ej verifierad|organisatör|organizer)[\])]",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[\[(]([^()\[\]]+)[\])]")
_PIECES = re.compile(r"\s*(?:[,|/;]|\s[-–—]\s|@)\s*")
_LETTER = re.compile(r"^[A-ZÅÄÖ]{1,2}$")


@frozen
class Matched:
    """Who a name is: `who` of the roster, empty when it is nobody there or several (`several`, their ids).

    `name` and `organisation` are what the name says, for a guest; `unit` the code it names, empty for none.
    """

    who: str = ""
    name: str = ""
    organisation: str = ""
    unit: str = ""
    several: tuple[str, ...] = ()


def match_name(said: str, rows: Sequence[Seated], units: Sequence[Unit]) -> Matched:
    """First by the person's name in any order, then by the organisation or region that stands with it."""
    text = _ROLES.sub("", " ".join(said.split()))
    organisation = ""
    if m := _BRACKETS.search(text):
        organisation = m[1].strip()
        text = (text[: m.start()] + text[m.end() :]).strip()
    pieces = [p for p in _PIECES.split(text) if p]
    if len(pieces) > 1 and not organisation:
        # "Namn, Region Skåne", but "Efternamn, Förnamn" is one name
        for n in (len(pieces) - 1, 0):
            if _unit(pieces[n], units) or any(_is_of(r, pieces[n]) for r in rows):
                organisation = pieces.pop(n)
                break
    name = " ".join(pieces)
    unit = _unit(organisation, units) or ("" if organisation else _unit(name, units))
    people = [r for r in rows if r.is_person]
    words = set(folded(name).replace(",", " ").split())
    by_name = [r for r in people if words and _name_words(r) == words]
    if not by_name and len(words) > 1:
        # a middle name more or less
        by_name = [r for r in people if _is_nearly(_name_words(r), words)]
    if len(by_name) > 1 and unit:
        by_name = [r for r in by_name if r.unit == unit] or by_name
    if len(by_name) == 1:
        return Matched(by_name[0].who, name, organisation, by_name[0].unit or unit)
    if len(by_name) > 1:
        return Matched("", name, organisation, unit, tuple(r.who for r in by_name))
    if unit:
        mine = [r for r in rows if r.unit == unit]
        own = [r for r in mine if not r.is_person]
        # somebody else than who is named for the region stands for the region as such
        nameless = [r for r in mine if r.is_person and not r.is_named]
        one = own or (nameless if len(nameless) == 1 else [])
        return Matched(one[0].who if one else unit, name if _unit(name, units) != unit else "", organisation, unit)
    of_organisation = [r for r in people if organisation and _is_of(r, organisation)]
    if not of_organisation and not organisation:
        of_organisation = [r for r in people if folded(r.name) == folded(name)]
    if len(of_organisation) == 1:
        return Matched(of_organisation[0].who, name, organisation, of_organisation[0].unit)
    return Matched("", name, organisation, "", tuple(r.who for r in of_organisation))


def _name_words(row: Seated) -> set[str]:
    return set(folded(row.name).replace(",", " ").split())


def _is_nearly(a: set[str], b: set[str]) -> bool:
    return len(a) > 1 and (a <= b or b <= a)


def _is_of(row: Seated, organisation: str) -> bool:
    said = folded(organisation)
    tail = folded(row.full.rpartition(", ")[2])
    return bool(said) and (tail == said or tail.startswith(said) or said.startswith(tail))


def _unit(said: str, units: Sequence[Unit]) -> str:
    """The one unit that a text names: "Region Skåne", "Skåne", "M" as it stands, or a longer text that ends with it."""
    text = said.strip()
    if not text:
        return ""
    if _LETTER.match(text):
        return next((u.code for u in units if u.letter == text), "")
    if len(text) < 3:
        return ""
    word = folded(text)
    exact = [u for u in units if word in (folded(u.name), folded(u.short))]
    if not exact:
        exact = [u for u in units if f" {folded(u.short)} " in f" {word} " or f" {folded(u.name)} " in f" {word} "]
    if not exact and " " not in word:
        exact = matching_units(text, units)
    return exact[0].code if len(exact) == 1 else ""
