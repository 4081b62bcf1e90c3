"""Speaking order, and units found by what is typed."""

from rusdesk.domain.change import added, with_edits
from rusdesk.domain.people import Participant, matching_units, unit_of
from rusdesk.domain.rounds import Round, Turn, coming, order, speaking
from rusdesk.domain.state import State
from tests.support.desks import UNITS

ROUND = Round(id="r", title="Incheckning")


def with_turns(*turns: Turn) -> State:
    return with_edits(State("w"), [added(ROUND), *(added(t) for t in turns)], 1)


def test_everybody_waits_in_the_order_listed_before_it_begins() -> None:
    assert [p.who for p in coming(with_turns(), ROUND, UNITS)] == ["25", "12", "05"]


def test_who_waits_till_last_comes_last_and_the_absent_not_at_all() -> None:
    state = with_turns(
        Turn(id="1", round="r", who="25", state="later"),
        Turn(id="2", round="r", who="12", state="absent"),
    )
    assert [p.who for p in coming(state, ROUND, UNITS)] == ["05", "25"]
    assert [p.state for p in order(state, ROUND, UNITS)] == ["absent", "waiting", "later"]


def test_the_one_who_speaks() -> None:
    state = with_turns(Turn(id="1", round="r", who="05", state="speaking"))
    now = speaking(state, ROUND, UNITS)
    assert now is not None and now.full == "Region Östergötland"
    assert [p.who for p in coming(state, ROUND, UNITS)] == ["25", "12"]


def test_a_round_of_participants_uses_their_ranks() -> None:
    people = [
        Participant(id="b", organisation="SKR", rank="B"),
        Participant(id="a", organisation="Region Skåne", unit="12", rank="A"),
    ]
    state = with_edits(State("w"), [added(p) for p in people], 1)
    places = order(state, Round(id="r", title="Runda", of="participants"), UNITS)
    assert [(p.who, p.name, p.letter) for p in places] == [("a", "Region Skåne", "M"), ("b", "SKR", "")]


def test_units_by_what_is_typed() -> None:
    assert [u.code for u in matching_units("skå", UNITS)] == ["12"]
    assert [u.code for u in matching_units("bd", UNITS)] == ["25"]
    assert [u.code for u in matching_units("ÖST", UNITS)] == ["05"]
    assert [u.code for u in matching_units("region", UNITS)] == ["25", "12", "05"]
    assert matching_units("", UNITS) == [] and matching_units("gö", UNITS) == []


def test_an_organisation_that_is_a_unit() -> None:
    assert unit_of("region skåne", UNITS) == "12"
    assert unit_of("SKR", UNITS) == ""
