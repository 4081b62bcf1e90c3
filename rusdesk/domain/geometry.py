"""Places and sizes on a wall, in wall units (one unit is one pixel at 100 %)."""

from __future__ import annotations

from typing import Literal

from rusdesk.domain.frozen import frozen

Shape = Literal["1x1", "2x1", "2x2"]

FARTHEST = 1e6  # what lies farther from the wall's corner, or nowhere, counts as lying there
CELL = 136.0  # a note's side
GAP = 12.0  # between notes, and between a note and its area's edge


@frozen
class Size:
    w: float
    h: float


@frozen
class Rect:
    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share any inner point; touching edges don't count."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def moved(self, dx: float, dy: float) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def grown(self, by: float) -> Rect:
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def united(self, other: Rect) -> Rect:
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


def sane(value: float, least: float = -FARTHEST) -> float:
    """A coordinate that can be painted: what isn't a number is 0, what is out of all reach is brought to its edge."""
    if least <= value <= FARTHEST:
        return value
    return max(0.0, least) if value != value else least if value < least else FARTHEST


def cells(shape: Shape) -> tuple[int, int]:
    """Columns and rows of the grid that a note of this shape takes."""
    return {"1x1": (1, 1), "2x1": (2, 1), "2x2": (2, 2)}[shape]


def size_of(shape: Shape) -> Size:
    """A note's size: cells and the gaps between them."""
    columns, rows = cells(shape)
    return Size(columns * CELL + (columns - 1) * GAP, rows * CELL + (rows - 1) * GAP)
