"""The menu of the selected notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from rusdesk.domain.links import short
from rusdesk.domain.outcomes import OutcomeKind
from rusdesk.domain.wall import COLOURS, Colour
from rusdesk.machine.languages import Words
from rusdesk.ui.outcomes.naming import add_outcomes, add_outside
from rusdesk.ui.theme import Theme
from rusdesk.ui.words import colour_name

READ_OUT_KEY = "Ctrl+Shift+L"
LINK_KEY = "Ctrl+Shift+Return"
_MOST_LINKS = 8


def wall_menu(parent: QWidget, theme: Theme, words: Words, *, shows_authors: bool, deeds: WallDeeds) -> QMenu:
    """What can be done to the wall itself, where there is no note."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    add_wall_deeds(menu, theme, words, shows_authors=shows_authors, deeds=deeds)
    return menu


def add_wall_deeds(menu: QMenu, theme: Theme, words: Words, *, shows_authors: bool, deeds: WallDeeds) -> None:
    """The rows of a menu that concern the whole wall."""
    act = menu.addAction(theme.icon("list", theme.ink2), words("Färgernas betydelse …"))
    act.triggered.connect(lambda: deeds.legend())
    act = menu.addAction(words("Visa vem som sagt det"))
    act.setCheckable(True)
    act.setChecked(shows_authors)
    act.triggered.connect(lambda: deeds.authors())


@dataclass(frozen=True, slots=True)
class WallDeeds:
    """What can be done to the wall itself."""

    legend: Callable[[], None]
    authors: Callable[[], None]


@dataclass(frozen=True, slots=True)
class NoteDeeds:
    """What can be done to the selected notes."""

    edit: Callable[[], None]
    colour: Callable[[Colour], None]
    hide: Callable[[bool], None]
    remove: Callable[[], None]
    copy: Callable[[], None]
    outside: Callable[[bool], None]
    outcome: Callable[[OutcomeKind], object]
    vote: Callable[[], None]
    read_out: Callable[[], None]
    follow: Callable[[str], object]


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
    return icon


def note_menu(
    parent: QWidget,
    theme: Theme,
    words: Words,
    deeds: NoteDeeds,
    *,
    count: int,
    is_hidden: bool,
    is_outside: bool,
    colour: str,
    links: Sequence[str] = (),
) -> QMenu:
    """The menu for `count` notes; `is_hidden` and `is_outside` when all of them are, `colour` when they share one.

    `links` are the addresses in their texts.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if count == 1:
        act = menu.addAction(theme.icon("pencil", theme.ink2), words("Redigera"))
        act.setShortcut("F2")
        act.triggered.connect(lambda: deeds.edit())
    for n, address in enumerate(links[:_MOST_LINKS]):
        # an ampersand would be taken for the key that follows it
        told = words("Öppna {address}").format(address=short(address)).replace("&", "&&")
        act = menu.addAction(theme.icon("link", theme.ink2), told)
        if n == 0:
            act.setShortcut(LINK_KEY)
        act.triggered.connect(lambda _=False, address=address: deeds.follow(address))
    colours = menu.addMenu(words("Färg"))
    for name in COLOURS:
        act = colours.addAction(colour_icon(theme, name), colour_name(words, name))
        act.setCheckable(True)
        act.setChecked(name == colour)
        act.triggered.connect(lambda _=False, name=name: deeds.colour(name))
    if is_hidden:
        act = menu.addAction(theme.icon("eye", theme.ink2), words("Visa för rummet"))
    else:
        act = menu.addAction(theme.icon("eye-off", theme.ink2), words("Dölj för rummet"))
    act.triggered.connect(lambda: deeds.hide(not is_hidden))
    add_outside(menu, theme, words, is_outside, deeds.outside)
    add_outcomes(menu, theme, words, deeds.outcome)
    act = menu.addAction(theme.icon("vote", theme.ink2), words("Rösta om de markerade"))
    act.triggered.connect(lambda: deeds.vote())
    if count == 1:
        act = menu.addAction(theme.icon("megaphone", theme.ink2), words("Läs upp i rummet"))
        act.setShortcut(READ_OUT_KEY)
        act.triggered.connect(lambda: deeds.read_out())
    act = menu.addAction(theme.icon("copy", theme.ink2), words("Kopiera text"))
    act.setShortcut("Ctrl+C")
    act.triggered.connect(lambda: deeds.copy())
    menu.addSeparator()
    act = menu.addAction(theme.icon("trash-2", theme.ink2), words("Ta bort"))
    act.setShortcut("Del")
    act.triggered.connect(lambda: deeds.remove())
    return menu
