"""Votes made ready beforehand: their fields, and options as lines."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rusdesk.commands.command import Place
from rusdesk.commands.votes import Count, SetOptions
from rusdesk.domain.agenda import Item, Part
from rusdesk.domain.state import ranked
from rusdesk.domain.votes import Vote, VoteOption, choices
from rusdesk.domain.wall import Wall
from rusdesk.ui.planning.cards import CardSection
from tests.support.desks import make_desk


def test_a_vote_takes_the_item_and_its_options_as_lines(bench) -> None:
    one = bench(Part(id="p", title="Dag"), Item(id="vote", part="p", kind="vote", title="Prioritera"))
    mode = one.open()
    mode.show_section("votes")
    page = mode.page("votes")
    assert isinstance(page, CardSection)
    page.cards.add()
    (made,) = one.state.each(Vote)
    assert (made.item, made.on, made.of, made.dots) == ("vote", "options", "units", 3)
    form = page.cards.findChildren(type(page.cards._cards[made.id].form))[0]
    edit = form.options.edit
    edit.setFocus()
    QTest.keyClicks(edit, "Ett")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "Tva")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [c.text for c in choices(one.state, made)] == ["Ett", "Tva"]
    assert not form.wall.isVisible()
    one.seat.desk.do(Place((Wall(id="w1", title="Vägg"),)))
    page.cards.add()
    second = ranked(one.state.each(Vote))[1]
    assert (second.on, second.wall) == ("notes", "w1")


def test_options_that_say_the_same_keep_their_count() -> None:
    desk = make_desk(Vote(id="v", title="Vad?"))
    desk.do(SetOptions("v", ("a", "b", "c"), ("1", "2", "3")))
    for option, dots in (("1", 1), ("2", 2), ("3", 3)):
        desk.do(Count(option, dots, f"b{option}"))
    desk.do(SetOptions("v", ("c", "a", "B!"), ("4", "5", "6")))
    vote = desk.state.get(Vote, "v")
    assert [(c.text, c.dots) for c in choices(desk.state, vote)] == [("c", 3), ("a", 1), ("B!", 2)]
    desk.do(SetOptions("v", ("a",), ("7",)))
    assert [(c.text, c.dots) for c in choices(desk.state, vote)] == [("a", 1)]
    assert len(list(desk.state.each(VoteOption))) == 1
    desk.undo()
    assert [(c.text, c.dots) for c in choices(desk.state, vote)] == [("c", 3), ("a", 1), ("B!", 2)]
