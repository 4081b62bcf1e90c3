"""Table signs: a sheet folded once along its middle, with the same words on both sides."""

from __future__ import annotations

from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Flowable

from rusdesk.domain.print_set import PrintDocument, Sign, Signs
from rusdesk.report.flow import P
from rusdesk.report.fonts import BOLD, SEMIBOLD
from rusdesk.report.phrases import joined
from rusdesk.report.print_kit import PrintKit, echo, height_of, widest_word
from rusdesk.report.print_people import group_number
from rusdesk.report.styles import INK, MUTED, RULE
from rusdesk.report.tags import TaggedCanvas

_SIZES = (150.0, 132.0, 118.0, 104.0, 92.0, 82.0, 72.0, 64.0, 56.0, 48.0, 40.0, 34.0, 28.0, 22.0, 18.0)
_WORTH = 0.62  # of the size on two lines


def write_signs(sheets: PrintKit, document: PrintDocument, told: Signs) -> None:
    """One sheet for each. Half of it is the frame; the other half is drawn upside down above it."""
    kit = sheets.kit
    over = joined(document.organiser, document.title, mark=" · ") or kit.words("Bordsskyltar")
    small = sheets.type("over", SEMIBOLD, 12, MUTED, alignment=TA_CENTER)
    for n, sign in enumerate(told.lines):
        sheets.next_sheet()
        text, below = _said(sheets, sign)
        first = kit.setter.paras(over[:120], small, "H1")
        taken = height_of(first, sheets.wide)
        large = _fitted(sheets, text, below, taken)
        gap = max(0.0, (sheets.high - taken - height_of(large, sheets.wide)) * 0.44)
        between = sheets.gap(gap / sheets.by)
        turned = [*echo(kit.setter.paras(over[:120], small)), between, *_echoed(sheets, text, below, taken)]
        kit.add(_Turned(sheets, turned), *(echo(first) if n else first), between, *_marked(sheets, large, text))


def fold(sheets: PrintKit, canvas: TaggedCanvas) -> None:
    """Where the sheet is to be folded."""
    middle = sheets.paper.high / 2
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.6)
    canvas.setDash(4, 4)
    canvas.line(0, middle, sheets.paper.wide, middle)


def _said(sheets: PrintKit, sign: Sign) -> tuple[str, str]:
    if sign.number is None:
        return sign.text, ""
    return group_number(sheets, sign.number), sign.text


def _fitted(sheets: PrintKit, text: str, below: str, taken: float) -> list[Flowable]:
    """The text as large as it goes, no word broken, with what stands below it; on one line rather than on two where
    that costs little.
    """
    word = widest_word(sheets.kit, text, BOLD)
    found: list[tuple[float, list[Flowable]]] = []
    for size in _SIZES:
        parts, lines = _set(sheets, text, below, size)
        fits = height_of(parts, sheets.wide) + taken <= sheets.high and word * size * sheets.by <= sheets.wide
        if fits and lines == 1 and (not found or size >= _WORTH * found[0][0]):
            return parts
        if fits and lines == 2:
            found.append((size, parts))
    return found[0][1] if found else _set(sheets, text, below, _SIZES[-1])[0]


def _set(sheets: PrintKit, text: str, below: str, size: float) -> tuple[list[Flowable], int]:
    """The text in a size, and how many lines it takes."""
    style = sheets.type("sign", BOLD, size, INK, 1.08, alignment=TA_CENTER)
    parts: list[Flowable] = list(sheets.kit.setter.paras(text, style, "H2"))
    lines = round(height_of(parts, sheets.wide) / style.leading)
    if below.strip():
        accent = sheets.kit.styles.accent
        under = sheets.type("under", SEMIBOLD, min(40.0, size * 0.5), accent, 1.15, alignment=TA_CENTER)
        # clear of what hangs below the line
        parts += [sheets.gap(size * 0.16), *sheets.paras(below, under)]
    return parts, lines


def _marked(sheets: PrintKit, parts: list[Flowable], text: str) -> list[Flowable]:
    """The same, with a bookmark to it."""
    sheets.mark(parts[0], text)
    return parts


def _echoed(sheets: PrintKit, text: str, below: str, taken: float) -> list[Flowable]:
    parts = _fitted(sheets, text, below, taken)
    echo([p for p in parts if isinstance(p, P)])
    return parts


class _Turned(Flowable):  # type: ignore[misc]
    """Takes no room where it stands: draws on the sheet's other half what is read from the other side."""

    def __init__(self, sheets: PrintKit, parts: list[Flowable]) -> None:
        super().__init__()
        self._sheets, self._parts = sheets, parts
        self.width = self.height = 0.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        canvas: Any = self.canv
        paper = self._sheets.paper
        x, y = canvas.absolutePosition(0, 0)
        canvas.saveState()
        canvas.translate(paper.wide - x, paper.high - y)
        canvas.rotate(180)
        top = paper.high - paper.top
        for part in self._parts:
            top -= part.wrap(self._sheets.wide, 1e6)[1]
            part.drawOn(canvas, paper.left, top)
        canvas.restoreState()
