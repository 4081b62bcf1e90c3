"""Which screen the room gets: the one chosen by name, else the one that isn't the facilitator's; how screens stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol, TypeVar

from PySide6.QtCore import QRect

from rusdesk.domain.frozen import frozen


class Screen(Protocol):
    def name(self) -> str: ...


class Placed(Screen, Protocol):
    def geometry(self) -> QRect: ...


S = TypeVar("S", bound=Screen)


def chosen(screens: Sequence[S], own: str | None, wanted: str = "") -> S | None:
    """The screen for the full picture; None when there is no second one, and the picture gets a window.

    `own` names the screen the facilitator sits at, `wanted` the one chosen before.
    """
    others = [s for s in screens if s.name() != own]
    return next((s for s in others if s.name() == wanted), next(iter(others), None))


@frozen
class Arrangement:
    """How the screens stand. `others` are the names of those that aren't the facilitator's, `shown_on` that with the
    room's picture (empty for a window).

    Mirrored is what the system tells as several screens in the same place; a system that mirrors in the cable, or
    tells of one screen only, can't be told from a single one: hence the question at the start.
    """

    kind: Literal["single", "mirrored", "extended"]
    others: tuple[str, ...] = ()
    shown_on: str = ""


def arrangement(screens: Sequence[Placed], own: str | None, shown_on: str = "") -> Arrangement:
    """`own` names the facilitator's screen. Screens that cover each other show the same."""
    here = next((s for s in screens if s.name() == own), None)
    others = [s for s in screens if s is not here]
    if not others:
        return Arrangement("single", (), shown_on)
    apart = [s for s in others if here is None or not s.geometry().contains(here.geometry().center())]
    if here is not None and not apart:
        return Arrangement("mirrored", tuple(s.name() for s in others), shown_on)
    return Arrangement("extended", tuple(s.name() for s in apart), shown_on)
