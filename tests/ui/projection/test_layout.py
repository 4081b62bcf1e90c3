"""Whatever is typed, everything in the room's picture can be read: inside the picture, apart, large enough."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRectF

from rusdesk.commands.agenda import StartItem
from rusdesk.commands.projection import PauseImage, ShowScene, TurnPage
from rusdesk.commands.rounds import GiveTurn
from rusdesk.desk.desk import Desk
from rusdesk.domain.projection import Scene
from rusdesk.ui.projection.moment import Moment
from rusdesk.ui.projection.scenes import ScenePainter
from rusdesk.ui.projection.stage import FOOT_PX, Stage
from tests.support.desks import make_desk
from tests.ui.projection.rooms import at, day, make_scenes, staged

pytestmark = pytest.mark.usefixtures("fonts")

LONG = (
    "Kommunikationsstrategiska förutsättningar för regional utveckling i samverkan med civilsamhället, "
    "näringslivet, akademin och kommunerna inför kommande mandatperiod – ett gemensamt lärande i länen"
)
WORD = "Utvecklingsdirektörsnätverkssamordningsgruppsmötesprotokoll"
TEXTS = {
    "long": (LONG, LONG, "Samverkansgruppen Norra Norrland"),
    "word": (WORD + WORD, WORD, WORD[:30]),
    "from the right": (
        "مرحبا بكم في ورشة العمل حول التنمية الإقليمية",
        "التنمية الإقليمية والتواصل",
        "التنمية الإقليمية",
    ),
    "emoji": ("👩‍👩‍👧‍👦 Familjer 🎉🚀 och ❤️ i hela landet", "Hej 🎉🚀🎉🚀🎉🚀 på er", "👩‍👩‍👧‍👦 Östgötagruppen 🎉"),
    "short": ("A", "B", "C"),
}
SHOWN: tuple[tuple[Scene, str], ...] = (
    ("welcome", ""),
    ("programme", ""),
    ("question", "q0"),
    ("question", "i0"),
    ("wall", "a1"),
    ("wall", "a2"),
    ("clock", ""),
    ("text", "s1"),
    ("text", "i0"),
    ("next_meeting", ""),
    ("round", "r1"),
    ("thanks", ""),
    ("pause", "i1"),
)


def _check(scenes: ScenePainter, desk: Desk, now: int) -> None:
    stage = staged(scenes, desk.state, now)
    for text, px, box in stage.texts:
        assert px >= FOOT_PX, text
        # a pixel for rounding; letters may lean past their own width
        assert box.left() >= 49 and box.right() <= 1920 - 49 and box.top() >= 20 and box.bottom() <= 1080 - 10, text
    for (a, _, first), (b, _, second) in itertools.combinations(stage.texts, 2):
        assert not first.adjusted(2, 0, -2, 0).intersects(second.adjusted(2, 0, -2, 0)), (a[:60], b[:60])


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_clipped_or_on_top_of_anything_else(name: str) -> None:
    scenes = make_scenes()
    desk = make_desk(*day(*TEXTS[name], rows=18))
    desk.do(StartItem("i0", at(9, 0), "run"))
    desk.do(GiveTurn("r1", "u1", at(9, 1), "turn"))
    for scene, target in SHOWN:
        desk.do(ShowScene(scene, target))
        pages = scenes.pages(desk.state, at(9, 20))
        for _ in range(min(pages, 4)):
            _check(scenes, desk, at(9, 20))
            desk.do(TurnPage(1, pages))


def test_an_empty_workshop_has_every_scene() -> None:
    scenes = make_scenes()
    desk = make_desk()
    for scene, _ in SHOWN:
        desk.do(ShowScene(scene, "gone"))
        _check(scenes, desk, at(9, 0))
        assert staged(scenes, desk.state, at(9, 0)).said
    desk.do(PauseImage(True))
    assert "Vi börjar strax igen" in staged(scenes, desk.state, at(9, 0)).said


class Doubled(ScenePainter):
    """Paints something on top of the scene, and something outside."""

    spot: tuple[float, float] = (0.0, 0.0)

    def paint_on(self, stage: Stage, moment: Moment) -> None:
        super().paint_on(stage, moment)
        x, y = self.spot
        stage.line("Planterat fel", QRectF(x, y, 600, 60), 40, stage.theme.ink)


@pytest.mark.parametrize("spot", [(80.0, 60.0), (1700.0, 500.0), (64.0, 1060.0)])
def test_the_check_above_sees_a_planted_fault(spot: tuple[float, float]) -> None:
    scenes = make_scenes(kind=Doubled)
    desk = make_desk(*day(*TEXTS["short"], rows=4))
    desk.do(ShowScene("programme"))
    scenes.spot = spot
    with pytest.raises(AssertionError):
        _check(scenes, desk, at(9, 0))


def test_a_text_too_long_for_its_place_ends_in_an_ellipsis_and_no_emoji_is_split() -> None:
    scenes = make_scenes()
    desk = make_desk(*day(*TEXTS["emoji"], rows=4))
    desk.do(ShowScene("round", "r1"))
    stage = staged(scenes, desk.state, at(9, 0))
    cut = [text for text, _, _ in stage.texts if text.endswith("…")]
    assert cut
    asked = " ".join(text for text, _, box in stage.texts if 90 < box.top() < 320)
    whole = " ".join(["Hej 🎉🚀🎉🚀🎉🚀 på er"] * 30)
    for line in asked.split("\n"):
        assert line.rstrip("… ").replace("  ", " ") in f"{whole} {TEXTS['emoji'][0]}" or "…" in line
