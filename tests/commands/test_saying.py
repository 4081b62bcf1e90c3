"""Another group says what a note says: kept under it, and undone in one step."""

from __future__ import annotations

import dataclasses

import pytest

from rusdesk.commands.command import Place
from rusdesk.commands.saying import SayAlso
from rusdesk.commands.wall import AddNote, LayOutWall
from rusdesk.domain.change import with_edits
from rusdesk.domain.errors import Refused
from rusdesk.domain.people import Group
from rusdesk.domain.saying import groups_saying, leading, tags_used
from rusdesk.domain.state import State
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.domain.workshop import Workshop


def given() -> State:
    state = State("w")
    groups = tuple(Group(id=f"g{n}", number=n, rank=str(n)) for n in (2, 5, 7))
    for command in (
        Place((Workshop(id="w", title="Dialog"), *groups)),
        LayOutWall(Wall(id="wall", title="Vägg"), ("g2", "g5", "g7"), (), ("a2", "a5", "a7")),
        AddNote(Note(id="n", wall="wall", area="a2", text="Mer tid", tags=("tid",), made_at=1)),
    ):
        state = with_edits(state, command.decide(state), state.seq + 1)
    return state


def also(area: str, into: str = "n", id: str = "m") -> Note:
    return Note(id=id, wall="wall", area=area, text="Längre möten", merged_into=into, tags=("Tid",), made_at=2)


def test_a_note_keeps_its_text_and_area_under_the_one_that_stands_for_it() -> None:
    state = given()
    before = list(state.each(Area))
    state = with_edits(state, SayAlso((also("a5"), also("a7", id="k"))).decide(state), 9)
    note = state.get(Note, "m")
    assert (note.text, note.area, note.merged_into) == ("Längre möten", "a5", "n")
    assert groups_saying(state, state.get(Note, "n")) == (2, 5, 7)
    assert list(state.each(Area)) == before, "it takes no room"
    assert tags_used(state, "wall") == ["Tid"]


def test_what_is_stood_for_itself_passes_it_on() -> None:
    state = given()
    state = with_edits(state, SayAlso((also("a5"),)).decide(state), 9)
    state = with_edits(state, SayAlso((also("a7", into="m", id="k"),)).decide(state), 10)
    assert state.get(Note, "k").merged_into == "n"
    assert leading(state, state.get(Note, "k")).id == "n"


def test_a_note_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused):
        SayAlso((dataclasses.replace(also("a5"), merged_into="x"),)).decide(given())
