"""Groups by command: divided anew, latecomers seated, one moved, in one step each."""

from __future__ import annotations

import pytest

from rusdesk.commands.command import Remove
from rusdesk.commands.grouping import DivideGroups, GiveQuestions, MoveMember, SeatLatecomers
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.grouping import Person, division_of, groups, seated
from rusdesk.domain.people import Group, Question
from rusdesk.domain.wall import Area, Wall
from tests.support.desks import make_desk

CROWD = tuple(Person(f"p{n}", f"Organisation {n}") for n in range(9))
IDS = tuple(f"new{n}" for n in range(9))


def test_dividing_is_one_step_and_is_remembered() -> None:
    desk = make_desk()
    desk.do(DivideGroups(CROWD, 3, IDS, seed=7))
    assert [len(g.members) for g in groups(desk.state)] == [3, 3, 3]
    assert [g.number for g in groups(desk.state)] == [1, 2, 3]
    told = division_of(desk.state)
    assert (told.count, told.seed, told.mixing, told.apart) == (3, 7, "mixed", True)
    first = {g.id: g.members for g in groups(desk.state)}
    desk.do(DivideGroups(CROWD, 3, IDS[3:], seed=8))
    assert {g.id for g in groups(desk.state)} == set(first)
    assert {g.id: g.members for g in groups(desk.state)} != first
    desk.undo()
    assert {g.id: g.members for g in groups(desk.state)} == first
    desk.undo()
    assert not groups(desk.state)


def test_groups_left_over_go_unless_a_wall_needs_them() -> None:
    desk = make_desk(
        *(Group(id=f"g{n}", number=n, rank=str(n)) for n in range(1, 5)),
        Wall(id="w", title="Vägg"),
        Area(id="a", wall="w", group="g4", w=1, h=1),
    )
    desk.do(DivideGroups(CROWD, 2, IDS))
    assert [(g.id, len(g.members)) for g in groups(desk.state)] == [("g1", 5), ("g2", 4), ("g4", 0)]
    assert desk.undo() is not None and len(groups(desk.state)) == 4


@pytest.mark.parametrize("count", [0, -1, 41])
def test_an_impossible_number_is_refused(count: int) -> None:
    desk = make_desk()
    with pytest.raises(Refused) as why:
        desk.do(DivideGroups(CROWD, count, IDS))
    assert why.value.code == Code.BAD_VALUE
    with pytest.raises(Refused):
        desk.do(DivideGroups((), 2, IDS))


def test_latecomers_are_seated_and_the_others_stay() -> None:
    desk = make_desk(Group(id="empty", number=9))
    with pytest.raises(Refused):
        make_desk().do(SeatLatecomers(CROWD))
    desk.do(DivideGroups(CROWD[:5], 2, IDS))
    before = seated(desk.state)
    desk.do(SeatLatecomers(CROWD))
    after = seated(desk.state)
    assert {w: after[w] for w in before} == before and set(after) == {p.id for p in CROWD}
    assert sorted(len(g.members) for g in groups(desk.state)) == [4, 5]
    assert desk.do(SeatLatecomers(CROWD)) is None
    desk.undo()
    assert seated(desk.state) == before


def test_one_is_moved_and_taken_out() -> None:
    desk = make_desk(Group(id="g1", number=1, members=("a", "b")), Group(id="g2", number=2, members=("c",)))
    desk.do(MoveMember("a", "g2", 0))
    assert [g.members for g in groups(desk.state)] == [("b",), ("a", "c")]
    desk.do(MoveMember("a", ""))
    assert [g.members for g in groups(desk.state)] == [("b",), ("c",)]
    desk.do(MoveMember("x", "g1"))
    assert [g.members for g in groups(desk.state)] == [("b", "x"), ("c",)]
    with pytest.raises(Refused):
        desk.do(MoveMember("x", "gone"))


def test_a_question_that_goes_leaves_the_group() -> None:
    desk = make_desk(Question(id="q", text="Vad?"), Group(id="g1", number=1))
    desk.do(GiveQuestions("g1", ("q", "q")))
    assert groups(desk.state)[0].questions == ("q",)
    desk.do(Remove(Question, ("q",)))
    assert groups(desk.state)[0].questions == ()
    with pytest.raises(Refused):
        desk.do(GiveQuestions("g1", ("gone",)))
