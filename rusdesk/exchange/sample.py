"""Sample workshops: JSON files of records and walls, read into the command that begins a workshop."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from rusdesk.commands.wall import AddNotes, LayOutWall
from rusdesk.commands.wall_room import room_for
from rusdesk.commands.workshop import BeginWorkshop
from rusdesk.domain import ranks
from rusdesk.domain.change import Edit, added, with_edits
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.geometry import size_of
from rusdesk.domain.kinds import KINDS
from rusdesk.domain.record import Record, fitted_fields, hints
from rusdesk.domain.state import State
from rusdesk.domain.wall import AREA_HEAD, Area, Note, TextCard, Wall, areas_of, columns_in, free_place, notes_in
from rusdesk.domain.workshop import Workshop

FORMAT = "rusdesk-sample-1"


def read(data: bytes, workshop: str, now: int) -> BeginWorkshop:
    """The command that makes workshop `workshop` from a sample file, as of `now` (UTC ms).

    Records stand in the order they refer to each other; ranks follow that order. Notes are placed area by area.
    Raises Refused(BAD_VALUE) when the file isn't a sample.
    """
    try:
        whole = json.loads(data)
        if whole["format"] != FORMAT:
            raise Refused(Code.BAD_VALUE, "format")
        first = Workshop(id=workshop, is_sample=True, made_at=now, **fitted_fields(Workshop, whole["workshop"]))
        records = _records(whole["records"])
        state = with_edits(State(workshop), [added(r) for r in [first, *records]], seq=0)
        for board in whole.get("walls", []):
            state = _with_wall(state, board, now)
    except (KeyError, TypeError, ValueError) as error:
        raise Refused(Code.BAD_VALUE, "sample", {"why": str(error)}) from None
    everything = [r for kind in KINDS.values() for r in state.table(kind).values()]
    return BeginWorkshop(first, tuple(r for r in everything if r.id != workshop or r.KIND != Workshop.KIND))


def _records(entries: list[Mapping[str, Any]]) -> list[Record]:
    """Records as given, each kind's own `kind` field written as ``<kind>_kind``; ranks from the order."""
    rank_of: dict[str, str] = {}
    out: list[Record] = []
    for entry in entries:
        kind = KINDS[entry["kind"]]
        fields = {k: v for k, v in entry.items() if k not in ("kind", "id")}
        for name in ("item_kind", "round_kind", "date_kind"):
            if name in fields:
                fields["kind"] = fields.pop(name)
        if "rank" in hints(kind):
            rank_of[kind.KIND] = fields["rank"] = ranks.between(rank_of.get(kind.KIND, ""), "")
        out.append(kind(id=entry["id"], **fitted_fields(kind, fields)))
    return out


def _with_wall(state: State, board: Mapping[str, Any], now: int) -> State:
    """The state with one wall laid out, its cards and notes in place."""
    fields = dict(board["wall"])
    wall = Wall(id=fields.pop("id"), rank=ranks.between("", ""), **fitted_fields(Wall, fields))
    groups, questions = tuple(board["groups"]), tuple(board["questions"])
    unsorted = bool(board.get("with_unsorted", False))
    needed = LayOutWall.areas_needed(len(groups), len(questions), unsorted)
    area_ids = tuple(f"{wall.id}-area-{n}" for n in range(1, needed + 1))
    state = _done(state, LayOutWall(wall, groups, questions, area_ids, unsorted).decide(state))
    notes = [
        Note(
            id=f"{wall.id}-note-{n}",
            wall=wall.id,
            area=_area(state, wall.id, entry).id,
            text=entry["text"],
            shape=entry.get("shape", "1x1"),
            colour=entry.get("colour", "yellow"),
            source="sample",
            made_at=now + n,
        )
        for n, entry in enumerate(board.get("notes", []), start=1)
    ]
    state = _done(state, AddNotes(tuple(notes)).decide(state))
    for n, entry in enumerate(board.get("cards", []), start=1):
        state = _done(state, _card(state, wall.id, f"{wall.id}-card-{n}", entry))
    return state


def _area(state: State, wall: str, entry: Mapping[str, Any]) -> Area:
    """The area an entry names by group and question; none of them means not sorted by question."""
    group, question = entry.get("group", ""), entry.get("question", "")
    return next(a for a in areas_of(state, wall) if a.group == group and a.question == question)


def _card(state: State, wall: str, card_id: str, entry: Mapping[str, Any]) -> list[Edit]:
    """A text card in the first free place among the group's notes; its area grows to hold it."""
    group = entry.get("group", "")
    own = [a for a in areas_of(state, wall) if a.group == group]
    area = max(own, key=lambda a: a.w)
    x, y = free_place([n.rect for n in notes_in(state, area)], "2x2", columns_in(area.w), AREA_HEAD)
    card = TextCard(
        id=card_id,
        wall=wall,
        area=area.id,
        heading=entry["heading"],
        body=entry.get("body", ""),
        x=x,
        y=y,
        h=size_of("2x2").h,
        rank=ranks.between("", ""),
    )
    return [added(card), *room_for(state, wall, {area.id: y + card.h})]


def _done(state: State, edits: tuple[Edit, ...] | list[Edit]) -> State:
    return with_edits(state, edits, seq=0)
