"""Rows of the programme moved by keys and drops."""

from __future__ import annotations

import pytest

from rusdesk.commands.agenda import MoveItem
from rusdesk.domain.agenda import Item, Part, in_order
from rusdesk.ui.agenda.moving import dropped, lifted, nested, one_step
from tests.support.desks import make_desk

DAY = (
    Part(id="am", title="Förmiddag", rank="1"),
    Part(id="pm", title="Eftermiddag", rank="2"),
    Item(id="a", part="am", title="A", rank="1"),
    Item(id="b", part="am", title="B", rank="2"),
    Item(id="b1", part="am", parent="b", title="B1", rank="1"),
    Item(id="b2", part="am", parent="b", title="B2", rank="2"),
    Item(id="c", part="pm", title="C", rank="1"),
)


def order(move: MoveItem | None) -> str:
    desk = make_desk(*DAY)
    assert move is not None
    desk.do(move)
    return " ".join(f"{i.part}:{i.parent + '/' if i.parent else ''}{i.id}" for i in in_order(desk.state))


@pytest.mark.parametrize(
    ("who", "by", "after"),
    [
        ("a", 1, "am:b am:b/b1 am:b/b2 am:a pm:c"),
        ("b", -1, "am:b am:b/b1 am:b/b2 am:a pm:c"),
        ("b", 1, "am:a pm:b pm:b/b1 pm:b/b2 pm:c"),
        ("c", -1, "am:a am:b am:b/b1 am:b/b2 am:c"),
        ("b1", 1, "am:a am:b am:b/b2 am:b/b1 pm:c"),
        ("b1", -1, "am:a am:b1 am:b am:b/b2 pm:c"),
        ("b2", 1, "am:a am:b am:b/b1 am:b2 pm:c"),
    ],
)
def test_one_step(who: str, by: int, after: str) -> None:
    assert order(one_step(make_desk(*DAY).state, who, by)) == after


def test_the_ends_of_the_day_hold() -> None:
    state = make_desk(*DAY).state
    assert one_step(state, "a", -1) is None
    assert one_step(state, "c", 1) is None


def test_in_and_out_of_an_item() -> None:
    state = make_desk(*DAY).state
    assert nested(state, "a") is None and nested(state, "b") is None and nested(state, "b1") is None
    assert lifted(state, "a") is None
    assert order(lifted(state, "b1")) == "am:a am:b am:b/b2 am:b1 pm:c"


@pytest.mark.parametrize(
    ("who", "above", "after"),
    [
        ("a", "pm", "am:b am:b/b1 am:b/b2 pm:a pm:c"),
        ("a", "c", "am:b am:b/b1 am:b/b2 pm:c pm:a"),
        ("c", "b1", "am:a am:b am:b/b1 am:b/b2 am:c"),
        ("b2", "b", "am:a am:b am:b/b2 am:b/b1 pm:c"),
        ("b1", "b2", "am:a am:b am:b/b2 am:b/b1 pm:c"),
        ("b1", "a", "am:a am:b1 am:b am:b/b2 pm:c"),
    ],
)
def test_drops(who: str, above: str, after: str) -> None:
    assert order(dropped(make_desk(*DAY).state, who, above)) == after


def test_a_drop_on_itself_or_its_own_parts_is_nothing() -> None:
    state = make_desk(*DAY).state
    assert dropped(state, "b", "b") is None
    assert dropped(state, "b", "b2") is None
