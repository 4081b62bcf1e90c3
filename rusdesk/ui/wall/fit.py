"""How large a note's text can be, which shape it needs, and its laid-out lines."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF, QGlyphRun, QRawFont, QTextLayout, QTextOption

from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import Shape, size_of
from rusdesk.domain.plain import without_skin_tones
from rusdesk.ui.theme import EMOJI, FAMILY, load_emoji
from rusdesk.ui.wall.breaking import broken

LARGEST = 16  # px at 100 %
SMALLEST = 12
_EASY = 14  # what has its words broken gets a larger note before it gets smaller letters than this
SHAPES: tuple[Shape, ...] = ("1x1", "2x1", "2x2")

PAD = 11.0  # from the note's edge to its text
FOOT = 30.0  # kept free at the bottom for mark, author and badge
_LEADING = 1.26
_PROBE = 100  # px at which words are measured; without hinting widths grow linearly from there
_SLACK = 1.015  # closer than this a measured guess is put to the layout itself
_KEPT = 4096
_LONGEST = 2500  # characters; more never fits

# words that a line may be broken within, and other writing than ours
_UNSURE = re.compile(r"[^\w\s.,:;!?'’\"”)]|[^\w\s]{2}\w|[\u0250-\u200f\u2027-\u20ab\u2150-\U0010ffff]")
_EMOJI = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]")

_Wrap = QTextOption.WrapMode


@frozen
class Laid:
    """A text as laid out: its size in px, glyph runs counted from the text box's corner, and whether it was cut."""

    px: int
    runs: tuple[QGlyphRun, ...]
    is_cut: bool


# width of a word and of the space behind it, in px at _PROBE
_Piece = tuple[float, float]


def line_height(px: int) -> int:
    """Whole pixels, so that lines are even at 100 %."""
    return round(px * _LEADING)


def text_box(shape: Shape) -> tuple[float, float]:
    """Width and height that a note of this shape has for its text, in wall units."""
    size = size_of(shape)
    return size.w - 2 * PAD, size.h - PAD - FOOT


class Fit:
    """Fits texts to notes, 16 px down to 12, whatever the zoom.

    The answer is always that of trying every size with QTextLayout; words are measured once instead, and one
    layout confirms. A word is whole in every shape where it fits at 12 px. One that fits in none is broken, so that
    it doesn't decide how large the rest can be.
    """

    def __init__(self, family: str = FAMILY, emoji: str = EMOJI) -> None:
        self._families = [family, emoji]
        self._has_emoji = False
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._probe = QFontMetricsF(self._plain_font(_PROBE))
        self._widths: dict[str, _Piece] = {}
        self._known: OrderedDict[tuple[str, Shape, bool], int | None] = OrderedDict()
        self._layouts: OrderedDict[tuple[str, Shape], Laid] = OrderedDict()

    def _plain_font(self, px: int) -> QFont:
        font = QFont(self._families)
        font.setPixelSize(px)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def font(self, px: int, bold: bool = False) -> QFont:
        """The wall's font at `px`, unhinted, so that lines break alike at every zoom. Notes are never bold."""
        key = (px, bold)
        if key not in self._fonts:
            font = self._fonts[key] = self._plain_font(px)
            font.setBold(bold)
        return self._fonts[key]

    def shape(self, text: str) -> Shape:
        """The smallest shape that takes the text at 12 px or more with whole words; else, with broken words, at 14 px
        or more, or at 12; the largest when none does.
        """
        for fitted, least in ((self._largest_whole, SMALLEST), (self._largest, _EASY), (self._largest, SMALLEST)):
            for shape in SHAPES:
                if (fitted(text, shape) or 0) >= least:
                    return shape
        return SHAPES[-1]

    def px(self, text: str, shape: Shape) -> int:
        """The text's size in a note of `shape`, 12 to 16; 12 also when it must be cut."""
        return self._largest(text, shape) or SMALLEST

    def is_cut(self, text: str, shape: Shape) -> bool:
        """Whether the text doesn't fit even at 12 px."""
        return self._largest(text, shape) is None

    def fits(self, text: str, shape: Shape, px: int, *, breaks: bool = False) -> bool:
        """Put to Qt's own layout, without guess or memory: what every other answer is held against.

        `breaks`: words that are too wide at 12 px are broken.
        """
        width, height = text_box(shape)
        layout = self._layout(self._broken(text, width, px) if breaks else text, px, _Wrap.WordWrap)
        layout.beginLayout()
        lines, is_wide = 0, False
        room = int(height // line_height(px))
        while lines <= room and not is_wide:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            lines += 1
            is_wide = line.naturalTextWidth() > width
        layout.endLayout()
        return lines <= room and not is_wide

    def _broken(self, text: str, width: float, px: int) -> str:
        floor, metrics = QFontMetricsF(self.font(SMALLEST)), QFontMetricsF(self.font(px))
        return broken(
            text,
            lambda word: floor.horizontalAdvance(word) > width,
            lambda word: metrics.horizontalAdvance(word) <= width,
        )

    def laid(self, text: str, shape: Shape) -> Laid:
        """The text as glyph runs for painting; kept for the notes seen last."""
        key = (text, shape)
        found = self._layouts.get(key)
        if found is None:
            found = self._layouts[key] = self._lay(text, shape)
            if len(self._layouts) > _KEPT:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(key)
        return found

    def _layout(self, text: str, px: int, mode: QTextOption.WrapMode) -> QTextLayout:
        self._ready_for(text)
        layout = QTextLayout(without_skin_tones(text).replace("\n", "\u2028"), self.font(px))
        option = QTextOption()
        option.setWrapMode(mode)
        layout.setTextOption(option)
        return layout

    def _lay(self, text: str, shape: Shape) -> Laid:
        width, height = text_box(shape)
        largest = self._largest(text, shape)
        px = largest or SMALLEST
        high = line_height(px)
        metrics = QFontMetricsF(self.font(px))
        lift = (high - metrics.height()) / 2
        room = int(height // high)
        if self._largest_whole(text, shape) is None:
            text = self._broken(text, width, px)
        # a word wider than the note is broken anywhere only here, when nothing larger is left
        layout = self._layout(text, px, _Wrap.WrapAtWordBoundaryOrAnywhere)
        layout.beginLayout()
        lines = 0
        last_start = 0
        is_over = False
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            if lines == room:
                is_over = True
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0.0, lines * high + lift))
            last_start = line.textStart()
            lines += 1
        layout.endLayout()
        if not is_over:
            return Laid(px, _merged(layout.glyphRuns()), largest is None)
        # counted in UTF-16, as Qt does
        coded = without_skin_tones(text).encode("utf-16-le")
        rest = coded[2 * last_start :].decode("utf-16-le", "ignore").replace("\n", " ")
        cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
        if not cut.endswith("…"):
            cut += "…"
        kept = coded[: 2 * last_start].decode("utf-16-le", "ignore")
        return Laid(px, _merged(self._runs(kept + cut, px, width, high, lift, room)), True)

    def _runs(self, text: str, px: int, width: float, high: int, lift: float, room: int) -> list[QGlyphRun]:
        layout = self._layout(text, px, _Wrap.WrapAtWordBoundaryOrAnywhere)
        layout.beginLayout()
        for row in range(room):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width if row < room - 1 else width + px)
            line.setPosition(QPointF(0.0, row * high + lift))
        layout.endLayout()
        return layout.glyphRuns()

    def _largest(self, text: str, shape: Shape) -> int | None:
        """The largest size at which the text fits, with whole words or else with broken ones."""
        whole = self._largest_whole(text, shape)
        if whole is not None:
            return whole
        return self._remembered((text, shape, True), self._search_broken)

    def _largest_whole(self, text: str, shape: Shape) -> int | None:
        return self._remembered((text, shape, False), self._search)

    def _remembered(self, key: tuple[str, Shape, bool], search: Callable[[str, Shape], int | None]) -> int | None:
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        found = self._known[key] = search(key[0], key[1])
        if len(self._known) > 4 * _KEPT:
            self._known.popitem(last=False)
        return found

    def _ready_for(self, text: str) -> None:
        """Load the bundled emoji with the first text that has one: most walls never do."""
        if self._has_emoji or not _EMOJI.search(text):
            return
        self._has_emoji = True
        load_emoji()
        # fonts made before have already chosen what stands in for what they lack
        self._fonts.clear()
        self._probe = QFontMetricsF(self._plain_font(_PROBE))

    def _search_broken(self, text: str, shape: Shape) -> int | None:
        width = text_box(shape)[0]
        floor = QFontMetricsF(self.font(SMALLEST))
        if all(floor.horizontalAdvance(word) <= width for word in set(text.split())):
            # whole words are not what it is too long for
            return None
        if len(text) > _LONGEST:
            return None
        sizes = range(LARGEST, SMALLEST - 1, -1)
        return next((px for px in sizes if self.fits(text, shape, px, breaks=True)), None)

    def _search(self, text: str, shape: Shape) -> int | None:
        self._ready_for(text)
        if _UNSURE.search(text):
            # the layout breaks such words by rules of its own, not always later in smaller letters: every size is tried
            return next((px for px in range(LARGEST, SMALLEST - 1, -1) if self.fits(text, shape, px)), None)
        pieces = self._pieces(text)
        low = guess = _halved(lambda px: self._seems_to_fit(pieces, shape, px, 1.0))
        while guess >= SMALLEST and not self.fits(text, shape, guess):
            guess -= 1
        if guess == low:
            # what only just didn't fit by the measured words may fit in the layout
            while guess < LARGEST and self._seems_to_fit(pieces, shape, guess + 1, _SLACK):
                if not self.fits(text, shape, guess + 1):
                    break
                guess += 1
        return guess if guess >= SMALLEST else None

    def _seems_to_fit(self, pieces: Sequence[Sequence[_Piece]], shape: Shape, px: int, slack: float) -> bool:
        width, height = text_box(shape)
        room = int(height // line_height(px))
        limit = width * slack * _PROBE / px
        lines = 0
        for paragraph in pieces:
            lines += 1
            used = 0.0
            for word, space in paragraph:
                if word > limit:
                    return False
                if used + word > limit:
                    lines += 1
                    used = 0.0
                used += word + space
            if lines > room:
                return False
        return True

    def _pieces(self, text: str) -> list[list[_Piece]]:
        return [[self._piece(p) for p in _breakable(line)] for line in without_skin_tones(text).split("\n")]

    def _piece(self, piece: str) -> _Piece:
        found = self._widths.get(piece)
        if found is None:
            word = piece.rstrip()
            whole = self._probe.horizontalAdvance(piece)
            wide = self._probe.horizontalAdvance(word) if word != piece else whole
            found = self._widths[piece] = (wide, whole - wide)
        return found


def _halved(fits: Callable[[int], bool]) -> int:
    """The largest size that fits, one less than the smallest when none does; whatever fits, fits smaller too."""
    low, high = SMALLEST - 1, LARGEST
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _merged(runs: Sequence[QGlyphRun]) -> tuple[QGlyphRun, ...]:
    """One run for each font instead of one a line: a note is then painted in one call."""
    by_font: list[tuple[QRawFont, list[QGlyphRun]]] = []
    for run in runs:
        font = run.rawFont()
        for known, mine in by_font:
            if known == font:
                mine.append(run)
                break
        else:
            by_font.append((font, [run]))
    out = []
    for font, mine in by_font:
        whole = QGlyphRun()
        whole.setRawFont(font)
        whole.setGlyphIndexes([g for run in mine for g in run.glyphIndexes()])
        whole.setPositions([p for run in mine for p in run.positions()])
        out.append(whole)
    return tuple(out)


def _breakable(line: str) -> list[str]:
    """The line cut where it may be broken (after spaces, hyphens, slashes), by the same rules as Qt's layout."""
    if not line:
        return []
    if line.isascii() and line.replace(" ", "").isalnum():
        return [w + " " for w in line.split(" ")[:-1]] + [line.split(" ")[-1]]
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, line)
    coded = line.encode("utf-16-le", "surrogatepass")
    out: list[str] = []
    start = 0
    while (end := finder.toNextBoundary()) != -1:
        out.append(coded[2 * start : 2 * end].decode("utf-16-le", "replace"))
        start = end
    return out
