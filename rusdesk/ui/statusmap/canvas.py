"""The drawn map on the desk: outlines or tiles, to look at and to click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from rusdesk.domain.people import Unit
from rusdesk.ui.seat import Seat
from rusdesk.ui.statusmap.drawing import draw_box, draw_figure, draw_outline, figure_width, rounded, tile_places
from rusdesk.ui.statusmap.geography import Geography
from rusdesk.ui.widgets import plain_tip
from rusdesk.ui.writing import elided, in_two_lines

Drawn = Literal["outline", "tiles"]

_REACH = 12.0  # px from the coast that still hit a region
_RING = 8.0
_LEAST_FIGURE = 11.0  # px


class MapCanvas(QWidget):
    """`pressed`: a unit was clicked. `menu_wanted`: its menu, at a point of the screen.

    The list beside it has the keyboard and is what a screen reader hears; this is the same thing for the eye.
    """

    pressed = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, seat: Seat, geography: Geography, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat, self._geography = seat, geography
        self._units: tuple[Unit, ...] = ()
        self._drawn: Drawn = "outline"
        self._stages: dict[str, int] = {}
        self._before: dict[str, int] = {}
        self._current = ""
        self._hot = ""
        self._picture = QPixmap()
        self.setAccessibleName(seat.words("Karta"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(seat.theme.px(160), seat.theme.px(200))

    @property
    def can_outline(self) -> bool:
        return self._geography.has(u.code for u in self._units)

    def show_marks(
        self, units: Sequence[Unit], drawn: Drawn, stages: Mapping[str, int], before: Mapping[str, int]
    ) -> None:
        """Each unit's stage; `before` is that of the earlier day for those that had another."""
        wanted = (tuple(units), drawn, dict(stages), dict(before))
        if wanted != (self._units, self._drawn, self._stages, self._before):
            self._units, self._drawn, self._stages, self._before = wanted
            self._picture = QPixmap()
            self.update()

    def set_current(self, code: str) -> None:
        if code != self._current:
            self._current = code
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 600)

    # where things are

    @property
    def _is_outline(self) -> bool:
        return self._drawn == "outline" and self.can_outline

    def _box(self) -> tuple[QRectF, float]:
        return self._geography.fitted(QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING))

    def _tiles(self) -> dict[str, QRectF]:
        room = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        return tile_places(self._units, self._geography, room, self._seat.theme.px(6))

    def unit_at(self, point: QPointF) -> str:
        """The unit at a point of the widget; at sea the nearest within reach."""
        if self._is_outline:
            box, scale = self._box()
            return self._geography.at((point.x() - box.x()) / scale, (point.y() - box.y()) / scale, _REACH / scale)
        return next((code for code, box in self._tiles().items() if box.contains(point)), "")

    def point_of(self, code: str) -> QPointF:
        """A spot inside a unit."""
        if self._is_outline:
            box, scale = self._box()
            return box.topLeft() + self._geography.regions[code].anchor * scale
        return self._tiles()[code].center()

    # painting

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._picture = QPixmap()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._units:
            return
        ratio = self.devicePixelRatioF()
        if self._picture.isNull() or self._picture.devicePixelRatio() != ratio:
            self._picture = self._painted(ratio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture)
        for code in (self._hot, self._current):
            if code:
                self._draw_ring(painter, code, is_current=code == self._current)
        painter.end()

    def _painted(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_outline:
            box, _ = self._box()
            draw_outline(painter, box, self._geography, self._seat.theme, self._stages)
            self._draw_figures(painter)
        else:
            for unit in self._units:
                self._draw_tile(painter, unit, self._tiles()[unit.code])
        painter.end()
        return picture

    def _said(self, code: str) -> str:
        stage = self._stages.get(code, 0)
        before = self._before.get(code, 0)
        return f"{before} → {stage}" if before and stage else str(stage) if stage else "–"

    def _draw_figures(self, painter: QPainter) -> None:
        theme = self._seat.theme
        box, scale = self._box()
        for unit in self._units:
            region = self._geography.regions[unit.code]
            if region.radius * scale * 2 < _LEAST_FIGURE:
                # too small for a number; the list has it
                continue
            font = QFont(theme.font(14, True, True))
            size = max(11, min(round(region.radius * scale * 1.5), theme.px(22)))
            text, stage = self._said(unit.code), self._stages.get(unit.code, 0)
            font.setPixelSize(size)
            if len(text) > 1:
                # a step is smaller before it gives way to the number of today
                small = min(size, theme.px(14))
                wide = region.radius * scale * 2
                if figure_width(text, font) > wide:
                    font.setPixelSize(small)
                if figure_width(text, font) > wide:
                    text = str(stage)
                    font.setPixelSize(size)
            draw_figure(painter, box.topLeft() + region.anchor * scale, text, stage, font, theme)

    def _draw_tile(self, painter: QPainter, unit: Unit, box: QRectF) -> None:
        theme = self._seat.theme
        stage = self._stages.get(unit.code, 0)
        draw_box(painter, box, stage, theme, 6)
        pad = min(theme.px(10), box.width() * 0.08)
        inner = box.adjusted(pad, pad * 0.6, -pad, -pad * 0.6)
        large = max(12, min(theme.px(20), round(inner.height() * 0.42)))
        figure = QFont(theme.font(18, True, True))
        figure.setPixelSize(large)
        said = self._said(unit.code)
        wide = figure_width(said, figure)
        small = QFont(theme.font(13))
        small.setPixelSize(max(11, min(theme.px(14), round(inner.height() * 0.32))))
        metrics = QFontMetrics(small)
        left = inner.height() - large * 1.25
        is_low = left < metrics.height() * 0.85
        if is_low:
            # one line: the name says more than the letter
            rows = [elided(metrics, unit.short, int(inner.width() - wide - 6))]
        elif left >= metrics.height() * 1.9:
            rows = in_two_lines(metrics, unit.short, int(inner.width())).split("\n")
        else:
            rows = [elided(metrics, unit.short, int(inner.width()))]
        for n, row in enumerate(rows):
            middle = inner.bottom() - 2 - (len(rows) - 1 - n) * metrics.height() - metrics.capHeight() / 2
            spot = QPointF(inner.x() + figure_width(row, small) / 2, inner.center().y() if is_low else middle)
            draw_figure(painter, spot, row, stage, small, theme)
        if unit.letter and not is_low:
            letter = QFont(theme.font(14, True))
            letter.setPixelSize(max(11, round(large * 0.8)))
            half = figure_width(unit.letter, letter) / 2
            if half * 2 + wide + 4 < inner.width():
                spot = QPointF(inner.x() + half, inner.y() + large * 0.55)
                draw_figure(painter, spot, unit.letter, stage, letter, theme)
        top = inner.center().y() if is_low else inner.y() + large * 0.55
        draw_figure(painter, QPointF(inner.right() - wide / 2, top), said, stage, figure, theme)

    def _draw_ring(self, painter: QPainter, code: str, *, is_current: bool) -> None:
        theme = self._seat.theme
        if self._is_outline:
            region = self._geography.regions.get(code)
            if region is None:
                return
            box, scale = self._box()
            painter.save()
            painter.translate(box.topLeft())
            painter.scale(scale, scale)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if is_current:
                painter.setPen(QPen(theme.focus_outer, 6 / scale, j=Qt.PenJoinStyle.RoundJoin))
                painter.drawPath(region.path)
            painter.setPen(QPen(theme.focus_inner if is_current else theme.focus_outer, 2 / scale))
            painter.drawPath(region.path)
            painter.restore()
            return
        tile = self._tiles().get(code)
        if tile is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if is_current:
                painter.setPen(QPen(theme.focus_outer, 3))
                painter.drawPath(rounded(tile.adjusted(-3, -3, 3, 3), 8))
            else:
                painter.setPen(QPen(theme.focus_outer, 2))
                painter.drawPath(rounded(tile, 6))

    # the mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hot = self.unit_at(event.position())
        if hot != self._hot:
            self._hot = hot
            unit = next((u for u in self._units if u.code == hot), None)
            self.setToolTip(plain_tip(unit.short) if unit else "")
            self.setCursor(Qt.CursorShape.PointingHandCursor if unit else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: object) -> None:
        self._hot = ""
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        code = self.unit_at(event.position())
        if not code:
            return
        if event.button() == Qt.MouseButton.RightButton:
            self.menu_wanted.emit(code, event.globalPosition().toPoint())
        elif event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(code)
