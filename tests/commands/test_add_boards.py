"""Pasted boards: groups, areas, cards and notes come in one step, without overlap, or not at all."""

from __future__ import annotations

from itertools import combinations

import pytest

from rusdesk.commands.boards import AddBoards
from rusdesk.commands.command import Place
from rusdesk.domain.change import Edit, with_edits
from rusdesk.domain.errors import Refused
from rusdesk.domain.geometry import Rect
from rusdesk.domain.people import Group
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, TextCard, Wall, bounds, frames

WALL = Wall(id="wall", title="Vägg", rank="A")


def begun(*more: Wall | Area | Note) -> State:
    state = State("w")
    return with_edits(state, Place((WALL, *more)).decide(state), 0)


def boards(count: int, notes: int) -> AddBoards:
    groups = tuple(Group(id=f"g{n}", number=n) for n in range(1, count + 1))
    areas = tuple(Area(id=f"a{n}", wall="wall", group=f"g{n}") for n in range(1, count + 1))
    said = tuple(Note(id=f"{a.id}-{n}", wall="wall", area=a.id, text="Mer tid") for a in areas for n in range(notes))
    return AddBoards(groups, areas, said, (TextCard(id="card", wall="wall", area="a1", heading="Viktigt", h=344.0),))


@pytest.mark.parametrize("notes", [1, 8, 30])
def test_boards_lie_beside_and_below_each_other(notes: int) -> None:
    state = begun()
    state = with_edits(state, boards(7, notes).decide(state), 1)
    placed = frames(state, "wall")
    assert [g.number for g, _ in placed if g] == [1, 2, 3, 4, 5, 6, 7]
    assert not any(a.overlaps(b) for (_, a), (_, b) in combinations(placed, 2))
    for area in state.each(Area):
        inside = [n.rect for n in state.each(Note) if n.area == area.id]
        inside += [Rect(c.x, c.y, c.w, c.h) for c in state.each(TextCard) if c.area == area.id]
        assert not any(a.overlaps(b) for a, b in combinations(inside, 2))
        assert all(r.right <= area.w and r.bottom <= area.h for r in inside)


def test_new_boards_lie_below_what_is_there() -> None:
    state = begun(
        Area(id="old", wall="wall", title="Gammal", w=300, h=300), Note(id="n", wall="wall", text="Lös", y=900)
    )
    there = bounds(state, "wall")
    assert there is not None
    state = with_edits(state, boards(3, 2).decide(state), 1)
    assert all(state.get(Area, f"a{n}").y >= there.bottom for n in (1, 2, 3))
    assert state.get(Area, "old").y == 0


def test_each_record_is_brought_by_one_edit() -> None:
    # A record both added and changed in a Change couldn't be undone by reading it backwards
    edits: tuple[Edit, ...] = boards(7, 30).decide(begun())
    assert len({(e.kind, e.id) for e in edits}) == len(edits) == 7 + 7 + 7 * 30 + 1


def test_without_its_wall_nothing_comes() -> None:
    with pytest.raises(Refused):
        boards(2, 1).decide(State("w"))
