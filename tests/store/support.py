"""A library and a desk for the tests of the store."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from rusdesk.desk.desk import Desk
from rusdesk.desk.library import LibraryError
from rusdesk.machine.paths import Places, places
from rusdesk.store.library import Library
from tests.support.moves import begin


@dataclass
class Clock:
    """A clock that goes on by a second each time it is asked."""

    at: int = 1_780_000_000_000

    def now_ms(self) -> int:
        self.at += 1000
        return self.at


@dataclass
class Ears:
    """What the library said, from whatever thread; `until` waits for it."""

    saved: list[tuple[str, int]] = field(default_factory=list)
    refused: list[LibraryError] = field(default_factory=list)
    said: threading.Condition = field(default_factory=threading.Condition)

    def on_saved(self, workshop: str, seq: int) -> None:
        with self.said:
            self.saved.append((workshop, seq))
            self.said.notify_all()

    def on_refused(self, why: LibraryError) -> None:
        with self.said:
            self.refused.append(why)
            self.said.notify_all()

    def until(self, holds: Callable[[], bool]) -> None:
        with self.said:
            assert self.said.wait_for(holds, 10)


def home(folder: Path) -> Places:
    return places({"RUSDESK_HOME": str(folder)})


def desk_on(library: Library, workshop: str = "w", *, clock: Clock | None = None, with_history: bool = True) -> Desk:
    """A desk on a workshop, which is begun when there is none."""
    is_there = any(line.id == workshop for line in library.workshops())
    opened = library.open_workshop(workshop) if is_there else library.new_workshop(workshop)
    desk = Desk(opened.state, library.journal, library.writer, clock or Clock(), drafts=opened.drafts)
    if not is_there:
        desk.do(begin(workshop))
    elif with_history:
        desk.learn_history(opened.log)
    return desk
