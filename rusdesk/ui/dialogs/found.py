"""What a search in the open workshop finds, as rows of the command list that lead there."""

from __future__ import annotations

from collections.abc import Callable

from rusdesk.domain.agenda import Item
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.people import Group, Question
from rusdesk.domain.rounds import Round
from rusdesk.domain.search import Found, find
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Wall
from rusdesk.machine.languages import Words
from rusdesk.ui.dialogs.command_list import Entry
from rusdesk.ui.entry.deeds import group_name

_ICONS = {
    "item": "list",
    "note": "sticky-note",
    "answer": "message-square",
    "jotting": "pencil",
    "outcome": "gavel",
    "vote": "vote",
    "text_card": "file-text",
    "theme": "layout-grid",
    "area": "target",
}


def found_entries(state: State, words: Words, typed: str, go: Callable[[Found], object]) -> list[Entry]:
    """At most twenty, each with what it is and where: "Lapp · Grupp 3"."""
    return [
        Entry(
            " ".join(one.text.split()),
            "",
            _ICONS[one.kind],
            lambda one=one: go(one),  # type: ignore[misc]
            told=found_in(state, words, one),
        )
        for one in find(state, typed)
    ]


def found_in(state: State, words: Words, found: Found) -> str:
    """What it is and where: "Lapp · Grupp 3"."""
    return " · ".join(x for x in (_what(state, words, found), _where(state, words, found)) if x)


def _what(state: State, words: Words, found: Found) -> str:
    match found.kind:
        case "item":
            return words("Punkt")
        case "note":
            return words("Lapp")
        case "answer":
            return words("Svar")
        case "jotting":
            return words("Anteckning")
        case "vote":
            return words("Omröstning")
        case "text_card":
            return words("Textkort")
        case "theme":
            return words("Tema")
        case "area":
            return words("Ruta")
    outcome = state.find(Outcome, found.id)
    match outcome.kind if outcome else "":
        case "decision":
            return words("Beslut")
        case "action":
            return words("Åtgärd")
        case "question":
            return words("Fråga")
        case _:
            return words("Parkerat")


def _where(state: State, words: Words, found: Found) -> str:
    item = state.find(Item, found.item)
    match found.kind:
        case "item":
            # the row itself, unless the words stand in a part of it
            return item.title if item and item.id != found.id else ""
        case "note" | "text_card":
            area = state.find(Area, found.area)
            group = state.find(Group, area.group) if area else None
            if group is not None:
                return group_name(words, group)
            question = state.find(Question, area.question) if area else None
            wall = state.find(Wall, found.holder)
            return (area.title if area else "") or (question.text if question else "") or (wall.title if wall else "")
        case "theme":
            wall = state.find(Wall, found.holder)
            return wall.title if wall else ""
        case "answer":
            asked = state.find(Round, found.holder)
            return asked.title if asked else ""
        case _:
            return item.title if item else ""
