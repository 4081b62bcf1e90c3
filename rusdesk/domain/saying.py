"""Who says what a note says: the groups of the note and of those it stands for; and the tags and names in use."""

from __future__ import annotations

from collections import Counter

from rusdesk.domain.people import Group, Participant
from rusdesk.domain.plain import folded
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note


def leading(state: State, note: Note) -> Note:
    """The note that stands for this one; itself when none does."""
    return state.find(Note, note.merged_into) or note


def stood_for(state: State, note: str) -> list[Note]:
    """The notes that this one stands for, oldest first."""
    return sorted((n for n in state.each(Note) if n.merged_into == note), key=lambda n: (n.made_at, n.id))


def group_of(state: State, note: Note) -> Group | None:
    area = state.find(Area, note.area)
    return state.find(Group, area.group) if area else None


def groups_saying(state: State, note: Note) -> list[Group]:
    """The groups that say what a note says, by number, each once."""
    found = [g for n in (note, *stood_for(state, note.id)) if (g := group_of(state, n))]
    return sorted({g.id: g for g in found}.values(), key=lambda g: (g.number, g.rank, g.id))


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
