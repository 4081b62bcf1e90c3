"""What the chapters are called in the outline, and how much each holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from rusdesk.domain.minutes import (
    Chapter,
    ChapterKind,
    Closing,
    Dates,
    MapChapter,
    MinutesSettings,
    Programme,
    RoundChapter,
    WallChapter,
    chapter_kinds,
)
from rusdesk.domain.people import Unit
from rusdesk.domain.state import State
from rusdesk.machine.languages import Words

Place = TypeVar("Place")


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of chapter: its heading, how much it holds (0 where nothing is counted) and whether it is on.

    `headings` is how many of the document's first-level headings it makes.
    """

    kind: ChapterKind
    title: str
    count: int
    is_on: bool
    headings: int


def rows(words: Words, state: State, units: Sequence[Unit]) -> list[Row]:
    """One row for each kind of chapter with something to say, in the document's order."""
    by_kind: dict[ChapterKind, list[Chapter]] = {}
    switched: dict[ChapterKind, bool] = {}
    for chapter, is_on in chapter_kinds(state, units):
        by_kind.setdefault(chapter.kind, []).append(chapter)
        switched[chapter.kind] = is_on
    return [
        Row(kind, _title(words, kind, found), sum(map(_count, found)), switched[kind], sum(map(_headings, found)))
        for kind, found in by_kind.items()
    ]


def left_out(settings: MinutesSettings, kind: str, is_on: bool) -> tuple[str, ...]:
    """The kinds switched off once `kind` has been switched on or off."""
    others = tuple(k for k in settings.left_out if k != kind)
    return others if is_on else (*others, kind)


def _title(words: Words, kind: ChapterKind, found: Sequence[Chapter]) -> str:
    """A single chapter's own title where it has one, else what its kind is called."""
    own = getattr(found[0], "title", "") if len(found) == 1 else ""
    if own:
        return str(own)
    names: dict[ChapterKind, str] = {
        "decisions": words("Beslut"),
        "actions": words("Åtgärder"),
        "participants": words("Deltagare"),
        "programme": words("Program"),
        "check_in": words("Incheckning"),
        "map": words("Lägesbild"),
        "dialogue": words("Dialog"),
        "votes": words("Omröstningar"),
        "round": words("Rundor"),
        "questions": words("Frågor"),
        "parked": words("Parkerat"),
        "summaries": words("Sammanfattningar"),
        "dates": words("Kommande datum"),
        "links": words("Länkar"),
        "check_out": words("Utcheckning"),
        "closing": words("Avslutning"),
    }
    if kind == "dates" and _has_next(found):
        return words("Nästa träff")
    return names[kind]


def _has_next(found: Sequence[Chapter]) -> bool:
    return any(line.is_next_meeting for c in found if isinstance(c, Dates) for line in c.lines)


def _count(chapter: Chapter) -> int:
    match chapter:
        case Programme():
            return sum(len(part.lines) for part in chapter.parts)
        case RoundChapter():
            return sum(len(answers) for _, answers in chapter.questions)
        case MapChapter():
            return sum(len(names) for layer in chapter.layers for _, _, names in layer.by_stage)
        case WallChapter():
            return sum(group.note_count for group in chapter.groups)
        case Closing():
            return 0
        case _:
            return len(chapter.lines)


def count_said(words: Words, row: Row) -> str:
    """ "13 punkter": the count with its word, for screen readers and tool tips."""
    match row.kind:
        case "participants":
            return words.n("{n} deltagare", "{n} deltagare", row.count)
        case "check_in" | "check_out" | "round":
            return words.n("{n} svar", "{n} svar", row.count)
        case "map":
            return words.n("{n} markering", "{n} markeringar", row.count)
        case "dialogue":
            return words.n("{n} lapp", "{n} lappar", row.count)
        case "votes":
            return words.n("{n} alternativ", "{n} alternativ", row.count)
        case "dates":
            return words.n("{n} datum", "{n} datum", row.count)
        case "closing":
            return ""
        case _:
            return words.n("{n} punkt", "{n} punkter", row.count)


def _headings(chapter: Chapter) -> int:
    match chapter:
        case Dates():
            # the next meeting has a heading of its own, and the other dates theirs
            return len({line.is_next_meeting for line in chapter.lines})
        case Closing():
            return 0
        case _:
            return 1


def begins(found: Sequence[Row], bookmarks: Sequence[Place]) -> dict[str, Place]:
    """Kind → where it begins, from where the document's first-level bookmarks lead.

    Empty when they don't agree, as while the pages shown are older than the outline.
    """
    shown = [row for row in found if row.is_on]
    if sum(row.headings for row in shown) != len(bookmarks):
        return {}
    out: dict[str, Place] = {}
    at = 0
    for row in shown:
        # what has no heading follows upon the last that has one
        if bookmarks:
            out[row.kind] = bookmarks[at if row.headings else max(0, at - 1)]
        at += row.headings
    return out
