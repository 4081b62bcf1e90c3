"""The menus of Teman: what can be done to a theme, and what sorting and merging add to the notes' menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from rusdesk.domain.themes import Theme, themes_of
from rusdesk.domain.wall import COLOURS, Note
from rusdesk.ui.seat import Seat
from rusdesk.ui.themes.deeds import ThemeDeeds
from rusdesk.ui.themes.key_names import MERGE_KEY, NEW_KEY, PART_KEY, SIMILAR_KEY
from rusdesk.ui.wall.menu import colour_icon
from rusdesk.ui.words import colour_name


def _menu_text(text: str) -> str:
    """A single & would underline the letter after it."""
    return text.replace("&", "&&")


def add_moves(menu: QMenu, seat: Seat, deeds: ThemeDeeds, wall: str, notes: Sequence[str]) -> None:
    """A row for each theme of the wall, and for none."""
    themes = themes_of(seat.desk.state, wall)
    for n, theme in enumerate(themes, start=1):
        act = menu.addAction(colour_icon(seat.theme, theme.colour), _menu_text(theme.title))
        if n <= 9:
            act.setShortcut(f"Alt+{n}")
        act.triggered.connect(lambda _=False, theme=theme: deeds.put(notes, theme.id))
    if themes:
        menu.addSeparator()
    act = menu.addAction(seat.words("Osorterat"))
    act.setShortcut("Alt+0")
    act.triggered.connect(lambda: deeds.put(notes, ""))


def add_themes(
    menu: QMenu,
    seat: Seat,
    deeds: ThemeDeeds,
    notes: Sequence[str],
    new: Callable[[], object],
    similar: Callable[[], object] | None = None,
) -> None:
    """What sorting and merging add to the menu of these notes of one wall."""
    state, _, theme = seat.desk.state, seat.words, seat.theme
    first = next((n for i in notes if (n := state.find(Note, i))), None)
    if first is None:
        return
    menu.addSeparator()
    into = menu.addMenu(theme.icon("layout-grid", theme.ink2), _("Flytta till tema"))
    add_moves(into, seat, deeds, first.wall, notes)
    said = _("Nytt tema av lappen") if len(notes) == 1 else _("Nytt tema av lapparna")
    act = menu.addAction(theme.icon("plus", theme.ink2), said)
    act.setShortcut(NEW_KEY)
    act.triggered.connect(lambda: new())
    if len(notes) > 1:
        act = menu.addAction(theme.icon("group", theme.ink2), _("Slå ihop, säger samma sak"))
        act.setShortcut(MERGE_KEY)
        act.triggered.connect(lambda: deeds.merge(notes))
    standing = [i for i in notes if deeds.speaks_for(i)]
    if standing:
        act = menu.addAction(_("Ta isär"))
        act.setShortcut(PART_KEY)
        act.triggered.connect(lambda: deeds.part(standing))
    if similar is not None and len(notes) == 1:
        act = menu.addAction(theme.icon("search", theme.ink2), _("Liknande lappar"))
        act.setShortcut(SIMILAR_KEY)
        act.triggered.connect(lambda: similar())


def theme_menu(parent: QWidget, seat: Seat, deeds: ThemeDeeds, record: Theme, name: Callable[[], object]) -> QMenu:
    """What can be done to a theme."""
    _, look = seat.words, seat.theme
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    act = menu.addAction(look.icon("pencil", look.ink2), _("Byt namn"))
    act.setShortcut("F2")
    act.triggered.connect(lambda: name())
    _add_theme_colours(menu, seat, deeds, record)
    act = menu.addAction(look.icon("megaphone", look.ink2), _("Läs upp i rummet"))
    act.setShortcut("Ctrl+Shift+L")
    act.triggered.connect(lambda: deeds.read_out(record.id))
    act = menu.addAction(_("Bred ut") if record.is_folded else _("Vik ihop"))
    act.setShortcut("Enter")
    act.triggered.connect(lambda: deeds.fold(record.id))
    # as the keys are named on the sheet, not as Qt names them
    for step, title, key in ((-1, _("Flytta bakåt"), "Alt+↑"), (1, _("Flytta framåt"), "Alt+↓")):
        act = menu.addAction(f"{title}\t{key}")
        act.triggered.connect(lambda _=False, step=step: deeds.move(record.id, step))
    if _others(seat, record):
        menu.addAction(_("Ordna temana efter röster")).triggered.connect(lambda: deeds.order_by_votes())
        menu.addAction(_("Ordna temana efter antal lappar")).triggered.connect(lambda: deeds.order_by_count())
        _add_merges(menu.addMenu(look.icon("group", look.ink2), _("Slå ihop med")), seat, deeds, record)
    menu.addSeparator()
    act = menu.addAction(look.icon("trash-2", look.ink2), _("Ta bort temat, lapparna blir kvar"))
    act.setShortcut("Del")
    act.triggered.connect(lambda: deeds.remove(record.id))
    return menu


def part_menu(parent: QWidget, seat: Seat, deeds: ThemeDeeds, record: Theme, part: str) -> QMenu:
    """The theme's colours, or the themes it can be merged with ("colour", "merge"), alone."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if part == "colour":
        _add_theme_colours(menu, seat, deeds, record)
    else:
        _add_merges(menu, seat, deeds, record)
    return menu


def _add_theme_colours(menu: QMenu, seat: Seat, deeds: ThemeDeeds, record: Theme) -> None:
    _, look = seat.words, seat.theme
    for with_notes, title in ((False, _("Temats färg")), (True, _("Färg på temat och dess lappar"))):
        colours = menu.addMenu(title)
        for colour in COLOURS:
            act = colours.addAction(colour_icon(look, colour), colour_name(_, colour))
            act.setCheckable(not with_notes)
            act.setChecked(not with_notes and colour == record.colour)
            act.triggered.connect(
                lambda _=False, colour=colour, with_notes=with_notes: deeds.colour(record.id, colour, with_notes)
            )


def _others(seat: Seat, record: Theme) -> list[Theme]:
    return [t for t in themes_of(seat.desk.state, record.wall) if t.id != record.id]


def _add_merges(menu: QMenu, seat: Seat, deeds: ThemeDeeds, record: Theme) -> None:
    for other in _others(seat, record):
        act = menu.addAction(colour_icon(seat.theme, other.colour), _menu_text(other.title))
        act.triggered.connect(lambda _=False, other=other: deeds.merge_themes(record.id, other.id))
