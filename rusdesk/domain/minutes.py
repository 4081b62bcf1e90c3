"""The minutes as data: a State becomes chapters; how they look and in which words is the report's business."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rusdesk.domain import agenda, outcomes, rounds, statusmap, wall
from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.agenda import ItemKind
from rusdesk.domain.minutes_settings import MINUTES_ID as MINUTES_ID
from rusdesk.domain.minutes_settings import ChapterKind as ChapterKind
from rusdesk.domain.minutes_settings import MinutesSettings as MinutesSettings
from rusdesk.domain.minutes_settings import settings_of as settings_of
from rusdesk.domain.outcomes import OutcomeStatus
from rusdesk.domain.people import Group, Participant, Question, Role, Unit
from rusdesk.domain.plain import Block, blocks
from rusdesk.domain.rounds import RoundKind
from rusdesk.domain.state import State, ranked
from rusdesk.domain.votes_told import VoteChapter as VoteChapter
from rusdesk.domain.votes_told import VoteLine as VoteLine
from rusdesk.domain.votes_told import vote_chapters
from rusdesk.domain.wall import Colour, Note
from rusdesk.domain.workshop import ComingDate, Link, Summary, Workshop


@dataclass(frozen=True, slots=True)
class Facts:
    """The head of the minutes. `span` is first start and last end in minutes after midnight, per day when known."""

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


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    text: str
    owner: str
    due: str
    status: OutcomeStatus
    from_item: str


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Decisions, actions, questions or parked points, by the chapter's kind."""

    kind: Literal["decisions", "actions", "questions", "parked"]
    lines: tuple[OutcomeLine, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    name: str
    organisation: str
    role: Role


@dataclass(frozen=True, slots=True)
class Participants:
    lines: tuple[PersonLine, ...]
    kind: Literal["participants"] = "participants"


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A row of the programme. `start` in minutes after midnight; `began` and `ended` in UTC ms, 0 when unknown."""

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


@dataclass(frozen=True, slots=True)
class PartLines:
    title: str
    who: str
    day: str
    lines: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    parts: tuple[PartLines, ...]
    shows_actual: bool
    kind: Literal["programme"] = "programme"


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """`who` is empty when the minutes leave names out."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class RoundChapter:
    """A round: each question with its answers in speaking order, and those who weren't there."""

    kind: Literal["check_in", "check_out", "round"]
    title: str
    form: str
    questions: tuple[tuple[str, tuple[AnswerLine, ...]], ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class MapChapter:
    title: str
    layers: tuple[LayerLines, ...]
    kind: Literal["map"] = "map"


@dataclass(frozen=True, slots=True)
class NoteLine:
    text: str
    colour: Colour
    author: str


@dataclass(frozen=True, slots=True)
class AreaLines:
    """The notes under one question in a group; `question` is empty for those not sorted by question.

    `heading` is an own area title, used when there is no question.
    """

    question: str
    heading: str
    notes: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True)
class CardLines:
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class GroupLines:
    """One group on a wall; `number` is None for what belongs to no group."""

    number: int | None
    title: str
    areas: tuple[AreaLines, ...]
    cards: tuple[CardLines, ...]

    @property
    def note_count(self) -> int:
        return sum(len(a.notes) for a in self.areas)


@dataclass(frozen=True, slots=True)
class WallChapter:
    title: str
    prompt: str
    questions: tuple[str, ...]
    groups: tuple[GroupLines, ...]
    legend: tuple[tuple[str, str], ...]
    kind: Literal["dialogue"] = "dialogue"


@dataclass(frozen=True, slots=True)
class SummaryLines:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Summaries:
    lines: tuple[SummaryLines, ...]
    kind: Literal["summaries"] = "summaries"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Dates:
    lines: tuple[DateLines, ...]
    kind: Literal["dates"] = "dates"


@dataclass(frozen=True, slots=True)
class Links:
    """Titles and addresses; an address may be empty."""

    lines: tuple[tuple[str, str], ...]
    kind: Literal["links"] = "links"


@dataclass(frozen=True, slots=True)
class Closing:
    text: str
    kind: Literal["closing"] = "closing"


Chapter = (
    Outcomes
    | Participants
    | Programme
    | RoundChapter
    | MapChapter
    | WallChapter
    | VoteChapter
    | Summaries
    | Dates
    | Links
    | Closing
)


@dataclass(frozen=True, slots=True)
class Minutes:
    """The whole: `title` is the document's own name, empty for the usual one."""

    title: str
    language: Literal["sv", "en"]
    facts: Facts
    chapters: tuple[Chapter, ...]


def compose(state: State, units: Sequence[Unit]) -> Minutes:
    """The minutes of a workshop as chapters in their order: what was decided first, then the day as it went.

    Chapters with nothing to say are left out, as are those switched off; hidden notes are nowhere.
    """
    state = visible_to(Audience.READER, state)
    workshop = state.get(Workshop, state.workshop)
    settings = settings_of(state)
    chapters: list[Chapter] = [
        _outcomes(state, "decisions"),
        _outcomes(state, "actions"),
        _participants(state),
        _programme(state, settings),
        *_rounds(state, settings, units, "check_in"),
        *_maps(state, units),
        *_walls(state, settings),
        *vote_chapters(state, units),
        *_rounds(state, settings, units, "other"),
        _outcomes(state, "questions"),
        _outcomes(state, "parked"),
        _summaries(state),
        _dates(state),
        Links(tuple((x.title, x.address) for x in ranked(state.each(Link)))),
        *_rounds(state, settings, units, "check_out"),
        Closing(workshop.closing),
    ]
    shown = tuple(c for c in chapters if c.kind not in settings.left_out and _says_something(c))
    return Minutes(settings.title, workshop.language, _facts(state, workshop), shown)


def chapter_kinds(state: State, units: Sequence[Unit]) -> list[tuple[Chapter, bool]]:
    """Every chapter that has something to say, with whether it is on; for the outline in Dokumentera."""
    settings = settings_of(state)
    everything = State(
        state.workshop,
        state.seq,
        {**state.tables, MinutesSettings.KIND: {}},
    )
    return [(c, c.kind not in settings.left_out) for c in compose(everything, units).chapters]


def _says_something(chapter: Chapter) -> bool:
    match chapter:
        case Outcomes() | Participants() | VoteChapter() | Summaries() | Dates() | Links():
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


def _facts(state: State, workshop: Workshop) -> Facts:
    span = agenda.span_of(agenda.schedule(state))
    return Facts(
        title=workshop.title,
        topic=workshop.topic,
        organiser=workshop.organiser,
        place=workshop.place,
        days=workshop.days,
        span=span,
        remark=workshop.remark,
        participants=sum(1 for _ in state.each(Participant)),
        notes=sum(1 for _ in state.each(Note)),
        groups=sum(1 for _ in state.each(Group)),
        decisions=len(outcomes.outcomes(state, "decision")),
        actions=len(outcomes.outcomes(state, "action")),
        facilitators=_with_role(state, "facilitator"),
        note_takers=_with_role(state, "note_taker"),
    )


def _with_role(state: State, role: Role) -> tuple[str, ...]:
    people = [p for p in ranked(state.each(Participant)) if p.role == role]
    return tuple(", ".join(x for x in (p.name, p.organisation) if x) for p in people)


_OUTCOME_OF: dict[str, outcomes.OutcomeKind] = {
    "decisions": "decision",
    "actions": "action",
    "questions": "question",
    "parked": "parked",
}


def _outcomes(state: State, kind: Literal["decisions", "actions", "questions", "parked"]) -> Outcomes:
    lines = []
    for outcome in outcomes.outcomes(state, _OUTCOME_OF[kind]):
        item = state.find(agenda.Item, outcome.item)
        lines.append(OutcomeLine(outcome.text, outcome.owner, outcome.due, outcome.status, item.title if item else ""))
    return Outcomes(kind, tuple(lines))


def _participants(state: State) -> Participants:
    people = ranked(state.each(Participant))
    return Participants(tuple(PersonLine(p.name, p.organisation, p.role) for p in people))


def _programme(state: State, settings: MinutesSettings) -> Programme:
    slots = agenda.schedule(state)
    struck = agenda.struck(slots)
    rows = []
    for part in agenda.parts(state):
        lines = []
        for slot in slots:
            item = slot.item
            if item.part != part.id:
                continue
            told = outcomes.jottings_of(state, item.id)
            if not told and item.id in struck:
                continue
            run = agenda.run_of(state, item.id)
            lines.append(
                ItemLine(
                    title=item.title,
                    kind=item.kind,
                    text=item.text,
                    presenters=item.presenters,
                    start=slot.start,
                    minutes=item.minutes,
                    is_fixed=item.start is not None,
                    began=run.started if run else 0,
                    ended=run.ended if run else 0,
                    jottings=tuple(j.text for j in told),
                    questions=tuple(q.text for q in ranked(state.each(Question)) if q.item == item.id),
                    depth=slot.depth,
                    assumed=item.assumed,
                )
            )
        rows.append(PartLines(part.title, part.who, part.day, tuple(lines)))
    return Programme(tuple(rows), settings.shows_actual)


def _rounds(state: State, settings: MinutesSettings, units: Sequence[Unit], kind: RoundKind) -> list[RoundChapter]:
    out = []
    for one in rounds.rounds(state):
        if one.kind != kind:
            continue
        said = rounds.answers_of(state, one.id)
        places = rounds.order(state, one, units)
        questions = []
        for question in rounds.questions_in(state, one):
            lines = [
                AnswerLine(p.full if settings.shows_names else "", said[p.who, question.id].text)
                for p in places
                if (p.who, question.id) in said
            ]
            questions.append((question.text, tuple(lines)))
        out.append(
            RoundChapter(
                kind="round" if kind == "other" else kind,
                title=one.title,
                form=one.form,
                questions=tuple(questions),
                absent=tuple(p.full for p in places if p.state == "absent"),
            )
        )
    return out


def _maps(state: State, units: Sequence[Unit]) -> list[MapChapter]:
    out = []
    for one in statusmap.maps(state):
        layers = []
        for layer in statusmap.layers_of(state, one.id):
            marks = statusmap.marks_of(state, layer.id)
            by_stage = tuple(
                (n, name, tuple(u.short for u in units if u.code in marks and marks[u.code].stage == n))
                for n, name in enumerate(layer.stages, start=1)
            )
            missing = tuple(u.short for u in units if not statusmap.stage_of(marks, u.code))
            before = statusmap.since(state, layer, units)
            steps = before.steps if before else {}
            layers.append(
                LayerLines(
                    layer.title,
                    layer.question,
                    layer.dated,
                    layer.assumed,
                    by_stage,
                    missing,
                    before.earlier.dated if before else "",
                    tuple((u.short, *steps[u.code]) for u in units if before and before.moved(u.code)),
                    tuple((u.short, marks[u.code].comment) for u in units if u.code in marks and marks[u.code].comment),
                )
            )
        out.append(MapChapter(one.title, tuple(layers)))
    return out


def _walls(state: State, settings: MinutesSettings) -> list[WallChapter]:
    out = []
    for one in wall.walls(state):
        areas = wall.areas_of(state, one.id)
        groups: list[GroupLines] = []
        for group in [*wall.groups_of(state, one.id), None]:
            mine = [a for a in areas if a.group == (group.id if group else "")]
            lines = tuple(_area_lines(state, a, settings) for a in mine)
            cards = [c for c in state.each(wall.TextCard) if c.wall == one.id and c.area in {a.id for a in mine}]
            if group is None:
                loose = [n for n in wall.notes_of(state, one.id) if not state.find(wall.Area, n.area)]
                if loose:
                    lines = (*lines, AreaLines("", "", tuple(_note_line(n, settings) for n in loose)))
                cards += [c for c in state.each(wall.TextCard) if c.wall == one.id and not c.area]
            shown = tuple(CardLines(c.heading, blocks(c.body)) for c in ranked(cards))
            if lines or shown:
                groups.append(GroupLines(group.number if group else None, group.title if group else "", lines, shown))
        questions = tuple(q.text for q in wall.questions_of(state, one.id))
        out.append(WallChapter(one.title, one.prompt, questions, tuple(groups), one.legend))
    return out


def _area_lines(state: State, area: wall.Area, settings: MinutesSettings) -> AreaLines:
    question = state.find(Question, area.question)
    notes = tuple(_note_line(n, settings) for n in wall.notes_in(state, area))
    return AreaLines(question.text if question else "", area.title, notes)


def _note_line(note: Note, settings: MinutesSettings) -> NoteLine:
    return NoteLine(note.text, note.colour, note.author if settings.shows_names else "")


def _summaries(state: State) -> Summaries:
    return Summaries(tuple(SummaryLines(s.title, blocks(s.body)) for s in ranked(state.each(Summary))))


def _dates(state: State) -> Dates:
    lines = [
        DateLines(
            is_next_meeting=d.kind == "next_meeting",
            title=d.title,
            topic=d.topic,
            start=d.start,
            end=d.end,
            hours=d.hours,
            place=d.place,
            second_place=d.second_place,
            planners=d.planners,
            is_preliminary=d.is_preliminary,
            agenda=blocks(d.agenda),
            id=d.id,
        )
        for d in sorted(ranked(state.each(ComingDate)), key=lambda d: d.kind != "next_meeting")
    ]
    return Dates(tuple(lines))
