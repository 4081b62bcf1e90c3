"""Commands of programme and clock."""

import pytest

from rusdesk.commands.agenda import AddMinutes, EndItem, MoveItem, PauseItem, SetTimes, StartItem
from rusdesk.commands.command import Place, Remove, Revise
from rusdesk.commands.projection import FollowProgramme, PauseImage, ShowScene, projection_of
from rusdesk.commands.wall import LayOutWall
from rusdesk.desk.desk import Desk
from rusdesk.domain.agenda import Item, Part, Run, current_run, in_order, planned_ms, run_of
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.outcomes import Jotting, Outcome
from rusdesk.domain.people import Question
from rusdesk.domain.wall import Wall
from rusdesk.domain.workshop import Workshop
from tests.support.desks import NINE, make_desk

MINUTE = 60_000


def day() -> Desk:
    return make_desk(
        Part(id="p", title="Förmiddag", rank="A"),
        Part(id="p2", title="Eftermiddag", rank="B"),
        Item(id="a", part="p", title="Välkommen", kind="welcome", minutes=5, start=540, rank="A"),
        Item(id="b", part="p", title="Dialog", kind="dialogue", minutes=30, rank="B"),
        Item(id="b1", part="p", parent="b", title="Del", minutes=10, rank="A"),
        Item(id="c", part="p", title="Lunch", kind="meal", minutes=60, start=695, rank="C"),
        Question(id="q", text="Vad gör vi?", item="b"),
    )


def test_starting_ends_what_was_under_way_and_brings_its_scene() -> None:
    desk = day()
    desk.do(StartItem("a", NINE, "r1"))
    desk.do(StartItem("b", NINE + 7 * MINUTE, "r2"))
    first = run_of(desk.state, "a")
    assert first is not None and first.ended == NINE + 7 * MINUTE
    going = current_run(desk.state)
    assert going is not None and going.item == "b"
    room = projection_of(desk.state)
    assert (room.scene, room.target) == ("question", "q")
    assert desk.state.get(Workshop, "w").status == "running"


def test_started_three_minutes_ago() -> None:
    desk = day()
    desk.do(StartItem("a", NINE, "r1"))
    desk.do(StartItem("b", NINE + 5 * MINUTE - 3 * MINUTE, "r2"))
    first = run_of(desk.state, "a")
    assert first is not None and first.spent_ms(0) == 2 * MINUTE


def test_an_item_taken_up_again_counts_the_time_between_as_a_pause() -> None:
    desk = day()
    desk.do(StartItem("a", NINE, "r1"))
    desk.do(StartItem("b", NINE + 5 * MINUTE, "r2"))
    desk.do(StartItem("a", NINE + 15 * MINUTE, "unused"))
    run = run_of(desk.state, "a")
    assert run is not None and run.is_running
    assert run.spent_ms(NINE + 16 * MINUTE) == 6 * MINUTE


def test_pause_and_plus_one() -> None:
    desk = day()
    desk.do(StartItem("a", NINE, "r1"))
    desk.do(PauseItem(NINE + MINUTE))
    desk.do(PauseItem(NINE + 4 * MINUTE))
    desk.do(AddMinutes(1))
    run = run_of(desk.state, "a")
    assert run is not None and not run.is_paused and run.spent_ms(NINE + 5 * MINUTE) == 2 * MINUTE
    assert planned_ms(desk.state, desk.state.get(Item, "a")) == 6 * MINUTE
    desk.do(AddMinutes(-100))
    assert planned_ms(desk.state, desk.state.get(Item, "a")) == 0


def test_the_clock_is_not_in_undo() -> None:
    desk = day()
    desk.do(StartItem("a", NINE, "r1"))
    desk.do(ShowScene("clock"))
    assert desk.to_undo is None


def test_nothing_to_pause_is_said() -> None:
    with pytest.raises(Refused) as refusal:
        day().do(PauseItem(NINE))
    assert refusal.value.code is Code.NOT_RUNNING


def test_ending_the_last_item_ends_the_workshop() -> None:
    desk = day()
    desk.do(StartItem("c", NINE, "r"))
    desk.do(EndItem(NINE + MINUTE))
    assert desk.state.get(Workshop, "w").status == "done"
    assert current_run(desk.state) is None


def test_times_set_right_afterwards_are_undone() -> None:
    desk = day()
    desk.do(StartItem("a", NINE, "r1"))
    desk.do(EndItem(NINE + 9 * MINUTE))
    desk.do(SetTimes("a", NINE, NINE + 5 * MINUTE, "r9"))
    run = run_of(desk.state, "a")
    assert run is not None and run.ended == NINE + 5 * MINUTE
    desk.undo()
    run = run_of(desk.state, "a")
    assert run is not None and run.ended == NINE + 9 * MINUTE
    with pytest.raises(Refused):
        desk.do(SetTimes("a", NINE, NINE - MINUTE, "r9"))


def test_the_room_stays_when_it_does_not_follow() -> None:
    desk = day()
    desk.do(FollowProgramme(False))
    desk.do(ShowScene("clock"))
    desk.do(StartItem("b", NINE, "r"))
    assert projection_of(desk.state).scene == "clock"


def test_showing_something_takes_the_pause_image_away() -> None:
    desk = day()
    desk.do(PauseImage(True, NINE))
    desk.do(ShowScene("programme"))
    assert not projection_of(desk.state).is_paused


def test_a_dialogue_with_no_question_shows_the_programme() -> None:
    desk = day()
    desk.do(Remove(Question, ("q",)))
    desk.do(StartItem("b", NINE, "r"))
    assert projection_of(desk.state).scene == "programme"


def test_moving_an_item_takes_its_parts_along() -> None:
    desk = day()
    desk.do(MoveItem("b", "p2"))
    assert desk.state.get(Item, "b1").part == "p2"
    assert [i.id for i in in_order(desk.state)] == ["a", "c", "b", "b1"]
    desk.undo()
    assert [i.id for i in in_order(desk.state)] == ["a", "b", "b1", "c"]
    desk.do(MoveItem("c", "p", after="a"))
    assert [i.id for i in in_order(desk.state)] == ["a", "c", "b", "b1"]


def test_an_item_with_parts_cannot_become_a_part() -> None:
    with pytest.raises(Refused):
        day().do(MoveItem("b", "p", parent="a"))


def test_removing_an_item_takes_what_is_its_own_and_empties_the_rest() -> None:
    desk = day()
    desk.do(StartItem("b", NINE, "r"))
    desk.do(Place((Jotting(id="j", item="b", text="sagt"), Outcome(id="o", kind="decision", text="så", item="b"))))
    desk.do(Place((Wall(id="v", title="V", item="b"),)))
    desk.do(Remove(Item, ("b",)))
    state = desk.state
    assert state.find(Item, "b1") is None and state.find(Jotting, "j") is None and not list(state.each(Run))
    assert (
        state.get(Outcome, "o").item == "" and state.get(Wall, "v").item == "" and state.get(Question, "q").item == ""
    )
    desk.undo()
    assert desk.state.get(Outcome, "o").item == "b" and desk.state.find(Item, "b1") is not None


def test_titles_are_cleaned_and_must_say_something() -> None:
    desk = day()
    desk.do(Revise(Item, "a", {"title": "  Hej\n på  er "}))
    assert desk.state.get(Item, "a").title == "Hej på er"
    with pytest.raises(Refused) as refusal:
        desk.do(Revise(Item, "a", {"title": "   "}))
    assert refusal.value.code is Code.EMPTY
    with pytest.raises(Refused) as refusal:
        desk.do(Revise(Workshop, "w", {"title": "x" * 201}))
    assert (refusal.value.code, refusal.value.facts["limit"]) == (Code.TOO_LONG, 200)


def test_a_dialogue_shows_all_its_questions_also_those_of_its_wall() -> None:
    desk = day()
    desk.do(Place((Question(id="q2", text="Vem gör det?", item="b"),)))
    desk.do(StartItem("b", NINE, "r"))
    assert (projection_of(desk.state).scene, projection_of(desk.state).target) == ("question", "b")
    other = day()
    other.do(Remove(Question, ("q",)))
    other.do(Place((Question(id="loose", text="Vad nu?"),)))
    other.do(LayOutWall(Wall(id="v", title="Vägg", item="b"), (), ("loose",), ("a1",)))
    other.do(StartItem("b", NINE, "r"))
    assert (projection_of(other.state).scene, projection_of(other.state).target) == ("question", "loose")
