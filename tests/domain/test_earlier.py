"""The map of an earlier workshop as today's baseline."""

from rusdesk.domain.change import added, with_edits
from rusdesk.domain.earlier import PastWorkshop, before, earlier_lines
from rusdesk.domain.own_units import OwnUnit
from rusdesk.domain.record import Record
from rusdesk.domain.state import State
from rusdesk.domain.statusmap import Layer, Map, Mark
from tests.support.desks import UNITS

LIKE = Layer(id="now", map="m", title="RUS-processen", stages=("Uppstart", "Dialog", "Remiss"))


def other(*records: Record) -> State:
    return with_edits(State("o"), [added(r) for r in (Map(id="m", title="Karta"), *records)], 1)


def test_those_before_of_the_same_organiser_first() -> None:
    this = PastWorkshop("x", "Nu", "2026-05-22", "Reglab")
    past = [
        PastWorkshop("a", "A", "2026-01-10", "SKR"), PastWorkshop("b", "B", "2025-09", "Reglab"),
        PastWorkshop("c", "C", "2026-09-09", "Reglab"), PastWorkshop("d", "D", "", "Reglab"), this,
        PastWorkshop("e", "E", "2026-02-01", "reglab"),
    ]  # fmt: skip
    assert [p.id for p in before(past, this)] == ["e", "b", "a"]


def test_the_layer_most_alike_in_todays_numbers() -> None:
    state = other(
        Layer(id="l", map="m", title="RUS-processen", stages=("Uppstart", "Remiss", "Nedlagt"), rank="A"),
        Layer(id="k", map="m", title="Annat", stages=("Ett",), rank="B"),
        Mark(id="1", layer="l", unit="25", stage=2), Mark(id="2", layer="l", unit="12", stage=1),
        Mark(id="3", layer="k", unit="05", stage=1), Mark(id="4", layer="l", unit="05", stage=0, comment="väntar"),
    )  # fmt: skip
    assert earlier_lines(state, UNITS, LIKE) == ("Region Norrbotten\t3", "Region Skåne\t1")


def test_a_stage_without_a_counterpart_keeps_its_name() -> None:
    state = other(
        Layer(id="l", map="m", title="RUS-processen", stages=("Uppstart", "Dialog", "Remiss", "Nedlagt")),
        Mark(id="1", layer="l", unit="25", stage=4),
    )
    assert earlier_lines(state, UNITS, LIKE) == ("Region Norrbotten\tNedlagt",)


def test_own_units_are_named_and_an_empty_map_says_nothing() -> None:
    state = other(
        OwnUnit(id="u", name="Malmö stad", rank="A"), Layer(id="l", map="m", title="Läget", stages=("Ett", "Två")),
        Mark(id="1", layer="l", unit="u", stage=1),
    )  # fmt: skip
    assert earlier_lines(state, UNITS, LIKE)[0].startswith("Malmö stad\t")
    assert earlier_lines(other(), UNITS, LIKE) == ()
