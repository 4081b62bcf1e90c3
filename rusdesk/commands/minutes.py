"""What may be asked of the minutes: what kind they are, and which chapters in which order, under which headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from rusdesk.commands.command import placed, tidied
from rusdesk.domain import ranks
from rusdesk.domain.change import Edit, is_empty, revised
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.frozen import frozen
from rusdesk.domain.minutes import compose
from rusdesk.domain.minutes_settings import (
    MINUTES_ID,
    ChapterChoice,
    ChapterKey,
    MinutesSettings,
    choice_id,
    choices_of,
    settings_of,
)
from rusdesk.domain.people import Unit
from rusdesk.domain.plain import one_line
from rusdesk.domain.rounds import Round
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Map
from rusdesk.domain.versions import Version, changed_since, digest_of, digests, versions
from rusdesk.domain.votes import Vote
from rusdesk.domain.wall import Wall


@frozen
class SetMinutes:
    """Set fields of the MinutesSettings; the record is made the first time."""

    fields: Mapping[str, Any]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "set_minutes"

    def decide(self, state: State) -> tuple[Edit, ...]:
        return (_settings(state, self.fields),)


@frozen
class SetChapter:
    """Choose for the chapter `key`: `is_off`, `heading`, `before` or `after`."""

    key: ChapterKey
    fields: Mapping[str, Any]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "edit_chapter"

    def decide(self, state: State) -> tuple[Edit, ...]:
        if not self.fields.keys() <= {"is_off", "heading", "before", "after"}:
            raise Refused(Code.BAD_VALUE, "chapter")
        edits = [_choice(state, self.key, **tidied("chapter", self.fields))]
        if "is_off" in self.fields and self.key[0] in settings_of(state).left_out:
            edits += self._one_by_one(state)
        return tuple(e for e in edits if not is_empty(e))

    def _one_by_one(self, state: State) -> list[Edit]:
        """A kind that was switched off as a whole: each of the others is switched off by itself instead."""
        kind = self.key[0]
        left = tuple(k for k in settings_of(state).left_out if k != kind)
        targets: list[str] = []
        match kind:
            case "map":
                targets = [m.id for m in state.each(Map)]
            case "dialogue":
                targets = [w.id for w in state.each(Wall)]
            case "check_in" | "check_out" | "round":
                targets = [r.id for r in state.each(Round)]
            case "votes":
                targets = [v.id for v in state.each(Vote)]
            case "dates":
                targets = ["next_meeting", "other"]
            case _:
                pass
        others = [_choice(state, (kind, t), is_off=True) for t in targets if t != self.key[1]]
        return [_settings(state, {"left_out": left}), *others]


@frozen
class ArrangeChapters:
    """Let the chapters stand in this order, of which `moved` is the one that has another place than before."""

    order: tuple[ChapterKey, ...]
    moved: ChapterKey
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "move_chapter"

    def decide(self, state: State) -> tuple[Edit, ...]:
        if self.moved not in self.order or len(set(self.order)) != len(self.order):
            raise Refused(Code.BAD_VALUE, "order")
        return _in_order(state, self.order, self.moved)


@frozen
class AddChapter:
    """A chapter of one's own called `heading`, where `order` has ("own", `id`)."""

    id: str
    heading: str
    order: tuple[ChapterKey, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "add_chapter"

    def decide(self, state: State) -> tuple[Edit, ...]:
        key: ChapterKey = ("own", self.id)
        if key not in self.order:
            raise Refused(Code.BAD_VALUE, "order")
        heading = tidied("chapter", {"heading": self.heading})["heading"]
        if not heading:
            raise Refused(Code.EMPTY, "heading")
        *others, own = _in_order(state, self.order, key, last=key)
        new = ChapterChoice(id=self.id, kind="own", target=self.id, heading=heading, rank=own.after["rank"])
        return (*others, placed(new))


def _settings(state: State, fields: Mapping[str, Any]) -> Edit:
    now = state.find(MinutesSettings, MINUTES_ID)
    told = {name: _each(value) if isinstance(value, tuple) else value for name, value in fields.items()}
    told = tidied("minutes", {n: one_line(v) if isinstance(v, str) else v for n, v in told.items()})
    return placed(MinutesSettings(id=MINUTES_ID, **told)) if now is None else revised(now, **told)


def _each(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(said for text in texts if (said := one_line(text)))


def _choice(state: State, key: ChapterKey, **fields: Any) -> Edit:
    now = choices_of(state).get(key)
    if now is not None:
        return revised(now, **fields)
    if key[0] == "own":
        raise Refused(Code.MISSING, "chapter", {"id": key[1]})
    return placed(ChapterChoice(id=choice_id(key), kind=key[0], target=key[1], **fields))


def _in_order(
    state: State, order: tuple[ChapterKey, ...], moved: ChapterKey, last: ChapterKey | None = None
) -> tuple[Edit, ...]:
    """The ranks that give that order: one edit when the others stand right already. The edit of `last` comes last."""
    choices = choices_of(state)
    now = {k: choices[k].rank if k in choices else "" for k in order}
    others = [now[k] for k in order if k != moved]
    if all(others) and others == sorted(set(others)):
        at = order.index(moved)
        before = now[order[at - 1]] if at else ""
        after = now[order[at + 1]] if at + 1 < len(order) else ""
        given = {moved: ranks.between(before, after)}
    else:
        given = dict(zip(order, ranks.spread(len(order)), strict=True))
    edits = []
    for key, rank in given.items():
        if key == last:
            continue
        edit = _choice(state, key, rank=rank)
        if not is_empty(edit):
            edits.append(edit)
    if last is not None:
        edits.append(Edit("chapter", last[1], None, {"rank": given[last]}))
    return tuple(edits)


@frozen
class MakeFinal:
    """Make the minutes final as they stand: a version that says what is new in it since the one before.

    `at` in UTC ms. Whatever changes them later makes them a draft of the next version. Refused(CLASH) when they are
    final already.
    """

    id: str
    at: int
    units: tuple[Unit, ...]
    undoable: ClassVar[bool] = True
    what: ClassVar[str] = "make_final"

    def decide(self, state: State) -> tuple[Edit, ...]:
        minutes = compose(state, self.units)
        if minutes.kind == "running_list":
            raise Refused(Code.BAD_VALUE, "kind")
        if not minutes.is_draft:
            raise Refused(Code.CLASH, "version")
        made = versions(state)
        sections = digests(minutes)
        version = Version(
            id=self.id,
            number=minutes.version,
            made_at=self.at,
            digest=digest_of(sections),
            sections=sections,
            changed=changed_since(made[-1] if made else None, sections),
        )
        return (placed(version),)
