"""Paints what the notes lie on: frames, headings, text cards, and the frame of what the room sees."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap, QTransform

from rusdesk.domain.geometry import Rect
from rusdesk.domain.plain import Paragraph, Point, blocks
from rusdesk.domain.wall import AREA_HEAD, GROUP_HEAD
from rusdesk.machine.languages import Words
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.ground import Card, Ground
from rusdesk.ui.wall.headings import ON_DESK, HeadingPainter, is_far
from rusdesk.ui.wall.lens import FAR, Lens, snapped
from rusdesk.ui.wall.lines import Line, is_cut, laid_lines

_RADIUS = 10.0
_KEPT = 256


class GroundPainter:
    """Paints a Ground through a lens. Sizes in wall units; borders and rings keep their width at every zoom."""

    def __init__(self, theme: Theme, fit: Fit, words: Words) -> None:
        self._theme = theme
        self._fit = fit
        self._words = words
        self._cards: OrderedDict[Card, list[Line]] = OrderedDict()
        self._chips: dict[tuple[float, bool], QPixmap] = {}
        self.headings = HeadingPainter(theme, fit, words)

    def paint(
        self,
        painter: QPainter,
        ground: Ground,
        lens: Lens,
        exposed: QRectF,
        count: Callable[[Iterable[str]], int],
        current_area: str = "",
        absent: Collection[str] = (),
        least: float = ON_DESK,
    ) -> None:
        """Paint the frames and cards that touch `exposed`; the frame of `current_area` gets the accent.

        Cards in `absent` are left out. `least`: logical pixels of the smallest letters that can be read.
        """
        zoom, heads = lens.zoom, self.headings
        rhythm = None if is_far(zoom, least) else heads.rhythm(ground)
        for frame in ground.frames:
            rect = snapped(painter, lens.to_view(frame.rect))
            if rect.adjusted(-4, -4, 4, 4).intersects(exposed):
                is_current = any(p.id == current_area for p in frame.plots)
                self._paint_frame(painter, rect, zoom, is_current)
                if rhythm and frame.group and rect.y() + 1.25 * GROUP_HEAD * zoom > exposed.y():
                    heads.paint_title(painter, frame, rect, zoom, count([p.id for p in frame.plots]), least)
                for plot in frame.plots:
                    place = snapped(painter, lens.to_view(plot.rect))
                    if place.adjusted(-4, -4, 4, 4).intersects(exposed):
                        if plot.rect.x > frame.rect.x:
                            self._paint_divider(painter, place, 8 * zoom if rhythm else AREA_HEAD * zoom, zoom)
                        if rhythm:
                            is_below = not plot.number and plot.rect.y > frame.rect.y + GROUP_HEAD + 1
                            heads.paint_heading(
                                painter, plot, place, zoom, rhythm, least, is_topmost=not frame.group, is_below=is_below
                            )
        for card in ground.cards:
            if card.id not in absent and lens.to_view(card.rect).adjusted(-1, -1, 1, 1).intersects(exposed):
                self.paint_card(painter, card, lens)

    def _paint_frame(self, painter: QPainter, rect: QRectF, zoom: float, is_current: bool) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if is_current else 1.0
        painter.setPen(QPen(theme.accent if is_current else theme.line, width))
        painter.setBrush(theme.frame)
        radius = _RADIUS * zoom
        painter.drawRoundedRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)

    def _paint_divider(self, painter: QPainter, place: QRectF, down: float, zoom: float) -> None:
        """Between an area and the one to its left, from so far down."""
        painter.setPen(QPen(self._theme.line, 1))
        x = place.x() + 0.5
        painter.drawLine(QPointF(x, place.y() + down), QPointF(x, place.bottom() - 12 * zoom))

    def paint_card(self, painter: QPainter, card: Card, lens: Lens) -> QRectF:
        """Paint a text card; returns where it came to lie, on whole device pixels."""
        theme, zoom, rect = self._theme, lens.zoom, snapped(painter, lens.to_view(card.rect))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.line, 1))
        painter.setBrush(theme.sunken)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6 * zoom, 6 * zoom)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent_line)
        bar = QRectF(rect.x(), rect.y() + 8 * zoom, max(1.0, 3 * zoom), rect.height() - 16 * zoom)
        painter.drawRoundedRect(bar, zoom, zoom)
        if zoom < FAR:
            return rect
        lines = self._cards.get(card)
        if lines is None:
            lines = self._cards[card] = self._card_lines(card)
            if len(self._cards) > _KEPT:
                self._cards.popitem(last=False)
        base = painter.transform()
        painter.setTransform(QTransform(zoom, 0, 0, zoom, rect.x(), rect.y()) * base)
        for layout, at, is_ink in lines:
            painter.setPen(theme.ink if is_ink else theme.ink2)
            layout.draw(painter, at)
        painter.setTransform(base)
        return rect

    def card_height(self, heading: str, body: str, width: float) -> float:
        """How high a card of this width must be to show all its words, in wall units."""
        high = 48.0
        while high < 4000:
            card = Card("", Rect(0, 0, width, high), heading, body)
            if self._card_lines_at(card, 14)[1]:
                break
            high += 19.0
        return high

    def letters(self, ground: Ground, camera: Rect, zoom: float, least: float) -> list[float]:
        """How large the words of what lies in `camera` are, in wall units: text cards, and headings seen at `zoom`."""
        sizes = [float(self._card_px(c)) for c in ground.cards if c.rect.overlaps(camera)]
        plots = [p for f in ground.frames for p in f.plots if p.heading and p.rect.overlaps(camera)]
        return sizes + (self.headings.letters(ground, zoom, least) if plots else [])

    def _card_lines(self, card: Card) -> list[Line]:
        """The card's words as lines that stay within it."""
        return self._card_lines_at(card, self._card_px(card))[0]

    def _card_px(self, card: Card) -> int:
        """The largest of three sizes that shows all the card's words."""
        return next((px for px in (14, 13) if self._card_lines_at(card, px)[1]), 12)

    def _card_lines_at(self, card: Card, px: int) -> tuple[list[Line], bool]:
        left, high = 16.0, round(px * 1.35)
        out: list[Line] = []
        y, bottom = 10.0, card.rect.h - 8

        def add(text: str, indent: float, bullet: str, bold: bool) -> bool:
            nonlocal y
            font = self._fit.font(px + bold, bold)
            room = int((bottom - y) // high)
            if room < 1:
                return False
            new = laid_lines(text, font, card.rect.w - left - indent - 10, high, y, room, True, left + indent)
            if bullet and new:
                mark = laid_lines(bullet, font, 40, high, y, 1, False, left + indent - 14)
                out.extend(mark)
            out.extend(new)
            y += high * len(new)
            return not is_cut(new, text)

        is_whole = not card.heading or add(card.heading, 0, "", True)
        for block in blocks(card.body):
            match block:
                case Paragraph():
                    is_whole = add(block.text, 0, "", False) and is_whole
                case Point():
                    bullet = f"{block.number}." if block.number else "•"
                    is_whole = add(block.text, 16, bullet, False) and is_whole
                    for sub in block.points:
                        is_whole = add(sub.text, 32, "–", False) and is_whole
        return out, is_whole

    def paint_room_camera(
        self, painter: QPainter, rect: QRectF, exposed: QRectF, covered: QRectF | None = None
    ) -> None:
        """The dashed frame around what the room sees, with its chip at the lower right edge.

        The chip keeps clear of what is `covered`.
        """
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.live, 2)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 8, 8)
        has_words = rect.width() - 16 >= self._chip(painter, True).deviceIndependentSize().width()
        chip = self._chip(painter, has_words)
        wide = chip.deviceIndependentSize().width()
        # where the frame's edge is out of sight the chip stays in it
        right = min(rect.right() - 8, exposed.right() - 12)
        middle = min(rect.bottom(), exposed.bottom() - 18)
        place = QRectF(max(right - wide, exposed.x() + 12), middle - 12, wide, 24)
        if covered and covered.adjusted(-8, -8, 8, 8).intersects(place):
            place.moveRight(covered.left() - 12)
        painter.drawPixmap(snapped(painter, place).topLeft(), chip)

    def _chip(self, painter: QPainter, has_words: bool) -> QPixmap:
        """What the room's frame is called, painted once."""
        ratio = painter.deviceTransform().m11() or 1.0
        found = self._chips.get((ratio, has_words))
        if found is None:
            theme, font = self._theme, self._fit.font(13, bold=True)
            told = self._words("Rummet ser detta") if has_words else ""
            wide = ceil(QFontMetricsF(font).horizontalAdvance(told)) + 40 if told else 34
            found = self._chips[ratio, has_words] = QPixmap(ceil(wide * ratio), ceil(24 * ratio))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            inside = QPainter(found)
            inside.setRenderHint(QPainter.RenderHint.Antialiasing)
            inside.setPen(Qt.PenStyle.NoPen)
            inside.setBrush(theme.live)
            inside.drawRoundedRect(QRectF(0, 0, wide, 24), 12, 12)
            theme.draw_icon(inside, "radio", theme.on_live, QRectF(10, 5, 14, 14))
            inside.setFont(font)
            inside.setPen(theme.on_live)
            inside.drawText(QRectF(30, 0, wide - 36, 24), Qt.AlignmentFlag.AlignVCenter, told)
            inside.end()
        return found
