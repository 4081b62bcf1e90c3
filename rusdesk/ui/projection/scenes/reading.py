"""An area of the wall as reading pages: at most six cells of notes, large enough for the back row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF

from rusdesk.domain.agenda import Item
from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import cells
from rusdesk.domain.merging import all_absorbed, told_of
from rusdesk.domain.people import Group, Question
from rusdesk.domain.plain import Paragraph, blocks
from rusdesk.domain.saying import foot_of
from rusdesk.domain.state import ranked
from rusdesk.domain.wall import Area, Note, TextCard, Wall, notes_in
from rusdesk.ui.projection.moment import Moment, joined
from rusdesk.ui.projection.notes import WallPainter
from rusdesk.ui.projection.scenes import timing
from rusdesk.ui.projection.stage import BODY_BOTTOM, BODY_TOP, FOOT_PX, INNER, MARGIN, Stage
from rusdesk.ui.projection.typeset import CENTRE
from rusdesk.ui.wall.said import said_aloud

COLUMNS, ROWS = 3, 2
GAP = 32.0
_W = (INNER - (COLUMNS - 1) * GAP) / COLUMNS
_H = (BODY_BOTTOM - BODY_TOP - GAP) / ROWS
_PAD = 32.0
_FOOT = 44.0  # below a note's text, for its mark
SIZES = (52, 48, 44, 40, 36)
_LEADING = 1.22
_CAPTION = 56.0  # below a picture
_SPANS = ((1, 1), (2, 1), (2, 2), (3, 2))


@frozen
class Cell:
    """A note or text card on a page and the rectangle it takes on the stage."""

    what: Note | TextCard
    rect: QRectF


def _rect(column: int, row: int, span: tuple[int, int]) -> QRectF:
    w = span[0] * _W + (span[0] - 1) * GAP
    h = span[1] * _H + (span[1] - 1) * GAP
    return QRectF(MARGIN + column * (_W + GAP), BODY_TOP + row * (_H + GAP), w, h)


def _text_of(what: Note | TextCard) -> str:
    if isinstance(what, Note):
        return what.text
    lines: list[str] = []
    for block in blocks(what.body):
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines.append(f"{block.number + '.' if block.number else '•'} {block.text}")
            lines += [f"   – {p.text}" for p in block.points]
    return "\n".join(lines)


def _room(rect: QRectF, what: Note | TextCard) -> QRectF:
    """Where the text goes in a note: padding around, the mark below."""
    head = 64 if isinstance(what, TextCard) and what.heading else 0
    foot = _FOOT if isinstance(what, Note) else 0
    return rect.adjusted(_PAD, _PAD - 6 + head, -_PAD, -(_PAD - 8) - foot)


def _span(stage: Stage, what: Note | TextCard) -> tuple[int, int]:
    """The cells it takes: as on the wall, more when its text would not fit at the floor."""
    least = cells(what.shape) if isinstance(what, Note) else (1, 1)
    for span in _SPANS:
        if span[0] < least[0] or span[1] < least[1]:
            continue
        room = _room(_rect(0, 0, span), what)
        laid = stage.type.fitted(_text_of(what), room.width(), room.height(), SIZES, leading=_LEADING)
        if laid.is_whole and (laid.px > SIZES[-1] or _unbroken(stage, what, room)):
            return span
    return _SPANS[-1]


def _unbroken(stage: Stage, what: Note | TextCard, room: QRectF) -> bool:
    """Whether no word is broken at the floor, where breaking is allowed."""
    return all(stage.type.width(w, SIZES[-1]) <= room.width() for w in _text_of(what).split())


def laid_out(stage: Stage, things: Sequence[Note | TextCard]) -> list[list[Cell]]:
    """The pages: each thing at the first free place of the page being filled, else first on a new one."""
    pages: list[list[Cell]] = [[]]
    taken: set[tuple[int, int]] = set()
    for what in things:
        span = _span(stage, what)
        spot = _free(taken, span)
        if spot is None:
            pages.append([])
            taken = set()
            spot = (0, 0)
        taken |= {(spot[0] + c, spot[1] + r) for c in range(span[0]) for r in range(span[1])}
        pages[-1].append(Cell(what, _rect(*spot, span)))
    return pages


def _free(taken: set[tuple[int, int]], span: tuple[int, int]) -> tuple[int, int] | None:
    for row in range(ROWS - span[1] + 1):
        for column in range(COLUMNS - span[0] + 1):
            wanted = {(column + c, row + r) for c in range(span[0]) for r in range(span[1])}
            if not wanted & taken:
                return column, row
    return None


def _things(moment: Moment, area: Area) -> list[Note | TextCard]:
    cards = ranked(c for c in moment.state.each(TextCard) if c.area == area.id)
    return [*cards, *notes_in(moment.state, area)]


def pages(stage: Stage, moment: Moment, area: Area) -> int:
    return len(laid_out(stage, _things(moment, area)))


def paint(stage: Stage, moment: Moment, area: Area, notes: WallPainter | None = None) -> None:
    words, theme = moment.words, stage.theme
    by_page = laid_out(stage, _things(moment, area))
    page = min(moment.shown.page, len(by_page) - 1)
    kicker, title = _headings(moment, area)
    stage.head(kicker, title, timing.corner(stage, moment))
    paint_cells(stage, moment, by_page[page], notes)
    if not by_page[page]:
        box = QRectF(MARGIN, BODY_TOP, INNER, BODY_BOTTOM - BODY_TOP)
        stage.dashed(box, 24)
        stage.icon("sticky-note", 880, 420, 160, theme.ctl)
        stage.text(words("Lapparna visas här"), QRectF(MARGIN, 620, INNER, 80), (60,), theme.ink2, align=CENTRE)
    count = sum(1 for _ in notes_in(moment.state, area))
    left = words("Sida {page} av {pages}").format(page=page + 1, pages=len(by_page)) if len(by_page) > 1 else ""
    right = joined(words.n("{n} lapp", "{n} lappar", count), moment.next_words())
    stage.foot(left or moment.title, right)


def _headings(moment: Moment, area: Area) -> tuple[str, str]:
    """What the area belongs to and its group, and its question or title."""
    state = moment.state
    wall = state.find(Wall, area.wall)
    item = state.find(Item, wall.item) if wall else None
    group = state.find(Group, area.group)
    question = state.find(Question, area.question)
    over = item.title if item else wall.title if wall else ""
    group_words = moment.group_words(group) if group else ""
    if question:
        return joined(over, group_words), question.text
    title = area.title or group_words or over
    return joined(*(t for t in (over, group_words) if t != title)), title


def paint_cells(stage: Stage, moment: Moment, page: Sequence[Cell], notes: WallPainter | None = None) -> None:
    """The notes and cards of a page."""
    others = all_absorbed(moment.state)
    for cell in page:
        _paint_cell(stage, cell, foot(moment, cell.what, others), notes)


def foot(moment: Moment, what: Note | TextCard, others: Mapping[str, list[Note]]) -> str:
    """What the note's colour means, who says it where that is shown, and its tags; or which groups said the same."""
    wall = moment.state.find(Wall, what.wall) if isinstance(what, Note) else None
    if wall is None or not isinstance(what, Note):
        return ""
    units = {u.code: u.short for u in moment.units}
    said = said_aloud(moment.words, *told_of(moment.state, what, others))
    parts = (dict(wall.legend).get(what.colour, ""), said or foot_of(what, wall.shows_authors, units))
    return " · ".join(part for part in parts if part)


def _paint_cell(stage: Stage, cell: Cell, foot: str, notes: WallPainter | None) -> None:
    theme, what, rect = stage.theme, cell.what, cell.rect
    if isinstance(what, Note):
        ink, border = theme.note_ink, theme.note_border(what.colour)
        stage.rounded(rect, 8, border)
        stage.rounded(rect.adjusted(2, 2, -2, -8), 7, theme.note_fill(what.colour))
        mark = QRectF(rect.right() - _PAD - 24, rect.bottom() - _PAD - 24, 24, 24)
        theme.draw_mark(stage.painter, what.colour, mark)
        if foot:
            told = QRectF(rect.x() + _PAD, rect.bottom() - _PAD - 32, rect.width() - 2 * _PAD - 40, 40)
            stage.line(foot, told, FOOT_PX, ink)
    else:
        ink = theme.ink
        stage.rounded(rect, 8, theme.frame, theme.ctl, 2)
        if what.heading:
            head = QRectF(rect.x() + _PAD, rect.y() + 18, rect.width() - 2 * _PAD, 60)
            stage.text(what.heading, head, (44, 40, 36), ink, bold=True, most_lines=1, middle=True)
    room = _room(rect, what)
    if isinstance(what, Note) and what.picture and notes is not None:
        notes.paint_picture(stage.painter, what.picture, room.adjusted(0, 0, 0, -_CAPTION))
        caption = QRectF(room.x(), room.bottom() - _CAPTION + 8, room.width(), _CAPTION - 8)
        stage.line(" ".join(what.text.split()), caption, SIZES[-1], ink)
        return
    stage.text(_text_of(what), room, SIZES, ink, leading=_LEADING)
