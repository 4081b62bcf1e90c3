"""The programme for the door: one sheet for each day, its type as large as the day lets it be."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from rusdesk.domain.print_set import Door, DoorPart, DoorRow, PrintDocument
from rusdesk.report.flow import Label
from rusdesk.report.fonts import BOLD, REGULAR, SEMIBOLD, width
from rusdesk.report.print_kit import PrintKit, echo, height_of, widest_word
from rusdesk.report.styles import INK, MUTED, Styles
from rusdesk.report.tags import TaggedCanvas

# Points on A4: at 24 a capital is nearly six millimetres, which most people read two metres away
_SIZES = tuple(float(n) for n in range(36, 11, -1))
_TITLES = (46.0, 40.0, 36.0, 32.0, 28.0, 24.0)


def write_door(sheets: PrintKit, document: PrintDocument, door: Door) -> None:
    """Each day on a sheet of its own; one that has too much to say at the smallest size goes on upon the next."""
    for n, parts in enumerate(door.days):
        sheets.next_sheet()
        head = _head(sheets, document, parts, is_first=n == 0, many=len(door.days) > 1)
        room = sheets.high - height_of(head, sheets.wide)
        rows: list[Flowable] = []
        for size in _SIZES:
            rows = _rows(sheets, parts, size)
            if height_of(rows, sheets.wide) <= room:
                break
        sheets.kit.add(*head, *rows)


def bar(sheets: PrintKit, canvas: TaggedCanvas, styles: Styles) -> None:
    """The band along a sheet's upper edge."""
    canvas.setFillColor(styles.accent)
    high = 14 * sheets.by
    canvas.rect(0, sheets.paper.high - high, sheets.paper.wide, high, stroke=0, fill=1)


def _head(
    sheets: PrintKit, document: PrintDocument, parts: Sequence[DoorPart], *, is_first: bool, many: bool
) -> list[Flowable]:
    kit, words = sheets.kit, sheets.kit.words
    title = document.title if kit.setter.plain(document.title) else words("Program")
    plain = kit.setter.plain(title)
    room = sheets.wide / sheets.by
    size = next(
        (s for s in _TITLES if width(plain, BOLD, s) <= 1.9 * room and widest_word(kit, plain, BOLD) * s <= room),
        _TITLES[-1],
    )
    over = sheets.paras(document.organiser, sheets.type("organiser", SEMIBOLD, 17, kit.styles.accent))
    heading = kit.setter.paras(title, sheets.type("title", BOLD, size, lead=1.12), "H1")
    day = parts[0].day if many and parts[0].day else ""
    when = words.weekday_date(day) if day else words.days(document.days)
    if not day and len(document.days) == 1:
        when = words.weekday_date(document.days[0])
    said = " · ".join(x for x in (when, document.place) if x)
    below = sheets.paras(said, sheets.type("when", SEMIBOLD, 20, MUTED))
    if not is_first:
        over, heading = echo(over), echo(heading)
    return [*over, *heading, sheets.gap(8), *below, sheets.gap(14), sheets.rule(INK, 1.6)]


def _rows(sheets: PrintKit, parts: Sequence[DoorPart], size: float) -> list[Flowable]:
    kit = sheets.kit
    out: list[Flowable] = []
    times = [_time(sheets, row) for part in parts for row in part.rows] + ["88.88"]
    column = (max(width(t, BOLD, size) for t in times) + size * 0.8) * sheets.by
    for n, part in enumerate(parts):
        said = part.title if len(parts) > 1 else ""
        who = part.who if part.who.casefold() not in part.title.casefold() else ""
        title = " · ".join(x for x in (said, who) if x)
        if title:
            style = sheets.type("part", SEMIBOLD, size * 0.8, kit.styles.accent)
            out += [sheets.gap(size * (0.7 if n else 0.4)), *sheets.heading(title, style), sheets.gap(size * 0.2)]
            out.append(sheets.rule(INK, 1))
        for row in part.rows:
            out += _row(sheets, row, size, column)
        following = parts[n + 1].rows[0].start if n + 1 < len(parts) else None
        if part.end is not None and following != part.end:
            end = DoorRow(part.end, 0, kit.words("Slut"), "", False)
            out += _row(sheets, end, size, column)
    return out


def _row(sheets: PrintKit, row: DoorRow, size: float, column: float) -> list[Flowable]:
    kit = sheets.kit
    pad = size * 0.26
    colour = MUTED if row.is_break else INK
    style = sheets.type("row", REGULAR if row.is_break else SEMIBOLD, size, colour, 1.16, leftIndent=column)
    label = Label(_time(sheets, row), BOLD, size * sheets.by, kit.styles.accent)
    # a row without a title still has its time
    title = row.title if kit.setter.plain(row.title) else "–"
    out: list[Flowable] = [sheets.gap(pad), *kit.setter.paras(title, style, "LI", label)]
    if row.presenters.casefold() not in row.title.casefold():
        quiet = sheets.type("presenters", REGULAR, size * 0.7, MUTED, 1.2, leftIndent=column)
        out += sheets.paras(row.presenters, quiet, depth=1)
    return [*out, sheets.gap(pad), sheets.rule()]


def _time(sheets: PrintKit, row: DoorRow) -> str:
    words = sheets.kit.words
    if row.start is not None:
        return words.clock(row.start)
    return words.minutes(row.minutes) if row.minutes else "–"
