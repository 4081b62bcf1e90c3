"""The programme: the rows of the day with the one under way marked; in pages when they are many."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from rusdesk.domain.agenda import Item, Part, Slot, parts, run_of, schedule, struck
from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import folded
from rusdesk.ui.projection.moment import Moment, joined
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import BODY_BOTTOM, HEAD_PX, INNER, MARGIN, RIGHT_EDGE, Stage
from rusdesk.ui.projection.typeset import RIGHT

_TOP = 200.0
_ROOM = BODY_BOTTOM + 16 - _TOP
_SIZES = (48, 44, 40, 36, 32)
_ROW = 1.55  # a row's height as a multiple of its letters


@frozen
class _Row:
    """A row of the programme, or a heading over those that follow."""

    slot: Slot | None = None
    heading: str = ""


def _day(moment: Moment) -> str:
    """The day whose programme is shown: that of the item under way, else today's, else the first."""
    state = moment.state
    days = [p.day for p in parts(state)]
    item = moment.running or moment.item
    part = state.find(Part, item.part) if item else None
    if part is not None:
        return part.day
    today = moment.local(moment.now_ms).date().isoformat()
    return today if today in days else (days[0] if days else "")


def _rows(moment: Moment, day: str, *, with_parts: bool) -> list[_Row]:
    slots = schedule(moment.state)
    gone = struck(slots)
    slots = [s for s in slots if s.item.id not in gone]
    out: list[_Row] = []
    shown = [p for p in parts(moment.state) if p.day == day]
    for part in shown:
        mine = [s for s in slots if s.item.part == part.id and (with_parts or not s.depth)]
        if not mine:
            continue
        who = part.who if folded(part.who) not in folded(part.title) else ""
        heading = joined(part.title, who)
        if len(shown) > 1 and heading:
            out.append(_Row(heading=heading))
        out += [_Row(slot) for slot in mine]
    return out


def _layout(moment: Moment, day: str) -> tuple[list[_Row], int, int]:
    """The rows, the size of their letters, and how many fit on a page."""
    for with_parts, floor in ((True, 40), (False, 32)):
        rows = _rows(moment, day, with_parts=with_parts)
        for px in _SIZES:
            fit = int(_ROOM // (px * _ROW))
            if px >= floor and len(rows) <= fit:
                return rows, px, fit
    return rows, _SIZES[-1], int(_ROOM // (_SIZES[-1] * _ROW))


def _pages(rows: list[_Row], fit: int) -> list[list[_Row]]:
    """The rows by page; a heading never stands last."""
    out: list[list[_Row]] = [[]]
    for row in rows:
        if len(out[-1]) == fit:
            carried = [out[-1].pop()] if out[-1][-1].slot is None else []
            out.append(carried)
        out[-1].append(row)
    return out


def _first_page(moment: Moment, pages: list[list[_Row]]) -> int:
    """The page with the item under way; turning goes on from there and around."""
    now = moment.running
    for n, page in enumerate(pages):
        if now and any(row.slot and row.slot.item.id == now.id for row in page):
            return n
    return 0


def pages(stage: Stage, moment: Moment, kit: Kit) -> int:
    rows, _, fit = _layout(moment, _day(moment))
    return len(_pages(rows, fit))


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    theme, words = stage.theme, moment.words
    day = _day(moment)
    rows, px, fit = _layout(moment, day)
    by_page = _pages(rows, fit)
    page = (_first_page(moment, by_page) + moment.shown.page) % len(by_page)
    workshop = moment.workshop
    if not day and workshop and len(workshop.days) == 1:
        day = workshop.days[0]
    stage.head(words("Program"), moment.weekday(day) if day else moment.title)
    if not rows:
        stage.text(words("Programmet kommer"), QRectF(MARGIN, 216, INNER, 752), (60,), theme.ink2, middle=True)
    # few rows stand airier, never further apart than twice their letters
    high = min(px * 2.0, _ROOM / max(1, len(by_page[page]))) if len(by_page) == 1 else px * _ROW
    times = stage.type.width("00.00", px, bold=True, tnum=True)
    top = _TOP
    heads = sum(1 for row in by_page[page][1:] if row.slot is None)
    air = min(px * 0.5, (_ROOM - high * len(by_page[page])) / heads) if heads else 0.0
    for n, row in enumerate(by_page[page]):
        if n and row.slot is None:
            top += max(0.0, air)
        rect = QRectF(MARGIN, top, INNER, high)
        if row.slot is None:
            head = QRectF(MARGIN, top, INNER, high - 6)
            stage.text(row.heading, head, (min(px, HEAD_PX), 32), theme.accent, bold=True, most_lines=1, bottom=True)
        else:
            _paint_row(stage, moment, row.slot, rect, px, times)
        top += high
    left = words("Sida {page} av {pages}").format(page=page + 1, pages=len(by_page)) if len(by_page) > 1 else ""
    stage.foot(left or (moment.title if day else ""), moment.next_words())


def _paint_row(stage: Stage, moment: Moment, slot: Slot, rect: QRectF, px: int, times: float) -> None:
    theme = stage.theme
    is_now, is_done = _stage_of(moment, slot.item)
    if is_now:
        stage.rounded(rect.adjusted(0, 2, 0, -2), 12, theme.accent_soft, theme.accent_line, 2)
        stage.rounded(QRectF(rect.x(), rect.y() + 2, 12, rect.height() - 4), 6, theme.accent_fill)
    ink = theme.ink3 if is_done else theme.ink
    small = max(32, px - 4)
    if slot.start is not None:
        # a part of an item has its time under the item's letters
        said = moment.words.clock(slot.start)
        colour = theme.ink3 if is_done or slot.depth else theme.ink2
        at = QRectF(MARGIN + 32, rect.y(), times + 4, rect.height())
        stage.line(said, at, small if slot.depth else px, colour, bold=is_now, tnum=True, align=RIGHT)
    x = MARGIN + 32 + times + 40
    _dot(stage, QPointF(x + 14, rect.center().y()), is_now=is_now, is_done=is_done, is_part=bool(slot.depth))
    x += 28 + 36 + (40 if slot.depth else 0)
    right = RIGHT_EDGE - 32
    if slot.item.minutes and not slot.depth:
        length = moment.words.minutes(slot.item.minutes)
        wide = stage.type.width(length, small, tnum=True) + 4
        spot = QRectF(right - wide, rect.y(), wide, rect.height())
        stage.line(length, spot, small, theme.ink3, tnum=True, align=RIGHT)
        right -= wide + 40
    # a little smaller is better than cut, but one line in any case
    sizes = tuple(s for s in (small if slot.depth else px, px - 4, px - 8) if s >= 32) or (px,)
    room = QRectF(x, rect.y(), right - x, rect.height())
    colour = theme.ink2 if slot.depth and not is_done else ink
    laid = stage.type.fitted(slot.item.title, room.width(), 200, sizes, bold=is_now, most_lines=1)
    is_two = not laid.is_whole and rect.height() >= 2 * 32 * 1.1
    if is_two:
        sizes = tuple(s for s in (40, 36, 32) if 2 * s * 1.1 <= rect.height())
    stage.text(
        slot.item.title, room, sizes, colour, bold=is_now, leading=1.1, most_lines=2 if is_two else 1, middle=True
    )


def _dot(stage: Stage, centre: QPointF, *, is_now: bool, is_done: bool, is_part: bool) -> None:
    theme, painter = stage.theme, stage.painter
    if is_done and not is_part:
        stage.icon("circle-check", centre.x() - 18, centre.y() - 18, 36, theme.ok)
        return
    if is_part:
        return
    painter.setBrush(theme.accent_fill if is_now else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.accent_fill if is_now else theme.ctl, 3))
    painter.drawEllipse(centre, 14.0, 14.0)


def _stage_of(moment: Moment, item: Item) -> tuple[bool, bool]:
    """Whether the item is under way, and whether it is over."""
    now = moment.running
    if now and item.id == now.id:
        return True, False
    run = run_of(moment.state, item.parent or item.id)
    return False, bool(run and run.ended)
