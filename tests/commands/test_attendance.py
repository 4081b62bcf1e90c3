"""Attendance taken, corrected and undone; answers that set the map and say who is here."""

import pytest

from rusdesk.commands.attendance import Attends, ForgetAttendance, TakeAttendance
from rusdesk.commands.command import Place, Remove
from rusdesk.commands.rounds import ChangeAnswer, GiveAnswer, GiveAnswers, GivenAnswer, GiveTurn, OrderRound
from rusdesk.desk.desk import Desk
from rusdesk.domain.agenda import Part
from rusdesk.domain.attendance import Presence, presences
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.people import Participant, Question
from rusdesk.domain.rounds import Answer, Round, all_answers
from rusdesk.domain.statusmap import Layer, Map, marks_of
from tests.support.desks import NINE, make_desk


def table(**fields: object) -> Desk:
    return make_desk(
        Part(id="pm", title="Eftermiddag"),
        Question(id="q", text="Var är ni?"),
        Map(id="m", title="Karta"),
        Layer(id="l", map="m", title="RUS", stages=("Uppstart", "Remiss")),
        Round(id="r", title="Incheckning", questions=("q",), **fields),  # type: ignore[arg-type]
    )


def test_many_at_once_and_guests_in_one_step() -> None:
    desk = table()
    guest = Participant(id="g", name="Gäst", role="guest")
    desk.do(TakeAttendance((Attends("25", "p1"), Attends("g", "p2", came=NINE)), guests=(guest,), source="report"))
    assert {w: (p.came, p.source) for w, p in presences(desk.state).items()} == {
        "25": (0, "report"),
        "g": (NINE, "report"),
    }
    desk.undo()
    assert not presences(desk.state) and desk.state.find(Participant, "g") is None


def test_the_same_one_twice_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        table().do(TakeAttendance((Attends("25", "p1"), Attends("25", "p2"))))
    assert refusal.value.code is Code.CLASH


def test_a_part_begins_from_what_is_known_of_the_day() -> None:
    desk = table()
    desk.do(TakeAttendance((Attends("25", "p1", represented="Reglab"),)))
    desk.do(TakeAttendance((Attends("25", "p2", left=NINE),), part="pm"))
    assert presences(desk.state, "pm")["25"].represented == "Reglab"
    assert presences(desk.state)["25"].left == 0
    desk.do(ForgetAttendance("25", "pm"))
    assert presences(desk.state, "pm")["25"].left == 0
    assert desk.do(TakeAttendance((Attends("25", "p3"),), part="pm")) is None


def test_what_is_said_of_a_part_goes_with_it() -> None:
    desk = table()
    desk.do(TakeAttendance((Attends("25", "p1", "absent"),), part="pm"))
    desk.do(Remove(Part, ("pm",)))
    assert not list(desk.state.each(Presence))


def test_who_gets_the_turn_is_here() -> None:
    desk = table()
    desk.do(GiveTurn("r", "25", NINE, "t1", "p1"))
    assert presences(desk.state)["25"].source == "turn"
    desk.do(TakeAttendance((Attends("12", "p2", "absent"),)))
    desk.do(GiveTurn("r", "12", NINE + 1000, "t2", "p3"))
    now = presences(desk.state)["12"]
    assert (now.state, now.came) == ("present", NINE + 1000)
    desk.undo()
    assert presences(desk.state)["12"].state == "absent"


def test_a_region_is_here_by_the_one_who_speaks_for_it() -> None:
    desk = table()
    desk.do(Place((Participant(id="a", organisation="Region Norrbotten", unit="25"),)))
    desk.do(GiveTurn("r", "25", NINE, "t1", "p1"))
    assert set(presences(desk.state)) == {"a"}
    desk.do(Place((Participant(id="b", organisation="Region Norrbotten", unit="25"),)))
    desk.do(GiveTurn("r", "12", NINE, "t2", "p2"))
    desk.do(GiveTurn("r", "25", NINE, "t1", "p3"))
    assert set(presences(desk.state)) == {"a", "12"}


def test_a_stage_in_a_round_sets_the_map_in_the_same_step() -> None:
    desk = table(answer="stage", layer="l")
    desk.do(GiveAnswer("r", "25", "q", "2 klar i höst", "x", "m1"))
    mark = marks_of(desk.state, "l")["25"]
    assert (mark.stage, mark.comment) == (2, "klar i höst")
    desk.undo()
    assert not marks_of(desk.state, "l") and not all_answers(desk.state, "r")


def test_a_changed_answer_moves_the_mark() -> None:
    desk = table(answer="stage", layer="l")
    desk.do(GiveAnswer("r", "25", "q", "2", "x", "m1"))
    desk.do(ChangeAnswer("x", "uppstart", "m2"))
    assert marks_of(desk.state, "l")["25"].stage == 1
    with pytest.raises(Refused) as refusal:
        desk.do(ChangeAnswer("x", "7"))
    assert refusal.value.field == "answer.choice"


def test_several_answers_only_when_the_round_takes_them() -> None:
    many = table(has_many=True)
    for n, text in enumerate(("Få personer", "Många kanaler")):
        many.do(GiveAnswer("r", "25", "q", text, f"x{n}"))
    assert [a.text for a in all_answers(many.state, "r")["25", "q"]] == ["Få personer", "Många kanaler"]
    many.do(GiveAnswer("r", "25", "q", "Få", "x0"))
    assert [a.text for a in all_answers(many.state, "r")["25", "q"]] == ["Få", "Många kanaler"]


def test_a_chat_is_taken_whole_or_not_at_all() -> None:
    desk = table(answer="scale_5")
    good = GivenAnswer("25", "4", "a1", presence_id="p1")
    with pytest.raises(Refused) as refusal:
        desk.do(GiveAnswers("r", "q", (good, GivenAnswer("12", "sju", "a2")), NINE))
    assert refusal.value.facts["who"] == "12" and not list(desk.state.each(Answer))
    desk.do(GiveAnswers("r", "q", (good, GivenAnswer("12", "2", "a2"), GivenAnswer("12", "3", "a3")), NINE))
    assert {who: [a.value for a in given] for (who, _), given in all_answers(desk.state, "r").items()} == {
        "25": [4], "12": [3],
    }  # fmt: skip
    assert "25" in presences(desk.state)
    desk.undo()
    assert not list(desk.state.each(Answer)) and not presences(desk.state)


def test_a_chat_is_added_to_what_was_said() -> None:
    desk = table()
    desk.do(GiveAnswer("r", "25", "q", "Långt", "x"))
    desk.do(GiveAnswers("r", "q", (GivenAnswer("25", "Dyrt", "a1"), GivenAnswer("25", "Långt", "a2")), NINE))
    assert [a.text for a in desk.state.each(Answer)] == ["Långt\nDyrt"]


def test_an_empty_chat_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        table().do(GiveAnswers("r", "q", (), NINE))
    assert refusal.value.code is Code.NOTHING_THERE


def test_a_draw_is_undone_to_the_order_before() -> None:
    desk = table()
    desk.do(OrderRound("r", "shuffled", seed=7))
    assert (desk.state.get(Round, "r").order, desk.state.get(Round, "r").seed) == ("shuffled", 7)
    desk.undo()
    assert desk.state.get(Round, "r").order == "listed"
