"""The minutes as data: a State becomes chapters; how they look and in which words is the report's business."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from rusdesk.domain import agenda, outcomes, wall
from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.attendance_told import counted_participants, is_attended, participants_told
from rusdesk.domain.chapters import (
    Attachments,
    Chapter,
    Closing,
    DateLines,
    Dates,
    Facts,
    ItemLine,
    Links,
    Minutes,
    OutcomeLine,
    Outcomes,
    Own,
    PartLines,
    Programme,
    Section,
    Signatures,
    Summaries,
    SummaryLines,
)
from rusdesk.domain.composition import arranged, numbered
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.maps_told import maps_told
from rusdesk.domain.minutes_settings import MinutesKind, MinutesSettings, choices_of, settings_of
from rusdesk.domain.own_units import units_of
from rusdesk.domain.part_choice import only_parts
from rusdesk.domain.people import Group, Participant, Question, Role, Unit
from rusdesk.domain.plain import blocks
from rusdesk.domain.rounds_told import rounds_told
from rusdesk.domain.state import State, ranked
from rusdesk.domain.versions import status_of
from rusdesk.domain.votes_told import vote_chapters
from rusdesk.domain.wall import Note
from rusdesk.domain.wall_chapter import WallChapter
from rusdesk.domain.walls_told import walls_told
from rusdesk.domain.workshop import ComingDate, Link, Summary, Workshop

MakeWalls = Callable[[], list[WallChapter]]


def compose(
    state: State,
    units: Sequence[Unit],
    kind: MinutesKind | None = None,
    parts: Sequence[str] | None = None,
    told: Sequence[tuple[Section, bool]] | None = None,
) -> Minutes:
    """The minutes of a workshop as its settings have them, or of another kind or other parts in their stead.

    Chapters with nothing to say are left out, as are those switched off; hidden notes are nowhere. They are a draft
    as long as the minutes that the settings have are. `told` is the outline, where it is known already.
    """
    settings = settings_of(state)
    whole = _composed(state, units, settings, told)
    is_draft, version = status_of(state, whole)
    if kind is not None or parts is not None:
        wanted = replace(settings, kind=kind or settings.kind, parts=settings.parts if parts is None else tuple(parts))
        whole = whole if wanted == settings else _composed(state, units, wanted)
    if whole.kind == "running_list":
        # it isn't for readers, and never final
        is_draft, version = False, 0
    return replace(whole, is_draft=is_draft, version=version)


def outline(
    state: State, units: Sequence[Unit], walls: Callable[[MakeWalls], list[WallChapter]] | None = None
) -> list[tuple[Section, bool]]:
    """Every chapter that has something to say, in the document's order, with whether it is on.

    `walls` may give back those of the walls that it was given before, as long as nothing they tell of has changed
    (`tells_of_walls`); else it calls what it gets.
    """
    settings = settings_of(state)
    return _sections(_Seen(state, settings), units, settings, walls)


def tells_of_walls(state: State) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """What the chapters of the walls are made of: as long as the first are the same objects and the last equal, so
    are they.
    """
    settings = settings_of(state)
    tables = tuple(state.tables.get(kind) for kind in KINDS if kind not in _NOT_ON_WALLS)
    return tables, (settings.shows_names, settings.by_theme, settings.parts)


# What is changed in the editor of the minutes; walls tell nothing of it
_NOT_ON_WALLS = frozenset(
    {"outcome", "summary", "link", "coming_date", "jotting", "answer", "turn", "round", "vote", "vote_option", "ballot",
     "minutes", "chapter", "version", "projection"}
)  # fmt: skip


class _Seen:
    """What a reader of the chosen parts sees, and when each item begins in the whole day."""

    def __init__(self, state: State, settings: MinutesSettings) -> None:
        whole = visible_to(Audience.READER, state)
        self.state = only_parts(whole, settings.parts)
        # an item's time follows from those before it, also when they are of another part
        there = self.state.table(agenda.Item)
        self.slots = [slot for slot in agenda.schedule(whole) if slot.item.id in there]


def _composed(
    state: State,
    units: Sequence[Unit],
    settings: MinutesSettings,
    told: Sequence[tuple[Section, bool]] | None = None,
) -> Minutes:
    seen = _Seen(state, settings)
    workshop = seen.state.get(Workshop, state.workshop)
    shown = [section for section, is_on in (told or _sections(seen, units, settings)) if is_on]
    if settings.kind == "protocol":
        shown = numbered(shown, settings.first_number)
    language = settings.language or workshop.language
    return Minutes(settings.title, language, _facts(seen, workshop, settings, units), tuple(shown), settings.kind)


def _sections(
    seen: _Seen,
    units: Sequence[Unit],
    settings: MinutesSettings,
    walls: Callable[[MakeWalls], list[WallChapter]] | None = None,
) -> list[tuple[Section, bool]]:
    made = walls or (lambda make: make())
    found = [c for c in _chapters(seen, units, settings, made) if _belongs(c, settings.kind)]
    return arranged(found, choices_of(seen.state), settings.left_out)


def _belongs(chapter: Chapter, kind: MinutesKind) -> bool:
    match kind:
        case "outcomes":
            return chapter.kind in ("decisions", "actions")
        case "running_list":
            return chapter.kind == "programme"
        case "protocol":
            return True
        case "minutes":
            return chapter.kind not in ("attachments", "signatures")


def _chapters(
    seen: _Seen,
    standard: Sequence[Unit],
    settings: MinutesSettings,
    walls: Callable[[MakeWalls], list[WallChapter]],
) -> list[Chapter]:
    """Every chapter in the order they have by themselves: what was decided first, then the day as it went."""
    state = seen.state
    units = units_of(state, standard)
    return [
        _outcomes(state, settings, "decisions"),
        _outcomes(state, settings, "actions"),
        participants_told(state, settings, units),
        _programme(seen, settings),
        *rounds_told(state, settings, units, "check_in"),
        *maps_told(state, units),
        *walls(lambda: walls_told(state, settings, {u.code: u.short for u in units})),
        *vote_chapters(state, units),
        *rounds_told(state, settings, units, "other"),
        _outcomes(state, settings, "questions"),
        _outcomes(state, settings, "parked"),
        _summaries(state),
        *_dates(state),
        Links(tuple((x.title, x.address) for x in ranked(state.each(Link)))),
        *rounds_told(state, settings, units, "check_out"),
        *(Own(c.heading, target=c.target) for c in ranked(choices_of(state).values()) if c.kind == "own"),
        Closing(state.get(Workshop, state.workshop).closing),
        Attachments(settings.attachments),
        _signatures(state, settings),
    ]


def _facts(seen: _Seen, workshop: Workshop, settings: MinutesSettings, units: Sequence[Unit]) -> Facts:
    state = seen.state
    units = units_of(state, units)
    is_protocol = settings.kind == "protocol"
    span = agenda.span_of(seen.slots)
    return Facts(
        title=workshop.title,
        topic=workshop.topic,
        organiser=workshop.organiser,
        place=workshop.place,
        days=_days(state, workshop, settings),
        span=span,
        remark=workshop.remark,
        participants=counted_participants(state, settings, units),
        notes=sum(1 for n in state.each(Note) if not n.is_absorbed),
        groups=len({a.group for a in state.each(wall.Area) if a.group and state.find(Group, a.group)}),
        decisions=len(outcomes.outcomes(state, "decision")),
        actions=len(outcomes.outcomes(state, "action")),
        facilitators=_with_role(state, "facilitator"),
        note_takers=(settings.secretary,) if is_protocol and settings.secretary else _with_role(state, "note_taker"),
        chair=settings.chair if is_protocol else "",
        adjusters=settings.adjusters if is_protocol else (),
        file_number=settings.file_number,
        parts=tuple(p.title for p in agenda.parts(state) if p.id in settings.parts),
        is_attended=is_attended(state, settings),
    )


def _days(state: State, workshop: Workshop, settings: MinutesSettings) -> tuple[str, ...]:
    """The workshop's, or those of the chosen parts when each says its own."""
    days = {p.day for p in agenda.parts(state)} if settings.parts else set()
    return tuple(sorted(days)) if days and "" not in days else workshop.days


def _signatures(state: State, settings: MinutesSettings) -> Signatures:
    takers = _with_role(state, "note_taker")
    return Signatures(settings.secretary or (takers[0] if len(takers) == 1 else ""), settings.chair, settings.adjusters)


def _with_role(state: State, role: Role) -> tuple[str, ...]:
    people = [p for p in ranked(state.each(Participant)) if p.role == role]
    return tuple(", ".join(x for x in (p.name, p.organisation) if x) for p in people)


_OUTCOME_OF: dict[str, outcomes.OutcomeKind] = {
    "decisions": "decision",
    "actions": "action",
    "questions": "question",
    "parked": "parked",
}


def _outcomes(
    state: State, settings: MinutesSettings, kind: Literal["decisions", "actions", "questions", "parked"]
) -> Outcomes:
    lines = []
    for one in outcomes.outcomes(state, _OUTCOME_OF[kind]):
        item = state.find(agenda.Item, one.item)
        made_of: Literal["", "note", "answer", "jotting"] = (
            "note" if one.note else "answer" if one.answer else "jotting" if one.jotting else ""
        )
        title = item.title if item else ""
        lines.append(OutcomeLine(one.text, one.owner, one.due, one.status, title, made_of, one.carried))
    # a place for it only where somebody knows
    is_known = any(line.from_item or line.source or line.carried for line in lines)
    return Outcomes(kind, tuple(lines), settings.shows_origin and is_known)


def _programme(seen: _Seen, settings: MinutesSettings) -> Programme:
    state, slots = seen.state, seen.slots
    is_internal = settings.kind == "running_list"
    struck = agenda.struck(slots)
    rows = []
    for part in agenda.parts(state):
        lines = []
        for slot in slots:
            item = slot.item
            if item.part != part.id:
                continue
            # the running list is for those who lead the day, not about what was said
            told = [] if is_internal else outcomes.jottings_of(state, item.id)
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
                    notes=item.notes if is_internal else "",
                )
            )
        rows.append(PartLines(part.title, part.who, part.day, tuple(lines)))
    return Programme(tuple(rows), settings.shows_actual or is_internal)


def _summaries(state: State) -> Summaries:
    """Those with something to say: a heading alone is told among what is missing, see domain.lacks."""
    told = ((s.title, blocks(s.body)) for s in ranked(state.each(Summary)))
    return Summaries(tuple(SummaryLines(title, found) for title, found in told if found))


def _dates(state: State) -> tuple[Dates, Dates]:
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
        for d in ranked(state.each(ComingDate))
    ]
    return (
        Dates(tuple(line for line in lines if line.is_next_meeting), target="next_meeting"),
        Dates(tuple(line for line in lines if not line.is_next_meeting)),
    )
