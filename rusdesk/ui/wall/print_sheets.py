"""How a wall is parted between sheets of paper, when all of it on one would be too small to read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from rusdesk.domain.geometry import GAP, Rect

LEAST_MM = 1.75  # the letters of 12 wall units, as high as they are; five points
_SMALLEST = 12.0  # wall units: no letters on a wall are smaller
_HALF = 0.5  # a sheet is at least this full


def sheets(whole: Rect, columns: Sequence[Rect], things: Sequence[Rect], paper: tuple[float, float]) -> list[Rect]:
    """What stands on each sheet, in wall units: all of it first, and then the parts of it if that can't be read.

    `columns` are areas, which are cut beside each other if it can be, `things` notes and cards, which are cut only
    when there is no way round. `paper` is the room on a sheet in mm, width and height; it may be turned.
    """
    if _SMALLEST * _scale(whole, paper) >= LEAST_MM:
        return [whole]
    rooms = [(wide * _SMALLEST / LEAST_MM, high * _SMALLEST / LEAST_MM) for wide, high in (paper, paper[::-1])]
    return [whole, *min((_parts(whole, columns, things, room) for room in rooms), key=len)]


def _scale(rect: Rect, paper: tuple[float, float]) -> float:
    """mm a wall unit, on paper that lies or stands as suits."""
    return max(min(wide / rect.w, high / rect.h) for wide, high in (paper, paper[::-1]))


def _parts(whole: Rect, columns: Sequence[Rect], things: Sequence[Rect], room: tuple[float, float]) -> list[Rect]:
    out: list[Rect] = []
    for left, right in _cuts(((r.x, r.right) for r in (*columns, *things)), whole.x, whole.right, room[0]):
        strip = Rect(left, whole.y, right - left, whole.h)
        inside = [t for t in things if t.overlaps(strip)]
        if not inside:
            continue
        # what is above the first and below the last is margin and empty frames
        top = min([t.y for t in inside] + [c.y for c in columns if c.overlaps(strip)])
        top = whole.y if top - whole.y < room[1] * _HALF else top
        bottom = max(t.bottom for t in inside) + (whole.bottom - max(t.bottom for t in things))
        for upper, lower in _cuts(((t.y, t.bottom) for t in inside), top, min(bottom, whole.bottom), room[1]):
            part = Rect(left, upper, right - left, lower - upper)
            if any(t.overlaps(part) for t in inside):
                out.append(part)
    return out


def _cuts(lengths: Iterable[tuple[float, float]], start: float, end: float, room: float) -> list[tuple[float, float]]:
    """From start to end in pieces no longer than `room`, cut where fewest of the lengths are, as late as can be."""
    found = list(lengths)
    begins, ends = sorted(a for a, _ in found), sorted(b for _, b in found)

    def crossed(at: float) -> int:
        return bisect_left(begins, at) - bisect_right(ends, at)

    out: list[tuple[float, float]] = []
    at = start
    while end - at > room + 1e-6:
        low, high = at + room * _HALF, at + room
        # between two rows, so that nothing of the next is seen
        after = [a - GAP / 2 for a in begins[bisect_right(begins, low + GAP) : bisect_right(begins, high)]]
        places = [*after, high]
        cut = min(places, key=lambda place: (crossed(place), -place))
        out.append((at, cut))
        at = cut
    out.append((at, end))
    return out
