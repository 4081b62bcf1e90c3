"""The command line: what it prints, and how it says that something can't be done."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from rusdesk.cli import main
from rusdesk.commands.command import Place
from rusdesk.desk.desk import Desk
from rusdesk.domain.wall import Note, Wall
from rusdesk.machine.clock import SystemClock
from rusdesk.machine.paths import places
from rusdesk.store.library import Library
from rusdesk.store.pictures import PictureFolder

Said = tuple[int, str, str]


class Shell:
    """Runs commands in this process and tells status, output and errors."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Said:
        try:
            status = main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = self._capsys.readouterr()
        return status, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], home: Path) -> Shell:
    return Shell(capsys)


def test_a_workshop_is_made_listed_and_shown(run: Shell) -> None:
    status, out, _ = run("new", "Kust  och hav", "--date", "9–10 september 2026")
    made = out.strip()
    assert status == 0 and made
    status, out, _ = run("list", "--json")
    rows = json.loads(out)
    assert [(r["id"], r["title"], r["days"]) for r in rows] == [(made, "Kust och hav", ["2026-09-09", "2026-09-10"])]
    assert "9–10 september 2026" in run("list")[1]
    status, out, _ = run("show", "kust", "--json")
    assert status == 0 and json.loads(out)["workshop"] == made
    assert run("show", made)[1].startswith("Kust och hav")
    assert run("check")[0] == 0


def test_an_ambiguous_title_names_the_candidates(run: Shell) -> None:
    for title in ("Kust och hav", "Kustens framtid"):
        run("new", title)
    status, out, err = run("show", "kust")
    assert (status, out) == (1, "")
    assert "Kust och hav" in err and "Kustens framtid" in err and err.count("\n") == 1
    assert run("show", "Kust och hav")[0] == 0
    assert run("show", "skog")[0] == 1


@pytest.mark.parametrize(
    "arguments",
    [("new", "x" * 201), ("new", "  "), ("new", "Prov", "--date", "31 februari 2026")],
)
def test_what_cannot_be_a_workshop_is_said_in_one_line(run: Shell, arguments: tuple[str, ...]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "") and err.startswith("rusdesk: ") and err.count("\n") == 1


def test_a_library_that_is_not_there_is_only_made_by_new(run: Shell, tmp_path: Path) -> None:
    path = tmp_path / "eget" / "bibliotek.sqlite"
    for command in (("list",), ("check",), ("show", "x"), ("export", "x", "x.pdf")):
        assert run("--library", str(path), *command)[0] == 1
    assert not path.exists()
    assert run("new", "Prov", "--library", str(path))[0] == 0
    assert path.exists()
    assert "Prov" in run("--library", str(path), "list")[1]
    assert "Prov" not in run("new", "annat")[1]


def test_a_text_file_a_newer_and_a_damaged_library_are_said_clearly(run: Shell, tmp_path: Path) -> None:
    words = tmp_path / "text.sqlite"
    words.write_text("inget bibliotek alls, bara text\n" * 100)
    newer = tmp_path / "newer.sqlite"
    run("--library", str(newer), "new", "Prov")
    with sqlite3.connect(newer) as conn:
        conn.execute("PRAGMA user_version=999")
    conn.close()
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(newer.read_bytes()[:5000])
    inside = tmp_path / "inside.sqlite"
    run("--library", str(inside), "new", "Prov")
    whole = bytearray(inside.read_bytes())
    whole[4096:24_576] = b"\xaa" * 20_480
    inside.write_bytes(whole)
    before = {p: p.read_bytes() for p in (words, newer, damaged, inside)}
    for path in before:
        status, _, err = run("--library", str(path), "list")
        assert status == 1 and err.count("\n") == 1 and "LibraryError" not in err, err
    status, out, err = run("--library", str(inside), "check")
    assert status == 1 and "Finding" not in out and err.count("\n") == 1
    assert {p: p.read_bytes() for p in before} == before


def test_the_minutes_are_written_and_a_wrong_name_refused(run: Shell, tmp_path: Path) -> None:
    run("new", "Prov", "--date", "2026-05")
    out = tmp_path / "prov.pdf"
    assert run("export", "prov", str(out))[0] == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert run("export", "prov", str(tmp_path / "prov.doc"))[0] == 2
    (tmp_path / "file").write_text("ingen mapp")
    status, _, err = run("export", "prov", str(tmp_path / "file" / "x.pdf"))
    assert status == 1 and err.count("\n") == 1


@pytest.mark.parametrize("ending", [".docx", ".html", ".md", ".csv"])
def test_the_ending_says_how_the_minutes_are_written(run: Shell, tmp_path: Path, ending: str) -> None:
    run("new", "Prov", "--date", "2026-05")
    out = tmp_path / "ut" / f"prov{ending}"
    status, said, err = run("export", "prov", str(out))
    assert (status, err) == (0, "")
    files = [Path(line) for line in said.splitlines()]
    assert files[0] == out and sorted(files) == sorted(out.parent.iterdir())
    assert len(files) == (4 if ending == ".csv" else 1)


def test_a_calendar_of_no_dates_is_said_to_be_none(run: Shell, tmp_path: Path) -> None:
    run("new", "Prov")
    status, said, err = run("export", "prov", str(tmp_path / "prov.ics"))
    assert (status, said) == (1, "") and err.count("\n") == 1
    assert not (tmp_path / "prov.ics").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("fly",),
        ("picture", "x", "y.png", "--size", "big"),
        ("picture", "x", "y.png", "--scene", "moon"),
        ("picture", "x", "y.jpg"),
    ],
)
def test_wrong_use(run: Shell, arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[0] == 2


def test_no_display_is_said_before_qt_is_asked(run: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    status, _, err = run()
    assert status == 69 and err.count("\n") == 1


def test_version_needs_neither_qt_nor_sql() -> None:
    code = (
        "import sys\nfrom rusdesk.cli import main\n"
        "try:\n main(['--version'])\nexcept SystemExit:\n pass\n"
        "print(sorted(m for m in ('PySide6', 'sqlalchemy', 'reportlab', 'numpy', 'babel') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["RusDesk 0.1.0", "[]"]


def test_the_check_misses_pictures_and_tells_damaged_ones(run: Shell, home: Path) -> None:
    made = run("new", "Kust och hav")[1].strip()
    where = places(os.environ)
    name = PictureFolder(where.pictures).put(b"bild", "png", b"liten")
    library = Library.open(where)
    opened = library.open_workshop(made)
    desk = Desk(opened.state, library.journal, library.writer, SystemClock())
    desk.do(Place((Wall(id="v", title="V", rank="a"), Note(id="n", wall="v", text="Karta", picture=name))))
    assert library.flush()
    library.close()
    assert run("check")[0] == 0
    (where.pictures / name).write_bytes(b"annat")
    status, out, _ = run("check")
    assert status == 1 and name in out and made in out
    (where.pictures / name).unlink()
    assert run("check")[0] == 1
