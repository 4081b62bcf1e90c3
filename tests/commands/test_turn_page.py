"""Turning pages in what the room is shown."""

from __future__ import annotations

from rusdesk.commands.projection import PauseImage, ShowScene, TurnPage, projection_of
from tests.support.desks import make_desk


def test_pages_stay_between_the_first_and_the_last() -> None:
    desk = make_desk()
    for by, pages, expected in ((1, 3, 1), (5, 3, 2), (-1, 3, 1), (-9, 3, 0), (1, 0, 1), (1, 1, 0)):
        desk.do(TurnPage(by, pages))
        assert projection_of(desk.state).page == expected


def test_a_page_past_the_last_counts_as_the_last() -> None:
    desk = make_desk()
    desk.do(TurnPage(4, 5))
    desk.do(TurnPage(-1, 3))
    assert projection_of(desk.state).page == 1


def test_a_new_scene_begins_at_its_first_page_and_a_pause_image_keeps_it() -> None:
    desk = make_desk()
    desk.do(TurnPage(2, 5))
    desk.do(PauseImage(True))
    desk.do(PauseImage(False))
    assert projection_of(desk.state).page == 2
    desk.do(ShowScene("clock"))
    assert projection_of(desk.state).page == 0
