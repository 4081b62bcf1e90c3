"""Damage of any kind to the file is told, or harmless; it is never silent and never an error nobody expected."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from rusdesk.commands.wall import AddNote
from rusdesk.desk.library import LibraryError
from rusdesk.domain.wall import Note
from rusdesk.store import check
from rusdesk.store.library import Library
from tests.store.support import desk_on, home

CASES = 60


def damaged(good: bytes, rng: random.Random) -> bytes:
    data = bytearray(good)
    at = rng.randrange(len(data))
    match rng.randrange(4):
        case 0:
            data[at] ^= 1 << rng.randrange(8)
        case 1:
            data[at // 512 * 512 : at // 512 * 512 + 512] = bytes(512)
        case 2:
            data[at // 4096 * 4096 : at // 4096 * 4096 + 4096] = rng.randbytes(4096)
        case _:
            del data[at:]
    return bytes(data)


def run(folder: Path, cases: int) -> Counter[str]:
    library = Library.open(home(folder), create=True)
    desk = desk_on(library)
    for n in range(30):
        desk.do(AddNote(Note(id=f"n{n}", wall="wall-1", text=f"Lapp nummer {n} " * 8)))
    assert library.close()
    path, rng = home(folder).library, random.Random(3)
    good = path.read_bytes()
    tally: Counter[str] = Counter()
    for _ in range(cases):
        path.write_bytes(damaged(good, rng))
        for end in ("-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        try:
            library = Library.open(home(folder))
        except LibraryError:
            tally["told when opened"] += 1
            continue
        try:
            found = library.check()
            library.workshops()
            is_same = library.open_workshop("w").state == desk.state
            tally["harmless" if is_same else "found by the check" if found else "silent"] += 1
        except LibraryError:
            tally["told when read"] += 1
        finally:
            library.close()
    return tally


def test_damage_is_never_silent(tmp_path: Path) -> None:
    tally = run(tmp_path, CASES)
    print(dict(tally))
    assert tally["silent"] == 0
    assert tally.total() == CASES and len(tally) > 2


def test_a_check_that_looks_at_the_pages_alone_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # SQLite's own check sees few of the flipped bits in what people wrote
    monkeypatch.setattr(check, "_workshop", lambda conn, workshop, has_rows: [])
    monkeypatch.setattr("tests.faults.test_damage.damaged", _one_letter)
    assert run(tmp_path, 3)["silent"] > 0


def _one_letter(good: bytes, rng: random.Random) -> bytes:
    data = bytearray(good)
    at = [n for n in range(len(data) - 12) if data[n : n + 12] == b"Lapp nummer "]
    data[rng.choice(at)] ^= 1
    return bytes(data)
