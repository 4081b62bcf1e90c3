"""Counting a vote by keyboard: the list, the entry line, what is shown to the room, and what asks first."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from rusdesk.commands.command import Place, Remove, Revise
from rusdesk.commands.projection import ShowScene, projection_of
from rusdesk.commands.votes import MakeVote
from rusdesk.domain.outcomes import Jotting
from rusdesk.domain.themes import Theme
from rusdesk.domain.votes import Vote, VoteOption, choices, votes
from rusdesk.domain.wall import Note
from tests.ui.run.conftest import Table

_Both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def begin(table: Table, *texts: str) -> Table:
    options = tuple(VoteOption(id=f"o{n}", vote="v", text=t) for n, t in enumerate(texts, 1))
    table.desk.do(MakeVote(Vote(id="v", title="Vad först?", item="board", dots=2, present=3), options))
    table.mode.activity.show_vote("v")
    return table


def counts(table: Table, vote: str = "v") -> list[int | None]:
    return [c.dots for c in choices(table.state, table.state.get(Vote, vote))]


def test_digits_count_and_enter_goes_on(table: Table) -> None:
    begin(table, "Ett", "Två", "Tre")
    rows = table.mode.activity.vote.options
    assert rows.hasFocus() and rows.current == "o1"
    table.type("12", rows)
    assert counts(table) == [None, None, None]
    table.key(Qt.Key.Key_Return, widget=rows)
    table.type("3", rows)
    table.key(Qt.Key.Key_Down, widget=rows)
    table.type("++", rows)
    assert counts(table) == [12, 3, 2]
    table.key(Qt.Key.Key_Up, widget=rows)
    table.type("-", rows)
    assert counts(table) == [12, 2, 2] and rows.current == "o2"
    table.key(Qt.Key.Key_Delete, widget=rows)
    assert counts(table) == [12, None, 2]
    table.mode.undo()
    assert counts(table) == [12, 2, 2]
    assert "Ångrade: röster räknade" in table.said


def test_enter_on_the_last_leads_to_what_was_passed_over(table: Table) -> None:
    begin(table, "Ett", "Två", "Tre")
    rows = table.mode.activity.vote.options
    table.key(Qt.Key.Key_Down, widget=rows)
    table.type("4", rows)
    table.key(Qt.Key.Key_Return, widget=rows)
    table.type("5", rows)
    table.key(Qt.Key.Key_Return, widget=rows)
    assert rows.current == "o1" and counts(table) == [None, 4, 5]
    table.type("6", rows)
    table.key(Qt.Key.Key_End, widget=rows)
    table.key(Qt.Key.Key_Return, widget=rows)
    assert rows.current == "o3" and counts(table) == [6, 4, 5]


def test_letters_go_to_the_entry_line_and_digits_half_typed_are_kept(table: Table) -> None:
    begin(table, "Ett", "Två")
    rows = table.mode.activity.vote.options
    table.type("1", rows)
    assert ("field:ballot:o1:dots", "1") in table.journal.drafts
    table.type("h", rows)
    # leaving the list counts what stood there
    assert counts(table) == [1, None] and table.mode.entry.text == "h"


def test_half_typed_digits_stand_there_again(new_table: Callable[..., Table]) -> None:
    table = begin(new_table(drafts={"field:ballot:o2:dots": "17"}), "Ett", "Två")
    rows = table.mode.activity.vote.options
    assert (rows.current, rows.typed) == ("o2", "17")


def test_the_entry_line_counts_and_writes(table: Table) -> None:
    begin(table, "Kollegialt lärande", "Dialog med kommuner", "Dialog med staten")
    table.enter("2 8")
    table.enter("kolleg 5")
    assert counts(table) == [5, 8, None]
    assert table.mode.entry.text == ""
    table.enter("dialog 3")
    assert "Flera alternativ" in table.mode.entry.problem and counts(table) == [5, 8, None]
    table.mode.entry.edit.setPlainText("")
    table.enter("Vi tog om räkningen")
    assert table.texts(Jotting) == ["Vi tog om räkningen"]


def test_the_room_sees_nothing_before_show_and_is_asked_about_what_isnt_counted(table: Table) -> None:
    begin(table, "Ett", "Två")
    panel = table.mode.activity.vote
    table.type("3", panel.options)
    table.key(Qt.Key.Key_R, _Both, panel.options)
    # one option isn't counted: it asks, in place, and nothing has happened
    assert table.state.get(Vote, "v").state == "open" and panel.card.asking.isVisible()
    assert projection_of(table.state).scene != "vote"
    assert panel.card.uncounted.text() == "1 alternativ är inte räknat än. Visa ändå?"
    table.key(Qt.Key.Key_Escape, widget=panel.card.anyway)
    assert not panel.card.asking.isVisible() and panel.options.hasFocus() and panel.options.current == "o2"
    table.key(Qt.Key.Key_R, _Both, panel.options)
    panel.card.anyway.click()
    assert table.state.get(Vote, "v").state == "shown"
    assert (projection_of(table.state).scene, projection_of(table.state).target) == ("vote", "v")
    table.key(Qt.Key.Key_R, _Both, panel.options)
    assert table.state.get(Vote, "v").state == "closed"


def test_all_counted_is_shown_at_once_and_undone_in_one_step(table: Table) -> None:
    begin(table, "Ett")
    panel = table.mode.activity.vote
    table.type("0", panel.options)
    table.key(Qt.Key.Key_R, _Both, panel.options)
    assert table.state.get(Vote, "v").state == "shown"
    # red is for what the room sees now
    assert panel.card.chip.text == "Visas för rummet"
    table.desk.do(ShowScene("welcome"))
    assert panel.card.chip.text == "Visat för rummet"
    table.mode.undo()
    assert table.state.get(Vote, "v").state == "open"


def test_more_than_the_budget_warns_and_is_kept(table: Table) -> None:
    begin(table, "Ett", "Två")
    card = table.mode.activity.vote.card
    table.enter("1 3")
    assert (card.given.text(), card.of.text(), card.rest.text()) == ("3", "av 6 avgivna", "3 röster kvar")
    table.enter("2 4")
    assert counts(table) == [3, 4] and "Fler röster än" in card.rest.text()
    table.enter("1 2")
    assert "Ett alternativ har fler röster" in card.rest.text()


def test_a_vote_on_the_selected_notes_from_the_walls_menu(table: Table) -> None:
    table.mode.show_item("board")
    for text in ("Lapp ett", "Lapp två", "Lapp tre"):
        table.enter(text)
    notes = [n.id for n in table.state.each(Note)]
    wall = table.mode.activity.wall
    wall.select(notes[:2])
    wall.deeds.vote()
    vote = votes(table.state)[0]
    assert [c.text for c in choices(table.state, vote)] == ["Lapp ett", "Lapp två"]
    assert (vote.item, vote.on, vote.of) == ("board", "notes", "units")
    shown = table.mode.activity.shown
    assert shown and (shown.kind, shown.id) == ("vote", vote.id)


def test_a_vote_on_themes_and_on_own_options_from_the_command_list(table: Table) -> None:
    table.mode.show_item("board")
    table.mode.do_named("vote_themes")
    assert "Det finns inga teman att rösta om än." in table.said and not votes(table.state)
    table.desk.do(Place((Theme(id="t1", wall="wall", title="Lärande"), Theme(id="t2", wall="wall", title="Dialog"))))
    table.mode.do_named("vote_themes")
    table.mode.do_named("vote_options")
    own = votes(table.state)[1]
    panel = table.mode.activity.vote
    assert panel.vote_id == own.id and panel.add.hasFocus() and panel.empty.isVisible()
    table.type("Pröva", panel.add)
    table.key(Qt.Key.Key_Return, widget=panel.add)
    assert [c.text for c in choices(table.state, own)] == ["Pröva"] and panel.add.text() == ""
    assert [a.title for a in table.mode.activity.all_shown if a.kind == "vote"] == [
        "Vad är viktigast?",
        "Vad är viktigast? (2)",
    ]


def test_a_note_that_comes_while_it_is_counted_leaves_the_list_as_it_is(table: Table) -> None:
    begin(table, "Ett", "Två")
    rows = table.mode.activity.vote.options
    table.type("4", rows)
    table.desk.do(Revise(Vote, "v", {"dots": 5}))
    assert rows.typed == "4" and rows.current == "o1"


def test_a_tab_pressed_while_the_middle_has_the_keyboard_leads_to_the_counting(table: Table) -> None:
    begin(table, "Ett", "Två")
    activity = table.mode.activity
    activity.choose(next(a for a in activity.all_shown if a.kind == "wall"))
    there = table.mode.focusWidget()
    assert there is not None and activity.wall.isAncestorOf(there)
    activity.choose(next(a for a in activity.all_shown if a.kind == "vote"))
    assert activity.vote.options.hasFocus() and activity.vote.title is not None
    table.type("4", activity.vote.options)
    assert activity.vote.title.edit.text() == "Vad först?" and activity.vote.options.typed == "4"
    # from the entry line it stays there
    table.mode.entry.take_focus()
    activity.choose(next(a for a in activity.all_shown if a.kind == "jottings"))
    assert table.mode.entry.edit.hasFocus()


def test_a_theme_that_is_removed_says_so_and_keeps_its_count(table: Table) -> None:
    table.desk.do(Place((Theme(id="t", wall="wall", title="Tid", rank="a"),)))
    option = VoteOption(id="o1", vote="v", text="Tid", source="t")
    table.desk.do(MakeVote(Vote(id="v", title="Tema?", item="board", on="themes", wall="wall"), (option,)))
    table.mode.activity.show_vote("v")
    rows = table.mode.activity.vote.options
    table.type("6", rows)
    table.key(Qt.Key.Key_Return, widget=rows)
    table.desk.do(Remove(Theme, ("t",)))
    assert counts(table) == [6] and rows._below["o1"] == "temat är borttaget"


def test_the_room_is_shown_the_page_of_what_is_counted_when_asked(table: Table) -> None:
    begin(table, *(f"Alternativ {n}" for n in range(1, 15)))
    panel, mode = table.mode.activity.vote, table.mode
    mode.show_mine()
    assert projection_of(table.state).page == 0 and panel._order.text() == "Räknas i den här ordningen"
    for _n in range(5):
        table.type("1", panel.options)
        table.key(Qt.Key.Key_Return, widget=panel.options)
    # fourteen are 5, 5 and 4 to a page; the room stays where it is till somebody says otherwise
    assert panel.options.current == "o6" and projection_of(table.state).page == 0
    assert panel._order.text() == "Rummet ser en annan sida. Ctrl+R visar den som räknas."
    mode.show_mine()
    assert projection_of(table.state).page == 1 and panel._order.text() == "Räknas i den här ordningen"
    table.key(Qt.Key.Key_End, widget=panel.options)
    mode.show_mine()
    assert projection_of(table.state).page == 2
    panel.show_result(True)
    assert projection_of(table.state).page == 0, "the result begins with the winners"
