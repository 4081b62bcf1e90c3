"""The ties between records: what a record may point at, and what goes along when one is removed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rusdesk.domain.agenda import Item, Run
from rusdesk.domain.attendance import Presence
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Answer, Round, Turn
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Mark
from rusdesk.domain.themes import Theme
from rusdesk.domain.votes import MOST_DOTS, Ballot, Vote, VoteOption
from rusdesk.domain.wall import Area, Note, TextCard


def check_ties(state: State, record: Record, touched: Collection[str]) -> None:
    """Refused(UNTIED) when a touched field of `record` points at nothing, or at something that isn't its own."""
    for name, ref in record.REFS.items():
        if name not in touched:
            continue
        value = getattr(record, name)
        for target in value if isinstance(value, tuple) else (value,):
            if target and target not in state.tables.get(ref.kind, {}):
                raise Refused(Code.UNTIED, f"{record.KIND}.{name}", {"id": target})
            if not target and ref.owned and f"{record.KIND}.{name}" not in _MAY_BE_EMPTY:
                raise Refused(Code.UNTIED, f"{record.KIND}.{name}")
    if isinstance(record, (Note, TextCard)) and record.area:
        area = state.table(Area).get(record.area)
        if area is None or area.wall != record.wall:
            raise Refused(Code.UNTIED, f"{record.KIND}.area", {"id": record.area})
    if isinstance(record, Note):
        _check_note(state, record)
    if isinstance(record, Item) and record.parent:
        parent = state.table(Item).get(record.parent)
        if parent is None or parent.part != record.part or parent.parent or parent.id == record.id:
            raise Refused(Code.UNTIED, "item.parent", {"id": record.parent})
    elif (
        isinstance(record, Item)
        and "part" in touched
        and any(i.part != record.part for i in state.each(Item) if i.parent == record.id)
    ):
        raise Refused(Code.UNTIED, "item.part", {"id": record.id})
    if isinstance(record, Mark) and not record.is_gone:
        layer = state.table(Layer).get(record.layer)
        # without a stage there must be a comment, else the mark says nothing
        lowest = 0 if record.comment else 1
        if layer is None or not lowest <= record.stage <= len(layer.stages):
            raise Refused(Code.BAD_VALUE, "mark.stage", {"stage": record.stage})
    if isinstance(record, (Vote, Ballot)) and not record.is_gone:
        _check_vote(state, record)
    if isinstance(record, (Run, Turn, Answer, Mark, Ballot, Presence)) and not record.is_gone and "is_gone" in touched:
        _check_single(state, record)


def _check_note(state: State, note: Note) -> None:
    """Refused(UNTIED) when its theme is of another wall, or the note that stands for it is, or is itself stood for."""
    theme = state.table(Theme).get(note.theme) if note.theme else None
    if theme and theme.wall != note.wall:
        raise Refused(Code.UNTIED, "note.theme", {"id": note.theme})
    leading = state.table(Note).get(note.merged_into) if note.merged_into else None
    if leading and (leading.wall != note.wall or leading.id == note.id or leading.merged_into):
        raise Refused(Code.UNTIED, "note.merged_into", {"id": note.merged_into})


def _check_vote(state: State, record: Vote | Ballot) -> None:
    """Refused when a vote has no or too many dots to give, or a ballot gives them to another vote's option."""
    if isinstance(record, Vote):
        if not 1 <= record.dots <= MOST_DOTS:
            raise Refused(Code.BAD_VALUE, "vote.dots", {"limit": MOST_DOTS})
        if record.present < 0:
            raise Refused(Code.BAD_VALUE, "vote.present")
        return
    option = state.table(VoteOption).get(record.option)
    if option is None or option.vote != record.vote:
        raise Refused(Code.UNTIED, "ballot.option", {"id": record.option})
    if record.dots < 0:
        raise Refused(Code.BAD_VALUE, "ballot.dots")


_MAY_BE_EMPTY = frozenset({"item.parent", "presence.part"})


def _check_single(state: State, record: Run | Turn | Answer | Mark | Ballot | Presence) -> None:
    """Refused(CLASH) when a record that may stand once per key already has a twin."""
    match record:
        case Run():
            twins: Iterator[Record] = (r for r in state.each(Run) if r.item == record.item)
        case Turn():
            twins = (t for t in state.each(Turn) if (t.round, t.who) == (record.round, record.who))
        case Answer():
            key = (record.round, record.who, record.question)
            the_round = state.table(Round).get(record.round)
            takes_many = the_round is not None and the_round.has_many
            twins = (a for a in state.each(Answer) if not takes_many and (a.round, a.who, a.question) == key)
        case Presence():
            twins = (p for p in state.each(Presence) if (p.who, p.part) == (record.who, record.part))
        case Mark():
            twins = (m for m in state.each(Mark) if (m.layer, m.unit) == (record.layer, record.unit))
        case Ballot():
            twins = (b for b in state.each(Ballot) if (b.option, b.seat) == (record.option, record.seat))
    if any(t.id != record.id for t in twins):
        raise Refused(Code.CLASH, record.KIND)


def owned_by(state: State, record: Record) -> list[Record]:
    """Everything that goes along when `record` is removed, nearest first, each once, itself left out."""
    out: dict[tuple[str, str], Record] = {}
    todo = [record]
    while todo:
        for child in _pointing(state, todo.pop(0), owned=True):
            key = (child.KIND, child.id)
            if key not in out and child is not record:
                out[key] = child
                todo.append(child)
    return list(out.values())


def loosely_tied(state: State, record: Record) -> list[tuple[Record, str]]:
    """The records and fields that point at `record` and stay, emptied, when it is removed."""
    return [
        (other, name)
        for other in _pointing(state, record, owned=False)
        for name, ref in other.REFS.items()
        if ref.kind == record.KIND and not ref.owned and _points(other, name, record.id)
    ]


def _points(other: Record, name: str, target: str) -> bool:
    value = getattr(other, name)
    return target in value if isinstance(value, tuple) else value == target


def _pointing(state: State, record: Record, owned: bool) -> Iterator[Record]:
    for kind in KINDS.values():
        names = [n for n, ref in kind.REFS.items() if ref.kind == record.KIND and ref.owned is owned]
        if names:
            for other in state.each(kind):
                if any(_points(other, n, record.id) for n in names):
                    yield other
