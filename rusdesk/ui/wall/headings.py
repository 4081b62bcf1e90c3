"""Paints what the areas of a wall are called: in the heads of their frames, from far away as large names over them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTransform

from rusdesk.domain.frozen import frozen
from rusdesk.domain.wall import AREA_HEAD, GROUP_HEAD
from rusdesk.machine.languages import Words
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.ground import Frame, Ground, Plot
from rusdesk.ui.wall.lens import FAR, NEAR, Lens, snapped
from rusdesk.ui.wall.lines import Line, is_cut, laid_lines
from rusdesk.ui.wall.tints import faded

ON_DESK = 12.0  # logical pixels that a name is never smaller than, seen from a chair
IN_ROOM = 36.0  # and from the back row, in a picture 1080 high

_TITLE, _COUNT = 16.0, 14.0  # at 100 %
_INSET = 12.0
_TILE = 24.0
_KEPT = 256


@frozen
class Rhythm:
    """How the headings of a wall's areas are set, all alike: letters, lines and where they begin, in wall units."""

    px: int
    high: float
    rows: int
    top: float
    lift: float  # from the number tile's top to the first line


# the first in which every heading is whole; what is longer still is cut and told by the tip
_RHYTHMS = (Rhythm(14, 18.0, 2, 12.0, 3.0), Rhythm(13, 16.0, 3, 8.0, 1.0), Rhythm(12, 14.0, 4, 5.0, 1.0))


def is_far(zoom: float, least: float) -> bool:
    """Whether names go over the frames: the notes have no words, or the frames' heads are too low for such letters."""
    return zoom < FAR or 40.0 * zoom < 0.6 * least


def _is_near(rhythm: Rhythm, zoom: float, least: float) -> bool:
    """Whether headings are set whole, in the letters of their rhythm."""
    return zoom >= NEAR and rhythm.px * zoom >= 0.6 * least


def _one_line(zoom: float, least: float) -> float:
    """How many times as large as 14 pixels a heading of one line is."""
    return min(least / 14.0, 2.1 * zoom)


class HeadingPainter:
    """`least`: logical pixels of the smallest letters that are read from where the picture is seen."""

    def __init__(self, theme: Theme, fit: Fit, words: Words) -> None:
        self._theme = theme
        self._fit = fit
        self._words = words
        self._headings: OrderedDict[tuple[str, int, int, int, bool], list[Line]] = OrderedDict()
        # the ground painted last, and how its questions and its areas' own titles are set
        self._set: tuple[Ground, Rhythm, Rhythm] | None = None

    def name(self, frame: Frame) -> str:
        """What a frame is called: by its group, else by its only area."""
        if not frame.group:
            return frame.plots[0].heading
        return frame.title or self._words("Grupp {n}").format(n=frame.number)

    # near

    def paint_title(self, painter: QPainter, frame: Frame, rect: QRectF, zoom: float, count: int, least: float) -> None:
        """A group's name and its count in the head of its frame, which lies at `rect`."""
        scale = max(zoom, min(least, 40.0 * zoom) / _TITLE)
        high = GROUP_HEAD * zoom
        title_font, count_font = self._fit.font(round(_TITLE), bold=True), self._fit.font(round(_COUNT))
        told = self._words.n("{n} lapp", "{n} lappar", count)
        inset = _INSET * zoom
        room = (rect.width() - 2 * inset) / scale
        count_wide = QFontMetricsF(count_font).horizontalAdvance(told)
        metrics = QFontMetricsF(title_font)
        name = self.name(frame)
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

    def paint_heading(
        self,
        painter: QPainter,
        plot: Plot,
        rect: QRectF,
        zoom: float,
        rhythm: Rhythm,
        least: float,
        *,
        is_topmost: bool,
        is_below: bool = False,
    ) -> None:
        """An area's number and heading at the top of its place `rect`; `is_topmost` without a group's head above.

        `is_below` other areas of its board a heading without a number stands low, near what it is of.
        """
        theme = self._theme
        heading = plot.heading or (self._words("Ej sorterat på fråga") if plot.is_unsorted else "")
        if not (heading or plot.number):
            return
        if self._set is not None and not plot.number:
            rhythm = self._set[2]
        # from farther away one line, as large as the heading's strip allows
        is_near = _is_near(rhythm, zoom, least)
        scale = zoom if is_near else _one_line(zoom, least)
        base = painter.transform()
        top = rhythm.top * zoom if is_near else 22 * zoom - 12 * scale
        if is_topmost:
            top = max(top, 3.0)
        elif is_below:
            # by its own notes, not by those above
            top = (AREA_HEAD - _INSET) * zoom - (rhythm.high if is_near else 18.0) * scale
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
            lift = 0.0 if is_below else rhythm.lift if is_near else 2.0
            for layout, at, is_ink in self._heading(heading, width, px, high, rows, not plot.is_unsorted):
                painter.setPen(theme.ink2 if is_ink else theme.ink3)
                layout.draw(painter, at + QPointF(left, lift))
        painter.setTransform(base)

    def letters(self, ground: Ground, zoom: float, least: float) -> list[float]:
        """How large the areas' headings are when seen so, in wall units; nothing where they give way to names."""
        if is_far(zoom, least):
            return []
        both = (self.rhythm(ground), *(self._set[2:] if self._set else ()))
        return [float(r.px) if _is_near(r, zoom, least) else 14.0 * _one_line(zoom, least) / zoom for r in both]

    def rhythm(self, ground: Ground) -> Rhythm:
        """How a ground's questions are set, in the largest letters in which all are whole, so that they stand alike."""
        if self._set is None or self._set[0] is not ground:
            # those of the same words and width once: boards beside each other ask the same
            asked = {
                (p.heading, int(p.rect.w - 2 * _INSET - (_TILE + 10 if p.number else 0.0)), bool(p.number))
                for f in ground.frames
                for p in f.plots
                if p.heading and not p.is_unsorted
            }
            # a long question makes the others smaller, and no short title of somebody's own area
            kinds = [[(text, wide) for text, wide, has_number in asked if has_number is kind] for kind in (True, False)]
            self._set = (ground, self._largest(kinds[0]), self._largest(kinds[1]))
        return self._set[1]

    def _largest(self, asked: Iterable[tuple[str, int]]) -> Rhythm:
        whole = (r for r in _RHYTHMS if all(self._is_whole(text, width, r) for text, width in asked))
        return next(whole, _RHYTHMS[-1])

    # far

    def paint_names(
        self,
        painter: QPainter,
        ground: Ground,
        lens: Lens,
        exposed: QRectF,
        least: float,
        absent: Collection[str] = (),
    ) -> None:
        """The names over their frames, for who is so far away that the heads are too low; else nothing.

        They may cover the first notes, which from there are colours and marks. Where text cards have no words any
        more, their headings stand in them; those of cards in `absent` are left out.
        """
        zoom = lens.zoom
        for card in ground.cards if zoom < FAR else ():
            rect = snapped(painter, lens.to_view(card.rect))
            px = min(1.5 * least, max(least, 0.3 * rect.height()))
            if card.heading and card.id not in absent and rect.height() >= px and rect.intersects(exposed):
                place = QRectF(rect.x(), rect.y(), rect.width(), min(rect.height(), 2 * px))
                self._paint_name(painter, card.heading, place, place.height(), px, zoom, self._theme.sunken)
        if not is_far(zoom, least):
            return
        for name, place, head, px in self._names(painter, ground, lens, exposed, least):
            self._paint_name(painter, name, place, head, px, zoom, self._theme.frame)

    def _names(
        self, painter: QPainter, ground: Ground, lens: Lens, exposed: QRectF, least: float
    ) -> Iterator[tuple[str, QRectF, float, float]]:
        """Each name with its place, as wide as its frame; how high the frame's head is there; how large the letters."""
        zoom = lens.zoom
        for frame in ground.frames:
            name = self.name(frame)
            rect = snapped(painter, lens.to_view(frame.rect))
            head = (AREA_HEAD + (GROUP_HEAD if frame.group else 0.0)) * zoom
            px = max(least, min(1.5 * least, 0.62 * head))
            place = QRectF(rect.x(), rect.y(), rect.width(), max(head, 1.2 * px))
            needed = self._wide(name, px)
            if frame.number and place.width() < min(needed, 6 * px):
                # that says more than its first letters, and figures need less height
                name = str(frame.number)
                place.setHeight(max(head, 0.8 * px))
            elif not frame.number and needed > place.width():
                # over what is empty beside it
                place.setWidth(max(place.width(), min(needed, self._free_beside(painter, ground, lens, place))))
                head = 0.0
            if name and place.adjusted(-2, -2, 2, 2).intersects(exposed):
                yield name, place, head, px

    def _free_beside(self, painter: QPainter, ground: Ground, lens: Lens, place: QRectF) -> float:
        """How far a name reaches to the right before it meets another frame."""
        rects = (snapped(painter, lens.to_view(f.rect)) for f in ground.frames)
        beside = [r.x() for r in rects if r.x() > place.x() and r.y() < place.bottom() and r.bottom() > place.y()]
        return min(beside, default=place.x() + 20 * place.height()) - place.x()

    def _wide(self, name: str, px: float) -> float:
        """The width that all of a name takes, the room at its ends counted in."""
        metrics = QFontMetricsF(self._fit.font(round(_TITLE), bold=True))
        return metrics.horizontalAdvance(name) * px / _TITLE + px

    def _paint_name(
        self, painter: QPainter, name: str, place: QRectF, head: float, px: float, zoom: float, paper: QColor
    ) -> None:
        font = self._fit.font(round(_TITLE), bold=True)
        metrics = QFontMetricsF(font)
        scale = px / _TITLE
        inset = max(_INSET * zoom, px / 4)
        told = metrics.elidedText(name, Qt.TextElideMode.ElideRight, (place.width() - 2 * inset) / scale)
        if told != name and len(told) < 4:
            return
        wide = metrics.horizontalAdvance(told) * scale
        middle = place.center().y()
        left = max(place.x() + 2, place.x() + inset - px / 4)
        # high over the notes, else no higher than the letters: what crosses them is hidden, the frame's edge is not
        half = place.height() / 2 - 1 if place.height() > head else 0.52 * px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faded(paper, 0.9))
        painter.drawRoundedRect(QRectF(left, middle - half, wide + px / 2, 2 * half), px / 4, px / 4)
        base = painter.transform()
        painter.setTransform(QTransform(scale, 0, 0, scale, place.x() + inset, middle) * base)
        painter.setFont(font)
        painter.setPen(self._theme.ink)
        painter.drawText(QPointF(0, metrics.capHeight() / 2), told)
        painter.setTransform(base)

    # inside

    def _heading(self, text: str, width: int, px: int, high: float, rows: int, is_bold: bool) -> list[Line]:
        key = (text, width, px, rows, is_bold)
        found = self._headings.get(key)
        if found is None:
            found = self._headings[key] = laid_lines(text, self._fit.font(px, is_bold), width, high, 0.0, rows, is_bold)
            if len(self._headings) > _KEPT:
                self._headings.popitem(last=False)
        return found

    def _is_whole(self, text: str, width: int, rhythm: Rhythm) -> bool:
        font = self._fit.font(rhythm.px, True)
        return width <= 40 or not is_cut(laid_lines(text, font, width, rhythm.high, 0.0, rhythm.rows, True), text)
