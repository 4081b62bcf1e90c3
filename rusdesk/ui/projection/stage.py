"""The stage: 1920×1080 with its margins, head and foot, and the brushes every scene paints with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from rusdesk.ui.projection.typeset import LEFT, Laid, Typesetter
from rusdesk.ui.theme import Theme

WIDTH, HEIGHT = 1920.0, 1080.0
MARGIN = 64.0
RIGHT_EDGE = WIDTH - MARGIN
INNER = WIDTH - 2 * MARGIN
BODY_TOP, BODY_BOTTOM = 216.0, 968.0
FOOT_TOP = 1000.0

FOOT_PX = 32  # the floor of everything projected
HEAD_PX = 36
QUESTION = (76, 72, 68, 64, 60)
NAME = (152, 136, 120, 104, 96, 88, 80, 72, 64)
BODY = (48, 44, 40, 36)


class Stage:
    """A painter whose units are those of a 1920×1080 picture; notes the smallest letters it was asked for."""

    def __init__(self, painter: QPainter, theme: Theme, type_: Typesetter, scale: float) -> None:
        self.painter = painter
        self.theme = theme
        self.type = type_
        self.scale = scale
        self.smallest = 0.0

    def seen(self, px: float) -> None:
        """Letters of this size are being shown."""
        self.smallest = px if not self.smallest else min(self.smallest, px)

    def put(self, laid: Laid, x: float, y: float, colour: QColor) -> None:
        """Laid-out text with its top left corner at x, y."""
        if not laid.lines:
            return
        self.seen(laid.px)
        self.painter.setPen(colour)
        laid.draw(self.painter, x, y)

    def text(
        self,
        text: str,
        rect: QRectF,
        sizes: Sequence[int],
        colour: QColor,
        *,
        bold: bool = False,
        tnum: bool = False,
        leading: float = 1.2,
        align: Qt.AlignmentFlag = LEFT,
        most_lines: int = 0,
        middle: bool = False,
        bottom: bool = False,
    ) -> Laid:
        """Text in the largest size in which it fits `rect`, from its top unless `middle` or `bottom`."""
        laid = self.type.fitted(
            text, rect.width(), rect.height(), sizes,
            bold=bold, tnum=tnum, leading=leading, align=align, most_lines=most_lines,
        )  # fmt: skip
        spare = rect.height() - laid.height
        if text:
            self.put(laid, rect.x(), rect.y() + (spare / 2 if middle else spare if bottom else 0), colour)
        return laid

    def line(
        self,
        text: str,
        rect: QRectF,
        px: int,
        colour: QColor,
        *,
        bold: bool = False,
        tnum: bool = False,
        align: Qt.AlignmentFlag = LEFT,
    ) -> Laid:
        """One line in one size, elided at the end, in the middle of `rect`'s height."""
        return self.text(text, rect, (px,), colour, bold=bold, tnum=tnum, align=align, most_lines=1, middle=True)

    def rounded(
        self, rect: QRectF, radius: float, fill: QColor | None, border: QColor | None = None, width: float = 2
    ) -> None:
        self.painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        if border is None:
            self.painter.setPen(Qt.PenStyle.NoPen)
        else:
            self.painter.setPen(QPen(border, width))
            half = width / 2
            rect = rect.adjusted(half, half, -half, -half)
        self.painter.drawRoundedRect(rect, radius, radius)

    def dashed(self, rect: QRectF, radius: float) -> None:
        pen = QPen(self.theme.ctl, 3)
        pen.setDashPattern([4, 3])
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(rect, radius, radius)

    def rule(self, x1: float, x2: float, y: float) -> None:
        self.painter.setPen(QPen(self.theme.line, 2))
        self.painter.drawLine(QPointF(x1, y), QPointF(x2, y))

    def bar(self, rect: QRectF, part: float) -> None:
        """How much of something has gone, 0 to 1."""
        radius = rect.height() / 2
        self.rounded(rect, radius, self.theme.line)
        if part > 0:
            path = QPainterPath()
            path.addRoundedRect(rect, radius, radius)
            self.painter.save()
            self.painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
            done = QRectF(rect.x(), rect.y(), rect.width() * min(1.0, part), rect.height())
            self.rounded(done, radius, self.theme.accent_fill)
            self.painter.restore()

    def icon(self, name: str, x: float, y: float, px: float, colour: QColor) -> None:
        # drawn at the size it has on the screen, so that it stays sharp
        size = max(1, round(px * self.scale))
        picture = self.theme.pixmap(name, colour, size)
        if not picture.isNull():
            self.painter.drawPixmap(QRectF(x, y, px, px), picture, QRectF(picture.rect()))

    def head(self, kicker: str, title: str, width: float = INNER) -> None:
        """The small line and the title above the body."""
        self.line(kicker, QRectF(MARGIN, 40, width, 48), HEAD_PX, self.theme.accent, bold=True)
        self.text(
            title, QRectF(MARGIN, 88, width, 112), (72, 64, 60, 56, 52, 48, 44), self.theme.ink,
            bold=True, leading=1.15, most_lines=2,
        )  # fmt: skip

    def alone(self, title: str) -> None:
        """A title with nothing under it, in the middle."""
        rect = QRectF(MARGIN, BODY_TOP, INNER, BODY_BOTTOM - BODY_TOP)
        self.text(title, rect, (112, 96, 88, 80, *QUESTION, 52, 44, 36), self.theme.ink, bold=True, middle=True)

    def foot(self, left: str, right: str) -> None:
        """The line at the bottom; what stands to the right is never cut short for what stands to the left."""
        self.rule(MARGIN, RIGHT_EDGE, FOOT_TOP)
        taken = min(self.type.width(right, FOOT_PX, tnum=True) + 2, INNER * 0.75) if right else 0.0
        if right:
            rect = QRectF(RIGHT_EDGE - taken, FOOT_TOP, taken, 80)
            self.line(right, rect, FOOT_PX, self.theme.ink2, tnum=True, align=Qt.AlignmentFlag.AlignRight)
        if left:
            rect = QRectF(MARGIN, FOOT_TOP, INNER - taken - 48, 80)
            self.line(left, rect, FOOT_PX, self.theme.ink2, tnum=True)
