"""Commands of themes: each one step, undone in one."""

from __future__ import annotations

import pytest

from rusdesk.commands.command import Remove, Revise
from rusdesk.commands.merging import MergeNotes
from rusdesk.commands.themes import (
    ColourTheme,
    FoldThemes,
    MakeTheme,
    MergeThemes,
    MoveTheme,
    OrderThemes,
    PutInTheme,
    SortNotes,
)
from rusdesk.commands.wall import AddNote, LayOutWall
from rusdesk.desk.desk import Desk
from rusdesk.domain.errors import Code, Refused
from rusdesk.domain.themes import Theme, notes_under, themes_of
from rusdesk.domain.wall import Note, Wall
from tests.support.desks import make_desk


def with_notes(count: int = 4) -> Desk:
    desk = make_desk()
    desk.do(LayOutWall(Wall(id="v", title="Vägg"), (), (), ("a1",)))
    for n in range(1, count + 1):
        desk.do(AddNote(Note(id=f"n{n}", wall="v", area="a1", text=f"lapp {n}", made_at=n)))
    return desk


def theme(theme_id: str, title: str = "") -> Theme:
    return Theme(id=theme_id, wall="v", title=title or f"Tema {theme_id}")


def shown(desk: Desk) -> dict[str, list[str]]:
    return {t.id: [n.id for n in notes_under(desk.state, t.id)] for t in themes_of(desk.state, "v")}


def test_a_theme_is_made_of_notes_last_or_after_another_and_undone_at_once() -> None:
    desk = with_notes()
    desk.do(MakeTheme(theme("s"), ("n1", "n2")))
    desk.do(MakeTheme(theme("t"), ("n3",)))
    # a split: what lay in the first goes to a new one beside it
    desk.do(MakeTheme(theme("u"), ("n2",), after="s"))
    assert shown(desk) == {"s": ["n1"], "u": ["n2"], "t": ["n3"]}
    desk.undo()
    assert shown(desk) == {"s": ["n1", "n2"], "t": ["n3"]}
    desk.undo()
    desk.undo()
    assert shown(desk) == {} and all(not n.theme for n in desk.state.each(Note))
    desk.redo()
    assert shown(desk) == {"s": ["n1", "n2"]}


def test_names_must_say_something_and_themes_must_be_of_the_wall() -> None:
    desk = with_notes()
    desk.do(MakeTheme(theme("s", "  Kollegialt \n lärande "), ()))
    assert desk.state.get(Theme, "s").title == "Kollegialt lärande"
    with pytest.raises(Refused) as told:
        desk.do(Revise(Theme, "s", {"title": "  "}))
    assert told.value.code is Code.EMPTY
    desk.do(LayOutWall(Wall(id="w2", title="Annan"), (), (), ("z1",)))
    desk.do(AddNote(Note(id="z", wall="w2", area="z1", text="Annat")))
    with pytest.raises(Refused) as told:
        desk.do(PutInTheme(("n1", "z"), "s"))
    assert told.value.code is Code.UNTIED and not notes_under(desk.state, "s")


def test_themes_are_ordered() -> None:
    desk = with_notes()
    for name in "stu":
        desk.do(MakeTheme(theme(name)))
    desk.do(MoveTheme("u", "s"))
    assert list(shown(desk)) == ["u", "s", "t"]
    desk.do(MoveTheme("u", "t"))
    assert list(shown(desk)) == ["s", "u", "t"]
    desk.do(MoveTheme("s"))
    assert list(shown(desk)) == ["u", "t", "s"]


def test_merged_themes_give_their_notes_to_the_one_that_stays_absorbed_ones_too() -> None:
    desk = with_notes()
    desk.do(MakeTheme(theme("s"), ("n1",)))
    desk.do(MakeTheme(theme("t"), ("n2", "n3")))
    desk.do(MergeNotes(("n2", "n3")))
    desk.do(MergeThemes("s", ("t",)))
    assert shown(desk) == {"s": ["n1", "n2"]}
    assert desk.state.get(Note, "n3").theme == "s"
    desk.undo()
    assert shown(desk) == {"s": ["n1"], "t": ["n2"]}


def test_a_removed_theme_leaves_its_notes_unsorted() -> None:
    desk = with_notes()
    desk.do(MakeTheme(theme("s"), ("n1", "n2")))
    desk.do(Remove(Theme, ("s",)))
    assert shown(desk) == {} and [n.theme for n in desk.state.each(Note)] == [""] * 4
    desk.undo()
    assert shown(desk) == {"s": ["n1", "n2"]}


def test_sorting_in_one_step_leaves_what_was_sorted_or_went_meanwhile() -> None:
    desk = with_notes()
    desk.do(MakeTheme(theme("s"), ("n1",)))
    desk.do(MakeTheme(theme("t")))
    desk.do(SortNotes((("n1", "t"), ("n2", "t"), ("n3", "gone"), ("gone", "t"), ("n4", "s"))))
    assert shown(desk) == {"s": ["n1", "n4"], "t": ["n2"]}
    desk.undo()
    assert shown(desk) == {"s": ["n1"], "t": []}


def test_a_merged_note_takes_the_theme_of_those_it_stands_for_when_it_has_none() -> None:
    desk = with_notes()
    desk.do(MakeTheme(theme("s"), ("n2",)))
    desk.do(MergeNotes(("n1", "n2")))
    assert shown(desk) == {"s": ["n1"]}


def test_colour_and_folding() -> None:
    desk = with_notes()
    desk.do(MakeTheme(theme("s"), ("n1",)))
    desk.do(ColourTheme("s", "blue"))
    assert (desk.state.get(Theme, "s").colour, desk.state.get(Note, "n1").colour) == ("blue", "yellow")
    desk.do(ColourTheme("s", "green", with_notes=True))
    assert desk.state.get(Note, "n1").colour == "green" and desk.state.get(Note, "n2").colour == "yellow"
    desk.do(FoldThemes(("s",), True))
    assert desk.state.get(Theme, "s").is_folded


def test_themes_are_ordered_in_one_step_and_those_not_named_come_last() -> None:
    desk = with_notes()
    for name in "abcd":
        desk.do(MakeTheme(theme(name)))
    desk.do(OrderThemes("v", ("c", "a", "gone")))
    assert list(shown(desk)) == ["c", "a", "b", "d"]
    assert desk.do(OrderThemes("v", ("c", "a"))) is None
    desk.undo()
    assert list(shown(desk)) == list("abcd")
