"""Notes that say the same: nothing is lost, nothing is drawn twice, and all of it is undone in one step."""

from __future__ import annotations

import pytest

from rusdesk.commands.merging import MergeNotes, PartNotes
from rusdesk.commands.wall import AddNote, HideNotes, LayOutWall, RemoveNotes
from rusdesk.desk.desk import Desk
from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.merging import absorbed, all_absorbed, told_of
from rusdesk.domain.people import Group
from rusdesk.domain.search import find
from rusdesk.domain.wall import Area, Note, Wall, notes_in, notes_of
from tests.support.desks import make_desk


def wall_of_three() -> Desk:
    """A wall with three groups, each with a note that says the same: a, b, c in areas a1, a2, a3."""
    desk = make_desk(*(Group(id=f"g{n}", number=n) for n in (2, 5, 7)))
    desk.do(LayOutWall(Wall(id="v", title="Vägg"), ("g2", "g5", "g7"), (), ("a1", "a2", "a3")))
    for n, name in enumerate("abc", start=1):
        note = Note(id=name, wall="v", area=f"a{n}", text=f"Mer tid {name}", made_at=n)
        desk.do(AddNote(note))
    return desk


def drawn(desk: Desk) -> list[str]:
    return [n.id for n in notes_of(desk.state, "v")]


def test_the_leading_note_stands_for_the_others_which_keep_text_and_area() -> None:
    desk = wall_of_three()
    desk.do(MergeNotes(("b", "a", "c")))
    state = desk.state
    assert drawn(desk) == ["b"]
    assert not notes_in(state, state.get(Area, "a1"))
    assert [(n.text, n.area) for n in absorbed(state, "b")] == [("Mer tid a", "a1"), ("Mer tid c", "a3")]
    assert told_of(state, state.get(Note, "b"), all_absorbed(state, "v")) == (3, (2, 5, 7))
    desk.undo()
    assert drawn(desk) == ["a", "b", "c"]
    desk.redo()
    assert drawn(desk) == ["b"]


def test_merging_a_leading_note_takes_along_those_it_stood_for() -> None:
    desk = wall_of_three()
    desk.do(MergeNotes(("a", "b")))
    desk.do(MergeNotes(("c", "a")))
    assert drawn(desk) == ["c"] and {n.id for n in absorbed(desk.state, "c")} == {"a", "b"}
    # also when the one that leads was stood for by another in the same call
    desk.undo()
    with pytest.raises(Refused) as told:
        desk.do(MergeNotes(("b", "c")))
    assert told.value.code is Code.UNTIED


def test_one_alone_and_notes_of_other_walls_are_refused() -> None:
    desk = wall_of_three()
    desk.do(LayOutWall(Wall(id="w2", title="Annan"), (), (), ("z1",)))
    desk.do(AddNote(Note(id="z", wall="w2", area="z1", text="Annat")))
    for ids in (("a",), ("a", "a"), ("a", "z")):
        with pytest.raises(Refused):
            desk.do(MergeNotes(ids))
    assert drawn(desk) == ["a", "b", "c"]


def test_when_the_leading_note_is_removed_the_others_come_back() -> None:
    desk = wall_of_three()
    desk.do(MergeNotes(("a", "b", "c")))
    desk.do(RemoveNotes(("a",)))
    assert drawn(desk) == ["b", "c"]
    desk.undo()
    assert drawn(desk) == ["a"] and len(absorbed(desk.state, "a")) == 2
    desk.do(RemoveNotes(("a", "b")))
    assert drawn(desk) == ["c"]


def test_parted_notes_lie_where_they_lay_or_in_a_free_place() -> None:
    desk = wall_of_three()
    desk.do(AddNote(Note(id="d", wall="v", area="a1", text="Mer tid d", made_at=9)))
    first = desk.state.get(Note, "a").rect
    desk.do(MergeNotes(("d", "a", "b")))
    # the place of the absorbed note is free to others meanwhile
    desk.do(AddNote(Note(id="e", wall="v", area="a1", text="Ny", made_at=10)))
    assert desk.state.get(Note, "e").rect == first
    desk.do(PartNotes(("a",)))
    assert drawn(desk) == ["a", "c", "d", "e"]
    rects = [n.rect for n in notes_in(desk.state, desk.state.get(Area, "a1"))]
    assert not any(x.overlaps(y) for n, x in enumerate(rects) for y in rects[n + 1 :])
    desk.do(PartNotes(("d",)))
    assert drawn(desk) == ["a", "b", "c", "d", "e"]


def test_what_is_hidden_is_hidden_with_all_that_says_the_same() -> None:
    desk = wall_of_three()
    desk.do(MergeNotes(("a", "b")))
    desk.do(HideNotes(("a",), True))
    assert list(visible_to(Audience.ROOM, desk.state).table(Note)) == ["c"]
    assert list(visible_to(Audience.READER, desk.state).table(Note)) == ["c"]
    desk.do(HideNotes(("a",), False))
    desk.do(HideNotes(("b",), True))
    seen = visible_to(Audience.READER, desk.state)
    assert told_of(seen, seen.get(Note, "a"), all_absorbed(seen, "v")) == (1, ())


def test_an_absorbed_text_is_found_as_the_note_that_stands_for_it() -> None:
    desk = wall_of_three()
    desk.do(MergeNotes(("a", "b")))
    assert [(f.id, f.text, f.area) for f in find(desk.state, "tid b")] == [("a", "Mer tid b", "a1")]
    assert [f.id for f in find(desk.state, "mer tid")] == ["a", "a", "c"]
