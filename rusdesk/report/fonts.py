"""The fonts of the document, embedded, and which of them can write a character."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "RusDesk"
ITALIC = "RusDesk-Italic"
SEMIBOLD = "RusDesk-Semibold"
BOLD = "RusDesk-Bold"
EMOJI = "RusDesk-Emoji"

_FILES = {
    REGULAR: "SourceSans3-Regular.ttf",
    ITALIC: "SourceSans3-It.ttf",
    SEMIBOLD: "SourceSans3-Semibold.ttf",
    BOLD: "SourceSans3-Bold.ttf",
    EMOJI: "NotoEmoji-Regular.ttf",
}


class Fonts:
    """Source Sans 3 for text and Noto Emoji for what it lacks.

    `find` gives a resource's path by name. ReportLab knows fonts by name for the whole process, so one that is
    there already is used again; the emoji are read only when a text needs them.
    """

    def __init__(self, find: Callable[[str], Path]) -> None:
        self._find = find
        for name in (REGULAR, ITALIC, SEMIBOLD, BOLD):
            self._load(name)
        pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=ITALIC, boldItalic=SEMIBOLD)
        self._main: dict[int, int] = pdfmetrics.getFont(REGULAR).face.charToGlyph
        self._emoji: dict[int, int] | None = None

    def font_for(self, char: str) -> str | None:
        """ "" when the text's own font has it, EMOJI, or None when no font does."""
        code = ord(char)
        if code in self._main:
            return ""
        if self._emoji is None:
            self._load(EMOJI)
            self._emoji = pdfmetrics.getFont(EMOJI).face.charToGlyph
        return EMOJI if code in self._emoji else None

    def _load(self, name: str) -> None:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(self._find(f"fonts/{_FILES[name]}"))))


def width(text: str, font: str, size: float) -> float:
    """The width of text in points."""
    return float(pdfmetrics.stringWidth(text, font, size))
