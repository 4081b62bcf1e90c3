"""The themes of a wall with their counts, or the notes of one of them as pages to be read."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, Qt

from rusdesk.domain.agenda import Item
from rusdesk.domain.state import State
from rusdesk.domain.themes import Theme, notes_under, themes_of
from rusdesk.domain.wall import Wall, notes_of
from rusdesk.ui.projection.moment import Moment, joined
from rusdesk.ui.projection.scenes import reading, timing
from rusdesk.ui.projection.scenes.kit import Kit
from rusdesk.ui.projection.stage import BODY_BOTTOM, BODY_TOP, INNER, MARGIN, Stage
from rusdesk.ui.projection.typeset import CENTRE

COLUMNS, ROWS = 2, 6
_BETWEEN = 48.0
_ROW = (BODY_BOTTOM - BODY_TOP) / ROWS
_WIDE = (INNER - (COLUMNS - 1) * _BETWEEN) / COLUMNS
_SIZES = (48, 44, 40, 36)
_TILE = 44.0
_COUNT = 128.0


def pages(stage: Stage, moment: Moment, kit: Kit) -> int:
    if theme := moment.state.find(Theme, moment.shown.target):
        return len(reading.laid_out(stage, notes_under(moment.state, theme.id)))
    wall = _wall(moment)
    return ceil(len(_rows(moment, wall)) / (COLUMNS * ROWS)) if wall else 1


def paint(stage: Stage, moment: Moment, kit: Kit) -> None:
    theme = moment.state.find(Theme, moment.shown.target)
    wall = _wall(moment)
    if theme is not None:
        _paint_theme(stage, moment, theme)
    elif wall is not None:
        _paint_all(stage, moment, wall)
    else:
        # removed since: nothing of it stays
        stage.alone(moment.item.title if moment.item else moment.title)
        stage.foot("", moment.next_words())


def following(state: State, theme: Theme, by: int) -> str:
    """The theme with notes before (-1) or after (1) this one, or nothing."""
    filled = [t.id for t in themes_of(state, theme.wall) if t.id == theme.id or notes_under(state, t.id)]
    at = filled.index(theme.id) + by
    return filled[at] if 0 <= at < len(filled) else ""


def _wall(moment: Moment) -> Wall | None:
    """The wall whose themes are shown: the target, or that of the item."""
    state = moment.state
    theme = state.find(Theme, moment.shown.target)
    if found := state.find(Wall, theme.wall if theme else moment.shown.target):
        return found
    item = moment.item
    return next((w for w in state.each(Wall) if item and w.item == item.id), None)


def _over(moment: Moment, wall: Wall | None) -> str:
    item = moment.state.find(Item, wall.item) if wall else None
    return item.title if item else wall.title if wall else ""


def _rows(moment: Moment, wall: Wall) -> list[tuple[Theme | None, int]]:
    """Each theme with its count; what lies in none last, when there is any."""
    state = moment.state
    rows: list[tuple[Theme | None, int]] = [(t, len(notes_under(state, t.id))) for t in themes_of(state, wall.id)]
    ids = {t.id for t, _count in rows if t}
    loose = sum(1 for n in notes_of(state, wall.id) if n.theme not in ids)
    return [*rows, (None, loose)] if loose and rows else rows


def _paint_all(stage: Stage, moment: Moment, wall: Wall) -> None:
    words, theme = moment.words, stage.theme
    rows = _rows(moment, wall)
    count = max(1, ceil(len(rows) / (COLUMNS * ROWS)))
    page = min(moment.shown.page, count - 1)
    stage.head(_over(moment, wall), words("Teman"), timing.corner(stage, moment))
    shown = rows[page * COLUMNS * ROWS : (page + 1) * COLUMNS * ROWS]
    # few themes stand in one column, with the room there is
    columns = 1 if len(shown) <= ROWS else COLUMNS
    wide = INNER if columns == 1 else _WIDE
    for n, (one, notes) in enumerate(shown):
        column, row = divmod(n, ROWS if columns == 1 else ceil(len(shown) / COLUMNS))
        rect = QRectF(MARGIN + column * (_WIDE + _BETWEEN), BODY_TOP + row * _ROW, wide, _ROW)
        _paint_row(stage, moment, rect, one, notes)
    if not shown:
        box = QRectF(MARGIN, BODY_TOP, INNER, BODY_BOTTOM - BODY_TOP)
        stage.dashed(box, 24)
        stage.text(words("Teman visas här"), box, (60,), theme.ink2, align=CENTRE, middle=True)
    total = words.n("{n} lapp", "{n} lappar", sum(notes for _one, notes in rows))
    paged = words("Sida {page} av {pages}").format(page=page + 1, pages=count) if count > 1 else moment.title
    stage.foot(paged, joined(total if rows else "", moment.next_words()))


def _paint_row(stage: Stage, moment: Moment, rect: QRectF, one: Theme | None, count: int) -> None:
    theme = stage.theme
    stage.rule(rect.left(), rect.right(), rect.bottom())
    tile = QRectF(rect.x(), rect.center().y() - _TILE / 2, _TILE, _TILE)
    if one is not None:
        stage.rounded(tile, 8, theme.note_fill(one.colour), theme.note_border(one.colour), 2)
        theme.draw_mark(stage.painter, one.colour, tile.adjusted(12, 12, -12, -12))
    left = tile.right() + 24
    room = QRectF(left, rect.y() + 8, rect.right() - _COUNT - left, rect.height() - 16)
    title = one.title if one is not None else moment.words("Osorterat")
    ink = theme.ink if one is not None else theme.ink2
    stage.text(title, room, _SIZES, ink, bold=one is not None, leading=1.15, most_lines=2, middle=True)
    at = QRectF(rect.right() - _COUNT, rect.y(), _COUNT, rect.height())
    stage.line(str(count), at, 56, ink, bold=True, tnum=True, align=Qt.AlignmentFlag.AlignRight)


def _paint_theme(stage: Stage, moment: Moment, theme: Theme) -> None:
    words = moment.words
    notes = notes_under(moment.state, theme.id)
    by_page = reading.laid_out(stage, notes)
    page = min(moment.shown.page, len(by_page) - 1)
    wall = moment.state.find(Wall, theme.wall)
    stage.head(joined(_over(moment, wall), words("tema")), theme.title, timing.corner(stage, moment))
    reading.paint_cells(stage, moment, by_page[page])
    if not notes:
        box = QRectF(MARGIN, BODY_TOP, INNER, BODY_BOTTOM - BODY_TOP)
        stage.dashed(box, 24)
        stage.text(words("Lapparna visas här"), box, (60,), stage.theme.ink2, align=CENTRE, middle=True)
    count = words.n("{n} lapp", "{n} lappar", len(notes))
    paged = words("Sida {page} av {pages}").format(page=page + 1, pages=len(by_page)) if len(by_page) > 1 else ""
    stage.foot(paged or moment.title, joined(count, moment.next_words()))
