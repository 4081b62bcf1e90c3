"""What a round came to, in the room; the map as tiles and as a list; time and writing only where it was chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from rusdesk.commands.command import Revise
from rusdesk.commands.projection import ShowScene, TurnPage
from rusdesk.commands.rounds import GiveTurn
from rusdesk.desk.desk import Desk
from rusdesk.domain.people import Question
from rusdesk.domain.rounds import Answer, Round
from rusdesk.domain.statusmap import Map
from rusdesk.ui.projection.as_text import as_text
from rusdesk.ui.projection.ornament import SwedenMap
from tests.support.desks import NINE, UNITS, make_desk
from tests.ui.projection.rooms import at, make_scenes, staged
from tests.ui.projection.test_map import REGIONS, check, make_map
from tests.ui.projection.test_map import make_scenes as map_scenes

pytestmark = pytest.mark.usefixtures("fonts")


def room(**fields: object) -> Desk:
    desk = make_desk(
        Question(id="q", text="Hur redo känner du dig att gå vidare med det vi har talat om i dag?"),
        Question(id="w1", text="Ett ord om dagen", answer="word"),
        Question(id="t", text="Något mer?", answer="text"),
        Round(
            id="r", title="Utcheckning", kind="check_out", questions=("q", "w1", "t"), answer="scale_5", **fields,  # type: ignore[arg-type]
        ),
        *(
            Answer(id=f"q{n}", round="r", who=u.code, question="q", text=str(v), value=v)
            for n, (u, v) in enumerate(zip(UNITS, (4, 4, 5), strict=True))
        ),
        *(Answer(id=f"w{n}", round="r", who=u.code, question="w1", text="samverkan") for n, u in enumerate(UNITS)),
        *(
            Answer(id=f"t{n}", round="r", who=u.code, question="t", text=f"Vi behöver tala mer om det {n}")
            for n, u in enumerate(UNITS)
        ),
    )  # fmt: skip
    desk.do(ShowScene("round", "r", view="results"))
    return desk


@pytest.mark.parametrize("page", [0, 1, 2])
def test_every_page_can_be_read_and_names_nobody(page: int) -> None:
    desk, scenes = room(), make_scenes()
    assert scenes.pages(desk.state, NINE) == 3
    if page:
        desk.do(TurnPage(page, 3))
    stage = staged(scenes, desk.state, NINE)
    check(stage)
    assert all(px >= 36 for text, px, _box in stage.texts if _box.top() < 990), stage.texts
    assert not any(u.short in stage.said for u in UNITS)
    assert ("medel 4,3" in stage.said, "samverkan" in stage.said, "tala mer" in stage.said) == (
        page == 0, page == 1, page == 2,
    )  # fmt: skip


def test_the_results_are_never_there_by_themselves() -> None:
    desk = room()
    desk.do(ShowScene("round", "r"))
    assert "medel" not in staged(make_scenes(), desk.state, NINE).said


def test_the_results_as_text_for_the_chat() -> None:
    desk = room()
    said = as_text(make_scenes().moment(desk.state, NINE))
    assert "4: 2" in said and "samverkan (3)" in said and "Skåne" not in said


def test_time_is_shown_only_where_it_was_chosen() -> None:
    for shows, words in ((False, False), (True, True)):
        desk = room(shows_time=shows, seconds=120)
        desk.do(ShowScene("round", "r"))
        desk.do(GiveTurn("r", "25", NINE, "t1"))
        scenes = make_scenes()
        assert ("1:05 av 2:00" in staged(scenes, desk.state, at(9, 1, 5)).said) is words
        is_ticking = scenes.time_key(desk.state, at(9, 1, 5)) != scenes.time_key(desk.state, at(9, 1, 6))
        assert is_ticking is words


def test_all_write_at_once() -> None:
    desk = room(mode="writes", form="Skriv i chatten")
    desk.do(ShowScene("round", "r"))
    said = staged(make_scenes(), desk.state, NINE).said
    assert "Alla skriver samtidigt" in said and "Skriv i chatten" in said and "3 av 3 har svarat" in said


@pytest.mark.parametrize("view", ["tiles", "list"])
@pytest.mark.parametrize("is_dark", [False, True])
def test_the_map_as_tiles_and_as_a_list(view: str, is_dark: bool) -> None:
    desk = make_map(REGIONS)
    desk.do(ShowScene("map", "now", view=view))
    scenes = map_scenes(REGIONS, is_dark)
    for page in range(scenes.pages(desk.state, NINE)):
        if page:
            desk.do(TurnPage(1, 9))
        stage = staged(scenes, desk.state, NINE)
        check(stage)
        said = " ".join(stage.said.split())
        assert all(u.short in said for u in REGIONS)


def test_a_map_meant_as_a_list_is_shown_so() -> None:
    from rusdesk.commands.command import Revise

    desk = make_map(REGIONS)
    drawn = staged(map_scenes(REGIONS), desk.state, NINE).texts
    desk.do(Revise(Map, "m", {"view": "list"}))
    assert staged(map_scenes(REGIONS), desk.state, NINE).texts != drawn


def test_words_are_as_large_as_they_go_in_and_stand_on_one_base() -> None:
    def words_of(said: list[str]) -> list[tuple[str, int, QRectF]]:
        desk = make_desk(
            Question(id="w1", text="Ett ord om dagen", answer="word"),
            Round(id="r", title="Utcheckning", kind="check_out", questions=("w1",), has_many=True),
            *(
                Answer(id=f"w{n}", round="r", who=UNITS[n % 3].code, question="w1", text=word)
                for n, word in enumerate(said)
            ),
        )
        desk.do(ShowScene("round", "r", view="results"))
        stage = staged(make_scenes(), desk.state, NINE)
        check(stage)
        return [(text, px, box) for text, px, box in stage.texts if text in said]

    few = words_of(["framtid", "framtid", "tid"])
    many = words_of([f"samverkan{n}" for n in range(60)] + ["samverkan1"])
    assert max(px for _, px, _ in few) > 96 and min(px for _, px, _ in many) == 36
    (_, large, first), (_, small, second) = few
    assert large > small and first.bottom() > second.bottom() > first.center().y(), "the small one isn't at the top"


@pytest.mark.parametrize("mode", ["writes", "speaks"])
def test_nobody_is_marked_on_the_map_while_all_write(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = room()
    desk.do(GiveTurn("r", "25", NINE, "t1"))
    desk.do(Revise(Round, "r", {"mode": mode}))
    desk.do(ShowScene("round", "r"))
    marked: list[str] = []
    monkeypatch.setattr(SwedenMap, "has", lambda *_: True)
    monkeypatch.setattr(SwedenMap, "width_at", lambda *_: 300.0)
    monkeypatch.setattr(SwedenMap, "draw", lambda *_, now, done: marked.append(now))
    staged(make_scenes(), desk.state, NINE)
    assert marked == ["" if mode == "writes" else "25"]
