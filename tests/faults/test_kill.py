"""kill -9 at any moment: nothing acknowledged is lost, nothing comes twice, and the rows are what the log tells."""

from __future__ import annotations

import json
import os
import random
import selectors
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from rusdesk.store.library import Library
from tests.faults.typist import FIELD, mark
from tests.store.support import home

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")

CYCLES = 100
LATEST = 60  # changes read back after each kill, those of many cycles; all of them at every twentieth
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Known:
    """What the killed processes have acknowledged so far, and what the last one was about to do."""

    marks: dict[int, int] = field(default_factory=dict)
    text: str = ""
    will: dict[str, Any] = field(default_factory=dict)
    is_open: bool = False
    tally: Counter[str] = field(default_factory=Counter)

    def hear(self, said: dict[str, Any]) -> None:
        if "open" in said:
            self.is_open = True
        elif "will" in said:
            self.will = said
        elif said.get("did") == "key":
            self.text, self.will = said["text"], {}
            self.tally["keys"] += 1
        elif said.get("did") == "change":
            self.text, self.will = said["text"], {}
            if said["seq"]:
                self.marks[said["seq"]] = said["mark"]
                self.tally["changes"] += 1


class Typist:
    """The program that is killed over and over."""

    def __init__(self, how: str) -> None:
        args = [sys.executable, "-m", "tests.faults.typist", how]
        self._process = subprocess.Popen(args, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin and self._process.stdout
        self._in, self._out = self._process.stdin, self._process.stdout
        os.set_blocking(self._out.fileno(), False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._out, selectors.EVENT_READ)
        self._rest = b""

    def close(self) -> None:
        self._in.close()
        self._process.wait(10)
        self._out.close()
        self._selector.close()

    def _lines(self, until: float) -> list[dict[str, Any]]:
        """What is said, waiting no longer than to the moment `until`."""
        if self._selector.select(max(0.0, until - time.monotonic())):
            self._rest += os.read(self._out.fileno(), 1 << 16)
        *whole, self._rest = self._rest.split(b"\n")
        return [json.loads(line) for line in whole]

    def cycle(
        self, folder: Path, known: Known, rng: random.Random, waits_for_open: bool, opening_s: float = 0.03
    ) -> None:
        """Start a process, let it work a while, or within `opening_s` of its start, kill it, and hear what it said."""
        self._in.write(b"%d %s\n" % (rng.randrange(10**6), os.fsencode(folder)))
        self._in.flush()
        known.will, known.is_open = {}, False
        span = rng.uniform(0, 0.06) if waits_for_open else rng.uniform(0, opening_s)
        pid, stop, is_gone = 0, 0.0, False
        limit = time.monotonic() + 20
        while not is_gone:
            assert time.monotonic() < limit, "the killed process doesn't end"
            if pid and not stop and (known.is_open or not waits_for_open):
                stop = time.monotonic() + span
            if pid and stop and time.monotonic() >= stop:
                os.kill(pid, signal.SIGKILL)
                stop = limit
            for said in self._lines(stop or limit):
                assert "error" not in said, said
                pid = said.get("pid", pid)
                is_gone = is_gone or "gone" in said
                known.hear(said)
        known.tally["killed at work" if known.is_open else "killed while opening"] += 1


def look(folder: Path, known: Known) -> Counter[str]:
    """What is wrong with what a reader finds, against what is known; and what the last process left half done."""
    wrong: Counter[str] = Counter()
    if not home(folder).library.exists():
        wrong["lost"] = len(known.marks)
        return wrong
    try:
        library = Library.open(home(folder), reads_only=True)
    except Exception:
        if not known.marks:
            return wrong
        raise
    if not any(line.id == "w" for line in library.workshops()):
        wrong["lost"] = len(known.marks)
        return wrong
    opened = library.open_workshop("w")
    lines = [line.seq for line in opened.log.lines()]
    assert lines == list(range(1, opened.state.seq + 1)), "each number once, in order"
    wrong["bad lines"] = library.recovered.bad_lines
    wrong["astray"] = len(library.recovered.astray)
    latest = list(known.marks)[-LATEST:]
    found = {c.seq: mark(c) for c in opened.log.changes(latest)}
    wrong["lost"] = sum(found.get(seq) != known.marks[seq] for seq in latest)
    last = max(known.marks, default=0)
    text = opened.drafts.get(FIELD, "")
    may_be = {known.text}
    if known.will.get("will") == "key":
        may_be.add(known.will["text"])
    beyond = [line for line in opened.log.lines() if line.seq > max(last, 1)]
    assert len(beyond) <= (known.will.get("will") == "change"), "at most what was under way"
    if beyond and beyond[0].what == "add_note" and known.text and not text:
        may_be.add("")
    if text not in may_be:
        wrong["keys"] = 1
    for line in beyond:
        known.marks[line.seq] = mark(opened.log.changes([line.seq])[0])
    known.tally["journaled only"] += len(library.recovered.changes)
    known.text = text
    return wrong


def check_whole(folder: Path, known: Known) -> None:
    library = Library.open(home(folder))
    try:
        assert not library.is_read_only
        assert library.flush()
        assert library.check() == []
        opened = library.open_workshop("w")
        assert opened.saved_seq == opened.state.seq
        found = {c.seq: mark(c) for c in opened.log.changes(range(1, opened.state.seq + 1))}
        assert {seq: found.get(seq) for seq in known.marks} == known.marks
        assert opened.drafts.get(FIELD, "") == known.text
    finally:
        assert library.close()


def run(folder: Path, cycles: int, how: str, seed: int, *, stops_at_wrong: bool = False) -> tuple[Known, Counter[str]]:
    rng = random.Random(seed)
    known = Known()
    wrong: Counter[str] = Counter()
    typist = Typist(how)
    try:
        for cycle in range(cycles):
            typist.cycle(folder, known, rng, waits_for_open=rng.random() < 0.9)
            wrong += look(folder, known)
            if stops_at_wrong and wrong.total():
                break
            if not stops_at_wrong and cycle % 20 == 19:
                check_whole(folder, known)
                known.tally["checked whole"] += 1
    finally:
        typist.close()
    return known, wrong


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    known, wrong = run(tmp_path, CYCLES, "as it is", seed=2026)
    print(dict(known.tally))
    assert wrong.total() == 0, dict(wrong)
    # a loop that did nothing shows nothing
    assert known.tally["killed at work"] >= CYCLES * 0.8
    assert known.tally["killed while opening"] > 0
    assert known.tally["changes"] > CYCLES and known.tally["keys"] > CYCLES
    assert known.tally["journaled only"] > 0, "some were in the journal alone when the kill came"
    assert known.tally["checked whole"] == CYCLES // 20


@pytest.mark.parametrize("how", ["late", "lazy", "forgetful"])
def test_a_planted_bug_is_caught(tmp_path: Path, how: str) -> None:
    # which of its traces comes first depends on where the kill falls
    _, wrong = run(tmp_path, 60, how, seed=7, stops_at_wrong=True)
    assert wrong["lost"] + wrong["keys"] > 0, dict(wrong)


def test_killed_while_the_library_is_made(tmp_path: Path) -> None:
    rng = random.Random(5)
    typist = Typist("as it is")
    tally: Counter[str] = Counter()
    try:
        for cycle in range(25):
            folder = tmp_path / str(cycle)
            # from at once to long enough on a busy machine too
            typist.cycle(folder, Known(), rng, waits_for_open=False, opening_s=0.012 * (cycle + 1))
            path = home(folder).library
            tally["nothing yet" if not path.exists() else "empty" if not path.stat().st_size else "made"] += 1
            library = Library.open(home(folder), create=True)
            assert not library.is_read_only
            assert library.flush() and library.check() == []
            assert library.close()
    finally:
        typist.close()
    print(dict(tally))
    assert len(tally) > 1, "the kills fell at different moments"
