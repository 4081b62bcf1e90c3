"""Excalidraw and tldraw beside RusDesk: CPU a frame of the same gestures on the same notes. Runs only when named."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import Figure
from bench.peers_browser import build, measure, tools
from bench.wall import FRAMES

COUNTS = (1_000, 10_000)
PROCESSES = 3
GOAL = 10  # times less than the better of them
GESTURES = (
    "pan at 100 %",
    "pan of the whole wall",
    "zoom",
    "drag of 1",
    "drag of 200",
    "key to painted text",
)
PEERS = {"excalidraw": "Excalidraw", "tldraw": "tldraw"}

Runs = dict[str, list[dict[str, float]]]  # of RusDesk, each peer and the empty page: CPU ms a frame by gesture


def run() -> list[Figure]:
    """Fresh processes in turn, medians; the whole process tree's CPU. RUSDESK_BENCH_PEERS_COUNTS names other sizes."""
    needed = tools()
    place = build(needed)
    wanted = os.environ.get("RUSDESK_BENCH_PEERS_COUNTS")
    figures: list[Figure] = []
    for count in [int(word) for word in wanted.split()] if wanted else COUNTS:
        runs: Runs = {who: [] for who in ("RusDesk", *PEERS.values(), "empty page")}
        loads: Runs = {who: [] for who in PEERS.values()}
        with tempfile.TemporaryDirectory(prefix="rusdesk-bench-") as folder:
            board = Path(folder) / "board.json"
            _ours("board", str(count), str(board))
            for n in range(PROCESSES):
                own = json.loads(_ours(str(count)))
                runs["RusDesk"].append(own)
                _tell(n, count, "RusDesk", {"ms": {gesture: own[gesture] for gesture in GESTURES}})
                for peer, who in {**PEERS, "empty": "empty page"}.items():
                    found = measure(needed, place, peer, board)
                    _tell(n, count, who, found)
                    runs[who].append(found["ms"])
                    if who in loads and "load" in found:
                        loads[who].append({"load": found["load"] / 1000})
        figures += compared(count, runs)
        for who, found_loads in loads.items():
            if found_loads:
                figures.append(Figure(f"{count}: notes onto the wall, {who}", _middle(found_loads, "load"), "s"))
    return figures


def compared(count: int, runs: Runs) -> list[Figure]:
    """By gesture: what each takes, and how many times less RusDesk takes than the better of the others.

    A gesture that nobody else managed has no ratio.
    """
    figures = []
    for gesture in GESTURES:
        taken = {who: _middle(found, gesture) for who, found in runs.items() if any(gesture in one for one in found)}
        name = f"{count}: {gesture}"
        figures += [Figure(f"{name}, {who}", ms, "ms") for who, ms in taken.items()]
        others = [taken[who] for who in PEERS.values() if who in taken]
        if not others:
            continue
        ours, better = taken["RusDesk"], min(others)
        figures.append(Figure(f"{name}, times less than the better", better / ours, "×", GOAL, "higher"))
        if "empty page" in taken:
            # what the browser spends on any events at all, taken off its side alone
            figures.append(Figure(f"{name}, the same less an empty page", (better - taken["empty page"]) / ours, "×"))
    return figures


def _middle(found: list[dict[str, float]], key: str) -> float:
    return statistics.median(one[key] for one in found if key in one)


def _tell(n: int, count: int, who: str, found: dict[str, Any]) -> None:
    """A line for who waits, with what the figures can't say: what failed, or wasn't done or shown in full."""
    said = [f"{name} {ms:.3g}" for name, ms in found["ms"].items()]
    said += [] if who == "empty page" else found.get("notes", [])
    said += [f"{name}: only {done} frames" for name, done in found.get("frames", {}).items() if done < FRAMES]
    said += [f"failed: {found['failed']}"] if "failed" in found else []
    by = f"{who} in Chromium {found['browser']}" if found.get("browser") else who
    print(f"peers: {count} notes, run {n + 1}, {by}: {' · '.join(said)}", file=sys.stderr, flush=True)


def _ours(*arguments: str) -> str:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "bench.peers_wall", *arguments]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"bench.peers_wall {' '.join(arguments)}: {done.stderr[-2000:]}")
    return done.stdout.splitlines()[-1] if done.stdout else ""
