"""A paste read in all its ways, and what of it is on the wall already: in whatever thread asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rusdesk.domain.plain import folded

if TYPE_CHECKING:
    from rusdesk.ui.wall.paste_rows import BoardsDraft

    # one way to read it, and by place what a note on the wall says already
    Read = tuple[BoardsDraft, dict[int, str]]

_MOST_COMPARED = 150_000  # characters; of more only copies of what is on the wall are told


def reading_of(
    text: str, read: Callable[[str, Sequence[str]], BoardsDraft], there: Sequence[str], asked: Sequence[str]
) -> Callable[[], list[Read]]:
    """Reads the text when called, the likeliest way first. Raises Refused.

    `there` are the texts of the wall, `asked` its questions.
    """

    def go() -> list[Read]:
        first = read(text, asked)
        return [
            (draft, _known(there, [n.text for b in draft.boards for n in b.notes])) for draft in (first, *first.others)
        ]

    return go


def _known(there: Sequence[str], texts: Sequence[str]) -> dict[int, str]:
    """The pasted texts that a note on the wall says already, by place, with what it says."""
    if sum(map(len, there)) + sum(map(len, texts)) > _MOST_COMPARED:
        same = {folded(text): text for text in there}
        return {at: same[key] for at, text in enumerate(texts) if (key := folded(text)) in same}
    from rusdesk.domain.sameness import likely_duplicates

    pairs = likely_duplicates([*there, *texts])
    return {b - len(there): there[a] for a, b in reversed(pairs) if a < len(there) <= b}
