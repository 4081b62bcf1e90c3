"""Which screen the room gets: the one chosen by name, else the one that isn't the facilitator's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Screen(Protocol):
    def name(self) -> str: ...


S = TypeVar("S", bound=Screen)


def chosen(screens: Sequence[S], own: str | None, wanted: str = "") -> S | None:
    """The screen for the full picture; None when there is no second one, and the picture gets a window.

    `own` names the screen the facilitator sits at, `wanted` the one chosen before.
    """
    others = [s for s in screens if s.name() != own]
    return next((s for s in others if s.name() == wanted), next(iter(others), None))
