"""A program to be killed: for each line on its input a new process opens a library and works until its end.

python -m tests.faults.typist HOW, with lines of a seed, a space and a home. The processes come by fork from one that
has only imported, which has no threads, so that a cycle costs milliseconds. Everything said goes to one pipe, in
order: "pid", then what is about to be done ("will"), what has been acknowledged ("did"), and "gone" from the parent.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
import zlib
from pathlib import Path

from rusdesk.commands.wall import AddNote
from rusdesk.desk.desk import Desk
from rusdesk.desk.ports import Journal
from rusdesk.domain.change import Change, change_from_json, change_to_json
from rusdesk.domain.errors import Refused
from rusdesk.domain.ids import new_id
from rusdesk.domain.wall import Note
from rusdesk.machine.clock import SystemClock
from rusdesk.store import engine, saving  # noqa: F401 - read in before the forks, as library and writer do when they write
from rusdesk.store.library import Library
from tests.store.support import home
from tests.support.moves import TEXTS, any_command, begin

FIELD = "entry"


class LateJournal:
    """Planted: a Change is acknowledged before it is in the journal; it is written with the next line."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._held: tuple[Change, str] | None = None

    def _let_go(self) -> None:
        if self._held:
            self._journal.put_change(*self._held)
            self._held = None

    def put_change(self, change: Change, ends_draft: str) -> None:
        self._let_go()
        self._held = change, ends_draft

    def put_draft(self, workshop: str, field: str, text: str) -> None:
        self._let_go()
        self._journal.put_draft(workshop, field, text)


class LazyJournal:
    """Planted: keys are saved every 8th time."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.put_change = journal.put_change

    def put_draft(self, workshop: str, field: str, text: str) -> None:
        if len(text) % 8 == 0:
            self._journal.put_draft(workshop, field, text)


class ForgetfulJournal:
    """Planted: a Change's line doesn't end its draft; a line of its own would, later."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.put_draft = journal.put_draft

    def put_change(self, change: Change, ends_draft: str) -> None:
        self._journal.put_change(change, "")


PLANTED = {"late": LateJournal, "lazy": LazyJournal, "forgetful": ForgetfulJournal}


def mark(change: Change) -> int:
    """A fingerprint of all that a Change says, as it is when read back."""
    told = change_to_json(change_from_json(change_to_json(change)))
    return zlib.crc32(json.dumps(told, sort_keys=True).encode())


def say(**what: object) -> None:
    os.write(1, json.dumps(what).encode() + b"\n")


def work(folder: Path, seed: int, how: str) -> None:
    rng = random.Random(seed)
    library = Library.open(home(folder), create=True)
    is_there = any(line.id == "w" for line in library.workshops())
    opened = library.open_workshop("w") if is_there else library.new_workshop("w")
    journal = PLANTED[how](library.journal) if how in PLANTED else library.journal
    desk = Desk(opened.state, journal, library.writer, SystemClock(), drafts=opened.drafts)
    if is_there:
        desk.learn_history(opened.log)
    else:
        desk.do(begin("w"))
    say(open=opened.saved_seq)
    while True:
        now = SystemClock().now_ms()
        text = desk.drafts.get(FIELD, "")
        roll = rng.random()
        if roll < 0.7 and len(text) < 60:
            text += rng.choice(TEXTS[0])
            say(will="key", text=text)
            desk.keep_draft(FIELD, text)
            say(did="key", text=text)
        else:
            say(will="change", seq=desk.state.seq + 1)
            try:
                if text.strip() and roll < 0.85:
                    note = Note(id=new_id(), wall="wall-1", text=text, made_at=now)
                    done = desk.do(AddNote(note), ends_draft=FIELD)
                elif roll < 0.97:
                    done = desk.do(any_command(rng.randrange, desk.state, new_id, now))
                else:
                    done = desk.undo() if rng.random() < 0.6 else desk.redo()
            except Refused:
                done = None
            say(
                did="change",
                seq=done.seq if done else 0,
                mark=mark(done) if done else 0,
                text=desk.drafts.get(FIELD, ""),
            )
        time.sleep(rng.random() * 0.001)


def main() -> None:
    for line in sys.stdin:
        seed, folder = line.rstrip("\n").split(" ", 1)
        pid = os.fork()
        if pid == 0:
            try:
                work(Path(folder), int(seed), sys.argv[1])
            except BaseException as error:
                say(error=repr(error))
            os._exit(1)
        say(pid=pid)
        os.waitpid(pid, 0)
        say(gone=pid)


if __name__ == "__main__":
    main()
