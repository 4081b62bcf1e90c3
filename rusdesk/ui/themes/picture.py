"""The whole picture of Teman: both panes with their frames, the card of a suggestion, what is carried and banded."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from rusdesk.domain.themes import Theme
from rusdesk.ui.seat import Seat
from rusdesk.ui.themes.board import Board
from rusdesk.ui.themes.choosing import Choosing
from rusdesk.ui.themes.matches import BoardMatches
from rusdesk.ui.themes.mouse import NEW, ThemesMouse
from rusdesk.ui.themes.paint import BoardPainter, Marks
from rusdesk.ui.themes.sight import BAR, Sight
from rusdesk.ui.themes.suggestions import Suggestion
from rusdesk.ui.wall.model import WallModel
from rusdesk.ui.wall.painter import NotePainter


class BoardPicture:
    """Lives with its view. `told` gives the suggestion whose card stands on the board, if any."""

    def __init__(
        self,
        seat: Seat,
        notes: NotePainter,
        sight: Sight,
        choosing: Choosing,
        mouse: ThemesMouse,
        matches: BoardMatches,
        told: Callable[[], Suggestion | None],
    ) -> None:
        self._theme = seat.theme
        self._painter = BoardPainter(seat.theme, seat.words, notes)
        self._sight, self._choosing = sight, choosing
        self._mouse, self._matches = mouse, matches
        self._told = told
        self.rows: list[tuple[str, QRectF]] = []  # of the card, as it was painted: theme and place in the view

    def row_at(self, at: QPointF) -> int:
        """The number of the suggestion at a point of the view, 0 for none."""
        rows = self.rows if self._sight.pane(True).contains(at) else []
        return next((n for n, (_theme, row) in enumerate(rows, start=1) if row.contains(at)), 0)

    def paint(self, painter: QPainter, model: WallModel, themes: Mapping[str, Theme], has_keys: bool) -> None:
        """The board as far as it is seen; `has_keys` while the keyboard's ring is to be shown."""
        board, sight, mouse, chosen = self._sight.board, self._sight, self._mouse, self._choosing
        if board is None:
            return
        drop = None if mouse.head else mouse.drop
        marks = Marks(chosen.selection, chosen.focused if has_keys else "", drop, mouse.beside, mouse.carried)
        for is_loose in (True, False):
            seen, by = sight.pane(is_loose), sight.shift(is_loose)
            painter.save()
            painter.setClipRect(seen)
            frames = sight.frames(is_loose)
            for number, frame in enumerate(frames, start=1):
                record = themes.get(frame.theme)
                self._painter.frame(painter, frame, by, seen, record, number, model, board.zoom, marks)
            self._matches.paint(painter, frames, by, seen)
            if is_loose:
                self._card(painter, board, by, themes)
            elif not frames:
                self._painter.empty(painter, seen.adjusted(0, 0, -BAR, 0))
            if not is_loose and mouse.drop == NEW:
                self._new(painter, seen)
            painter.restore()
        self._painter.carried(painter, model, mouse.places(board, model), board.zoom, len(mouse.carried))
        if (record := themes.get(mouse.head)) and (of := board.frame(record.id)):
            self._painter.carried_head(painter, mouse.at, of, record, board.frames.index(of) + 1)
        mouse.paint_band(painter)

    def _card(self, painter: QPainter, board: Board, by: QPointF, themes: Mapping[str, Theme]) -> None:
        told, self.rows = self._told(), []
        if told and board.loose.card is not None:
            titles = {t.id: t.title for t in themes.values()}
            self.rows = self._painter.card(painter, board.loose.card.translated(by), told, titles)

    def _new(self, painter: QPainter, seen: QRectF) -> None:
        """Where letting go makes a new theme."""
        pen = QPen(self._theme.accent, 2)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(seen.adjusted(6, 6, -BAR - 6, -6), 10, 10)
