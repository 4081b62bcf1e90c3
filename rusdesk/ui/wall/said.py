"""What stands on a note that speaks for others: how many say it, and which groups."""

from __future__ import annotations

from collections.abc import Sequence

from rusdesk.machine.languages import Words


def said_words(words: Words, count: int, groups: Sequence[int]) -> str:
    """ "3 · sagt av 2, 5, 7" for the foot of a note; how many notes it is when no group is known; "" for one."""
    if count < 2:
        return ""
    if not groups:
        return words.n("{n} lapp", "{n} lappar", count)
    return words("{n} · sagt av {groups}").format(n=count, groups=", ".join(map(str, groups)))


def said_in_full(words: Words, count: int, groups: Sequence[int]) -> str:
    """ "sagt av 3 lappar, grupp 2, 5, 7", to be heard or read at leisure."""
    if count < 2:
        return ""
    if not groups:
        return words("står för {n} lappar").format(n=count)
    return words("står för {n} lappar, sagt av grupp {groups}").format(n=count, groups=", ".join(map(str, groups)))
