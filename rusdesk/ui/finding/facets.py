"""The menu of what a wall can be sifted by: colour, tag, area, who said it and theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QWidget

from rusdesk.domain.people import Group, Question
from rusdesk.domain.plain import shortened
from rusdesk.domain.sieve import Sieve, facets
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Area, Wall
from rusdesk.ui.entry.deeds import group_name
from rusdesk.ui.seat import Seat
from rusdesk.ui.wall.menu import colour_icon
from rusdesk.ui.words import colour_name

FACETS = ("colour", "tag", "area", "author", "theme")


def area_name(seat: Seat, state: State, area_id: str) -> str:
    """ "Grupp 3, Vilken roll ska nätverket ha?"."""
    area, _ = state.find(Area, area_id), seat.words
    if area is None:
        return _("Utan ruta")
    group, question = state.find(Group, area.group), state.find(Question, area.question)
    names = (group_name(_, group) if group else "", area.title, shortened(question.text, 28) if question else "")
    return ", ".join(n for n in names if n) or _("Ej sorterat")


def value_name(seat: Seat, state: State, name: str, value: str) -> str:
    """What a chosen value is called, for the chip that takes it away."""
    match name:
        case "colour":
            return colour_name(seat.words, value)
        case "tag":
            return f"#{value}"
        case "area":
            return area_name(seat, state, value)
        case "author":
            return next((u.short for u in seat.units if u.code == value), value)
        case _:
            theme = state.find(Theme, value)
            return theme.title if theme else value


def facet_menu(parent: QWidget, seat: Seat, wall_id: str, now: Sieve, choose: Callable[[Sieve], None]) -> QMenu:
    """A submenu for each thing the wall has several of; what is chosen is ticked, and ticked again it is let go."""
    state, _ = seat.desk.state, seat.words
    there = facets(state, wall_id)
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    wall = state.find(Wall, wall_id)
    captions = dict(wall.legend) if wall else {}
    groups = (
        ("colour", _("Färg"), there.colours),
        ("tag", _("Tagg"), there.tags),
        ("area", _("Ruta"), there.areas),
        ("author", _("Vem"), there.authors),
        ("theme", _("Tema"), there.themes),
    )
    for name, title, values in groups:
        if not values:
            continue
        sub = menu.addMenu(title)
        for value in values:
            said = value_name(seat, state, name, value)
            if name == "colour" and captions.get(value):
                said = f"{said}: {captions[value]}"
            icon = colour_icon(seat.theme, value) if name == "colour" else QIcon()
            act = sub.addAction(icon, said.replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(getattr(now, name) == value)
            other = replace(now, **{name: "" if getattr(now, name) == value else value})
            act.triggered.connect(lambda _c=False, s=other: choose(s))
    if menu.isEmpty():
        menu.addAction(_("Väggen har inget att sålla på")).setEnabled(False)
    return menu
