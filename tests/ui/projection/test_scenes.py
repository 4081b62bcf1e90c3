"""What the room is told in each scene, and when."""

from __future__ import annotations

from datetime import datetime
from inspect import signature
from typing import get_args

import pytest
from PySide6.QtCore import QSize

from rusdesk.commands.agenda import PauseItem, StartItem
from rusdesk.commands.command import Place, Revise
from rusdesk.commands.projection import PauseImage, ShowScene, TurnPage, projection_of
from rusdesk.commands.rounds import GiveTurn, SetTurn
from rusdesk.commands.wall import AddNotes
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.geometry import size_of
from rusdesk.domain.outlook import outlook
from rusdesk.domain.people import Group, Question
from rusdesk.domain.projection import Scene
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Round
from rusdesk.domain.wall import Area, Note, TextCard, Wall
from rusdesk.domain.workshop import Workshop
from rusdesk.machine.languages import load
from rusdesk.ui.projection.scenes.kit import scene_module
from tests.support.desks import make_desk
from tests.ui.projection.rooms import ZONE, at, make_scenes, staged

pytestmark = pytest.mark.usefixtures("fonts")

DAY: tuple[Record, ...] = (
    Part(id="p", title="Förmiddag", rank="a"),
    Item(id="talk", part="p", kind="talk", title="Inledning", minutes=29, start=600, rank="a"),
    Item(id="dialogue", part="p", kind="dialogue", title="Gruppdialog", minutes=40, rank="b"),
    Item(id="lunch", part="p", kind="meal", title="Lunch", minutes=60, rank="c"),
    Item(id="end", part="p", kind="closing", title="Avslutning", minutes=10, start=780, rank="d"),
    Group(id="g", number=6),
    Question(id="q1", text="Vad gör vi?", item="dialogue", rank="a"),
    Question(id="q2", text="Vem gör det?", item="dialogue", rank="b"),
    Wall(id="w", title="Vägg", item="dialogue"),
    Area(id="area", wall="w", group="g", question="q1", w=456, h=400),
    Area(id="other", wall="w", group="g", question="q2", x=456, w=456, h=400),
    Round(id="r", title="Incheckning", item="talk", questions=("q1",), of="units"),
)


def _minute(ms: int) -> int:
    here = datetime.fromtimestamp(ms / 1000, ZONE)
    return here.hour * 60 + here.minute


def _notes(count: int, area: str = "area") -> AddNotes:
    step = size_of("1x1").w + 12
    return AddNotes(
        tuple(
            Note(
                id=f"{area}-{n}", wall="w", area=area, text=f"Lapp {n}", x=step * (n % 3), y=step * (n // 3), made_at=n
            )
            for n in range(count)
        )
    )


def test_the_clock_says_when_it_is_over_and_counts_seconds_only_at_the_end() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(StartItem("dialogue", at(10, 29), "run"))
    desk.do(ShowScene("question", "dialogue"))
    early = staged(scenes, desk.state, at(10, 47, 20)).said
    assert "11.09" in early and "Klart" in early and "22 min kvar" in early
    assert "Vad gör vi?" in early and "Vem gör det?" in early
    assert "Sedan: Lunch 11.09" in early
    assert "4:59 kvar" in staged(scenes, desk.state, at(11, 4, 1)).said
    assert "Tiden är slut" in staged(scenes, desk.state, at(11, 9, 30)).said
    assert "3 min över tiden" in staged(scenes, desk.state, at(11, 12, 5)).said


def test_a_pause_moves_the_end() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(StartItem("dialogue", at(10, 29), "run"))
    desk.do(ShowScene("clock"))
    desk.do(PauseItem(at(10, 40)))
    assert "11.14" in staged(scenes, desk.state, at(10, 45)).said


def test_while_somebody_talks_the_clock_stays_on_the_desk() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(StartItem("talk", at(10, 0), "run"))
    for scene, target in (("question", "q1"), ("wall", "area"), ("round", "r"), ("programme", "")):
        desk.do(ShowScene(scene, target))  # type: ignore[arg-type]
        assert "kvar" not in staged(scenes, desk.state, at(10, 10)).said


def test_a_lunch_begun_late_keeps_its_length_in_the_room_as_on_the_desk() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    lunch = desk.state.get(Item, "lunch")
    desk.do(StartItem("lunch", at(12, 10), "run"))
    row = next(r for r in outlook(desk.state, at(12, 20), _minute).rows if r.item.id == "lunch")
    assert row.end == 12 * 60 + 10 + lunch.minutes and row.end > 13 * 60
    said = staged(scenes, desk.state, at(12, 20)).said
    assert load("sv").clock(row.end) in said and "13.00" not in said


def test_lunch_begun_early_ends_at_the_fixed_start_after_it() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(StartItem("lunch", at(11, 50), "run"))
    said = staged(scenes, desk.state, at(12, 0)).said
    assert "Lunch" in said and "Vi börjar igen" in said and "13.00" in said and "om 60 min" in said
    assert "Avslutning" in said
    assert "Vi börjar strax igen" in staged(scenes, desk.state, at(13, 0, 5)).said


def test_the_pause_image_covers_everything_and_tells_when_we_are_back() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(StartItem("dialogue", at(10, 29), "run"))
    desk.do(ShowScene("question", "q1"))
    desk.do(PauseImage(True, at(10, 50)))
    said = staged(scenes, desk.state, at(10, 47)).said
    assert "Paus" in said and "10.50" in said and "om 3:00" in said
    assert "Vad gör vi?" not in said
    desk.do(PauseImage(False))
    assert "Vad gör vi?" in staged(scenes, desk.state, at(10, 47)).said


def test_one_question_or_all_of_the_items() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(ShowScene("question", "q2"))
    assert "Vad gör vi?" not in staged(scenes, desk.state, at(9, 0)).said
    desk.do(ShowScene("question", "dialogue"))
    assert "Vad gör vi?" in staged(scenes, desk.state, at(9, 0)).said


def test_the_programme_marks_what_is_under_way() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(ShowScene("programme"))
    before = scenes.picture(QSize(480, 270), desk.state, at(9, 0))
    desk.do(StartItem("dialogue", at(10, 29), "run"))
    desk.do(ShowScene("programme"))
    stage = staged(scenes, desk.state, at(10, 40))
    for title in ("Inledning", "Gruppdialog", "Lunch", "Avslutning", "10.00", "13.00"):
        assert title in stage.said
    assert scenes.picture(QSize(480, 270), desk.state, at(10, 40)) != before


def test_a_long_programme_turns_around_from_the_item_under_way() -> None:
    rows = [Item(id=f"i{n:02}", part="p", title=f"Punkt {n:02}", minutes=5, rank=f"{n:02}") for n in range(40)]
    scenes, desk = make_scenes(), make_desk(Part(id="p", title="Dagen"), *rows)
    desk.do(ShowScene("programme"))
    pages = scenes.pages(desk.state, at(9, 0))
    assert pages == 3
    desk.do(StartItem("i20", at(10, 0), "run"))
    desk.do(ShowScene("programme"))
    seen = []
    for _ in range(pages):
        seen.append(staged(scenes, desk.state, at(10, 0)).said)
        desk.do(TurnPage(1, pages))
    assert "Punkt 20" in seen[0]
    assert all(any(f"Punkt {n:02}" in page for page in seen) for n in range(40))


def test_a_hidden_note_is_never_in_the_room() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(_notes(2))
    desk.do(ShowScene("wall", "area"))
    seen = staged(scenes, desk.state, at(9, 0))
    assert "Lapp 1" in seen.said and "2 lappar" in seen.said
    shown = scenes.picture(QSize(960, 540), desk.state, at(9, 0))
    desk.do(Revise(Note, "area-1", {"is_hidden": True}))
    seen = staged(scenes, desk.state, at(9, 0))
    assert "Lapp 1" not in seen.said and "1 lapp" in seen.said
    assert scenes.picture(QSize(960, 540), desk.state, at(9, 0)) != shown
    desk.do(ShowScene("wall", "w"))
    hidden = scenes.picture(QSize(960, 540), desk.state, at(9, 0))
    desk.do(Revise(Note, "area-1", {"text": "Någonting helt annat", "colour": "blue"}))
    assert scenes.picture(QSize(960, 540), desk.state, at(9, 0)) == hidden


def test_half_typed_text_never_reaches_the_room() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(_notes(1))
    desk.do(ShowScene("wall", "area"))
    before = scenes.picture(QSize(960, 540), desk.state, at(9, 0))
    desk.keep_draft("entry", "halvskrivet")
    desk.keep_draft("note:area-0", "ändras just nu")
    assert scenes.picture(QSize(960, 540), desk.state, at(9, 0)) == before


def test_six_notes_to_a_reading_page_and_wide_ones_take_two_places() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(_notes(6))
    desk.do(ShowScene("wall", "area"))
    assert scenes.pages(desk.state, at(9, 0)) == 1
    said = staged(scenes, desk.state, at(9, 0)).said
    assert "Grupp 6" in said and "Vad gör vi?" in said and "Sida" not in said
    desk.do(Revise(Note, "area-0", {"shape": "2x1"}))
    assert scenes.pages(desk.state, at(9, 0)) == 2
    desk.do(TurnPage(1, 2))
    said = staged(scenes, desk.state, at(9, 0)).said
    assert "Sida 2 av 2" in said and "Lapp 5" in said and "6 lappar" in said


def test_a_tall_wall_stands_beside_its_questions_until_a_part_of_it_is_chosen() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY, Area(id="below", wall="w", y=3000, w=912, h=400))
    desk.do(_notes(3))
    desk.do(ShowScene("wall", "w"))
    said = staged(scenes, desk.state, at(9, 0)).said
    assert "Vad gör vi?" in said and "Vem gör det?" in said and "3 lappar" in said
    assert scenes.smallest_px(desk.state, at(9, 0)) == 32
    desk.do(ShowScene("wall", "w", (0.0, 0.0, 480.0, 200.0)))
    assert "Vem gör det?" not in staged(scenes, desk.state, at(9, 0)).said


def test_a_page_that_is_gone_shows_the_last_one() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(_notes(7))
    desk.do(ShowScene("wall", "area"))
    desk.do(TurnPage(1, 2))
    desk.do(Revise(Note, "area-6", {"is_hidden": True}))
    assert "Lapp 0" in staged(scenes, desk.state, at(9, 0)).said
    desk.do(TurnPage(1, 1))
    assert projection_of(desk.state).page == 0


def test_the_smallest_letters_are_told() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(_notes(6))
    desk.do(ShowScene("wall", "area"))
    assert scenes.smallest_px(desk.state, at(9, 0)) == 32
    desk.do(ShowScene("wall", "w", (0.0, 0.0, 4000.0, 2000.0)))
    assert 0 < scenes.smallest_px(desk.state, at(9, 0)) < 12
    desk.do(PauseImage(True))
    assert scenes.smallest_px(desk.state, at(9, 0)) >= 36


def test_the_round_shows_who_speaks_who_is_next_and_how_far_it_has_come() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(ShowScene("round", "r"))
    said = staged(scenes, desk.state, at(9, 0)).said
    assert "Vi börjar med" in said and "Norrbotten" in said
    desk.do(GiveTurn("r", "25", at(9, 0), "t1"))
    said = staged(scenes, desk.state, at(9, 0)).said
    assert "Nu talar" in said and "Incheckning · 1 av 3" in said and "Skåne" in said and "Vad gör vi?" in said
    desk.do(SetTurn("r", "12", "absent", at(9, 1), "t2"))
    desk.do(GiveTurn("r", "05", at(9, 1), "t3"))
    said = staged(scenes, desk.state, at(9, 0)).said
    assert "2 av 2" in said and "Skåne" not in said
    desk.do(SetTurn("r", "05", "done", at(9, 2), "t4"))
    assert "Alla har fått ordet" in staged(scenes, desk.state, at(9, 0)).said


def test_a_picture_looks_the_same_until_its_time_key_changes() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(StartItem("dialogue", at(10, 29, 30), "run"))
    desk.do(ShowScene("question", "q1"))
    size = QSize(960, 540)

    def key(now: int) -> tuple[int, ...]:
        return scenes.time_key(desk.state, now)

    assert key(at(10, 47, 31)) == key(at(10, 47, 59))
    assert scenes.picture(size, desk.state, at(10, 47, 31)) == scenes.picture(size, desk.state, at(10, 47, 59))
    assert key(at(10, 47, 29)) != key(at(10, 47, 31)), "the minutes left turn on the half minute here"
    assert key(at(11, 6, 1)) != key(at(11, 6, 2)), "seconds are counted at the end"


def test_another_shape_of_screen_gets_the_whole_picture() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(Revise(Workshop, "w", {"organiser": "Nätverket"}))
    whole = scenes.picture(QSize(960, 540), desk.state, at(9, 0))
    tall = scenes.picture(QSize(960, 720), desk.state, at(9, 0))
    wide = scenes.picture(QSize(1280, 540), desk.state, at(9, 0))
    assert tall.copy(0, 90, 960, 540) == whole
    assert wide.copy(160, 0, 960, 540) == whole
    ground = scenes.theme.wall.rgb()
    assert tall.pixel(5, 20) == tall.pixel(5, 700) == wide.pixel(20, 300) == ground


def test_the_guard_counts_feet_cards_and_headings_too() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(Place((Note(id="n", wall="w", text="Kort", x=5000, y=5000),)))
    near = (4990.0, 4990.0, 300.0, 160.0)
    desk.do(ShowScene("wall", "w", near))
    alone = scenes.smallest_px(desk.state, at(9, 0))
    desk.do(Revise(Note, "n", {"tags": ("buss",)}))
    tagged = scenes.smallest_px(desk.state, at(9, 0))
    assert alone == 32 and tagged == 32, "the foot of the picture is the smallest yet"
    wide = (4500.0, 4800.0, 1000.0, 500.0)
    desk.do(ShowScene("wall", "w", wide))
    tagged = scenes.smallest_px(desk.state, at(9, 0))
    desk.do(Revise(Note, "n", {"tags": ()}))
    untagged = scenes.smallest_px(desk.state, at(9, 0))
    desk.do(Place((TextCard(id="c", wall="w", heading="Mål", body="text", x=5200, y=5000),)))
    assert tagged < scenes.smallest_px(desk.state, at(9, 0)) < untagged < 32


@pytest.mark.parametrize("scene", get_args(Scene))
def test_every_scene_has_a_module_that_paints_it(scene: Scene) -> None:
    assert list(signature(scene_module(scene).paint).parameters) == ["stage", "moment", "kit"]
