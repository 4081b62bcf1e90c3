"""The warm child: holds a workshop, follows its Changes, and makes its pages again as often as somebody looks.

Reads JSON lines until its input ends:

- ``{"begin": {"workshop": id, "seq": n}, "units": […], "pictures": folder}``, then
  ``{"records": {kind: [[id, seq, fields] …]}}`` as many as it takes: the workshop from the beginning, a piece at a
  time.
- ``{"change": …}``: a Change as `change_to_json` writes it.
- ``{"make": path, "chapter": [kind, target] or null}``: the minutes as a PDF. Of a long document only the chapter.

Answers each ``make`` with ``{"done": path, "pages": n, "replaced": n, "is_part": bool}`` or ``{"failed": code}``. The
code ``behind`` means that it no longer holds the workshop as it is and must be told from the beginning.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from rusdesk.domain.change import applied, change_from_json
from rusdesk.domain.chapters import Minutes
from rusdesk.domain.errors import Refused
from rusdesk.domain.minutes import compose
from rusdesk.domain.people import Unit
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note
from rusdesk.domain.whole import state_from_json
from rusdesk.machine.clock import SystemClock
from rusdesk.machine.languages import load
from rusdesk.machine.pipes import ends
from rusdesk.report.files import CannotWrite, put_whole
from rusdesk.report.look import chosen_look
from rusdesk.report.pdf import minutes_pdf
from rusdesk.report.pictures import finder

MOST_PAGES = 15  # so many are made as a whole
_MANY_NOTES = 350  # what surely is more, before it has been made once


class Attendant:
    """What the child holds. `tell` writes one answer."""

    def __init__(self, tell: Callable[..., None]) -> None:
        self._tell = tell
        self._state: State | None = None
        self._units: tuple[Unit, ...] = ()
        self._pictures: Path | None = None
        self._pages = 0  # of the whole, when it was made last, and how many notes there were then
        self._notes_then = 0
        self._zone = SystemClock().zone()

    def hear(self, said: Mapping[str, Any]) -> None:
        """One line. What can't be read loses the workshop, and is told when pages are asked for."""
        try:
            if "begin" in said:
                self._units = tuple(Unit(**unit) for unit in said.get("units", ()))
                self._pictures = Path(said["pictures"]) if "pictures" in said else None
                self._state = state_from_json({**said["begin"], "tables": {}})
                self._pages = 0
            elif "records" in said and self._state is not None:
                more = state_from_json({"workshop": self._state.workshop, "seq": 0, "tables": said["records"]})
                tables = {k: {**self._state.tables.get(k, {}), **more.tables[k]} for k in more.tables}
                self._state = replace(self._state, tables={**self._state.tables, **tables})
            elif "change" in said and self._state is not None:
                self._state = applied(self._state, change_from_json(said["change"]))
            elif "make" in said:
                self._make(Path(said["make"]), said.get("chapter"))
        except (Refused, ValueError, TypeError, KeyError, AttributeError):
            self._state = None

    def _make(self, out: Path, chapter: Any) -> None:
        if self._state is None:
            self._tell(failed="behind")
            return
        try:
            minutes = compose(self._state, self._units)
            part = self._part(minutes, chapter)
            data, result = minutes_pdf(
                part,
                load(part.language),
                self._zone,
                pictures=finder(self._pictures),
                look=chosen_look(self._state),
            )
            put_whole(data, out)
        except CannotWrite as why:
            self._tell(failed=why.code)
            return
        except Exception as why:
            # what no one thought of: the log has it, the desk gets a code
            print(f"{type(why).__name__}: {why}", file=sys.stderr)
            self._tell(failed="unexpected")
            return
        is_part = part is not minutes
        if not is_part:
            self._pages, self._notes_then = result.pages, self._notes()
        self._tell(done=str(out), pages=result.pages, replaced=result.replaced, is_part=is_part)

    def _notes(self) -> int:
        return sum(1 for _ in self._state.each(Note)) if self._state else 0

    def _part(self, minutes: Minutes, chapter: Any) -> Minutes:
        """All of it, or of a long document the chapter at hand: the one asked for, else the first."""
        notes = self._notes()
        # what was long isn't any more when most of its notes have gone
        is_measured = self._pages and notes * 2 > self._notes_then
        is_long = self._pages > MOST_PAGES if is_measured else notes > _MANY_NOTES
        if not is_long or len(minutes.sections) < 2:
            return minutes
        key = tuple(chapter) if isinstance(chapter, list) else ()
        at = next((n for n, s in enumerate(minutes.sections) if s.key == key), 0)
        return replace(minutes, sections=minutes.sections[at : at + 1])


def main(source: BinaryIO | None = None, target: BinaryIO | None = None) -> int:
    """Attend until the input ends; always 0."""
    heard, tell = ends(source, target)
    attendant = Attendant(tell)
    for line in heard:
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(said, dict):
            attendant.hear(said)
    return 0
