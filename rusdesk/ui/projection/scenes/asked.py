"""Questions as a numbered list, as large as they fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from rusdesk.domain.people import Question
from rusdesk.ui.projection.stage import Stage
from rusdesk.ui.projection.typeset import RIGHT

INDENT = 104.0  # from the numbers to the questions
GAP = 48.0

Numbered = Sequence[tuple[int, Question]]


def height(stage: Stage, asked: Numbered, width: float, px: int, most: float) -> float:
    """What the list takes in letters of `px`, no question taking more than `most`."""
    return sum(_high(stage, q, width, px, most) + GAP for _, q in asked) - GAP


def paint(stage: Stage, asked: Numbered, rect: QRectF, px: int) -> None:
    """The questions with their numbers, in the middle of `rect`'s height."""
    theme = stage.theme
    heights = [_high(stage, q, rect.width(), px, rect.height()) for _, q in asked]
    spare = rect.height() - sum(heights) - GAP * (len(asked) - 1)
    gap = GAP + max(0.0, min(40.0, spare / (len(asked) + 1)))
    top = rect.y() + max(0.0, (rect.height() - sum(heights) - gap * (len(asked) - 1)) / 2)
    for (n, question), high in zip(asked, heights, strict=True):
        number = QRectF(rect.x(), top, INDENT - 44, px * 1.2)
        stage.line(str(n), number, px, theme.accent, bold=True, tnum=True, align=RIGHT)
        room = QRectF(rect.x() + INDENT, top, rect.width() - INDENT, high)
        stage.text(question.text, room, (px,), theme.ink, bold=True)
        top += high + gap


def _high(stage: Stage, question: Question, width: float, px: int, most: float) -> float:
    laid = stage.type.fitted(question.text, width - INDENT, 10_000, (px,), bold=True)
    return min(laid.height, most)
