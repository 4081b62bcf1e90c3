"""Paints what the notes lie on: frames, headings, text cards, and the frame of what the room sees."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QTextLayout, QTextOption, QTransform

from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import Rect
from rusdesk.domain.plain import Paragraph, Point, blocks
from rusdesk.domain.wall import GROUP_HEAD
from rusdesk.machine.languages import Words
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.ground import Card, Frame, Ground, Plot
from rusdesk.ui.wall.lens import Lens, snapped

NEAR = 0.6  # under this zoom a note's foot and a heading's second line go
FAR = 0.35  # under this zoom words give way to colours and marks

_RADIUS = 10.0
_INSET = 12.0
_TILE = 24.0
_KEPT = 256

Line = tuple[QTextLayout, QPointF, bool]  # laid out, where, whether it is ink (else quieter)


@frozen
class Rhythm:
    """How the headings of a wall's areas are set, all alike: letters, lines and where they begin, in wall units."""

    px: int
    high: float
    rows: int
    top: float
    lift: float  # from the number tile's top to the first line


# the first in which every heading is whole; what is longer still is cut and told by the tip
_RHYTHMS = (Rhythm(14, 18.0, 2, 12.0, 3.0), Rhythm(13, 16.0, 3, 6.0, 3.0), Rhythm(12, 14.0, 4, 4.0, 2.0))


class GroundPainter:
    """Paints a Ground through a lens. Sizes in wall units; borders and rings keep their width at every zoom."""

    def __init__(self, theme: Theme, fit: Fit, words: Words) -> None:
        self._theme = theme
        self._fit = fit
        self._words = words
        self._cards: OrderedDict[Card, list[Line]] = OrderedDict()
        self._chips: dict[tuple[float, bool], QPixmap] = {}
        self._headings: OrderedDict[tuple[str, int, int, int, bool], list[Line]] = OrderedDict()
        self._set: tuple[Ground, Rhythm] | None = None  # the ground painted last, and how its headings are set

    def paint(
        self,
        painter: QPainter,
        ground: Ground,
        lens: Lens,
        exposed: QRectF,
        count: Callable[[Iterable[str]], int],
        current_area: str = "",
        absent: Collection[str] = (),
    ) -> None:
        """Paint the frames and cards that touch `exposed`; the frame of `current_area` gets the accent.

        Cards in `absent` are left out.
        """
        rhythm = self._rhythm(ground)
        for frame in ground.frames:
            rect = snapped(painter, lens.to_view(frame.rect))
            if rect.adjusted(-4, -4, 4, 4).intersects(exposed):
                is_current = any(p.id == current_area for p in frame.plots)
                told = count([p.id for p in frame.plots])
                self._paint_frame(painter, frame, rect, lens, exposed, told, is_current, rhythm)
        for card in ground.cards:
            if card.id not in absent and lens.to_view(card.rect).adjusted(-1, -1, 1, 1).intersects(exposed):
                self.paint_card(painter, card, lens)

    def group_name(self, frame: Frame) -> str:
        return frame.title or (self._words("Grupp {n}").format(n=frame.number) if frame.group else "")

    def _paint_frame(
        self,
        painter: QPainter,
        frame: Frame,
        rect: QRectF,
        lens: Lens,
        exposed: QRectF,
        count: int,
        is_current: bool,
        rhythm: Rhythm,
    ) -> None:
        theme, zoom = self._theme, lens.zoom
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if is_current else 1.0
        painter.setPen(QPen(theme.accent if is_current else theme.line, width))
        painter.setBrush(theme.frame)
        radius = _RADIUS * zoom
        painter.drawRoundedRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)
        if frame.group and rect.y() + 1.25 * GROUP_HEAD * zoom > exposed.y():
            self._paint_title(painter, frame, rect, zoom, count)
        for plot in frame.plots:
            place = snapped(painter, lens.to_view(plot.rect))
            if place.adjusted(-4, -4, 4, 4).intersects(exposed):
                is_beside = plot.rect.x > frame.rect.x
                self._paint_plot(painter, plot, place, zoom, rhythm, is_beside=is_beside, is_topmost=not frame.group)

    def _paint_title(self, painter: QPainter, frame: Frame, rect: QRectF, zoom: float, count: int) -> None:
        # a title stays readable longer than the notes, as long as its strip has room
        scale = min(max(zoom, 0.75), 2.6 * zoom)
        if scale < 0.45:
            return
        high = 48.0 * zoom
        title_font, count_font = self._fit.font(16, bold=True), self._fit.font(14)
        told = self._words.n("{n} lapp", "{n} lappar", count)
        inset = _INSET * min(zoom, 1.0) if zoom < 1 else _INSET * zoom
        room = (rect.width() - 2 * inset) / scale
        count_wide = QFontMetricsF(count_font).horizontalAdvance(told)
        metrics = QFontMetricsF(title_font)
        name = self.group_name(frame)
        has_count = metrics.horizontalAdvance(name) + 12 + count_wide < room
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        base = painter.transform()
        painter.setTransform(QTransform(scale, 0, 0, scale, rect.x() + inset, rect.y() + high / 2) * base)
        painter.setFont(title_font)
        painter.setPen(self._theme.ink)
        painter.drawText(QPointF(0, metrics.capHeight() / 2), name)
        if has_count:
            painter.setFont(count_font)
            painter.setPen(self._theme.ink2)
            painter.drawText(QPointF(room - count_wide, metrics.capHeight() / 2), told)
        painter.setTransform(base)

    def _paint_plot(
        self,
        painter: QPainter,
        plot: Plot,
        rect: QRectF,
        zoom: float,
        rhythm: Rhythm,
        *,
        is_beside: bool,
        is_topmost: bool,
    ) -> None:
        theme = self._theme
        if is_beside:
            painter.setPen(QPen(theme.line, 1))
            x = rect.x() + 0.5
            painter.drawLine(QPointF(x, rect.y() + 8 * zoom), QPointF(x, rect.bottom() - 12 * zoom))
        heading = plot.heading or (self._words("Ej sorterat på fråga") if plot.is_unsorted else "")
        # from far away one line, as large as the heading's strip allows
        is_near = zoom >= NEAR
        scale = zoom if is_near else min(0.75, 2.4 * zoom)
        if scale < 0.45 or not (heading or plot.number):
            return
        base = painter.transform()
        top = rhythm.top * zoom if is_near else 22 * zoom - 12 * scale
        if is_topmost:
            # there is no group's heading above it to reach into
            top = max(top, 3.0)
        painter.setTransform(QTransform(scale, 0, 0, scale, rect.x() + _INSET * zoom, rect.y() + top) * base)
        left = 0.0
        if plot.number:
            tile = QRectF(0, 0, _TILE, _TILE)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_soft)
            painter.drawRoundedRect(tile, 6, 6)
            painter.setFont(self._fit.font(14, bold=True))
            painter.setPen(theme.accent)
            painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, str(plot.number))
            left = _TILE + 10
        width = int((rect.width() - 2 * _INSET * zoom) / scale - left)
        if width > 40:
            px, high, rows = (rhythm.px, rhythm.high, rhythm.rows) if is_near else (14, 18.0, 1)
            lift = rhythm.lift if is_near else 2.0
            for layout, at, is_ink in self._heading(heading, width, px, high, rows, not plot.is_unsorted):
                painter.setPen(theme.ink2 if is_ink else theme.ink3)
                layout.draw(painter, at + QPointF(left, lift))
        painter.setTransform(base)

    def _heading(self, text: str, width: int, px: int, high: float, rows: int, is_bold: bool) -> list[Line]:
        key = (text, width, px, rows, is_bold)
        found = self._headings.get(key)
        if found is None:
            found = self._headings[key] = _lines(text, self._fit.font(px, is_bold), width, high, 0.0, rows, is_bold)
            if len(self._headings) > _KEPT:
                self._headings.popitem(last=False)
        return found

    def _rhythm(self, ground: Ground) -> Rhythm:
        """The largest letters in which every heading of a ground is whole, so that they stand alike."""
        if self._set is None or self._set[0] is not ground:
            # those of the same words and width once: boards beside each other ask the same
            asked = {
                (p.heading, int(p.rect.w - 2 * _INSET - (_TILE + 10 if p.number else 0.0)))
                for f in ground.frames
                for p in f.plots
                if p.heading and not p.is_unsorted
            }
            whole = (r for r in _RHYTHMS if all(self._is_whole(text, width, r) for text, width in asked))
            self._set = (ground, next(whole, _RHYTHMS[-1]))
        return self._set[1]

    def _is_whole(self, text: str, width: int, rhythm: Rhythm) -> bool:
        font = self._fit.font(rhythm.px, True)
        return width <= 40 or not _is_cut(_lines(text, font, width, rhythm.high, 0.0, rhythm.rows, True), text)

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

    def letters(self, ground: Ground, camera: Rect, zoom: float) -> list[float]:
        """How large the words of what lies in `camera` are, in wall units: text cards, and headings seen at `zoom`."""
        sizes = [float(self._card_px(c)) for c in ground.cards if c.rect.overlaps(camera)]
        plots = [p for f in ground.frames for p in f.plots if p.heading and p.rect.overlaps(camera)]
        if plots and zoom >= NEAR:
            sizes.append(float(self._rhythm(ground).px))
        return sizes

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
            new = _lines(text, font, card.rect.w - left - indent - 10, high, y, room, True, left + indent)
            if bullet and new:
                mark = _lines(bullet, font, 40, high, y, 1, False, left + indent - 14)
                out.extend(mark)
            out.extend(new)
            y += high * len(new)
            return not _is_cut(new, text)

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


def _lines(
    text: str, font: QFont, width: float, high: float, y: float, most: int, is_ink: bool, x: float = 0.0
) -> list[Line]:
    """`text` in at most `most` lines from `y` down, the last one cut with an ellipsis when there is more."""
    metrics = QFontMetricsF(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    probe = QTextLayout(text, font)
    probe.setTextOption(option)
    probe.beginLayout()
    starts: list[int] = []
    while len(starts) <= most:
        line = probe.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    probe.endLayout()
    coded = text.encode("utf-16-le")
    out: list[Line] = []
    for n, start in enumerate(starts[:most]):
        end = starts[n + 1] if n + 1 < len(starts) else len(coded) // 2
        piece = coded[2 * start : 2 * end].decode("utf-16-le", "ignore").rstrip()
        if n == most - 1 and len(starts) > most:
            rest = coded[2 * start :].decode("utf-16-le", "ignore")
            piece = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
        layout = QTextLayout(piece, font)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        layout.createLine().setLineWidth(10 * width + 1000)
        layout.endLayout()
        out.append((layout, QPointF(x, y + n * high), is_ink))
    return out


def _is_cut(lines: list[Line], text: str) -> bool:
    return bool(lines) and lines[-1][0].text().endswith("…") and not text.endswith("…")


def mixed(under: QColor, over: QColor, share: float) -> QColor:
    """`share` of one colour over another, as one that covers."""
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * share,
        under.greenF() + (over.greenF() - under.greenF()) * share,
        under.blueF() + (over.blueF() - under.blueF()) * share,
    )


def faded(colour: QColor, alpha: float) -> QColor:
    out = QColor(colour)
    out.setAlphaF(alpha)
    return out
