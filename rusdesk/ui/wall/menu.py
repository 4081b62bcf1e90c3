"""The menu of what is selected on the wall, or of the wall itself: rows of the table, and what only menus have."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from rusdesk.domain.links import short
from rusdesk.domain.wall import COLOURS
from rusdesk.ui.outcomes.naming import add_outcomes, add_outside
from rusdesk.ui.seat import Seat
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.offer import offered
from rusdesk.ui.wall.picturing import SHAPES
from rusdesk.ui.wall.table import ARROWS, wall_rows
from rusdesk.ui.words import colour_name

if TYPE_CHECKING:
    from rusdesk.ui.wall.deeds import Deeds
    from rusdesk.ui.wall.view import WallView

_MOST_LINKS = 8


def colour_icon(theme: Theme, colour: str, px: int = 18) -> QIcon:
    """The colour with its mark on it."""
    icon = QIcon()
    for ratio in (1, 2):
        pixmap = QPixmap(px * ratio, px * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.note_border(colour))
        painter.setBrush(theme.note_fill(colour))
        painter.drawRoundedRect(QRectF(0.5, 0.5, px - 1, px - 1), 4, 4)
        theme.draw_mark(painter, colour, QRectF(px * 0.28, px * 0.28, px * 0.44, px * 0.44))
        painter.end()
        icon.addPixmap(pixmap)
        # in a selected row it is the same colour
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def context_menu(
    view: WallView,
    seat: Seat,
    parent: QWidget | None = None,
    edit: Callable[[], object] | None = None,
    area: str = "",
) -> QMenu:
    """For the selected notes and cards, the selected area, or with nothing selected the wall. Deletes itself.

    `edit` writes in what is selected where the menu is opened; on the wall itself by default. `area` is what the
    menu is about in the list, whatever is selected with it.
    """
    theme, words = seat.theme, seat.words
    menu = QMenu(parent or view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    rows = {row.id: row for row in wall_rows(words)}
    deeds = offered(view)

    def add(to: QMenu, name: str, text: str = "") -> None:
        row, deed = rows[name], deeds[name]
        act = to.addAction(theme.icon(row.icon, theme.ink2) if row.icon else QIcon(), text or row.name)
        if row.keys and not row.keys[0].endswith(ARROWS):
            act.setShortcut(row.keys[0])
        act.setEnabled(deed.can())
        do = edit if edit and name == "note_edit" else deed.do
        act.triggered.connect(lambda _=False, do=do: do())

    def sub(text: str, icon: str, names: tuple[str, ...]) -> None:
        into = menu.addMenu(theme.icon(icon, theme.ink2), text)
        for name in names:
            add(into, name)

    def pictures() -> None:
        sub(words("Spara som bild"), "image", (*(f"picture_{shape}" for shape in SHAPES), "picture_white"))

    lines = ("left", "centre", "right", "top", "middle", "bottom", "across", "down")
    tidying = ("place", "colour", "theme", "votes", "time")
    areas = (area,) if area else view.choice.areas
    if view.choice.things and not area:
        if len(view.choice.things) == 1:
            add(menu, "note_edit")
        if view.choice.ids:
            _add_note_rows(menu, seat, view.deeds)
            if len(view.choice.things) == 1:
                add(menu, "read_out", words("Läs upp i rummet"))
        menu.addSeparator()
        for name in ("duplicate", "copy", "cut", "paste"):
            add(menu, name)
        menu.addSeparator()
        into = menu.addMenu(theme.icon("move-right", theme.ink2), words("Flytta till"))
        for area, title in view.areas.targets():
            act = into.addAction(title)
            act.triggered.connect(lambda _=False, area=area: view.arranging.send_to(area))
        sub(words("Rikta in och fördela"), "align-start-vertical", tuple(f"line_{line}" for line in lines))
        sub(words("Ordna i rutnät"), "layout-grid", tuple(f"tidy_{by}" for by in tidying))
        sub(
            words("Markera fler"),
            "square-check",
            ("select_all", "select_wall", "select_colour", "select_tag", "select_area", "select_hits"),
        )
        pictures()
        is_pinned = view.model is not None and all(view.model.pinned(i) for i in view.choice.things)
        add(menu, "pin", words("Lossa") if is_pinned else words("Fäst på sin plats"))
        menu.addSeparator()
        add(menu, "note_remove")
        return menu
    if areas:
        for name in ("area_rename", "area_earlier", "area_later"):
            add(menu, name)
        plots = [p for a in areas if view.model and (p := view.model.plot(a))]
        add(menu, "area_pin", words("Lossa rutan") if all(p.is_pinned for p in plots) else words("Fäst rutan"))
        add(menu, "area_remove")
        menu.addSeparator()
    for name in ("card_new", "area_free", "area_group", "area_question"):
        add(menu, name)
    menu.addSeparator()
    for name in ("paste", "select_all", "select_wall"):
        add(menu, name)
    sub(words("Ordna i rutnät"), "layout-grid", tuple(f"tidy_{by}" for by in tidying))
    menu.addSeparator()
    for name in ("go_area", "fit"):
        add(menu, name)
    pictures()
    menu.addSeparator()
    act = menu.addAction(theme.icon("palette", theme.ink2), words("Färgernas betydelse …"))
    act.triggered.connect(lambda: view.acts.edit_legend())
    if view.choose_pictures:
        choose = view.choose_pictures
        act = menu.addAction(theme.icon("image", theme.ink2), words("Bild på väggen …"))
        act.triggered.connect(lambda: choose())
    act = menu.addAction(words("Visa vem som sagt det"))
    act.setCheckable(True)
    act.setChecked(view.acts.shows_authors)
    act.triggered.connect(lambda: view.acts.toggle_authors())
    return menu


def notes_menu(parent: QWidget, seat: Seat, deeds: Deeds, edit: Callable[[], object]) -> QMenu:
    """The notes' menu where they lie otherwise than on the wall; nothing of places. Deletes itself."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    rows = {row.id: row for row in wall_rows(seat.words)}
    doers = {"note_edit": edit, "read_out": deeds.read_out, "copy": deeds.copy_text, "note_remove": deeds.remove}

    def add(name: str) -> None:
        row = rows[name]
        act = menu.addAction(seat.theme.icon(row.icon, seat.theme.ink2), row.name)
        act.setShortcut(row.keys[0])
        act.triggered.connect(lambda _=False, do=doers[name]: do())

    is_one = len(deeds.chosen()) == 1
    if is_one:
        add("note_edit")
    _add_note_rows(menu, seat, deeds)
    if is_one:
        add("read_out")
    add("copy")
    menu.addSeparator()
    add("note_remove")
    return menu


def _add_note_rows(menu: QMenu, seat: Seat, deeds: Deeds) -> None:
    """What only notes have, wherever they are seen."""
    theme, words = seat.theme, seat.words
    for n, address in enumerate(deeds.links()[:_MOST_LINKS]):
        # an ampersand would be taken for the key that follows it
        told = words("Öppna {address}").format(address=short(address)).replace("&", "&&")
        act = menu.addAction(theme.icon("link", theme.ink2), told)
        if n == 0:
            act.setShortcut("Ctrl+Shift+Return")
        act.triggered.connect(lambda _=False, address=address: deeds.follow(address))
    _add_colours(menu.addMenu(seat.theme.icon("palette", seat.theme.ink2), words("Färg")), seat, deeds)
    if deeds.are_hidden:
        act = menu.addAction(theme.icon("eye", theme.ink2), words("Visa för rummet"))
    else:
        act = menu.addAction(theme.icon("eye-off", theme.ink2), words("Dölj för rummet"))
    act.setShortcut("Ctrl+Shift+H")
    act.triggered.connect(lambda: deeds.toggle_hidden())
    add_outside(menu, theme, words, deeds.are_outside, deeds.put_outside)
    add_outcomes(menu, theme, words, deeds.make_outcome)
    act = menu.addAction(theme.icon("vote", theme.ink2), words("Rösta om de markerade"))
    act.triggered.connect(lambda: deeds.vote())
    deeds.add_to_menu(menu, deeds.chosen())


def colour_menu(parent: QWidget, seat: Seat, deeds: Deeds) -> QMenu:
    """The colours alone. Deletes itself."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _add_colours(menu, seat, deeds)
    return menu


def _add_colours(menu: QMenu, seat: Seat, deeds: Deeds) -> None:
    """Each colour with its mark and name; the one that the notes share is ticked."""
    shared = deeds.one_colour
    for name in COLOURS:
        act = menu.addAction(colour_icon(seat.theme, name), colour_name(seat.words, name))
        act.setCheckable(True)
        act.setChecked(name == shared)
        act.triggered.connect(lambda _=False, name=name: deeds.colour(name))
