"""Paints the scene that the room is shown, at any size; the one place that knows every scene."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from rusdesk.commands.projection import is_aside, projection_of
from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.own_units import units_of
from rusdesk.domain.people import Unit
from rusdesk.domain.projection import Projection, Scene
from rusdesk.domain.state import State
from rusdesk.machine.languages import Words
from rusdesk.machine.resources import resource
from rusdesk.ui.projection.moment import Moment
from rusdesk.ui.projection.motion import STILL, Moving
from rusdesk.ui.projection.notes import NotePaint, WallPainter
from rusdesk.ui.projection.ornament import SwedenMap
from rusdesk.ui.projection.scenes.kit import Kit, pages_of, scene_module
from rusdesk.ui.projection.stage import HEIGHT, WIDTH, Stage
from rusdesk.ui.projection.typeset import Typesetter
from rusdesk.ui.statusmap.geography import Geography
from rusdesk.ui.statusmap.outline_picture import OutlinePicture
from rusdesk.ui.theme import Theme


class ScenePainter:
    """Paints what the room sees from a workshop's state. Everything is laid out at 1920×1080 and scaled.

    `words` are those of the workshop's language. The state passes through `visible_to(Audience.ROOM, …)` here.
    """

    def __init__(
        self,
        words: Words,
        theme: Theme,
        note_painter: NotePaint | None,
        units: tuple[Unit, ...],
        zone: Callable[[], tzinfo],
    ) -> None:
        self._words = words
        # the user's text size is for the desk, the room has its own
        self._theme = theme if theme.scale == 1.0 else Theme(theme.is_dark)
        self._type = Typesetter(self._theme)
        self._units = units
        self._zone = zone
        self._seen: tuple[State, State] | None = None  # a state, and what the room may see of it
        country = resource("maps/sweden_regions.json")
        geography = Geography(country)
        self._kit = Kit(
            WallPainter(note_painter) if note_painter else None,
            SwedenMap(country),
            geography,
            OutlinePicture(geography),
        )

    @property
    def theme(self) -> Theme:
        return self._theme

    def paint(self, painter: QPainter, rect: QRectF, state: State, now_ms: int, moving: Moving = STILL) -> None:
        """The room's picture in `rect`, letterboxed; `now_ms` in UTC ms."""
        moment = self.moment(state, now_ms)
        if moving is not STILL:
            moment = replace(moment, shown=moving.seen(moment.shown), bars=moving.bars)
        self._paint(painter, rect, moment)

    def picture(self, size: QSize, state: State, now_ms: int) -> QImage:
        """The room's picture as an image of `size` pixels."""
        image = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        try:
            self.paint(painter, QRectF(0, 0, size.width(), size.height()), state, now_ms)
        finally:
            painter.end()
        return image

    def smallest_px(self, state: State, now_ms: int) -> int:
        """The smallest letters of what is shown, in pixels of a picture 1080 high; 0 when there are none."""
        image = QImage(192, 108, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        try:
            stage = self._paint(painter, QRectF(0, 0, 192, 108), self.moment(state, now_ms))
        finally:
            painter.end()
        return round_down(stage.smallest)

    def pages(self, state: State, now_ms: int) -> int:
        """How many pages what is shown has; at least 1."""
        moment = self.moment(state, now_ms)
        image = QImage(1, 1, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        try:
            stage = Stage(painter, self._theme, self._type, 1.0)
            return pages_of(self._scene(moment), stage, moment, self._kit)
        finally:
            painter.end()

    def time_key(self, state: State, now_ms: int) -> tuple[int, ...]:
        """Two moments with the same key give the same picture of the same state."""
        moment = self.moment(state, now_ms)
        key = moment.time_key()
        if self._scene(moment) != "round":
            return key
        from rusdesk.ui.projection.scenes import round

        return (*key, round.spoken(moment))

    def text(self, state: State, now_ms: int, instead: Projection | None = None) -> str:
        """What is shown, or would be with something else `instead`, as plain text for a chat."""
        from rusdesk.ui.projection.as_text import as_text

        moment = self.moment(state, now_ms)
        return as_text(moment if instead is None else replace(moment, shown=instead))

    def moment(self, state: State, now_ms: int) -> Moment:
        """What the room may see of the state, at a moment (UTC ms)."""
        if self._seen is None or self._seen[0] is not state:
            # asked several times at every Change, and with it every note
            self._seen = state, visible_to(Audience.ROOM, state)
        seen = self._seen[1]
        units = units_of(seen, self._units)
        return Moment(seen, projection_of(seen), now_ms, self._zone, self._words, units)

    def _paint(self, painter: QPainter, rect: QRectF, moment: Moment) -> Stage:
        scale = min(rect.width() / WIDTH, rect.height() / HEIGHT)
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.fillRect(rect, self._theme.wall)
        painter.translate(
            rect.x() + (rect.width() - WIDTH * scale) / 2, rect.y() + (rect.height() - HEIGHT * scale) / 2
        )
        painter.scale(scale, scale)
        stage = Stage(painter, self._theme, self._type, scale)
        self.paint_on(stage, moment)
        painter.restore()
        return stage

    def _scene(self, moment: Moment) -> Scene:
        if moment.shown.is_paused:
            return "pause"
        return "slides" if is_aside(moment.shown) else moment.shown.scene

    def paint_on(self, stage: Stage, moment: Moment) -> None:
        """The scene on a stage of 1920×1080 units; `paint` brings it to its size."""
        scene_module(self._scene(moment)).paint(stage, moment, self._kit)


def round_down(px: float) -> int:
    return int(px + 0.001)
