"""Labels in two columns beside a map, with lines to the places they name: apart from each other, and never crossing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from rusdesk.domain.frozen import frozen

Point = tuple[float, float]

_NEAR = 20.0  # px between a line and another's place
_MISLEADS = 60_000.0  # as bad as a line 245 px too steep


@frozen
class Columns:
    """Where the lines begin: x of the left and the right column, the span of y that labels may take, and the least
    distance between two of them.
    """

    left: float
    right: float
    top: float
    bottom: float
    pitch: float


@frozen
class Leader:
    """From a label (`start`, at its column) to the place it names (`end`)."""

    start: Point
    end: Point
    is_left: bool


def leaders(places: Mapping[str, Point], columns: Columns) -> dict[str, Leader]:
    """A label for each place. Each column is filled from the places nearest to it, and no two lines cross.

    Two crossing lines that exchange their ends become shorter together, so that the exchanging comes to an end.
    """
    most = max(1, int((columns.bottom - columns.top) / columns.pitch) + 1, -(-len(places) // 2))
    left, right = _sides(places, columns, most)
    best = _uncrossed(places, left, right, columns)
    cost = _cost(places, best)
    for _ in range(len(places)):
        # one at a time to the other column, as long as something is won
        tries = []
        for name in places:
            one, other = [n for n in left if n != name], [n for n in right if n != name]
            (other if name in left else one).append(name)
            if max(len(one), len(other)) <= most:
                sides = [sorted(side, key=lambda n: (places[n][1], n)) for side in (one, other)]
                made = _uncrossed(places, sides[0], sides[1], columns)
                tries.append((_cost(places, made), made))
        now, made = min(tries, key=lambda pair: pair[0], default=(cost, best))
        if now >= cost:
            break
        cost, best = now, made
        left, right = [n for n in made if made[n].is_left], [n for n in made if not made[n].is_left]
    return best


def _uncrossed(
    places: Mapping[str, Point], left: Sequence[str], right: Sequence[str], columns: Columns
) -> dict[str, Leader]:
    left, right = list(left), list(right)
    for _ in range(100):
        made = {**_column(places, left, columns, True), **_column(places, right, columns, False)}
        crossing = next(
            (
                (a, b)
                for a, b in combinations(made, 2)
                if crosses(made[a].start, made[a].end, made[b].start, made[b].end)
            ),
            None,
        )
        if crossing is None:
            break
        a, b = crossing
        one, other = (left if made[n].is_left else right for n in crossing)
        at, to = one.index(a), other.index(b)
        one[at], other[to] = b, a
    return made


def _cost(places: Mapping[str, Point], made: Mapping[str, Leader]) -> float:
    """Steep lines are hard to follow, long ones cover the map, and one through another's place misleads."""
    out = 0.0
    for name, line in made.items():
        dx, dy = line.end[0] - line.start[0], line.end[1] - line.start[1]
        out += dy * dy + 0.2 * dx * dx
        low, high = min(line.start[1], line.end[1]) - _NEAR, max(line.start[1], line.end[1]) + _NEAR
        for other, spot in places.items():
            if other != name and low < spot[1] < high and away(spot, line.start, line.end) < _NEAR:
                out += _MISLEADS
    return out


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two lines cross each other."""

    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def away(spot: Point, start: Point, end: Point) -> float:
    """How far a spot is from a line between two points."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((spot[0] - start[0]) * dx + (spot[1] - start[1]) * dy) / long)) if long else 0.0
    x, y = spot[0] - start[0] - t * dx, spot[1] - start[1] - t * dy
    return float((x * x + y * y) ** 0.5)


def _sides(places: Mapping[str, Point], columns: Columns, most: int) -> tuple[list[str], list[str]]:
    """To the left what has most of its neighbours at the same height to its right."""
    near = columns.pitch * 4
    lean: dict[str, float] = {}
    for name, (x, y) in places.items():
        beside = [q[0] for q in places.values() if abs(q[1] - y) <= near]
        middle = (min(beside) + max(beside)) / 2 if len(beside) > 1 else (columns.left + columns.right) / 2
        lean[name] = x - middle
    order = sorted(places, key=lambda n: (lean[n], n))
    count = sum(1 for n in order if lean[n] < 0)
    half = len(order) // 2
    # neither column may be more than it holds, nor much fuller than the other
    count = max(len(order) - most, half - 2, min(count, most, half + 2))
    sides = order[:count], order[count:]
    left, right = (sorted(side, key=lambda n: (places[n][1], n)) for side in sides)
    return left, right


def _column(places: Mapping[str, Point], names: Sequence[str], columns: Columns, is_left: bool) -> dict[str, Leader]:
    x = columns.left if is_left else columns.right
    ys = spread([places[n][1] for n in names], columns.pitch, columns.top, columns.bottom)
    return {n: Leader((x, y), places[n], is_left) for n, y in zip(names, ys, strict=True)}


def spread(wanted: Sequence[float], pitch: float, top: float, bottom: float) -> list[float]:
    """Heights in the order given, at least `pitch` apart and between `top` and `bottom`, as near as can be to those
    wanted (least squares). More than there is room for stand closer.
    """
    if len(wanted) > 1:
        pitch = min(pitch, (bottom - top) / (len(wanted) - 1))
    # with the pitch reckoned out the order alone remains: pools of neighbours that would be too near share a mean
    pools: list[tuple[float, int]] = []
    for n, y in enumerate(wanted):
        pools.append((y - n * pitch, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (y1, n1), (y2, n2) = pools[-2:]
            pools[-2:] = [((y1 * n1 + y2 * n2) / (n1 + n2), n1 + n2)]
    last = bottom - (len(wanted) - 1) * pitch
    flat = [max(top, min(last, y)) for y, count in pools for _ in range(count)]
    return [y + n * pitch for n, y in enumerate(flat)]
