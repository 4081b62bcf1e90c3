"""The vote in the room: what to vote on while it is counted, the ranking once it is shown; and a note read out."""

import pytest

from rusdesk.commands.command import Revise
from rusdesk.commands.legend import ShowAuthors
from rusdesk.commands.merging import PartNotes
from rusdesk.commands.projection import ShowScene, TurnPage
from rusdesk.commands.votes import Count, MakeVote, SetVoteState
from rusdesk.desk.desk import Desk
from rusdesk.domain.people import Group
from rusdesk.domain.themes import Theme
from rusdesk.domain.votes import Vote, VoteOption
from rusdesk.domain.wall import Area, Note, Wall
from rusdesk.ui.projection.as_text import as_text
from tests.support.desks import NINE, UNITS, make_desk
from tests.ui.projection.rooms import make_scenes, staged

pytestmark = pytest.mark.usefixtures("fonts")

LONG = "Ett långt alternativ som fortsätter " * 12


def voted(*dots: int | None, texts: tuple[str, ...] = ()) -> Desk:
    desk = make_desk()
    said = texts or tuple(f"Alternativ {chr(65 + n)}" for n in range(len(dots)))
    options = tuple(VoteOption(id=f"o{n}", vote="v", text=t) for n, t in enumerate(said))
    desk.do(MakeVote(Vote(id="v", title="Vad gör vi först?", present=18), options))
    for n, count in enumerate(dots):
        if count is not None:
            desk.do(Count(f"o{n}", count, f"b{n}"))
    desk.do(ShowScene("vote", "v"))
    return desk


def test_while_it_is_counted_no_figure_of_an_option_is_seen() -> None:
    desk = voted(17, 13, None)
    said = staged(make_scenes(), desk.state, NINE).said
    assert "Vad gör vi först?" in said and "Alternativ C" in said
    assert "Varje region har 3 röster, högst en på varje alternativ" in said
    assert "30 av 54 röster avgivna" in said
    assert "17" not in said and "13" not in said
    desk.do(SetVoteState("v", "shown"))
    said = staged(make_scenes(), desk.state, NINE).said
    assert "17" in said and "13" in said and "inte räknat" in said
    assert "Handuppräckning · 18 regioner à 3 röster · 30 av 54 avgivna" in said


def test_the_result_stands_in_order_with_shared_places() -> None:
    desk = voted(2, 9, 2, 0)
    desk.do(SetVoteState("v", "shown"))
    stage = staged(make_scenes(), desk.state, NINE)
    rows = [text for text, _, _ in stage.texts if text.startswith("Alternativ")]
    assert rows == ["Alternativ B", "Alternativ A", "Alternativ C", "Alternativ D"]
    places = [text for text, px, _ in stage.texts if px == 44 and text in "1234"]
    assert places == ["1", "2", "2", "4"]
    told = as_text(make_scenes().moment(desk.state, NINE)).split("\n")
    assert told[2:] == ["1. Alternativ B: 9", "2. Alternativ A: 2", "2. Alternativ C: 2", "4. Alternativ D: 0"]


def test_nobody_is_first_when_nobody_voted() -> None:
    desk = voted(0, 0)
    desk.do(SetVoteState("v", "shown"))
    stage = staged(make_scenes(), desk.state, NINE)
    assert not [text for text, px, _ in stage.texts if px == 44 and text in "12"]
    assert as_text(make_scenes().moment(desk.state, NINE)).split("\n")[2:] == ["– Alternativ A: 0", "– Alternativ B: 0"]


def test_several_without_a_vote_have_no_place_and_one_has_the_last() -> None:
    told = []
    for dots in ((3, 0, 0), (3, 1, 0)):
        desk = voted(*dots)
        desk.do(SetVoteState("v", "shown"))
        told.append(as_text(make_scenes().moment(desk.state, NINE)).split("\n")[2:])
    assert told[0] == ["1. Alternativ A: 3", "– Alternativ B: 0", "– Alternativ C: 0"]
    assert told[1] == ["1. Alternativ A: 3", "2. Alternativ B: 1", "3. Alternativ C: 0"]


def test_more_than_could_be_given_is_not_told_as_a_part_of_it() -> None:
    desk = voted(60, 1)
    assert "61 röster avgivna" in staged(make_scenes(), desk.state, NINE).said
    desk.do(SetVoteState("v", "shown"))
    assert (
        "Handuppräckning · 18 regioner à 3 röster · 61 röster avgivna" in staged(make_scenes(), desk.state, NINE).said
    )


@pytest.mark.parametrize("is_shown", [False, True])
@pytest.mark.parametrize("count", [1, 6, 7, 20])
def test_many_options_are_paged_and_all_of_them_legible(count: int, is_shown: bool) -> None:
    scenes = make_scenes()
    desk = voted(*range(count), texts=tuple(f"{n}: {LONG}" for n in range(count)))
    if is_shown:
        desk.do(SetVoteState("v", "shown"))
    pages = scenes.pages(desk.state, NINE)
    assert pages == -(-count // 6)
    seen = []
    for _ in range(pages):
        stage = staged(scenes, desk.state, NINE)
        rows = [(text, px, box) for text, px, box in stage.texts if "långt alternativ" in text]
        first = [t for t, _, _ in rows if t.split(":")[0].isdigit()]
        assert 1 <= len(first) <= 6
        assert all(px >= 36 for _, px, _ in rows) and min(px for _, px, _ in stage.texts) >= 32
        assert all(box.bottom() <= 1000 and box.right() <= 1920 - 64 for _, _, box in rows)
        seen += first
        desk.do(TurnPage(1, pages))
    assert len(seen) == count


def test_a_note_read_out_is_at_least_44_px_whole_over_pages() -> None:
    scenes = make_scenes()
    words = [f"ord{n}" for n in range(280)]
    text = " ".join(words)
    notes = [Note(id="n", wall="w1", text=text), Note(id="s", wall="w1", text="Kort")]
    desk = make_desk(Wall(id="w1", title="Vägg"), *notes)
    desk.do(ShowScene("read_out", "n"))
    pages = scenes.pages(desk.state, NINE)
    read: list[str] = []
    for _ in range(pages):
        stage = staged(scenes, desk.state, NINE)
        mine = [(t, px) for t, px, _ in stage.texts if t.startswith("ord")]
        assert mine and all(px >= 44 for _, px in mine)
        read += " ".join(t for t, _ in mine).split()
        desk.do(TurnPage(1, pages))
    assert pages > 1 and read == words
    desk.do(ShowScene("read_out", "s"))
    assert next(px for t, px, _ in staged(scenes, desk.state, NINE).texts if t == "Kort") >= 112


def test_a_hidden_note_is_not_read_out() -> None:
    desk = make_desk(Wall(id="w1", title="Vägg"), Note(id="n", wall="w1", text="Hemligt"))
    desk.do(ShowScene("read_out", "n"))
    assert "Hemligt" in staged(make_scenes(), desk.state, NINE).said
    desk.do(Revise(Note, "n", {"is_hidden": True}))
    assert "Hemligt" not in staged(make_scenes(), desk.state, NINE).said


def test_what_several_groups_say_is_read_out_as_theirs_and_not_as_one_groups() -> None:
    groups = [Group(id=f"g{n}", number=n) for n in (1, 2, 3, 5)]
    areas = [Area(id=f"a{g.number}", wall="w1", group=g.id) for g in groups]
    notes = [
        Note(id=a.id, wall="w1", area=a.id, text="Fler bussar", merged_into="" if a.id == "a5" else "a5") for a in areas
    ]
    desk = make_desk(Wall(id="w1", title="Vägg"), *groups, *areas, *notes)
    desk.do(ShowScene("read_out", "a5"))
    said = staged(make_scenes(), desk.state, NINE).said
    assert "sagt av grupp 1–3, 5" in said and "Grupp 5" not in said
    desk.do(PartNotes(("a5",)))
    said = staged(make_scenes(), desk.state, NINE).said
    assert "sagt av" not in said and "Grupp 5" in said


def test_a_theme_read_out_has_six_notes_a_page() -> None:
    scenes = make_scenes()
    notes = [Note(id=f"n{n}", wall="w1", theme="t", text=f"Lapp {n}", made_at=n) for n in range(8)]
    desk = make_desk(Wall(id="w1", title="Vägg"), Theme(id="t", wall="w1", title="Lärande"), *notes)
    desk.do(ShowScene("read_out", "t"))
    stage = staged(scenes, desk.state, NINE)
    assert [t for t, _, _ in stage.texts if t.startswith("Lapp")] == [f"Lapp {n}" for n in range(6)]
    assert all(px >= 44 for t, px, _ in stage.texts if t.startswith(("Lapp", "Lärande")))
    assert scenes.pages(desk.state, NINE) == 2


def test_a_long_note_of_a_theme_is_read_whole_over_pages() -> None:
    scenes = make_scenes()
    words = [f"ord{n}" for n in range(290)]
    notes = [Note(id="n", wall="w1", theme="t", text=" ".join(words)), Note(id="s", wall="w1", theme="t", text="Kort")]
    desk = make_desk(Wall(id="w1", title="Vägg"), Theme(id="t", wall="w1", title="Lärande"), *notes)
    desk.do(ShowScene("read_out", "t"))
    pages = scenes.pages(desk.state, NINE)
    read: list[str] = []
    for _ in range(pages):
        mine = [(t, px) for t, px, _ in staged(scenes, desk.state, NINE).texts if t.startswith(("ord", "Kort"))]
        assert mine and all(px >= 44 for _, px in mine)
        read += " ".join(t for t, _ in mine).split()
        desk.do(TurnPage(1, pages))
    assert pages > 1 and read == [*words, "Kort"]


def test_a_note_read_out_tells_who_says_it_where_the_wall_does() -> None:
    scenes = make_scenes()
    desk = make_desk(
        Wall(id="w1", title="Vägg"), Note(id="n", wall="w1", text="Fler turer", unit=UNITS[0].code, tags=("buss",))
    )
    desk.do(ShowScene("read_out", "n"))
    assert "#buss" in staged(scenes, desk.state, NINE).said
    assert UNITS[0].short not in staged(scenes, desk.state, NINE).said
    desk.do(ShowAuthors("w1", True))
    stage = staged(scenes, desk.state, NINE)
    assert next(px for t, px, _ in stage.texts if UNITS[0].short in t) == 44
