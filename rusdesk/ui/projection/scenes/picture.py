"""A picture of one's own, as large as it goes; its title below."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rusdesk.domain.own_pictures import Picture, picture_of_item
from rusdesk.ui.projection.moment import Moment
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import FOOT_TOP, INNER, MARGIN, Stage
from rusdesk.ui.projection.typeset import CENTRE

_BOX = QRectF(MARGIN, 40, INNER, FOOT_TOP - 64)


def shown(moment: Moment) -> Picture | None:
    """The picture that is the target, or that of the item it belongs to."""
    found = moment.state.find(Picture, moment.shown.target)
    item = moment.item
    return found or (picture_of_item(moment.state, item.id) if item else None)


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    one, notes = shown(moment), kit.notes
    if one is None or notes is None:
        stage.alone(moment.item.title if moment.item else moment.title)
        stage.foot("", moment.next_words())
        return
    if notes.has_picture(one.file):
        notes.paint_picture(stage.painter, one.file, _BOX)
    else:
        said = moment.words("Bilden saknas på den här datorn")
        stage.text(said, _BOX, (76, 64, 56, 48), stage.theme.ink2, bold=True, align=CENTRE, middle=True)
    stage.foot(one.title or moment.title, moment.next_words())
