"""Order among siblings as strings: there is always room between two neighbours."""

from __future__ import annotations

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_MIDDLE = _DIGITS[_BASE // 2]


def between(before: str, after: str) -> str:
    """A rank that sorts after `before` and before `after`; an empty string means "no neighbour".

    Ranks never end in the lowest digit, so there is room in front of every one of them. Two seats may have given
    neighbours the same rank: then the new one comes right after both.
    """
    if after and before == after:
        return before + _MIDDLE
    if after and before > after:
        raise ValueError(f"no rank between {before!r} and {after!r}")
    out: list[str] = []
    place = 0
    bounded = bool(after)
    while True:
        low = _DIGITS.index(before[place]) if place < len(before) else 0
        high = _DIGITS.index(after[place]) if bounded and place < len(after) else _BASE
        if high - low > 1:
            # long runs of appending grow slowly when a step is small and the room is large
            step = (high - low) // 2 if bounded or not before else min(4, (high - low) // 2)
            return "".join(out) + _DIGITS[low + max(1, step)]
        out.append(_DIGITS[low])
        if high != low:
            bounded = False
        place += 1


def spread(count: int, before: str = "", after: str = "") -> list[str]:
    """`count` ranks in rising order between two neighbours."""
    out: list[str] = []
    last = before
    for _ in range(count):
        last = between(last, after)
        out.append(last)
    return out
