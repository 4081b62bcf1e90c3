"""Summaries, links and coming dates written while the day runs."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QLineEdit

from rusdesk.commands.command import Place
from rusdesk.domain.workshop import ComingDate, Link, Summary


def kinds(mode: Any) -> list[str]:
    return [a.kind for a in mode.activity.all_shown]


def fields(mode: Any) -> list[Any]:
    QApplication.processEvents()
    panel = mode.activity.text
    found = panel.pages.currentWidget().findChildren(QLineEdit)
    return [f for f in found if f.isVisibleTo(panel)]


def test_an_item_without_texts_gets_a_tab_while_they_are_written(table: Any) -> None:
    mode = table.mode
    mode.show_item("talk")
    assert "text" not in kinds(mode)
    mode.do_named("write_texts")
    assert mode.activity.shown.kind == "text" and mode.activity.text.is_writing
    mode.activity.text.turn.click()
    assert "text" not in kinds(mode), "nothing was written"


def test_what_is_added_belongs_to_the_item_and_can_be_read(table: Any) -> None:
    mode = table.mode
    mode.show_item("talk")
    mode.do_named("write_texts")
    summaries, links, dates = mode.activity.text._cards
    for cards in (summaries, links, dates):
        cards.add()
    state = table.state
    assert [s.item for s in state.each(Summary)] == ["talk"]
    assert [x.item for x in state.each(Link)] == ["talk"]
    assert [d.kind for d in state.each(ComingDate)] == ["next_meeting"]
    title = next(f for f in fields(mode) if f.text() == "Ny sammanfattning")
    title.setFocus()
    title.selectAll()
    table.type("Varför behövs nätverket?", title)
    mode.activity.text.turn.click()
    assert next(iter(table.state.each(Summary))).title == "Varför behövs nätverket?"
    assert mode.activity.shown.kind == "text" and not mode.activity.text.is_writing
    table.seat.desk.undo()
    assert next(iter(table.state.each(Summary))).title == "Ny sammanfattning"


def test_another_items_texts_arent_among_them(table: Any) -> None:
    table.seat.desk.do(Place((Summary(id="s1", title="En", item="talk"), Summary(id="s2", title="Två", item="hello"))))
    mode = table.mode
    mode.show_item("talk")
    mode.activity.choose(next(a for a in mode.activity.all_shown if a.kind == "text"))
    mode.activity.text.turn.click()
    shown = [f.text() for f in fields(mode)]
    assert "En" in shown and "Två" not in shown
