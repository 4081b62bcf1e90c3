"""The map: what is changed since last time, and stages that change their names and places."""

from collections.abc import Sequence

import pytest

from rusdesk.domain.chapters import MapChapter
from rusdesk.domain.minutes import compose
from rusdesk.domain.people import Unit
from rusdesk.domain.statusmap import Layer, Map, Mark, counterparts, earlier_layer, since
from tests.support.desks import make_desk

UNITS = (
    Unit("10", "Region Blekinge", "Blekinge", "K"),
    Unit("12", "Region Skåne", "Skåne", "M"),
    Unit("25", "Region Norrbotten", "Norrbotten", "BD"),
    Unit("09", "Region Gotland", "Gotland", "I"),
    Unit("08", "Region Kalmar län", "Kalmar", "H"),
)


@pytest.mark.parametrize(
    ("before", "after", "now"),
    [
        ("abc", "abc", {1: 1, 2: 2, 3: 3}),
        ("abc", "aXc", {1: 1, 2: 2, 3: 3}),  # renamed in its place
        ("abc", "ac", {1: 1, 3: 2}),  # b is gone, and c is not b
        ("abc", "bc", {2: 1, 3: 2}),
        ("abc", "ab", {1: 1, 2: 2}),
        ("abc", "aNbc", {1: 1, 2: 3, 3: 4}),
        ("abc", "cba", {1: 3, 2: 2, 3: 1}),
        ("abc", "", {}),
        ("", "abc", {}),
        ("abc", "xyz", {1: 1, 2: 2, 3: 3}),
        ("abcd", "aXd", {1: 1, 4: 3}),  # one of two is gone, and nobody knows which
        ("aab", "aab", {1: 1, 2: 2, 3: 3}),
        (["Start", "Remiss", "Beslut"], ["Start", "På remiss"], {1: 1, 2: 2}),
        (["Start", "Remiss"], ["Start", "Samråd", "Ny remiss"], {1: 1, 2: 3}),
    ],
)
def test_where_each_stage_has_gone(before: Sequence[str], after: Sequence[str], now: dict[int, int]) -> None:
    assert counterparts(before, after) == now


def test_what_is_changed_since_the_latest_earlier_day() -> None:
    desk = make_desk(
        Map(id="m", title="Karta"),
        Map(id="other", title="Annan"),
        Layer(id="now", map="m", title="RUS", question="Var är vi?", stages=("A", "B", "C"), rank="A"),
        Layer(id="old", map="m", title="rus", stages=("A", "B", "C"), dated="2024-05", rank="B"),
        Layer(id="last", map="m", title="Läget", question="var är  vi?", stages=("A", "M", "B", "C"), dated="2025-09"),
        Layer(id="elsewhere", map="other", title="RUS", stages=("A",), dated="2026-01", rank="D"),
        Layer(id="young", map="m", title="Unga", stages=("A",), dated="2026-02", rank="E"),
        Mark(id="1", layer="last", unit="10", stage=1),
        Mark(id="2", layer="last", unit="12", stage=4),
        Mark(id="3", layer="last", unit="25", stage=3),
        Mark(id="4", layer="last", unit="08", stage=2),
        Mark(id="5", layer="now", unit="10", stage=3),
        Mark(id="6", layer="now", unit="12", stage=1),
        Mark(id="7", layer="now", unit="25", stage=2),
        Mark(id="8", layer="now", unit="09", stage=2),
        Mark(id="9", layer="now", unit="08", stage=0, comment="kommer sedan"),
    )
    now = desk.state.get(Layer, "now")
    found = since(desk.state, now, UNITS)
    assert found is not None and found.earlier.id == "last"
    assert (found.forward, found.back, found.same, found.new) == (("10",), ("12",), ("25",), ("09",))
    assert found.steps["10"] == (1, 3) and found.moved("10") and not found.moved("25")
    assert found.steps["08"] == (0, 0), "a stage that is no more is no stage to compare with"
    last = earlier_layer(desk.state, desk.state.get(Layer, "last"))
    assert last is None, "neither title nor question of the one from 2024 is the same"
    assert since(desk.state, desk.state.get(Layer, "young"), UNITS) is None


def test_the_minutes_are_told_who_has_moved_who_has_no_stage_and_what_was_said() -> None:
    desk = make_desk(
        Map(id="m", title="Karta"),
        Layer(id="now", map="m", title="RUS", stages=("A", "B"), rank="A"),
        Layer(id="then", map="m", title="RUS", stages=("A", "B"), dated="2025-09", rank="B"),
        Mark(id="1", layer="then", unit="10", stage=1),
        Mark(id="2", layer="then", unit="12", stage=2),
        Mark(id="3", layer="now", unit="10", stage=2),
        Mark(id="4", layer="now", unit="12", stage=2),
        Mark(id="5", layer="now", unit="09", stage=0, comment="Återkommer"),
    )
    chapter = next(c for c in compose(desk.state, UNITS).chapters if isinstance(c, MapChapter))
    now, then = chapter.layers
    assert (now.since, now.moved, now.comments) == ("2025-09", (("Blekinge", 1, 2),), (("Gotland", "Återkommer"),))
    assert "Gotland" in now.missing and "Blekinge" not in now.missing
    assert (then.since, then.moved, then.comments) == ("", (), ())
