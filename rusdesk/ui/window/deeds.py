"""What each row of the table of actions does in the main window, and when it may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from rusdesk.machine.settings import LARGEST_SCALE, SMALLEST_SCALE, Language, Theme

if TYPE_CHECKING:
    from rusdesk.ui.window.main_window import MainWindow


def doers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What is done, by id of the row."""

    def themed(theme: Theme) -> Callable[[], None]:
        return lambda: window.choose(replace(window.settings, theme=theme))

    def spoken(language: Language) -> Callable[[], None]:
        return lambda: window.choose(replace(window.settings, language=language))

    return {
        "prepare": lambda: window.go("prepare"),
        "run": lambda: window.go("run"),
        "document": lambda: window.go("document"),
        "commands": window.ask_commands,
        "keys": window.ask_keys,
        "undo": window.undo,
        "redo": window.redo,
        "save_pdf": window.save_pdf,
        "print_out": window.print_out,
        "next_region": lambda: window.to_region(1),
        "previous_region": lambda: window.to_region(-1),
        "to_start": window.to_start,
        "full_screen": window.turn_full_screen,
        "light": themed("light"),
        "dark": themed("dark"),
        "system_look": themed("system"),
        "larger": lambda: _scale(window, 10),
        "smaller": lambda: _scale(window, -10),
        "swedish": spoken("sv"),
        "english": spoken("en"),
        "about": window.ask_about,
        "quit": window.close,
        "new": lambda: window.start.begin_new(),
        "rehearse": window.rehearse,
        "save_template": window.save_template,
        "as_last_time": window.as_last_time,
        "find": window.start.seek,
        "projection": window.open_projection,
        "one_screen": lambda: window.single.turn(not window.single.is_on),
    }


def allowed(window: MainWindow) -> dict[str, Callable[[], bool]]:
    """Whether it may be done now, by id of the row; the rest always may."""

    def is_open() -> bool:
        return window.opened is not None

    def is_start() -> bool:
        return window.opened is None

    def is_real() -> bool:
        return is_open() and window.sort == "workshop"

    def has_room() -> bool:
        return window.workplace is not None and window.workplace.room is not None

    return {
        "undo": is_open,
        "redo": is_open,
        "rehearse": is_real,
        "save_template": is_real,
        "as_last_time": is_open,
        "save_pdf": lambda: window.workplace is not None and window.workplace.save_pdf is not None,
        "print_out": is_open,
        "projection": has_room,
        "one_screen": has_room,
        "to_start": is_open,
        "new": is_start,
        "find": is_start,
        "larger": lambda: window.settings.text_scale < LARGEST_SCALE,
        "smaller": lambda: window.settings.text_scale > SMALLEST_SCALE,
    }


def mode_doers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What the modes of an open workshop do by name; bound when one is open."""
    from rusdesk.ui.action_table import DOCUMENT_DEEDS, RUN_DEEDS

    return {name: _in_mode(window, name) for name in (*RUN_DEEDS, *DOCUMENT_DEEDS)}


def mode_allowed(window: MainWindow) -> dict[str, Callable[[], bool]]:
    """Whether they may now."""
    from rusdesk.ui.action_table import DOCUMENT_DEEDS, RUN_DEEDS

    return {
        **dict.fromkeys(RUN_DEEDS, lambda: window.mode == "run"),
        **dict.fromkeys(DOCUMENT_DEEDS, lambda: window.mode == "document"),
    }


def _in_mode(window: MainWindow, name: str) -> Callable[[], None]:
    """What the mode in view does when it is asked by name."""

    def do() -> None:
        if window.mode_widget is not None:
            window.mode_widget.do_named(name)

    return do


def _scale(window: MainWindow, step: int) -> None:
    scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, window.settings.text_scale + step))
    window.choose(replace(window.settings, text_scale=scale))
