"""Spares every start PySide's reading of our sources."""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401 - what is spared comes with it


def spare_sources() -> None:
    """Let PySide take it that no module asks for its other naming, `snake_case` and `true_property`.

    To find those that may, it reads the source text of each module imported after it, NumPy's too, and keeps them all
    in memory: a tenth of the way to a painted wall. Nothing happens where a release of PySide does it otherwise.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - not declared anywhere
