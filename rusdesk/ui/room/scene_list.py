"""Everything that may be put before the room now, by name: for the room's menu and the command list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from rusdesk.commands.projection import ShowScene
from rusdesk.domain import grouping
from rusdesk.domain.agenda import Item, current_run
from rusdesk.domain.own_pictures import own_pictures
from rusdesk.domain.people import Group, Question
from rusdesk.domain.plain import shortened
from rusdesk.domain.projection import Scene
from rusdesk.domain.rounds import rounds
from rusdesk.domain.state import State, ranked
from rusdesk.domain.statusmap import layers_of, maps
from rusdesk.domain.themes import themes_of
from rusdesk.domain.votes import votes
from rusdesk.domain.wall import areas_of, walls
from rusdesk.domain.workshop import ComingDate, Summary
from rusdesk.machine.languages import Words
from rusdesk.ui.dialogs.command_list import Entry
from rusdesk.ui.entry.deeds import group_name
from rusdesk.ui.seat import Seat
from rusdesk.ui.words import scene_name


class Choice(NamedTuple):
    """A scene with its target, and what it is called."""

    text: str
    scene: Scene
    target: str = ""


def scenes(seat: Seat, current_item: str) -> list[Choice]:
    """What may be shown, in the order of a day. `current_item` counts when nothing is under way."""
    state, _ = seat.desk.state, seat.words
    run = current_run(state)
    item = run.item if run else current_item
    out = [Choice(scene_name(_, "welcome"), "welcome")]
    out.append(Choice(scene_name(_, "programme"), "programme", item))
    out.append(Choice(scene_name(_, "clock"), "clock", item))
    out.append(Choice(scene_name(_, "slides"), "slides", item))
    for q in ranked(state.each(Question)):
        out.append(Choice(_("Fråga: {text}").format(text=shortened(q.text, 44)), "question", q.id))
    if any(g.members for g in grouping.groups(state)):
        out.append(Choice(scene_name(_, "groups"), "groups", item))
    out += [Choice(_("Runda: {title}").format(title=shortened(r.title, 44)), "round", r.id) for r in rounds(state)]
    out += _maps(state, _)
    out += [Choice(_("Omröstning: {title}").format(title=shortened(v.title, 44)), "vote", v.id) for v in votes(state)]
    out += _walls(state, _)
    for s in ranked(state.each(Summary)):
        out.append(Choice(_("Text: {title}").format(title=shortened(s.title, 44)), "text", s.id))
    for own in own_pictures(state):
        out.append(Choice(_("Egen bild: {title}").format(title=shortened(own.title, 44)), "picture", own.id))
    out.append(Choice(scene_name(_, "today"), "today"))
    if any(True for _d in state.each(ComingDate)):
        out.append(Choice(scene_name(_, "dates"), "dates"))
    out.append(Choice(scene_name(_, "next_meeting"), "next_meeting"))
    closing = next((i for i in state.each(Item) if i.kind == "closing"), None)
    out.append(Choice(scene_name(_, "thanks"), "thanks", closing.id if closing else ""))
    return out


def scene_entries(seat: Seat, choices: Iterable[Choice]) -> list[Entry]:
    """ "Visa för rummet: Program" and the rest, for the command list; each shows its scene."""
    _ = seat.words

    def entry(one: Choice) -> Entry:
        name = _("Visa för rummet: {scene}").format(scene=one.text.strip())
        return Entry(name, "", "cast", lambda: seat.desk.do(ShowScene(one.scene, one.target)), "bild scene show room")

    return [entry(one) for one in choices]


def pause_entries(seat: Seat, pause: Callable[[int], None]) -> list[Entry]:
    """ "Paus i 10 min", for the command list."""
    _ = seat.words

    def entry(n: int) -> Entry:
        return Entry(_("Paus i {time}").format(time=_.minutes(n)), "", "coffee", lambda: pause(n), "rast paus break")

    return [entry(n) for n in (5, 10, 15, 20, 30)]


def _maps(state: State, _: Words) -> Iterator[Choice]:
    for one in maps(state):
        for layer in layers_of(state, one.id):
            when = f" ({_.date(layer.dated)})" if layer.dated else ""
            yield Choice(_("Karta: {title}").format(title=shortened(layer.title, 44) + when), "map", layer.id)


def _walls(state: State, _: Words) -> Iterator[Choice]:
    for wall in walls(state):
        yield Choice(_("Vägg: {title}").format(title=shortened(wall.title, 44)), "wall", wall.id)
        if there := themes_of(state, wall.id):
            yield Choice(_("Teman: {title}").format(title=shortened(wall.title, 44)), "themes", wall.id)
            yield from (Choice(f"    {shortened(theme.title, 44)}", "themes", theme.id) for theme in there)
        for area in areas_of(state, wall.id):
            group = state.find(Group, area.group)
            question = state.find(Question, area.question)
            asked = shortened(question.text, 44) if question else ""
            names = (group_name(_, group) if group else "", area.title, asked)
            said = ", ".join(s for s in names if s)
            if said:
                yield Choice(f"    {said}", "wall", area.id)
