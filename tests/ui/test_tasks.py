"""Minutes made beside the window."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from rusdesk.domain.people import Unit
from rusdesk.domain.state import State
from rusdesk.domain.wall import Note, Wall
from rusdesk.domain.whole import state_from_json
from rusdesk.domain.workshop import Workshop
from rusdesk.ui import tasks
from rusdesk.ui.tasks import MinutesMaker
from tests.report.reading import text_of
from tests.report.rich import regions, small

HANGS = [
    sys.executable, "-c",
    "import json, os, sys, time\n"
    "out = json.loads(sys.stdin.readline())['out']\n"
    "open(os.path.join(os.path.dirname(out), f'.rusdesk-{os.getpid()}.part'), 'w').write('halv')\n"
    "print(json.dumps({'progress': 40}), flush=True)\n"
    "time.sleep(60)\n",
]  # fmt: skip


def test_a_document_is_made_and_told_of(qtbot: QtBot, tmp_path: Path) -> None:
    maker = MinutesMaker(regions())
    heard: list[int] = []
    maker.progress.connect(heard.append)
    out = tmp_path / "å.pdf"
    timer = QElapsedTimer()
    timer.start()
    with qtbot.waitSignal(maker.done, timeout=30_000) as done:
        maker.make(small(), out)
        assert maker.is_busy
        assert timer.elapsed() < 1000
    assert done.args == [str(out), 0]
    assert "Ett litet möte" in text_of(out.read_bytes())
    assert heard[-1] == 100 and not maker.is_busy


def test_what_is_asked_meanwhile_waits_its_turn(qtbot: QtBot, tmp_path: Path) -> None:
    maker = MinutesMaker(regions())
    paths: list[str] = []
    maker.done.connect(lambda path, _n: paths.append(path))
    wanted = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for path in wanted:
        maker.make(small(), path)
    qtbot.waitUntil(lambda: len(paths) == 2, timeout=30_000)
    assert paths == [str(p) for p in wanted]


def test_cancelled_it_leaves_the_old_file_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"gammalt")
    maker = MinutesMaker(command=HANGS)
    with qtbot.waitSignal(maker.progress, timeout=30_000):
        maker.make(small(), out)
    with qtbot.waitSignal(maker.failed, timeout=5000) as failed:
        maker.cancel()
    assert failed.args == ["cancelled"]
    assert out.read_bytes() == b"gammalt"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["a.pdf"]
    assert not maker.is_busy


def test_a_child_that_dies_is_a_failure_and_is_swept_after(qtbot: QtBot, tmp_path: Path) -> None:
    dies = [*HANGS[:2], HANGS[2].replace("time.sleep(60)", "os._exit(3)")]
    maker = MinutesMaker(command=dies)
    with qtbot.waitSignal(maker.failed, timeout=30_000) as failed:
        maker.make(small(), tmp_path / "a.pdf")
    assert failed.args == ["unexpected"]
    assert [p for p in tmp_path.iterdir() if p.is_file()] == []


def test_a_program_that_is_not_there(qtbot: QtBot, tmp_path: Path) -> None:
    maker = MinutesMaker(command=[str(tmp_path / "finns-inte")])
    with qtbot.waitSignal(maker.failed, timeout=5000) as failed:
        maker.make(small(), tmp_path / "a.pdf")
    assert failed.args == ["cannot_start"]


def test_a_place_that_takes_no_file(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    maker = MinutesMaker(regions())
    with qtbot.waitSignal(maker.failed, timeout=30_000) as failed:
        maker.make(small(), tmp_path / "fil" / "a.pdf")
    assert failed.args == ["cannot_write"]


def test_closing_ends_the_child_without_a_word(qtbot: QtBot, tmp_path: Path) -> None:
    maker = MinutesMaker(command=HANGS)
    with qtbot.waitSignal(maker.progress, timeout=30_000):
        maker.make(small(), tmp_path / "a.pdf")
    with qtbot.assertNotEmitted(maker.failed, wait=100):
        maker.close()
    assert not maker.is_busy


def test_a_job_in_pieces_is_one_line_that_the_child_reads_back() -> None:
    notes = {f"n{n}": Note(id=f"n{n}", wall="v", text=f"lapp {n} “ü”", seq=3) for n in range(600)}
    gone = {"x": Wall(id="x", title="borta", is_gone=True), "v": Wall(id="v", title="Vägg")}
    state = State("w", 7, {"workshop": {"w": Workshop(id="w", title="Dialog")}, "wall": gone, "note": notes})
    line = b"".join(tasks._pieces(tasks._Job(state, Path("ut.pdf")), (Unit("01", "Region Skåne", "Skåne", "M"),)))
    assert line.count(b"\n") == 1 and line.endswith(b"\n")
    job = json.loads(line)
    assert (job["job"], job["out"], job["units"][0]["short"]) == ("minutes", "ut.pdf", "Skåne")
    back = state_from_json(job["state"])
    assert back.seq == 7 and back.table(Note) == notes and set(back.table(Wall)) == {"v"}
