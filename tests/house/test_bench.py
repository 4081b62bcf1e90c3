"""Which benches run when none is named, and what `bench peers` says where it cannot run."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench import peers

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
PROJECT = Path(bench.__file__).parent / "peers"


def test_peers_runs_only_when_named() -> None:
    assert "peers" in bench.names()
    assert "peers" not in bench.names_without_asking()
    assert "wall" in bench.names_without_asking()


@linux
@pytest.mark.parametrize(
    ("there", "told"),
    [
        ((), "npm, node, chromium are not installed here"),
        (("npm", "node"), "chromium is not installed here"),
        (("node", "chromium-browser"), "npm is not installed here"),
    ],
)
def test_what_is_missing_is_told_in_a_sentence(
    there: tuple[str, ...],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in there:
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bench.main(["peers"]) == 69
    lines = capsys.readouterr().err.splitlines()
    assert lines == [f"bench peers: {told}; on Debian: apt-get install -y nodejs npm chromium"]


@linux
def test_packages_that_cannot_be_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("npm", "node", "chromium"):
        (tmp_path / name).write_text("#!/bin/sh\necho network is unreachable >&2\nexit 1\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("RUSDESK_BENCH_PEERS", str(tmp_path / "built"))
    assert bench.main(["peers"]) == 69
    assert capsys.readouterr().err.splitlines()[-1] == (
        "bench peers: npm could not fetch the packages: network is unreachable"
    )
    assert not (tmp_path / "built" / "packages.stamp").exists()


def test_the_ratio_is_to_the_better_and_what_nobody_managed_has_none() -> None:
    runs: peers.Runs = {
        "RusDesk": [{"zoom": 2.0, "drag of 1": 1.0}, {"zoom": 4.0, "drag of 1": 1.0}, {"zoom": 3.0, "drag of 1": 1.0}],
        "Excalidraw": [{"zoom": 33.0}, {}, {"zoom": 33.0}],
        "tldraw": [{"zoom": 60.0}],
        "empty page": [{"zoom": 3.0, "drag of 1": 3.0}],
    }
    found = {figure.name: figure for figure in peers.compared(1000, runs)}
    better = found["1000: zoom, times less than the better"]
    assert (better.value, better.goal, better.is_met) == (11.0, 10, True)
    assert found["1000: zoom, the same less an empty page"].value == 10.0
    assert "1000: drag of 1, times less than the better" not in found
    assert found["1000: drag of 1, RusDesk"].value == 1.0


def test_the_lock_pins_every_package_and_names_no_registry() -> None:
    text = (PROJECT / "package-lock.json").read_text("utf-8")
    assert "http" not in text
    lock = json.loads(text)
    wanted = json.loads((PROJECT / "package.json").read_text("utf-8"))["dependencies"]
    packages = lock["packages"]
    assert packages[""]["dependencies"] == wanted
    assert all(packages[f"node_modules/{name}"]["version"] == version for name, version in wanted.items())
    assert all("integrity" in package for name, package in packages.items() if name)
