"""The entry line in a vote: "3 12" and "kolleg 14" count an option; anything else is text."""

from __future__ import annotations

import re

from rusdesk.domain.frozen import frozen
from rusdesk.domain.plain import folded

_BY_NUMBER = re.compile(r"^(\d{1,3})\s*[:=]?\s+(\d{1,4})$|^(\d{1,3})\s*[:=]\s*(\d{1,4})$")
_BY_NAME = re.compile(r"^([^\W\d_].*?)\s*[:=]?\s+(\d{1,4})$", re.UNICODE)
_SHORTEST = 3  # letters that name an option


@frozen
class VoteSaid:
    """`option` counts from 1; 0 when several begin as typed."""

    option: int
    dots: int


def read_vote_line(line: str, options: tuple[str, ...]) -> VoteSaid | None:
    """What a line counts, or None when it is text. An option is named by its number or by how one of its words begins,
    the whole name first.
    """
    if m := _BY_NUMBER.match(line):
        number, dots = int(m[1] or m[3]), int(m[2] or m[4])
        return VoteSaid(number, dots) if 1 <= number <= len(options) else None
    m = _BY_NAME.match(line)
    if m is None or len(m[1].strip()) < _SHORTEST:
        return None
    wanted, dots = folded(m[1].strip()), int(m[2])
    said = [folded(text) for text in options]
    for meant in (
        [n for n, text in enumerate(said, 1) if text == wanted],
        [n for n, text in enumerate(said, 1) if text.startswith(wanted)],
        [n for n, text in enumerate(said, 1) if f" {wanted}" in f" {text}"],
    ):
        if meant:
            return VoteSaid(meant[0] if len(meant) == 1 else 0, dots)
    return None
