"""Commands of the map: many marks at once, comments, and stages taken out while they are in use."""

import pytest

from rusdesk.commands.agenda import StartItem
from rusdesk.commands.projection import projection_of
from rusdesk.commands.statusmap import CommentMark, SetMark, SetMarks, SetStages, UnitMark, taken_along
from rusdesk.desk.desk import Desk
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.statusmap import Layer, Map, marks_of
from tests.support.desks import NINE, make_desk


def table() -> Desk:
    return make_desk(
        Part(id="p", title="Dag"),
        Item(id="i", part="p", title="Läget", kind="map", minutes=10, rank="A"),
        Item(id="bare", part="p", title="Läget igen", kind="map", minutes=10, rank="B"),
        Map(id="m", title="Karta", item="i"),
        Layer(id="then", map="m", title="RUS", stages=("A",), dated="2025-09", rank="A"),
        Layer(id="l", map="m", title="RUS", stages=("Uppstart", "Remiss", "Beslut"), rank="B"),
    )


def marked(desk: Desk) -> dict[str, tuple[int, str]]:
    return {u: (m.stage, m.comment) for u, m in marks_of(desk.state, "l").items()}


def test_many_in_one_step() -> None:
    desk = table()
    desk.do(SetMark("l", "12", 1, "a"))
    desk.do(SetMarks("l", (UnitMark("12", 0, "b"), UnitMark("25", 1, "c", "ny"), UnitMark("25", 2, "d", "nu"))))
    assert marked(desk) == {"25": (2, "nu")}
    desk.undo()
    assert marked(desk) == {"12": (1, "")}
    for bad, code in (((), Code.NOTHING_THERE), ((UnitMark("12", 4, "x"),), Code.BAD_VALUE)):
        with pytest.raises(Refused) as why:
            desk.do(SetMarks("l", bad))
        assert why.value.code is code
    assert marked(desk) == {"12": (1, "")}


def test_a_comment_outlives_its_stage() -> None:
    desk = table()
    desk.do(CommentMark("l", "25", " Återkommer i juni \n", "a"))
    desk.do(SetMark("l", "25", 2, "b"))
    desk.do(SetMark("l", "25", 0, "c"))
    assert marked(desk) == {"25": (0, "Återkommer i juni")}
    desk.do(CommentMark("l", "25", "", "d"))
    assert marked(desk) == {}
    with pytest.raises(Refused):
        desk.do(CommentMark("l", "25", "x" * 1001, "e"))


def test_a_stage_taken_out_while_in_use_takes_its_own_marks_and_no_others() -> None:
    desk = table()
    desk.do(SetMarks("l", (UnitMark("12", 2, "a"), UnitMark("25", 3, "b"), UnitMark("05", 2, "c", "snart"))))
    layer = desk.state.get(Layer, "l")
    stages = ("Uppstart", "Beslut")
    assert taken_along(desk.state, layer, stages) == {"Remiss": ("12", "05")}
    desk.do(SetStages("l", stages))
    assert marked(desk) == {"25": (2, ""), "05": (0, "snart")}, "who had decided still has"
    desk.undo()
    assert marked(desk) == {"12": (2, ""), "25": (3, ""), "05": (2, "snart")}
    desk.do(SetStages("l", ("Start", "Remiss", "Beslut", "Klart")))
    assert marked(desk)["25"] == (3, "")


def test_an_item_with_a_map_brings_todays_layer() -> None:
    desk = table()
    desk.do(StartItem("i", NINE, "r1"))
    shown = projection_of(desk.state)
    assert (shown.scene, shown.target) == ("map", "l")
    desk.do(StartItem("bare", NINE, "r2"))
    assert projection_of(desk.state).scene == "programme", "no map, nothing to show of it"
