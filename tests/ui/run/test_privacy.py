"""Private walls and the inbox at the desk: a button that shows all, a key for the selected, a list to approve."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from rusdesk.commands.privacy import ReceiveNote, SetInbox, SetPrivate
from rusdesk.commands.projection import projection_of
from rusdesk.commands.themes import MakeTheme
from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Note
from tests.ui.run.conftest import Table

_Both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def seen(table: Table) -> list[str]:
    return [n.text for n in visible_to(Audience.ROOM, table.state).each(Note)]


def board(table: Table, *texts: str) -> Table:
    table.mode.show_item("board")
    for text in texts:
        table.enter(text)
    return table


def test_notes_on_a_private_wall_are_shown_one_by_one_or_all_at_once(table: Table) -> None:
    button = board(table, "Ett", "Två", "Tre").mode.activity.head.reveal
    assert not button.isVisible()
    table.mode.do_named("private")
    assert button.isVisible() and button.text() == "Visa 3 dolda lappar" and seen(table) == []
    wall = table.mode.activity.wall
    wall.select([next(n.id for n in table.state.each(Note) if n.text == "Två")])
    table.key(Qt.Key.Key_H, _Both, wall)
    assert seen(table) == ["Två"] and button.text() == "Visa 2 dolda lappar"
    table.enter("Fyra")
    assert seen(table) == ["Två"] and button.text() == "Visa 3 dolda lappar"
    button.click()
    # it stands among the tabs: one press too many on them shows the room nothing
    assert seen(table) == ["Två"] and button.text() == "Visa för rummet?"
    button._asks.stop()
    button._let_be()
    assert button.text() == "Visa 3 dolda lappar"
    button.click()
    button.click()
    assert seen(table) == ["Två"], "a double click is one press"
    button._breath = -1
    button.click()
    assert seen(table) == ["Ett", "Två", "Tre", "Fyra"] and not button.isVisible()
    table.mode.undo()
    assert seen(table) == ["Två"]


def test_the_key_without_a_selection_says_what_to_do(table: Table) -> None:
    board(table, "Ett")
    table.mode.activity.wall.select([])
    table.key(Qt.Key.Key_H, _Both)
    assert table.said[-1] == "Markera de lappar som ska döljas eller visas först." and seen(table) == ["Ett"]


def come_in(table: Table, *texts: str) -> None:
    for n, text in enumerate(texts):
        table.desk.do(ReceiveNote(Note(id=f"in{n}", wall="wall", area="area1", text=text, source="phone", made_at=n)))


def test_what_comes_in_is_approved_or_sent_away_by_keys(table: Table) -> None:
    inbox, rail = table.mode.right.inbox, table.mode.rail.inbox
    assert not inbox.isVisible() and not rail.isVisibleTo(table.mode.rail)
    table.desk.do(SetInbox("wall", True))
    assert inbox.isVisible() and rail.isVisibleTo(table.mode.rail)
    come_in(table, "Ett", "Två", "Tre")
    assert inbox.list.texts == ["Ett", "Två", "Tre"] and seen(table) == []
    assert rail.accessibleName() == "Inkorg: 3 lappar väntar"
    inbox.list.setFocus()
    table.key(Qt.Key.Key_Return, widget=inbox.list)
    assert seen(table) == ["Ett"] and inbox.list.texts == ["Två", "Tre"]
    table.key(Qt.Key.Key_Delete, widget=inbox.list)
    assert inbox.list.texts == ["Tre"] and "Lappen avvisad. Ctrl+Z ångrar." in table.said
    table.mode.undo()
    assert inbox.list.texts == ["Två", "Tre"]
    inbox.all_button.click()
    assert seen(table) == ["Ett", "Två", "Tre"] and inbox.count() == 0
    table.mode.undo()
    assert seen(table) == ["Ett"]


def test_the_note_takers_own_notes_go_straight_to_the_wall(table: Table) -> None:
    table.desk.do(SetInbox("wall", True))
    board(table, "Min egen")
    assert seen(table) == ["Min egen"] and table.mode.right.inbox.count() == 0


def test_a_private_walls_notes_stay_at_the_desk_when_the_wall_is_shown(table: Table) -> None:
    board(table, "Ett")
    table.desk.do(SetPrivate("wall", True))
    table.mode.show_mine()
    assert seen(table) == []


def test_the_key_is_about_what_shows_and_never_about_what_was_selected_elsewhere(table: Table) -> None:
    board(table, "Ett", "Två")
    activity = table.mode.activity
    one, two = [n.id for n in table.state.each(Note)]
    activity.wall.select([one])
    table.key(Qt.Key.Key_H, _Both, activity.wall)
    assert seen(table) == ["Två"]
    activity.choose(next(a for a in activity.all_shown if a.kind == "themes"))
    activity.themes.view.choosing.go(two)
    table.key(Qt.Key.Key_H, _Both, activity.themes.view)
    assert seen(table) == []
    # the wall's own selection is out of sight here, and what is hidden must not be shown by it
    activity.choose(next(a for a in activity.all_shown if a.kind == "jottings"))
    table.key(Qt.Key.Key_H, _Both)
    assert seen(table) == [] and table.said[-1] == "Markera de lappar som ska döljas eller visas först."


def test_what_the_buttons_approve_stays_in_sight_and_the_same_when_more_comes_in(table: Table) -> None:
    table.desk.do(SetInbox("wall", True))
    long = "mycket lång text " * 40
    come_in(table, "Först", long, long)
    rows = table.mode.right.inbox.list
    assert rows.visualItemRect(rows.currentItem()).intersects(rows.viewport().rect()) and rows.currentRow() == 0
    rows.setCurrentRow(2)
    chosen = table.mode.right.inbox._chosen()
    table.desk.do(ReceiveNote(Note(id="early", wall="wall", text="Klockan gick före", source="phone", made_at=-9)))
    assert rows.currentRow() == 3 and table.mode.right.inbox._chosen() == chosen
    # scrolled away to read the others, more coming in: it isn't fetched back, nor let in unseen
    rows.verticalScrollBar().setValue(0)
    table.desk.do(ReceiveNote(Note(id="late", wall="wall", text="Sist", source="phone", made_at=99)))
    assert rows.verticalScrollBar().value() == 0
    table.mode.right.inbox.approve_button.click()
    assert seen(table) == [] and rows.verticalScrollBar().value() > 0
    table.mode.right.inbox.approve_button.click()
    assert [n.id for n in visible_to(Audience.ROOM, table.state).each(Note)] == [chosen]


def test_what_is_hidden_is_not_read_out_and_the_room_keeps_what_it_has(table: Table) -> None:
    board(table, "Ett")
    table.desk.do(SetPrivate("wall", True))
    note = next(n.id for n in table.state.each(Note))
    table.desk.do(MakeTheme(Theme(id="t", wall="wall", title="Tid"), (note,)))
    activity = table.mode.activity
    before = projection_of(table.state)
    activity.wall.select([note])
    activity.theming.read_out()
    assert table.said[-1] == "Lappen är dold för rummet. Visa den först."
    activity.choose(next(a for a in activity.all_shown if a.kind == "themes"))
    activity.themes.view.choosing.go("theme:t")
    activity.theming.read_out()
    assert table.said[-1] == "Temat är dolt för rummet. Visa dess lappar först."
    assert projection_of(table.state) == before
    activity.themes.view.choosing.go(note)
    table.key(Qt.Key.Key_H, _Both, activity.themes.view)
    activity.theming.read_out()
    assert (projection_of(table.state).scene, projection_of(table.state).target) == ("read_out", note)


def test_the_inbox_is_come_to_by_name_and_from_the_rail(new_table: Callable[..., Table]) -> None:
    table = new_table(size=(1366, 712))
    table.mode.do_named("to_inbox")
    assert table.said[-1] == "Ingen vägg har någon inkorg än."
    table.desk.do(SetInbox("wall", True))
    come_in(table, *(f"Lapp {n} som säger en hel del och tar flera rader" for n in range(6)))
    inbox = table.mode.right.inbox
    assert table.mode.rail.inbox.isVisible() and not inbox.isVisible()
    table.mode.rail.inbox.click()
    assert inbox.isVisible() and table.mode.window().focusWidget() is inbox.list
    seen_of_it = inbox.list.visibleRegion().boundingRect()
    assert seen_of_it.height() == inbox.list.height(), "in sight, though the column scrolls"
