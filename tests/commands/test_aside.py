"""The speaker's slides: the room's window steps aside and comes back with what should be shown."""

from __future__ import annotations

from rusdesk.commands.agenda import StartItem
from rusdesk.commands.projection import PauseImage, ShowScene, StepAside, is_aside, projection_of
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.people import Question
from tests.support.desks import NINE, make_desk

DAY = (
    Part(id="p", title="Dag"),
    Item(id="talk", part="p", kind="talk", title="Föredrag", minutes=20, scene="slides", rank="a"),
    Item(id="asks", part="p", kind="talk", title="Föredrag", minutes=20, scene="slides", rank="b"),
    Item(id="lunch", part="p", kind="meal", title="Lunch", minutes=60, rank="c"),
    Question(id="q", text="Vad nu?", item="asks"),
)


def test_it_comes_back_with_what_was_there() -> None:
    desk = make_desk(*DAY)
    desk.do(ShowScene("question", "q"))
    desk.do(StepAside(True))
    now = projection_of(desk.state)
    assert is_aside(now) and (now.scene, now.target) == ("question", "q")
    desk.do(StepAside(False))
    assert not is_aside(projection_of(desk.state)) and projection_of(desk.state).scene == "question"


def test_the_item_brings_it_and_the_next_takes_it_away() -> None:
    desk = make_desk(*DAY)
    desk.do(StartItem("talk", NINE, "r1"))
    now = projection_of(desk.state)
    assert is_aside(now) and (now.scene, now.target) == ("programme", "talk")
    desk.do(StartItem("asks", NINE + 1, "r2"))
    now = projection_of(desk.state)
    assert is_aside(now) and (now.scene, now.target) == ("question", "q")
    desk.do(StartItem("lunch", NINE + 2, "r3"))
    assert not projection_of(desk.state).is_aside and projection_of(desk.state).scene == "pause"


def test_the_pause_image_and_another_scene_come_before_the_slides() -> None:
    desk = make_desk(*DAY)
    desk.do(ShowScene("slides"))
    desk.do(PauseImage(True))
    assert not is_aside(projection_of(desk.state))
    desk.do(PauseImage(False))
    assert is_aside(projection_of(desk.state))
    desk.do(ShowScene("clock"))
    assert not is_aside(projection_of(desk.state))
