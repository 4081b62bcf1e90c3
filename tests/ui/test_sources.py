"""No start may pay for PySide's search of our sources."""

from __future__ import annotations

import subprocess
import sys

_ASKED = """
import linecache
import rusdesk.ui.widgets
import fractions
kept = [name for name in linecache.cache if name.endswith(("widgets.py", "fractions.py"))]
assert not kept, kept
"""


def test_pyside_reads_no_source_of_what_is_imported_after_the_screens() -> None:
    done = subprocess.run([sys.executable, "-c", _ASKED], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_without_it_the_sources_are_read() -> None:
    """Else there is nothing to spare any more, and the module can go."""
    planted = "import PySide6.QtCore, linecache, fractions\nassert any('fractions' in name for name in linecache.cache)"
    done = subprocess.run([sys.executable, "-c", planted], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
