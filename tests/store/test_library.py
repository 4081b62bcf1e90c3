"""The library: made, listed, opened, removed; and what is said of files that aren't one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection

from rusdesk.commands.command import Place, Remove, Revise
from rusdesk.commands.wall import AddNote
from rusdesk.desk.library import LibraryCode, LibraryError
from rusdesk.desk.ports import NotSaved
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.paths import places
from rusdesk.store import library as library_module
from rusdesk.store.library import Library
from rusdesk.store.lock import LibraryLock
from tests.store.support import Clock, desk_on, home


def note(note_id: str, text: str = "hej") -> AddNote:
    return AddNote(Note(id=note_id, wall="wall-1", text=text))


def code_of_opening(folder: Path, **given: bool) -> LibraryCode:
    with pytest.raises(LibraryError) as why:
        Library.open(home(folder), **given)
    return why.value.code


def test_a_path_where_nothing_is_is_made_only_when_asked(tmp_path: Path) -> None:
    assert code_of_opening(tmp_path / "ny") is LibraryCode.MISSING
    assert code_of_opening(tmp_path / "ny", reads_only=True) is LibraryCode.MISSING
    assert not (tmp_path / "ny").exists(), "looking makes nothing"
    library = Library.open(home(tmp_path / "ny" / "djupt"), create=True)
    assert library.workshops() == [] and library.check() == [] and not library.is_read_only
    assert library.close()
    made = home(tmp_path / "ny" / "djupt").library
    assert made.stat().st_mode & 0o777 == 0o600 or os.name == "nt"
    assert sorted(p.name for p in made.parent.iterdir()) == ["library.sqlite", "library.sqlite.lock"]


def test_a_path_in_odd_letters(tmp_path: Path) -> None:
    odd = tmp_path / "å ö # ? % & 100%25" / "mitt bibliotek?.sqlite"
    where = places({}, odd)
    library = Library.open(where, create=True)
    desk = desk_on(library)
    assert library.close()
    library = Library.open(where, reads_only=True)
    assert library.open_workshop("w").state == desk.state
    assert odd.exists()


def test_the_list_tells_of_each_workshop(tmp_path: Path) -> None:
    library = Library.open(home(tmp_path), create=True)
    clock = Clock()
    desk_on(library, "old", clock=clock)
    desk = desk_on(library, "new", clock=clock)
    desk.do(Revise(Workshop, "new", {"title": "Dialog", "organiser": "RUS-nätverket", "days": ("2026-05",)}))
    desk.do(note("n1"))
    desk.do(note("n2"))
    desk.do(Remove(Note, ("n1",)))
    desk.do(Place((Outcome(id="o1", kind="decision", text="Ja"), Outcome(id="o2", kind="action", text="Gör"))))
    now = library.workshops()
    assert library.flush()
    assert library.workshops() == now, "the same from rows as from what waits"
    first, second = now
    assert (first.id, second.id) == ("new", "old"), "the one changed last comes first"
    assert (first.title, first.organiser, first.days) == ("Dialog", "RUS-nätverket", ("2026-05",))
    assert (first.items, first.notes, first.participants, first.decisions, first.actions) == (2, 1, 2, 1, 1)
    assert first.colours == ("yellow",)
    assert first.changed_at == clock.at and first.seq == 6 and not first.is_sample
    assert library.close()


def test_what_was_done_is_there_after_a_restart_and_can_be_undone(tmp_path: Path) -> None:
    library = Library.open(home(tmp_path), create=True)
    desk = desk_on(library)
    desk.do(note("n1"))
    desk.do(note("n2"), step="s")
    desk.do(note("n3"), step="s")
    desk.undo()
    desk.keep_draft("entry", "halv")
    assert library.close()
    library = Library.open(home(tmp_path))
    assert library.recovered.was_clean
    again = desk_on(library)
    assert again.state == desk.state
    assert dict(again.drafts) == {"entry": "halv"}
    again.redo()
    assert again.state.find(Note, "n2") and again.state.find(Note, "n3")
    again.undo()
    again.undo()
    assert list(again.state.each(Note)) == []
    assert again.undo() is None
    assert library.flush() and library.check() == []
    assert library.close()


def test_what_was_read_ahead_is_taken_only_while_it_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library.open(home(tmp_path), create=True)
    desk = desk_on(library)
    desk.do(note("n1"))
    assert library.flush()
    workshop = desk.state.workshop
    library.read_ahead(workshop)
    readings: list[str] = []
    whole = library._kept_state

    def kept(conn: Connection, one: str) -> State:
        readings.append(one)
        return whole(conn, one)

    monkeypatch.setattr(library, "_kept_state", kept)
    assert library.open_workshop(workshop).state == desk.state
    assert readings == []
    library.read_ahead(workshop)
    desk.do(note("n2"))
    assert library.flush()
    readings.clear()
    assert library.open_workshop(workshop).state == desk.state
    assert readings == [workshop]
    library.read_ahead(workshop)
    desk.do(note("n3"))
    assert library.open_workshop(workshop).state == desk.state, "what waits to be written is put on top"
    assert library.close()


def test_a_new_workshop_is_nothing_until_it_begins(tmp_path: Path) -> None:
    library = Library.open(home(tmp_path), create=True)
    opened = library.new_workshop("w")
    assert opened.state == State("w") and opened.saved_seq == 0
    assert library.workshops() == []
    desk_on(library)
    for taken in (library.new_workshop,):
        with pytest.raises(Refused) as why:
            taken("w")
        assert why.value.code is Code.CLASH
    with pytest.raises(Refused) as why:
        library.open_workshop("none")
    assert why.value.code is Code.MISSING
    assert library.close()


def test_a_removed_workshop_leaves_the_list_and_can_come_back(tmp_path: Path) -> None:
    library = Library.open(home(tmp_path), create=True)
    desk = desk_on(library)
    desk.keep_draft("entry", "halv")
    change = library.remove_workshop("w", 1_790_000_000_000)
    assert (change.what, change.seq, change.at) == ("remove_workshop", 2, 1_790_000_000_000)
    assert library.workshops() == [] and library.drafts("w") == {}
    with pytest.raises(Refused):
        library.open_workshop("w")
    with pytest.raises(Refused):
        library.remove_workshop("w", 1)
    assert library.close()
    library = Library.open(home(tmp_path))
    assert library.workshops() == [] and library.check() == []
    library.restore_workshop("w", 1_790_000_000_001)
    assert [line.id for line in library.workshops()] == ["w"]
    with pytest.raises(Refused):
        library.restore_workshop("w", 1)
    assert library.flush() and library.check() == []
    assert library.close()


def test_a_second_opening_reads_only_and_sees_what_is_there(tmp_path: Path) -> None:
    library = Library.open(home(tmp_path), create=True)
    desk = desk_on(library)
    assert library.flush()
    second = Library.open(home(tmp_path))
    assert second.is_read_only and second.why_read_only is LibraryCode.LOCKED
    assert second.open_workshop("w").state == desk.state
    desk.do(note("n1"))
    assert library.flush()
    assert second.workshops()[0].notes == 1
    with pytest.raises(NotSaved):
        desk_on(second).do(note("n2"))
    with pytest.raises(NotSaved):
        second.remove_workshop("w", 1)
    assert second.check() == [] and second.close()
    assert library.close()
    third = Library.open(home(tmp_path))
    assert not third.is_read_only
    assert third.close()


def test_reading_alone_takes_no_lock_and_leaves_nothing_behind(tmp_path: Path) -> None:
    library = Library.open(home(tmp_path), create=True)
    desk_on(library)
    assert library.close()
    before = sorted(p.name for p in tmp_path.rglob("*"))
    reader = Library.open(home(tmp_path), reads_only=True)
    assert reader.is_read_only and len(reader.workshops()) == 1
    assert sorted(p.name for p in tmp_path.rglob("*")) == before
    writer = Library.open(home(tmp_path))
    assert not writer.is_read_only
    assert writer.close() and reader.close()
    assert sorted(p.name for p in tmp_path.rglob("*")) == before


OTHER = """
import sys
from pathlib import Path
from rusdesk.store.library import Library
from tests.store.support import home
library = Library.open(home(Path(sys.argv[1])))
print(library.why_read_only, [line.title for line in library.workshops()])
library.close()
"""


def test_a_second_process_reads_only(tmp_path: Path) -> None:
    library = Library.open(home(tmp_path), create=True)
    desk_on(library)
    assert library.flush()
    root = Path(__file__).resolve().parents[2]

    def other() -> str:
        args = [sys.executable, "-c", OTHER, str(tmp_path)]
        return subprocess.run(args, cwd=root, capture_output=True, text=True, check=True, timeout=30).stdout.strip()

    assert other() == "locked ['Prov']"
    assert library.close()
    assert other() == "None ['Prov']"


def spoilt(folder: Path) -> Path:
    library = Library.open(home(folder), create=True)
    desk = desk_on(library)
    for n in range(40):
        desk.do(note(f"n{n}", "text " * 40))
    assert library.close()
    return home(folder).library


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Det var en g\xc3\xa5ng\n" * 100, LibraryCode.NOT_A_LIBRARY),
        (b"x", LibraryCode.NOT_A_LIBRARY),
        (b"%PDF-1.7\n", LibraryCode.NOT_A_LIBRARY),
        (b"", LibraryCode.MISSING),
        (b"SQLite format 3\0" + b"\xff" * 4000, LibraryCode.DAMAGED),
    ],
)
@pytest.mark.parametrize("reads_only", [False, True])
def test_another_kind_of_file_is_left_as_it_is(
    tmp_path: Path, content: bytes, code: LibraryCode, reads_only: bool
) -> None:
    path = home(tmp_path).library
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    assert code_of_opening(tmp_path, reads_only=reads_only) is code
    if content:
        assert code_of_opening(tmp_path, create=True) is code
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_library_when_asked(tmp_path: Path) -> None:
    path = home(tmp_path).library
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    library = Library.open(home(tmp_path), create=True)
    assert library.check() == [] and library.close()


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    home(tmp_path).library.mkdir(parents=True)
    assert code_of_opening(tmp_path, create=True) is LibraryCode.NOT_A_LIBRARY


@pytest.mark.parametrize(
    ("pragma", "code"),
    [
        ("user_version = 2", LibraryCode.NEWER),
        ("user_version = 0", LibraryCode.DAMAGED),
        ("application_id = 7", LibraryCode.NOT_A_LIBRARY),
    ],
)
def test_newer_and_foreign_databases_are_left_alone(tmp_path: Path, pragma: str, code: LibraryCode) -> None:
    path = spoilt(tmp_path)
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA {pragma}")
    raw.close()
    before = path.read_bytes()
    assert code_of_opening(tmp_path) is code
    assert code_of_opening(tmp_path, create=True) is code
    assert code_of_opening(tmp_path, reads_only=True) is code
    assert path.read_bytes() == before


@pytest.mark.parametrize("how", ["noise", "cut", "zeroes", "head", "bit"])
def test_a_damaged_library_is_told_or_told_right_and_never_made_worse(tmp_path: Path, how: str) -> None:
    path = spoilt(tmp_path)
    data = bytearray(path.read_bytes())
    match how:
        case "noise":
            for at in range(4096, len(data) - 4096, 4096):
                data[at : at + 64] = bytes((at * 7 + n * 13) % 256 for n in range(64))
        case "cut":
            del data[len(data) // 2 :]
        case "zeroes":
            data[4096 : len(data) // 2] = bytes(len(data) // 2 - 4096)
        case "head":
            data[18:40] = b"\xff" * 22
        case "bit":
            at = data.find(b"text text")
            data[at] ^= 4
    path.write_bytes(data)
    try:
        library = Library.open(home(tmp_path))
    except LibraryError as why:
        assert why.code is LibraryCode.DAMAGED
        assert path.read_bytes() == bytes(data), "nothing was made worse"
        return
    try:
        found = library.check()
        assert found, "silent damage"
        try:
            library.workshops()
            library.open_workshop("w")
        except LibraryError as why:
            assert why.code is LibraryCode.DAMAGED
    finally:
        library.close()


def test_a_library_whose_folder_cant_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoilt(tmp_path)
    state = Library.open(home(tmp_path), reads_only=True).open_workshop("w").state

    class NoLock(LibraryLock):
        def __init__(self, path: Path) -> None:
            raise LibraryError(LibraryCode.READ_ONLY, "Permission denied")

    # what a folder without write permission does, also to root
    monkeypatch.setattr(library_module, "LibraryLock", NoLock)
    monkeypatch.setattr(os, "access", lambda path, how: False)
    library = Library.open(home(tmp_path), create=True)
    assert library.is_read_only and library.why_read_only is LibraryCode.READ_ONLY
    assert library.open_workshop("w").state == state
    assert len(library.workshops()) == 1 and library.check() == []
    assert library.close()
    assert not list(tmp_path.rglob("*-shm"))
    assert code_of_opening(tmp_path / "ny", create=True) is LibraryCode.READ_ONLY


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_for_real(tmp_path: Path) -> None:
    path = spoilt(tmp_path)
    os.chmod(path, 0o400)
    os.chmod(tmp_path, 0o500)
    try:
        library = Library.open(home(tmp_path))
        assert library.why_read_only is LibraryCode.READ_ONLY
        assert len(library.workshops()) == 1
    finally:
        os.chmod(tmp_path, 0o700)


def test_rows_of_another_shape_are_made_anew_from_the_log(tmp_path: Path) -> None:
    path = spoilt(tmp_path)
    with sqlite3.connect(path) as raw:
        raw.execute("ALTER TABLE note DROP COLUMN colour")
        raw.execute("ALTER TABLE item ADD COLUMN weight INTEGER")
        raw.execute("UPDATE meta SET value = 'older' WHERE name = 'shape'")
    raw.close()
    reader = Library.open(home(tmp_path), reads_only=True)
    assert len(list(reader.open_workshop("w").state.each(Note))) == 40
    assert reader.workshops()[0].notes == 40 and reader.check() == []
    library = Library.open(home(tmp_path))
    desk = desk_on(library)
    desk.do(note("n-ny"))
    assert library.flush() and library.check() == []
    assert len(list(library.open_workshop("w").state.each(Note))) == 41
    assert library.close()


def test_the_check_finds_rows_that_arent_what_the_log_tells(tmp_path: Path) -> None:
    path = spoilt(tmp_path)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE note SET text = 'annat' WHERE id = 'n3'")
        raw.execute("INSERT INTO part (workshop, id, seq, is_gone, title, who, invited, day, rank) "
                    "VALUES ('ghost', 'p', 1, 0, 't', '', '[]', '', '')")  # fmt: skip
    raw.close()
    library = Library.open(home(tmp_path), reads_only=True)
    assert {(f.code, f.workshop, f.what) for f in library.check()} == {("rows", "w", "note"), ("rows", "ghost", "part")}


def test_the_check_finds_a_log_that_cant_be_followed(tmp_path: Path) -> None:
    path = spoilt(tmp_path)
    with sqlite3.connect(path) as raw:
        raw.execute("DELETE FROM change WHERE seq = 7")
    raw.close()
    library = Library.open(home(tmp_path), reads_only=True)
    assert [(f.code, f.workshop) for f in library.check()] == [("log", "w")]


def test_a_copy_of_the_file_is_a_library(tmp_path: Path) -> None:
    path = spoilt(tmp_path / "a")
    copy = home(tmp_path / "b").library
    copy.parent.mkdir(parents=True)
    shutil.copy(path, copy)
    library = Library.open(home(tmp_path / "b"))
    assert library.workshops()[0].notes == 40
    assert library.close()


_READS = """
import sys
import threading
from pathlib import Path
from rusdesk.store.library import Library
from tests.store.support import home
library = Library.open(home(Path(sys.argv[1])))
lines = library.workshops()
opened = library.open_workshop(lines[0].id)
print(len(opened.log.lines()), len(library.check()), library.is_read_only, "sqlalchemy" in sys.modules)
library.get_ready_to_write()
while "rusdesk.store.saving" not in sys.modules:
    threading.Event().wait(0.005)
print("sqlalchemy" in sys.modules)
assert library.close()
"""


def test_a_workshop_is_opened_and_read_without_sqlalchemy(tmp_path: Path) -> None:
    library = Library.open(home(tmp_path), create=True)
    desk_on(library)
    assert library.close()
    command = [sys.executable, "-c", _READS, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.split() == ["1", "0", "False", "False", "True"]


def test_it_is_made_under_extra_and_written_under_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    real = sqlite3.connect

    def connect(*given: object, **named: object) -> sqlite3.Connection:
        raw: sqlite3.Connection = real(*given, **named)  # type: ignore[call-overload]
        raw.set_trace_callback(said.append)
        return raw

    monkeypatch.setattr(sqlite3, "connect", connect)
    library = Library.open(home(tmp_path), create=True)
    making = said.copy()
    said.clear()
    desk_on(library)
    assert library.flush() and library.close()
    tables = next(n for n, line in enumerate(making) if line.lstrip().startswith("CREATE TABLE"))
    assert "PRAGMA synchronous=EXTRA" in making[:tables]
    assert not any("synchronous=FULL" in line for line in making)
    assert making.count("BEGIN EXCLUSIVE") == 1 and making[tables:].count("COMMIT") == 1, "whole or not at all"
    # one writing connection, and each of its transactions takes the lock at once
    assert said.count("PRAGMA synchronous=FULL") == said.count("PRAGMA journal_mode=WAL") == 1
    first_write = next(n for n, line in enumerate(said) if line.startswith("INSERT"))
    assert "BEGIN IMMEDIATE" in said[:first_write] and "PRAGMA synchronous=FULL" in said[:first_write]
    assert "PRAGMA query_only=ON" in said


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_a_full_disk_at_start_is_told(tmp_path: Path) -> None:
    script = """
import resource, sys
from pathlib import Path
from rusdesk.desk.library import LibraryError
from rusdesk.store.library import Library
from tests.store.support import home
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
try:
    library = Library.open(home(Path(sys.argv[1])))
    print(library.why_read_only, len(library.workshops()), library.close())
except LibraryError as why:
    print(why.code)
"""
    spoilt(tmp_path)
    root = Path(__file__).resolve().parents[2]
    args = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(args, cwd=root, capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stdout.strip()) == (0, "full"), done.stderr
