"""Planera om: the line under the clock, and the proposals of one key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from rusdesk.commands.agenda import StartItem
from rusdesk.commands.command import Revise
from rusdesk.commands.running import SkipItem
from rusdesk.domain.agenda import Item
from rusdesk.ui.agenda import replan
from rusdesk.ui.agenda.replan_words import in_sentence
from tests.ui.run.conftest import NINE, Table

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
MINUTE = 60_000


def late(table: Table, minutes: int, **lunch: object) -> Table:
    """The check-in begins so many minutes late; what was the talk is a lunch with a fixed start at 10.25."""
    fields = {"title": "Lunch", "kind": "meal", "start": 10 * 60 + 25, **lunch}
    table.desk.do(Revise(Item, "talk", fields, undoable=False))
    table.desk.do(Revise(Item, "where", {"is_optional": True}, undoable=False))
    table.desk.do(StartItem("hello", NINE, "rh"))
    table.clock.advance((10 + minutes) * 60)
    table.desk.do(StartItem("in", table.clock.now_ms(), "ri"))
    table.mode.tick()
    return table


def minutes_of(table: Table) -> list[int]:
    return [table.state.get(Item, i).minutes for i in ("in", "board", "where")]


def has_focus(table: Table) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and table.mode.replan.popover.isAncestorOf(focus)


def test_in_time_nothing_is_said(table: Table) -> None:
    assert table.mode.replan.banner.isHidden()
    late(table, 0)
    assert table.mode.replan.banner.isHidden()


def test_late_it_says_what_can_be_kept_and_the_largest_cuts(table: Table) -> None:
    banner = late(table, 9).mode.replan.banner
    assert banner.isVisible() and banner.open_button.isVisible() and not banner.chip.isVisible()
    assert banner.headline.text() == "Vi hinner lunch 10.25 om vi kortar"
    assert "35" in banner.cuts.text() and "18" in banner.cuts.text()
    assert banner.accessibleName().startswith("Vi hinner lunch 10.25 om vi kortar. ")
    assert banner.height() == 80
    assert table.mode.left.timer.geometry().bottom() < banner.geometry().top() < table.mode.left.list.geometry().top()


def test_one_key_enter_and_undo(table: Table) -> None:
    late(table, 9)
    table.type("en tanke")
    table.key(Key.Key_J, CTRL)
    popover = table.mode.replan.popover
    assert popover.isVisible() and has_focus(table)
    assert popover.heading.text() == "Lunch 10.25 hålls"
    table.key(Key.Key_Return, widget=QApplication.focusWidget())
    assert minutes_of(table) == [18, 35, 13]
    assert not popover.isVisible() and table.mode.replan.banner.isHidden()
    assert table.said[-1] == "Kortat: lunch 10.25 hålls. Ctrl+Z ångrar."
    assert table.mode.entry.edit.hasFocus() and table.mode.entry.edit.toPlainText() == "en tanke"
    assert [r.shift for r in table.mode.left.list.rows if r.item.id == "talk"] == [0]
    table.mode.undo()
    assert minutes_of(table) == [20, 40, 15]
    assert table.mode.replan.banner.isVisible()


def test_escape_and_the_same_key_leave_it_as_it_was(table: Table) -> None:
    late(table, 9)
    for key, held in ((Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Key.Key_J, CTRL)):
        table.key(Key.Key_J, CTRL)
        assert table.mode.replan.popover.isVisible()
        table.key(key, held, QApplication.focusWidget())
        assert not table.mode.replan.popover.isVisible()
        assert table.mode.entry.edit.hasFocus()
    assert minutes_of(table) == [20, 40, 15]


def test_letters_still_write(table: Table) -> None:
    late(table, 9)
    table.key(Key.Key_J, CTRL)
    table.type("å", QApplication.focusWidget())
    assert table.mode.entry.edit.toPlainText() == "å"
    assert table.mode.replan.popover.isVisible(), "it isn't modal"


def test_striking_what_is_optional(table: Table) -> None:
    late(table, 9)
    table.key(Key.Key_J, CTRL)
    popover = table.mode.replan.popover
    popover.strike.click()
    assert popover.shown is not None and popover.shown.way == "drop"
    table.key(Key.Key_Return, widget=QApplication.focusWidget())
    assert table.state.get(Item, "where").is_struck
    assert minutes_of(table)[:2] == [20, 40]
    assert [r.state for r in table.mode.left.list.rows if r.item.id == "where"] == ["skipped"]
    said = [table.mode.left.list.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(5)]
    assert "Var är vi?, struken" in said[3]
    assert table.said[-1] == "Struket: Var är vi?. Ctrl+Z ångrar."
    table.mode.undo()
    assert not table.state.get(Item, "where").is_struck


def test_moving_the_fixed_start_is_chosen(table: Table) -> None:
    late(table, 9)
    table.key(Key.Key_J, CTRL)
    popover = table.mode.replan.popover
    assert popover.move_fixed.text() == "Flytta lunchen"
    popover.move_fixed.click()
    assert popover.heading.text() == "Lunch flyttas till 10.34"
    popover.move_fixed.click()
    assert popover.heading.text() == "Lunch 10.25 hålls"
    popover.move_fixed.click()
    table.key(Key.Key_Return, widget=QApplication.focusWidget())
    assert table.state.get(Item, "talk").start == 10 * 60 + 34
    assert minutes_of(table) == [20, 40, 15]
    assert table.said[-1] == "Lunch flyttas till 10.34. Ctrl+Z ångrar."


def test_what_lacks_is_said(table: Table) -> None:
    late(table, 33)
    banner = table.mode.replan.banner
    assert banner.headline.text() == "3 min saknas före lunch 10.25"
    assert banner.cuts.text() == "Kan strykas: Var är vi?"
    table.key(Key.Key_J, CTRL)
    popover = table.mode.replan.popover
    assert popover.heading.text() == "3 min saknas före lunch 10.25"
    assert "Kan strykas: Var är vi?" in popover.sentence.text()
    popover.strike.click()
    assert popover.heading.text() == "Lunch 10.25 hålls"


def test_it_is_reckoned_at_changes_and_once_a_minute(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    late(table, 9)
    real, asked = replan.standing, list[int]()

    def counted(*args: object) -> object:
        asked.append(1)
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(replan, "standing", counted)
    for _ in range(59):
        table.clock.advance(1)
        table.mode.tick()
    assert len(asked) == 0
    table.clock.advance(1)
    table.mode.tick()
    assert len(asked) == 1
    table.mode.show_item("board")
    table.enter("En lapp")
    assert len(asked) == 1, "a note has nothing to do with it"
    table.key(Key.Key_M, CTRL)
    assert len(asked) == 2
    assert "lunch" in table.mode.replan.banner.headline.text()


def test_what_is_shown_follows_the_clock(table: Table) -> None:
    late(table, 9)
    table.key(Key.Key_J, CTRL)
    popover = table.mode.replan.popover
    table.mode.deeds.add_minutes(5)
    first = popover.shown
    assert first is not None and first.changed[0].before == 25
    table.mode.deeds.next(0)
    assert not popover.isVisible()
    table.key(Key.Key_J, CTRL)
    assert popover.shown is not None and popover.shown.lines[0].item.id == "board"


def test_what_changed_in_another_mode_is_taken_up(table: Table) -> None:
    late(table, 9)
    table.key(Key.Key_J, CTRL)
    table.mode.hide()
    table.desk.do(Revise(Item, "board", {"minutes": 30}))
    table.mode.show()
    popover = table.mode.replan.popover
    assert popover.shown is not None and not popover.shown.changed
    assert popover.heading.text() == "Alla fasta tider hålls" and not popover.use.isEnabled()
    assert popover.sentence.text() == "1 min till godo före lunch 10.25."


def test_nothing_to_plan(table: Table) -> None:
    table.key(Key.Key_J, CTRL)
    popover = table.mode.replan.popover
    assert popover.heading.text() == "Inget att planera om"
    assert not popover.use.isEnabled() and has_focus(table)
    table.key(Key.Key_Escape, widget=QApplication.focusWidget())
    assert not popover.isVisible()


@pytest.mark.parametrize("is_dark", [False, True])
def test_folded_in_a_small_window(new_table: Callable[..., Table], is_dark: bool) -> None:
    table = late(new_table(size=(1366, 712), is_dark=is_dark), 9)
    banner, popover = table.mode.replan.banner, table.mode.replan.popover
    assert banner.chip.isVisible() and not banner.headline.isVisible()
    assert banner.chip.text() == "Lunch 10.25 om vi kortar"
    banner.chip.click()
    assert popover.isVisible()
    assert table.mode.rect().contains(popover.geometry())
    assert popover.geometry().left() > table.mode.left.geometry().right()
    table.mode.resize(1024, 600)
    assert table.mode.rect().contains(popover.geometry())


def test_titles_are_plain_text(table: Table) -> None:
    late(table, 9, title="<b>Lunch</b> & annat")
    table.key(Key.Key_J, CTRL)
    labels = table.mode.replan.popover.findChildren(QLabel)
    assert any(label.text() == "<b>Lunch</b> & annat" for label in labels)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels if label.text())


def test_a_title_within_a_sentence() -> None:
    def said(title: str, kind: str) -> str:
        return in_sentence(Item(id="x", part="p", title=title, kind=kind))  # type: ignore[arg-type]

    assert [said("Lunch", "meal"), said("SKR", "meal"), said("Lunch på Skeppsholmen", "meal")] == [
        "lunch", "SKR", "Lunch på Skeppsholmen",
    ]  # fmt: skip
    assert said("Summering", "talk") == "Summering"


def test_it_closes_when_the_programme_goes_on_under_it(table: Table) -> None:
    late(table, 9)
    popover = table.mode.replan.popover
    for command in (SkipItem("where"), SkipItem("where", False), StartItem("board", table.clock.now_ms(), "rb")):
        table.key(Key.Key_J, CTRL)
        assert popover.isVisible() and has_focus(table)
        table.desk.do(command)
        assert not popover.isVisible(), command
        assert table.mode.entry.edit.hasFocus()


def test_a_length_changed_under_it_makes_it_anew(table: Table) -> None:
    late(table, 9)
    table.key(Key.Key_J, CTRL)
    popover = table.mode.replan.popover
    before = popover.shown
    table.desk.do(Revise(Item, "board", {"minutes": 36}))
    assert popover.isVisible() and popover.shown != before
