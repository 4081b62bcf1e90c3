"""The print set as data: what hangs on the door and the walls, lies at the entrance and stands on the tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from rusdesk.domain import agenda
from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.frozen import frozen
from rusdesk.domain.grouping import groups, names
from rusdesk.domain.minutes_settings import settings_of
from rusdesk.domain.own_units import units_of
from rusdesk.domain.people import Group, Participant, Question, Unit
from rusdesk.domain.plain import folded, sort_key
from rusdesk.domain.roster import Seated, roster
from rusdesk.domain.state import State, ranked
from rusdesk.domain.wall import walls
from rusdesk.domain.wall_chapter import CardLines, NoteLine
from rusdesk.domain.walls_told import walls_told
from rusdesk.domain.workshop import Workshop

PrintKind = Literal["programme", "wall", "sign_in", "groups", "group_signs", "name_signs"]
PRINT_KINDS: tuple[PrintKind, ...] = get_args(PrintKind)
Paper = Literal["A4", "A3"]
PAPERS: tuple[Paper, ...] = get_args(Paper)


@frozen
class PrintWish:
    """A document of the set. `wall` is the id of the wall it is of; `paper` is what it is drawn for."""

    kind: PrintKind
    wall: str = ""
    paper: Paper = "A4"


@frozen
class DoorRow:
    """A main item of the programme. `start` in minutes after midnight, None when nothing fixes the day."""

    start: int | None
    minutes: int
    title: str
    presenters: str
    is_break: bool


@frozen
class DoorPart:
    """A part of the day; `end` is when its last item ends, in minutes after midnight.

    None when that isn't known, and when it closes with a break or says its end itself.
    """

    title: str
    who: str
    day: str
    rows: tuple[DoorRow, ...]
    end: int | None


@frozen
class Door:
    """The programme, one sheet for each day."""

    days: tuple[tuple[DoorPart, ...], ...]


@frozen
class Sheet:
    """What stands under one heading on a wall. `number` is the group's, None for what belongs to no group."""

    number: int | None
    group: str
    question: str
    heading: str
    notes: tuple[NoteLine, ...]
    cards: tuple[CardLines, ...] = ()


@frozen
class WallSheets:
    """A wall, area by area; `legend` pairs a colour with what it means."""

    title: str
    prompt: str
    legend: tuple[tuple[str, str], ...]
    sheets: tuple[Sheet, ...]


@frozen
class Signer:
    """`name` is empty for an organisation that nobody is named for."""

    organisation: str
    name: str


@frozen
class SignInPart:
    """Who may come to a part of the day, by organisation; `span` in minutes after midnight, None when unknown."""

    title: str
    who: str
    day: str
    span: tuple[int, int] | None
    signers: tuple[Signer, ...]


@frozen
class SignIn:
    parts: tuple[SignInPart, ...]


@frozen
class GroupList:
    """A group with its members (name, organisation) and the questions that are its own."""

    number: int
    title: str
    members: tuple[tuple[str, str], ...]
    questions: tuple[str, ...]


@frozen
class GroupLists:
    groups: tuple[GroupList, ...]


@frozen
class Sign:
    """What stands on a table: a group by its number, with its title if it has one, or an organisation's name."""

    number: int | None
    text: str


@frozen
class Signs:
    lines: tuple[Sign, ...]


Body = Door | WallSheets | SignIn | GroupLists | Signs


@frozen
class PrintDocument:
    """One document of the set, with what stands at the head of each."""

    wish: PrintWish
    language: Literal["sv", "en"]
    title: str
    organiser: str
    place: str
    days: tuple[str, ...]
    body: Body

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print."""
        match self.body:
            case Door(days):
                return not days
            case WallSheets(sheets=sheets):
                return not sheets
            case SignIn(parts):
                return not parts
            case GroupLists(found):
                return not found
            case Signs(lines):
                return not lines


def print_document(state: State, units: Sequence[Unit], wish: PrintWish) -> PrintDocument:
    """The document wished for. Raises Refused(MISSING) for a wall that isn't there.

    Nothing is in it that the minutes may not have: hidden notes, what is outside them, addresses, internal notes.
    """
    seen = visible_to(Audience.READER, state)
    workshop = seen.get(Workshop, seen.workshop)
    own = units_of(seen, units)
    language = settings_of(seen).language or workshop.language
    return PrintDocument(
        wish, language, workshop.title, workshop.organiser, workshop.place, workshop.days, _body(seen, own, wish)
    )


def wishes(state: State) -> list[PrintWish]:
    """Everything there is to choose among, a wall after another, whether or not there is anything in it."""
    out = []
    for kind in PRINT_KINDS:
        out += [PrintWish("wall", w.id) for w in walls(state)] if kind == "wall" else [PrintWish(kind)]
    return out


def _body(state: State, units: Sequence[Unit], wish: PrintWish) -> Body:
    match wish.kind:
        case "programme":
            return _door(state)
        case "wall":
            return _wall(state, units, wish.wall)
        case "sign_in":
            return _sign_in(state, units)
        case "groups":
            return _group_lists(state, units)
        case "group_signs":
            return Signs(tuple(Sign(g.number, g.title) for g in groups(state)))
        case "name_signs":
            return Signs(tuple(Sign(None, name) for name in _organisations(state, units)))


def _door(state: State) -> Door:
    slots = agenda.schedule(state)
    struck = agenda.struck(slots)
    days: list[tuple[str, list[DoorPart]]] = []
    for part in agenda.parts(state):
        mine = [s for s in slots if s.item.part == part.id and not s.depth and s.item.id not in struck]
        rows = tuple(
            DoorRow(s.start, s.item.minutes, s.item.title, s.item.presenters, s.item.kind in ("break", "meal"))
            for s in mine
        )
        if not rows:
            continue
        last = mine[-1]
        ends = last.end if last.item.minutes and not rows[-1].is_break else None
        told = DoorPart(part.title, part.who, part.day, rows, ends)
        if days and part.day in ("", days[-1][0]):
            days[-1][1].append(told)
        else:
            days.append((part.day, [told]))
    return Door(tuple(tuple(parts) for _day, parts in days))


def _wall(state: State, units: Sequence[Unit], wall: str) -> WallSheets:
    told = walls_told(state, settings_of(state), {u.code: u.short for u in units})
    chapter = next((c for c in told if c.target == wall), None)
    if chapter is None:
        return WallSheets("", "", (), ())
    sheets = []
    for group in chapter.groups:
        filled = [a for a in group.areas if a.notes]
        for n, area in enumerate(filled):
            cards = group.cards if n == len(filled) - 1 else ()
            sheets.append(Sheet(group.number, group.title, area.question, area.heading, area.notes, cards))
        if group.cards and not filled:
            sheets.append(Sheet(group.number, group.title, "", "", (), group.cards))
    return WallSheets(chapter.title, chapter.prompt, chapter.legend, tuple(sheets))


def _sign_in(state: State, units: Sequence[Unit]) -> SignIn:
    slots = agenda.schedule(state)
    parts = []
    for part in agenda.parts(state):
        mine = [s for s in slots if s.item.part == part.id]
        if mine:
            signers = _signers(state, roster(state, units, part.id))
            parts.append(SignInPart(part.title, part.who, part.day, agenda.span_of(mine), signers))
    if not parts:
        signers = _signers(state, roster(state, units))
        parts = [SignInPart("", "", "", None, signers)]
    return SignIn(tuple(parts) if any(p.signers for p in parts) else ())


def _signers(state: State, seated: Sequence[Seated]) -> tuple[Signer, ...]:
    """By organisation and then by name; those without an organisation last."""
    out = []
    for one in seated:
        person = state.find(Participant, one.who)
        out.append(Signer(person.organisation, person.name) if person else Signer(one.full, ""))
    return tuple(
        sorted(out, key=lambda s: (not s.organisation, sort_key(s.organisation), not s.name, sort_key(s.name)))
    )


def _group_lists(state: State, units: Sequence[Unit]) -> GroupLists:
    called = names(state, units)
    people = {p.id: p for p in state.each(Participant)}

    def member(who: str) -> tuple[str, str]:
        person = people.get(who)
        return called[who], person.organisation if person and person.name else ""

    def told(group: Group) -> GroupList:
        members = tuple(member(who) for who in group.members if who in called)
        asked = ranked(q for q in state.each(Question) if q.id in group.questions)
        return GroupList(group.number, group.title, members, tuple(q.text for q in asked))

    return GroupLists(tuple(told(g) for g in groups(state)))


def _organisations(state: State, units: Sequence[Unit]) -> list[str]:
    """Each organisation once, in alphabetical order: those taking part, or the units when nobody is listed."""
    by_code = {u.code: u.name for u in units}
    people = list(state.each(Participant))
    found = [p.organisation or by_code.get(p.unit, "") or p.name for p in people] if people else list(by_code.values())
    once: dict[str, str] = {}
    for name in found:
        once.setdefault(folded(name), name)
    return sorted((name for key, name in once.items() if key), key=sort_key)
