"""The backing picture of a view: scrolled on a pan, stretched while one zooms, painted anew at rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil, floor
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import Rect
from rusdesk.ui.wall.lens import Lens

SLICE = 0.007  # seconds of a frame that a whole new picture may take
_QUICK = 7.0  # ms of expected work that is done at once, without a stand-in
_APRON = 64  # device pixels painted beyond each edge, so that not every step of a pan bares something
_MOST_RECTS = 24  # what is more than this many is painted as one
_OVERVIEW = 1024  # device pixels of its longer side


class Picture(Protocol):
    """What a buffer keeps a picture of."""

    def paint(self, painter: QPainter, lens: Lens, exposed: QRectF) -> Iterator[None]:
        """Paint all that touches `exposed` (logical pixels), the ground under it too; may be left at each yield."""
        ...

    def cost(self, lens: Lens, exposed: QRectF) -> float:
        """About how many ms that would take."""
        ...

    def spread(self, zoom: float) -> float:
        """Logical pixels that what lies in a rectangle may reach outside it."""
        ...

    def bounds(self) -> Rect | None:
        """The rectangle around everything, in wall units."""
        ...


@frozen
class Pane:
    """What a view shows: zoom, device pixels to a logical one, and its rectangle in device pixels from (0, 0)."""

    zoom: float
    ratio: float
    x: int
    y: int
    w: int
    h: int

    @property
    def lens(self) -> Lens:
        """Onto the pane's own corner, on whole device pixels."""
        return Lens(self.zoom, -self.x / self.ratio, -self.y / self.ratio)

    @property
    def transform(self) -> QTransform:
        """For painting what is seen through a lens that only has the zoom.

        With the way in the transform, where a thing lies is the same number to the last bit wherever the view stands.
        """
        return QTransform(self.ratio, 0.0, 0.0, self.ratio, -self.x, -self.y)

    def logical(self, rect: QRect) -> QRectF:
        """A rectangle of the pane's device pixels as one paints it through `transform`."""
        by = self.ratio
        return QRectF((rect.x() + self.x) / by, (rect.y() + self.y) / by, rect.width() / by, rect.height() / by)

    def is_near_as(self, other: Pane) -> bool:
        return self.zoom == other.zoom and self.ratio == other.ratio

    def covers(self, other: Pane) -> bool:
        return (
            self.x <= other.x
            and self.y <= other.y
            and self.x + self.w >= other.x + other.w
            and self.y + self.h >= other.y + other.h
        )

    def at(self, x: int, y: int) -> Pane:
        return Pane(self.zoom, self.ratio, x, y, self.w, self.h)

    def seen_from(self, other: Pane) -> QRectF:
        """Where it lies in another pane's device pixels."""
        by = other.zoom * other.ratio / (self.zoom * self.ratio)
        return QRectF(self.x * by - other.x, self.y * by - other.y, self.w * by, self.h * by)

    def of_wall(self, rect: Rect, grown: float) -> QRect:
        """The whole device pixels of the pane that a rectangle of the wall touches, `grown` logical pixels more."""
        by, more = self.zoom * self.ratio, grown * self.ratio
        left, top = floor(rect.x * by - more) - self.x, floor(rect.y * by - more) - self.y
        right, bottom = ceil(rect.right * by + more) - self.x, ceil(rect.bottom * by + more) - self.y
        return QRect(left, top, right - left, bottom - top).intersected(QRect(0, 0, self.w, self.h))


def pane_of(lens: Lens, width: float, height: float, ratio: float) -> Pane:
    """What a view of this size (logical pixels) shows through a lens, moved onto whole device pixels."""
    x, y = -floor(lens.dx * ratio + 0.5), -floor(lens.dy * ratio + 0.5)
    return Pane(lens.zoom, ratio, x, y, ceil(width * ratio), ceil(height * ratio))


class Sheet:
    """A pixmap and the pane that it is painted for."""

    def __init__(self, pane: Pane) -> None:
        self.pane = pane
        self.pixmap = QPixmap(pane.w, pane.h)

    def paint(self, picture: Picture, rects: Iterable[QRect]) -> None:
        """Paint these rectangles (device pixels of the sheet) anew."""
        painter = QPainter(self.pixmap)
        try:
            for rect in rects:
                painter.resetTransform()
                painter.setClipRect(rect)
                for _ in picture.paint(*self._through(painter, rect)):
                    pass
        finally:
            painter.end()

    def cost(self, picture: Picture, rects: Iterable[QRect]) -> float:
        return sum(picture.cost(Lens(self.pane.zoom), self.pane.logical(rect)) for rect in rects)

    def painting(self, picture: Picture) -> Painting:
        return Painting(self, picture)

    def _through(self, painter: QPainter, rect: QRect) -> tuple[QPainter, Lens, QRectF]:
        painter.setTransform(self.pane.transform)
        return painter, Lens(self.pane.zoom), self.pane.logical(rect)

    def scroll_to(self, picture: Picture, x: int, y: int) -> None:
        """Show another place: what is kept is moved, what is bared is painted."""
        pane = self.pane
        dx, dy = pane.x - x, pane.y - y
        self.pixmap.scroll(dx, dy, self.pixmap.rect())
        self.pane = pane.at(x, y)
        bared: list[QRect] = []
        if dx:
            bared.append(QRect(0 if dx > 0 else pane.w + dx, 0, abs(dx), pane.h))
        if dy:
            left = max(dx, 0)
            bared.append(QRect(left, 0 if dy > 0 else pane.h + dy, pane.w - abs(dx), abs(dy)))
        self.paint(picture, bared)


class Painting:
    """A sheet on its way: painted some notes at a time, as long as each frame allows."""

    def __init__(self, sheet: Sheet, picture: Picture) -> None:
        self.sheet = sheet
        self._painter = QPainter(sheet.pixmap)
        self._steps = picture.paint(*sheet._through(self._painter, sheet.pixmap.rect()))

    def __del__(self) -> None:
        # A view may go with its picture half painted: a pixmap freed under an open painter ends the program, and
        # Python frees the two in any order. This runs before either, in a cycle too
        self.stop()

    def go_on(self, is_time_up: Callable[[], bool]) -> bool:
        """Paint until time is up; whether the sheet is finished."""
        for _ in self._steps:
            if is_time_up():
                return False
        self._painter.end()
        return True

    def stop(self) -> None:
        self._steps = iter(())
        if self._painter.isActive():
            self._painter.end()


class ViewBuffer:
    """One backing picture for one view, with an overview of the whole wall to fall back on.

    Whenever `is_sharp`, what `show` paints equals a full repaint, pixel by pixel.
    """

    def __init__(
        self, picture: Picture, plain: Picture, bare: QColor, clock: Callable[[], float] = perf_counter
    ) -> None:
        """`plain`: the same without passing marks, for the overview; `bare`: the colour of what isn't known yet."""
        self._picture = picture
        self._plain = plain
        self._bare = bare
        self._clock = clock
        self._sheet: Sheet | None = None
        self._coming: Painting | None = None
        self._is_outdated = False
        self._overview: Sheet | None = None
        self._overview_coming: Painting | None = None
        self._overview_of: Rect | None = None
        self.is_sharp = False

    def forget(self) -> None:
        """Something else is to be shown: nothing that is kept may stand in for it."""
        self._stop()
        self._sheet = None
        self._stop_overview()
        self._overview = self._overview_of = None

    def outdate(self) -> None:
        """Everything may look otherwise; what is kept stands in until it is painted anew."""
        self._stop()
        self._is_outdated = True
        self._stop_overview()
        self._overview_of = None

    def repaint(self, lasting: Sequence[Rect], passing: Sequence[Rect] = ()) -> None:
        """These places of the wall look otherwise; the `passing` ones not in the overview."""
        if not lasting and not passing:
            return
        self._stop()
        if (
            self._sheet
            and not self._is_outdated
            and not self._refresh(self._sheet, self._picture, [*lasting, *passing])
        ):
            self._is_outdated = True
        if lasting:
            self._stop_overview()
            if self._overview and not self._refresh(self._overview, self._plain, lasting):
                self._overview_of = None

    def show(self, painter: QPainter, pane: Pane, is_zooming: bool) -> None:
        """Paint what the pane shows. The painter counts in its device pixels, from its corner.

        While `is_zooming`, what is kept is stretched. Otherwise what can't be painted at once is painted a slice
        at each call until `is_sharp`.
        """
        sheet = self._ready(pane, is_zooming)
        self.is_sharp = not self._is_outdated and sheet.pane.is_near_as(pane) and sheet.pane.covers(pane)
        if sheet.pane.is_near_as(pane) and sheet.pane.covers(pane):
            painter.drawPixmap(QPoint(sheet.pane.x - pane.x, sheet.pane.y - pane.y), sheet.pixmap)
            return
        target = sheet.pane.seen_from(pane)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not target.contains(QRectF(0, 0, pane.w, pane.h)):
            self._paint_around(painter, pane, target)
        painter.drawPixmap(target, sheet.pixmap, QRectF(sheet.pixmap.rect()))

    def _paint_around(self, painter: QPainter, pane: Pane, target: QRectF) -> None:
        """The overview, as far as the sheet that is stretched over `target` leaves it to be seen."""
        self.prepare_overview(pane.ratio)
        overview = self._overview
        place = overview.pane.seen_from(pane) if overview else QRectF()
        painter.save()
        # magnified it is flat colours with hard edges, at half of what smoothing costs
        is_small = overview is not None and place.width() < overview.pane.w
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_small)
        for strip in _strips(QRect(0, 0, pane.w, pane.h), target):
            painter.setClipRect(strip)
            if not place.contains(QRectF(strip)):
                painter.fillRect(strip, self._bare)
            if overview:
                painter.drawPixmap(place, overview.pixmap, QRectF(overview.pixmap.rect()))
        painter.restore()

    def prepare_overview(self, ratio: float) -> bool:
        """Spend a slice on the overview of everything; whether there is more to do."""
        around = self._plain.bounds()
        if around is None or around == self._overview_of:
            return False
        if self._overview_coming is None:
            zoom = min(_OVERVIEW / max(around.w, around.h, 1.0) / ratio, 1.0)
            by = zoom * ratio
            x, y = floor(around.x * by) - 4, floor(around.y * by) - 4
            pane = Pane(zoom, ratio, x, y, ceil(around.w * by) + 8, ceil(around.h * by) + 8)
            self._overview_coming = Sheet(pane).painting(self._plain)
        if not self._overview_coming.go_on(self._until()):
            return True
        self._overview, self._overview_of = self._overview_coming.sheet, around
        self._overview_coming = None
        return False

    # inside

    def _ready(self, pane: Pane, is_zooming: bool) -> Sheet:
        """The sheet to show: as near the pane as can be had within a slice."""
        sheet = self._sheet
        if sheet is None:
            # nothing to stand in: it takes what it takes
            sheet = self._sheet = self._new_sheet(pane)
            sheet.paint(self._picture, [sheet.pixmap.rect()])
            self._is_outdated = False
            return sheet
        has_same = not self._is_outdated and sheet.pane.is_near_as(pane)
        if has_same and (sheet.pane.covers(pane) or self._slide(sheet, pane)):
            self._stop()
            return sheet
        if is_zooming:
            self._stop()
            return sheet
        if self._coming and not _can_slide(self._coming.sheet.pane, pane):
            self._stop()
        if self._coming is None:
            new = self._new_sheet(pane)
            if new.cost(self._picture, [new.pixmap.rect()]) <= _QUICK:
                new.paint(self._picture, [new.pixmap.rect()])
                self._sheet, self._is_outdated = new, False
                return new
            self._coming = new.painting(self._picture)
        if self._coming.go_on(self._until()):
            sheet = self._sheet = self._coming.sheet
            self._coming, self._is_outdated = None, False
            if not sheet.pane.covers(pane):
                self._slide(sheet, pane)
        return sheet

    def _new_sheet(self, pane: Pane) -> Sheet:
        return Sheet(
            Pane(pane.zoom, pane.ratio, pane.x - _APRON, pane.y - _APRON, pane.w + 2 * _APRON, pane.h + 2 * _APRON)
        )

    def _slide(self, sheet: Sheet, pane: Pane) -> bool:
        if not _can_slide(sheet.pane, pane):
            return False
        sheet.scroll_to(
            self._picture,
            _slid(sheet.pane.x, sheet.pane.w, pane.x, pane.w),
            _slid(sheet.pane.y, sheet.pane.h, pane.y, pane.h),
        )
        return True

    def _refresh(self, sheet: Sheet, picture: Picture, rects: Sequence[Rect]) -> bool:
        """Paint these places of a sheet anew, if that is quickly done."""
        grown = picture.spread(sheet.pane.zoom)
        places = [place for rect in rects if not (place := sheet.pane.of_wall(rect, grown)).isEmpty()]
        places = _merged(places)
        if sheet.cost(picture, places) > _QUICK:
            return False
        sheet.paint(picture, places)
        return True

    def _until(self) -> Callable[[], bool]:
        clock, end = self._clock, self._clock() + SLICE
        return lambda: clock() > end

    def _stop(self) -> None:
        if self._coming:
            self._coming.stop()
            self._coming = None

    def _stop_overview(self) -> None:
        if self._overview_coming:
            self._overview_coming.stop()
            self._overview_coming = None


def _strips(whole: QRect, hole: QRectF) -> list[QRect]:
    """What of `whole` isn't within `hole`; the pixels at the hole's edges are given too."""
    left, top = max(0, min(whole.width(), ceil(hole.left()))), max(0, min(whole.height(), ceil(hole.top())))
    right = max(left, min(whole.width(), floor(hole.right())))
    bottom = max(top, min(whole.height(), floor(hole.bottom())))
    strips = (
        QRect(0, 0, whole.width(), top),
        QRect(0, bottom, whole.width(), whole.height() - bottom),
        QRect(0, top, left, bottom - top),
        QRect(right, top, whole.width() - right, bottom - top),
    )
    return [s for s in strips if not s.isEmpty()]


def _slid(kept: int, kept_size: int, wanted: int, wanted_size: int) -> int:
    """Where a sheet's edge comes so that what is wanted is covered, with all there is to spare ahead."""
    if wanted < kept:
        return wanted - (kept_size - wanted_size)
    if wanted + wanted_size > kept + kept_size:
        return wanted
    return kept


def _can_slide(kept: Pane, wanted: Pane) -> bool:
    """Whether more than a third of what is kept stays."""
    if not kept.is_near_as(wanted) or kept.w < wanted.w or kept.h < wanted.h:
        return False
    dx = _slid(kept.x, kept.w, wanted.x, wanted.w) - kept.x
    dy = _slid(kept.y, kept.h, wanted.y, wanted.h) - kept.y
    return abs(dx) < 0.65 * kept.w and abs(dy) < 0.65 * kept.h


def _merged(places: list[QRect]) -> list[QRect]:
    """Fewer rectangles that cover the same: those that nearly are one, and all of them when they are many."""
    if len(places) > _MOST_RECTS:
        around = QRect()
        for place in places:
            around = around.united(place)
        return [around]
    out: list[QRect] = []
    for place in places:
        for n, other in enumerate(out):
            both = other.united(place)
            if _area(both) <= 1.2 * max(_area(other), _area(place)):
                out[n] = both
                break
        else:
            out.append(place)
    return out


def _area(rect: QRect) -> int:
    return rect.width() * rect.height()
