"""Search in one workshop: what was written, found by every word, wherever it stands."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rusdesk.domain.agenda import Item, in_order
from rusdesk.domain.frozen import frozen
from rusdesk.domain.merging import all_absorbed
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.plain import folded
from rusdesk.domain.rounds import Answer, Round
from rusdesk.domain.state import State, ranked
from rusdesk.domain.themes import themes_of
from rusdesk.domain.votes import choices, votes
from rusdesk.domain.wall import TextCard, Wall, notes_of, walls

SHORTEST = 2  # letters; fewer would find nearly everything
MOST = 20


@frozen(kw_only=True)
class Found:
    """A record and the text it was found by. `item` is the row of the programme it belongs to, or nothing;
    `holder` the wall or round it stands in, `area` the area of a note or text card.
    """

    kind: str
    id: str
    text: str
    item: str = ""
    holder: str = ""
    area: str = ""


def find(state: State, typed: str, most: int = MOST, beside: str = "") -> list[Found]:
    """Items, outcomes, what lies on the walls, votes, answers and jottings that hold every typed word, in that order;
    at most `most`. What lies on the wall `beside` is left out.

    Case and accents make no difference, but å, ä and ö are letters of their own. Each word may be a part of one.
    """
    wanted = _bare(typed).split()
    if sum(len(word) for word in wanted) < SHORTEST:
        return []
    found: list[Found] = []
    for one, text in _texts(state, beside):
        said = _bare(text)
        if all(word in said for word in wanted):
            found.append(replace(one, item=_row(state, one.item)))
            if len(found) == most:
                break
    return found


def holds(said: str, typed: str) -> bool:
    """Whether a text holds every typed word, as `find` reads them."""
    bare = _bare(said)
    return all(word in bare for word in _bare(typed).split())


def _texts(state: State, beside: str) -> Iterator[tuple[Found, str]]:
    for item in in_order(state):
        told = (item.title, item.text, item.presenters, item.notes)
        yield Found(kind="item", id=item.id, text=_first(told), item=item.id), "\n".join(told)
    for outcome in ranked(state.each(Outcome)):
        one = Found(kind="outcome", id=outcome.id, text=outcome.text, item=outcome.item)
        yield one, f"{outcome.text}\n{outcome.owner}"
    for wall in walls(state):
        home, others = wall_home(state, wall.id), all_absorbed(state, wall.id)
        for note in notes_of(state, wall.id) if wall.id != beside else ():
            if note.awaits:
                continue
            # found by what an absorbed note says too, and then it is the one that stands for it
            for said in (note, *others.get(note.id, ())):
                one = Found(kind="note", id=note.id, text=said.text, item=home, holder=wall.id, area=note.area)
                tags = " ".join(f"#{tag}" for tag in said.tags)
                yield one, f"{said.text}\n{said.author}\n{tags}"
        for card in ranked(c for c in state.each(TextCard) if c.wall == wall.id != beside):
            yield card_found(card, home), f"{card.heading}\n{card.body}"
        for theme in themes_of(state, wall.id):
            yield Found(kind="theme", id=theme.id, text=theme.title, item=home, holder=wall.id), theme.title
    for vote in votes(state):
        one = Found(kind="vote", id=vote.id, text=vote.title, item=vote.item, holder=vote.id)
        yield one, "\n".join((vote.title, *(c.text for c in choices(state, vote))))
    for answer in sorted(state.each(Answer), key=lambda a: (a.seq, a.id)):
        asked = state.find(Round, answer.round)
        item_id = asked.item if asked else ""
        yield Found(kind="answer", id=answer.id, text=answer.text, item=item_id, holder=answer.round), answer.text
    for jotting in ranked(state.each(Jotting)):
        yield Found(kind="jotting", id=jotting.id, text=jotting.text, item=jotting.item), jotting.text


def card_found(card: TextCard, home: str) -> Found:
    """A text card as something found, by its heading or else the first line of its body. `home`: see wall_home."""
    text = _first((card.heading, *card.body.split("\n")))
    return Found(kind="text_card", id=card.id, text=text, item=home, holder=card.wall, area=card.area)


def wall_home(state: State, wall_id: str) -> str:
    """The item a wall is shown with; one that belongs to none is at hand in every dialogue."""
    wall = state.find(Wall, wall_id)
    if wall is None:
        return ""
    if wall.item:
        return wall.item
    return next((i.id for i in in_order(state) if i.kind == "dialogue" and not i.parent), "")


def _row(state: State, item_id: str) -> str:
    item = state.find(Item, item_id)
    return (item.parent or item.id) if item else ""


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text.strip()), "")


_ACCENTED = re.compile("[^\x00-\x7fåäö]")


@functools.lru_cache(maxsize=16_384)  # each letter typed into a search looks at the same texts again
def _bare(text: str) -> str:
    """Folded, without accents on letters that Swedish doesn't count as others."""
    return _ACCENTED.sub(lambda m: _stripped(m[0]), folded(text))


def _stripped(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
