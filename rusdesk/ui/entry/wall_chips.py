"""The chips of a line typed on a wall: group, question, colour, tags, who said it, and what isn't there."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.domain.entry import Entry
from rusdesk.domain.people import Group, Unit
from rusdesk.domain.plain import shortened
from rusdesk.domain.saying import groups_saying
from rusdesk.domain.state import State
from rusdesk.domain.wall import NOTE_LIMIT, NOTE_SOFT_LIMIT, Area, Note, questions_of
from rusdesk.domain.wall_line import WallLine
from rusdesk.machine.languages import Words
from rusdesk.ui.entry.deeds import Spot, Tag, area_for, group_name
from rusdesk.ui.words import colour_name


def wall_tags(state: State, words: Words, entry: Entry, spot: Spot, units: Sequence[Unit]) -> list[Tag]:
    """Where a line lands on a wall and what it brings along, before Enter."""
    _ = words
    if entry.aim == "also":
        return [*_also_tags(state, words, entry, spot), *_said_tags(entry, units)]
    out = _missing_tags(words, entry)
    area = state.find(Area, area_for(state, spot, entry.group, entry.question))
    group = state.find(Group, area.group) if area else None
    place: list[Tag] = []
    if group:
        place.append(Tag(group_name(words, group), "users", "solid" if entry.group is not None else "accent"))
    elif area and area.title:
        place.append(Tag(shortened(area.title, 28), "layout-grid", "accent"))
    asked = questions_of(state, spot.wall)
    at = next((n for n, q in enumerate(asked, 1) if area and q.id == area.question), 0)
    if at:
        place.append(Tag(_("Fråga {n}").format(n=at), "", "solid" if entry.question is not None else "plain"))
    elif asked and group:
        place.append(Tag(_("Ej sorterat"), ""))
    colour = entry.colour or spot.colour
    place = place or [Tag(_("Lapp"), "sticky-note", "accent")]
    return [
        *out,
        *_length_tags(words, entry),
        *place,
        Tag(colour_name(words, colour), colour=colour),
        *_said_tags(entry, units),
    ]


def note_tags(words: Words, read: WallLine, units: Sequence[Unit]) -> list[Tag]:
    """What goes with a note that is written anew."""
    return [*_length_tags(words, read), *_said_tags(read, units)]


def _said_tags(entry: Entry | WallLine, units: Sequence[Unit]) -> list[Tag]:
    unit = next((u.short for u in units if u.code == entry.unit), "")
    out = [Tag(shortened(unit, 28), "map-pin", "solid")] if unit else []
    out += [Tag(shortened(entry.author, 28), "user", "solid")] if entry.author else []
    return out + [Tag(f"#{shortened(tag, 20)}", "", "solid") for tag in entry.tags]


def _missing_tags(words: Words, entry: Entry) -> list[Tag]:
    if entry.missing_group is not None:
        said = words("Grupp {n} finns inte – skrivs här som text").format(n=entry.missing_group)
    elif entry.missing_question is not None:
        said = words("Fråga {n} finns inte – skrivs här som text").format(n=entry.missing_question)
    else:
        return []
    return [Tag(said, "triangle-alert", "warn")]


def _length_tags(words: Words, entry: Entry | WallLine) -> list[Tag]:
    """A long note is said quietly, one too long plainly; both keep every letter."""
    length = len(entry.text)
    if length > NOTE_LIMIT:
        said = words("{n} tecken, högst {limit} får plats").format(n=grouped(length), limit=grouped(NOTE_LIMIT))
        return [Tag(said, "triangle-alert", "over")]
    if length > NOTE_SOFT_LIMIT:
        return [Tag(words("Lång lapp: {n} tecken").format(n=grouped(length)), "info", "warn")]
    return []


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")


def also_problem(state: State, words: Words, entry: Entry, spot: Spot) -> str:
    """Why no note can be said by another group too, or nothing."""
    notes = [n for i in spot.notes if (n := state.find(Note, i))]
    if not notes:
        return words("Det finns ingen lapp att lägga gruppen till. Mellanslag först gör raden till en lapp.")
    if all(entry.group in groups_saying(state, n) for n in notes):
        return words("Grupp {n} har redan sagt det. Mellanslag först gör raden till en lapp.").format(n=entry.group)
    return ""


def _also_tags(state: State, words: Words, entry: Entry, spot: Spot) -> list[Tag]:
    _ = words
    notes = [n for i in spot.notes if (n := state.find(Note, i))]
    said = _("Även grupp {n}").format(n=entry.group)
    if not notes:
        return [Tag(_("Ingen lapp att lägga till"), "triangle-alert", "warn")]
    if also_problem(state, words, entry, spot):
        return [Tag(_("Grupp {n} har redan sagt det").format(n=entry.group), "info", "warn")]
    first = " ".join(notes[0].text.split())
    if len(notes) > 1:
        return [Tag(said, "users", "solid"), Tag(_.n("{n} vald lapp", "{n} valda lappar", len(notes)), "sticky-note")]
    return [Tag(said, "users", "solid"), Tag(shortened(first, 28), "sticky-note")]
