"""An item about a map, a round or a vote that isn't there yet: one button in the middle makes it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rusdesk.commands.command import Place, Remove, Revise
from rusdesk.domain.agenda import Item
from rusdesk.domain.outcomes import Jotting
from rusdesk.domain.record import Record
from rusdesk.domain.rounds import Round
from rusdesk.domain.statusmap import Layer, Map
from rusdesk.domain.votes import Vote, VoteOption
from rusdesk.domain.wall import Note, Wall
from rusdesk.ui.run.unmade import UnmadePanel
from tests.ui.run.conftest import Table


def bare(table: Table, kind: str) -> UnmadePanel:
    """What was the talk is of this kind, and nothing is made for it."""
    table.desk.do(Revise(Item, "talk", {"kind": kind, "title": "Nu då?"}))
    table.mode.show_item("talk")
    QApplication.processEvents()
    panel = table.mode.activity.stage.currentWidget()
    assert isinstance(panel, UnmadePanel)
    return panel


@pytest.mark.parametrize(
    ("kind", "word", "made", "tab"),
    [
        ("map", "Gör en karta", Map, "map"),
        ("check_in", "Gör en runda", Round, "round"),
        ("check_out", "Gör en runda", Round, "round"),
        ("vote", "Gör en omröstning", Vote, "vote"),
    ],
)
def test_one_button_makes_what_the_item_is_about(
    table: Table, kind: str, word: str, made: type[Record], tab: str
) -> None:
    panel = bare(table, kind)
    button = panel.button()
    assert button.accessibleName() == word and button.isVisible()
    seq = table.state.seq
    table.mode.activity.focus_stage()
    table.key(Qt.Key.Key_Return, widget=button)
    new = [r for r in table.state.each(made) if r.item == "talk"]  # type: ignore[attr-defined]
    assert len(new) == 1 and table.state.seq == seq + 1, "one step"
    shown = table.mode.activity.shown
    assert shown is not None and (shown.kind, shown.id) == (tab, new[0].id)
    assert not panel.isVisible() and QApplication.focusWidget() is not None
    table.mode.undo()
    assert panel.isVisible() and not [r for r in table.state.each(made) if r.item == "talk"]  # type: ignore[attr-defined]


def test_the_defaults_are_the_items_own(table: Table) -> None:
    bare(table, "check_out").make()
    one = next(r for r in table.state.each(Round) if r.item == "talk")
    assert (one.kind, one.title) == ("check_out", "Nu då?") and one.questions
    table.mode.undo()
    bare(table, "map").make()
    chart = next(m for m in table.state.each(Map) if m.item == "talk")
    assert chart.title == "Nu då?" and [x.map for x in table.state.each(Layer)].count(chart.id) == 1


@pytest.mark.parametrize("has_notes", [True, False])
def test_a_vote_is_on_the_notes_when_there_are_any(table: Table, has_notes: bool) -> None:
    wall = next(iter(table.state.each(Wall))).id
    if has_notes:
        table.desk.do(Place((Note(id="n", wall=wall, text="Vi börjar"),)))
    bare(table, "vote").make()
    one = next(iter(table.state.each(Vote)))
    assert (one.on, one.item) == ("notes" if has_notes else "options", "talk")
    assert [o.text for o in table.state.each(VoteOption)] == (["Vi börjar"] if has_notes else [])


def test_what_is_typed_meanwhile_is_written_under_the_item(table: Table) -> None:
    bare(table, "map")
    table.type("en tanke")
    table.key(Qt.Key.Key_Return)
    assert [j.text for j in table.state.each(Jotting) if j.item == "talk"] == ["en tanke"]


def test_a_map_taken_away_can_be_made_again(table: Table) -> None:
    table.mode.show_item("where")
    table.desk.do(Remove(Map, ("map",)))
    QApplication.processEvents()
    assert isinstance(table.mode.activity.stage.currentWidget(), UnmadePanel)
