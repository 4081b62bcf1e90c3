"""How alike short texts are: cosines over a shared index, spreading over neighbours, tight groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Rows = list[dict[int, float]]


def cosines(vectors: Sequence[Mapping[str, float]], rows: Rows, share: float) -> None:
    """Add `share` × cosine of every pair to `rows`, both ways; pairs with nothing in common stay out."""
    index: dict[str, list[tuple[int, float]]] = {}
    for me, vector in enumerate(vectors):
        sums = [0.0] * me  # a list is added to twice as fast as a dict
        for term, weight in vector.items():
            mine = share * weight
            others = index.setdefault(term, [])
            for other, theirs in others:
                sums[other] += mine * theirs
            others.append((me, weight))
        row = rows[me]
        for other, value in enumerate(sums):
            if value:
                row[other] = row.get(other, 0.0) + value
    for me, row in enumerate(rows):
        for other, value in row.items():
            if other < me:
                rows[other][me] = value


def nearest(row: Mapping[int, float], most: int, least: float) -> dict[int, float]:
    """The most alike, at most so many; of equals the earlier."""
    near = sorted((item for item in row.items() if item[1] >= least), key=lambda item: (-item[1], item[0]))
    return dict(near[:most])


def spread(start: Sequence[Sequence[float]], rows: Rows, share: float, turns: int) -> list[list[float]]:
    """Let every row of `start` take `share` of its value from its neighbours' (weighted mean), so many times."""
    values = [list(s) for s in start]
    totals = [sum(row.values()) for row in rows]
    for _ in range(turns):
        before = values
        values = []
        for mine, row, total in zip(start, rows, totals, strict=True):
            if not total:
                values.append(list(mine))
                continue
            got = [0.0] * len(mine)
            for other, weight in row.items():
                for at, value in enumerate(before[other]):
                    got[at] += weight * value
            values.append([(1 - share) * m + share * g / total for m, g in zip(mine, got, strict=True)])
    return values


def linked(rows: Rows, least: float) -> list[tuple[int, ...]]:
    """Groups whose members are on average at least so alike (average linkage by chains of nearest neighbours)."""
    sums = [dict(row) for row in rows]
    members = {i: [i] for i in range(len(rows))}
    open_ = dict.fromkeys(range(len(rows)))
    chain: list[int] = []
    while open_:
        if not chain:
            chain.append(next(iter(open_)))
        me = chain[-1]
        before = chain[-2] if len(chain) > 1 else -1
        best, near = least, -1
        for other, total in sums[me].items():
            mean = total / (len(members[me]) * len(members[other]))
            # of equals the one we came from, or the chain would never end
            if mean > best or (mean == best and (near < 0 or other == before)):
                best, near = mean, other
        if near < 0:
            open_.pop(me)
            chain.pop()
            # Others may still be nearer to each other than to this one
            for other in sums[me]:
                sums[other].pop(me, None)
            sums[me] = {}
            continue
        if near != before:
            chain.append(near)
            continue
        del chain[-2:]
        for other, total in sums[near].items():
            if other != me:
                sums[me][other] = sums[me].get(other, 0.0) + total
                sums[other][me] = sums[me][other]
                sums[other].pop(near, None)
        sums[me].pop(near, None)
        sums[near] = {}
        members[me] += members.pop(near)
        open_.pop(near)
    return sorted(tuple(sorted(m)) for m in members.values() if len(m) > 1)
