"""The other side of `bench peers`: what it needs here, its pages built outside the repository, one run in a browser."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import Missing

_SOURCES = Path(__file__).parent / "peers"
_PACKAGES = ("package.json", "package-lock.json")
_LONGEST = 1200  # seconds of one wall in one browser, or of the packages


@dataclass(frozen=True, slots=True)
class Tools:
    """Paths of what isn't ours."""

    npm: str
    node: str
    chromium: str


def tools() -> Tools:
    """Where they are; Missing with a sentence where they aren't."""
    if not sys.platform.startswith("linux"):
        raise Missing("this bench reads the CPU of a browser's processes from /proc, which only Linux has")
    found = [shutil.which("npm"), shutil.which("node"), shutil.which("chromium") or shutil.which("chromium-browser")]
    npm, node, chromium = found
    if not (npm and node and chromium):
        absent = [name for name, path in zip(("npm", "node", "chromium"), found, strict=True) if not path]
        told = f"{', '.join(absent)} {'is' if len(absent) == 1 else 'are'} not installed here"
        raise Missing(f"{told}; on Debian: apt-get install -y nodejs npm chromium")
    return Tools(npm, node, chromium)


def build(tools: Tools) -> Path:
    """The folder with packages and pages; both are made anew only when what they are made of has changed."""
    named = os.environ.get("RUSDESK_BENCH_PEERS")
    place = Path(named) if named else Path(tempfile.gettempdir()) / f"rusdesk-bench-peers-{os.getuid()}"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    if place.stat().st_uid != os.getuid():
        raise Missing(f"{place} is somebody else's; name another folder by RUSDESK_BENCH_PEERS")
    pinned = hashlib.sha256(b"".join((_SOURCES / name).read_bytes() for name in _PACKAGES)).hexdigest()
    stamp = place / "packages.stamp"
    is_fetched = stamp.exists() and stamp.read_text("ascii") == pinned
    for file in filter(Path.is_file, _SOURCES.iterdir()):
        shutil.copyfile(file, place / file.name)
    if not is_fetched:
        print("peers: fetching the packages (about 350 MB, once)", file=sys.stderr, flush=True)
        fetch = [tools.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        _run(fetch, place, "npm could not fetch the packages")
        stamp.write_text(pinned, encoding="ascii")
    _run([tools.node, "build.mjs"], place, "the pages could not be built")
    return place


def measure(tools: Tools, place: Path, peer: str, board: Path) -> dict[str, Any]:
    """One wall in a fresh browser, as measure.mjs tells it: `ms` of CPU a frame by gesture, `load` in ms, …

    What went wrong stands under `failed`.
    """
    command = [tools.node, "measure.mjs", peer, str(board), tools.chromium]
    # the browser's profile goes with the board's folder, and its processes, in a group of their own, with this one
    environ = {**os.environ, "TMPDIR": str(board.parent)}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=place, env=environ, stdout=pipe, stderr=pipe, text=True, start_new_session=True
    ) as process:
        try:
            told, errors = process.communicate(timeout=_LONGEST)
        except subprocess.TimeoutExpired:
            return {"ms": {}, "notes": [], "failed": f"not done after {_LONGEST} s"}
        finally:
            # also when somebody breaks it off
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    if process.returncode or not told:
        return {"ms": {}, "notes": [], "failed": (errors.strip() or "ended without a word").splitlines()[-1]}
    found: dict[str, Any] = json.loads(told.splitlines()[-1])
    return found


def _run(command: list[str], place: Path, failure: str) -> None:
    try:
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False, timeout=_LONGEST)
    except subprocess.TimeoutExpired:
        raise Missing(f"{failure}: not done after {_LONGEST} s") from None
    if done.returncode:
        told = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        raise Missing(f"{failure}: {told[0] if told else f'status {done.returncode}'}")
