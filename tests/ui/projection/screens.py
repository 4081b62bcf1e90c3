"""A program of its own with as many screens as a test wants: none can be plugged into the one that runs the tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
LAPTOP = ("eDP-1", 0, 1366, 768)


def told_on(screens: list[tuple[str, int, int, int]], program: str, folder: Path) -> list[str]:
    """The lines that a Python program prints. Screens are given by name, left edge, width and height, in pixels."""
    dots = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    stand = [{"name": name, "x": x, "width": w, "height": h, **dots} for name, x, w, h in screens]
    told = folder / "screens.json"
    told.write_text(json.dumps({"screens": stand}))
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={told}"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, text=True, timeout=50
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()
