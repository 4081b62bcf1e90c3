"""A note in words, for those who hear the screen."""

from __future__ import annotations

from rusdesk.domain.people import Group
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note
from rusdesk.machine.languages import Words
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.said import said_in_full
from rusdesk.ui.words import colour_name


def described(words: Words, state: State, model: WallModel, note_id: str, is_selected: bool) -> str:
    """ "Lapp, Kollegialt utbyte, Grupp 6, fråga 2, grön, 3 av 9, vald"."""
    note = state.get(Note, note_id)
    parts = [words("Lapp"), note.text.replace("\n", " ")]
    if told := model.merged.get(note_id):
        parts.append(said_in_full(words, *told))
    if foot := model.feet[model.row(note_id)]:
        parts.append(foot)
    area = state.find(Area, note.area)
    if area:
        group = state.find(Group, area.group)
        if group:
            parts.append(group.title or words("Grupp {n}").format(n=group.number))
        number = next((p.number for f in model.ground.frames for p in f.plots if p.id == area.id), 0)
        if number:
            parts.append(words("fråga {n}").format(n=number))
        elif area.title:
            parts.append(area.title)
    parts.append(colour_name(words, note.colour).lower())
    if badge := model.badges.get(note_id):
        secret = words("röstad, dold tills den visas")
        parts.append(secret if badge.is_secret else words.n("{n} röst", "{n} röster", badge.dots))
    if note_id in model and model.is_hidden[model.row(note_id)]:
        parts.append(words("dold för rummet"))
    if note.is_outside:
        parts.append(words("utanför anteckningarna"))
    mates = model.in_area(note.area) if area else []
    if note_id in mates:
        parts.append(words("{n} av {count}").format(n=mates.index(note_id) + 1, count=len(mates)))
    if is_selected:
        parts.append(words("vald"))
    return ", ".join(parts)
