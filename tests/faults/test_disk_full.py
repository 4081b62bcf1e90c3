"""A full disk: what is acknowledged is kept, what isn't hasn't happened, and after relief all of it is there once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rusdesk.commands.wall import AddNote
from rusdesk.desk.library import LibraryCode
from rusdesk.domain.wall import Note
from rusdesk.store import engine
from rusdesk.store.library import Library
from tests.store.support import Ears, desk_on, home

ROOT = Path(__file__).resolve().parents[2]


def note(note_id: str) -> AddNote:
    return AddNote(Note(id=note_id, wall="wall-1", text="En lapp som tar plats. " * 40))


def test_a_library_that_takes_no_more_catches_up_after_relief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library.open(home(tmp_path), create=True)
    desk_on(library)
    assert library.close()
    pages = home(tmp_path).library.stat().st_size // 4096 + 3
    real = engine.writer_pragmas
    monkeypatch.setattr(engine, "writer_pragmas", lambda: (*real(), f"max_page_count={pages}"))
    ears = Ears()
    library = Library.open(home(tmp_path), on_saved=ears.on_saved, on_refused=ears.on_refused)
    desk = desk_on(library)
    for n in range(80):
        desk.do(note(f"n{n}"))
        desk.keep_draft("entry", f"nästa {n}")
    desk.undo()
    ears.until(lambda: bool(ears.refused))
    assert ears.refused[0].code is LibraryCode.FULL
    opened = library.open_workshop("w")
    assert opened.state == desk.state, "reading goes on, with all that was acknowledged"
    assert opened.saved_seq < desk.state.seq
    # the end comes before relief, and isn't waited for
    assert not library.close()
    monkeypatch.undo()
    library = Library.open(home(tmp_path))
    again = desk_on(library)
    assert again.state == desk.state and dict(again.drafts) == {"entry": "nästa 79"}
    assert library.flush() and library.check() == []
    assert library.open_workshop("w").saved_seq == desk.state.seq
    assert library.close()


def test_relief_while_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library.open(home(tmp_path), create=True)
    desk_on(library)
    assert library.close()
    real = engine.writer_pragmas
    limits = ["max_page_count=1"]
    monkeypatch.setattr(engine, "writer_pragmas", lambda: (*real(), *limits))
    ears = Ears()
    library = Library.open(home(tmp_path), on_saved=ears.on_saved, on_refused=ears.on_refused)
    desk = desk_on(library)
    for n in range(30):
        desk.do(note(f"n{n}"))
    ears.until(lambda: bool(ears.refused))
    limits.clear()
    library.try_again()
    ears.until(lambda: bool(ears.saved) and ears.saved[-1] == ("w", desk.state.seq))
    assert library.flush() and library.check() == []
    assert library.close()


NO_ROOM = """
import resource, sys
from pathlib import Path
from rusdesk.desk.library import LibraryError
from rusdesk.store.library import Library
from tests.store.support import home

soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), hard))
try:
    Library.open(home(Path(sys.argv[1])), create=True)
except LibraryError as why:
    print(why.code)
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
library = Library.open(home(Path(sys.argv[1])), create=True)
print(library.check(), library.close())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
@pytest.mark.parametrize("limit", [0, 5_000, 150_000])
def test_a_disk_without_room_for_a_library_is_told(tmp_path: Path, limit: int) -> None:
    args = [sys.executable, "-c", NO_ROOM, str(tmp_path), str(limit)]
    done = subprocess.run(args, cwd=ROOT, capture_output=True, text=True, timeout=50)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n") == ["full", "[] True", ""]


LIMITED = """
import json, resource, sys, threading
from pathlib import Path
from rusdesk.desk.ports import NotSaved
from rusdesk.store.library import Library
from tests.faults.test_disk_full import note
from tests.store.support import Ears, desk_on, home

folder, limit = Path(sys.argv[1]), int(sys.argv[2])
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
ears = Ears()
library = Library.open(home(folder), create=True, on_saved=ears.on_saved, on_refused=ears.on_refused)
desk = desk_on(library)
library.flush()
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
done, refused, kept = 0, 0, 0
for n in range(400):
    before = desk.state
    try:
        desk.do(note(f"n{n}"))
        done += 1
    except NotSaved:
        refused += 1
        assert desk.state is before
    try:
        desk.keep_draft("entry", f"nr {n}")
        kept = n
    except NotSaved:
        assert desk.drafts["entry"] == f"nr {kept}"
ears.until(lambda: bool(ears.refused))
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
desk.do(note("after"))
library.try_again()
flushed = library.flush(20)
state = library.open_workshop("w")
print(json.dumps({
    "done": done, "refused": refused, "kept": kept, "flushed": flushed, "codes": sorted({w.code for w in ears.refused}),
    "equal": state.state == desk.state, "saved": state.saved_seq, "seq": desk.state.seq,
    "check": [f.code for f in library.check()], "draft": library.drafts("w"), "closed": library.close(),
}))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
@pytest.mark.parametrize("limit", [300_000, 420_000])
def test_files_that_may_not_grow(tmp_path: Path, limit: int) -> None:
    args = [sys.executable, "-c", LIMITED, str(tmp_path), str(limit)]
    done = subprocess.run(args, cwd=ROOT, capture_output=True, text=True, timeout=50)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["done"] > 0 and told["refused"] > 0, "the limit was met by the journal"
    assert told["codes"] == ["full"], "and by the library"
    assert told["flushed"] and told["equal"] and told["closed"] and told["check"] == []
    # the workshop's beginning, what was acknowledged, and the one after relief: each once
    assert told["saved"] == told["seq"] == 1 + told["done"] + 1
    assert told["draft"] == {"entry": f"nr {told['kept']}"}
    library = Library.open(home(tmp_path))
    assert library.open_workshop("w").state.seq == told["seq"]
    assert library.check() == []
    assert library.close()
