"""Answers of each kind, what they come to, and how long it takes."""

import pytest

from rusdesk.domain.answering import Asked, Said, asked_in, option_of, read_answer, used_options
from rusdesk.domain.change import added, with_edits
from rusdesk.domain.errors import Refused
from rusdesk.domain.pace import pace
from rusdesk.domain.people import Question
from rusdesk.domain.record import Record
from rusdesk.domain.results import beside, results
from rusdesk.domain.rounds import Answer, Round, Turn, order
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Map
from tests.support.desks import NINE, UNITS

FIVE = Asked("scale_5", last=5)
VOTE = Asked("choice", ("Ja", "Nej", "Nej, inte än"))
STAGES = Asked("stage", ("Uppstart", "Remiss"), layer="l")


def state(*records: Record) -> State:
    return with_edits(State("w"), [added(r) for r in records], 1)


@pytest.mark.parametrize(
    ("asked", "typed", "said"),
    [
        (FIVE, "4", Said("4", 4)),
        (FIVE, "4/5", Said("4", 4)),
        (FIVE, "4 av 5", Said("4", 4)),
        (FIVE, " 3 för att vi är få", Said("3: för att vi är få", 3, "för att vi är få")),
        (FIVE, "5. Bra dag", Said("5: Bra dag", 5, "Bra dag")),
        (Asked("scale_10", last=10), "10", Said("10", 10)),
        (VOTE, "ja", Said("Ja", 1)),
        (VOTE, "2", Said("Nej", 2)),
        (VOTE, "Nej, inte än", Said("Nej, inte än", 3)),
        (VOTE, "Ja – med villkor", Said("Ja: med villkor", 1, "med villkor")),
        (STAGES, "2", Said("2 Remiss", 2)),
        (STAGES, "2 remiss", Said("2 Remiss", 2)),
        (STAGES, "upp", Said("1 Uppstart", 1)),
        (STAGES, "remiss, klar i höst", Said("2 Remiss: klar i höst", 2, "klar i höst")),
        (Asked("word"), "  Hållbar   omställning ", Said("Hållbar omställning")),
        (Asked(), "4 för att", Said("4 för att")),
    ],
)
def test_an_answer_of_its_kind(asked: Asked, typed: str, said: Said) -> None:
    assert read_answer(typed, asked) == said


@pytest.mark.parametrize(
    ("asked", "typed", "field"),
    [
        (FIVE, "6", "answer.scale"),
        (FIVE, "0", "answer.scale"),
        (FIVE, "3,5", "answer.scale"),
        (FIVE, "3–4", "answer.scale"),
        (FIVE, "bra", "answer.scale"),
        (VOTE, "kanske", "answer.choice"),
        (VOTE, "4", "answer.choice"),
        (VOTE, "ne", "answer.several"),
        (STAGES, "3", "answer.choice"),
        (Asked("word"), "det här är fem ord", "answer.word"),
    ],
)
def test_what_is_no_answer_says_of_which_kind_it_should_be(asked: Asked, typed: str, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_answer(typed, asked)
    assert refusal.value.field == field


def test_a_question_of_its_own_kind_goes_before_the_round() -> None:
    one = Round(id="r", title="Runda", questions=("q", "p"), answer="scale_5")
    now = state(Question(id="q", text="Hur gick det?"), Question(id="p", text="Ett ord", answer="word"), one)
    assert asked_in(now, one, "q") == FIVE and asked_in(now, one, "p") == Asked("word")


def test_stages_without_a_layer_are_text() -> None:
    one = Round(id="r", title="Runda", questions=("q",), answer="stage")
    assert asked_in(state(Question(id="q", text="Var?"), one), one, "q") == Asked()


def test_an_option_keeps_its_answers_when_it_is_moved() -> None:
    answer = Answer(id="x", round="r", who="12", question="q", text="Nej: inte i år", value=2)
    assert option_of(answer, Asked("choice", ("Nej", "Ja"))) == 1
    assert used_options([answer], VOTE, ("Ja",)) == ("Nej",)


def test_answers_from_before_the_scale_are_counted_when_they_can_be_read() -> None:
    def told(text: str) -> Answer:
        return Answer(id="x", round="r", who="12", question="q", text=text)

    assert option_of(told("4 för att"), FIVE) == 4 and option_of(told("bra"), FIVE) == 0
    assert option_of(told("remiss"), STAGES) == 2 and option_of(told("Ja, absolut"), VOTE) == 1


def scale_day() -> State:
    return state(
        Question(id="q", text="Hur mår du?"),
        Question(id="p", text="Hur mår du?"),
        Round(id="in", title="In", kind="check_in", questions=("q",), answer="scale_5", rank="A"),
        Round(id="out", title="Ut", kind="check_out", questions=("p",), answer="scale_5", rank="B"),
        *(
            Answer(id=f"{r}{u.code}", round=r, who=u.code, question=q, text=str(v), value=v)
            for r, q, values in (("in", "q", (2, 2, 5)), ("out", "p", (4, 5, 5)))
            for u, v in zip(UNITS, values, strict=True)
        ),
    )


def test_a_scale_comes_out_as_bars_with_a_mean() -> None:
    day = scale_day()
    (one,) = results(day, day.get(Round, "in"), UNITS)
    assert [(b.label, b.count) for b in one.bars] == [("1", 0), ("2", 2), ("3", 0), ("4", 0), ("5", 1)]
    assert one.bars[1].who == ("Norrbotten", "Skåne") and one.mean == 3.0 and one.answered == 3


def test_the_check_out_beside_the_check_in() -> None:
    day = scale_day()
    found = beside(day, day.get(Round, "out"), "p")
    assert found is not None and (found[0].id, found[1]) == ("in", "q")
    assert beside(day, day.get(Round, "in"), "q") is None


def test_an_answer_from_before_the_options_is_not_lost() -> None:
    one = Round(id="r", title="Runda", questions=("q",), answer="choice", options=("Ja", "Nej"))
    now = state(
        Question(id="q", text="Klart?"), one, Answer(id="x", round="r", who="12", question="q", text="Nästan"),
        Answer(id="y", round="r", who="25", question="q", text="Ja", value=1),
    )  # fmt: skip
    (found,) = results(now, one, UNITS)
    assert [(b.number, b.label, b.count) for b in found.bars] == [(1, "Ja", 1), (2, "Nej", 0), (0, "Nästan", 1)]


def test_words_are_counted_once_an_answer() -> None:
    one = Round(id="r", title="Runda", questions=("q",), answer="word", has_many=True)
    texts = (("12", "samverkan"), ("25", "Samverkan"), ("25", "mod"), ("05", "Mod, tid"))
    answers = [Answer(id=str(n), round="r", who=w, question="q", text=t) for n, (w, t) in enumerate(texts)]
    now = state(Question(id="q", text="Ett ord"), one, *answers)
    (found,) = results(now, one, UNITS)
    assert [w.casefold() for w, _ in found.words] == ["mod", "samverkan", "tid"]
    assert [n for _, n in found.words] == [2, 2, 1]


def test_orders() -> None:
    placed = tuple(
        type(u)(u.code, u.name, u.short, u.letter, south) for u, south in zip(UNITS, (10.0, 90.0, 50.0), strict=True)
    )
    now = state()

    def codes(**fields: object) -> list[str]:
        return [p.who for p in order(now, Round(id="r", title="R", **fields), placed)]  # type: ignore[arg-type]

    assert codes() == ["25", "12", "05"]
    assert codes(order="geographic") == ["25", "05", "12"]
    assert codes(order="arranged", arranged=("12", "25")) == ["12", "25", "05"]
    draws = {tuple(codes(order="shuffled", seed=n)) for n in range(40)}
    assert len(draws) == 6 and codes(order="shuffled", seed=7) == codes(order="shuffled", seed=7)


def test_the_pace_there_must_be_and_when_it_ends() -> None:
    one = Round(id="r", title="R", seconds=60)
    began = state(one, Turn(id="t", round="r", who="25", state="speaking", began=NINE))
    found = pace(began, one, UNITS, NINE + 20_000, NINE + 120_000)
    # three in two minutes; forty seconds left of this one and two after
    assert found is not None and (found.left, found.each, found.ends) == (3, 40, NINE + 180_000)
    assert found.is_late
    over = pace(began, one, UNITS, NINE + 200_000, NINE + 120_000)
    assert over is not None and over.each == 0


def test_after_some_turns_what_they_took_tells() -> None:
    one = Round(id="r", title="R", seconds=60)
    turns = [Turn(id=u.code, round="r", who=u.code, state="done", spoke=90) for u in UNITS]
    four = (*UNITS, type(UNITS[0])("06", "Region Halland", "Halland", "N"))
    found = pace(state(one, *turns), one, four, NINE)
    assert found is not None and (found.left, found.takes, found.each) == (1, 90, None)
    assert pace(state(one, *turns), one, UNITS, NINE) is None


def test_a_round_where_all_write_has_no_pace() -> None:
    assert pace(state(), Round(id="r", title="R", mode="writes"), UNITS, NINE) is None


def test_layers_and_their_round_hold_together() -> None:
    one = Round(id="r", title="Runda", questions=("q",), answer="stage", layer="l")
    now = state(
        Question(id="q", text="Var?"),
        Map(id="m", title="K"),
        Layer(id="l", map="m", title="L", stages=STAGES.options),
        one,
    )
    assert asked_in(now, one, "q") == STAGES
