"""Teman in the running day: a tab beside the wall, lines that still land on it, and what the room is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from rusdesk.commands.command import Place
from rusdesk.commands.projection import projection_of
from rusdesk.commands.themes import MakeTheme, PutInTheme
from rusdesk.commands.votes import Count, MakeVote, SetVoteState
from rusdesk.commands.wall import HideNotes, RemoveNotes
from rusdesk.domain.outcomes import Outcome
from rusdesk.domain.themes import Theme, notes_under, themes_of
from rusdesk.domain.votes import Vote, VoteOption
from rusdesk.domain.wall import Note, Wall
from rusdesk.ui.themes.menu import theme_menu
from rusdesk.ui.wall.menu import notes_menu
from tests.ui.run.conftest import Table

Key, Mod = Qt.Key, Qt.KeyboardModifier


def themed(table: Table) -> Table:
    """At the wall's item, with two notes, seen in Teman."""
    table.mode.show_item("board")
    table.enter("Boka tidigare")
    table.enter("Längre möten")
    one = next(a for a in table.mode.activity.all_shown if a.kind == "themes")
    table.mode.activity.choose(one)
    return table


def ids(table: Table) -> list[str]:
    return [n.id for n in table.state.each(Note)]


def test_the_tab_comes_with_the_first_note_and_goes_with_the_last(table: Table) -> None:
    table.mode.show_item("board")
    activity = table.mode.activity
    assert "themes" not in {a.kind for a in activity.all_shown}
    table.enter("Boka tidigare")
    kinds = [a.kind for a in activity.all_shown]
    assert kinds.index("themes") == kinds.index("wall") + 1
    activity.choose(next(a for a in activity.all_shown if a.kind == "themes"))
    table.desk.do(RemoveNotes(tuple(ids(table))))
    assert activity.shown is not None and activity.shown.kind == "wall"


def test_typing_in_teman_writes_notes_to_the_wall(table: Table) -> None:
    themed(table)
    view = table.mode.activity.themes.view
    view.setFocus()
    table.type("N", view)
    table.type("y tanke")
    assert table.mode.entry.text == "Ny tanke"
    table.enter()
    note = next(n for n in table.state.each(Note) if n.text == "Ny tanke")
    assert note.wall == "wall" and note.area and not note.theme
    assert view.board is not None and [p.note for p in view.board.loose.places][-1] == note.id
    # the group is chosen as on the wall
    table.key(Key.Key_2, Mod.AltModifier)
    table.enter("Från grupp två")
    note = next(n for n in table.state.each(Note) if n.text == "Från grupp två")
    assert table.state.tables["area"][note.area].group == "g2"  # type: ignore[attr-defined]


def test_a_theme_is_made_of_what_is_selected_on_the_wall_and_named_in_teman(table: Table) -> None:
    table.mode.show_item("board")
    table.enter("Boka tidigare")
    activity = table.mode.activity
    activity.wall.select(ids(table))
    table.mode.do_named("new_theme")
    assert activity.shown is not None and activity.shown.kind == "themes"
    namer = activity.themes.view.namer
    assert namer is not None
    namer.setText("Planering")
    namer.give()
    theme = themes_of(table.state, "wall")[0]
    assert theme.title == "Planering" and [n.text for n in notes_under(table.state, theme.id)] == ["Boka tidigare"]


def test_selected_notes_are_merged_and_parted_by_name_and_become_decisions(table: Table) -> None:
    themed(table)
    view = table.mode.activity.themes.view
    view.choosing.select(ids(table))
    table.mode.do_named("merge_notes")
    assert view.board is not None and view.board.loose.count == 1
    table.mode.do_named("part_notes")
    assert view.board.loose.count == 1 or view.board.loose.count == 2
    view.choosing.select(ids(table)[:1])
    table.mode.begin_outcome("decision")
    assert [o.text for o in table.state.each(Outcome)] == ["Boka tidigare"]


def test_without_notes_a_word_is_said(table: Table) -> None:
    table.mode.show_item("board")
    table.mode.do_named("suggest")
    assert table.said == ["Här finns inga lappar att sortera än."]
    themed(table)
    table.mode.do_named("suggest")
    assert "Gör och namnge några teman först" in table.said[-1]


def test_what_is_seen_is_shown_to_the_room_all_themes_or_the_one_with_the_keyboard(table: Table) -> None:
    themed(table)
    table.desk.do(MakeTheme(Theme(id="t", wall="wall", title="Tid"), tuple(ids(table)[:1])))
    table.mode.show_mine()
    shown = projection_of(table.state)
    assert (shown.scene, shown.target) == ("themes", "wall")
    table.mode.activity.themes.view.choosing.go("theme:t")
    table.mode.show_mine()
    shown = projection_of(table.state)
    assert (shown.scene, shown.target) == ("themes", "t")


def test_two_walls_have_each_their_themes(table: Table) -> None:
    themed(table)
    second = Wall(id="w2", title="Andra", item="board", rank="B")
    table.desk.do(Place((second, Note(id="z", wall="w2", text="Annat"))))
    activity = table.mode.activity
    table.desk.do(MakeTheme(Theme(id="t", wall="wall", title="Tid"), tuple(ids(table)[:1])))
    other = next(a for a in activity.all_shown if (a.kind, a.id) == ("themes", "w2"))
    activity.choose(other)
    view = activity.themes.view
    assert view.board is not None and not view.board.frames and [p.note for p in view.board.loose.places] == ["z"]
    table.desk.do(PutInTheme((ids(table)[0],), ""))
    activity.choose(next(a for a in activity.all_shown if (a.kind, a.id) == ("themes", "wall")))
    assert view.board is not None and view.board.loose.count == 2


def test_a_note_or_the_theme_with_the_keyboard_is_read_out(table: Table) -> None:
    themed(table)
    first, second = ids(table)
    table.desk.do(MakeTheme(Theme(id="t", wall="wall", title="Tid"), (first,)))
    view = table.mode.activity.themes.view
    view.choosing.go(second)
    table.mode.activity.theming.read_out()
    assert (projection_of(table.state).scene, projection_of(table.state).target) == ("read_out", second)
    view.choosing.go("theme:t")
    table.mode.activity.theming.read_out()
    assert projection_of(table.state).target == "t"


def test_the_menus_on_the_wall_and_in_teman_sort_and_merge(table: Table) -> None:
    themed(table)
    activity = table.mode.activity
    first, second = ids(table)
    table.desk.do(MakeTheme(Theme(id="t", wall="wall", title="Tid & rum"), ()))

    def texts(menu: QMenu) -> dict[str, QAction]:
        found = {}
        for act in menu.actions():
            found[act.text()] = act
            if isinstance(into := act.menu(), QMenu):
                found |= {f"{act.text()} › {a.text()}": a for a in into.actions()}
        return found

    view = activity.themes.view
    view.choosing.select([first, second])
    menu = notes_menu(view, table.seat, view.notes, lambda: None)
    rows = texts(menu)
    # an & in a name is an & and underlines nothing
    rows["Flytta till tema › Tid && rum"].trigger()
    assert [n.theme for n in table.state.each(Note)] == ["t", "t"]
    rows["Slå ihop, säger samma sak"].trigger()
    assert [n.merged_into for n in table.state.each(Note)] == ["", first]
    activity.choose(next(a for a in activity.all_shown if a.kind == "wall"))
    activity.wall.select([first])
    on_wall = notes_menu(activity.wall, table.seat, activity.wall.deeds, lambda: None)
    texts(on_wall)["Ta isär"].trigger()
    assert [n.merged_into for n in table.state.each(Note)] == ["", ""]
    head = theme_menu(view, table.seat, view.deeds, table.state.get(Theme, "t"), lambda: None)
    texts(head)["Vik ihop"].trigger()
    assert table.state.get(Theme, "t").is_folded
    texts(head)["Ta bort temat, lapparna blir kvar"].trigger()
    assert not themes_of(table.state, "wall") and len(ids(table)) == 2


def test_suggested_taken_and_counted_through_the_buttons(table: Table, qtbot: QtBot) -> None:
    themed(table)
    for line in ("Bussar oftare till byarna", "Bussar oftare till byarna!", "Xylofon"):
        table.enter(line)
    panel = table.mode.activity.themes
    table.desk.do(MakeTheme(Theme(id="t", wall="wall", title="Bussar i byarna"), ()))
    table.desk.do(MakeTheme(Theme(id="u", wall="wall", title="Möten"), ()))
    assert panel.sure.isHidden() and panel.help.isHidden()
    seq = table.state.seq
    panel.suggest.click()
    assert panel.suggest.text() == "Tar fram förslag …"
    qtbot.waitUntil(lambda: not panel.sure.isHidden(), timeout=30_000)
    assert not panel.help.isHidden() and "rummet ser inga förslag" in panel.help.text()
    assert table.state.seq == seq, "nothing moves by itself"
    panel.sure.click()
    assert table.state.seq == seq + 1 and len(notes_under(table.state, "t")) == 2
    assert panel.sure.isHidden()
    panel.suggest.click()
    assert panel.suggest.text() == "Föreslå för resten" and panel.help.isHidden()
    panel.duplicates.click()
    qtbot.waitUntil(lambda: len(panel.drawer.pairs) == 1, timeout=30_000)
    table.mode.do_named("similar")
    bus = notes_under(table.state, "t")[0].id
    panel.find_similar(bus)
    qtbot.waitUntil(lambda: len(panel.drawer.similar) == 1, timeout=30_000)
    # another wall, another list
    table.desk.do(Place((Wall(id="w2", title="Andra", item="board", rank="B"), Note(id="z", wall="w2", text="Annat"))))
    activity = table.mode.activity
    activity.choose(next(a for a in activity.all_shown if (a.kind, a.id) == ("themes", "w2")))
    assert panel.drawer.isHidden() and not panel.suggestions.is_on


def test_notes_are_moved_to_a_theme_from_where_they_are_selected(table: Table) -> None:
    table.mode.show_item("board")
    table.enter("Kollegialt utbyte")
    activity = table.mode.activity
    note = next(iter(table.state.each(Note)))
    table.desk.do(MakeTheme(Theme(id="t", wall=note.wall, title="Roll")))
    for kind in ("wall", "list"):
        activity.choose(next(a for a in activity.all_shown if a.kind == kind))
        activity.wall.select([note.id])
        table.mode.do_named("move_to_theme")
        assert activity.shown and activity.shown.kind == kind
        menu = [m for m in activity.findChildren(QMenu) if m.isVisible()][-1]
        next(a for a in menu.actions() if a.text() == "Roll").trigger()
        menu.close()
        assert table.state.get(Note, note.id).theme == "t"
        table.desk.undo()


def test_a_theme_is_read_out_from_its_row_in_the_list(table: Table) -> None:
    table.mode.show_item("board")
    table.enter("Kollegialt utbyte")
    activity = table.mode.activity
    note = next(iter(table.state.each(Note)))
    table.desk.do(MakeTheme(Theme(id="t", wall=note.wall, title="Roll"), (note.id,)))
    activity.choose(next(a for a in activity.all_shown if a.kind == "list"))
    tree = activity.outline.tree
    for row, target in ((tree.outline.index_of_thing("t"), "t"), (tree.outline.index_of_thing(note.id), note.id)):
        tree.setCurrentIndex(row)
        table.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, tree)
        assert projection_of(table.state).target == target


def test_themes_are_ordered_by_notes_and_by_votes_that_have_been_shown(table: Table) -> None:
    themed(table)
    first, second = ids(table)
    for name, notes in (("a", ()), ("b", (first, second)), ("c", ())):
        table.desk.do(MakeTheme(Theme(id=name, wall="wall", title=name), notes))
    options = tuple(VoteOption(id=f"o{t}", vote="v", text=t, source=t) for t in "abc")
    table.desk.do(MakeVote(Vote(id="v", title="Vilket?", on="themes", wall="wall"), options))
    table.desk.do(Count("oc", 9, "b1"))
    table.desk.do(Count("oa", 4, "b2"))

    def order() -> list[str]:
        return [t.id for t in themes_of(table.state, "wall")]

    # the room may see the themes: their order mustn't tell what is secret
    table.mode.do_named("themes_by_votes")
    assert order() == ["a", "b", "c"] and table.said[-1] == "Visa först resultatet av en omröstning om temana."
    table.mode.do_named("themes_by_count")
    assert order() == ["b", "a", "c"]
    table.desk.do(SetVoteState("v", "shown"))
    table.mode.do_named("themes_by_votes")
    assert order() == ["c", "a", "b"]
    table.mode.undo()
    assert order() == ["b", "a", "c"] and table.said[-1] == "Ångrade: teman ordnade"


def test_merging_under_a_hidden_note_says_that_the_room_sees_none_of_them(table: Table) -> None:
    themed(table)
    first, second = ids(table)
    table.desk.do(HideNotes((first,), True))
    view = table.mode.activity.themes.view
    view.choosing.select([first, second])
    table.mode.do_named("merge_notes")
    assert table.said[-1] == "Lappen som står för de andra är dold, så rummet ser ingen av dem."
    table.mode.undo()
    before = len(table.said)
    view.choosing.select([second, first])
    table.mode.do_named("merge_notes")
    assert len(table.said) == before
