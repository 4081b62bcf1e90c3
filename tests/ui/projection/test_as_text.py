"""Every scene can be copied to the chat, and says there what it says in the room."""

from __future__ import annotations

from typing import get_args

import pytest

from rusdesk.commands.agenda import StartItem
from rusdesk.commands.command import Place, Revise
from rusdesk.commands.projection import PauseImage, ShowScene
from rusdesk.commands.wall import AddNotes
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.people import Group, Participant
from rusdesk.domain.projection import Scene
from rusdesk.domain.statusmap import Layer, Map, Mark
from rusdesk.domain.wall import Note
from rusdesk.domain.workshop import ComingDate, Summary, Workshop
from tests.support.desks import make_desk
from tests.ui.projection.rooms import at, make_scenes, staged
from tests.ui.projection.test_scenes import DAY, _notes

pytestmark = pytest.mark.usefixtures("fonts")

MORE = (
    *DAY,
    Participant(id="p1", organisation="Region Skåne", rank="a"),
    Participant(id="p2", name="Processtödet", organisation="SKR", rank="b"),
    Participant(id="p3", name="Processtödet", organisation="Tillväxtverket", rank="c"),
    Group(id="g1", number=1, members=("p1", "p2"), questions=("q2",)),
    Group(id="g2", number=2, members=("p3",)),
    Summary(id="s", title="Varför?", body="Därför.\n1. Ett\n- a\n2. Två", item="dialogue"),
    ComingDate(id="d", kind="next_meeting", title="Lunch till lunch", start="2026-09-09", place="Saturnus konferens"),
    Outcome(id="o1", kind="decision", text="Vi fortsätter"),
    Outcome(id="o2", kind="action", text="Ta fram underlag", owner="SKR", due="2026-06-12"),
    Outcome(id="o3", kind="decision", text="Hemligt", is_outside=True),
    Map(id="m", title="Karta", item="talk"),
    Layer(id="l", map="m", title="RUS-processen", stages=("Start", "Remiss")),
    Mark(id="k", layer="l", unit="12", stage=2),
)
TARGETS = {"question": "dialogue", "wall": "area", "round": "r", "map": "l", "text": "s", "groups": "dialogue"}
SAID = {
    "welcome": ["Välkommen till Prov", "wifi: gäst"],
    "programme": ["Program", "10.00  Inledning", "Lunch"],
    "question": ["Gruppdialog", "1. Vad gör vi?", "2. Vem gör det?"],
    "wall": ["Grupp 6, Vad gör vi?", "• Lapp 0", "• Lapp 1"],
    "clock": ["Prov"],
    "round": ["Incheckning", "Vad gör vi?", "Sedan: Norrbotten, Skåne, Östergötland"],
    "map": ["RUS-processen", "2. Remiss: Skåne", "Ej markerad: Norrbotten, Östergötland"],
    "pause": ["Paus", "Vi börjar strax igen"],
    "text": ["Varför?", "Därför.", "1. Ett", "   – a"],
    "next_meeting": ["Nästa träff", "Lunch till lunch", "9 september 2026", "Plats: Saturnus konferens"],
    "dates": ["• 9 september 2026, Lunch till lunch, Saturnus konferens"],
    "today": ["Beslut", "1. Vi fortsätter", "Åtgärder", "1. Ta fram underlag (SKR, 12 juni 2026)"],
    "groups": [
        "Vilken grupp?",
        "Grupp 1 (Fråga 2): Region Skåne, Processtödet, SKR",
        "Grupp 2: Processtödet, Tillväxtverket",
    ],
    "thanks": ["Tack för i dag", "Vi ses 9 september 2026"],
    "slides": ["Talarens bildspel"],
}


@pytest.mark.parametrize("scene", get_args(Scene))
def test_every_scene_has_words_of_its_own(scene: Scene) -> None:
    scenes, desk = make_scenes(), make_desk(*MORE)
    desk.do(Revise(Workshop, "w", {"greeting": "wifi: gäst"}))
    desk.do(_notes(2))
    desk.do(ShowScene(scene, TARGETS.get(scene, "")))
    said = scenes.text(desk.state, at(9, 0)).replace("\u2068", "").replace("\u2069", "")
    assert said.strip() == said and said
    for text in SAID.get(scene, ()):
        assert text in said
    assert "Hemligt" not in said
    staged(scenes, desk.state, at(9, 0))  # and it can be painted


def test_what_is_hidden_is_hidden_in_text_too() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(AddNotes((Note(id="n", wall="w", area="area", text="Dold lapp", is_hidden=True),)))
    desk.do(ShowScene("wall", "w"))
    assert "Dold" not in scenes.text(desk.state, at(9, 0))


def test_the_clock_and_the_pause_tell_when() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(StartItem("dialogue", at(10, 0), "run"))
    desk.do(ShowScene("clock"))
    assert scenes.text(desk.state, at(10, 10)) == "Gruppdialog\nKlart 10.40 (30 min kvar)\nSedan: Lunch 10.40"
    desk.do(PauseImage(True, at(10, 20)))
    assert scenes.text(desk.state, at(10, 10)) == "Paus\nVi börjar igen 10.20"


def test_the_welcome_counts_down_on_the_day_itself() -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(Revise(Workshop, "w", {"days": ("2026-05-22",)}))
    assert "Vi börjar 10.00 · om 12 min" in staged(scenes, desk.state, at(9, 48)).said
    assert "Vi börjar nu" in staged(scenes, desk.state, at(10, 0, 30)).said
    day_before = staged(scenes, desk.state, at(9, 48) - 24 * 3_600_000).said
    assert "Vi börjar 10.00" in day_before and "om 12 min" not in day_before
    desk.do(StartItem("talk", at(10, 0), "run"))
    assert "Vi börjar" not in staged(scenes, desk.state, at(10, 0, 30)).said


def test_groups_too_many_for_a_page_are_turned() -> None:
    scenes = make_scenes()
    people = [Participant(id=f"p{n}", organisation=f"Organisation nummer {n}", rank=f"{n:03}") for n in range(120)]
    desk = make_desk(
        *people, *(Group(id=f"g{n}", number=n + 1, members=tuple(p.id for p in people[n::12])) for n in range(12))
    )
    desk.do(ShowScene("groups"))
    pages = scenes.pages(desk.state, at(9, 0))
    assert pages > 1
    seen = ""
    from rusdesk.commands.projection import TurnPage

    for _ in range(pages):
        stage = staged(scenes, desk.state, at(9, 0))
        seen += stage.said
        assert all(px >= 32 for _, px, _ in stage.texts)
        desk.do(TurnPage(1, pages))
    assert all(p.organisation in seen for p in people)


def test_new_places_are_laid_out_for_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    scenes, desk = make_scenes(), make_desk(*DAY)
    desk.do(Place((Group(id="g9", number=9, members=("25", "12", "gone")),)))
    desk.do(ShowScene("groups"))
    said = staged(scenes, desk.state, at(9, 0)).said
    assert "Grupp 9" in said and "Norrbotten" in said and "Skåne" in said and "gone" not in said
