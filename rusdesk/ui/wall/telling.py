"""What lies on the wall in words: for those who hear the screen, and for what can't be read as it stands."""

from __future__ import annotations

from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import Rect
from rusdesk.domain.people import Group
from rusdesk.domain.state import State
from rusdesk.domain.wall import AREA_HEAD, GROUP_HEAD, Area, Note
from rusdesk.machine.languages import Words
from rusdesk.ui.wall.choice import Choice
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.ground_painter import GroundPainter
from rusdesk.ui.wall.lens import Lens
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.placing import plot_at
from rusdesk.ui.wall.said import said_in_full
from rusdesk.ui.words import colour_name


def told_beside(words: Words, state: State, model: WallModel, note_id: str) -> list[str]:
    """What is told of a note besides its text and colour: who else says it, its foot, votes, what keeps it back."""
    note = state.get(Note, note_id)
    parts = [words("med bild")] if note.picture else []
    if merged := model.merged.get(note_id):
        parts.append(said_in_full(words, *merged))
    if foot := model.feet[model.row(note_id)]:
        parts.append(foot)
    if badge := model.badges.get(note_id):
        secret = words("röstad, dold tills den visas")
        parts.append(secret if badge.is_secret else words.n("{n} röst", "{n} röster", badge.dots))
    if model.is_hidden[model.row(note_id)]:
        parts.append(words("dold för rummet"))
    if note.is_outside:
        parts.append(words("utanför anteckningarna"))
    if note.is_pinned:
        parts.append(words("fäst"))
    return parts


def described(words: Words, state: State, model: WallModel, note_id: str, is_selected: bool) -> str:
    """ "Lapp, Kollegialt utbyte, Grupp 6, fråga 2, grön, 3 av 9, vald"."""
    note = state.get(Note, note_id)
    parts = [words("Lapp"), note.text.replace("\n", " ")]
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
    if note_id in model:
        parts += told_beside(words, state, model, note_id)
    mates = model.in_area(note.area) if area else []
    if note_id in mates:
        parts.append(words("{n} av {count}").format(n=mates.index(note_id) + 1, count=len(mates)))
    if is_selected:
        parts.append(words("vald"))
    return ", ".join(p for p in parts if p)


def described_thing(words: Words, state: State, model: WallModel, thing: str, is_selected: bool) -> str:
    """A note, text card or area as it is heard; empty when it isn't there."""
    if thing in model:
        return described(words, state, model, thing, is_selected)
    if card := model.card(thing):
        parts = [words("Textkort"), card.heading, card.body.replace("\n", ", ")]
        pinned = card.is_pinned
    elif plot := model.plot(thing):
        frame = next((f for f in model.ground.frames if any(p.id == thing for p in f.plots)), None)
        group = (frame.title or words("Grupp {n}").format(n=frame.number)) if frame and frame.group else ""
        heading = plot.heading or (words("Ej sorterat på fråga") if plot.is_unsorted else "")
        parts = [words("Ruta"), group, heading, words.n("{n} lapp", "{n} lappar", model.count([thing]))]
        pinned = plot.is_pinned
    else:
        return ""
    parts += [words("fäst") if pinned else "", words("vald") if is_selected else ""]
    return ", ".join(p for p in parts if p)


def described_choice(words: Words, state: State, model: WallModel, choice: Choice) -> str:
    """Where one is: the note or text card that the keys act from, or the areas selected by their heading."""
    if model.has(choice.focused):
        return described_thing(words, state, model, choice.focused, choice.focused in choice.things)
    told = [described_thing(words, state, model, area, False) for area in choice.areas]
    return ", ".join([*(t for t in told if t), words("vald")]) if any(told) else ""


@frozen
class Whereat:
    """A point of the wall (wall units), and how near it is seen."""

    model: WallModel
    lens: Lens
    x: float
    y: float


def told_at(words: Words, state: State, at: Whereat, fit: Fit, ground: GroundPainter) -> str:
    """What can't be read as it stands: a cut or distant note or text card, a heading; empty when all can."""
    note = state.find(Note, at.model.note_at(at.x, at.y))
    is_far = at.lens.zoom < 0.5
    if note:
        # a picture's caption is one line
        is_small = is_far or fit.is_cut(note.text, note.shape) or bool(note.picture)
        merged = at.model.merged.get(note.id)
        said = said_in_full(words, *merged) if merged else ""
        foot = " · ".join(x for x in (said, at.model.feet[at.model.row(note.id)]) if x)
        outside = words("Utanför anteckningarna") if note.is_outside else ""
        pinned = words("Fäst på sin plats") if note.is_pinned else ""
        return "\n".join(s for s in (note.text if is_small else "", foot, outside, pinned) if s)
    if card := at.model.card(at.model.card_at(at.x, at.y)):
        is_small = is_far or ground.card_height(card.heading, card.body, card.rect.w) > card.rect.h
        return "\n".join(t for t in (card.heading, card.body) if t) if is_small else ""
    for frame in at.model.ground.frames:
        if frame.group and frame.rect.overlaps(Rect(at.x, at.y, 0, 0)) and at.y < frame.rect.y + GROUP_HEAD:
            return ground.headings.name(frame)
    plot = plot_at(at.model, at.x, at.y)
    return plot.heading if plot and plot.rect.y <= at.y < plot.rect.y + AREA_HEAD else ""
