"""What is chosen in Teman: the selected notes, and where the keyboard is, walked by arrows and pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Note
from rusdesk.ui.themes.board import ON_HEAD as HEAD
from rusdesk.ui.themes.board import nearest
from rusdesk.ui.themes.sight import Sight


class Choosing(QObject):
    """Lives with its view; dies with it. `keep` tells it what there is to choose."""

    selection_changed = Signal()
    moved = Signal()  # the keyboard is at another note or head
    changed = Signal()  # something is to be painted anew

    def __init__(self, sight: Sight, reveal: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._sight = sight
        self._reveal = reveal
        self._notes: Mapping[str, Note] = {}
        self._themes: Mapping[str, Theme] = {}
        self.selection: tuple[str, ...] = ()  # ids, in the order they were selected
        self.focused = ""  # the note that keys act from, or ``theme:`` and a theme's id, or nothing

    def clear(self) -> None:
        """Nothing is chosen, for another wall is shown; `keep` follows."""
        self.selection, self.focused = (), ""

    def keep(self, notes: Mapping[str, Note], themes: Mapping[str, Theme]) -> None:
        """What there is now. What has gone isn't chosen any more; the keyboard goes on beside it.

        Where that is, the board tells as it was laid out before.
        """
        self._notes, self._themes = notes, themes
        left = tuple(i for i in self.selection if i in notes)
        if left != self.selection:
            self.selection = left
            self.selection_changed.emit()
        if not self._is_there(self.focused):
            self.focused = next((name for name in self._beside(self.focused) if self._is_there(name)), "")

    def _is_there(self, name: str) -> bool:
        return name.removeprefix(HEAD) in (self._themes if name.startswith(HEAD) else self._notes)

    def _beside(self, name: str) -> list[str]:
        """The others of its frame, and then its head, or the other heads: those after it first."""
        board = self._sight.board
        found = board.holding(name) if board else None
        if name.startswith(HEAD):
            row = [HEAD + frame.theme for frame in self._sight.frames(False)]
        else:
            row = [place.note for place in found[0].places] if found else []
        if name not in row:
            return []
        at = row.index(name)
        return [*row[at + 1 :], *reversed(row[:at]), *([HEAD + found[0].theme] if found else [])]

    @property
    def theme(self) -> str:
        """The theme whose head has the keyboard, else the one the focused note lies in; empty for none."""
        return self.head or self.theme_of(self.focused) or ""

    @property
    def head(self) -> str:
        """The theme whose head has the keyboard, or nothing."""
        return self.focused.removeprefix(HEAD) if self.focused.startswith(HEAD) else ""

    def theme_of(self, note: str) -> str | None:
        """The theme a note lies in, "" for none; None when it isn't there."""
        found = self._notes.get(note)
        if found is None:
            return None
        return found.theme if found.theme in self._themes else ""

    def select(self, notes: Sequence[str], focused: str = "") -> None:
        """Select these notes and no others."""
        there = tuple(dict.fromkeys(i for i in notes if i in self._notes))
        self.focus(focused or (there[-1] if there else self.focused))
        if there != self.selection:
            self.selection = there
            self.selection_changed.emit()
        self.changed.emit()

    def focus(self, name: str) -> None:
        was, self.focused = self.focused, name
        if name != was:
            self.moved.emit()
            self.changed.emit()

    def toggle(self, note: str) -> None:
        if note in self.selection:
            self.select([i for i in self.selection if i != note], focused=note)
        elif note in self._notes:
            self.select([*self.selection, note])

    def go(self, name: str, *, extends: bool = False) -> None:
        """The keyboard to a note, which is selected, or to a head."""
        if name.startswith(HEAD):
            self.focus(name)
            if not extends:
                self.select((), focused=name)
        else:
            self.select([*self.selection, name] if extends else [name], focused=name)
        self._reveal(name)

    def walk(self, dx: int, dy: int, *, extends: bool = False) -> None:
        """To the nearest note or head in a direction; to the first note when none is chosen."""
        places = self._sight.places()
        here = self._sight.place_of(self.focused)
        if here is None:
            name = places[0][0] if places else ""
        else:
            name = nearest([p for p in places if p[0] != self.focused], here, dx, dy)
        if name:
            self.go(name, extends=extends)

    def step_frame(self, step: int) -> None:
        """The first note of the next frame, or its head; the unsorted come first."""
        frames = [*self._sight.frames(True), *self._sight.frames(False)]
        if not frames:
            return
        at = [f.theme for f in frames].index(self.theme) + step if self.focused else 0
        frame = frames[max(0, min(len(frames) - 1, at))]
        if frame.places:
            self.go(frame.places[0].note)
        elif frame.theme:
            self.go(HEAD + frame.theme)

    def walk_to_end(self, is_last: bool) -> None:
        board = self._sight.board
        frame = board.frame(self.theme) if board else None
        if frame and frame.places:
            self.go(frame.places[-1 if is_last else 0].note)

    def select_frame(self) -> None:
        """Every note of the frame that has the keyboard."""
        theme = self.theme
        self.select([i for i in self._notes if self.theme_of(i) == theme], focused=self.focused)
