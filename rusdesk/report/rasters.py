"""The walls' boards and the maps as PNG pictures of what is drawn on paper, for the forms that aren't drawn."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from rusdesk.domain.chapters import LayerLines
from rusdesk.domain.wall_chapter import NoteLine
from rusdesk.machine.languages import Words
from rusdesk.machine.resources import resource
from rusdesk.report.drawings import Palette, layer_map, named_board, on_boards, read_palette
from rusdesk.report.flow import Picture
from rusdesk.report.fonts import Fonts
from rusdesk.report.look import Look, look_of
from rusdesk.report.text import Typesetter
from rusdesk.report.told import Image

DPI = 200
MOST_NOTES = 600  # on the boards of one document: thousands would be a file that no mail takes
MOST_PICTURES = 100  # boards of few notes

Raster = Image | Literal["too_many", "failed"]

_log = logging.getLogger(__name__)


class Rasters:
    """Draws for one document, as much as one may have. What fails is told and never stops the document.

    The same drawing gives the same bytes.
    """

    def __init__(self, look: Look | None = None) -> None:
        self._look = look or look_of()
        self._setter: Typesetter | None = None
        self._palette: Palette = {}
        self._notes = self._pictures = 0
        self._is_full = False

    def boards(self, words: Words, lines: Sequence[NoteLine], name: str) -> Iterable[Raster]:
        """The notes' boards; "too_many" once, in place of the first that there is no room for."""
        for n, notes in enumerate(on_boards(lines)):
            if self._is_full:
                return
            self._notes += len(notes)
            if self._notes > MOST_NOTES or self._pictures == MOST_PICTURES:
                self._is_full = True
                yield "too_many"
                return
            try:
                setter, palette = self._type()
                yield self._image(named_board(setter, palette, words, notes, name, goes_on=n > 0))
            except Exception as why:
                _log.warning("a board wasn't drawn", exc_info=why)
                yield "failed"

    def map(self, words: Words, layer: LayerLines) -> Iterable[Raster]:
        """The layer's map, where the paper has one too."""
        alt = words("Rutkarta över regionerna efter fas. Samma uppgifter står i tabellen efter bilden.")
        try:
            picture = layer_map(layer, alt)
            if picture is not None:
                self._type()
                yield self._image(picture)
        except Exception as why:
            _log.warning("a map wasn't drawn", exc_info=why)
            yield "failed"

    def _type(self) -> tuple[Typesetter, Palette]:
        if self._setter is None:
            self._setter = Typesetter(Fonts(resource, self._look.faces), self._look.accent)
            self._palette = read_palette(resource("palette.json"))
        return self._setter, self._palette

    def _image(self, picture: Picture) -> Image:
        # takes a while to load, and a document without walls and maps needs none of it
        import pypdfium2

        self._pictures += 1
        sheet = BytesIO()
        canvas = Canvas(sheet, pagesize=(picture.width, picture.height), pageCompression=0, invariant=1)
        picture.paint_on(canvas)
        canvas.save()
        document = pypdfium2.PdfDocument(sheet.getvalue())
        try:
            # no ground of its own, for pages that are dark
            shown = document[0].render(scale=DPI / 72, fill_color=(255, 255, 255, 0)).to_pil()
        finally:
            document.close()
        out = BytesIO()
        shown.save(out, "PNG")
        return Image(out.getvalue(), shown.width, shown.height, picture.alt, DPI, is_drawn=True)
