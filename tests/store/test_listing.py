"""The first look says what the library itself says, or nothing."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from rusdesk.commands.merging import MergeNotes
from rusdesk.desk.desk import Desk
from rusdesk.domain.wall import Note
from rusdesk.exchange.sample import read
from rusdesk.machine.clock import SystemClock
from rusdesk.machine.paths import places
from rusdesk.machine.resources import resource
from rusdesk.store.library import Library
from rusdesk.store.listing import glance
from rusdesk.store.shape import APPLICATION_ID, SCHEMA


@pytest.fixture
def path(home: Path) -> Path:
    where = places(os.environ)
    library = Library.open(where, create=True)
    for n, name in enumerate(("kommunikation", "nationell-strategi")):
        opened = library.new_workshop(f"w{n}")
        command = read(resource(f"samples/{name}.json").read_bytes(), f"w{n}", 1000 + n)
        Desk(opened.state, library.journal, library.writer, SystemClock()).do(command)
    library.close()
    return where.library


def test_it_tells_what_the_library_tells(path: Path) -> None:
    library = Library.open(places(os.environ), reads_only=True)
    expected = library.workshops()
    library.close()
    assert glance(path) == expected
    assert [line.notes for line in expected if line.notes] == [47]


def test_notes_that_another_stands_for_arent_counted(path: Path) -> None:
    library = Library.open(places(os.environ))
    opened = library.open_workshop(next(line.id for line in library.workshops() if line.notes))
    desk = Desk(opened.state, library.journal, library.writer, SystemClock())
    desk.do(MergeNotes(tuple(n.id for n in opened.state.each(Note))[:3]))
    assert [line.notes for line in library.workshops() if line.notes] == [45]
    library.close()
    assert [line.notes for line in glance(path) or () if line.notes] == [45]


def test_it_leaves_the_folder_as_it_was(path: Path) -> None:
    before = {p.name: p.stat().st_mtime_ns for p in path.parent.iterdir()}
    glance(path)
    assert {p.name: p.stat().st_mtime_ns for p in path.parent.iterdir()} == before


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"SQLite format 3\0" + b"\xff" * 4096])
def test_what_is_no_library_is_left_to_the_library_to_tell(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "library.sqlite"
    assert glance(file) is None
    file.write_bytes(data)
    assert glance(file) is None
    assert file.read_bytes() == data


@pytest.mark.parametrize("mark", [f"application_id={APPLICATION_ID + 1}", f"user_version={SCHEMA + 1}"])
def test_a_file_of_another_kind_or_age_is_left_to_the_library_too(path: Path, mark: str) -> None:
    assert glance(path)
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA {mark}")
    db.close()
    assert glance(path) is None
