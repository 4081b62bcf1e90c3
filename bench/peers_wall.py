"""RusDesk's side of `bench peers`: the notes as others can read them, and the gestures of bench/wall.py as a whole."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.wall import FRAMES, Measured, child

LOOK = 0.5  # seconds that the wall is given to come to rest in, as the browser is


class Whole(Measured):
    """CPU of this whole process from a gesture's first event until the wall is at rest, shared by its frames."""

    def measure(
        self, name: str, step: Callable[[int], None], painted: Callable[[], int] | None = None, frames: int = FRAMES
    ) -> None:
        self._settle()
        start = time.process_time()
        for n in range(frames):
            self.frame(lambda n=n: step(n), painted or (lambda: self.view.painted))  # type: ignore[misc]
        self._settle()
        self.found[name] = (time.process_time() - start) * 1000 / frames

    def _settle(self) -> None:
        self.rest()
        end = time.monotonic() + LOOK
        while time.monotonic() < end:
            self.process()
            time.sleep(0.01)
        self.rest()


def write_board(count: int, file: Path) -> None:
    """The notes of `wall_state` as JSON: id, place and side in wall units, colour, text, and its size in px there."""
    from PySide6.QtWidgets import QApplication

    from bench.wall_state import WORKSHOP, records
    from rusdesk.domain.change import added, with_edits
    from rusdesk.domain.geometry import CELL
    from rusdesk.domain.state import State
    from rusdesk.domain.wall import COLOURS, Note, place_of
    from rusdesk.ui.theme import Theme, load_fonts
    from rusdesk.ui.wall.fit import Fit

    app = QApplication(["bench"])
    load_fonts()
    fit, theme = Fit(), Theme(False)
    state = with_edits(State(WORKSHOP), [added(record) for record in records(count)], 0)
    notes = []
    for note in state.each(Note):
        at = place_of(state, note)
        colour = COLOURS.index(note.colour)
        px = fit.px(note.text, note.shape)
        row = {"id": note.id, "x": at.x, "y": at.y, "side": CELL, "colour": colour, "text": note.text, "px": px}
        notes.append({**row, "hex": theme.note_fill(note.colour).name()})
    width, height = (max(note[side] for note in notes) + CELL for side in ("x", "y"))
    file.write_text(json.dumps({"notes": notes, "width": width, "height": height}), encoding="utf-8")
    del app


if __name__ == "__main__":
    if sys.argv[1] == "board":
        write_board(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        print(json.dumps(child(int(sys.argv[1]), Whole)), flush=True)
    os._exit(0)
