"""Where everything lies in Teman: the unsorted to the left, the themes' frames in columns beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF

from rusdesk.domain.frozen import frozen
from rusdesk.domain.geometry import CELL, GAP, Rect, Shape, size_of
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import FreePlaces, Note

ON_HEAD = "theme:"  # before a theme's id: its head has the keyboard
MARGIN = 12.0
BETWEEN = 12.0
HEAD = 44.0
PAD = 12.0
MORE = 36.0  # the line below a folded theme
EMPTY = 56.0  # what an empty frame holds open to drop in
CARD = 52.0  # a suggestion's card without its rows
CARD_ROW = 38.0
_NARROWEST = 276.0
_WIDEST = 356.0
_HIGHEST = 2 * (CELL + GAP)  # of a note


@frozen
class Place:
    """A note and where it lies, in the pixels of its pane before it is scrolled."""

    note: str
    rect: QRectF


@frozen
class Frame:
    """A theme, or the unsorted (`theme` empty). `places` from the top down; `folded_away` notes aren't among them."""

    theme: str
    rect: QRectF
    head: QRectF
    places: tuple[Place, ...]
    count: int
    folded_away: int = 0
    more: QRectF | None = None
    card: QRectF | None = None

    def within(self, top: float, bottom: float) -> Sequence[Place]:
        """The places that touch a band of the pane."""
        first = bisect_left(self.places, top - _HIGHEST, key=lambda p: p.rect.y())
        last = bisect_left(self.places, bottom, key=lambda p: p.rect.y())
        return [p for p in self.places[first:last] if p.rect.bottom() > top]


@frozen
class Board:
    """Everything that can be seen. `zoom` is the notes' size against that on the wall; `side` how wide a frame is."""

    loose: Frame
    frames: tuple[Frame, ...]
    zoom: float
    side: float
    left: float  # where the themes' pane begins
    heights: tuple[float, float]  # of the two panes' contents

    def frame(self, theme: str) -> Frame | None:
        if not theme:
            return self.loose
        return next((f for f in self.frames if f.theme == theme), None)

    def holding(self, note: str) -> tuple[Frame, Place] | None:
        for frame in (self.loose, *self.frames):
            for place in frame.places:
                if place.note == note:
                    return frame, place
        return None


def laid_out(
    width: float,
    scale: float,
    themes: Sequence[Theme],
    notes: Mapping[str, Sequence[Note]],
    card_under: str = "",
    folded: Collection[str] = (),
    card_rows: int = 3,
    packing: Packing | None = None,
) -> Board:
    """The board for a view so many pixels wide at a text size of `scale`.

    `notes` by theme id, those without a theme under ""; `card_under` is the unsorted note with a suggestion of so many
    `card_rows` below it.
    """
    margin, between = MARGIN * scale, BETWEEN * scale
    columns = max(2, int((width - 2 * margin + between) // (_NARROWEST * scale + between)))
    side = min(_WIDEST * scale, (width - 2 * margin - (columns - 1) * between) / columns)
    zoom = max(0.2, (side - 2 * PAD * scale) / (2 * CELL + GAP))
    packing = packing or Packing()
    high = (CARD + card_rows * CARD_ROW) * scale
    loose = _frame(packing, "", margin, margin, side, zoom, scale, notes.get("", ()), card_under, False, high)
    left = margin + side + between
    tops = [margin] * (columns - 1)
    frames: list[Frame] = []
    for theme in themes:
        at = min(range(len(tops)), key=lambda c: (round(tops[c]), c))
        x = at * (side + between)
        frame = _frame(
            packing, theme.id, x, tops[at], side, zoom, scale, notes.get(theme.id, ()), "", theme.id in folded
        )
        frames.append(frame)
        tops[at] = frame.rect.bottom() + between
    packing.turn()
    return Board(loose, tuple(frames), zoom, side, left, (loose.rect.bottom() + margin, max(tops)))


def _frame(
    packing: Packing,
    theme: str,
    x: float,
    y: float,
    side: float,
    zoom: float,
    scale: float,
    notes: Sequence[Note],
    card_under: str,
    is_folded: bool,
    card_high: float = 0.0,
) -> Frame:
    pad, top = PAD * scale, y + HEAD * scale
    shown = notes[:1] if is_folded else notes
    spots = packing.spots(shown)
    high = max((spot[1] + size_of(note.shape).h for note, spot in zip(shown, spots, strict=True)), default=0.0)
    under = next((i for i, n in enumerate(shown) if n.id == card_under), -1)
    card: QRectF | None = None
    below = float("inf")
    if under >= 0:
        below = spots[under][1] + size_of(shown[under].shape).h
        card = QRectF(x + pad, top + (below + GAP) * zoom, side - 2 * pad, card_high)
    places = []
    for note, (left, down) in zip(shown, spots, strict=True):
        size = size_of(note.shape)
        pushed = card_high + GAP * zoom if down >= below else 0.0
        places.append(
            Place(note.id, QRectF(x + pad + left * zoom, top + down * zoom + pushed, size.w * zoom, size.h * zoom))
        )
    places.sort(key=lambda p: (p.rect.y(), p.rect.x()))
    bottom = top + high * zoom + (card.height() + GAP * zoom if card else 0.0) + (pad if shown else EMPTY * scale)
    more = None
    if is_folded and len(notes) > 1:
        # the papers below the first stick out a little
        bottom += 2 * GAP * zoom / 2
        more = QRectF(x + pad, bottom - pad / 2, side - 2 * pad, MORE * scale)
        bottom = more.bottom()
    rect = QRectF(x, y, side, bottom - y)
    head = QRectF(x, y, side, HEAD * scale)
    return Frame(theme, rect, head, tuple(places), len(notes), len(notes) - len(shown), more, card)


class Packing:
    """Where notes lie two beside each other. Kept from one laying out to the next: most frames stay as they were."""

    def __init__(self) -> None:
        self._before: dict[tuple[Shape, ...], list[tuple[float, float]]] = {}
        self._now: dict[tuple[Shape, ...], list[tuple[float, float]]] = {}

    def turn(self) -> None:
        """All frames are laid out: what none of them needed is forgotten."""
        self._before, self._now = self._now, {}

    def spots(self, notes: Sequence[Note]) -> list[tuple[float, float]]:
        """In wall units from the frame's first place, in the notes' order."""
        shapes = tuple(note.shape for note in notes)
        found = self._now[shapes] = self._before.get(shapes) or self._now.get(shapes) or _packed(shapes)
        return found


def _packed(shapes: Sequence[Shape]) -> list[tuple[float, float]]:
    free = FreePlaces((), 2, 0.0)
    out = []
    for shape in shapes:
        x, y = free.place(shape)
        size = size_of(shape)
        free.take(Rect(x, y, size.w, size.h))
        out.append((x - GAP, y))
    return out


def nearest(places: Sequence[tuple[str, QRectF]], here: QRectF, dx: int, dy: int) -> str:
    """The nearest of `places` in a direction ((1, 0) is right), or nothing: sideways distance counts double."""
    middle = here.center()
    best, found = float("inf"), ""
    for name, rect in places:
        way: QPointF = rect.center() - middle
        ahead = way.x() * dx + way.y() * dy
        aside = abs(way.x() * dy) + abs(way.y() * dx)
        if ahead > 1.0 and ahead + 2 * aside < best:
            best, found = ahead + 2 * aside, name
    return found
