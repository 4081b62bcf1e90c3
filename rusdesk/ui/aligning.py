"""Where a line of text stands in its box, as `QPainter.drawText` takes it."""

from __future__ import annotations

from PySide6.QtCore import Qt

LEFT = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value)
RIGHT = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight).value)
