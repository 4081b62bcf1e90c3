"""The clock in the corner: when what is under way is over, and how much is left of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rusdesk.ui.projection.moment import CLOCKLESS, Moment
from rusdesk.ui.projection.stage import RIGHT_EDGE, Stage
from rusdesk.ui.projection.typeset import RIGHT

WIDTH = 456.0  # what the corner takes of the head, margin included
_BIG, _WORD, _SMALL = 112, 40, 40


def corner(stage: Stage, moment: Moment) -> float:
    """Paints the clock where what is under way has one for the room; the width left for the head."""
    item = moment.running
    if item is None or item.kind in CLOCKLESS:
        return 1792.0
    left, ends = moment.left_ms(item), moment.ends_ms(item)
    if left is None or ends is None:
        return 1792.0
    theme, words = stage.theme, moment.words
    time = moment.clock(ends)
    box = QRectF(RIGHT_EDGE - WIDTH, 36, WIDTH, 100)
    stage.line(time, box, _BIG, theme.ink, bold=True, tnum=True, align=RIGHT)
    taken = stage.type.width(time, _BIG, bold=True, tnum=True)
    # on the figures' baseline
    word = QRectF(RIGHT_EDGE - WIDTH - 80, 76, WIDTH + 80 - taken - 20, 56)
    stage.line(words("Klart"), word, _WORD, theme.ink2, align=RIGHT)
    small = QRectF(RIGHT_EDGE - WIDTH, 134, WIDTH, 52)
    said = moment.left_words(left)
    stage.line(said, small, _SMALL, theme.ink if left <= 0 else theme.ink2, bold=left <= 0, tnum=True, align=RIGHT)
    if left <= 0:
        x = RIGHT_EDGE - stage.type.width(said, _SMALL, bold=True, tnum=True) - 56
        stage.icon("triangle-alert", x, 140, 40, theme.over)
    stage.bar(QRectF(RIGHT_EDGE - 312, 188, 312, 12), moment.gone(item, left))
    return 1792.0 - WIDTH - 120
