"""The map in the room: every name apart and readable, lines that never cross, what is changed since last time."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from rusdesk.commands.projection import ShowScene, TurnPage
from rusdesk.commands.statusmap import SetMarks, UnitMark
from rusdesk.desk.desk import Desk
from rusdesk.domain.people import Unit
from rusdesk.domain.statusmap import Layer, Map, Mark
from rusdesk.exchange import unit_set
from rusdesk.machine.languages import load
from rusdesk.machine.resources import resource
from rusdesk.ui.projection.scenes import ScenePainter
from rusdesk.ui.projection.scenes.map import _BOTTOM, _LEFT_BOX, _MAP, _PITCH, _RIGHT_BOX, _TOP
from rusdesk.ui.projection.stage import FOOT_PX
from rusdesk.ui.statusmap.geography import Geography
from rusdesk.ui.statusmap.leaders import Columns, crosses, leaders, spread
from rusdesk.ui.theme import Theme
from tests.support.desks import make_desk
from tests.ui.projection.rooms import ZONE, RecordingStage, at, staged

pytestmark = pytest.mark.usefixtures("fonts")

REGIONS = unit_set.read(resource("maps/sweden_regions.json").read_bytes())
STAGES = ("Uppstart och översyn", "Kunskapsunderlag", "Dialog och framtagande", "Remiss", "Beslut", "Genomförande")
QUESTION = "RUS:en ska ses över varje mandatperiod. Var i processen befinner vi oss i vår region?"


def make_scenes(units: tuple[Unit, ...], is_dark: bool = False) -> ScenePainter:
    return ScenePainter(load("sv"), Theme(is_dark), None, units, lambda: ZONE)


def make_map(units: tuple[Unit, ...], question: str = QUESTION, stages: tuple[str, ...] = STAGES) -> Desk:
    """All but the last two have answered, and as many but for the first two answered in September."""
    count = len(stages)
    then = [Mark(id=f"t{n}", layer="then", unit=u.code, stage=n % count + 1) for n, u in enumerate(units[2:])]
    now = [UnitMark(u.code, min(count, n % count + 2), f"n{n}") for n, u in enumerate(units[:-2], -2)]
    desk = make_desk(
        Map(id="m", title="Karta"),
        Layer(id="now", map="m", title="RUS-processen", question=question, stages=stages, rank="A"),
        Layer(id="then", map="m", title="RUS-processen", stages=stages, dated="2025-09", rank="B"),
        *then,
    )
    if now:
        desk.do(SetMarks("now", tuple(now)))
    desk.do(ShowScene("map", "now"))
    return desk


def check(stage: RecordingStage) -> None:
    for text, px, box in stage.texts:
        assert px >= FOOT_PX, text
        assert box.left() >= 49 and box.right() <= 1920 - 49 and box.top() >= 20 and box.bottom() <= 1080 - 10, text
    for (a, _, first), (b, _, second) in combinations(stage.texts, 2):
        assert not first.adjusted(2, 0, -2, 0).intersects(second.adjusted(2, 0, -2, 0)), (a[:60], b[:60])


@pytest.mark.parametrize("page", [0, 1])
def test_every_region_has_its_name_in_full_and_nothing_lies_on_anything_else(page: int) -> None:
    desk, scenes = make_map(REGIONS), make_scenes(REGIONS)
    assert scenes.pages(desk.state, at(9, 0)) == 2
    desk.do(TurnPage(page, 2))
    stage = staged(scenes, desk.state, at(9, 0))
    check(stage)
    told = [text for text, _, _ in stage.texts]
    assert {u.short for u in REGIONS} <= set(told)
    assert scenes.smallest_px(desk.state, at(9, 0)) >= 32
    assert "19 av 21 har svarat" in told
    assert any("Örebro" in text and "Östergötland" in text for text in told), "who is missing is said"
    names = {u.short: box for u in REGIONS for text, _, box in stage.texts if text == u.short}
    pictures = [QRectF(_MAP)]
    assert not any(box.intersects(p) for box in names.values() for p in pictures)


def test_the_second_page_counts_those_who_have_moved_and_the_earlier_day_is_named() -> None:
    desk, scenes = make_map(REGIONS), make_scenes(REGIONS)
    desk.do(TurnPage(1, 2))
    said = staged(scenes, desk.state, at(9, 0)).said
    assert "sedan september 2025" in said.replace("\n", " ") and "Har gått framåt" in said
    desk.do(ShowScene("map", "then"))
    assert "september 2025" in staged(scenes, desk.state, at(9, 0)).said.replace("\n", " ")
    assert scenes.pages(desk.state, at(9, 0)) == 1


def test_another_layer_is_another_picture_and_a_comment_is_never_shown() -> None:
    desk, scenes = make_map(REGIONS), make_scenes(REGIONS)
    desk.do(SetMarks("now", (UnitMark("25", 1, "x", "bara för oss"),)))
    assert "bara för oss" not in staged(scenes, desk.state, at(9, 0)).said


LONG = "Kommunikationsstrategiska förutsättningar för regional utveckling i samverkan med civilsamhället " * 3


@pytest.mark.parametrize("count", [1, 2, 8, 23, 49, 120])
@pytest.mark.parametrize("stages", [STAGES, tuple(f"{LONG} {n}" for n in range(14)), ("A",)])
def test_other_units_stand_in_rows_on_as_many_pages_as_are_needed(count: int, stages: tuple[str, ...]) -> None:
    units = tuple(Unit(f"k{n}", f"Kommun {n}", f"Kommun nummer {n} med långt namn") for n in range(count))
    desk, scenes = make_map(units, LONG, stages), make_scenes(units)
    pages = scenes.pages(desk.state, at(9, 0))
    seen = 0
    for _ in range(pages):
        stage = staged(scenes, desk.state, at(9, 0))
        check(stage)
        seen += sum(text.startswith("Kommun") and not text.startswith("Kommunik") for text, _, _ in stage.texts)
        desk.do(TurnPage(1, pages))
    assert seen >= count


def test_a_map_without_layers_units_or_stages_is_still_a_picture() -> None:
    desk = make_desk(Map(id="m", title="Karta"), Layer(id="bare", map="m", title="Tomt"))
    for target in ("gone", "m", "bare"):
        desk.do(ShowScene("map", target))
        for units in ((), REGIONS):
            check(staged(make_scenes(units), desk.state, at(9, 0)))
    assert "Ingen har svarat än" in staged(make_scenes(REGIONS), desk.state, at(9, 0)).said


def _columns() -> Columns:
    return Columns(_LEFT_BOX + 24, _RIGHT_BOX - 24, _TOP, _BOTTOM, _PITCH)


def _assert_apart(made: dict[str, object], lines: list[tuple[tuple[float, float], tuple[float, float], bool]]) -> None:
    for (a, b, _), (c, d, _) in combinations(lines, 2):
        assert not crosses(a, b, c, d)
    for is_left in (True, False):
        heights = sorted(start[1] for start, _, left in lines if left is is_left)
        assert all(y2 - y1 >= _PITCH - 0.01 for y1, y2 in pairwise(heights))
        assert all(_TOP - 0.01 <= y <= _BOTTOM + 0.01 for y in heights)


def test_the_lines_of_the_regions_never_cross_and_their_labels_are_apart() -> None:
    geography = Geography(resource("maps/sweden_regions.json"))
    box, scale = geography.fitted(_MAP)
    spots = {c: (box.x() + r.anchor.x() * scale, box.y() + r.anchor.y() * scale) for c, r in geography.regions.items()}
    made = leaders(spots, _columns())
    assert made.keys() == spots.keys() and len(made) == 21
    lines = [(x.start, x.end, x.is_left) for x in made.values()]
    _assert_apart(dict(made), lines)
    crossed = [*lines, ((_LEFT_BOX, _TOP), (_RIGHT_BOX, _BOTTOM), True)]
    with pytest.raises(AssertionError):
        _assert_apart(dict(made), crossed)


def test_heights_are_kept_apart_near_where_they_are_wanted() -> None:
    assert spread([10, 12, 300], 50, 0, 400) == [0, 50, 300]
    assert spread([200, 200, 200], 50, 0, 400) == [150, 200, 250]
    assert spread([390, 395], 50, 0, 400) == [350, 400]
    assert spread([0] * 5, 50, 0, 100) == [0, 25, 50, 75, 100]
    assert spread([], 50, 0, 100) == []


def test_colour_number_and_pattern_tell_the_stages_apart() -> None:
    from rusdesk.ui.statusmap.drawing import draw_box

    theme = Theme(False)
    pictures = []
    for stage in range(0, 13):
        image = QImage(64, 64, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        draw_box(painter, QRectF(0, 0, 64, 64), stage, theme)
        painter.end()
        pictures.append(image)
    for a, b in combinations(pictures, 2):
        assert a != b
    grey = [p.convertToFormat(QImage.Format.Format_Grayscale8) for p in pictures]
    marked = [len({g.pixel(x, y) for x in range(8, 56) for y in range(8, 56)}) > 1 for g in grey]
    assert marked[2:7] == [True] * 5 and not marked[0] and not marked[1], "pattern, not colour alone"


def test_a_layer_without_a_question_is_named_once() -> None:
    desk = make_map(REGIONS, question="")
    scenes = ScenePainter(load("sv"), Theme(False), None, REGIONS, lambda: ZONE)
    layer = next(x for x in desk.state.each(Layer) if not x.dated)
    desk.do(ShowScene("map", layer.id))
    said = staged(scenes, desk.state, at(10, 0)).said
    assert said.count(layer.title) == 1


def test_who_is_missing_is_never_cut_in_the_middle_of_a_name() -> None:
    desk, scenes = make_map(()), make_scenes(REGIONS)
    desk.do(SetMarks("now", tuple(UnitMark(u.code, 1, f"x{n}") for n, u in enumerate(REGIONS[:3]))))
    stage = staged(scenes, desk.state, at(9, 0))
    said = next(text for text, _px, _box in stage.texts if text.startswith("Saknas: "))
    names, _, more = said.removeprefix("Saknas: ").removesuffix(" till").rpartition(" och ")
    told = names.split(", ")
    assert {u.short for u in REGIONS[3:]} >= set(told) and len(told) + int(more) == len(REGIONS) - 3 and len(told) > 2
