"""A note's text fitted into its square: the largest size it goes in at, in lines, cut only when nothing helps."""

from __future__ import annotations

from rusdesk.domain.frozen import frozen
from rusdesk.report.fonts import REGULAR, width
from rusdesk.report.text import Typesetter, lines_of

SIZES = (10.0, 9.4, 8.8, 8.2, 7.6, 7.0, 6.4, 5.8)
SMALLEST_UNBROKEN = 7.6  # below this a long word is rather broken than all of the text made smaller
LEADING = 1.18
_LONGEST = 700  # more never goes into a square, the list beside has it all
_VOWELS = frozenset("aeiouyåäöéAEIOUYÅÄÖÉ")

Glyphs = list[tuple[str, str, float]]  # (character, font, width at size 1)


@frozen
class Fitted:
    """Lines of (font, text) runs at a size in points. `is_whole` is False when the text was cut."""

    size: float
    lines: tuple[tuple[tuple[str, str], ...], ...]
    is_whole: bool


def fitted(setter: Typesetter, text: str, wide: float, high: float) -> Fitted:
    """The text in a square of `wide` × `high` points."""
    lines = lines_of(text[:_LONGEST])
    words = [[_glyphs(setter, w) for w in line.split(" ")] for line in lines if line]
    cut = len(text) > _LONGEST
    if not cut:
        for size in SIZES:
            if size < SMALLEST_UNBROKEN:
                break
            rows = _wrapped(words, wide / size, breaks=False)
            if rows is not None and len(rows) * size * LEADING <= high:
                return Fitted(size, _as_runs(rows), True)
        for size in SIZES:
            rows = _wrapped(words, wide / size, breaks=True)
            if rows is not None and len(rows) * size * LEADING <= high:
                return Fitted(size, _as_runs(rows), True)
    size = SIZES[-1]
    rows = _wrapped(words, wide / size, breaks=True) or []
    room = max(1, int(high / (size * LEADING)))
    kept = rows[:room]
    dots = ("…", REGULAR, width("…", REGULAR, 1000) / 1000)
    last = kept[-1] if kept else []
    while last and sum(g[2] for g in last) + dots[2] > wide / size:
        last = last[:-1]
    if kept:
        kept[-1] = [*last, dots]
    return Fitted(size, _as_runs(kept), False)


def _glyphs(setter: Typesetter, word: str) -> Glyphs:
    return [
        (char, font or REGULAR, width(char, font or REGULAR, 1000) / 1000)
        for font, run in setter.runs(word, counted=False)
        for char in run
    ]


def _wrapped(lines: list[list[Glyphs]], room: float, *, breaks: bool) -> list[Glyphs] | None:
    """The words in rows no wider than `room` (at size 1), or None when a word is wider and may not be broken."""
    space = (" ", REGULAR, width(" ", REGULAR, 1000) / 1000)
    rows: list[Glyphs] = []
    for words in lines:
        row: Glyphs = []
        used = 0.0
        for whole in words:
            word = whole
            wide = sum(g[2] for g in word)
            while wide > room:
                pieces = _at_hyphen(word, room) or (_broken(word, room) if breaks else None)
                if pieces is None:
                    return None
                if row:
                    rows.append(row)
                    row, used = [], 0.0
                rows.append(pieces[0])
                word = pieces[1]
                wide = sum(g[2] for g in word)
            if row and used + space[2] + wide > room:
                rows.append(row)
                row, used = [], 0.0
            if row:
                row = [*row, space]
                used += space[2]
            row = [*row, *word]
            used += wide
        if row:
            rows.append(row)
    return rows


def _at_hyphen(word: Glyphs, room: float) -> tuple[Glyphs, Glyphs] | None:
    """The word parted after the last hyphen or slash of its own that lets the first part fit."""
    used, at = 0.0, 0
    for n, (char, _, wide) in enumerate(word[:-1], start=1):
        used += wide
        if used > room:
            break
        if char in "-–/" and n >= 3:
            at = n
    return (word[:at], word[at:]) if at else None


def _broken(word: Glyphs, room: float) -> tuple[Glyphs, Glyphs] | None:
    """The word parted with a hyphen before a consonant with a vowel after it, three letters on each side at least."""
    hyphen = ("-", REGULAR, width("-", REGULAR, 1000) / 1000)
    is_word = all(g[0].isalpha() for g in word)
    tail = hyphen[2] if is_word else 0.0
    used, most = 0.0, 0
    for n, glyph in enumerate(word, start=1):
        used += glyph[2]
        if used + tail > room:
            break
        most = n
    if most < 1:
        return None
    most = min(most, len(word) - 1)
    at = most
    if is_word:
        for n in range(most, max(2, most - 6), -1):
            if (
                len(word) - n >= 3
                and word[n][0] not in _VOWELS
                and word[n + 1][0] in _VOWELS
                and any(g[0] in _VOWELS for g in word[:n])
            ):
                at = n
                break
    return ([*word[:at], hyphen] if is_word else word[:at]), word[at:]


def _as_runs(rows: list[Glyphs]) -> tuple[tuple[tuple[str, str], ...], ...]:
    out = []
    for row in rows:
        runs: list[tuple[str, str]] = []
        for char, font, _ in row:
            if runs and runs[-1][0] == font:
                runs[-1] = (font, runs[-1][1] + char)
            else:
                runs.append((font, char))
        out.append(tuple(runs))
    return tuple(out)
