"""What is seen of the board in Teman: two panes that scroll by themselves, and what lies at a point of the view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from rusdesk.ui.themes.board import ON_HEAD as HEAD
from rusdesk.ui.themes.board import Board, Frame, Place

BAR = 10  # how wide a scroll bar is
_MARGIN = 12.0


class Sight:
    """The board is laid out by the view. Everything given and answered is in the view's pixels, unless it is said."""

    def __init__(self, view: QWidget, scrolled: Callable[[], None]) -> None:
        self._view = view
        self.board: Board | None = None
        self._bars = tuple(QScrollBar(Qt.Orientation.Vertical, view) for _ in range(2))
        for bar in self._bars:
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            bar.valueChanged.connect(scrolled)

    def take(self, board: Board, step: int) -> None:
        """Another board to look at; `step` is one step of the wheel."""
        self.board = board
        for bar, high in zip(self._bars, board.heights, strict=True):
            bar.setRange(0, max(0, round(high - self._view.height())))
            bar.setPageStep(self._view.height())
            bar.setSingleStep(step)
            bar.setVisible(bar.maximum() > 0)

    def place_bars(self) -> None:
        left = round(self.board.left) if self.board else 0
        self._bars[0].setGeometry(left - 4, 0, BAR, self._view.height())
        self._bars[1].setGeometry(self._view.width() - BAR, 0, BAR, self._view.height())

    def to_top(self) -> None:
        for bar in self._bars:
            bar.setValue(0)

    def scroll(self, is_loose: bool, by: float) -> None:
        """Move a pane's contents by so many pixels."""
        bar = self._bars[0 if is_loose else 1]
        bar.setValue(round(bar.value() + by))

    def shift(self, is_loose: bool) -> QPointF:
        """How far a pane's contents are moved in the view."""
        board = self.board
        if is_loose or board is None:
            return QPointF(0, -self._bars[0].value())
        return QPointF(board.left + BAR, -self._bars[1].value())

    def pane(self, is_loose: bool) -> QRectF:
        """The part of the view a pane is seen in."""
        edge = self.board.left + BAR - 4 if self.board else 0.0
        high = self._view.height()
        return QRectF(0, 0, edge, high) if is_loose else QRectF(edge, 0, self._view.width() - edge, high)

    def frames(self, is_loose: bool) -> tuple[Frame, ...]:
        """What a pane holds."""
        board = self.board
        if board is None:
            return ()
        return (board.loose,) if is_loose else board.frames

    def under(self, at: QPointF) -> tuple[Frame | None, Place | None]:
        """The frame and the note at a point."""
        is_loose = self.pane(True).contains(at)
        spot = at - self.shift(is_loose)
        for frame in self.frames(is_loose):
            if frame.rect.contains(spot):
                found = next((p for p in frame.within(spot.y(), spot.y() + 1) if p.rect.contains(spot)), None)
                return frame, found
        return None, None

    def is_on_head(self, frame: Frame | None, at: QPointF) -> bool:
        """Whether a point is on the head of this theme; the unsorted have none."""
        return frame is not None and bool(frame.theme) and frame.head.contains(at - self.shift(False))

    def name_at(self, at: QPointF) -> str:
        """The note or head at a point, or nothing."""
        frame, place = self.under(at)
        if place is not None:
            return place.note
        return HEAD + frame.theme if frame is not None and self.is_on_head(frame, at) else ""

    def in_order(self) -> list[str]:
        """Everything the keyboard can come to: the unsorted notes, then each theme's head and notes."""
        names = [p.note for frame in self.frames(True) for p in frame.places]
        for frame in self.frames(False):
            names += [HEAD + frame.theme, *(p.note for p in frame.places)]
        return names

    def places(self) -> list[tuple[str, QRectF]]:
        """Where everything that the keyboard can come to is seen."""
        found = [(p.note, p.rect.translated(self.shift(True))) for frame in self.frames(True) for p in frame.places]
        by = self.shift(False)
        for frame in self.frames(False):
            found.append((HEAD + frame.theme, frame.head.translated(by)))
            found += [(p.note, p.rect.translated(by)) for p in frame.places]
        return found

    def place_of(self, name: str) -> QRectF | None:
        """Where a note, or a theme's head, is seen; None when it isn't laid out."""
        board = self.board
        if board is None:
            return None
        if name.startswith(HEAD):
            frame = board.frame(name.removeprefix(HEAD))
            return frame.head.translated(self.shift(False)) if frame and frame.theme else None
        found = board.holding(name)
        return found[1].rect.translated(self.shift(not found[0].theme)) if found else None

    def reveal(self, name: str, with_card: bool = False) -> None:
        """Bring a note or a head into sight; with the suggestion under it."""
        board = self.board
        rect = self.place_of(name)
        if board is None or rect is None:
            return
        found = board.holding(name)
        is_loose = found is not None and not found[0].theme
        if is_loose and with_card and board.loose.card is not None:
            rect = rect.united(board.loose.card.translated(self.shift(True)))
        bar = self._bars[0 if is_loose else 1]
        over = rect.bottom() + _MARGIN - self._view.height()
        if over > 0:
            bar.setValue(round(bar.value() + min(over, rect.y() - _MARGIN)))
        if rect.y() < _MARGIN:
            bar.setValue(round(bar.value() + rect.y() - _MARGIN))
