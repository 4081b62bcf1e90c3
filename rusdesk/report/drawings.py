"""Vector pictures: a board of notes, and the map of the regions as tiles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from rusdesk.domain.chapters import LayerLines
from rusdesk.domain.frozen import frozen
from rusdesk.domain.wall import COLOURS, Colour
from rusdesk.domain.wall_chapter import NoteLine
from rusdesk.machine.languages import Words
from rusdesk.report.flow import Picture, shortened
from rusdesk.report.fonts import REGULAR, SEMIBOLD, width
from rusdesk.report.marks import draw_mark
from rusdesk.report.notes import LEADING, fitted
from rusdesk.report.pictures import Shown
from rusdesk.report.styles import BOARD, INK, MUTED, NOTE_INK, OUTLINE, WIDTH, stage_colours
from rusdesk.report.text import Typesetter

_MARK = 4.0
MOST_NOTES = 15  # a board with more goes on upon the next, so that one always fits a page


@frozen
class Paint:
    """A note's fill, its darker edge and its mark, and the colour's name in Swedish and English."""

    fill: Color
    edge: Color
    mark: str
    names: Mapping[str, str]


Palette = Mapping[Colour, Paint]


def read_palette(path: Path) -> Palette:
    """The note colours of palette.json, by the names the records use."""
    rows = {row["id"]: row for row in json.loads(path.read_text(encoding="utf-8"))["notes"]}
    return {
        colour: Paint(
            HexColor(rows[colour]["light"]),
            HexColor(rows[colour]["border"]),
            rows[colour]["mark"],
            {"sv": rows[colour]["sv"], "en": rows[colour]["en"]},
        )
        for colour in COLOURS
    }


def board(setter: Typesetter, palette: Palette, title: str, count: str, alt: str, notes: Sequence[NoteLine]) -> Picture:
    """Notes in rows on a pale board, four or five a row, whichever leaves fewer holes."""
    gap, pad, head = 8.0, 10.0, 18.0
    columns = min((5, 4), key=lambda n: (-len(notes) % n, -n)) if len(notes) > 4 else 5
    wide = (WIDTH - 2 * pad - gap * (columns - 1)) / columns
    high = wide * (0.8 if columns == 4 else 0.98)
    rows = -(-len(notes) // columns)
    height = pad + head + rows * high + (rows - 1) * gap + pad
    texts = [fitted(setter, note.text, wide - 16, high - 16) for note in notes]

    def paint(canvas: Canvas, w: float, h: float) -> None:
        canvas.setFillColor(BOARD)
        canvas.roundRect(0, 0, w, h, 4, stroke=0, fill=1)
        top = h - pad - 8
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, 8.6)
        canvas.drawRightString(w - pad, top, count)
        canvas.setFillColor(INK)
        _draw_line(canvas, setter, title, pad, top, SEMIBOLD, 9.6, w - 2 * pad - width(count, REGULAR, 8.6) - 12)
        for n, (note, text) in enumerate(zip(notes, texts, strict=True)):
            row, column = divmod(n, columns)
            x = pad + column * (wide + gap)
            y = h - pad - head - (row + 1) * high - row * gap
            colours = palette[note.colour]
            canvas.setFillColor(colours.fill)
            canvas.setStrokeColor(colours.edge)
            canvas.setLineWidth(0.5)
            canvas.rect(x + 0.25, y + 0.25, wide - 0.5, high - 0.5, stroke=1, fill=1)
            canvas.setFillColor(colours.edge)
            canvas.rect(x, y, wide, 2.4, stroke=0, fill=1)
            # below the text's lowest line
            draw_mark(canvas, colours.mark, x + 6, y + 4.0, _MARK, NOTE_INK)
            base = y + high - 8 - text.size * 0.86
            for line in text.lines:
                _draw_runs(canvas, line, x + 8, base, text.size)
                base -= text.size * LEADING

    picture = Picture(WIDTH, height, alt, paint)
    picture.spaceBefore, picture.spaceAfter = 3, 5
    return picture


def on_boards(lines: Sequence[NoteLine]) -> Iterable[Sequence[NoteLine]]:
    """The notes of each board, as even as whole rows allow, so that none is left with two."""
    if not lines:
        return
    most = -(-len(lines) // -(-len(lines) // MOST_NOTES))
    most += -most % 5
    for start in range(0, len(lines), most):
        yield lines[start : start + most]


def named_board(
    setter: Typesetter, palette: Palette, words: Words, notes: Sequence[NoteLine], name: str, *, goes_on: bool
) -> Picture:
    """A board with its name and count on it; `goes_on` for one after the first."""
    title = words("{name} (forts.)").format(name=name) if goes_on else name
    alt = words("Lapparna under {name}. Samma text står i listan efter bilden.").format(name=title)
    return board(setter, palette, title, words.n("{n} lapp", "{n} lappar", len(notes)), alt, notes)


def photo(shown: Shown, alt: str) -> Picture:
    """A note's picture, at most two thirds of the page wide."""
    wide, high = shown.within(WIDTH * 2 / 3, 260.0)

    def paint(canvas: Canvas, w: float, h: float) -> None:
        canvas.drawImage(ImageReader(BytesIO(shown.data)), 0, 0, w, h)

    picture = Picture(wide, high, alt, paint)
    picture.spaceBefore, picture.spaceAfter = 4, 8
    return picture


def _draw_runs(canvas: Canvas, runs: Sequence[tuple[str, str]], x: float, y: float, size: float) -> None:
    text = canvas.beginText(x, y)
    for font, run in runs:
        text.setFont(font, size)
        text.textOut(run)
    # a real space between the lines, for whoever copies or listens
    text.textOut(" ")
    canvas.drawText(text)


def _draw_line(
    canvas: Canvas, setter: Typesetter, said: str, x: float, y: float, font: str, size: float, room: float
) -> None:
    line = shortened(setter.plain(said), font, size, room)
    _draw_runs(canvas, [(f or font, run) for f, run in setter.runs(line, counted=False)], x, y, size)


# Letter, column and row of each region's tile, by its short name
TILES: Mapping[str, tuple[str, int, int]] = {
    "Norrbotten": ("BD", 2, 0), "Västerbotten": ("AC", 2, 1), "Jämtland Härjedalen": ("Z", 1, 2),
    "Västernorrland": ("Y", 2, 2), "Dalarna": ("W", 1, 3), "Gävleborg": ("X", 2, 3), "Värmland": ("S", 0, 4),
    "Örebro": ("T", 1, 4), "Västmanland": ("U", 2, 4), "Uppsala": ("C", 3, 4), "Västra Götaland": ("O", 0, 5),
    "Östergötland": ("E", 1, 5), "Sörmland": ("D", 2, 5), "Stockholm": ("AB", 3, 5), "Halland": ("N", 0, 6),
    "Jönköping": ("F", 1, 6), "Kalmar": ("H", 2, 6), "Gotland": ("I", 4, 6), "Skåne": ("M", 0, 7),
    "Kronoberg": ("G", 1, 7), "Blekinge": ("K", 2, 7),
}  # fmt: skip
_PARTED = {
    "Jämtland Härjedalen": ("Jämtland", "Härjedalen"), "Västerbotten": ("Väster-", "botten"),
    "Västernorrland": ("Väster-", "norrland"), "Västmanland": ("Västman-", "land"),
    "Västra Götaland": ("Västra", "Götaland"), "Östergötland": ("Öster-", "götland"),
}  # fmt: skip
TILE, TILE_GAP = 43.0, 3.5
TILES_WIDTH = 5 * (TILE + TILE_GAP) - TILE_GAP


def tile_map(stage_of: Mapping[str, int], alt: str) -> Picture:
    """The 21 regions as squares, each with its letter, name and stage; `stage_of` is by short name, 0 for none."""

    def paint(canvas: Canvas, w: float, h: float) -> None:
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(OUTLINE)
        for name, (letter, column, row) in TILES.items():
            stage = stage_of.get(name, 0)
            fill, ink = stage_colours(stage)
            x, y = column * (TILE + TILE_GAP), h - (row + 1) * (TILE + TILE_GAP) + TILE_GAP
            canvas.setFillColor(fill)
            canvas.roundRect(x + 0.3, y + 0.3, TILE - 0.6, TILE - 0.6, 3, stroke=1, fill=1)
            canvas.setFillColor(ink)
            canvas.setFont(SEMIBOLD, 13)
            canvas.drawString(x + 5, y + TILE - 16, letter)
            canvas.setFont(REGULAR, 8.5)
            canvas.drawRightString(x + TILE - 5, y + TILE - 14.5, str(stage) if stage else "–")
            canvas.setFont(REGULAR, 7.1)
            parts = _PARTED.get(name, (name,))
            for n, part in enumerate(parts):
                canvas.drawString(x + 5, y + 5.5 + (len(parts) - 1 - n) * 7.8, part)

    return Picture(TILES_WIDTH, 8 * (TILE + TILE_GAP) - TILE_GAP, alt, paint)


def layer_map(layer: LayerLines, alt: str) -> Picture | None:
    """The layer's map; None for other units than Sweden's regions, and then the text says it all."""
    stage_of = {unit: n for n, _name, units in layer.by_stage for unit in units}
    return tile_map(stage_of, alt) if {*stage_of, *layer.missing} <= TILES.keys() else None
