"""Text for the room: laid out in steps from large to small until it fits, with an ellipsis below the floor."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import without_skin_tones
from rusdesk.ui.theme import Theme, load_emoji

_Wrap = QTextOption.WrapMode

LEFT = Qt.AlignmentFlag.AlignLeft
CENTRE = Qt.AlignmentFlag.AlignHCenter
RIGHT = Qt.AlignmentFlag.AlignRight

_KEPT = 400  # layouts; a scene has about thirty
_SLACK = 0.5  # px, so that rounding never breaks a line that fits


@frozen
class Laid:
    """Text laid out in lines of `px` letters. `width` is what the longest line takes, `height` that of all lines.

    `is_whole` is False when some of it had to give way to an ellipsis.
    """

    px: int
    layouts: tuple[QTextLayout, ...]
    width: float
    height: float
    line_height: float
    lines: int
    is_whole: bool

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        for layout in self.layouts:
            layout.draw(painter, QPointF(x, y))


@frozen
class _Wish:
    text: str
    width: float
    height: float
    sizes: tuple[int, ...]
    is_bold: bool
    is_tabular: bool
    leading: float
    align: Qt.AlignmentFlag
    most_lines: int


class Typesetter:
    """Lays out text in the theme's font and remembers what it has laid out. Sizes are those of a 1920×1080 picture."""

    def __init__(self, theme: Theme) -> None:
        load_emoji()
        self._theme = theme
        self._kept: OrderedDict[_Wish, Laid] = OrderedDict()

    def fitted(
        self,
        text: str,
        width: float,
        height: float,
        sizes: Sequence[int],
        *,
        bold: bool = False,
        tnum: bool = False,
        leading: float = 1.2,
        align: Qt.AlignmentFlag = LEFT,
        most_lines: int = 0,
    ) -> Laid:
        """The text in the largest of `sizes` (falling) in which all of it fits and no word is broken.

        In the last size words may break, and what doesn't fit ends in an ellipsis. `most_lines` 0 for any number.
        """
        wish = _Wish(text, width, height, tuple(sizes), bold, tnum, leading, align, most_lines)
        if wish in self._kept:
            self._kept.move_to_end(wish)
            return self._kept[wish]
        laid = self._tried(wish)
        self._kept[wish] = laid
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return laid

    def width(self, text: str, px: int, *, bold: bool = False, tnum: bool = False) -> float:
        return QFontMetricsF(self._font(px, bold, tnum)).horizontalAdvance(text)

    def _font(self, px: int, bold: bool, tnum: bool) -> QFont:
        """The theme's font; the bundled emoji stand behind it."""
        return self._theme.font(px, bold, tnum)

    def _tried(self, wish: _Wish) -> Laid:
        for px in wish.sizes[:-1]:
            laid = self._in_size(wish, px, is_last=False)
            if laid is not None:
                return laid
        laid = self._in_size(wish, wish.sizes[-1], is_last=True)
        assert laid is not None
        return laid

    def _in_size(self, wish: _Wish, px: int, *, is_last: bool) -> Laid | None:
        font = self._font(px, wish.is_bold, wish.is_tabular)
        metrics = QFontMetricsF(font)
        step = px * wish.leading
        room = max(1, int((wish.height + 1) // step))
        if wish.most_lines:
            room = min(room, wish.most_lines)
        # a line separator breaks the line without ending the paragraph
        text = without_skin_tones(wish.text).replace("\n", "\u2028")
        mode = _Wrap.WrapAtWordBoundaryOrAnywhere if is_last else _Wrap.WordWrap
        layout = _layout(text, font, wish.align, mode)
        starts: list[int] = []
        widest = 0.0
        # baselines at even steps, whatever taller font an emoji brings
        first = (step - metrics.height()) / 2 + metrics.ascent()
        layout.beginLayout()
        while len(starts) < room:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(wish.width + _SLACK)
            line.setPosition(QPointF(0, first + len(starts) * step - line.ascent()))
            starts.append(line.textStart())
            widest = max(widest, line.naturalTextWidth())
        rest = layout.createLine()
        is_whole = not rest.isValid()
        layout.endLayout()
        layout.setCacheEnabled(True)
        if not is_last and (not is_whole or widest > wish.width + _SLACK):
            return None
        layouts = (layout,) if is_whole else self._cut(wish, font, text, starts, first, step)
        return Laid(px, layouts, min(widest, wish.width), len(starts) * step, step, len(starts), is_whole)

    def _cut(
        self, wish: _Wish, font: QFont, text: str, starts: list[int], first: float, step: float
    ) -> tuple[QTextLayout, ...]:
        """The lines that fit, the last of them ending in an ellipsis."""
        out: list[QTextLayout] = []
        metrics = QFontMetricsF(font)
        # places in a line are counted in UTF-16, where an emoji is two
        coded = text.encode("utf-16-le")
        ends = [*starts[1:], len(coded) // 2]
        for row, (begin, end) in enumerate(zip(starts, ends, strict=True)):
            said = coded[2 * begin : 2 * end].decode("utf-16-le", "ignore").replace("\u2028", " ").rstrip()
            if row == len(starts) - 1:
                # one character more than fits always forces the ellipsis
                said = metrics.elidedText(f"{said} …", Qt.TextElideMode.ElideRight, wish.width)
            layout = _layout(said, font, wish.align, _Wrap.NoWrap)
            layout.beginLayout()
            line = layout.createLine()
            if line.isValid():
                line.setLineWidth(wish.width + 2)
                line.setPosition(QPointF(0, first + row * step - line.ascent()))
            layout.endLayout()
            out.append(layout)
        return tuple(out)


def _layout(text: str, font: QFont, align: Qt.AlignmentFlag, mode: QTextOption.WrapMode) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption(align)
    option.setWrapMode(mode)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    return layout
