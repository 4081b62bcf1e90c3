"""The end of the day: thanks, the closing words, and when we meet again."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rusdesk.domain.plain import folded
from rusdesk.domain.state import ranked
from rusdesk.domain.workshop import ComingDate
from rusdesk.ui.projection.moment import Moment
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.scenes.next_meeting import when
from rusdesk.ui.projection.stage import FOOT_TOP, MARGIN, Stage

_LEFT = MARGIN + 56
_WIDTH = 1920 - MARGIN - _LEFT


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    theme, words, workshop = stage.theme, moment.words, moment.workshop
    stage.painter.fillRect(QRectF(0, 0, 24, 1080), theme.accent_fill)
    dates = ranked(d for d in moment.state.each(ComingDate) if d.kind == "next_meeting")
    again = when(words, dates[0]) if dates else ""
    low = FOOT_TOP
    if again:
        stage.text(
            words("Vi ses {date}").format(date=again), QRectF(_LEFT, low - 80, _WIDTH, 80), (52, 48, 44, 40, 36),
            theme.ink2, tnum=True, most_lines=1, middle=True,
        )  # fmt: skip
        stage.rule(_LEFT, _LEFT + 240, low - 112)
        low -= 144
    stage.line(moment.title, QRectF(_LEFT, 96, _WIDTH, 60), 36, theme.accent, bold=True)
    closing = workshop.closing if workshop else ""
    thanks = words("Tack för i dag")
    first, _, others = closing.partition("\n")
    if folded(first).startswith(folded(thanks)) and len(first) <= 2 * len(thanks):
        # the closing words say it themselves
        thanks, closing = first, others.strip()
    if not closing:
        room = QRectF(_LEFT, 180, _WIDTH, low - 240)
        stage.text(thanks, room, (168, 152), theme.ink, bold=True, middle=True)
        return
    high = low - 32 - 376
    sizes = (72, 68, 64, 60, 56, 52, 48, 44, 40, 36)
    laid = stage.type.fitted(closing, _WIDTH, high, sizes, leading=1.25)
    # short words stand in the middle with their heading, long ones take the room they need
    down = max(0.0, (high - laid.height) / 2 - 48)
    heading = QRectF(_LEFT, 168 + down, _WIDTH, 180)
    stage.text(thanks, heading, (152, 136, 120, 104), theme.ink, bold=True, most_lines=1, middle=True)
    stage.put(laid, _LEFT, 376 + down, theme.ink)
