"""The fonts of the document, embedded, and which of them can write a character."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

REGULAR = "RusDesk"
ITALIC = "RusDesk-Italic"
SEMIBOLD = "RusDesk-Semibold"
BOLD = "RusDesk-Bold"
SPARE = "RusDesk-Spare"
EMOJI = "RusDesk-Emoji"

_USUAL = {
    "regular": "SourceSans3-Regular.ttf",
    "italic": "SourceSans3-It.ttf",
    "semibold": "SourceSans3-Semibold.ttf",
    "bold": "SourceSans3-Bold.ttf",
}
_NAMES = {"regular": REGULAR, "italic": ITALIC, "semibold": SEMIBOLD, "bold": BOLD}


class Fonts:
    """The document's own font for text, Source Sans 3 for what it lacks, and Noto Emoji for what that lacks.

    `find` gives a resource's path by name; `faces` are an other font's files by face. ReportLab knows fonts by name
    for the whole process, so one that is there already is used again; what is needed by few texts is read when it is.
    """

    def __init__(self, find: Callable[[str], Path], faces: Mapping[str, Path] | None = None) -> None:
        self._find = find
        usual = {face: find(f"fonts/{name}") for face, name in _USUAL.items()}
        try:
            self._load_all({**usual, **(faces or {})})
        except (TTFError, OSError, KeyError, ValueError, IndexError):
            # a font that can't be read after all
            self._load_all(usual)
        pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=ITALIC, boldItalic=SEMIBOLD)
        # what only some of the faces have is written by none of them
        found = [set(pdfmetrics.getFont(name).face.charToGlyph) for name in set(_NAMES.values())]
        self._main: set[int] = set.intersection(*found)
        self._others: dict[str, set[int]] = {}

    def font_for(self, char: str) -> str | None:
        """ "" when the text's own font has it, SPARE or EMOJI, or None when no font does."""
        code = ord(char)
        if code in self._main:
            return ""
        for name, file in ((SPARE, _USUAL["regular"]), (EMOJI, "NotoEmoji-Regular.ttf")):
            if name not in self._others:
                _load(name, self._find(f"fonts/{file}"))
                self._others[name] = set(pdfmetrics.getFont(name).face.charToGlyph)
            if code in self._others[name]:
                return name
        return None

    def _load_all(self, faces: Mapping[str, Path]) -> None:
        # one font for each file, also when it stands for several faces: ReportLab embeds a file under its own name
        made: dict[Path, TTFont] = {}
        for face, name in _NAMES.items():
            path = faces[face]
            made[path] = _load(name, path, made.get(path))


def _load(name: str, path: Path, font: TTFont | None = None) -> TTFont:
    """The font of the file, known by the name from now on; `font` is it when it has another name already."""
    there = pdfmetrics.getFont(name) if name in pdfmetrics.getRegisteredFontNames() else None
    if font is None and there is not None and there.face.filename == str(path):
        return there
    own = TTFont(name, str(path)) if font is None or there is None else font
    if there is None:
        pdfmetrics.registerFont(own)
    # registerFont leaves a name that is taken as it was, and gives a file's first font to its other names
    pdfmetrics._fonts[name] = font or own
    return font or own


def width(text: str, font: str, size: float) -> float:
    """The width of text in points."""
    return float(pdfmetrics.stringWidth(text, font, size))
