"""What outcomes are called, where they came from and when they are due, in words; and their rows in a menu."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import get_args

from PySide6.QtWidgets import QMenu

from rusdesk.domain.due import read_due
from rusdesk.domain.outcomes import Jotting, Outcome, OutcomeKind
from rusdesk.domain.people import Group, Unit
from rusdesk.domain.rounds import Answer, Round, order
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.machine.languages import Words
from rusdesk.ui.theme import Theme

KEYS: dict[OutcomeKind, str] = {
    "decision": "Ctrl+Shift+B",
    "action": "Ctrl+Shift+A",
    "question": "Ctrl+Shift+Q",
    "parked": "Ctrl+Shift+K",
}
OUTSIDE_KEY = "Ctrl+Shift+X"
ICONS: dict[OutcomeKind, str] = {
    "decision": "gavel",
    "action": "list-checks",
    "question": "question",
    "parked": "pin",
}


def kind_word(words: Words, kind: OutcomeKind) -> str:
    names: dict[OutcomeKind, str] = {
        "decision": words("Beslut"),
        "action": words("Åtgärd"),
        "question": words("Fråga"),
        "parked": words("Parkerat"),
    }
    return names[kind]


def due_words(words: Words, due: str, today: datetime.date | None = None) -> str:
    """A due date as people write it, words as they are. The year is left out where the date reads back without it."""
    try:
        whole = words.date(due)
    except ValueError:
        return due
    short = whole.removesuffix(f" {due[:4]}")
    return short if today and due.count("-") == 2 and read_due(short, today) == due else whole


def origin_words(words: Words, state: State, outcome: Outcome, units: Sequence[Unit]) -> str:
    """ "Från en lapp, Grupp 3", or nothing when it was written as it stands."""
    if note := state.find(Note, outcome.note):
        area = state.find(Area, note.area)
        group = state.find(Group, area.group) if area else None
        wall = state.find(Wall, note.wall)
        place = (area.title if area else "") or (wall.title if wall else "")
        if group:
            place = group.title or words("Grupp {n}").format(n=group.number)
        return words("Från en lapp, {place}").format(place=place) if place else words("Från en lapp")
    if answer := state.find(Answer, outcome.answer):
        the_round = state.find(Round, answer.round)
        places = order(state, the_round, units) if the_round else []
        name = next((p.name for p in places if p.who == answer.who), "")
        return words("Från ett svar, {name}").format(name=name) if name else words("Från ett svar")
    return words("Från en anteckning") if state.find(Jotting, outcome.jotting) else ""


def add_outcomes(menu: QMenu, theme: Theme, words: Words, make: Callable[[OutcomeKind], object], but: str = "") -> None:
    """Rows that make an outcome of what the menu is about; the kind `but` is what it is already."""
    into = menu.addMenu(theme.icon("flag", theme.ink2), words("Gör till"))
    for kind in get_args(OutcomeKind):
        if kind != but:
            act = into.addAction(theme.icon(ICONS[kind], theme.ink2), kind_word(words, kind))
            act.setShortcut(KEYS[kind])
            act.triggered.connect(lambda _=False, kind=kind: make(kind))


def add_outside(menu: QMenu, theme: Theme, words: Words, is_outside: bool, put: Callable[[bool], object]) -> None:
    """The row that keeps what the menu is about out of the minutes, or lets it in again."""
    if is_outside:
        act = menu.addAction(theme.icon("eye", theme.ink2), words("Med i anteckningarna igen"))
    else:
        act = menu.addAction(theme.icon("file-minus", theme.ink2), words("Utanför anteckningarna"))
    act.setShortcut(OUTSIDE_KEY)
    act.triggered.connect(lambda: put(not is_outside))
