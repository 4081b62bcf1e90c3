"""The wall as its backing picture holds it: ground, notes and rings, paintable piece by piece through any lens."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import Rect
from rusdesk.ui.theme import Theme
from rusdesk.ui.wall.headings import ON_DESK
from rusdesk.ui.wall.lens import FAR, Lens, snapped
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.painter import NotePainter
from rusdesk.ui.wall.tints import faded

_SHADOWED = 12  # carried notes
_READ_COST = 6.0  # ms a picture that has to be read from its file
_AT_ONCE = 40  # notes painted before one may stop to look at the clock
_NEAR_COST, _FAR_COST, _RING_COST = 0.020, 0.0025, 0.008  # ms a note


@frozen
class Look:
    """What of a Showing is in the backing picture."""

    selection: tuple[str, ...] = ()
    focused: str = ""
    new: frozenset[str] = frozenset()
    current_area: str = ""
    drafts: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    edited: str = ""
    areas: tuple[str, ...] = ()  # selected by their heading

    def other_notes(self, than: Look) -> set[str]:
        """The notes that look otherwise."""
        out: set[str] = set()
        for mine, others in (
            (self.selection, than.selection),
            (self.new, than.new),
            (self.drafts, than.drafts),
            (self.carried, than.carried),
        ):
            if mine is not others:
                out |= set(mine) ^ set(others)
        return out | ({self.focused} ^ {than.focused}) | ({self.edited} ^ {than.edited})


class WallPicture:
    """What a view's buffer keeps a picture of. `model` and `look` are set by whoever keeps it in step.

    `has_names`: from far away the areas' names lie over it, large; not when the picture itself is to be stretched.
    """

    def __init__(self, theme: Theme, notes: NotePainter, has_names: bool = True) -> None:
        self._has_names = has_names
        self._theme = theme
        self._notes = notes
        self.model: WallModel | None = None
        self._look = Look()
        self._chosen: frozenset[str] = frozenset()

    @property
    def look(self) -> Look:
        return self._look

    @look.setter
    def look(self, look: Look) -> None:
        if look.selection is not self._look.selection:
            self._chosen = frozenset(look.selection)
        self._look = look

    def spread(self, zoom: float) -> float:
        """Logical pixels that rings and shadow may reach outside a note."""
        return 12.0 + 3 * zoom

    def cost(self, lens: Lens, exposed: QRectF) -> float:
        """About how many ms `paint` takes."""
        if self.model is None:
            return 0.0
        count = self.model.count_within(lens.rect_to_wall(exposed))
        each = _NEAR_COST if lens.zoom >= FAR else _FAR_COST
        cost = count * each + min(count, len(self._look.selection)) * _RING_COST
        if self.model.pictures:
            cost += self._notes.unread(self.model, lens.rect_to_wall(exposed), lens.zoom) * _READ_COST
        return cost

    def bounds(self) -> Rect | None:
        """The rectangle around everything, in wall units."""
        return self.model.bounds() if self.model else None

    def paint(self, painter: QPainter, lens: Lens, exposed: QRectF) -> Iterator[None]:
        """Paint all that touches `exposed` (logical pixels); may be left at each yield."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(exposed.adjusted(-2, -2, 2, 2), self._theme.wall)
        model, look = self.model, self._look
        if model is None:
            return
        absent_cards = {*look.carried, look.edited}
        self._notes.ground.paint(painter, model.ground, lens, exposed, model.count, look.current_area, absent_cards)
        yield
        reach = self.spread(lens.zoom)
        rows = model.notes_within(lens.rect_to_wall(exposed.adjusted(-reach, -reach, reach, reach)))
        if look.carried or look.edited:
            absent = {model.row(i) for i in (*look.carried, look.edited) if i in model}
            rows = [row for row in rows if row not in absent]
        for lot in self._lots(model, rows):
            self._notes.paint_rows(painter, model, lot, lens)
            yield
        self._paint_ground_marks(painter, model, lens, absent_cards)
        has_pins = bool(len(rows)) and lens.zoom >= FAR and bool(model.is_pinned[rows].any())
        if self._chosen or look.drafts or look.new or look.focused or has_pins:
            for n in range(0, len(rows), _AT_ONCE):
                self._paint_marks(painter, model, rows[n : n + _AT_ONCE], lens)
                yield
        if self._has_names:
            names = self._notes.ground.headings
            names.paint_names(painter, model.ground, lens, exposed, ON_DESK, absent_cards)

    def _lots(self, model: WallModel, rows: list[int]) -> Iterator[list[int]]:
        """As many notes as are painted before the clock is looked at: none after one with a picture."""
        pictured = {model.row(note) for note in model.pictures}
        start = 0
        for n, row in enumerate(rows if pictured else (), 1):
            if row in pictured or n - start == _AT_ONCE:
                yield rows[start:n]
                start = n
        for n in range(start, len(rows), _AT_ONCE):
            yield rows[n : n + _AT_ONCE]

    def paint_held(self, painter: QPainter, lens: Lens, notes: tuple[str, ...], seen: Rect) -> None:
        """Paint the carried notes that touch `seen` (wall units), with their shadows and rings."""
        model = self.model
        if model is None:
            return
        cards = [c for i in notes if (c := model.card(i)) and c.rect.overlaps(seen)]
        held = [i for i in notes if i in model and model.rect(i).overlaps(seen)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        # a shadow each for a handful; for many it would cost more than the notes
        for note in held if len(notes) <= _SHADOWED else ():
            place = snapped(painter, lens.to_view(model.rect(note)))
            for spread, alpha in ((10, 0.03), (6, 0.05), (3, 0.06)):
                painter.setBrush(faded(self._theme.shadow, alpha))
                painter.drawRoundedRect(place.adjusted(-spread, 0, spread, 1.6 * spread), spread + 3, spread + 3)
        for card in cards:
            place = self._notes.ground.paint_card(painter, card, lens)
            self._notes.paint_outlines(painter, place, lens.zoom, selected=True)
        self._notes.paint_rows(painter, model, [model.row(i) for i in held], lens)
        for note in held:
            place = snapped(painter, lens.to_view(model.rect(note)))
            self._notes.paint_outlines(painter, place, lens.zoom, selected=True)

    def bounds_of(self, notes: tuple[str, ...]) -> Rect | None:
        """The rectangle around notes, in wall units; None when none of them is on the wall."""
        model = self.model
        there = [i for i in notes if model and model.has(i)]
        return model.bounds(there) if model and there else None

    def places_of(self, before: Look) -> list[Rect]:
        """Where (wall units) the picture looks otherwise now than it did."""
        model, look = self.model, self._look
        if model is None:
            return []
        out = [model.place(i) for i in look.other_notes(before) if model.has(i)]
        for area in {*look.areas} ^ {*before.areas}:
            if plot := model.plot(area):
                out += _edges(plot.rect, 6.0)
        areas = {look.current_area, before.current_area}
        for frame in model.ground.frames if len(areas) > 1 else ():
            if any(p.id in areas for p in frame.plots):
                out += _edges(frame.rect, 14.0)
        return out

    def _paint_marks(self, painter: QPainter, model: WallModel, rows: Sequence[int], lens: Lens) -> None:
        chosen, look = self._chosen, self._look
        for row in rows:
            note = model.ids[row]
            marks = (note in chosen, note in look.new, note == look.focused)
            is_drafted = note in look.drafts and lens.zoom >= FAR
            is_pinned = bool(model.is_pinned[row]) and lens.zoom >= FAR
            if not (any(marks) or is_drafted or is_pinned):
                continue
            place = snapped(painter, lens.to_view(model.rect(note)))
            self._notes.paint_outlines(painter, place, lens.zoom, selected=marks[0], is_new=marks[1], focused=marks[2])
            if is_drafted:
                self._paint_draft(painter, place, lens.zoom)
            if is_pinned:
                self._paint_lock(painter, place, lens.zoom)

    def _paint_ground_marks(self, painter: QPainter, model: WallModel, lens: Lens, absent: Collection[str]) -> None:
        """Rings around selected cards and areas, and the locks of pinned ones."""
        look, zoom = self._look, lens.zoom
        for card in model.ground.cards:
            if card.id in absent:
                continue
            marks = (card.id in self._chosen, card.id == look.focused)
            if any(marks) or card.is_pinned:
                place = snapped(painter, lens.to_view(card.rect))
                self._notes.paint_outlines(painter, place, zoom, selected=marks[0], focused=marks[1])
                if card.is_pinned and zoom >= FAR:
                    self._paint_lock(painter, place, zoom)
        for frame in model.ground.frames:
            for plot in frame.plots:
                is_chosen = plot.id in look.areas
                if not (is_chosen or plot.is_pinned):
                    continue
                place = snapped(painter, lens.to_view(plot.rect))
                if is_chosen:
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                    painter.setPen(QPen(self._theme.sel, 3))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(place.adjusted(2.5, 2.5, -2.5, -2.5), 8 * zoom, 8 * zoom)
                if plot.is_pinned and zoom >= FAR:
                    self._paint_lock(painter, place.adjusted(0, 6 * zoom, -6 * zoom, 0), zoom)

    def _paint_lock(self, painter: QPainter, place: QRectF, zoom: float) -> None:
        """A small lock in the upper right corner."""
        side = 17 * zoom
        tile = QRectF(place.right() - 0.8 * side, place.y() - 0.2 * side, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.frame, 1))
        painter.setBrush(self._theme.ink2)
        painter.drawEllipse(tile)
        inset = 3.6 * zoom
        self._theme.draw_icon(painter, "lock", self._theme.frame, tile.adjusted(inset, inset, -inset, -inset))

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


def _edges(rect: Rect, thick: float) -> list[Rect]:
    """The four strips along a rectangle's edges."""
    out = [Rect(rect.x, y, rect.w, thick) for y in (rect.y, rect.bottom - thick)]
    return out + [Rect(x, rect.y, thick, rect.h) for x in (rect.x, rect.right - thick)]
