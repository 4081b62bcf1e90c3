"""What every chapter is written with: words, type, colours, headings, lists and bodies of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from rusdesk.domain.chapters import Section
from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import Block, Paragraph, Point
from rusdesk.machine.languages import Words
from rusdesk.report.drawings import Palette
from rusdesk.report.flow import Bookmark, Label, P, rows
from rusdesk.report.fonts import SEMIBOLD
from rusdesk.report.phrases import paragraph_sign
from rusdesk.report.pictures import Find, no_picture
from rusdesk.report.styles import NUMBER_HANG, WIDTH, Styles
from rusdesk.report.text import Typesetter

_LONG_CELL = 300  # characters; the narrowest column then still fits a page, whatever they are


@dataclass
class Story:
    """The flowables so far, and the bookmarks counted."""

    parts: list[Flowable]
    bookmarks: int = 0
    opening: Section | None = None  # the section begun, until its heading stands


@frozen
class Kit:
    """The writer of one document. `zone` is for actual times."""

    words: Words
    setter: Typesetter
    styles: Styles
    palette: Palette
    zone: tzinfo
    story: Story
    pictures: Find = no_picture

    def add(self, *parts: Flowable) -> None:
        self.story.parts.extend(parts)

    def chapter(self, title: str, room: float = 96) -> None:
        """A chapter's heading, upon the next page when less than `room` points are left on this.

        The first of a section is its own where it has one, with its number before it and its text after.
        """
        opening, self.story.opening = self.story.opening, None
        self.add(CondPageBreak(room))
        if opening is None:
            self._heading(title, self.styles.chapter, 0)
            return
        self._heading(opening.heading or title, self.styles.chapter, 0, paragraph_sign(opening.number))
        if opening.before:
            self.body(opening.before)
            self.add(Spacer(1, 4, isGlue=True))

    def section(self, title: str, room: float = 64) -> None:
        self.add(CondPageBreak(room))
        self._heading(title, self.styles.section, 1)

    def _heading(self, title: str, style: ParagraphStyle, level: int, number: str = "") -> None:
        self.story.bookmarks += 1
        label = None
        if number:
            said = number.replace("\u00a0", " ")
            label = Label(f"{said} ", SEMIBOLD, style.fontSize, self.styles.accent, -NUMBER_HANG)
        heading, *rest = self.setter.paras(title, style, "H2" if level == 0 else "H3", label)
        said = self.setter.plain(f"{number} {title}")
        heading.bookmark = Bookmark(said if len(said) <= 200 else f"{said[:200]}…", f"b{self.story.bookmarks}", level)
        self.add(heading, *rest)

    def text(
        self, text: str, style: ParagraphStyle | None = None, link: str = "", *, leads_to: str = "", depth: int = 0
    ) -> None:
        """A paragraph, `depth` list items deep; `link` and `leads_to` as the typesetter has them."""
        if text.strip():
            paragraphs = self.setter.paras(text, style or self.styles.text, "P", None, link, leads_to)
            self.add(*within(depth, paragraphs))

    def heading(self, text: str, style: ParagraphStyle) -> None:
        """A heading below the section's own, without a bookmark."""
        if text.strip():
            self.add(*self.setter.paras(text, style, "H4"))

    def item(self, text: str, style: ParagraphStyle, label: Label, depth: int = 0) -> None:
        """A list item that what follows at `depth` + 1 belongs to."""
        self.add(*within(depth, self.setter.paras(text, style, "LI", label)))

    def point(self, text: str, mark: str = "–", style: ParagraphStyle | None = None, depth: int = 0) -> None:
        """One list item with its mark before it, `depth` items deep."""
        style = style or self.styles.point
        hang = 12.0 if len(mark) < 3 else 14.0
        dx = max(0.0, style.leftIndent - hang - (len(mark) > 2) * 4)
        label = Label(mark, SEMIBOLD, style.fontSize, self.styles.accent, dx)
        self.item(text, style, label, depth)

    def points(self, texts: Iterable[str], style: ParagraphStyle | None = None) -> None:
        for text in texts:
            if text.strip():
                self.point(text, style=style)

    def assumption(self, text: str, style: ParagraphStyle, mark: str = "", depth: int = 0) -> None:
        """What is our assumption, said quietly; a text that says so itself stands as it is."""
        _ = self.words
        says_so = any(word in text.casefold() for word in ("antag", "assum"))
        said = text if says_so else _("Antagande: {what}").format(what=text)
        self.text(f"{mark} {said}" if mark else said, style, depth=depth)

    def body(self, blocks: Sequence[Block]) -> None:
        """Paragraphs, bullets and numbered points with their sub-points."""
        for block in blocks:
            match block:
                case Paragraph(text):
                    self.text(text)
                case Point(text, number, points):
                    self.point(text, f"{number}." if number else "–")
                    for sub in points:
                        self.point(sub.text, style=self.styles.sub_point, depth=1)

    def table(self, head: Sequence[str], lines: Sequence[Sequence[str]], shares: Sequence[float]) -> None:
        """A table whose first column names the row; `shares` of the page's width add up to 1."""
        s = self.styles
        if not lines:
            return
        if any(len(cell) > _LONG_CELL for row in lines for cell in row):
            self._stacked(head, lines)
            return
        heads = [self.setter.para(title, s.head, "TH") for title in head]
        body = [
            [
                self.setter.para(
                    cell if self.setter.plain(cell) else "–",
                    s.cell_bold if n == 0 else s.cell,
                    "TH" if n == 0 else "TD",
                )
                for n, cell in enumerate(row)
            ]
            for row in lines
        ]
        made = rows(heads, body, [WIDTH * share for share in shares])
        made.spaceAfter = 5  # what is said below it stands clear of its last line
        self.add(made)

    def _stacked(self, head: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
        """The rows one below another, for texts that no column holds."""
        for row in lines:
            self.text(row[0], self.styles.group)
            for title, cell in zip(head[1:], row[1:], strict=True):
                if cell.strip():
                    self.add(*self.setter.pair(f"{title}:", cell, self.styles.text))


def within(depth: int, paragraphs: list[P]) -> list[P]:
    """The paragraphs, `depth` list items deep."""
    for p in paragraphs if depth else ():
        p.depth = depth
    return paragraphs
