"""Text in lines, laid out once in wall units and drawn at any zoom: headings and text cards."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

Line = tuple[QTextLayout, QPointF, bool]  # laid out, where, whether it is ink (else quieter)


def laid_lines(
    text: str, font: QFont, width: float, high: float, y: float, most: int, is_ink: bool, x: float = 0.0
) -> list[Line]:
    """`text` in at most `most` lines from `y` down, the last one cut with an ellipsis when there is more."""
    metrics = QFontMetricsF(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    probe = QTextLayout(text, font)
    probe.setTextOption(option)
    probe.beginLayout()
    starts: list[int] = []
    while len(starts) <= most:
        line = probe.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    probe.endLayout()
    coded = text.encode("utf-16-le")
    out: list[Line] = []
    for n, start in enumerate(starts[:most]):
        end = starts[n + 1] if n + 1 < len(starts) else len(coded) // 2
        piece = coded[2 * start : 2 * end].decode("utf-16-le", "ignore").rstrip()
        if n == most - 1 and len(starts) > most:
            rest = coded[2 * start :].decode("utf-16-le", "ignore")
            piece = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
        layout = QTextLayout(piece, font)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        layout.createLine().setLineWidth(10 * width + 1000)
        layout.endLayout()
        out.append((layout, QPointF(x, y + n * high), is_ink))
    return out


def is_cut(lines: list[Line], text: str) -> bool:
    """Whether the lines say less than `text` does."""
    return bool(lines) and lines[-1][0].text().endswith("…") and not text.endswith("…")
