"""What the main window takes from this computer: looks and language, the clock, samples, units, and the chime."""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from rusdesk import __version__
from rusdesk.machine import settings
from rusdesk.machine.languages import Words, load, system_language
from rusdesk.machine.paths import Places
from rusdesk.machine.paths import places as own_places
from rusdesk.machine.resources import resource
from rusdesk.machine.settings import Settings
from rusdesk.ui.seat import Seat, ZonedClock
from rusdesk.ui.theme import Theme, system_is_dark
from rusdesk.ui.window.shelf import Sample
from rusdesk.ui.window.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rusdesk.domain.people import Unit
    from rusdesk.domain.state import State
    from rusdesk.machine.sound import Player
    from rusdesk.ui.window.shelf import Line
    from rusdesk.ui.window.workplace import Workplace

_SAMPLES = ("kommunikation", "nationell-strategi")


def surroundings(places: Places, clock: ZonedClock, keep: Callable[[Settings], None] | None = None) -> Surroundings:
    """What the window takes from this computer."""

    def remember(chosen: Settings) -> None:
        try:
            settings.write(places.settings, chosen)
        except OSError as why:
            import logging

            logging.getLogger(__name__).warning("settings not kept: %s", type(why).__name__)

    @functools.cache
    def let_walls_speak() -> None:
        from PySide6.QtGui import QAccessible

        from rusdesk.ui.themes.spoken import spoken_themes
        from rusdesk.ui.wall.speaking import spoken

        QAccessible.installFactory(spoken)
        QAccessible.installFactory(spoken_themes)

    @functools.cache
    def regions() -> tuple[Unit, ...]:
        from rusdesk.exchange.unit_set import read

        return read(resource("maps/sweden_regions.json").read_bytes())

    def workplace(
        seat: Seat,
        tell: Callable[[str, str, Callable[[], object]], None],
        lines: Callable[[], Sequence[Line]],
        look: Callable[[str], State],
    ) -> Workplace:
        from rusdesk.app.workplace import WorkplaceMaker

        return WorkplaceMaker(seat, places, tell, let_walls_speak, lines, look).offered

    return Surroundings(
        sound=_Loudspeaker(),
        clock=clock,
        new_id=_new_id,
        samples=_samples(),
        units=regions,
        look=look,
        keep=keep or remember,
        workplace=workplace,
        is_own_library=lambda: own_places(os.environ).library == places.library,
        version=__version__,
        attribution=lambda: str(json.loads(resource("maps/sweden_regions.json").read_bytes())["attribution"]),
    )


def look(chosen: Settings) -> tuple[Theme, Words]:
    """Theme and words of the settings; the application is dressed in them."""
    is_dark = chosen.theme == "dark" or (chosen.theme == "system" and system_is_dark())
    theme = Theme(is_dark, chosen.text_scale / 100)
    lang = system_language(os.environ) if chosen.language == "system" else chosen.language
    app = QApplication.instance()
    if isinstance(app, QApplication):
        _wear(app, theme)
    return theme, load(lang)


def _wear(app: QApplication, theme: Theme) -> None:
    """Dress the application; what it wears already it isn't given again, since every widget would be styled anew."""
    font, palette, sheet = theme.font(15), theme.palette(), theme.style_sheet()
    if app.font() != font:
        app.setFont(font)
    if app.palette() != palette:
        app.setPalette(palette)
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)


def _new_id() -> str:
    from rusdesk.domain.ids import new_id

    return new_id()


class _Loudspeaker:
    """Our one chime by the system's player, found when it is first asked for."""

    def __init__(self) -> None:
        self._player: Player | None = None

    def _found(self) -> Player:
        if self._player is None:
            from rusdesk.machine.sound import Player

            self._player = Player()
        return self._player

    @property
    def is_there(self) -> bool:
        return self._found().is_there

    def end(self) -> bool:
        return self._found().play(resource("sounds/end.wav"))


def _samples() -> tuple[Sample, ...]:
    found = []
    for name in _SAMPLES:
        file = resource(f"samples/{name}.json")
        if file.is_file():
            told = json.loads(file.read_bytes())["workshop"]
            found.append(Sample(name, told["title"], told.get("organiser", ""), tuple(told.get("days", ()))))
    return tuple(found)
