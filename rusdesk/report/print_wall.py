"""A wall on paper, area by area: notes as cards that can be read where they hang, in the order they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import Block, Paragraph
from rusdesk.domain.print_set import PrintDocument, Sheet, WallSheets
from rusdesk.domain.wall_chapter import NoteLine
from rusdesk.report.flow import P, Picture, Rows, columns
from rusdesk.report.fonts import BOLD, ITALIC, REGULAR, SEMIBOLD
from rusdesk.report.phrases import joined, note_beside, picture_alt, picture_missing
from rusdesk.report.pictures import shown
from rusdesk.report.print_kit import PrintKit, height_of, widest_word
from rusdesk.report.styles import INK, MUTED, NOTE_INK
from rusdesk.report.tags import TaggedCanvas

_COLUMNS = 3
_GAP, _PAD = 10.0, 10.0
_LARGE, _USUAL = 17.0, 14.0  # note text on A4; smaller isn't readable on a wall
_SHORT = 70  # characters that are written large
_HIGHEST = 0.4  # of the sheet: a higher card goes over its whole width


@frozen
class _Card:
    """A note as it is drawn: over how many columns, and how high in points."""

    note: NoteLine
    parts: list[Flowable]
    span: int
    high: float


class WallWriter:
    """Writes the sheets, and tells what stands at the top of those that an area goes on upon."""

    def __init__(self, sheets: PrintKit, document: PrintDocument, told: WallSheets) -> None:
        self._sheets, self._document, self._told = sheets, document, told
        self._captions: Mapping[str, str] = dict(told.legend)
        self._begun: dict[int, Sheet] = {}  # by the page it began on

    def write(self) -> None:
        sheets, kit = self._sheets, self._sheets.kit
        said = " · ".join(dict.fromkeys(x for x in (self._document.title, self._told.title) if x.strip())) or kit.words(
            "Vägg"
        )
        for n, sheet in enumerate(self._told.sheets):
            sheets.next_sheet()
            kit.add(_Begins(self._begun, sheet))
            if n == 0:
                kit.add(*kit.setter.paras(said, sheets.type("wall", SEMIBOLD, 12, MUTED), "H1"))
                kit.add(*sheets.paras(self._told.prompt, sheets.type("prompt", REGULAR, 12, MUTED)), sheets.gap(4))
            self._sheet(sheet)

    def above(self, canvas: TaggedCanvas, page: int) -> None:
        """The heading once more where an area goes on."""
        if page in self._begun or not self._begun:
            return
        sheets = self._sheets
        sheet = self._begun[max(self._begun)]
        heading, question = self._headings(sheet)
        y = sheets.paper.high - 42 * sheets.by
        canvas.setFillColor(INK)
        going_on = sheets.kit.words("{name} (forts.)").format(name=heading)
        sheets.line(canvas, going_on, y, BOLD, 15)
        if question:
            canvas.setFillColor(sheets.kit.styles.accent)
            sheets.line(canvas, question, y - 17 * sheets.by, ITALIC, 12)

    def _headings(self, sheet: Sheet) -> tuple[str, str]:
        """The area's heading and its question; the question is the heading where there is no group."""
        words = self._sheets.kit.words
        name = ""
        if sheet.number is not None:
            number = words("Grupp {number}").format(number=sheet.number)
            name = joined(number, sheet.group)
        asked = sheet.question or sheet.heading
        return (name, asked) if name else (asked or self._told.title or words("Utan grupp"), "")

    def _sheet(self, sheet: Sheet) -> None:
        sheets, kit = self._sheets, self._sheets.kit
        heading, question = self._headings(sheet)
        kit.add(*sheets.heading(heading, sheets.type("area", BOLD, 26 if len(heading) < 60 else 20, lead=1.15)))
        kit.add(sheets.gap(3), *sheets.paras(question, sheets.type("question", ITALIC, 16, kit.styles.accent, 1.25)))
        count = kit.words.n("{n} lapp", "{n} lappar", len(sheet.notes))
        if sheet.notes:
            kit.add(*sheets.paras(count, sheets.type("count", REGULAR, 11, MUTED)), sheets.gap(8))
        row: list[_Card] = []
        for note in sheet.notes:
            card = self._card(note)
            if card is None or card.span + sum(c.span for c in row) > _COLUMNS:
                self._row(row)
                row = []
            if card is None:
                self._long(note)
            else:
                row.append(card)
        self._row(row)
        for one in sheet.cards:
            # a list is read as one, also when it must go to the next sheet
            rows = 1 + sum(1 + len(getattr(block, "points", ())) for block in one.blocks)
            kit.add(CondPageBreak(min(0.6 * sheets.high, rows * 26 * sheets.by)))
            kit.add(sheets.gap(8), *sheets.paras(one.heading, sheets.type("card", SEMIBOLD, 15), "H3"))
            self._body(one.blocks)

    def _wide(self, span: int) -> float:
        """The width of a card over `span` columns."""
        gap = _GAP * self._sheets.by
        return (self._sheets.wide + gap) / _COLUMNS * span - gap

    def _card(self, note: NoteLine) -> _Card | None:
        """As narrow as its longest word and its length allow; None for one that no card holds."""
        sheets = self._sheets
        setter, by = sheets.kit.setter, sheets.by
        widest = widest_word(sheets.kit, note.text, REGULAR)
        for span in range(1, _COLUMNS + 1):
            wide = self._wide(span) - 2 * _PAD * by
            size = _LARGE if len(note.text) <= _SHORT and widest * _LARGE * by <= wide else _USUAL
            if widest * size * by > wide:
                continue
            style = sheets.type("note", REGULAR, size, NOTE_INK, 1.22)
            parts: list[Flowable] = [*setter.paras(note.text, style, "LI"), *self._beside(note, wide)]
            high = height_of(parts, wide)
            if high <= _HIGHEST * sheets.high:
                return _Card(note, parts, span, high)
        return None

    def _beside(self, note: NoteLine, wide: float) -> list[Flowable]:
        """What is said below a note's text: the others it stands for, who said it, its picture."""
        sheets, kit = self._sheets, self._sheets.kit
        quiet = sheets.type("beside", REGULAR, 11, NOTE_INK, 1.25)
        out: list[Flowable] = []
        for text in note.also:
            out += sheets.paras(f"– {text}", sheets.type("also", REGULAR, 12, NOTE_INK, 1.25), depth=1)
        beside = note_beside(kit.words, note, self._captions)
        if beside:
            out += [sheets.gap(4), *sheets.paras(beside, quiet, depth=1)]
        if note.picture:
            found = shown(kit.pictures, note.picture)
            if found is None:
                return [*out, *sheets.paras(picture_missing(kit.words, note), quiet, depth=1)]
            w, h = found.within(wide, 150 * sheets.by)

            def paint(canvas: Canvas, w: float, h: float) -> None:
                canvas.drawImage(ImageReader(BytesIO(found.data)), 0, 0, w, h)

            out += [sheets.gap(4), Picture(w, h, kit.setter.plain(picture_alt(kit.words, note)), paint)]
        return out

    def _row(self, row: Sequence[_Card]) -> None:
        """Cards beside each other, as high as the highest."""
        if not row:
            return
        sheets, kit = self._sheets, self._sheets.kit
        by = sheets.by
        cells: list[object] = []
        widths: list[float] = []
        style: list[tuple[Any, ...]] = [
            ("LEFTPADDING", (0, 0), (-1, -1), _PAD * by),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PAD * by),
            ("TOPPADDING", (0, 0), (-1, -1), _PAD * by),
            ("BOTTOMPADDING", (0, 0), (-1, -1), (_PAD + 5) * by),
        ]
        for n, card in enumerate(row):
            if n:
                cells.append([Spacer(1, 1)])
                widths.append(_GAP * by)
            at = (len(cells), 0)
            paint = kit.palette[card.note.colour]
            style += [("BACKGROUND", at, at, paint.fill), ("LINEBELOW", at, at, 4 * by, paint.edge)]
            cells.append(card.parts)
            widths.append(self._wide(card.span))
        for n in range(1, len(cells), 2):
            style += [("LEFTPADDING", (n, 0), (n, 0), 0), ("RIGHTPADDING", (n, 0), (n, 0), 0)]
        table: Rows = columns(cells, widths, style)
        # nearly as high as a post-it, at least
        table._argH[0] = max(max(card.high for card in row) + (2 * _PAD + 5) * by, 92 * by)
        kit.add(table, sheets.gap(_GAP))

    def _long(self, note: NoteLine) -> None:
        """A card over the sheet's whole width, which may go on upon the next."""
        sheets, kit = self._sheets, self._sheets.kit
        by, paint = sheets.by, kit.palette[note.colour]
        pad = _PAD * by
        style = sheets.type(
            "long",
            REGULAR,
            _USUAL,
            NOTE_INK,
            1.25,
            backColor=paint.fill,
            borderPadding=(pad * 0.7, pad, pad * 0.9, pad),
            leftIndent=pad,
            rightIndent=pad,
        )
        parts = kit.setter.paras(note.text, style, "LI")
        kit.add(sheets.gap(_PAD * 0.7), *parts, sheets.gap(_PAD * 0.9))
        below = self._beside(note, sheets.wide / 2)
        for one in below:
            if isinstance(one, P):
                one.style = one.style.clone("beside_long", leftIndent=pad, rightIndent=pad)
        kit.add(*below, sheets.gap(_GAP))

    def _body(self, blocks: Sequence[Block]) -> None:
        sheets, kit = self._sheets, self._sheets.kit
        style = sheets.type("body", REGULAR, _USUAL)
        indented = style.clone("body_point", leftIndent=14 * sheets.by)
        for block in blocks:
            if isinstance(block, Paragraph):
                kit.add(*sheets.paras(block.text, style))
                continue
            mark = f"{block.number}." if block.number else "–"
            kit.add(*sheets.paras(f"{mark} {block.text}", indented))
            for sub in block.points:
                kit.add(*sheets.paras(f"– {sub.text}", indented.clone("sub", leftIndent=28 * sheets.by)))


class _Begins(Flowable):  # type: ignore[misc]
    """Takes no room; notes the page that a sheet begins on."""

    def __init__(self, begun: dict[int, Sheet], sheet: Sheet) -> None:
        super().__init__()
        self._begun, self._sheet = begun, sheet
        self.width = self.height = 0.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        self._begun[self.canv.getPageNumber()] = self._sheet
