"""What the colours of a wall mean, as a strip of the room's picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from rusdesk.ui.projection.stage import FOOT_PX, INNER, MARGIN, Stage

HEIGHT = 56.0
_TILE = 36.0
_GAP = 40.0


def paint(stage: Stage, legend: Sequence[tuple[str, str]], y: float) -> None:
    """A tile and a caption for each colour, in one row from `y`; all of them get a share when they are many."""
    if not legend:
        return
    theme = stage.theme
    wanted = [_TILE + 14 + stage.type.width(caption, FOOT_PX) + 4 for _colour, caption in legend]
    room = INNER - _GAP * (len(legend) - 1)
    if sum(wanted) > room:
        share = room / len(legend)
        spare = room - sum(min(w, share) for w in wanted)
        long = sum(w > share for w in wanted)
        wanted = [w if w <= share else share + spare / long for w in wanted]
    x = MARGIN
    for (colour, caption), wide in zip(legend, wanted, strict=True):
        tile = QRectF(x, y + (HEIGHT - _TILE) / 2, _TILE, _TILE)
        stage.rounded(tile, 6, theme.note_fill(colour), theme.note_border(colour), 2)
        theme.draw_mark(stage.painter, colour, tile.adjusted(10, 10, -10, -10))
        words = QRectF(tile.right() + 14, y, wide - _TILE - 14, HEIGHT)
        stage.line(caption, words, FOOT_PX, theme.ink)
        x += wide + _GAP
