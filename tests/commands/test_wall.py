"""Commands of the wall."""

import pytest

from rusdesk.commands.wall import (
    AddNote,
    AddNotes,
    ColourNotes,
    EditNote,
    HideNotes,
    LayOutWall,
    Move,
    MoveNotes,
    RemoveNotes,
)
from rusdesk.desk.desk import Desk
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.people import Group, Question
from rusdesk.domain.wall import Area, Note, Wall, areas_of, frames, notes_in, place_of
from tests.support.desks import make_desk


def board(groups: int = 2, questions: int = 2, with_unsorted: bool = False) -> Desk:
    gs = [Group(id=f"g{n}", number=n) for n in range(1, groups + 1)]
    qs = [Question(id=f"q{n}", text=f"Fråga {n}?", rank=str(n)) for n in range(1, questions + 1)]
    desk = make_desk(*gs, *qs)
    needed = LayOutWall.areas_needed(groups, questions, with_unsorted)
    ids = tuple(f"a{n}" for n in range(1, needed + 1))
    wall = Wall(id="v", title="Vägg")
    desk.do(LayOutWall(wall, tuple(g.id for g in gs), tuple(q.id for q in qs), ids, with_unsorted))
    return desk


def note(note_id: str, area: str = "a1", **more: object) -> Note:
    return Note(id=note_id, wall="v", area=area, text=f"lapp {note_id}", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("groups", "questions", "unsorted"), [(7, 2, True), (7, 2, False), (0, 3, False), (4, 0, False)]
)
def test_boards_laid_out_do_not_overlap(groups: int, questions: int, unsorted: bool) -> None:
    state = board(groups, questions, unsorted).state
    rects = [a.rect for a in areas_of(state, "v")]
    assert len(rects) == LayOutWall.areas_needed(groups, questions, unsorted)
    assert not any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[n + 1 :])
    boxes = [r for _, r in frames(state, "v")]
    assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])


def test_notes_fill_an_area_and_then_make_it_grow_with_those_below_pushed_down() -> None:
    desk = board(groups=4)
    for n in range(7):
        desk.do(AddNote(note(f"n{n}")))
    state = desk.state
    area = state.get(Area, "a1")
    inside = notes_in(state, area)
    assert [n.id for n in inside] == [f"n{n}" for n in range(7)]
    assert all(n.rect.bottom <= area.h for n in inside)
    boxes = [r for _, r in frames(state, "v")]
    assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])


def test_one_undo_takes_back_the_note_and_the_growth() -> None:
    desk = board(groups=4)
    for n in range(4):
        desk.do(AddNote(note(f"n{n}")))
    before = [a.rect for a in areas_of(desk.state, "v")]
    desk.do(AddNote(note("n4")))
    assert [a.rect for a in areas_of(desk.state, "v")] != before
    desk.undo()
    assert [a.rect for a in areas_of(desk.state, "v")] == before


def test_a_paste_is_all_or_nothing() -> None:
    desk = board()
    with pytest.raises(Refused) as refusal:
        desk.do(AddNotes((note("n1"), Note(id="n2", wall="v", area="a1", text="x" * 3000))))
    assert refusal.value.code is Code.TOO_LONG
    assert not list(desk.state.each(Note))
    desk.do(AddNotes(tuple(note(f"n{n}", shape="2x1") for n in range(3))))
    rects = [n.rect for n in desk.state.each(Note)]
    assert not any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[n + 1 :])


def test_a_note_that_grows_onto_its_neighbour_moves_to_a_free_place() -> None:
    desk = board()
    desk.do(AddNote(note("n1")))
    desk.do(AddNote(note("n2")))
    desk.do(EditNote("n1", "nu mycket längre", "2x1"))
    one, two = desk.state.get(Note, "n1"), desk.state.get(Note, "n2")
    assert one.text == "nu mycket längre" and not one.rect.overlaps(two.rect)


def test_an_empty_note_is_refused() -> None:
    desk = board()
    with pytest.raises(Refused) as refusal:
        desk.do(AddNote(Note(id="n", wall="v", area="a1", text=" \u200b\n ")))
    assert refusal.value.code is Code.EMPTY


def test_moving_to_another_area_counts_from_its_corner() -> None:
    desk = board()
    desk.do(AddNote(note("n1")))
    desk.do(MoveNotes((Move("n1", "a3", 12.0, 500.0),)))
    state = desk.state
    moved, area = state.get(Note, "n1"), state.get(Area, "a3")
    assert moved.area == "a3"
    assert place_of(state, moved).x == area.x + 12.0
    assert area.h >= moved.rect.bottom
    with pytest.raises(Refused):
        desk.do(MoveNotes((Move("n1", "nowhere", 0, 0),)))


def test_colour_hide_and_remove_several_in_one_step() -> None:
    desk = board()
    for n in ("n1", "n2"):
        desk.do(AddNote(note(n)))
    desk.do(ColourNotes(("n1", "n2"), "blue"))
    desk.do(HideNotes(("n1",), True))
    desk.do(RemoveNotes(("n1", "n2")))
    assert not list(desk.state.each(Note))
    desk.undo()
    assert {(n.colour, n.is_hidden) for n in desk.state.each(Note)} == {("blue", True), ("blue", False)}


def test_loose_notes_go_below_the_boards() -> None:
    desk = board()
    desk.do(AddNote(note("n1", area="")))
    desk.do(AddNotes((note("n2", area=""), note("n3", area=""))))
    rects = [n.rect for n in desk.state.each(Note)]
    assert not any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[n + 1 :])
    lowest = max(a.rect.bottom for a in areas_of(desk.state, "v"))
    assert desk.state.get(Note, "n1").y >= lowest
