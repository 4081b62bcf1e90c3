"""Places: everything below RUSDESK_HOME, or where the system wants it."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from rusdesk.machine.paths import places, unused


def test_home_holds_everything(tmp_path: Path) -> None:
    found = places({"RUSDESK_HOME": str(tmp_path)})
    assert found.library == tmp_path / "library.sqlite"
    assert found.journal == tmp_path / "journal"
    assert found.documents == tmp_path / "Documents" / "RusDesk"
    for place in (found.settings, found.log):
        assert place.is_relative_to(tmp_path)


def test_a_relative_home_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert places({"RUSDESK_HOME": "mine"}).library == tmp_path / "mine" / "library.sqlite"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the Linux places")
def test_the_systems_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Dokument"))
    found = places({})
    assert found.library == tmp_path / "data" / "RusDesk" / "library.sqlite"
    assert found.journal == tmp_path / "data" / "RusDesk" / "journal"
    assert found.settings == tmp_path / "config" / "RusDesk" / "settings.json"
    assert found.log.is_relative_to(tmp_path / "state" / "RusDesk")
    assert found.documents == tmp_path / "Dokument" / "RusDesk"


def test_windows_keeps_the_library_out_of_roaming_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from platformdirs import windows

    asked: list[str] = []

    def folder(name: str) -> str:
        asked.append(name)
        return str(tmp_path / name)

    monkeypatch.setattr(windows, "get_win_folder", folder)
    monkeypatch.setattr(
        platformdirs,
        "user_data_path",
        lambda name, **chosen: windows.Windows(name, **chosen).user_data_path,
    )
    found = places({})
    assert asked == ["CSIDL_LOCAL_APPDATA"]
    assert found.library == tmp_path / "CSIDL_LOCAL_APPDATA" / "RusDesk" / "library.sqlite"


@pytest.mark.parametrize(
    ("library", "journal"),
    [("day.sqlite", "day-journal"), ("a.b.rusdesk", "a.b-journal"), ("plain", "plain.journal")],
)
def test_a_named_library_has_its_journal_beside_it(tmp_path: Path, library: str, journal: str) -> None:
    found = places({"RUSDESK_HOME": str(tmp_path / "home")}, tmp_path / library)
    assert (found.library, found.journal) == (tmp_path / library, tmp_path / journal)
    assert found.settings == tmp_path / "home" / "settings.json"
    # SQLite's own name for the file it may keep beside the database
    assert found.journal != found.library.with_name(f"{found.library.name}-journal")


def test_nothing_is_made(tmp_path: Path) -> None:
    places({"RUSDESK_HOME": str(tmp_path / "home")}, tmp_path / "other" / "x.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    wanted = tmp_path / "2026-05-22 Vägg.png"
    assert unused(wanted) == wanted
    wanted.touch()
    (tmp_path / "2026-05-22 Vägg 2.png").touch()
    assert unused(wanted) == tmp_path / "2026-05-22 Vägg 3.png"
