"""The outline of a wall: group › area › theme › note, those a note stands for below it, and the text cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.merging import all_absorbed
from rusdesk.domain.state import State, ranked
from rusdesk.domain.themes import themes_of
from rusdesk.domain.wall import Area, Note, TextCard, areas_of

BranchKind = Literal["group", "area", "theme", "card", "note", "said"]


@frozen
class Branch:
    """One row and what is under it. `id` is its record's, empty for the place of what lies in no area.

    A theme comes once under each area that has notes of it, so that the path of ids is what is unique.
    """

    kind: BranchKind
    id: str
    under: tuple[Branch, ...] = ()

    @property
    def notes(self) -> int:
        """How many notes are under it; those another stands for aren't counted."""
        return sum((b.kind == "note") + b.notes for b in self.under)


def outline(state: State, wall: str) -> tuple[Branch, ...]:
    """The wall's areas in their order, those of a group below it, then what lies in none; within an area its cards,
    its notes without a theme row by row, and its themes with theirs.
    """
    said = all_absorbed(state, wall)
    of_area: dict[str, list[Note]] = {}
    for note in state.each(Note):
        if note.wall == wall and not note.merged_into and not note.awaits:
            of_area.setdefault(note.area, []).append(note)
    cards: dict[str, list[TextCard]] = {}
    for card in ranked(c for c in state.each(TextCard) if c.wall == wall):
        cards.setdefault(card.area, []).append(card)
    themes = [t.id for t in themes_of(state, wall)]
    out: list[Branch] = []
    groups: dict[str, int] = {}
    for area in areas_of(state, wall):
        branch = Branch("area", area.id, _within(cards.get(area.id, ()), of_area.get(area.id, ()), themes, said))
        if not area.group:
            out.append(branch)
        elif area.group in groups:
            at = groups[area.group]
            out[at] = replace(out[at], under=(*out[at].under, branch))
        else:
            groups[area.group] = len(out)
            out.append(Branch("group", area.group, (branch,)))
    for at in groups.values():
        only = out[at].under[0]
        lone = state.find(Area, only.id)
        if len(out[at].under) == 1 and lone and not lone.question and not lone.title:
            # a group's one area without a heading of its own is the group's row
            out[at] = only
    loose = _within(cards.get("", ()), of_area.get("", ()), themes, said)
    return (*out, Branch("area", "", loose)) if loose else tuple(out)


def _within(
    cards: Iterable[TextCard], notes: Iterable[Note], themes: Sequence[str], said: dict[str, list[Note]]
) -> tuple[Branch, ...]:
    by_theme: dict[str, list[Branch]] = {}
    for note in sorted(notes, key=lambda n: (n.y, n.x, n.made_at, n.id)):
        others = tuple(Branch("said", n.id) for n in said.get(note.id, ()))
        by_theme.setdefault(note.theme, []).append(Branch("note", note.id, others))
    sorted_in = (Branch("theme", t, tuple(by_theme[t])) for t in themes if t in by_theme)
    return (*(Branch("card", c.id) for c in cards), *by_theme.get("", ()), *sorted_in)
