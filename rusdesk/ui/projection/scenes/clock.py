"""The clock: when what is under way is over, as large as the room allows; else what time it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rusdesk.ui.projection.moment import Moment
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import HEAD_PX, INNER, MARGIN, Stage
from rusdesk.ui.projection.typeset import CENTRE

HUGE = 312


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    theme, words = stage.theme, moment.words
    item = moment.running
    left = moment.left_ms(item) if item else None
    ends = moment.ends_ms(item) if item else None
    if item is not None:
        row = QRectF(MARGIN, 56, INNER, 170)
        stage.text(item.title, row, (72, 64, 60, 56, 52, 48), theme.ink, bold=True, align=CENTRE, most_lines=2)
    else:
        stage.line(moment.title, QRectF(MARGIN, 56, INNER, 60), HEAD_PX, theme.accent, bold=True, align=CENTRE)
    if item is None or left is None or ends is None:
        now = QRectF(MARGIN, 330, INNER, 380)
        stage.line(moment.clock(moment.now_ms), now, HUGE, theme.ink, bold=True, tnum=True, align=CENTRE)
        stage.foot("", moment.next_words())
        return
    word = QRectF(MARGIN, 262, INNER, 88)
    stage.line(words("Klart"), word, 72, theme.ink2, align=CENTRE)
    big = QRectF(MARGIN, 344, INNER, 340)
    stage.line(moment.clock(ends), big, HUGE, theme.ink, bold=True, tnum=True, align=CENTRE)
    said = moment.left_words(left)
    row = QRectF(MARGIN, 712, INNER, 100)
    laid = stage.line(said, row, 76, theme.ink, bold=left <= 0, tnum=True, align=CENTRE)
    if left <= 0:
        stage.icon("triangle-alert", 960 - laid.width / 2 - 104, 724, 76, theme.over)
    stage.bar(QRectF(416, 860, 1088, 24), moment.gone(item, left))
    stage.foot(moment.title, moment.next_words())
