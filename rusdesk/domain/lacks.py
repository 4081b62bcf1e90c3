"""What the minutes lack: rules that find it, each with the record where it is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from typing import Literal

from rusdesk.domain import agenda, outcomes, rounds, statusmap, votes, wall
from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.chapters import Section
from rusdesk.domain.frozen import frozen
from rusdesk.domain.minutes import outline
from rusdesk.domain.minutes_settings import ChapterChoice, ChapterKey, MinutesSettings, settings_of
from rusdesk.domain.part_choice import only_parts, unplaced
from rusdesk.domain.people import Unit
from rusdesk.domain.plain import one_line
from rusdesk.domain.state import State, ranked
from rusdesk.domain.workshop import Summary, Workshop

LackCode = Literal[
    "no_decisions", "no_owner", "no_due", "under_way", "no_summary", "no_stage", "no_notes", "no_answers",
    "not_all_answered", "not_shown", "not_placed", "own_empty", "no_chair", "no_adjuster", "no_day",
]  # fmt: skip


@frozen
class Lack:
    """Something that isn't there. `kind` and `id` are the record's where it is mended, `id` empty for none.

    `name` is what it is called there, `count` how many are missing where they are counted (regions).
    """

    code: LackCode
    kind: str
    id: str = ""
    name: str = ""
    count: int = 0
    names: tuple[str, ...] = ()


def lacks(
    state: State, units: Sequence[Unit], told: Sequence[tuple[Section, bool]] | None = None
) -> list[Lack]:
    """What is missing of what the minutes would tell, in the order it is told; chapters that are off lack nothing.

    `told` is the outline, where it is known already.
    """
    settings = settings_of(state)
    if settings.kind == "running_list":
        return []
    whole = visible_to(Audience.READER, state)
    seen = only_parts(whole, settings.parts)
    off = {section.key for section, is_on in (told or outline(state, units)) if not is_on}

    def is_told(*key: str) -> bool:
        return (key[0], key[1] if len(key) > 1 else "") not in off

    out = list(_outcomes(seen, is_told))
    if settings.kind != "outcomes":
        out += [
            *_day(seen, settings),
            *_programme(seen),
            *_rounds(seen, units, is_told),
            *_maps(seen, units, is_told),
            *_walls(seen, is_told),
            *_votes(seen, {ballot.vote for ballot in state.each(votes.Ballot)}),
            *_texts(seen, is_told),
        ]
    if settings.parts:
        out += [
            Lack("not_placed", r.KIND, r.id, one_line(str(getattr(r, "title", "") or getattr(r, "text", ""))))
            for r in unplaced(whole)
        ]
    return out


_Told = Callable[..., bool]


def _outcomes(state: State, is_told: _Told) -> Iterator[Lack]:
    if is_told("decisions") and not outcomes.outcomes(state, "decision"):
        yield Lack("no_decisions", "outcome")
    for one in outcomes.outcomes(state, "action") if is_told("actions") else ():
        if not one.owner:
            yield Lack("no_owner", "outcome", one.id, one_line(one.text))
        if not one.due:
            yield Lack("no_due", "outcome", one.id, one_line(one.text))


def _day(state: State, settings: MinutesSettings) -> Iterator[Lack]:
    workshop = state.get(Workshop, state.workshop)
    if not workshop.days:
        yield Lack("no_day", "workshop", workshop.id)
    if settings.kind == "protocol":
        if not settings.chair:
            yield Lack("no_chair", "minutes")
        if not settings.adjusters:
            yield Lack("no_adjuster", "minutes")


def _programme(state: State) -> Iterator[Lack]:
    for run in state.each(agenda.Run):
        item = state.find(agenda.Item, run.item)
        if item is not None and run.is_running:
            yield Lack("under_way", "item", item.id, item.title)


def _rounds(state: State, units: Sequence[Unit], is_told: _Told) -> Iterator[Lack]:
    for one in rounds.rounds(state):
        kind = "round" if one.kind == "other" else one.kind
        if not is_told(kind, one.id) or not rounds.questions_in(state, one):
            continue
        answered = {who for who, _question in rounds.answers_of(state, one.id)}
        if not answered:
            yield Lack("no_answers", "round", one.id, one.title)
            continue
        silent = [p.name for p in rounds.order(state, one, units) if p.state != "absent" and p.who not in answered]
        if silent:
            yield Lack("not_all_answered", "round", one.id, one.title, len(silent), tuple(silent))


def _maps(state: State, units: Sequence[Unit], is_told: _Told) -> Iterator[Lack]:
    days = state.get(Workshop, state.workshop).days
    for one in statusmap.maps(state):
        for layer in statusmap.layers_of(state, one.id) if is_told("map", one.id) else ():
            marks = statusmap.marks_of(state, layer.id)
            missing = [u.short for u in units if not statusmap.stage_of(marks, u.code)]
            # one nobody has filled in may have been left for another day; an earlier day's is as it was then
            is_now = not layer.dated or layer.dated in days
            if is_now and 0 < len(missing) < len(units):
                yield Lack("no_stage", "layer", layer.id, layer.title, len(missing), tuple(missing))


def _walls(state: State, is_told: _Told) -> Iterator[Lack]:
    for one in wall.walls(state):
        if not is_told("dialogue", one.id):
            continue
        answered = {area.question for area in wall.areas_of(state, one.id) if wall.notes_in(state, area)}
        for question in wall.questions_of(state, one.id):
            if question.id not in answered:
                yield Lack("no_notes", "wall", one.id, one_line(question.text))


def _votes(state: State, counted: Set[str]) -> Iterator[Lack]:
    """Those that have been counted and not shown, hidden again or never seen: a reader has none of their ballots."""
    for vote in votes.votes(state):
        if vote.state == "closed" or (vote.state == "open" and vote.id in counted):
            yield Lack("not_shown", "vote", vote.id, vote.title)


def _texts(state: State, is_told: _Told) -> Iterator[Lack]:
    for summary in ranked(state.each(Summary)) if is_told("summaries") else ():
        if not summary.body:
            yield Lack("no_summary", "summary", summary.id, summary.title)
    for choice in state.each(ChapterChoice):
        key: ChapterKey = choice.key
        if choice.kind == "own" and is_told(*key) and not choice.before:
            yield Lack("own_empty", "chapter", choice.id, choice.heading)
