"""What the minutes are told with: pieces of text gathered in their order, and what says nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo

from rusdesk.domain.chapters import Section
from rusdesk.domain.plain import Block, Paragraph, Point, cleaned, one_line
from rusdesk.machine.languages import Words
from rusdesk.report.phrases import paragraph_sign
from rusdesk.report.pictures import Find
from rusdesk.report.rasters import Raster, Rasters
from rusdesk.report.told import Entry, Grid, Heading, Image, Listing, Manner, Piece, Text


class Story:
    """Gathers the pieces; what says nothing leaves nothing. `zone` is for actual times; `opening` is the section that
    the next chapter heading begins.
    """

    def __init__(self, words: Words, zone: tzinfo, pictures: Find, rasters: Rasters | None = None) -> None:
        self.pictures = pictures
        self.rasters = rasters
        self.words = words
        self.zone = zone
        self.opening: Section | None = None
        self.pieces: list[Piece] = []

    def heading(self, level: int, text: str) -> bool:
        opening = None
        if level == 1:
            # the first of a section is its own where it has one
            opening, self.opening = self.opening, None
        said = one_line(opening.heading or text) if opening else one_line(text)
        if said:
            number = paragraph_sign(opening.number) if opening else ""
            self.pieces.append(Heading(level, f"{number} {said}" if number else said))
        if opening:
            self.body(opening.before)
        return bool(said)

    def text(self, text: str, manner: Manner = "text", label: str = "", link: str = "") -> None:
        said = cleaned(text)
        if said:
            self.pieces.append(Text(said, manner, label, link))

    def points(self, entries: Iterable[Entry]) -> None:
        self.pieces.extend(listings(entries))

    def body(self, blocks: Sequence[Block]) -> None:
        self.pieces.extend(_blocks(blocks))

    def drawn(self, made: Iterable[Raster]) -> None:
        """The pictures, and in their place a line for those that aren't there."""
        _ = self.words
        for raster in made:
            if isinstance(raster, Image):
                self.pieces.append(raster)
            elif raster == "too_many":
                self.text(_("Fler lappar än så visas inte som bild; alla står i listorna."), "quiet")
            else:
                self.text(_("Bilden kunde inte ritas; det som skulle stå i den står som text."), "quiet")

    def grid(self, caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], shares: tuple[float, ...]) -> None:
        told = tuple(tuple(cleaned(cell) or "–" for cell in row) for row in rows)
        if not told:
            return
        self.pieces.append(Grid(caption, tuple(head), told, shares))

    def minute(self, ms: int) -> int:
        """UTC ms as minutes after midnight in the zone."""
        local = datetime.fromtimestamp(ms / 1000, UTC).astimezone(self.zone)
        return local.hour * 60 + local.minute

    def clock(self, ms: int) -> str:
        return self.words.clock(self.minute(ms))


def listings(entries: Iterable[Entry]) -> Iterable[Listing]:
    """The entries in lists: a number that isn't the next one begins another, and what is empty goes."""
    row: list[Entry] = []
    for entry in entries:
        if not entry.text:
            continue
        follows = row[-1].number + 1 if row and row[-1].number else 0
        if row and entry.number != follows:
            yield Listing(tuple(row))
            row = []
        row.append(entry)
    if row:
        yield Listing(tuple(row))


def _blocks(blocks: Sequence[Block]) -> Iterable[Text | Listing]:
    row: list[Entry] = []
    for block in blocks:
        match block:
            case Paragraph(text):
                yield from listings(row)
                row = []
                if cleaned(text):
                    yield Text(cleaned(text))
            case Point(text, number, points):
                inner = tuple(Entry(cleaned(p.text)) for p in points if cleaned(p.text))
                row.append(Entry(cleaned(text), int(number or 0), entries=inner))
    yield from listings(row)
