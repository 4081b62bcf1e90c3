"""The wall: the part of it that the camera shows, or one of its areas to be read."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rusdesk.domain.access import Audience
from rusdesk.domain.agenda import Item
from rusdesk.domain.geometry import Rect, sane
from rusdesk.domain.people import Question
from rusdesk.domain.wall import Area, Note, Wall, bounds, questions_of
from rusdesk.ui.projection.moment import Moment, joined
from rusdesk.ui.projection.notes import WallPainter
from rusdesk.ui.projection.scenes import asked as listing
from rusdesk.ui.projection.scenes import legend, reading, timing
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import BODY_BOTTOM, FOOT_TOP, INNER, MARGIN, RIGHT_EDGE, WIDTH, Stage
from rusdesk.ui.projection.turning import shown_wall
from rusdesk.ui.projection.typeset import CENTRE

_TOP = 216.0
_SIZES = (64, 60, 56, 52, 48, 44, 40, 36)
_TARGET = QRectF(0, _TOP, WIDTH, FOOT_TOP - 8 - _TOP)


def pages(stage: Stage, moment: Moment, kit: Kit) -> int:
    area = moment.state.find(Area, moment.shown.target)
    return reading.pages(stage, moment, area) if area else 1


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    area = moment.state.find(Area, moment.shown.target)
    if area is not None:
        reading.paint(stage, moment, area, kit.notes)
        return
    wall, notes = shown_wall(moment.state, moment.shown, moment.item), kit.notes
    wide = timing.corner(stage, moment)
    if wall is None:
        stage.alone(moment.item.title if moment.item else moment.title)
        stage.foot("", moment.next_words())
        return
    item = moment.state.find(Item, wall.item)
    asked = questions_of(moment.state, wall.id)
    title = asked[0].text if len(asked) == 1 else wall.prompt or wall.title
    over = item.title if item else wall.title
    stage.head(over if over != title else "", title, wide)
    whole = bounds(moment.state, wall.id)
    if whole is None or notes is None:
        _empty(stage, moment)
    else:
        target = _TARGET
        captions = [c for c in wall.legend if c[1]]
        if captions:
            target = target.adjusted(0, 0, 0, -legend.HEIGHT)
            legend.paint(stage, captions, target.bottom())
        is_beside = False
        if len(asked) > 1 and not moment.shown.camera and whole.w < whole.h:
            beside = _beside(stage, asked, whole, target)
            is_beside, target = beside != target, beside
        shown = camera_of(moment, whole, target)
        _paint_part(stage, moment, notes, wall, shown, target)
        if not is_beside:
            # beside its questions the wall is a sign of how much has come in, not something to read
            px = notes.smallest_px(moment.state, wall.id, shown, target.height() / shown.h, Audience.ROOM)
            if px:
                stage.seen(px)
    count = sum(1 for n in moment.state.each(Note) if n.wall == wall.id and not n.is_absorbed)
    right = joined(moment.words.n("{n} lapp", "{n} lappar", count), moment.next_words())
    stage.foot(moment.title, right)


def _beside(stage: Stage, asked: list[Question], whole: Rect, all_of_it: QRectF) -> QRectF:
    """A tall wall leaves room for its questions beside it; where the wall itself goes."""
    high = all_of_it.height()
    target = QRectF(MARGIN, all_of_it.y(), min(INNER * 0.45, high * whole.w / whole.h), high)
    left, bottom = target.right() + 96, min(BODY_BOTTOM, target.bottom())
    room = QRectF(left, _TOP + 16, RIGHT_EDGE - left, bottom - _TOP - 32)
    listed = list(enumerate(asked, 1))
    px = next((s for s in _SIZES if listing.height(stage, listed, room.width(), s, 10_000) <= room.height()), 0)
    if px:
        listing.paint(stage, listed, room, px)
        return target
    return all_of_it


def _paint_part(stage: Stage, moment: Moment, notes: WallPainter, wall: Wall, shown: Rect, target: QRectF) -> None:
    painter = stage.painter
    painter.save()
    painter.setClipRect(target)
    notes.paint_wall(painter, moment.state, wall.id, shown, target, Audience.ROOM)
    painter.restore()


def camera_of(moment: Moment, whole: Rect, target: QRectF) -> Rect:
    """The part of the wall to show in the picture's proportions: never less than the camera asks for."""
    told = moment.shown.camera
    asked = whole.grown(24)
    if len(told) == 4 and tuple(map(sane, told)) == tuple(told) and told[2] > 0 and told[3] > 0:
        # what was looked at may be gone since, or lie where there is nothing to see
        asked = camera if (camera := Rect(*told)).overlaps(whole) else asked
    shape = target.width() / target.height()
    w, h = max(asked.w, asked.h * shape), max(asked.h, asked.w / shape)
    return Rect(asked.x - (w - asked.w) / 2, asked.y - (h - asked.h) / 2, w, h)


def _empty(stage: Stage, moment: Moment) -> None:
    box = QRectF(MARGIN, _TOP, INNER, BODY_BOTTOM - _TOP)
    stage.dashed(box, 24)
    stage.icon("sticky-note", 880, 420, 160, stage.theme.ctl)
    said = QRectF(MARGIN, 620, INNER, 80)
    stage.text(moment.words("Lapparna visas här"), said, (60,), stage.theme.ink2, align=CENTRE)
