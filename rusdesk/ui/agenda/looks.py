"""How items look wherever the programme is drawn: icon and tile by kind, lengths and starts in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from rusdesk.domain.agenda import ItemKind
from rusdesk.domain.projection import Scene
from rusdesk.machine.languages import Words
from rusdesk.ui.theme import Theme

KINDS: tuple[ItemKind, ...] = (
    "welcome", "talk", "dialogue", "check_in", "check_out", "map", "vote", "break", "meal", "closing", "other",
)  # fmt: skip

SCENES: tuple[Scene, ...] = (
    "welcome", "programme", "question", "wall", "clock", "round", "map", "pause", "text",
    "next_meeting", "thanks", "groups", "today", "dates", "slides", "picture",
)  # fmt: skip

_ICONS: dict[ItemKind, str] = {
    "welcome": "flag", "talk": "megaphone", "dialogue": "sticky-note", "check_in": "users", "check_out": "users",
    "map": "map", "vote": "vote", "break": "coffee", "meal": "utensils", "closing": "flag", "other": "message-square",
}  # fmt: skip
_TINTS: dict[ItemKind, str] = {
    "talk": "purple", "dialogue": "turquoise", "check_in": "green", "check_out": "green", "map": "blue",
    "vote": "orange",
}  # fmt: skip


def icon_of(kind: ItemKind) -> str:
    return _ICONS[kind]


def mixed(a: QColor, b: QColor, share: float) -> QColor:
    """`share` of `a` in `b`."""

    def between(one: int, other: int) -> int:
        return round(one * share + other * (1 - share))

    return QColor(between(a.red(), b.red()), between(a.green(), b.green()), between(a.blue(), b.blue()))


def tile_colour(theme: Theme, kind: ItemKind) -> QColor:
    tint = _TINTS.get(kind)
    if tint is None:
        return mixed(theme.ink3, theme.surface, 0.2)
    return mixed(theme.note_fill(tint), theme.surface, 0.3 if theme.is_dark else 0.5)


def draw_tile(painter: QPainter, theme: Theme, kind: ItemKind, rect: QRectF, is_current: bool = False) -> None:
    """The icon of a kind on its coloured tile."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent_fill if is_current else tile_colour(theme, kind))
    painter.drawRoundedRect(rect, 5, 5)
    inset = rect.width() * 0.18
    ink = theme.on_accent if is_current else theme.ink
    theme.draw_icon(painter, icon_of(kind), ink, rect.adjusted(inset, inset, -inset, -inset))
    painter.restore()


def long_words(words: Words, minutes: int) -> str:
    """ "5 h 30 min", "2 h", "25 min"."""
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return words("{h} h {m} min").format(h=hours, m=rest)
    return words("{h} h").format(h=hours) if hours else words.minutes(rest)
