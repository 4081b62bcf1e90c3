"""Pictures beside the library: named by their bytes, whole on the disk before they have a name."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from rusdesk.machine.paths import places
from rusdesk.machine.picture_files import picture_file, preview_file
from rusdesk.store.pictures import PictureFolder


def test_a_picture_is_named_by_its_bytes(tmp_path: Path) -> None:
    folder = PictureFolder(tmp_path / "bilder")
    name = folder.put(b"bild", "png", b"liten")
    assert name == hashlib.sha256(b"bild").hexdigest() + ".png"
    kept = picture_file(tmp_path / "bilder", name)
    assert kept is not None and kept.read_bytes() == b"bild"
    seen = folder.preview(name)
    assert seen is not None and seen.read_bytes() == b"liten"
    before = kept.stat().st_mtime_ns
    assert folder.put(b"bild", "png", b"liten") == name
    assert kept.stat().st_mtime_ns == before, "the same bytes are the same file"


def test_bytes_are_on_the_disk_before_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    sync, rename = os.fdatasync, os.replace
    monkeypatch.setattr(os, "fdatasync", lambda fd: (told.append("sync"), sync(fd)))
    monkeypatch.setattr(os, "replace", lambda a, b: (told.append("name"), rename(a, b)))
    PictureFolder(tmp_path).put(b"bild", "jpg", b"liten")
    assert told == ["sync", "name", "sync", "name"]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdatasync", full)
    with pytest.raises(OSError, match="No space"):
        PictureFolder(tmp_path).put(b"bild", "jpg", b"liten")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "../library.sqlite", "a.png", "A" * 64 + ".png", "0" * 64 + ".exe"])
def test_no_other_name_is_looked_for(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    assert PictureFolder(tmp_path).preview(name) is None and preview_file(tmp_path, name) is None


def test_they_lie_beside_the_library(tmp_path: Path) -> None:
    assert places({"RUSDESK_HOME": str(tmp_path)}).pictures == tmp_path / "library-pictures"
    assert places({}, tmp_path / "min.sqlite").pictures == tmp_path / "min-pictures"
