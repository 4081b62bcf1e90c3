"""Commands of rounds and map."""

import pytest

from rusdesk.commands.command import Place
from rusdesk.commands.rounds import GiveAnswer, GiveTurn, SetTurn
from rusdesk.commands.statusmap import SetMark
from rusdesk.desk.desk import Desk
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.people import Question
from rusdesk.domain.rounds import Answer, Round, answers_of, turns_of
from rusdesk.domain.statusmap import Layer, Map, marks_of
from tests.support.desks import NINE, make_desk


def table() -> Desk:
    return make_desk(
        Question(id="q", text="Största utmaningen?"),
        Question(id="other", text="Annat?"),
        Round(id="r", title="Incheckning", questions=("q",)),
        Map(id="m", title="Karta"),
        Layer(id="l", map="m", title="RUS", stages=("Uppstart", "Remiss")),
    )


def test_the_turn_goes_round_and_time_is_counted() -> None:
    desk = table()
    desk.do(GiveTurn("r", "25", NINE, "t1"))
    desk.do(GiveTurn("r", "12", NINE + 70_000, "t2"))
    desk.do(SetTurn("r", "12", "later", NINE + 90_000, "-"))
    turns = turns_of(desk.state, "r")
    assert (turns["25"].state, turns["25"].spoke) == ("done", 70)
    assert (turns["12"].state, turns["12"].spoke) == ("later", 20)


def test_one_answer_per_question_and_who() -> None:
    desk = table()
    desk.do(GiveAnswer("r", "25", "q", "Få personer", "x1"))
    desk.do(GiveAnswer("r", "25", "q", "Många kanaler", "x2"))
    answers = answers_of(desk.state, "r")
    assert [a.text for a in answers.values()] == ["Många kanaler"]
    desk.do(GiveAnswer("r", "25", "q", "  ", "x3"))
    assert not answers_of(desk.state, "r")
    desk.undo()
    assert len(answers_of(desk.state, "r")) == 1


def test_a_question_of_another_round_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        table().do(GiveAnswer("r", "25", "other", "svar", "x"))
    assert refusal.value.code is Code.UNTIED


def test_a_second_record_for_the_same_answer_is_refused() -> None:
    desk = table()
    desk.do(GiveAnswer("r", "25", "q", "svar", "x"))
    with pytest.raises(Refused) as refusal:
        desk.do(Place((Answer(id="y", round="r", who="25", question="q", text="tvilling"),)))
    assert refusal.value.code is Code.CLASH


def test_one_mark_per_unit_and_stage_nought_takes_it_away() -> None:
    desk = table()
    desk.do(SetMark("l", "25", 1, "m1"))
    desk.do(SetMark("l", "25", 2, "m2"))
    assert {u: m.stage for u, m in marks_of(desk.state, "l").items()} == {"25": 2}
    desk.do(SetMark("l", "25", 0, "m3"))
    assert not marks_of(desk.state, "l")
    with pytest.raises(Refused):
        desk.do(SetMark("l", "25", 3, "m4"))
