"""What the minutes are made of: the chapters and their lines as data, without a word of how they look."""

from __future__ import annotations

from typing import Literal

from rusdesk.domain.agenda import ItemKind
from rusdesk.domain.frozen import frozen
from rusdesk.domain.minutes_settings import ChapterKey, MinutesKind
from rusdesk.domain.outcomes import OutcomeStatus
from rusdesk.domain.people import Role
from rusdesk.domain.plain import Block
from rusdesk.domain.votes_told import VoteChapter
from rusdesk.domain.wall_chapter import WallChapter


@frozen
class Facts:
    """The head of the minutes. `span` is first start and last end in minutes after midnight, per day when known.

    `participants` counts those noted present when `is_attended`, else those listed.
    `chair`, `adjusters` and `file_number` are a protocol's; `parts` names the parts of the day when only some are told.
    """

    title: str
    topic: str
    organiser: str
    place: str
    days: tuple[str, ...]
    span: tuple[int, int] | None
    remark: str
    participants: int
    notes: int
    groups: int
    decisions: int
    actions: int
    facilitators: tuple[str, ...] = ()
    note_takers: tuple[str, ...] = ()
    chair: str = ""
    adjusters: tuple[str, ...] = ()
    file_number: str = ""
    parts: tuple[str, ...] = ()
    is_attended: bool = False


@frozen
class OutcomeLine:
    """`due` is an ISO date or words. `from_item` is the title of the item it came up under, `source` what it was made
    of, empty when it was written as it is. `carried` names the earlier workshop it was taken along from.
    """

    text: str
    owner: str
    due: str
    status: OutcomeStatus
    from_item: str
    source: Literal["", "note", "answer", "jotting"] = ""
    carried: str = ""


@frozen
class Outcomes:
    """Decisions, actions, questions or parked points, by the chapter's kind; `shows_origin`: and where from."""

    kind: Literal["decisions", "actions", "questions", "parked"]
    lines: tuple[OutcomeLine, ...]
    shows_origin: bool = False


@frozen
class PersonLine:
    name: str
    organisation: str
    role: Role


@frozen
class PresenceLine:
    """How somebody attended. `part` is the part of the day's title, empty for the whole; `came` and `left` in UTC ms,
    0 for from the beginning and to the end; `represented` names who stood in.
    """

    name: str
    organisation: str
    part: str
    is_here: bool
    came: int = 0
    left: int = 0
    represented: str = ""

    @property
    def shown(self) -> str:
        return ", ".join(dict.fromkeys(x for x in (self.name, self.organisation) if x))


@frozen
class Participants:
    """Those who took part. `attendance` is what is known of each, also of those who had to stay away."""

    lines: tuple[PersonLine, ...]
    attendance: tuple[PresenceLine, ...] = ()
    kind: Literal["participants"] = "participants"


@frozen
class ItemLine:
    """A row of the programme. `start` in minutes after midnight; `began` and `ended` in UTC ms, 0 when unknown.

    `notes` are internal: only the running list has them, and never anything that is published.
    """

    title: str
    kind: ItemKind
    text: str
    presenters: str
    start: int | None
    minutes: int
    is_fixed: bool
    began: int
    ended: int
    jottings: tuple[str, ...]
    questions: tuple[str, ...]
    depth: int
    assumed: str
    notes: str = ""


@frozen
class PartLines:
    title: str
    who: str
    day: str
    lines: tuple[ItemLine, ...]


@frozen
class Programme:
    parts: tuple[PartLines, ...]
    shows_actual: bool
    kind: Literal["programme"] = "programme"


@frozen
class AnswerLine:
    """`who` is empty when the minutes leave names out."""

    who: str
    text: str


@frozen
class ResultLines:
    """What one question came to. `counts`: (answer, how many, how many at the check-in compared with or None); `mean`
    of a scale; `words`: (word, how many). `before` is the compared round's title, empty for none.
    """

    counts: tuple[tuple[str, int, int | None], ...] = ()
    mean: float | None = None
    words: tuple[tuple[str, int], ...] = ()
    before: str = ""
    before_mean: float | None = None


@frozen
class RoundChapter:
    """A round: each question with its answers in speaking order, and those who weren't there.

    `results` go with the questions, one each; of answers that are counted only those with words of their own stand
    among the answers, unless names are shown.
    """

    kind: Literal["check_in", "check_out", "round"]
    title: str
    form: str
    questions: tuple[tuple[str, tuple[AnswerLine, ...]], ...]
    absent: tuple[str, ...]
    target: str = ""
    results: tuple[ResultLines, ...] = ()


@frozen
class LayerLines:
    """One layer of a map. `by_stage`: (stage number, stage name, units' names); `missing` units have no stage.

    `since` is the ISO day or month of the earlier layer compared with, empty for none, and `moved` (unit's name, stage
    then, stage now) for those that had another. `comments`: (unit's name, what was said of it).
    """

    title: str
    question: str
    dated: str
    assumed: str
    by_stage: tuple[tuple[int, str, tuple[str, ...]], ...]
    missing: tuple[str, ...]
    since: str = ""
    moved: tuple[tuple[str, int, int], ...] = ()
    comments: tuple[tuple[str, str], ...] = ()


@frozen
class MapChapter:
    title: str
    layers: tuple[LayerLines, ...]
    kind: Literal["map"] = "map"
    target: str = ""


@frozen
class SummaryLines:
    title: str
    blocks: tuple[Block, ...]


@frozen
class Summaries:
    lines: tuple[SummaryLines, ...]
    kind: Literal["summaries"] = "summaries"


@frozen
class DateLines:
    """A date to come. `id` is its record's, so that a calendar knows it again."""

    is_next_meeting: bool
    title: str
    topic: str
    start: str
    end: str
    hours: str
    place: str
    second_place: str
    planners: tuple[str, ...]
    is_preliminary: bool
    agenda: tuple[Block, ...]
    id: str = ""


@frozen
class Dates:
    """The next meeting (`target` "next_meeting"), or the other dates to come ("other")."""

    lines: tuple[DateLines, ...]
    kind: Literal["dates"] = "dates"
    target: str = "other"


@frozen
class Links:
    """Titles and addresses; an address may be empty."""

    lines: tuple[tuple[str, str], ...]
    kind: Literal["links"] = "links"


@frozen
class Closing:
    text: str
    kind: Literal["closing"] = "closing"


@frozen
class Own:
    """A chapter of the organizer's own: a title, and the text that stands in its section's `before`."""

    title: str
    kind: Literal["own"] = "own"
    target: str = ""


@frozen
class Attachments:
    """What lies beside a protocol, in its order."""

    lines: tuple[str, ...]
    kind: Literal["attachments"] = "attachments"


@frozen
class Signatures:
    """Who signs a protocol; a name may be empty, and is then written by hand."""

    secretary: str
    chair: str
    adjusters: tuple[str, ...]
    kind: Literal["signatures"] = "signatures"


Chapter = (
    Outcomes | Participants | Programme | RoundChapter | MapChapter | WallChapter | VoteChapter | Summaries | Dates
    | Links | Closing | Own | Attachments | Signatures
)  # fmt: skip


def says_something(chapter: Chapter) -> bool:
    """Whether there is anything in it to read."""
    match chapter:
        case Outcomes() | Participants() | VoteChapter() | Summaries() | Dates() | Links() | Attachments():
            return bool(chapter.lines)
        case Programme():
            return any(p.lines for p in chapter.parts)
        case RoundChapter():
            return bool(chapter.questions)
        case MapChapter():
            return bool(chapter.layers)
        case WallChapter():
            return bool(chapter.groups or chapter.questions)
        case Closing():
            return bool(chapter.text)
        case Own() | Signatures():
            return True


@frozen
class Section:
    """A chapter where it stands in the document. `number` is its § in a protocol, 0 elsewhere.

    `heading` is the organizer's own, empty for the usual one; `before` and `after` are texts around what it tells.
    """

    chapter: Chapter
    heading: str = ""
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    number: int = 0

    @property
    def key(self) -> ChapterKey:
        """What tells it from the others, as its choices are kept under."""
        return key_of(self.chapter)

    @property
    def is_worth_reading(self) -> bool:
        return says_something(self.chapter) or bool(self.before or self.after)


def key_of(chapter: Chapter) -> ChapterKey:
    """(kind, id of the wall, map or round it is about, or empty where there is one of its kind)."""
    return chapter.kind, getattr(chapter, "target", "")


@frozen
class Minutes:
    """The whole: `title` is the document's own name, empty for the usual one.

    `is_draft` until it has been made final as it stands; `version` counts those made final, 0 before the first.
    """

    title: str
    language: Literal["sv", "en"]
    facts: Facts
    sections: tuple[Section, ...]
    kind: MinutesKind = "minutes"
    is_draft: bool = False
    version: int = 0

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        return tuple(section.chapter for section in self.sections)
