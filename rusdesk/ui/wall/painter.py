"""Paints notes and whole walls: the same for the desk, the room, pictures and thumbnails."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QTransform

from rusdesk.domain.access import Audience
from rusdesk.domain.geometry import Rect, Shape, size_of
from rusdesk.domain.saying import foot_of
from rusdesk.domain.state import State
from rusdesk.domain.votes import Badge
from rusdesk.domain.wall import Note
from rusdesk.machine.languages import Words
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.badges import HIGH, BadgePainter
from rusdesk.ui.wall.catching_up import FollowedWall
from rusdesk.ui.wall.fit import FOOT, PAD, Fit
from rusdesk.ui.wall.ground_painter import GroundPainter
from rusdesk.ui.wall.headings import IN_ROOM, ON_DESK
from rusdesk.ui.wall.lens import FAR, HALF, NEAR, Lens, lens_on, snapped
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.picture_cache import PictureCache, Previews
from rusdesk.ui.wall.said import said_shorter, said_words
from rusdesk.ui.wall.tints import faded, mixed

_RADIUS = 4.0
_FOOT_EDGE = 4.0
FOOT_PX = 12  # the letters of a note's foot
_MARK = 10.0
_CAPTION = 20.0  # of a note with a picture
_SHADOW = 5.0  # wall units that a note's shadow reaches
_SHADES = ((5.0, 0.028), (3.0, 0.045), (1.5, 0.055))  # reach and darkness, the widest first
_SPRITES_KEPT = 120


class NotePainter:
    """Paints notes, and walls of them, in one theme and language.

    The paper of a note (fill, border, foot, mark) is painted once per colour, size and zoom and then copied;
    the text is kept as glyph runs in wall units, so its lines are the same at every zoom.
    """

    def __init__(
        self,
        theme: Theme,
        fit: Fit,
        words: Words,
        units: Mapping[str, str] | None = None,
        previews: Previews | None = None,
    ) -> None:
        """`units` gives short names by code, for walls that show who said what; `previews` are the notes' pictures."""
        self._pictures = PictureCache(previews)
        self._ratio = 1.0  # device pixels a logical one, when a picture was last painted
        self._theme = theme
        self._fit = fit
        self._words = words
        self.ground = GroundPainter(theme, fit, words)
        self._badges = BadgePainter(theme)
        self._papers: dict[tuple[str, int, int, float, float, bool, bool], QPixmap] = {}
        self._followed = FollowedWall(units)

    def paint_note(
        self,
        painter: QPainter,
        note: Note,
        rect: QRectF,
        zoom: float,
        *,
        selected: bool = False,
        is_new: bool = False,
        focused: bool = False,
    ) -> None:
        """Paint one note into `rect` (the painter's units), its text `zoom` times its size on the wall.

        `selected`, `is_new` and `focused` add their outlines, for the desk only.
        """
        foot = foot_of(note, False, {})
        place = self.paint_words(
            painter, note.text, note.shape, note.colour, foot, note.is_hidden, note.is_outside, rect, zoom
        )
        self.paint_outlines(painter, place, zoom, selected=selected, is_new=is_new, focused=focused)

    def paint_wall(
        self,
        painter: QPainter,
        state: State,
        wall_id: str,
        camera: Rect | None,
        target: QRectF,
        audience: Audience,
    ) -> None:
        """Paint what `camera` (wall units, or None for everything) covers of a wall into `target`.

        The camera keeps its proportions and stands in the middle of the target. What the audience may not see
        isn't painted, nor is anybody's selection.
        """
        model = self._followed.model(state, wall_id, audience)
        if camera is None:
            around = model.bounds()
            camera = around.grown(12.0) if around else Rect(0, 0, 100, 100)
        painter.save()
        painter.setClipRect(target, Qt.ClipOperation.IntersectClip)
        painter.fillRect(target, self._theme.wall)
        self.paint_model(painter, model, lens_on(camera, target), target, least=_least(audience))
        painter.restore()

    def smallest_px(self, state: State, wall_id: str, camera: Rect, zoom: float, audience: Audience) -> float:
        """The smallest letters of what `camera` covers seen at `zoom`, in its pixels; 0 when there are none to read."""
        model = self._followed.model(state, wall_id, audience)
        rows = model.notes_within(camera)
        sizes: list[float] = [self._fit.px(model.texts[row], model.shapes[row]) for row in rows if model.texts[row]]
        if zoom >= NEAR and any(model.feet[row] or model.ids[row] in model.merged for row in rows):
            sizes.append(FOOT_PX)
        sizes += self.ground.letters(model.ground, camera, zoom, _least(audience))
        return min((px * zoom for px in sizes), default=0.0)

    def paint_model(
        self,
        painter: QPainter,
        model: WallModel,
        lens: Lens,
        exposed: QRectF,
        current_area: str = "",
        least: float = ON_DESK,
    ) -> None:
        """Paint ground and notes of a model through a lens, as far as they touch `exposed`.

        `least`: logical pixels that the areas' names are never smaller than.
        """
        self.ground.paint(painter, model.ground, lens, exposed, model.count, current_area, least=least)
        reach = _margin(lens.zoom, 1.0) + 1
        rows = model.notes_within(lens.rect_to_wall(exposed.adjusted(-reach, -reach, reach, reach)))
        self.paint_rows(painter, model, rows, lens)
        self.ground.headings.paint_names(painter, model.ground, lens, exposed, least)

    def paint_rows(self, painter: QPainter, model: WallModel, rows: list[int], lens: Lens) -> None:
        """Paint these notes of a model, in this order."""
        if not rows:
            return
        zoom, device = lens.zoom, painter.deviceTransform()
        ratio = device.m11() or 1.0
        # the same rounding as in `snapped`, for all of them at once
        left, top = lens.dx * ratio + device.dx() + HALF, lens.dy * ratio + device.dy() + HALF
        xs = (((model.x[rows] * (zoom * ratio) + left) // 1.0 - device.dx()) / ratio).tolist()
        ys = (((model.y[rows] * (zoom * ratio) + top) // 1.0 - device.dy()) / ratio).tolist()
        hidden, outside = model.is_hidden[rows].tolist(), model.is_outside[rows].tolist()
        margin = _margin(zoom, ratio)
        papers: dict[tuple[str, Shape, bool, bool], tuple[QPixmap, float, float]] = {}
        is_near = zoom >= FAR
        for n, row in enumerate(rows):
            shape, x, y = model.shapes[row], xs[n], ys[n]
            key = (model.colours[row], shape, hidden[n], outside[n])
            found = papers.get(key)
            if found is None:
                size = size_of(shape)
                wide, high = (max(1, int(side * zoom * ratio + HALF)) for side in (size.w, size.h))
                paper = self._paper(key[0], wide, high, zoom, ratio, key[2], key[3])
                found = papers[key] = (paper, wide / ratio, high / ratio)
            painter.drawPixmap(QPointF(x - margin, y - margin), found[0])
            if model.pictures:
                self._paint_photo(painter, model, row, QRectF(x, y, found[1], found[2]), zoom, key[2])
            if is_near:
                self._paint_near(painter, model, row, QRectF(x, y, found[1], found[2]), zoom, key[2], key[3])

    def _paint_near(
        self,
        painter: QPainter,
        model: WallModel,
        row: int,
        place: QRectF,
        zoom: float,
        is_hidden: bool,
        is_outside: bool,
    ) -> None:
        """What is read on a note's paper: its text, its foot, what it has been given in a vote."""
        foot = model.feet[row]
        shorter: tuple[str, ...] = ()
        if model.merged and (told := model.merged.get(model.ids[row])):
            shorter = said_shorter(self._words, told[1])
            foot = " · ".join(x for x in (said_words(self._words, *told), foot) if x)
        badge = model.badges.get(model.ids[row]) if model.badges else None
        room = self._badges.width(badge) + 6 if badge else 0.0
        text = model.texts[row]
        if model.pictures and model.ids[row] in model.pictures:
            self._paint_caption(painter, text, place, zoom)
            text = ""
        self._paint_text(painter, text, model.shapes[row], foot, is_hidden, is_outside, place, zoom, room, shorter)
        if badge:
            self._badges.paint(painter, badge, place, zoom, 34.0 if is_hidden or is_outside else 8.0)

    def paint_row(
        self,
        painter: QPainter,
        model: WallModel,
        row: int,
        rect: QRectF,
        zoom: float,
        *,
        selected: bool = False,
        focused: bool = False,
    ) -> None:
        """Paint a note of a model elsewhere than on its wall: into `rect`, in the painter's units."""
        is_hidden, is_outside = bool(model.is_hidden[row]), bool(model.is_outside[row])
        ratio = painter.deviceTransform().m11() or 1.0
        place = snapped(painter, rect)
        wide, high = round(place.width() * ratio), round(place.height() * ratio)
        margin = _margin(zoom, ratio)
        paper = self._paper(model.colours[row], wide, high, zoom, ratio, is_hidden, is_outside)
        painter.drawPixmap(QPointF(place.x() - margin, place.y() - margin), paper)
        self._paint_photo(painter, model, row, place, zoom, is_hidden)
        if zoom >= FAR:
            self._paint_near(painter, model, row, place, zoom, is_hidden, is_outside)
        self.paint_outlines(painter, place, zoom, selected=selected, focused=focused)

    def _paint_photo(
        self, painter: QPainter, model: WallModel, row: int, place: QRectF, zoom: float, is_hidden: bool
    ) -> None:
        """The picture on a note, if it has one."""
        if picture := model.pictures.get(model.ids[row]):
            self.paint_picture(painter, picture, picture_box(place, zoom), 0.45 if is_hidden else 1.0)

    def paint_picture(self, painter: QPainter, name: str, box: QRectF, opacity: float = 1.0) -> None:
        """A picture in the middle of `box`, as large as it gets; a sign that it is missing when its file is."""
        ratio = self._ratio = painter.deviceTransform().m11() or 1.0
        found = self._pictures.fitted(name, round(box.width() * ratio), round(box.height() * ratio))
        if found is None:
            self._paint_missing(painter, box)
            return
        wide, high = found.width() / ratio, found.height() / ratio
        corner = QRectF(box.center().x() - wide / 2, box.center().y() - high / 2, wide, high)
        painter.setOpacity(opacity)
        painter.drawPixmap(snapped(painter, corner), found, QRectF(found.rect()))
        painter.setOpacity(1.0)

    def unread(self, model: WallModel, within: Rect, zoom: float) -> int:
        """How many pictures of a part of the wall (wall units) have to be read before they are painted."""
        count, by = 0, zoom * self._ratio
        for note, name in model.pictures.items():
            rect = model.rect(note)
            if not rect.overlaps(within):
                continue
            wide, high = (max(1, int(side * by + HALF)) / self._ratio for side in (rect.w, rect.h))
            box = picture_box(QRectF(0, 0, wide, high), zoom)
            room = round(box.width() * self._ratio), round(box.height() * self._ratio)
            count += not self._pictures.is_at_hand(name, *room)
        return count

    def has_picture(self, name: str) -> bool:
        """Whether the picture can be read here."""
        return self._pictures.fitted(name, 16, 16) is not None

    def _paint_missing(self, painter: QPainter, box: QRectF) -> None:
        theme = self._theme
        pen = QPen(theme.note_ink, 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -1, -1))
        side = min(40.0, box.height() / 3)
        if side < 8:
            return
        centre = box.center()
        theme.draw_icon(painter, "image", theme.note_ink, QRectF(centre.x() - side / 2, centre.y() - side, side, side))
        font = self._fit.font(max(6, round(side * 0.36)))
        painter.setFont(font)
        below = QRectF(box.x(), centre.y(), box.width(), side)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._words("Bilden saknas"))

    def _paint_caption(self, painter: QPainter, text: str, place: QRectF, zoom: float) -> None:
        """The first line of what a picture is of, below it."""
        base = painter.transform()
        painter.setTransform(QTransform(zoom, 0, 0, zoom, place.x(), place.y()) * base)
        font = self._fit.font(14)
        painter.setFont(font)
        painter.setPen(self._theme.note_ink)
        wide, high = place.width() / zoom, place.height() / zoom
        line = " ".join(text.split())
        told = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, wide - 2 * PAD)
        painter.drawText(QPointF(PAD, high - FOOT - 3), told)
        painter.setTransform(base)

    def paint_words(
        self,
        painter: QPainter,
        text: str,
        shape: Shape,
        colour: str,
        foot: str,
        is_hidden: bool,
        is_outside: bool,
        rect: QRectF,
        zoom: float,
    ) -> QRectF:
        """Paint a note from its parts; returns where it came to lie, on whole device pixels."""
        ratio = painter.deviceTransform().m11() or 1.0
        place = snapped(painter, rect)
        wide, high = round(place.width() * ratio), round(place.height() * ratio)
        margin = _margin(zoom, ratio)
        paper = self._paper(colour, wide, high, zoom, ratio, is_hidden, is_outside)
        painter.drawPixmap(QPointF(place.x() - margin, place.y() - margin), paper)
        if zoom >= FAR:
            self._paint_text(painter, text, shape, foot, is_hidden, is_outside, place, zoom)
        return place

    def _paint_text(
        self,
        painter: QPainter,
        text: str,
        shape: Shape,
        foot: str,
        is_hidden: bool,
        is_outside: bool,
        place: QRectF,
        zoom: float,
        taken: float = 0.0,
        shorter: tuple[str, ...] = (),
    ) -> None:
        """`taken` wall units of the foot are another's; one of `shorter` is said where the whole foot has no room."""
        theme = self._theme
        base = painter.transform()
        pad = PAD * zoom
        painter.setTransform(QTransform(zoom, 0, 0, zoom, place.x() + pad, place.y() + pad - 1.5 * zoom) * base)
        painter.setPen(theme.ink2 if is_hidden else theme.note_ink)
        for run in self._fit.laid(text, shape).runs:
            painter.drawGlyphRun(QPointF(0.0, 0.0), run)
        if foot and zoom >= NEAR:
            font = self._fit.font(FOOT_PX)
            painter.setFont(font)
            metrics = QFontMetricsF(font)
            room = place.width() / zoom - 2 * PAD - 17 - (22 if is_hidden or is_outside else 0) - taken
            if shorter and metrics.horizontalAdvance(foot) > room:
                foot = next((s for s in shorter if metrics.horizontalAdvance(s) <= room), shorter[-1])
            told = metrics.elidedText(foot.replace("\n", " "), Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(17, place.height() / zoom - PAD - 10.5), told)
        painter.setTransform(base)

    def paint_badge(self, painter: QPainter, badge: Badge, right: QPointF) -> float:
        """A vote's badge at 100 % with the middle of its right side at a point; returns how wide it is."""
        place = QRectF(right.x() - 100, right.y() - 50, 100, 50 + HIGH / 2 + 8)
        self._badges.paint(painter, badge, place, 1.0, 0.0)
        return self._badges.width(badge)

    def paint_outlines(
        self,
        painter: QPainter,
        place: QRectF,
        zoom: float,
        *,
        selected: bool = False,
        is_new: bool = False,
        focused: bool = False,
        new_strength: float = 1.0,
    ) -> None:
        """The rings around a note: 3 px tight when selected, a double one for focus, 2 px accent when new."""
        if not (selected or is_new or focused):
            return
        theme, radius = self._theme, _RADIUS * zoom
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)

        def ring(colour: QColor, width: float, outside: float) -> None:
            painter.setPen(QPen(colour, width))
            off = outside + width / 2
            painter.drawRoundedRect(place.adjusted(-off, -off, off, off), radius + off, radius + off)

        if is_new:
            ring(faded(theme.accent, new_strength), 2, 0)
        if selected:
            ring(theme.sel, 3, 0)
        if focused:
            start = 3.0 if selected else 0.0
            ring(theme.focus_inner, 2, start)
            ring(theme.focus_outer, 3, start + 2)

    def _paper(
        self, colour: str, wide: int, high: int, zoom: float, ratio: float, is_hidden: bool, is_outside: bool
    ) -> QPixmap:
        key = (colour, wide, high, zoom, ratio, is_hidden, is_outside)
        found = self._papers.get(key)
        if found is None:
            if len(self._papers) >= _SPRITES_KEPT:
                self._papers.clear()
            found = self._papers[key] = self._make_paper(*key)
        return found

    def _make_paper(
        self, colour: str, wide: int, high: int, zoom: float, ratio: float, is_hidden: bool, is_outside: bool
    ) -> QPixmap:
        margin = _margin(zoom, ratio)
        w, h = wide / ratio, high / ratio
        pixmap = QPixmap(round(wide + 2 * margin * ratio), round(high + 2 * margin * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(margin, margin, w, h)
        if is_hidden:
            self._draw_hidden(painter, colour, rect, zoom)
        else:
            self._draw_paper(painter, colour, rect, zoom, 1 / ratio)
        if (is_hidden or is_outside) and zoom >= FAR:
            size = 18 * zoom
            at = QRectF(rect.right() - 10 * zoom - size, rect.bottom() - 8 * zoom - size, size, size)
            theme = self._theme
            # kept from the room is one thing, kept out of the minutes another
            name, ink = ("eye-off", theme.ink2) if is_hidden else ("file-minus", theme.note_ink)
            theme.draw_icon(painter, name, ink, at)
        painter.end()
        return pixmap

    def _draw_paper(self, painter: QPainter, colour: str, rect: QRectF, zoom: float, pixel: float) -> None:
        theme = self._theme
        radius = _RADIUS * zoom
        painter.setPen(Qt.PenStyle.NoPen)
        if zoom >= FAR:
            for spread, alpha in _SHADES:
                painter.setBrush(faded(theme.shadow, alpha))
                off = spread * zoom
                painter.drawRoundedRect(rect.adjusted(-off / 2, 0, off / 2, off), radius + off, radius + off)
        painter.setBrush(theme.note_border(colour))
        painter.drawRoundedRect(rect, radius, radius)
        edge = 0.0 if theme.is_dark else max(pixel, min(1.0, zoom))
        inner = rect.adjusted(edge, edge, -edge, -max(edge, _FOOT_EDGE * zoom))
        painter.setBrush(theme.note_fill(colour))
        painter.drawRoundedRect(inner, max(0.0, radius - edge), max(0.0, radius - edge))
        theme.draw_mark(painter, colour, _mark_place(rect, zoom))

    def _draw_hidden(self, painter: QPainter, colour: str, rect: QRectF, zoom: float) -> None:
        theme = self._theme
        # a breath of its colour, so that a wall kept private can be sorted by sight
        painter.setBrush(mixed(theme.frame, theme.note_fill(colour), 0.16 if theme.is_dark else 0.3))
        pen = QPen(theme.ctl, 1.5)
        pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        radius = _RADIUS * zoom
        painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
        theme.draw_mark(painter, colour, _mark_place(rect, zoom), theme.ink2)


def _least(audience: Audience) -> float:
    """Logical pixels of the smallest letters that names are written in for them."""
    return IN_ROOM if audience is Audience.ROOM else ON_DESK


def _margin(zoom: float, ratio: float) -> float:
    """Logical pixels around a note's paper for its shadow; whole ones of the device."""
    return ceil((int(_SHADOW * zoom) + 2 if zoom >= FAR else 2) * ratio) / ratio


def picture_box(place: QRectF, zoom: float) -> QRectF:
    """Where a note's picture goes: above its caption and foot."""
    pad = PAD * zoom
    return place.adjusted(pad, pad, -pad, -(FOOT + _CAPTION) * zoom)


def _mark_place(rect: QRectF, zoom: float) -> QRectF:
    """Bottom left; from far away, where there are no words, large in the middle."""
    if zoom < FAR:
        side = 0.34 * min(rect.width(), rect.height())
        return QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    side = _MARK * zoom
    return QRectF(rect.x() + PAD * zoom, rect.bottom() - 21 * zoom, side, side)
