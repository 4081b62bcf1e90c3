"""What there is to print: the minutes, the run sheet and the print set, each with its name and why it can't be."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.domain.agenda import Item
from rusdesk.domain.frozen import frozen
from rusdesk.domain.minutes_settings import MinutesKind, settings_of
from rusdesk.domain.people import Unit
from rusdesk.domain.print_set import PrintKind, PrintWish, print_document, wishes
from rusdesk.domain.state import State
from rusdesk.domain.wall import Wall, walls
from rusdesk.machine.languages import Words
from rusdesk.ui.minutes.names import document_name, has_own_name


@frozen
class Choice:
    """One document. `wish` is of the print set; without it it is the minutes, or another `kind` of them.

    `said` tells what it is for, or with `is_empty` why there is nothing in it.
    """

    title: str
    said: str
    wish: PrintWish | None = None
    kind: MinutesKind | None = None
    is_empty: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the others."""
        return (self.wish.kind, self.wish.wall) if self.wish else ("minutes", self.kind or "")

    @property
    def has_papers(self) -> bool:
        """Whether it is drawn for A3 too: what hangs on a wall."""
        return self.wish is not None and self.wish.kind in ("programme", "wall", "groups")


def choices(words: Words, state: State, units: Sequence[Unit]) -> list[Choice]:
    """Everything there is to choose among, in the order it is wanted during a day; the minutes first."""
    _, settings = words, settings_of(state)
    title = (settings.title if has_own_name(settings.kind) else "") or document_name(words, settings.kind)
    out = [Choice(title, _("Som de är nu"))]
    if settings.kind != "running_list":
        has_day = any(True for _item in state.each(Item))
        said = _("Tider, frågor och interna noteringar") if has_day else _("Inget program än")
        out.append(Choice(document_name(words, "running_list"), said, None, "running_list", not has_day))
    many = len(walls(state)) > 1
    for wish in wishes(state):
        is_empty = print_document(state, units, wish).is_empty
        name, use, lack = _told(words, wish.kind)
        if wish.kind == "wall" and many:
            name = f"{name}: {state.get(Wall, wish.wall).title}"
        out.append(Choice(name, lack if is_empty else use, wish, None, is_empty))
    return out


def print_name(words: Words, kind: PrintKind) -> str:
    """What a document of the set is called in lists, and its file after the workshop's name."""
    name, _use, _lack = _told(words, kind)
    return name


def _told(words: Words, kind: PrintKind) -> tuple[str, str, str]:
    """A document's name, what it is for, and what is missing while it would be empty."""
    _ = words
    told: dict[PrintKind, tuple[str, str, str]] = {
        "programme": (_("Program till dörren"), _("Stort, en sida per dag"), _("Inget program än")),
        "wall": (_("Vägg"), _("Lapparna ruta för ruta, läsbara där de hänger"), _("Inga lappar än")),
        "sign_in": (_("Närvarolista"), _("Att skriva under, en lista per del av dagen"), _("Inga deltagare än")),
        "groups": (_("Grupplistor"), _("Alla på en sida, och en sida per grupp"), _("Inga grupper än")),
        "group_signs": (_("Bordsskyltar, grupper"), _("Att vika, en per grupp"), _("Inga grupper än")),
        "name_signs": (_("Bordsskyltar, organisationer"), _("Att vika, en per organisation"), _("Inga deltagare än")),
    }
    return told[kind]
