"""Names for records: short, random, safe in files, addresses and SQL."""

from __future__ import annotations

import os
from collections.abc import Callable

NewId = Callable[[], str]

_LETTERS = "0123456789abcdefghijkmnopqrstuvwxyz"


def new_id() -> str:
    """Twelve letters and digits, about 61 bits: enough for every record one library will ever hold."""
    # sixteen bytes, so that the remainder favours no letter; a paste asks for a thousand at once
    number = int.from_bytes(os.urandom(16), "big")
    letters = []
    for _ in range(12):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters)


def counted_ids(prefix: str) -> NewId:
    """Ids in a row (``prefix-1``, ``prefix-2`` …), for samples, the demo and tests."""
    last = 0

    def next_id() -> str:
        nonlocal last
        last += 1
        return f"{prefix}-{last}"

    return next_id
