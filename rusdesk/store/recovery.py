"""What the journal holds and the library doesn't: found at start, and told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from rusdesk.domain.change import Change, change_from_json
from rusdesk.domain.errors import Refused
from rusdesk.domain.frozen import frozen
from rusdesk.store.segments import Drafts, Older, Segment, is_settled, library_of, read_segment, segments


@frozen
class Recovered:
    """`changes`: those past the library's last, in order within each workshop. `drafts`: (workshop, field) → text.

    `was_clean`: the last session came to its end. `bad_lines` in the middle of segments are damage;
    `astray` names workshops whose journal doesn't continue what the library holds, with the number where it breaks.
    """

    changes: tuple[Change, ...] = ()
    drafts: Drafts = field(default_factory=dict)
    older: tuple[Older, ...] = ()
    was_clean: bool = True
    bad_lines: int = 0
    astray: tuple[tuple[str, int], ...] = ()


def unsettled(folder: Path, library: str) -> list[Segment]:
    """The library's segments after the last settled one, oldest first. Raises OSError."""
    found: list[Path] = []
    for path in reversed(segments(folder)):
        if library_of(path) != library:
            continue
        if is_settled(path):
            break
        found.append(path)
    return [read_segment(p) for p in reversed(found)]


def recover(
    read: Sequence[Segment],
    saved: Mapping[str, int],
    drafts: Drafts,
    is_logged: Callable[[Change], bool],
) -> Recovered:
    """What of the unsettled segments the library hasn't.

    `saved` is workshop → last Change in the library, looked up after the segments were read: another process may be
    saving. `drafts` are those it held before that. `is_logged` says whether it holds that very Change.
    """
    live = dict(drafts)
    found: dict[str, list[Change]] = {}
    astray: dict[str, int] = {}
    bad = 0
    older = []
    for segment in read:
        changes, unread = _fold(segment, live)
        bad += len(segment.bad) + unread
        reach: dict[str, int] = {}
        for change in changes:
            line = found.setdefault(change.workshop, [])
            while line and line[-1].seq >= change.seq:
                # a later session went on from before it: the library was another then
                astray[change.workshop] = line.pop().seq
            line.append(change)
            reach[change.workshop] = change.seq
        older.append(Older(segment.path, reach))
    was_clean = not read or (bool(read[-1].entries) and read[-1].entries[-1].get("t") == "closed")
    fresh: list[Change] = []
    for workshop, line in found.items():
        last = saved.get(workshop, 0)
        at_last = next((c for c in line if c.seq == last), None)
        beyond = [c for c in line if c.seq > last]
        if beyond and at_last is not None and not is_logged(at_last):
            # another history has the same numbers: what follows doesn't belong on top of it
            astray[workshop] = last
            continue
        for change in beyond:
            if change.seq != last + 1:
                astray[workshop] = change.seq
                break
            fresh.append(change)
            last = change.seq
    return Recovered(tuple(fresh), live, tuple(older), was_clean, bad, tuple(sorted(astray.items())))


def _fold(segment: Segment, live: dict[tuple[str, str], str]) -> tuple[list[Change], int]:
    """The Changes of a segment, with `live` brought up to its end; and how many entries made no sense."""
    changes: list[Change] = []
    unread = 0
    for entry in segment.entries:
        try:
            match entry["t"]:
                case "change":
                    change = change_from_json(entry["change"])
                    changes.append(change)
                    live.pop((change.workshop, str(entry.get("ends", ""))), None)
                case "draft":
                    key = (str(entry["workshop"]), str(entry["field"]))
                    live.pop(key, None)
                    if entry["text"]:
                        live[key] = str(entry["text"])
                case _:
                    pass
        except (Refused, KeyError, TypeError):
            unread += 1
    return changes, unread
