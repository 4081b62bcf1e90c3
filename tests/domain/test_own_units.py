"""A workshop's own units stand wherever the regions do."""

import pytest

from rusdesk.commands.command import Place, Remove
from rusdesk.commands.own_units import SetUnits
from rusdesk.commands.statusmap import SetMark
from rusdesk.domain.again import next_time
from rusdesk.domain.chapters import MapChapter
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.ids import counted_ids
from rusdesk.domain.minutes import compose
from rusdesk.domain.own_units import OwnUnit, read_units, shown_units, units_of
from rusdesk.domain.rounds import Round, order
from rusdesk.domain.statusmap import Layer, Map, marks_of
from rusdesk.domain.workshop import Workshop
from tests.support.desks import UNITS, make_desk

LINES = "1. Malmö stad; Malmö; MA\n\n- Lunds kommun\tLund\nEslövs kommun"


def test_lines_are_read_and_shown_again() -> None:
    units = read_units(LINES)
    assert units == (("Malmö stad", "Malmö", "MA"), ("Lunds kommun", "Lund", ""), ("Eslövs kommun", "", ""))
    desk = make_desk()
    desk.do(SetUnits(units, ("a", "b", "c")))
    assert read_units(shown_units(desk.state)) == units
    assert [(u.code, u.short, u.letter) for u in units_of(desk.state, UNITS)] == [
        ("a", "Malmö", "MA"), ("b", "Lund", ""), ("c", "Eslövs kommun", ""),
    ]  # fmt: skip


def test_the_same_twice_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        read_units("Malmö stad\nmalmö  stad")
    assert refusal.value.code is Code.CLASH


def test_one_with_the_same_name_keeps_what_is_said_of_it() -> None:
    desk = make_desk(Map(id="m", title="Karta"), Layer(id="l", map="m", title="Läge", stages=("Ett", "Två")))
    desk.do(SetUnits(read_units(LINES), ("a", "b", "c")))
    desk.do(SetMark("l", "b", 2, "mark"))
    desk.do(SetUnits((("Lunds kommun", "Lund", "L"), ("Ny kommun", "", "")), ("d",)))
    assert [(u.code, u.letter) for u in units_of(desk.state, UNITS)] == [("b", "L"), ("d", "")]
    assert marks_of(desk.state, "l")["b"].stage == 2
    (chapter,) = [c for c in compose(desk.state, UNITS).chapters if isinstance(c, MapChapter)]
    assert chapter.layers[0].by_stage[1][2] == ("Lund",) and chapter.layers[0].missing == ("Ny kommun",)
    desk.undo()
    assert [u.code for u in units_of(desk.state, UNITS)] == ["a", "b", "c"]


def test_without_any_there_are_the_regions() -> None:
    desk = make_desk()
    desk.do(SetUnits(read_units(LINES), ("a", "b", "c")))
    desk.do(SetUnits((), ()))
    assert units_of(desk.state, UNITS) == UNITS


def test_a_round_goes_around_them_and_so_does_next_time() -> None:
    desk = make_desk(Round(id="r", title="Runda", order="arranged", arranged=("b", "a")))
    desk.do(SetUnits(read_units(LINES), ("a", "b", "c")))
    one = desk.state.get(Round, "r")
    assert [p.who for p in order(desk.state, one, units_of(desk.state, UNITS))] == ["b", "a", "c"]
    after = next_time(desk.state, Workshop(id="n", title="Nästa"), counted_ids("n"), "", "2026-05")
    units = {u.name: u.id for u in after if isinstance(u, OwnUnit)}
    (again,) = [r for r in after if isinstance(r, Round)]
    assert again.arranged == (units["Lunds kommun"], units["Malmö stad"])


def test_they_are_removed_as_other_records_are() -> None:
    desk = make_desk()
    desk.do(Place((OwnUnit(id="x", name="Enhet", rank="A"),)))
    desk.do(Remove(OwnUnit, ("x",)))
    assert units_of(desk.state, UNITS) == UNITS
