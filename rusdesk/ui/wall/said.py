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
    return words("{n} · sagt av {groups}").format(n=count, groups=in_runs(groups))


def said_aloud(words: Words, count: int, groups: Sequence[int]) -> str:
    """ "sagt av grupp 2, 5, 7" for the room, which doesn't know the desk's shorter ways."""
    if count < 2 or not groups:
        return said_words(words, count, groups)
    return words("sagt av grupp {groups}").format(groups=in_runs(groups))


def said_shorter(words: Words, groups: Sequence[int]) -> tuple[str, ...]:
    """Other ways to say which groups, each shorter than the one before, where the whole of it has no room."""
    if not groups:
        return ()
    told = in_runs(groups)
    return words("sagt av {groups}").format(groups=told), words("gr. {groups}").format(groups=told)


def in_runs(numbers: Sequence[int]) -> str:
    """ "1–3, 5": three or more in a row are a run. `numbers` in order."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def said_in_full(words: Words, count: int, groups: Sequence[int]) -> str:
    """ "sagt av 3 lappar, grupp 2, 5, 7", to be heard or read at leisure."""
    if count < 2:
        return ""
    if not groups:
        return words("står för {n} lappar").format(n=count)
    return words("står för {n} lappar, sagt av grupp {groups}").format(n=count, groups=", ".join(map(str, groups)))
