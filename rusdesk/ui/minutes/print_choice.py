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
        said = _lack(words, wish.kind) if is_empty else _use(words, wish.kind)
        name = print_name(words, wish.kind)
        if wish.kind == "wall" and many:
            name = f"{name}: {state.get(Wall, wish.wall).title}"
        out.append(Choice(name, said, wish, None, is_empty))
    return out


def print_name(words: Words, kind: PrintKind) -> str:
    """What a document of the set is called in lists, and its file after the workshop's name."""
    _ = words
    names: dict[PrintKind, str] = {
        "programme": _("Program till dörren"),
        "wall": _("Vägg"),
        "sign_in": _("Närvarolista"),
        "groups": _("Grupplistor"),
        "group_signs": _("Bordsskyltar, grupper"),
        "name_signs": _("Bordsskyltar, organisationer"),
    }
    return names[kind]


def _use(words: Words, kind: PrintKind) -> str:
    _ = words
    uses: dict[PrintKind, str] = {
        "programme": _("Stort, en sida per dag"),
        "wall": _("Lapparna ruta för ruta, läsbara där de hänger"),
        "sign_in": _("Att skriva under, en lista per del av dagen"),
        "groups": _("Alla på en sida, och en sida per grupp"),
        "group_signs": _("Att vika, en per grupp"),
        "name_signs": _("Att vika, en per organisation"),
    }
    return uses[kind]


def _lack(words: Words, kind: PrintKind) -> str:
    _ = words
    lacks: dict[PrintKind, str] = {
        "programme": _("Inget program än"),
        "wall": _("Inga lappar än"),
        "sign_in": _("Inga deltagare än"),
        "groups": _("Inga grupper än"),
        "group_signs": _("Inga grupper än"),
        "name_signs": _("Inga deltagare än"),
    }
    return lacks[kind]
