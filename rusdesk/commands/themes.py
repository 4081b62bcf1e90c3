"""What may be asked of themes: made, ordered, merged, removed; notes put in and taken out."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rusdesk.commands.command import placed
from rusdesk.domain import ranks
from rusdesk.domain.change import Edit, is_empty, removed, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme, notes_under, themes_of
from rusdesk.domain.wall import Colour, Note, Wall


def _put(state: State, note: str, theme: str) -> Edit:
    return revised(state.get(Note, note), theme=theme)


@frozen
class MakeTheme:
    """Make a theme of notes, or an empty one: last on its wall, or right after the theme `after`.

    Notes that lie in another theme leave it, which is how a theme is split.
    """

    theme: Theme
    notes: tuple[str, ...] = ()
    after: str = ""
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "add_theme"

    def decide(self, state: State) -> tuple[Edit, ...]:
        state.get(Wall, self.theme.wall)
        order = themes_of(state, self.theme.wall)
        at = next((n for n, t in enumerate(order) if t.id == self.after), len(order) - 1)
        low = order[at].rank if order else ""
        high = order[at + 1].rank if at + 1 < len(order) else ""
        made = replace(self.theme, rank=ranks.between(low, high))
        return (placed(made), *(_put(state, note, made.id) for note in self.notes))


@frozen
class PutInTheme:
    """Move notes into a theme, or out of all of them when `theme` is empty."""

    notes: tuple[str, ...]
    theme: str = ""
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "put_in_theme"

    def decide(self, state: State) -> tuple[Edit, ...]:
        if self.theme:
            state.get(Theme, self.theme)
        return tuple(_put(state, note, self.theme) for note in self.notes)


@frozen
class SortNotes:
    """Notes into several themes in one step: (note, theme) each. What has been sorted meanwhile stays as it is."""

    into: tuple[tuple[str, str], ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "sort_notes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        edits = []
        for note_id, theme in self.into:
            note = state.find(Note, note_id)
            if note and not note.theme and not note.is_absorbed and state.find(Theme, theme):
                edits.append(revised(note, theme=theme))
        return tuple(edits)


@frozen
class MoveTheme:
    """Put a theme before another of its wall, or last when `before` is empty."""

    id: str
    before: str = ""
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "move_theme"

    def decide(self, state: State) -> tuple[Edit, ...]:
        theme = state.get(Theme, self.id)
        others = [t for t in themes_of(state, theme.wall) if t.id != theme.id]
        at = next((n for n, t in enumerate(others) if t.id == self.before), len(others))
        low = others[at - 1].rank if at else ""
        high = others[at].rank if at < len(others) else ""
        return (revised(theme, rank=ranks.between(low, high)),)


@frozen
class OrderThemes:
    """A wall's themes in this order; those not named follow as they stood."""

    wall: str
    ids: tuple[str, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "order_themes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        there = themes_of(state, self.wall)
        named = {t: n for n, t in enumerate(self.ids)}
        order = sorted(there, key=lambda t: named.get(t.id, len(named)))
        if order == there:
            return ()
        edits = (revised(t, rank=rank) for t, rank in zip(order, ranks.spread(len(order)), strict=True))
        return tuple(e for e in edits if not is_empty(e))


@frozen
class MergeThemes:
    """Move everything in `others` to the theme `into`, which keeps its name; the others go."""

    into: str
    others: tuple[str, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "merge_themes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        kept = state.get(Theme, self.into)
        going = [state.get(Theme, i) for i in self.others if i != self.into]
        if any(t.wall != kept.wall for t in going):
            raise Refused(Code.UNTIED, "theme.wall")
        ids = {t.id for t in going}
        # absorbed notes too, so that none points at a theme that is gone
        moved = [revised(n, theme=kept.id) for n in state.each(Note) if n.theme in ids]
        return (*moved, *(removed(t) for t in going))


@frozen
class ColourTheme:
    """Give a theme a colour, and its notes too when `with_notes`."""

    id: str
    colour: Colour
    with_notes: bool = False
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "colour_theme"

    def decide(self, state: State) -> tuple[Edit, ...]:
        edits = [revised(state.get(Theme, self.id), colour=self.colour)]
        if self.with_notes:
            edits += [revised(n, colour=self.colour) for n in notes_under(state, self.id)]
        return tuple(edits)


@frozen
class FoldThemes:
    """Fold themes to a pile with a count, or lay them out again."""

    ids: tuple[str, ...]
    is_folded: bool
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "fold_themes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        return tuple(revised(state.get(Theme, i), is_folded=self.is_folded) for i in self.ids)
