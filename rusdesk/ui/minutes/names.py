"""What the chapters are called in the outline, and how much each holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rusdesk.domain.chapters import (
    Chapter,
    Closing,
    Dates,
    MapChapter,
    Own,
    Programme,
    RoundChapter,
    Section,
    Signatures,
)
from rusdesk.domain.frozen import frozen
from rusdesk.domain.minutes import outline
from rusdesk.domain.minutes_settings import ChapterKey, ChapterKind, MinutesKind, settings_of
from rusdesk.domain.people import Unit
from rusdesk.domain.state import State
from rusdesk.domain.votes_told import VoteChapter
from rusdesk.domain.wall_chapter import WallChapter
from rusdesk.machine.languages import Words

Place = TypeVar("Place")


@frozen
class Row:
    """A chapter: what tells it from the others, its heading, how much it holds (0 where nothing is counted) and
    whether it is on. `has_heading`: whether the document's bookmarks have it; `usual` is what it is
    called without a heading of its own.
    """

    key: ChapterKey
    title: str
    count: int
    is_on: bool
    has_heading: bool = True
    number: int = 0
    usual: str = ""

    @property
    def kind(self) -> ChapterKind:
        return self.key[0]


def rows(
    words: Words, state: State, units: Sequence[Unit], told: Sequence[tuple[Section, bool]] | None = None
) -> list[Row]:
    """One row for each chapter with something to say, in the document's order; `number` is its § in a protocol.

    `told` is the outline, where it is known already.
    """
    out: list[Row] = []
    settings = settings_of(state)
    number = settings.first_number
    for section, is_on in outline(state, units) if told is None else told:
        has_heading = bool(section.heading) or not isinstance(section.chapter, (Closing, Signatures))
        shown = number if settings.kind == "protocol" and has_heading and is_on else 0
        number += bool(shown)
        usual = _title(words, section.chapter)
        title = section.heading or usual
        out.append(Row(section.key, title, _count(section.chapter), is_on, has_heading, shown, usual))
    return out


def _title(words: Words, chapter: Chapter) -> str:
    """A chapter's own title where it has one, else what its kind is called."""
    match chapter:
        case Own() | MapChapter() | WallChapter() | RoundChapter() | VoteChapter() if chapter.title:
            return chapter.title
        case Dates(target="next_meeting"):
            return words("Nästa träff")
        case _:
            pass
    return kind_name(words, chapter.kind)


def chapter_name(words: Words, section: Section) -> str:
    """Its own heading where it has one, else what it is called by itself."""
    return section.heading or _title(words, section.chapter)


def kind_name(words: Words, kind: ChapterKind) -> str:
    """What chapters of a kind are called."""
    names: dict[ChapterKind, str] = {
        "decisions": words("Beslut"),
        "actions": words("Åtgärder"),
        "participants": words("Deltagare"),
        "programme": words("Program"),
        "check_in": words("Incheckning"),
        "map": words("Lägesbild"),
        "dialogue": words("Dialog"),
        "votes": words("Omröstning"),
        "round": words("Runda"),
        "questions": words("Frågor"),
        "parked": words("Parkerat"),
        "summaries": words("Sammanfattningar"),
        "dates": words("Kommande datum"),
        "links": words("Länkar"),
        "check_out": words("Utcheckning"),
        "closing": words("Avslutning"),
        "own": words("Eget kapitel"),
        "attachments": words("Bilagor"),
        "signatures": words("Underskrifter"),
    }
    return names[kind]


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
        case Closing() | Own() | Signatures():
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
        case "closing" | "own" | "signatures":
            return ""
        case _:
            return words.n("{n} punkt", "{n} punkter", row.count)


def document_name(words: Words, kind: MinutesKind) -> str:
    """What a document of the kind is called by itself; `words` in its own language."""
    match kind:
        case "minutes":
            return words("Mötesanteckningar")
        case "protocol":
            return words("Protokoll")
        case "outcomes":
            return words("Beslut och åtgärder")
        case "running_list":
            return words("Internt körschema")


def has_own_name(kind: MinutesKind) -> bool:
    """Whether it may be called something else."""
    return kind in ("minutes", "protocol")


def begins(found: Sequence[Row], bookmarks: Sequence[Place]) -> dict[ChapterKey, Place]:
    """Key → where it begins, from where the document's first-level bookmarks lead.

    Empty when they don't agree, as while the pages shown are older than the outline.
    """
    shown = [row for row in found if row.is_on]
    if sum(row.has_heading for row in shown) != len(bookmarks):
        return {}
    out: dict[ChapterKey, Place] = {}
    at = 0
    for row in shown:
        # what has no heading follows upon the last that has one
        if bookmarks:
            out[row.key] = bookmarks[at if row.has_heading else max(0, at - 1)]
        at += row.has_heading
    return out
