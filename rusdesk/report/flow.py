"""The few things a page is made of: paragraphs, tables, pictures and rules. All drawing goes through them.

Each knows its role (heading, list item, figure …) and a picture its words; structure.py makes elements of them, and
what is drawn is tied to them here. What no element was made for is drawn as an artifact.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from reportlab.lib.colors import Color
from reportlab.lib.geomutils import normalizeTRBL
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from rusdesk.domain.frozen import frozen
from rusdesk.report.fonts import REGULAR, width
from rusdesk.report.marks import draw_mark
from rusdesk.report.styles import INK, RULE
from rusdesk.report.tags import Element, TaggedCanvas

# Ends a piece of a word too long to be set: a line may break there, and neither it nor the space after it is drawn.
# No text has it, since it is dropped when a text is cleaned
SEAM = "\u2060"

Role = Literal["H1", "H2", "H3", "H4", "P", "LI", "Lbl", "LBody", "TH", "TD"]
Paint = Callable[[Canvas, float, float], None]


@frozen
class Label:
    """What stands before a paragraph's first line: a bullet, a number, a time, or a number or mark in a coloured box.

    `dx` is counted from the paragraph's left edge; with `fill` the text stands in the middle of a box.
    """

    text: str
    font: str
    size: float
    colour: Color
    dx: float = 0.0
    fill: Color | None = None
    edge: Color | None = None
    mark: str = ""


@frozen
class Bookmark:
    title: str
    key: str
    level: int


class _Spoken:
    """A paragraph's text as it was given, followed while it is drawn, to tell where its words end."""

    __slots__ = ("at", "is_cut", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.is_cut = False  # inside a word, which the next paragraph goes on with

    def ends_a_word(self, said: str) -> bool:
        """Whether a line that ends with what is drawn now ends with a word too; yes where that can't be told."""
        said, text = said.strip(), self.text
        # nothing is drawn at a line break of the text's own
        if said:
            while self.at < len(text) and text[self.at].isspace():
                self.at += 1
            self.at = self.at + len(said) if text.startswith(said, self.at) else len(text)
        return not self.is_cut if self.at >= len(text) else text[self.at].isspace()


class P(Paragraph):  # type: ignore[misc]
    """A paragraph of escaped markup (see text.Typesetter), with what stands before it and a bookmark to it.

    `depth` is how many list items it stands within. What `goes_on` belongs to the paragraph before. All of a
    paragraph with a `link` is one, and `link` says where it leads. An echo is no part of the text.
    """

    style: ParagraphStyle
    # here and not in each, since there are many and few have them
    label: Label | None = None
    bookmark: Bookmark | None = None
    link = ""
    depth = 0
    goes_on = False
    is_echo = False  # said elsewhere, and here only for the eye
    element: Element | None = None
    label_element: Element | None = None
    _is_said = False

    def __init__(
        self,
        markup: str | None,
        style: ParagraphStyle,
        role: Role = "P",
        label: Label | None = None,
        bookmark: Bookmark | None = None,
        *,
        link: str = "",
        **more: Any,
    ) -> None:
        super().__init__(markup, style, **more)
        self.role: Role = role
        if label is not None:
            self.label = label
        if bookmark is not None:
            self.bookmark = bookmark
        if link:
            self.link = link
        # of the whole; ReportLab parts the text otherwise when it breaks it
        self._spoken = _Spoken(
            "".join("\n" if hasattr(f, "lineBreak") else f.text for f in self.frags) if markup else ""
        )
        self.says_something = bool(self._spoken.text.strip())

    def cut(self) -> None:
        """Say that its last word goes on in the paragraph after it."""
        self._spoken.is_cut = True

    def split(self, available_width: float, available_height: float) -> list[Any]:
        """The paragraph in two, the label and the bookmark staying with the first, the element with both."""
        halves = super().split(available_width, available_height)
        for n, half in enumerate(halves):
            half.role = self.role
            half.label = self.label if n == 0 else None
            half.bookmark = self.bookmark if n == 0 else None
            half.element = self.element
            half.label_element = self.label_element
            half.is_echo = self.is_echo
            half._spoken = self._spoken
        return list(halves)

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        if self._is_said:
            # a table's head, on the pages after its first
            self.element = None
        self._is_said = True
        if self.bookmark:
            canvas.bookmarkHorizontal(self.bookmark.key, 0, self.height + 6)
            canvas.addOutlineEntry(self.bookmark.title, self.bookmark.key, self.bookmark.level, closed=0)
        if self.label:
            canvas.begin(self.label_element)
            self._draw_label(canvas, self.label)
            canvas.end()
        if self.style.backColor:
            self._draw_ground(canvas)
        canvas.begin(self.element)
        super().draw()
        canvas.end()

    def beginText(self, x: float, y: float) -> Any:  # noqa: N802
        text = super().beginText(x, y)
        put, spoken = text._textOut, self._spoken

        def put_with_space(said: str, TStar: int = 0) -> None:  # noqa: N803
            # A line that goes on below ends with a real space, so that a reader doesn't join the two words
            # (ISO 32000-1, 14.8.2.5); one that ends inside a long word doesn't
            ends = spoken.ends_a_word(said) and not said.rstrip().endswith(SEAM)
            if SEAM in said:
                said = said.replace(f"{SEAM} ", "").replace(SEAM, "")
            put(f"{said} " if TStar and ends and not said.endswith(" ") else said, TStar)

        text._textOut = put_with_space
        return text

    def _draw_ground(self, canvas: TaggedCanvas) -> None:
        """What ReportLab would draw together with the text."""
        style = self.style
        above, right, below, left = normalizeTRBL(style.borderPadding)
        canvas.begin(None)
        canvas.saveState()
        canvas.setFillColor(style.backColor)
        wide = self.width - style.leftIndent - style.rightIndent + left + right
        canvas.rect(style.leftIndent - left, -below, wide, self.height + above + below, stroke=0, fill=1)
        canvas.restoreState()
        canvas.end()
        self.style = style.clone(f"{style.name}_bare", backColor=None)

    def _draw_label(self, canvas: Canvas, label: Label) -> None:
        canvas.saveState()
        # the first line's base, as ReportLab sets it
        base = self.height - self.style.fontSize
        if label.fill is not None:
            side = label.size * 1.75
            canvas.setFillColor(label.fill)
            canvas.setStrokeColor(label.edge or label.fill)
            canvas.setLineWidth(0.6)
            canvas.roundRect(label.dx, base - side * 0.3, side, side, 2.5, stroke=1, fill=1)
            canvas.setFillColor(label.colour)
            canvas.setFont(label.font, label.size)
            if label.text:
                canvas.drawCentredString(label.dx + side / 2, base - side * 0.3 + side * 0.31, label.text)
            if label.mark:
                draw_mark(canvas, label.mark, label.dx + side * 0.27, base - side * 0.03, side * 0.46, label.colour)
        else:
            canvas.setFillColor(label.colour)
            canvas.setFont(label.font, label.size)
            canvas.drawString(label.dx, base, label.text)
        canvas.restoreState()


class Rows(Table):  # type: ignore[misc]
    """A table of paragraphs, as `rows` and `columns` make it; without a head it is for layout only."""

    has_head = False

    @property
    def cells(self) -> list[list[Any]]:
        return list(self._cellvalues)

    def _drawBkgrnd(self) -> None:  # noqa: N802
        if self._bkgrndcmds:
            self.canv.begin(None)
            super()._drawBkgrnd()
            self.canv.end()

    def _drawLines(self) -> None:  # noqa: N802
        if self._linecmds:
            self.canv.begin(None)
            super()._drawLines()
            self.canv.end()


# ReportLab sets each cell's own font even where a paragraph brings its, and Helvetica can't be embedded
_EMBEDDED = ("FONTNAME", (0, 0), (-1, -1), REGULAR)


def columns(cells: Sequence[object], widths: Sequence[float], style: Sequence[tuple[Any, ...]]) -> Rows:
    """Flowables beside each other in one row, from the top; for layout, not for data."""
    return Rows(
        [list(cells)],
        colWidths=list(widths),
        hAlign="LEFT",
        style=[_EMBEDDED, ("VALIGN", (0, 0), (-1, -1), "TOP"), *style],
    )


def rows(head: Sequence[P], body: Sequence[Sequence[P]], widths: Sequence[float]) -> Rows:
    """A table with a head: a strong line under the head, thin ones between rows, none upright.

    A row isn't parted between pages, so it must fit one.
    """
    table = Rows(
        [list(head), *[list(row) for row in body]],
        colWidths=list(widths),
        repeatRows=1,
        hAlign="LEFT",
        style=[
            _EMBEDDED,
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 10),
            ("TOPPADDING", (0, 0), (-1, -1), 2.8),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.6),
            ("LINEBELOW", (0, 0), (-1, 0), 0.9, INK),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
        ],
    )
    table.has_head = True
    return table


class Picture(Flowable):  # type: ignore[misc]
    """A drawing; `alt` says in words what it shows and where its text stands."""

    def __init__(self, wide: float, high: float, alt: str, paint: Paint) -> None:
        super().__init__()
        self.width, self.height, self.alt = wide, high, alt
        self.element: Element | None = None
        self._paint = paint

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        if self.element is not None:
            x, y = canvas.absolutePosition(0, 0)
            box = f"{x:.2f} {y:.2f} {x + self.width:.2f} {y + self.height:.2f}"
            self.element.attributes = f"/O/Layout/Placement/Block/BBox[{box}]"
        canvas.begin(self.element)
        self.paint_on(canvas)
        canvas.end()

    def paint_on(self, canvas: Canvas) -> None:
        """The drawing alone, from the canvas's origin, without a tag."""
        self._paint(canvas, self.width, self.height)


class Rule(Flowable):  # type: ignore[misc]
    """A thin line across, with space around it; it says nothing."""

    def __init__(self, wide: float, colour: Color = RULE, thick: float = 0.4, above: float = 3, below: float = 3):
        super().__init__()
        self.width, self.height = wide, thick
        self._colour, self._thick = colour, thick
        self.spaceBefore, self.spaceAfter = above, below

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.begin(None)
        self.canv.setStrokeColor(self._colour)
        self.canv.setLineWidth(self._thick)
        self.canv.line(0, 0, self.width, 0)
        self.canv.end()


class SectionEnd(Spacer):  # type: ignore[misc]
    """Space, after which the sections of headings of that level and those below it are over."""

    def __init__(self, high: float, level: int, **more: Any) -> None:
        super().__init__(1, high, **more)
        self.level = level


def shortened(text: str, font: str, size: float, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than `room` points."""
    if len(text) <= 400 and width(text, font, size) <= room:
        return text
    low, high = 0, min(len(text), 400)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + "…", font, size) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"
