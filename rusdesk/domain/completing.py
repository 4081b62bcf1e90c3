"""What the word being typed in the entry line may become: regions and names after @, tags after #, colours after !."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Unit
from rusdesk.domain.plain import folded, sort_key
from rusdesk.domain.wall import Colour

MOST = 8
_TOKEN = re.compile(r"(?:^|(?<=\s))(?:@(?:[^\W_][^@#!\n]{0,40})?|[#!][\w-]{0,40})$")


@frozen
class Offer:
    """`text` replaces the word, `label` is shown."""

    text: str
    label: str
    kind: Literal["unit", "name", "tag", "colour"]
    colour: Colour | None = None


def token_before(typed: str, at: int) -> tuple[int, str] | None:
    """The word of the grammar that ends at `at`: where it starts, and the word. None in ordinary text.

    A leading space has switched the grammar off.
    """
    if typed[:1].isspace() or (at < len(typed) and not typed[at].isspace()):
        return None
    m = _TOKEN.search(typed[:at])
    return (m.start(), m[0]) if m else None


def offers(
    token: str, units: Sequence[Unit], names: Iterable[str], tags: Iterable[str], colours: Mapping[Colour, str]
) -> list[Offer]:
    """What may be meant, the likeliest first; nothing when the word is whole already. `colours` by name on screen."""
    said = folded(token[1:])
    match token[0]:
        case "@":
            found = [Offer(f"@{u.short}", u.short, "unit") for u in _sorted_units(said, units)]
            found += [Offer(f"@{n}", n, "name") for n in names if _begins(said, n)]
        case "#":
            found = [Offer(f"#{t}", f"#{t}", "tag") for t in tags if folded(t).startswith(said)]
        case _:
            found = [
                Offer(f"!{name.casefold()}", name, "colour", colour)
                for n, (colour, name) in enumerate(colours.items(), 1)
                if folded(name).startswith(said) or said == str(n)
            ]
    if any(folded(o.text) == folded(token) for o in found):
        return []
    if token[0] == "@" and not said:
        # a lone @ is somebody yet to be named: who has been named before comes first
        found.sort(key=lambda o: o.kind != "name")
    return found[:MOST]


def _sorted_units(said: str, units: Sequence[Unit]) -> list[Unit]:
    hits = [
        u for u in units if _begins(said, u.short) or _begins(said, u.name) or (said and u.letter.casefold() == said)
    ]
    return sorted(hits, key=lambda u: (not folded(u.short).startswith(said), sort_key(u.short)))


def _begins(said: str, name: str) -> bool:
    whole = folded(name)
    return whole.startswith(said) or any(word.startswith(said) for word in whole.split())
