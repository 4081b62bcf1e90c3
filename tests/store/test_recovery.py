"""The start after a kill: what only the journal has comes back, once, and nothing that doesn't belong."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from rusdesk.commands.wall import AddNote
from rusdesk.desk.desk import Desk
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note
from rusdesk.store.library import Library
from rusdesk.store.segments import is_settled, line_of, read_segment, segments
from tests.store.support import Clock, desk_on, home


def note(note_id: str) -> AddNote:
    return AddNote(Note(id=note_id, wall="wall-1", text="hej"))


def killed(folder: Path, saves: int, notes: int = 5, draft: str = "halv") -> State:
    """A library whose program was killed with the last `saves` Changes of the journal not in it yet."""
    library = Library.open(home(folder), create=True)
    desk = desk_on(library)
    for n in range(notes - saves):
        desk.do(note(f"n{n}"))
    assert library.flush()
    # the file as it is now, log and all
    with sqlite3.connect(library.path) as raw:
        raw.execute("VACUUM INTO ?", (str(folder / "copy"),))
    raw.close()
    for n in range(notes - saves, notes):
        desk.do(note(f"n{n}"))
    if draft:
        desk.keep_draft("entry", draft)
    (segment,) = segments(home(folder).journal)
    journaled = segment.read_bytes()
    library.close()
    segment.write_bytes(journaled)
    for end in ("-wal", "-shm"):
        home(folder).library.with_name("library.sqlite" + end).unlink(missing_ok=True)
    shutil.move(folder / "copy", home(folder).library)
    return desk.state


def test_what_only_the_journal_has_comes_back(tmp_path: Path) -> None:
    state = killed(tmp_path, saves=3)
    reader = Library.open(home(tmp_path), reads_only=True)
    assert reader.open_workshop("w").state == state
    assert reader.open_workshop("w").saved_seq == state.seq - 3
    assert reader.workshops()[0].notes == 5
    assert reader.drafts("w") == {"entry": "halv"}
    library = Library.open(home(tmp_path))
    assert [c.seq for c in library.recovered.changes] == [4, 5, 6]
    assert not library.recovered.was_clean
    opened = library.open_workshop("w")
    assert opened.state == state and opened.drafts == {"entry": "halv"}
    assert library.flush()
    assert library.open_workshop("w").saved_seq == state.seq
    assert library.check() == []
    assert library.close()


def test_a_workshop_that_only_the_journal_has_comes_back(tmp_path: Path) -> None:
    library = Library.open(home(tmp_path), create=True)
    shutil.copy(library.path, tmp_path / "copy")
    desk = desk_on(library)
    (segment,) = segments(home(tmp_path).journal)
    journaled = segment.read_bytes()
    assert library.close()
    segment.write_bytes(journaled)
    shutil.move(tmp_path / "copy", home(tmp_path).library)
    assert [line.title for line in Library.open(home(tmp_path), reads_only=True).workshops()] == ["Prov"]
    library = Library.open(home(tmp_path))
    assert library.open_workshop("w").state == desk.state
    assert library.flush() and library.check() == []
    assert library.close()


def test_a_second_start_does_nothing_more(tmp_path: Path) -> None:
    state = killed(tmp_path, saves=2, draft="")
    library = Library.open(home(tmp_path))
    assert library.flush() and library.close()
    assert is_settled(segments(home(tmp_path).journal)[-1])
    again = Library.open(home(tmp_path))
    assert again.recovered.was_clean and again.recovered.changes == ()
    assert again.open_workshop("w").state == state
    assert again.close()
    assert len(segments(home(tmp_path).journal)) == 1, "a session that writes nothing makes no segment"


def test_killed_again_and_again_before_anything_is_settled(tmp_path: Path) -> None:
    state = killed(tmp_path, saves=4)
    copy = home(tmp_path).library.read_bytes()
    for round_ in range(3):
        library = Library.open(home(tmp_path))
        desk = desk_on(library)
        assert desk.state == state
        assert dict(desk.drafts) == {"entry": "halv" + "x" * round_}
        desk.do(note(f"again-{round_}"))
        desk.keep_draft("entry", "halv" + "x" * (round_ + 1))
        state = desk.state
        journaled = {p: p.read_bytes() for p in segments(home(tmp_path).journal)}
        library.close()
        # back to before: nothing was settled, nothing was saved
        for path, content in journaled.items():
            path.write_bytes(content.replace(line_of({"t": "end"}), b""))
        home(tmp_path).library.write_bytes(copy)
    assert len(segments(home(tmp_path).journal)) == 4
    library = Library.open(home(tmp_path))
    assert library.open_workshop("w").state == state
    assert library.flush() and library.check() == []
    assert library.close()


def test_text_that_a_change_brought_home_doesnt_come_back(tmp_path: Path) -> None:
    library = Library.open(home(tmp_path), create=True)
    desk = desk_on(library)
    desk.keep_draft("entry", "en lapp")
    assert library.flush()
    desk.do(note("n1"), ends_draft="entry")
    (segment,) = segments(home(tmp_path).journal)
    journaled = segment.read_bytes()
    library.close()
    segment.write_bytes(journaled)
    with sqlite3.connect(home(tmp_path).library) as raw:
        # as if the kill had come before the row of the half-typed text was taken away
        raw.execute("INSERT INTO draft VALUES ('w', 'entry', 'en lapp')")
    raw.close()
    library = Library.open(home(tmp_path))
    assert library.drafts("w") == {}
    assert library.flush()
    assert library.close()
    with sqlite3.connect(home(tmp_path).library) as raw:
        assert raw.execute("SELECT * FROM draft").fetchall() == []
    raw.close()


def test_a_settled_segment_hides_unsettled_ones_before_it(tmp_path: Path) -> None:
    """An old draft mustn't rise again because its segment never got its own mark."""
    folder = home(tmp_path).journal
    library = Library.open(home(tmp_path), create=True)
    desk = desk_on(library)
    desk.keep_draft("entry", "gammalt")
    assert library.close()
    library = Library.open(home(tmp_path))
    desk = desk_on(library)
    desk.keep_draft("entry", "")
    assert library.close()
    first, second = segments(folder)
    first.write_bytes(first.read_bytes().replace(line_of({"t": "end"}), b""))
    assert not is_settled(first) and is_settled(second)
    library = Library.open(home(tmp_path))
    assert library.recovered.was_clean and library.drafts("w") == {}
    assert library.close()


def test_the_journal_of_another_library_is_left_alone(tmp_path: Path) -> None:
    killed(tmp_path, saves=3)
    before = segments(home(tmp_path).journal)[0].read_bytes()
    home(tmp_path).library.unlink()
    library = Library.open(home(tmp_path), create=True)
    assert library.workshops() == [] and library.recovered.was_clean
    assert library.close()
    assert segments(home(tmp_path).journal)[0].read_bytes() == before


def test_a_journal_with_a_gap_stops_before_it_and_says_so(tmp_path: Path) -> None:
    killed(tmp_path, saves=4, draft="")
    (segment,) = segments(home(tmp_path).journal)
    lines = segment.read_bytes().splitlines(keepends=True)
    segment.write_bytes(b"".join(line for line in lines if b'"seq":5,' not in line))
    library = Library.open(home(tmp_path))
    assert [c.seq for c in library.recovered.changes] == [3, 4]
    assert library.recovered.astray == (("w", 6),)
    assert library.flush()
    assert [f.code for f in library.check()] == ["journal"]
    assert library.close()


def test_a_bad_line_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    killed(tmp_path, saves=2)
    (segment,) = segments(home(tmp_path).journal)
    data = segment.read_bytes()
    segment.write_bytes(data.replace(b"begin_workshop", b"begin-workshop", 1))
    library = Library.open(home(tmp_path))
    assert library.recovered.bad_lines == 1
    assert [c.seq for c in library.recovered.changes] == [5, 6]
    assert library.flush() and [f.code for f in library.check()] == ["journal"]
    assert library.close()


def test_changes_that_follow_another_history_arent_put_on_top(tmp_path: Path) -> None:
    """The file was copied away, worked on elsewhere, and copied back over a journal that had gone on."""
    killed(tmp_path, saves=2, draft="")
    elsewhere = tmp_path / "elsewhere"
    home(elsewhere).library.parent.mkdir(parents=True)
    shutil.copy(home(tmp_path).library, home(elsewhere).library)
    library = Library.open(home(elsewhere))
    desk = desk_on(library)
    desk.do(note("other"))
    assert library.close()
    shutil.copy(home(elsewhere).library, home(tmp_path).library)
    library = Library.open(home(tmp_path))
    assert library.recovered.changes == () and library.recovered.astray == (("w", 5),)
    here = desk_on(library)
    assert here.state == desk.state
    # and what is done from now on is the history that holds
    here.do(note("more"))
    assert library.flush()
    copy = home(tmp_path).library.read_bytes()
    here.do(note("most"))
    journaled = {p: p.read_bytes() for p in segments(home(tmp_path).journal)}
    library.close()
    for path, content in journaled.items():
        path.write_bytes(content)
    assert copy
    library = Library.open(home(tmp_path))
    assert library.open_workshop("w").state == here.state
    assert library.flush()
    assert library.close()


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_any_torn_tail_is_read_up_to_it(tmp_path: Path, cut: int) -> None:
    state = killed(tmp_path, saves=3, draft="")
    (segment,) = segments(home(tmp_path).journal)
    segment.write_bytes(segment.read_bytes()[:-cut])
    library = Library.open(home(tmp_path))
    assert library.open_workshop("w").state.seq == state.seq - 1
    assert library.recovered.bad_lines == 0
    desk = desk_on(library)
    desk.do(note("ny"))
    assert library.flush() and library.check() == []
    assert library.close()


def test_half_typed_text_outlives_a_lost_journal(tmp_path: Path) -> None:
    library = Library.open(home(tmp_path), create=True)
    desk_on(library).keep_draft("entry", "halv")
    assert library.flush() and library.close()
    shutil.rmtree(home(tmp_path).journal)
    library = Library.open(home(tmp_path))
    assert library.drafts("w") == {"entry": "halv"}
    desk = Desk(library.open_workshop("w").state, library.journal, library.writer, Clock(), drafts=library.drafts("w"))
    desk.keep_draft("entry", "")
    assert library.close()
    assert read_segment(segments(home(tmp_path).journal)[0]).entries[-1]["t"] == "end"
