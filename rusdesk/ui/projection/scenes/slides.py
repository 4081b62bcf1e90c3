"""What stands in the room's window while the speaker shows slides of their own: the window has stepped aside.

Only seen in the monitor, and by who is sent the window itself in a meeting.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rusdesk.ui.projection.moment import Moment
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import INNER, MARGIN, Stage
from rusdesk.ui.projection.typeset import CENTRE


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    theme, words = stage.theme, moment.words
    item = moment.running or moment.item
    stage.icon("cast", 960 - 80, 216, 160, theme.accent)
    word = QRectF(MARGIN, 416, INNER, 100)
    stage.line(words("Talarens bildspel"), word, 72, theme.accent, bold=True, align=CENTRE)
    if item is not None:
        room = QRectF(MARGIN, 532, INNER, 220)
        title = stage.text(
            item.title, room, (72, 64, 60, 56, 52, 48, 44), theme.ink, bold=True, align=CENTRE, most_lines=3
        )
        who = QRectF(MARGIN, room.y() + title.height + 24, INNER, 150)
        stage.text(item.presenters, who, (48, 44, 40, 36), theme.ink2, align=CENTRE, most_lines=3)
    stage.foot(moment.title, moment.next_words())
