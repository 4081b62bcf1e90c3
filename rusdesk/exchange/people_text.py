"""Pasted participants as text, one to a line, read into names and organisations."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rusdesk.domain import ranks
from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Participant, Unit, unit_of
from rusdesk.domain.plain import cleaned, folded
from rusdesk.domain.state import State, ranked

MOST_PEOPLE = 1000
_LONGEST = 200

_MAIL = re.compile(r"<?\b(?:mailto:)?[\w.+'-]+@[\w-]+(?:\.[\w-]+)+>?", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-–•·*]\s+|\d{1,3}[.)]\s+)")
_IN_BRACKETS = re.compile(r"^([^()]+?)\s*\(([^()]+)\)$")
_HEADER = frozenset(
    {"namn", "name", "organisation", "organization", "region", "e-post", "epost", "e-mail", "email", "mejl",
     "roll", "role", "förnamn", "efternamn", "first name", "last name", "full name", "deltagare", "participants"}
)  # fmt: skip
# words that only organisations have; compared with whole words or the ends of words
_ORGANISATION = re.compile(
    r"\b(?:region|regionen|kommun|kommunen|stad|län|länet|länsstyrelsen|ab|hb|university|universitet|högskola|college|agency"
    r"|council|county|department|ministry|institute|institut|förbund|stiftelse|förening|county|network|office|inc|ltd|gmbh)\b"
    r"|\w(?:verket|regionen|styrelsen|myndigheten|kansliet|nätverket|förbundet|rådet|departementet|kommun|institutet|fonden"
    r"|universitetet|högskolan|bolaget|föreningen|centrum|labb?)\b|^[A-ZÅÄÖ]{2,6}$",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"^[A-ZÅÄÖ]{2,6}$")


@frozen
class Person:
    """A participant to be. `is_known` when the workshop or an earlier line has the same one."""

    name: str
    organisation: str
    unit: str
    is_known: bool


@frozen
class Draft:
    people: tuple[Person, ...] = ()
    unplaced: tuple[str, ...] = ()

    @property
    def new(self) -> tuple[Person, ...]:
        return tuple(p for p in self.people if not p.is_known)

    def records(self, state: State, new_id: Callable[[], str]) -> tuple[Participant, ...]:
        """As the function `records`, for those who only hold the draft."""
        return records(self, state, new_id)


def read(text: str, units: Sequence[Unit], state: State | None = None) -> Draft:
    """People from lines such as "Name, Organisation", "Name;Organisation;e-mail", "Organisation" alone.

    Mail addresses are left out and never kept; a line with nothing else is nobody, and comes in `unplaced`.
    Whoever stands there already is marked. Never raises.
    """
    known = {_key(p.name, p.organisation) for p in state.each(Participant)} if state else set()
    people: list[Person] = []
    unplaced: list[str] = []
    for raw in cleaned(text).split("\n"):
        line = _BULLET.sub("", _MAIL.sub("", raw).strip())
        cells = _cells(line)
        if not cells or not any(c.isalnum() for c in line):
            if any(c.isalnum() for c in raw):
                unplaced.append(raw.strip())
            continue
        if len(cells) > 1 and all(folded(c) in _HEADER for c in cells):
            continue
        if len(people) >= MOST_PEOPLE or not any(c.isalpha() for c in line) or max(map(len, cells)) > _LONGEST:
            unplaced.append(raw.strip())
            continue
        name, organisation = _told(cells, units)
        key = _key(name, organisation)
        people.append(Person(name, organisation, unit_of(organisation, units), key in known))
        known.add(key)
    return Draft(tuple(people), tuple(unplaced))


def records(draft: Draft, state: State, new_id: Callable[[], str]) -> tuple[Participant, ...]:
    """The new ones as records, after those that are there; for one Place."""
    last = max((p.rank for p in ranked(state.each(Participant))), default="")
    new = draft.new
    return tuple(
        Participant(id=new_id(), name=p.name, organisation=p.organisation, unit=p.unit, rank=rank)
        for p, rank in zip(new, ranks.spread(len(new), last), strict=True)
    )


def _key(name: str, organisation: str) -> tuple[str, str]:
    return folded(name), folded(organisation)


def _cells(line: str) -> list[str]:
    for cut in ("\t", ";", "|"):
        if cut in line:
            break
    else:
        if m := _IN_BRACKETS.match(line):
            return [m[1].strip(" ,"), m[2].strip()]
        cut = ","
        if "," not in line and (dash := re.split(r"\s+[–—-]\s+", line, maxsplit=1))[1:]:
            return [d.strip() for d in dash if d.strip()]
    return [" ".join(c.split()).strip("\"' <>") for c in line.split(cut) if c.strip(" \"'<>")]


def _told(cells: list[str], units: Sequence[Unit]) -> tuple[str, str]:
    """Name and organisation. One cell is an organisation when it says so, or is a unit; else a name."""
    if len(cells) == 1:
        only = cells[0]
        return ("", only) if _is_organisation(only, units) else (only, "")
    first, second = cells[0], cells[1]
    if _is_organisation(first, units) and not _is_organisation(second, units):
        first, second = second, first
    return first, second


def _is_organisation(text: str, units: Sequence[Unit]) -> bool:
    if unit_of(text, units) or len(text.split()) == 1:
        return True
    return bool(_ORGANISATION.search(text)) or bool(_CAPITALS.match(text))
