"""Paints the desk's view of a wall: the wall itself and, on top of it, what only the desk sees."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from rusdesk.domain.geometry import Rect
from rusdesk.machine.languages import Words
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.fit import Fit
from rusdesk.ui.wall.ground_painter import FAR, faded
from rusdesk.ui.wall.lens import Lens
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.painter import NotePainter, snapped

_SHADOWED = 12  # carried notes
_MOST_CARRIED = 3  # views: what is larger isn't kept as one picture


@dataclass(frozen=True, slots=True)
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


class Canvas:
    """Paints a model as `Showing` says. Keeps nothing but what it has painted."""

    def __init__(self, theme: Theme, fit: Fit, words: Words) -> None:
        self._theme = theme
        self._fit = fit
        self._words = words
        self.notes = NotePainter(theme, fit, words)
        self._carried: tuple[tuple[tuple[str, ...], Lens, float], QPixmap] | None = None

    def paint(self, device: QWidget, model: WallModel | None, showing: Showing, exposed: QRectF) -> None:
        """Paint what is exposed (logical pixels)."""
        painter = QPainter(device)
        painter.fillRect(exposed, self._theme.wall)
        if model is not None:
            whole = QRectF(0, 0, device.width(), device.height())
            self._paint_wall(painter, model, showing, exposed, whole)
            if not model.note_count:
                self._paint_empty(painter, whole, bool(model.ground.frames))
        painter.end()

    def _paint_wall(
        self, painter: QPainter, model: WallModel, showing: Showing, exposed: QRectF, whole: QRectF
    ) -> None:
        lens = showing.lens
        notes = self.notes
        notes.ground.paint(painter, model.ground, lens, exposed, model.count, showing.current_area)
        rows = model.notes_within(lens.rect_to_wall(exposed.adjusted(-10, -10, 10, 10)))
        absent = {model.row(i) for i in (*showing.carried, showing.edited) if i in model}
        here = [r for r in rows if r not in absent] if absent else rows
        notes.paint_rows(painter, model, here, lens)
        self._paint_outlines(painter, model, showing, here)
        if showing.room_camera:
            notes.ground.paint_room_camera(painter, lens.to_view(showing.room_camera), whole)
        if showing.target:
            pen = QPen(self._theme.accent, 2)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.setBrush(faded(self._theme.accent, 0.06))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(lens.to_view(showing.target).adjusted(4, 4, -4, -4), 8, 8)
        if showing.carried:
            self._paint_carried(painter, model, showing, whole)
        if showing.edited_at:
            notes.paint_outlines(painter, showing.edited_at, lens.zoom, selected=True)
        if showing.band:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(self._theme.sel, 1))
            painter.setBrush(faded(self._theme.sel, 0.12))
            painter.drawRect(showing.band)

    def _paint_outlines(self, painter: QPainter, model: WallModel, showing: Showing, rows: list[int]) -> None:
        chosen, drafts = set(showing.selection), set(showing.drafts)
        if not (chosen or drafts or showing.new or showing.focused):
            return
        lens = showing.lens
        for row in rows:
            note = model.ids[row]
            marks = (note in chosen, note in showing.new, note == showing.focused)
            if any(marks):
                place = snapped(painter, lens.to_view(model.rect(note)))
                self.notes.paint_outlines(
                    painter, place, lens.zoom, selected=marks[0], is_new=marks[1], focused=marks[2]
                )
            if note in drafts and lens.zoom >= FAR:
                self._paint_draft(painter, lens.to_view(model.rect(note)), lens.zoom)

    def _paint_draft(self, painter: QPainter, place: QRectF, zoom: float) -> None:
        """A pencil in the foot: words are waiting that the note hasn't got yet."""
        side = 20 * zoom
        tile = QRectF(place.right() - side - 8 * zoom, place.bottom() - side - 7 * zoom, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.note_ink)
        painter.drawEllipse(tile)
        inset = 4.5 * zoom
        white = self._theme.note_fill("yellow").lighter(180)
        self._theme.draw_icon(painter, "pencil", white, tile.adjusted(inset, inset, -inset, -inset))

    def forget_carried(self) -> None:
        """What is carried may look otherwise now: paint it anew."""
        self._carried = None

    def _paint_carried(self, painter: QPainter, model: WallModel, showing: Showing, whole: QRectF) -> None:
        """The notes under the pointer: painted once, then only copied while they are carried."""
        lens = showing.lens
        there = [i for i in showing.carried if i in model]
        around = model.bounds(there)
        if not there or around is None:
            return
        by = QPointF(*showing.carried_by)
        place = lens.to_view(around).adjusted(-20, -20, 20, 20)
        if place.width() * place.height() > _MOST_CARRIED * whole.width() * whole.height():
            painter.translate(by)
            seen = model.ids_within(lens.rect_to_wall(whole.translated(-by.x(), -by.y())))
            carried = set(there)
            self._paint_held(painter, model, [i for i in seen if i in carried], lens)
            painter.translate(-by.x(), -by.y())
            return
        ratio = painter.deviceTransform().m11() or 1.0
        key = (tuple(there), lens, ratio)
        if self._carried is None or self._carried[0] != key:
            pixmap = QPixmap(round(place.width() * ratio), round(place.height() * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            inner = QPainter(pixmap)
            self._paint_held(inner, model, there, lens.moved(-place.x(), -place.y()))
            inner.end()
            self._carried = (key, pixmap)
        painter.drawPixmap(snapped(painter, place.translated(by)).topLeft(), self._carried[1])

    def _paint_held(self, painter: QPainter, model: WallModel, notes: list[str], lens: Lens) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        # a shadow each for a handful; for many it would cost more than the notes
        for note in notes if len(notes) <= _SHADOWED else ():
            place = lens.to_view(model.rect(note))
            for spread, alpha in ((10, 0.03), (6, 0.05), (3, 0.06)):
                painter.setBrush(faded(self._theme.shadow, alpha))
                painter.drawRoundedRect(place.adjusted(-spread, 0, spread, 1.6 * spread), spread + 3, spread + 3)
        self.notes.paint_rows(painter, model, [model.row(i) for i in notes], lens)
        for note in notes:
            self.notes.paint_outlines(
                painter, snapped(painter, lens.to_view(model.rect(note))), lens.zoom, selected=True
            )

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
