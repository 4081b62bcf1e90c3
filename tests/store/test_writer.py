"""The writer: batches, drafts, refusals that are tried again, and an end that doesn't wait for ever."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection

from rusdesk.commands.command import Revise
from rusdesk.commands.wall import AddNote, AddNotes, ColourNotes
from rusdesk.desk.library import LibraryCode
from rusdesk.domain.change import Change
from rusdesk.domain.ids import counted_ids
from rusdesk.domain.wall import Note
from rusdesk.domain.workshop import Workshop
from rusdesk.store import saving
from rusdesk.store import writer as writer_module
from rusdesk.store.library import Library
from tests.store.support import Ears, desk_on, home


def note(note_id: str, text: str = "hej") -> AddNote:
    return AddNote(Note(id=note_id, wall="wall-1", text=text))


def drafts_in(library: Library) -> dict[str, str]:
    with sqlite3.connect(library.path) as raw:
        found = dict(raw.execute("SELECT field, text FROM draft"))
    raw.close()
    return found


class Gate:
    """Holds the writer before its transaction until it is opened, and can make it fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.may_go = threading.Event()
        self.may_go.set()
        self.batches: list[int] = []
        self.error: Callable[[], Exception] | None = None
        real = saving.save

        def write(conn: Connection, batch: list[object]) -> object:
            assert self.may_go.wait(10)
            self.batches.append(sum(isinstance(i, Change) for i in batch))
            if self.error is not None:
                raise self.error()
            return real(conn, batch)  # type: ignore[arg-type]

        monkeypatch.setattr(saving, "save", write)


def test_what_waits_goes_fifty_at_a_time_and_is_told_once_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, ears = Gate(monkeypatch), Ears()
    library = Library.open(home(tmp_path), create=True, on_saved=ears.on_saved)
    desk = desk_on(library)
    assert library.flush()
    gate.may_go.clear()
    gate.batches.clear()
    for n in range(121):
        desk.do(note(f"n{n}"))
    assert ears.saved[-1] == ("w", 1)
    gate.may_go.set()
    assert library.flush()
    assert sum(gate.batches) == 121
    assert max(gate.batches) == 50 and len(gate.batches) <= 4
    ears.until(lambda: ears.saved[-1] == ("w", 122))
    assert library.close()


def test_what_waits_is_read_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch)
    library = Library.open(home(tmp_path), create=True)
    desk = desk_on(library)
    assert library.flush()
    gate.may_go.clear()
    desk.do(note("n1"))
    desk.do(Revise(Workshop, "w", {"title": "Ny"}))
    opened = library.open_workshop("w")
    assert opened.state == desk.state
    assert opened.saved_seq == 1
    assert [line.seq for line in opened.log.lines()] == [1, 2, 3]
    assert [c.what for c in opened.log.changes([1, 3])] == ["begin_workshop", "edit_workshop"]
    (line,) = library.workshops()
    assert (line.title, line.notes, line.seq) == ("Ny", 1, 3)
    gate.may_go.set()
    assert library.close()


def test_a_commit_that_only_seemed_to_fail_isnt_done_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "WAITS", (0.0,))
    real, failed = saving.save, []

    def write(conn: Connection, batch: list[object]) -> object:
        done = real(conn, batch)  # type: ignore[arg-type]
        if any(isinstance(i, Change) for i in batch) and len(failed) < 3:
            failed.append(1)
            # committed all the same, as after an error in the sync of a commit
            conn.commit()
            raise sqlite3.OperationalError("disk I/O error")
        return done

    monkeypatch.setattr(saving, "save", write)
    ears = Ears()
    library = Library.open(home(tmp_path), create=True, on_saved=ears.on_saved, on_refused=ears.on_refused)
    desk = desk_on(library)
    desk.do(AddNotes(tuple(Note(id=f"n{n}", wall="wall-1", text="hej", x=1, y=2) for n in range(3))))
    assert library.flush()
    assert len(failed) == 3 and len(ears.refused) == 3
    assert library.check() == []
    assert library.open_workshop("w").state == desk.state
    assert library.close()


def test_a_refusal_loses_nothing_and_pauses_longer_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, ears = Gate(monkeypatch), Ears()
    pauses: list[float] = []
    monkeypatch.setattr(writer_module, "WAITS", _Watched((0.0, 0.0, 0.0, 0.0, 0.0, 3600.0), pauses))
    library = Library.open(home(tmp_path), create=True, on_saved=ears.on_saved, on_refused=ears.on_refused)
    desk = desk_on(library)
    assert library.flush()
    gate.error = lambda: sqlite3.OperationalError("database or disk is full")
    desk.do(note("n1"))
    ears.until(lambda: len(ears.refused) == 6)
    # the keys that follow don't make it try: it pauses for an hour now
    desk.keep_draft("entry", "x")
    desk.do(note("n2"))
    assert pauses == [0, 1, 2, 3, 4, 5]
    assert len(ears.refused) == 6
    gate.error = None
    library.try_again()
    assert library.flush()
    assert library.check() == []
    assert library.open_workshop("w").saved_seq == 3
    assert library.close()


class _Watched(tuple):  # type: ignore[type-arg]
    def __new__(cls, values: tuple[float, ...], seen: list[float]) -> _Watched:
        made = super().__new__(cls, values)
        made.seen = seen  # type: ignore[attr-defined]
        return made

    def __getitem__(self, n: int) -> float:  # type: ignore[override]
        self.seen.append(n)  # type: ignore[attr-defined]
        return super().__getitem__(n)


def test_the_pauses_are_those_promised() -> None:
    assert writer_module.WAITS == (1, 2, 4, 8, 16, 30)


def test_only_the_last_of_half_typed_texts_is_written(tmp_path: Path) -> None:
    library = Library.open(home(tmp_path), create=True)
    desk = desk_on(library)
    for n in range(1, 30):
        desk.keep_draft("entry", "x" * n)
    assert library.flush()
    assert drafts_in(library) == {"entry": "x" * 29}
    desk.keep_draft("note:n1", "halv \ud800 emoji")
    assert library.flush()
    assert drafts_in(library)["note:n1"] == "halv ? emoji"
    desk.do(note("n2", "x" * 29), ends_draft="entry")
    desk.keep_draft("note:n1", "")
    assert library.flush()
    assert drafts_in(library) == {}
    assert library.close()


def test_half_typed_text_alone_waits_for_company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch)
    library = Library.open(home(tmp_path), create=True)
    desk = desk_on(library)
    assert library.flush()
    gate.batches.clear()
    desk.keep_draft("entry", "h")
    assert gate.batches == []
    desk.do(note("n1"))
    assert library.flush()
    assert drafts_in(library) == {"entry": "h"}
    assert library.close()


def test_a_row_that_was_lost_is_made_anew_from_the_log(tmp_path: Path) -> None:
    library = Library.open(home(tmp_path), create=True)
    desk = desk_on(library)
    desk.do(note("n1"))
    assert library.flush()
    with sqlite3.connect(library.path) as raw:
        raw.execute("DELETE FROM note")
    raw.close()
    assert [f.code for f in library.check()] == ["rows"]
    desk.do(ColourNotes(("n1",), "pink"))
    assert library.flush()
    assert library.check() == []
    assert library.open_workshop("w").state == desk.state
    assert library.close()


def test_a_workshop_whose_numbers_dont_follow_keeps_no_other_waiting(tmp_path: Path) -> None:
    ears = Ears()
    library = Library.open(home(tmp_path), create=True, on_refused=ears.on_refused)
    first, second = desk_on(library, "w"), desk_on(library, "v")
    assert library.flush()
    with sqlite3.connect(library.path) as raw:
        # another history under the same numbers
        raw.execute("INSERT INTO change SELECT workshop, 2, what, by, at, step, is_undoable, undoes, redoes, '[]' "
                    "FROM change WHERE workshop = 'w'")  # fmt: skip
    raw.close()
    first.do(note("n1"))
    second.do(note("n1"))
    assert not library.flush()
    ears.until(lambda: bool(ears.refused))
    assert ears.refused[0].code is LibraryCode.DAMAGED
    assert library.open_workshop("v").saved_seq == 2
    assert not library.close(), "what it couldn't take is in the journal alone"


def test_the_end_doesnt_wait_for_a_writer_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch)
    library = Library.open(home(tmp_path), create=True)
    desk = desk_on(library)
    assert library.flush()
    gate.may_go.clear()
    desk.do(note("n1"))
    assert not library.close(timeout=0.05)
    again = Library.open(home(tmp_path))
    # the one that hangs still has the lock; its Change is in the journal and read from there
    assert again.why_read_only is LibraryCode.LOCKED
    assert again.open_workshop("w").state == desk.state
    gate.may_go.set()
    library._writer._thread.join(10)  # type: ignore[union-attr]
    library.close()
    with sqlite3.connect(home(tmp_path).library) as raw:
        assert raw.execute("SELECT max(seq) FROM change").fetchone() == (2,)
    raw.close()


def test_a_listener_that_fails_stops_nothing(tmp_path: Path) -> None:
    def bad(workshop: str, seq: int) -> None:
        raise RuntimeError("oj")

    library = Library.open(home(tmp_path), create=True, on_saved=bad)
    desk = desk_on(library)
    ids = counted_ids("n")
    for _ in range(3):
        desk.do(note(ids()))
        assert library.flush()
    assert library.close()
