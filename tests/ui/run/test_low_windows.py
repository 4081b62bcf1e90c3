"""What must hold in small and empty windows: nothing lies on anything else, and the words are true."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rusdesk.commands.command import Place, Remove
from rusdesk.commands.votes import MakeVote
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.rounds import Answer
from rusdesk.domain.votes import Vote
from rusdesk.ui.tabs import Tab
from rusdesk.ui.theme import Theme
from rusdesk.ui.writing import in_two_lines
from tests.ui.run.conftest import Table


def box(widget: QWidget, inside: QWidget) -> QRect:
    return QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size())


def test_nothing_in_the_room_panel_lies_on_anything_else(new_table: Callable[..., Table]) -> None:
    table = new_table(size=(1024, 584))
    table.mode.columns.toggle_right()
    right = table.mode.right
    column = [right.monitor, right.open_button, right.pause_button, right.mine_button, right.scene_button]
    boxes = [box(w, right) for w in column]
    for upper, lower in itertools.pairwise(boxes):
        assert upper.bottom() < lower.top()
    for tile in right.captured.tiles.values():
        assert tile.height() >= tile.minimumSizeHint().height()
    assert all(b.right() < right.width() for b in boxes)


def test_planera_om_leaves_the_entry_line_free(new_table: Callable[..., Table]) -> None:
    table = new_table(size=(1024, 584))
    table.mode.deeds.start_next()
    table.clock.advance(100 * 60)
    table.mode.tick()
    table.mode.replan.open()
    assert table.mode.replan.popover.geometry().bottom() < table.mode.entry.y()


def test_tabs_end_where_the_stage_does(new_table: Callable[..., Table], qtbot: QtBot) -> None:
    table = new_table(size=(1366, 712))
    table.mode.show_item("in")
    activity = table.mode.activity
    order = activity.round.order
    side = order.parentWidget()
    last = [t for t in activity.head.findChildren(Tab) if t.property("activity")][-1]
    assert side is not None
    qtbot.waitUntil(lambda: abs(box(last, activity).right() - box(side, activity).right()) <= 1)


def test_without_a_programme_nothing_is_over(table: Table) -> None:
    table.desk.do(Remove(Part, ("p",)))
    table.desk.do(Remove(Item, tuple(i.id for i in table.state.each(Item))))
    timer = table.mode.left.timer
    assert timer.word == "Ej startat"
    assert timer._title.text() == "Inget program än"
    assert not timer.toggle.isEnabled()


def test_a_pause_over_time_has_nothing_left(table: Table) -> None:
    table.mode.deeds.start_next()
    table.clock.advance(12 * 60)
    table.mode.deeds.start_pause()
    table.mode.tick()
    timer = table.mode.left.timer
    assert timer.word == "Pausat"
    assert timer.clock_text == "+2:00"
    assert timer._of.text() == "över\n10 min"


def test_a_round_without_answers_says_what_to_do(table: Table) -> None:
    table.mode.show_item("in")
    panel = table.mode.activity.round
    assert panel._no_answers.isVisible() and not panel.answers.isVisible()
    table.enter("Det går bra")
    assert next(iter(table.state.each(Answer))).text == "Det går bra"
    assert panel.answers.isVisible() and not panel._no_answers.isVisible()


def test_after_the_round_the_line_asks_for_a_jotting(table: Table) -> None:
    table.mode.show_item("in")
    assert table.mode.entry.edit.placeholderText().startswith("Skriv svaret")
    for _ in range(9):
        table.mode.activity.go_on()
    assert table.mode.activity.spot().who == ""
    assert table.mode.entry.edit.placeholderText().startswith("Skriv en anteckning")


def test_a_line_that_fits_is_not_cut(table: Table) -> None:
    metrics = QFontMetrics(Theme(False).font(13.5))
    title = "RUS-nätverket – nästa träff och framtid"
    first = "RUS-nätverket – nästa"
    for room in range(metrics.horizontalAdvance(first), metrics.horizontalAdvance(first) + 4):
        assert in_two_lines(metrics, title, room).split("\n")[0] == first


def test_the_menu_of_earlier_starts_says_which_item_it_is_about(table: Table) -> None:
    table.mode.deeds.start_next()
    menu = table.mode.left.timer.menu()
    shown = [(a.text(), a.isEnabled()) for a in menu.actions() if not a.isSeparator()]
    assert shown[0] == ("Välkommen började", False)
    assert ("Nästa, Incheckning, började", False) in shown
    assert all(is_on for text, is_on in shown if text.startswith("för "))


def test_show_what_i_see_tells_whether_the_room_sees_it(table: Table) -> None:
    table.mode.show_item("board")
    table.mode.show_mine()
    assert table.said[-1] == "Visas för rummet när visningen öppnas (F5)"
    table.room.open()
    table.mode.show_mine()
    assert table.said[-1] == "Visas för rummet"
    table.room.freeze(True)
    table.mode.show_mine()
    assert table.said[-1] == "Bilden är fryst. Rummet ser det här när du släpper den."
    assert len(table.said) == 3, "the second time is answered too"


def test_the_button_of_a_turn_says_where_it_leads(table: Table) -> None:
    table.mode.show_item("in")
    panel = table.mode.activity.round
    panel.go_on()
    assert panel.speaker() is not None and panel.card.next_button.text() == "Nästa fråga"
    panel.card.next_button.click()
    assert panel.question == "r2" and panel.card.next_button.text() == "Klar, nästa"


def words_of(table: Table) -> list[bool]:
    tabs = [t for t in table.mode.activity.head.findChildren(Tab) if t.property("activity") and t.isVisible()]
    return [t.width() >= t.full_width for t in tabs]


def test_tabs_keep_their_words_when_many_gave_way_to_few(new_table: Callable[..., Table], qtbot: QtBot) -> None:
    table = new_table(size=(1366, 712))
    table.enter("En lapp")
    for item in ("board", "in"):
        table.mode.show_item(item)
        # those of the item before are gone, and don't take room any more
        qtbot.waitUntil(lambda: all(words_of(table)))


def test_the_last_tabs_lose_their_words_first(new_table: Callable[..., Table], qtbot: QtBot) -> None:
    table = new_table(size=(1110, 712))
    table.mode.show_item("board")
    table.enter("En lapp")
    qtbot.waitUntil(lambda: words_of(table)[:1] == [True] and False in words_of(table))
    assert words_of(table) == sorted(words_of(table), reverse=True)


def test_the_parts_of_the_day_go_above_when_there_is_no_room_beside(
    new_table: Callable[..., Table], qtbot: QtBot
) -> None:
    table = new_table(size=(1200, 712))
    titles = ("Efter lunch med alla", "Kvällen före middagen", "Dagen därpå med alla")
    table.desk.do(Place(tuple(Part(id=t, title=t, rank=f"Z{n}V") for n, t in enumerate(titles))))
    table.mode.show_item("in")
    table.mode.take_attendance()
    panel = table.mode.activity.attendance
    panel.count.setText("12 här · 3 av 21 regioner · 4 har förhinder")
    panel.resize(panel.width() - 1, panel.height())
    tabs = panel.findChildren(Tab)
    qtbot.waitUntil(lambda: all(t.width() >= t.full_width for t in tabs))
    assert box(tabs[0], panel).bottom() < box(panel.count, panel).top()


def test_results_take_the_room_of_the_other_questions_in_a_low_window(new_table: Callable[..., Table]) -> None:
    table = new_table(size=(1366, 712))
    table.mode.show_item("in")
    table.enter("Det går bra")
    panel = table.mode.activity.round
    shown = [line.isVisible() for line in panel.card.lines.values()]
    panel.show_results(True)
    assert [q for q, line in panel.card.lines.items() if line.isVisible()] == [panel.question]
    panel.show_results(False)
    assert len(shown) > 1 and all(line.isVisible() for line in panel.card.lines.values())


def test_a_turn_is_whole_in_the_lowest_window(new_table: Callable[..., Table], qtbot: QtBot) -> None:
    table = new_table(size=(1024, 584))
    table.mode.show_item("in")
    panel = table.mode.activity.round
    panel.go_on()
    table.enter("Det går bra")
    line = panel.card.lines[panel.question]

    def is_whole() -> bool:
        column = [panel.card.now, panel.card.name, line, panel.card.next_button, panel.answers_tab, panel.answers]
        boxes = [box(w, panel) for w in column]
        fits = all(w.height() >= w.sizeHint().height() for w in (panel.card.name, line, panel.card.next_button))
        return fits and all(upper.bottom() < lower.top() for upper, lower in itertools.pairwise(boxes))

    qtbot.waitUntil(is_whole)
    assert [q for q, shown in panel.card.lines.items() if shown.isVisible()] == [panel.question]


def test_without_a_programme_there_are_no_texts_to_open(table: Table) -> None:
    table.desk.do(Remove(Part, ("p",)))
    table.desk.do(Remove(Item, tuple(i.id for i in table.state.each(Item))))
    table.mode.show_item("")
    assert [a.kind for a in table.mode.activity.all_shown][-1:] == ["jottings"]
    assert "text" not in [a.kind for a in table.mode.activity.all_shown]


def test_every_tab_is_whole_however_little_room_there_is(new_table: Callable[..., Table], qtbot: QtBot) -> None:
    table = new_table(size=(640, 584))
    table.mode.show_item("board")
    table.enter("En lapp")

    def are_whole() -> bool:
        tabs = [t for t in table.mode.activity.head.findChildren(Tab) if t.property("activity") and t.isVisible()]
        return bool(tabs) and all(t.width() >= t.sizeHint().width() for t in tabs)

    qtbot.waitUntil(are_whole)


def test_what_is_found_is_told_beside_the_field(new_table: Callable[..., Table], qtbot: QtBot) -> None:
    table = new_table(size=(900, 584))
    table.mode.show_item("board")
    table.mode.open_find()
    bar = table.mode.finding
    bar.edit.setText("finns inte")
    row = [bar.edit, bar.count, bar.before, bar.after, bar.sift_button, bar.dim_button, bar.all_button]
    qtbot.waitUntil(lambda: all(a.geometry().right() < b.geometry().left() for a, b in itertools.pairwise(row)))
    assert bar.dim_button.accessibleName() == "Tona ner resten"


def test_the_room_panel_says_what_it_is(table: Table) -> None:
    title = table.mode.right.title
    assert title.isVisible() and title.width() >= title.fontMetrics().horizontalAdvance(title.text())


def test_the_last_tabs_are_cut_before_they_lose_their_words(new_table: Callable[..., Table], qtbot: QtBot) -> None:
    table = new_table(size=(1600, 900))
    table.mode.show_item("board")
    table.enter("En lapp")
    for n in range(5):
        table.desk.do(MakeVote(Vote(id=f"v{n}", title=f"Vad är viktigast? ({n})", item="board"), ()))

    def votes() -> list[Tab]:
        tabs = table.mode.activity.head.findChildren(Tab)
        return [t for t in tabs if t.isVisible() and str(t.property("activity")).startswith("vote")]

    qtbot.waitUntil(lambda: len(votes()) == 5 and votes()[0].width() == votes()[0].short_width)
    cut = [t for t in votes() if t.compact_width < t.width() == t.short_width < t.full_width]
    assert cut and "Vad är viktigast? (0)" in cut[0].toolTip()


def test_tabs_stay_where_they_are_when_the_groups_come_and_go(new_table: Callable[..., Table]) -> None:
    table = new_table(size=(1366, 712))
    table.mode.show_item("board")
    activity = table.mode.activity
    table.enter("En lapp")
    seen = []
    for kind in ("wall", "themes", "list", "wall"):
        activity.choose(next(one for one in activity.all_shown if one.kind == kind))
        QApplication.processEvents()
        tabs = [t for t in activity.head.findChildren(Tab) if t.property("activity")]
        seen.append([box(t, activity) for t in tabs])
    assert len(seen[0]) > 3 and all(one == seen[0] for one in seen)
