"""The sheets of any document: an accessible and lasting file around a story, its pages numbered when they are known."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from rusdesk.domain.frozen import frozen
from rusdesk.machine.resources import resource
from rusdesk.report.archive import PDF_VERSION, make_lasting
from rusdesk.report.fonts import REGULAR
from rusdesk.report.kit import Kit
from rusdesk.report.mends import mended
from rusdesk.report.structure import lay_tags
from rusdesk.report.tags import TaggedCanvas

LANGUAGE = {"sv": "sv-SE", "en": "en-GB"}
Edge = Callable[[TaggedCanvas, int], None]


@frozen
class Cover:
    """What the file says of itself, and the time it says it was made."""

    title: str
    author: str
    subject: str
    made: datetime


@frozen
class Paper:
    """A page's size and margins in points."""

    wide: float
    high: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def room(self) -> tuple[float, float]:
        """Width and height within the margins."""
        return self.wide - self.left - self.right, self.high - self.top - self.bottom


class Binding:
    """`above` draws what stands around a page, as (canvas, page from 1); `below` what is drawn at its foot when the
    number of pages is known, as (canvas, page, pages).
    """

    def __init__(
        self,
        kit: Kit,
        cover: Cover,
        paper: Paper,
        above: Edge,
        below: Callable[[TaggedCanvas, int, int], None],
        progress: Callable[[str, int], None] | None = None,
    ) -> None:
        self._kit, self._cover, self._paper, self._above, self._below = kit, cover, paper, above, below
        self._file = io.BytesIO()
        self.count = 0
        self._document = BaseDocTemplate(
            self._file,
            pagesize=(paper.wide, paper.high),
            title=cover.title,
            author=cover.author or "RusDesk",
            subject=cover.subject,
            creator="RusDesk",
            producer="ReportLab",
            keywords="",
            lang=LANGUAGE[kit.words.lang],
            initialFontName=REGULAR,
            invariant=1,
            pageCompression=1,
        )
        frame = Frame(paper.left, paper.bottom, *paper.room, 0, 0, 0, 0)
        self._document.addPageTemplates(PageTemplate("page", [frame], onPageEnd=self._around))
        if progress is not None:
            self._document.setProgressCallBack(progress)

    def bound(self) -> bytes:
        """The whole file."""
        story = self._kit.story.parts
        self._root = lay_tags(story)
        with mended():
            self._document.build(story, canvasmaker=self._canvas)
        return self._file.getvalue()

    def _canvas(self, file: Any, **more: Any) -> TaggedCanvas:
        binding = self

        class Sheets(TaggedCanvas):
            def save(self) -> None:
                if len(self._code):
                    self.showPage()
                binding._number(self)
                super().save()

        canvas = Sheets(file, self._root, pdfVersion=PDF_VERSION, **more)
        stamp, made = canvas._doc._timeStamp, self._cover.made
        away = made.utcoffset()
        minutes = int(away.total_seconds() / 60) if away else 0
        stamp.t, stamp.YMDhms = made.timestamp(), tuple(made.timetuple())[:6]
        stamp.lt, stamp.dhh, stamp.dmm = tuple(made.timetuple()), int(minutes / 60), abs(minutes) % 60
        make_lasting(canvas._doc, made, LANGUAGE[self._kit.words.lang], resource("srgb.icc").read_bytes())
        return canvas

    def _around(self, canvas: TaggedCanvas, document: BaseDocTemplate) -> None:
        with canvas.around_the_page("Header"):
            self._above(canvas, document.page)
        with canvas.around_the_page("Footer"):
            # drawn when the number of pages is known
            canvas.doForm(f"number{document.page}")
        self.count = document.page

    def _number(self, canvas: TaggedCanvas) -> None:
        for page in range(1, self.count + 1):
            canvas.beginForm(f"number{page}", 0, 0, self._paper.wide, self._paper.high)
            self._below(canvas, page, self.count)
            canvas.endForm()
