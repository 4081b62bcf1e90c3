"""Who speaks for Teman; read in with the first Teman, not with the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessibleInterface
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from rusdesk.ui.themes.speaking import SpokenThemes


def spoken_themes(_name: str, thing: QObject) -> QAccessibleInterface | None:
    """What QAccessible.installFactory is given beside the wall's own; held by the application as there."""
    app = QApplication.instance()
    if app is None or not thing.inherits("ThemesView"):
        return None
    from rusdesk.ui.themes.speaking import SpokenThemes
    from rusdesk.ui.themes.view import ThemesView

    if not isinstance(thing, ThemesView):
        return None
    held: list[SpokenThemes] = app.__dict__.setdefault("spoken_themes", [])
    held.append(SpokenThemes(thing))
    return held[-1]
