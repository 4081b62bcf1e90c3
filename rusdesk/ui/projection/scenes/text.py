"""A text for the room: summaries with paragraphs, bullets and numbered points, in pages."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from rusdesk.domain.agenda import Item
from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import Block, Paragraph, blocks
from rusdesk.domain.state import ranked
from rusdesk.domain.workshop import Summary
from rusdesk.ui.projection.moment import Moment
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import BODY_BOTTOM, BODY_TOP, INNER, MARGIN, Stage
from rusdesk.ui.projection.typeset import RIGHT

SIZES = (56, 52, 48, 44, 40)  # on one page if it can be
_PAGED = (56, 52, 48, 44)  # else in the largest that needs no more pages than the smallest
_FLOOR = 36
_TOP = 232.0
_ROOM = BODY_BOTTOM + 8 - _TOP
_LEADING = 1.28


@frozen
class Entry:
    """A paragraph, point or sub-point: its sign, its text, how far in it stands (0–2), whether it is a heading."""

    text: str
    sign: str = ""
    depth: int = 0
    is_heading: bool = False


def entries(told: Iterable[Block]) -> list[Entry]:
    out: list[Entry] = []
    for block in told:
        if isinstance(block, Paragraph):
            out.append(Entry(block.text))
            continue
        out.append(Entry(block.text, f"{block.number}." if block.number else "•", 1))
        out += [Entry(p.text, f"{p.number}." if p.number else "–", 2) for p in block.points]
    return out


def _left(entry: Entry, px: int) -> float:
    return (0.0, px * 1.5, px * 2.7)[entry.depth]


def _height(stage: Stage, entry: Entry, px: int, width: float, room: float) -> float:
    laid = stage.type.fitted(
        entry.text, width - _left(entry, px), room, (px, _FLOOR), bold=entry.is_heading, leading=_LEADING
    )
    # a heading stands by what it is of
    return laid.height + px * (0.06 if entry.is_heading else 0.2 if entry.depth == 2 else 0.42)


def by_page(
    stage: Stage, listed: list[Entry], width: float = INNER, room: float = _ROOM
) -> tuple[int, list[list[Entry]]]:
    """The size of the letters and the entries by page; a heading never stands last."""
    for px in SIZES:
        if sum(_height(stage, e, px, width, room) for e in listed) <= room:
            return px, [listed]
    fewest = len(_paged(stage, listed, _PAGED[-1], width, room))
    for px in _PAGED[:-1]:
        pages = _paged(stage, listed, px, width, room)
        if len(pages) == fewest:
            return px, pages
    return _PAGED[-1], _paged(stage, listed, _PAGED[-1], width, room)


def _paged(stage: Stage, listed: list[Entry], px: int, width: float, room: float) -> list[list[Entry]]:
    pages: list[list[Entry]] = [[]]
    used = 0.0
    for section in _sections(listed):
        heights = [_height(stage, e, px, width, room) for e in section]
        if pages[-1] and used + sum(heights) > room and sum(heights) <= room:
            # what stands under a heading is kept together where it can be
            pages.append([])
            used = 0.0
        for n, (entry, high) in enumerate(zip(section, heights, strict=True)):
            needed = high + (heights[n + 1] if entry.is_heading and n + 1 < len(heights) else 0)
            if pages[-1] and used + needed > room:
                pages.append([])
                used = 0.0
            pages[-1].append(entry)
            used += high
    return pages


def _sections(listed: list[Entry]) -> list[list[Entry]]:
    """Entries by heading, and points with their sub-points; what stands before any heading each on its own."""
    out: list[list[Entry]] = []
    is_headed = False
    for entry in listed:
        if entry.is_heading or not out or not (is_headed or entry.depth == 2):
            out.append([])
        is_headed = is_headed or entry.is_heading
        out[-1].append(entry)
    return out


def paint_entries(
    stage: Stage, listed: list[Entry], px: int, top: float, width: float = INNER, room: float = _ROOM
) -> float:
    """Paints entries below each other and returns where they end."""
    for entry in listed:
        in_ = _left(entry, px)
        high = _height(stage, entry, px, width, room)
        if entry.sign:
            sign = QRectF(MARGIN + in_ - px * 1.6, top, px * 1.3, px * _LEADING)
            stage.line(entry.sign, sign, px, stage.theme.ink2, tnum=True, align=RIGHT)
        box = QRectF(MARGIN + in_, top, width - in_, min(high, room))
        colour = stage.theme.accent if entry.is_heading else stage.theme.ink
        stage.text(entry.text, box, (px, _FLOOR), colour, bold=entry.is_heading, leading=_LEADING)
        top += high
    return top


def _shown(moment: Moment) -> tuple[str, str, list[Entry]]:
    """What stands over it, the title, and the entries: of one summary, or of all of an item's."""
    state, target = moment.state, moment.shown.target
    one = state.find(Summary, target)
    if one:
        item = state.find(Item, one.item)
        over = item.title if item and item.title != one.title else moment.title
        return over, one.title, entries(blocks(one.body))
    item = moment.item
    many = ranked(s for s in state.each(Summary) if item and s.item == item.id)
    out: list[Entry] = []
    for summary in many:
        if len(many) > 1:
            out.append(Entry(summary.title, is_heading=True))
        out += entries(blocks(summary.body))
    if not out and item:
        out = entries(blocks(item.text))
    if len(many) == 1 and item and many[0].title != item.title:
        return item.title, many[0].title, out
    return moment.title, item.title if item else moment.title, out


def pages(stage: Stage, moment: Moment, kit: Kit) -> int:
    return len(by_page(stage, _shown(moment)[2])[1])


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    over, title, listed = _shown(moment)
    if not listed:
        stage.alone(title)
        stage.foot("", moment.next_words())
        return
    stage.head(over if over != title else "", title)
    _paint_page(stage, moment, listed, moment.title if over != moment.title else "")


def paint_listed(
    stage: Stage, moment: Moment, title: str, listed: list[Entry], nothing: str, sizes: tuple[int, ...]
) -> None:
    """A whole picture of entries under a title; `nothing` instead, in one of those sizes, when there are none."""
    stage.head(moment.title, title)
    if listed:
        _paint_page(stage, moment, listed, "")
        return
    stage.text(nothing, QRectF(MARGIN, BODY_TOP, INNER, 700), sizes, stage.theme.ink2, bold=True, middle=True)
    stage.foot("", moment.next_words())


def _paint_page(stage: Stage, moment: Moment, listed: list[Entry], left: str) -> None:
    """The entries of the page that is shown, and the foot; `left` stands in it where there is but one page."""
    px, paged = by_page(stage, listed)
    page = min(moment.shown.page, len(paged) - 1)
    paint_entries(stage, paged[page], px, _TOP)
    if len(paged) > 1:
        left = moment.words("Sida {page} av {pages}").format(page=page + 1, pages=len(paged))
    stage.foot(left, moment.next_words())
