"""Notes and cards lined up, tidied, sent away, pinned, copied; text cards written and resized."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from rusdesk.commands.arrange import Duplicate, LineUp, Pin, RemoveThings, SendTo, Tidy, copy_of
from rusdesk.commands.cards import AddCard, EditCard, SizeCard
from rusdesk.commands.command import Place, Revise
from rusdesk.commands.wall import AddNotes, Move, MoveNotes
from rusdesk.desk.desk import Desk
from rusdesk.domain.arranging import LINES, ORDERS, Line, Order, free_spot, lined_up
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.geometry import GAP, Rect
from rusdesk.domain.state import ranked
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import AREA_HEAD, Area, Note, TextCard, areas_of, place_of
from tests.commands.test_areas import nothing_overlaps
from tests.commands.test_wall import board, note


def filled(count: int = 6) -> Desk:
    desk = board(2, 2)
    colours = ("green", "yellow", "blue")
    notes = [
        note(f"n{n}", colour=colours[n % 3], made_at=100 - n, shape="2x1" if n == 4 else "1x1") for n in range(count)
    ]
    desk.do(AddNotes(tuple(notes), (TextCard(id="c", wall="v", area="a1", heading="Stöd", body="- ett\n- två"),)))
    return desk


def order(desk: Desk, area: str = "a1") -> list[str]:
    inside = [n for n in desk.state.each(Note) if n.area == area]
    return [n.id for n in sorted(inside, key=lambda n: (n.y, n.x))]


@pytest.mark.parametrize("line", LINES)
def test_what_is_lined_up_never_lies_on_each_other(line: Line) -> None:
    rects = {str(n): Rect(n * 40.0, (n * 97) % 300, 136 + 148 * (n % 2), 136) for n in range(5)}
    spots = lined_up(rects, line)
    there = [Rect(x, y, rects[i].w, rects[i].h) for i, (x, y) in spots.items()]
    if line not in ("across", "down"):
        assert not any(a.overlaps(b) for n, a in enumerate(there) for b in there[n + 1 :])
    match line:
        case "left":
            assert {r.x for r in there} == {0.0}
        case "right":
            assert len({r.right for r in there}) == 1
        case "centre":
            assert len({r.x + r.w / 2 for r in there}) == 1
        case "top":
            assert {r.y for r in there} == {min(r.y for r in rects.values())}
        case "bottom":
            assert len({r.bottom for r in there}) == 1
        case "middle":
            assert len({r.y + r.h / 2 for r in there}) == 1
        case "across":
            there.sort(key=lambda r: r.x)
            assert len({round(b.x - a.right, 6) for a, b in pairwise(there)}) == 1
        case "down":
            there.sort(key=lambda r: r.y)
            assert len({round(b.y - a.bottom, 6) for a, b in pairwise(there)}) == 1


def test_spread_out_the_outermost_stay() -> None:
    rects = {i: Rect(x, 0, 100, 50) for i, x in (("a", 0), ("b", 150), ("c", 900))}
    assert lined_up(rects, "across") == {"a": (0, 0), "b": (450, 0), "c": (900, 0)}


def test_notes_in_line_stay_in_their_areas_and_pinned_ones_where_they_are() -> None:
    desk = filled()
    desk.do(Pin(("n2",), True))
    before = {n.id: n.rect for n in desk.state.each(Note)}
    desk.do(LineUp(("n0", "n1", "n2", "n3"), "left"))
    state = desk.state
    assert state.get(Note, "n2").rect == before["n2"]
    assert len({state.get(Note, i).x for i in ("n0", "n1", "n3")}) == 1
    assert all(
        n.area == "a1" and n.y >= AREA_HEAD and n.rect.bottom <= state.get(Area, "a1").h for n in state.each(Note)
    )
    desk.undo()
    assert {n.id: n.rect for n in desk.state.each(Note)} == before


@pytest.mark.parametrize("line", LINES)
def test_what_is_lined_up_hides_no_note_that_stays(line: Line) -> None:
    desk = filled(9)
    desk.do(AddNotes((note("loose", area=""), note("loose too", area=""), note("stays", area=""))))
    desk.do(MoveNotes((Move("loose too", "", 900, 3000), Move("loose", "", 500, 3050), Move("stays", "", 500, 2900))))
    still = {i: desk.state.get(Note, i).rect for i in ("n1", "n3", "n4", "n6")}
    desk.do(LineUp(("n0", "n2", "n5", "n7", "n8", "loose", "loose too"), line))
    nothing_overlaps(desk)
    assert {i: desk.state.get(Note, i).rect for i in still} == still
    assert all(n.rect.bottom <= desk.state.get(Area, n.area).h for n in desk.state.each(Note) if n.area)


def test_a_card_sized_by_its_left_and_top_edge_keeps_its_right_and_bottom() -> None:
    desk = filled(1)
    desk.do(MoveNotes((Move("c", "a1", 20, 200),)))
    was = desk.state.get(TextCard, "c").rect
    desk.do(SizeCard("c", was.w - 60, was.h + 40, True, True))
    now = desk.state.get(TextCard, "c").rect
    assert (now.right, now.bottom, now.w, now.h) == (was.right, was.bottom, was.w - 60, was.h + 40)
    desk.do(SizeCard("c", 9000, 9000, True, True))
    now = desk.state.get(TextCard, "c").rect
    assert (now.x, now.y) == (0, AREA_HEAD) and (now.right, now.bottom) == (was.right, was.bottom)
    desk.do(SizeCard("c", 1, 1, True, True))
    now = desk.state.get(TextCard, "c").rect
    assert (now.right, now.bottom) == (was.right, was.bottom) and now.w > 1 and now.h > 1


@pytest.mark.parametrize("by", ORDERS)
def test_tidied_notes_lie_in_a_grid_around_what_stays(by: Order) -> None:
    desk = filled(9)
    desk.do(Place((Theme(id="t1", wall="v", title="Ett", rank="1"), Theme(id="t2", wall="v", title="Två", rank="2"))))
    for i, theme in (("n1", "t2"), ("n5", "t1"), ("n7", "t2")):
        desk.do(Revise(Note, i, {"theme": theme}))
    desk.do(MoveNotes((Move("n3", "a1", 33, 900), Move("n8", "a1", 77, 1200))))
    desk.do(Pin(("n6",), True))
    pinned, card = desk.state.get(Note, "n6").rect, desk.state.get(TextCard, "c").rect
    desk.do(Tidy("v", (), by, {"n7": 3.0, "n0": 1.0}))
    nothing_overlaps(desk)
    assert desk.state.get(Note, "n6").rect == pinned and desk.state.get(TextCard, "c").rect == card
    told = [i for i in order(desk) if i != "n6"]
    match by:
        case "time":
            # the wide one finds its room a row further down, and those after it fill the gap
            narrow = [i for i in told if i != "n4"]
            assert narrow == sorted(narrow, key=lambda i: desk.state.get(Note, i).made_at)
        case "votes":
            assert told[:2] == ["n7", "n0"]
        case "theme":
            assert told[:3] == ["n5", "n7", "n1"]
        case "colour":
            colours = [desk.state.get(Note, i).colour for i in told]
            assert [c for n, c in enumerate(colours) if not n or c != colours[n - 1]] == ["yellow", "blue", "green"]
        case "place":
            before = {n.id for n in desk.state.each(Note)}
            assert set(told) == before - {"n6"}
    desk.undo()
    assert desk.state.get(Note, "n8").y == 1200


def test_only_what_is_chosen_is_tidied_and_loose_notes_keep_clear_of_boards() -> None:
    desk = filled(2)
    loose = [note(f"l{n}", area="") for n in range(5)]
    desk.do(Place(tuple(loose)))
    desk.do(MoveNotes(tuple(Move(f"l{n}", "", 40.0 + n, 30.0 * n) for n in range(5))))
    there = desk.state.get(Note, "n0").rect
    desk.do(Tidy("v", tuple(f"l{n}" for n in range(5)), "time"))
    nothing_overlaps(desk)
    assert desk.state.get(Note, "n0").rect == there
    areas = [a.rect for a in areas_of(desk.state, "v")]
    assert not any(place_of(desk.state, desk.state.get(Note, f"l{n}")).overlaps(a) for n in range(5) for a in areas)


def test_sent_to_an_area_they_take_its_free_places() -> None:
    desk = filled()
    desk.do(AddNotes((note("m", area="a3"),)))
    desk.do(Pin(("n1",), True))
    desk.do(SendTo(("n0", "n1", "c"), "a3"))
    nothing_overlaps(desk)
    where = {i: desk.state.get(Note, i).area for i in ("n0", "n1", "m")}
    assert where == {"n0": "a3", "n1": "a1", "m": "a3"} and desk.state.get(TextCard, "c").area == "a3"
    desk.undo()
    assert desk.state.get(Note, "n0").area == "a1"
    with pytest.raises(Refused) as refusal:
        desk.do(SendTo(("n1",), "a3"))
    assert refusal.value.code is Code.PINNED
    assert desk.do(SendTo(("n0",), "a1")) is None


def test_pinned_notes_are_moved_by_nothing_but_go_when_they_are_removed() -> None:
    desk = filled()
    desk.do(Pin(("n0", "c"), True))
    with pytest.raises(Refused):
        desk.do(MoveNotes((Move("n0", "a1", 5, 500), Move("c", "a1", 5, 500))))
    desk.do(MoveNotes((Move("n0", "a1", 5, 500), Move("n1", "a1", 12, 900))))
    assert desk.state.get(Note, "n0").y == AREA_HEAD + 148 and desk.state.get(Note, "n1").y == 900
    desk.do(Pin(("n0",), False))
    desk.do(MoveNotes((Move("n0", "a1", 12, 700),)))
    assert desk.state.get(Note, "n0").y == 700
    desk.do(RemoveThings(("n0", "c")))
    assert desk.state.find(Note, "n0") is None and desk.state.find(TextCard, "c") is None


@pytest.mark.parametrize("value", [math.nan, math.inf, 1e12])
def test_a_move_out_of_the_world_is_refused(value: float) -> None:
    desk = filled()
    with pytest.raises(Refused) as refusal:
        desk.do(MoveNotes((Move("n0", "a1", value, 0),)))
    assert refusal.value.code is Code.BAD_VALUE


def test_copies_keep_what_is_hidden_hidden_and_leave_pins_behind() -> None:
    desk = filled()
    desk.do(Place((Theme(id="t", wall="v", title="Ett"),)))
    desk.do(
        Revise(Note, "n0", {"is_hidden": True, "is_outside": True, "theme": "t", "tags": ("x",), "is_pinned": True})
    )
    first = desk.state.get(Note, "n0")
    copy = copy_of(first, "k", 7)
    assert (copy.is_hidden, copy.is_outside, copy.tags, copy.theme) == (True, True, ("x",), "t")
    assert not copy.is_pinned and copy.made_at == 7
    assert copy_of(first, "k", 7, wall="other", area="").theme == ""
    desk.do(Duplicate((copy,)))
    nothing_overlaps(desk)
    desk.undo()
    assert desk.state.find(Note, "k") is None


def test_a_text_card_is_put_up_written_and_resized() -> None:
    desk = filled(3)
    with pytest.raises(Refused) as refusal:
        desk.do(AddCard(TextCard(id="d", wall="v", area="a1", heading=" ", body="\n")))
    assert refusal.value.code is Code.EMPTY
    desk.do(AddCard(TextCard(id="d", wall="v", area="a1", heading="Tänk på", body="- ett")))
    nothing_overlaps(desk)
    desk.do(AddCard(TextCard(id="e", wall="v", area="a2", body="text"), at=(20, 600)))
    assert desk.state.get(Area, "a2").h >= 600 + desk.state.get(TextCard, "e").h
    order = [c.id for c in ranked(desk.state.each(TextCard))]
    assert order == ["c", "d", "e"]
    desk.do(EditCard("d", "Nytt", "- ett\n- två\n- tre", 900))
    assert desk.state.get(TextCard, "d").h == 900 and desk.state.get(Area, "a1").h > 900
    with pytest.raises(Refused):
        desk.do(EditCard("d", "", "", 100))
    desk.do(SizeCard("d", 5, 5))
    small = desk.state.get(TextCard, "d")
    assert (small.w, small.h) == (96, 48)
    desk.do(SizeCard("d", 1e5, 80))
    assert desk.state.get(TextCard, "d").rect.right <= desk.state.get(Area, "a1").w
    with pytest.raises(Refused):
        desk.do(SizeCard("d", math.nan, 80))


def test_a_free_spot_is_found_beside_before_below() -> None:
    assert free_spot([], 10, 10) == (0, 0)
    taken = [Rect(0, 0, 100, 100), Rect(300, 0, 100, 100)]
    assert free_spot(taken, 100, 100) == (124, 0)
    assert free_spot(taken, 200, 100) == (0, 124)
    assert GAP == 12
