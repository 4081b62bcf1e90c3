"""What the print set is drawn with: type in the size of the paper, headings, and what stands at a sheet's edges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Spacer

from rusdesk.domain.frozen import frozen
from rusdesk.report.binding import Paper
from rusdesk.report.flow import Bookmark, P, Role, Rule, shortened
from rusdesk.report.fonts import REGULAR, width
from rusdesk.report.kit import Kit
from rusdesk.report.styles import INK, MUTED, RULE, style
from rusdesk.report.tags import TaggedCanvas


@frozen
class PrintKit:
    """A kit for sheets of `paper`; every measure below is for A4 and goes `by` its size."""

    kit: Kit
    paper: Paper
    by: float = 1.0

    @property
    def wide(self) -> float:
        return self.paper.room[0]

    @property
    def high(self) -> float:
        return self.paper.room[1]

    def type(
        self, name: str, font: str = REGULAR, size: float = 12.0, colour: Color = INK, lead: float = 1.3, **more: Any
    ) -> ParagraphStyle:
        """A style of type, with `lead` times its size from line to line."""
        return style(name, font, size * self.by, size * self.by * lead, colour, **more)

    def gap(self, high: float) -> Spacer:
        return Spacer(1, high * self.by)

    def rule(self, colour: Color = RULE, thick: float = 0.6) -> Rule:
        return Rule(self.wide, colour, thick * self.by, 0, 0)

    def paras(self, text: str, style: ParagraphStyle, role: Role = "P", depth: int = 0) -> list[P]:
        """Nothing for a text that says nothing."""
        found = self.kit.setter.paras(text, style, role) if text.strip() else []
        for p in found:
            p.depth = depth
        return found

    def heading(self, text: str, style: ParagraphStyle, role: Role = "H2") -> list[P]:
        """A heading with its bookmark."""
        found = self.kit.setter.paras(text, style, role)
        self.mark(found[0], text)
        return found

    def mark(self, heading: P, text: str) -> None:
        """Lead a bookmark to a heading."""
        story = self.kit.story
        story.bookmarks += 1
        said = self.kit.setter.plain(text)
        heading.bookmark = Bookmark(said if len(said) <= 200 else f"{said[:200]}…", f"b{story.bookmarks}", 0)

    def next_sheet(self) -> None:
        """What follows stands on a new sheet."""
        if self.kit.story.parts:
            self.kit.add(PageBreak())

    def line(self, canvas: TaggedCanvas, said: str, y: float, font: str = REGULAR, size: float = 8.5) -> None:
        """A line at the sheet's edge, cut where it is too wide."""
        size *= self.by
        runs = self.kit.setter.runs(self.kit.setter.plain(said[:400]), counted=False)
        # what stands at the edge is drawn in one font
        plain = "".join(run for own, run in runs if not own)
        canvas.setFont(font, size)
        canvas.drawString(self.paper.left, y, shortened(plain, font, size, self.wide))

    def foot(self, canvas: TaggedCanvas, said: str, page: int, pages: int) -> None:
        """What the sheet belongs to, and which it is of several."""
        size, y = 8.5 * self.by, 26 * self.by
        canvas.setFillColor(MUTED)
        number = self.kit.words("Sida {page} av {pages}").format(page=page, pages=pages) if pages > 1 else ""
        canvas.setFont(REGULAR, size)
        canvas.drawRightString(self.paper.wide - self.paper.right, y, number)
        runs = self.kit.setter.runs(self.kit.setter.plain(said[:400]), counted=False)
        plain = "".join(run for own, run in runs if not own)
        room = self.wide - width(number, REGULAR, size) - 24
        canvas.drawString(self.paper.left, y, shortened(plain, REGULAR, size, room))


def echo(paragraphs: Sequence[P]) -> list[P]:
    """The paragraphs, for the eye only: what they say is said elsewhere."""
    for p in paragraphs:
        p.is_echo = True
    return list(paragraphs)


def height_of(parts: Sequence[Flowable], wide: float) -> float:
    """How high they are above one another; without the space that their styles ask for."""
    return sum(cast(float, part.wrap(wide, 1e6)[1]) for part in parts)


def widest_word(kit: Kit, text: str, font: str) -> float:
    """The width at size 1 of the text's widest word."""
    return max((width(word, font, 100) / 100 for word in kit.setter.plain(text).split()), default=0.0)
