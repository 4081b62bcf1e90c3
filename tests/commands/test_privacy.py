"""Private walls and the inbox: what nobody but the desk sees until it is revealed or approved."""

import pytest

from rusdesk.commands.privacy import ApproveNotes, ReceiveNote, SetInbox, SetPrivate
from rusdesk.commands.wall import AddNote, HideNotes
from rusdesk.desk.desk import Desk
from rusdesk.domain.access import Audience, visible_to
from rusdesk.domain.minutes import compose
from rusdesk.domain.search import find
from rusdesk.domain.themes import Theme
from rusdesk.domain.wall import Area, Note, Wall
from tests.support.desks import UNITS, make_desk

SEEN = (Audience.ROOM, Audience.READER)


def private() -> Desk:
    desk = make_desk(
        Wall(id="v", title="Vägg"),
        Theme(id="t", wall="v", title="Hemligt tema"),
        Note(id="a", wall="v", text="alfa", theme="t"),
        Note(id="b", wall="v", text="beta", is_hidden=True),
        Note(id="c", wall="v", text="gamma"),
    )
    desk.do(SetPrivate("v", True))
    return desk


def seen(desk: Desk, audience: Audience) -> list[str]:
    return [n.text for n in visible_to(audience, desk.state).each(Note)]


def test_a_private_walls_notes_are_seen_by_the_desk_alone_until_revealed() -> None:
    desk = private()
    for audience in SEEN:
        assert seen(desk, audience) == []
        assert not list(visible_to(audience, desk.state).each(Theme))
        assert not find(visible_to(audience, desk.state), "alfa")
    assert len(seen(desk, Audience.DESK)) == 3 and find(desk.state, "alfa")
    assert "alfa" not in repr(compose(desk.state, UNITS)) and "Hemligt tema" not in repr(compose(desk.state, UNITS))
    desk.do(HideNotes(("a",), False))
    for audience in SEEN:
        assert seen(desk, audience) == ["alfa"]
        assert [t.title for t in visible_to(audience, desk.state).each(Theme)] == ["Hemligt tema"]
    desk.do(HideNotes(("a",), True))
    assert seen(desk, Audience.ROOM) == []


def test_a_note_written_on_a_private_wall_is_not_seen() -> None:
    desk = private()
    desk.do(AddNote(Note(id="d", wall="v", text="delta")))
    assert seen(desk, Audience.ROOM) == []


def test_all_are_shown_at_once_but_what_was_put_aside_by_itself() -> None:
    desk = private()
    desk.do(HideNotes(("c",), False))
    desk.do(SetPrivate("v", False))
    assert seen(desk, Audience.ROOM) == ["alfa", "gamma"]
    desk.do(SetPrivate("v", True))
    # revealing is for once: made private again, all are kept back
    assert seen(desk, Audience.ROOM) == []
    desk.undo()
    assert seen(desk, Audience.ROOM) == ["alfa", "gamma"]


def inbox() -> Desk:
    desk = make_desk(Wall(id="v", title="Vägg"), Area(id="area", wall="v", w=460, h=380))
    desk.do(SetInbox("v", True))
    desk.do(AddNote(Note(id="mine", wall="v", area="area", text="min egen")))
    for n in range(3):
        desk.do(ReceiveNote(Note(id=f"n{n}", wall="v", area="area", text=f"ny {n}", source="phone", made_at=n)))
    return desk


def test_what_comes_in_waits_and_the_note_takers_own_go_straight_to_the_wall() -> None:
    desk = inbox()
    for audience in SEEN:
        assert seen(desk, audience) == ["min egen"]
        assert not find(visible_to(audience, desk.state), "ny 1")
    assert [n.awaits for n in desk.state.each(Note)] == [False, True, True, True]
    # what waits takes no room
    desk.do(AddNote(Note(id="mine2", wall="v", area="area", text="en till")))
    mine, second = desk.state.get(Note, "mine"), desk.state.get(Note, "mine2")
    assert second.y == mine.y and second.x > mine.x


def test_approved_notes_lie_free_of_each_other_in_the_order_they_were_named_in_one_step() -> None:
    desk = inbox()
    desk.do(ApproveNotes(("n0", "n2")))
    assert seen(desk, Audience.ROOM) == ["min egen", "ny 0", "ny 2"]
    there = [desk.state.get(Note, i) for i in ("mine", "n0", "n2")]
    assert not any(a.rect.overlaps(b.rect) for n, a in enumerate(there) for b in there[:n])
    assert desk.do(ApproveNotes(("n0",))) is None
    desk.undo()
    assert seen(desk, Audience.ROOM) == ["min egen"]


@pytest.mark.parametrize("has_inbox", [False, True])
def test_the_inbox_is_opt_in(has_inbox: bool) -> None:
    desk = make_desk(Wall(id="v", title="Vägg", has_inbox=has_inbox))
    desk.do(ReceiveNote(Note(id="n", wall="v", text="ny", source="phone")))
    assert desk.state.get(Note, "n").awaits is has_inbox
