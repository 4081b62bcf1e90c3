"""A new file takes the old one's place whole, or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rusdesk.report import files
from rusdesk.report.files import CannotWrite, put_whole, temporary_for


def test_the_folder_is_made_and_nothing_is_left_beside(tmp_path: Path) -> None:
    out = tmp_path / "Dokument" / "RusDesk" / "å.pdf"
    put_whole(b"nytt", out)
    put_whole(b"nyare", out)
    assert out.read_bytes() == b"nyare"
    assert [p.name for p in out.parent.iterdir()] == ["å.pdf"]


def test_a_read_only_file_stays(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"gammalt")
    out.chmod(stat.S_IRUSR)
    with pytest.raises(CannotWrite) as refused:
        put_whole(b"nytt", out)
    assert refused.value.code == "cannot_write" and refused.value.why
    assert out.read_bytes() == b"gammalt"
    assert [p.name for p in tmp_path.iterdir() if p.suffix] == ["a.pdf"]


def test_a_folder_that_cannot_be_made_and_a_name_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    (tmp_path / "mapp.pdf").mkdir()
    for out in (tmp_path / "fil" / "a.pdf", tmp_path / "mapp.pdf"):
        with pytest.raises(CannotWrite):
            put_whole(b"nytt", out)


def test_a_file_held_by_another_program_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"gammalt")

    def held(*_: object) -> None:
        raise PermissionError(13, "in use by another process")

    monkeypatch.setattr(files.os, "replace", held)
    with pytest.raises(CannotWrite, match="in use"):
        put_whole(b"nytt", out)
    assert out.read_bytes() == b"gammalt"
    assert not temporary_for(out, os.getpid()).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes to fill a disk with")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"gammalt")
    script = (
        "import resource, sys; from pathlib import Path; from rusdesk.report.files import CannotWrite, put_whole\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: put_whole(b'x' * 100_000, Path(sys.argv[1]))\n"
        "except CannotWrite as why: print(why.code)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(out)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "cannot_write"
    assert out.read_bytes() == b"gammalt"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["a.pdf"]
