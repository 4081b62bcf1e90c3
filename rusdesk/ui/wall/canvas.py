"""Paints the desk's view of a wall: the wall itself and, on top of it, what only the desk sees."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import CELL, GAP, Rect
from rusdesk.domain.wall import AREA_HEAD
from rusdesk.machine.languages import Words
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.buffer import Pane, ViewBuffer, pane_of
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.lens import FAR, Lens
from rusdesk.ui.wall.matches import paint_matches
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.overlay import Overlay
from rusdesk.ui.wall.painter import NotePainter
from rusdesk.ui.wall.picture import Look, WallPicture
from rusdesk.ui.wall.picture_cache import Previews
from rusdesk.ui.wall.tints import faded

_MOST_TOUCHED = 500  # places; when there are more, everything is painted anew


@frozen
class Showing:
    """How the wall is looked at just now; lives in the view and dies with it."""

    lens: Lens
    selection: tuple[str, ...] = ()
    focused: str = ""
    new: frozenset[str] = frozenset()
    current_area: str = ""
    carried: tuple[str, ...] = ()
    carried_by: tuple[float, float] = (0.0, 0.0)
    target: Rect | None = None  # the area that what is carried would come to
    band: QRectF | None = None
    room_camera: Rect | None = None
    drafts: tuple[str, ...] = ()
    edited: str = ""
    edited_at: QRectF | None = None
    found: frozenset[str] = frozenset()
    dims: bool = False  # what isn't found
    areas: tuple[str, ...] = ()  # selected by their heading
    outlines: tuple[QRectF, ...] = ()  # what is being moved or resized would come to lie here
    covered: QRectF | None = None  # the zoom bar; nothing is told under it
    lifted: str = ""  # the note under the pointer


class Canvas:
    """Paints a model as `Showing` says: a backing picture of wall, notes and rings, and over it what moves.

    What looks otherwise in another Showing it finds out by itself; of Changes it must be told (`touch`, `outdate`).
    """

    def __init__(self, theme: Theme, fit: Fit, words: Words, previews: Previews | None = None) -> None:
        self._theme = theme
        self._words = words
        self.notes = NotePainter(theme, fit, words, previews=previews)
        self._picture = WallPicture(theme, self.notes)
        self._plain = WallPicture(theme, self.notes, has_names=False)
        self._buffer = ViewBuffer(self._picture, self._plain, theme.wall)
        self._overlay = Overlay(self._picture.paint_held, self._picture.bounds_of)
        self._pane = Pane(1.0, 1.0, 0, 0, 0, 0)
        self._touched: list[Rect] = []

    # hearing of what looks otherwise

    def touch(self, rects: Iterable[Rect]) -> None:
        """The wall looks otherwise in these rectangles (wall units)."""
        self._touched += rects
        if len(self._touched) > _MOST_TOUCHED:
            self.outdate()

    def outdate(self) -> None:
        """All of the wall may look otherwise."""
        self._touched = []
        self._buffer.outdate()

    def forget_carried(self) -> None:
        """What is being carried may look otherwise now."""
        if self._picture.look.carried:
            self._overlay.forget()

    # painting

    @property
    def is_sharp(self) -> bool:
        """Whether the last painting showed everything as it is, with nothing to stand in for it."""
        return self._picture.model is None or self._buffer.is_sharp

    def paint(
        self, device: QWidget, model: WallModel | None, showing: Showing, exposed: QRect, is_zooming: bool = False
    ) -> bool:
        """Paint what is exposed (logical pixels). False when something outside it looks otherwise too."""
        painter = QPainter(device)
        if model is not self._picture.model:
            self._begin(model)
        if model is None:
            painter.fillRect(exposed, self._theme.wall)
            painter.end()
            return True
        at = painter.deviceTransform()
        pane = self._pane = pane_of(showing.lens, device.width(), device.height(), at.m11() or 1.0)
        has_changed = self._take_in(showing)
        painter.save()
        painter.scale(1 / pane.ratio, 1 / pane.ratio)
        # a child's corner may lie between two device pixels
        painter.translate(round(at.dx()) - at.dx(), round(at.dy()) - at.dy())
        self._buffer.show(painter, pane, is_zooming)
        painter.restore()
        self._paint_over(painter, model, showing, exposed, device.rect())
        painter.end()
        return not has_changed or exposed.contains(device.rect())

    def prepare(self, ratio: float) -> bool:
        """Spend a moment on what may be needed later; whether there is more to do."""
        return self._buffer.prepare_overview(ratio)

    def carried_place(self, by: QPointF) -> QRect | None:
        """Where what is carried lies in the view (logical pixels) when moved `by`; None when that isn't known."""
        return self._overlay.place(self._pane, by)

    def _begin(self, model: WallModel | None) -> None:
        self._picture.model = self._plain.model = model
        self._picture.look = Look()
        self._touched = []
        self._buffer.forget()
        self._overlay.forget()

    def _take_in(self, showing: Showing) -> bool:
        """Paint anew what looks otherwise than last; whether there was something."""
        look = Look(
            showing.selection,
            showing.focused,
            showing.new,
            showing.current_area,
            showing.drafts,
            showing.carried,
            showing.edited,
            showing.areas,
        )
        before, touched = self._picture.look, self._touched
        if look == before and not touched:
            return False
        self._picture.look, self._touched = look, []
        self._buffer.repaint(touched, self._picture.places_of(before))
        return True

    def _paint_over(self, painter: QPainter, model: WallModel, showing: Showing, exposed: QRect, whole: QRect) -> None:
        """What lies over the backing picture, and moves while that stands still."""
        lens = self._pane.lens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if showing.lifted and showing.lifted not in showing.selection and showing.lifted in model:
            self._paint_lifted(painter, lens.to_view(model.rect(showing.lifted)), lens.zoom)
        paint_matches(painter, self._theme, model, lens, QRectF(exposed), showing.found, showing.dims)
        if showing.room_camera:
            camera = lens.to_view(showing.room_camera)
            self._paint_room_camera(painter, camera, QRectF(exposed), QRectF(whole), showing.covered)
        if showing.target:
            target = lens.to_view(showing.target).adjusted(4, 4, -4, -4)
            self._paint_target(painter, target, QRectF(exposed))
        for outline in showing.outlines:
            self._paint_target(painter, outline, QRectF())
        self._paint_carried(painter, showing)
        if showing.edited_at:
            self.notes.paint_outlines(painter, showing.edited_at, lens.zoom, selected=True)
        if showing.band:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(self._theme.sel, 1))
            painter.setBrush(faded(self._theme.sel, 0.12))
            painter.drawRect(showing.band)
        if not model.note_count:
            self._paint_first_places(painter, model, lens, showing.current_area)
            self._paint_empty(painter, QRectF(whole), bool(model.ground.frames))

    def _paint_lifted(self, painter: QPainter, place: QRectF, zoom: float) -> None:
        """A deeper shadow around a note, and an edge that is seen on every colour."""
        theme, radius = self._theme, 4 * zoom
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for off, alpha in ((2.0, 0.10), (4.0, 0.06), (6.0, 0.03)):
            painter.setPen(QPen(faded(theme.shadow, alpha), 2))
            painter.drawRoundedRect(place.adjusted(-off, 0, off, 1.3 * off), radius + off, radius + off)
        painter.setPen(QPen(theme.ctl, 1.5))
        painter.drawRoundedRect(place.adjusted(-0.75, -0.75, 0.75, 0.75), radius, radius)

    def _paint_room_camera(
        self, painter: QPainter, rect: QRectF, exposed: QRectF, whole: QRectF, covered: QRectF | None
    ) -> None:
        # what is carried about moves in a small part of the view, seldom over the frame's edge or its chip
        chip = min(rect.bottom(), whole.bottom() - 18)
        is_at_edge = rect.adjusted(-4, -4, 4, 4).intersects(exposed) and not rect.adjusted(12, 12, -12, -12).contains(
            exposed
        )
        if is_at_edge or (exposed.top() < chip + 14 and exposed.bottom() > chip - 14):
            self.notes.ground.paint_room_camera(painter, rect, whole, covered)

    def _paint_target(self, painter: QPainter, rect: QRectF, exposed: QRectF) -> None:
        """Where what is carried would go: a dashed edge, and a tint that is all there is to paint within it."""
        tint = faded(self._theme.accent, 0.06)
        if rect.adjusted(8, 8, -8, -8).contains(exposed):
            painter.fillRect(exposed, tint)
            return
        pen = QPen(self._theme.accent, 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(tint)
        painter.drawRoundedRect(rect, 8, 8)

    def _paint_carried(self, painter: QPainter, showing: Showing) -> None:
        painter.save()
        painter.scale(1 / self._pane.ratio, 1 / self._pane.ratio)
        if showing.carried:
            self._overlay.show(painter, self._pane, showing.carried, QPointF(*showing.carried_by))
        elif not self._buffer.is_sharp:
            self._overlay.linger(painter, self._pane)
        else:
            self._overlay.forget()
        painter.restore()

    def _paint_first_places(self, painter: QPainter, model: WallModel, lens: Lens, current_area: str) -> None:
        """On a wall without notes each area shows where its first one comes, the current area's the most."""
        if lens.zoom < FAR:
            return
        filled = {card.area for card in model.ground.cards}
        for plot in (p for f in model.ground.frames for p in f.plots if p.id not in filled):
            place = lens.to_view(Rect(plot.rect.x + GAP, plot.rect.y + AREA_HEAD, CELL, CELL))
            is_next = plot.id == current_area
            pen = QPen(self._theme.accent if is_next else self._theme.line, 1.5)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.setBrush(faded(self._theme.accent, 0.05) if is_next else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.75, 0.75, -0.75, -0.75), 4 * lens.zoom, 4 * lens.zoom)

    def _paint_empty(self, painter: QPainter, whole: QRectF, has_frames: bool) -> None:
        """A word to begin with: in the middle, or at the bottom where there are areas to be seen."""
        theme = self._theme
        wide, high = min(440.0, whole.width() - 32), 112.0
        box = QRectF(0, 0, wide, high)
        box.moveCenter(QPointF(round(whole.center().x()), round(whole.center().y())))
        if has_frames:
            box.moveBottom(whole.bottom() - 16)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.ctl, 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme.surface)
        painter.drawRoundedRect(box, 10, 10)
        theme.draw_icon(painter, "sticky-note", theme.accent, QRectF(box.x() + 24, box.y() + 26, 32, 32))
        text = QRectF(box.x() + 76, box.y() + 22, box.width() - 96, 24)
        painter.setPen(theme.ink)
        font = theme.font(17, bold=True)
        painter.setFont(font)
        title = self._words("Inga lappar än")
        painter.drawText(QPointF(text.x(), text.y() + QFontMetricsF(font).ascent()), title)
        painter.setPen(theme.ink2)
        painter.setFont(theme.font(15))
        body = QRectF(text.x(), text.y() + 28, text.width(), box.bottom() - text.y() - 34)
        sentence = self._words("Skriv i raden längst ner och tryck Enter, så kommer lappen upp här.")
        painter.drawText(body, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, sentence)
