"""Suggestions as they stand against the workshop of now. They live at the desk, in memory, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from rusdesk.domain.frozen import frozen
from rusdesk.domain.state import State
from rusdesk.domain.themes import themes_of
from rusdesk.domain.wall import Note, notes_of
from rusdesk.ui.desk_signals import DeskSignals
from rusdesk.ui.themes.asking import Asker

_AGAIN_MS = 400  # several changes in a row are one question


@frozen
class Suggestion:
    """Themes for a note, the likeliest first, and whether the first stands well ahead; told of `text`."""

    themes: tuple[str, ...]
    is_sure: bool
    text: str


def wall_question(state: State, wall: str, ask: str, **more: Any) -> dict[str, Any]:
    """What is asked of a wall: its notes that stand for themselves, and its themes as they are named now."""
    return {
        "ask": ask,
        "wall": wall,
        "notes": [[n.id, n.text, n.theme] for n in notes_of(state, wall) if not n.awaits],
        "themes": [[t.id, t.title] for t in themes_of(state, wall)],
        **more,
    }


class Suggestions(QObject):
    """*Föreslå för resten*: asked for, kept in step with what is sorted and named meanwhile, and put away."""

    changed = Signal()
    failed = Signal()

    def __init__(self, desk: DeskSignals, asker: Asker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asker = asker
        self._wall = ""
        self._found: dict[str, Suggestion] = {}
        self._asked: object = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._ask)
        asker.answered.connect(self._hear_answer)
        asker.failed.connect(self._hear_failure)

    @property
    def is_on(self) -> bool:
        """Whether suggestions are wanted, though they may not have come yet."""
        return bool(self._wall)

    @property
    def is_busy(self) -> bool:
        return self._asker.is_busy or self._again.isActive()

    def begin(self, wall: str) -> None:
        """Want suggestions for the notes of a wall that have no theme."""
        self._wall = wall
        self._ask()

    def end(self) -> None:
        """Put them away."""
        if self._wall:
            self._wall = ""
            self._found = {}
            self._again.stop()
            self._asker.forget()
            self.changed.emit()

    def hear(self) -> None:
        """The workshop has changed: ask anew when themes or texts are others than those asked of."""
        if self._wall and self._key() != self._asked and not self._again.isActive():
            self._again.start()

    def of(self, note_id: str) -> Suggestion | None:
        """The note's suggestion as far as it still holds: the same text, still unsorted, the themes still there."""
        found, state = self._found.get(note_id), self._desk.state
        note = state.find(Note, note_id)
        if found is None or note is None or note.is_absorbed or note.text != found.text:
            return None
        there = {t.id for t in themes_of(state, note.wall)}
        if note.theme in there:
            return None
        left = tuple(t for t in found.themes if t in there)
        return Suggestion(left, found.is_sure and left[:1] == found.themes[:1], found.text) if left else None

    def sure(self) -> list[tuple[str, str]]:
        """(note, theme) of all that is sure."""
        told = ((note, self.of(note)) for note in self._found)
        return [(note, one.themes[0]) for note, one in told if one and one.is_sure]

    def _key(self) -> object:
        """What the answer depends on: another text, theme or name makes another question; a sorted note doesn't."""
        state = self._desk.state
        themes = tuple((t.id, t.title) for t in themes_of(state, self._wall))
        return self._wall, themes, frozenset((n.id, n.text) for n in notes_of(state, self._wall))

    def _ask(self) -> None:
        state = self._desk.state
        self._asked = self._key()
        if themes_of(state, self._wall):
            self._asker.ask(wall_question(state, self._wall, "themes"))
        else:
            self._found = {}
        self.changed.emit()

    def _hear_answer(self, question: Mapping[str, Any], answer: Any) -> None:
        if question["wall"] != self._wall:
            return
        texts = {i: text for i, text, _theme in question["notes"]}
        self._found = {note: Suggestion(tuple(themes), sure, texts[note]) for note, themes, sure in answer}
        self.changed.emit()

    def _hear_failure(self, _question: object) -> None:
        self.end()
        self.failed.emit()
