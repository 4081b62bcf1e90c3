"""Finding and sifting what lies on a wall: by words, colour, tag, area, who said it and theme."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.domain.frozen import frozen
from rusdesk.domain.people import Question, Unit
from rusdesk.domain.search import Found, card_found, find, holds, wall_home
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Area, Note, TextCard, areas_of, groups_of

MOST_FOUND = 400  # elsewhere than on the wall


@frozen
class Sieve:
    """What notes must have: every word of `text`, and whatever else is given. `author` is a unit's code or a name;
    `area` and `theme` are ids, and `NONE` for notes without.
    """

    text: str = ""
    colour: str = ""
    tag: str = ""
    area: str = ""
    author: str = ""
    theme: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it lets everything through."""
        return self == Sieve()

    @property
    def has_facets(self) -> bool:
        """Whether it asks for more than words."""
        return self != Sieve(self.text)

    @property
    def is_of_notes(self) -> bool:
        """Whether it asks for what only notes have."""
        return self != Sieve(self.text, area=self.area)


NONE = "-"


def sifted(state: State, wall: str, sieve: Sieve, units: Sequence[Unit] = ()) -> list[str]:
    """The wall's notes and text cards that pass, in reading order: area by area, row by row. Nothing passes an open
    sieve.
    """
    if sieve.is_open:
        return []
    order = {a.id: n for n, a in enumerate(areas_of(state, wall))}
    names = {u.code: f"{u.name} {u.short}" for u in units}
    absorbed: dict[str, str] = {}
    for note in state.each(Note):
        if note.merged_into:
            absorbed[note.merged_into] = f"{absorbed.get(note.merged_into, '')}\n{note.text}"
    found: list[tuple[Note | TextCard, int]] = [
        (n, n.made_at)
        for n in state.each(Note)
        if n.wall == wall and _shown(n) and _passes(state, n, sieve, names, absorbed.get(n.id, ""))
    ]
    cards = [] if sieve.is_of_notes else [(c, 0) for c in state.each(TextCard) if c.wall == wall]
    found += [(c, at) for c, at in cards if _card_passes(state, c, sieve)]
    found.sort(key=lambda one: (order.get(one[0].area, len(order)), one[0].y, one[0].x, one[1], one[0].id))
    return [one.id for one, _ in found]


def headed(state: State, wall: str, sieve: Sieve) -> list[Found]:
    """The wall's headings that have the words, in the areas' order: a group's once, a question's in each of its areas.
    Nothing when more than words is asked for.
    """
    if sieve.has_facets or not sieve.text.strip():
        return []
    home = wall_home(state, wall)
    groups = {g.id: g.title for g in groups_of(state, wall)}
    out: list[Found] = []
    for area in areas_of(state, wall):
        question = state.find(Question, area.question)
        texts = (groups.pop(area.group, ""), question.text if question else area.title)
        text = next((t for t in texts if t and holds(t, sieve.text)), "")
        if text:
            out.append(Found(kind="area", id=area.id, text=text, item=home, holder=wall, area=area.id))
    return out


def _shown(note: Note) -> bool:
    return not note.awaits and not note.merged_into


def _passes(state: State, note: Note, sieve: Sieve, names: dict[str, str], absorbed: str) -> bool:
    if sieve.colour and note.colour != sieve.colour:
        return False
    if sieve.tag and sieve.tag not in note.tags:
        return False
    if sieve.area and (note.area if state.find(Area, note.area) else NONE) != sieve.area:
        return False
    if sieve.theme and (note.theme if state.find(Theme, note.theme) else NONE) != sieve.theme:
        return False
    if sieve.author and sieve.author not in (note.author, note.unit):
        return False
    if not sieve.text.strip():
        return True
    tags = " ".join(f"#{t}" for t in note.tags)
    return holds("\n".join((note.text, note.author, names.get(note.unit, ""), tags, absorbed)), sieve.text)


def _card_passes(state: State, card: TextCard, sieve: Sieve) -> bool:
    if sieve.area and (card.area if state.find(Area, card.area) else NONE) != sieve.area:
        return False
    return holds(f"{card.heading}\n{card.body}", sieve.text)


def elsewhere(state: State, wall: str, sieve: Sieve) -> list[Found]:
    """What else in the workshop says the words; nothing when more than words is asked for."""
    if sieve.has_facets:
        return []
    return find(state, sieve.text, MOST_FOUND, beside=wall)


def things_found(state: State, wall: str, things: Sequence[str]) -> list[Found]:
    """Notes and text cards of a wall as something found, to be gone to."""
    home, out = wall_home(state, wall), list[Found]()
    for thing in things:
        if card := state.find(TextCard, thing):
            out.append(card_found(card, home))
        elif note := state.find(Note, thing):
            out.append(Found(kind="note", id=note.id, text=note.text, item=home, holder=wall, area=note.area))
    return out


@frozen
class Facets:
    """What there is to sift a wall by: each value once, in order."""

    colours: tuple[str, ...]
    tags: tuple[str, ...]
    areas: tuple[str, ...]
    authors: tuple[str, ...]
    themes: tuple[str, ...]


def facets(state: State, wall: str) -> Facets:
    notes = [n for n in state.each(Note) if n.wall == wall and _shown(n)]
    areas = {n.area for n in notes}
    themes = {n.theme for n in notes if n.theme}
    return Facets(
        colours=tuple(dict.fromkeys(n.colour for n in notes)),
        tags=tuple(sorted({t for n in notes for t in n.tags})),
        areas=tuple(a.id for a in areas_of(state, wall) if a.id in areas),
        authors=tuple(sorted({who for n in notes for who in (n.unit, n.author) if who})),
        themes=tuple(t.id for t in state.each(Theme) if t.id in themes),
    )
