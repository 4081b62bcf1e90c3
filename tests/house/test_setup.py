"""The lock, the start script and what the package carries."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

import rusdesk

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

posix = pytest.mark.skipif(os.name != "posix", reason="the start script is for POSIX shells")


def _locked() -> list[Requirement]:
    lines = re.findall(r"^([A-Za-z0-9][^\\\n]*==[^\\\n]*?)\s*\\?$", LOCK, flags=re.MULTILINE)
    return [Requirement(line) for line in lines]


def test_the_lock_names_no_address() -> None:
    assert "://" not in LOCK
    assert not re.search(
        r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links)\b", LOCK, flags=re.MULTILINE
    )


def test_everything_locked_is_exact_and_hashed() -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", LOCK.strip())
    assert len(entries) == len(_locked()) > 30
    for entry in entries:
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_what_is_asked_for_is_locked_for_every_python() -> None:
    asked = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
    asked += [Requirement(text) for text in PROJECT["dependency-groups"]["dev"]]
    locked = _locked()
    for python in ("3.11", "3.12", "3.13", "3.14"):
        for platform in ("linux", "win32", "darwin"):
            place = {
                "python_version": python,
                "python_full_version": f"{python}.0",
                "sys_platform": platform,
                "platform_python_implementation": "CPython",
            }
            for wanted in asked:
                if wanted.marker is not None and not wanted.marker.evaluate(place):
                    continue
                found = [
                    one
                    for one in locked
                    if one.name.lower() == wanted.name.lower()
                    and (not one.marker or one.marker.evaluate(place))
                ]
                assert len(found) == 1, f"{wanted.name} on {platform} with Python {python}: {found}"
                (pin,) = found[0].specifier
                assert wanted.specifier.contains(pin.version), f"{wanted} is locked to {pin.version}"


def test_nothing_lets_in_a_qt_that_kills_python_3_11() -> None:
    qt = [one for one in _locked() if one.name.lower().startswith(("pyside6", "shiboken6"))]
    assert {one.name.lower() for one in qt} == {"pyside6-essentials", "shiboken6"}
    for one in qt:
        (pin,) = one.specifier
        assert Version(pin.version) < Version("6.12")
    (asked,) = [one for one in PROJECT["project"]["dependencies"] if one.startswith("PySide6")]
    assert not Requirement(asked).specifier.contains("6.12.0")


def test_the_version_is_said_once() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", rusdesk.__version__)


@pytest.mark.timeout(120)
def test_the_wheel_carries_the_resources(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in ("LICENSE", "THIRD_PARTY.md"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "resources", tmp_path / "resources")
    shutil.copytree(ROOT / "rusdesk", tmp_path / "rusdesk", ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "out"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    (wheel,) = (tmp_path / "out").glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        carried = {name.removeprefix("rusdesk/resources/") for name in packed.namelist()}
    wanted = {
        path.relative_to(ROOT / "resources").as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert wanted <= carried


def _script(tmp_path: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Runs a copy of the start script in a folder of its own, so that nothing real is set up or removed."""
    for name in ("rusdesk.sh", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RUSDESK_")}
    return subprocess.run(
        [str(tmp_path / "rusdesk.sh"), *arguments],
        env=kept | environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _programs(folder: Path, **scripts: str) -> str:
    """A PATH with the plain tools a script needs and these small programs, and nothing else."""
    folder.mkdir()
    for tool in (
        "cat",
        "cksum",
        "dirname",
        "env",
        "flock",
        "id",
        "ls",
        "mkdir",
        "mktemp",
        "rm",
        "sh",
        "tail",
        "tr",
    ):
        found = shutil.which(tool)
        if found and tool not in scripts:
            (folder / tool).symlink_to(found)
    for name, body in scripts.items():
        program = folder / name.replace("_", "-")
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
    return str(folder)


_LINUX = "echo Linux"
# Stands for an interpreter on a computer where one library is missing
_LACKING = """case "$*" in *base_executable*) printf '%s\\t3.11.7\\n' "$0" ;; *) echo libgl1 ;; esac"""


@posix
def test_a_folder_that_is_no_environment_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("kept")
    path = _programs(tmp_path / "bin", uname="echo Other")
    told = _script(tmp_path, "setup", RUSDESK_PYTHON=sys.executable, RUSDESK_VENV=f"{mine}/", PATH=path)
    assert told.returncode == 70
    assert told.stderr.startswith("rusdesk: ")
    assert "left alone" in told.stderr
    assert (mine / "thesis.txt").read_text() == "kept"


@posix
def test_an_unfit_python_is_refused(tmp_path: Path) -> None:
    path = _programs(tmp_path / "bin", uname=_LINUX, old="exit 0")
    told = _script(tmp_path, "setup", RUSDESK_PYTHON="old", PATH=path)
    assert told.returncode == 69
    assert "Python 3.11 to 3.14" in told.stderr
    assert not (tmp_path / ".venv").exists()


@posix
def test_without_apt_get_it_says_what_is_missing(tmp_path: Path) -> None:
    path = _programs(tmp_path / "bin", uname=_LINUX, python3=_LACKING)
    told = _script(tmp_path, "setup", PATH=path)
    assert told.returncode == 69
    assert "libgl1" in told.stderr
    assert all(line.startswith("rusdesk: ") for line in told.stderr.splitlines())


@posix
def test_a_user_who_may_not_install_gets_the_line_for_one_who_may(tmp_path: Path) -> None:
    path = _programs(tmp_path / "bin", uname=_LINUX, python3=_LACKING, apt_get="exit 9", id="echo 1000")
    told = _script(tmp_path, "setup", PATH=path)
    assert told.returncode == 69
    assert "apt-get install -y --no-install-recommends libgl1" in told.stderr


@posix
def test_package_lists_are_fetched_only_after_a_first_try(tmp_path: Path) -> None:
    record = tmp_path / "asked"
    path = _programs(
        tmp_path / "bin",
        uname=_LINUX,
        python3=_LACKING,
        id="echo 0",
        apt_get=f'echo "$1" >>"{record}"; echo E: no such package; exit 100',
    )
    told = _script(tmp_path, "setup", PATH=path)
    assert told.returncode == 69
    assert record.read_text().split() == ["install", "update"]
    assert "E: no such package" in told.stderr
    assert "rusdesk: apt-get could not install: libgl1" in told.stderr


def _made_environment(tmp_path: Path) -> str:
    """An environment whose Python only says what it was asked, with its stamps in place; gives the PATH."""
    python = """case "$*" in *base_executable*) printf '%s\\t3.11.7\\n' "$0" ;; -c*) ;; *)
echo "$QT_QPA_PLATFORM" "$@" ;; esac"""
    path = _programs(tmp_path / "bin", uname=_LINUX, python3=python)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "pyvenv.cfg").touch()
    shutil.copy(tmp_path / "bin" / "python3", tmp_path / ".venv" / "bin" / "python")
    sums = {
        name: subprocess.run(["cksum"], input=(ROOT / name).read_bytes(), capture_output=True, check=True)
        .stdout.decode()
        .rstrip("\n")
        for name in ("requirements.lock", "pyproject.toml")
    }
    (tmp_path / ".venv" / ".rusdesk-stamp").write_text(
        f"{tmp_path.resolve()} 3.11.7 {sums['requirements.lock']}"
    )
    (tmp_path / ".venv" / ".rusdesk-stamp-project").write_text(sums["pyproject.toml"])
    return path


@posix
@pytest.mark.parametrize(
    ("arguments", "environ", "run"),
    [
        ((), {}, "offscreen -m rusdesk demo --out out"),
        ((), {"DISPLAY": ":1"}, " -m rusdesk"),
        ((), {"WAYLAND_DISPLAY": "wayland-0"}, " -m rusdesk"),
        ((), {"QT_QPA_PLATFORM": "vnc"}, "vnc -m rusdesk"),
        (("--version",), {}, " -m rusdesk --version"),
        (("open", "a file"), {"DISPLAY": ":1"}, " -m rusdesk open a file"),
        (("test", "-k", "x"), {}, "offscreen -m pytest -n 2 --dist loadfile -k x"),
        (("bench", "wall", "--json", "f"), {}, "offscreen -m bench wall --json f"),
    ],
)
def test_what_is_run(tmp_path: Path, arguments: tuple[str, ...], environ: dict[str, str], run: str) -> None:
    path = _made_environment(tmp_path)
    clean = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "", "PATH": path}
    told = _script(tmp_path, *arguments, **(clean | environ))
    assert told.returncode == 0, told.stderr
    assert told.stdout.rstrip("\n") == run
