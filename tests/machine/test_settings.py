"""Settings survive a round, a crash and a damaged file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from rusdesk.machine import settings
from rusdesk.machine.settings import Settings, read, write


def test_what_is_written_is_read(tmp_path: Path) -> None:
    chosen = Settings(
        language="en",
        theme="dark",
        text_scale=125,
        projection_screen="Östra väggen",
        reduced_motion=True,
        sound=False,
    )
    write(tmp_path / "new" / "settings.json", chosen)
    assert read(tmp_path / "new" / "settings.json") == chosen
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["settings.json"]


def test_no_file_gives_defaults(tmp_path: Path) -> None:
    assert read(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize("raw", [b"", b"{", b"[1]", b"\xff\xfe", b'"text"', b"[" * 100_000])
def test_a_damaged_file_is_kept_aside(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(raw)
    assert read(path) == Settings()
    assert not path.exists()
    assert (tmp_path / "settings.json.damaged").read_bytes() == raw


def test_what_does_not_fit_falls_back_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    told = {
        "language": "en",
        "theme": "pink",
        "text_scale": True,
        "projection_screen": 3,
        "reduced_motion": 1,
        "later": True,
        "sound": False,
    }
    path.write_text(json.dumps(told))
    assert read(path) == Settings(language="en", sound=False)
    path.write_text(json.dumps({"text_scale": 4000, "language": ["en"], "theme": {}}))
    assert read(path) == Settings()


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    write(path, Settings(theme="dark"))

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(settings.os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        write(path, Settings(theme="light"))
    monkeypatch.undo()
    assert read(path) == Settings(theme="dark")
    assert os.listdir(tmp_path) == ["settings.json"]


@pytest.mark.parametrize(("told", "kept"), [(1800, 1800), (100, 1350), (30_000, 1350), (True, 1350), ("1800", 1350)])
def test_the_height_of_the_picture_is_kept_when_it_can_be_one(tmp_path: Path, told: object, kept: int) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"image_mm": told}), encoding="utf-8")
    assert read(file).image_mm == kept
