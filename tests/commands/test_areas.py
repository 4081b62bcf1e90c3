"""Areas added, moved, resized, swapped and removed: nothing lies on anything, one step to undo."""

from __future__ import annotations

import math

import pytest

from rusdesk.commands.area_places import PlaceAreas, SizeArea, SwapAreas
from rusdesk.commands.areas import AddFreeArea, AddGroupAreas, AddQuestionAreas, RemoveAreas
from rusdesk.commands.arrange import Pin, Tidy
from rusdesk.commands.cards import AddCard
from rusdesk.commands.command import Place, Revise
from rusdesk.commands.wall import AddNote, AddNotes, Move, MoveNotes
from rusdesk.desk.desk import Desk
from rusdesk.domain.boards import boards
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.geometry import CELL, GAP, Rect
from rusdesk.domain.people import Group, Question
from rusdesk.domain.wall import (
    AREA_HEAD,
    LEAST_HEIGHT,
    LEAST_WIDTH,
    Area,
    Note,
    TextCard,
    Wall,
    areas_of,
    bounds,
    place_of,
)
from tests.commands.test_wall import board, note


def nothing_overlaps(desk: Desk) -> None:
    frames = [b.rect for b in boards(desk.state, "v")]
    assert not any(a.overlaps(b) for n, a in enumerate(frames) for b in frames[n + 1 :])
    areas = [a.rect for a in areas_of(desk.state, "v")]
    assert not any(a.overlaps(b) for n, a in enumerate(areas) for b in areas[n + 1 :])
    things = [*desk.state.each(Note), *desk.state.each(TextCard)]
    places = [place_of(desk.state, one) for one in things]
    assert not any(a.overlaps(b) for n, a in enumerate(places) for b in places[n + 1 :])
    for area in areas_of(desk.state, "v"):
        for one in things:
            if one.area == area.id:
                assert one.rect.right <= area.w and one.rect.bottom <= area.h and one.rect.y >= AREA_HEAD


def nothing_overlaps_even_loose(desk: Desk) -> None:
    nothing_overlaps(desk)
    loose = [place_of(desk.state, n) for n in desk.state.each(Note) if not n.area]
    loose += [place_of(desk.state, c) for c in desk.state.each(TextCard) if not c.area]
    assert not any(one.overlaps(b.rect) for one in loose for b in boards(desk.state, "v"))


def rects(desk: Desk) -> dict[str, tuple[Rect, str]]:
    return {a.id: (a.rect, a.rank) for a in areas_of(desk.state, "v")}


def test_a_free_area_goes_where_there_is_room() -> None:
    desk = board(3)
    for n in range(3):
        desk.do(AddFreeArea(Area(id=f"f{n}", wall="v", title=f"Fri {n}")))
    nothing_overlaps(desk)
    assert [a.title for a in areas_of(desk.state, "v")][-3:] == ["Fri 0", "Fri 1", "Fri 2"]


def test_on_a_bare_wall_the_first_area_is_at_its_corner() -> None:
    desk = board(0, 0)
    for area in list(areas_of(desk.state, "v")):
        desk.do(RemoveAreas((area.id,)))
    desk.do(AddFreeArea(Area(id="f", wall="v", title="Först")))
    area = desk.state.get(Area, "f")
    assert (area.x, area.y) == (0.0, 0.0)


@pytest.mark.parametrize("unsorted", [False, True])
def test_a_new_group_gets_areas_like_the_first_groups(unsorted: bool) -> None:
    desk = board(3, 2, unsorted)
    for n in range(9):
        desk.do(AddNote(note(f"n{n}")))
    needed = AddGroupAreas.areas_needed(desk.state, "v")
    assert needed == 3 if unsorted else 2
    before = len(areas_of(desk.state, "v"))
    desk.do(AddGroupAreas("v", Group(id="g9", number=9), tuple(f"x{n}" for n in range(needed))))
    nothing_overlaps(desk)
    mine = [a for a in areas_of(desk.state, "v") if a.group == "g9"]
    assert [a.question for a in mine] == [a.question for a in areas_of(desk.state, "v") if a.group == "g1"]
    # what has grown in the first group isn't copied
    assert mine[0].h < desk.state.get(Area, "a1").h
    desk.undo()
    assert len(areas_of(desk.state, "v")) == before and desk.state.find(Group, "g9") is None


@pytest.mark.parametrize("unsorted", [False, True])
def test_a_new_question_is_a_column_in_every_group(unsorted: bool) -> None:
    desk = board(5, 2, unsorted)
    desk.do(Place((TextCard(id="c", wall="v", heading="Vid sidan", x=2000, y=0),)))
    before = rects(desk)
    ids = tuple(f"x{n}" for n in range(AddQuestionAreas.areas_needed(desk.state, "v")))
    desk.do(AddQuestionAreas("v", Question(id="q9", text="Vad mer?"), ids))
    nothing_overlaps(desk)
    for group in ("g1", "g5"):
        mine = [a for a in areas_of(desk.state, "v") if a.group == group and a.question]
        assert [a.question for a in sorted(mine, key=lambda a: a.x)] == ["q1", "q2", "q9"]
        assert len({(a.y, a.h) for a in mine}) == 1
        if unsorted:
            under = next(a for a in areas_of(desk.state, "v") if a.group == group and not a.question)
            assert (under.x, under.rect.right) == (min(a.x for a in mine), max(a.rect.right for a in mine))
    desk.undo()
    assert rects(desk) == before and desk.state.find(Question, "q9") is None


def test_a_question_without_groups_stands_beside_the_others() -> None:
    desk = board(0, 2)
    desk.do(AddQuestionAreas("v", Question(id="q9", text="Vad mer?"), ("x",)))
    nothing_overlaps(desk)
    with pytest.raises(Refused) as refusal:
        desk.do(AddQuestionAreas("v", desk.state.get(Question, "q9"), ("y",)))
    assert refusal.value.code is Code.CLASH


def test_a_board_is_moved_whole_and_pushes_what_it_lands_on() -> None:
    desk = board(4)
    desk.do(AddNote(note("n1")))
    first, last = boards(desk.state, "v")[0], boards(desk.state, "v")[-1]
    before = rects(desk)
    there = place_of(desk.state, desk.state.get(Note, "n1"))
    dx, dy = last.rect.x - first.rect.x + 5, last.rect.y - first.rect.y + 5
    desk.do(PlaceAreas((first.areas[0].id,), dx, dy))
    nothing_overlaps(desk)
    assert place_of(desk.state, desk.state.get(Note, "n1")) == there.moved(dx, dy)
    moved = next(b for b in boards(desk.state, "v") if b.areas[0].id == first.areas[0].id)
    assert (moved.rect.x, moved.rect.y) == (last.rect.x + 5, last.rect.y + 5)
    desk.undo()
    assert rects(desk) == before


def test_a_pinned_area_stays() -> None:
    desk = board(2)
    desk.do(Pin(("a1",), True))
    for command in (PlaceAreas(("a1",), 10, 10), SizeArea("a1", 900, 900), SwapAreas("a1", 1)):
        with pytest.raises(Refused) as refusal:
            desk.do(command)
        assert refusal.value.code is Code.PINNED
    desk.do(PlaceAreas(("a3",), -400, 20))
    nothing_overlaps(desk)


@pytest.mark.parametrize("unsorted", [False, True])
@pytest.mark.parametrize(("dw", "dh"), [(300, 0), (0, 300), (-148, 0), (-900, -900), (450, 450)])
def test_a_resized_area_loses_no_note_and_covers_nothing(dw: float, dh: float, unsorted: bool) -> None:
    desk = board(4, 2, unsorted)
    for n in range(7):
        desk.do(AddNote(note(f"n{n}", shape="2x1" if n == 3 else "1x1")))
    desk.do(AddNote(note("m", area="a3")))
    before = rects(desk)
    area = desk.state.get(Area, "a1")
    desk.do(SizeArea("a1", area.w + dw, area.h + dh))
    nothing_overlaps(desk)
    now = desk.state.get(Area, "a1")
    assert now.w >= LEAST_WIDTH and now.h >= LEAST_HEIGHT
    assert all(n.area == "a1" for n in desk.state.each(Note) if n.id.startswith("n"))
    desk.do(AddNotes(tuple(note(f"k{n}") for n in range(5))))
    nothing_overlaps(desk)
    desk.undo()
    desk.undo()
    assert rects(desk) == before


def test_a_free_area_that_grows_leaves_the_frames_beside_it_where_they_are() -> None:
    desk = board(7, 2, True)
    desk.do(AddFreeArea(Area(id="free", wall="v", title="Parkeringsplatsen")))
    free = desk.state.get(Area, "free").rect
    beside = [b for b in boards(desk.state, "v") if b.rect.y == free.y and b.areas[0].id != "free"]
    assert beside, "it stands in a row with frames"
    before = rects(desk)
    desk.do(AddNotes(tuple(note(f"f{n}", area="free") for n in range(9))))
    nothing_overlaps(desk)
    assert desk.state.get(Area, "free").h > free.h
    assert {i: r for i, r in rects(desk).items() if i != "free"} == {i: r for i, r in before.items() if i != "free"}


def test_what_lies_loose_below_an_area_makes_room_when_it_grows() -> None:
    desk = board(2, 1)
    below = boards(desk.state, "v")[0].rect.bottom + 10
    loose = ("x", "y", "z")
    desk.do(AddNotes(tuple(note(i, area="") for i in loose)))
    desk.do(MoveNotes(tuple(Move(i, "", 160.0 * n, below + 60 * n) for n, i in enumerate(loose))))
    desk.do(AddCard(TextCard(id="c", wall="v", heading="Regler"), at=(0.0, below + 150)))
    before = {i: desk.state.get(Note, i).rect for i in loose}
    desk.do(AddNotes(tuple(note(f"n{n}") for n in range(9))))
    nothing_overlaps_even_loose(desk)
    desk.undo()
    assert {i: desk.state.get(Note, i).rect for i in loose} == before
    # one of them carried into the area that grows by it
    desk.do(AddNotes(tuple(note(f"m{n}") for n in range(4))))
    desk.do(MoveNotes((Move("y", "a1", 12.0, 360.0 + 64),)))
    nothing_overlaps_even_loose(desk)
    assert desk.state.get(Note, "y").area == "a1"


def test_a_frame_moved_a_little_down_is_not_pushed_by_its_neighbour() -> None:
    desk = board(4, 2, True)
    second = next(b for b in boards(desk.state, "v") if b.areas[0].group == "g2")
    desk.do(PlaceAreas((second.areas[0].id,), 0, 24))
    there = {a.id: desk.state.get(Area, a.id).rect for a in second.areas}
    desk.do(AddNotes(tuple(note(f"n{n}") for n in range(9))))
    nothing_overlaps(desk)
    assert {i: desk.state.get(Area, i).rect for i in there} == there


def test_rows_of_frames_beside_each_other_stay_rows_and_all_below_makes_room() -> None:
    desk = board(7, 2, True)
    desk.do(Pin(tuple(a.id for b in boards(desk.state, "v") for a in b.areas if a.group == "g3"), True))
    pinned = {a.id: a.rect for a in areas_of(desk.state, "v") if a.group == "g3"}
    # notes in both rows at once, as from a paste
    lower = next(a.id for a in areas_of(desk.state, "v") if a.group == "g6")
    upper = next(a.id for a in areas_of(desk.state, "v") if a.group == "g1")
    both = [note(f"u{n}", area=upper) for n in range(9)] + [note(f"l{n}", area=lower) for n in range(9)]
    desk.do(AddNotes(tuple(both)))
    nothing_overlaps(desk)
    assert {i: desk.state.get(Area, i).rect for i in pinned} == pinned
    rows = {b.areas[0].group: sorted({a.rect.y for a in b.areas}) for b in boards(desk.state, "v")}
    assert rows["g1"] == rows["g2"] == rows["g4"] and rows["g5"] == rows["g6"] == rows["g7"]


def test_a_pinned_note_keeps_its_place_when_its_area_shrinks() -> None:
    desk = board(2)
    desk.do(AddNotes(tuple(note(f"n{n}") for n in range(2))))
    desk.do(Pin(("n1",), True))
    there = desk.state.get(Note, "n1").rect
    desk.do(SizeArea("a1", 0, 0))
    assert desk.state.get(Note, "n1").rect == there and desk.state.get(Area, "a1").w == there.right + GAP


@pytest.mark.parametrize("by", [-600.0, -148.0, 100.0, 500.0])
@pytest.mark.parametrize(("from_right", "from_bottom"), [(True, False), (False, True), (True, True)])
def test_an_area_sized_by_its_left_or_top_edge_keeps_the_other_where_it_was(
    by: float, from_right: bool, from_bottom: bool
) -> None:
    desk = board(7, 2, True)
    desk.do(AddFreeArea(Area(id="free", wall="v", title="Övrigt")))
    # the second group of the second row, and an area of its own
    other = next(b.areas[0].id for b in boards(desk.state, "v") if b.areas[0].group == "g6")
    for area in (other, "free"):
        desk.do(AddNotes(tuple(note(f"{area}-{n}", area=area) for n in range(3))))
        before, was = rects(desk), desk.state.get(Area, area).rect
        old = next(b.rect for b in boards(desk.state, "v") if area in {a.id for a in b.areas})
        w, h = was.w + (by if from_right else 0), was.h + (by if from_bottom else 0)
        desk.do(SizeArea(area, w, h, from_right, from_bottom))
        nothing_overlaps(desk)
        now = next(b.rect for b in boards(desk.state, "v") if area in {a.id for a in b.areas})
        if from_right and not from_bottom:
            assert now.right == pytest.approx(old.right) and now.y == old.y
        if from_bottom and not from_right:
            # narrower notes may have needed more room below, else the lower edge stays
            assert now.bottom == pytest.approx(old.bottom) and now.x == old.x
        inside = [n for n in desk.state.each(Note) if n.area == area]
        assert len(inside) == 3 and all(n.x >= 0 and n.y >= AREA_HEAD for n in inside)
        desk.undo()
        assert rects(desk) == before


@pytest.mark.parametrize(("groups", "questions", "unsorted"), [(0, 3, False), (3, 2, True), (7, 1, False)])
def test_tidying_makes_areas_that_grew_down_and_down_as_wide_as_a_screen(
    groups: int, questions: int, unsorted: bool
) -> None:
    desk = board(groups, questions, unsorted)
    for area in areas_of(desk.state, "v"):
        many = tuple(note(f"{area.id}-{n}", area=area.id, shape="2x1" if n % 7 == 3 else "1x1") for n in range(60))
        desk.do(AddNotes(many))
    desk.do(AddNotes((note("loose", area=""),)))
    before, was = rects(desk), bounds(desk.state, "v")
    order = [b.areas[0].id for b in boards(desk.state, "v")]
    places = {n.id: (n.rect, n.area) for n in desk.state.each(Note)}
    desk.do(Tidy("v", (), "place"))
    nothing_overlaps_even_loose(desk)
    now = bounds(desk.state, "v")
    assert was and now and now.h < 0.6 * was.h and now.w > was.w
    assert max(now.w / now.h, now.h / now.w) < max(was.w / was.h, was.h / was.w)
    assert [b.areas[0].id for b in boards(desk.state, "v")] == order
    assert {n.id: n.area for n in desk.state.each(Note)} == {i: a for i, (_, a) in places.items()}
    desk.undo()
    assert rects(desk) == before and {n.id: (n.rect, n.area) for n in desk.state.each(Note)} == places


def test_one_full_area_is_made_wider_alone_and_those_beside_it_are_low_again() -> None:
    desk = board(7, 2, True)
    full = next(a for a in areas_of(desk.state, "v") if a.group == "g5" and a.question == "q2")
    desk.do(AddNotes(tuple(note(f"n{n}", area=full.id) for n in range(60))))
    mates = {a.id for a in areas_of(desk.state, "v") if a.group in ("g6", "g7")}
    widths = {a.id: a.rect.w for a in areas_of(desk.state, "v")}
    was = bounds(desk.state, "v")
    desk.do(Tidy("v", (), "place"))
    nothing_overlaps(desk)
    now = {a.id: a.rect for a in areas_of(desk.state, "v")}
    assert now[full.id].w > 2 * full.w
    unsorted = next(a.id for a in areas_of(desk.state, "v") if a.group == "g5" and not a.question)
    others = [i for i in now if i not in (full.id, unsorted)]
    assert {i: now[i].w for i in others} == {i: widths[i] for i in others}
    assert all(now[i].h < 700 for i in mates)
    around = bounds(desk.state, "v")
    assert was and around and around.h < 0.5 * was.h


def test_tidying_leaves_the_shape_of_what_is_pinned_chosen_or_low() -> None:
    desk = board(2, 2)
    desk.do(AddNotes(tuple(note(f"n{n}") for n in range(60))))
    before = {i: r for i, (r, _) in rects(desk).items()}
    desk.do(Tidy("v", ("n1", "n2", "n3"), "place"))
    assert {i: r for i, (r, _) in rects(desk).items()} == before
    desk.do(Pin(("a3",), True))
    desk.do(Tidy("v", (), "place"))
    assert {i: r for i, (r, _) in rects(desk).items()} == before


def test_boards_change_places() -> None:
    desk = board(4)
    for n in range(9):
        desk.do(AddNote(note(f"n{n}")))
    order = [b.areas[0].group for b in boards(desk.state, "v")]
    desk.do(SwapAreas("a1", 1))
    nothing_overlaps(desk)
    assert [b.areas[0].group for b in boards(desk.state, "v")][:2] == [order[1], order[0]]
    ranked = [a.group for a in areas_of(desk.state, "v")]
    assert ranked.index(order[1]) < ranked.index(order[0])
    desk.undo()
    assert [b.areas[0].group for b in boards(desk.state, "v")] == order
    with pytest.raises(Refused) as refusal:
        desk.do(SwapAreas(boards(desk.state, "v")[0].areas[0].id, -1))
    assert refusal.value.code is Code.NOTHING_THERE


def test_removing_says_what_goes_along_and_is_one_step() -> None:
    desk = board(2)
    desk.do(AddNotes((note("n1"), note("n2", area="a2")), (TextCard(id="c", wall="v", area="a1", heading="Stöd"),)))
    assert RemoveAreas.along(desk.state, ("a1",)) == (("n1",), ("c",))
    desk.do(RemoveAreas(("a1",)))
    assert [n.id for n in desk.state.each(Note)] == ["n2"] and not list(desk.state.each(TextCard))
    assert "a1" not in rects(desk) and desk.state.find(Group, "g1")
    desk.undo()
    assert desk.state.get(Note, "n1").area == "a1" and desk.state.get(TextCard, "c").area == "a1"


def test_old_records_with_mad_places_can_be_looked_at() -> None:
    desk = board(1, 1)
    desk.do(Revise(Area, "a1", {"x": math.nan, "y": 1e300, "w": 0.0, "h": -5.0}))
    desk.do(Place((note("n1", x=math.inf, y=math.nan), TextCard(id="c", wall="v", body="x", x=-1e99, w=math.nan))))
    around = bounds(desk.state, "v")
    assert around and all(map(math.isfinite, (around.x, around.y, around.w, around.h)))
    area = desk.state.get(Area, "a1").rect
    assert (area.w, area.h) == (LEAST_WIDTH, LEAST_HEIGHT)
    with pytest.raises(Refused):
        desk.do(SizeArea("a1", math.nan, 5))
    assert area.w > CELL
    assert desk.state.find(Wall, "v")
