"""Who said what a note says, and what it is tagged with: the words in use on a wall, and a note as one types it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rusdesk.domain.merging import absorbed, said_by
from rusdesk.domain.people import Participant, Unit
from rusdesk.domain.plain import folded
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note
from rusdesk.domain.wall_line import read_wall_line


def leading(state: State, note: Note) -> Note:
    """The note that stands for this one; itself when none does."""
    return state.find(Note, note.merged_into) or note


def groups_saying(state: State, note: Note) -> tuple[int, ...]:
    """The numbers of the groups that say what a note says."""
    return said_by(state, (note, *absorbed(state, note.id)))


def tags_used(state: State, wall: str) -> list[str]:
    """The tags on a wall, the commonest first, each as it is mostly written."""
    counts: Counter[str] = Counter()
    for note in state.each(Note):
        if note.wall == wall and note.tags:
            counts.update(note.tags)
    seen: dict[str, str] = {}
    for tag, _count in counts.most_common():
        seen.setdefault(folded(tag), tag)
    return list(seen.values())


def names_known(state: State, wall: str) -> list[str]:
    """Who may have said something on a wall: those who take part, and whoever has already."""
    told = [name for p in state.each(Participant) for name in (p.name, p.organisation) if name]
    told += [n.author for n in state.each(Note) if n.wall == wall and n.author]
    seen: dict[str, str] = {}
    for name in told:
        seen.setdefault(folded(name), name)
    return list(seen.values())


def author_of(note: Note, units: Mapping[str, str]) -> str:
    """Who said it: a name, and the unit it comes from. `units` gives the short name by code."""
    return ", ".join(x for x in (note.author, units.get(note.unit, note.unit)) if x)


def tags_beside(note: Note) -> tuple[str, ...]:
    """The tags that don't stand in the note's text already."""
    said = folded(note.text)
    return tuple(tag for tag in note.tags if f"#{folded(tag)}" not in said)


def foot_of(note: Note, shows_authors: bool, units: Mapping[str, str]) -> str:
    """ "Skåne · #tåg #tid". `units` gives short names by code."""
    if not (note.tags or shows_authors):
        return ""
    who = author_of(note, units) if shows_authors else ""
    return " · ".join(x for x in (who, " ".join(f"#{tag}" for tag in tags_beside(note))) if x)


def typed_line(note: Note, units: Sequence[Unit]) -> str:
    """The note as it is typed, with its tags and who said it; with a leading space when the grammar would take more.

    Reading the line gives the note's text, tags, unit and author again.
    """
    names = (note.author,) if note.author else ()
    unit = next((u.short for u in units if u.code == note.unit), "")
    marks = [f"#{tag}" for tag in tags_beside(note)]
    marks += [f"@{x}" for x in (note.author, unit) if x][:1]
    line = " ".join((note.text, *marks))
    read = read_wall_line(line, frozenset(), 0, units, names)
    same = (read.text, read.unit, read.author) == (note.text, "" if note.author else note.unit, note.author)
    if same and {*map(folded, read.tags)} == {*map(folded, note.tags)} and read.colour is None:
        return line
    return f" {note.text}"
