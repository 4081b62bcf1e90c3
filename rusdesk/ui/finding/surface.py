"""What stands in the middle and can be searched: where matches are marked, gone to and selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Surface(Protocol):
    """A wall, its list or its themes. Matches are ids of notes, text cards, areas and themes."""

    def show_matches(self, found: frozenset[str], dims: bool) -> None:
        """Mark what has been found, on the desk alone; `dims` the rest."""

    def go_to_match(self, thing: str) -> bool:
        """Select it and bring it into sight; False when it isn't here."""

    def select_matches(self, things: Sequence[str]) -> None:
        """Select these, to be worked with."""
