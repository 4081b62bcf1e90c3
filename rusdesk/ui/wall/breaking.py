"""Where a word too wide for any note is broken: a compound at its joints, another word by syllable, an address after
its signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_VOWELS = frozenset("aeiouyåäöéüæøàáèAEIOUYÅÄÖÉÜÆØ")
# what Swedish and English words end in before the next word of a compound begins
_JOINT = re.compile(
    r"(?:ings|ions|hets|skaps|ments|sam|över|under|regional|verksamhets|trafik|arbets|samhälls|statistik|politik)"
    r"(?=[^\W\d_]{4})",
    re.IGNORECASE,
)
_SIGNS = frozenset("/\\?&=#_.,:;-–—+%@")
_LEAST = 3  # letters on each side


def joints(word: str) -> list[int]:
    """Places before which a compound may be parted, the good ones only."""
    return [m.end() for m in _JOINT.finditer(word) if m.end() >= _LEAST]


def syllables(word: str) -> list[int]:
    """Places before a consonant with a vowel after it, a vowel before, and three letters on each side."""
    return [
        n
        for n in range(_LEAST, len(word) - _LEAST + 1)
        if word[n].isalpha()
        and word[n] not in _VOWELS
        and word[n + 1] in _VOWELS
        and any(c in _VOWELS for c in word[:n])
    ]


def pieces(word: str, fits: Callable[[str], bool]) -> list[str]:
    """The word in pieces that fit, each but the last with its hyphen unless it ends in a sign. Never an empty one."""
    out: list[str] = []
    rest = word
    while rest and not fits(rest):
        end, mark = _first_piece(rest, fits)
        out.append(rest[:end] + mark)
        rest = rest[end:]
    return [*out, rest] if rest else out


def broken(text: str, is_too_wide: Callable[[str], bool], fits: Callable[[str], bool]) -> str:
    """The text with each word that `is_too_wide` cut by line breaks; spaces and other words as they were."""
    return "".join(
        "\n".join(pieces(part, fits)) if part and not part.isspace() and is_too_wide(part) else part
        for part in re.split(r"(\s+)", text)
    )


def _first_piece(word: str, fits: Callable[[str], bool]) -> tuple[int, str]:
    """How many characters go on this line, and what is put after them."""
    most = _longest(word, fits)
    signs = [n for n in range(1, most + 1) if word[n - 1] in _SIGNS]
    if signs and signs[-1] >= most / 3:
        return signs[-1], ""
    if not word[: most + 1].replace("-", "").isalpha():
        return most, ""
    room = _longest(word, lambda piece: fits(piece + "-"))
    good = [n for n in joints(word) if n <= room]
    if good and good[-1] >= room / 2:
        return good[-1], "-"
    weak = [n for n in syllables(word) if n <= room]
    return (weak[-1] if weak and weak[-1] >= room / 2 else room), "-"


def _longest(word: str, fits: Callable[[str], bool]) -> int:
    """The most characters that fit, at least one; a mark that combines stays with its letter."""
    low, high = 1, len(word) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fits(word[:middle]):
            low = middle
        else:
            high = middle - 1
    return max(1, low)
